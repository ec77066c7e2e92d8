/* SPDX-License-Identifier: MIT */
#include "recall_session.h"

TestSuite(edit_power, .init = recall_begin, .fini = recall_end);

Test(edit_power, in_its_own_unit)
{
	static const struct edit rows[] = {
		{ "5x3min à 95% récup 2min", "10 watts de plus",
		    "5*(3m@99 /2m)" },
		{ "5x3min à 100% PMA récup 2min", "10 watts de plus",
		    "5*(3m@pma103.2 /2m)" },
		{ "5x3min à 100% PMA récup 2min", "3 points de plus",
		    "5*(3m@pma103 /2m)" },
		{ "5x3min à 300W récup 2min", "10 watts de plus",
		    "5*(3m@310w /2m)" },
		{ "5x3min à 300W récup 2min", "10 % plus dur",
		    "5*(3m@330w /2m)" },
		{ "5x3min à 4.1 W/kg récup 2min", "10 % plus dur",
		    "5*(3m@4.51wkg /2m)" },
		{ "5x3min à Z4 récup 2min", "10 % plus dur",
		    "5*(3m@100.1-115.5 /2m)" },
	};

	ALL_EDITED(rows);
}

Test(edit_power, that_cannot_be_changed)
{
	static const struct edit rows[] = {
		{ "5x3min à 300W récup 2min", "3 points de plus",
		    "recall-no-power" },
		{ "5x3min à 4 W/kg récup 2min", "10 watts de plus",
		    "recall-no-power" },
		{ "5x3min à 160 bpm récup 2min", "10 % plus dur",
		    "recall-no-power" },
		{ "5x3min récup 2min", "10 % plus dur", "recall-no-power" },
		{ "5x3min à 95% récup 2min", "300% harder",
		    "recall-senseless" },
		{ "5x3min à 95% récup 2min", "baisse de 90 %",
		    "recall-senseless" },
		{ "5x3min à 95% récup 2min", "mets les blocs à 5 watts",
		    "recall-senseless" },
		{ "15min échauffement", "10 % plus dur", "recall-no-power" },
	};

	ALL_EDITED(rows);
	recall_on(TODAY, 0);
	cr_expect_str_eq(edited("5x3min à 95% récup 2min",
	    "10 watts de plus"), "recall-no-ftp");
	cr_expect_str_eq(edited("5x3min à 95% PMA récup 2min",
	    "10 watts de plus"), "recall-no-ftp");
}

Test(edit_power, by_weight)
{
	vk_recall_options o = { .today = TODAY,
		.athlete = { .ftp = 280, .weight = 70, .pma_ratio = 0.8 } };

	vk_recall_free(recall);
	cr_assert_eq(vk_recall_new(&o, &recall, NULL), VK_OK);
	cr_expect_str_eq(edited("5x3min à 4 W/kg récup 2min",
	    "14 watts de plus"), "5*(3m@4.2wkg /2m)");
	/* The MAP is 350 W. */
	cr_expect_str_eq(edited("5x3min à 90% PMA récup 2min",
	    "35 watts de plus"), "5*(3m@pma100 /2m)");
}

/* Where it was held is said, with its unit. */
Test(edit_power, is_held_at_what_can_be_ridden)
{
	static const struct {
		const char *before, *command, *outcome, *said;
	} rows[] = {
		{ "5x3min à 185% récup 2min", "10 % plus dur",
		    "5*(3m@200 /2m)", "limitée à 200 %." },
		{ "5x3min à 35% récup 2min", "30 % plus facile",
		    "5*(3m@30 /2m)", "limitée à 30 %." },
		{ "5x3min à 1000W récup 2min", "180 % plus dur",
		    "5*(3m@2500w /2m)", "limitée à 2500 W." },
		{ "5x3min à 240W récup 2min", "230 watts de moins",
		    "5*(3m@20w /2m)", "limitée à 20 W." },
		{ "5x3min à 12 W/kg récup 2min", "180 % plus dur",
		    "5*(3m@30wkg /2m)", "limitée à 30 W/kg." },
		{ "5x3min à 120% PMA récup 2min", "100 % plus dur",
		    "5*(3m@pma200 /2m)", "limitée à 200 % PMA." },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		cr_expect_str_eq(edited(rows[i].before, rows[i].command),
		    rows[i].outcome, "%s: %s", rows[i].before, shown.data);
		cr_expect(assumes(rows[i].said), "%s", shown.data);
	}
}

