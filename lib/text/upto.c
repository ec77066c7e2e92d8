/* SPDX-License-Identifier: MIT */
/*
 * Where a ride ends instead of how long its last part is: "Z2 to make up 3h", "fill
 * to 90 min with Z2", "Z2 to the end". Promises that such words are only what is left
 * where their part has no length of its own; elsewhere they are what they are alone.
 */
#include "join.h"

enum { MINUTES_LEAST = 30, MINUTES_MOST = 600 };

/* Whether the part that is under way has a length, or is counted. */
static bool
has_length(const struct joiner *j)
{
	for (size_t i = j->out->count; i-- > 0;) {
		uint8_t kind = j->out->piece[i].kind;

		if (vk__piece_length(kind) || kind == VK__P_COUNT || kind == VK__P_BARE)
			return true;
		if (kind == VK__P_COMMA || kind == VK__P_STOP || kind == VK__P_LINE ||
		    kind == VK__P_COLON || kind == VK__P_DASH || (kind == VK__P_OP &&
		    (j->out->piece[i].value == VK__OP_THEN ||
		    j->out->piece[i].value == VK__OP_AND)))
			return false;
	}
	return false;
}

static bool
after_sign(const struct joiner *j)
{
	return j->out->count == 0 || vk__j_last_is(j, VK__P_COMMA) ||
	    vk__j_last_is(j, VK__P_STOP) || vk__j_last_is(j, VK__P_LINE) ||
	    vk__j_after_op(j, VK__OP_THEN) || vk__j_after_op(j, VK__OP_AND);
}

static bool
after_target(const struct joiner *j)
{
	return vk__j_last_is(j, VK__P_ZONE) || vk__j_last_is(j, VK__P_TARGET) ||
	    (vk__j_last_is(j, VK__P_ROLE) && vk__j_last(j)->value == VK__ROLE_COOLDOWN);
}

static bool
is_target(const struct joiner *j, size_t i, size_t *end)
{
	const struct vk__term *t = vk__j_term(j, i);
	struct vk__quantity q;

	*end = i + 1;
	if (t->kind == VK__TERM_CONCEPT && t->concept.class == VK__CLASS_SCALE) {
		*end = i + 2;
		return vk__j_term(j, i + 1)->kind == VK__TERM_NUMBER;
	}
	if (t->kind == VK__TERM_CONCEPT)
		return t->concept.class == VK__CLASS_ZONE;
	if (!vk__quantity_read(j->terms, i, &q) || q.measure != VK__M_TARGET ||
	    q.unit == VK_UNIT_RPM)
		return false;
	*end = q.end;
	return true;
}

static bool
ends(const struct joiner *j, size_t i)
{
	const struct vk__term *t = vk__j_term(j, i);

	return t->kind == VK__TERM_END || t->kind == VK__TERM_LINE || vk__term_is(t, '.') ||
	    vk__term_is(t, ',') || vk__term_is(t, ')') || vk__term_is(t, '!');
}

/* The time that the ride comes to, at term i; 0: none is told there. */
static double
time_at(const struct joiner *j, size_t i, size_t *end)
{
	struct vk__quantity q;

	if (!vk__quantity_read(j->terms, i, &q))
		return 0;
	*end = q.end;
	if (q.measure == VK__M_TIME)
		return q.value;
	return q.measure == VK__M_BARE && !q.decimal && q.value >= MINUTES_LEAST &&
	    q.value <= MINUTES_MOST && (ends(j, q.end) ||
	    vk__term_op(vk__j_term(j, q.end), VK__OP_WITH)) ? 60 * q.value : 0;
}

bool
vk__upto_read(struct joiner *j, bool till)
{
	size_t at = j->i + 1, end = 0;
	const struct vk__term *t;
	double seconds;

	at += vk__term_op(vk__j_term(j, at), VK__OP_AT) || vk__term_op(vk__j_term(j, at), VK__OP_TO) ||
	    vk__term_op(vk__j_term(j, at), VK__OP_FOR);
	seconds = time_at(j, at, &end);
	if (seconds > 0 && !till && has_length(j)) {
		vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_TOTAL;
		return true; /* "4x6 min r 3 min to make 24 min": what they come to */
	}
	if (seconds <= 0 || has_length(j) || !(after_target(j) || (!till && after_sign(j))))
		return false;
	t = vk__j_term(j, end);
	if (vk__term_op(t, VK__OP_TOTAL))
		t = vk__j_term(j, ++end); /* "to make 3h total" */
	if (vk__term_op(t, VK__OP_WITH) || vk__term_op(t, VK__OP_AT))
		end++; /* "fill to 90 min with Z2" */
	vk__j_push(j, VK__P_OP, end);
	vk__j_last(j)->value = VK__OP_REMAINDER;
	vk__j_last(j)->a = seconds;
	vk__j_last(j)->to = till;
	return true;
}

bool
vk__upto_left(struct joiner *j)
{
	size_t end;

	if (has_length(j) || !((after_sign(j) && is_target(j, j->i + 1, &end) && ends(j, end) &&
	    !vk__term_is(vk__j_term(j, end), ',')) || (after_target(j) && ends(j, j->i + 1))))
		return false;
	vk__j_push(j, VK__P_OP, j->i + 1)->value = VK__OP_REMAINDER;
	return true;
}
