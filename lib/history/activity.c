/* SPDX-License-Identifier: MIT */
/*
 * One activity and its accounts: what is known, whether two accounts are of
 * one activity, what the richer one adds. All numbers are rows of one table,
 * so that a new one is a row and a member.
 */
#include "activity.h"

#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../base/utf8.h"

#define AT(member) offsetof(vk_activity, member)

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

/* The texts that are merged. */
static const struct {
	const char *name; /* in JSON */
	size_t at;
	size_t size;
} texts[] = {
	{ "type", AT(type), sizeof ((vk_activity *)0)->type },
	{ "name", AT(name), sizeof ((vk_activity *)0)->name },
	{ "event", AT(event), sizeof ((vk_activity *)0)->event },
	{ "device", AT(device), sizeof ((vk_activity *)0)->device },
	{ "source_id", AT(source_id), sizeof ((vk_activity *)0)->source_id },
};

enum {
	TEXTS = sizeof texts / sizeof *texts,
	DAY = 86400,
	NEAR = 120 /* s between two starts of one activity */
};

#define ALIKE 0.02 /* the share by which two durations may differ */

static const double *
value(const vk_activity *a, const struct vk__field *field)
{
	return (const double *)(const void *)((const char *)a + field->at);
}

static const char *
text_of(const vk_activity *a, size_t i)
{
	return (const char *)a + texts[i].at;
}

/* ------------------------------------------------------------------ words */

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

/* ------------------------------------------------------------------ texts */

static bool
is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

