/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>

static void
near(double got, double want, double within)
{
	cr_expect(fabs(got - want) <= within, "%.9f is not %.9f", got, want);
}

static const vk_np_rule rules[] = { VK_NP_FULL, VK_NP_PARTIAL, VK_NP_ZEROS };

/* 30 s at 400 W and 30 s at 100 W, 60 times. */
static void
thirties(vk_np *np)
{
	for (int i = 0; i < 60; i++) {
		vk_np_add(np, 400, 30);
		vk_np_add(np, 100, 30);
	}
}

static void
three_blocks(vk_np *np)
{
	vk_np_add(np, 200, 1800);
	vk_np_add(np, 300, 600);
	vk_np_add(np, 150, 1200);
}

static void
steady(vk_np *np)
{
	vk_np_add(np, 200, 3600);
}

/* The squares of 0..125, times 37, modulo 401: jumps at every second. */
static void
jumps(vk_np *np)
{
	for (int i = 0; i < 126; i++)
		vk_np_add(np, (i * i * 37) % 401, 1);
}

Test(np, three_rules)
{
	static const struct {
		void (*ride)(vk_np *np);
		double want[3];
		double within;
	} rows[] = {
		{ thirties, { 287.4645, 289.0429, 287.2979 }, 5e-5 },
		{ three_blocks, { 219.3257, 219.1893, 218.9410 }, 5e-5 },
		{ steady, { 200, 200, 199.673 }, 5e-4 },
		/* From another program written for the purpose. */
		{ jumps, { 189.11457721494, 185.07446550208, 179.68448014538 },
		    1e-10 }
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t r = 0; r < 3; r++) {
			vk_np np = { .rule = rules[r] };

			rows[i].ride(&np);
			near(vk_np_value(&np), rows[i].want[r],
			    rows[i].within);
		}
}

Test(np, short_rides_have_none)
{
	for (size_t r = 0; r < 3; r++) {
		vk_np np = { .rule = rules[r] };

		cr_expect(isnan(vk_np_mean(&np)));
		cr_expect(isnan(vk_np_xpower(&np)));
		vk_np_add(&np, 200, 29);
		cr_expect(isnan(vk_np_value(&np)));
		near(vk_np_mean(&np), 200, 1e-12);
		vk_np_add(&np, 200, 1);
		cr_expect(!isnan(vk_np_value(&np)));
	}
}

Test(np, xpower)
{
	vk_np np = { 0 }, hard = { 0 };

	steady(&np);
	near(vk_np_xpower(&np), 199.26515168741608, 1e-9);
	thirties(&hard);
	near(vk_np_xpower(&hard), 262.06483930316074, 1e-9);
}

Test(np, variability_and_efficiency)
{
	vk_np np = { 0 };

	thirties(&np);
	near(vk_ratio(vk_np_value(&np), vk_np_mean(&np)), 287.4645 / 250, 1e-6);
	near(vk_ratio(210, 140), 1.5, 1e-12);
	cr_expect(isnan(vk_ratio(210, 0)));
	cr_expect(isnan(vk_ratio(NAN, 140)));
}

Test(np, stress)
{
	near(vk_tss(3600, 300, 300), 100, 1e-12);
	near(vk_tss(3600, 100, 200), 25, 1e-12);
	near(vk_tss(4500, 157, 241), 53.05, 5e-3);
	near(vk_intensity_factor(183.5, 250), 0.734, 1e-12);
	near(vk_tss(3607.05, 183.5, 250), 53.98, 5e-3);
	near(vk_tss(2615.17, 142, 250), 23.44, 5e-3);
	/* What a Garmin device shows for these is 1 to 1.5 % less. */
	near(vk_tss(3607.05, 183.5, 250), 53.6, 53.6 * 0.02);
	near(vk_tss(2615.17, 142, 250), 23.2, 23.2 * 0.02);
	cr_expect(isnan(vk_tss(0, 200, 200)));
	cr_expect(isnan(vk_tss(3600, 0, 200)));
	cr_expect(isnan(vk_tss(3600, 200, 0)));
}

Test(np, ftp_of_a_device)
{
	near(vk_tss_ftp(3600, 300, 100), 300, 1e-9);
	near(vk_tss_ftp(4500, 157, vk_tss(4500, 157, 241)), 241, 1e-9);
	cr_expect(isnan(vk_tss_ftp(3600, 300, 0)));
}

Test(np, decoupling)
{
	double watts[7200], pulse[7200];

	for (int i = 0; i < 7200; i++) {
		watts[i] = i < 3600 ? 200 : 195;
		pulse[i] = i < 3600 ? 140 : 146;
	}
	near(vk_decoupling(watts, pulse, 7200), 6.507, 5e-4);
	/* Seconds without a pulse count for neither half. */
	for (int i = 0; i < 1000; i++)
		pulse[i] = 0;
	for (int i = 6200; i < 7200; i++)
		pulse[i] = 0;
	near(vk_decoupling(watts, pulse, 7200), 6.507, 5e-4);
	for (int i = 0; i < 7200; i++)
		pulse[i] = 0;
	cr_expect(isnan(vk_decoupling(watts, pulse, 7200)));
	cr_expect(isnan(vk_decoupling(watts, pulse, 0)));
}
