/* SPDX-License-Identifier: MIT */
/*
 * Power of a ride, second by second: Normalized Power, xPower, and the
 * figures made of them. Nothing is kept but one window.
 */
#include <math.h>

#include "../vekta.h"

/* xPower: the time constant of its exponential mean, in seconds. */
#define SKIBA_SECONDS 25.0

static double
fourth_power(double x)
{
	return x * x * (x * x);
}

/* What the next second divides the sum of the window by; 0: not counted. */
static double
window_length(const vk_np *np)
{
	if (np->seconds + 1 >= VK_NP_WINDOW || np->rule == VK_NP_ZEROS)
		return VK_NP_WINDOW;
	return np->rule == VK_NP_PARTIAL ? (double)(np->seconds + 1) : 0;
}

static void
add_second(vk_np *np, double watts)
{
	double *slot = &np->window[np->seconds % VK_NP_WINDOW];
	double length = window_length(np);

	np->sum += watts - *slot;
	*slot = watts;
	if (length > 0) {
		np->fourth += fourth_power(np->sum / length);
		np->counted++;
	}
	np->skiba += (watts - np->skiba) / (SKIBA_SECONDS + 1);
	np->skiba_fourth += fourth_power(np->skiba);
	np->work += watts;
	np->seconds++;
}

void
vk_np_add(vk_np *np, double watts, uint64_t seconds)
{
	for (; seconds > 0; seconds--)
		add_second(np, watts);
}

double
vk_np_value(const vk_np *np)
{
	if (np->seconds < VK_NP_WINDOW)
		return NAN;
	return sqrt(sqrt(np->fourth / (double)np->counted));
}

double
vk_np_mean(const vk_np *np)
{
	return np->seconds > 0 ? np->work / (double)np->seconds : NAN;
}

double
vk_np_xpower(const vk_np *np)
{
	if (np->seconds == 0)
		return NAN;
	return sqrt(sqrt(np->skiba_fourth / (double)np->seconds));
}

double
vk_ratio(double np, double by)
{
	return np > 0 && by > 0 ? np / by : NAN;
}

double
vk_intensity_factor(double np, double ftp)
{
	return vk_ratio(np, ftp);
}

double
vk_tss(double seconds, double np, double ftp)
{
	double factor = vk_intensity_factor(np, ftp);

	return seconds > 0 ? seconds / 36 * factor * factor : NAN;
}

double
vk_tss_ftp(double seconds, double np, double tss)
{
	return seconds > 0 && np > 0 && tss > 0 ?
	    np * sqrt(seconds / (36 * tss)) : NAN;
}

/* Mean power and pulse of the seconds with a pulse, from the first-th to the
 * last-th of them. */
static double
efficiency(const double *watts, const double *pulse, size_t count,
    size_t first, size_t last)
{
	double work = 0, beats = 0;
	size_t seen = 0;

	for (size_t i = 0; i < count && seen < last; i++) {
		if (!(pulse[i] > 0))
			continue;
		if (seen++ >= first) {
			work += watts[i];
			beats += pulse[i];
		}
	}
	return vk_ratio(work, beats);
}

double
vk_decoupling(const double *watts, const double *pulse, size_t count)
{
	size_t with = 0;
	double before, after;

	for (size_t i = 0; i < count; i++)
		with += pulse[i] > 0;
	if (with < 2)
		return NAN;
	before = efficiency(watts, pulse, count, 0, with / 2);
	after = efficiency(watts, pulse, count, with / 2, with);
	return 100 * (before - after) / before;
}
