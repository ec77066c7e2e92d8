/* SPDX-License-Identifier: MIT */
/*
 * Terms to pieces: ranges, lists, pairs, counts, zones, and which number
 * without a unit is which. What a piece means in the workout is the grammar's
 * business; a number that fits nothing becomes a bare piece, and stays unread
 * unless the grammar takes it.
 */
#include "piece.h"

#include <stdlib.h>
#include <string.h>

struct joiner {
	struct vk__pieces *out;
	const struct vk__terms *terms;
	size_t i;
	bool from;    /* "de", "from" just before */
	bool from_en;
	bool between; /* "entre", "between" just before */
	bool at;      /* "à", "at", "@" just before */
	bool failed;
	size_t listless; /* numbers up to this term are no list with this sign */
	enum vk__join listless_join;
};

static const struct vk__term *
ahead(const struct joiner *j, size_t n)
{
	size_t i = j->i + n;

	return &j->terms->term[i < j->terms->count ? i : j->terms->count];
}

static const struct vk__term *
term_at(const struct joiner *j, size_t i)
{
	return &j->terms->term[i < j->terms->count ? i : j->terms->count];
}

static struct vk__piece *
last(const struct joiner *j)
{
	return j->out->count > 0 ? &j->out->piece[j->out->count - 1] : NULL;
}

static bool
last_is(const struct joiner *j, enum vk__piece_kind kind)
{
	return j->out->count > 0 && last(j)->kind == kind;
}

/* Adds a piece made of the terms from j->i up to end, and steps over them. */
static struct vk__piece *
push(struct joiner *j, enum vk__piece_kind kind, size_t end)
{
	const struct vk__term *first = ahead(j, 0);
	const struct vk__term *past = term_at(j, end);
	struct vk__piece *p = &j->out->piece[j->out->count++];

	*p = (struct vk__piece){ .kind = (uint8_t)kind, .raw = first->raw,
		.raws = past->raw - first->raw, .glued = first->glued,
		.from = j->from, .from_en = j->from_en, .between = j->between, .at = j->at,
		.bullet = first->bullet, .indent = first->indent, .lines = first->lines };
	if (end > j->i) {
		const struct vk__term *t = term_at(j, end - 1);
		p->raws = t->raw + t->raws - first->raw;
	}
	j->from = j->from_en = j->between = j->at = false;
	j->i = end;
	return p;
}

static bool
add_number(struct vk__pieces *out, double value)
{
	if (out->numbers == out->number_cap) {
		size_t cap = out->number_cap == 0 ? 64 : 2 * out->number_cap;
		double *number = realloc(out->number, cap * sizeof(*number));
		if (number == NULL)
			return false;
		out->number = number;
		out->number_cap = cap;
	}
	out->number[out->numbers++] = value;
	return true;
}

/* The range or list sign at term i; *used terms long. */
static enum vk__join
read_join(const struct joiner *j, size_t i, size_t *used)
{
	const struct vk__term *t = term_at(j, i);
	const struct vk__term *next = term_at(j, i + 1);

	*used = 1;
	if (vk__term_op(t, VK__OP_TO))
		return VK__JOIN_TO;
	if (vk__term_op(t, VK__OP_AND))
		return VK__JOIN_AND;
	if (t->kind != VK__TERM_SIGN)
		return VK__JOIN_NONE;
	switch (t->sign) {
	case '-':
		if (vk__term_is(next, '>')) {
			*used = 2;
			return VK__JOIN_ARROW;
		}
		return VK__JOIN_DASH;
	case '>':
		return VK__JOIN_ARROW;
	case '/':
		return VK__JOIN_SLASH;
	case ',':
		return VK__JOIN_COMMA;
	case '.':
		if (!vk__term_is(next, '.'))
			return VK__JOIN_NONE;
		*used = vk__term_is(term_at(j, i + 2), '.') ? 3 : 2;
		return VK__JOIN_ARROW;
	default:
		return VK__JOIN_NONE;
	}
}

/* A count or a count's word follows: "4 à 6 x", "8 et 10 répétitions". */
static bool
count_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = term_at(j, i);

	return vk__term_op(t, VK__OP_TIMES) ||
	    (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_SET);
}

static bool
is_gear(const struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity after;

	if (q->measure != VK__M_BARE || q->decimal || q->value < 30 || q->value > 60 ||
	    !vk__term_op(term_at(j, q->end), VK__OP_TIMES) ||
	    !vk__quantity_read(j->terms, q->end + 1, &after))
		return false;
	return after.measure == VK__M_BARE && after.value >= 9 && after.value <= 36 &&
	    !vk__term_is(term_at(j, after.end), '/');
}

