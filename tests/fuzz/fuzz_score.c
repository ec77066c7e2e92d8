/* SPDX-License-Identifier: MIT */
/*
 * Judges any line that is a record: the result must be a record again, must
 * not change when it is judged once more, and must keep the hard rules.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static void
check_judgement(const vk_judgement *j)
{
	must(j->confidence >= 0 && j->confidence <= 1);
	must(j->verdict != VK_VERDICT_ACCEPT ||
	    (j->implausible == 0 && (j->missing & VK_MISSING_INTENSITY) == 0 &&
	    (j->missing & VK_MISSING_STRUCTURE) == 0));
	must(!(j->load.tss < 0) && !(j->load.np_pct < 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vk_score_options options = VK_SCORE_OPTIONS;
	vk_record *rec = NULL;
	vk_score *score = NULL;
	vk_judgement first, second;
	vk_buf once = { 0 };
	const char *json;
	size_t len;

	/* The size chooses the options, so that records can be seeds. */
	options.coach = size & 1;
	options.features = size & 2;
	options.athlete.ftp = size & 4 ? 250 : 0;
	options.athlete.weight = size & 8 ? 70 : 0;
	must(vk_record_new(&rec) == VK_OK);
	must(vk_score_new(&options, &score) == VK_OK);
	if (vk_record_read(rec, (const char *)data, size, NULL) != VK_OK)
		goto out;
	must(vk_score_record(score, rec, &first, NULL) == VK_OK);
	check_judgement(&first);
	vk_record_bytes(rec, &json, &len);
	vk_buf_add(&once, json, len);
	must(!once.failed);
	must(vk_record_read(rec, once.data, once.len, NULL) == VK_OK);
	must(vk_score_record(score, rec, &second, NULL) == VK_OK);
	vk_record_bytes(rec, &json, &len);
	must(len == once.len && memcmp(json, once.data, len) == 0);
	must(first.verdict == second.verdict);
out:
	vk_buf_free(&once);
	vk_score_free(score);
	vk_record_free(rec);
	return 0;
}
