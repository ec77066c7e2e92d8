/* SPDX-License-Identifier: MIT */
/*
 * What is known of an activity, as tables, so that a new number is a row and
 * a member; and the words for sports and sources.
 */
#include <string.h>

#include "activity.h"

#define AT(member) offsetof(vk_activity, member)
#define SIZE(member) sizeof ((vk_activity *)0)->member

/* name, column of activities, own column, scale, decimals, place */
const struct vk__field vk__fields[VK__FIELDS] = {
	{ "duration", "duration_seconds", NULL, 1, 3, AT(duration) },
	{ "moving_time", NULL, "moving_time", 1, 3, AT(moving) },
	{ "elapsed_time", NULL, "elapsed_time", 1, 3, AT(elapsed) },
	{ "distance", "distance_meters", NULL, 1, 2, AT(distance) },
	{ "average_speed", "average_speed", NULL, 1, 4, AT(speed) },
	{ "max_speed", "max_speed", NULL, 1, 4, AT(max_speed) },
	{ "total_elevation_gain", "elevation_gain", NULL, 1, 2, AT(ascent) },
	{ "total_elevation_loss", "elevation_loss", NULL, 1, 2, AT(descent) },
	{ "calories", "calories", NULL, 1, 1, AT(calories) },
	{ "average_heartrate", "average_hr", NULL, 1, 1, AT(hr) },
	{ "max_heartrate", "max_hr", NULL, 1, 1, AT(max_hr) },
	{ "average_cadence", NULL, "average_cadence", 1, 1, AT(cadence) },
	{ "max_cadence", NULL, "max_cadence", 1, 1, AT(max_cadence) },
	{ "average_run_cadence", "average_running_cadence", NULL, 1, 1,
	    AT(run_cadence) },
	{ "max_run_cadence", "max_running_cadence", NULL, 1, 1,
	    AT(max_run_cadence) },
	{ "average_stride", "stride_length", NULL, 100, 3, AT(stride) },
	{ "steps", "steps", NULL, 1, 0, AT(steps) },
	{ "average_watts", NULL, "average_watts", 1, 1, AT(power) },
	{ "max_watts", NULL, "max_watts", 1, 1, AT(max_power) },
	{ "normalized_watts", NULL, "normalized_watts", 1, 1, AT(np) },
	{ "best_20min_watts", NULL, "best_20min_watts", 1, 1, AT(p20) },
	{ "tss", NULL, "tss", 1, 2, AT(tss) },
	{ "if", NULL, "intensity_factor", 1, 4, AT(intensity) },
	{ "ftp", NULL, "ftp", 1, 1, AT(ftp) },
	{ "work", NULL, "work", 1, 0, AT(work) },
	{ "training_load", "training_load", NULL, 1, 2, AT(load) },
	{ "aerobic_training_effect", "aerobic_effect", NULL, 1, 2,
	    AT(aerobic_te) },
	{ "anaerobic_training_effect", "anaerobic_effect", NULL, 1, 2,
	    AT(anaerobic_te) },
	{ "vo2max", "vo2max_estime", NULL, 1, 1, AT(vo2max) },
	{ "min_temp", "temp_min", NULL, 1, 1, AT(temp_min) },
	{ "max_temp", "temp_max", NULL, 1, 1, AT(temp_max) },
	{ "rpe", NULL, "rpe", 1, 1, AT(rpe) },
	{ "feel", NULL, "feel", 1, 0, AT(feel) },
	{ "weight", NULL, "weight", 1, 2, AT(weight) },
	{ "fastest_5k", "fastest_split_5000", NULL, 1, 3, AT(fastest_5k) },
	{ "fastest_10k", "fastest_split_10000", NULL, 1, 3, AT(fastest_10k) },
	{ "hr_zone_1", "hr_zone_1", NULL, 1, 3, AT(hr_zone[0]) },
	{ "hr_zone_2", "hr_zone_2", NULL, 1, 3, AT(hr_zone[1]) },
	{ "hr_zone_3", "hr_zone_3", NULL, 1, 3, AT(hr_zone[2]) },
	{ "hr_zone_4", "hr_zone_4", NULL, 1, 3, AT(hr_zone[3]) },
	{ "hr_zone_5", "hr_zone_5", NULL, 1, 3, AT(hr_zone[4]) },
	{ "power_zone_1", NULL, "power_zone_1", 1, 3, AT(power_zone[0]) },
	{ "power_zone_2", NULL, "power_zone_2", 1, 3, AT(power_zone[1]) },
	{ "power_zone_3", NULL, "power_zone_3", 1, 3, AT(power_zone[2]) },
	{ "power_zone_4", NULL, "power_zone_4", 1, 3, AT(power_zone[3]) },
	{ "power_zone_5", NULL, "power_zone_5", 1, 3, AT(power_zone[4]) },
	{ "power_zone_6", NULL, "power_zone_6", 1, 3, AT(power_zone[5]) },
	{ "power_zone_7", NULL, "power_zone_7", 1, 3, AT(power_zone[6]) },
	{ "start_latitude", "start_latitude", NULL, 1, 6, AT(latitude) },
	{ "start_longitude", "start_longitude", NULL, 1, 6, AT(longitude) },
};

const struct vk__text vk__texts[VK__TEXTS] = {
	{ "type", AT(type), SIZE(type) },
	{ "name", AT(name), SIZE(name) },
	{ "event", AT(event), SIZE(event) },
	{ "device", AT(device), SIZE(device) },
	{ "source_id", AT(source_id), SIZE(source_id) },
};

const struct vk__field *
vk__field_find(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < VK__FIELDS; i++)
		if (strlen(vk__fields[i].name) == len &&
		    memcmp(vk__fields[i].name, name, len) == 0)
			return &vk__fields[i];
	return NULL;
}

static const char *const sports[VK_SPORTS] = {
	"other", "cycling", "running", "swimming", "walking", "skiing",
	"rowing", "strength"
};

static const char *const sources[VK_SOURCES] = {
	"", "trainingpeaks", "strava", "intervals", "garmin-csv",
	"garmin-export", "database", "garmin-account", "tcx", "fit",
	"garmin-json"
};

/* The place of text among words, 0 when it is none of them. */
static size_t
word_index(const char *const *words, size_t count, const char *text,
    size_t len)
{
	size_t i;

	for (i = 1; i < count; i++)
		if (strlen(words[i]) == len &&
		    memcmp(words[i], text, len) == 0)
			return i;
	return 0;
}

const char *
vk_sport_text(vk_sport sport)
{
	return sports[(size_t)sport < VK_SPORTS ? sport : VK_SPORT_OTHER];
}

vk_sport
vk_sport_read(const char *text, size_t len)
{
	return (vk_sport)word_index(sports, VK_SPORTS, text, len);
}

const char *
vk_source_text(vk_source source)
{
	return sources[(size_t)source < VK_SOURCES ? source : VK_SOURCE_NONE];
}

vk_source
vk_source_read(const char *text, size_t len)
{
	return (vk_source)word_index(sources, VK_SOURCES, text, len);
}