/* An amount with a unit follows directly: "4 5-minute intervals". */
static bool
amount_follows(const struct joiner *j, size_t i)
{
	struct vk__quantity q;

	return term_at(j, i)->kind == VK__TERM_NUMBER &&
	    vk__quantity_read(j->terms, i, &q) && q.measure == VK__M_TIME;
}

/* "4 sprints de 10 s", "six efforts of 3 min". */
static bool
effort_word_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = term_at(j, i);

	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_NAMED)
		return true; /* "2 Tabatas" */
	if (t->kind != VK__TERM_CONCEPT || !(t->concept.class == VK__CLASS_ZONE ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) ||
	    (t->concept.class == VK__CLASS_NOTE)))
		return false;
	for (size_t n = i + 1; n <= i + 3; n++) {
		if (amount_follows(j, n))
			return true;
		if (term_at(j, n)->kind != VK__TERM_CONCEPT)
			return false;
	}
	return false;
}

static void
push_count(struct joiner *j, double a, double b, size_t end)
{
	bool set = false;
	bool times = false;
	struct vk__piece *p;
	const struct vk__term *t = term_at(j, end);

	if (vk__term_op(t, VK__OP_TIMES)) {
		times = true;
		t = term_at(j, ++end);
	}
	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_SET) {
		set = t->concept.value == VK__SET_SET;
		end++;
	}
	p = push(j, VK__P_COUNT, end);
	p->a = a < b ? a : b;
	p->b = a < b ? b : a;
	p->set = set;
	p->times = times;
}

/* A list needs three members; "88/92 %" of targets two are enough. */
static size_t
read_list(struct joiner *j, const struct vk__quantity *first, enum vk__join join,
    struct vk__quantity *q, size_t *start)
{
	size_t n = 1;
	size_t used;

	*start = j->out->numbers;
	*q = *first;
	if (!add_number(j->out, first->value))
		j->failed = true;
	while (!j->failed) {
		struct vk__quantity next;
		enum vk__join sign = read_join(j, q->end, &used);

		if (sign != join && !(sign == VK__JOIN_AND && join == VK__JOIN_COMMA && n >= 2))
			break;
		if (!vk__quantity_read(j->terms, q->end + used, &next) ||
		    term_at(j, q->end + used)->word || next.measure == VK__M_BAD ||
		    (q->measure != VK__M_BARE && next.measure != q->measure) ||
		    count_follows(j, next.end) ||
		    (next.measure == VK__M_TIME && q->measure == VK__M_TIME &&
		    join != VK__JOIN_DASH))
			break;
		if (!add_number(j->out, next.value))
			j->failed = true;
		*q = next;
		n++;
		if (q->measure != VK__M_BARE && first->measure == VK__M_BARE)
			break; /* the unit closes the list */
	}
	return n;
}

/* Gives the members of a list that had no unit the one of its last. */
static void
scale_list(struct joiner *j, size_t start, size_t n, double unit)
{
	for (size_t k = start; k + 1 < start + n; k++)
		j->out->number[k] *= unit;
}

static double
list_unit(const struct joiner *j, const struct vk__quantity *q)
{
	/* The term before the end is the unit: 60, 3600 or 1 seconds. */
	double number = term_at(j, q->end - 1)->kind == VK__TERM_CLOCK ? 0 : 0;

	for (size_t i = q->end; i > j->i && number == 0; i--)
		if (term_at(j, i - 1)->kind == VK__TERM_NUMBER)
			number = term_at(j, i - 1)->value;
	return number > 0 ? q->value / number : 1;
}

static bool
push_list(struct joiner *j, const struct vk__quantity *first)
{
	struct vk__quantity q;
	size_t used;
	size_t start;
	size_t n;
	enum vk__join join = read_join(j, first->end, &used);
	struct vk__piece *p;

	if ((join != VK__JOIN_DASH && join != VK__JOIN_SLASH && join != VK__JOIN_COMMA) ||
	    (first->measure != VK__M_BARE && first->measure != VK__M_TARGET &&
	    first->measure != VK__M_TIME))
		return false;
	if (first->measure == VK__M_BARE && first->end < j->listless &&
	    join == j->listless_join)
		return false; /* the end of a list that is none */
	n = read_list(j, first, join, &q, &start);
	if (n >= 3 && first->measure != VK__M_TARGET && (q.measure == VK__M_TIME ||
	    (q.measure == VK__M_BARE && join == VK__JOIN_DASH))) {
		bool bare = q.measure == VK__M_BARE;
		if (first->measure == VK__M_BARE)
			scale_list(j, start, n, bare ? 1 : list_unit(j, &q));
		p = push(j, VK__P_TIMES, q.end);
		p->bare = bare;
	} else if ((n >= 3 || (n == 2 && join == VK__JOIN_SLASH)) &&
	    q.measure == VK__M_TARGET && !last_is(j, VK__P_COUNT)) {
		p = push(j, VK__P_TARGETS, q.end);
		p->unit = q.unit;
	} else {
		if (first->measure == VK__M_BARE && q.measure != VK__M_TARGET) {
			j->listless = q.end;
			j->listless_join = join;
		}
		j->out->numbers = start;
		return false;
	}
	p->join = (uint8_t)join;
	p->list = (uint32_t)start;
	p->a = (double)n;
	return true;
}

