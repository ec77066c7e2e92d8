/* SPDX-License-Identifier: MIT */
/*
 * Answers: kept apart from the record they are for, so that the next record
 * that asks the same gets the same bytes without asking again.
 */
#include "answer.h"

#include <string.h>

#include "../base/phrase.h"
#include "../record/json.h"
#include "../score/tag.h"
#include "../text/title.h"
#include "character.h"

enum { BUFS = 5 };

static vk_buf *
buf_of(struct vk__answer *a, size_t i)
{
	vk_buf *const buf[BUFS] = { &a->steps, &a->enrich, &a->name,
		&a->purpose, &a->tags };

	return buf[i];
}

void
vk__answer_clear(struct vk__answer *a)
{
	a->outcome = VK_OUTCOME_KEPT;
	for (size_t i = 0; i < BUFS; i++)
		vk_buf_clear(buf_of(a, i));
}

void
vk__answer_free(struct vk__answer *a)
{
	for (size_t i = 0; i < BUFS; i++)
		vk_buf_free(buf_of(a, i));
}

void
vk__answer_pack(const struct vk__answer *a, vk_buf *out)
{
	struct vk__answer view = *a;

	vk_buf_clear(out);
	vk_buf_add(out, &a->outcome, sizeof a->outcome);
	for (size_t i = 0; i < BUFS; i++) {
		const vk_buf *buf = buf_of(&view, i);

		vk_buf_add(out, &buf->len, sizeof buf->len);
		vk_buf_add(out, buf->data, buf->len);
	}
}

vk_status
vk__answer_unpack(struct vk__answer *a, const vk_buf *in)
{
	const char *at = in->data;

	vk__answer_clear(a);
	memcpy(&a->outcome, at, sizeof a->outcome);
	at += sizeof a->outcome;
	for (size_t i = 0; i < BUFS; i++) {
		size_t len;

		memcpy(&len, at, sizeof len);
		vk_buf_add(buf_of(a, i), at + sizeof len, len);
		at += sizeof len + len;
		if (buf_of(a, i)->failed)
			return VK_ENOMEM;
	}
	return VK_OK;
}

/* The members of the workout, each in its place: others in there stay. */
static vk_status
put_steps(const vk_buf *steps, vk_record *rec)
{
	struct vk__member member;
	vk_status status = VK_OK;
	uint32_t at = 0;

	while (status == VK_OK && vk__json_member(steps->data, &at, &member)) {
		const char *value = steps->data + member.value;

		status = vk_record_set(rec, steps->data[member.key] == 'd' ?
		    "workout_doc.duration" : "workout_doc.steps", value,
		    member.value_len);
	}
	return status;
}

vk_status
vk__answer_put(const struct vk__answer *a, vk_score *score, vk_record *rec,
    vk_judgement *judgement)
{
	vk_status status = VK_OK;

	if (a->outcome == VK_OUTCOME_COMPLETED)
		status = put_steps(&a->steps, rec);
	if (status == VK_OK && a->enrich.len > 0)
		status = vk_record_set(rec, "vekta.enrich", a->enrich.data,
		    a->enrich.len);
	if (status == VK_OK && a->outcome == VK_OUTCOME_COMPLETED)
		status = vk_score_record(score, rec, judgement, NULL);
	return status;
}

/* Whether the name is one that the parser gave for want of a better. */
static vk_status
is_made_up(const vk_record *rec, const vk_workout *before, const char *lang,
    vk_buf *scratch, bool *made)
{
	vk_buf own = { 0 };
	vk_status status = vk_record_string(rec, "name", scratch);

	*made = status == VK_ABSENT;
	if (status == VK_ENOMEM)
		return status;
	vk__name_write(before, lang, &own);
	if (status == VK_OK && own.len == scratch->len &&
	    memcmp(own.data, scratch->data, own.len) == 0)
		*made = true;
	vk_buf_clear(&own);
	(void)vk__phrase_add(&own, lang, "export-name", NULL, NULL);
	if (status == VK_OK && own.len == scratch->len &&
	    memcmp(own.data, scratch->data, own.len) == 0)
		*made = true;
	status = own.failed ? VK_ENOMEM : VK_OK;
	vk_buf_free(&own);
	return status;
}

static vk_status
put_name(const struct vk__answer *a, const vk_workout *before,
    const char *lang, vk_record *rec, vk_buf *scratch)
{
	bool made;
	vk_status status = is_made_up(rec, before, lang, scratch, &made);

	if (status != VK_OK || !made)
		return status;
	vk_buf_clear(scratch);
	vk_buf_add_json(scratch, a->name.data, a->name.len);
	return scratch->failed ? VK_ENOMEM :
	    vk_record_set(rec, "name", scratch->data, scratch->len);
}

vk_status
vk__answer_finish(const struct vk__answer *a, const vk_judgement *judgement,
    const vk_workout *before, const char *lang, vk_record *rec,
    vk_buf *scratch)
{
	struct vk__character character = { a->purpose.data, a->tags.data };
	bool completed = a->outcome == VK_OUTCOME_COMPLETED;
	vk_status status = VK_OK;

	if (judgement->verdict == VK_VERDICT_ACCEPT)
		status = vk__character_write(rec, judgement, lang,
		    completed ? &character : NULL, scratch);
	if (status != VK_OK || !completed)
		return status;
	status = put_name(a, before, lang, rec, scratch);
	return status == VK_OK ? vk__tag_add(rec, "enriched", scratch) :
	    status;
}
