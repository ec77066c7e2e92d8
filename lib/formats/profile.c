/* SPDX-License-Identifier: MIT */
/*
 * Lowers a workout to the segments that power files know: a steady power, a
 * ramp, or free riding, each in whole seconds. Every number that the text
 * did not give is either a documented default and noted, or refused; an
 * effort never gets one. Each step is lowered once, then rolled out.
 */
#include "profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "target.h"

/* Above this no rider's sprint lies; it is a slip in the text. */
#define PERCENT_MAX 2000.0
#define CADENCE_MAX 250.0

struct lowering {
	struct vk__profile *profile;
	const vk_workout *w;
	const vk_export *options;
	const char *lang;
	vk_error *err;
};

void
vk_export_init(vk_export *options)
{
	memset(options, 0, sizeof *options);
	/* The means are what vk-score counts for the same steps. */
	options->recovery = VK__RECOVERY_PCT;
	options->warmup[0] = VK__WARMUP_PCT - 10;
	options->warmup[1] = VK__WARMUP_PCT + 10;
	options->cooldown[0] = VK__WARMUP_PCT + 10;
	options->cooldown[1] = VK__WARMUP_PCT - 10;
}

void
vk__profile_free(struct vk__profile *profile)
{
	free(profile->segment);
	free(profile->node);
	vk_buf_free(&profile->text);
	memset(profile, 0, sizeof *profile);
}

static void
note(struct lowering *l, const char *code, const char *a, const char *b)
{
	vk__notes_add(&l->profile->notes, code, a, b);
}

/* ------------------------------------------------------------------ cues */

/* Appends to the cue of segment, which may stand anywhere in the text. */
static void
cue_add(struct lowering *l, struct vk__segment *segment, const char *text,
    size_t len)
{
	vk_buf *all = &l->profile->text;
	size_t from = all->len;

	if (len == 0)
		return;
	if (segment->cue_len > 0) {
		if (vk_buf_reserve(all, segment->cue_len) != VK_OK)
			return;
		vk_buf_add(all, all->data + segment->cue, segment->cue_len);
		vk_buf_add_text(all, " \xc2\xb7 ");
	}
	vk_buf_add(all, text, len);
	segment->cue = (uint32_t)from;
	segment->cue_len = (uint32_t)(all->len - from);
}

static void
cue_phrase(struct lowering *l, struct vk__segment *segment, const char *code,
    const char *arg)
{
	vk_buf text = { 0 };

	vk__notes_phrase(l->lang, code, arg, NULL, &text);
	if (text.failed)
		l->profile->text.failed = true;
	else
		cue_add(l, segment, text.data, text.len);
	vk_buf_free(&text);
}

/* --------------------------------------------------------------- lengths */

static vk_status
lower_distance(struct lowering *l, const vk_step *step, uint32_t *seconds)
{
	char metres[VK__SHORT], text[VK__SHORT];
	double s;

	vk__number_text(step->distance, metres);
	if (!(l->options->speed > 0))
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-distance",
		    "a step of %1 m needs a speed: give --speed", metres,
		    NULL);
	s = floor(step->distance * 3.6 / l->options->speed + 0.5);
	if (!(s >= 1 && s <= VK_STEP_SECONDS))
		return vk_error_set(l->err, VK_EVALUE, 0, "export-distance",
		    "a step of %1 m makes no sensible time", metres, NULL);
	*seconds = (uint32_t)s;
	vk__seconds_text(*seconds, text);
	note(l, "export-distance", metres, text);
	vk__number_text(l->options->speed, text);
	note(l, "export-speed", text, NULL);
	return VK_OK;
}

