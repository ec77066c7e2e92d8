/* SPDX-License-Identifier: MIT */
/*
 * One request: what does it ask, which sessions may be meant, which of them
 * can take all that the text gives. The first that can, and that comes out as
 * what was asked for, is the answer; the record itself is not touched.
 */
#include "ask.h"

#include <math.h>
#include <string.h>

#include "../score/stated.h"
#include "../text/title.h"
#include "account.h"
#include "respell.h"
#include "survive.h"

enum { TRIES = 16 /* sessions that may fail to take what the text gives */ };

/* The confidence of what the corpus completed lies between these. */
#define LEAST_CONFIDENCE 0.80
#define MOST_CONFIDENCE 0.94

vk_status
vk__record_copy(const vk_record *from, vk_record *to)
{
	const char *json;
	size_t len;

	vk_record_bytes(from, &json, &len);
	return vk_record_read(to, json, len, NULL);
}

static vk_status
read_request(struct vk__asker *e, const vk_record *rec, vk_error *err)
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

/* Whether the text leaves anything open that a session may fill. */
static bool
is_open(const struct vk__asker *e, const vk_judgement *judgement)
{
	return !e->request.structure || e->request.whole != 0 ||
	    e->request.roomy ||
	    (judgement->missing & (VK_MISSING_STRUCTURE |
	    VK_MISSING_DURATION | VK_MISSING_INTENSITY)) != 0;
}

static double
confidence_of(const struct vk__asker *e)
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
account_of(const struct vk__asker *e, enum vk__objection objection)
{
	return (struct vk__account){ .corpus = e->corpus,
		.request = &e->request, .match = &e->match,
		.objection = objection,
		.text = e->text.len > 0 ? e->text.data : "",
		.len = e->text.len, .lang = e->lang,
		.explain = e->explain };
}

static vk_status
refuse(struct vk__asker *e, enum vk__objection objection, vk_error *err)
{
	struct vk__account account = account_of(e, objection);

	vk__answer_clear(&e->answer);
	e->answer.outcome = objection == VK__OBJECTION_WHOLE ?
	    VK_OUTCOME_KEPT : VK_OUTCOME_REFUSED;
	return vk__account_write(&account, &e->answer.enrich, err);
}

/* The answer from one session, not yet judged. */
static vk_status
write_answer(struct vk__asker *e, size_t hit, const vk_session *session,
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
is_good(const struct vk__asker *e, const struct vk__hit *hit,
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
is_in_range(const struct vk__asker *e, const struct vk__hit *hit)
{
	const struct vk__lengths *l = &e->corpus->length[hit->category];

	return e->request.total == 0 || (e->request.total >= 0.7 * l->least &&
	    e->request.total <= 1.6 * l->most);
}

/* Tries one session. VK_EUNABLE: it will not do. */
static vk_status
try_hit(struct vk__asker *e, const vk_record *rec, size_t i, vk_error *err)
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
		status = vk__record_copy(rec, e->trial);
	if (status == VK_OK)
		status = vk__answer_put(&e->answer, e->score, e->trial,
		    &judgement);
	if (status == VK_OK && !is_good(e, hit, &judgement))
		return VK_EUNABLE;
	return status;
}

/* What the text means is clear: the first session that can take it. */
static vk_status
complete(struct vk__asker *e, const vk_record *rec, vk_error *err)
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

/* Made for the first request: most records need none. */
static vk_status
topics_ready(struct vk__asker *e)
{
	vk_status status = e->topics != NULL ? VK_OK :
	    vk__topics_new(&e->topics);

	e->matcher.topics = e->topics;
	return status;
}

vk_status
vk__ask(struct vk__asker *e, const vk_record *rec, const vk_judgement *judgement,
    vk_error *err)
{
	struct vk__wanted wanted;
	enum vk__objection objection;
	vk_status status = topics_ready(e);

	if (status == VK_OK)
		status = read_request(e, rec, err);

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
