/* SPDX-License-Identifier: MIT */
/*
 * Commands from the line to the edited session. Owns the promise that a line
 * is left alone, followed exactly, or refused with a reason: no other session
 * and no other edit stands in for what was said.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#include "../base/date.h"
#include "../base/error.h"
#include "../base/phrase.h"
#include "../base/utf8.h"

const char *
vk_recall_source_text(vk_recall_source source)
{
	static const char *const names[] = { "log", "file", "history",
		"input" };

	return names[source];
}

/* ---------------------------------------------------------------- opening */

static vk_status
read_lists(vk_recall *r)
{
	size_t line = 0;
	vk_status status = vk__cmd_words_read(&r->words);

	if (status == VK_OK)
		status = vk__cmd_patterns_read(&r->patterns, &r->words, &line);
	if (status == VK_OK)
		status = vk__lexicon_new(&r->scan.lexicon);
	if (status == VK_OK)
		status = vk__scanner_new(&r->scan.scanner);
	r->scan.words = &r->words;
	vk__zones_read(&r->zones);
	return status;
}

static vk_status
new_objects(vk_recall *r, vk_error *err)
{
	vk_status status = vk_parser_new(NULL, &r->parser, err);

	if (status == VK_OK)
		status = vk_record_new(&r->origin);
	if (status == VK_OK)
		status = vk_record_new(&r->before);
	if (status == VK_OK)
		status = vk_workout_clear(&r->w);
	return status;
}

vk_status
vk_recall_new(const vk_recall_options *options, vk_recall **recall,
    vk_error *err)
{
	vk_recall *r = calloc(1, sizeof *r);
	vk_status status;

	*recall = NULL;
	if (r == NULL)
		return vk__error_memory(err);
	r->options = *options;
	status = read_lists(r);
	if (status == VK_OK)
		status = new_objects(r, err);
	if (status != VK_OK) {
		vk_recall_free(r);
		return status == VK_ENOMEM ? vk__error_memory(err) :
		    vk_error_set(err, VK_EINVALID, 0, "built-in",
		    "a built-in list is broken", NULL, NULL);
	}
	*recall = r;
	return VK_OK;
}

void
vk_recall_free(vk_recall *r)
{
	if (r == NULL)
		return;
	vk__cmd_patterns_free(&r->patterns);
	vk__cmd_words_free(&r->words);
	vk__lexicon_free(r->scan.lexicon);
	vk__scanner_free(r->scan.scanner);
	vk__cmd_scan_free(&r->scan);
	vk__pasts_free(&r->pasts);
	vk_parser_free(r->parser);
	vk_record_free(r->origin);
	vk_record_free(r->before);
	vk_workout_free(&r->w);
	for (size_t i = 0; i < sizeof r->buf / sizeof *r->buf; i++)
		vk_buf_free(&r->buf[i]);
	free(r);
}

/* ---------------------------------------------------------------- finding */

/* The session before it in the input, when that is one. */
static bool
find_before(vk_recall *r)
{
	return r->has_before && vk_record_workout(r->before, &r->w, NULL) ==
	    VK_OK && r->w.node[0].child != 0;
}

/* Reads the session into origin. */
static vk_status
take(vk_recall *r, const char *json, size_t len, vk_recall_source source)
{
	vk_status status = vk_record_read(r->origin, json, len, NULL);

	if (status == VK_OK)
		status = vk_record_workout(r->origin, &r->w, NULL);
	r->source = source;
	return status;
}

/* Each source in turn: the first that knows of such a session. */
static vk_status
find_past(vk_recall *r)
{
	const struct vk__cmd_selector *s = &r->cmd.selector;

	for (unsigned i = VK_RECALL_LOG; i < VK_RECALL_INPUT; i++) {
		vk__pasts_find(&r->pasts, (vk_recall_source)i, s,
		    r->options.today, &r->found);
		if (r->found.past != NULL)
			return take(r, r->found.past->json,
			    r->found.past->len, (vk_recall_source)i);
		if (r->found.others > 0)
			break;
	}
	return VK_ABSENT;
}

static vk_status
find_session(vk_recall *r)
{
	const struct vk__cmd_selector *s = &r->cmd.selector;
	const char *json;
	size_t len;

	r->found = (struct vk__found){ 0 };
	if (s->ref == VK__CMD_REF_THIS || s->ref == VK__CMD_REF_SAME) {
		bool named = s->kind.len > 0 || s->name.len > 0 ||
		    s->reps != VK__CMD_NO;

		if (find_before(r) && !named) {
			vk_record_bytes(r->before, &json, &len);
			return take(r, json, len, VK_RECALL_INPUT);
		}
		if (s->ref == VK__CMD_REF_THIS) {
			r->found.why = "recall-no-this";
			return VK_ABSENT;
		}
	}
	return find_past(r);
}

/* ---------------------------------------------------------------- editing */

/* What no step says: they change members of the record. */
static bool
is_member(const struct vk__cmd_edit *e)
{
	return strcmp(e->name, "env") == 0 || strcmp(e->name, "date") == 0 ||
	    strcmp(e->name, "sport") == 0;
}

/* Other sports have other targets: only what needs none is handed on. */
static vk_status
check_sport(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;

	if (strcmp(e->text, "ride") == 0)
		return VK_OK;
	vk__sections_find(a, VK__EFFORT, &parts);
	for (size_t i = 0; i < parts.count; i++)
		if (a->w->node[parts.at[i].index].power.unit != VK_UNIT_NONE)
			return vk__apply_refuse(a, "recall-sport");
	return VK_OK;
}

