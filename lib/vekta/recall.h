/* SPDX-License-Identifier: MIT */
/*
 * vekta/recall.h, included by vekta.h:
 * "like yesterday but 10 % harder": sessions of the past, edited.
 */
#ifndef VEKTA_RECALL_H
#define VEKTA_RECALL_H

#include "log.h"
#include "text.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reads commands, and knows the sessions that they may mean. */
typedef struct vk_recall vk_recall;

/* Where a session comes from, in the order in which they are asked. */
typedef enum vk_recall_source {
	VK_RECALL_LOG = 0,  /* what was planned */
	VK_RECALL_FILE,     /* records that the user names */
	VK_RECALL_HISTORY,  /* what was ridden: its length and mean, no more */
	VK_RECALL_INPUT     /* the session before it */
} vk_recall_source;

enum { VK_RECALL_SOURCES = VK_RECALL_INPUT + 1 };

/* "log", stable. */
const char *vk_recall_source_text(vk_recall_source source);

typedef struct vk_recall_options {
	int32_t today;      /* days since 1970-01-01 */
	vk_athlete athlete; /* for watts and zones */
} vk_recall_options;

/* VK_OK, VK_ENOMEM, VK_EINVALID (a built-in list is broken), err filled. */
vk_status vk_recall_new(const vk_recall_options *options, vk_recall **recall,
    vk_error *err);
void vk_recall_free(vk_recall *recall);
/*
 * Adds a word list (tab separated: words, class, language; those of
 * edit_words_*.tsv), whose rows come before the built-in ones; file is named in
 * messages. VK_OK; VK_ENOMEM, VK_EUTF8, VK_ESYNTAX, VK_ELIMIT with err filled.
 */
vk_status vk_recall_lexicon(vk_recall *recall, const char *file,
    const char *data, size_t size, vk_error *err);
/*
 * Makes a session known; rec is copied. VK_OK; VK_ABSENT: it holds no workout
 * that could be done again; VK_ENOMEM; VK_ELIMIT: more than 20000.
 */
vk_status vk_recall_add(vk_recall *recall, const vk_record *rec,
    vk_recall_source source, vk_error *err);
/* The same of an activity: one step of its length at its mean. */
vk_status vk_recall_add_activity(vk_recall *recall, const vk_activity *activity,
    vk_error *err);
/*
 * The session before the next command: that of rec, or of its description when
 * it has no workout_doc, or one that text tells (rec NULL); forgotten with
 * both NULL. VK_OK, VK_ENOMEM.
 */
vk_status vk_recall_before(vk_recall *recall, const vk_record *rec,
    const char *text, size_t len);

/* What a line is. */
typedef enum vk_recalled {
	VK_RECALLED_NOT = 0, /* no command: nothing was changed */
	VK_RECALLED_DONE,
	VK_RECALLED_REFUSED  /* one that cannot be followed: the record says why */
} vk_recalled;

/*
 * Reads text; when it is a command, writes its outcome into rec, which may
 * hold members already: workout_doc, name, type, tags, description and vekta
 * become those of the edited session; vekta.recall tells where it comes from.
 * A refused command leaves no workout_doc. err: what to warn of (VK_OK status
 * in it: nothing), also when VK_OK is returned.
 * VK_OK, VK_ENOMEM, VK_EUTF8 (then nothing was changed), VK_EINVALID.
 */
vk_status vk_recall_text(vk_recall *recall, const char *text, size_t len,
    vk_record *rec, vk_recalled *what, vk_error *err);

#ifdef __cplusplus
}
#endif

#endif
