/* SPDX-License-Identifier: MIT */
/*
 * vekta.recall: what a command was read as, where its session comes from and
 * what was changed, or why it was not followed.
 */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../base/phrase.h"
#include "../record/deep.h"
#include "internal.h"

enum { OUT, SMALL, NAME };

static void
add_member(vk_buf *out, const char *name)
{
	vk_buf_add_text(out, out->data[out->len - 1] == '{' ? "\"" : ",\"");
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":");
}

static void
add_sentence(vk_buf *out, const char *lang, const char *code, const char *a,
    const char *b)
{
	(void)vk__phrase_json(out, lang, code, a, b);
}

/* ------------------------------------------------------------ vekta.recall */

static void
add_reading(vk_recall *r, vk_buf *out)
{
	const struct vk__cmd *cmd = &r->cmd;
	vk_buf *small = &r->buf[SMALL];

	vk_buf_clear(small);
	vk__cmd_write_selector(cmd, small);
	add_member(out, "reference");
	vk_buf_add_json(out, small->data, small->len);
	add_member(out, "edits");
	vk_buf_add_char(out, '[');
	for (size_t i = 0; i < cmd->edits; i++) {
		vk_buf_clear(small);
		vk__cmd_write_edit(&cmd->edit[i], small);
		vk_buf_add_text(out, i > 0 ? "," : "");
		vk_buf_add_json(out, small->data, small->len);
		out->failed = out->failed || small->failed;
	}
	vk_buf_clear(small);
	vk__cmd_write_rest(cmd, small);
	if (small->len > 0) {
		vk_buf_add_text(out, cmd->edits > 0 ? "," : "");
		vk_buf_add_json(out, small->data, small->len);
	}
	out->failed = out->failed || small->failed;
	vk_buf_add_char(out, ']');
}

static void
add_origin(vk_recall *r, vk_buf *out)
{
	vk_buf *small = &r->buf[SMALL];
	const char *json;
	size_t len;

	add_member(out, "from");
	vk_buf_add_text(out, "{\"source\":\"");
	vk_buf_add_text(out, vk_recall_source_text(r->source));
	vk_buf_add_char(out, '"');
	if (vk_record_get(r->origin, "vekta.id", &json, &len) == VK_OK) {
		add_member(out, "id");
		vk_buf_add(out, json, len);
	}
	vk_buf_clear(small);
	vk__deep_date(r->origin, &r->buf[NAME], small);
	if (small->len > 0) {
		add_member(out, "date");
		vk_buf_add_json(out, small->data, small->len);
	}
	if (vk_record_get(r->origin, "name", &json, &len) == VK_OK) {
		add_member(out, "name");
		vk_buf_add(out, json, len);
	}
	vk_buf_add_char(out, '}');
}

static void
add_number(vk_buf *out, const char *name, double value)
{
	if (isnan(value))
		return;
	add_member(out, name);
	vk_buf_add_fixed(out, value, 1);
}

/* What was changed: of the first step that it is about. */
static void
add_changes(vk_recall *r, vk_buf *out)
{
	bool first = true;

	add_member(out, "changes");
	vk_buf_add_char(out, '[');
	for (size_t i = 0; i < r->cmd.edits; i++) {
		const char *name = r->cmd.edit[i].name;

		if (isnan(r->was[i]) && isnan(r->is[i]))
			continue;
		vk_buf_add_text(out, first ? "{" : ",{");
		first = false;
		add_member(out, "of");
		vk_buf_add_json(out, name, strlen(name));
		add_number(out, "before", r->was[i]);
		add_number(out, "after", r->is[i]);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_char(out, ']');
}

static void
add_notes(vk_recall *r, vk_buf *out)
{
	const struct vk__apply *a = &r->apply;

	add_member(out, "assumed");
	vk_buf_add_char(out, '[');
	for (size_t i = 0; i < a->notes; i++) {
		vk_buf_add_text(out, i > 0 ? "," : "");
		add_sentence(out, r->cmd.lang, a->note[i], a->note_arg[i],
		    NULL);
	}
	if (r->source == VK_RECALL_HISTORY) {
		vk_buf_add_text(out, a->notes > 0 ? "," : "");
		add_sentence(out, r->cmd.lang, "recall-from-history", NULL,
		    NULL);
	}
	vk_buf_add_char(out, ']');
	if (!a->differs)
		return;
	add_member(out, "warnings");
	vk_buf_add_char(out, '[');
	add_sentence(out, r->cmd.lang, "recall-differs", NULL, NULL);
	vk_buf_add_char(out, ']');
}

static void
begin_recall(const char *text, size_t len, vk_buf *out)
{
	vk_buf_clear(out);
	vk_buf_add_char(out, '{');
	if (out->failed)
		return;
	add_member(out, "text");
	vk_buf_add_json(out, text, len);
}

vk_status
vk__recall_tell(vk_recall *r, const char *text, size_t len, vk_record *rec)
{
	vk_buf *out = &r->buf[OUT];
	const char *json;
	size_t n;

	begin_recall(text, len, out);
	if (out->failed)
		return VK_ENOMEM;
	add_reading(r, out);
	add_origin(r, out);
	add_changes(r, out);
	add_notes(r, out);
	if (r->changed && vk_record_get(r->origin, "workout_doc", &json, &n) ==
	    VK_OK) {
		add_member(out, "before");
		vk_buf_add(out, json, n);
	}
	vk_buf_add_char(out, '}');
	return out->failed ? VK_ENOMEM :
	    vk_record_set(rec, "vekta.recall", out->data, out->len);
}

/* --------------------------------------------------------------- refusals */

/* The sessions that could have been meant, by name and day. */
static void
add_others(vk_recall *r, vk_buf *out)
{
	if (r->found.others == 0)
		return;
	add_member(out, "candidates");
	vk_buf_add_char(out, '[');
	for (size_t i = 0; i < r->found.others; i++) {
		const struct vk__past *past = r->found.other[i];
		char day[VK__DATE_SIZE] = "";

		if (past->day != VK_DAY_ANY)
			vk__date_write(past->day, day);
		vk_buf_add_text(out, i > 0 ? ",{" : "{");
		add_member(out, "date");
		vk_buf_add_json(out, day, strlen(day));
		if (vk_record_read(r->origin, past->json, past->len, NULL) ==
		    VK_OK && vk_record_string(r->origin, "name",
		    &r->buf[SMALL]) == VK_OK) {
			add_member(out, "name");
			vk_buf_add_json(out, r->buf[SMALL].len > 0 ?
			    r->buf[SMALL].data : "", r->buf[SMALL].len);
		}
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_char(out, ']');
}

vk_status
vk__recall_tell_refusal(vk_recall *r, const char *text, size_t len,
    vk_record *rec)
{
	vk_buf *out = &r->buf[OUT];

	begin_recall(text, len, out);
	if (out->failed)
		return VK_ENOMEM;
	add_reading(r, out);
	add_member(out, "refused");
	vk_buf_add_json(out, r->why, strlen(r->why));
	add_member(out, "message");
	if (vk__phrase_json(out, r->cmd.lang, r->why, r->word, NULL) !=
	    VK_OK)
		out->failed = true;
	add_others(r, out);
	vk_buf_add_char(out, '}');
	return out->failed ? VK_ENOMEM :
	    vk_record_set(rec, "vekta.recall", out->data, out->len);
}
