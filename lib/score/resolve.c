/* SPDX-License-Identifier: MIT */
/*
 * The one place where what a text says ("Z4", "100 % PMA", "250 W") becomes
 * per cent of FTP, with the athlete's numbers. What cannot be known is
 * refused, never filled in: heart rate and perceived effort have no power,
 * and watts without an FTP have no per cent.
 */
#include "resolve.h"

#include <string.h>

#include "../base/table.h"

extern const char vk__data_zones_tsv[];
extern const size_t vk__data_zones_tsv_size;

void
vk__zones_read(struct vk__zones *zones)
{
	struct vk__table table;
	double zone, from, to;

	memset(zones, 0, sizeof *zones);
	vk__table_open(&table, vk__data_zones_tsv, vk__data_zones_tsv_size);
	while (vk__table_next(&table)) {
		if (!vk__table_number(&table, 0, &zone) ||
		    !vk__table_number(&table, 2, &from) ||
		    !vk__table_number(&table, 3, &to) ||
		    zone < 1 || zone > VK_ZONES)
			continue;
		zones->from[(size_t)zone] = from;
		zones->to[(size_t)zone] = to;
	}
}

unsigned
vk__zones_find(const struct vk__zones *zones, double pct)
{
	unsigned zone = 1;

	while (zone < VK_ZONES && pct > zones->to[zone])
		zone++;
	return zone;
}

/* A range of zones spans both; a falling one starts at its upper edge. */
static vk_status
resolve_zone(const struct vk__zones *zones, const vk_target *target,
    double *start, double *end)
{
	size_t a, b;

	if (!(target->start >= 1 && target->start <= VK_ZONES) ||
	    !(target->end >= 1 && target->end <= VK_ZONES))
		return VK_EVALUE;
	a = (size_t)target->start;
	b = (size_t)target->end;
	if ((double)a != target->start || (double)b != target->end)
		return VK_EVALUE;
	*start = a <= b ? zones->from[a] : zones->to[a];
	*end = a <= b ? zones->to[b] : zones->from[b];
	return VK_OK;
}

/*
 * One unit of the target is times / over per cent of FTP. Kept as a fraction
 * so that 100 % of PMA at a ratio of 0.8 is 125 and not nearly so.
 */
static bool
fraction(vk_unit unit, const vk_athlete *athlete, double *times, double *over)
{
	*times = 1;
	*over = 1;
	switch (unit) {
	case VK_UNIT_PCT_FTP:
		return true;
	case VK_UNIT_PCT_PMA:
		*over = athlete->pma_ratio > 0 ?
		    athlete->pma_ratio : VK_PMA_RATIO;
		return true;
	case VK_UNIT_WATT:
		*times = 100;
		*over = athlete->ftp;
		return athlete->ftp > 0;
	case VK_UNIT_WATT_KG:
		*times = 100 * athlete->weight;
		*over = athlete->ftp;
		return athlete->ftp > 0 && athlete->weight > 0;
	default:
		return false;
	}
}

vk_status
vk__target_resolve(const struct vk__zones *zones, const vk_target *target,
    const vk_athlete *athlete, double *start, double *end)
{
	double times, over, a, b;

	if (target->unit == VK_UNIT_NONE)
		return VK_ABSENT;
	if (target->unit == VK_UNIT_POWER_ZONE)
		return resolve_zone(zones, target, start, end);
	if (!fraction(target->unit, athlete, &times, &over))
		return VK_EUNABLE;
	a = target->start * times / over;
	b = target->end * times / over;
	if (!(a >= 0 && a <= VK_PCT_MOST && b >= 0 && b <= VK_PCT_MOST))
		return VK_EVALUE;
	*start = a;
	*end = b;
	return VK_OK;
}

vk_status
vk_target_resolve(const vk_target *target, const vk_athlete *athlete,
    double *start, double *end)
{
	static const vk_athlete nobody;
	struct vk__zones zones;

	if (athlete == NULL)
		athlete = &nobody;
	if (target->unit == VK_UNIT_POWER_ZONE)
		vk__zones_read(&zones);
	return vk__target_resolve(&zones, target, athlete, start, end);
}
