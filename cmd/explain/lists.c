/* SPDX-License-Identifier: MIT */
/*
 * Lists inside records as texts that may be shown: what was not understood,
 * corrected or assumed.
 */
#include "lists.h"

#include <record/json.h>
#include <string.h>

#include "../cli/screen.h"

/* Appends a JSON string of a checked text without quotes, fit to be shown. */
static void
add_string(const char *json, size_t len, vk_buf *scratch, vk_buf *out)
{
	if (len < 2 || json[0] != '"')
		return;
	vk_buf_clear(scratch);
	vk__json_decode(json + 1, len - 2, scratch);
	if (scratch->len > 0)
		(void)screen_add_text(scratch->data, scratch->len, out);
	out->failed |= scratch->failed;
}

/* The value of a name in the checked object at json. */
bool
lists_find(const char *json, const char *name, const char **value, uint32_t *len)
{
	struct vk__member member;
	uint32_t at = 0;

	if (json[0] != '{')
		return false;
	while (vk__json_member(json, &at, &member)) {
		if (!vk__json_named(json, &member, name, strlen(name)))
			continue;
		*value = json + member.value;
		*len = member.value_len;
		return true;
	}
	return false;
}

static void
add_correction(const char *json, vk_buf *scratch, vk_buf *out)
{
	const char *value;
	uint32_t len;

	if (lists_find(json, "from", &value, &len))
		add_string(value, len, scratch, out);
	if (lists_find(json, "to", &value, &len)) {
		vk_buf_add_text(out, " → ");
		add_string(value, len, scratch, out);
	}
}

static void
add_item(const char *json, uint32_t len, vk_buf *scratch, vk_buf *out)
{
	const char *value;
	uint32_t value_len;

	if (json[0] == '"')
		add_string(json, len, scratch, out);
	else if (lists_find(json, "text", &value, &value_len) ||
	    lists_find(json, "message", &value, &value_len))
		add_string(value, value_len, scratch, out);
	else
		add_correction(json, scratch, out);
}

bool
lists_each(const char *object, const char *name, lists_fn *fn, void *ctx)
{
	const char *json;
	vk_buf scratch = { 0 }, text = { 0 };
	uint32_t len, at;
	bool good;

	if (!lists_find(object, name, &json, &len) || json[0] != '[')
		return true;
	for (at = vk__json_space(json, 1); at < len && json[at] != ']';) {
		uint32_t end = vk__json_skip(json, at);

		vk_buf_clear(&text);
		add_item(json + at, end - at, &scratch, &text);
		if (text.len > 0)
			fn(ctx, text.data, text.len);
		at = vk__json_space(json, end);
		if (json[at] == ',')
			at = vk__json_space(json, at + 1);
	}
	good = !text.failed && !scratch.failed;
	vk_buf_free(&scratch);
	vk_buf_free(&text);
	return good;
}