static bool
is_effort_score(const struct joiner *j, const struct vk__quantity *q,
    const struct vk__quantity *next)
{
	/* "8/10": ten is the scale, unless repetitions stand before it. */
	return q->measure == VK__M_BARE && next->measure == VK__M_BARE &&
	    next->value == 10 && q->value <= 10 && !last_is(j, VK__P_COUNT);
}

static void
push_target(struct joiner *j, vk_unit unit, double a, double b, enum vk__join join,
    size_t end)
{
	struct vk__piece *p = push(j, VK__P_TARGET, end);

	p->unit = (uint8_t)unit;
	p->a = a;
	p->b = b;
	p->join = (uint8_t)join;
}

static bool
push_score(struct joiner *j, const struct vk__quantity *q, const struct vk__quantity *next)
{
	struct vk__quantity a, b;
	size_t used;
	enum vk__join join = read_join(j, next->end, &used);
	double to = q->value;
	size_t end = next->end;

	if ((join == VK__JOIN_TO || join == VK__JOIN_DASH) &&
	    vk__quantity_read(j->terms, end + used, &a) &&
	    vk__term_is(term_at(j, a.end), '/') &&
	    vk__quantity_read(j->terms, a.end + 1, &b) && is_effort_score(j, &a, &b)) {
		to = a.value;
		end = b.end;
	} else {
		join = VK__JOIN_NONE;
	}
	if (vk__term_has(term_at(j, end), VK__CLASS_REF, VK__REF_RPE))
		end++;
	push_target(j, VK_UNIT_RPE, q->value, to, join, end);
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
	return term_at(j, i)->kind == VK__TERM_CONCEPT && term_at(j, i)->concept.lang == 1;
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
	    a->unit == VK_UNIT_PCT_FTP && b->measure == VK__M_TARGET))
		return false;
	if (last_is(j, VK__P_COUNT) && open && (join == VK__JOIN_TO || b->measure != VK__M_TIME))
		return false; /* "5x3 à 95 %" */
	if (join == VK__JOIN_AND)
		return j->between;
	if (join == VK__JOIN_TO && j->at && !open && may_be_at(j, a->end))
		return false; /* "à 95 % à 300 %": two targets */
	if (join == VK__JOIN_SLASH || join == VK__JOIN_COMMA)
		return false;
	if (open && b->measure == VK__M_TIME && a->value > 0 && j->at)
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
	while (i > j->i && term_at(j, i)->kind != VK__TERM_NUMBER)
		i--;
	return term_at(j, i)->value > 0 ? b->value / term_at(j, i)->value : 1;
}

static bool
push_range(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	struct vk__piece *p;

	if (a->measure == VK__M_BARE && b->measure == VK__M_BARE) {
		if (!count_follows(j, b->end) || a->decimal || b->decimal ||
		    (join == VK__JOIN_AND && !j->between) || join == VK__JOIN_SLASH ||
		    join == VK__JOIN_COMMA)
			return false;
		push_count(j, a->value, b->value, b->end);
		return true;
	}
	if (!is_range(j, a, join, b))
		return false;
	if (b->measure == VK__M_TARGET) {
		double from = b->unit == VK_UNIT_RPE && a->measure == VK__M_BARE &&
		    b->value <= 10 && a->value > 10 ? a->value / 10 : a->value;
		push_target(j, (vk_unit)b->unit, from, b->value, join, b->end);
		return true;
	}
	if (b->measure == VK__M_RATIO) {
		push_target(j, VK_UNIT_PCT_FTP, a->value * 100, b->value * 100, join, b->end);
		return true;
	}
	p = push(j, b->measure == VK__M_TIME ? VK__P_TIME : VK__P_METRES, b->end);
	p->a = a->value * amount_scale(j, a, b);
	p->b = b->value;
	p->join = (uint8_t)join;
	return true;
}

