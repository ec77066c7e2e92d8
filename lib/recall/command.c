/* SPDX-License-Identifier: MIT */
/*
 * From matches to a command. Owns the judgement whether a line is one at all:
 * a line that tells a workout of its own, or that is understood only in part
 * and points to no session, is none and stays as it is.
 */
#include "command.h"

#include <math.h>
#include <string.h>

#include "report.h"
#include "resolve.h"

void
vk__cmd_clear(struct vk__cmd *cmd)
{
	memset(cmd, 0, sizeof *cmd);
	cmd->lang = "en";
	cmd->selector.date = cmd->selector.week = VK__CMD_NO;
	cmd->selector.month = cmd->selector.weekday = VK__CMD_NO;
	cmd->selector.nth = cmd->selector.day_month = VK__CMD_NO;
	cmd->selector.year = cmd->selector.reps = VK__CMD_NO;
}

/* What may be left over: words that only hold others together. */
static bool
is_glue(const struct vk__cmd_token *t)
{
	return vk__cmd_soft(t) || t->class == VK__CMD_SEP ||
	    t->class == VK__CMD_NOTE || t->class == VK__CMD_AT ||
	    t->class == VK__CMD_PUT || t->class == VK__CMD_PASSE ||
	    t->class == VK__CMD_NOUN || t->class == VK__CMD_INSTEADEND;
}

/* "la dernière, mais en plus long": a session, where the line begins so. */
static bool
is_last_alone(const struct vk__draft *d, size_t at)
{
	const struct vk__cmd_token *t = &d->tokens->token[at];

	return at == d->head && t->class == VK__CMD_LAST && at + 1 <
	    d->tokens->count && t[1].class == VK__CMD_SEP;
}

static void
leave(struct vk__draft *d, size_t at)
{
	const struct vk__cmd_token *t = &d->tokens->token[at];

	if (is_last_alone(d, at)) {
		d->cmd->selector.ref = VK__CMD_REF_LAST;
		d->anchors++;
		d->headed = true;
		d->last_anchor_end = at + 1;
		return;
	}
	if (t->class == VK__CMD_PUT || t->class == VK__CMD_PASSE)
		d->changed = true;
	if (t->class == VK__CMD_NOUN) {
		d->noun_first = d->noun_first || d->anchors == 0;
		d->noun = true;
	}
	if (t->class == VK__CMD_S && at > 0 && at == d->last_anchor_end)
		d->possessive = true;
	if (t->class == VK__CMD_SEP)
		d->past_sep = d->anchors > 0 || d->past_sep;
	d->but |= t->class == VK__CMD_SEP && t->word && d->anchors > 0;
	if (is_glue(t) || (t->class == VK__CMD_FIT && d->fits > 1))
		return; /* "I only have 50 minutes, squeeze it in" */
	if (d->cmd->unread++ == 0)
		d->cmd->unread_at = at;
}

/*
 * "make it | 10 % longer", "redo | last week": what follows the verb says more
 * than what begins with it.
 */
static bool
is_before_more(struct vk__draft *d, const struct vk__cmd_patterns *patterns,
    size_t at)
{
	const struct vk__cmd_token *t = d->tokens->token;
	struct vk__cmd_match with, without;
	size_t next = vk__cmd_past_soft(d->tokens, at + 1);

	if (t[at].class != VK__CMD_PUT && t[at].class != VK__CMD_PASSE &&
	    t[at].class != VK__CMD_ARTICLE && t[at].class != VK__CMD_REDO)
		return false;
	if (next == d->tokens->count || !vk__cmd_match(patterns, d->tokens,
	    next, &without) || (vk__cmd_match(patterns, d->tokens, at,
	    &with) && with.end >= without.end))
		return false;
	d->changed |= t[at].class != VK__CMD_ARTICLE;
	if (t[at].class == VK__CMD_REDO) {
		d->marked = true;
		d->headed |= at == d->head;
	}
	return true;
}

/* "+8 % | sur les blocs": where the change is, which is of the efforts anyway. */
static size_t
skip_efforts(const struct vk__draft *d, const struct vk__cmd_patterns *patterns,
    size_t at)
{
	const struct vk__cmd_token *t = d->tokens->token;
	const struct vk__cmd_edit *last;
	struct vk__cmd_match m;
	size_t i = vk__cmd_past_soft(d->tokens, at);

	if (d->cmd->edits == 0)
		return at;
	last = &d->cmd->edit[d->cmd->edits - 1];
	if ((strcmp(last->name, "percent") != 0 &&
	    (strncmp(last->name, "work.", 5) != 0 ||
	    strcmp(last->name, "work.reps") == 0)))
		return at;
	if (i == d->tokens->count || (i == at && t[i].raws < 2) || (t[i].class != VK__CMD_REP &&
	    t[i].class != VK__CMD_WORK) || (vk__cmd_match(patterns,
	    d->tokens, i, &m) && m.end > i + 1))
		return at;
	return i + 1;
}

