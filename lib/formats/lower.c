/* SPDX-License-Identifier: MIT */
/*
 * Lowers a step: its length to seconds, its cadence to a number, what no
 * power file can say to a cue; lower_power.c does its power. Every number
 * that the text did not give is either a documented default and noted, or
 * refused; an effort never gets one.
 */
#include "lower.h"

#include <math.h>

#include "../record/timed.h"
#include "format.h"
#include "lower_power.h"
#include "target.h"

#define CADENCE_MAX 250.0

void
vk__lower_note(struct vk__lowering *l, const char *code, const char *a,
    const char *b)
{
	vk__notes_add(l->terms->notes, code, a, b);
}

void
vk__lower_lose(struct vk__lowering *l, const vk_step *step, const char *code,
    const char *a, const char *b)
{
	const vk_workout *w = l->terms->workout;

	vk__losses_add(l->terms->losses, w, (uint32_t)(step - w->node), code,
	    a, b);
}

/* ------------------------------------------------------------------ cues */

/* Appends to the cue of segment, which may stand anywhere in the text. */
void
vk__lower_cue(struct vk__lowering *l, struct vk__segment *segment,
    const char *text, size_t len)
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
cue_phrase(struct vk__lowering *l, struct vk__segment *segment,
    const char *code, const char *arg)
{
	vk_buf text = { 0 };

	vk__notes_phrase(l->terms->lang, code, arg, NULL, &text);
	if (text.failed)
		l->profile->text.failed = true;
	else
		vk__lower_cue(l, segment, text.data, text.len);
	vk_buf_free(&text);
}

/* --------------------------------------------------------------- lengths */

static vk_status
lower_distance(struct vk__lowering *l, const vk_step *step, uint32_t *seconds)
{
	char metres[VK__SHORT], text[VK__SHORT];
	double s;

	vk__number_text(step->distance, metres);
	if (!(l->terms->options->speed > 0))
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-distance",
		    "a step of %1 m needs a speed: give --speed", metres,
		    NULL);
	s = floor(step->distance * 3.6 / l->terms->options->speed + 0.5);
	if (!(s >= 1 && s <= VK_STEP_SECONDS))
		return vk_error_set(l->err, VK_EVALUE, 0, "export-distance",
		    "a step of %1 m makes no sensible time", metres, NULL);
	*seconds = (uint32_t)s;
	vk__seconds_text(*seconds, text);
	vk__lower_note(l, "export-distance", metres, text);
	vk__lower_lose(l, step, "loss-distance", metres, text);
	vk__number_text(l->terms->options->speed, text);
	vk__lower_note(l, "export-speed", text, NULL);
	return VK_OK;
}

static vk_status
lower_length(struct vk__lowering *l, const vk_step *step, uint32_t *seconds)
{
	char text[VK__SHORT];

	if (step->duration == 0 && step->distance > 0)
		return lower_distance(l, step, seconds);
	*seconds = step->duration;
	if (step->duration > 0 && !step->open)
		return VK_OK;
	if (step->duration == 0)
		*seconds = l->terms->options->open_seconds;
	if (*seconds == 0)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-open",
		    "a step has no length and the format needs one: "
		    "give --open-duration", NULL, NULL);
	if (*seconds > VK_STEP_SECONDS)
		return vk_error_set(l->err, VK_EVALUE, 0, "export-length",
		    "a step is longer than a day", NULL, NULL);
	vk__seconds_text(*seconds, text);
	vk__lower_note(l, "export-open", text, NULL);
	vk__lower_lose(l, step, "loss-open", text, NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- targets */

/* Heart rate or perceived effort: said to the rider, never made a power. */
static void
lower_felt(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	bool free = step->power.unit == VK_UNIT_NONE;
	char text[VK__SHORT];

	if (step->hr.unit != VK_UNIT_NONE) {
		vk__target_text(&step->hr, step->ramp, text);
		cue_phrase(l, segment, "export-hr", text);
		vk__lower_lose(l, step, "loss-hr", text, NULL);
		if (free)
			vk__lower_note(l, "export-hr-free", text, NULL);
	}
	if (step->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&step->rpe, step->ramp, text);
		cue_phrase(l, segment, "export-rpe", text);
		vk__lower_lose(l, step, "loss-rpe", text, NULL);
		if (free)
			vk__lower_note(l, "export-rpe-free", text, NULL);
	}
}

static vk_status
lower_target(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	bool power = step->power.unit != VK_UNIT_NONE;
	bool felt = step->hr.unit != VK_UNIT_NONE ||
	    step->rpe.unit != VK_UNIT_NONE;
	bool says_free = l->terms->says & VK__SAYS_FREE;

	segment->kind = VK__FREE;
	if (step->maxeffort) {
		cue_phrase(l, segment, "export-max", NULL);
		if (!power && says_free) {
			vk__lower_note(l, "export-max-free", NULL, NULL);
			vk__lower_lose(l, step, "loss-max-free", NULL, NULL);
		}
	}
	if (felt)
		lower_felt(l, step, segment);
	if (power && !(step->freeride && says_free))
		return vk__lower_power(l, step, segment);
	if (!power && !felt && !step->freeride && !step->maxeffort)
		vk__lower_role(l, segment);
	if (segment->kind == VK__FREE && !says_free)
		return vk__lower_free(l, step, segment);
	return VK_OK;
}

vk_status
vk__lower_check_cadence(struct vk__lowering *l, const vk_step *step)
{
	double middle = (step->cadence.start + step->cadence.end) / 2;
	char text[VK__SHORT];

	if (step->cadence.unit == VK_UNIT_RPM &&
	    middle >= 1 && middle <= CADENCE_MAX)
		return VK_OK;
	vk__target_text(&step->cadence, false, text);
	return vk_error_set(l->err, VK_EVALUE, 0, "export-cadence",
	    "a cadence of %1 makes no sense", text, NULL);
}

static vk_status
lower_cadence(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	double middle = (step->cadence.start + step->cadence.end) / 2;
	char from[VK__SHORT], to[VK__SHORT];

	if (step->cadence.unit == VK_UNIT_NONE)
		return VK_OK;
	if (vk__lower_check_cadence(l, step) != VK_OK)
		return VK_EVALUE;
	vk__target_text(&step->cadence, false, from);
	if (!(l->terms->says & VK__SAYS_CADENCE)) {
		cue_phrase(l, segment, "export-cadence-cue", from);
		vk__lower_lose(l, step, "loss-cadence", from, NULL);
		return VK_OK;
	}
	segment->cadence = (uint32_t)floor(middle + 0.5);
	vk__number_text(segment->cadence, to);
	if (step->cadence.start < middle || step->cadence.start > middle) {
		vk__lower_note(l, "export-cadence", from, to);
		vk__lower_lose(l, step, "loss-cadence-range", from, to);
	}
	return VK_OK;
}

/* The step's own cue: what is said at once, and what later. */
static void
lower_text(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	const char *text = l->terms->workout->text.data + step->text;
	size_t plain = vk__timed_plain(text, step->text_len,
	    segment->seconds);

	vk__lower_cue(l, segment, text, plain);
	if (plain == step->text_len)
		return;
	segment->later = step->text;
	segment->later_len = step->text_len;
}

vk_status
vk__lower_step(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	vk_status status;

	segment->role = vk__step_role(step);
	status = lower_length(l, step, &segment->seconds);
	if (status == VK_OK && step->text_len > 0)
		lower_text(l, step, segment);
	if (status == VK_OK)
		status = lower_target(l, step, segment);
	if (status == VK_OK)
		status = lower_cadence(l, step, segment);
	return status;
}
