/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a coach's text. Whatever comes out must be within the
 * limits, be a record that reads back as the same workout, have its spans
 * inside the text, and be the same with and without JIT and whatever was read
 * before. As text of intervals.icu it must come back.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_parse.c:%d: not so: %s\n", line, what);
	abort();
}

/* Parsers live on, as in a filter; the leak checker sees them in these. */
static vk_parser *with_jit;
static vk_parser *without_jit;
static vk_record *record;
static vk_record *spliced;
static vk_workout back;
static vk_export *writer;
static vk_import *reader;

static void
begin(void)
{
	vk_parse_options options = { .has_week = true, .week_of = 20515 };
	unsigned i;

	MUST(vk_parser_new(&options, &with_jit, NULL) == VK_OK);
	options.no_jit = true;
	MUST(vk_parser_new(&options, &without_jit, NULL) == VK_OK);
	MUST(vk_record_new(&record) == VK_OK);
	MUST(vk_record_new(&spliced) == VK_OK);
	MUST(vk_export_new(&writer) == VK_OK);
	MUST(vk_import_new(&reader) == VK_OK);
	for (i = 0; i < 20; i++) /* the scanner is tuned after some texts */
		MUST(vk_parser_read(with_jit, "x", 1, NULL) == VK_OK);
}

/* The halves of a text, read at once, are what they are alone. */
static void
check_halves(const char *text, size_t size)
{
	vk_text half[2] = { { text, size / 2 },
		{ text + size / 2, size - size / 2 } };
	vk_buf all = { 0 }, alone = { 0 };
	size_t i;

	vk_parser_read_all(with_jit, half, 2);
	for (i = 0; i < 2; i++) {
		vk_status status = vk_parser_choose(with_jit, i, NULL);

		MUST(vk_parser_read(without_jit, half[i].data, half[i].len,
		    NULL) == status);
		if (status != VK_OK)
			continue;
		vk_parser_line(with_jit, half[i].data, half[i].len, NULL, 1,
		    &all);
		vk_parser_line(without_jit, half[i].data, half[i].len, NULL,
		    1, &alone);
	}
	MUST(all.len == alone.len && (all.len == 0 ||
	    memcmp(all.data, alone.data, all.len) == 0));
	vk_buf_free(&all);
	vk_buf_free(&alone);
}

static bool
is_boundary(const char *text, size_t len, size_t at)
{
	return at == len || ((unsigned char)text[at] & 0xc0) != 0x80;
}

static void
check_spans(vk_parser *parser, const char *text, size_t len)
{
	const vk_span *span;
	size_t count, i, last = 0;

	MUST(vk_parser_spans(parser, &span, &count) == VK_OK);
	MUST(count <= VK_TEXT_TOKENS);
	for (i = 0; i < count; i++) {
		MUST(span[i].start >= last && span[i].end >= span[i].start);
		MUST(span[i].end <= len);
		MUST(is_boundary(text, len, span[i].start));
		MUST(is_boundary(text, len, span[i].end));
		MUST(span[i].fate <= VK_FATE_CORRECTED);
		last = span[i].start;
	}
}

/* A ride of more than 10000 km is told as it stands, and no workout. */
static bool
is_far(const vk_workout *w)
{
	size_t i;

	for (i = 1; i < w->count; i++)
		if (w->node[i].distance > 1e7)
			return true;
	return false;
}

/* The line is a record, and its workout is the one that was read. */
static void
check_line(vk_parser *parser, const char *line, size_t len)
{
	const vk_workout *w = vk_parser_workout(parser);
	vk_buf ours = { 0 }, theirs = { 0 };
	vk_status status;

	MUST(len > 1 && line[len - 1] == '\n');
	MUST(memchr(line, '\n', len - 1) == NULL);
	MUST(vk_record_read(record, line, len - 1, NULL) == VK_OK);
	status = vk_record_workout(record, &back, NULL);
	if (status == VK_EVALUE && is_far(w))
		return;
	MUST(status == VK_OK);
	vk_workout_write(w, &ours);
	vk_workout_write(&back, &theirs);
	MUST(!ours.failed && !theirs.failed);
	MUST(ours.len == theirs.len &&
	    memcmp(ours.data, theirs.data, ours.len) == 0);
	vk_buf_free(&ours);
	vk_buf_free(&theirs);
}

