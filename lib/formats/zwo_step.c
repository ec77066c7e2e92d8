/* SPDX-License-Identifier: MIT */
/*
 * The steps of Zwift workout files. Each element is one step or, of intervals,
 * a group of two; what is unknown keeps its place in time when it has a
 * length.
 */
#include "zwo_step.h"

#include <math.h>

#include "target.h"
#include "zwo_value.h"

static void
note(struct vk__zwo_steps *s, const char *code, const char *a, const char *b)
{
	vk__notes_add(s->reading->notes, code, a, b);
}

static void
note_element(struct vk__zwo_steps *s, const char *code, const char *b)
{
	note(s, code, s->element->name, b);
}

/* ------------------------------------------------------------------ steps */

static vk_status
add_step(struct vk__zwo_steps *s, uint32_t parent, const vk_step *step,
    uint32_t *index)
{
	vk_status status = vk_workout_add(s->reading->workout, parent, step,
	    index);

	if (status == VK_ELIMIT)
		return vk_error_set(s->err, status, 0, "workout-nodes",
		    "more than 4096 steps and groups", NULL, NULL);
	return status;
}

/* A ramp in the direction that its name does not say. */
static void
note_direction(struct vk__zwo_steps *s, const vk_step *step)
{
	char text[VK__SHORT];

	vk__target_text(&step->power, step->ramp, text);
	if (step->ramp && (step->cooldown ?
	    step->power.start < step->power.end :
	    step->warmup && step->power.start > step->power.end))
		note_element(s, "import-direction", text);
}

static vk_status
begin_step(struct vk__zwo_steps *s, enum vk__zwo_kind kind)
{
	vk_step step = { 0 };
	vk_status status = vk__zwo_length(s, "Duration", &step.duration);

	step.warmup = kind == VK__ZWO_WARMUP;
	step.cooldown = kind == VK__ZWO_COOLDOWN;
	step.freeride = kind == VK__ZWO_FREERIDE;
	step.maxeffort = kind == VK__ZWO_MAXEFFORT;
	if (kind == VK__ZWO_WARMUP)
		step.intensity = VK_INTENSITY_WARMUP;
	else if (kind == VK__ZWO_COOLDOWN)
		step.intensity = VK_INTENSITY_COOLDOWN;
	if (status == VK_OK && kind == VK__ZWO_STEADY)
		status = vk__zwo_steady(s, &vk__zwo_step_names, &step, false);
	else if (status == VK_OK && !step.freeride && !step.maxeffort)
		status = vk__zwo_ramp(s, &step);
	if (status == VK_OK)
		status = vk__zwo_cadence(s, &step);
	if (status != VK_OK)
		return status;
	note_direction(s, &step);
	s->seconds = step.duration;
	return add_step(s, 0, &step, &s->node);
}

/* -------------------------------------------------------------- intervals */

static vk_status
read_repeat(struct vk__zwo_steps *s, uint32_t *reps)
{
	double value = 1;
	bool given;
	vk_status status = vk__zwo_number(s, "Repeat", &value, &given);

	if (status != VK_OK)
		return status;
	if (!given && !s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-missing",
		    "%1 has no %2", "Repeat");
	if (!given)
		note_element(s, "import-once", "Repeat");
	if (!(value >= 1 && value <= VK_WORKOUT_REPS) ||
	    value > floor(value))
		return vk__zwo_fail(s, VK_EVALUE, "zwo-repeat",
		    "%1: %2 is not a whole number from 1 to 1000", "Repeat");
	*reps = (uint32_t)value;
	return VK_OK;
}

static vk_status
read_on(struct vk__zwo_steps *s, vk_step *on)
{
	vk_status status = vk__zwo_length(s, "OnDuration", &on->duration);

	on->intensity = VK_INTENSITY_INTERVAL;
	if (status == VK_OK)
		status = vk__zwo_steady(s, &vk__zwo_on_names, on, true);
	if (status == VK_OK)
		status = vk__zwo_cadence(s, on);
	return status;
}