/* "40/20", "15s/45s", "2/2 minute". */
static bool
push_pair(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	bool dash = join == VK__JOIN_DASH && a->measure == VK__M_BARE &&
	    b->measure == VK__M_BARE && a->value >= 10 && b->value >= 10 &&
	    a->value <= 60 && b->value <= 60; /* "30-30" */
	struct vk__piece *p;

	if ((join != VK__JOIN_SLASH && !dash) || (j->out->count > 0 &&
	    last(j)->kind == VK__P_ROLE && last(j)->value == VK__ROLE_RECOVERY))
		return false;
	if (a->decimal || (a->measure != VK__M_BARE && a->measure != VK__M_TIME) ||
	    (b->measure != VK__M_BARE && b->measure != VK__M_TIME) ||
	    (a->measure == VK__M_TIME && b->measure == VK__M_BARE &&
	    !term_at(j, a->end + 1)->glued))
		return false;
	if (count_follows(j, b->end) && b->measure == VK__M_BARE &&
	    !vk__term_op(term_at(j, b->end), VK__OP_TIMES) && a->value < 10)
		return false;
	p = push(j, VK__P_PAIR, b->end);
	p->a = a->value;
	p->b = b->value;
	if (a->measure == VK__M_BARE && b->measure == VK__M_TIME) {
		double unit = 1;
		for (size_t i = b->end; i > 0 && unit == 1; i--)
			if (term_at(j, i - 1)->kind == VK__TERM_NUMBER &&
			    term_at(j, i - 1)->value > 0) {
				unit = b->value / term_at(j, i - 1)->value;
				break;
			}
		p->a *= unit;
	} else if (a->measure == VK__M_TIME && b->measure == VK__M_BARE) {
		p->b = a->value >= 60 && b->value < 10 ? b->value * 60 : b->value;
	}
	p->bare = a->measure == VK__M_BARE && b->measure == VK__M_BARE;
	return true;
}

/* "cadence 60", "low cadence 55-60" */
static bool
names_cadence(const struct joiner *j)
{
	const struct vk__piece *p = last(j);

	return p != NULL && ((p->kind == VK__P_OP && p->value == VK__OP_CADENCE) ||
	    (p->kind == VK__P_ZONE && (p->value == j->terms->force ||
	    p->value == j->terms->velocity)));
}

static bool
push_cadence_range(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity next;
	size_t used;

	if (q->measure != VK__M_BARE || q->value < 30 || q->value > 150 ||
	    read_join(j, q->end, &used) != VK__JOIN_DASH ||
	    !vk__quantity_read(j->terms, q->end + used, &next) || next.value < 30 ||
	    next.value > 150 || (next.measure != VK__M_BARE && next.unit != VK_UNIT_RPM))
		return false;
	push_target(j, VK_UNIT_RPM, q->value, next.value, VK__JOIN_DASH, next.end);
	return true;
}

/* A single quantity: what it is depends on its unit and its neighbours. */
static void
push_single(struct joiner *j, const struct vk__quantity *q)
{
	struct vk__piece *p;
	bool at = j->at || last_is(j, VK__P_AT);

	switch (q->measure) {
	case VK__M_TIME:
		push(j, VK__P_TIME, q->end)->a = q->value;
		return;
	case VK__M_METRES:
		push(j, VK__P_METRES, q->end)->a = q->value;
		return;
	case VK__M_TARGET:
		push_target(j, (vk_unit)q->unit, q->value, q->value, VK__JOIN_NONE, q->end);
		return;
	case VK__M_RATIO:
		push_target(j, VK_UNIT_PCT_FTP, q->value * 100, q->value * 100,
		    VK__JOIN_NONE, q->end);
		return;
	case VK__M_NONE:
		push(j, VK__P_NOTE, q->end);
		return;
	case VK__M_BAD:
		push(j, VK__P_BAD, q->end)->a = q->value;
		return;
	default:
		break;
	}
	if (names_cadence(j) && q->value >= 30 && q->value <= 150) {
		push_target(j, VK_UNIT_RPM, q->value, q->value, VK__JOIN_NONE, q->end);
		return;
	}
	if (at && q->decimal && q->value >= 0.3 && q->value <= 2) {
		push_target(j, VK_UNIT_PCT_FTP, q->value * 100, q->value * 100,
		    VK__JOIN_NONE, q->end);
		return;
	}
	if (last_is(j, VK__P_AT) && q->value >= 30 && q->value <= 2000) {
		push_target(j, VK_UNIT_PCT_FTP, q->value, q->value, VK__JOIN_NONE, q->end);
		last(j)->bare = true;
		return;
	}
	p = push(j, VK__P_BARE, q->end);
	p->a = q->value;
	p->at = at;
}

/* "@55-120" without units: per cent, as qwkcode writes it. */
static bool
push_at_range(struct joiner *j, const struct vk__quantity *a, enum vk__join join,
    const struct vk__quantity *b)
{
	if (!last_is(j, VK__P_AT) || a->measure != VK__M_BARE || b->measure != VK__M_BARE ||
	    (join != VK__JOIN_DASH && join != VK__JOIN_ARROW && join != VK__JOIN_TO) ||
	    a->value < 20 || b->value < 20 || a->value > 2000 || b->value > 2000)
		return false;
	push_target(j, VK_UNIT_PCT_FTP, a->value, b->value, join, b->end);
	last(j)->bare = true;
	return true;
}

