/* SPDX-License-Identifier: MIT */
/*
 * Whether the work is done: the scanner, a sentence all the way to a file and
 * back, a loose request. What is asked is fixed, so what must come is known.
 */
#include <formats/xml.h>
#include <store/store.h>
#include <string.h>
#include <text/scan.h>
#include <unistd.h>

#include "../corpus/find.h"
#include "doctor.h"

#ifndef VEKTA_VERSION
#define VEKTA_VERSION "unknown"
#endif

static const char sentence[] = "échauffement 15 min, 5 x 3 min à 95 % récup "
    "2 min, 10 min retour au calme";
enum { SENTENCE_SECONDS = 3000 };
static const char request[] = "séance PMA classique";

void
doctor_versions(const struct doctor_options *o, struct doctor_finding *f)
{
	vk_buf others = { 0 };

	(void)o;
	vk_buf_add_text(&others, "SQLite ");
	vk_buf_add_text(&others, vk__store_library());
	vk_buf_add_text(&others, ", libxml2 ");
	vk_buf_add_text(&others, vk__xml_library());
	if (vk_buf_text(&others) != NULL)
		doctor_say(f, DOCTOR_OK, "versions", "vekta %1, %2",
		    VEKTA_VERSION, others.data);
	else
		doctor_fail(f, VK_ENOMEM, &f->told);
	vk_buf_free(&others);
}

void
doctor_scanner(const struct doctor_options *o, struct doctor_finding *f)
{
	char version[32];
	bool jit = false;
	vk_status status = vk__scanner_probe(version, sizeof version, &jit);

	(void)o;
	if (status != VK_OK)
		doctor_fail(f, status, &f->told);
	else if (jit)
		doctor_say(f, DOCTOR_OK, "scanner", N_("PCRE2 %1 with JIT"),
		    version, NULL);
	else
		doctor_say(f, DOCTOR_DOUBTFUL, "no-jit",
		    N_("PCRE2 %1 without JIT: all is read, but slower"),
		    version, NULL);
}

/* --------------------------------------------------------------- sentence */

/* What stands open while a sentence is turned into a file. */
struct mill {
	vk_parser *parser;
	vk_score *score;
	vk_record *record;
	vk_export *writer;
	vk_import *reader;
	vk_judgement judgement;
};

static void
mill_free(struct mill *m)
{
	vk_import_free(m->reader);
	vk_export_free(m->writer);
	vk_record_free(m->record);
	vk_score_free(m->score);
	vk_parser_free(m->parser);
}

static vk_status
mill_record(struct mill *m, const char *text, vk_error *err)
{
	vk_status status = vk_parser_new(NULL, &m->parser, err);

	if (status == VK_OK)
		status = vk_score_new(NULL, &m->score);
	if (status == VK_OK)
		status = vk_record_new(&m->record);
	if (status == VK_OK)
		status = vk_parser_read(m->parser, text, strlen(text), err);
	if (status == VK_OK)
		status = vk_parser_record(m->parser, text, strlen(text), NULL,
		    1, m->record);
	if (status == VK_OK)
		status = vk_score_record(m->score, m->record, &m->judgement,
		    err);
	return status;
}

static vk_status
mill_file(struct mill *m, const char **data, size_t *len, vk_error *err)
{
	vk_export_options options;
	vk_status status = vk_export_new(&m->writer);

	vk_export_options_init(&options);
	if (status == VK_OK)
		status = vk_export_begin(m->writer, m->record, &options, err);
	if (status == VK_OK)
		status = vk_export_write(m->writer, vk_format_find("zwo"),
		    err);
	if (status == VK_OK)
		vk_export_bytes(m->writer, data, len);
	return status;
}

/* Whether the file reads back as a workout that takes that long. */
static vk_status
mill_read(struct mill *m, const char *data, size_t len, bool *same,
    vk_error *err)
{
	vk_import_options options = { 0 };
	vk_extent extent;
	vk_status status = vk_import_new(&m->reader);

	if (status == VK_OK)
		status = vk_import_read(m->reader, vk_format_find("zwo"), data,
		    len, &options, err);
	if (status != VK_OK)
		return status;
	vk_workout_extent(vk_import_workout(m->reader), &extent);
	*same = extent.seconds == SENTENCE_SECONDS;
	return VK_OK;
}