void
vk__activity_text(char *out, size_t size, const char *text, size_t len)
{
	static const char bad[] = "\xef\xbf\xbd";
	size_t n = 0;
	size_t i = 0;

	while (i < len) {
		uint32_t code = 0;
		size_t step = vk__utf8_decode(text + i, len - i, &code);
		const char *from = step > 0 ? text + i : bad;
		size_t wide = step > 0 ? step : sizeof bad - 1;

		i += step > 0 ? step : 1;
		if (wide > 0 && from != bad && is_control(code)) {
			from = " ";
			wide = 1;
		}
		if (*from == ' ' && (n == 0 || out[n - 1] == ' '))
			continue;
		if (n + wide >= size)
			break;
		memcpy(out + n, from, wide);
		n += wide;
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
}

bool
vk__start_write(int64_t start, char out[20])
{
	struct vk__time time;
	char full[VK__TIME_SIZE];

	out[0] = '\0';
	if (!vk__time_from_unix(start, &time))
		return false;
	time.zoned = false;
	vk__time_write(&time, full);
	memcpy(out, full, 19);
	out[19] = '\0';
	return true;
}

/* --------------------------------------------------------------- accounts */

void
vk_activity_clear(vk_activity *a)
{
	size_t i;

	memset(a, 0, sizeof *a);
	a->utc_offset = VK_NO_OFFSET;
	for (i = 0; i < VK__FIELDS; i++)
		*vk__activity_value(a, &vk__fields[i]) = NAN;
	for (i = 0; i < VK_MEAN_MAX; i++)
		a->mean_max[i] = NAN;
}

size_t
vk_activity_count(const vk_activity *a)
{
	size_t count = 0;
	size_t i;

	count += a->id != 0 ? 1 : 0;
	count += a->workout_id != 0 ? 1 : 0;
	count += a->utc_offset != VK_NO_OFFSET ? 1 : 0;
	for (i = 0; i < VK__FIELDS; i++)
		count += isnan(*value(a, &vk__fields[i])) ? 0 : 1;
	for (i = 0; i < VK_MEAN_MAX; i++)
		count += isnan(a->mean_max[i]) ? 0 : 1;
	for (i = 0; i < TEXTS; i++)
		count += *text_of(a, i) != '\0' ? 1 : 0;
	return count;
}

static bool
is_alike(double a, double b)
{
	return fabs(a - b) <= ALIKE * fmax(a, b);
}

/* One has the timer, the other only moving or elapsed time: any may fit. */
static bool
lasts_alike(const vk_activity *a, const vk_activity *b)
{
	const double of_a[] = { a->duration, a->moving, a->elapsed };
	const double of_b[] = { b->duration, b->moving, b->elapsed };
	bool known[2] = { false, false };
	size_t i, k;

	if (!isnan(a->duration) && !isnan(b->duration))
		return is_alike(a->duration, b->duration);
	for (i = 0; i < 3; i++) {
		known[0] = known[0] || !isnan(of_a[i]);
		known[1] = known[1] || !isnan(of_b[i]);
		for (k = 0; k < 3; k++)
			if (is_alike(of_a[i], of_b[k]))
				return true;
	}
	/* Without a length only the same second says anything. */
	return !(known[0] && known[1]) && a->start == b->start;
}

static int64_t
day_of(int64_t start)
{
	return (start >= 0 ? start : start - DAY + 1) / DAY;
}

static bool
starts_alike(const vk_activity *a, const vk_activity *b)
{
	int64_t apart = a->start > b->start ? a->start - b->start :
	    b->start - a->start;
	int32_t error = a->start_error > b->start_error ? a->start_error :
	    b->start_error;
	double length = fmin(a->duration, b->duration);

	if (error >= DAY - 1)
		return day_of(a->start) == day_of(b->start);
	/* Short ones may follow each other closely. */
	if (apart > error && (double)apart >= length)
		return false;
	return apart <= NEAR;
}

bool
vk_activity_same(const vk_activity *a, const vk_activity *b)
{
	if (a->id != 0 && b->id != 0)
		return a->id == b->id;
	if (a->source == b->source && a->source_id[0] != '\0' &&
	    b->source_id[0] != '\0')
		return strcmp(a->source_id, b->source_id) == 0;
	return a->sport == b->sport && starts_alike(a, b) &&
	    lasts_alike(a, b);
}

/* ---------------------------------------------------------------- merging */

static bool
merge_number(double *into, double from, bool wins)
{
	if (isnan(from) || *into == from || (!wins && !isnan(*into)))
		return false;
	*into = from;
	return true;
}

static bool
merge_texts(vk_activity *into, const vk_activity *from, bool wins)
{
	bool changed = false;
	size_t i;

	for (i = 0; i < TEXTS; i++) {
		char *to = (char *)into + texts[i].at;
		const char *text = text_of(from, i);

		if (*text == '\0' || strcmp(to, text) == 0 ||
		    (!wins && *to != '\0'))
			continue;
		memcpy(to, text, texts[i].size);
		changed = true;
	}
	return changed;
}

static bool
merge_start(vk_activity *into, const vk_activity *from, bool wins)
{
	bool changed = false;

	if (from->start_error < into->start_error ||
	    (wins && from->start_error == into->start_error &&
	    from->start != into->start)) {
		into->start = from->start;
		into->start_error = from->start_error;
		changed = true;
	}
	if (from->utc_offset != VK_NO_OFFSET && from->utc_offset !=
	    into->utc_offset && (wins || into->utc_offset == VK_NO_OFFSET)) {
		into->utc_offset = from->utc_offset;
		changed = true;
	}
	return changed;
}

static bool
merge_ids(vk_activity *into, const vk_activity *from)
{
	bool changed = false;

	if (into->id == 0 && from->id != 0) {
		into->id = from->id;
		changed = true;
	}
	if (into->workout_id == 0 && from->workout_id != 0) {
		into->workout_id = from->workout_id;
		changed = true;
	}
	return changed;
}

bool
vk_activity_merge(vk_activity *into, const vk_activity *from)
{
	bool wins = from->source >= into->source;
	bool changed = merge_ids(into, from);
	size_t i;

	changed |= merge_texts(into, from, wins);
	changed |= merge_start(into, from, wins);
	for (i = 0; i < VK__FIELDS; i++)
		changed |= merge_number(vk__activity_value(into,
		    &vk__fields[i]), *value(from, &vk__fields[i]), wins);
	for (i = 0; i < VK_MEAN_MAX; i++)
		changed |= merge_number(&into->mean_max[i],
		    from->mean_max[i], wins);
	if (from->source > into->source) {
		into->source = from->source;
		into->sport = from->sport;
		changed = true;
	}
	/* The file of the last account that said something new. */
	if (changed && from->source_file[0] != '\0')
		memcpy(into->source_file, from->source_file,
		    sizeof into->source_file);
	return changed;
}

/* ---------------------------------------------------------------- writing */

static void
add_key(vk_buf *out, const char *name)
{
	if (out->data[out->len - 1] != '{')
		vk_buf_add_char(out, ',');
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
}

static void
add_text(vk_buf *out, const char *name, const char *text)
{
	if (*text == '\0')
		return;
	add_key(out, name);
	vk_buf_add_json(out, text, strlen(text));
}

static void
add_id(vk_buf *out, const char *name, int64_t id)
{
	if (id == 0)
		return;
	add_key(out, name);
	if (id < 0)
		vk_buf_add_char(out, '-');
	vk_buf_add_uint(out, id < 0 ? 0 - (uint64_t)id : (uint64_t)id);
}

/* Zone times: all of them when one is known. */
static void
add_zones(vk_buf *out, const char *name, const double *zone, size_t count)
{
	size_t known = 0;
	size_t i;

	for (i = 0; i < count; i++)
		known += isnan(zone[i]) ? 0 : 1;
	if (known == 0)
		return;
	add_key(out, name);
	for (i = 0; i < count; i++) {
		vk_buf_add_char(out, i == 0 ? '[' : ',');
		if (isnan(zone[i]))
			vk_buf_add_text(out, "null");
		else
			vk_buf_add_fixed(out, zone[i], 3);
	}
	vk_buf_add_char(out, ']');
}

static void
add_curve(vk_buf *out, const double *watts)
{
	char open = '{';
	size_t i;

	for (i = 0; i < VK_MEAN_MAX; i++) {
		if (isnan(watts[i]))
			continue;
		if (open == '{')
			add_key(out, "power_curve");
		vk_buf_add_char(out, open);
		vk_buf_add_char(out, '"');
		vk_buf_add_uint(out, vk_mean_max_seconds[i]);
		vk_buf_add_text(out, "\":");
		vk_buf_add_fixed(out, watts[i], 1);
		open = ',';
	}
	if (open == ',')
		vk_buf_add_char(out, '}');
}

static void
add_numbers(vk_buf *out, const vk_activity *a, bool places)
{
	size_t i;

	for (i = 0; i < VK__FIELDS; i++) {
		const struct vk__field *field = &vk__fields[i];
		double v = *value(a, field);

		if (isnan(v) || (field->at >= AT(hr_zone) &&
		    field->at < AT(mean_max)) ||
		    (field->at >= AT(latitude) && field->at <= AT(longitude) &&
		    !places))
			continue;
		add_key(out, field->name);
		vk_buf_add_fixed(out, v, field->decimals);
	}
}

void
vk_activity_write(const vk_activity *a, bool places, vk_buf *out)
{
	char start[20];
	size_t i;

	vk_buf_add_char(out, '{');
	if (out->failed)
		return;
	add_id(out, "id", a->id);
	if (vk__start_write(a->start, start))
		add_text(out, "start_date_local", start);
	if (a->utc_offset != VK_NO_OFFSET) {
		add_key(out, "utc_offset");
		vk_buf_add_number(out, a->utc_offset);
	}
	add_text(out, "sport", vk_sport_text(a->sport));
	for (i = 0; i < TEXTS; i++)
		add_text(out, texts[i].name, text_of(a, i));
	add_numbers(out, a, places);
	add_zones(out, "hr_zone_times", a->hr_zone, 5);
	add_zones(out, "power_zone_times", a->power_zone, 7);
	add_curve(out, a->mean_max);
	add_id(out, "workout_id", a->workout_id);
	add_text(out, "source", vk_source_text(a->source));
	add_text(out, "source_file", a->source_file);
	vk_buf_add_char(out, '}');
}
