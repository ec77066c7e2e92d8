/* SPDX-License-Identifier: MIT */
/* What is kept of each session so that it can be looked for. */
#include "past.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "../record/deep.h"
#include "../record/workout.h"
#include "../score/effort.h"

void
vk__pasts_free(struct vk__pasts *p)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->at[i].json);
		free(p->at[i].text);
	}
	free(p->at);
	vk__fold_free(&p->folded);
	vk_workout_free(&p->w);
	vk_buf_free(&p->scratch);
	*p = (struct vk__pasts){ 0 };
}

static char *
copy(const char *text, size_t len)
{
	char *made = malloc(len + 1);

	if (made == NULL)
		return NULL;
	memcpy(made, text, len);
	made[len] = '\0';
	return made;
}

/* Whether a byte of the text is of a word; the sign of "10x30/30" is none. */
static bool
is_of_word(const struct vk__folded *f, size_t at)
{
	char c = f->text[at];

	if (c == 'x' && at > 0 && at + 1 < f->len &&
	    vk__is_digit(f->text[at - 1]) && vk__is_digit(f->text[at + 1]))
		return false;
	return (c >= 'a' && c <= 'z') || c == '/' || vk__is_digit(c);
}

/* " 5 x 3 min a 95 % ": folded, a blank at both ends and between words. */
static vk_status
keep_text(struct vk__pasts *p, const vk_record *rec, struct vk__past *past)
{
	static const char *const members[] = { "name", "description" };
	vk_buf text = { 0 };
	vk_status status = VK_OK;

	vk_buf_add_char(&text, ' ');
	for (size_t i = 0; i < 2 && status == VK_OK; i++) {
		if (vk_record_string(rec, members[i], &p->scratch) != VK_OK)
			continue;
		status = vk__fold(&p->folded, p->scratch.data != NULL ?
		    p->scratch.data : "", p->scratch.len);
		if (status == VK_EUTF8) {
			status = VK_OK;
			continue;
		}
		for (size_t k = 0; k < p->folded.len && status == VK_OK; k++)
			vk_buf_add_char(&text, is_of_word(&p->folded, k) ?
			    p->folded.text[k] : ' ');
		vk_buf_add_char(&text, ' ');
	}
	past->text = text.failed ? NULL : copy(text.data, text.len);
	vk_buf_free(&text);
	return status != VK_OK ? status : past->text == NULL ? VK_ENOMEM :
	    VK_OK;
}

static void
keep_when(struct vk__pasts *p, const vk_record *rec, struct vk__past *past)
{
	struct vk__time time;

	past->day = VK_DAY_ANY;
	if (vk_record_string(rec, "start_date_local", &p->scratch) != VK_OK ||
	    p->scratch.len == 0 || vk__time_read(p->scratch.data,
	    p->scratch.len, &time) != VK_OK)
		return;
	past->day = time.date;
	past->second = time.second;
}

static void
keep_type(struct vk__pasts *p, const vk_record *rec, struct vk__past *past)
{
	static const char *const rides[] = { "Ride", "VirtualRide",
		"GravelRide", "MountainBikeRide", "EBikeRide" };

	past->ride = true;
	if (vk_record_string(rec, "type", &p->scratch) == VK_OK &&
	    vk_buf_text(&p->scratch) != NULL) {
		past->ride = false;
		for (size_t i = 0; i < sizeof rides / sizeof *rides; i++)
			past->ride |= strcmp(p->scratch.data, rides[i]) == 0;
		past->strength = strcmp(p->scratch.data, "WeightTraining") == 0;
	}
	if (vk_record_string(rec, "category", &p->scratch) == VK_OK)
		past->race = p->scratch.len >= 4 &&
		    memcmp(p->scratch.data, "RACE", 4) == 0;
}

/* The repetitions of one effort: how often, how long. */
static void
keep_shapes(const vk_workout *w, struct vk__past *past)
{
	struct vk__visit v = { 0 };

	while (vk__workout_visit(w, &v)) {
		const vk_step *s = &w->node[v.index];
		const vk_step *group = v.depth > 0 ?
		    &w->node[v.around[v.depth]] : NULL;

		if (s->reps > 1)
			past->repeated = true;
		if (s->reps > 0 || group == NULL || vk__step_role(s) !=
		    VK__EFFORT || past->shapes == VK__PAST_SHAPES)
			continue;
		past->shape[past->shapes].reps = group->reps;
		past->shape[past->shapes++].seconds = s->duration;
	}
}

static void
keep_workout(struct vk__pasts *p, const vk_record *rec,
    const vk_athlete *athlete, struct vk__past *past)
{
	vk_extent extent;
	vk_load load;

	vk_workout_extent(&p->w, &extent);
	past->seconds = extent.seconds;
	past->category = vk_workout_category(&p->w, athlete);
	if (vk__deep_number(rec, "vekta.load", "tss", &past->score) != VK_OK) {
		vk_workout_load(&p->w, athlete, &load);
		past->score = load.tss;
	}
	keep_shapes(&p->w, past);
}

static bool
make_room(struct vk__pasts *p)
{
	size_t cap = p->cap > 0 ? p->cap * 2 : 64;
	struct vk__past *grown;

	if (p->count < p->cap)
		return true;
	grown = realloc(p->at, cap * sizeof *grown);
	if (grown == NULL)
		return false;
	p->at = grown;
	p->cap = cap;
	return true;
}

vk_status
vk__pasts_add(struct vk__pasts *p, const vk_record *rec,
    vk_recall_source source, const vk_athlete *athlete)
{
	struct vk__past past = { .source = source, .order = p->count,
		.score = NAN };
	const char *json;
	vk_status status;

	if (p->count == VK__PAST_MOST)
		return VK_ELIMIT;
	status = vk_record_workout(rec, &p->w, NULL);
	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_ABSENT;
	if (p->w.node[0].child == 0)
		return VK_ABSENT;
	keep_when(p, rec, &past);
	keep_type(p, rec, &past);
	keep_workout(p, rec, athlete, &past);
	if (!make_room(p))
		return VK_ENOMEM;
	status = keep_text(p, rec, &past);
	vk_record_bytes(rec, &json, &past.len);
	past.json = status == VK_OK ? copy(json, past.len) : NULL;
	if (past.json == NULL) {
		free(past.text);
		return status == VK_OK ? VK_ENOMEM : status;
	}
	p->at[p->count++] = past;
	return VK_OK;
}