/* Whether an edit changes what was said to stay. */
static bool
breaks(const char *keep, const struct vk__cmd_edit *e)
{
	static const char *const kept[][2] = {
		{ "intensity", "work.intensity" }, { "intensity", "work.power" },
		{ "intensity", "work.zone" }, { "rest", "rest." },
		{ "reps", "work.reps" }, { "reps", "work.sets" },
		{ "reps", "work.shape" }, { "warmup", "warmup." },
		{ "cooldown", "cooldown." }, { "cadence", "work.cadence" } };

	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (strcmp(keep, kept[i][0]) == 0 && strncmp(e->name,
		    kept[i][1], strlen(kept[i][1])) == 0)
			return true;
	return false;
}

/* "garde la durée", and what else was to stay. */
static vk_status
check_kept(vk_recall *r, int64_t seconds)
{
	const struct vk__cmd *cmd = &r->cmd;

	for (size_t i = 0; i < cmd->edits; i++)
		if (breaks(cmd->keep, &cmd->edit[i]))
			return vk__apply_refuse(&r->apply, "recall-kept");
	return strcmp(cmd->keep, "duration") == 0 && vk__apply_seconds(
	    &r->apply) != seconds ? vk__apply_refuse(&r->apply,
	    "recall-kept") : VK_OK;
}

static vk_status
edit_all(vk_recall *r)
{
	const struct vk__cmd *cmd = &r->cmd;
	struct vk__apply *a = &r->apply;
	vk_status status = VK_OK;
	int64_t seconds;

	*a = (struct vk__apply){ .w = &r->w, .zones = &r->zones,
		.athlete = &r->options.athlete, .parser = r->parser,
		.single = r->source == VK_RECALL_HISTORY };
	r->changed = false;
	seconds = vk__apply_seconds(a);
	for (size_t i = 0; i < cmd->edits && status == VK_OK; i++) {
		const struct vk__cmd_edit *e = &cmd->edit[i];

		r->was[i] = vk__apply_value(a, e);
		if (is_member(e)) {
			status = strcmp(e->name, "sport") == 0 ?
			    check_sport(a, e) : VK_OK;
		} else {
			status = vk__apply_edit(a, e, cmd->expects && i ==
			    cmd->expect_of ? &cmd->expect : NULL);
			r->changed = true;
		}
		if (e->assumed)
			vk__apply_note(a, "recall-vague", NULL);
		r->is[i] = vk__apply_value(a, e);
	}
	if (status == VK_OK && vk_workout_check(&r->w, NULL) != VK_OK)
		status = vk__apply_refuse(a, "recall-senseless");
	if (status == VK_OK)
		status = check_kept(r, seconds);
	if (status == VK_OK && r->w.node[0].child == 0)
		status = vk__apply_refuse(a, "recall-too-short");
	return status;
}

/* Finds and edits. VK_EUNABLE with r->why set when it cannot be done. */
static vk_status
follow(vk_recall *r)
{
	vk_status status;

	if (r->cmd.refused) {
		r->why = r->cmd.why;
		return VK_EUNABLE;
	}
	status = find_session(r);
	if (status == VK_ABSENT) {
		r->why = r->found.why != NULL ? r->found.why : "recall-none";
		return VK_EUNABLE;
	}
	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_EINVALID;
	status = edit_all(r);
	if (status == VK_OK || status == VK_ENOMEM)
		return status;
	r->why = status == VK_EUNABLE ? r->apply.why : "recall-senseless";
	return VK_EUNABLE;
}

/* The sentence is in the text's language, as it stands in the record. */
static void
warn(vk_recall *r, vk_error *err)
{
	vk_buf *text = &r->buf[0];

	vk_buf_clear(text);
	if (r->why != NULL) {
		(void)vk__phrase_add(text, r->cmd.lang, r->why, r->word, NULL);
		vk_error_set(err, VK_EUNABLE, 0, r->why, "not followed: %1",
		    vk_buf_text(text), NULL);
	} else if (r->apply.differs) {
		vk_error_set(err, VK_EVALUE, 0, "recall-differs",
		    "the session is not what \"instead of\" says", NULL,
		    NULL);
	}
}

vk_status
vk_recall_text(vk_recall *r, const char *text, size_t len, vk_record *rec,
    vk_recalled *what, vk_error *err)
{
	vk_status status = vk__cmd_tokens_read(&r->scan, text, len,
	    &r->tokens);

	*what = VK_RECALLED_NOT;
	if (status == VK_EUTF8)
		return vk_error_set(err, VK_EUTF8, vk__utf8_check(text, len) +
		    1, "utf8", "not valid UTF-8", NULL, NULL);
	if (status != VK_OK)
		return status == VK_ENOMEM ? vk__error_memory(err) : status;
	vk__cmd_read(&r->cmd, &r->patterns, &r->tokens);
	if (!r->cmd.is)
		return VK_OK;
	r->why = NULL;
	r->source = VK_RECALL_INPUT;
	r->apply = (struct vk__apply){ 0 };
	status = follow(r);
	if (status == VK_OK)
		status = vk__recall_write(r, text, len, rec);
	else if (status == VK_EUNABLE)
		status = vk__recall_refuse(r, text, len, rec);
	if (status != VK_OK)
		return status == VK_ENOMEM ? vk__error_memory(err) : status;
	*what = r->why != NULL ? VK_RECALLED_REFUSED : VK_RECALLED_DONE;
	warn(r, err);
	return VK_OK;
}
