/* SPDX-License-Identifier: MIT */
/*
 * Random workouts into Zwift files and back, of all that the format says:
 * per cent of FTP, ramps, warm-ups, free riding, a cadence, cues, tags.
 */
#include "round_trip.h"

/* Warmup and Cooldown are elements; the rest has no role there. */
static bool
same_roles(const vk_workout *before, const vk_workout *after)
{
	vk_walk one = { 0 }, two = { 0 };
	const vk_step *a, *b;

	while ((a = vk_workout_walk(before, &one)) != NULL) {
		b = vk_workout_walk(after, &two);
		if (a->ramp && (a->warmup != b->warmup ||
		    a->cooldown != b->cooldown))
			return false;
	}
	return true;
}

Test(zwo_trip, plays_the_same)
{
	struct round_trip trip = { .format = "zwo", .says = RANDOM_PERCENT |
		RANDOM_RAMPS | RANDOM_FREE | RANDOM_CADENCE | RANDOM_CUES |
		RANDOM_TIMED | RANDOM_GROUPS | RANDOM_NESTED | RANDOM_WARMUPS,
		.tags = true, .equal = same_roles };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}
