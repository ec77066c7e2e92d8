/* SPDX-License-Identifier: MIT */
/*
 * Names as coaches write them: "5 × 3 min à 95 %". The part that asks most of
 * the rider names the session.
 */
#include "title.h"

#include <string.h>

#include "../base/put.h"
#include "../base/utf8.h"

static double
seconds_of(const vk_workout *w, uint32_t at, unsigned depth)
{
	const vk_step *s = &w->node[at];
	double sum = 0;

	if (s->reps == 0)
		return s->duration;
	if (depth > VK_WORKOUT_DEPTH + 1)
		return 0;
	for (uint32_t c = s->child; c != 0; c = w->node[c].next)
		sum += seconds_of(w, c, depth + 1);
	return sum * s->reps;
}

static bool
is_effort(const vk_step *s)
{
	return !s->warmup && !s->cooldown && s->intensity != VK_INTENSITY_RECOVERY;
}

static void
add_duration(vk_buf *out, uint32_t seconds)
{
	uint32_t h = seconds / 3600, m = seconds / 60 % 60, s = seconds % 60;

	if (h > 0) {
		vk_buf_add_uint(out, h);
		VK__PUT(out, " h");
		if (m > 0) {
			vk__put_char(out, ' ');
			vk_buf_add_uint(out, m);
		}
		return;
	}
	if (m > 0) {
		vk_buf_add_uint(out, m);
		VK__PUT(out, " min");
	}
	if (s > 0) {
		if (m > 0)
			vk__put_char(out, ' ');
		vk_buf_add_uint(out, s);
		VK__PUT(out, " s");
	}
}

/* Words in English and French. */
static const struct vk__word percent[] = { VK__WORD("%"), VK__WORD(" %") };
static const struct vk__word percent_pma[] = { VK__WORD("% MAP"), VK__WORD(" % PMA") };
static const struct vk__word at_target[] = { VK__WORD(" at "), VK__WORD(" à ") };
static const struct vk__word in_zone[] = { VK__WORD(" in Z"), VK__WORD(" en Z") };
static const struct vk__word open_step[] = { VK__WORD("open"), VK__WORD("libre") };
static const struct vk__word all_out[] = { VK__WORD(" all out"), VK__WORD(" à fond") };
static const struct vk__word cadence[] = { VK__WORD(" rpm"), VK__WORD(" tr/min") };

static void
add_unit(vk_unit unit, bool fr, vk_buf *out)
{
	switch (unit) {
	case VK_UNIT_PCT_FTP:
		vk__put_word(out, &percent[fr]);
		break;
	case VK_UNIT_PCT_PMA:
		vk__put_word(out, &percent_pma[fr]);
		break;
	case VK_UNIT_WATT:
		VK__PUT(out, " W");
		break;
	case VK_UNIT_WATT_KG:
		VK__PUT(out, " W/kg");
		break;
	default:
		break;
	}
}

static void
add_target(const vk_target *t, bool fr, bool ramp, vk_buf *out)
{
	bool zone = t->unit == VK_UNIT_POWER_ZONE;

	if (t->unit == VK_UNIT_NONE)
		return;
	vk__put_word(out, zone ? &in_zone[fr] : &at_target[fr]);
	vk_buf_add_fixed(out, t->start, 1);
	if (t->end != t->start) {
		if (ramp)
			VK__PUT(out, " → ");
		else
			vk__put(out, "-Z", zone ? 2 : 1);
		vk_buf_add_fixed(out, t->end, 1);
	}
	add_unit(t->unit, fr, out);
}

static void
add_step(const vk_step *s, bool fr, vk_buf *out)
{
	if (s->duration > 0)
		add_duration(out, s->duration);
	else if (s->distance >= 1000) {
		vk_buf_add_fixed(out, s->distance / 1000, 2);
		VK__PUT(out, " km");
	} else if (s->distance > 0) {
		vk_buf_add_fixed(out, s->distance, 0);
		VK__PUT(out, " m");
	} else {
		vk__put_word(out, &open_step[fr]);
	}
	if (s->maxeffort)
		vk__put_word(out, &all_out[fr]);
	add_target(&s->power, fr, s->ramp, out);
	if (s->power.unit == VK_UNIT_NONE && s->cadence.unit != VK_UNIT_NONE) {
		vk__put_char(out, ' ');
		vk_buf_add_fixed(out, s->cadence.start, 0);
		vk__put_word(out, &cadence[fr]);
	}
}

static bool
same_part(const vk_step *a, const vk_step *b)
{
	return a->reps == b->reps && a->duration == b->duration &&
	    a->distance == b->distance && a->intensity == b->intensity &&
	    a->power.unit == b->power.unit && a->power.start == b->power.start;
}

