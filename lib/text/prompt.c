/* SPDX-License-Identifier: MIT */
/*
 * Cues of intervals.icu's text: "- Settle in 33^Find your rhythm <!> 10m 70%".
 * All that stands before the sign is said to the rider, whatever it may mean
 * elsewhere, and becomes one piece; but what a heart rate, an effort or "all out"
 * is, which that text has no target for, is told there at the end, behind a dot.
 */
#include "../base/number.h"
#include "../record/timed.h"
#include "join.h"
#include "settle.h"

#include <string.h>

/* What only a cue can tell of a step. */
static bool
is_felt(const struct joiner *j, const struct vk__piece *p)
{
	return (p->kind == VK__P_TARGET && (p->unit == VK_UNIT_BPM || p->unit == VK_UNIT_RPE)) ||
	    (p->kind == VK__P_ZONE && p->value == j->terms->marks->all_out);
}

/* Where the words end, of those from first on; *felt is what comes behind the dot. */
static size_t
words_end(const struct joiner *j, size_t first, size_t *felt)
{
	const struct vk__piece *p = j->out->piece;
	size_t end = j->out->count;

	*felt = end;
	while (end > first && is_felt(j, &p[end - 1])) {
		if (end - 1 == first)
			return *felt = first;
		if (p[end - 2].kind != VK__P_COMMA)
			break;
		*felt = end - 1;
		end -= 2;
	}
	return *felt == j->out->count ? *felt : *felt - 1;
}

/* The first token of the words: behind the mark of the list, or "Press lap". */
static uint32_t
words_begin(const struct vk__pieces *out, size_t *first)
{
	const struct vk__piece *p = &out->piece[*first - 1];

	if (*first == out->count || out->piece[*first].kind != VK__P_OP ||
	    out->piece[*first].value != VK__OP_PRESS)
		return p->raw + p->raws + (uint32_t)p->a;
	p = &out->piece[(*first)++];
	return p->raw + p->raws;
}

void
vk__prompt_cut(struct joiner *j)
{
	struct vk__pieces *out = j->out;
	size_t line = out->count, end, felt, kept;
	uint32_t begin, stop = vk__j_ahead(j, 0)->raw;

	j->i++;
	while (line > 0 && out->piece[line - 1].kind != VK__P_LINE)
		line--;
	if (line == 0 || !out->piece[line - 1].bullet)
		return;
	begin = words_begin(out, &line);
	end = words_end(j, line, &felt);
	if (end < out->count)
		stop = out->piece[end].raw;
	for (size_t i = line; i < end; i++)
		out->words -= out->piece[i].kind == VK__P_UNKNOWN;
	kept = line + (stop > begin && end > line);
	if (kept > line)
		out->piece[line] = (struct vk__piece){ .kind = VK__P_NOTE,
			.value = VK__NOTE_PLAIN, .raw = begin, .raws = stop - begin };
	for (; felt < out->count; felt++)
		if (out->piece[felt].kind != VK__P_COMMA)
			out->piece[kept++] = out->piece[felt];
	out->count = kept;
}

/* "33^", "60^30 " at text: its length, 0 when it is none; the second number is
 * how long the cue is shown, when words come behind it. */
static size_t
read_time(const char *text, size_t len, uint32_t *seconds)
{
	size_t i = 0, shown;

	*seconds = 0;
	while (i < len && i < 5 && vk__is_digit(text[i]))
		*seconds = *seconds * 10 + (uint32_t)(text[i++] - '0');
	if (i == 0 || i == len || text[i] != '^')
		return 0;
	shown = ++i;
	while (shown < len && vk__is_digit(text[shown]))
		shown++;
	if (shown == len)
		return 0; /* "60^15" without words */
	if (shown > i && text[shown] == ' ')
		i = shown;
	while (i < len && text[i] == ' ')
		i++;
	return i;
}

/* Adds what is said from one time to the next. */
static void
add_saying(vk_buf *out, uint32_t seconds, const char *text, size_t len)
{
	while (len > 0 && text[len - 1] == ' ')
		len--;
	vk__timed_add(out, seconds, text, len);
}

void
vk__prompt_times(vk_buf *cue)
{
	vk_buf out = { 0 };
	uint32_t at = 0, next;
	size_t from = 0;

	if (cue->len == 0 || memchr(cue->data, '^', cue->len) == NULL)
		return;
	for (size_t i = 0; i < cue->len; i++) {
		size_t n = i == 0 || cue->data[i - 1] == ' ' ?
		    read_time(cue->data + i, cue->len - i, &next) : 0;

		if (n == 0)
			continue;
		add_saying(&out, at, cue->data + from, i - from);
		at = next;
		from = i + n;
		i = from - 1;
	}
	if (from > 0) {
		add_saying(&out, at, cue->data + from, cue->len - from);
		vk_buf_clear(cue);
		vk_buf_add(cue, vk_buf_text(&out), out.len);
	}
	cue->failed |= out.failed;
	vk_buf_free(&out);
}