/* The fast way and the splices say the same. */
static void
check_record(vk_parser *parser, const char *text, size_t len)
{
	static const char *const names[] = { "name", "type", "description",
		"start_date_local", "tags", "workout_doc", "vekta" };
	const char *a, *b;
	size_t a_len, b_len, i;

	vk_record_clear(spliced);
	MUST(vk_parser_record(parser, text, len, "f", 7, spliced) == VK_OK);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		vk_status one = vk_record_get(record, names[i], &a, &a_len);

		MUST(vk_record_get(spliced, names[i], &b, &b_len) == one);
		MUST(one != VK_OK || (a_len == b_len &&
		    memcmp(a, b, a_len) == 0));
	}
}

static bool
is_documented(const char *code)
{
	static const char *const codes[] = { "export-empty", "export-type",
		"export-power", "export-cadence", "export-unit",
		"export-steps" };
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
}

/*
 * The record as text of intervals.icu, which checks itself: that text read
 * and written again is the same. The parser must live through it too.
 */
static void
check_text(void)
{
	const vk_format *icu = vk_format_find("icu");
	const vk_import_options read = { 0 };
	vk_export_options options;
	vk_error err = { 0 };
	vk_buf text = { 0 };
	const char *data;
	size_t len;
	vk_status status;

	vk_export_options_init(&options);
	options.athlete = (vk_athlete){ 250, 70, 0 };
	status = vk_export_begin(writer, record, &options, &err);
	if (status == VK_OK)
		status = vk_export_write(writer, icu, &err);
	if (status != VK_OK) {
		MUST(err.code != NULL && is_documented(err.code));
		return;
	}
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(&text, data, len);
	MUST(vk_import_read(reader, icu, text.data, len, &read, NULL) ==
	    VK_OK);
	MUST(vk_import_record(reader, NULL, record) == VK_OK);
	MUST(vk_export_begin(writer, record, &options, NULL) == VK_OK);
	MUST(vk_export_write(writer, icu, NULL) == VK_OK);
	vk_export_bytes(writer, &data, &len);
	MUST(len == text.len && memcmp(data, text.data, len) == 0);
	status = vk_parser_read(with_jit, text.data, len, NULL);
	MUST(status == VK_OK || status == VK_ELIMIT);
	vk_buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size > 0 ? size : 1); /* its end is guarded */
	vk_buf one = { 0 }, other = { 0 };
	vk_error err = { 0 };
	vk_status status;

	if (with_jit == NULL)
		begin();
	MUST(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	status = vk_parser_read(with_jit, text, size, &err);
	MUST(vk_parser_read(without_jit, text, size, NULL) == status);
	MUST(status == VK_OK || status == VK_EUTF8 || status == VK_ELIMIT);
	MUST(status != VK_EUTF8 || (err.column > 0 && err.column <= size));
	if (status != VK_OK)
		goto out;
	MUST(vk_workout_check(vk_parser_workout(with_jit), NULL) == VK_OK);
	check_spans(with_jit, text, size);
	MUST(vk_parser_line(with_jit, text, size, "f", 7, &one) == VK_OK);
	MUST(vk_parser_line(without_jit, text, size, "f", 7, &other) ==
	    VK_OK);
	MUST(one.len == other.len &&
	    memcmp(one.data, other.data, one.len) == 0);
	check_line(with_jit, one.data, one.len);
	check_record(with_jit, text, size);
	check_text();
out:
	check_halves(text, size);
	vk_buf_free(&one);
	vk_buf_free(&other);
	free(text);
	return 0;
}
