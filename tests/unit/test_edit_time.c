/* SPDX-License-Identifier: MIT */
#include "recall_session.h"

TestSuite(edit_time, .init = recall_begin, .fini = recall_end);

#define SESSION_AS_IT_IS "w15m 4*(5m@100 /3m) c10m"
#define SESSION "15min échauffement, 4x5min à 100% récup 3min, 10min RAC"

Test(edit_time, of_each_effort)
{
	static const struct edit rows[] = {
		{ SESSION, "make the intervals 6 minutes",
		    "w15m 4*(6m@100 /3m) c10m" },
		{ SESSION, "allonge chaque intervalle de 30 secondes",
		    "w15m 4*(5m30s@100 /3m) c10m" },
		{ SESSION, "la même avec des intervalles deux fois plus longs",
		    "w15m 4*(10m@100 /3m) c10m" },
		{ SESSION, "raccourcis chaque intervalle de 5 minutes",
		    "recall-senseless" },
		{ "5min à 90%, 10min à 90%", "make the intervals 6 minutes",
		    "recall-efforts-differ" },
		{ "5min à 90%, 10min à 90%", "make the intervals 10 minutes",
		    "10m@90 10m@90" },
		{ "5min à 90%, 5 km à 90%", "make the intervals 6 minutes",
		    "recall-no-length" },
		{ "15min échauffement", "make the intervals 6 minutes",
		    "recall-no-length" },
	};

	ALL_EDITED(rows);
}

/* What does not divide is a second more of some repetitions. */
Test(edit_time, of_all_efforts_together)
{
	static const struct edit rows[] = {
		{ "4x5min à 100% récup 3min",
		    "my last intervals with 6 minutes more", "recall-none" },
		{ "3x10min à 90% récup 5min", "make it 10 seconds longer",
		    "1*(10m4s@90 /5m) 2*(10m3s@90 /5m)" },
		{ "3x10min à 90% récup 5min", "make it 10 seconds shorter",
		    "1*(9m56s@90 /5m) 2*(9m57s@90 /5m)" },
		{ "2x(3x10min à 90% récup 5min) récup 8min",
		    "make it 10 seconds longer", "recall-not-even" },
		{ "10min échauffement", "make it 10 minutes longer",
		    "recall-no-length" },
		{ "3x10min à 90% récup 5min", "make it 3 times longer",
		    "no command" },
	};

	ALL_EDITED(rows);
}

Test(edit_time, of_the_whole)
{
	static const struct edit rows[] = {
		{ "3h à 65 %", "half as long", "1h30m@65" },
		{ "3h à 65 %", "la même mais 1h de plus", "4h@65" },
		{ "3h à 65 %, 20min à 90%", "1h de moins",
		    "2h@65 20m@90" },
		{ SESSION, "ramène tout à 45 min",
		    "w15m 3*(5m@100 /3m) c6m" },
		{ SESSION, "fit it into 2 hours", SESSION_AS_IT_IS },
		{ SESSION, "make it an hour", "w15m 4*(5m45s@100 /3m) c10m" },
		{ "1h à 60%, 2h à 65%", "30 min de plus", "1h@60 2h30m@65" },
		{ "20h à 60%", "10h de plus", "recall-senseless" },
		{ SESSION, "réduis la séance de 3 heures",
		    "recall-senseless" },
		{ SESSION, "make it 30 hours", "recall-senseless" },
		{ SESSION, "make it 57 minutes", SESSION_AS_IT_IS },
		{ "10min échauffement, 4x5min à 100%, récup libre",
		    "ramène tout à 45 min", "recall-no-length" },
		{ "4x5min à 100% récup 3min", "réduis la séance de 10 min",
		    "4*(2m30s@100 /3m)" },
	};

	ALL_EDITED(rows);
}

Test(edit_time, of_more_than_can_be_looked_at)
{
	many_steps(VK__EDIT_PARTS + 1, "\"duration\":60,"
	    "\"power\":{\"value\":90,\"units\":\"%ftp\"}");
	cr_expect_str_eq(outcome("make it 10 minutes longer"),
	    "recall-unable");
	cr_expect_str_eq(outcome("make it 10 minutes shorter"),
	    "recall-unable");
	cr_expect_str_eq(outcome("make the intervals 6 minutes"),
	    "recall-unable");
}
