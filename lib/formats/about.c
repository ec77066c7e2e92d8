/* SPDX-License-Identifier: MIT */
/*
 * Author, name, description and tags of an exported file, out of the record. The
 * description keeps the coach's own words first, then says how sure the
 * reading is and everything that was assumed, by the parser and here.
 */
#include "about.h"

#include <string.h>

#include "../base/number.h"
#include "../record/deep.h"
#include "../record/json.h"
#include "clean.h"

void
vk__about_free(struct vk__about *about)
{
	vk_buf_free(&about->author);
	vk_buf_free(&about->name);
	vk_buf_free(&about->description);
	vk_buf_free(&about->category);
	vk_buf_free(&about->tags);
	vk_buf_free(&about->scratch);
}

vk_status
vk__about_lang(struct vk__about *about, const vk_record *rec)
{
	vk_status status = vk_record_string(rec, "vekta.lang",
	    &about->scratch);

	about->lang = "en";
	if (status == VK_ENOMEM)
		return status;
	if (status == VK_OK && about->scratch.len == 2 &&
	    memcmp(about->scratch.data, "fr", 2) == 0)
		about->lang = "fr";
	return VK_OK;
}

/*
 * Calls add for each string of a JSON array; other values are passed over.
 */
static void
each_string(struct vk__about *about, const char *array, bool ascii,
    void (*add)(struct vk__about *, bool))
{
	uint32_t at = vk__json_space(array, 1);

	if (array[0] != '[')
		return;
	while (array[at] != ']' && array[at] != '\0') {
		uint32_t end = vk__json_skip(array, at);

		if (array[at] == '"') {
			vk_buf_clear(&about->scratch);
			vk__json_decode(array + at + 1, end - at - 2,
			    &about->scratch);
			add(about, ascii);
		}
		at = vk__json_space(array, end);
		if (array[at] == ',')
			at = vk__json_space(array, at + 1);
	}
}

/* The same for the member name of each object in an array. */
static void
each_member(struct vk__about *about, const char *array, const char *name,
    void (*add)(struct vk__about *, bool))
{
	uint32_t at = vk__json_space(array, 1);
	struct vk__member m;

	if (array[0] != '[')
		return;
	while (array[at] != ']' && array[at] != '\0') {
		uint32_t inner = at, end = vk__json_skip(array, at);

		while (array[at] == '{' && vk__json_member(array, &inner, &m))
			if (vk__json_named(array, &m, name, strlen(name)) &&
			    array[m.value] == '"') {
				vk_buf_clear(&about->scratch);
				vk__json_decode(array + m.value + 1,
				    m.value_len - 2, &about->scratch);
				add(about, false);
			}
		at = vk__json_space(array, end);
		if (array[at] == ',')
			at = vk__json_space(array, at + 1);
	}
}

/* ------------------------------------------------------------------ name */

/* A file that the record was read from has an author of its own. */
static void
fill_author(struct vk__about *about, const vk_record *rec,
    const vk_export_options *options)
{
	unsigned how = options->ascii ? VK__CLEAN_ASCII : 0;
	vk_buf *s = &about->scratch;

	vk_buf_clear(&about->author);
	if (options->author != NULL)
		vk__clean_add(&about->author, options->author,
		    strlen(options->author), how, VK__ABOUT_NAME);
	else if (vk__deep_string(rec, "vekta.source", "author", s) == VK_OK)
		vk__clean_add(&about->author, s->data, s->len, how,
		    VK__ABOUT_NAME);
	if (about->author.len == 0)
		vk_buf_add_text(&about->author, "vekta");
}

static void
fill_category(struct vk__about *about, const vk_record *rec, bool ascii)
{
	vk_buf *s = &about->scratch;

	vk_buf_clear(&about->category);
	if (vk__deep_string(rec, "vekta.source", "category", s) == VK_OK)
		vk__clean_add(&about->category, s->data, s->len,
		    ascii ? VK__CLEAN_ASCII : 0, VK__ABOUT_NAME);
}

/* The name, else the first line of the text, else a word for workout. */
static void
fill_name(struct vk__about *about, const vk_record *rec, bool ascii)
{
	unsigned how = ascii ? VK__CLEAN_ASCII : 0;
	vk_buf *s = &about->scratch;

	vk_buf_clear(&about->name);
	if (vk_record_string(rec, "name", s) == VK_OK)
		vk__clean_add(&about->name, s->data, s->len, how,
		    VK__ABOUT_NAME);
	if (about->name.len > 0)
		return;
	if (vk_record_string(rec, "description", s) == VK_OK && s->len > 0) {
		const char *end = memchr(s->data, '\n', s->len);

		vk__clean_add(&about->name, s->data,
		    end != NULL ? (size_t)(end - s->data) : s->len, how, 60);
	}
	if (about->name.len == 0)
		vk__notes_phrase(about->lang, "export-name", NULL, NULL,
		    &about->name);
}