void
doctor_sentence(const struct doctor_options *o, struct doctor_finding *f)
{
	struct mill m = { 0 };
	vk_error err = { 0 };
	const char *data = NULL;
	size_t len = 0;
	bool same = false;
	vk_buf bytes = { 0 };
	vk_status status = mill_record(&m, sentence, &err);

	(void)o;
	if (status == VK_OK)
		status = mill_file(&m, &data, &len, &err);
	if (status == VK_OK)
		status = mill_read(&m, data, len, &same, &err);
	vk_buf_add_uint(&bytes, len);
	if (status != VK_OK || vk_buf_text(&bytes) == NULL)
		doctor_fail(f, status, &err);
	else if (same && m.judgement.verdict == VK_VERDICT_ACCEPT)
		doctor_say(f, DOCTOR_OK, "sentence",
		    N_("a sentence became a Zwift file of %1 bytes"),
		    bytes.data, NULL);
	else
		doctor_say(f, DOCTOR_BAD, "misread",
		    N_("a sentence became another workout"), NULL, NULL);
	vk_buf_free(&bytes);
	mill_free(&m);
}

/* ----------------------------------------------------------------- corpus */

static bool
count_session(void *ctx, const vk_session *session)
{
	(void)session;
	++*(uint64_t *)ctx;
	return true;
}

/* Completes a request of which every corpus of vekta has sessions. */
static vk_status
answer(vk_corpus *corpus, bool *completed, vk_error *err)
{
	struct mill m = { 0 };
	vk_enrich *enrich = NULL;
	vk_outcome outcome = VK_OUTCOME_KEPT;
	vk_judgement judgement = { 0 };
	vk_status status = mill_record(&m, request, err);

	if (status == VK_OK)
		status = vk_enrich_new(NULL, corpus, &enrich, err);
	if (status == VK_OK)
		status = vk_enrich_record(enrich, m.record, &outcome,
		    &judgement, err);
	*completed = status == VK_OK && outcome == VK_OUTCOME_COMPLETED &&
	    judgement.category == VK_CATEGORY_VO2MAX;
	vk_enrich_free(enrich);
	mill_free(&m);
	return status;
}

static vk_status
ask_corpus(const char *path, uint64_t *sessions, bool *completed,
    vk_error *err)
{
	vk_corpus *corpus;
	vk_status status = vk_corpus_new(&corpus);

	if (status != VK_OK)
		return status;
	status = vk_corpus_open(corpus, path, err);
	if (status == VK_OK)
		status = vk_corpus_list(corpus, count_session, sessions, err);
	if (status == VK_OK)
		status = answer(corpus, completed, err);
	vk_corpus_free(corpus);
	return status;
}

static void
check_corpus(const char *path, struct doctor_finding *f)
{
	vk_error err = { 0 };
	uint64_t sessions = 0;
	bool completed = false;
	vk_buf number = { 0 };
	vk_status status = ask_corpus(path, &sessions, &completed, &err);

	vk_buf_add_uint(&number, sessions);
	if (status != VK_OK || vk_buf_text(&number) == NULL)
		doctor_fail(f, status, &err);
	else if (completed)
		doctor_say(f, DOCTOR_OK, "corpus", N_("%1 sessions in %2"),
		    number.data, path);
	else
		doctor_say(f, DOCTOR_DOUBTFUL, "corpus-silent",
		    N_("%1 sessions in %2, none for a usual request"),
		    number.data, path);
	vk_buf_free(&number);
}

void
doctor_corpus(const struct doctor_options *o, struct doctor_finding *f)
{
	vk_buf path = { 0 };

	if (o->corpus != NULL)
		vk_buf_add_text(&path, o->corpus);
	else
		(void)corpus_find(&path);
	if (vk_buf_text(&path) == NULL)
		doctor_fail(f, VK_ENOMEM, &f->told);
	else if (o->corpus == NULL && access(path.data, F_OK) != 0)
		doctor_say(f, DOCTOR_DOUBTFUL, "no-corpus",
		    N_("no corpus in %1: loose requests stay open"), path.data,
		    NULL);
	else
		check_corpus(path.data, f);
	vk_buf_free(&path);
}
