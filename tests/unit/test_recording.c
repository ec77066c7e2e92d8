/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/recording.h"

#include <criterion/criterion.h>
#include <math.h>

enum { START = 1700000000 };

static struct vk__samples samples;
static struct vk__recording ride;

static void
begin(void)
{
	vk__recording_clear(&ride);
	ride.start = START;
}

static void
end(void)
{
	vk__samples_free(&samples);
}

TestSuite(recording, .init = begin, .fini = end);

static void
add(uint32_t second, int16_t watts, int16_t pulse)
{
	struct vk__sample sample = { START + second, watts, pulse, -1 };

	cr_assert_eq(vk__samples_add(&samples, &sample), VK_OK);
}

static void
measure(void)
{
	cr_assert_eq(vk__recording_measure(&ride, &samples), VK_OK);
}

/* The best over so many seconds, one of the curve's durations. */
static double
best(uint32_t seconds)
{
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		if (vk_mean_max_seconds[i] == seconds)
			return ride.curve[i];
	cr_assert_fail("no such duration");
	return NAN;
}

Test(recording, nothing_is_known_at_first)
{
	measure();
	cr_expect(isnan(ride.np) && isnan(ride.mean_pulse));
	cr_expect(isnan(ride.mean_watts) && isnan(best(1)));
	cr_expect_float_eq(ride.elapsed, 0, 0);
	cr_expect_eq(ride.samples, 0);
}

Test(recording, every_second)
{
	for (uint32_t i = 0; i < 1200; i++)
		add(i, i % 300 < 60 ? 400 : 200, 140);
	measure();
	cr_expect_float_eq(best(1), 400, 1e-9);
	cr_expect_float_eq(best(60), 400, 1e-9);
	cr_expect_float_eq(best(120), 300, 1e-9);
	cr_expect_float_eq(best(300), 240, 1e-9);
	cr_expect_float_eq(best(1200), 240, 1e-9);
	cr_expect(isnan(best(1800)));
	cr_expect_float_eq(ride.mean_watts, 240, 1e-9);
	cr_expect_float_eq(ride.max_watts, 400, 1e-9);
	cr_expect_float_eq(ride.mean_pulse, 140, 1e-9);
	cr_expect_float_eq(ride.elapsed, 1199, 1e-9);
	cr_expect(ride.np > 250 && ride.np < 280);
}

/* What the file itself says of the whole ride stands. */
Test(recording, the_summary_stands)
{
	ride.mean_watts = 222;
	ride.max_pulse = 199;
	for (uint32_t i = 0; i < 100; i++)
		add(i, 200, 140);
	measure();
	cr_expect_float_eq(ride.mean_watts, 222, 0);
	cr_expect_float_eq(ride.max_pulse, 199, 0);
	cr_expect_float_eq(ride.np, 200, 1e-9);
}

/* A sample in four seconds: values hold, short bests cannot be told. */
Test(recording, smart_recording)
{
	for (uint32_t i = 0; i < 1200; i += 4)
		add(i, i < 600 ? 300 : 100, 150);
	measure();
	cr_expect(isnan(best(1)) && isnan(best(30)));
	cr_expect_float_eq(best(60), 300, 1e-9);
	cr_expect_float_eq(best(600), 300, 1e-9);
	/* The last one lasts a second: 1197 in all. */
	cr_expect(isnan(best(1200)));
	cr_expect_float_eq(ride.mean_pulse, 150, 1e-9);
}

/* Ten minutes of silence: the timer leaves them out, the bests do not. */
Test(recording, a_pause)
{
	for (uint32_t i = 0; i < 300; i++)
		add(i, 200, 120);
	for (uint32_t i = 900; i < 1200; i++)
		add(i, 200, 120);
	measure();
	cr_expect_float_eq(best(300), 200, 1e-9);
	cr_expect_float_eq(best(600), 100, 0.5);
	cr_expect_float_eq(best(1200), 100, 0.5);
	cr_expect_float_eq(ride.np, 200, 1e-9);
	cr_expect_float_eq(ride.mean_watts, 200, 1e-9);
	cr_expect_float_eq(ride.elapsed, 1199, 1e-9);
}

Test(recording, the_longest_hold)
{
	add(0, 100, -1);
	add(VK__RECORDING_HOLD, 100, -1);
	add(2 * VK__RECORDING_HOLD + 1, 100, -1);
	measure();
	/* 10 s held, 1 s of the 11, 1 s of the last. */
	cr_expect_eq(ride.samples, 3);
	cr_expect_float_eq(ride.mean_watts, 100, 1e-9);
	cr_expect(isnan(ride.np));
	cr_expect(isnan(ride.mean_pulse));
}

/* A dropout of the meter is no power that was ridden. */
Test(recording, a_dropout)
{
	for (uint32_t i = 0; i < 120; i++)
		add(i, i >= 30 && i < 90 ? -1 : 300, 130);
	measure();
	cr_expect_float_eq(best(60), 150, 1e-9);
	cr_expect_float_eq(ride.mean_watts, 300, 1e-9);
	cr_expect_float_eq(ride.mean_pulse, 130, 1e-9);
}

Test(recording, out_of_order_and_outside)
{
	ride.elapsed = 99;
	for (uint32_t i = 0; i < 100; i++)
		add(i, 200, 140);
	add(50, 1000, 200);
	add(99, 1000, 200);
	add(5000, 1000, 200);
	samples.data[3].at = 1;
	samples.data[4].at = START - 100;
	measure();
	cr_expect_eq(ride.samples, 98);
	cr_expect_float_eq(ride.max_watts, 200, 0);
	cr_expect_float_eq(ride.max_pulse, 140, 0);
}

Test(recording, limits)
{
	struct vk__sample sample = { START, 100, 100, 90 };

	for (size_t i = 0; i < VK__RECORDING_SECONDS; i++) {
		sample.at++;
		if (vk__samples_add(&samples, &sample) != VK_OK)
			break;
	}
	cr_expect_geq(samples.count, VK__RECORDING_SECONDS);
	while (vk__samples_add(&samples, &sample) == VK_OK)
		cr_assert_leq(samples.count, 2 * VK__RECORDING_SECONDS);
	measure();
	cr_expect_float_eq(best(VK_MEAN_MAX_LONGEST), 100, 1e-9);
	cr_expect_float_eq(ride.mean_cadence, 90, 1e-9);
}
