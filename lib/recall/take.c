/* SPDX-License-Identifier: MIT */
/* What one match adds to a command. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "taking.h"

enum { WHOLE_MOST = 10000 };

const struct vk__cmd_token *
vk__taking_token(const struct vk__taking *t, unsigned place)
{
	size_t at = place > 0 ? t->m->at[place - 1] : SIZE_MAX;

	return at == SIZE_MAX ? NULL : &t->d->tokens->token[at];
}

const struct vk__cmd_token *
vk__taking_value(const struct vk__taking *t)
{
	return vk__taking_token(t, t->meaning->at);
}

bool
vk__taking_is(const struct vk__taking *t, const char *name)
{
	const struct vk__cell *key = &t->meaning->key;

	return t->meaning->key_at == 0 && key->len == strlen(name) &&
	    memcmp(key->text, name, key->len) == 0;
}

/* The number of a value: of its token, or as it stands in the table. */
double
vk__taking_number(const struct vk__taking *t)
{
	const struct vk__cmd_token *token = vk__taking_value(t);
	double value = t->meaning->number;

	if (token != NULL) {
		value = token->a;
		if (token->class == VK__CMD_ARTICLE)
			value = 1;
		else if (token->value.len > 0 && token->class > VK__CMD_LB &&
		    !vk__number_read(token->value.text, token->value.len,
		    &value))
			value = 0;
	}
	return t->meaning->minus ? -value : value;
}

/* What is further off than that stays so: it must not become today. */
int32_t
vk__taking_whole(const struct vk__taking *t)
{
	return (int32_t)lround(fmin(fmax(vk__taking_number(t), -WHOLE_MOST),
	    WHOLE_MOST));
}

struct vk__cell
vk__taking_word(const struct vk__taking *t)
{
	const struct vk__cmd_token *token = vk__taking_value(t);

	return token != NULL ? token->value : t->meaning->text;
}

void
vk__taking_copy(char *to, size_t size, const struct vk__cell *cell)
{
	size_t len = cell->len < size ? cell->len : size - 1;

	if (len > 0)
		memcpy(to, cell->text, len);
	to[len] = '\0';
}

/* "4x8" is of minutes, where nothing says else. */
double
vk__taking_each(const struct vk__cmd_token *token)
{
	return token->seconds ? token->b : token->b * 60;
}

/* ------------------------------------------------------------ the meaning */

static void
take_expect(struct vk__taking *t)
{
	struct vk__cmd *cmd = t->d->cmd;
	struct vk__cmd_edit *e = vk__taking_new(t);

	cmd->expects = true;
	if (e->unit == VK__CMD_SHAPE)
		e->b = vk__taking_each(vk__taking_value(t));
	cmd->expect = *e;
	cmd->edits--;
	cmd->expect_of = cmd->edits > 0 ? cmd->edits - 1 : 0;
	/* "2 x 20 au lieu de 3 x 15": what stands before it is no selector. */
	if (t->d->last_shape_end == t->m->begin &&
	    cmd->selector.reps != VK__CMD_NO && cmd->edits <
	    VK__CMD_EDITS) {
		struct vk__cmd_edit *shape = &cmd->edit[cmd->edits];

		memset(shape, 0, sizeof *shape);
		shape->unit = VK__CMD_SHAPE;
		shape->a = cmd->selector.reps;
		shape->b = cmd->selector.each;
		t->d->shape_edit = true;
		t->d->shape_index = cmd->edits++;
		cmd->expect_of = t->d->shape_index;
		cmd->selector.reps = VK__CMD_NO;
		t->d->weak_selectors--;
	}
}

/* "passe de 90 à 95 %": what it is, and what it becomes. */
static void
take_from_to(struct vk__taking *t)
{
	struct vk__cmd *cmd = t->d->cmd;
	struct vk__cmd_edit *e = vk__taking_new(t);

	snprintf(e->name, sizeof e->name, "work.intensity");
	cmd->expects = true;
	cmd->expect_of = cmd->edits - 1;
	cmd->expect = *e;
	cmd->expect.unit = e->unit = VK__CMD_PCT;
	e->a = e->b;
	e->b = 0;
}

