/* SPDX-License-Identifier: MIT */
/*
 * What depends on the whole line: whether "+10 %" and "15 min longer" are of
 * the efforts or of the ride, which week is a day, what "5x8" changes.
 */
#include "resolve.h"

#include <stdio.h>
#include <string.h>

/* Seconds: no ride is so short. */
enum { SHORT = 900 };
/* Per cent: no effort is so easy, a change may be so much. */
#define LITTLE 25.0

void
vk__draft_begin(struct vk__draft *d)
{
	const struct vk__cmd_tokens *t = d->tokens;
	size_t i = vk__cmd_past_soft(t, 0);

	d->ago = VK__CMD_NO;
	d->last_shape_end = SIZE_MAX;
	d->begins_with = t->token[0].class == VK__CMD_SEP && t->token[0].value.len == 0;
	d->head = i;
	for (size_t k = 0; k < t->count; k++)
		d->fits += t->token[k].class == VK__CMD_FIT;
	d->begins_like = i < t->count && t->token[i].class == VK__CMD_LIKE;
}

static bool
cell_is(const struct vk__cell *cell, const char *text)
{
	return cell->len == strlen(text) &&
	    memcmp(cell->text, text, cell->len) == 0;
}

/* A ride that is long or easy has no efforts to be longer. */
static bool
is_ride(const struct vk__cell *kind)
{
	return cell_is(kind, "long") || cell_is(kind, "endurance") ||
	    cell_is(kind, "recovery");
}

static void
rename_edit(struct vk__cmd_edit *e, const char *name)
{
	snprintf(e->name, sizeof e->name, "%s", name);
}

/* Another day for the session, so many after today. */
static void
to_day(struct vk__cmd_edit *e, double days)
{
	rename_edit(e, "date");
	e->change = VK__CMD_SAYS;
	e->unit = VK__CMD_DAY;
	e->a = days;
	snprintf(e->text, sizeof e->text, "%+.0fd", days);
}

static void
resolve_edit(const struct vk__draft *d, struct vk__cmd_edit *e)
{
	const struct vk__cmd_selector *s = &d->cmd->selector;
	bool ride = is_ride(&s->kind);
	bool efforts = !ride && (s->kind.len > 0 || s->reps != VK__CMD_NO);

	if (strcmp(e->name, "percent") == 0) {
		rename_edit(e, ride ? "total.duration" : "work.intensity");
		e->assumed = true;
	} else if (strcmp(e->name, "length") == 0) {
		rename_edit(e, efforts ? "work.duration" : "total.duration");
	} else if (strcmp(e->name, "total.duration") == 0 &&
	    e->change == VK__CMD_IS && s->format.len > 0) {
		rename_edit(e, cell_is(&s->format, "emom") ? "duration" :
		    "cap");
	} else if (strcmp(e->name, "total.duration") == 0 &&
	    e->change == VK__CMD_IS && cell_is(&s->name, "cindy")) {
		rename_edit(e, "cap");
	} else if (strcmp(e->name, "load-at") == 0) {
		rename_edit(e, cell_is(&s->name, "fran") ? "load:thruster" :
		    "load");
	} else if (strcmp(e->name, "tempo-time") == 0) {
		rename_edit(e, "tempo");
		e->change = VK__CMD_SAYS;
		snprintf(e->text, sizeof e->text, "%.0fxxx", e->a);
	} else if (strcmp(e->name, "to-sport") == 0) {
		rename_edit(e, "sport");
	} else if (strcmp(e->name, "shift") == 0 ||
	    strcmp(e->name, "for-day") == 0) {
		to_day(e, e->a);
	} else if (strcmp(e->name, "shift-by") == 0) {
		to_day(e, s->date + e->a);
	} else if (strcmp(e->name, "shift-weekday") == 0 ||
	    strcmp(e->name, "for-weekday") == 0) {
		rename_edit(e, "date");
		e->change = VK__CMD_SAYS;
		e->unit = VK__CMD_WEEKDAY;
		snprintf(e->text, sizeof e->text, "%s",
		    vk__cmd_weekday((int32_t)e->a));
	} else if ((cell_is(&s->sport, "strength") || s->exercise.len > 0) &&
	    strncmp(e->name, "work.", 5) == 0) {
		memmove(e->name, e->name + 5, strlen(e->name + 5) + 1);
	}
}

