/* SPDX-License-Identifier: MIT */
/*
 * Looks for the one session that a selector means. Promises that all that was
 * asked for holds of it, that it lies before today unless a day was named,
 * and that of several equally good ones none is taken.
 */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../record/json.h"
#include "search.h"

extern const char vk__data_edit_kinds_tsv[];
extern const size_t vk__data_edit_kinds_tsv_size;

enum { HABIT_LEAST = 3 };

static bool
cell_is(const struct vk__cell *cell, const char *text)
{
	return cell->len == strlen(text) &&
	    memcmp(cell->text, text, cell->len) == 0;
}

/* ------------------------------------------------------------------- what */

/* Whether a word of the list stands in the text. */
static bool
has_word(const struct vk__past *past, const struct vk__cell *words)
{
	const char *at = words->text;
	const char *end = at + words->len;

	while (at < end) {
		const char *comma = memchr(at, ',', (size_t)(end - at));
		size_t len = (size_t)((comma != NULL ? comma : end) - at);
		const char *found = past->text;

		while ((found = strchr(found, ' ')) != NULL) {
			found++;
			if (strncmp(found, at, len) == 0 && found[len] == ' ')
				return true;
		}
		at += len + 1;
	}
	return false;
}

/* A row of kinds for a session. */
static bool
row_fits(const struct vk__table *row, const struct vk__past *past)
{
	const char *category = vk_category_text(past->category);
	bool by_category = !vk__table_is(row, 1, "-");
	bool by_word = !vk__table_is(row, 2, "-");
	double least = 0;

	(void)vk__table_number(row, 3, &least);
	if (vk__table_is(row, 4, "yes") && !past->repeated)
		return false;
	if ((double)past->seconds < least)
		return false;
	if (by_category && past->category != VK_CATEGORY_NONE &&
	    vk__table_is(row, 1, category))
		return true;
	if (by_word && has_word(past, &row->cell[2]))
		return true;
	return !by_category && !by_word;
}

static bool
kind_fits(const struct vk__cell *kind, const struct vk__past *past)
{
	struct vk__table row;

	vk__table_open(&row, vk__data_edit_kinds_tsv,
	    vk__data_edit_kinds_tsv_size);
	while (vk__table_next(&row))
		if (row.cell[0].len == kind->len && memcmp(row.cell[0].text,
		    kind->text, kind->len) == 0)
			return row_fits(&row, past);
	return false;
}

static bool
shape_fits(const struct vk__cmd_selector *s, const struct vk__past *past)
{
	for (size_t i = 0; i < past->shapes; i++) {
		double seconds = past->shape[i].seconds;

		if (past->shape[i].reps == (uint32_t)s->reps &&
		    (seconds == s->each || (s->bare && seconds * 60 ==
		    s->each)))
			return true;
	}
	return false;
}

/* A name in the folded text, which may be "30/30" or one of words. */
static bool
name_fits(const struct vk__cell *name, const struct vk__past *past)
{
	const char *at = past->text;

	for (; *at != '\0'; at++)
		if (strncmp(at, name->text, name->len) == 0 && (at ==
		    past->text || at[-1] == ' ') && at[name->len] == ' ')
			return true;
	return false;
}

static bool
fits(const struct vk__search *q, const struct vk__past *past)
{
	const struct vk__cmd_selector *s = q->s;

	if (past->source != q->source || (q->dated && past->day == VK_DAY_ANY))
		return false;
	if (past->day != VK_DAY_ANY && (past->day < q->from ||
	    past->day > q->to))
		return false;
	if (cell_is(&s->sport, "strength") ? !past->strength : !past->ride)
		return false;
	if (s->ref == VK__CMD_REF_HABIT && s->weekday != VK__CMD_NO &&
	    (past->day == VK_DAY_ANY || (int32_t)vk__date_weekday(past->day) !=
	    s->weekday))
		return false;
	if (s->kind.len > 0 && !kind_fits(&s->kind, past))
		return false;
	if (s->name.len > 0 && !name_fits(&s->name, past))
		return false;
	return s->reps == VK__CMD_NO || shape_fits(s, past);
}

/* -------------------------------------------------------------- the newest */

/* Whether a is newer than b; *same: nothing tells them apart. */
static bool
is_newer(const struct vk__past *a, const struct vk__past *b, bool *same)
{
	*same = a->day != VK_DAY_ANY && a->day == b->day &&
	    a->second == b->second;
	if (a->day != b->day)
		return a->day > b->day;
	if (a->second != b->second)
		return a->second > b->second;
	return a->order > b->order;
}

static bool
same_workout(const struct vk__past *a, const struct vk__past *b)
{
	vk_record *rec[2] = { NULL, NULL };
	const char *json[2] = { "", "" };
	size_t len[2] = { 0, 1 };
	bool same = false;

	if (vk_record_new(&rec[0]) == VK_OK && vk_record_new(&rec[1]) ==
	    VK_OK && vk_record_read(rec[0], a->json, a->len, NULL) == VK_OK &&
	    vk_record_read(rec[1], b->json, b->len, NULL) == VK_OK) {
		(void)vk_record_get(rec[0], "workout_doc", &json[0], &len[0]);
		(void)vk_record_get(rec[1], "workout_doc", &json[1], &len[1]);
		same = len[0] == len[1] && memcmp(json[0], json[1],
		    len[0]) == 0;
	}
	vk_record_free(rec[0]);
	vk_record_free(rec[1]);
	return same;
}

static void
several(struct vk__found *found, const struct vk__past *a,
    const struct vk__past *b)
{
	found->past = NULL;
	found->why = "recall-several";
	found->other[0] = a;
	found->other[1] = b;
	found->others = 2;
}

