/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>

static const vk_form_rule rules[] = { VK_FORM_EXPONENTIAL, VK_FORM_FRACTION };

static void
near(double got, double want, double within)
{
	cr_expect(fabs(got - want) <= within, "%.9f is not %.9f", got, want);
}

static vk_form
after(vk_form_rule rule, double ctl, double atl, double tss, int days)
{
	vk_form form = { .rule = rule, .ctl = ctl, .atl = atl };

	while (days-- > 0)
		vk_form_day(&form, tss);
	return form;
}

Test(form, a_hundred_a_day)
{
	static const double ctl[2][3] = { { 2.3528, 15.3518, 63.2121 },
		{ 2.3810, 15.5223, 63.6544 } };
	static const double atl[2][2] = { { 13.3122, 63.2121 },
		{ 14.2857, 66.0083 } };
	static const int days[] = { 1, 7, 42 };

	for (int r = 0; r < 2; r++)
		for (int i = 0; i < 3; i++) {
			vk_form form = after(rules[r], 0, 0, 100, days[i]);

			near(form.ctl, ctl[r][i], 5e-5);
			if (i < 2)
				near(form.atl, atl[r][i], 5e-5);
		}
}

Test(form, one_day)
{
	near(after(rules[0], 54, 0, 255, 1).ctl, 58.729, 5e-4);
	near(after(rules[1], 54, 0, 255, 1).ctl, 58.786, 5e-4);
	near(after(rules[0], 0, 61, 255, 1).atl, 86.826, 5e-4);
	near(after(rules[1], 0, 61, 255, 1).atl, 88.714, 5e-4);
	near(after(rules[1], 28, 0, 122, 1).ctl, 30, 0.5);
	near(after(rules[1], 30, 0, 192, 1).ctl, 34, 0.5);
}

Test(form, two_weeks_of_rest)
{
	near(after(rules[0], 70, 70, 0, 14).ctl, 50.157, 5e-4);
	/* 70 e^-2: published with its last digit rounded up. */
	near(after(rules[0], 70, 70, 0, 14).atl, 9.474, 6e-4);
	near(after(rules[1], 70, 70, 0, 14).ctl, 49.955, 5e-4);
	near(after(rules[1], 70, 70, 0, 14).atl, 8.088, 5e-4);
}

Test(form, a_week)
{
	static const double week[] = { 80, 90, 70, 85, 0, 100, 95 };
	static const double want[2][2] = { { 11.4036, 47.2050 },
		{ 11.5303, 49.3417 } };

	for (int r = 0; r < 2; r++) {
		vk_form form = { .rule = rules[r] };

		for (int i = 0; i < 7; i++)
			vk_form_day(&form, week[i]);
		near(form.ctl, want[r][0], 5e-5);
		near(form.atl, want[r][1], 5e-5);
	}
}

Test(form, days_to_fifty)
{
	static const int want[] = { 76, 75 };

	for (int r = 0; r < 2; r++) {
		vk_form form = { .rule = rules[r] };
		int days = 0;

		while (form.ctl < 50 && days < 1000) {
			vk_form_day(&form, 60);
			days++;
		}
		cr_expect_eq(days, want[r], "%d", days);
	}
}

/* The balance is that of yesterday evening. */
Test(form, balance)
{
	near(after(rules[0], 81, 113, 300, 1).tsb, -32, 1e-12);
	near(after(rules[0], 0, 0, 100, 1).tsb, 0, 1e-12);
	near(after(rules[0], 0, 0, 100, 2).tsb, 2.3528 - 13.3122, 1e-4);
}

Test(form, ramp)
{
	cr_expect(isnan(after(rules[0], 0, 0, 100, 7).ramp));
	near(after(rules[0], 0, 0, 100, 8).ramp,
	    after(rules[0], 0, 0, 100, 8).ctl -
	    after(rules[0], 0, 0, 100, 1).ctl, 1e-12);
	near(after(rules[0], 0, 0, 100, 42).ramp,
	    after(rules[0], 0, 0, 100, 42).ctl -
	    after(rules[0], 0, 0, 100, 35).ctl, 1e-12);
}

Test(form, tss_for_a_ramp)
{
	near(vk_form_week(rules[0], 60, 5), 648, 0.05);
	near(vk_form_week(rules[0], 60, 5) / 7, 92.57, 5e-3);
	near(vk_form_week(rules[0], 40, 3), 416.8, 0.05);
	near(vk_form_week(rules[0], 70, 8), 854.8, 0.05);
	near(vk_form_week(rules[0], 0, 1) / 7, 6.514, 5e-4);
	near(vk_form_week(rules[1], 0, 1) / 7, 6.442, 5e-4);
	cr_expect_float_eq(vk_form_week(rules[0], 10, -20), 0, 0);
}

/* A week at that load does what it promises. */
Test(form, tss_for_a_ramp_and_back)
{
	for (int r = 0; r < 2; r++) {
		double day = vk_form_week(rules[r], 60, 5) / 7;

		near(after(rules[r], 60, 0, day, 7).ctl, 65, 1e-9);
	}
}
