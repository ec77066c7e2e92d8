/* SPDX-License-Identifier: MIT */
/*
 * The forms of input of vk-parse, and how each becomes a record. A hand that
 * was forked takes what holds for the file from the first one, which does not
 * change it any more then.
 */
#include "hand.h"

#include <base/utf8.h>
#include <stdlib.h>
#include <string.h>

#include "../explain/explain.h"

/* One of the lines in work. */
struct item {
	vk_record *record; /* of a JSON line, or for --explain */
	vk_buf text;       /* the description of a JSON line */
	bool recalled;     /* vk-recall has made a session of it */
	vk_status status;  /* of reading the JSON */
	vk_error err;
};

struct hand {
	const struct hand_options *with;
	const struct hand *first; /* which knows the file; NULL: this one */
	vk_parser *parser;
	struct item item[FILTER_LINES];
	vk_buf name;       /* the file's name as valid UTF-8 */
	const char *file;  /* the file that json and name are about */
	bool known;        /* json is */
	bool json;
	vk_buf words[HAND_LISTS]; /* the lists, for the threads that come later */
	size_t lists;
};

_Static_assert((int)FILTER_LINES <= (int)VK_PARSER_TEXTS, "all are read at once");

/* File names are any bytes, records are UTF-8: others become U+FFFD. */
static void
set_name(struct hand *hand, const char *file)
{
	size_t len = strlen(file);

	vk_buf_clear(&hand->name);
	while (len > 0) {
		size_t good = vk__utf8_check(file, len);

		vk_buf_add(&hand->name, file, good);
		if (good < len) {
			vk_buf_add_text(&hand->name, "\xef\xbf\xbd");
			good++;
		}
		file += good;
		len -= good;
	}
}

static bool
begins_object(const struct filter_line *line)
{
	size_t i = 0;

	while (i < line->len && (line->data[i] == ' ' || line->data[i] == '\t'))
		i++;
	return i < line->len && line->data[i] == '{';
}

/* What holds for a whole file, at its first line. */
static void
begin_file(struct hand *hand, const struct filter_line *line)
{
	hand->file = line->file;
	hand->known = hand->first != NULL;
	hand->json = hand->known && hand->first->json;
	set_name(hand, line->is_stdin ? "-" : line->file);
	(void)vk_buf_text(&hand->name); /* hand_line looks whether it failed */
}

bool
hand_steady(const void *ctx, const char *file)
{
	const struct hand *hand = ctx;

	return hand->known && hand->file == file;
}

/* The description of a JSON line into item->text. */
static vk_status
read_record(struct item *item, const struct filter_line *line)
{
	vk_status status = vk_record_read(item->record, line->data, line->len,
	    &item->err);

	if (status != VK_OK)
		return status;
	status = vk_record_string(item->record, "description", &item->text);
	if (status == VK_ABSENT)
		return vk_error_set(&item->err, VK_EVALUE, 0, "no-description",
		    N_("no description to read"), NULL, NULL);
	return vk_buf_text(&item->text) == NULL ? VK_ENOMEM : status;
}

/* Whether word stands in data; neither has to end with a NUL. */
static bool
holds(const char *data, size_t len, const char *word)
{
	size_t n = strlen(word);
	const char *at = data;
	const char *end = data + len;

	while ((size_t)(end - at) >= n && (at = memchr(at, *word,
	    (size_t)(end - at) - n + 1)) != NULL) {
		if (memcmp(at, word, n) == 0)
			return true;
		at++;
	}
	return false;
}

/* What vk-recall made of a line stands among lines of text, or of records. */
static bool
is_recalled(const struct hand *hand, struct item *item, const struct filter_line *line)
{
	const char *json;
	size_t len;

	return hand->with->input == HAND_GUESS && begins_object(line) &&
	    holds(line->data, line->len, "\"recall\"") &&
	    vk_record_read(item->record, line->data, line->len, NULL) ==
	    VK_OK && vk_record_get(item->record, "vekta.recall", &json,
	    &len) == VK_OK;
}

static vk_text
text_of(struct hand *hand, struct item *item, const struct filter_line *line)
{
	item->status = VK_OK;
	item->recalled = is_recalled(hand, item, line);
	if (item->recalled)
		return (vk_text){ "", 0 };
	/* The first line of its own tells what a file holds. Later nothing is
	 * written here: other threads look at it. */
	if (!hand->known) {
		hand->json = hand->with->input == HAND_JSON || (hand->with->input ==
		    HAND_GUESS && !hand->with->paragraph && begins_object(line));
		hand->known = true;
	}
	if (!hand->json)
		return (vk_text){ line->data, line->len };
	item->err.status = VK_OK;
	item->status = read_record(item, line);
	if (item->status != VK_OK)
		return (vk_text){ "", 0 };
	return (vk_text){ item->text.data, item->text.len };
}

