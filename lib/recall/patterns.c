/* SPDX-License-Identifier: MIT */
/*
 * Reads the table of patterns and finds them in a line. Promises that the
 * longest one counts, whatever the order of the rows, and that a table with
 * an error in it is not used at all.
 */
#include "patterns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"

extern const char vk__data_edit_patterns_tsv[];
extern const size_t vk__data_edit_patterns_tsv_size;

enum { SETS = 16, PATTERNS = 1024 };

/* "@sgn": a name for several classes. */
struct set {
	struct vk__cell name;
	struct vk__cmd_item item;
};

struct builder {
	struct vk__cmd_patterns *out;
	struct vk__cmd_words *words;
	struct set set[SETS];
	size_t sets;
};

/* ---------------------------------------------------------------- reading */

/* Cuts the next piece off *cell, up to a separator. False: nothing left. */
static bool
cut(struct vk__cell *cell, char separator, struct vk__cell *piece)
{
	const char *end;

	while (cell->len > 0 && *cell->text == separator)
		cell->text++, cell->len--;
	if (cell->len == 0)
		return false;
	end = memchr(cell->text, separator, cell->len);
	piece->text = cell->text;
	piece->len = end != NULL ? (size_t)(end - cell->text) : cell->len;
	cell->text += piece->len;
	cell->len -= piece->len;
	return true;
}

static bool
is(const struct vk__cell *cell, const char *text)
{
	return cell->len == strlen(text) &&
	    memcmp(cell->text, text, cell->len) == 0;
}

static bool
add_class(struct builder *b, struct vk__cmd_item *item, struct vk__cell name)
{
	const char *colon = memchr(name.text, ':', name.len);
	unsigned class;

	if (name.len > 0 && name.text[0] == '@') {
		for (size_t i = 0; i < b->sets; i++) {
			const struct vk__cmd_item *from = &b->set[i].item;

			if (b->set[i].name.len != name.len ||
			    memcmp(b->set[i].name.text, name.text,
			    name.len) != 0)
				continue;
			for (size_t c = 0; c < from->classes &&
			    item->classes < VK__CMD_CHOICES; c++)
				item->class[item->classes++] = from->class[c];
			item->valued = from->valued;
			item->value = from->value;
			return true;
		}
		return false;
	}
	if (colon != NULL) {
		item->value = (struct vk__cell){ colon + 1, name.len -
			(size_t)(colon + 1 - name.text) };
		name.len = (size_t)(colon - name.text);
	}
	class = vk__cmd_class(b->words, name.text, name.len);
	if (class == VK__CMD_CLASSES || item->classes == VK__CMD_CHOICES)
		return false;
	if (colon != NULL)
		item->valued = (uint8_t)class;
	item->class[item->classes++] = (uint8_t)class;
	return true;
}

static bool
read_item(struct builder *b, struct vk__cell cell, struct vk__cmd_item *item)
{
	struct vk__cell name;

	*item = (struct vk__cmd_item){ 0 };
	if (cell.len > 0 && cell.text[cell.len - 1] == '?') {
		item->optional = true;
		cell.len--;
	}
	while (cut(&cell, '|', &name))
		if (!add_class(b, item, name))
			return false;
	return item->classes > 0;
}

/* "$2" or "$2.duration": the place, and what follows. */
static bool
read_place(struct vk__cell *cell, uint8_t *at)
{
	if (cell->len < 2 || cell->text[0] != '$' || cell->text[1] < '1' ||
	    cell->text[1] > '0' + VK__CMD_ITEMS)
		return false;
	*at = (uint8_t)(cell->text[1] - '0');
	cell->text += 2;
	cell->len -= 2;
	return true;
}

