/* SPDX-License-Identifier: MIT */
/* What a match asks of the corpus files. */
#ifndef VK_ENRICH_CORPUS_H
#define VK_ENRICH_CORPUS_H

#include "../store/store.h"
#include "../vekta.h"

enum {
	VK__CORPUS_VERSION = 1,
	VK__CORPUS_APPLICATION = 0x766b636f, /* "vkco" */
	VK__KNOTS = 64
};

/*
 * How sure an answer has to be. The corpus's own phrases, each tried as if it
 * were not there, are harder to find than what people ask.
 */
#define VK__SURE 0.7

/* How sure a match of that support is, from the corpus itself. */
struct vk__knot {
	double support;
	double sure;
};

struct vk__part {
	struct vk__store *store;
	struct vk__query *df;
	struct vk__query *find;
	struct vk__query *near;
	struct vk__query *one;
	uint64_t sessions;
};

struct vk_corpus {
	struct vk__part part[VK_CORPUS_FILES];
	size_t parts;
	uint64_t sessions;
	struct vk__knot knot[2][VK__KNOTS]; /* [1]: a category was named */
	size_t knots[2];
	struct vk__lengths {
		double seconds; /* of all sessions of a category */
		double count;
		double least;
		double most;
	} length[VK_CATEGORY_COUNT];
};

/* A session that may be meant; terms live until the callback returns. */
struct vk__candidate {
	size_t part;
	int64_t key;
	vk_category category;
	uint64_t seconds;
	char level;  /* first letters: b, r, a; i, o, b */
	char place;
	double rank; /* bm25, negated: more is better; 0: not asked for */
	const unsigned char *terms; /* hashes, four bytes each, least first */
	size_t count;
};

/* Term i of a session. */
static inline uint32_t
vk__term_hash(const unsigned char *terms, size_t i)
{
	const unsigned char *b = terms + 4 * i;

	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	    (uint32_t)b[3] << 24;
}

typedef void vk__candidate_fn(void *ctx, const struct vk__candidate *found);

/* In how many sessions a term occurs. */
vk_status vk__corpus_df(vk_corpus *corpus, const char *term, size_t len,
    uint64_t *df, vk_error *err);
/* The limit best sessions of each file for an expression of FTS5. */
vk_status vk__corpus_find(vk_corpus *corpus, const char *expression,
    size_t len, int64_t limit, vk__candidate_fn *fn, void *ctx,
    vk_error *err);
/* The limit sessions of a category that are nearest to a length. */
vk_status vk__corpus_near(vk_corpus *corpus, vk_category category,
    double seconds, int64_t limit, vk__candidate_fn *fn, void *ctx,
    vk_error *err);
/* The usual length of a session of that category; 0: there is none. */
double vk__corpus_usual(const vk_corpus *corpus, vk_category category);
/* Hands each term of the index to fn until it returns false. */
vk_status vk__corpus_terms(vk_corpus *corpus,
    bool (*fn)(void *ctx, const char *term, size_t len), void *ctx,
    vk_error *err);

/* One session whole; texts live until the next call. */
struct vk__stored {
	vk_session session;
	const char *record;
	size_t record_len;
};

vk_status vk__corpus_one(vk_corpus *corpus, size_t part, int64_t key,
    struct vk__stored *stored, vk_error *err);

/* Lets go of the session last asked for, so that others may write. */
void vk__corpus_rest(vk_corpus *corpus);

/* Whether the database is a corpus of this version: VK_OK, VK_ESYNTAX, ... */
vk_status vk__corpus_check(struct vk__store *store, vk_error *err);
/* How sure a match of that support is, 0 to 1; named: a category was. */
double vk__corpus_sure(const vk_corpus *corpus, bool named, double support);
/* Fills what a row of session says; columns as in VK__SESSION_COLUMNS. */
void vk__session_row(const struct vk__query *row, vk_session *session);
#define VK__SESSION_COLUMNS "id, category, level, place, seconds, title_en, " \
	"title_fr, text, purpose_en, purpose_fr, source, tags"
enum { VK__SESSION_COUNT = 12 };

#endif
