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
