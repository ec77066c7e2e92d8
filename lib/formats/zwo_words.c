/* SPDX-License-Identifier: MIT */
/*
 * The words of Zwift workout files, as counted in the workouts that come with
 * Zwift and in files found elsewhere. There is no published list.
 */
#include "zwo_words.h"

#include <stddef.h>
#include <string.h>

struct word {
	const char *name;
	int is;
};

static const struct word heads[] = {
	{ "ShowCP20", VK__ZWO_INTERNAL },
	{ "Skippable", VK__ZWO_INTERNAL },
	{ "WorkoutPlan", VK__ZWO_INTERNAL },
	{ "activitySaveName", VK__ZWO_INTERNAL },
	{ "author", VK__ZWO_AUTHOR },
	{ "authorIcon", VK__ZWO_INTERNAL },
	{ "author_alias", VK__ZWO_INTERNAL },
	{ "category", VK__ZWO_CATEGORY },
	{ "categoryIndex", VK__ZWO_INTERNAL },
	{ "categoryOverride", VK__ZWO_INTERNAL },
	{ "description", VK__ZWO_DESCRIPTION },
	{ "durationType", VK__ZWO_LENGTHS },
	{ "entid", VK__ZWO_INTERNAL },
	{ "ftpOverride", VK__ZWO_FTP },
	{ "legacyIdHash", VK__ZWO_INTERNAL },
	{ "name", VK__ZWO_NAME },
	{ "overrideHash", VK__ZWO_INTERNAL },
	{ "painIndex", VK__ZWO_INTERNAL },
	{ "sportType", VK__ZWO_SPORT },
	{ "subcategory", VK__ZWO_INTERNAL },
	{ "tags", VK__ZWO_TAGS },
	{ "test_details", VK__ZWO_INTERNAL },
	{ "thresholdSecPerKm", VK__ZWO_INTERNAL },
	{ "uniqueId", VK__ZWO_INTERNAL },
	{ "visibleAfterTime", VK__ZWO_INTERNAL },
	{ "visibleOutsidePlan", VK__ZWO_INTERNAL },
	{ "workout", VK__ZWO_WORKOUT },
	{ "workoutLength", VK__ZWO_INTERNAL },
};

static const struct word kinds[] = {
	{ "SteadyState", VK__ZWO_STEADY },
	{ "IntervalsT", VK__ZWO_INTERVALS },
	{ "Warmup", VK__ZWO_WARMUP },
	{ "Cooldown", VK__ZWO_COOLDOWN },
	{ "Ramp", VK__ZWO_RAMP },
	{ "FreeRide", VK__ZWO_FREERIDE },
	{ "MaxEffort", VK__ZWO_MAXEFFORT },
	{ "RestDay", VK__ZWO_REST_DAY },
	{ "textevent", VK__ZWO_TEXT },
	{ "gameplayevent", VK__ZWO_GAME },
};

static const char *const attributes[] = {
	"Cadence", "CadenceHigh", "CadenceLow", "CadenceResting", "Duration",
	"FailThresholdDuration", "FlatRoad", "NeverFails", "OffDuration",
	"OffPower", "OnDuration", "OnPower", "OverUnder", "Pace", "Power",
	"PowerHigh", "PowerLow", "PowerOffHigh", "PowerOffLow",
	"PowerOffZone", "PowerOnHigh", "PowerOnLow", "PowerOnZone",
	"Quantize", "Repeat", "Slop", "Target", "Text", "Zone", "distoffset",
	"duration", "forced_performance_test", "ftptest", "hide_set_speed",
	"locIndex", "message", "pace", "ramptest", "show_avg", "textscale",
	"timeoffset", "type", "units", "y",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

bool
vk__zwo_same_name(const char *a, const char *b)
{
	for (; *a != '\0' && *b != '\0'; a++, b++) {
		char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 32) : *a;
		char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 32) : *b;

		if (x != y)
			return false;
	}
	return *a == *b;
}

static int
find(const struct word *table, size_t count, const char *name, bool any_case,
    const char **proper)
{
	size_t i;

	*proper = NULL;
	for (i = 0; i < count; i++) {
		if (strcmp(table[i].name, name) == 0)
			return table[i].is;
	}
	for (i = 0; i < count && any_case; i++) {
		if (vk__zwo_same_name(table[i].name, name)) {
			*proper = table[i].name;
			return table[i].is;
		}
	}
	return 0;
}

enum vk__zwo_head
vk__zwo_head_find(const char *name, bool any_case, const char **proper)
{
	int found = find(heads, COUNT(heads), name, any_case, proper);

	if (found != 0 || !any_case || strcmp(name, "n") != 0)
		return (enum vk__zwo_head)found;
	*proper = "name";
	return VK__ZWO_NAME;
}

enum vk__zwo_kind
vk__zwo_kind_find(const char *name, bool any_case, const char **proper)
{
	int found = find(kinds, COUNT(kinds), name, any_case, proper);

	if (found != 0 || !any_case || strcmp(name, "TextNotification") != 0)
		return (enum vk__zwo_kind)found;
	*proper = "textevent";
	return VK__ZWO_TEXT;
}

bool
vk__zwo_attribute_is_known(const char *name)
{
	size_t i;

	for (i = 0; i < COUNT(attributes); i++) {
		if (strcmp(attributes[i], name) == 0)
			return true;
	}
	return strncmp(name, "replacement_", 12) == 0;
}
