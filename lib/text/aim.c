/* SPDX-License-Identifier: MIT */
/*
 * What a step aims at, made final: words of intensity and of cadence become the
 * ranges they stand for, a rise whose beginning is not told gets one, and each
 * such thing is listed as assumed. Targets that no rider can have are taken out
 * with a doubt.
 */
#include "settle.h"

#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "../record/workout.h"

/* Where a warm-up begins that is only told to rise to something, in % FTP; of
 * watts, half of them. */
enum { RISE_FROM = 50 };

static void
number_text(char out[VK__NUMBER_SIZE], double value)
{
	out[vk__fixed_write(out, value, 1)] = '\0';
}

/* Lists "seuil : 91-105 % FTP" once for each intensity. */
static void
assume_zone(struct vk__settle *s, const struct vk__node *n, const vk_target *t)
{
	char range[2 * VK__NUMBER_SIZE + 16];
	char a[VK__NUMBER_SIZE], b[VK__NUMBER_SIZE];
	char word[48];
	const char *source;
	size_t len;
	unsigned bit = (n->zone - 1u) & 63u;

	if (n->zone == 0 || (s->said >> bit & 1u) != 0)
		return;
	s->said |= (uint64_t)1 << bit;
	source = vk__settle_source(s, n->zone_piece, n->zone_piece + 1, &len);
	if (len >= sizeof(word))
		len = vk__utf8_cut(source, len, sizeof(word) - 1);
	memcpy(word, source, len);
	word[len] = '\0';
	number_text(a, t->start);
	number_text(b, t->end);
	memcpy(range, a, strlen(a) + 1);
	strncat(range, "-", 2);
	strncat(range, b, sizeof(range) - strlen(range) - 1);
	strncat(range, t->unit == VK_UNIT_PCT_PMA ? " % PMA" : t->unit == VK_UNIT_RPM ?
	    " rpm" : " % FTP", sizeof(range) - strlen(range) - 1);
	vk__assume(s, "parse-zone", word, range);
}

static void
set_zone(struct vk__settle *s, const struct vk__node *n, vk_step *step)
{
	const struct vk__zone *z, *z2;

	if (n->zone == 0 || step->power.unit != VK_UNIT_NONE || n->maxeffort)
		return;
	z = vk__lexicon_zone(s->g->lexicon, (size_t)(n->zone - 1));
	z2 = n->zone2 == 0 ? NULL : vk__lexicon_zone(s->g->lexicon, (size_t)(n->zone2 - 1));
	if (z == NULL || z->unit == VK_UNIT_NONE)
		return;
	step->power = (vk_target){ z->unit, z->from, z2 == NULL ? z->to : z2->to };
	assume_zone(s, n, &step->power);
}

static void
set_cadence(struct vk__settle *s, const struct vk__node *n, vk_step *step)
{
	char a[VK__NUMBER_SIZE], b[VK__NUMBER_SIZE];

	step->cadence = n->cadence;
	if (n->cadence.unit == VK_UNIT_NONE || n->cadence.start > 0)
		return;
	/* negative: from a word, not a number */
	step->cadence.start = -n->cadence.start;
	step->cadence.end = -n->cadence.end;
	if (s->said >> 63 == 0) {
		s->said |= (uint64_t)1 << 63;
		number_text(a, step->cadence.start);
		number_text(b, step->cadence.end);
		vk__assume(s, "parse-cadence", a, b);
	}
}

/* What a rider's meter can show at all; effort may be told on Borg's 6 to 20. */
static bool
is_possible(const vk_target *t)
{
	static const double bounds[VK_UNIT_COUNT][2] = {
		[VK_UNIT_PCT_FTP] = { 10, 500 },
		[VK_UNIT_WATT] = { 10, 3000 }, [VK_UNIT_WATT_KG] = { 0.2, 30 },
		[VK_UNIT_POWER_ZONE] = { 1, 7 }, [VK_UNIT_PCT_PMA] = { 10, 400 },
		[VK_UNIT_PCT_HR] = { 30, 105 }, [VK_UNIT_PCT_LTHR] = { 30, 130 },
		[VK_UNIT_BPM] = { 40, 230 }, [VK_UNIT_HR_ZONE] = { 1, 7 },
		[VK_UNIT_RPM] = { 20, 250 }, [VK_UNIT_RPE] = { 0, 20 } };

	return t->start >= bounds[t->unit][0] && t->start <= bounds[t->unit][1] &&
	    t->end >= bounds[t->unit][0] && t->end <= bounds[t->unit][1];
}

static inline void
keep_possible(struct vk__settle *s, vk_target *t)
{
	if (t->unit == VK_UNIT_NONE || is_possible(t))
		return;
	vk__g_doubt(s->g, VK__DOUBT_CONTRADICTION);
	t->unit = VK_UNIT_NONE;
	t->start = t->end = 0;
}

