/* SPDX-License-Identifier: MIT */
/*
 * The lines of a table cut into cells: by bars, semicolons, tabs, wide blanks
 * or commas. Promises that a cell of a row that only blanks part is never put
 * in a column that it may not stand in.
 */
#include <string.h>

#include "sheet_cut.h"

/* How many cells end in the blanks before token i: by tabs, or by wide blanks. */
static size_t
ends_before(const struct finder *f, size_t i, size_t from)
{
	const struct vk__raw *raw = &f->raws->raw[i];
	const char *text = f->folded->text;
	size_t at = i > from ? raw[-1].end : raw->beg;
	size_t tabs = 0, blanks = 0;

	if (i == from) /* behind the newline */
		while (at > 0 && (text[at - 1] == '\t' || text[at - 1] == ' '))
			at--;
	for (; at < raw->beg; at++) {
		tabs += text[at] == '\t';
		blanks++;
	}
	if (f->style == TAB)
		return tabs;
	return i > from && (tabs > 0 || blanks > 1);
}

static void
cut_before(struct cut *cut, size_t i, size_t next)
{
	if (cut->count <= CELLS_MOST)
		cut->cell[cut->count - 1].end = (uint32_t)i;
	if (++cut->count <= CELLS_MOST)
		cut->cell[cut->count - 1].beg = (uint32_t)next;
}

/* Where quotes that open a cell at token i close; i: none do. */
static size_t
skip_quotes(const struct finder *f, size_t i, size_t cell, size_t end)
{
	if (i != cell || !vk__sheet_sign(f, i, '"') || (f->style != COMMA && f->style != SEMICOLON))
		return i;
	for (size_t k = i + 1; k < end; k++)
		if (vk__sheet_sign(f, k, '"'))
			return k;
	return i;
}

/* The marks of bold type. */
static bool
is_bold(const struct finder *f, size_t i)
{
	return vk__sheet_sign(f, i, '*') || vk__sheet_sign(f, i, '_');
}

/* Signs around what a cell says: these, and quotes. */
static void
trim(const struct finder *f, struct vk__sheet_cell *cell)
{
	bool quoted = false;

	while (cell->beg < cell->end &&
	    (is_bold(f, cell->beg) || vk__sheet_sign(f, cell->beg, '"')))
		quoted |= vk__sheet_sign(f, cell->beg++, '"');
	while (cell->beg < cell->end && (is_bold(f, cell->end - 1) ||
	    (quoted && vk__sheet_sign(f, cell->end - 1, '"'))))
		quoted &= !vk__sheet_sign(f, --cell->end, '"'); /* 30" in quotes has one more */
}

void
vk__sheet_cut(const struct finder *f, size_t beg, size_t end, struct cut *cut)
{
	static const char signs[] = { [BAR] = '|', [SEMICOLON] = ';', [COMMA] = ',' };
	bool by_sign = f->style != TAB && f->style != BLANKS;

	if (f->outer && beg < end && vk__sheet_sign(f, beg, '|'))
		beg++;
	cut->count = 1;
	cut->cell[0].beg = (uint32_t)beg;
	for (size_t i = beg; i < end; i++) {
		if (!by_sign)
			for (size_t n = ends_before(f, i, beg); n > 0; n--)
				cut_before(cut, i, i);
		else if (vk__sheet_sign(f, i, signs[f->style]))
			cut_before(cut, i, i + 1);
		else if (cut->count <= CELLS_MOST)
			i = skip_quotes(f, i, cut->cell[cut->count - 1].beg, end);
	}
	if (cut->count <= CELLS_MOST)
		cut->cell[cut->count - 1].end = (uint32_t)end;
	else
		cut->count = CELLS_MOST;
	cut->told = cut->count - (f->outer && vk__sheet_sign(f, end - 1, '|'));
	cut->parted = cut->count > 1 || (f->style == TAB && end > beg &&
	    f->folded->text[f->raws->raw[end - 1].end] == '\t');
	for (size_t i = 0; i < cut->count; i++)
		trim(f, &cut->cell[i]);
	while (cut->count > 1 && cut->cell[cut->count - 1].beg >= cut->cell[cut->count - 1].end)
		cut->count--; /* nothing behind the last bar */
}