static void
find_all(struct vk__draft *d, const struct vk__cmd_patterns *patterns)
{
	struct vk__cmd_match m;
	size_t i = 0;

	while (i < d->tokens->count) {
		i += is_before_more(d, patterns, i);
		if (d->tokens->token[i].class == VK__CMD_BECAUSE) {
			i = vk__cmd_reason_end(d->tokens, i);
		} else if (vk__cmd_match(patterns, d->tokens, i, &m)) {
			vk__draft_take(d, &m);
			i = skip_efforts(d, patterns, m.end);
		} else {
			leave(d, i++);
		}
	}
}

static bool
refuse(struct vk__cmd *cmd, const char *why)
{
	cmd->is = cmd->refused = true;
	cmd->why = why;
	return true;
}

/* Whether the words point to one session of the past. */
static bool
is_pointed(const struct vk__draft *d)
{
	const struct vk__cmd_selector *s = &d->cmd->selector;
	bool future = s->date != VK__CMD_NO && s->date >= 0 && !d->shifted;
	bool day = s->date != VK__CMD_NO || s->day_month != VK__CMD_NO ||
	    d->possessive || (s->weekday != VK__CMD_NO && d->noun_first);

	return d->marked || d->like || (!future && (d->strong ||
	    ((d->changed || d->but) && d->cmd->edits > 0) || (d->noun && day &&
	    (d->head > 0 || ((s->date != VK__CMD_NO || d->possessive ||
	    d->noun_first) && d->cmd->edits > 0)) &&
	    !d->set_time && !d->set_shape)));
}

/* A line that was not understood to its end. */
static bool
judge_unread(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;

	if (d->own || d->several_days || cmd->unread > 3)
		return false;
	/* "same legs as yesterday": no session. */
	if (cmd->unread_at > 0 && d->tokens->token[cmd->unread_at - 1].class ==
	    VK__CMD_SAME)
		return false;
	if ((d->marked || d->begins_like) && d->anchors > 0 && (d->headed ||
	    d->begins_like))
		return refuse(cmd, "recall-unread");
	/* "comme la séance de Pogacar", "harder than ever" */
	if (d->begins_like && (d->noun || d->comparative) &&
	    d->anchors == 0 && d->quantities == 0)
		return refuse(cmd, "recall-unknown");
	if (d->comparative && d->like && d->quantities == 0 &&
	    d->cmd->unread == 1 && d->anchors == 0)
		return refuse(cmd, "recall-unknown");
	return false;
}

/* An edit of the session before it, without a word of which one. */
static bool
judge_bare(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;

	if (cmd->edits == 0 || d->own || d->bare_time || d->weak_selectors)
		return false;
	/* "pas plus d'une heure" is no change by an hour. */
	if (cmd->negated)
		return false;
	if (d->bare_percent && !d->verb && !d->comparative)
		return refuse(cmd, "recall-which");
	if (!d->changed && !cmd->expects && !d->begins_with)
		return false;
	cmd->is = true;
	cmd->selector.ref = VK__CMD_REF_THIS;
	return true;
}

static void
judge(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;

	if (cmd->unread > 0) {
		(void)judge_unread(d);
		return;
	}
	if (d->several_days)
		return;
	if (d->conflict && (d->anchors > 0 || d->changed)) {
		(void)refuse(cmd, "recall-contrary");
		return;
	}
	if (cmd->negated && d->anchors > 0) {
		(void)refuse(cmd, "recall-negated");
		return;
	}
	if (d->twice && (d->anchors > 0 || (d->changed && !d->bare_time &&
	    !d->own && !d->weak_selectors))) {
		(void)refuse(cmd, "recall-twice");
		return;
	}
	if (d->anchors == 0) {
		(void)judge_bare(d);
		return;
	}
	if (d->other && cmd->selector.ref == VK__CMD_REF_MAYBE) {
		(void)refuse(cmd, "recall-which");
		return;
	}
	/* "comme d'habitude, gardez la cadence" */
	if (cmd->keep[0] != '\0' && cmd->edits == 0)
		return;
	if (d->own && !d->marked && !cmd->expects)
		return;
	cmd->is = is_pointed(d);
}

