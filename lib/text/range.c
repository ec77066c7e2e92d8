/* SPDX-License-Identifier: MIT */
/*
 * Two numbers that belong together: ranges, pairs of effort and recovery, and
 * efforts on a scale of ten.
 */
#include "join.h"

#define REST_SHARE 0.7 /* of the effort: no more is a rest */

enum { BUILDER_PIECES = 32 }; /* no step of intervals.icu's text has more */

bool
vk__range_is_score(const struct joiner *j, const struct vk__quantity *q,
    const struct vk__quantity *next)
{
	/* "8/10": ten is the scale, unless repetitions stand before it. */
	return q->measure == VK__M_BARE && next->measure == VK__M_BARE &&
	    next->value == 10 && q->value <= 10 && !vk__j_last_is(j, VK__P_COUNT);
}

bool
vk__range_score(struct joiner *j, const struct vk__quantity *q, const struct vk__quantity *next)
{
	struct vk__quantity a, b;
	size_t used;
	enum vk__join join = vk__j_sign(j, next->end, &used);
	double to = q->value;
	size_t end = next->end;

	if ((join == VK__JOIN_TO || join == VK__JOIN_DASH) &&
	    vk__quantity_read(j->terms, end + used, &a) &&
	    vk__term_is(vk__j_term(j, a.end), '/') &&
	    vk__quantity_read(j->terms, a.end + 1, &b) && vk__range_is_score(j, &a, &b)) {
		to = a.value;
		end = b.end;
	} else {
		join = VK__JOIN_NONE;
	}
	if (vk__term_has(vk__j_term(j, end), VK__CLASS_REF, VK__REF_RPE))
		end++;
	vk__j_target(j, VK_UNIT_RPE, q->value, to, join, end);
	return true;
}

/* "/10" behind "7-8": where it ends; the same when it is not there. */
size_t
vk__range_ten(const struct joiner *j, size_t i)
{
	struct vk__quantity ten;

	return vk__term_is(vk__j_term(j, i), '/') &&
	    vk__quantity_read(j->terms, i + 1, &ten) && ten.measure == VK__M_BARE &&
	    ten.value == 10 ? ten.end : i;
}

/* "7-8/10": how hard it feels. */
bool
vk__range_effort(struct joiner *j, const struct vk__quantity *q, enum vk__join join,
    const struct vk__quantity *next)
{
	size_t end = vk__range_ten(j, next->end);

	if ((join != VK__JOIN_DASH && join != VK__JOIN_TO &&
	    !(join == VK__JOIN_AND && j->next.between)) || end == next->end ||
	    q->measure != VK__M_BARE || next->measure != VK__M_BARE || q->value < 1 ||
	    q->value >= next->value || next->value > 10)
		return false;
	vk__j_target(j, VK_UNIT_RPE, q->value, next->value, VK__JOIN_DASH, end);
	return true;
}

static bool
same_kind(const struct vk__quantity *a, const struct vk__quantity *b)
{
	return a->measure == b->measure && a->unit == b->unit;
}

/* "à" and not "to": it may also mean "at". */
static bool
may_be_at(const struct joiner *j, size_t i)
{
	return vk__j_term(j, i)->kind == VK__TERM_CONCEPT && vk__j_term(j, i)->concept.fr;
}

/* A share of something, whose name may follow the second number only. */
static bool
is_percentage(unsigned unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_PCT_PMA || unit == VK_UNIT_PCT_HR ||
	    unit == VK_UNIT_PCT_LTHR;
}

/* "- 15m 120-160w": intervals.icu's text, which says "ramp" where one is meant. */
static bool
is_builder(const struct joiner *j, const struct vk__quantity *a)
{
	size_t i = j->out->count;
	size_t ramp = vk__j_after_op(j, VK__OP_RAMP);
	bool length = false;

	if (!vk__j_term(j, a->end)->glued || !vk__j_term(j, a->end + 1)->glued)
		return false;
	for (size_t n = 0; i-- > 0 && n < BUILDER_PIECES; n++) {
		const struct vk__piece *p = &j->out->piece[i];

		if (p->kind == VK__P_LINE)
			return length && p->bullet;
		length |= p->kind == VK__P_OP ? p->value == VK__OP_PRESS : n == ramp &&
		    p->terse && (p->kind == VK__P_TIME || p->kind == VK__P_METRES);
	}
	return false;
}

