/* SPDX-License-Identifier: MIT */
/* Random workouts through a file and back: nothing may have changed. */
#ifndef TESTS_UNIT_ROUND_TRIP_H
#define TESTS_UNIT_ROUND_TRIP_H

#include "random_workout.h"

static inline bool
target_equal(const vk_target *a, const vk_target *b)
{
	return a->unit == b->unit && !(a->start < b->start) &&
	    !(a->start > b->start) && !(a->end < b->end) && !(a->end > b->end);
}

/* roles: whether the format says what a step is for. */
static inline bool
step_equal(const vk_workout *v, const vk_step *a, const vk_workout *w,
    const vk_step *b, bool roles)
{
	return a->duration == b->duration && !(a->distance < b->distance) &&
	    !(a->distance > b->distance) && a->open == b->open &&
	    a->ramp == b->ramp && a->freeride == b->freeride &&
	    a->maxeffort == b->maxeffort &&
	    target_equal(&a->power, &b->power) &&
	    target_equal(&a->hr, &b->hr) &&
	    target_equal(&a->cadence, &b->cadence) &&
	    target_equal(&a->rpe, &b->rpe) && (!roles ||
	    (a->warmup == b->warmup && a->cooldown == b->cooldown &&
	    a->intensity == b->intensity)) && a->text_len == b->text_len &&
	    (a->text_len == 0 || memcmp(v->text.data + a->text,
	    w->text.data + b->text, a->text_len) == 0);
}

/* The same steps in the same order once rolled out. */
static inline bool
workout_plays_equal(const vk_workout *v, const vk_workout *w, bool roles)
{
	vk_walk one = { 0 }, two = { 0 };
	const vk_step *a, *b;

	do {
		a = vk_workout_walk(v, &one);
		b = vk_workout_walk(w, &two);
		if (a == NULL || b == NULL)
			return a == b;
	} while (step_equal(v, a, w, b, roles));
	return false;
}

/* The bytes of a member, "" when it is absent; the record's. */
static inline bool
member_equal(const vk_record *a, const vk_record *b, const char *path)
{
	const char *x = "", *y = "";
	size_t x_len = 0, y_len = 0;

	(void)vk_record_get(a, path, &x, &x_len);
	(void)vk_record_get(b, path, &y, &y_len);
	return x_len == y_len && memcmp(x, y, x_len) == 0;
}

/* No tags are none at all, or an empty list. */
static inline bool
tags_equal(const vk_record *a, const vk_record *b)
{
	const char *json;
	size_t len;

	return member_equal(a, b, "tags") || (vk_record_get(a, "tags", &json,
	    &len) == VK_OK && len == 2 &&
	    vk_record_get(b, "tags", &json, &len) == VK_ABSENT);
}

struct round_trip {
	const char *format;
	unsigned says;
	bool roles;
	bool headless; /* it has no place for a name */
	bool tags;     /* but for tags */
	vk_export_options options;
	/* What must be equal besides what is played; NULL: nothing. */
	bool (*equal)(const vk_workout *before, const vk_workout *after);
};

static inline void
round_trip(const struct round_trip *trip)
{
	const vk_import_options read = { .flat = false };
	uint32_t seed = random_number("SEED", 1);
	uint32_t count = random_number("ROUND_TRIPS", 10000);
	const vk_format *format = vk_format_find(trip->format);
	vk_export *writer;
	vk_import *reader;
	vk_record *before, *after;
	vk_workout w = { 0 };
	vk_error err = { 0 };

	printf("%s: %u workouts from seed %u\n", trip->format, count, seed);
	cr_assert_eq(vk_export_new(&writer), VK_OK);
	cr_assert_eq(vk_import_new(&reader), VK_OK);
	cr_assert_eq(vk_record_new(&before), VK_OK);
	cr_assert_eq(vk_record_new(&after), VK_OK);
	random_begin(seed);
	for (uint32_t i = 0; i < count; i++) {
		const char *data;
		size_t len;

		random_workout(&w, trip->says);
		random_record(&w, before);
		cr_assert_eq(vk_export_begin(writer, before, &trip->options,
		    &err), VK_OK);
		cr_assert_eq(vk_export_write(writer, format, &err), VK_OK,
		    "seed %u, workout %u: %s %s", seed, i, err.format,
		    err.arg[0]);
		cr_assert_eq(vk_export_loss(writer, 0), NULL,
		    "seed %u, workout %u: %s", seed, i,
		    vk_export_loss(writer, 0)->code);
		vk_export_bytes(writer, &data, &len);
		cr_assert_eq(vk_format_guess(data, len), format);
		cr_assert_eq(vk_import_read(reader, NULL, data, len, &read,
		    &err), VK_OK, "seed %u, workout %u: %s %s\n%.*s", seed, i,
		    err.format, err.arg[0], format->binary ? 0 : (int)len,
		    data);
		cr_assert(workout_plays_equal(&w, vk_import_workout(reader),
		    trip->roles), "seed %u, workout %u:\n%.*s", seed, i,
		    format->binary ? 0 : (int)len, data);
		cr_assert(trip->equal == NULL || trip->equal(&w,
		    vk_import_workout(reader)), "seed %u, workout %u", seed,
		    i);
		cr_assert_eq(vk_import_record(reader, NULL, after), VK_OK);
		cr_assert(trip->headless ||
		    (member_equal(before, after, "name") &&
		    member_equal(before, after, "description")),
		    "seed %u, workout %u: name or description", seed, i);
		cr_assert(!trip->tags || tags_equal(before, after),
		    "seed %u, workout %u: tags\n%.*s", seed, i, (int)len,
		    data);
	}
	vk_workout_free(&w);
	vk_record_free(before);
	vk_record_free(after);
	vk_export_free(writer);
	vk_import_free(reader);
}

#endif
