/* SPDX-License-Identifier: MIT */
/*
 * Explains one reading. What it says about corrections and assumptions comes
 * from the record, so that people and programs are told the same.
 */
#include "explain.h"

#include "../cli/screen.h"
#include "../cli/text.h"
#include "lists.h"
#include "marks.h"
#include "steps.h"

/* One line for each element of an array in vekta.parse. */
struct labelled {
	const char *label;
	vk_buf *out;
};

static void
add_line(void *ctx, const char *text, size_t len)
{
	const struct labelled *l = ctx;

	vk_buf_add_text(l->out, l->label);
	vk_buf_add_char(l->out, ' ');
	vk_buf_add(l->out, text, len);
	vk_buf_add_char(l->out, '\n');
}

static void
add_list(const char *parse, const char *name, const char *label, vk_buf *out)
{
	struct labelled l = { label, out };

	if (!lists_each(parse, name, add_line, &l))
		out->failed = true;
}

static void
add_name(const vk_record *rec, vk_buf *out)
{
	vk_buf name = { 0 };

	if (vk_record_string(rec, "name", &name) == VK_OK && name.len > 0) {
		(void)screen_add_text(name.data, name.len, out);
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
