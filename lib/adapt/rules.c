/* SPDX-License-Identifier: MIT */
/*
 * The table of rules, built in or a user's: read once, strictly, so that a
 * slip in it stops the command and changes nobody's training.
 */
#include "rules.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"

extern const char vk__data_context_tsv[];
extern const size_t vk__data_context_tsv_size;

enum { CODE, CONDITION, EFFECT, LIMIT, ENGLISH, FRENCH, CELLS };

enum { EFFECT_WORDS = 5 };

/* A file being read. */
struct reader {
	struct vk__rules *rules;
	struct vk__table table;
	const char *file;
	size_t begin; /* of its rows in rules */
	vk_error *err;
};

static vk_status
fail(struct reader *r, size_t cell, const char *code, const char *format)
{
	return vk__table_error(&r->table, cell, r->file, r->err, VK_EVALUE,
	    code, format, NULL);
}

/* Takes the next word off a cell; empty at its end. */
static struct vk__cell
next_word(struct vk__cell *cell)
{
	struct vk__cell word;

	while (cell->len > 0 && *cell->text == ' ') {
		cell->text++;
		cell->len--;
	}
	word.text = cell->text;
	word.len = 0;
	while (word.len < cell->len && word.text[word.len] != ' ')
		word.len++;
	cell->text += word.len;
	cell->len -= word.len;
	return word;
}

static bool
is_word(struct vk__cell cell, const char *text)
{
	return cell.len == strlen(text) &&
	    memcmp(cell.text, text, cell.len) == 0;
}

