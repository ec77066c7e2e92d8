/* SPDX-License-Identifier: MIT */
/*
 * Makes corpus files. Sessions go in inside one transaction, with the index
 * that follows from them, so that a file is either as it was or as it should
 * be; the same sessions in the same order give the same content.
 */
#include <stdlib.h>
#include <string.h>

#include "../store/store.h"
#include "calibrate.h"
#include "corpus.h"
#include "session.h"
#include "session_index.h"
#include "topic.h"

extern const char vk__data_corpus_sql[];
extern const size_t vk__data_corpus_sql_size;

enum { WAIT_MS = 2000 };

struct vk_maker {
	struct vk__session_reader reader;
	struct vk__topics *topics;
	struct vk__store *store;
	struct vk__query *put;
	struct vk__query *gone;
	vk_buf text; /* the cells of a row, each with a NUL */
};

vk_status
vk_maker_new(vk_maker **maker, vk_error *err)
{
	vk_maker *m = calloc(1, sizeof *m);
	vk_status status;

	*maker = NULL;
	if (m == NULL)
		return VK_ENOMEM;
	status = vk__session_reader_new(&m->reader, err);
	if (status == VK_OK)
		status = vk__topics_new(&m->topics);
	if (status != VK_OK) {
		vk_maker_free(m);
		return status;
	}
	*maker = m;
	return VK_OK;
}

static void
maker_close(vk_maker *m)
{
	vk__query_free(m->put);
	vk__query_free(m->gone);
	vk__store_close(m->store);
	m->put = m->gone = NULL;
	m->store = NULL;
}

void
vk_maker_free(vk_maker *maker)
{
	if (maker == NULL)
		return;
	maker_close(maker);
	vk__session_reader_free(&maker->reader);
	vk__topics_free(maker->topics);
	vk_buf_free(&maker->text);
	free(maker);
}

/* ---------------------------------------------------------------- opening */

/* A file without any table becomes a corpus; another must be one. */
static vk_status
schema_make(struct vk__store *store, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	vk_buf_add_text(&sql, "PRAGMA application_id=");
	vk_buf_add_uint(&sql, VK__CORPUS_APPLICATION);
	vk_buf_add_text(&sql, ";");
	vk_buf_add(&sql, vk__data_corpus_sql, vk__data_corpus_sql_size);
	if (vk_buf_text(&sql) != NULL)
		status = vk__store_exec(store, sql.data, err);
	vk_buf_free(&sql);
	if (status == VK_OK)
		status = vk__store_set_version(store, VK__CORPUS_VERSION, err);
	return status;
}

static vk_status
schema_ready(struct vk__store *store, vk_error *err)
{
	struct vk__query *query;
	vk_status status = vk__query_new(store,
	    "SELECT count(*) FROM sqlite_schema", &query, err);
	bool empty = false;

	if (status != VK_OK)
		return status;
	status = vk__query_step(query, err);
	if (status == VK_OK)
		empty = vk__query_int(query, 0) == 0;
	vk__query_free(query);
	if (status != VK_OK)
		return status;
	return empty ? schema_make(store, err) : vk__corpus_check(store, err);
}

vk_status
vk_maker_open(vk_maker *m, const char *path, vk_error *err)
{
	vk_status status;

	maker_close(m);
	status = vk__store_open(path, VK__STORE_CREATE, WAIT_MS, &m->store,
	    err);
	if (status == VK_OK)
		status = vk__store_begin(m->store, err);
	if (status == VK_OK)
		status = schema_ready(m->store, err);
	if (status == VK_OK)
		status = vk__query_new(m->store, "INSERT INTO session ("
		    "id, category, level, place, title_fr, title_en, "
		    "phrases_fr, phrases_en, text, purpose_fr, purpose_en, "
		    "source, tags, seconds, record) VALUES (?1, ?2, ?3, ?4, "
		    "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
		    &m->put, err);
	if (status == VK_OK)
		status = vk__query_new(m->store,
		    "DELETE FROM session WHERE id = ?1", &m->gone, err);
	if (status != VK_OK)
		maker_close(m);
	return status;
}

/* ------------------------------------------------------------------- rows */

