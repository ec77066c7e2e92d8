/* SPDX-License-Identifier: MIT */
/*
 * Corpus files, read only. Several are asked one after the other and count
 * as one; of calibrations the first file's holds. A file that is no corpus,
 * or of another version, is refused when it is opened.
 */
#include "corpus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_MS = 2000 };

/* Without a calibration: what most corpora come to. */
static const struct vk__knot usual[2][2] = {
	{ { 0, 0 }, { 0.7, 0.8 } }, { { 0, 0 }, { 0.5, 0.85 } } };

vk_status
vk_corpus_new(vk_corpus **corpus)
{
	*corpus = calloc(1, sizeof **corpus);
	if (*corpus == NULL)
		return VK_ENOMEM;
	for (size_t i = 0; i < 2; i++) {
		(*corpus)->knots[i] = 2;
		memcpy((*corpus)->knot[i], usual[i], sizeof usual[i]);
	}
	return VK_OK;
}

static void
part_close(struct vk__part *part)
{
	vk__query_free(part->df);
	vk__query_free(part->find);
	vk__query_free(part->near);
	vk__query_free(part->one);
	vk__store_close(part->store);
	memset(part, 0, sizeof *part);
}

void
vk_corpus_free(vk_corpus *corpus)
{
	if (corpus == NULL)
		return;
	for (size_t i = 0; i < corpus->parts; i++)
		part_close(&corpus->part[i]);
	free(corpus);
}

/* ---------------------------------------------------------------- opening */

static vk_status
one_value(struct vk__store *store, const char *sql, double *value,
    vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, sql, &query, err);

	if (status != VK_OK)
		return status;
	status = vk__query_step(query, err);
	if (status == VK_OK)
		*value = vk__query_double(query, 0);
	vk__query_free(query);
	return status;
}

vk_status
vk__corpus_check(struct vk__store *store, vk_error *err)
{
	double application = 0;
	int64_t version;
	vk_status status = one_value(store, "PRAGMA application_id",
	    &application, err);

	if (status != VK_OK && status != VK_END)
		return status;
	if (application != VK__CORPUS_APPLICATION)
		return vk_error_set(err, VK_ESYNTAX, 0, "corpus-not",
		    "%1 is no corpus of sessions", vk__store_path(store),
		    NULL);
	status = vk__store_version(store, &version, err);
	if (status == VK_OK && version != VK__CORPUS_VERSION)
		return vk_error_set(err, VK_EVALUE, 0, "corpus-version",
		    "%1 was made by another version of vekta: make it again "
		    "with vk-corpus", vk__store_path(store), NULL);
	return status;
}

static vk_status
part_prepare(struct vk__part *part, vk_error *err)
{
	static const char *const sql[] = {
		"SELECT doc FROM word WHERE term = ?1",
		"SELECT s.key, category, level, place, seconds, terms, f.r "
		"FROM (SELECT rowid AS k, bm25(find, 3, 2, 1) AS r FROM find "
		"WHERE find MATCH ?1 ORDER BY r LIMIT ?2) AS f "
		"JOIN session AS s ON s.key = f.k ORDER BY f.r",
		"SELECT key, category, level, place, seconds, terms, 0 "
		"FROM session WHERE category = ?1 "
		"ORDER BY abs(seconds - ?3), key LIMIT ?2",
		"SELECT " VK__SESSION_COLUMNS ", record FROM session "
		"WHERE key = ?1"
	};
	struct vk__query **query[] = { &part->df, &part->find, &part->near,
		&part->one };
	vk_status status = VK_OK;

	for (size_t i = 0; i < 4 && status == VK_OK; i++)
		status = vk__query_new(part->store, sql[i], query[i], err);
	return status;
}

static vk_status
calibration_read(vk_corpus *corpus, struct vk__store *store, vk_error *err)
{
	size_t knots[2] = { 0, 0 };
	struct vk__query *query;
	vk_status status = vk__query_new(store, "SELECT named, support, sure "
	    "FROM calibration ORDER BY named, support", &query, err);

	if (status != VK_OK)
		return status;
	while ((status = vk__query_step(query, err)) == VK_OK) {
		size_t named = vk__query_int(query, 0) != 0;

		if (knots[named] < VK__KNOTS)
			corpus->knot[named][knots[named]++] = (struct vk__knot){
				vk__query_double(query, 1),
				vk__query_double(query, 2) };
	}
	vk__query_free(query);
	for (size_t i = 0; i < 2; i++)
		if (knots[i] > 0)
			corpus->knots[i] = knots[i];
	return status == VK_END ? VK_OK : status;
}