/* Without its last recovery "5 × (A, R)" is written "4 × (A, R), A". */
static uint32_t
whole_reps(const vk_workout *w, uint32_t group)
{
	const vk_step *g = &w->node[group];
	const vk_step *last = &w->node[g->last];
	uint32_t a = g->child;
	uint32_t b = g->next;

	if (last->reps > 0 || last->intensity != VK_INTENSITY_RECOVERY || a == g->last)
		return g->reps;
	for (; a != g->last; a = w->node[a].next, b = w->node[b].next)
		if (b == 0 || !same_part(&w->node[a], &w->node[b]))
			return g->reps;
	return g->reps + 1;
}

/* "5 × 3 min à 95 %"; a list of efforts is cut after three. */
static void
add_group(const vk_workout *w, uint32_t at, bool fr, vk_buf *out)
{
	unsigned efforts = 0;
	unsigned depth = 0;

	while (depth++ < VK_WORKOUT_DEPTH) {
		uint32_t inner = 0;
		vk_buf_add_uint(out, whole_reps(w, at));
		VK__PUT(out, " × ");
		for (uint32_t c = w->node[at].child; c != 0; c = w->node[c].next)
			if (w->node[c].reps > 0 && inner == 0)
				inner = c;
		if (inner == 0)
			break;
		at = inner;
	}
	for (uint32_t c = w->node[at].child; c != 0; c = w->node[c].next) {
		if (w->node[c].reps > 0 || !is_effort(&w->node[c]))
			continue;
		if (efforts == 3) {
			VK__PUT(out, " …");
			break;
		}
		if (efforts++ > 0)
			VK__PUT(out, " + ");
		add_step(&w->node[c], fr, out);
	}
}

/* Whether two parts are the same: "20 min, recovery, 20 min". */
static bool
same_tree(const vk_workout *w, uint32_t a, uint32_t b)
{
	uint32_t x = w->node[a].child;
	uint32_t y = w->node[b].child;

	if (!same_part(&w->node[a], &w->node[b]))
		return false;
	for (; x != 0 && y != 0; x = w->node[x].next, y = w->node[y].next)
		if (!same_part(&w->node[x], &w->node[y]))
			return false;
	return x == y;
}

/* How often a part comes with only recoveries between. */
static unsigned
run_of(const vk_workout *w, uint32_t part)
{
	unsigned count = 1;
	uint32_t at = w->node[part].next;

	while (at != 0 && w->node[at].intensity == VK_INTENSITY_RECOVERY &&
	    w->node[at].next != 0 && same_tree(w, part, w->node[at].next)) {
		count++;
		at = w->node[w->node[at].next].next;
	}
	return count;
}

void
vk__name_write(const vk_workout *w, const char *lang, vk_buf *out)
{
	bool fr = strcmp(lang, "fr") == 0;
	uint32_t best = 0;
	unsigned times = 1;
	double most = -1;

	for (uint32_t c = w->node[0].child; c != 0; c = w->node[c].next) {
		const vk_step *s = &w->node[c];
		unsigned run = run_of(w, c);
		/* a repetition is the point of a session, however short */
		double weight = seconds_of(w, c, 0) * run * (s->reps > 0 || run > 1 ? 20 : 1);
		if ((s->reps > 0 || is_effort(s)) && weight > most) {
			most = weight;
			best = c;
			times = run;
		}
	}
	if (best == 0 && w->node[0].child != 0)
		best = w->node[0].child;
	if (best == 0) {
		vk_buf_add_text(out, fr ? "Séance" : "Workout");
		return;
	}
	if (times > 1) {
		vk_buf_add_uint(out, times);
		vk_buf_add_text(out, " × ");
	}
	if (w->node[best].reps > 0)
		add_group(w, best, fr, out);
	else
		add_step(&w->node[best], fr, out);
}

void
vk__name_title(const char *text, size_t len, vk_buf *out)
{
	size_t chars = 0;
	size_t from = 0;
	size_t i = 0;

	for (; i < len && chars < VK__NAME_CHARS; chars++) {
		unsigned char c = (unsigned char)text[i];
		uint32_t code;
		size_t n = c < 0x80 ? 1 : vk__utf8_decode(text + i, len - i, &code);

		if (n == 0 || c == '\n' || c == '\r')
			break;
		if (c < 0x20 || c == 0x7f) {
			vk__put(out, text + from, i - from);
			from = i + 1;
		}
		i += n;
	}
	vk__put(out, text + from, i - from);
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->len--;
}
