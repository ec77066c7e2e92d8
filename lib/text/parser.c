/* SPDX-License-Identifier: MIT */
/*
 * The parser as a whole: fold, scan, terms, pieces, grammar, settle. It owns
 * all memory of its readings and keeps it for the next ones. After a reading
 * it knows what became of every byte.
 */
#include "parser.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../record/workout.h"
#include "id.h"
#include "settle.h"

vk_status
vk_parser_new(const vk_parse_options *options, vk_parser **parser, vk_error *err)
{
	vk_parser *p = calloc(1, sizeof(*p));
	vk_status status;

	*parser = NULL;
	if (p == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "memory", "out of memory", NULL, NULL);
	if (options != NULL)
		p->options = *options;
	status = vk__lexicon_new(&p->lexicon);
	if (status == VK_OK)
		status = vk__scanner_new(&p->scanner);
	if (status == VK_OK)
		status = vk_rules_new(&p->rules);
	if (status != VK_OK) {
		vk_parser_free(p);
		return vk_error_set(err, status == VK_ENOMEM ? VK_ENOMEM : VK_EINVALID, 0,
		    "built-in", "a built-in list is broken", NULL, NULL);
	}
	vk__phrases_read(&p->phrases);
	p->at = &p->reading[0];
	p->at->lang = "en";
	*parser = p;
	return VK_OK;
}

static void
reading_free(struct vk__reading *r)
{
	vk__fold_free(&r->folded);
	vk__raws_free(&r->raws);
	vk__terms_free(&r->terms);
	vk__sheet_free(&r->sheet);
	vk__pieces_free(&r->pieces);
	vk__nodes_free(&r->nodes);
	vk_workout_free(&r->workout);
	vk_buf_free(&r->assumed);
	vk_buf_free(&r->key);
}

void
vk_parser_free(vk_parser *p)
{
	if (p == NULL)
		return;
	vk__lexicon_free(p->lexicon);
	vk__scanner_free(p->scanner);
	vk_rules_free(p->rules);
	for (size_t i = 0; i < VK_PARSER_TEXTS; i++)
		reading_free(&p->reading[i]);
	for (size_t i = 0; i < sizeof(p->scratch) / sizeof(*p->scratch); i++)
		vk_buf_free(&p->scratch[i]);
	free(p->span);
	free(p);
}

vk_status
vk_parser_lexicon(vk_parser *p, const char *file, const char *data, size_t size,
    vk_error *err)
{
	return vk__lexicon_add(p->lexicon, file, data, size, err);
}

const vk_workout *
vk_parser_workout(const vk_parser *p)
{
	return &p->at->workout;
}

const char *
vk_parser_lang(const vk_parser *p)
{
	return p->at->lang;
}

/* ------------------------------------------------- the steps of a reading */

static vk_status
cut(vk_parser *p, struct vk__reading *r)
{
	vk_status status = vk__fold(&r->folded, r->source, r->source_len);

	return status != VK_OK ? status : vk__scan(p->scanner, &r->folded, &r->raws);
}

static vk_status
look_up(vk_parser *p, struct vk__reading *r)
{
	r->terms.sheet = NULL;
	if (!r->raws.even) { /* several lines, or wide blanks */
		vk_status status = vk__sheet_find(&r->sheet, &r->raws, &r->folded,
		    p->lexicon);

		if (status != VK_OK)
			return status;
		if (r->sheet.heads > 0)
			r->terms.sheet = &r->sheet;
	}
	return vk__terms_read(&r->terms, p->lexicon, &r->folded, r->source,
	    r->raws.raw, r->raws.count);
}

static vk_status
join(vk_parser *p, struct vk__reading *r)
{
	vk_status status;

	vk__lead_read(&r->lead, &r->terms, &p->options);
	status = vk__pieces_read(&r->pieces, &r->terms, r->lead.terms);
	if (status == VK_OK && r->pieces.advice > 0)
		vk__advice_drop(r);
	if (status == VK_OK) {
		vk__asides_read(r);
		vk__remarks_drop(r);
	}
	return status;
}

static vk_status
build(vk_parser *p, struct vk__reading *r)
{
	r->grammar = (struct vk__grammar){ .lexicon = p->lexicon, .pieces = &r->pieces,
		.nodes = &r->nodes, .stop = r->pieces.count > 0 ? r->pieces.count - 1 : 0 };
	vk__nodes_clear(&r->nodes);
	r->title = vk__title_find(&r->pieces);
	for (size_t i = 0; i < r->title; i++)
		r->pieces.piece[i].used = r->pieces.piece[i].placed = true;
	r->grammar.i = r->title;
	r->grammar.title_total = vk__title_seconds(&r->pieces, r->title);
	if (r->nodes.full)
		return VK_ENOMEM; /* not even the root */
	vk__grammar_read(&r->grammar);
	if (r->pieces.changes)
		vk__g_doubt(&r->grammar, VK__DOUBT_CONDITION);
	if (vk__title_loses(&r->pieces, r->title))
		vk__g_doubt(&r->grammar, VK__DOUBT_TOTAL);
	if (r->terms.sheet != NULL && r->sheet.doubts > 0)
		vk__g_doubt(&r->grammar, VK__DOUBT_TABLE);
	return VK_OK;
}

