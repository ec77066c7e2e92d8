/* SPDX-License-Identifier: MIT */
/*
 * Asks the matcher for any bytes, as a record when they are one, else as a
 * coach's text. What it completes must be accepted and keep the hard rules;
 * the same request, from the cache or not, must get the same bytes; nothing
 * may change in the corpus. VEKTA_CORPUS names it.
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
	fprintf(stderr, "fuzz_enrich.c:%d: not so: %s\n", line, what);
	abort();
}

/* These live on, as in the filter; the leak checker sees what is in them. */
static vk_parser *parser;
static vk_score *score;
static vk_corpus *corpus;
static vk_enrich *with_cache;
static vk_enrich *without_cache;
static vk_record *record;
static vk_record *other;

static void
begin(void)
{
	vk_enrich_options options = VK_ENRICH_OPTIONS;
	const char *path = getenv("VEKTA_CORPUS");

	MUST(path != NULL);
	MUST(vk_parser_new(NULL, &parser, NULL) == VK_OK);
	MUST(vk_score_new(NULL, &score) == VK_OK);
	MUST(vk_corpus_new(&corpus) == VK_OK);
	MUST(vk_corpus_open(corpus, path, NULL) == VK_OK);
	MUST(vk_enrich_new(&options, corpus, &with_cache, NULL) == VK_OK);
	options.cache = 0;
	options.explain = true;
	MUST(vk_enrich_new(&options, corpus, &without_cache, NULL) == VK_OK);
	MUST(vk_record_new(&record) == VK_OK);
	MUST(vk_record_new(&other) == VK_OK);
}

/* A scored record of the bytes; false: they are none. */
static bool
make(const char *text, size_t size)
{
	vk_judgement judgement;

	if (vk_record_read(record, text, size, NULL) != VK_OK) {
		MUST(vk_record_read(record, "{}", 2, NULL) == VK_OK);
		if (vk_parser_read(parser, text, size, NULL) != VK_OK ||
		    vk_parser_record(parser, text, size, NULL, 1,
		    record) != VK_OK)
			return false;
	}
	return vk_score_record(score, record, &judgement, NULL) == VK_OK;
}

static void
copy(const vk_record *from, vk_record *to)
{
	const char *json;
	size_t len;

	vk_record_bytes(from, &json, &len);
	MUST(vk_record_read(to, json, len, NULL) == VK_OK);
}

/* Answers a copy; how it ended. */
static vk_status
answer(vk_enrich *enrich, vk_outcome *outcome)
{
	vk_judgement judgement = { 0 };
	vk_status status;

	copy(record, other);
	status = vk_enrich_record(enrich, other, outcome, &judgement, NULL);
	MUST(status == VK_OK || status == VK_ESYNTAX || status == VK_EVALUE ||
	    status == VK_ELIMIT || status == VK_ABSENT);
	if (status == VK_OK && *outcome == VK_OUTCOME_COMPLETED) {
		MUST(judgement.verdict == VK_VERDICT_ACCEPT);
		MUST(judgement.implausible == 0);
		MUST((judgement.missing & VK_MISSING_STRUCTURE) == 0);
		MUST(judgement.load.seconds > 0);
	}
	copy(other, other);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vk_outcome first, second;
	vk_buf once = { 0 };
	const char *json;
	size_t len;
	vk_status status;

	if (parser == NULL)
		begin();
	if (!make(size > 0 ? (const char *)data : "", size))
		return 0;
	status = answer(with_cache, &first);
	vk_record_bytes(other, &json, &len);
	vk_buf_add(&once, json, len);
	MUST(!once.failed);
	MUST(answer(with_cache, &second) == status);
	vk_record_bytes(other, &json, &len);
	MUST(len == once.len && memcmp(json, once.data, len) == 0);
	MUST(answer(without_cache, &second) == status);
	MUST(status != VK_OK || first == second);
	vk_buf_free(&once);
	return 0;
}