/* Up to the colon of "Tuesday's ride: ..."; 0: the line has no such head. */
static size_t
calendar_head(const struct vk__cmd_tokens *t)
{
	bool day = false;

	for (size_t i = 0; i < t->count; i++) {
		const struct vk__cmd_token *token = &t->token[i];

		if (token->class == VK__CMD_SEP && token->value.len > 0)
			return day ? i : 0;
		day |= token->class == VK__CMD_DAY || token->class ==
		    VK__CMD_WEEKDAY || token->class == VK__CMD_DATE;
		if (!vk__cmd_soft(token) && token->class != VK__CMD_DAY &&
		    token->class != VK__CMD_WEEKDAY && token->class !=
		    VK__CMD_DATE && token->class != VK__CMD_NOUN &&
		    token->class != VK__CMD_KIND && token->class !=
		    VK__CMD_NUM && token->class != VK__CMD_S)
			return 0;
	}
	return 0;
}

static bool
tells_change(const struct vk__cmd_token *t)
{
	return (t->class >= VK__CMD_PLUS && t->class <= VK__CMD_DOUBLE) ||
	    t->class == VK__CMD_PUT || t->class == VK__CMD_PASSE ||
	    t->class == VK__CMD_INSTEAD || t->class == VK__CMD_LIKE ||
	    t->class == VK__CMD_REDO || t->class == VK__CMD_SAME ||
	    t->class == VK__CMD_SHIFT;
}

/* "Tuesday: 20 min Z2, 3x10 min at 90 %": a plan's line, with its own work. */
static bool
is_calendar(const struct vk__cmd_tokens *t)
{
	size_t i = calendar_head(t);
	unsigned told = 0;

	if (i == 0)
		return false;
	for (; i < t->count; i++) {
		const struct vk__cmd_token *token = &t->token[i];

		if (tells_change(token))
			return false;
		told += token->class == VK__CMD_SHAPE || token->class ==
		    VK__CMD_PAIR ? 2 : token->class == VK__CMD_TIME ||
		    token->class == VK__CMD_PCT || token->class ==
		    VK__CMD_ZONE || token->class == VK__CMD_WATT ||
		    token->class == VK__CMD_RANGE;
	}
	return told > 1;
}

static bool
is_verb(unsigned class)
{
	return class == VK__CMD_RAISE || class == VK__CMD_LOWER ||
	    class == VK__CMD_LENGTHEN || class == VK__CMD_SHORTEN;
}

/* How many tokens the verb has with what it is about: "lower the rest". */
static size_t
verb_tokens(const struct vk__cmd_tokens *t,
    const struct vk__cmd_patterns *patterns, size_t first)
{
	struct vk__cmd_match m;

	if (!vk__cmd_match(patterns, t, first, &m) || m.places < 2)
		return 1;
	/* With a quantity right behind it, it stands where it should. */
	return m.pattern->meaning[0].vague ? m.end - first : 0;
}

/*
 * "raise last week's intervals by 3 points": the verb is read in front of what
 * it measures, the last quantity, and not of the session between.
 */
static void
move_verb(struct vk__cmd_tokens *t, const struct vk__cmd_patterns *patterns)
{
	struct vk__cmd_token verb[VK__CMD_ITEMS * 2];
	size_t first = vk__cmd_past_soft(t, 0), to = t->count, n;

	if (first == t->count || !is_verb(t->token[first].class))
		return;
	n = verb_tokens(t, patterns, first);
	if (n == 0 || n > sizeof verb / sizeof *verb)
		return;
	while (to > first + n + 1 && (t->token[to - 1].class < VK__CMD_TIME ||
	    t->token[to - 1].class > VK__CMD_OTHER || vk__cmd_soft(
	    &t->token[to - 1])))
		to--;
	if (to <= first + n + 1)
		return;
	to--;
	if (t->token[to - 1].class == VK__CMD_AT)
		to--;
	memcpy(verb, &t->token[first], n * sizeof *verb);
	memmove(&t->token[first], &t->token[first + n],
	    (to - first - n) * sizeof *verb);
	memcpy(&t->token[to - n], verb, n * sizeof *verb);
}

void
vk__cmd_read(struct vk__cmd *cmd, const struct vk__cmd_patterns *patterns,
    struct vk__cmd_tokens *tokens)
{
	struct vk__draft d = { .cmd = cmd, .tokens = tokens };

	vk__cmd_clear(cmd);
	cmd->lang = tokens->fr > tokens->en ? "fr" : "en";
	if (tokens->other || tokens->count == 0 || vk__cmd_reports(tokens))
		return;
	if (is_calendar(tokens))
		return;
	move_verb(tokens, patterns);
	vk__draft_begin(&d);
	find_all(&d, patterns);
	if (d.overflow)
		return;
	vk__draft_resolve(&d);
	judge(&d);
}