static vk_status
lower_length(struct lowering *l, const vk_step *step, uint32_t *seconds)
{
	char text[VK__SHORT];

	if (step->duration == 0 && step->distance > 0)
		return lower_distance(l, step, seconds);
	*seconds = step->duration;
	if (step->duration > 0 && !step->open)
		return VK_OK;
	if (step->duration == 0)
		*seconds = l->options->open_seconds;
	if (*seconds == 0)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-open",
		    "a step has no length and the format needs one: "
		    "give --open-duration", NULL, NULL);
	if (*seconds > VK_STEP_SECONDS)
		return vk_error_set(l->err, VK_EVALUE, 0, "export-length",
		    "a step is longer than a day", NULL, NULL);
	vk__seconds_text(*seconds, text);
	note(l, "export-open", text, NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- targets */

static vk_status
power_error(struct lowering *l, const vk_step *step, vk_status status)
{
	char text[VK__SHORT];

	vk__target_text(&step->power, step->ramp, text);
	if (status != VK_EUNABLE)
		return vk_error_set(l->err, VK_EVALUE, 0, "export-power",
		    "a power of %1 makes no sense", text, NULL);
	if (step->power.unit == VK_UNIT_WATT_KG &&
	    !(l->options->athlete.weight > 0))
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-weight",
		    "%1 needs the rider's weight: give --weight", text, NULL);
	if (step->power.unit == VK_UNIT_WATT ||
	    step->power.unit == VK_UNIT_WATT_KG)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-ftp",
		    "%1 needs the rider's FTP: give --ftp", text, NULL);
	return vk_error_set(l->err, VK_EUNABLE, 0, "export-unit",
	    "%1 is no power", text, NULL);
}

static void
set_power(struct vk__segment *segment, double start, double end)
{
	segment->start = start / 100;
	segment->end = end / 100;
	segment->kind = start < end || start > end ? VK__RAMP : VK__STEADY;
}

/* The rider's numbers that a target was turned into per cent with. */
static void
note_athlete(struct lowering *l, vk_unit unit)
{
	const vk_athlete *a = &l->options->athlete;
	char text[VK__SHORT];

	if (unit == VK_UNIT_PCT_PMA) {
		vk__number_text(a->pma_ratio > 0 ? a->pma_ratio :
		    VK_PMA_RATIO, text);
		note(l, "export-pma-ratio", text, NULL);
	}
	if (unit == VK_UNIT_WATT || unit == VK_UNIT_WATT_KG) {
		vk__number_text(a->ftp, text);
		note(l, "export-ftp", text, NULL);
	}
	if (unit == VK_UNIT_WATT_KG) {
		vk__number_text(a->weight, text);
		note(l, "export-weight", text, NULL);
	}
}

static vk_status
lower_power(struct lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	double start, end;
	char from[VK__SHORT], to[VK__SHORT];
	vk_status status = vk_target_resolve(&step->power,
	    &l->options->athlete, &start, &end);

	if (status != VK_OK)
		return power_error(l, step, status);
	if (!step->ramp)
		start = end = (start + end) / 2;
	if (!(start >= 1 && end >= 1 && start <= PERCENT_MAX &&
	    end <= PERCENT_MAX))
		return power_error(l, step, VK_EVALUE);
	set_power(segment, start, end);
	vk__target_text(&step->power, step->ramp, from);
	vk__percent_text(start, end, to);
	if (strcmp(from, to) != 0) {
		note(l, "export-target", from, to);
		note_athlete(l, step->power.unit);
	}
	return VK_OK;
}

/* A default of 0 means that nobody holds a power there. */
static void
lower_default(struct lowering *l, const char *code, double start, double end,
    struct vk__segment *segment)
{
	char text[VK__SHORT];

	if (!(start > 0 && end > 0)) {
		note(l, "export-free", NULL, NULL);
		return;
	}
	set_power(segment, start, end);
	vk__percent_text(start, end, text);
	note(l, code, text, NULL);
}

/* Heart rate or perceived effort: said to the rider, never made a power. */
static void
lower_felt(struct lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	bool free = step->power.unit == VK_UNIT_NONE;
	char text[VK__SHORT];

	if (step->hr.unit != VK_UNIT_NONE) {
		vk__target_text(&step->hr, step->ramp, text);
		cue_phrase(l, segment, "export-hr", text);
		if (free)
			note(l, "export-hr-free", text, NULL);
	}
	if (step->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&step->rpe, step->ramp, text);
		cue_phrase(l, segment, "export-rpe", text);
		if (free)
			note(l, "export-rpe-free", text, NULL);
	}
}