static bool
take_other(struct vk__taking *t)
{
	struct vk__draft *d = t->d;

	if (vk__taking_is(t, "ref"))
		vk__taking_ref(t);
	else if (vk__taking_is(t, "mark"))
		d->marked = d->changed = true;
	else if (vk__taking_is(t, "negate"))
		d->cmd->negated = true;
	else if (vk__taking_is(t, "keep"))
		vk__taking_copy(d->cmd->keep, sizeof d->cmd->keep, &(struct vk__cell){
		    vk__taking_word(t).text, vk__taking_word(t).len });
	else if (vk__taking_is(t, "expect"))
		take_expect(t);
	else if (vk__taking_is(t, "shape") || vk__taking_is(t, "shape-edit"))
		vk__taking_shape(t);
	else if (vk__taking_is(t, "pair"))
		vk__taking_pair(t);
	else if (vk__taking_is(t, "date-of"))
		vk__taking_date(t);
	else if (vk__taking_is(t, "from-to"))
		take_from_to(t);
	else if (vk__taking_is(t, "ramp"))
		d->cmd->edit[d->cmd->edits - 1].ramp = d->changed = true;
	else
		return false;
	return true;
}

/* What the words of a match say about the line. */
static void
note_words(struct vk__draft *d, const struct vk__cmd_match *m)
{
	for (size_t i = m->begin; i < m->end; i++) {
		const struct vk__cmd_token *t = &d->tokens->token[i];
		int way = vk__cmd_direction(t);

		d->quantities += t->class >= VK__CMD_TIME &&
		    t->class <= VK__CMD_OTHER;
		d->verb |= way == 3 || way == -3 || t->class == VK__CMD_PUT;
		d->comparative |= way == 4 || way == -4 || way == 2 || way == -2;
		d->noun |= t->class == VK__CMD_NOUN;
		d->like |= t->class == VK__CMD_LIKE;
	}
}

void
vk__draft_take(struct vk__draft *d, const struct vk__cmd_match *match)
{
	struct vk__taking t = { .d = d, .m = match };
	size_t before = d->cmd->edits;
	bool put = false;

	unsigned anchors = d->anchors;

	note_words(d, match);
	for (size_t i = match->begin; i < match->end; i++) {
		const struct vk__cmd_token *token = &d->tokens->token[i];
		int way = vk__cmd_direction(token);

		put |= token->class == VK__CMD_PUT ||
		    token->class == VK__CMD_PASSE ||
		    token->class == VK__CMD_SHIFT || way > 1 || way < -1;
	}
	for (size_t i = 0; i < match->pattern->meanings; i++) {
		t.meaning = &match->pattern->meaning[i];
		if (t.meaning->at > 0 && vk__taking_value(&t) == NULL &&
		    !t.meaning->vague)
			continue;
		if (!take_other(&t) && !vk__taking_numbers(&t) && !vk__taking_words(&t) &&
		    !vk__taking_piece(&t))
			vk__taking_edit(&t);
	}
	vk__taking_pieces(&t);
	if (d->anchors > anchors)
		d->last_anchor_end = match->end;
	d->headed |= match->begin == d->head && (d->anchors > 0 || d->marked);
	for (size_t i = before; i < d->cmd->edits; i++) {
		const struct vk__cmd_edit *e = &d->cmd->edit[i];
		bool set = e->change == VK__CMD_IS;

		d->changed |= put || (!set && e->change != VK__CMD_SAYS) ||
		    e->ramp || strcmp(e->name, "work.order") == 0 ||
		    strcmp(e->name, "scale") == 0 ||
		    strcmp(e->name, "level") == 0 ||
		    strcmp(e->name, "division") == 0 ||
		    strncmp(e->name, "shift", 5) == 0;
		d->shifted |= strncmp(e->name, "shift", 5) == 0;
		d->bare_time |= set && match->places == 1 &&
		    strcmp(e->name, "total.duration") == 0;
		d->bare_percent |= strcmp(e->name, "percent") == 0;
		d->set_intensity |= set && (strcmp(e->name,
		    "work.intensity") == 0 || strcmp(e->name,
		    "work.zone") == 0 || strcmp(e->name, "work.power") == 0);
		d->set_time |= set && !put && strcmp(e->name,
		    "total.duration") == 0;
	}
}
