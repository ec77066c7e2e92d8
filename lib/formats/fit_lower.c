/* SPDX-License-Identifier: MIT */
/*
 * Lowers a workout to FIT steps. Groups stay repeats, two inside each other
 * as the makers' own editor has them; what is around those is rolled out. A
 * step without a target has none in the file either: here the format can say
 * what the text says. A ramp becomes steady parts.
 */
#include "fit_lower.h"

#include <math.h>

#include "fit_cue.h"
#include "fit_range.h"
#include "lower.h"
#include "target.h"

struct fit_lower {
	struct vk__lowering base;
	struct vk__fit_steps *steps;
	const vk_workout *w;
	struct vk__fit_cue cue;
};

/* --------------------------------------------------------------- lengths */

/* A step of open length stays one; a length that was only a guess is lost. */
static void
lower_length(struct fit_lower *l, const vk_step *step, struct vk__fit_step *f)
{
	char metres[VK__SHORT], text[VK__SHORT];

	vk__seconds_text(step->duration, text);
	vk__number_text(step->distance, metres);
	if (step->open || (step->duration == 0 && !(step->distance > 0))) {
		f->length_type = VK__FIT_LENGTH_OPEN;
		if (!step->open)
			vk__lower_note(&l->base, "export-lap", NULL, NULL);
		if (step->duration > 0)
			vk__lower_lose(&l->base, step, "loss-estimate",
			    text, NULL);
	} else if (step->duration > 0) {
		f->length_type = VK__FIT_LENGTH_TIME;
		f->length = step->duration * 1000;
		if (step->distance > 0)
			vk__lower_lose(&l->base, step, "loss-distance",
			    metres, text);
	} else {
		f->length_type = VK__FIT_LENGTH_DISTANCE;
		f->length = (uint32_t)fmax(1, fmin(floor(step->distance * 100 +
		    0.5), VK__FIT_NONE - 1));
	}
}

/* --------------------------------------------------------------- targets */

static void
lower_hr(struct fit_lower *l, const vk_step *step, struct vk__fit_step *f)
{
	const vk_target *hr = &step->hr;
	struct vk__fit_span span = { hr->start, hr->end, VK__FIT_BPM, 0 };

	f->target_type = VK__FIT_TARGET_HR;
	f->target = 0;
	if (hr->unit == VK_UNIT_HR_ZONE) {
		f->target = (uint32_t)hr->start;
		return;
	}
	if (hr->unit == VK_UNIT_BPM) {
		span.most = VK__FIT_BPM_MAX;
		span.add = VK__FIT_BPM;
	}
	vk__fit_range_lower(&l->base, step, hr, &span, f);
}

static vk_status
lower_rpm(struct fit_lower *l, const vk_step *step, struct vk__fit_step *f)
{
	const vk_target *rpm = &step->cadence;
	struct vk__fit_span span = { rpm->start, rpm->end, VK__FIT_NONE - 1,
		0 };

	if (rpm->unit == VK_UNIT_NONE)
		return VK_OK;
	if (vk__lower_check_cadence(&l->base, step) != VK_OK)
		return VK_EVALUE;
	if (vk__fit_main(step) != VK__FIT_MAIN_CADENCE)
		return VK_OK;
	f->target_type = VK__FIT_TARGET_CADENCE;
	f->target = 0;
	vk__fit_range_lower(&l->base, step, rpm, &span, f);
	return VK_OK;
}

/* ------------------------------------------------------------------ steps */

static vk_status
add(struct fit_lower *l, const struct vk__fit_step *f)
{
	vk_status status = vk__fit_steps_add(l->steps, f);

	if (status == VK_ELIMIT)
		return vk_error_set(l->base.err, status, 0, "export-steps",
		    "more than 65534 steps", NULL, NULL);
	return status;
}

static unsigned
slices_of(const vk_step *step, const struct vk__fit_step *f,
    const struct vk__fit_span *span)
{
	double each = span->add > 0 ? VK__FIT_SLICE_WATTS :
	    VK__FIT_SLICE_PERCENT;
	double n = ceil(fabs(span->end - span->start) / each);

	if (!step->ramp || f->length_type != VK__FIT_LENGTH_TIME)
		return 1;
	n = fmin(n, VK__FIT_SLICES);
	n = fmin(n, floor(step->duration / (double)VK__FIT_SLICE_SECONDS));
	return n > 1 ? (unsigned)n : 1;
}

/* A ramp in steady parts, each at the power of its own middle. */
static vk_status
add_slices(struct fit_lower *l, const vk_step *step, struct vk__fit_step *f,
    const struct vk__fit_span *span, unsigned slices)
{
	double rise = (span->end - span->start) / step->duration;
	uint64_t from = 0, to;
	vk_status status = VK_OK;
	unsigned i;

	for (i = 1; i <= slices && status == VK_OK; i++, from = to) {
		struct vk__fit_span part = *span;

		to = (uint64_t)step->duration * i / slices;
		part.start = part.end = span->start +
		    rise * ((double)from + (double)to) / 2;
		f->length = (uint32_t)(to - from) * 1000;
		vk__fit_range_set(f, &part, l->base.terms->options->tolerance);
		vk__fit_cue_label(&l->cue, step, i, slices, f);
		status = add(l, f);
		f->notes_len = 0; /* said once */
	}
	return status;
}