/* "r5 3h": the number belongs to the role before it. */
static bool
after_role(const struct joiner *j)
{
	return last_is(j, VK__P_REST) || (last_is(j, VK__P_ROLE) &&
	    last(j)->value <= VK__ROLE_RECOVERY);
}

static bool
push_plain_count(struct joiner *j, const struct vk__quantity *q)
{
	if (q->measure != VK__M_BARE || q->decimal || q->value < 1)
		return false;
	if (last_is(j, VK__P_COUNT) && last(j)->times && !count_follows(j, q->end))
		return false;
	if (count_follows(j, q->end) || (q->value <= 60 && !after_role(j) && !last_is(j, VK__P_AT) && !j->at &&
	    (amount_follows(j, q->end) || effort_word_follows(j, q->end)))) {
		push_count(j, q->value, q->value, q->end);
		return true;
	}
	return false;
}

static bool
negative(const struct joiner *j)
{
	/* "-20 %": a glued minus after a blank. */
	const struct vk__piece *p = last(j);

	return p != NULL && p->kind == VK__P_DASH && !p->glued && ahead(j, 0)->glued;
}

/* "12321 min": a pyramid written without signs. */
static bool
push_digits(struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *t = ahead(j, 0);
	double digit[9];
	size_t n = 0;
	size_t start = j->out->numbers;
	double rest = t->value;

	if (t->kind != VK__TERM_NUMBER || t->decimal || t->value < 12321 ||
	    (q->measure != VK__M_BARE && q->measure != VK__M_TIME))
		return false;
	while (rest >= 1 && n < 9) {
		digit[n] = rest - 10 * (double)(int64_t)(rest / 10);
		rest = (double)(int64_t)(rest / 10);
		n++;
	}
	for (size_t k = 0; k < n; k++)
		if (rest >= 1 || digit[k] != digit[n - 1 - k] || digit[k] < 1)
			return false;
	for (size_t k = 0; k < n; k++)
		if (!add_number(j->out, digit[k] * (q->measure == VK__M_TIME ?
		    q->value / t->value : 1)))
			j->failed = true;
	{
		struct vk__piece *p = push(j, VK__P_TIMES, q->end);
		p->bare = q->measure == VK__M_BARE;
		p->list = (uint32_t)start;
		p->a = (double)n;
	}
	return true;
}

static void
read_number(struct joiner *j)
{
	struct vk__quantity q, next;
	size_t used;
	enum vk__join join;

	if (!vk__quantity_read(j->terms, j->i, &q))
		return;
	if (vk__term_is(term_at(j, q.end), '^') &&
	    vk__quantity_read(j->terms, q.end + 1, &next)) {
		push(j, VK__P_NOTE, q.end + 2); /* "60^30": when a cue is shown */
		return;
	}
	if (push_digits(j, &q))
		return;
	if (is_gear(j, &q)) {
		vk__quantity_read(j->terms, q.end + 1, &next);
		push(j, VK__P_NOTE, next.end);
		return;
	}
	if (ahead(j, 0)->word && q.measure == VK__M_BARE && q.value == 1 &&
	    !count_follows(j, q.end)) {
		j->i = q.end; /* an article: "un bloc", read as nothing */
		return;
	}
	join = read_join(j, q.end, &used);
	if (names_cadence(j) && push_cadence_range(j, &q))
		return;
	if (negative(j) && q.measure == VK__M_TARGET) {
		push(j, VK__P_BAD, q.end)->a = -q.value;
		return;
	}
	if (push_list(j, &q))
		return;
	if (join != VK__JOIN_NONE && vk__quantity_read(j->terms, q.end + used, &next) &&
	    !j->failed) {
		if (join == VK__JOIN_SLASH && term_at(j, q.end)->glued && !after_role(j) &&
		    is_effort_score(j, &q, &next) &&
		    push_score(j, &q, &next))
			return;
		if (push_at_range(j, &q, join, &next) || push_range(j, &q, join, &next) ||
		    push_pair(j, &q, join, &next))
			return;
	}
	if (!push_plain_count(j, &q))
		push_single(j, &q);
}

/* "x5", "x 8", "* 3" after a block; "x 3 minutes" is only a sign. */
static void
read_times(struct joiner *j)
{
	struct vk__quantity q;
	struct vk__piece *p;

	if (vk__quantity_read(j->terms, j->i + 1, &q) && q.measure == VK__M_BARE &&
	    !q.decimal && q.value >= 1 && !vk__term_op(term_at(j, q.end), VK__OP_TIMES)) {
		p = push(j, VK__P_COUNT, q.end);
		p->a = p->b = q.value;
		p->times = true;
		p->sign_first = true;
		return;
	}
	push(j, VK__P_OP, j->i + 1)->value = VK__OP_TIMES;
}