/* "2 min à 95 et 105 % pendant 20 min": between two powers, for that time. */
static bool
takes_turns(const struct joiner *j, const struct vk__quantity *a,
    const struct vk__quantity *b)
{
	struct vk__quantity whole;

	return a->measure == VK__M_BARE && b->measure == VK__M_TARGET &&
	    vk__term_op(vk__j_term(j, b->end), VK__OP_FOR) &&
	    vk__quantity_read(j->terms, b->end + 1, &whole) && whole.measure == VK__M_TIME;
}

/* Whether two quantities with this sign between are a range. */
static bool
is_range(const struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	bool open = a->measure == VK__M_BARE && b->measure != VK__M_BARE;

	if (b->measure == VK__M_NONE || b->measure == VK__M_BAD)
		return false;
	if (!open && !same_kind(a, b) && !(a->measure == VK__M_TARGET &&
	    a->unit == VK_UNIT_PCT_FTP && b->measure == VK__M_TARGET && is_percentage(b->unit)))
		return false; /* "110 % à 60 tpm": two targets */
	if (vk__j_last_is(j, VK__P_COUNT) && open && (join == VK__JOIN_TO || b->measure != VK__M_TIME))
		return false; /* "5x3 à 95 %" */
	if (open && join == VK__JOIN_DASH && !vk__j_term(j, a->end)->glued && a->value <= 20 &&
	    (vk__j_last_is(j, VK__P_UNKNOWN) || vk__j_last_is(j, VK__P_SET)))
		return false; /* "Bloc 1 - 4 min" */
	if (a->measure != VK__M_TIME && b->measure == VK__M_TARGET && 5 * a->value < b->value &&
	    !(join == VK__JOIN_DASH && is_builder(j, a)))
		return false; /* "2 à 95 %": two of them; "add 5 % up to 80 %" */
	if (join == VK__JOIN_AND)
		return j->next.between || takes_turns(j, a, b);
	if (join == VK__JOIN_TO && j->next.at && !open && may_be_at(j, a->end))
		return false; /* "à 95 % à 300 %": two targets */
	if (join == VK__JOIN_SLASH || join == VK__JOIN_COMMA)
		return false;
	if (join == VK__JOIN_DASH && a->measure == VK__M_TIME &&
	    (!vk__j_term(j, a->end)->glued || a->value >= b->value))
		return false; /* "R3' - 10' RAC": the dash parts the session */
	if (open && b->measure == VK__M_TIME && join == VK__JOIN_DASH &&
	    a->value >= vk__j_term(j, a->end + 1)->value)
		return false; /* "r=2 - 1h Z2" */
	if (open && b->measure == VK__M_TIME && a->value > 0 && j->next.at)
		return false; /* "@60-3min" */
	return join != VK__JOIN_NONE;
}

static double
amount_scale(const struct joiner *j, const struct vk__quantity *a,
    const struct vk__quantity *b)
{
	size_t i = b->end - 1;

	if (a->measure != VK__M_BARE)
		return 1;
	while (i > j->i && vk__j_term(j, i)->kind != VK__TERM_NUMBER)
		i--;
	return vk__j_term(j, i)->value > 0 ? b->value / vk__j_term(j, i)->value : 1;
}

/* "30''-30'' 300-150 W", "(2'-1') 120-60 %": down to a power of rest, so that one is
 * for each half, and neither changes on the way. */
static bool
push_halves(struct joiner *j, const struct vk__quantity *a, const struct vk__quantity *b)
{
	struct vk__piece *p;

	if (!vk__piece_power(b->unit) || b->value > REST_SHARE * a->value || !vk__j_after_two(j) ||
	    vk__j_after_op(j, VK__OP_RAMP) ||
	    !vk__j_number(j->out, a->value) || !vk__j_number(j->out, b->value))
		return false;
	p = vk__j_push(j, VK__P_TARGETS, b->end);
	p->unit = b->unit;
	p->join = VK__JOIN_DASH;
	p->list = (uint32_t)j->out->numbers - 2;
	p->a = 2;
	return true;
}

