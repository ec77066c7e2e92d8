/* SPDX-License-Identifier: MIT */
#include "recall_session.h"

TestSuite(edit_part, .init = recall_begin, .fini = recall_end);

#define SESSION "15min échauffement, 4x5min à 100% récup 3min, 10min RAC"

Test(edit_part, of_one_step)
{
	static const struct edit rows[] = {
		{ SESSION, "5 min more warm-up",
		    "w20m 4*(5m@100 /3m) c10m" },
		{ SESSION, "divise l'échauffement par 3",
		    "w5m 4*(5m@100 /3m) c10m" },
		{ SESSION, "passe l'échauffement à 25 min",
		    "w25m 4*(5m@100 /3m) c10m" },
		{ SESSION, "skip the warm-up", "4*(5m@100 /3m) c10m" },
		{ SESSION, "supprime la récup", "w15m 4*(5m@100) c10m" },
		{ SESSION, "divise la récup par 0", "recall-senseless" },
		{ SESSION, "raccourcis l'échauffement de 15 minutes",
		    "recall-senseless" },
	};

	ALL_EDITED(rows);
}

Test(edit_part, that_is_not_there)
{
	static const struct edit rows[] = {
		{ "4x5min à 100%", "add 10 minutes of cool-down",
		    "4*(5m@100) c10m" },
		{ "4x5min à 100%", "passe l'échauffement à 25 min",
		    "w25m 4*(5m@100)" },
		{ "4x5min à 100%", "divise l'échauffement par 3",
		    "recall-no-warmup" },
		{ "4x5min à 100%", "raccourcis le retour au calme de 5 min",
		    "recall-no-cooldown" },
		{ "4x5min à 100%", "skip the warm-up", "recall-no-warmup" },
		{ "4x5min à 100%", "halve the rest", "recall-no-rest" },
		{ "4x5min à 100%", "make the rest 3 minutes",
		    "recall-no-rest" },
	};

	ALL_EDITED(rows);
}

/* One that is open can be given a length, not a longer one. */
Test(edit_part, that_is_open)
{
	static const struct edit rows[] = {
		{ "échauffement, 4x5min à 100%, récup libre",
		    "make the rest 3 minutes", "wlap 4*(5m@100 /3m)" },
		{ "échauffement, 4x5min à 100%, récup libre", "halve the rest",
		    "recall-open" },
		{ "échauffement, 4x5min à 100%, récup libre",
		    "5 min more warm-up", "recall-open" },
	};

	ALL_EDITED(rows);
}

/* Of a warm-up of several steps the longest is made longer. */
Test(edit_part, of_several_steps)
{
	static const char before[] = "5min échauffement, 12min échauffement à "
	    "80%, 4x5min à 100% récup 3min";
	static const struct edit rows[] = {
		{ before, "5 min more warm-up",
		    "w5m w17m@80 4*(5m@100 /3m)" },
		{ before, "passe l'échauffement à 25 min",
		    "w5m w20m@80 4*(5m@100 /3m)" },
		{ before, "passe l'échauffement à 5 min",
		    "recall-senseless" },
		{ before, "divise l'échauffement par 2",
		    "w2m30s w6m@80 4*(5m@100 /3m)" },
	};

	ALL_EDITED(rows);
}

/* A warm-up that repeats has no one step that could be longer. */
Test(edit_part, of_steps_that_repeat)
{
	recorded("{\"workout_doc\":{\"steps\":[{\"duration\":300,"
	    "\"warmup\":true},{\"reps\":3,\"steps\":[{\"duration\":60,"
	    "\"warmup\":true}]},{\"duration\":600}]}}");
	cr_expect_str_eq(outcome("5 min more warm-up"),
	    "recall-efforts-differ");
	cr_expect_str_eq(outcome("skip the warm-up"), "10m");
}

Test(edit_part, between_sets_and_within)
{
	static const char nested[] =
	    "3x(4x1min à 120% récup 1min) récup 5min";
	static const char other[] = "5min à 90% récup 2min, 5min à 90% récup "
	    "3min, 5min à 90%";
	static const struct edit rows[] = {
		{ nested, "rallonge les récups de 30 secondes",
		    "3*(4*(1m@120 /1m30s) /5m)" },
		{ nested, "make the rest 3 minutes",
		    "3*(4*(1m@120 /3m) /5m)" },
		{ other, "make the rest 4 minutes", "recall-efforts-differ" },
		{ other, "rallonge les récups de 30 secondes",
		    "5m@90 /2m30s 5m@90 /3m30s 5m@90" },
	};

	ALL_EDITED(rows);
	(void)edited(nested, "make the rest 3 minutes");
	cr_expect(assumes("The recoveries between repetitions were meant."));
}

Test(edit_part, of_more_than_can_be_looked_at)
{
	many_steps(VK__EDIT_PARTS + 1, "\"duration\":60,"
	    "\"intensity\":\"recovery\"");
	cr_expect_str_eq(outcome("halve the rest"), "recall-unable");
	many_steps(VK__EDIT_PARTS, "\"duration\":60,"
	    "\"intensity\":\"recovery\"");
	cr_expect_neq(outcome("halve the rest")[0], 'r');
}
