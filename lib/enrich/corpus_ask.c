/* SPDX-License-Identifier: MIT */
/*
 * What open corpora are asked: words, candidates for a request, sessions.
 * All files are asked one after the other; a query is ready again when its
 * function returns, but for that of one session (vk__corpus_rest).
 */
#include "corpus.h"

#include <string.h>

/* ------------------------------------------------------------- candidates */

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
