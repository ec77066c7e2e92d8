/* SPDX-License-Identifier: MIT */
/*
 * Which numbers count repetitions: "5x", "4 séries", "four 5-minute", "x8";
 * and which only look like it (gears).
 */
#include "join.h"

bool
vk__count_gear(const struct joiner *j, const struct vk__quantity *q)
{
	struct vk__quantity after;

	if (q->measure != VK__M_BARE || q->decimal || q->value < 30 || q->value > 60 ||
	    !vk__term_op(vk__j_term(j, q->end), VK__OP_TIMES) ||
	    !vk__quantity_read(j->terms, q->end + 1, &after))
		return false;
	return after.measure == VK__M_BARE && after.value >= 9 && after.value <= 36 &&
	    !vk__term_is(vk__j_term(j, after.end), '/');
}

/* An amount with a unit follows directly: "4 5-minute intervals". */
static bool
amount_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);
	struct vk__quantity q;

	return (t->kind == VK__TERM_NUMBER || (t->kind == VK__TERM_CONCEPT &&
	    t->concept.class == VK__CLASS_UNIT && t->concept.value >= VK__WU_HALFHOUR)) &&
	    vk__quantity_read(j->terms, i, &q) && q.measure == VK__M_TIME;
}

/* "4 sprints de 10 s", "six efforts of 3 min", "3 openers of 15 s". */
static bool
effort_word_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);

	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_NAMED)
		return true; /* "2 Tabatas" */
	if (t->kind != VK__TERM_CONCEPT || !(t->concept.class == VK__CLASS_ZONE ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) ||
	    vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_ACTIVATION) ||
	    (t->concept.class == VK__CLASS_NOTE)))
		return false;
	for (size_t n = i + 1; n <= i + 3; n++) {
		n += vk__term_is(vk__j_term(j, n), '('); /* "6 montées (2 min à 110 %)" */
		if (amount_follows(j, n))
			return true;
		if (vk__j_term(j, n)->kind != VK__TERM_CONCEPT)
			return false;
	}
	return false;
}

/* "4 efforts, each one 6 min", "4 climbs today, 6 min each": of all of them. */
static bool
each_follows(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);
	struct vk__quantity q;

	if (!vk__term_has(t, VK__CLASS_ROLE, VK__ROLE_EFFORT) &&
	    !(t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_NOTE))
		return false;
	for (size_t n = i + 1; n <= i + 3; n++) {
		t = vk__j_term(j, n);
		if (vk__term_op(t, VK__OP_APIECE))
			return amount_follows(j, n + 1);
		if (amount_follows(j, n)) {
			(void)vk__quantity_read(j->terms, n, &q);
			t = vk__j_term(j, q.end);
			return vk__term_op(t, VK__OP_APIECE) || vk__term_op(t, VK__OP_EACH);
		}
		if (!vk__term_is(t, ',') && !vk__term_is(t, ':') && !(t->kind ==
		    VK__TERM_CONCEPT && t->concept.class == VK__CLASS_NOTE))
			return false;
	}
	return false;
}

static bool
is_sign(const struct vk__piece *p)
{
	return p->kind == VK__P_COMMA || p->kind == VK__P_COLON;
}

static bool
is_counted(const struct vk__piece *p)
{
	return p->kind == VK__P_NOTE || (p->kind == VK__P_ROLE && p->value == VK__ROLE_EFFORT);
}

/* The signs between a count and what each repetition is fall away; keep pieces
 * stand behind them. False: there is no count. */
static bool
join_count(struct joiner *j, size_t keep)
{
	struct vk__piece *p = j->out->piece;
	size_t signs = j->out->count - keep;
	size_t n;

	while (signs > 0 && is_sign(&p[signs - 1]))
		signs--;
	for (n = signs; n > 0 && is_counted(&p[n - 1]); n--)
		continue;
	if (n == 0 || p[n - 1].kind != VK__P_COUNT)
		return false;
	for (size_t i = 0; i < keep; i++)
		p[signs + i] = p[j->out->count - keep + i];
	j->out->count = signs + keep;
	return true;
}

/* "each one", "chacun": of the repetitions that are counted before it; "each
 * 5 min" may be how often. */
