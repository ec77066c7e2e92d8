/* SPDX-License-Identifier: MIT */
/*
 * Templates for the head of a file: lines "key: text" with places in braces.
 * A template is read once into pieces, so that a mistake in it is found
 * before the first record, with its line and column.
 */
#include "template.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "words.h"

static const char *const keys[VK__T_KEYS] = { "author", "name", "description",
	"category", "tags" };

static const char *const places[VK__P_PLACES] = { "", "name", "description",
	"assumed", "confidence", "tss", "duration", "date", "athlete",
	"tags" };

void
vk_template_free(vk_template *template)
{
	if (template == NULL)
		return;
	vk_buf_free(&template->pieces);
	vk_buf_free(&template->text);
	free(template);
}

/* --------------------------------------------------------------- reading */

struct reading {
	vk_template *to;
	struct vk__words words;
	vk_error *err;
	enum vk__template_key key;
	bool begun;   /* some key has been met */
	size_t empty; /* lines since the last that was not */
};

static void
add_piece(struct reading *r, enum vk__template_place place, const char *text,
    size_t len)
{
	struct vk__piece piece = { r->key, place, r->to->text.len, len };

	vk_buf_add(&r->to->text, text, len);
	vk_buf_add(&r->to->pieces, &piece, sizeof piece);
}

/* In tags a comma parts them; what a place holds may have commas. */
static void
add_literal(struct reading *r, const char *text, size_t len)
{
	size_t from = r->to->text.len;

	if (len == 0)
		return;
	add_piece(r, VK__P_LITERAL, text, len);
	if (r->key != VK__T_TAGS || r->to->text.failed)
		return;
	for (; from < r->to->text.len; from++) {
		if (r->to->text.data[from] == ',')
			r->to->text.data[from] = '\n';
	}
}

/* Takes the place at the brace that is next. */
static vk_status
read_place(struct reading *r)
{
	const char *from = r->words.at + 1;
	const char *end = memchr(from, '}', (size_t)(r->words.end - from));
	char name[32];
	size_t len = end != NULL ? (size_t)(end - from) :
	    (size_t)(r->words.end - from);
	int place;

	for (place = VK__P_NAME; end != NULL && place < VK__P_PLACES; place++) {
		if (strlen(places[place]) == len &&
		    memcmp(places[place], from, len) == 0) {
			add_piece(r, (enum vk__template_place)place, NULL, 0);
			r->words.at = end + 1;
			return VK_OK;
		}
	}
	len = vk__utf8_cut(from, len, sizeof name - 1);
	memcpy(name, from, len);
	name[len] = '\0';
	return vk_error_set(r->err, VK_ESYNTAX,
	    (size_t)(r->words.at - r->words.line) + 1, "template-place",
	    "unknown place in the template: {%1}", name, NULL);
}

static vk_status
read_value(struct reading *r)
{
	struct vk__words *w = &r->words;
	const char *from = w->at;

	while (w->at < w->end) {
		vk_status status;

		if (*w->at != '{') {
			w->at++;
			continue;
		}
		add_literal(r, from, (size_t)(w->at - from));
		from = w->at;
		if (w->at + 1 < w->end && w->at[1] == '{') {
			add_literal(r, from, 1);
			w->at += 2;
		} else if ((status = read_place(r)) != VK_OK) {
			return status;
		}
		from = w->at;
	}
	add_literal(r, from, (size_t)(w->at - from));
	return VK_OK;
}

static vk_status
read_key(struct reading *r)
{
	struct vk__words *w = &r->words;
	const char *colon = memchr(w->at, ':', (size_t)(w->end - w->at));
	size_t len = colon != NULL ? (size_t)(colon - w->at) : 0;
	int key;

	for (key = 0; colon != NULL && key < VK__T_KEYS; key++) {
		if (!vk__word_is(w->at, len, keys[key]))
			continue;
		if (r->to->given[key])
			return vk__words_error(w, w->at, r->err,
			    "template-twice", "this key is there already");
		r->key = (enum vk__template_key)key;
		r->to->given[key] = true;
		r->begun = true;
		w->at = colon + 1;
		vk__words_skip(w);
		return read_value(r);
	}
	return vk__words_error(w, w->at, r->err, "template-key",
	    "a line of a template begins with author:, name:, description:, "
	    "category: or tags:");
}

/*
 * A line that begins with a blank goes on with the value before it, over empty
 * lines between them.
 */
static vk_status
read_line(struct reading *r)
{
	struct vk__words *w = &r->words;

	if (w->line < w->end && vk__is_blank(*w->line)) {
		if (!r->begun)
			return vk__words_error(w, w->at, r->err,
			    "template-key", "a blank before the first key");
		for (; r->empty > 0; r->empty--)
			add_literal(r, "\n", 1);
		add_literal(r, "\n", 1);
		return read_value(r);
	}
	if (w->at == w->end)
		r->empty++;
	if (w->at == w->end || *w->at == '#')
		return VK_OK;
	r->empty = 0;
	return read_key(r);
}

static vk_status
read_all(struct reading *r, const char *data, size_t len, size_t *line)
{
	const char *at = data, *end = data + len;
	size_t bad = vk__utf8_check(data, len);
	vk_status status = VK_OK;

	if (len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (status == VK_OK && vk__words_line(&r->words, &at, end)) {
		(*line)++;
		if (bad < (size_t)(at - data))
			return vk_error_set(r->err, VK_EUTF8, bad + 1 -
			    (size_t)(r->words.line - data), "utf8",
			    "invalid UTF-8", NULL, NULL);
		status = read_line(r);
	}
	if (r->to->pieces.failed || r->to->text.failed)
		status = VK_ENOMEM;
	return status;
}

vk_status
vk_template_read(vk_template **template, const char *data, size_t len,
    size_t *line, vk_error *err)
{
	struct reading r = { .to = calloc(1, sizeof *r.to), .err = err };
	vk_status status = r.to != NULL ? VK_OK : VK_ENOMEM;

	*line = 0;
	if (status == VK_OK)
		status = read_all(&r, data, len, line);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	if (status != VK_OK) {
		vk_template_free(r.to);
		r.to = NULL;
	}
	*template = r.to;
	return status;
}
