/* SPDX-License-Identifier: MIT */
#include "round_trip.h"

TestSuite(erg);

Test(erg, round_trips)
{
	struct round_trip trip = { .format = "erg", .says = RANDOM_WATTS |
		RANDOM_RAMPS | RANDOM_CUES | RANDOM_TIMED | RANDOM_GROUPS |
		RANDOM_NESTED };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}

Test(erg, round_trips_in_per_cent)
{
	struct round_trip trip = { .format = "mrc", .says = RANDOM_PERCENT |
		RANDOM_RAMPS | RANDOM_CUES | RANDOM_TIMED | RANDOM_GROUPS |
		RANDOM_NESTED };

	vk_export_options_init(&trip.options);
	round_trip(&trip);
}

static const char *
guess(const char *data)
{
	const vk_format *format = vk_format_guess(data, strlen(data));

	return format != NULL ? format->name : "";
}

Test(erg, guesses)
{
	cr_assert_str_eq(guess("\xef\xbb\xbf; x\r\n\n [Course Header] \n"
	    "MINUTES  WATTS\n"), "erg");
	cr_assert_str_eq(guess("[COURSE HEADER]\rMINUTES\tPERCENT"), "mrc");
	cr_assert_str_eq(guess("[COURSE HEADER]\nMINUTES FTP\n"), "mrc");
	cr_assert_str_eq(guess("[COURSE HEADER]"), "erg");
	cr_assert_str_eq(guess("x\n[COURSE HEADER]\nMINUTES WATTS\n"), "");
	cr_assert_str_eq(guess("[COURSE DATA]\n"), "");
}
