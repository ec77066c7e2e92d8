/* SPDX-License-Identifier: MIT */
/*
 * The index: of each session its terms as words for FTS5, and as hashes for
 * the closer comparison. Runs of hashes end with 0: first what the session is
 * for, then its efforts, then one run for each title and phrase.
 */
#include "session_index.h"

#include <string.h>

#include "efforts.h"

struct indexer {
	struct vk__store *store;
	const struct vk__topics *topics;
	vk_parser *parser;
	vk_record *record;
	vk_workout workout;
	struct vk__words words;
	struct vk__query *next;
	struct vk__query *keep;
	struct vk__query *find;
	vk_buf column[3]; /* concepts, title, text */
	vk_buf terms;
	vk_buf text;
};

bool
vk__topic_indexed(unsigned class)
{
	return class != VK__TOPIC_RIDE && class != VK__TOPIC_TOTAL &&
	    class != VK__TOPIC_BOUND && class != VK__TOPIC_PART &&
	    class != VK__TOPIC_JOIN && class != VK__TOPIC_NOT &&
	    class != VK__TOPIC_FILL && class != VK__TOPIC_STOP;
}

static void
add_hash(vk_buf *terms, uint32_t hash)
{
	const unsigned char bytes[4] = { (unsigned char)hash,
		(unsigned char)(hash >> 8), (unsigned char)(hash >> 16),
		(unsigned char)(hash >> 24) };

	vk_buf_add(terms, bytes, sizeof bytes);
}

/* What the words hold, as terms and hashes. */
static void
add_said(struct indexer *x, vk_buf *column)
{
	for (size_t i = 0; i < x->words.count; i++) {
		const struct vk__said *said = &x->words.said[i];

		if (said->negated || !vk__topic_indexed(said->class))
			continue;
		if (column->len > 0)
			vk_buf_add_char(column, ' ');
		vk_buf_add(column, said->text, said->len);
		add_hash(&x->terms, said->hash);
	}
}

/* A text that cannot be read has no words; rows are checked before. */
static vk_status
add_text(struct indexer *x, vk_buf *column, const char *text, size_t len)
{
	vk_status status = vk_parser_read(x->parser, text, len, NULL);

	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_OK;
	vk__words_read(&x->words, x->topics, x->parser, NULL);
	add_said(x, column);
	add_hash(&x->terms, 0);
	return VK_OK;
}

static vk_status
add_phrases(struct indexer *x, const char *text, size_t len)
{
	vk_status status = VK_OK;

	while (len > 0 && status == VK_OK) {
		const char *bar = memchr(text, '|', len);
		size_t n = bar != NULL ? (size_t)(bar - text) : len;

		status = add_text(x, &x->column[2], text, n);
		n += bar != NULL;
		text += n;
		len -= n;
	}
	return status;
}

/* ------------------------------------------------------------- whole session */

static void
add_topic(struct indexer *x, const char *class, const char *value)
{
	char text[VK__SAID_TEXT];
	struct vk__topic topic = { VK__TOPIC_ABOUT, text, 0, 0 };
	size_t a = strlen(class), b = strlen(value);

	if (a + b > sizeof text)
		return;
	memcpy(text, class, a);
	memcpy(text + a, value, b);
	topic.len = a + b;
	vk__words_add(&x->words, &topic);
}

/* Energy systems are no words that a session is asked for with. */
static bool
is_system(const char *tag, size_t len)
{
	static const char *const systems[] = { "recovery", "aerobic_base",
		"aerobic_capacity", "lactate_threshold", "aerobic_power",
		"anaerobic_capacity", "neuromuscular", "muscular_strength",
		"coordination" };

	for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++)
		if (strlen(systems[i]) == len &&
		    memcmp(systems[i], tag, len) == 0)
			return true;
	return false;
}

/* The tags as a text. */
static void
tags_text(vk_buf *text, const char *tags, size_t len)
{
	vk_buf_clear(text);
	while (len > 0) {
		const char *comma = memchr(tags, ',', len);
		size_t n = comma != NULL ? (size_t)(comma - tags) : len;

		for (size_t i = 0; i < n && !is_system(tags, n); i++)
			vk_buf_add_char(text, tags[i] == '_' ? ' ' : tags[i]);
		vk_buf_add_text(text, ". ");
		n += comma != NULL;
		tags += n;
		len -= n;
	}
}

