/* SPDX-License-Identifier: MIT */
/*
 * Tells reports from commands. Owns the promise that a line whose main clause
 * is in the past stays as it is: who tells how a session went asks for none.
 */
#include "report.h"

static bool
is_quantity(const struct vk__cmd_token *t)
{
	return t->class >= VK__CMD_TIME && t->class <= VK__CMD_OTHER;
}

/* A sign, not "but" or "and". */
static bool
is_stop(const struct vk__cmd_token *t)
{
	return t->class == VK__CMD_SEP && !t->word;
}

/*
 * Up to the next sign, whatever sessions it names; what has a number, an order
 * or a "but" goes on with the command.
 */
size_t
vk__cmd_reason_end(const struct vk__cmd_tokens *t, size_t at)
{
	size_t i = at + 1;

	while (i < t->count && t->token[i].class != VK__CMD_SEP &&
	    t->token[i].class != VK__CMD_REDO &&
	    !(is_quantity(&t->token[i]) && !vk__cmd_soft(&t->token[i])))
		i++;
	return i;
}

/* What "I did" may say more about: "the ride I did", "celle que j'ai faite". */
static bool
is_antecedent(const struct vk__cmd_token *t)
{
	switch (t->class) {
	case VK__CMD_NOUN:
	case VK__CMD_KIND:
	case VK__CMD_SHAPE:
	case VK__CMD_PAIR:
	case VK__CMD_REP:
	case VK__CMD_LIKE:
	case VK__CMD_NAMED:
	case VK__CMD_SAME:
		return true;
	default:
		return false;
	}
}

static bool
is_relative(const struct vk__cmd_tokens *t, size_t at)
{
	while (at > 0 && vk__cmd_soft(&t->token[at - 1]))
		at--;
	return at > 0 && is_antecedent(&t->token[at - 1]);
}

/* "j'ai 45 min", "I have an hour": a limit and no past. */
static bool
is_limit(const struct vk__cmd_tokens *t, size_t at)
{
	size_t i = vk__cmd_past_soft(t, at + 1);

	return i < t->count && (t->token[i].class == VK__CMD_TIME ||
	    t->token[i].class == VK__CMD_NUM || t->token[i].class ==
	    VK__CMD_FIT);
}

/*
 * ", it felt too hard": a clause behind others that has no number and no
 * change says how it was, beside the command.
 */
static bool
is_aside(struct vk__cmd_tokens *t, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && !is_stop(&t->token[from - 1]))
		from--;
	while (to < t->count && !is_stop(&t->token[to]))
		to++;
	/* "plus facile que jeudi, ça m'a surpris" tells all of it. */
	if (from == 0 || (t->token[0].class >= VK__CMD_LONGER &&
	    t->token[0].class <= VK__CMD_EASIER))
		return false;
	for (size_t i = from; i < to; i++)
		if ((is_quantity(&t->token[i]) && !vk__cmd_soft(&t->token[i])) ||
		    (t->token[i].class >= VK__CMD_PLUS &&
		    t->token[i].class <= VK__CMD_COOLDOWN))
			return false;
	for (size_t i = from; i < to; i++)
		t->token[i].class = VK__CMD_NOTE;
	return true;
}

/*
 * "I missed Tuesday's ride, move it to Friday", "put it on Friday": what was
 * missed is asked for, on another day.
 */
static bool
is_made_up(struct vk__cmd_tokens *t, size_t at)
{
	for (size_t i = at + 1; i < t->count; i++) {
		struct vk__cmd_token *token = &t->token[i];
		size_t next = i + 1;

		while (next < t->count && (vk__cmd_soft(&t->token[next]) ||
		    t->token[next].class == VK__CMD_AT))
			next++;
		if (token->class == VK__CMD_PUT && next < t->count &&
		    (t->token[next].class == VK__CMD_DAY ||
		    t->token[next].class == VK__CMD_WEEKDAY))
			token->class = VK__CMD_SHIFT;
		if (token->class != VK__CMD_SHIFT)
			continue;
		t->token[at].class = VK__CMD_SOFT;
		return true;
	}
	return false;
}

bool
vk__cmd_reports(struct vk__cmd_tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct vk__cmd_token *token = &t->token[i];

		if (token->class == VK__CMD_BECAUSE) {
			i = vk__cmd_reason_end(t, i) - 1;
			continue;
		}
		if (token->class == VK__CMD_MISSED && !is_made_up(t, i))
			return true;
		if (token->class == VK__CMD_HAVE)
			token->class = is_limit(t, i) ? VK__CMD_FIT :
			    VK__CMD_DID;
		if (token->class == VK__CMD_DID && is_relative(t, i))
			token->class = VK__CMD_SOFT;
		if ((token->class == VK__CMD_DID || token->class ==
		    VK__CMD_TOLD) && !is_aside(t, i))
			return true;
	}
	return false;
}
