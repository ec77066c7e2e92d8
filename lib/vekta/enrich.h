/* SPDX-License-Identifier: MIT */
/*
 * vekta/enrich.h, included by vekta.h:
 * sessions that coaches mean when they only half say it.
 */
#ifndef VEKTA_ENRICH_H
#define VEKTA_ENRICH_H

#include "score.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ----------------------------------------------------------------- corpus */

/*
 * One or more corpus files, open for reading: SQLite databases that a
 * vk_maker made.
 */
typedef struct vk_corpus vk_corpus;

enum { VK_CORPUS_FILES = 8 };

/* VK_OK, VK_ENOMEM. */
vk_status vk_corpus_new(vk_corpus **corpus);
void vk_corpus_free(vk_corpus *corpus);
/*
 * Opens one more file; what the first one says of how far a match can be
 * trusted holds for all. VK_OK; VK_ENOMEM; VK_EIO (errno); VK_EBUSY;
 * VK_ESYNTAX: no database, a damaged one, or no corpus; VK_EVALUE: made by
 * another version; VK_ELIMIT: more than VK_CORPUS_FILES. On failure it is as
 * it was.
 */
vk_status vk_corpus_open(vk_corpus *corpus, const char *path, vk_error *err);

/* A session as a corpus has it. Texts live until the next call on corpus. */
typedef struct vk_session {
	const char *id;
	vk_category category;
	const char *level; /* "beginner", "regular" or "advanced" */
	const char *place; /* "indoor", "outdoor" or "both" */
	uint64_t seconds;
	const char *title[2]; /* English, French */
	const char *text;     /* that vk_parser_read takes */
	const char *purpose[2];
	const char *source;   /* "-" for common practice */
	const char *tags;     /* ',' between them */
} vk_session;

/*
 * Hands all sessions to fn, in the order they were put in, until it returns
 * false. VK_OK or what failed, as for vk_corpus_open.
 */
vk_status vk_corpus_list(vk_corpus *corpus,
    bool (*fn)(void *ctx, const vk_session *session), void *ctx,
    vk_error *err);

/* Makes and changes corpus files. */
typedef struct vk_maker vk_maker;

/* What stands in a corpus file beside its sessions. */
typedef struct vk_corpus_report {
	uint64_t sessions;
	uint64_t asked;    /* phrases tried, each left out of the corpus */
	uint64_t right;    /* of them, those that found their category */
	uint64_t answered; /* of asked, those sure enough to be answered */
	uint64_t answered_right;
} vk_corpus_report;

/* VK_OK, VK_ENOMEM, VK_EINVALID (a built-in list is broken). */
vk_status vk_maker_new(vk_maker **maker, vk_error *err);
void vk_maker_free(vk_maker *maker);
/*
 * Begins to change the corpus file path, which is made when it is not there.
 * Statuses as for vk_corpus_open.
 */
vk_status vk_maker_open(vk_maker *maker, const char *path, vk_error *err);
/*
 * Takes all rows of a table of sessions (vk-corpus.1 describes it): reads and
 * judges their texts, and with a file open puts them there; replace says that
 * a session of the same id gives way. file is named in messages. fn (NULL:
 * none) is called for each row, with session NULL and the fault for one that
 * is not good and was left out; what it returns but VK_OK ends the reading.
 * VK_OK, what fn returned, or as for vk_corpus_open; rows that are not good
 * are no failure.
 */
vk_status vk_maker_table(vk_maker *maker, const char *file, const char *data,
    size_t size, bool replace, vk_status (*fn)(void *ctx,
    const vk_session *session, const vk_error *fault), void *ctx,
    vk_error *err);
/*
 * Makes the index, tries every phrase with its own session left out when
 * calibrate is set, and keeps all of it; without this call nothing is
 * changed. report may be NULL. As for vk_corpus_open.
 */
vk_status vk_maker_finish(vk_maker *maker, bool calibrate,
    vk_corpus_report *report, vk_error *err);

/* ----------------------------------------------------------------- enrich */

typedef struct vk_enrich_options {
	vk_score_options score;
	size_t cache;          /* requests that are remembered; 0: none */
	uint32_t cache_seconds; /* and how long */
	bool explain;          /* add how the sessions compare */
} vk_enrich_options;

/* The values that a NULL stands for. */
#define VK_ENRICH_OPTIONS { VK_SCORE_OPTIONS, 1024, 300, false }

/* What became of a record. */
typedef enum vk_outcome {
	VK_OUTCOME_KEPT = 0,  /* nothing was open, or it was accepted already */
	VK_OUTCOME_COMPLETED, /* the corpus completed it */
	VK_OUTCOME_REFUSED,   /* nothing fits: it says why, with suggestions */
	VK_OUTCOME_COUNT
} vk_outcome;

typedef struct vk_enrich_count {
	uint64_t outcome[VK_OUTCOME_COUNT];
	uint64_t asked;  /* requests put to the corpus */
	uint64_t cached; /* of them, those that were remembered */
} vk_enrich_count;

/* Completes records from a corpus. */
typedef struct vk_enrich vk_enrich;

/*
 * options may be NULL; corpus (not owned) may be NULL or empty: then records
 * get what needs no corpus. VK_OK, VK_ENOMEM, VK_EVALUE (a threshold),
 * VK_EINVALID (a built-in list is broken).
 */
vk_status vk_enrich_new(const vk_enrich_options *options, vk_corpus *corpus,
    vk_enrich **enrich, vk_error *err);
void vk_enrich_free(vk_enrich *enrich);
/*
 * Completes a record that vk_score_record has judged: sets vekta.enrich and
 * vekta.profile, adds tags, and where the corpus completes it sets
 * workout_doc, name, vekta.score and vekta.load. Doing it twice changes
 * nothing. outcome and judgement may be NULL; judgement is the last one.
 * VK_OK; VK_ENOMEM; VK_ABSENT: the record has not been judged; VK_EUTF8 or
 * VK_ELIMIT: its text cannot be read; VK_EIO, VK_EBUSY, VK_ESYNTAX: the corpus
 * cannot be read. After a failure the record is as it was.
 */
vk_status vk_enrich_record(vk_enrich *enrich, vk_record *rec,
    vk_outcome *outcome, vk_judgement *judgement, vk_error *err);
void vk_enrich_counts(const vk_enrich *enrich, vk_enrich_count *count);

#ifdef __cplusplus
}
#endif

#endif
