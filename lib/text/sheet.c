/* SPDX-License-Identifier: MIT */
/*
 * Finds a table in a text and cuts it into cells:
 *
 *     | Bloc  | Durée | % FTP |        Segment,Minutes,%FTP
 *     |-------|-------|-------|        Warm-up,15,60
 *     | Tempo | 12'   | 85    |        Threshold,12,98
 *
 * Promises that prose with bars, commas or wide blanks is none: the first row
 * must have nothing but heads, one of them of a duration, and the row below a
 * number under that. Owns the order of the tokens: those of a row are put in
 * that in which prose would tell them, for the time of the reading.
 */
#include "sheet_cut.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_TOKENS = 400, LENGTH_TOKENS = 4 };

static bool
is_line(const struct finder *f, size_t i)
{
	return i >= f->raws->count || f->raws->raw[i].kind == VK__RAW_LINE;
}

static size_t
line_end(const struct finder *f, size_t i)
{
	while (!is_line(f, i))
		i++;
	return i;
}

/* Whether all cells of the line are heads, and none like another. */
static bool
read_heads(struct finder *f, size_t beg, size_t end)
{
	struct vk__sheet *s = f->sheet;
	bool seen[VK__SHEET_COLUMNS] = { false };
	struct cut cut;

	f->outer = f->style == BAR && vk__sheet_sign(f, beg, '|');
	vk__sheet_cut(f, beg, end, &cut);
	if (cut.count < 2 || cut.count > VK__SHEET_COLUMNS)
		return false;
	for (size_t i = 0; i < cut.count; i++) {
		struct vk__sheet_head *head = &s->head[i];

		*head = (struct vk__sheet_head){ .beg = cut.cell[i].beg, .end = cut.cell[i].end };
		if (!vk__sheet_head_read(f, head) || seen[head->column])
			return false;
		seen[head->column] = true;
	}
	s->heads = cut.count;
	return seen[VK__SHEET_DURATION];
}

/* "|---|:--:|", "+----+----+" */
static bool
is_rule(const struct finder *f, size_t beg, size_t end)
{
	for (size_t i = beg; i < end; i++)
		if (f->raws->raw[i].kind != VK__RAW_SIGN ||
		    strchr("|-+:=_", f->raws->raw[i].sign) == NULL)
			return false;
	return end > beg + 2;
}

/* Whether what parts the cells is what prose has, too. */
static bool
is_prosy(const struct finder *f)
{
	return f->style == COMMA || f->style == BLANKS;
}

/* The duration of a row: nothing, a number first, or words. Where it may be prose,
 * not much may stand behind the number. */
enum duration { EMPTY, LENGTH, WORDS };

static enum duration
duration_of(const struct finder *f, const struct cut *cut)
{
	size_t i = vk__sheet_head(f->sheet, VK__SHEET_DURATION);
	const struct vk__sheet_cell *cell = &cut->cell[i];

	if (i >= cut->count || cell->beg >= cell->end)
		return EMPTY;
	return (!is_prosy(f) || cell->end - cell->beg <= LENGTH_TOKENS) &&
	    (f->raws->raw[cell->beg].kind == VK__RAW_NUMBER ||
	    f->raws->raw[cell->beg].kind == VK__RAW_CLOCK) ? LENGTH : WORDS;
}

/* Whether a line with this duration goes on with the table. */
static bool
goes_on(const struct finder *f, enum duration told, bool begun)
{
	return told == LENGTH || (!is_prosy(f) && (begun || told == EMPTY));
}

/* Puts the tokens of a row in the order of its columns, and what stands between
 * them behind. */
static void
order_row(const struct finder *f, struct vk__sheet_row *row)
{
	struct vk__raw kept[ROW_TOKENS];
	bool taken[ROW_TOKENS] = { false };
	struct vk__raw *raw = f->raws->raw;
	size_t beg = row->line + 1;
	size_t at = beg;

	memcpy(kept, raw + beg, (row->end - beg) * sizeof(*raw));
	for (size_t c = 0; c < VK__SHEET_COLUMNS; c++) {
		struct vk__sheet_cell *cell = &row->cell[c];
		size_t from = cell->beg, to = cell->end;

		cell->beg = (uint32_t)at;
		for (size_t i = from; i < to; i++) {
			raw[at] = kept[i - beg];
			raw[at++].glued &= i > from;
			taken[i - beg] = true;
		}
		cell->end = (uint32_t)at;
	}
	for (size_t i = beg; i < row->end; i++)
		if (!taken[i - beg])
			raw[at++] = kept[i - beg];
}

static bool
make_room(struct vk__sheet *s)
{
	size_t cap = s->cap == 0 ? 16 : 2 * s->cap;
	struct vk__sheet_row *row;

	if (s->rows < s->cap)
		return true;
	row = realloc(s->row, cap * sizeof(*row));
	if (row == NULL)
		return false;
	s->row = row;
	s->cap = cap;
	return true;
}

/*
 * Whether it is not told which heads the cells of a row stand below: when there
 * are more of them, or when some are missing at the end that all of them may be
 * shifted by. A row of a table with bars around has a cell for each head, and
 * without its duration or power no other row tells what it is.
 */