void
vk__count_each(struct joiner *j, bool apiece)
{
	bool before = amount_follows(j, j->i + 1);

	if (vk__term_op(vk__j_ahead(j, 1), VK__OP_ALTERNATE)) {
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_DETAIL;
		return;
	}
	if (apiece && before && join_count(j, 0)) {
		j->i++;
		return;
	}
	if (!before && vk__j_last_is(j, VK__P_TIME))
		(void)join_count(j, 1);
	vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_EACH;
}

void
vk__count_push(struct joiner *j, double a, double b, size_t end)
{
	bool set = false;
	bool rep = false;
	bool stair = false;
	bool times = false;
	bool cross = false;
	struct vk__piece *p;
	const struct vk__term *t = vk__j_term(j, end);

	if (vk__term_op(t, VK__OP_TIMES) || vk__term_op(t, VK__OP_BY)) {
		times = true;
		cross = !t->concept.fr && !t->concept.en;
		t = vk__j_term(j, ++end);
	}
	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_SET) {
		set = t->concept.value == VK__SET_SET || t->concept.value == VK__SET_STAIR;
		rep = t->concept.value == VK__SET_REP;
		stair = t->concept.value == VK__SET_STAIR;
		end++;
	}
	p = vk__j_push(j, VK__P_COUNT, end);
	p->a = a < b ? a : b;
	p->b = a < b ? b : a;
	p->set = set;
	p->rep = rep;
	p->stair = stair;
	p->times = times;
	p->cross = cross;
}

/* "r5 3h": the number belongs to the role before it. */
bool
vk__count_after_role(const struct joiner *j)
{
	return vk__j_last_is(j, VK__P_REST) || (vk__j_last_is(j, VK__P_ROLE) &&
	    vk__j_last(j)->value <= VK__ROLE_RECOVERY);
}

/* "r 5": of the word just before; "après chacun des 6 efforts" is not. */
static bool
role_number(const struct joiner *j)
{
	return vk__count_after_role(j) && !vk__j_last_is(j, VK__P_REST);
}

bool
vk__count_plain(struct joiner *j, const struct vk__quantity *q)
{
	if (q->measure != VK__M_BARE || q->decimal || q->value < 1)
		return false;
	if (vk__j_last_is(j, VK__P_COUNT) && vk__j_last(j)->times && !vk__j_count_follows(j, q->end))
		return false;
	if (vk__j_count_follows(j, q->end) || (q->value <= 60 && !vk__j_last_is(j, VK__P_AT) &&
	    !j->next.at && ((!vk__count_after_role(j) && amount_follows(j, q->end)) ||
	    (!role_number(j) && (effort_word_follows(j, q->end) ||
	    each_follows(j, q->end)))))) {
		vk__count_push(j, q->value, q->value, q->end);
		return true;
	}
	return false;
}

/* "x5", "x 8", "* 3" after a block; "x 3 minutes" is only a sign. */
void
vk__count_times(struct joiner *j)
{
	struct vk__quantity q;
	struct vk__piece *p = vk__j_last(j);

	/* "5 reps x 4 min", "3 sets x 10 reps x 40/20": only a sign */
	if (vk__j_last_is(j, VK__P_COUNT) && !p->times &&
	    vk__quantity_read(j->terms, j->i + 1, &q) && (q.measure == VK__M_BARE ||
	    q.measure == VK__M_TIME || q.measure == VK__M_METRES)) {
		p->times = true;
		j->i++;
		return;
	}
	const struct vk__term *word;

	if (vk__quantity_read(j->terms, j->i + 1, &q) && q.measure == VK__M_BARE &&
	    !q.decimal && q.value >= 1 && !vk__term_op(vk__j_term(j, q.end), VK__OP_TIMES)) {
		word = vk__j_term(j, q.end); /* "x 3 sets" */
		if (word->kind == VK__TERM_CONCEPT && word->concept.class == VK__CLASS_SET)
			q.end++;
		p = vk__j_push(j, VK__P_COUNT, q.end);
		p->a = p->b = q.value;
		p->times = true;
		p->sign_first = true;
		p->set = vk__term_has(word, VK__CLASS_SET, VK__SET_SET);
		return;
	}
	vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_TIMES;
}