static vk_status
lower_power(struct fit_lower *l, const vk_step *step, struct vk__fit_step *f)
{
	struct vk__fit_span span;
	char text[VK__SHORT], count[VK__SHORT];
	unsigned slices;
	vk_status status = vk__fit_span_power(&l->base, step, &span);

	if (status != VK_OK)
		return status;
	f->target_type = VK__FIT_TARGET_POWER;
	f->target = 0;
	slices = slices_of(step, f, &span);
	if (step->ramp) {
		vk__target_text(&step->power, true, text);
		vk__number_text(slices, count);
		vk__lower_lose(&l->base, step, "loss-ramp", text, count);
	}
	if (slices > 1)
		return add_slices(l, step, f, &span, slices);
	vk__fit_range_lower(&l->base, step, &step->power, &span, f);
	vk__fit_cue_label(&l->cue, step, 0, 0, f);
	return add(l, f);
}

static vk_status
lower_step(struct fit_lower *l, const vk_step *step)
{
	struct vk__fit_step f = { .target_type = VK__FIT_TARGET_OPEN,
		.length = VK__FIT_NONE, .target = VK__FIT_NONE,
		.low = VK__FIT_NONE, .high = VK__FIT_NONE,
		.intensity = vk__fit_intensity(step) };
	enum vk__fit_main first = vk__fit_main(step);
	vk_status status;

	lower_length(l, step, &f);
	vk__fit_cue_step(&l->base, &l->cue, step, &f);
	status = lower_rpm(l, step, &f);
	if (status != VK_OK || first == VK__FIT_MAIN_POWER)
		return status != VK_OK ? status : lower_power(l, step, &f);
	if (first == VK__FIT_MAIN_HR)
		lower_hr(l, step, &f);
	vk__fit_cue_label(&l->cue, step, 0, 0, &f);
	return add(l, &f);
}

/* ----------------------------------------------------------------- groups */

/* Repeats inside each other, of those that are more than once. */
static unsigned
height(const vk_workout *w, uint32_t group, unsigned depth)
{
	unsigned highest = 0;
	uint32_t at;

	if (depth > VK_WORKOUT_DEPTH)
		return 0;
	for (at = w->node[group].child; at != 0; at = w->node[at].next) {
		unsigned h = w->node[at].reps == 0 ? 0 :
		    height(w, at, depth + 1);

		if (highest < h)
			highest = h;
	}
	return highest + (w->node[group].reps > 1);
}

/* Appends the steps from first on again; repeats among them move along. */
static vk_status
copy(struct fit_lower *l, size_t first, size_t count)
{
	vk_status status = VK_OK;
	size_t i;

	for (i = 0; i < count && status == VK_OK; i++) {
		struct vk__fit_step f = l->steps->step[first + i];

		if (f.length_type == VK__FIT_LENGTH_REPEAT)
			f.length += (uint32_t)(l->steps->count - first - i);
		status = add(l, &f);
	}
	return status;
}

static vk_status
repeat(struct fit_lower *l, uint32_t group, size_t first, unsigned depth)
{
	const vk_step *g = &l->w->node[group];
	size_t count = l->steps->count - first;
	struct vk__fit_step f = { .length_type = VK__FIT_LENGTH_REPEAT,
		.target_type = VK__FIT_TARGET_OPEN, .intensity = 0xff,
		.length = (uint32_t)first, .target = g->reps,
		.low = VK__FIT_NONE, .high = VK__FIT_NONE };
	vk_status status = VK_OK;
	char text[VK__SHORT];
	uint32_t i;

	if (g->reps == 1 || count == 0)
		return VK_OK;
	if (height(l->w, group, depth) <= VK__FIT_GROUPS)
		return add(l, &f);
	vk__number_text(g->reps, text);
	vk__lower_note(&l->base, "export-repeat", text, NULL);
	for (i = 1; i < g->reps && status == VK_OK; i++)
		status = copy(l, first, count);
	return status;
}

/* The depth is that of a checked workout. */
static vk_status
lower_group(struct fit_lower *l, uint32_t group, unsigned depth)
{
	const vk_step *g = &l->w->node[group];
	size_t first = l->steps->count;
	vk_status status = VK_OK;
	uint32_t at;

	if (depth > VK_WORKOUT_DEPTH)
		return VK_OK;
	vk__fit_cue_group(&l->base, &l->cue, g);
	for (at = g->child; at != 0 && status == VK_OK;
	    at = l->w->node[at].next)
		status = l->w->node[at].reps == 0 ?
		    lower_step(l, &l->w->node[at]) :
		    lower_group(l, at, depth + 1);
	return status == VK_OK ? repeat(l, group, first, depth) : status;
}

vk_status
vk__fit_lower(struct vk__fit_steps *steps, const struct vk__terms *terms,
    vk_error *err)
{
	struct fit_lower l = { .base = { NULL, terms, err }, .steps = steps,
		.w = terms->workout, .cue.kept = &steps->text };
	vk_status status;

	vk__fit_steps_clear(steps);
	status = lower_group(&l, 0, 0);
	if (status == VK_OK && (steps->text.failed || l.cue.head.failed ||
	    l.cue.text.failed))
		status = VK_ENOMEM;
	vk_buf_free(&l.cue.head);
	vk_buf_free(&l.cue.text);
	return status;
}