Test(edit_power, set)
{
	static const struct edit rows[] = {
		{ "5x3min à 95% récup 2min", "passe à 88-92 %",
		    "5*(3m@88-92 /2m)" },
		{ "5x3min à 95% récup 2min", "passe de 95 à 90 %",
		    "5*(3m@90 /2m)" },
		{ "5x3min à 95% récup 2min", "raise from 95 to 105%",
		    "5*(3m@105 /2m)" },
		{ "5x3min à fond récup 2min", "mets les blocs à 250 watts",
		    "5*(3m@250w /2m)" },
		{ "20min à 60%, 5x3min à 95% récup 2min", "passe à 92 %",
		    "20m@60 5*(3m@92 /2m)" },
		{ "20min à 80%, 10min à 90%", "passe à 92 %",
		    "recall-efforts-differ" },
		{ "20min à 80%, 10min à fond", "passe à 92 %",
		    "20m@92 10m@92" },
		{ "15min échauffement", "passe à 92 %", "recall-no-efforts" },
	};

	ALL_EDITED(rows);
}

Test(edit_power, zones)
{
	static const struct edit rows[] = {
		{ "20min à 90%, 10min à 90%", "une zone au-dessus",
		    "20m@z4 10m@z4" },
		{ "20min à 90%, 10min à 90%", "go down one zone",
		    "20m@z2 10m@z2" },
		{ "20min à 80%, 10min à 100%", "une zone au-dessus",
		    "recall-efforts-differ" },
		{ "20min à 155%", "une zone au-dessus", "recall-senseless" },
		{ "20min à 160 bpm", "une zone au-dessus",
		    "recall-no-power" },
		{ "15min échauffement", "une zone au-dessus",
		    "recall-no-efforts" },
		{ "20min à 90%", "put the efforts in zone 5", "20m@z5" },
	};

	ALL_EDITED(rows);
}

Test(edit_power, cadence)
{
	static const struct edit rows[] = {
		{ "4x5min à 100% à 90 rpm récup 3min",
		    "10 tours par minute de plus", "4*(5m@100#100 /3m)" },
		{ "4x5min à 100% à 80-90 rpm récup 3min", "5 rpm less",
		    "4*(5m@100#75-85 /3m)" },
		{ "4x5min à 100% à 90 rpm récup 3min",
		    "10 de cadence en plus", "4*(5m@100#100 /3m)" },
		{ "4x5min à 100% à 90 rpm récup 3min", "lower cadence 10",
		    "4*(5m@100#80 /3m)" },
		{ "4x5min à 100% récup 3min", "10 tours par minute de plus",
		    "recall-no-cadence" },
		{ "4x5min à 100% à 190 rpm récup 3min", "20 rpm more",
		    "recall-senseless" },
		{ "15min échauffement", "same session at 95 rpm",
		    "recall-no-efforts" },
	};

	ALL_EDITED(rows);
}

/* A target that would contradict the power does not stay beside it. */
Test(edit_power, rises_from_one_to_the_next)
{
	static const char rising[] =
	    "1*(5m@95 /3m) 1*(5m@98 /3m) 1*(5m@101 /3m) 1*(5m@104 /3m)";
	static const struct edit rows[] = {
		{ "4x5min à 100% récup 3min", "progressif de 95 à 104 %",
		    rising },
		{ "4x5min à fond récup 3min", "progressif de 95 à 104 %",
		    rising },
		{ "4x5min à 160 bpm récup 3min", "progressif de 95 à 104 %",
		    rising },
		{ "4x5min à RPE 8 récup 3min", "progressif de 95 à 104 %",
		    rising },
		{ "20min à 160 bpm", "build from 85 to 95%", "20m@85>95" },
		{ "20min à 80%", "build from 85 to 250%",
		    "recall-senseless" },
		{ "2x(4x1min à 120% récup 1min) récup 5min",
		    "build from 85 to 95%", "recall-several-blocks" },
		{ "20min à 80%, 10min à 90%", "build from 85 to 95%",
		    "recall-efforts-differ" },
	};

	ALL_EDITED(rows);
}

Test(edit_power, of_more_than_can_be_looked_at)
{
	static const char *const commands[] = { "10 % plus dur",
		"passe à 92 %", "same session at 95 rpm" };

	many_steps(VK__EDIT_PARTS + 1, "\"duration\":60,"
	    "\"power\":{\"value\":90,\"units\":\"%ftp\"}");
	for (size_t i = 0; i < 3; i++)
		cr_expect_str_eq(outcome(commands[i]), "recall-unable");
}

/* A power of a unit that none of these can be. */
Test(edit_power, of_a_zone_that_is_none)
{
	recorded("{\"workout_doc\":{\"steps\":[{\"duration\":600,"
	    "\"power\":{\"value\":9,\"units\":\"power_zone\"}}]}}");
	cr_expect_str_eq(outcome("10 % plus dur"), "recall-no-power");
}
