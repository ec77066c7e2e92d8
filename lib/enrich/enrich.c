/* SPDX-License-Identifier: MIT */
/*
 * One record after the other: those that are accepted pass, the others are
 * asked about, and what was answered is remembered for a while. A record is
 * changed only when all of that went well.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ask.h"
#include "character.h"
#include "recall.h"

struct vk_enrich {
	vk_enrich_options options;
	struct vk__asker asker;
	struct vk__recall *recall;
	vk_buf key;
	vk_buf scratch;
	vk_enrich_count count;
};

vk_status
vk_enrich_new(const vk_enrich_options *options, vk_corpus *corpus,
    vk_enrich **enrich, vk_error *err)
{
	static const vk_enrich_options usual = VK_ENRICH_OPTIONS;
	vk_enrich *e = calloc(1, sizeof *e);
	vk_status status;

	*enrich = NULL;
	if (e == NULL)
		return VK_ENOMEM;
	e->options = options != NULL ? *options : usual;
	e->asker.corpus = corpus;
	e->asker.explain = e->options.explain;
	status = vk_score_new(&e->options.score, &e->asker.score);
	if (status == VK_OK)
		status = vk_parser_new(NULL, &e->asker.parser, err);
	if (status == VK_OK)
		status = vk_record_new(&e->asker.trial);
	if (status == VK_OK)
		status = vk_record_new(&e->asker.stored);
	if (status == VK_OK)
		status = vk__recall_new(e->options.cache,
		    e->options.cache_seconds, &e->recall);
	if (status != VK_OK) {
		vk_enrich_free(e);
		return status;
	}
	e->asker.matcher.corpus = corpus;
	*enrich = e;
	return VK_OK;
}

void
vk_enrich_free(vk_enrich *e)
{
	if (e == NULL)
		return;
	vk__matcher_free(&e->asker.matcher);
	vk__recall_free(e->recall);
	vk__completion_free(&e->asker.completion);
	vk__answer_free(&e->asker.answer);
	vk_workout_free(&e->asker.given);
	vk_workout_free(&e->asker.session);
	vk_record_free(e->asker.trial);
	vk_record_free(e->asker.stored);
	vk_score_free(e->asker.score);
	vk_parser_free(e->asker.parser);
	vk__topics_free(e->asker.topics);
	vk_buf_free(&e->asker.text);
	vk_buf_free(&e->key);
	vk_buf_free(&e->scratch);
	free(e);
}

void
vk_enrich_counts(const vk_enrich *e, vk_enrich_count *count)
{
	*count = e->count;
}

/* ---------------------------------------------------------------- reading */

/* Text, language and steps; a record without steps has an empty workout. */
static vk_status
read_record(vk_enrich *e, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_record_string(rec, "vekta.lang", &e->scratch);

	if (status == VK_ENOMEM)
		return status;
	memcpy(e->asker.lang, status == VK_OK && e->scratch.len == 2 &&
	    memcmp(e->scratch.data, "fr", 2) == 0 ? "fr" : "en", 3);
	status = vk_record_string(rec, "description", &e->asker.text);
	if (status == VK_ENOMEM)
		return status;
	status = vk_record_workout(rec, &e->asker.given, err);
	if (status == VK_OK || status == VK_ENOMEM)
		return status;
	return vk_workout_clear(&e->asker.given);
}

/* ------------------------------------------------------------- remembering */

static uint64_t
seconds_now(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ?
	    (uint64_t)now.tv_sec : 0;
}

/* All that an answer depends on. */
static void
make_key(vk_enrich *e, const vk_record *rec)
{
	static const char *const members[] = { "workout_doc", "vekta.parse" };
	const char *json;
	size_t len;

	vk_buf_clear(&e->key);
	vk_buf_add(&e->key, e->asker.lang, 2);
	vk_buf_add(&e->key, e->asker.text.data, e->asker.text.len);
	for (size_t i = 0; i < 2; i++) {
		vk_buf_add_char(&e->key, '\0');
		if (vk_record_get(rec, members[i], &json, &len) == VK_OK)
			vk_buf_add(&e->key, json, len);
	}
}

static vk_status
answer(vk_enrich *e, const vk_record *rec, const vk_judgement *judgement,
    vk_error *err)
{
	const vk_buf *kept;
	vk_status status;

	e->count.asked++;
	make_key(e, rec);
	if (e->key.failed)
		return VK_ENOMEM;
	kept = vk__recall_get(e->recall, e->key.data, e->key.len,
	    seconds_now());
	if (kept != NULL) {
		e->count.cached++;
		return vk__answer_unpack(&e->asker.answer, kept);
	}
	status = vk__ask(&e->asker, rec, judgement, err);
	vk__corpus_rest(e->asker.corpus);
	if (status != VK_OK)
		return status;
	vk__answer_pack(&e->asker.answer, &e->scratch);
	vk__recall_put(e->recall, e->key.data, e->key.len, &e->scratch,
	    seconds_now());
	return VK_OK;
}

/* ------------------------------------------------------------------ record */

static vk_status
read_verdict(const vk_record *rec, vk_verdict *verdict, vk_error *err)
{
	double confidence;
	vk_status status = vk_record_verdict(rec, verdict, &confidence);

	if (status == VK_ABSENT)
		return vk_error_set(err, status, 0, "not-scored",
		    "not scored: pass the records through vk-score first",
		    NULL, NULL);
	return status;
}

vk_status
vk_enrich_record(vk_enrich *e, vk_record *rec, vk_outcome *outcome,
    vk_judgement *judgement, vk_error *err)
{
	vk_judgement own;
	vk_verdict verdict;
	vk_status status = read_verdict(rec, &verdict, err);
	bool asks = verdict != VK_VERDICT_ACCEPT && e->asker.corpus != NULL &&
	    e->asker.corpus->parts > 0;

	if (judgement == NULL)
		judgement = &own;
	if (status == VK_OK)
		status = read_record(e, rec, err);
	if (status == VK_OK)
		status = vk__record_copy(rec, e->asker.trial);
	if (status == VK_OK)
		status = vk_score_record(e->asker.score, e->asker.trial, judgement, NULL);
	vk__answer_clear(&e->asker.answer);
	if (status == VK_OK && asks)
		status = answer(e, rec, judgement, err);
	if (status != VK_OK)
		return status;
	status = vk__record_copy(rec, e->asker.trial);
	if (status == VK_OK && asks)
		status = vk__answer_put(&e->asker.answer, e->asker.score, e->asker.trial,
		    judgement);
	if (status == VK_OK)
		status = vk__answer_finish(&e->asker.answer, judgement, &e->asker.given,
		    e->asker.lang, e->asker.trial, &e->scratch);
	if (status == VK_OK)
		status = vk__record_copy(e->asker.trial, rec);
	if (status != VK_OK)
		return status;
	e->count.outcome[e->asker.answer.outcome]++;
	if (outcome != NULL)
		*outcome = e->asker.answer.outcome;
	return VK_OK;
}