/* "Set 1 - 3 x 3 min": a number that names what is counted. */
static bool
names_set(const struct joiner *j, const struct vk__quantity *a, enum vk__join join)
{
	return join == VK__JOIN_DASH && !vk__j_term(j, a->end)->glued &&
	    vk__j_last_is(j, VK__P_SET) && vk__j_last(j)->value == VK__SET_SET;
}

bool
vk__range_push(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	struct vk__piece *p;
	double scale;

	if (a->measure == VK__M_BARE && b->measure == VK__M_NONE &&
	    (join == VK__JOIN_DASH || join == VK__JOIN_TO)) {
		vk__j_push(j, VK__P_NOTE, vk__loose_rate(j, b->end)); /* "60-80 g" */
		return true;
	}
	if (a->measure == VK__M_BARE && b->measure == VK__M_BARE) {
		if (!vk__j_count_follows(j, b->end) || a->decimal || b->decimal ||
		    a->value >= b->value || vk__count_after_role(j) ||
		    (join == VK__JOIN_AND && !j->next.between) || join == VK__JOIN_SLASH ||
		    join == VK__JOIN_COMMA || names_set(j, a, join))
			return false;
		vk__count_push(j, a->value, b->value, b->end);
		return true;
	}
	if (!is_range(j, a, join, b) || (join == VK__JOIN_ARROW && b->measure != VK__M_TARGET &&
	    b->measure != VK__M_RATIO))
		return false; /* "r 3' > 15' easy": one after the other */
	if (b->measure == VK__M_TARGET) {
		double from = b->unit == VK_UNIT_RPE && a->measure == VK__M_BARE &&
		    b->value <= 10 && a->value > 10 ? a->value / 10 : a->value;
		/* only a wide one is ever taken for a ramp */
		bool steady = join == VK__JOIN_DASH && (b->value >= 1.4 * from ||
		    b->value - from >= 40) && is_builder(j, a);

		if (join == VK__JOIN_DASH && push_halves(j, a, b))
			return true;
		vk__j_target(j, (vk_unit)b->unit, from, b->value, join, b->end);
		vk__j_last(j)->steady = steady;
		return true;
	}
	if (b->measure == VK__M_RATIO) {
		vk__j_target(j, VK_UNIT_PCT_FTP, a->value * 100, b->value * 100, join, b->end);
		return true;
	}
	scale = amount_scale(j, a, b);
	p = vk__j_push(j, b->measure == VK__M_TIME ? VK__P_TIME : VK__P_METRES, b->end);
	p->a = a->value * scale;
	p->b = b->value;
	p->join = (uint8_t)join;
	return true;
}

/* "3x12' O/U 95/105": the powers on both sides. */
bool
vk__range_sides(struct joiner *j, const struct vk__quantity *a, const struct vk__follow *behind)
{
	enum { LEAST = 70, MOST = 130 }; /* per cent */
	const struct vk__quantity *b = &behind->next;

	if (!behind->number || behind->join != VK__JOIN_SLASH ||
	    !vk__j_after_op(j, VK__OP_OVERUNDER) || a->measure != VK__M_BARE ||
	    !(b->measure == VK__M_BARE || (b->measure == VK__M_TARGET &&
	    b->unit == VK_UNIT_PCT_FTP)) || a->value < LEAST || a->value >= b->value ||
	    b->value > MOST)
		return false;
	vk__j_target(j, VK_UNIT_PCT_FTP, a->value, b->value, VK__JOIN_DASH, b->end);
	return true;
}

