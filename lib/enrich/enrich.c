/* SPDX-License-Identifier: MIT */
/*
 * One record: what does it ask, which sessions may be meant, which of them
 * can take all that the text gives. The first that can, and that comes out as
 * what was asked for, completes it; a record is changed only when all of that
 * went well.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../score/stated.h"
#include "../text/title.h"
#include "account.h"
#include "answer.h"
#include "character.h"
#include "recall.h"
#include "respell.h"
#include "survive.h"

enum { TRIES = 16 /* sessions that may fail to take what the text gives */ };

/* The confidence of what the corpus completed lies between these. */
#define LEAST_CONFIDENCE 0.80
#define MOST_CONFIDENCE 0.94

struct vk_enrich {
	vk_enrich_options options;
	vk_corpus *corpus;
	struct vk__topics *topics;
	vk_parser *parser;
	vk_score *score;
	struct vk__matcher matcher;
	struct vk__recall *recall;
	struct vk__request request;
	struct vk__fixes fixes;
	struct vk__match match;
	struct vk__completion completion;
	struct vk__answer answer;
	vk_workout given;
	vk_workout session;
	vk_record *trial;  /* the record with an answer in it */
	vk_record *stored; /* of a session */
	vk_buf text;
	vk_buf key;
	vk_buf scratch;
	char lang[3];
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
	e->corpus = corpus;
	status = vk_score_new(&e->options.score, &e->score);
	if (status == VK_OK)
		status = vk_parser_new(NULL, &e->parser, err);
	if (status == VK_OK)
		status = vk__topics_new(&e->topics);
	if (status == VK_OK)
		status = vk_record_new(&e->trial);
	if (status == VK_OK)
		status = vk_record_new(&e->stored);
	if (status == VK_OK)
		status = vk__recall_new(e->options.cache,
		    e->options.cache_seconds, &e->recall);
	if (status != VK_OK) {
		vk_enrich_free(e);
		return status;
	}
	e->matcher.corpus = corpus;
	e->matcher.topics = e->topics;
	*enrich = e;
	return VK_OK;
}

