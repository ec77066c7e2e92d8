/* SPDX-License-Identifier: MIT */
/*
 * What a match changes: its name, its measure and its sign. Words that pull
 * both ways are no sign.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "taking.h"

/* How much a word says about the direction; the sign tells which one. */
int
vk__cmd_direction(const struct vk__cmd_token *t)
{
	switch (t->class) {
	case VK__CMD_PLUS:
		return 1;
	case VK__CMD_MINUS:
		return -1;
	case VK__CMD_MORE:
		return 2;
	case VK__CMD_LESS:
		return -2;
	case VK__CMD_RAISE:
	case VK__CMD_ADD:
	case VK__CMD_LENGTHEN:
		return 3;
	case VK__CMD_LOWER:
	case VK__CMD_DROP:
	case VK__CMD_SHORTEN:
		return -3;
	case VK__CMD_HARDER:
	case VK__CMD_LONGER:
		return 4;
	case VK__CMD_EASIER:
	case VK__CMD_SHORTER:
		return -4;
	default:
		return 0;
	}
}

/* The sign of a match: that of the word that says most. */
static double
sign(struct vk__taking *t)
{
	int best = 0;
	bool plus = false;
	bool minus = false;

	for (size_t i = t->m->begin; i < t->m->end; i++) {
		int way = vk__cmd_direction(&t->d->tokens->token[i]);

		plus |= way == 1 || way == 4 || way == 3;
		minus |= way == -1 || way == -4 || way == -3;
		if ((way < 0 ? -way : way) > (best < 0 ? -best : best))
			best = way;
	}
	if (plus && minus)
		t->d->conflict = true;
	return best < 0 ? -1 : 1;
}

/* The hedge of a match, or what the table says. */
static double
vague(const struct vk__taking *t)
{
	double value = t->meaning->number;

	for (size_t i = t->m->begin; i < t->m->end; i++) {
		const struct vk__cmd_token *token = &t->d->tokens->token[i];

		if (token->class == VK__CMD_HEDGE)
			(void)vk__number_read(token->value.text,
			    token->value.len, &value);
	}
	return value;
}

/* ------------------------------------------------------------------ edits */

/* The part that a place names: "rest", "work.reps". */
static const char *
part(const struct vk__cmd_token *token)
{
	switch (token->class) {
	case VK__CMD_REST:
		return "rest";
	case VK__CMD_WARMUP:
		return "warmup";
	case VK__CMD_COOLDOWN:
		return "cooldown";
	case VK__CMD_SET:
		return "work.sets";
	default:
		return "work.reps";
	}
}

struct vk__cmd_edit *
vk__taking_new(struct vk__taking *t)
{
	struct vk__cmd *cmd = t->d->cmd;
	const struct vk__cmd_meaning *m = t->meaning;
	const struct vk__cmd_token *token = vk__taking_token(t, m->key_at);
	struct vk__cmd_edit *e;

	if (cmd->edits == VK__CMD_EDITS) {
		t->d->overflow = true;
		return &cmd->edit[VK__CMD_EDITS - 1];
	}
	e = &cmd->edit[cmd->edits++];
	memset(e, 0, sizeof *e);
	if (token != NULL)
		snprintf(e->name, sizeof e->name, "%s%.*s", part(token),
		    (int)m->key.len, m->key.text);
	else
		vk__taking_copy(e->name, sizeof e->name, &m->key);
	token = vk__taking_value(t);
	if (token != NULL) {
		e->unit = token->class;
		e->a = vk__taking_number(t);
		e->b = token->b;
	} else {
		e->unit = VK__CMD_NUM;
		e->a = m->number;
	}
	return e;
}

/* The edit changes by a factor of so many per cent. */
static void
scale_edit(struct vk__taking *t, struct vk__cmd_edit *e)
{
	double percent = e->a;

	if (t->meaning->vague) {
		percent = vague(t);
		e->assumed = e->vague = true;
	}
	e->change = VK__CMD_SCALES;
	e->unit = VK__CMD_NUM;
	e->a = 1 + sign(t) * percent / 100;
}

static void
set_unit(struct vk__cmd_edit *e, enum vk__cmd_change change, unsigned unit,
    double factor)
{
	e->change = change;
	e->unit = (uint16_t)unit;
	e->a *= factor;
}

static void
times_word(struct vk__taking *t, struct vk__cmd_edit *e)
{
	const struct vk__cmd_token *token = vk__taking_value(t);

	set_unit(e, VK__CMD_SCALES, VK__CMD_NUM, 1);
	e->a = token != NULL && token->class == VK__CMD_HALF ? 0.5 : 2;
}

/* What is said by a word or a number that no pattern has to read. */
static void
set_edit(struct vk__taking *t, struct vk__cmd_edit *e)
{
	struct vk__cell said;
	const struct vk__cmd_token *token = vk__taking_value(t);

	e->change = VK__CMD_IS;
	if (token != NULL && token->class <= VK__CMD_LB)
		return;
	if (token == NULL && !isnan(t->meaning->number))
		return;
	e->change = VK__CMD_SAYS;
	said = vk__taking_word(t);
	vk__taking_copy(e->text, sizeof e->text, &said);
}

