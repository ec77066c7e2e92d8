/* SPDX-License-Identifier: MIT */
/*
 * The rows of a table to terms, each the line of a list that prose would tell:
 * "- récup 4' 50% 85 rpm". Promises that a row which holds a cell that does not
 * fit its column is left unread as a whole, and counted.
 */
#include "sheet_row.h"

/* Signs that only part what stands beside them. */
static void
fill_signs(struct vk__sheet_reader *s, size_t beg, size_t end)
{
	for (size_t i = beg; i < end; i++)
		if (s->r->raw[i].kind >= VK__RAW_SIGN && s->r->out->fate[i] == VK__FATE_UNREAD)
			s->r->out->fate[i] = VK__FATE_FILL;
}

/* The end of the line before, with a list mark that the row does not have. */
static void
add_line(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	const struct vk__raw *raw = s->r->raw;
	bool first = s->row == s->sheet->row;
	const struct vk__raw *before = &raw[s->sheet->beg];

	s->begin = out->count;
	s->r->skipped = 0;
	s->r->during = false;
	out->term[out->count++] = (struct vk__term){ .kind = VK__TERM_LINE, .raw = s->row->line,
		.raws = 1, .bullet = true, .glued = raw[s->row->line].glued,
		.lines = first && before->kind == VK__RAW_LINE ? before->lines : 1 };
	vk__reader_fate(s->r, s->row->line, 1, VK__FATE_FILL);
}

/* A recovery behind each repetition. */
static bool
read_rest(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t from = out->count;
	size_t end = from + 2;

	if (!vk__sheet_filled(s, VK__SHEET_REST))
		return true;
	vk__sheet_add(s, &(struct vk__term){ .kind = VK__TERM_SIGN, .sign = ',' });
	vk__sheet_add_word(s, VK__CLASS_ROLE, VK__ROLE_RECOVERY);
	if (!vk__sheet_rest(s))
		return false;
	if (out->count == end)
		out->count = from; /* none, in numbers */
	return !(s->recovery && out->count > from);
}

/* A total, or the name of the lines below: whatever else it has is unread. */
static bool
read_other(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;

	if (s->total) {
		vk__sheet_add(s, &(struct vk__term){ .kind = VK__TERM_SIGN, .sign = ':' });
		return vk__sheet_duration(s);
	}
	for (size_t c = VK__SHEET_REPS; c < VK__SHEET_COLUMNS; c++)
		if (vk__sheet_filled(s, (enum vk__sheet_column)c))
			return false;
	out->count = s->begin + 1;
	return s->heading;
}

/* Which repetitions a recovery on the next row belongs to is not told: nor
 * whether two rows are ridden in turns. */
static void
weigh_reps(struct vk__sheet_reader *s)
{
	bool again = s->reps_before > 1 && (s->recovery || s->reps == s->reps_before);

	s->counted += s->reps == (double)(s->row - s->sheet->row + 1);
	s->sheet->doubts += again || (s->recovery && s->reps > 1);
	s->reps_before = vk__sheet_filled(s, VK__SHEET_REST) ? 0 : s->reps;
}

static bool
read_cells(struct vk__sheet_reader *s)
{
	bool fits;

	s->total = s->role = s->recovery = s->heading = s->minutes = false;
	s->reps = 1;
	if (s->row->uneven || !vk__sheet_number(s) || !vk__sheet_name(s))
		return false;
	if (s->total || !vk__sheet_filled(s, VK__SHEET_DURATION))
		return read_other(s);
	fits = vk__sheet_reps(s) && vk__sheet_duration(s) &&
	    vk__sheet_target(s, VK__SHEET_POWER) && vk__sheet_target(s, VK__SHEET_CADENCE) &&
	    vk__sheet_target(s, VK__SHEET_HR) && vk__sheet_target(s, VK__SHEET_RPE) &&
	    vk__sheet_zone(s) && vk__sheet_notes(s) && read_rest(s);
	if (!fits)
		return false;
	weigh_reps(s);
	s->unsure |= s->minutes;
	s->sure |= s->minutes && s->role && !s->recovery;
	return true;
}

static void
read_row(struct vk__sheet_reader *s)
{
	struct vk__terms *out = s->r->out;
	size_t corrections = out->corrections;
	size_t beg = s->row->line + 1; /* a row has a token at least */

	add_line(s);
	if (!read_cells(s)) {
		out->count = s->begin + 1;
		out->corrections = corrections;
		vk__reader_fate(s->r, beg, s->row->end - beg, VK__FATE_UNREAD);
		s->sheet->doubts++;
	}
	fill_signs(s, s->row->line, s->row->end);
}

size_t
vk__sheet_read(struct reader *r, struct vk__sheet *sheet)
{
	struct vk__sheet_reader s = { .r = r, .sheet = sheet };

	for (size_t i = 0; i < sheet->heads; i++) {
		const struct vk__sheet_head *head = &sheet->head[i];

		r->out->fr += head->fr;
		r->out->en += head->en;
		vk__reader_fate(r, head->beg, head->end - head->beg, VK__FATE_READ);
	}
	fill_signs(&s, sheet->beg, sheet->end);
	for (size_t i = 0; i < sheet->rows; i++) {
		s.row = &sheet->row[i];
		read_row(&s);
	}
	sheet->doubts += s.names > 0 && s.strange == s.names; /* of riders? */
	sheet->doubts += sheet->rows > 1 && s.counted == sheet->rows; /* "Rep: 1, 2, 3" */
	sheet->doubts += s.unsure && !s.sure; /* "30" may be seconds */
	return sheet->end;
}
