/* SPDX-License-Identifier: MIT */
/*
 * Random workouts into Zwift files and back, of all that the format says:
 * per cent of FTP, ramps, free riding, a cadence, cues.
 */
#include "round_trip.h"

Test(zwo_trip, plays_the_same)
{
	struct round_trip trip = { .format = "zwo", .says = RANDOM_PERCENT |
		RANDOM_RAMPS | RANDOM_FREE | RANDOM_CADENCE | RANDOM_CUES |
		RANDOM_TIMED | RANDOM_GROUPS | RANDOM_NESTED };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}