static vk_status
lower_target(struct lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	const vk_export *o = l->options;

	segment->kind = VK__FREE;
	if (step->maxeffort) {
		cue_phrase(l, segment, "export-max", NULL);
		if (step->power.unit == VK_UNIT_NONE)
			note(l, "export-max-free", NULL, NULL);
	}
	if (step->hr.unit != VK_UNIT_NONE || step->rpe.unit != VK_UNIT_NONE) {
		lower_felt(l, step, segment);
		if (step->power.unit == VK_UNIT_NONE)
			return VK_OK;
	}
	if (step->freeride)
		return VK_OK;
	if (step->power.unit != VK_UNIT_NONE)
		return lower_power(l, step, segment);
	if (step->maxeffort)
		return VK_OK;
	if (segment->role == VK__WARMUP)
		lower_default(l, "export-warmup", o->warmup[0], o->warmup[1],
		    segment);
	else if (segment->role == VK__COOLDOWN)
		lower_default(l, "export-cooldown", o->cooldown[0],
		    o->cooldown[1], segment);
	else if (segment->role == VK__RECOVERY)
		lower_default(l, "export-recovery", o->recovery, o->recovery,
		    segment);
	else
		note(l, "export-free", NULL, NULL);
	return VK_OK;
}

static vk_status
lower_cadence(struct lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	double middle = (step->cadence.start + step->cadence.end) / 2;
	char from[VK__SHORT], to[VK__SHORT];

	if (step->cadence.unit == VK_UNIT_NONE)
		return VK_OK;
	vk__target_text(&step->cadence, false, from);
	if (step->cadence.unit != VK_UNIT_RPM ||
	    !(middle >= 1 && middle <= CADENCE_MAX))
		return vk_error_set(l->err, VK_EVALUE, 0, "export-cadence",
		    "a cadence of %1 makes no sense", from, NULL);
	segment->cadence = (uint32_t)floor(middle + 0.5);
	vk__number_text(segment->cadence, to);
	if (step->cadence.start < middle || step->cadence.start > middle)
		note(l, "export-cadence", from, to);
	return VK_OK;
}

static vk_status
lower_step(struct lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	vk_status status;

	segment->role = vk__step_role(step);
	if (step->text_len > 0)
		cue_add(l, segment, l->w->text.data + step->text,
		    step->text_len);
	status = lower_length(l, step, &segment->seconds);
	if (status == VK_OK)
		status = lower_target(l, step, segment);
	if (status == VK_OK)
		status = lower_cadence(l, step, segment);
	return status;
}

static vk_status
lower_steps(struct lowering *l)
{
	struct vk__profile *p = l->profile;
	vk_status status = VK_OK;
	size_t i;

	if (p->node_cap < l->w->count) {
		struct vk__segment *node = realloc(p->node,
		    l->w->count * sizeof *node);

		if (node == NULL)
			return VK_ENOMEM;
		p->node = node;
		p->node_cap = l->w->count;
	}
	memset(p->node, 0, l->w->count * sizeof *p->node);
	for (i = 1; i < l->w->count && status == VK_OK; i++) {
		if (l->w->node[i].reps == 0)
			status = lower_step(l, &l->w->node[i], &p->node[i]);
	}
	return status;
}

/* ---------------------------------------------------------------- groups */

/*
 * A group of two steady steps is marked on its first, for formats that have
 * such a thing. Cues would be repeated and half a cadence would spill over in
 * some readers, so these stay rolled out.
 */
static void
mark_pairs(struct lowering *l, const vk_step *group)
{
	const vk_step *node = l->w->node;
	struct vk__segment *a, *b;
	uint32_t first = group->child;
	uint32_t second = first == 0 ? 0 : node[first].next;

	if (group->reps < 2 || second == 0 || node[second].next != 0 ||
	    node[first].reps != 0 || node[second].reps != 0)
		return;
	a = &l->profile->node[first];
	b = &l->profile->node[second];
	if (a->kind == VK__STEADY && b->kind == VK__STEADY &&
	    a->cue_len == 0 && b->cue_len == 0 &&
	    (a->cadence == 0) == (b->cadence == 0))
		a->pairs = group->reps;
}

