/* SPDX-License-Identifier: MIT */
/*
 * Look-ups one level deeper than records offer, for the few members that
 * others read from what the parser and the score left.
 */
#include "deep.h"

#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "json.h"

vk_status
vk__deep_get(const vk_record *rec, const char *path, const char *name,
    const char **json, size_t *len)
{
	struct vk__member member;
	vk_status status = VK_ABSENT;
	const char *object;
	uint32_t at = 0;

	if (vk_record_get(rec, path, &object, len) != VK_OK ||
	    object[0] != '{')
		return VK_ABSENT;
	while (vk__json_member(object, &at, &member)) {
		if (!vk__json_named(object, &member, name, strlen(name)))
			continue;
		/* The last one of equal names counts. */
		*json = object + member.value;
		*len = member.value_len;
		status = VK_OK;
	}
	return status;
}

vk_status
vk__deep_string(const vk_record *rec, const char *path, const char *name,
    vk_buf *out)
{
	const char *json;
	size_t len;

	vk_buf_clear(out);
	if (vk__deep_get(rec, path, name, &json, &len) != VK_OK ||
	    json[0] != '"')
		return VK_ABSENT;
	vk__json_decode(json + 1, len - 2, out);
	return out->failed ? VK_ENOMEM : VK_OK;
}

vk_status
vk__deep_number(const vk_record *rec, const char *path, const char *name,
    double *value)
{
	const char *json;
	size_t len;

	if (vk__deep_get(rec, path, name, &json, &len) != VK_OK ||
	    !vk__number_read(json, len, value))
		return VK_ABSENT;
	return VK_OK;
}

vk_status
vk__deep_figure(const vk_record *rec, const char *name, double *value)
{
	struct vk__member member;
	vk_status status = VK_ABSENT;
	const char *object;
	uint32_t at = 0;
	size_t len;

	if (vk__deep_get(rec, "vekta.rider", name, &object, &len) != VK_OK ||
	    object[0] != '{')
		return VK_ABSENT;
	while (vk__json_member(object, &at, &member))
		if (vk__json_named(object, &member, "value", 5))
			status = vk__number_read(object + member.value,
			    member.value_len, value) ? VK_OK : VK_ABSENT;
	return status;
}

bool
vk__deep_text(const vk_record *rec, const char *path, vk_buf *scratch,
    vk_buf *out)
{
	const char *json;
	size_t len;

	if (vk_record_string(rec, path, scratch) == VK_OK) {
		vk_buf_add(out, scratch->data, scratch->len);
		return true;
	}
	if (vk_record_get(rec, path, &json, &len) != VK_OK ||
	    vk__number_scan(json, len) != len)
		return false;
	vk_buf_add(out, json, len);
	return true;
}

void
vk__deep_date(const vk_record *rec, vk_buf *scratch, vk_buf *out)
{
	int32_t date;

	if (vk_record_string(rec, "start_date_local", scratch) == VK_OK &&
	    scratch->len >= 10 &&
	    vk__date_read(scratch->data, 10, &date) == VK_OK)
		vk_buf_add(out, scratch->data, 10);
}

void
vk__deep_athlete(const vk_record *rec, vk_buf *scratch, vk_buf *out)
{
	if (!vk__deep_text(rec, "vekta.athlete", scratch, out) &&
	    !vk__deep_text(rec, "athlete", scratch, out))
		vk__deep_text(rec, "athlete_id", scratch, out);
}

bool
vk__deep_french(const vk_record *rec)
{
	const char *json;
	size_t len;

	return vk_record_get(rec, "vekta.lang", &json, &len) == VK_OK &&
	    len == 4 && memcmp(json, "\"fr\"", 4) == 0;
}