/* "seven more watts"; "4 min au lieu de 5" are those of the repetitions. */
static void
resolve_unit(const struct vk__cmd *cmd, struct vk__cmd_edit *e)
{
	if (strcmp(e->name, "work.power") == 0 && e->unit == VK__CMD_NUM)
		e->unit = VK__CMD_WATT;
	if (strcmp(e->name, "total.duration") == 0 && e->change ==
	    VK__CMD_IS && cmd->expects && e->a <= SHORT &&
	    &cmd->edit[cmd->expect_of] == e)
		rename_edit(e, "work.step.duration");
}

/* "5x8": other repetitions of the same, or another shape. */
static void
resolve_shape(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;
	struct vk__cmd_edit *e = &cmd->edit[d->shape_index];
	double was = cmd->expects && cmd->expect.unit == VK__CMD_SHAPE ?
	    cmd->expect.b : cmd->selector.reps != VK__CMD_NO ?
	    cmd->selector.each : -1;

	e->change = VK__CMD_IS;
	if (e->b == was) {
		rename_edit(e, "work.reps");
		e->unit = VK__CMD_NUM;
		return;
	}
	rename_edit(e, "work.shape");
	e->unit = VK__CMD_SHAPE;
}

/* "15 jours" is a fortnight in French, "8 jours" a week. */
static int32_t
days_ago(const struct vk__draft *d)
{
	int32_t days = d->ago * (d->ago_unit > 0 ? d->ago_unit : 1);

	if (d->ago_unit == 1 && strcmp(d->cmd->lang, "fr") == 0 &&
	    (days == 15 || days == 8))
		days--;
	return -days;
}

static void
resolve_when(struct vk__draft *d)
{
	struct vk__cmd_selector *s = &d->cmd->selector;
	bool named = s->kind.len > 0 || s->name.len > 0 ||
	    s->reps != VK__CMD_NO || s->weekday != VK__CMD_NO;

	if (s->weekday != VK__CMD_NO && s->date != VK__CMD_NO && s->date > 0 &&
	    !d->shifted) {
		d->target = s->date;
		s->date = VK__CMD_NO;
	}
	if (d->ago != VK__CMD_NO) {
		s->date = days_ago(d);
		s->about = d->ago_unit == 7 && (s->kind.len > 0 ||
		    s->reps != VK__CMD_NO);
		d->anchors++;
		d->strong = true;
	}
	if (s->week == -1 && !named && !d->short_week &&
	    s->most.len == 0 && s->least.len == 0) {
		s->week = VK__CMD_NO;
		s->date = -7;
	}
	if (s->day_month != VK__CMD_NO && (s->day_month < 101 ||
	    s->day_month % 100 == 0))
		s->day_month = VK__CMD_NO;
	/* Any of these says more than "the same" or "the last". */
	if ((s->ref == VK__CMD_REF_SAME || (s->ref == VK__CMD_REF_LAST &&
	    s->weekday != VK__CMD_NO)) && (s->date != VK__CMD_NO ||
	    s->week != VK__CMD_NO || s->weekday != VK__CMD_NO ||
	    s->month != VK__CMD_NO || s->day_month != VK__CMD_NO ||
	    s->nth != VK__CMD_NO))
		s->ref = VK__CMD_REF_NONE;
	if (s->ref == VK__CMD_REF_MAYBE && named)
		s->ref = VK__CMD_REF_LAST;
	if (s->ref == VK__CMD_REF_MAYBE && s->exercise.len > 0)
		s->ref = VK__CMD_REF_LAST;
}

/* A name alone asks for a session when something of it is to change. */
static void
resolve_names(struct vk__draft *d)
{
	const struct vk__cmd_selector *s = &d->cmd->selector;

	if (d->anchors == 0 && s->name.len > 0 && d->weak_selectors == 1 &&
	    s->kind.len == 0 && s->reps == VK__CMD_NO && d->cmd->edits > 0) {
		d->anchors++;
		d->strong = true;
	}
}

/* "indoors, on the rollers": the same said twice. */
static void
drop_again(struct vk__cmd *cmd)
{
	size_t kept = 0;

	for (size_t i = 0; i < cmd->edits; i++) {
		const struct vk__cmd_edit *e = &cmd->edit[i];
		bool again = false;

		for (size_t k = 0; k < kept; k++)
			again = again || (e->change == VK__CMD_SAYS &&
			    strcmp(e->name, cmd->edit[k].name) == 0 &&
			    strcmp(e->text, cmd->edit[k].text) == 0);
		if (!again)
			cmd->edit[kept++] = *e;
	}
	cmd->edits = kept;
}