/* The newest one that is not newer than limit; NULL: none. */
static const struct vk__past *
newest(const struct vk__search *q, const struct vk__past *limit)
{
	const struct vk__past *best = NULL;
	bool same;

	for (size_t i = 0; i < q->pasts->count; i++) {
		const struct vk__past *past = &q->pasts->at[i];

		if (past != limit && fits(q, past) && (limit == NULL ||
		    !is_newer(past, limit, &same)) && (best == NULL ||
		    is_newer(past, best, &same)))
			best = past;
	}
	return best;
}

/* Of one day there must be one only; else the newest one counts. */
static void
find_newest(const struct vk__search *q, struct vk__found *found)
{
	const struct vk__past *past = newest(q, NULL);
	const struct vk__past *next;
	bool same;

	for (int32_t n = 1; n < q->nth && past != NULL; n++)
		past = newest(q, past);
	if (past == NULL) {
		found->why = "recall-none";
		return;
	}
	found->past = past;
	next = newest(q, past);
	if (next == NULL || same_workout(past, next))
		return;
	(void)is_newer(past, next, &same);
	/* In the days that were named each one is as good as another. */
	if (same || (q->dated && q->s->nth == VK__CMD_NO) ||
	    (q->from == q->to && past->day == next->day))
		several(found, past, next);
}

/* The best, unless another session is just as good. */
static void
choose(struct vk__found *found, const struct vk__past *best,
    const struct vk__past *equal)
{
	if (best == NULL)
		found->why = "recall-none";
	else if (equal != NULL)
		several(found, best, equal);
	else
		found->past = best;
}

/* "About two weeks ago": the nearest to that day. */
static void
find_nearest(const struct vk__search *q, struct vk__found *found)
{
	const struct vk__past *best = NULL, *equal = NULL;
	int32_t wanted = q->today + q->s->date;
	int32_t least = INT32_MAX;

	for (size_t i = 0; i < q->pasts->count; i++) {
		const struct vk__past *past = &q->pasts->at[i];
		int32_t apart = past->day > wanted ? past->day - wanted :
		    wanted - past->day;

		if (!fits(q, past) || apart > least)
			continue;
		if (best == NULL || apart < least) {
			best = past;
			equal = NULL;
		} else if (!same_workout(best, past)) {
			equal = past;
		}
		least = apart;
	}
	choose(found, best, equal);
}

/* The hardest, the longest; or the least of them. */
static void
find_most(const struct vk__search *q, struct vk__found *found)
{
	bool most = q->s->most.len > 0;
	const struct vk__cell *by = most ? &q->s->most : &q->s->least;
	const struct vk__past *best = NULL, *equal = NULL;
	double reached = 0;

	for (size_t i = 0; i < q->pasts->count; i++) {
		const struct vk__past *past = &q->pasts->at[i];
		double value = cell_is(by, "duration") ?
		    (double)past->seconds : past->score;

		if (!fits(q, past) || isnan(value) || (best != NULL && (most ?
		    value < reached : value > reached)))
			continue;
		if (best == NULL || fabs(value - reached) >= 1e-9) {
			best = past;
			equal = NULL;
		} else if (!same_workout(best, past)) {
			equal = past;
		}
		reached = value;
	}
	choose(found, best, equal);
}

/* What is done most often, three times at least. */
static void
find_habit(const struct vk__search *q, struct vk__found *found)
{
	const struct vk__past *best = NULL, *equal = NULL;
	size_t times = 0;

	for (size_t i = 0; i < q->pasts->count; i++) {
		const struct vk__past *past = &q->pasts->at[i];
		size_t count = 0;

		if (!fits(q, past))
			continue;
		for (size_t k = 0; k < q->pasts->count; k++)
			count += fits(q, &q->pasts->at[k]) &&
			    same_workout(past, &q->pasts->at[k]);
		if (best != NULL && count == times &&
		    !same_workout(past, best)) {
			equal = past;
		} else if (count > times) {
			equal = NULL;
			times = count;
		}
		if (count >= times && equal != past)
			best = past;
	}
	if (best == NULL || times < HABIT_LEAST)
		found->why = "recall-no-habit";
	else if (equal != NULL)
		several(found, best, equal);
	else
		found->past = best;
}

/* Only what was before the last race. */
static bool
end_before_race(struct vk__search *q)
{
	int32_t race = INT32_MIN;

	for (size_t i = 0; i < q->pasts->count; i++) {
		const struct vk__past *past = &q->pasts->at[i];

		if (past->race && past->day != VK_DAY_ANY && past->day <
		    q->today && past->day > race)
			race = past->day;
	}
	if (race == INT32_MIN)
		return false;
	q->to = race - 1;
	return true;
}

void
vk__pasts_find(const struct vk__pasts *pasts, vk_recall_source source,
    const struct vk__cmd_selector *selector, int32_t today,
    struct vk__found *found)
{
	struct vk__search q = { .pasts = pasts, .s = selector, .source = source,
		.today = today };

	*found = (struct vk__found){ 0 };
	vk__search_window(&q);
	if (selector->exercise.len > 0 || selector->format.len > 0 ||
	    cell_is(&selector->sport, "functional"))
		found->why = "recall-none";
	else if (selector->before.len > 0 && !end_before_race(&q))
		found->why = "recall-no-event";
	else if (selector->ref == VK__CMD_REF_HABIT)
		find_habit(&q, found);
	else if (selector->most.len > 0 || selector->least.len > 0)
		find_most(&q, found);
	else if (selector->about)
		find_nearest(&q, found);
	else
		find_newest(&q, found);
}
