/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(settle, .init = parser_begin, .fini = parser_end);

Test(settle, warm_up_first_and_cool_down_last)
{
	static const struct reading rows[] = {
		{ "20 min en alternant 1 min à 60 tpm et 1 min à 100 tpm à 80 %",
		    "10*(1m@80#60 1m@80#100)" },
		{ "10min cool down after 3x10min at 90% r 5min and 15min "
		    "warm-up",
		    "w15m 3*(10m@90 /5m) c10m" },
		{ "retour au calme 10min, 20min Z4, échauffement 15min",
		    "w15m 20m@z4 c10m" },
	};

	ALL_READ(rows);
}

Test(settle, nothing_is_guessed)
{
	static const struct reading rows[] = {
		{ "5x3min récup 2min", "5*(3m /2m)" },
		{ "2x20min", "2*(20m)" },
		{ "échauffement", "wlap" },
		{ "30min", "30m" },
		{ "Z4", "" },
		{ "95%", "" },
	};

	ALL_READ(rows);
}

Test(settle, one_repetition_is_none)
{
	static const struct reading rows[] = {
		{ "1x20min Z4", "20m@z4" },
		{ "1x(20min Z4 + 5min Z1)", "20m@z4 5m@z1" },
	};

	ALL_READ(rows);
}

Test(settle, each_intensity_is_assumed_once)
{
	static const char text[] = "5min seuil, 3min tempo, 5min seuil";
	const char *first;

	cr_assert(parse_says(text, "« tempo » : 76-90 % FTP."));
	cr_assert(parse_says(text, "« seuil » : 91-105 % FTP."));
	first = strstr(shown.data, "« seuil »");
	cr_assert_null(strstr(first + 1, "« seuil »"));
}

Test(settle, assumptions_speak_the_language_of_the_text)
{
	cr_assert(parse_says("5min threshold easy",
	    "\\\"threshold\\\": 91-105 % FTP."));
	cr_assert(parse_says("cool down 5min, 20min Z4, warm up 5min",
	    "Warm-up first"));
	cr_assert(parse_says("rac 5min, 20min Z4, échauffement 5min",
	    "Échauffement en premier"));
	cr_assert(parse_says("3x10min force", "Cadence 40-60 tr/min"));
	cr_assert(parse_says("4x6 Z4 r3", "sans unité"));
}

Test(settle, what_the_text_says_is_no_assumption)
{
	cr_assert(parse_says("30min à 95%", "\"assumed\":[]"));
	cr_assert(parse_says("30min Z4 90rpm", "\"assumed\":[]"));
}

Test(settle, intensities_of_steps)
{
	const vk_workout *w;

	read_text("éch 10min, 3x5min Z4 r 2min, 10min Z2, rac 5min");
	w = vk_parser_workout(parser);
	cr_assert_eq(w->node[1].intensity, VK_INTENSITY_WARMUP);
	cr_assert(w->node[1].warmup);
	cr_assert_eq(w->node[3].intensity, VK_INTENSITY_INTERVAL);
	cr_assert_eq(w->node[4].intensity, VK_INTENSITY_RECOVERY);
	cr_assert_eq(w->node[5].intensity, VK_INTENSITY_ACTIVE);
	cr_assert_eq(w->node[6].intensity, VK_INTENSITY_COOLDOWN);
	cr_assert(w->node[6].cooldown);
}

Test(settle, steps_longer_than_a_day_are_unread)
{
	read_text("100h Z2");
	cr_assert_eq(vk_workout_check(vk_parser_workout(parser), NULL),
	    VK_OK);
	cr_assert(parse_says("100h Z2", "\"unread_numbers\":2"));
}

Test(settle, what_is_told_to_be_first_is)
{
	static const struct reading rows[] = {
		{ "4x5' 100% r3', précédés de 20' Z2", "20m@z2 4*(5m@100 /3m)" },
		{ "3x10 min 95%, 5 min rest, 20 min Z2 to start", "20m@z2 3*(10m@95 /5m)" },
		{ "Pour commencer 20' Z2, puis 3x10' à 95% r5'", "20m@z2 3*(10m@95 /5m)" },
	};

	ALL_READ(rows);
}

/* A limit is taken as the target, and that is told; over-unders have none. */
Test(settle, limits_are_told)
{
	static const char *const limits[] = { "45 min < 65%", "45 min à 65 % max",
		"45 min under 65% of FTP", "45 min over 200 W" };

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		cr_expect(parse_says(limits[i], "140 bpm"), "%s", limits[i]);
	cr_expect_not(parse_says("3x(3 min over 105%, 2 min under 90%)", "140 bpm"));
	cr_expect_not(parse_says("45 min at 65%", "140 bpm"));
}