enum style
vk__sheet_style(const struct finder *f, size_t beg, size_t end)
{
	bool found[COMMA + 1] = { false };
	struct finder tabs = *f;

	tabs.style = TAB;
	for (size_t i = beg; i < end; i++) {
		const struct vk__raw *raw = &f->raws->raw[i];

		found[BAR] |= vk__sheet_sign(f, i, '|');
		found[SEMICOLON] |= vk__sheet_sign(f, i, ';');
		found[COMMA] |= vk__sheet_sign(f, i, ',');
		found[BLANKS] |= i > beg && raw->beg - raw[-1].end > 1;
		found[TAB] |= i > beg && ends_before(&tabs, i, beg) > 0;
	}
	for (enum style s = BAR; s <= COMMA; s++)
		if (found[s])
			return s;
	return NONE;
}

/* How far right a token stands in its line. */
static size_t
place_of(const struct finder *f, size_t i)
{
	size_t beg = f->raws->raw[i].beg;
	size_t at = beg;

	while (at > 0 && f->folded->text[at - 1] != '\n')
		at--;
	return beg - at;
}

bool
vk__sheet_place(const struct finder *f, struct cut *cut)
{
	const struct vk__sheet *s = f->sheet;
	struct cut placed = { .count = s->heads };
	size_t head = 0;
	size_t below = 0;

	if (cut->count >= s->heads)
		return true;
	for (size_t i = 0; i < cut->count; i++) {
		size_t place = place_of(f, cut->cell[i].beg);

		while (head < s->heads && place_of(f, s->head[head].beg) != place)
			head++;
		if (head < s->heads) {
			placed.cell[head++] = cut->cell[i];
			below++;
		}
	}
	if (below == cut->count) {
		*cut = placed;
		return true;
	}
	for (size_t i = 0; i < cut->count; i++)
		if (place_of(f, cut->cell[i].beg) >= place_of(f, s->head[i + 1].beg))
			return false;
	return true;
}

bool
vk__sheet_split(struct finder *f, size_t beg, size_t end)
{
	struct vk__raws *raws = f->raws;

	for (size_t i = beg; i < end; i++) {
		struct vk__raw *raw = &raws->raw[i];
		const char *text = f->folded->text + raw->beg;
		const char *comma = memchr(text, ',', raw->end - raw->beg);
		double value[2] = { 0, 0 };

		if (raw->kind != VK__RAW_NUMBER || comma == NULL)
			continue;
		if (raws->count + 2 > raws->cap || raw->end - raw->beg > 12)
			return false;
		memmove(raw + 3, raw + 1, (raws->count - i - 1) * sizeof(*raw));
		raws->count += 2;
		raws->bytes--;
		end += 2;
		for (const char *c = text; c < text + (raw->end - raw->beg); c++)
			if (c != comma)
				value[c > comma] = value[c > comma] * 10 + (*c - '0');
		raw[1] = raw[2] = raw[0];
		raw[0].end = raw[1].beg = raw[0].beg + (uint32_t)(comma - text);
		raw[1].end = raw[2].beg = raw[1].beg + 1;
		raw[1].kind = VK__RAW_SIGN;
		raw[1].sign = ',';
		raw[2].sign = comma[1];
		raw[1].glued = raw[2].glued = true;
		raw[0].decimal = raw[1].decimal = raw[2].decimal = false;
		raw[0].value = value[0];
		raw[1].value = 0;
		raw[2].value = value[1];
		i += 2;
	}
	return true;
}

bool
vk__sheet_commas(const struct finder *f, size_t beg)
{
	const struct vk__sheet *s = f->sheet;
	size_t want = vk__sheet_head(s, VK__SHEET_DURATION);
	bool quoted = false, digit = false, begins = true;
	size_t commas = 0;

	for (const char *c = f->folded->text + f->raws->raw[beg].beg; *c != '\n' && *c != '\0'; c++) {
		quoted ^= *c == '"' && (quoted || begins);
		begins = *c == ',' || (begins && *c == ' ');
		if (*c == ',' && !quoted)
			commas++;
		else if (commas == want)
			digit |= *c >= '0' && *c <= '9';
	}
	return digit && commas > 0 && (commas < s->heads ||
	    s->head[s->heads - 1].column == VK__SHEET_NOTES);
}

