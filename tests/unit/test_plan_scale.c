/* SPDX-License-Identifier: MIT */
/* Sessions made longer and shorter, and those that cannot be. */
#include "../../lib/enrich/plan.h"

#include "enrich_request.h"

TestSuite(plan_scale, .init = request_begin, .fini = request_end);

static struct vk__plan plan;
static vk_workout made;

/* The session of text, made so many minutes long. */
static const char *
fit(const char *text, double minutes)
{
	cr_assert(vk__plan_read(&plan, steps_of(text)), "%s", text);
	if (!vk__plan_scale(&plan, minutes * 60))
		return "no";
	cr_assert_eq(vk__plan_seconds(&plan), minutes * 60);
	cr_assert_eq(vk__plan_write(&plan, &made), VK_OK);
	cr_assert_eq(vk_workout_check(&made, NULL), VK_OK);
	return show(&made);
}

static const char session[] = "échauffement 15 min à 60 %, 5 x 4 min à 110 % "
    "avec 3 min de récup à 50 %, retour au calme 10 min à 50 %";

Test(plan_scale, keeps_what_fits)
{
	cr_expect_str_eq(fit(session, 60),
	    "w15m@60 5*(4m@110 /3m@50) c10m@50");
	cr_assert(vk__plan_is_own(&plan));
}

Test(plan_scale, repetitions_and_ends)
{
	cr_expect_str_eq(fit(session, 75),
	    "w19m@60 6*(4m@110 /3m@50) c14m@50");
	cr_assert_not(vk__plan_is_own(&plan));
	cr_expect_str_eq(fit(session, 45),
	    "w10m@60 4*(4m@110 /3m@50) c7m@50");
}

Test(plan_scale, never_doubles_hard_work)
{
	cr_expect_str_eq(fit(session, 180),
	    "w25m@60 7*(4m@110 /3m@50) 1h26m@60-65 c20m@50");
	cr_expect_str_eq(fit("échauffement 15 min à 60 %, 2 x 10 min à 95 % "
	    "avec 5 min de récup à 50 %, retour au calme 10 min à 50 %", 100),
	    "w23m@60 4*(10m@95 /5m@50) c17m@50");
}

Test(plan_scale, too_short)
{
	cr_expect_str_eq(fit(session, 20), "no");
	cr_expect_str_eq(fit(session, 0), "no");
}

Test(plan_scale, easy_riding_takes_the_rest)
{
	cr_expect_str_eq(fit("2h à 65 %", 90), "1h30m@65");
	cr_expect_str_eq(fit("30 min à 60 %, 3 x 8 s à fond r 5 min, "
	    "30 min à 60 %", 90),
	    "35m@60 4*(8s@max /5m) 34m28s@60");
	cr_expect_str_eq(fit("20 min à 60 %, puis 30 min à 80 %, puis 15 min "
	    "à 55 %", 120), "47m@60 30m@80 43m@55");
}

Test(plan_scale, sets)
{
	cr_expect_str_eq(fit("échauffement 15 min à 60 %, 3 x (8 x (30 s à "
	    "120 % r 30 s à 50 %) puis 5 min de récup à 50 %), retour au "
	    "calme 10 min à 50 %", 50),
	    "w12m@60 3*(5*(30s@120 /30s@50) /5m@50) c8m@50");
}

Test(plan_scale, fixed_parts)
{
	cr_assert(vk__plan_read(&plan, steps_of(session)));
	plan.part[1].fixed = true;
	cr_assert(vk__plan_scale(&plan, 75 * 60));
	cr_assert_eq(plan.part[1].reps, 5);
	for (size_t i = 0; i < plan.count; i++)
		plan.part[i].fixed = true;
	cr_assert_not(vk__plan_scale(&plan, 50 * 60));
}

/* With nothing but recovery, it is the session. */
Test(plan_scale, recovery_alone)
{
	cr_expect_str_eq(fit("1h récup à 50 %", 90), "/1h30m@50");
	cr_expect_str_eq(fit("1h récup à 50 %", 30), "/30m@50");
}