static struct vk__cmd_edit *
find_vague(struct vk__cmd *cmd, const char *name)
{
	for (size_t i = 0; i < cmd->edits; i++)
		if (cmd->edit[i].vague && cmd->edit[i].change ==
		    VK__CMD_SCALES && strcmp(cmd->edit[i].name, name) == 0)
			return &cmd->edit[i];
	return NULL;
}

/*
 * "I have 40 minutes, shorten it", "a harder version, 5 %": how much is said
 * beside the change.
 */
static void
join_vague(struct vk__cmd *cmd)
{
	for (size_t i = 0; i < cmd->edits; i++) {
		struct vk__cmd_edit *e = &cmd->edit[i];
		struct vk__cmd_edit *vague = find_vague(cmd, e->name);

		if (vague == NULL || vague == e)
			continue;
		if (strcmp(e->name, "total.duration") == 0 && e->change ==
		    VK__CMD_LIMITS && vague->a < 1) {
			*vague = cmd->edit[--cmd->edits];
			return;
		}
		if (strcmp(e->name, "work.intensity") == 0 && e->change ==
		    VK__CMD_SCALES && (e->a < 1) == (vague->a < 1)) {
			*vague = *e;
			*e = cmd->edit[--cmd->edits];
			return;
		}
		if (strcmp(e->name, "work.intensity") == 0 && e->change ==
		    VK__CMD_IS && e->b == 0 && e->a <= LITTLE) {
			vague->a = vague->a < 1 ? 1 - e->a / 100 :
			    1 + e->a / 100;
			vague->assumed = false;
			*e = cmd->edit[--cmd->edits];
			return;
		}
	}
}

/*
 * One thing that is changed in two ways, or a bare number beside a change whose
 * measure is not said: which is meant of what, is not clear.
 */
static void
find_twice(struct vk__draft *d)
{
	const struct vk__cmd *cmd = d->cmd;

	for (size_t i = 0; i < cmd->edits; i++) {
		d->twice |= cmd->edit[i].assumed && d->bare_time;
		for (size_t k = 0; k < i; k++)
			d->twice |= strcmp(cmd->edit[i].name,
			    cmd->edit[k].name) == 0;
	}
}

/* On which day, when the line asks for something to be done again. */
static void
resolve_target(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;
	struct vk__cmd_edit *e = &cmd->edit[cmd->edits];

	if (d->target == 0)
		return;
	if (cmd->edits == VK__CMD_EDITS || d->shifted || !(d->marked ||
	    d->like || d->strong)) {
		d->several_days = true;
		return;
	}
	*e = (struct vk__cmd_edit){ .change = VK__CMD_SAYS, .a = d->target };
	rename_edit(e, "for-day");
	cmd->edits++;
}

void
vk__draft_resolve(struct vk__draft *d)
{
	struct vk__cmd *cmd = d->cmd;

	resolve_when(d);
	resolve_names(d);
	resolve_target(d);
	if (d->shape_edit)
		resolve_shape(d);
	for (size_t i = 0; i < cmd->edits; i++) {
		resolve_edit(d, &cmd->edit[i]);
		resolve_unit(cmd, &cmd->edit[i]);
	}
	if (cmd->expects && cmd->edits > 0 && cmd->expect.unit ==
	    VK__CMD_NUM) {
		const struct vk__cmd_edit *e = &cmd->edit[cmd->expect_of];

		/* "2 min au lieu de 3", "30 s au lieu de 45" */
		cmd->expect.unit = e->unit;
		if (e->unit == VK__CMD_TIME && !(e->a < 120 &&
		    cmd->expect.a >= 15))
			cmd->expect.a *= 60;
	}
	drop_again(d->cmd);
	join_vague(d->cmd);
	find_twice(d);
	d->own = d->set_shape ? d->set_intensity : d->set_time &&
	    d->set_intensity;
	/* Without a word that compares, what is timed is told for itself. */
	if (!d->marked && !d->like && !d->changed && !cmd->expects &&
	    !d->strong && !d->but && (d->set_time || d->set_shape))
		d->own = true;
	/* "pas plus d'une heure de Z2" */
	for (size_t i = 0; i < cmd->edits && d->anchors == 0; i++)
		d->own |= d->set_intensity && cmd->edit[i].change !=
		    VK__CMD_ADDS && strcmp(cmd->edit[i].name,
		    "total.duration") == 0;
	if (cmd->selector.reps != VK__CMD_NO && d->set_intensity &&
	    d->anchors == 0)
		d->own = true;
}
