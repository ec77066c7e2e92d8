/* SPDX-License-Identifier: MIT */
#include "vekta.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

static const uint16_t some[] = { 1, 50, 100, 660 };

static vk_meanmax *
new_meanmax(void)
{
	vk_meanmax *mm;

	cr_assert_eq(vk_meanmax_new(some, 4, &mm), VK_OK);
	return mm;
}

static void
best_is(const vk_meanmax *mm, size_t index, double want)
{
	cr_expect_float_eq(vk_meanmax_best(mm, index), want, 1e-9);
}

Test(meanmax, blocks)
{
	vk_meanmax *mm = new_meanmax();

	vk_meanmax_add(mm, 100, 120);
	for (int i = 0; i < 4; i++) {
		vk_meanmax_add(mm, 300, 60);
		vk_meanmax_add(mm, 100, 60);
	}
	cr_expect(isnan(vk_meanmax_best(mm, 3)));
	vk_meanmax_add(mm, 100, 60);
	best_is(mm, 0, 300);
	best_is(mm, 1, 300);
	best_is(mm, 2, 220);
	best_is(mm, 3, 240.0 * 300 / 660 + 420.0 * 100 / 660);
	vk_meanmax_free(mm);
}

Test(meanmax, rising)
{
	vk_meanmax *mm = new_meanmax();

	for (int i = 0; i <= 100; i++)
		vk_meanmax_add(mm, i, 1);
	best_is(mm, 0, 100);
	best_is(mm, 1, 75.5);
	best_is(mm, 2, 50.5);
	cr_expect(isnan(vk_meanmax_best(mm, 4)));
	vk_meanmax_clear(mm);
	cr_expect(isnan(vk_meanmax_best(mm, 0)));
	vk_meanmax_free(mm);
}

/* A long pause at nothing: no window reaches over it with all its work. */
Test(meanmax, pauses)
{
	vk_meanmax *mm = new_meanmax();

	vk_meanmax_add(mm, 200, 50);
	vk_meanmax_add(mm, 0, 1000000000);
	vk_meanmax_add(mm, 200, 50);
	best_is(mm, 1, 200);
	best_is(mm, 2, 100);
	vk_meanmax_free(mm);
}

/* Against the definition, over a stream that jumps. */
Test(meanmax, as_defined)
{
	enum { SECONDS = 2500 };
	static double watts[SECONDS];
	static const uint16_t durations[] = { 3, 7, 60, 1199 };
	vk_meanmax *mm;

	cr_assert_eq(vk_meanmax_new(durations, 4, &mm), VK_OK);
	for (int i = 0; i < SECONDS; i++) {
		watts[i] = (i * i % 977 * 31) % 1009;
		vk_meanmax_add(mm, watts[i], 1);
	}
	for (size_t d = 0; d < 4; d++) {
		double best = 0;

		for (size_t i = 0; i + durations[d] <= SECONDS; i++) {
			double sum = 0;

			for (size_t j = i; j < i + durations[d]; j++)
				sum += watts[j];
			best = fmax(best, sum / durations[d]);
		}
		best_is(mm, d, best);
	}
	vk_meanmax_free(mm);
}

Test(meanmax, curve)
{
	vk_meanmax *mm;
	uint16_t bad[] = { 1, 0 };

	for (size_t i = 0; i < VK_MEAN_MAX; i++) {
		cr_expect(i == 0 ||
		    vk_mean_max_seconds[i - 1] < vk_mean_max_seconds[i]);
		cr_expect_eq(vk_mean_max_index(vk_mean_max_seconds[i]), i);
	}
	cr_expect_eq(vk_mean_max_index(3), VK_MEAN_MAX);
	cr_expect_eq(vk_mean_max_seconds[VK_MEAN_MAX - 1],
	    VK_MEAN_MAX_LONGEST);
	cr_expect_eq(vk_meanmax_new(bad, 2, &mm), VK_EVALUE);
	bad[1] = VK_MEAN_MAX_LONGEST + 1;
	cr_expect_eq(vk_meanmax_new(bad, 2, &mm), VK_EVALUE);
	cr_expect_null(mm);
	vk_meanmax_free(mm);
	cr_assert_eq(vk_meanmax_new(vk_mean_max_seconds, VK_MEAN_MAX, &mm),
	    VK_OK);
	vk_meanmax_add(mm, 150, VK_MEAN_MAX_LONGEST);
	best_is(mm, VK_MEAN_MAX - 1, 150);
	vk_meanmax_free(mm);
}
