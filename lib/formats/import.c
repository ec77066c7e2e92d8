/* SPDX-License-Identifier: MIT */
/*
 * From a file of any format to a record. The rows of the table read; what
 * they return is checked and turned into a record here, the same way for all,
 * so that a record tells nothing of the format but in vekta.source.
 */
#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "../record/deep.h"
#include "about.h"
#include "clean.h"
#include "fit_read.h"
#include "refold.h"
#include "zwo_read.h"

struct vk_import {
	const struct vk__format *format; /* of the last file read */
	vk_workout workout;
	struct vk__head head;
	struct vk__notes notes;
	size_t line;
	vk_buf scratch;
	vk_buf record;
	struct vk__zwo_reader zwo;
	struct vk__fit_reader fit;
};

/* ------------------------------------------------------------------ head */

void
vk__head_clear(struct vk__head *head)
{
	vk_buf_clear(&head->name);
	vk_buf_clear(&head->description);
	vk_buf_clear(&head->author);
	vk_buf_clear(&head->category);
	vk_buf_clear(&head->tags);
	vk_buf_clear(&head->other);
	head->type = NULL;
	head->ftp = 0;
}

void
vk__head_free(struct vk__head *head)
{
	vk_buf_free(&head->name);
	vk_buf_free(&head->description);
	vk_buf_free(&head->author);
	vk_buf_free(&head->category);
	vk_buf_free(&head->tags);
	vk_buf_free(&head->other);
}

void
vk__head_other(struct vk__head *head, const char *name, size_t len)
{
	if (head->other.len > 0)
		vk_buf_add_char(&head->other, ',');
	vk_buf_add_json(&head->other, name, len);
	vk_buf_add_char(&head->other, ':');
}

static bool
head_failed(const struct vk__head *head)
{
	return head->name.failed || head->description.failed ||
	    head->author.failed || head->category.failed ||
	    head->tags.failed || head->other.failed;
}

/* --------------------------------------------------------------- reading */

