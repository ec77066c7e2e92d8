/* SPDX-License-Identifier: MIT */
/* How records spell units and intensities (intervals.icu's vocabulary). */
#include <string.h>

#include "../vekta.h"

static const char *const units[VK_UNIT_COUNT] = {
	[VK_UNIT_NONE] = "",
	[VK_UNIT_PCT_FTP] = "%ftp",
	[VK_UNIT_WATT] = "w",
	[VK_UNIT_WATT_KG] = "w/kg",
	[VK_UNIT_POWER_ZONE] = "power_zone",
	[VK_UNIT_PCT_PMA] = "%pma",
	[VK_UNIT_PCT_HR] = "%hr",
	[VK_UNIT_PCT_LTHR] = "%lthr",
	[VK_UNIT_BPM] = "bpm",
	[VK_UNIT_HR_ZONE] = "hr_zone",
	[VK_UNIT_RPM] = "rpm",
	[VK_UNIT_RPE] = "rpe",
};

static const char *const intensities[VK_INTENSITY_COUNT] = {
	[VK_INTENSITY_NONE] = "",
	[VK_INTENSITY_ACTIVE] = "active",
	[VK_INTENSITY_INTERVAL] = "interval",
	[VK_INTENSITY_RECOVERY] = "recovery",
	[VK_INTENSITY_REST] = "rest",
	[VK_INTENSITY_WARMUP] = "warmup",
	[VK_INTENSITY_COOLDOWN] = "cooldown",
	[VK_INTENSITY_OTHER] = "other",
};

/* The index of text, 0 (the empty name) when it is none. */
static size_t
name_find(const char *const *names, size_t count, const char *text, size_t len)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
			return i;
	return 0;
}

const char *
vk_unit_text(vk_unit unit)
{
	return (size_t)unit < VK_UNIT_COUNT ? units[unit] : "";
}

vk_unit
vk_unit_read(const char *text, size_t len)
{
	return (vk_unit)name_find(units, VK_UNIT_COUNT, text, len);
}

const char *
vk_intensity_text(vk_intensity intensity)
{
	return (size_t)intensity < VK_INTENSITY_COUNT ?
	    intensities[intensity] : "";
}

vk_intensity
vk_intensity_read(const char *text, size_t len)
{
	return (vk_intensity)name_find(intensities, VK_INTENSITY_COUNT, text,
	    len);
}
