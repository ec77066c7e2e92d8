/* SPDX-License-Identifier: MIT */
/* Which session a match points to, and on which day it is wanted. */
#include "recall_session.h"

TestSuite(take_session, .init = recall_begin, .fini = recall_end);

static void
reads_as(const char *command, const char *reference)
{
	(void)outcome(command);
	cr_expect_str_eq(told("reference"), reference, "%s: %s", command,
	    shown.data);
}

/* Of two days the one to come is when, in whatever order they are said. */
Test(take_session, two_days)
{
	known("2026-03-03", "4x5min à 100% récup 3min");
	reads_as("comme hier, demain", "date=-1d");
	reads_as("demain, comme hier", "date=-1d");
	cr_expect_str_eq(outcome("demain, comme hier"), "4*(5m@100 /3m)");
	cr_expect_str_eq(outcome("comme hier et avant-hier"), "no command");
}

Test(take_session, days_told_by_numbers)
{
	reads_as("comme le 05/03/2025", "date=2025-03-05");
	reads_as("comme le 5/3", "date=03-05");
	reads_as("same as 2025-03-05", "date=2025-03-05");
	reads_as("the workout of 5 March", "date=03-05");
	reads_as("the session of March 5", "date=03-05");
	cr_expect_str_eq(outcome("comme le 45/03/2025"), "no command");
	cr_expect_str_eq(outcome("comme le 05/13/2025"), "no command");
}

Test(take_session, the_one_that_says_more)
{
	reads_as("my usual Tuesday session", "habit weekday=tue");
	reads_as("la même que lundi", "weekday=mon");
	reads_as("my last 4x8", "last shape=4x8");
	reads_as("my last 2x20s", "last shape=2x20s");
	reads_as("l'avant-dernier seuil", "kind=threshold n=2");
	reads_as("my longest ride this month", "month=0 max=duration");
}
