/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/survive.h"

#include "enrich_request.h"

TestSuite(survive, .init = request_begin, .fini = request_end);

/* Whether the numbers of asked are all in the workout of given. */
static bool
survives(const char *asked, const char *given)
{
	const vk_workout *w = steps_of(given);

	ask(asked);
	return vk__numbers_survive(&request, w);
}

static const char hour[] = "15 min à 60 %, 4 x 6 min à 98 % r 3 min, "
    "9 min à 50 %";

Test(survive, durations)
{
	cr_expect(survives("une heure de seuil", hour), "the total");
	cr_expect(survives("blocs de 6 min", hour), "a step");
	cr_expect(survives("24 min de 6 min", "4 x 6 min à 98 %"), "a group");
	cr_expect_not(survives("50 min de seuil", hour));
	cr_expect_not(survives("blocs de 7 min", hour));
}

Test(survive, bounds)
{
	cr_expect(survives("pas plus de 70 min de seuil", hour));
	cr_expect_not(survives("pas plus de 55 min de seuil", hour));
	cr_expect(survives("au moins 50 min de seuil", hour));
	cr_expect_not(survives("au moins 70 min de seuil", hour));
}

Test(survive, counts)
{
	cr_expect(survives("4x6 min", hour));
	cr_expect_not(survives("5x6 min", hour));
	cr_expect(survives("3x2 min", "2 min à 90 %, 2 min à 95 %, "
	    "2 min à 100 %"), "side by side");
}

Test(survive, targets)
{
	cr_expect(survives("4x6 min à 98 %", hour));
	cr_expect_not(survives("4x6 min à 99 %", hour));
	cr_expect(survives("1h à 60-65 %", "1h à 60-65 %"));
	cr_expect_not(survives("1h à 150 W", "1h à 65 %"));
	cr_expect(survives("1h à 90 rpm", "1h à 65 % à 90 tr/min"));
}

Test(survive, distances)
{
	cr_expect(survives("40 km à 65 %", "40 km à 65 %"));
	cr_expect_not(survives("40 km à 65 %", "1h à 65 %"));
}

Test(survive, too_many_never_do)
{
	ask("une heure");
	request.too_many = true;
	cr_assert_not(vk__numbers_survive(&request, steps_of("1h à 65 %")));
}