void
vk__taking_edit(struct vk__taking *t)
{
	struct vk__cmd_edit *e = vk__taking_new(t);

	switch (t->meaning->op) {
	case VK__OPERATOR_SET:
		set_edit(t, e);
		break;
	case VK__OPERATOR_SIGNED:
		e->change = VK__CMD_ADDS;
		e->a *= sign(t);
		/* "more reps": how many more is not said. */
		e->assumed = t->meaning->at == 0 && t->m->places == 2;
		break;
	case VK__OPERATOR_FACTOR:
		scale_edit(t, e);
		break;
	case VK__OPERATOR_TIMES:
		set_unit(e, VK__CMD_SCALES, VK__CMD_NUM, 1);
		break;
	case VK__OPERATOR_DIVIDE:
		set_unit(e, VK__CMD_SCALES, VK__CMD_NUM, 1);
		/* By nothing: nothing that a later check would let pass. */
		e->a = e->a > 0 ? 1 / e->a : 0;
		break;
	case VK__OPERATOR_BY_WORD:
		times_word(t, e);
		break;
	case VK__OPERATOR_MOST:
		e->change = VK__CMD_LIMITS;
		break;
	case VK__OPERATOR_MOST_MIN:
		set_unit(e, VK__CMD_LIMITS, VK__CMD_TIME, 60);
		break;
	case VK__OPERATOR_SET_MIN:
		set_unit(e, VK__CMD_IS, VK__CMD_TIME, 60);
		break;
	case VK__OPERATOR_SET_RPM:
		set_unit(e, VK__CMD_IS, VK__CMD_RPM, 1);
		break;
	case VK__OPERATOR_SIGNED_RPM:
		set_unit(e, VK__CMD_ADDS, VK__CMD_RPM, sign(t));
		break;
	case VK__OPERATOR_SIGNED_PP:
		set_unit(e, VK__CMD_ADDS, VK__CMD_NUM, sign(t));
		e->points = true;
		break;
	default:
		set_unit(e, VK__CMD_ADDS, VK__CMD_NUM, sign(t));
	}
	if (strcmp(e->name, "rest.remove") == 0 ||
	    strcmp(e->name, "warmup.remove") == 0 ||
	    strcmp(e->name, "cooldown.remove") == 0)
		e->change = VK__CMD_REMOVES;
}

/* --------------------------------------------------------------- compound */

bool
vk__taking_piece(struct vk__taking *t)
{
	if (vk__taking_is(t, "append") || vk__taking_is(t, "append-shape")) {
		t->what = "append";
	} else if (vk__taking_is(t, "replace")) {
		t->what = "replace";
		t->from = vk__taking_word(t);
		return true;
	} else if (vk__taking_is(t, "exercise-from")) {
		t->exercises = true;
		t->from = vk__taking_word(t);
		return true;
	} else if (vk__taking_is(t, "exercise-to")) {
		t->to = vk__taking_word(t);
		return true;
	} else if (vk__taking_is(t, "kind-of")) {
		t->kind = vk__taking_word(t);
		return true;
	} else if (vk__taking_is(t, "time-of")) {
		t->seconds = vk__taking_number(t);
		return true;
	}
	if (vk__taking_is(t, "append-shape") || vk__taking_is(t, "shape-of")) {
		const struct vk__cmd_token *token = vk__taking_value(t);

		t->count = token->a;
		t->seconds = vk__taking_each(token);
		return true;
	}
	if (vk__taking_is(t, "append") || vk__taking_is(t, "count-of")) {
		t->count = vk__taking_number(t);
		return true;
	}
	return false;
}

/* "3x10s@sprint" of the pieces. */
void
vk__taking_pieces(struct vk__taking *t)
{
	struct vk__cmd *cmd = t->d->cmd;
	struct vk__cmd_edit *e;
	bool minutes = fmod(t->seconds, 60) == 0;

	if ((t->what == NULL && !t->exercises) || cmd->edits == VK__CMD_EDITS)
		return;
	e = &cmd->edit[cmd->edits++];
	memset(e, 0, sizeof *e);
	e->change = VK__CMD_SAYS;
	t->d->changed = true;
	if (t->exercises) {
		snprintf(e->name, sizeof e->name, "exercise");
		snprintf(e->text, sizeof e->text, "%.*s->%.*s",
		    (int)t->from.len, t->from.text, (int)t->to.len,
		    t->to.text);
		return;
	}
	snprintf(e->name, sizeof e->name, "%s", t->what);
	snprintf(e->text, sizeof e->text, "%s%.*s%s%.0fx%.0f%s@%.*s",
	    t->from.len > 0 ? "kind=" : "", (int)t->from.len,
	    t->from.len > 0 ? t->from.text : "", t->from.len > 0 ? "->" : "",
	    t->count, minutes ? t->seconds / 60 : t->seconds,
	    minutes ? "m" : "s", (int)t->kind.len, t->kind.text);
	e->a = t->count;
	e->b = t->seconds;
}

