/* SPDX-License-Identifier: MIT */
/* Which session a match points to. */
#include <math.h>
#include <string.h>

#include "taking.h"

static unsigned
count_quantities(const struct vk__draft *d, const struct vk__cmd_match *m)
{
	unsigned count = 0;

	for (size_t i = m->begin; i < m->end; i++)
		count += d->tokens->token[i].class >= VK__CMD_TIME &&
		    d->tokens->token[i].class <= VK__CMD_OTHER;
	return count;
}

void
vk__taking_ref(struct vk__taking *t)
{
	static const struct {
		const char *word;
		enum vk__cmd_ref ref;
		unsigned rank; /* of two, the one that says more stays */
	} refs[] = { { "same", VK__CMD_REF_SAME, 1 },
		{ "last", VK__CMD_REF_LAST, 2 },
		{ "again", VK__CMD_REF_LAST, 2 },
		{ "last?", VK__CMD_REF_MAYBE, 2 },
		{ "other", VK__CMD_REF_MAYBE, 2 },
		{ "this", VK__CMD_REF_THIS, 2 },
		{ "habit", VK__CMD_REF_HABIT, 3 } };
	struct vk__draft *d = t->d;
	struct vk__cell w = vk__taking_word(t);
	enum vk__cmd_ref *ref = &d->cmd->selector.ref;

	/* "4x8 min, same recovery": of what the line itself tells. */
	if (w.text[0] != 'l' && w.text[0] != 'o' && w.text[0] != 't' && !d->like && d->quantities >
	    count_quantities(d, t->m)) {
		d->trailing = true;
		return;
	}
	for (size_t i = 0; i < sizeof refs / sizeof *refs; i++) {
		if (strlen(refs[i].word) != w.len ||
		    memcmp(refs[i].word, w.text, w.len) != 0)
			continue;
		if (*ref == VK__CMD_REF_NONE || *ref == VK__CMD_REF_SAME ||
		    refs[i].rank == 3)
			*ref = refs[i].ref;
		d->strong = true;
	}
	d->other |= w.text[0] == 'o';
	d->anchors++;
}

/* A shape that stands before any change says which session is meant. */
void
vk__taking_shape(struct vk__taking *t)
{
	struct vk__draft *d = t->d;
	const struct vk__cmd_token *token = vk__taking_value(t);

	if (d->cmd->selector.reps == VK__CMD_NO && !d->past_sep &&
	    d->cmd->edits == 0 && !vk__taking_is(t, "shape-edit") &&
	    (!token->word || d->anchors == 0)) {
		d->cmd->selector.reps = (int32_t)token->a;
		d->cmd->selector.each = vk__taking_each(token);
		d->cmd->selector.bare = !token->seconds;
		d->last_shape_end = t->m->end;
		d->weak_selectors++;
		return;
	}
	if (vk__taking_is(t, "shape-edit"))
		d->changed = true;
	d->shape_edit = true;
	d->shape_index = d->cmd->edits;
	vk__taking_new(t)->b = vk__taking_each(token);
	d->set_shape = token->seconds;
}

void
vk__taking_pair(struct vk__taking *t)
{
	struct vk__cmd_selector *s = &t->d->cmd->selector;

	s->name = vk__taking_word(t);
	s->name_like = true;
	s->kind = (struct vk__cell){ "micro", 5 };
	t->d->weak_selectors++;
}

void
vk__taking_date(struct vk__taking *t)
{
	const struct vk__cmd_token *token = vk__taking_value(t);
	struct vk__cmd_selector *s = &t->d->cmd->selector;

	if (!(token->a >= 1 && token->a <= 31 && token->b >= 1 &&
	    token->b <= 12 && token->c >= 0 && token->c <= 9999)) {
		t->d->several_days = true; /* no day at all */
		return;
	}
	s->day_month = (int32_t)token->b * 100 + (int32_t)token->a;
	if (token->c > 0)
		s->year = (int32_t)token->c;
	t->d->anchors++;
}

/* A day of a month that is told by its name: the other half of it is there. */
static void
take_day_of(struct vk__taking *t, bool month)
{
	int32_t *day = &t->d->cmd->selector.day_month;
	int32_t value = vk__taking_whole(t);

	if (*day == VK__CMD_NO) {
		*day = 0;
		t->d->anchors++;
	}
	*day += month ? value * 100 : value;
}

/*
 * "Tuesday's again tomorrow": of two days the one to come is when, not which.
 * True when the new one is.
 */
static bool
take_target(struct vk__draft *d, int32_t date)
{
	int32_t *was = &d->cmd->selector.date;

	if (*was == VK__CMD_NO || (*was > 0) == (date > 0))
		return false;
	d->target = date > 0 ? date : *was;
	if (date <= 0)
		*was = date;
	return true;
}

bool
vk__taking_numbers(struct vk__taking *t)
{
	struct vk__draft *d = t->d;
	struct vk__cmd_selector *s = &d->cmd->selector;
	const struct {
		const char *key;
		int32_t *to;
	} numbers[] = { { "date", &s->date }, { "week", &s->week },
		{ "month", &s->month }, { "weekday", &s->weekday },
		{ "n", &s->nth } };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (!vk__taking_is(t, numbers[i].key))
			continue;
		if (i == 0 && take_target(d, vk__taking_whole(t)))
			return true;
		/* Two days: no session of one. */
		d->several_days |= (i == 0 || i == 3) && *numbers[i].to !=
		    VK__CMD_NO && *numbers[i].to != vk__taking_whole(t);
		*numbers[i].to = vk__taking_whole(t);
		d->anchors++;
		d->strong |= i == 1 || i == 2 || i == 4;
		d->short_week |= i == 1 && t->meaning->at > 0;
		return true;
	}
	if (vk__taking_is(t, "ago"))
		d->ago = vk__taking_whole(t);
	else if (vk__taking_is(t, "unit"))
		d->ago_unit = vk__taking_whole(t);
	else if (vk__taking_is(t, "sameday"))
		d->sameday = true;
	else if (vk__taking_is(t, "day"))
		take_day_of(t, vk__taking_value(t)->class == VK__CMD_NUM ? false :
		    true);
	else if (vk__taking_is(t, "of"))
		take_day_of(t, vk__taking_value(t)->class != VK__CMD_NUM);
	else
		return false;
	return true;
}

bool
vk__taking_words(struct vk__taking *t)
{
	struct vk__draft *d = t->d;
	struct vk__cmd_selector *s = &d->cmd->selector;
	const struct {
		const char *key;
		struct vk__cell *to;
		bool anchor;
	} words[] = { { "kind", &s->kind, false }, { "name", &s->name, false },
		{ "like-name", &s->name, false },
		{ "exercise", &s->exercise, false },
		{ "sport", &s->sport, false }, { "format", &s->format, false },
		{ "before", &s->before, true }, { "max", &s->most, true },
		{ "min", &s->least, true } };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!vk__taking_is(t, words[i].key))
			continue;
		/* "the tempo, but at threshold": the second is no selector. */
		if (i == 0 && words[i].to->len > 0)
			d->weak_selectors += 2;
		*words[i].to = vk__taking_word(t);
		s->name_like |= i == 2;
		d->anchors += words[i].anchor;
		d->noun |= i != 0 || d->like || d->anchors > 0;
		d->strong |= words[i].anchor;
		d->weak_selectors += !words[i].anchor;
		return true;
	}
	return false;
}