bool
vk__rules_same(struct vk__cell a, struct vk__cell b)
{
	return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

/* -------------------------------------------------------------- conditions */

/* The comparison that text begins with; its length, 0 for none. */
static size_t
read_compare(const char *text, size_t len, enum vk__compare *how)
{
	bool equal = len > 1 && text[1] == '=';

	if (len == 0)
		return 0;
	switch (*text) {
	case '<':
		*how = equal ? VK__AT_MOST : VK__LESS;
		return equal ? 2 : 1;
	case '>':
		*how = equal ? VK__AT_LEAST : VK__MORE;
		return equal ? 2 : 1;
	case '=':
		*how = VK__EQUAL;
		return 1;
	default:
		return 0;
	}
}

static bool
read_term(struct vk__cell word, struct vk__term *term)
{
	size_t n = 0, sign;

	while (n < word.len && strchr("<>=", word.text[n]) == NULL)
		n++;
	term->fact = vk_fact_read(word.text, n);
	sign = read_compare(word.text + n, word.len - n, &term->how);
	return term->fact != VK_FACTS && sign > 0 &&
	    vk__number_read(word.text + n + sign, word.len - n - sign,
	    &term->value);
}

static vk_status
read_condition(struct reader *r, struct vk__rule *rule)
{
	struct vk__cell rest = r->table.cell[CONDITION];
	struct vk__cell word;

	while ((word = next_word(&rest)).len > 0) {
		if (rule->terms == VK__RULE_TERMS)
			return fail(r, CONDITION, "rule-condition",
			    "%1: more than four comparisons");
		if (!read_term(word, &rule->term[rule->terms++]))
			return fail(r, CONDITION, "rule-condition",
			    "%1: a comparison is a fact, one of < <= = >= > "
			    "and a number");
	}
	return VK_OK;
}

/* ----------------------------------------------------------------- effects */

static const struct {
	const char *name;
	enum vk__effect effect;
} effects[] = {
	{ "power", VK__EFFECT_POWER }, { "place", VK__EFFECT_PLACE },
	{ "no-power", VK__EFFECT_NO_POWER }, { "say", VK__EFFECT_SAY },
	{ "bound", VK__EFFECT_BOUND }, { "off", VK__EFFECT_OFF }
};

static bool
read_number(struct vk__cell word, double *value)
{
	return vk__number_read(word.text, word.len, value);
}

/* What follows the word for the effect. */
static bool
read_amounts(struct vk__rule *rule, const struct vk__cell *word, size_t count)
{
	switch (rule->effect) {
	case VK__EFFECT_POWER:
		if (!read_number(word[1], &rule->base))
			return false;
		if (count == 2)
			return true;
		rule->fact = vk_fact_read(word[3].text, word[3].len);
		return count == EFFECT_WORDS && rule->fact != VK_FACTS &&
		    read_number(word[2], &rule->slope) &&
		    read_number(word[4], &rule->from);
	case VK__EFFECT_PLACE:
		return count == 2 && read_number(word[1], &rule->base) &&
		    rule->base >= 0 && rule->base <= 1;
	default:
		return count == 1;
	}
}

static vk_status
read_effect(struct reader *r, struct vk__rule *rule)
{
	struct vk__cell rest = r->table.cell[EFFECT];
	struct vk__cell word[EFFECT_WORDS] = { { "", 0 }, { "", 0 },
		{ "", 0 }, { "", 0 }, { "", 0 } };
	size_t count = 0;
	size_t i;

	while (count < EFFECT_WORDS &&
	    (word[count] = next_word(&rest)).len > 0)
		count++;
	for (i = 0; i < sizeof effects / sizeof *effects; i++)
		if (is_word(word[0], effects[i].name))
			break;
	if (i == sizeof effects / sizeof *effects)
		return fail(r, EFFECT, "rule-effect", "%1: an effect is one of "
		    "power, place, no-power, say, bound and off");
	rule->effect = effects[i].effect;
	if (next_word(&rest).len > 0 || !read_amounts(rule, word, count))
		return fail(r, EFFECT, "rule-effect",
		    "%1: the effect lacks a number, or has one too many");
	return VK_OK;
}

static bool
is_change(double per_cent)
{
	return per_cent >= VK__RULE_LEAST && per_cent <= VK__RULE_MOST;
}

static vk_status
read_limit(struct reader *r, struct vk__rule *rule)
{
	bool power = rule->effect == VK__EFFECT_POWER;

	rule->limit = NAN;
	if (r->table.count > LIMIT && r->table.cell[LIMIT].len > 0 &&
	    !vk__table_number(&r->table, LIMIT, &rule->limit))
		return fail(r, LIMIT, "rule-limit", "%1: no number");
	if (power && (!is_change(rule->base) || !is_change(rule->limit)))
		return fail(r, LIMIT, "rule-limit",
		    "%1: power changes by -30 to 5 per cent, limit included");
	if (rule->effect == VK__EFFECT_BOUND && (!is_change(rule->limit) ||
	    rule->limit > 0))
		return fail(r, LIMIT, "rule-limit",
		    "%1: the bound lies between -30 and 0");
	return VK_OK;
}

/* -------------------------------------------------------------------- rows */

/* Rows of that name from before this file make room for its own. */
static void
drop_older(struct reader *r, struct vk__cell code)
{
	struct vk__rules *rules = r->rules;
	size_t to = 0;

	for (size_t i = 0; i < rules->count; i++) {
		if (i < r->begin && vk__rules_same(rules->rule[i].code, code))
			continue;
		rules->rule[to++] = rules->rule[i];
	}
	r->begin -= rules->count - to;
	rules->count = to;
}

static vk_status
read_row(struct reader *r)
{
	struct vk__rule rule = { .code = r->table.cell[CODE],
		.fact = VK_FACTS };
	vk_status status;

	if (rule.code.len == 0 || r->table.count <= EFFECT)
		return fail(r, CODE, "rule-row",
		    "%1: a rule has a name, a condition and an effect");
	rule.text[0] = r->table.cell[ENGLISH];
	rule.text[1] = r->table.cell[r->table.count > FRENCH &&
	    r->table.cell[FRENCH].len > 0 ? FRENCH : ENGLISH];
	status = read_condition(r, &rule);
	if (status == VK_OK)
		status = read_effect(r, &rule);
	if (status == VK_OK)
		status = read_limit(r, &rule);
	if (status != VK_OK)
		return status;
	drop_older(r, rule.code);
	if (rule.effect == VK__EFFECT_OFF)
		return VK_OK;
	if (r->rules->count == VK__RULES)
		return fail(r, CODE, "rule-limit-rows",
		    "%1: more than 256 rules");
	r->rules->rule[r->rules->count++] = rule;
	return VK_OK;
}

static vk_status
read_rows(struct vk__rules *rules, const char *file, const char *data,
    size_t len, vk_error *err)
{
	struct reader r = { .rules = rules, .file = file,
		.begin = rules->count, .err = err };
	const struct vk__rule *bound;
	vk_status status = VK_OK;

	vk__table_open(&r.table, data, len);
	while (status == VK_OK && vk__table_next(&r.table))
		status = read_row(&r);
	(void)vk__rules_bound(rules, &bound);
	if (status == VK_OK && bound == NULL)
		return fail(&r, CODE, "rule-bound",
		    "%1: there must be a bound on all rules together");
	return status;
}

vk_status
vk__rules_open(struct vk__rules *rules)
{
	vk_error err;

	memset(rules, 0, sizeof *rules);
	return read_rows(rules, "context.tsv", vk__data_context_tsv,
	    vk__data_context_tsv_size, &err);
}

void
vk__rules_close(struct vk__rules *rules)
{
	while (rules->files > 0)
		free(rules->file[--rules->files]);
	rules->count = 0;
}

vk_status
vk__rules_read(struct vk__rules *rules, const char *file, const char *data,
    size_t len, vk_error *err)
{
	char *copy;

	if (vk__utf8_check(data, len) < len)
		return vk_error_set(err, VK_EUTF8, 0, "rules-utf8",
		    "rules must be in UTF-8", NULL, NULL);
	if (rules->files == VK__RULE_FILES)
		return vk_error_set(err, VK_ELIMIT, 0, "rules-files",
		    "more than 8 files of rules", NULL, NULL);
	copy = malloc(len + 1);
	if (copy == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	memcpy(copy, data, len);
	copy[len] = '\0';
	rules->file[rules->files++] = copy;
	return read_rows(rules, file, copy, len, err);
}