/* Category and tags, then efforts: the first two runs. */
static vk_status
add_whole(struct indexer *x, const struct vk__query *row)
{
	size_t len;
	const char *category = vk__query_text(row, 1, &len);
	const char *tags = vk__query_text(row, 6, &len);
	const char *record;
	vk_status status;

	tags_text(&x->text, tags, len);
	if (x->text.failed)
		return VK_ENOMEM;
	status = vk_parser_read(x->parser, x->text.data, x->text.len, NULL);
	if (status == VK_ENOMEM)
		return status;
	vk__words_read(&x->words, x->topics, x->parser, NULL);
	add_topic(x, "kind:", category);
	add_said(x, &x->column[0]);
	add_hash(&x->terms, 0);
	x->words = (struct vk__words){ 0 };
	record = vk__query_text(row, 7, &len);
	if (vk_record_read(x->record, record, len, NULL) == VK_OK &&
	    vk_record_workout(x->record, &x->workout, NULL) == VK_OK) {
		vk__terms_of_efforts(&x->words, &x->workout);
		vk__terms_of_lone_efforts(&x->words, &x->workout);
	}
	add_said(x, &x->column[0]);
	add_hash(&x->terms, 0);
	return VK_OK;
}

static vk_status
add_session(struct indexer *x, const struct vk__query *row, vk_error *err)
{
	vk_status status;

	for (size_t i = 0; i < 3; i++)
		vk_buf_clear(&x->column[i]);
	vk_buf_clear(&x->terms);
	status = add_whole(x, row);
	for (int i = 2; i < 4 && status == VK_OK; i++) {
		size_t len;
		const char *title = vk__query_text(row, i, &len);

		status = add_text(x, &x->column[1], title, len);
	}
	for (int i = 4; i < 6 && status == VK_OK; i++) {
		size_t len;
		const char *phrases = vk__query_text(row, i, &len);

		status = add_phrases(x, phrases, len);
	}
	if (status != VK_OK || x->terms.failed || x->column[0].failed ||
	    x->column[1].failed || x->column[2].failed)
		return VK_ENOMEM;
	vk__query_bind_int(x->keep, 1, vk__query_int(row, 0));
	vk__query_bind_bytes(x->keep, 2, x->terms.data, x->terms.len);
	vk__query_bind_int(x->find, 1, vk__query_int(row, 0));
	for (int i = 0; i < 3; i++)
		vk__query_bind_text(x->find, 2 + i, x->column[i].len > 0 ?
		    x->column[i].data : "", x->column[i].len);
	status = vk__query_run(x->keep, err);
	return status == VK_OK ? vk__query_run(x->find, err) : status;
}

/* --------------------------------------------------------------------- all */

static vk_status
prepare(struct indexer *x, vk_error *err)
{
	vk_status status = vk_record_new(&x->record);

	if (status == VK_OK)
		status = vk__store_exec(x->store,
		    "INSERT INTO find (find) VALUES ('delete-all')", err);
	if (status == VK_OK)
		status = vk__query_new(x->store, "SELECT key, category, "
		    "title_fr, title_en, phrases_fr, phrases_en, tags, "
		    "record FROM session WHERE key > ?1 "
		    "ORDER BY key LIMIT 1", &x->next, err);
	if (status == VK_OK)
		status = vk__query_new(x->store, "UPDATE session "
		    "SET terms = ?2 WHERE key = ?1", &x->keep, err);
	if (status == VK_OK)
		status = vk__query_new(x->store, "INSERT INTO find "
		    "(rowid, concepts, title, text) VALUES (?1, ?2, ?3, ?4)",
		    &x->find, err);
	return status;
}

static void
indexer_free(struct indexer *x)
{
	vk__query_free(x->next);
	vk__query_free(x->keep);
	vk__query_free(x->find);
	vk_record_free(x->record);
	vk_workout_free(&x->workout);
	for (size_t i = 0; i < 3; i++)
		vk_buf_free(&x->column[i]);
	vk_buf_free(&x->terms);
	vk_buf_free(&x->text);
}

vk_status
vk__session_index(struct vk__store *store, const struct vk__topics *topics,
    vk_parser *parser, vk_error *err)
{
	struct indexer x = { .store = store, .topics = topics,
		.parser = parser };
	int64_t key = INT64_MIN;
	vk_status status = prepare(&x, err);

	while (status == VK_OK) {
		vk__query_bind_int(x.next, 1, key);
		status = vk__query_step(x.next, err);
		if (status != VK_OK)
			break;
		key = vk__query_int(x.next, 0);
		status = add_session(&x, x.next, err);
		vk__query_reset(x.next);
	}
	indexer_free(&x);
	if (status == VK_END)
		status = vk__store_exec(store,
		    "INSERT INTO find (find) VALUES ('optimize')", err);
	return status;
}
