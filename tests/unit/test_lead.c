/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/base/date.h"
#include "../../lib/text/lead.h"

TestSuite(lead, .init = pipeline_begin, .fini = pipeline_end);

/* Tuesday, 3 March 2026. */
static const vk_parse_options week = { .has_week = true, .week_of = 20515 };
static const vk_parse_options none = { .has_week = false };

static struct vk__lead
lead(const char *text, const vk_parse_options *options)
{
	struct vk__lead l;

	read_terms(text);
	vk__lead_read(&l, &terms, options);
	cr_assert_leq(l.terms, terms.count);
	return l;
}

static void
dated(const char *text, const vk_parse_options *options, const char *date)
{
	struct vk__lead l = lead(text, options);
	char out[VK__DATE_SIZE] = "";

	if (l.has_date)
		vk__date_write(l.date, out);
	cr_expect_str_eq(out, date, "%s: %s, not %s", text, out, date);
}

Test(lead, the_anchor_is_what_we_think)
{
	char out[VK__DATE_SIZE];

	vk__date_write(week.week_of, out);
	cr_assert_str_eq(out, "2026-03-03");
	cr_assert_eq(vk__date_weekday(week.week_of), 2);
}

Test(lead, whole_dates_need_no_anchor)
{
	dated("2026-04-14: 3x15min", &none, "2026-04-14");
	dated("2026-03-03 3x10min", &none, "2026-03-03");
	dated("3/3/2026 : 1h", &none, "2026-03-03");
	dated("3/3/2026 : 1h", &week, "2026-03-03");
}

Test(lead, weekdays_with_an_anchor)
{
	dated("lundi : 1h Z2", &week, "2026-03-02");
	dated("mardi: 1h Z2", &week, "2026-03-03");
	dated("Dim. : 1h Z2", &week, "2026-03-08");
	dated("Sunday - 1h Z2", &week, "2026-03-08");
	dated("Thu: 1h", &week, "2026-03-05");
}

Test(lead, weekdays_without_an_anchor_stay_words)
{
	struct vk__lead l = lead("mardi : 1h Z2", &none);

	cr_assert_not(l.has_date);
	cr_assert_eq(l.weekday, 2);
	cr_assert_eq(l.terms, 2);
	cr_assert_not(l.doubtful);
}

Test(lead, day_and_month)
{
	dated("lun 9/3 : 1h", &week, "2026-03-09");
	dated("3 mars : 1h", &week, "2026-03-03");
	dated("March 5: 1h", &week, "2026-03-05");
	dated("mer. 31/12 – 1h", &week, "2025-12-31");
	dated("3 mars : 1h", &none, "");
	dated("Tuesday, March 3: 1h", &week, "2026-03-03");
	dated("mardi, 3 mars : 1h", &week, "2026-03-03");
	cr_expect_eq(lead("mardi, 3 min Z2", &week).terms, 2);
	cr_expect_eq(lead("mardi, 3/3 min Z2", &week).terms, 2);
	dated("lun 3/3 : 1h", &none, "");
}

/* The year that is told counts, not the one that is near. */
Test(lead, years)
{
	dated("3 mars 2025 : 1h", &week, "2025-03-03");
	dated("3 mars 2025 : 1h", &none, "2025-03-03");
	dated("March 3, 2025: 1h", &week, "2025-03-03");
	dated("March 3 2025 - 1h", &none, "2025-03-03");
	dated("Monday, March 3, 2025: 1h", &week, "2025-03-03");
	dated("Tuesday, March 3, 2025: 1h", &week, "");
	dated("31 février 2026 : 1h", &week, "");
	dated("29 février 2028 : 1h", &none, "2028-02-29");
	dated("March 3, 20 min Z2", &week, "2026-03-03");
}

Test(lead, a_date_on_another_weekday_is_doubtful)
{
	struct vk__lead l = lead("lun 3/3 : 1h", &week);

	cr_assert(l.doubtful);
	cr_assert_not(l.has_date);
	cr_assert_eq(l.weekday, 1);
}

Test(lead, impossible_dates_are_none)
{
	dated("2026-02-30: 1h", &none, "");
	dated("31/2/2026 : 1h", &none, "");
	dated("29/2/2027 : 1h", &week, "");
}

Test(lead, a_pair_is_no_date)
{
	cr_assert_eq(lead("3/3 min Z4", &week).terms, 0);
	cr_assert_eq(lead("30/30 Z5", &week).terms, 0);
	cr_assert_eq(lead("5x3min", &week).terms, 0);
	cr_assert_eq(lead("", &week).terms, 0);
}

Test(lead, what_follows_is_left)
{
	cr_assert_eq(lead("mardi : 5min", &week).terms, 2);
	cr_assert_eq(lead("mardi 5min", &week).terms, 1);
	cr_assert_eq(lead("2026-03-03 5min", &week).terms, 5);
	cr_assert_eq(lead("mardi\n5min", &week).terms, 1);
}

Test(lead, a_date_behind_the_words_of_a_title)
{
	dated("Séance du 14 mars\n20min 60%", &week, "2026-03-14");
	dated("PISTE – séance du 12/03 : 20min 60%", &week, "2026-03-12");
	dated("Séance du 14 mars, 20min 60%", &week, "");
	cr_assert_eq(lead("Bloc 3/3 : 20min 60%", &week).terms, 0);
}
