/* SPDX-License-Identifier: MIT */
/* Which days a selector names: sessions of them, looked for by commands. */
#include "recall_session.h"

TestSuite(window, .init = recall_begin, .fini = recall_end);

enum { NEW_YEAR = 20454 /* 2026-01-01 */, LEAP_DAY = 19782 /* 2024-02-29 */ };

Test(window, months_reach_over_the_new_year)
{
	recall_on(NEW_YEAR + 9, 250);
	known("2025-12-31", "FTP test: 20min à 105%");
	known("2025-11-02", "FTP test: 20min à 103%");
	known("2026-01-02", "FTP test: 20min à 101%");
	cr_expect_str_eq(outcome("the FTP test from last month"), "20m@105");
	cr_expect_str_eq(outcome("my longest ride this month"), "20m@101");
	cr_expect_str_eq(outcome("my FTP test from 2 months ago"), "20m@103");
	cr_expect_str_eq(outcome("my FTP test from 14 months ago"),
	    "recall-none");
	cr_expect_str_eq(outcome("my FTP test from 900000 months ago"),
	    "recall-none");
	cr_expect_str_eq(outcome("same as 900000 days ago"), "recall-none");
	cr_expect_str_eq(told("reference"), "date=-10000d");
}

Test(window, a_month_ends_with_its_last_day)
{
	recall_on(NEW_YEAR + 40, 250);
	known("2026-01-31", "20min à 105%");
	known("2026-02-01", "20min à 101%");
	cr_expect_str_eq(outcome("last month's longest ride"), "20m@105");
	cr_expect_str_eq(outcome("my longest ride this month"), "20m@101");
}

Test(window, a_day_of_the_year)
{
	known("2024-02-29", "4x5min à 100%");
	known("2025-03-05", "3x5min à 100%");
	known("2026-03-03", "2x5min à 100%");
	cr_expect_str_eq(outcome("the session of 29 February"),
	    "4*(5m@100)");
	cr_expect_str_eq(outcome("the session of March 5"), "3*(5m@100)");
	cr_expect_str_eq(outcome("the session of March 3"), "2*(5m@100)");
	cr_expect_str_eq(outcome("the session of March 4"), "recall-none");
	cr_expect_str_eq(outcome("comme le 05/03/2025"), "3*(5m@100)");
	cr_expect_str_eq(outcome("comme le 29/02/2024"), "4*(5m@100)");
	cr_expect_str_eq(outcome("comme le 29/02/2025"), "recall-none");
	cr_expect_str_eq(outcome("comme le 31/02"), "recall-none");
}

Test(window, a_leap_day_is_found_eight_years_on)
{
	recall_on(LEAP_DAY, 250);
	known("2020-02-29", "4x5min à 100%");
	cr_expect_str_eq(outcome("the session of 29 February"), "recall-none");
	recall_on(LEAP_DAY - 1, 250);
	known("2020-02-29", "4x5min à 100%");
	cr_expect_str_eq(outcome("the session of 29 February"), "4*(5m@100)");
}

Test(window, weekdays_and_weeks)
{
	known("2026-02-25", "4x5min à 100%"); /* Wednesday */
	known("2026-03-02", "3x5min à 100%"); /* Monday */
	known("2026-02-23", "2x5min à 100%");
	cr_expect_str_eq(outcome("same as Wednesday"), "4*(5m@100)");
	cr_expect_str_eq(outcome("same as Monday"), "3*(5m@100)");
	cr_expect_str_eq(outcome("same as two Mondays ago"), "2*(5m@100)");
	cr_expect_str_eq(outcome("same as Sunday"), "recall-none");
	cr_expect_str_eq(outcome("last week's Monday session"), "2*(5m@100)");
	cr_expect_str_eq(outcome("la séance du mercredi de la semaine "
	    "dernière"), "4*(5m@100)");
	cr_expect_str_eq(outcome("last week's Friday session"), "recall-none");
}
