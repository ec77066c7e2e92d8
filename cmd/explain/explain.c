/* SPDX-License-Identifier: MIT */
/*
 * Explains one reading. What it says about corrections and assumptions comes
 * from the record, so that people and programs are told the same.
 */
#include "explain.h"

#include <string.h>

#include <record/json.h>

#include "../cli/text.h"
#include "marks.h"
#include "steps.h"

/* Appends a JSON string of a checked text without quotes, fit to be shown. */
static void
add_string(const char *json, size_t len, vk_buf *scratch, vk_buf *out)
{
	if (len < 2 || json[0] != '"')
		return;
	vk_buf_clear(scratch);
	vk__json_decode(json + 1, len - 2, scratch);
	if (scratch->len > 0)
		marks_add_plain(scratch->data, scratch->len, out);
	out->failed |= scratch->failed;
}

/* The value of a name in the checked object at json. */
static bool
find(const char *json, const char *name, const char **value, uint32_t *len)
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

	if (find(json, "from", &value, &len))
		add_string(value, len, scratch, out);
	if (find(json, "to", &value, &len)) {
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
	else if (find(json, "text", &value, &value_len))
		add_string(value, value_len, scratch, out);
	else
		add_correction(json, scratch, out);
}

/* One line for each element of an array in vekta.parse. */
static void
add_list(const char *parse, const char *name, const char *label, vk_buf *out)
{
	const char *json;
	vk_buf scratch = { 0 };
	uint32_t len;
	uint32_t at;

	if (!find(parse, name, &json, &len) || json[0] != '[')
		return;
	for (at = vk__json_space(json, 1); at < len && json[at] != ']';) {
		uint32_t end = vk__json_skip(json, at);

		vk_buf_add_text(out, label);
		vk_buf_add_char(out, ' ');
		add_item(json + at, end - at, &scratch, out);
		vk_buf_add_char(out, '\n');
		at = vk__json_space(json, end);
		if (json[at] == ',')
			at = vk__json_space(json, at + 1);
	}
	vk_buf_free(&scratch);
}

static void
add_name(const vk_record *rec, vk_buf *out)
{
	vk_buf name = { 0 };

	if (vk_record_string(rec, "name", &name) == VK_OK && name.len > 0) {
		marks_add_plain(name.data, name.len, out);
		vk_buf_add_char(out, '\n');
	}
	vk_buf_free(&name);
}

vk_status
explain_add(vk_parser *parser, const char *text, size_t len,
    const vk_record *rec, bool colour, vk_buf *out)
{
	const vk_span *span;
	const char *parse;
	size_t count, parse_len;

	if (vk_parser_spans(parser, &span, &count) != VK_OK)
		return VK_ENOMEM;
	marks_add(text, len, span, count, colour, out);
	add_name(rec, out);
	steps_add(vk_parser_workout(parser), out);
	if (vk_record_get(rec, "vekta.parse", &parse, &parse_len) == VK_OK) {
		add_list(parse, "unread", _("not understood:"), out);
		add_list(parse, "corrected", _("corrected:"), out);
		add_list(parse, "assumed", _("assumed:"), out);
	}
	vk_buf_add_char(out, '\n');
	return out->failed ? VK_ENOMEM : VK_OK;
}
