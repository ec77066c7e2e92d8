/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>

typedef vk_status fit_fn(const vk_effort *efforts, size_t count,
    vk_critical *critical);

static fit_fn *const forms[] = { vk_critical_work, vk_critical_inverse };

static void
near(double got, double want, double within)
{
	cr_expect(fabs(got - want) <= within, "%.9f is not %.9f", got, want);
}

static void
fit_is(fit_fn *fit, const vk_effort *efforts, size_t count, double cp,
    double within, double wprime, double within_work)
{
	vk_critical c;

	cr_assert_eq(fit(efforts, count, &c), VK_OK);
	near(c.cp, cp, within);
	near(c.wprime, wprime, within_work);
	cr_expect_eq(c.efforts, count);
	cr_expect(c.r2 > 0 && c.r2 <= 1 + 1e-12);
}

Test(critical, the_curve)
{
	near(vk_critical_power(250, 13000, 180), 322, 0.5);
	near(vk_critical_power(250, 13000, 300), 293, 0.5);
	near(vk_critical_power(250, 13000, 900), 264, 0.5);
}

Test(critical, rounded_efforts)
{
	static const vk_effort efforts[] = { { 180, 322 }, { 300, 293 },
		{ 900, 264 } };

	for (int i = 0; i < 2; i++)
		fit_is(forms[i], efforts, 3, 249.5, 0.05, 13050, 5);
}

Test(critical, exact_efforts)
{
	static const vk_effort efforts[] = { { 180, 322.2222 },
		{ 300, 293.3333 }, { 900, 264.4444 } };
	vk_critical c;

	for (int i = 0; i < 2; i++)
		fit_is(forms[i], efforts, 3, 250, 5e-4, 13000, 0.05);
	cr_assert_eq(vk_critical_work(efforts, 3, &c), VK_OK);
	near(c.r2, 1, 1e-9);
	near(c.error, 0, 1e-3);
}

Test(critical, two_efforts)
{
	static const vk_effort efforts[] = { { 300, 204 }, { 1200, 186 } };

	for (int i = 0; i < 2; i++)
		fit_is(forms[i], efforts, 2, 180, 1e-9, 7200, 1e-6);
}

Test(critical, the_forms_differ)
{
	static const vk_effort efforts[] = { { 120, 229 }, { 300, 204 },
		{ 600, 197 }, { 1200, 186 } };

	fit_is(vk_critical_work, efforts, 4, 181.055, 5e-4, 7034.5, 0.05);
	fit_is(vk_critical_inverse, efforts, 4, 184.995, 5e-4, 5366.2, 0.05);
}

Test(critical, finite_sprint)
{
	static const vk_effort want[] = { { 1, 972.892 }, { 5, 881.579 },
		{ 60, 480.769 }, { 300, 311.225 }, { 1200, 266.304 } };

	for (int i = 0; i < 5; i++)
		near(vk_critical_power3(250, 20000, 1000, want[i].seconds),
		    want[i].watts, 6e-4);
	near(vk_critical_power(250, 20000, 60), 583.333, 5e-4);
}

Test(critical, no_fit)
{
	static const vk_effort same[] = { { 300, 204 }, { 300, 186 } };
	static const vk_effort rising[] = { { 300, 186 }, { 1200, 204 } };
	vk_critical c;

	for (int i = 0; i < 2; i++) {
		cr_expect_eq(forms[i](same, 0, &c), VK_ABSENT);
		cr_expect_eq(forms[i](same, 1, &c), VK_ABSENT);
		cr_expect_eq(forms[i](same, 2, &c), VK_ABSENT);
		cr_expect_eq(forms[i](rising, 2, &c), VK_EVALUE);
	}
}

Test(critical, ftp)
{
	near(vk_ftp_20min(280), 266, 1e-9);
	near(vk_ftp_ramp(400), 300, 1e-9);
}

/* Half an hour at CP; below it 10 % of power are worth a factor of 4.5. */
Test(critical, time_to_exhaustion)
{
	cr_expect_float_eq(vk_steady_time(250, 250), 1800, 1e-9);
	cr_expect_float_eq(vk_steady_time(250, 300), 1800, 1e-9);
	cr_expect_float_eq(vk_steady_time(250, 225), 8108.7, 0.1);
	cr_expect_float_eq(250 * pow(vk_steady_time(250, 225) / 1800, -0.07),
	    225, 1e-9);
	cr_expect_float_eq(vk_critical_time(250, 20000, 350), 200, 1e-9);
	cr_expect_float_eq(vk_critical_time(250, 20000, 251), 1800, 1e-9);
	cr_expect_float_eq(vk_critical_time(250, 20000, 225),
	    vk_steady_time(250, 225), 1e-9);
	cr_expect(isinf(vk_steady_time(250, 0)));
}

/* The same power however long: all of it is CP, and no work is above it. */
Test(critical, a_flat_curve)
{
	static const vk_effort efforts[] = { { 180, 250 }, { 300, 250 },
		{ 900, 250 } };
	vk_critical c;

	for (int i = 0; i < 2; i++)
		cr_expect_eq(forms[i](efforts, 3, &c), VK_EVALUE);
}
