/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "round_trip.h"
#include "text_workout.h"

enum {
	SAID = RANDOM_PERCENT | RANDOM_WATTS | RANDOM_RAMPS | RANDOM_RANGES |
	    RANDOM_FREE | RANDOM_CADENCE | RANDOM_CADENCE_RANGES |
	    RANDOM_OPEN | RANDOM_DISTANCE | RANDOM_GROUPS | RANDOM_ZONES |
	    RANDOM_HR_SHARES
};

TestSuite(icu, .fini = parser_end);

/* The reader fills in what a step is for as vk-parse does. */
static enum vk_intensity
role(const vk_workout *w, const vk_step *step, bool grouped)
{
	(void)w;
	if (step->intensity == VK_INTENSITY_RECOVERY || step->warmup ||
	    step->cooldown)
		return step->intensity;
	return grouped ? VK_INTENSITY_INTERVAL : VK_INTENSITY_ACTIVE;
}

static bool
same_tree(const vk_workout *before, const vk_workout *after)
{
	bool grouped = false;

	if (before->count != after->count)
		return false;
	for (uint32_t i = 1; i < before->count; i++) {
		const vk_step *a = &before->node[i], *b = &after->node[i];

		for (uint32_t k = before->node[0].child; k != 0;
		    k = before->node[k].next)
			if (k == i)
				grouped = a->reps > 0;
		if (a->reps != b->reps || (a->reps == 0 &&
		    b->intensity != role(before, a, grouped)))
			return false;
	}
	return true;
}

Test(icu, round_trips)
{
	struct round_trip trip = { .format = "icu", .equal = same_tree,
		.headless = true, .says = SAID | RANDOM_RECOVERIES |
		RANDOM_CUES | RANDOM_TIMED };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}

Test(icu, round_trips_of_groups_inside_groups)
{
	struct round_trip trip = { .format = "icu", .headless = true,
		.says = SAID | RANDOM_NESTED | RANDOM_ROLES | RANDOM_CUES |
		RANDOM_TIMED };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}

/* A recovery alone is a session of its own to the parser. */
static bool
has_target(const vk_workout *w)
{
	for (size_t i = 1; i < w->count; i++)
		if (w->node[i].power.unit != VK_UNIT_NONE)
			return true;
	return false;
}

static const char *
shown_workout(const vk_workout *w)
{
	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	return vk_buf_text(&shown);
}

static bool
all_understood(void)
{
	const vk_span *span;
	size_t count;

	cr_assert_eq(vk_parser_spans(parser, &span, &count), VK_OK);
	for (size_t i = 0; i < count; i++)
		if (span[i].fate == VK_FATE_UNREAD)
			return false;
	return true;
}

/*
 * The parser reads what was written as the same steps. It may say of numbers
 * that nobody rides (a ramp from 45 to 270 %) that it does not understand
 * them, but not often, and never read them as something else.
 */
Test(icu, parses_back)
{
	uint32_t equal = 0, all = 0;
	uint32_t seed = random_number("SEED", 1);
	uint32_t count = random_number("ROUND_TRIPS", 10000);
	vk_export_options options;
	vk_export *writer;
	vk_record *rec;
	vk_workout w = { 0 };
	vk_error err = { 0 };

	vk_export_options_init(&options);
	parser_begin();
	cr_assert_eq(vk_export_new(&writer), VK_OK);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	random_begin(seed);
	printf("icu: %u workouts parsed from seed %u\n", count, seed);
	for (uint32_t i = 0; i < count; i++) {
		const char *data;
		size_t len;

		random_workout(&w, (SAID & ~RANDOM_HR_SHARES) |
		    RANDOM_RECOVERIES);
		if (!has_target(&w))
			continue;
		random_record(&w, rec);
		cr_assert_eq(vk_export_begin(writer, rec, &options, &err),
		    VK_OK);
		cr_assert_eq(vk_export_write(writer, vk_format_find("icu"),
		    &err), VK_OK);
		vk_export_bytes(writer, &data, &len);
		cr_assert_eq(vk_parser_read(parser, data, len, &err), VK_OK);
		all++;
		if (workout_plays_equal(&w, vk_parser_workout(parser), false))
			equal++;
		else
			cr_assert_not(all_understood(),
			    "seed %u, workout %u:\n%.*s\nis %s", seed, i,
			    (int)len, data, shown_workout(
			    vk_parser_workout(parser)));
	}
	cr_assert_gt(equal, all / 100 * 90, "%u of %u", equal, all);
	vk_workout_free(&w);
	vk_record_free(rec);
	vk_export_free(writer);
}