static vk_status
settle(vk_parser *p, struct vk__reading *r)
{
	struct vk__settle s = { .g = &r->grammar, .raw = r->raws.raw,
		.folded = &r->folded, .source = r->source, .workout = &r->workout,
		.phrases = &p->phrases, .assumed = &r->assumed,
		.scratch = &p->scratch[0] };
	vk_status status;

	s.lang = r->lang = r->terms.fr > r->terms.en ? "fr" : "en";
	vk_buf_clear(&r->assumed);
	if (r->lead.doubtful)
		vk__assume(&s, "parse-date", NULL, NULL);
	status = vk__settle(&s);
	r->assumptions = s.assumptions;
	return r->assumed.failed ? VK_ENOMEM : status;
}

static vk_status
judge(vk_parser *p, struct vk__reading *r)
{
	(void)p;
	vk__judge(r);
	if (r->terms.sheet != NULL)
		vk__sheet_restore(&r->sheet, &r->raws, &r->terms);
	return vk__workout_measure(&r->workout, &r->extent, NULL);
}

/* The first texts are interpreted: JIT pays from some hundred on. */
static void
tune(vk_parser *p, size_t count)
{
	enum { FEW = 8 };

	if (p->options.no_jit || p->tuned)
		return;
	p->texts += count;
	p->tuned = p->texts > FEW;
	if (p->tuned)
		vk__scanner_jit(p->scanner, true);
}

void
vk_parser_read_all(vk_parser *p, const vk_text *text, size_t count)
{
	static vk_status (*const steps[])(vk_parser *, struct vk__reading *) = {
		cut, look_up, join, build, settle, judge };

	tune(p, count);
	for (size_t i = 0; i < count; i++) {
		p->reading[i].source = text[i].data;
		p->reading[i].source_len = text[i].len;
		p->reading[i].status = VK_OK;
	}
	for (size_t s = 0; s < sizeof(steps) / sizeof(*steps); s++)
		for (size_t i = 0; i < count; i++) {
			struct vk__reading *r = &p->reading[i];

			if (r->status == VK_OK)
				r->status = steps[s](p, r);
		}
	vk__id_all(p->reading, count);
	p->at = &p->reading[0];
}

vk_status
vk_parser_choose(vk_parser *p, size_t i, vk_error *err)
{
	const struct vk__reading *r = p->at = &p->reading[i];

	switch (r->status) {
	case VK_OK:
		return VK_OK;
	case VK_EUTF8:
		return vk_error_set(err, VK_EUTF8,
		    vk__utf8_check(r->source, r->source_len) + 1, "utf8",
		    "not valid UTF-8", NULL, NULL);
	case VK_ENOMEM:
		return vk_error_set(err, VK_ENOMEM, 0, "memory", "out of memory", NULL, NULL);
	case VK_ELIMIT:
		return vk_error_set(err, VK_ELIMIT, 0, "text-limit",
		    "too many words or steps in one workout", NULL, NULL);
	case VK_EVALUE:
		return vk_workout_check(&r->workout, err);
	default:
		return vk_error_set(err, VK_EINVALID, 0, "scan", "the scanner failed", NULL, NULL);
	}
}

vk_status
vk_parser_read(vk_parser *p, const char *text, size_t len, vk_error *err)
{
	const vk_text one = { text, len };

	vk_parser_read_all(p, &one, 1);
	return vk_parser_choose(p, 0, err);
}

vk_status
vk_parser_spans(vk_parser *p, const vk_span **span, size_t *count)
{
	const struct vk__reading *r = p->at;
	size_t n = 0;

	if (r->raws.count > p->span_cap) {
		vk_span *grown = realloc(p->span, r->raws.count * sizeof(*grown));
		if (grown == NULL)
			return VK_ENOMEM;
		p->span = grown;
		p->span_cap = r->raws.count;
	}
	for (size_t i = 0; i < r->raws.count; i++) {
		const struct vk__raw *raw = &r->raws.raw[i];

		if (raw->kind == VK__RAW_LINE)
			continue;
		p->span[n++] = (vk_span){ r->folded.map[raw->beg],
			r->folded.map[raw->end], (vk_fate)r->terms.fate[i] };
	}
	*span = p->span;
	*count = n;
	return VK_OK;
}