static void
read_scale(struct joiner *j)
{
	const struct vk__term *scale = ahead(j, 0);
	struct vk__quantity q, next;
	size_t at = j->i + 1;
	size_t used;
	size_t end;
	enum vk__join join;
	vk_unit unit = VK_UNIT_POWER_ZONE;
	double to;

	if (!vk__quantity_read(j->terms, at, &q) || q.measure != VK__M_BARE ||
	    q.value < 1 || q.value > 7) {
		/* "Z6 30\"": the unit belongs to another number */
		if (term_at(j, at)->kind != VK__TERM_NUMBER || term_at(j, at)->value < 1 ||
		    term_at(j, at)->value > 7) {
			push(j, VK__P_UNKNOWN, at);
			return;
		}
		q = (struct vk__quantity){ .measure = VK__M_BARE,
			.value = term_at(j, at)->value, .end = at + 1 };
	}
	to = q.value;
	end = q.end;
	join = read_join(j, end, &used);
	if (join != VK__JOIN_NONE && join != VK__JOIN_COMMA) {
		size_t second = end + used;
		bool named = term_at(j, second)->kind == VK__TERM_CONCEPT &&
		    term_at(j, second)->concept.class == VK__CLASS_SCALE;
		if (named)
			second++;
		if ((named || join == VK__JOIN_DASH || join == VK__JOIN_TO ||
		    (join == VK__JOIN_AND)) &&
		    vk__quantity_read(j->terms, second, &next) && next.measure == VK__M_BARE &&
		    next.value >= 1 && next.value <= 7 && !count_follows(j, next.end)) {
			to = next.value;
			end = next.end;
		} else {
			join = VK__JOIN_NONE;
		}
	} else {
		join = VK__JOIN_NONE;
	}
	if (vk__term_is(term_at(j, end), '+') && term_at(j, end)->glued &&
	    term_at(j, end + 1)->kind != VK__TERM_NUMBER)
		end++;
	if (vk__term_op(term_at(j, end), VK__OP_FOR) &&
	    vk__term_has(term_at(j, end + 1), VK__CLASS_REF, VK__REF_HR))
		end++;
	if (vk__term_has(term_at(j, end), VK__CLASS_REF, VK__REF_HR)) {
		unit = VK_UNIT_HR_ZONE;
		end++;
	}
	if (scale->concept.value == VK__SCALE_I) {
		struct vk__piece *p = push(j, VK__P_ZONE, end);
		p->value = (uint8_t)(j->terms->i1 + (unsigned)q.value - 1);
		p->a = j->terms->i1 + to - 1;
		return;
	}
	push_target(j, unit, q.value, to, join, end);
}

/* "FC 140-150", "RPE 7", "IF 0.9", "heart rate zones 1 and 2", "CP20". */
static void
read_ref(struct joiner *j)
{
	unsigned ref = ahead(j, 0)->concept.value;
	struct vk__quantity q, next;
	size_t used;
	vk_unit unit = ref == VK__REF_RPE ? VK_UNIT_RPE
	    : ref == VK__REF_HR ? VK_UNIT_BPM : VK_UNIT_NONE;
	size_t skip = vk__term_is(ahead(j, 1), ':') || vk__term_is(ahead(j, 1), '=') ? 1 : 0;

	if (ref == VK__REF_HR && term_at(j, j->i + 1 + skip)->kind == VK__TERM_CONCEPT &&
	    term_at(j, j->i + 1 + skip)->concept.class == VK__CLASS_SCALE) {
		j->i += 1 + skip; /* "HR: Z2" is no power zone */
		read_scale(j);
		if (last_is(j, VK__P_TARGET))
			last(j)->unit = VK_UNIT_HR_ZONE;
		return;
	}
	if (!vk__quantity_read(j->terms, j->i + 1 + skip, &q)) {
		if (ref == VK__REF_FTP && (j->at || last_is(j, VK__P_AT)) && skip == 0) {
			push_target(j, VK_UNIT_PCT_FTP, 100, 100, VK__JOIN_NONE, j->i + 1);
			return; /* "2x20 @ FTP" */
		}
		push(j, VK__P_NOTE, j->i + 1);
		return;
	}
	if (q.measure == VK__M_TARGET && (ref == VK__REF_HRMAX || ref == VK__REF_HR) &&
	    q.unit == VK_UNIT_PCT_FTP) {
		push_target(j, VK_UNIT_PCT_HR, q.value, q.value, VK__JOIN_NONE, q.end);
		return;
	}
	if (q.measure == VK__M_BARE && ref == VK__REF_IF && q.decimal) {
		push_target(j, VK_UNIT_PCT_FTP, q.value * 100, q.value * 100,
		    VK__JOIN_NONE, q.end);
		return;
	}
	if (q.measure != VK__M_BARE || unit == VK_UNIT_NONE) {
		push(j, VK__P_NOTE, j->i + 1);
		return;
	}
	if (ref == VK__REF_HR && q.value <= 7)
		unit = VK_UNIT_HR_ZONE;
	next = q;
	if (read_join(j, q.end, &used) != VK__JOIN_NONE &&
	    vk__quantity_read(j->terms, q.end + used, &next) &&
	    (next.measure == VK__M_BARE ||
	    (next.measure == VK__M_TARGET && next.unit == unit)) &&
	    next.value <= (unit == VK_UNIT_RPE ? 10 : 230)) {
		enum vk__join join = read_join(j, q.end, &used);
		bool scale = join == VK__JOIN_SLASH && unit == VK_UNIT_RPE;
		push_target(j, unit, q.value, scale ? q.value : next.value, join, next.end);
		return;
	}
	push_target(j, unit, q.value, q.value, VK__JOIN_NONE, q.end);
}

