/* SPDX-License-Identifier: MIT */
/*
 * The parser as a whole: fold, scan, terms, pieces, grammar, settle. It owns
 * all memory of a reading and keeps it for the next one. After a reading it
 * knows what became of every byte.
 */
#include "parser.h"

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
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
	status = vk__lexicon_new(&p->lexicon, err);
	if (status == VK_OK)
		status = vk__scanner_new(&p->scanner);
	if (status == VK_OK)
		status = vk_rules_new(&p->rules);
	if (status != VK_OK) {
		vk_parser_free(p);
		if (err != NULL && err->status == status)
			return status;
		return vk_error_set(err, status == VK_ENOMEM ? VK_ENOMEM : VK_EINVALID, 0,
		    "built-in", "a built-in list is broken", NULL, NULL);
	}
	vk__phrases_read(&p->phrases);
	p->lang = "en";
	*parser = p;
	return VK_OK;
}

void
vk_parser_free(vk_parser *p)
{
	if (p == NULL)
		return;
	vk__lexicon_free(p->lexicon);
	vk__scanner_free(p->scanner);
	vk_rules_free(p->rules);
	vk__fold_free(&p->folded);
	vk__terms_free(&p->terms);
	vk__pieces_free(&p->pieces);
	vk__nodes_free(&p->nodes);
	vk_workout_free(&p->workout);
	vk_buf_free(&p->assumed);
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
	return &p->workout;
}

const char *
vk_parser_lang(const vk_parser *p)
{
	return p->lang;
}

/* A token that was corrected stays so. */
static void
set_fate(uint8_t *fate, size_t raws, size_t raw, size_t n, uint8_t to)
{
	size_t end = raw + n < raws ? raw + n : raws;

	for (; raw < end; raw++)
		if (fate[raw] != VK__FATE_CORRECTED)
			fate[raw] = to;
}

/* Words that have a meaning are read already; of a date all is. */
static void
judge_lead(vk_parser *p)
{
	for (size_t i = 0; i < p->lead.terms && i < p->terms.count; i++) {
		const struct vk__term *t = &p->terms.term[i];

		set_fate(p->terms.fate, p->raws, t->raw, t->raws, VK__FATE_READ);
	}
}

/* A length that was taken and is nowhere in the workout: never in silence. */
static bool
is_read(const struct vk__piece *piece)
{
	static const bool is_length[VK__P_BAD + 1] = { [VK__P_TIME] = true,
		[VK__P_METRES] = true, [VK__P_PAIR] = true, [VK__P_TIMES] = true };
	static const bool is_none[VK__P_BAD + 1] = { [VK__P_UNKNOWN] = true,
		[VK__P_BAD] = true };
	bool lost = is_length[piece->kind] & !piece->placed;

	return piece->used & !lost & !is_none[piece->kind];
}

/* What carries content and was not used is not understood. */
static void
judge_pieces(vk_parser *p)
{
	for (size_t i = 0; i < p->pieces.count; i++) {
		const struct vk__piece *piece = &p->pieces.piece[i];

		p->evidence.off_domain += piece->kind == VK__P_BAD;
		set_fate(p->terms.fate, p->raws, piece->raw, piece->raws,
		    is_read(piece) ? VK__FATE_READ : VK__FATE_UNREAD);
	}
}

static void
count_evidence(vk_parser *p)
{
	/* All bits for what carries content. */
	static const uint32_t counts[] = { [VK__RAW_NUMBER] = UINT32_MAX,
		[VK__RAW_CLOCK] = UINT32_MAX, [VK__RAW_WORD] = UINT32_MAX,
		[VK__RAW_ELISION] = UINT32_MAX, [VK__RAW_SIGN] = 0, [VK__RAW_LINE] = 0 };
	struct vk__evidence *e = &p->evidence;
	size_t bytes = 0;
	size_t unread = 0;

	for (size_t i = 0; i < p->raws; i++) {
		const struct vk__raw *raw = &p->raw[i];
		uint32_t len = (raw->end - raw->beg) & counts[raw->kind];

		bytes += len;
		if (p->terms.fate[i] != VK__FATE_UNREAD || len == 0)
			continue;
		unread += len;
		if (raw->kind == VK__RAW_NUMBER || raw->kind == VK__RAW_CLOCK)
			e->unread_numbers++;
		else
			e->unread_words++;
	}
	e->bytes = bytes;
	e->read = bytes - unread;
}