/* duration stays 0 when there is no such part. */
static vk_status
read_off(struct vk__zwo_steps *s, vk_step *off)
{
	double value = 0;
	bool given;
	vk_status status = vk__zwo_number(s, "OffDuration", &value, &given);

	off->intensity = VK_INTENSITY_RECOVERY;
	if (status == VK_OK && !given && !s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-missing",
		    "%1 has no %2", "OffDuration");
	if (status == VK_OK)
		status = vk__zwo_seconds(s, "OffDuration", value,
		    &off->duration);
	if (status != VK_OK || off->duration == 0)
		return status;
	status = vk__zwo_steady(s, &vk__zwo_off_names, off, true);
	if (status == VK_OK)
		status = vk__zwo_rpm(s, "CadenceResting", &value, &given);
	if (status == VK_OK && given)
		off->cadence = (vk_target){ VK_UNIT_RPM, value, value };
	return status;
}

static vk_status
begin_intervals(struct vk__zwo_steps *s)
{
	vk_step group = { 0 }, on = { 0 }, off = { 0 };
	vk_status status = read_repeat(s, &group.reps);

	if (status == VK_OK)
		status = read_on(s, &on);
	if (status == VK_OK)
		status = read_off(s, &off);
	if (status == VK_OK)
		status = add_step(s, 0, &group, &s->node);
	if (status == VK_OK)
		status = add_step(s, s->node, &on, NULL);
	if (status == VK_OK && off.duration > 0)
		status = add_step(s, s->node, &off, NULL);
	s->seconds = (uint64_t)group.reps * (on.duration + off.duration);
	return status;
}

/* ---------------------------------------------------------------- unknown */

/* An element with a length keeps it, so that nothing after it moves. */
static vk_status
begin_unknown(struct vk__zwo_steps *s)
{
	vk_step step = { 0 };
	char text[VK__SHORT];
	vk_status status;

	if (!s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-element",
		    "the element %1 is not known (--lenient keeps it)", NULL);
	vk__zwo_keep(s, true);
	if (vk__zwo_find(s, "Duration") == NULL) {
		note_element(s, "import-element", NULL);
		return VK_OK;
	}
	status = vk__zwo_length(s, "Duration", &step.duration);
	if (status != VK_OK)
		return status;
	vk__seconds_text(step.duration, text);
	note_element(s, "import-step", text);
	s->seconds = step.duration;
	return add_step(s, 0, &step, &s->node);
}

/* A rest day, or an event that stands between the steps. */
static void
keep_aside(struct vk__zwo_steps *s)
{
	vk__zwo_keep(s, true);
	note_element(s, "import-aside", NULL);
}

static vk_status
begin_kind(struct vk__zwo_steps *s, enum vk__zwo_kind kind)
{
	vk_status status;

	switch (kind) {
	case VK__ZWO_NO_STEP:
		return begin_unknown(s);
	case VK__ZWO_REST_DAY:
	case VK__ZWO_TEXT:
	case VK__ZWO_GAME:
		keep_aside(s);
		return VK_OK;
	case VK__ZWO_INTERVALS:
		status = begin_intervals(s);
		break;
	default:
		status = begin_step(s, kind);
	}
	return status == VK_OK ? vk__zwo_rest(s) : status;
}

vk_status
vk__zwo_step_begin(struct vk__zwo_steps *s, struct vk__zwo_element *element)
{
	const char *proper;
	enum vk__zwo_kind kind = vk__zwo_kind_find(element->name,
	    s->reading->lenient, &proper);

	s->element = element;
	s->number++;
	s->node = 0;
	s->seconds = 0;
	s->events = 0;
	vk_buf_clear(&s->text);
	if (proper != NULL)
		note_element(s, "import-case", proper);
	return begin_kind(s, kind);
}
