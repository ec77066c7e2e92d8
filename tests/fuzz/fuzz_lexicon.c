/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a user's word list, up to a zero byte, and what follows
 * as a text with these words. A list is taken whole or refused with a message
 * that has its place; the parser works on in both cases.
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
	fprintf(stderr, "fuzz_lexicon.c:%d: not so: %s\n", line, what);
	abort();
}

static void
check_error(const vk_error *err, vk_status status)
{
	char text[512];

	MUST(err->status == status && err->code != NULL);
	vk_error_text(err, NULL, text, sizeof(text));
	MUST(strncmp(text, "list.tsv:", 9) == 0);
	MUST(status == VK_EUTF8 || (text[9] >= '1' && text[9] <= '9'));
}

static void
read_text(vk_parser *parser, const char *text, size_t len)
{
	vk_buf line = { 0 };
	vk_record *record = NULL;
	vk_status status = vk_parser_read(parser, text, len, NULL);

	MUST(status == VK_OK || status == VK_EUTF8 || status == VK_ELIMIT);
	if (status != VK_OK)
		return;
	MUST(vk_workout_check(vk_parser_workout(parser), NULL) == VK_OK);
	MUST(vk_parser_line(parser, text, len, NULL, 0, &line) == VK_OK);
	MUST(vk_record_new(&record) == VK_OK);
	MUST(vk_record_read(record, line.data, line.len - 1, NULL) == VK_OK);
	vk_record_free(record);
	vk_buf_free(&line);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char usual[] =
	    "mardi : éch 15', 5x3min à 95% récup 2min, lun 30/30, foo 10'";
	static const vk_parse_options options = { .has_week = true,
		.week_of = 20515 };
	const uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
	size_t len = end == NULL ? size : (size_t)(end - data);
	char *list = malloc(len > 0 ? len : 1);
	vk_parser *parser = NULL;
	vk_error err = { 0 };
	vk_status status;

	MUST(list != NULL);
	if (len > 0)
		memcpy(list, data, len);
	MUST(vk_parser_new(&options, &parser, NULL) == VK_OK);
	status = vk_parser_lexicon(parser, "list.tsv", list, len, &err);
	free(list);
	MUST(status == VK_OK || status == VK_EUTF8 || status == VK_ESYNTAX);
	if (status != VK_OK)
		check_error(&err, status);
	read_text(parser, usual, sizeof(usual) - 1);
	if (end != NULL)
		read_text(parser, (const char *)end + 1, size - len - 1);
	vk_parser_free(parser);
	return 0;
}