/* ----------------------------------------------------------- description */

static void
add_assumed(struct vk__about *about, bool ascii)
{
	(void)ascii;
	if (about->scratch.len == 0)
		return;
	vk_buf_add_text(&about->description, "- ");
	vk__clean_add(&about->description, about->scratch.data,
	    about->scratch.len, 0, VK__ABOUT_TEXT / 16);
	vk_buf_add_char(&about->description, '\n');
}

static void
add_confidence(struct vk__about *about, const vk_record *rec)
{
	double confidence;
	char text[VK__NUMBER_SIZE + 1];

	if (vk__deep_number(rec, "vekta.score", "confidence", &confidence) !=
	    VK_OK || !(confidence >= 0 && confidence <= 1))
		return;
	text[vk__fixed_write(text, confidence * 100, 0)] = '\0';
	vk__notes_phrase(about->lang, "export-confidence", text, NULL,
	    &about->description);
	vk_buf_add_char(&about->description, '\n');
}

/* What was made of the workout for the athlete, and why. */
static void
add_adapted(struct vk__about *about, const vk_record *rec)
{
	const char *array;
	size_t len;

	if (vk__deep_get(rec, "vekta.adapt", "changes", &array, &len) == VK_OK)
		each_member(about, array, "message", add_assumed);
	if (vk__deep_get(rec, "vekta.adapt", "assumed", &array, &len) == VK_OK)
		each_string(about, array, false, add_assumed);
}

static void
add_assumptions(struct vk__about *about, const vk_record *rec,
    const struct vk__notes *notes)
{
	vk_buf *out = &about->description;
	const char *assumed;
	size_t len, before, after;

	before = out->len;
	vk__notes_phrase(about->lang, "export-assumed", NULL, NULL, out);
	vk_buf_add_char(out, '\n');
	after = out->len;
	if (vk__deep_get(rec, "vekta.parse", "assumed", &assumed, &len) ==
	    VK_OK)
		each_string(about, assumed, false, add_assumed);
	add_adapted(about, rec);
	vk__notes_write(notes, about->lang, "- ", out);
	if (out->len == after)
		out->len = before;
}

static void
fill_description(struct vk__about *about, const vk_record *rec,
    const struct vk__notes *notes)
{
	vk_buf *out = &about->description;
	vk_buf *s = &about->scratch;

	vk_buf_clear(out);
	if (vk_record_string(rec, "description", s) == VK_OK)
		vk__clean_add(out, s->data, s->len, VK__CLEAN_LINES,
		    VK__ABOUT_TEXT);
	about->words = out->len;
	if (out->len > 0)
		vk_buf_add_text(out, "\n\n");
	add_confidence(about, rec);
	add_assumptions(about, rec, notes);
	while (out->len > 0 && out->data[out->len - 1] == '\n')
		out->len--;
}

/* ------------------------------------------------------------------ tags */

static void
add_tag(struct vk__about *about, bool ascii)
{
	vk_buf *tags = &about->tags;
	size_t before = tags->len;
	size_t count = 0;
	size_t i;

	for (i = 0; i < tags->len; i++)
		count += tags->data[i] == '\0';
	if (count >= VK__ABOUT_TAGS)
		return;
	vk__clean_add(tags, about->scratch.data, about->scratch.len,
	    ascii ? VK__CLEAN_ASCII : 0, VK__ABOUT_TAG);
	if (tags->len > before)
		vk_buf_add_char(tags, '\0');
}

static void
fill_tags(struct vk__about *about, const vk_record *rec, bool ascii)
{
	const char *array;
	size_t len;

	vk_buf_clear(&about->tags);
	if (vk_record_get(rec, "tags", &array, &len) == VK_OK)
		each_string(about, array, ascii, add_tag);
}

vk_status
vk__about_fill(struct vk__about *about, const vk_record *rec,
    const struct vk__notes *notes, const vk_export_options *options)
{
	vk_status status = vk__about_lang(about, rec);

	if (status != VK_OK)
		return status;
	fill_author(about, rec, options);
	fill_category(about, rec, options->ascii);
	fill_name(about, rec, options->ascii);
	fill_description(about, rec, notes);
	fill_tags(about, rec, options->ascii);
	return about->author.failed || about->name.failed ||
	    about->category.failed || about->description.failed ||
	    about->tags.failed || about->scratch.failed ? VK_ENOMEM : VK_OK;
}