static bool
read_op(const struct vk__cell *cell, uint8_t *op)
{
	static const char *const names[] = { "=", "+-=", "*%", "*", "<=",
		"+-pp", "+-1", "+-rpm", "=rpm", "=min", "<=min", "/", "x" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (is(cell, names[i])) {
			*op = (uint8_t)i;
			return true;
		}
	return false;
}

static bool
read_meaning(struct vk__cell cell, struct vk__cmd_meaning *m)
{
	static const char vague[] = "vague:";
	struct vk__cell op, value;

	*m = (struct vk__cmd_meaning){ 0 };
	if (!cut(&cell, ' ', &m->key) || !cut(&cell, ' ', &op) ||
	    !cut(&cell, ' ', &value) || !read_op(&op, &m->op))
		return false;
	(void)read_place(&m->key, &m->key_at);
	if (value.len > 1 && value.text[0] == '-' && value.text[1] == '$') {
		m->minus = true;
		value.text++;
		value.len--;
	}
	if (read_place(&value, &m->at))
		return value.len == 0;
	m->vague = value.len > sizeof vague - 1 &&
	    memcmp(value.text, vague, sizeof vague - 1) == 0;
	if (m->vague) {
		value.text += sizeof vague - 1;
		value.len -= sizeof vague - 1;
	}
	m->text = value;
	if (!vk__number_read(value.text, value.len, &m->number))
		m->number = NAN;
	return true;
}

static bool
read_pattern(struct builder *b, const struct vk__table *row)
{
	struct vk__cmd_pattern *p = &b->out->pattern[b->out->count];
	struct vk__cell cell = row->cell[0];
	struct vk__cell meanings = row->cell[1];
	struct vk__cell piece;

	*p = (struct vk__cmd_pattern){ 0 };
	while (cut(&cell, ' ', &piece))
		if (p->items == VK__CMD_ITEMS ||
		    !read_item(b, piece, &p->item[p->items++]))
			return false;
	while (cut(&meanings, ';', &piece))
		if (p->meanings == VK__CMD_MEANINGS ||
		    !read_meaning(piece, &p->meaning[p->meanings++]))
			return false;
	if (p->items == 0 || p->meanings == 0)
		return false;
	for (size_t i = 0; i < p->meanings; i++)
		if (p->meaning[i].at > p->items || p->meaning[i].key_at >
		    p->items)
			return false;
	b->out->count++;
	return true;
}

static bool
read_row(struct builder *b, const struct vk__table *row)
{
	const struct vk__cell *name = &row->cell[0];

	if (row->count != 2)
		return false;
	if (name->len > 0 && name->text[0] == '@' &&
	    memchr(name->text, ' ', name->len) == NULL &&
	    memchr(row->cell[1].text, '=', row->cell[1].len) == NULL) {
		if (b->sets == SETS)
			return false;
		b->set[b->sets].name = *name;
		return read_item(b, row->cell[1], &b->set[b->sets++].item);
	}
	return b->out->count < PATTERNS && read_pattern(b, row);
}

vk_status
vk__cmd_patterns_read(struct vk__cmd_patterns *patterns,
    struct vk__cmd_words *words, size_t *line)
{
	struct builder b = { .out = patterns, .words = words };
	struct vk__table row;

	patterns->pattern = calloc(PATTERNS, sizeof *patterns->pattern);
	if (patterns->pattern == NULL)
		return VK_ENOMEM;
	vk__table_open(&row, vk__data_edit_patterns_tsv,
	    vk__data_edit_patterns_tsv_size);
	while (vk__table_next(&row))
		if (!read_row(&b, &row)) {
			*line = row.line;
			return VK_ESYNTAX;
		}
	return VK_OK;
}

void
vk__cmd_patterns_free(struct vk__cmd_patterns *patterns)
{
	free(patterns->pattern);
	*patterns = (struct vk__cmd_patterns){ 0 };
}

/* --------------------------------------------------------------- matching */

/* "intervals,hill": one of those values. */
static bool
is_one_of(const struct vk__cell *values, const struct vk__cell *value)
{
	struct vk__cell rest = *values;
	struct vk__cell one;

	while (cut(&rest, ',', &one))
		if (one.len == value->len &&
		    memcmp(one.text, value->text, one.len) == 0)
			return true;
	return false;
}

static bool
fits(const struct vk__cmd_item *item, const struct vk__cmd_token *token)
{
	bool found = false;

	for (size_t i = 0; i < item->classes && !found; i++)
		found = item->class[i] == token->class;
	/* A French "à" without its accent is an article, too. */
	if (!found && token->class == VK__CMD_ARTICLE)
		for (size_t i = 0; i < item->classes && !found; i++)
			found = item->class[i] == VK__CMD_AT;
	if (!found)
		return false;
	return item->value.text == NULL || token->class != item->valued ||
	    is_one_of(&item->value, &token->value);
}

/* Tries one pattern: place by place, over words that may stand between. */
static bool
try_pattern(const struct vk__cmd_pattern *p, const struct vk__cmd_tokens *t,
    size_t at, struct vk__cmd_match *m)
{
	size_t i = at;

	*m = (struct vk__cmd_match){ .pattern = p, .begin = at, .end = at };
	for (size_t k = 0; k < p->items; k++) {
		size_t look = i;

		m->at[k] = SIZE_MAX;
		while (look < t->count && !fits(&p->item[k], &t->token[look]) &&
		    vk__cmd_soft(&t->token[look]) && m->places > 0)
			look++;
		if (look < t->count && fits(&p->item[k], &t->token[look])) {
			m->at[k] = look;
			m->places++;
			m->end = i = look + 1;
		} else if (!p->item[k].optional) {
			return false;
		}
	}
	return m->places > 0;
}

bool
vk__cmd_match(const struct vk__cmd_patterns *patterns,
    const struct vk__cmd_tokens *tokens, size_t at,
    struct vk__cmd_match *match)
{
	struct vk__cmd_match m;
	bool found = false;

	for (size_t i = 0; i < patterns->count; i++) {
		if (!try_pattern(&patterns->pattern[i], tokens, at, &m))
			continue;
		if (found && (m.end < match->end || (m.end == match->end &&
		    m.places <= match->places)))
			continue;
		*match = m;
		found = true;
	}
	return found;
}
