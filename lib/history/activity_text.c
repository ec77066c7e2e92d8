/* SPDX-License-Identifier: MIT */
/* Texts as they are kept, and an activity as JSON. */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../base/utf8.h"
#include "activity.h"

#define AT(member) offsetof(vk_activity, member)

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
		double v = vk__activity_get(a, field);

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
	if (a->utc != 0 && vk__start_write(a->utc, start)) {
		add_key(out, "start_date");
		vk_buf_add_char(out, '"');
		vk_buf_add_text(out, start);
		vk_buf_add_text(out, "Z\"");
	}
	if (a->utc_offset != VK_NO_OFFSET) {
		add_key(out, "utc_offset");
		vk_buf_add_number(out, a->utc_offset);
	}
	add_text(out, "sport", vk_sport_text(a->sport));
	for (i = 0; i < VK__TEXTS; i++)
		add_text(out, vk__texts[i].name,
		    (const char *)a + vk__texts[i].at);
	add_numbers(out, a, places);
	add_zones(out, "hr_zone_times", a->hr_zone, 5);
	add_zones(out, "power_zone_times", a->power_zone, 7);
	add_curve(out, a->mean_max);
	add_id(out, "workout_id", a->workout_id);
	add_text(out, "source", vk_source_text(a->source));
	add_text(out, "source_file", a->source_file);
	vk_buf_add_char(out, '}');
}
