/* SPDX-License-Identifier: MIT */
/*
 * File names out of records. Whatever a record says, the result is one path
 * component that every common file system takes and no shell or option
 * parser trips over. That names differ is the caller's matter.
 */
#include <string.h>

#include "../base/utf8.h"
#include "../record/deep.h"
#include "../vekta.h"
#include "clean.h"

enum { NAME_BYTES = 200 };

/* ---------------------------------------------------------------- places */

struct naming {
	const vk_record *rec;
	uint64_t line;
	unsigned how;
	vk_buf value;
	vk_buf member;
	vk_buf *out;
};

static void
put_date(struct naming *n)
{
	vk__deep_date(n->rec, &n->value, n->out);
}

static void
put_line(struct naming *n)
{
	vk_buf_add_uint(n->out, n->line);
}

static void
put_member(struct naming *n, const char *path)
{
	vk_buf_clear(&n->member);
	if (vk__deep_text(n->rec, path, &n->value, &n->member))
		vk__clean_add(n->out, n->member.data, n->member.len, n->how,
		    NAME_BYTES);
}

static void
put_name(struct naming *n)
{
	put_member(n, "name");
}

static void
put_id(struct naming *n)
{
	put_member(n, "vekta.id");
}

static void
put_athlete(struct naming *n)
{
	vk_buf_clear(&n->member);
	vk__deep_athlete(n->rec, &n->value, &n->member);
	vk__clean_add(n->out, n->member.data, n->member.len, n->how,
	    NAME_BYTES);
}

static void
put_category(struct naming *n)
{
	if (vk__deep_string(n->rec, "vekta.score", "category", &n->value) ==
	    VK_OK)
		vk__clean_add(n->out, n->value.data, n->value.len, n->how,
		    NAME_BYTES);
}

static const struct {
	const char *name;
	void (*put)(struct naming *);
} places[] = {
	{ "{date}", put_date },
	{ "{name}", put_name },
	{ "{id}", put_id },
	{ "{athlete}", put_athlete },
	{ "{category}", put_category },
	{ "{line}", put_line },
};

/* Returns the length of the place that text begins with, 0 for none. */
static size_t
put_place(struct naming *n, const char *text)
{
	size_t i;

	for (i = 0; i < sizeof places / sizeof *places; i++) {
		size_t len = strlen(places[i].name);

		if (strncmp(text, places[i].name, len) == 0) {
			places[i].put(n);
			return len;
		}
	}
	return 0;
}

static vk_status
fill(struct naming *n, const char *format, vk_error *err)
{
	while (*format != '\0') {
		size_t len = strcspn(format, "{");

		vk_buf_add(n->out, format, len);
		format += len;
		if (*format == '\0')
			break;
		len = put_place(n, format);
		if (len == 0)
			return vk_error_set(err, VK_EVALUE, 0, "name-format",
			    "unknown place in the name format: %1", format,
			    NULL);
		format += len;
	}
	return VK_OK;
}

/* ---------------------------------------------------------------- safety */

static bool
is_joint(char c)
{
	return c == '-' || c == '_' || c == '.' || c == ' ';
}

/* What separates paths or means something to Windows or to a shell. */
static bool
is_unsafe(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f ||
	    strchr("/\\:*?\"<>|'`$&;!#~", c) != NULL;
}

/*
 * Makes every run of joints and unsafe characters one joint: "_" when it
 * holds one (between places), "." when it is that alone, else "-".
 */
static size_t
squeeze(char *text, size_t len)
{
	size_t to = 0;
	size_t i = 0;

	while (i < len) {
		size_t run = i;
		bool under = false;

		while (run < len && (is_joint(text[run]) ||
		    is_unsafe(text[run])))
			under |= text[run++] == '_';
		if (run == i) {
			text[to++] = text[i++];
			continue;
		}
		if (to > 0 && run < len)
			text[to++] = under ? '_' : run - i == 1 &&
			    text[i] == '.' ? '.' : '-';
		i = run;
	}
	return to;
}

/* Device names of Windows, with any extension. */
static bool
is_reserved(const char *text, size_t len)
{
	static const char names[][4] = { "con", "prn", "aux", "nul", "com",
		"lpt" };
	const char *point = memchr(text, '.', len);
	size_t stem = point != NULL ? (size_t)(point - text) : len;
	size_t i, k;

	if (stem != 3 && !(stem == 4 && text[3] >= '0' && text[3] <= '9'))
		return false;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		for (k = 0; k < 3; k++) {
			if ((text[k] | 0x20) != names[i][k])
				break;
		}
		if (k == 3)
			return (stem == 4) == (i >= 4);
	}
	return false;
}

static void
make_safe(vk_buf *out)
{
	out->len = squeeze(out->data, out->len);
	if (out->len > NAME_BYTES) {
		out->len = vk__utf8_cut(out->data, out->len, NAME_BYTES);
		out->len = squeeze(out->data, out->len);
	}
	if (out->len == 0)
		vk_buf_add_text(out, "workout");
	if (is_reserved(out->data, out->len)) {
		vk_buf_add_char(out, '_');
		if (out->failed)
			return;
		memmove(out->data + 1, out->data, out->len - 1);
		out->data[0] = '_';
	}
}

vk_status
vk_name_make(const char *format, const vk_record *rec, uint64_t line,
    bool ascii, vk_buf *out, vk_error *err)
{
	struct naming n = { rec, line, ascii ? VK__CLEAN_ASCII : 0, { 0 },
		{ 0 }, NULL };
	vk_buf raw = { 0 };
	vk_status status;

	n.out = &raw;
	vk_buf_clear(out);
	status = fill(&n, format, err);
	if (status == VK_OK)
		vk__clean_add(out, raw.data, raw.len, n.how,
		    (size_t)VK_LINE_BYTES);
	if (status == VK_OK && !out->failed && out->len == 0)
		vk_buf_add_text(out, "workout");
	if (status == VK_OK && !out->failed)
		make_safe(out);
	if (status == VK_OK && (out->failed || raw.failed || n.value.failed ||
	    n.member.failed))
		status = vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	vk_buf_free(&raw);
	vk_buf_free(&n.value);
	vk_buf_free(&n.member);
	return status;
}
