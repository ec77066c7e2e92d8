/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/frame.h"

#include "enrich_request.h"

TestSuite(frame, .init = request_begin, .fini = request_end);

static double
frame(const char *text, bool clock)
{
	bool was;
	double seconds;

	ask(text);
	seconds = vk__frame_find(&request, topics, parser, &was);
	cr_expect_eq(was, clock, "%s", text);
	return seconds;
}

Test(frame, beside_a_word_for_a_ride)
{
	cr_assert_eq(frame("a 45 min session with 3x8 min", false), 2700);
	cr_assert_eq(frame("séance de 40 min avec du tempo", false), 2400);
	cr_assert_eq(frame("sortie de 1h30 avec 45 min de tempo", false),
	    5400);
}

Test(frame, behind_in)
{
	cr_assert_eq(frame("6 x 15 min sweet spot in 50 minutes", false), 3000);
	cr_assert_eq(frame("4h d'endurance en 1h30", false), 5400);
	/* nothing before it that must find room */
	cr_assert_eq(frame("du seuil en 40 minutes", false), 0);
	/* a part follows: this is no end */
	cr_assert_eq(frame("5 min en 10 min puis 20 min", false), 0);
}

Test(frame, hours_that_are_no_time_of_day)
{
	cr_assert_eq(frame("rando de 6h", true), 21600);
	cr_assert_eq(frame("du seuil demain à 18h", false), 0);
}

Test(frame, none)
{
	cr_assert_eq(frame("", false), 0);
	cr_assert_eq(frame("une heure de seuil", false), 0);
	cr_assert_eq(frame("3x10 min au seuil", false), 0);
}