static uint32_t
first_step(const vk_workout *w, uint32_t group)
{
	while (group != 0 && w->node[group].reps != 0)
		group = w->node[group].child;
	return group;
}

/* The cue of a group goes to the step that the group begins with. */
static void
head_add(struct lowering *l, uint32_t group)
{
	const vk_workout *w = l->w;
	uint32_t step = first_step(w, group);
	struct vk__segment *segment = &l->profile->node[step];
	struct vk__segment head = { 0 };

	if (step == 0 || w->node[group].text_len == 0)
		return;
	head.cue = segment->head;
	head.cue_len = segment->head_len;
	cue_add(l, &head, w->text.data + w->node[group].text,
	    w->node[group].text_len);
	segment->head = head.cue;
	segment->head_len = head.cue_len;
}

static void
lower_groups(struct lowering *l)
{
	size_t i;

	for (i = 1; i < l->w->count; i++) {
		if (l->w->node[i].reps == 0)
			continue;
		mark_pairs(l, &l->w->node[i]);
		head_add(l, (uint32_t)i);
	}
}

/* Puts the waiting cue before the segment's own, once. */
static void
head_take(struct lowering *l, struct vk__segment *node,
    struct vk__segment *segment)
{
	uint32_t cue = segment->cue, cue_len = segment->cue_len;
	vk_buf own = { 0 };

	if (node->head_len == 0)
		return;
	vk_buf_add(&own, l->profile->text.data + cue, cue_len);
	if (own.failed)
		l->profile->text.failed = true;
	segment->cue = node->head;
	segment->cue_len = node->head_len;
	cue_add(l, segment, own.data, own.len);
	node->head_len = 0;
	vk_buf_free(&own);
}

static vk_status
segment_add(struct vk__profile *p, const struct vk__segment *segment)
{
	if (p->count == p->cap) {
		size_t cap = p->cap < 64 ? 64 : p->cap * 2;
		struct vk__segment *all = realloc(p->segment,
		    cap * sizeof *all);

		if (all == NULL)
			return VK_ENOMEM;
		p->segment = all;
		p->cap = cap;
	}
	p->segment[p->count++] = *segment;
	p->seconds += segment->seconds;
	return VK_OK;
}

static vk_status
roll_out(struct lowering *l)
{
	struct vk__profile *p = l->profile;
	vk_walk walk = { 0 };
	const vk_step *step;
	uint64_t inside = 0; /* steps of the current pairs still to come */

	while ((step = vk_workout_walk(l->w, &walk)) != NULL) {
		struct vk__segment *node = &p->node[step - l->w->node];
		struct vk__segment segment = *node;

		head_take(l, node, &segment);
		if (inside > 0) {
			inside--;
			segment.pairs = 0;
		} else if (segment.pairs > 0) {
			inside = 2 * (uint64_t)segment.pairs - 1;
		}
		if (segment_add(p, &segment) != VK_OK)
			return VK_ENOMEM;
	}
	return VK_OK;
}

vk_status
vk__profile_build(struct vk__profile *profile, const vk_workout *w,
    const vk_export *options, const char *lang, vk_error *err)
{
	struct lowering l = { profile, w, options, lang, err };
	vk_status status;

	profile->count = 0;
	profile->seconds = 0;
	vk_buf_clear(&profile->text);
	vk__notes_clear(&profile->notes);
	status = lower_steps(&l);
	if (status == VK_OK) {
		lower_groups(&l);
		status = roll_out(&l);
	}
	if (status == VK_OK && profile->text.failed)
		status = VK_ENOMEM;
	if (status == VK_ENOMEM)
		return vk_error_set(err, status, 0, "memory", "out of memory",
		    NULL, NULL);
	if (status == VK_OK && profile->count == 0)
		return vk_error_set(err, VK_ABSENT, 0, "export-empty",
		    "the workout has no steps", NULL, NULL);
	return status;
}