vk_status
vk_import_new(vk_import **importer)
{
	*importer = calloc(1, sizeof **importer);
	return *importer != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_import_free(vk_import *importer)
{
	if (importer == NULL)
		return;
	vk_workout_free(&importer->workout);
	vk__head_free(&importer->head);
	vk_buf_free(&importer->scratch);
	vk_buf_free(&importer->record);
	vk__zwo_reader_free(&importer->zwo);
	vk__fit_reader_free(&importer->fit);
	free(importer);
}

/* Also a reader's own workout must be one that records can hold. */
static vk_status
check_workout(vk_import *importer, vk_error *err)
{
	vk_extent extent;
	vk_status status = vk_workout_check(&importer->workout, err);

	if (status != VK_OK)
		return status;
	vk_workout_extent(&importer->workout, &extent);
	if (extent.steps == 0)
		return vk_error_set(err, VK_EVALUE, 0, "import-empty",
		    "the workout has no steps", NULL, NULL);
	return VK_OK;
}

/* Cues come as they stood in the file. */
static vk_status
clean_cues(vk_import *importer)
{
	vk_workout *w = &importer->workout;
	vk_buf *s = &importer->scratch;
	uint32_t i;

	for (i = 1; i < w->count; i++) {
		const vk_step *step = &w->node[i];
		const char *text;

		if (step->text_len == 0)
			continue;
		text = w->text.data + step->text;
		vk_buf_clear(s);
		vk__clean_add(s, text, step->text_len, 0, VK__ABOUT_TEXT);
		if (s->failed)
			return VK_ENOMEM;
		if ((s->len != step->text_len ||
		    memcmp(s->data, text, s->len) != 0) &&
		    vk_workout_set_text(w, i, s->len > 0 ? s->data : "",
		    s->len) != VK_OK)
			return VK_ENOMEM;
	}
	return VK_OK;
}

static vk_status
read_file(vk_import *importer, const struct vk__format *row, const char *data,
    size_t len, const vk_import_options *options, vk_error *err)
{
	struct vk__reading reading = { data, len, options->lenient,
		&importer->workout, &importer->head, &importer->notes, 0,
		&importer->zwo, &importer->fit };
	vk_status status = row->read(&reading, err);

	importer->line = reading.line;
	if (status == VK_OK)
		status = check_workout(importer, err);
	if (status == VK_OK)
		status = clean_cues(importer);
	if (status == VK_OK && row->flat && !options->flat)
		status = vk__refold(&importer->workout);
	if (status == VK_OK && (head_failed(&importer->head) ||
	    importer->workout.text.failed))
		status = VK_ENOMEM;
	if (status == VK_OK)
		importer->format = row;
	return status;
}

vk_status
vk_import_read(vk_import *importer, const vk_format *format, const char *data,
    size_t len, const vk_import_options *options, vk_error *err)
{
	vk_status status = vk_workout_clear(&importer->workout);

	importer->format = NULL;
	importer->line = 0;
	vk__head_clear(&importer->head);
	vk__notes_clear(&importer->notes);
	if (format == NULL)
		format = vk_format_guess(data, len);
	if (len > VK_IMPORT_BYTES)
		return vk_error_set(err, VK_ELIMIT, 0, "import-size",
		    "the file is longer than 16 MiB", NULL, NULL);
	if (format == NULL)
		return vk_error_set(err, VK_ABSENT, 0, "import-format",
		    "no workout file that vekta knows", NULL, NULL);
	if (!format->reads)
		return vk_error_set(err, VK_EUNABLE, 0, "import-reader",
		    "%1 files cannot be read", format->name, NULL);
	if (status == VK_OK)
		status = read_file(importer, vk__format_row(format), data, len,
		    options, err);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	return status;
}

size_t
vk_import_line(const vk_import *importer)
{
	return importer->line;
}

const vk_format *
vk_import_format(const vk_import *importer)
{
	return importer->format != NULL ? &importer->format->is : NULL;
}

const vk_workout *
vk_import_workout(const vk_import *importer)
{
	return &importer->workout;
}

void
vk_import_notes(const vk_import *importer, const char *lang, const char *prefix,
    vk_buf *out)
{
	vk__notes_write(&importer->notes, lang, prefix, out);
}

/* ---------------------------------------------------------------- record */

/* A member whose value is text; nothing when the text is empty once clean. */
static void
add_text(vk_import *importer, const char *before, const char *text,
    size_t len, unsigned how, size_t max)
{
	vk_buf *s = &importer->scratch;

	vk_buf_clear(s);
	vk__clean_add(s, text, len, how, max);
	if (s->failed)
		importer->record.failed = true;
	if (s->failed || s->len == 0)
		return;
	vk_buf_add_text(&importer->record, before);
	vk_buf_add_json(&importer->record, s->data, s->len);
}

static void
add_buf(vk_import *importer, const char *before, const vk_buf *text,
    unsigned how, size_t max)
{
	add_text(importer, before, text->data, text->len, how, max);
}

static void
add_tags(vk_import *importer)
{
	const vk_buf *tags = &importer->head.tags;
	vk_buf *out = &importer->record;
	const char *before = ",\"tags\":[";
	size_t from = out->len;
	size_t i = 0;

	while (i < tags->len) {
		size_t len = strlen(tags->data + i);
		size_t have = out->len;

		add_text(importer, before, tags->data + i, len, 0,
		    VK__ABOUT_TAG);
		if (out->len > have)
			before = ",";
		i += len + 1;
	}
	if (out->len > from)
		vk_buf_add_char(out, ']');
}

/* The notes as an array of strings, one for each line of notes. */
static void
add_notes(vk_import *importer)
{
	vk_buf *out = &importer->record;
	vk_buf *s = &importer->scratch;
	const char *before = ",\"notes\":[";
	size_t from = 0, to;

	vk_buf_clear(s);
	vk__notes_write(&importer->notes, "en", "", s);
	out->failed |= s->failed;
	for (to = 0; to < s->len && !s->failed; to++) {
		if (s->data[to] != '\n')
			continue;
		vk_buf_add_text(out, before);
		vk_buf_add_json(out, s->data + from, to - from);
		before = ",";
		from = to + 1;
	}
	if (from > 0)
		vk_buf_add_char(out, ']');
}

static void
add_source(vk_import *importer, const char *file)
{
	const struct vk__head *head = &importer->head;
	vk_buf *out = &importer->record;

	vk_buf_add_text(out, ",\"vekta\":{\"version\":1,\"source\":{"
	    "\"format\":\"");
	vk_buf_add_text(out, importer->format->is.name);
	vk_buf_add_char(out, '"');
	if (file != NULL)
		add_text(importer, ",\"file\":", file, strlen(file), 0,
		    VK__ABOUT_TEXT);
	add_buf(importer, ",\"author\":", &head->author, 0, VK__ABOUT_NAME);
	add_buf(importer, ",\"category\":", &head->category, 0,
	    VK__ABOUT_NAME);
	if (head->ftp > 0) {
		vk_buf_add_text(out, ",\"ftp\":");
		vk_buf_add_number(out, head->ftp);
	}
	add_notes(importer);
	if (head->other.len > 0) {
		vk_buf_add_text(out, ",\"other\":{");
		vk_buf_add(out, head->other.data, head->other.len);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_text(out, "}}");
}

/* Without a name of its own the workout has that of its file. */
static void
add_name(vk_import *importer, const char *file)
{
	const vk_buf *name = &importer->head.name;
	const char *slash, *point;

	if (name->len > 0 || file == NULL) {
		add_buf(importer, ",\"name\":", name, 0, VK__ABOUT_NAME);
		return;
	}
	slash = strrchr(file, '/');
	if (slash != NULL)
		file = slash + 1;
	point = strrchr(file, '.');
	add_text(importer, ",\"name\":", file, point != NULL && point > file ?
	    (size_t)(point - file) : strlen(file), 0, VK__ABOUT_NAME);
}

vk_status
vk_import_record(vk_import *importer, const char *file, vk_record *rec)
{
	const struct vk__head *head = &importer->head;
	vk_buf *out = &importer->record;

	vk_buf_clear(out);
	vk_buf_add_text(out, "{\"type\":\"");
	vk_buf_add_text(out, head->type != NULL ? head->type : "Ride");
	vk_buf_add_char(out, '"');
	add_name(importer, file);
	add_buf(importer, ",\"description\":", &head->description,
	    VK__CLEAN_LINES, VK__ABOUT_TEXT);
	add_tags(importer);
	vk_buf_add_text(out, ",\"workout_doc\":");
	vk_workout_write(&importer->workout, out);
	add_source(importer, file);
	vk_buf_add_char(out, '}');
	if (out->failed)
		return VK_ENOMEM;
	return vk_record_read(rec, out->data, out->len, NULL);
}

const vk_format *
vk_record_source_format(const vk_record *rec)
{
	const vk_format *format = NULL;
	vk_buf name = { 0 };

	if (vk__deep_string(rec, "vekta.source", "format", &name) == VK_OK &&
	    vk_buf_text(&name) != NULL)
		format = vk_format_find(name.data);
	vk_buf_free(&name);
	return format;
}