void
vk_enrich_free(vk_enrich *e)
{
	if (e == NULL)
		return;
	vk__matcher_free(&e->matcher);
	vk__recall_free(e->recall);
	vk__completion_free(&e->completion);
	vk__answer_free(&e->answer);
	vk_workout_free(&e->given);
	vk_workout_free(&e->session);
	vk_record_free(e->trial);
	vk_record_free(e->stored);
	vk_score_free(e->score);
	vk_parser_free(e->parser);
	vk__topics_free(e->topics);
	vk_buf_free(&e->text);
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

static vk_status
copy_record(const vk_record *from, vk_record *to)
{
	const char *json;
	size_t len;

	vk_record_bytes(from, &json, &len);
	return vk_record_read(to, json, len, NULL);
}

/* Text, language and steps; a record without steps has an empty workout. */
static vk_status
read_record(vk_enrich *e, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_record_string(rec, "vekta.lang", &e->scratch);

	if (status == VK_ENOMEM)
		return status;
	memcpy(e->lang, status == VK_OK && e->scratch.len == 2 &&
	    memcmp(e->scratch.data, "fr", 2) == 0 ? "fr" : "en", 3);
	status = vk_record_string(rec, "description", &e->text);
	if (status == VK_ENOMEM)
		return status;
	status = vk_record_workout(rec, &e->given, err);
	if (status == VK_OK || status == VK_ENOMEM)
		return status;
	return vk_workout_clear(&e->given);
}

static vk_status
read_request(vk_enrich *e, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_parser_read(e->parser,
	    e->text.len > 0 ? e->text.data : "", e->text.len, err);

	if (status != VK_OK)
		return status;
	vk__request_read(&e->request, e->topics, e->parser, NULL, &e->given,
	    vk__stated_total(rec));
	status = vk__respell(&e->matcher, &e->request.words, &e->fixes, err);
	if (status == VK_OK && e->fixes.count > 0)
		vk__request_read(&e->request, e->topics, e->parser, &e->fixes,
		    &e->given, vk__stated_total(rec));
	return status;
}

/* --------------------------------------------------------------- answering */

/* Whether the text leaves anything open that a session may fill. */
static bool
is_open(const vk_enrich *e, const vk_judgement *judgement)
{
	return !e->request.structure || e->request.whole != 0 ||
	    e->request.roomy ||
	    (judgement->missing & (VK_MISSING_STRUCTURE |
	    VK_MISSING_DURATION | VK_MISSING_INTENSITY)) != 0;
}

static double
confidence_of(const vk_enrich *e)
{
	bool named = vk__words_named(&e->request.words);
	double sure = vk__corpus_sure(e->corpus, named, e->match.support);
	double part = e->request.open ? 0 :
	    fmax(sure - VK__SURE, 0) / (1 - VK__SURE);

	part *= fmin(e->match.hit[0].coverage, 1);
	return floor((LEAST_CONFIDENCE + part *
	    (MOST_CONFIDENCE - LEAST_CONFIDENCE)) * 100 + 1e-9) / 100;
}

static struct vk__account
account_of(const vk_enrich *e, enum vk__objection objection)
{
	return (struct vk__account){ .corpus = e->corpus,
		.request = &e->request, .match = &e->match,
		.objection = objection,
		.text = e->text.len > 0 ? e->text.data : "",
		.len = e->text.len, .lang = e->lang,
		.explain = e->options.explain };
}

static vk_status
refuse(vk_enrich *e, enum vk__objection objection, vk_error *err)
{
	struct vk__account account = account_of(e, objection);

	vk__answer_clear(&e->answer);
	e->answer.outcome = objection == VK__OBJECTION_WHOLE ?
	    VK_OUTCOME_KEPT : VK_OUTCOME_REFUSED;
	return vk__account_write(&account, &e->answer.enrich, err);
}

/* The answer from one session, not yet judged. */
static vk_status
write_answer(vk_enrich *e, size_t hit, const vk_session *session,
    vk_error *err)
{
	struct vk__account account = account_of(e, VK__OBJECTION_NONE);
	struct vk__answer *a = &e->answer;
	const char *title = session->title[strcmp(e->lang, "fr") == 0];
	const char *purpose = session->purpose[strcmp(e->lang, "fr") == 0];

	vk__answer_clear(a);
	a->outcome = VK_OUTCOME_COMPLETED;
	vk_workout_write(&e->completion.workout, &a->steps);
	if (vk__plan_is_own(&e->completion.plan) && !e->request.structure)
		vk_buf_add_text(&a->name, title);
	else
		vk__name_write(&e->completion.workout, e->lang, &a->name);
	vk_buf_add(&a->purpose, purpose, strlen(purpose) + 1);
	vk_buf_add(&a->tags, session->tags, strlen(session->tags) + 1);
	account.completion = &e->completion;
	account.chosen = hit;
	account.confidence = confidence_of(e);
	if (a->steps.failed || a->name.failed || a->purpose.failed ||
	    a->tags.failed)
		return VK_ENOMEM;
	return vk__account_write(&account, &a->enrich, err);
}

/* Whether what came out is what was asked for, and may be ridden. */
static bool
is_good(const vk_enrich *e, const struct vk__hit *hit,
    const vk_judgement *judgement)
{
	unsigned kinds = e->match.kinds;

	if (judgement->implausible != 0 ||
	    judgement->confidence < LEAST_CONFIDENCE)
		return false;
	if (hit->exact && judgement->category == hit->category)
		return true;
	return kinds == 0 || (kinds & VK__KIND(judgement->category)) != 0;
}

static bool
is_in_range(const vk_enrich *e, const struct vk__hit *hit)
{
	const struct vk__lengths *l = &e->corpus->length[hit->category];

	return e->request.total == 0 || (e->request.total >= 0.7 * l->least &&
	    e->request.total <= 1.6 * l->most);
}

/* Tries one session. VK_EUNABLE: it will not do. */
static vk_status
try_hit(vk_enrich *e, const vk_record *rec, size_t i, vk_error *err)
{
	const struct vk__hit *hit = &e->match.hit[i];
	struct vk__stored stored;
	vk_judgement judgement;
	vk_status status;

	if (!is_in_range(e, hit))
		return VK_EUNABLE;
	status = vk__corpus_one(e->corpus, hit->part, hit->key, &stored, err);
	if (status != VK_OK)
		return status;
	if (vk_record_read(e->stored, stored.record, stored.record_len,
	    NULL) != VK_OK ||
	    vk_record_workout(e->stored, &e->session, NULL) != VK_OK)
		return VK_EUNABLE;
	status = vk__complete(&e->completion, &e->given, &e->request,
	    &e->session);
	if (status == VK_ELIMIT || (status == VK_OK &&
	    !vk__numbers_survive(&e->request, &e->completion.workout)))
		return VK_EUNABLE;
	if (status == VK_OK)
		status = write_answer(e, i, &stored.session, err);
	if (status == VK_OK)
		status = copy_record(rec, e->trial);
	if (status == VK_OK)
		status = vk__answer_put(&e->answer, e->score, e->trial,
		    &judgement);
	if (status == VK_OK && !is_good(e, hit, &judgement))
		return VK_EUNABLE;
	return status;
}

/* What the text means is clear: the first session that can take it. */
static vk_status
complete(vk_enrich *e, const vk_record *rec, vk_error *err)
{
	double least = e->match.hit[0].coverage * 0.8;
	size_t tries = 0;

	for (size_t i = 0; i < e->match.count && tries < TRIES; i++) {
		vk_status status;

		if (e->match.hit[i].coverage < least)
			continue;
		tries++;
		status = try_hit(e, rec, i, err);
		if (status != VK_EUNABLE)
			return status;
	}
	return refuse(e, VK__OBJECTION_NUMBERS, err);
}

static vk_status
ask(vk_enrich *e, const vk_record *rec, const vk_judgement *judgement,
    vk_error *err)
{
	struct vk__wanted wanted;
	enum vk__objection objection;
	vk_status status = read_request(e, rec, err);

	if (status != VK_OK)
		return status;
	e->match = (struct vk__match){ 0 };
	objection = vk__request_objection(&e->request, e->parser);
	if (objection == VK__OBJECTION_NONE && !is_open(e, judgement))
		objection = VK__OBJECTION_WHOLE;
	if (objection != VK__OBJECTION_NONE)
		return refuse(e, objection, err);
	wanted = (struct vk__wanted){ e->request.total, e->request.kinds };
	status = vk__match(&e->matcher, &e->request.words, &wanted, NULL,
	    &e->match, err);
	if (status != VK_OK)
		return status;
	objection = vk__match_objection(e->corpus, &e->request, &e->match);
	return objection == VK__OBJECTION_NONE ? complete(e, rec, err) :
	    refuse(e, objection, err);
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
	vk_buf_add(&e->key, e->lang, 2);
	vk_buf_add(&e->key, e->text.data, e->text.len);
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
		return vk__answer_unpack(&e->answer, kept);
	}
	status = ask(e, rec, judgement, err);
	vk__corpus_rest(e->corpus);
	if (status != VK_OK)
		return status;
	vk__answer_pack(&e->answer, &e->scratch);
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
	bool asks = verdict != VK_VERDICT_ACCEPT && e->corpus != NULL &&
	    e->corpus->parts > 0;

	if (judgement == NULL)
		judgement = &own;
	if (status == VK_OK)
		status = read_record(e, rec, err);
	if (status == VK_OK)
		status = copy_record(rec, e->trial);
	if (status == VK_OK)
		status = vk_score_record(e->score, e->trial, judgement, NULL);
	vk__answer_clear(&e->answer);
	if (status == VK_OK && asks)
		status = answer(e, rec, judgement, err);
	if (status != VK_OK)
		return status;
	status = copy_record(rec, e->trial);
	if (status == VK_OK && asks)
		status = vk__answer_put(&e->answer, e->score, e->trial,
		    judgement);
	if (status == VK_OK)
		status = vk__answer_finish(&e->answer, judgement, &e->given,
		    e->lang, e->trial, &e->scratch);
	if (status == VK_OK)
		status = copy_record(e->trial, rec);
	if (status != VK_OK)
		return status;
	e->count.outcome[e->answer.outcome]++;
	if (outcome != NULL)
		*outcome = e->answer.outcome;
	return VK_OK;
}
