/* SPDX-License-Identifier: MIT */
/*
 * The load of one activity, by the best method that its numbers allow. The
 * method is always told: figures of different ones are not the same.
 */
#include <math.h>

#include "rider.h"

const char *
vk_method_text(vk_method method)
{
	static const char *const text[VK_METHODS] = { "none", "power",
		"mean-power", "device-tss", "hrtss", "hr", "trimp",
		"garmin-load" };

	return (size_t)method < VK_METHODS ? text[method] : text[0];
}

/* The timer's time; what comes nearest to it. */
static double
length_of(const vk_activity *a)
{
	if (a->duration > 0)
		return a->duration;
	return a->moving > 0 ? a->moving : a->elapsed;
}

static double
load_by(const vk_activity *a, double ftp, const vk_heart *heart,
    vk_method method)
{
	double seconds = length_of(a);

	switch (method) {
	case VK_METHOD_POWER:
		return a->sport == VK_SPORT_CYCLING ?
		    vk_tss(seconds, a->np, ftp) : NAN;
	case VK_METHOD_MEAN_POWER:
		return a->sport == VK_SPORT_CYCLING ?
		    vk_tss(seconds, a->power, ftp) : NAN;
	case VK_METHOD_DEVICE:
		return a->tss;
	case VK_METHOD_HRTSS:
		return vk_hrtss(heart, seconds, a->hr);
	case VK_METHOD_HR:
		return vk_hr_load_ratio(heart, seconds, a->hr);
	case VK_METHOD_TRIMP:
		return vk_trimp(heart, seconds, a->hr);
	case VK_METHOD_GARMIN:
		return a->load;
	default:
		return NAN;
	}
}

vk_method
vk_activity_load(const vk_activity *activity, double ftp,
    const vk_heart *heart, vk_method wanted, double *load)
{
	for (int m = VK_METHOD_POWER; m < VK_METHODS; m++) {
		vk_method method = (vk_method)m;

		if (wanted != VK_METHOD_NONE ? method != wanted :
		    method == VK_METHOD_TRIMP)
			continue;
		*load = load_by(activity, ftp, heart, method);
		if (*load >= 0 && *load < 1e6)
			return method;
	}
	*load = NAN;
	return VK_METHOD_NONE;
}
