/* SPDX-License-Identifier: MIT */
/*
 * The balance of W': how much of the work above critical power is left. Two
 * published models, both over one-second samples.
 */
#include <math.h>

#include "../vekta.h"

double
vk_wbal_tau(const double *watts, size_t count, double cp)
{
	double sum = 0, below = 0;

	for (size_t i = 0; i < count; i++)
		if (watts[i] < cp) {
			sum += watts[i];
			below++;
		}
	return 546 * exp(-0.01 * (below > 0 ? cp - sum / below : 0)) + 316;
}

void
vk_wbal_integral(const double *watts, size_t count, double cp,
    double wprime, double tau, double *out)
{
	double keep = exp(-1 / tau);
	double spent = 0;

	for (size_t i = 0; i < count; i++) {
		spent = spent * keep + (watts[i] > cp ? watts[i] - cp : 0);
		out[i] = wprime - spent;
	}
}

void
vk_wbal_differential(const double *watts, size_t count, double cp,
    double wprime, double *out)
{
	double left = wprime;

	for (size_t i = 0; i < count; i++) {
		if (watts[i] < cp)
			left += (cp - watts[i]) * (wprime - left) / wprime;
		else
			left -= watts[i] - cp;
		out[i] = left;
	}
}

double
vk_wbal_after(double cp, double wprime, double left, double watts,
    double seconds)
{
	if (watts >= cp)
		return left - (watts - cp) * seconds;
	return wprime - (wprime - left) *
	    exp(-(cp - watts) * seconds / wprime);
}