/* "entre 88 et 94 %", but not "entre les deux". */
static bool
between_numbers(const struct joiner *j)
{
	struct vk__quantity q;
	size_t used;

	return vk__quantity_read(j->terms, j->i + 1, &q) &&
	    read_join(j, q.end, &used) != VK__JOIN_NONE &&
	    read_join(j, q.end, &used) != VK__JOIN_COMMA &&
	    read_join(j, q.end, &used) != VK__JOIN_SLASH &&
	    term_at(j, q.end + used)->kind == VK__TERM_NUMBER;
}

/* "cadence 90", "Cadence: 85-95". */
static bool
read_cadence(struct joiner *j)
{
	struct vk__quantity q, next;
	size_t at = j->i + 1;
	size_t used;

	if (vk__term_is(term_at(j, at), ':') || vk__term_is(term_at(j, at), '='))
		at++;
	if (!vk__quantity_read(j->terms, at, &q) || q.measure != VK__M_BARE ||
	    q.value < 30 || q.value > 150)
		return false;
	next = q;
	if (read_join(j, q.end, &used) == VK__JOIN_NONE ||
	    !vk__quantity_read(j->terms, q.end + used, &next) || next.value < 30 ||
	    next.value > 150 || (next.measure != VK__M_BARE && next.unit != VK_UNIT_RPM))
		next = q;
	push_target(j, VK_UNIT_RPM, q.value, next.value, VK__JOIN_DASH, next.end);
	return true;
}

static void
read_concept(struct joiner *j)
{
	const struct vk__term *t = ahead(j, 0);
	static const uint8_t kinds[] = {
		[VK__CLASS_ROLE] = VK__P_ROLE, [VK__CLASS_REST] = VK__P_REST,
		[VK__CLASS_OFF] = VK__P_OFF, [VK__CLASS_ZONE] = VK__P_ZONE,
		[VK__CLASS_SET] = VK__P_SET, [VK__CLASS_NOTE] = VK__P_NOTE,
		[VK__CLASS_OFF_DOMAIN] = VK__P_BAD, [VK__CLASS_DAY] = VK__P_UNKNOWN,
		[VK__CLASS_MONTH] = VK__P_UNKNOWN, [VK__CLASS_NAMED] = VK__P_NAMED };
	struct vk__piece *p;

	switch (t->concept.class) {
	case VK__CLASS_UNIT: {
		struct vk__quantity q;
		if (vk__quantity_read(j->terms, j->i, &q)) {
			push_single(j, &q);
		} else if (last(j) != NULL && last(j)->kind == VK__P_OP &&
		    (last(j)->value == VK__OP_EACH || last(j)->value == VK__OP_LAST ||
		    last(j)->value == VK__OP_FIRST) && t->concept.value <= VK__WU_S) {
			static const double each[] = { 3600, 60, 1 }; /* "chaque minute" */
			push(j, VK__P_TIME, j->i + 1)->a = each[t->concept.value];
		} else {
			push(j, VK__P_UNKNOWN, j->i + 1); /* a unit of nothing */
		}
		return;
	}
	case VK__CLASS_SCALE:
		read_scale(j);
		return;
	case VK__CLASS_REF:
		read_ref(j);
		return;
	case VK__CLASS_OP:
		break;
	default:
		p = push(j, (enum vk__piece_kind)kinds[t->concept.class], j->i + 1);
		p->value = (uint8_t)t->concept.value;
		p->a = t->concept.value;
		return;
	}
	switch (t->concept.value) {
	case VK__OP_TIMES:
		read_times(j);
		return;
	case VK__OP_FROM:
		j->from = true;
		j->from_en = t->concept.lang == 2;
		j->i++;
		return;
	case VK__OP_TO:
	case VK__OP_AT:
		j->at = true;
		j->i++;
		return;
	case VK__OP_ABOUT:
		j->i++;
		return;
	case VK__OP_CADENCE:
		if (read_cadence(j))
			return;
		break;
	case VK__OP_BETWEEN:
		/* before numbers a range, before words "between the sets" */
		if (between_numbers(j)) {
			j->between = true;
			j->i++;
			return;
		}
		break;
	default:
		break;
	}
	push(j, VK__P_OP, j->i + 1)->value = (uint8_t)t->concept.value;
}