static vk_status
lengths_read(vk_corpus *corpus, struct vk__store *store, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store, "SELECT category, "
	    "sum(seconds), count(*), min(seconds), max(seconds) "
	    "FROM session GROUP BY category", &query, err);

	if (status != VK_OK)
		return status;
	while ((status = vk__query_step(query, err)) == VK_OK) {
		size_t len;
		const char *name = vk__query_text(query, 0, &len);
		struct vk__lengths *l =
		    &corpus->length[vk_category_read(name, len)];
		double least = vk__query_double(query, 3);

		if (l->count == 0 || least < l->least)
			l->least = least;
		l->most = fmax(l->most, vk__query_double(query, 4));
		l->seconds += vk__query_double(query, 1);
		l->count += vk__query_double(query, 2);
	}
	vk__query_free(query);
	return status == VK_END ? VK_OK : status;
}

double
vk__corpus_usual(const vk_corpus *corpus, vk_category category)
{
	const struct vk__lengths *l = &corpus->length[category];

	return l->count > 0 ? l->seconds / l->count : 0;
}

static vk_status
part_open(vk_corpus *corpus, struct vk__part *part, const char *path,
    vk_error *err)
{
	double sessions = 0;
	vk_status status = vk__store_open(path, VK__STORE_READ, WAIT_MS,
	    &part->store, err);

	if (status == VK_OK)
		status = vk__corpus_check(part->store, err);
	if (status == VK_OK)
		status = part_prepare(part, err);
	if (status == VK_OK)
		status = one_value(part->store, "SELECT count(*) FROM session",
		    &sessions, err);
	part->sessions = (uint64_t)sessions;
	if (status == VK_OK && corpus->parts == 0)
		status = calibration_read(corpus, part->store, err);
	if (status == VK_OK)
		status = lengths_read(corpus, part->store, err);
	return status;
}

vk_status
vk_corpus_open(vk_corpus *corpus, const char *path, vk_error *err)
{
	struct vk__part *part = &corpus->part[corpus->parts];
	vk_status status;

	if (corpus->parts == VK_CORPUS_FILES)
		return vk_error_set(err, VK_ELIMIT, 0, "corpus-limit",
		    "more corpus files than can be open together", NULL, NULL);
	status = part_open(corpus, part, path, err);
	if (status != VK_OK) {
		part_close(part);
		return status;
	}
	corpus->sessions += part->sessions;
	corpus->parts++;
	return VK_OK;
}

double
vk__corpus_sure(const vk_corpus *corpus, bool named, double support)
{
	const struct vk__knot *knot = corpus->knot[named];
	double sure = 0;

	for (size_t i = 0; i < corpus->knots[named] &&
	    knot[i].support <= support; i++)
		sure = knot[i].sure;
	return sure;
}

/* ----------------------------------------------------------------- asking */

/* Steps to the end or a failure, and makes the query ready again. */
static vk_status
rows(struct vk__query *query, bool (*fn)(void *ctx, struct vk__query *row),
    void *ctx, vk_error *err)
{
	vk_status status;

	while ((status = vk__query_step(query, err)) == VK_OK)
		if (!fn(ctx, query)) {
			status = VK_END;
			break;
		}
	vk__query_reset(query);
	return status == VK_END ? VK_OK : status;
}

static bool
add_df(void *ctx, struct vk__query *row)
{
	*(uint64_t *)ctx += (uint64_t)vk__query_int(row, 0);
	return true;
}

vk_status
vk__corpus_df(vk_corpus *corpus, const char *term, size_t len, uint64_t *df,
    vk_error *err)
{
	vk_status status = VK_OK;

	*df = 0;
	for (size_t i = 0; i < corpus->parts && status == VK_OK; i++) {
		vk__query_bind_text(corpus->part[i].df, 1, term, len);
		status = rows(corpus->part[i].df, add_df, df, err);
	}
	return status;
}

struct candidates {
	size_t part;
	vk__candidate_fn *fn;
	void *ctx;
};

static bool
candidate_row(void *ctx, struct vk__query *row)
{
	struct candidates *c = ctx;
	struct vk__candidate found = { .part = c->part };
	const char *text;
	size_t len;

	found.key = vk__query_int(row, 0);
	text = vk__query_text(row, 1, &len);
	found.category = vk_category_read(text, len);
	found.level = vk__query_text(row, 2, &len)[0];
	found.place = vk__query_text(row, 3, &len)[0];
	found.seconds = (uint64_t)vk__query_int(row, 4);
	found.terms = vk__query_bytes(row, 5, &len);
	found.count = len / 4;
	found.rank = -vk__query_double(row, 6);
	c->fn(c->ctx, &found);
	return true;
}

