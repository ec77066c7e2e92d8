/* SPDX-License-Identifier: MIT */
/*
 * Load from the heart rate, for rides without a power meter. The published
 * tools disagree by a tenth and more, so each formula has a function of its
 * own and whoever prints a figure says which.
 */
#include <math.h>

#include "../base/table.h"
#include "../score/resolve.h"
#include "../vekta.h"

extern const char vk__data_heart_zones_tsv[];
extern const size_t vk__data_heart_zones_tsv_size;

/* Where LTHR is not known, this part of the maximum stands for it. */
#define LTHR_OF_MAX 0.90

double
vk_heart_lthr(const vk_heart *heart)
{
	return heart->lthr > 0 ? heart->lthr : heart->max * LTHR_OF_MAX;
}

/* The part of the heart rate reserve; NaN when the numbers make no sense. */
static double
reserve(const vk_heart *heart, double pulse)
{
	double r;

	if (!(heart->rest > 0 && heart->max > heart->rest && pulse > 0))
		return NAN;
	r = (pulse - heart->rest) / (heart->max - heart->rest);
	return r > 0 ? r : 0;
}

double
vk_trimp(const vk_heart *heart, double seconds, double pulse)
{
	double r = reserve(heart, pulse);

	return seconds / 60 * r * 0.64 *
	    exp((heart->female ? 1.67 : 1.92) * r);
}

double
vk_hrtss(const vk_heart *heart, double seconds, double pulse)
{
	double hour = vk_trimp(heart, 3600, vk_heart_lthr(heart));

	return hour > 0 ? 100 * vk_trimp(heart, seconds, pulse) / hour : NAN;
}

double
vk_hr_load_reserve(const vk_heart *heart, double seconds, double pulse)
{
	double threshold = vk_heart_lthr(heart) - heart->rest;
	double above = pulse - heart->rest;

	if (!(heart->rest > 0 && threshold > 0 && pulse > 0))
		return NAN;
	return above > 0 ? seconds / 36 * (above / threshold) *
	    (above / threshold) : 0;
}

double
vk_hr_load_ratio(const vk_heart *heart, double seconds, double pulse)
{
	double ratio = vk_ratio(pulse, vk_heart_lthr(heart));

	return seconds / 36 * ratio * ratio;
}

/* Opens the table at the row of the zone. */
static bool
find_zone(struct vk__table *table, double zone)
{
	double number;

	vk__table_open(table, vk__data_heart_zones_tsv,
	    vk__data_heart_zones_tsv_size);
	while (vk__table_next(table))
		if (vk__table_number(table, 0, &number) && number >= zone)
			return true;
	return false;
}

double
vk_trimp_zonal(const double seconds[VK_HEART_ZONES])
{
	double sum = 0;

	for (size_t i = 0; i < VK_HEART_ZONES; i++) {
		struct vk__table table;
		double weight;

		if (find_zone(&table, (double)i + 1) &&
		    vk__table_number(&table, 2, &weight))
			sum += seconds[i] / 60 * weight;
	}
	return sum;
}

unsigned
vk_heart_zone(double pulse, double lthr)
{
	unsigned zone;

	for (zone = 1; zone < VK_HEART_ZONES; zone++) {
		struct vk__table table;
		double to;

		if (find_zone(&table, zone) &&
		    vk__table_number(&table, 1, &to) &&
		    pulse * 100 <= lthr * to)
			break;
	}
	return zone;
}

unsigned
vk_power_zone(double watts, double ftp)
{
	struct vk__zones zones;

	vk__zones_read(&zones);
	return vk__zones_find(&zones, watts * 100 / ftp);
}

void
vk_power_zone_borders(double ftp, double borders[VK_ZONES - 1])
{
	struct vk__zones zones;

	vk__zones_read(&zones);
	for (size_t i = 0; i < VK_ZONES - 1; i++)
		borders[i] = ftp * zones.to[i + 1] / 100;
}

void
vk_heart_zone_borders(double lthr, double borders[VK_HEART_ZONES - 1])
{
	for (size_t i = 0; i < VK_HEART_ZONES - 1; i++) {
		struct vk__table table;
		double to = NAN;

		if (find_zone(&table, (double)i + 1))
			(void)vk__table_number(&table, 1, &to);
		borders[i] = lthr * to / 100;
	}
}
