/* SPDX-License-Identifier: MIT */
/*
 * Random workouts into FIT files and back. Everything comes back but what the
 * format has no place for: a step without a role, which is active there. Ramps, cadences and the rest survive by the names of steps,
 * though other programs lose them, which is told.
 */
#include "round_trip.h"

enum { SAYS = RANDOM_WATTS | RANDOM_PERCENT | RANDOM_RAMPS | RANDOM_RANGES |
	RANDOM_FREE | RANDOM_CADENCE | RANDOM_CADENCE_RANGES | RANDOM_HR |
	RANDOM_OPEN | RANDOM_DISTANCE | RANDOM_CUES | RANDOM_GROUPS |
	RANDOM_NESTED | RANDOM_ROLES | RANDOM_ZONES | RANDOM_MAX |
	RANDOM_TIMED };

/* A step without a role is active, and low comes before high. */
static void
expect(vk_workout *w)
{
	size_t i;

	for (i = 1; i < w->count; i++) {
		vk_step *s = &w->node[i];

		if (s->reps == 0 && s->intensity == VK_INTENSITY_NONE)
			s->intensity = VK_INTENSITY_ACTIVE;
	}
}

static const char *
json_of(const vk_workout *w, vk_buf *out)
{
	vk_buf_clear(out);
	vk_workout_write(w, out);
	return vk_buf_text(out);
}

/* Notes have 254 bytes; a longer cue is cut, which is told. */
static bool
is_cut(const vk_export *writer)
{
	const vk_loss *loss;

	for (size_t i = 0; (loss = vk_export_loss(writer, i)) != NULL; i++)
		if (strcmp(loss->code, "loss-text") == 0)
			return true;
	return false;
}

static void
trip(double tolerance, uint32_t usual)
{
	const vk_import_options read = { .flat = false };
	const vk_format *format = vk_format_find("fit");
	uint32_t seed = random_number("SEED", 1);
	uint32_t count = random_number("ROUND_TRIPS", usual);
	vk_export_options options;
	vk_export *writer;
	vk_import *reader;
	vk_record *before, *after;
	vk_workout w = { 0 };
	vk_error err = { 0 };
	vk_buf a = { 0 }, b = { 0 };
	uint32_t cut = 0;

	printf("fit: %u workouts from seed %u\n", count, seed);
	vk_export_options_init(&options);
	options.tolerance = tolerance;
	cr_assert_eq(vk_export_new(&writer), VK_OK);
	cr_assert_eq(vk_import_new(&reader), VK_OK);
	cr_assert_eq(vk_record_new(&before), VK_OK);
	cr_assert_eq(vk_record_new(&after), VK_OK);
	random_begin(seed);
	for (uint32_t i = 0; i < count; i++) {
		const char *data;
		size_t len;

		random_workout(&w, SAYS);
		random_record(&w, before);
		cr_assert_eq(vk_export_begin(writer, before, &options, &err),
		    VK_OK);
		cr_assert_eq(vk_export_write(writer, format, &err), VK_OK,
		    "seed %u, workout %u: %s %s", seed, i, err.format,
		    err.arg[0]);
		vk_export_bytes(writer, &data, &len);
		cr_assert_eq(vk_format_guess(data, len), format);
		cr_assert_eq(vk_import_read(reader, NULL, data, len, &read,
		    &err), VK_OK, "seed %u, workout %u: %s %s", seed, i,
		    err.format, err.arg[0]);
		expect(&w);
		if (is_cut(writer)) {
			cut++;
			continue;
		}
		cr_assert(workout_plays_equal(&w, vk_import_workout(reader),
		    true), "seed %u, workout %u:\n%s\n%s", seed, i,
		    json_of(&w, &a), json_of(vk_import_workout(reader), &b));
		cr_assert_eq(vk_import_record(reader, NULL, after), VK_OK);
		cr_assert(member_equal(before, after, "name") &&
		    member_equal(before, after, "description"),
		    "seed %u, workout %u: name or description", seed, i);
	}
	cr_assert_leq(cut, count / 1000);
	vk_workout_free(&w);
	vk_record_free(before);
	vk_record_free(after);
	vk_export_free(writer);
	vk_import_free(reader);
}

Test(fit_trip, widened)
{
	trip(3, 10000);
}

Test(fit_trip, exact)
{
	trip(0, 1000);
}
