/* SPDX-License-Identifier: MIT */
/* How records spell units and intensities (intervals.icu's vocabulary). */
#include <string.h>

#include "workout.h"

static const struct vk__word units[VK_UNIT_COUNT] = {
	[VK_UNIT_NONE] = VK__WORD(""),
	[VK_UNIT_PCT_FTP] = VK__WORD("%ftp"),
	[VK_UNIT_WATT] = VK__WORD("w"),
	[VK_UNIT_WATT_KG] = VK__WORD("w/kg"),
	[VK_UNIT_POWER_ZONE] = VK__WORD("power_zone"),
	[VK_UNIT_PCT_PMA] = VK__WORD("%pma"),
	[VK_UNIT_PCT_HR] = VK__WORD("%hr"),
	[VK_UNIT_PCT_LTHR] = VK__WORD("%lthr"),
	[VK_UNIT_BPM] = VK__WORD("bpm"),
	[VK_UNIT_HR_ZONE] = VK__WORD("hr_zone"),
	[VK_UNIT_RPM] = VK__WORD("rpm"),
	[VK_UNIT_RPE] = VK__WORD("rpe"),
};

static const struct vk__word intensities[VK_INTENSITY_COUNT] = {
	[VK_INTENSITY_NONE] = VK__WORD(""),
	[VK_INTENSITY_ACTIVE] = VK__WORD("active"),
	[VK_INTENSITY_INTERVAL] = VK__WORD("interval"),
	[VK_INTENSITY_RECOVERY] = VK__WORD("recovery"),
	[VK_INTENSITY_REST] = VK__WORD("rest"),
	[VK_INTENSITY_WARMUP] = VK__WORD("warmup"),
	[VK_INTENSITY_COOLDOWN] = VK__WORD("cooldown"),
	[VK_INTENSITY_OTHER] = VK__WORD("other"),
};

/* The index of text, 0 (the empty name) when it is none. */
static size_t
name_find(const struct vk__word *names, size_t count, const char *text, size_t len)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (names[i].len == len && names[i].text[0] == text[0] &&
		    memcmp(names[i].text, text, len) == 0)
			return i;
	return 0;
}

const struct vk__word *
vk__unit_word(vk_unit unit)
{
	return &units[(size_t)unit < VK_UNIT_COUNT ? unit : VK_UNIT_NONE];
}

const char *
vk_unit_text(vk_unit unit)
{
	return vk__unit_word(unit)->text;
}

vk_unit
vk_unit_read(const char *text, size_t len)
{
	return (vk_unit)name_find(units, VK_UNIT_COUNT, text, len);
}

const struct vk__word *
vk__intensity_word(vk_intensity intensity)
{
	return &intensities[(size_t)intensity < VK_INTENSITY_COUNT ?
	    intensity : VK_INTENSITY_NONE];
}

const char *
vk_intensity_text(vk_intensity intensity)
{
	return vk__intensity_word(intensity)->text;
}

vk_intensity
vk_intensity_read(const char *text, size_t len)
{
	return (vk_intensity)name_find(intensities, VK_INTENSITY_COUNT, text,
	    len);
}