vk_status
vk__corpus_find(vk_corpus *corpus, const char *expression, size_t len,
    int64_t limit, vk__candidate_fn *fn, void *ctx, vk_error *err)
{
	vk_status status = VK_OK;

	for (size_t i = 0; i < corpus->parts && status == VK_OK; i++) {
		struct candidates c = { i, fn, ctx };

		vk__query_bind_text(corpus->part[i].find, 1, expression, len);
		vk__query_bind_int(corpus->part[i].find, 2, limit);
		status = rows(corpus->part[i].find, candidate_row, &c, err);
	}
	return status;
}

vk_status
vk__corpus_near(vk_corpus *corpus, vk_category category, double seconds,
    int64_t limit, vk__candidate_fn *fn, void *ctx, vk_error *err)
{
	const char *name = vk_category_text(category);
	vk_status status = VK_OK;

	for (size_t i = 0; i < corpus->parts && status == VK_OK; i++) {
		struct candidates c = { i, fn, ctx };
		struct vk__query *query = corpus->part[i].near;

		vk__query_bind_text(query, 1, name, strlen(name));
		vk__query_bind_int(query, 2, limit);
		vk__query_bind_double(query, 3, seconds);
		status = rows(query, candidate_row, &c, err);
	}
	return status;
}

vk_status
vk__corpus_terms(vk_corpus *corpus,
    bool (*fn)(void *ctx, const char *term, size_t len), void *ctx,
    vk_error *err)
{
	vk_status status = VK_OK;

	for (size_t i = 0; i < corpus->parts && status == VK_OK; i++) {
		struct vk__query *query;

		status = vk__query_new(corpus->part[i].store,
		    "SELECT term FROM word", &query, err);
		if (status != VK_OK)
			break;
		while ((status = vk__query_step(query, err)) == VK_OK) {
			size_t len;
			const char *term = vk__query_text(query, 0, &len);

			if (!fn(ctx, term, len)) {
				status = VK_END;
				break;
			}
		}
		vk__query_free(query);
		status = status == VK_END ? VK_OK : status;
	}
	return status;
}

/* --------------------------------------------------------------- sessions */

void
vk__session_row(const struct vk__query *row, vk_session *session)
{
	size_t len;
	const char *category = vk__query_text(row, 1, &len);

	*session = (vk_session){
		.category = vk_category_read(category, len),
		.seconds = (uint64_t)vk__query_int(row, 4) };
	session->id = vk__query_text(row, 0, &len);
	session->level = vk__query_text(row, 2, &len);
	session->place = vk__query_text(row, 3, &len);
	session->title[0] = vk__query_text(row, 5, &len);
	session->title[1] = vk__query_text(row, 6, &len);
	session->text = vk__query_text(row, 7, &len);
	session->purpose[0] = vk__query_text(row, 8, &len);
	session->purpose[1] = vk__query_text(row, 9, &len);
	session->source = vk__query_text(row, 10, &len);
	session->tags = vk__query_text(row, 11, &len);
}

vk_status
vk__corpus_one(vk_corpus *corpus, size_t part, int64_t key,
    struct vk__stored *stored, vk_error *err)
{
	struct vk__query *query = corpus->part[part].one;
	vk_status status;

	vk__query_reset(query);
	vk__query_bind_int(query, 1, key);
	status = vk__query_step(query, err);
	if (status == VK_END)
		return vk_error_set(err, VK_ESYNTAX, 0, "corpus-damaged",
		    "corpus %1 is damaged",
		    vk__store_path(corpus->part[part].store), NULL);
	if (status != VK_OK)
		return status;
	vk__session_row(query, &stored->session);
	stored->record = vk__query_text(query, VK__SESSION_COUNT,
	    &stored->record_len);
	return VK_OK;
}

void
vk__corpus_rest(vk_corpus *corpus)
{
	for (size_t i = 0; i < corpus->parts; i++)
		vk__query_reset(corpus->part[i].one);
}

vk_status
vk_corpus_list(vk_corpus *corpus,
    bool (*fn)(void *ctx, const vk_session *session), void *ctx,
    vk_error *err)
{
	bool more = true;
	vk_status status = VK_OK;

	for (size_t i = 0; i < corpus->parts && more && status == VK_OK; i++) {
		struct vk__query *query;

		status = vk__query_new(corpus->part[i].store, "SELECT "
		    VK__SESSION_COLUMNS " FROM session ORDER BY key", &query,
		    err);
		while (more && status == VK_OK &&
		    (status = vk__query_step(query, err)) == VK_OK) {
			vk_session session;

			vk__session_row(query, &session);
			more = fn(ctx, &session);
		}
		vk__query_free(query);
		status = status == VK_END ? VK_OK : status;
	}
	return status;
}
