/* SPDX-License-Identifier: MIT */
/*
 * Recoveries told by the effort before them: "half the effort", "deux fois le
 * temps d'effort", "1:2". Each becomes one piece that says how many times as
 * long as the effort it is.
 */
#include "join.h"

enum { SIDE_MOST = 10 }; /* of a ratio */

static void
push_times(struct joiner *j, double times, size_t end)
{
	struct vk__piece *p = vk__j_push(j, VK__P_OP, end);

	p->value = VK__OP_EQUAL;
	p->a = times;
}

static bool
is_effort(const struct vk__term *t)
{
	return vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) ||
	    vk__term_has(t, VK__CLASS_SET, VK__SET_REP);
}

/* Steps over "du", "as long as", "the effort": all name the effort. */
static size_t
skip_effort(const struct joiner *j, size_t i)
{
	while (vk__term_op(vk__j_term(j, i), VK__OP_EQUAL) || is_effort(vk__j_term(j, i)) ||
	    vk__term_op(vk__j_term(j, i), VK__OP_FROM))
		i++;
	return i;
}

bool
vk__ratio_times(struct joiner *j, const struct vk__quantity *q)
{
	size_t at = q->end;
	bool times;
	bool after = vk__count_after_role(j);

	if (q->measure != VK__M_BARE || q->value <= 0 || q->value > 4 ||
	    vk__j_last_is(j, VK__P_SET)) /* "set two identical" */
		return false;
	times = vk__term_op(vk__j_term(j, at), VK__OP_TIMES);
	at += times;
	while (vk__term_op(vk__j_term(j, at), VK__OP_FROM))
		at++;
	if (vk__term_op(vk__j_term(j, at), VK__OP_EQUAL) ||
	    (after && is_effort(vk__j_term(j, at)))) {
		push_times(j, q->value, skip_effort(j, at));
		return true;
	}
	/* "récupérez le double" */
	if (times && after && vk__j_ahead(j, 0)->word && vk__j_term(j, at)->kind != VK__TERM_NUMBER) {
		push_times(j, q->value, at);
		return true;
	}
	/* "récup moitié", "half recovery" */
	if (q->value == 0.5 && vk__j_ahead(j, 0)->word && (after ||
	    vk__term_has(vk__j_term(j, at), VK__CLASS_ROLE, VK__ROLE_RECOVERY))) {
		push_times(j, q->value, q->end);
		return true;
	}
	return false;
}

/* Numbers of the ratio at term i; 0: none. *end: the term after it. */
static double
read_ratio(const struct joiner *j, size_t i, size_t *end)
{
	const struct vk__term *work = vk__j_term(j, i);
	const struct vk__term *sign = vk__j_term(j, i + 1);
	const struct vk__term *rest = vk__j_term(j, i + 2);

	if (rest->word != work->word || work->kind != VK__TERM_NUMBER || rest->kind != VK__TERM_NUMBER ||
	    !(vk__term_is(sign, ':') || vk__term_is(sign, '/') ||
	    vk__term_op(sign, VK__OP_FOR) || vk__term_op(sign, VK__OP_TO)) ||
	    work->value <= 0 || work->value > SIDE_MOST || rest->value <= 0 ||
	    rest->value > SIDE_MOST)
		return 0;
	*end = i + 3;
	return rest->value / work->value;
}

static bool
ratio_ahead(const struct joiner *j, size_t i)
{
	for (size_t end = i + 5; i < end; i++)
		if (vk__term_op(vk__j_term(j, i), VK__OP_RATIO))
			return true;
	return false;
}

bool
vk__ratio_sides(struct joiner *j)
{
	size_t end;
	double times;

	if (!vk__term_is(vk__j_ahead(j, 1), ':') || !vk__j_ahead(j, 1)->glued)
		return false;
	times = read_ratio(j, j->i, &end);
	if (times <= 0 || vk__j_term(j, end)->kind == VK__TERM_NUMBER ||
	    !(vk__count_after_role(j) || ratio_ahead(j, end)))
		return false;
	push_times(j, times, end);
	return true;
}

void
vk__ratio_read(struct joiner *j)
{
	size_t at = j->i + 1;
	size_t end = at;
	double times;

	while (vk__term_is(vk__j_term(j, at), ':') || vk__term_is(vk__j_term(j, at), '=') ||
	    vk__term_op(vk__j_term(j, at), VK__OP_FROM))
		at++;
	times = read_ratio(j, at, &end);
	if (times > 0)
		push_times(j, times, end);
	else if (vk__j_last(j) != NULL && vk__j_last(j)->kind == VK__P_OP &&
	    vk__j_last(j)->value == VK__OP_EQUAL)
		j->i++; /* "1:2 work to rest ratio" */
	else
		vk__j_push(j, VK__P_UNKNOWN, j->i + 1);
}