static void
judge(vk_parser *p)
{
	p->evidence = (struct vk__evidence){ 0 };
	judge_lead(p);
	judge_pieces(p);
	count_evidence(p);
}

static void
prepare_grammar(vk_parser *p)
{
	p->grammar = (struct vk__grammar){ .lexicon = p->lexicon, .pieces = &p->pieces,
		.nodes = &p->nodes, .stop = p->pieces.count > 0 ? p->pieces.count - 1 : 0 };
	vk__nodes_clear(&p->nodes);
	p->title = vk__title_find(&p->pieces);
	for (size_t i = 0; i < p->title; i++)
		p->pieces.piece[i].used = p->pieces.piece[i].placed = true;
	p->grammar.i = p->title;
}


static vk_status
read_pieces(vk_parser *p, const char *text, size_t len)
{
	vk_status status = vk__fold(&p->folded, text, len);

	if (status == VK_OK)
		status = vk__scan(p->scanner, &p->folded, &p->raw, &p->raws);
	if (status == VK_OK)
		status = vk__terms_read(&p->terms, p->lexicon, &p->folded, text, p->raw,
		    p->raws);
	if (status != VK_OK)
		return status;
	vk__lead_read(&p->lead, &p->terms, &p->options);
	status = vk__pieces_read(&p->pieces, &p->terms, p->lead.terms);
	if (status == VK_OK)
		prepare_grammar(p);
	return status;
}

static vk_status
settle(vk_parser *p)
{
	struct vk__settle s = { .g = &p->grammar, .raw = p->raw, .folded = &p->folded,
		.source = p->source, .lang = p->lang, .workout = &p->workout,
		.phrases = &p->phrases,
		.assumed = &p->assumed, .scratch = &p->scratch[0] };
	vk_status status;

	vk_buf_clear(&p->assumed);
	if (p->lead.doubtful)
		vk__assume(&s, "parse-date", NULL, NULL);
	status = vk__settle(&s);
	p->assumptions = s.assumptions;
	return p->assumed.failed ? VK_ENOMEM : status;
}

static vk_status
read_text(vk_parser *p, vk_error *err)
{
	vk_status status = read_pieces(p, p->source, p->source_len);

	if (status == VK_OK && p->nodes.full)
		status = VK_ENOMEM; /* not even the root */
	if (status == VK_OK) {
		vk__grammar_read(&p->grammar);
		p->lang = p->terms.fr > p->terms.en ? "fr" : "en";
		status = settle(p);
	}
	if (status == VK_OK)
		status = vk_workout_check(&p->workout, err);
	return status;
}

vk_status
vk_parser_read(vk_parser *p, const char *text, size_t len, vk_error *err)
{
	vk_status status;

	p->source = text;
	p->source_len = len;
	if (!p->options.no_jit && !p->tuned) {
		/* The first text is interpreted: JIT pays from some hundred on. */
		p->tuned = ++p->readings > 8;
		if (p->tuned)
			vk__scanner_jit(p->scanner, true);
	}
	status = read_text(p, err);
	switch (status) {
	case VK_OK:
		break;
	case VK_EUTF8:
		return vk_error_set(err, status, vk__utf8_check(text, len) + 1, "utf8",
		    "not valid UTF-8", NULL, NULL);
	case VK_ENOMEM:
		return vk_error_set(err, status, 0, "memory", "out of memory", NULL, NULL);
	case VK_ELIMIT:
		return vk_error_set(err, status, 0, "text-limit",
		    "too many words or steps in one workout", NULL, NULL);
	case VK_EVALUE:
		return status;
	default:
		return vk_error_set(err, VK_EINVALID, 0, "scan", "the scanner failed", NULL, NULL);
	}
	judge(p);
	return VK_OK;
}

vk_status
vk_parser_spans(vk_parser *p, const vk_span **span, size_t *count)
{
	size_t n = 0;

	if (p->raws > p->span_cap) {
		vk_span *grown = realloc(p->span, p->raws * sizeof(*grown));
		if (grown == NULL)
			return VK_ENOMEM;
		p->span = grown;
		p->span_cap = p->raws;
	}
	for (size_t i = 0; i < p->raws; i++) {
		if (p->raw[i].kind == VK__RAW_LINE)
			continue;
		p->span[n++] = (vk_span){ p->folded.map[p->raw[i].beg],
			p->folded.map[p->raw[i].end], (vk_fate)p->terms.fate[i] };
	}
	*span = p->span;
	*count = n;
	return VK_OK;
}
