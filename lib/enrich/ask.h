/* SPDX-License-Identifier: MIT */
/* Answers one request from a corpus. */
#ifndef VK_ENRICH_ASK_H
#define VK_ENRICH_ASK_H

#include "answer.h"
#include "complete.h"
#include "match.h"

/* What an answer is made with; zero-initialise, then set what is borrowed. */
struct vk__asker {
	/* borrowed */
	vk_corpus *corpus;
	vk_parser *parser;
	vk_score *score;
	bool explain;
	/* the request: text, language and steps of a record */
	vk_buf text;
	char lang[3];
	vk_workout given;
	/* the answer */
	struct vk__answer answer;
	/* scratch; topics are the owner's to free */
	struct vk__topics *topics;
	struct vk__matcher matcher;
	struct vk__request request;
	struct vk__fixes fixes;
	struct vk__match match;
	struct vk__completion completion;
	vk_workout session;
	vk_record *trial;  /* the record with an answer in it */
	vk_record *stored; /* of a session */
};

/*
 * Answers what text, lang and given of the asker ask, judged as judgement; rec
 * is their record. VK_OK, VK_ENOMEM, or what the corpus returned.
 */
vk_status vk__ask(struct vk__asker *asker, const vk_record *rec,
    const vk_judgement *judgement, vk_error *err);
/* Makes one record of another's bytes. VK_OK, VK_ENOMEM. */
vk_status vk__record_copy(const vk_record *from, vk_record *to);

#endif