/* "40/20", "15s/45s", "2/2 minute". */
bool
vk__range_pair(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	bool dash = join == VK__JOIN_DASH && a->measure == VK__M_BARE &&
	    b->measure == VK__M_BARE && a->value >= 10 && b->value >= 10 &&
	    a->value <= 60 && b->value <= 60; /* "30-30" */
	struct vk__piece *p;

	dash = dash || (join == VK__JOIN_DASH && vk__j_last_is(j, VK__P_COUNT) &&
	    a->measure == VK__M_TIME && b->measure == VK__M_TIME && a->value >= b->value &&
	    a->value <= 120); /* 10x30"-30" */
	if ((join != VK__JOIN_SLASH && !dash) || (vk__j_last_is(j, VK__P_ROLE) &&
	    vk__j_last(j)->value <= VK__ROLE_RECOVERY))
		return false; /* "warm-up 20 min / 5 min Z4": the end of the warm-up */
	if (vk__j_last_is(j, VK__P_AT) && a->measure == VK__M_BARE && a->value >= 40)
		return false; /* "2 min @ 90 / 1 min @ 108" */
	if (a->decimal || (a->measure != VK__M_BARE && a->measure != VK__M_TIME) ||
	    (b->measure != VK__M_BARE && b->measure != VK__M_TIME) ||
	    (a->measure == VK__M_TIME && b->measure == VK__M_BARE &&
	    !vk__j_term(j, a->end + 1)->glued))
		return false;
	if (vk__j_count_follows(j, b->end) && b->measure == VK__M_BARE &&
	    !vk__term_op(vk__j_term(j, b->end), VK__OP_TIMES) && a->value < 10)
		return false;
	p = vk__j_push(j, VK__P_PAIR, b->end);
	p->a = a->value;
	p->b = b->value;
	if (a->measure == VK__M_BARE && b->measure == VK__M_TIME) {
		double unit = 1;
		for (size_t i = b->end; i > 0 && unit == 1; i--)
			if (vk__j_term(j, i - 1)->kind == VK__TERM_NUMBER &&
			    vk__j_term(j, i - 1)->value > 0) {
				unit = b->value / vk__j_term(j, i - 1)->value;
				break;
			}
		p->a *= unit;
	} else if (a->measure == VK__M_TIME && b->measure == VK__M_BARE) {
		p->b = a->value >= 60 && b->value < 10 ? b->value * 60 : b->value;
	}
	p->bare = a->measure == VK__M_BARE && b->measure == VK__M_BARE;
	return true;
}

/* "20 on 10 off", "3 on / 2 off" without units. */
bool
vk__range_on_off(struct joiner *j, const struct vk__quantity *on)
{
	struct vk__quantity off;
	struct vk__piece *p;
	size_t i = on->end;

	if (on->measure != VK__M_BARE ||
	    !vk__term_has(vk__j_term(j, i), VK__CLASS_ROLE, VK__ROLE_EFFORT))
		return false;
	i++;
	i += vk__j_term(j, i)->kind == VK__TERM_SIGN;
	if (!vk__quantity_read(j->terms, i, &off) || off.measure != VK__M_BARE ||
	    vk__j_term(j, off.end)->kind != VK__TERM_CONCEPT ||
	    vk__j_term(j, off.end)->concept.class != VK__CLASS_OFF)
		return false;
	p = vk__j_push(j, VK__P_PAIR, off.end + 1);
	p->a = on->value;
	p->b = off.value;
	p->bare = true;
	return true;
}

/* "@55-120", "à 88-92" without units: per cent; a ramp as qwkcode writes it. */
bool
vk__range_at(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	bool sign = vk__j_last_is(j, VK__P_AT);

	if (!(sign || j->next.at) || a->measure != VK__M_BARE || b->measure != VK__M_BARE ||
	    (join != VK__JOIN_DASH && join != VK__JOIN_ARROW && join != VK__JOIN_TO) ||
	    a->value < (sign ? 20 : 50) || b->value < (sign ? 20 : 50) ||
	    a->value > 2000 || b->value > 2000 || vk__j_count_follows(j, b->end))
		return false;
	if (sign && vk__j_last(j)->glued && vk__j_ahead(j, 0)->glued)
		join = VK__JOIN_ARROW; /* qwkcode */
	vk__j_target(j, VK_UNIT_PCT_FTP, a->value, b->value, join, b->end);
	vk__j_last(j)->bare = true;
	j->loose = true;
	return true;
}
