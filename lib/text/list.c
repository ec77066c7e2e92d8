/* SPDX-License-Identifier: MIT */
/*
 * Lists: of durations (2-4-6-4-2 min, 12321) and of targets (85, 90, 95 %).
 */
#include "join.h"

/* "70/80/90 % x 5 min": the sign says how long each is. */
static bool
times_length(const struct joiner *j, size_t i)
{
	struct vk__quantity q;

	return vk__term_op(vk__j_term(j, i), VK__OP_TIMES) &&
	    vk__quantity_read(j->terms, i + 1, &q) && q.measure == VK__M_TIME;
}

/* Whether what follows the member q goes on with a list of the sign join. */
static bool
goes_on(const struct joiner *j, const struct vk__quantity *q, enum vk__join join,
    size_t n, const struct vk__follow *f)
{
	const struct vk__quantity *next = &f->next;

	if (f->join != join &&
	    !(f->join == VK__JOIN_AND && join == VK__JOIN_COMMA && n >= 2))
		return false;
	return f->number && !vk__j_term(j, q->end + f->used)->word &&
	    next->measure != VK__M_BAD &&
	    (q->measure == VK__M_BARE || next->measure == q->measure) &&
	    (q->measure != VK__M_TARGET || next->unit == q->unit ||
	    q->unit == VK_UNIT_PCT_FTP) &&
	    (!vk__j_count_follows(j, next->end) || times_length(j, next->end)) &&
	    (next->measure != VK__M_TIME || q->measure != VK__M_TIME ||
	    join == VK__JOIN_DASH || join == VK__JOIN_SLASH);
}

/* A list needs three members; "88/92 %" of targets two are enough. */
static size_t
read_list(struct joiner *j, const struct vk__quantity *first,
    const struct vk__follow *behind, struct vk__quantity *q, size_t *start)
{
	struct vk__follow follow = *behind;
	size_t n = 1;

	*start = j->out->numbers;
	*q = *first;
	if (!vk__j_number(j->out, first->value))
		j->failed = true;
	while (!j->failed && goes_on(j, q, behind->join, n, &follow)) {
		if (!vk__j_number(j->out, follow.next.value))
			j->failed = true;
		*q = follow.next;
		n++;
		if (q->measure != VK__M_BARE && first->measure == VK__M_BARE)
			break; /* the unit closes the list */
		vk__j_follow(j, q->end, &follow);
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
	double number = 0;

	for (size_t i = q->end; i > j->i && number == 0; i--)
		if (vk__j_term(j, i - 1)->kind == VK__TERM_NUMBER)
			number = vk__j_term(j, i - 1)->value;
	return number > 0 ? q->value / number : 1;
}

bool
vk__list_push(struct joiner *j, const struct vk__quantity *first,
    const struct vk__follow *behind)
{
	enum vk__join join = behind->join;
	struct vk__quantity q;
	size_t start;
	size_t n;
	struct vk__piece *p;

	if (join == VK__JOIN_AND && (first->measure != VK__M_TARGET || j->next.between))
		return false; /* "90 % then 95 % then 100 %" */
	if ((join != VK__JOIN_DASH && join != VK__JOIN_SLASH && join != VK__JOIN_COMMA &&
	    join != VK__JOIN_AND) ||
	    (first->measure != VK__M_BARE && first->measure != VK__M_TARGET &&
	    first->measure != VK__M_TIME))
		return false;
	if (first->measure == VK__M_BARE && first->end < j->listless &&
	    join == j->listless_join)
		return false; /* the end of a list that is none */
	n = read_list(j, first, behind, &q, &start);
	if (n >= 3 && first->measure != VK__M_TARGET && (q.measure == VK__M_TIME ||
	    (q.measure == VK__M_BARE && join == VK__JOIN_DASH))) {
		bool bare = q.measure == VK__M_BARE;
		if (first->measure == VK__M_BARE)
			scale_list(j, start, n, bare ? 1 : list_unit(j, &q));
		p = vk__j_push(j, VK__P_TIMES, q.end);
		p->bare = bare;
	} else if ((n >= 3 || (n == 2 && join == VK__JOIN_SLASH)) &&
	    q.measure == VK__M_TARGET && (vk__piece_power(q.unit) ||
	    (n >= 3 && q.unit == VK_UNIT_RPM)) && !vk__j_last_is(j, VK__P_COUNT)) {
		p = vk__j_push(j, VK__P_TARGETS, q.end);
		p->unit = q.unit;
	} else {
		if (first->measure == VK__M_BARE &&
		    (q.measure != VK__M_TARGET || !vk__piece_power(q.unit))) {
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

/* "12321 min": a pyramid written without signs. */
bool
vk__list_digits(struct joiner *j, const struct vk__quantity *q)
{
	const struct vk__term *t = vk__j_ahead(j, 0);
	double digit[9] = { 0 };
	size_t n = 0;
	size_t start = j->out->numbers;
	double rest = t->value;

	if (t->kind != VK__TERM_NUMBER || t->decimal || t->value < VK__DIGITS_LEAST ||
	    (q->measure != VK__M_BARE && q->measure != VK__M_TIME) ||
	    vk__j_count_follows(j, q->end))
		return false;
	while (rest >= 1 && n < 9) {
		digit[n] = rest - 10 * (double)(int64_t)(rest / 10);
		rest = (double)(int64_t)(rest / 10);
		n++;
	}
	for (size_t k = 0; k < n; k++)
		if (rest >= 1 || digit[k] != digit[n - 1 - k] || digit[k] < 1 ||
		    digit[0] == digit[1])
			return false;
	for (size_t k = 0; k < n; k++)
		if (!vk__j_number(j->out, digit[k] * (q->measure == VK__M_TIME ?
		    q->value / t->value : 1)))
			j->failed = true;
	{
		struct vk__piece *p = vk__j_push(j, VK__P_TIMES, q->end);
		p->bare = q->measure == VK__M_BARE;
		p->list = (uint32_t)start;
		p->a = (double)n;
	}
	return true;
}
