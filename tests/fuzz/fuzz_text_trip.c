/* SPDX-License-Identifier: MIT */
/*
 * A text, its workout as text of intervals.icu, and what the parser reads in
 * that: the same text comes out again, so that a workout which is handed on as
 * text says the same to the next who reads it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static vk_buf first, second;

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_text_trip.c:%d: not so: %s\n%.*s\n----\n%.*s\n",
	    line, what, (int)first.len, first.data, (int)second.len,
	    second.data);
	abort();
}

static vk_parser *parser;
static vk_record *record;
static vk_export *writer;

/* Words of a step are read as words, whatever they say. */
static bool
has_words(const vk_workout *w)
{
	size_t i;

	for (i = 1; i < w->count; i++)
		if (w->node[i].text_len > 0)
			return true;
	return false;
}

/* Text, the workout in it, and that as text; false where there is none. */
static bool
trip(const char *text, size_t size, vk_buf *out)
{
	vk_export_options options;
	const char *data;
	size_t len;

	vk_buf_clear(out);
	if (vk_parser_read(parser, text, size, NULL) != VK_OK ||
	    vk_parser_workout(parser)->count < 2 ||
	    has_words(vk_parser_workout(parser)))
		return false;
	vk_record_clear(record);
	MUST(vk_parser_record(parser, text, size, NULL, 0, record) == VK_OK);
	vk_export_options_init(&options);
	options.athlete = (vk_athlete){ 250, 70, 0 };
	if (vk_export_begin(writer, record, &options, NULL) != VK_OK ||
	    vk_export_write(writer, vk_format_find("icu"), NULL) != VK_OK)
		return false;
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(out, data, len);
	MUST(!out->failed);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (parser == NULL) {
		MUST(vk_parser_new(NULL, &parser, NULL) == VK_OK);
		MUST(vk_record_new(&record) == VK_OK);
		MUST(vk_export_new(&writer) == VK_OK);
	}
	if (!trip((const char *)data, size, &first))
		return 0;
	MUST(trip(first.data, first.len, &second));
	MUST(first.len == second.len &&
	    memcmp(first.data, second.data, first.len) == 0);
	return 0;
}