static void
read_sign(struct joiner *j)
{
	static const char signs[] = "(),/+:-.;!?|@";
	static const uint8_t kinds[] = { VK__P_OPEN, VK__P_CLOSE, VK__P_COMMA, VK__P_SLASH,
		VK__P_PLUS, VK__P_COLON, VK__P_DASH, VK__P_STOP, VK__P_STOP, VK__P_STOP,
		VK__P_STOP, VK__P_STOP, VK__P_AT };
	const struct vk__term *t = ahead(j, 0);
	const char *found = t->sign == '\0' ? NULL : strchr(signs, t->sign);

	if (found == NULL) {
		/* "=", "&", "%" or a minute sign on its own */
		if (t->sign == '&')
			push(j, VK__P_OP, j->i + 1)->value = VK__OP_AND;
		else if (t->sign == '=' && last_is(j, VK__P_TIME))
			push(j, VK__P_COLON, j->i + 1); /* "1h = 15' ..." */
		else if (t->sign == '>')
			push(j, VK__P_OP, j->i + 1)->value = VK__OP_THEN;
		else if (t->sign == '$')
			push(j, VK__P_BAD, j->i + 1);
		else
			j->i++;
		return;
	}
	/* A hyphen inside words says nothing. */
	if (t->sign == '-' && t->glued && ahead(j, 1)->glued &&
	    ahead(j, 1)->kind != VK__TERM_NUMBER && !last_is(j, VK__P_COUNT)) {
		j->i++;
		return;
	}
	push(j, (enum vk__piece_kind)kinds[found - signs], j->i + 1)->value =
	    (uint8_t)t->sign;
}

/* "@240" is watts, and so are then all powers without a unit. */
static void
settle_bare_powers(struct vk__pieces *pieces)
{
	bool watts = false;

	for (size_t i = 0; i < pieces->count; i++) {
		const struct vk__piece *p = &pieces->piece[i];
		if (p->kind == VK__P_TARGET && p->bare && (p->a > 200 || p->b > 200))
			watts = true;
	}
	for (size_t i = 0; watts && i < pieces->count; i++)
		if (pieces->piece[i].kind == VK__P_TARGET && pieces->piece[i].bare)
			pieces->piece[i].unit = VK_UNIT_WATT;
}

vk_status
vk__pieces_read(struct vk__pieces *pieces, const struct vk__terms *terms, size_t first)
{
	struct joiner j = { .out = pieces, .terms = terms, .i = first };

	pieces->count = 0;
	pieces->numbers = 0;
	if (terms->count + 2 > pieces->cap) {
		size_t cap = terms->count + 64;
		struct vk__piece *piece = realloc(pieces->piece, cap * sizeof(*piece));
		if (piece == NULL)
			return VK_ENOMEM;
		pieces->piece = piece;
		pieces->cap = cap;
	}
	while (j.i < terms->count && !j.failed) {
		const struct vk__term *t = ahead(&j, 0);

		if (t->kind == VK__TERM_NUMBER || t->kind == VK__TERM_CLOCK) {
			read_number(&j);
			continue;
		}
		if (t->kind == VK__TERM_CONCEPT) {
			read_concept(&j);
			continue;
		}
		if (t->kind == VK__TERM_SIGN)
			read_sign(&j);
		else
			push(&j, t->kind == VK__TERM_LINE ? VK__P_LINE : VK__P_UNKNOWN, j.i + 1);
		if (t->kind != VK__TERM_SIGN || t->sign != '@')
			j.from = j.from_en = j.between = j.at = false;
	}
	push(&j, VK__P_END, j.i);
	settle_bare_powers(pieces);
	return j.failed ? VK_ENOMEM : VK_OK;
}

void
vk__pieces_free(struct vk__pieces *pieces)
{
	free(pieces->piece);
	free(pieces->number);
	*pieces = (struct vk__pieces){ 0 };
}