static bool
is_uneven(const struct finder *f, struct cut *cut)
{
	const struct vk__sheet *s = f->sheet;

	if (cut->count > s->heads)
		return true;
	if (f->style == BLANKS)
		return !vk__sheet_place(f, cut);
	if (cut->told >= s->heads)
		return false;
	for (size_t i = cut->told; i < s->heads; i++)
		if (s->head[i].column <= VK__SHEET_POWER)
			return true;
	return f->outer;
}

/* Takes the cells of a line for those of a row. */
static void
add_row(struct finder *f, struct cut *cut, size_t line, size_t end)
{
	struct vk__sheet *s = f->sheet;
	struct vk__sheet_row *row = &s->row[s->rows++];

	*row = (struct vk__sheet_row){ .line = (uint32_t)line, .end = (uint32_t)end };
	if (cut->count > s->heads && s->head[s->heads - 1].column == VK__SHEET_NOTES) {
		cut->cell[s->heads - 1].end = cut->cell[cut->count - 1].end;
		cut->count = s->heads;
	}
	row->uneven = is_uneven(f, cut);
	for (size_t i = 0; i < cut->count && i < s->heads; i++)
		row->cell[s->head[i].column] = cut->cell[i];
}

/* Reads the rows below the heads, from the end of their line on. */
static vk_status
read_rows(struct finder *f, size_t line)
{
	struct vk__sheet *s = f->sheet;
	bool begun = false; /* a row has a length */

	s->rows = 0;
	s->body = s->end = line;
	while (line + 1 < f->raws->count) {
		size_t end = line_end(f, line + 1);
		enum duration told;
		struct cut cut;

		if (is_rule(f, line + 1, end)) {
			line = s->end = end;
			continue;
		}
		if (f->style == COMMA && (!vk__sheet_commas(f, line + 1) ||
		    !vk__sheet_split(f, line + 1, end)))
			break;
		end = line_end(f, line + 1);
		vk__sheet_cut(f, line + 1, end, &cut);
		told = duration_of(f, &cut);
		if (!cut.parted || end - line > ROW_TOKENS || !goes_on(f, told, begun))
			break;
		begun |= told == LENGTH;
		if (!make_room(s))
			return VK_ENOMEM;
		add_row(f, &cut, line, end);
		line = s->end = end;
	}
	if (!begun)
		s->rows = 0;
	for (size_t i = 0; i < s->rows; i++)
		if (!s->row[i].uneven)
			order_row(f, &s->row[i]);
	return VK_OK;
}

/* Whether no number stands in the line, and something that may part cells. */
static bool
may_be_heads(const struct finder *f, size_t beg, size_t end)
{
	for (size_t i = beg; i < end; i++)
		if (f->raws->raw[i].kind == VK__RAW_NUMBER || f->raws->raw[i].kind == VK__RAW_CLOCK)
			return false;
	return end > beg + 1 && end - beg < ROW_TOKENS && end < f->raws->count;
}

vk_status
vk__sheet_find(struct vk__sheet *s, struct vk__raws *raws, const struct vk__folded *folded,
    const vk__lexicon *lexicon)
{
	struct finder f = { .sheet = s, .raws = raws, .folded = folded, .lexicon = lexicon };
	size_t beg = 0;

	s->doubts = 0;
	while (beg < raws->count) {
		size_t end = line_end(&f, beg);

		if (may_be_heads(&f, beg, end)) {
			f.style = vk__sheet_style(&f, beg, end);
			if (f.style != NONE && read_heads(&f, beg, end)) {
				vk_status status = read_rows(&f, end);

				s->beg = beg - (beg > 0);
				if (status != VK_OK || s->rows > 0)
					return status;
			}
		}
		beg = end + 1;
	}
	s->heads = s->rows = 0;
	return VK_OK;
}

/* Puts the tokens from beg up to end in the order of the text. */
static void
sort(struct vk__raw *raw, uint8_t *fate, size_t beg, size_t end)
{
	for (size_t i = beg + 1; i < end; i++) {
		struct vk__raw moved = raw[i];
		uint8_t its = fate[i];
		size_t k = i;

		for (; k > beg && raw[k - 1].beg > moved.beg; k--) {
			raw[k] = raw[k - 1];
			fate[k] = fate[k - 1];
		}
		raw[k] = moved;
		fate[k] = its;
	}
}

void
vk__sheet_restore(const struct vk__sheet *s, struct vk__raws *raws, struct vk__terms *terms)
{
	uint32_t at[sizeof(terms->correction) / sizeof(*terms->correction)] = { 0 };

	for (size_t i = 0; i < terms->corrections; i++)
		at[i] = raws->raw[terms->correction[i].raw].beg;
	for (size_t i = 0; i < s->rows; i++)
		sort(raws->raw, terms->fate, s->row[i].line, s->row[i].end);
	for (size_t i = 0; i < terms->corrections; i++)
		for (size_t k = s->body; k < s->end; k++)
			if (raws->raw[k].beg == at[i] && raws->raw[k].end > at[i])
				terms->correction[i].raw = (uint32_t)k;
}

void
vk__sheet_free(struct vk__sheet *s)
{
	free(s->row);
	*s = (struct vk__sheet){ 0 };
}