static vk_status
put_row(vk_maker *m, const struct vk__table *row, uint64_t seconds,
    bool replace, const char *file, vk_error *err)
{
	const struct vk__cell *id = &row->cell[VK__COLUMN_ID];
	const char *json;
	size_t len;
	vk_status status = VK_OK;

	if (replace) {
		vk__query_bind_text(m->gone, 1, id->text, id->len);
		status = vk__query_run(m->gone, err);
	}
	if (status != VK_OK)
		return status;
	for (int i = 0; i < VK__COLUMNS; i++)
		vk__query_bind_text(m->put, 1 + i, row->cell[i].text,
		    row->cell[i].len);
	vk_record_bytes(m->reader.record, &json, &len);
	vk__query_bind_int(m->put, 14, (int64_t)seconds);
	vk__query_bind_text(m->put, 15, json, len);
	status = vk__query_run(m->put, err);
	if (status == VK_EVALUE)
		return vk__table_error(row, VK__COLUMN_ID, file, err, VK_EVALUE,
		    "session-again",
		    "%1: a session of this id is there already", NULL);
	return status;
}

static vk_status
session_fill(vk_maker *m, const struct vk__table *row, uint64_t seconds,
    vk_session *session)
{
	const char *cell[VK__COLUMNS];
	size_t at[VK__COLUMNS];

	vk_buf_clear(&m->text);
	for (size_t i = 0; i < VK__COLUMNS; i++) {
		at[i] = m->text.len;
		vk_buf_add(&m->text, row->cell[i].text, row->cell[i].len);
		vk_buf_add_char(&m->text, '\0');
	}
	if (m->text.failed)
		return VK_ENOMEM;
	for (size_t i = 0; i < VK__COLUMNS; i++)
		cell[i] = m->text.data + at[i];
	*session = (vk_session){
		.id = cell[VK__COLUMN_ID],
		.category = vk_category_read(cell[VK__COLUMN_CATEGORY],
		    row->cell[VK__COLUMN_CATEGORY].len),
		.level = cell[VK__COLUMN_LEVEL],
		.place = cell[VK__COLUMN_PLACE],
		.seconds = seconds,
		.title = { cell[VK__COLUMN_TITLE_EN], cell[VK__COLUMN_TITLE_FR] },
		.text = cell[VK__COLUMN_TEXT],
		.purpose = { cell[VK__COLUMN_PURPOSE_EN],
		    cell[VK__COLUMN_PURPOSE_FR] },
		.source = cell[VK__COLUMN_SOURCE],
		.tags = cell[VK__COLUMN_TAGS] };
	return VK_OK;
}

/* What is told of each row, and to whom. */
struct teller {
	vk_status (*fn)(void *ctx, const vk_session *session,
	    const vk_error *fault);
	void *ctx;
};

static vk_status
tell(const struct teller *teller, const vk_session *session,
    const vk_error *fault)
{
	return teller->fn != NULL ?
	    teller->fn(teller->ctx, session, fault) : VK_OK;
}

static vk_status
take_row(vk_maker *m, const struct vk__table *row, const char *file,
    bool replace, const struct teller *teller, vk_error *err)
{
	vk_error fault = { 0 };
	vk_session session;
	uint64_t seconds;
	vk_status status = vk__session_read(&m->reader, row, file, &seconds,
	    &fault);

	if (status == VK_OK && m->store != NULL)
		status = put_row(m, row, seconds, replace, file, &fault);
	if (status == VK_EVALUE)
		return tell(teller, NULL, &fault);
	if (status != VK_OK) {
		if (err != NULL)
			*err = fault;
		return status;
	}
	status = session_fill(m, row, seconds, &session);
	return status == VK_OK ? tell(teller, &session, NULL) : status;
}

vk_status
vk_maker_table(vk_maker *m, const char *file, const char *data, size_t size,
    bool replace, vk_status (*fn)(void *ctx, const vk_session *session,
    const vk_error *fault), void *ctx, vk_error *err)
{
	const struct teller teller = { fn, ctx };
	struct vk__table row;
	vk_status status = VK_OK;

	vk__table_open(&row, data, size);
	while (status == VK_OK && vk__table_next(&row))
		status = take_row(m, &row, file, replace, &teller, err);
	return status;
}

/* ----------------------------------------------------------------- finish */

vk_status
vk_maker_finish(vk_maker *m, bool calibrate, vk_corpus_report *report,
    vk_error *err)
{
	vk_corpus_report own;
	vk_buf path = { 0 };
	vk_status status;

	if (report == NULL)
		report = &own;
	*report = (vk_corpus_report){ 0 };
	vk_buf_add_text(&path, vk__store_path(m->store));
	status = vk_buf_text(&path) != NULL ? VK_OK : VK_ENOMEM;
	if (status == VK_OK)
		status = vk__session_index(m->store, m->topics,
		    m->reader.parser, err);
	if (status == VK_OK)
		status = vk__store_commit(m->store, err);
	maker_close(m);
	if (status == VK_OK && calibrate)
		status = vk__calibrate(path.data, m->topics, m->reader.parser,
		    report, err);
	vk_buf_free(&path);
	return status;
}