/* "20 min Z1. RPE 7/10.": how hard all of it was to be, and no target of an easy step. */
static void
drop_rating(const struct vk__node *n, vk_step *step)
{
	enum { HARD = 6, EASY = 65 };
	const vk_target *t = &step->power;

	if (step->rpe.unit != VK_UNIT_RPE || step->rpe.start < HARD || step->rpe.end > 10)
		return;
	if ((n->easy && t->unit == VK_UNIT_NONE) ||
	    (t->unit == VK_UNIT_POWER_ZONE && t->end <= 2) ||
	    (t->unit == VK_UNIT_PCT_FTP && t->end <= EASY))
		step->rpe = (vk_target){ 0 };
}

enum { WATTS_LEAST = 30 };

/* "1 min max every 5 min, zone 2 in between": the zone is not of the sprint. */
static void
check_sprint(struct vk__settle *s, const struct vk__node *n, const vk_target *t)
{
	if (t->unit == VK_UNIT_WATT && fmax(t->start, t->end) < WATTS_LEAST)
		vk__g_doubt(s->g, VK__DOUBT_CONTRADICTION); /* "10 W below threshold" */
	if (n->maxeffort && ((t->unit == VK_UNIT_POWER_ZONE && t->end <= 3) ||
	    (t->unit == VK_UNIT_PCT_FTP && t->end <= 85)))
		vk__g_doubt(s->g, VK__DOUBT_TARGET_PLACE);
}

/* "descente cool": the road goes down, not the power. */
static bool
is_plain_easy(const struct vk__node *n)
{
	return n->easy && n->power.unit == VK_UNIT_NONE && !vk__node_edge(n);
}

/* What a rise comes to, and where one that is a warm-up begins. False: it does not
 * come to one value. */
static bool
read_rise(const struct vk__node *n, const vk_target *t, double *from, double *to)
{
	bool word = n->zone != 0 && n->power.unit == VK_UNIT_NONE;

	if (word ? !n->rises || n->zone2 != 0 : t->start != t->end)
		return false;
	*to = word ? round((t->start + t->end) / 2) : t->end;
	switch (t->unit) {
	case VK_UNIT_PCT_FTP:
		*from = RISE_FROM;
		return true;
	case VK_UNIT_WATT:
		*from = round(*to / 2);
		return true;
	case VK_UNIT_WATT_KG:
		*from = round(*to * 5) / 10;
		return true;
	case VK_UNIT_POWER_ZONE:
		*from = 1;
		return true;
	default:
		return false;
	}
}

static void
assume_rise(struct vk__settle *s, vk_unit unit, double from, double to)
{
	char text[2][VK__NUMBER_SIZE + sizeof " % FTP"];
	const double value[2] = { from, to };

	for (size_t i = 0; i < 2; i++) {
		text[i][0] = 'Z';
		number_text(text[i] + (unit == VK_UNIT_POWER_ZONE), value[i]);
		strncat(text[i], unit == VK_UNIT_PCT_FTP ? " % FTP" :
		    unit == VK_UNIT_WATT ? " W" : unit == VK_UNIT_WATT_KG ? " W/kg" : "",
		    sizeof text[i] - strlen(text[i]) - 1);
	}
	vk__assume(s, "parse-rise", text[1], text[0]);
}

/* "Échauffement progressif jusqu'à 75 %": a warm-up begins low; what else rises
 * from nowhere is held back. */
static void
set_rise(struct vk__settle *s, const struct vk__node *n, vk_step *step)
{
	double from, to;

	if (!step->warmup) {
		if (n->rises && n->ramp && !step->cooldown)
			vk__g_doubt(s->g, VK__DOUBT_TARGET_PLACE);
	} else if (read_rise(n, &step->power, &from, &to) && from < to) {
		step->power.start = from;
		step->power.end = to;
		assume_rise(s, step->power.unit, from, to);
	}
}

/* "Retour au calme progressif en endurance": it goes down through the zone. */
static void
set_fall(const struct vk__node *n, vk_step *step)
{
	const vk_target t = step->power;

	if (step->cooldown && n->zone != 0 && n->power.unit == VK_UNIT_NONE && t.start < t.end)
		step->power = (vk_target){ t.unit, t.end, t.start };
}

void
vk__settle_aim(struct vk__settle *s, const struct vk__node *n, vk_step *step)
{
	set_zone(s, n, step);
	set_cadence(s, n, step);
	keep_possible(s, &step->power);
	check_sprint(s, n, &step->power);
	if (vk__step_targets_more(step)) {
		drop_rating(n, step);
		keep_possible(s, &step->hr);
		keep_possible(s, &step->rpe);
		keep_possible(s, &step->cadence);
	}
	if (is_plain_easy(n))
		return;
	if (n->ramp || n->rises) {
		set_rise(s, n, step);
		set_fall(n, step);
		step->ramp = step->power.unit != VK_UNIT_NONE &&
		    step->power.start != step->power.end &&
		    step->power.unit != VK_UNIT_POWER_ZONE;
	} else if (step->power.start > step->power.end) {
		step->power = (vk_target){ step->power.unit, step->power.end,
			step->power.start }; /* "entre 96 et 94 %" */
	}
}