void
hand_ahead(void *ctx, const struct filter_line *line, size_t count)
{
	struct hand *hand = ctx;
	vk_text text[FILTER_LINES];
	size_t i;

	if (hand->file != line->file)
		begin_file(hand, line);
	for (i = 0; i < count; i++)
		text[i] = text_of(hand, &hand->item[i], &line[i]);
	vk_parser_read_all(hand->parser, text, count);
}

/*
 * The name for vekta.source. Standard input has none, unless the caller says
 * that it is a part of something.
 */
static const char *
source_file(const struct hand *hand, const struct filter_line *line)
{
	return line->is_stdin && hand->with->source_offset == 0 ? NULL : hand->name.data;
}

static vk_status
explain(struct hand *hand, struct item *item, const char *text, size_t len, vk_buf *out)
{
	return explain_add(hand->parser, text, len, item->record, hand->with->colour,
	    out);
}

static vk_status
parse_text(struct hand *hand, struct item *item, const struct filter_line *line,
    vk_buf *out)
{
	const char *file = source_file(hand, line);
	uint64_t number = line->number + hand->with->source_offset;
	vk_status status;

	if (!hand->with->explain)
		return vk_parser_line(hand->parser, line->data, line->len, file,
		    number, out);
	vk_record_clear(item->record);
	status = vk_parser_record(hand->parser, line->data, line->len, file,
	    number, item->record);
	return status != VK_OK ? status :
	    explain(hand, item, line->data, line->len, out);
}

static vk_status
parse_json(struct hand *hand, struct item *item, const struct filter_line *line,
    vk_buf *out)
{
	const char *json;
	size_t len;
	vk_status status = vk_parser_record(hand->parser, item->text.data,
	    item->text.len, source_file(hand, line),
	    line->number + hand->with->source_offset, item->record);

	if (status != VK_OK)
		return status;
	if (hand->with->explain)
		return explain(hand, item, item->text.data, item->text.len, out);
	vk_record_bytes(item->record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	return VK_OK;
}

vk_status
hand_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	struct hand *hand = ctx;
	struct item *item = &hand->item[line->index];
	vk_status status;

	if (hand->name.failed)
		return VK_ENOMEM;
	if (item->recalled) {
		vk_buf_add(out, line->data, line->len);
		vk_buf_add_char(out, '\n');
		return VK_OK;
	}
	if (hand->json && item->status != VK_OK) {
		*err = item->err;
		return item->status;
	}
	status = vk_parser_choose(hand->parser, line->index, err);
	if (status != VK_OK) {
		/* The column of a fault in a description is none of the line. */
		if (hand->json)
			err->column = 0;
		return status;
	}
	return hand->json ? parse_json(hand, item, line, out) :
	    parse_text(hand, item, line, out);
}

vk_status
hand_new(const struct hand_options *options, struct hand **made, vk_error *err)
{
	struct hand *hand = calloc(1, sizeof *hand);
	vk_status status = hand != NULL ? VK_OK : VK_ENOMEM;
	size_t i;

	*made = NULL;
	for (i = 0; i < FILTER_LINES && status == VK_OK; i++)
		status = vk_record_new(&hand->item[i].record);
	if (status == VK_OK)
		status = vk_parser_new(&options->parser, &hand->parser, err);
	if (status != VK_OK) {
		hand_free(hand);
		return status;
	}
	hand->with = options;
	*made = hand;
	return VK_OK;
}

void
hand_free(void *ctx)
{
	struct hand *hand = ctx;
	size_t i;

	if (hand == NULL)
		return;
	vk_parser_free(hand->parser);
	for (i = 0; i < FILTER_LINES; i++) {
		vk_record_free(hand->item[i].record);
		vk_buf_free(&hand->item[i].text);
	}
	for (i = 0; i < HAND_LISTS; i++)
		vk_buf_free(&hand->words[i]);
	vk_buf_free(&hand->name);
	free(hand);
}

void *
hand_fork(void *ctx)
{
	const struct hand *first = ctx;
	struct hand *hand;
	vk_error err = { 0 };
	vk_status status = hand_new(first->with, &hand, &err);

	for (size_t i = 0; i < first->lists && status == VK_OK; i++)
		status = vk_parser_lexicon(hand->parser, "",
		    first->words[i].data, first->words[i].len, &err);
	if (status != VK_OK) {
		hand_free(hand);
		return NULL;
	}
	hand->first = first;
	return hand;
}

/* A list that cannot be kept would be missing to the threads that come later:
 * then there are to be none. */
vk_status
hand_words(void *ctx, const char *file, const char *data, size_t size,
    vk_error *err)
{
	struct hand *hand = ctx;
	vk_buf *words = &hand->words[hand->lists];

	if (filter_options.jobs != 1 && hand->lists < HAND_LISTS) {
		vk_buf_add(words, data, size);
		if (vk_buf_text(words) == NULL)
			filter_options.jobs = 1;
		else
			hand->lists++;
	}
	return vk_parser_lexicon(hand->parser, file, data, size, err);
}
