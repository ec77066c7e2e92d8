/* SPDX-License-Identifier: MIT */
/*
 * Lowers a workout to FIT steps. Groups stay repeats, two inside each other
 * as the makers' own editor has them; what is around those is rolled out. A
 * step without a target has none in the file either: here the format can say
 * what the text says. A single number becomes a narrow range, or a device
 * would complain all the time.
 */
#include "fit_lower.h"

#include <math.h>
#include <string.h>

#include "clean.h"
#include "target.h"
#include "timed.h"

#define PERCENT_MAX 2000.0
#define WATTS_MAX 20000.0
#define RPM_MAX 250.0

struct lower {
	struct vk__fit_steps *steps;
	const struct vk__terms *terms;
	const vk_workout *w;
	vk_error *err;
	vk_buf head; /* cues of groups that begin here */
	vk_buf cue;  /* of the step at hand */
};

static void
note(struct lower *l, const char *code, const char *a, const char *b)
{
	vk__notes_add(l->terms->notes, code, a, b);
}

static void
lose(struct lower *l, const vk_step *step, const char *code, const char *a,
    const char *b)
{
	vk__losses_add(l->terms->losses, l->w,
	    (uint32_t)(step - l->w->node), code, a, b);
}

/* --------------------------------------------------------------- lengths */

/* A step of open length stays one; a length that was only a guess is lost. */
static void
lower_length(struct lower *l, const vk_step *step, struct vk__fit_step *f)
{
	char metres[VK__SHORT], text[VK__SHORT];

	vk__seconds_text(step->duration, text);
	vk__number_text(step->distance, metres);
	if (step->open || (step->duration == 0 && !(step->distance > 0))) {
		f->length_type = VK__FIT_LENGTH_OPEN;
		if (!step->open)
			note(l, "export-lap", NULL, NULL);
		if (step->duration > 0)
			lose(l, step, "loss-estimate", text, NULL);
	} else if (step->duration > 0) {
		f->length_type = VK__FIT_LENGTH_TIME;
		f->length = step->duration * 1000;
		if (step->distance > 0)
			lose(l, step, "loss-distance", metres, text);
	} else {
		f->length_type = VK__FIT_LENGTH_DISTANCE;
		f->length = (uint32_t)fmax(1, fmin(floor(step->distance * 100 +
		    0.5), VK__FIT_NONE - 1));
	}
}

/* --------------------------------------------------------------- targets */

/* A target in the numbers of FIT, before VK__FIT_WATTS is added. */
struct span {
	double start;
	double end;
	double most;  /* what it may reach */
	uint32_t add;
};

/*
 * Whole numbers around the span whose middle is as near to its middle as half
 * a unit; a single number is widened by percent of it on each side.
 */
static void
set_range(struct vk__fit_step *f, const struct span *span, double percent)
{
	double low = fmin(span->start, span->end);
	double high = fmax(span->start, span->end);
	double both = floor(low + high + 0.5);
	double widen = low < high ? 0 : low * percent / 100;

	low = floor(low - widen + 0.5);
	high = widen > 0 || low > both - low ? both - low :
	    floor(high + 0.5);
	if (high > span->most) {
		high = span->most;
		low = fmax(low, both - high);
	}
	f->low = (uint32_t)fmax(fmin(low, high), 0) + span->add;
	f->high = (uint32_t)fmax(low, high) + span->add;
}

/* Whether the range says another middle than the span has. */
static bool
is_rounded(const struct vk__fit_step *f, const struct span *span)
{
	double have = ((double)f->low + (double)f->high) / 2 - span->add;

	return fabs(have - (span->start + span->end) / 2) > 0.01;
}

static void
lower_span(struct lower *l, const vk_step *step, const vk_target *target,
    const struct span *span, struct vk__fit_step *f)
{
	double percent = l->terms->options->tolerance;
	vk_target told = *target;
	char from[VK__SHORT], to[VK__SHORT];

	set_range(f, span, percent);
	if (percent > 0 && f->low < f->high && !(span->start < span->end) &&
	    !(span->start > span->end)) {
		vk__number_text(percent, from);
		note(l, "export-width", from, NULL);
	}
	if (!is_rounded(f, span))
		return;
	vk__target_text(target, step->ramp, from);
	told.start = told.end = ((double)f->low + (double)f->high) / 2 -
	    span->add;
	vk__target_text(&told, false, to);
	lose(l, step, "loss-range", from, to);
}

static vk_status
power_error(struct lower *l, const vk_step *step, vk_status status)
{
	char text[VK__SHORT];

	vk__target_text(&step->power, step->ramp, text);
	if (status == VK_EVALUE)
		return vk_error_set(l->err, VK_EVALUE, 0, "export-power",
		    "a power of %1 makes no sense", text, NULL);
	if (step->power.unit == VK_UNIT_WATT_KG)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-weight",
		    "%1 needs the rider's weight: give --weight", text, NULL);
	return vk_error_set(l->err, VK_EUNABLE, 0, "export-unit",
	    "%1 is no power", text, NULL);
}

static vk_status
power_watts(struct lower *l, const vk_step *step, struct span *span)
{
	double weight = l->terms->options->athlete.weight;
	double times = step->power.unit == VK_UNIT_WATT_KG ? weight : 1;
	char text[VK__SHORT];

	if (!(times > 0))
		return power_error(l, step, VK_EUNABLE);
	*span = (struct span){ step->power.start * times,
		step->power.end * times, WATTS_MAX, VK__FIT_WATTS };
	if (step->power.unit == VK_UNIT_WATT_KG) {
		vk__number_text(weight, text);
		note(l, "export-weight", text, NULL);
	}
	return span->start >= 1 && span->end >= 1 &&
	    span->start <= WATTS_MAX && span->end <= WATTS_MAX ? VK_OK :
	    power_error(l, step, VK_EVALUE);
}

/* Per cent from VK__FIT_WATTS on would be read as watts. */
static vk_status
power_percent(struct lower *l, const vk_step *step, struct span *span)
{
	char from[VK__SHORT], to[VK__SHORT];
	vk_status status = vk_target_resolve(&step->power,
	    &l->terms->options->athlete, &span->start, &span->end);

	span->most = VK__FIT_WATTS - 1;
	span->add = 0;
	if (status != VK_OK)
		return power_error(l, step, status);
	if (!(span->start >= 1 && span->end >= 1 &&
	    span->start <= PERCENT_MAX && span->end <= PERCENT_MAX))
		return power_error(l, step, VK_EVALUE);
	vk__target_text(&step->power, step->ramp, from);
	if (span->start > span->most || span->end > span->most)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-most",
		    "%1 is more than the format can say", from, NULL);
	if (step->power.unit == VK_UNIT_PCT_FTP)
		return VK_OK;
	vk__target_text(&(vk_target){ VK_UNIT_PCT_FTP, span->start,
	    span->end }, step->ramp, to);
	note(l, "export-target", from, to);
	if (step->power.unit == VK_UNIT_PCT_PMA) {
		double ratio = l->terms->options->athlete.pma_ratio;

		vk__number_text(ratio > 0 ? ratio : VK_PMA_RATIO, from);
		note(l, "export-pma-ratio", from, NULL);
	}
	return VK_OK;
}

static vk_status
power_span(struct lower *l, const vk_step *step, struct span *span)
{
	return step->power.unit == VK_UNIT_WATT ||
	    step->power.unit == VK_UNIT_WATT_KG ?
	    power_watts(l, step, span) : power_percent(l, step, span);
}

static void
lower_hr(struct lower *l, const vk_step *step, struct vk__fit_step *f)
{
	const vk_target *hr = &step->hr;
	struct span span = { hr->start, hr->end, VK__FIT_BPM, 0 };

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
	lower_span(l, step, hr, &span, f);
}

static vk_status
lower_rpm(struct lower *l, const vk_step *step, struct vk__fit_step *f)
{
	const vk_target *rpm = &step->cadence;
	struct span span = { rpm->start, rpm->end, 4 * RPM_MAX, 0 };
	double middle = (rpm->start + rpm->end) / 2;
	char text[VK__SHORT];

	vk__target_text(rpm, false, text);
	if (rpm->unit != VK_UNIT_RPM || !(middle >= 1 && middle <= RPM_MAX))
		return vk_error_set(l->err, VK_EVALUE, 0, "export-cadence",
		    "a cadence of %1 makes no sense", text, NULL);
	if (f == NULL)
		return VK_OK;
	f->target_type = VK__FIT_TARGET_CADENCE;
	f->target = 0;
	lower_span(l, step, rpm, &span, f);
	return VK_OK;
}

/* ------------------------------------------------------------------- text */

/* What other targets than the file's one become words only. */
static void
lose_words(struct lower *l, const vk_step *step)
{
	enum vk__fit_main first = vk__fit_main(step);
	char text[VK__SHORT];

	if (step->hr.unit != VK_UNIT_NONE && first != VK__FIT_MAIN_HR) {
		vk__target_text(&step->hr, step->ramp, text);
		lose(l, step, "loss-hr", text, NULL);
	}
	if (step->cadence.unit != VK_UNIT_NONE &&
	    first != VK__FIT_MAIN_CADENCE) {
		vk__target_text(&step->cadence, false, text);
		lose(l, step, "loss-cadence", text, NULL);
	}
	if (step->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&step->rpe, step->ramp, text);
		lose(l, step, "loss-rpe", text, NULL);
	}
	if (step->maxeffort && step->power.unit == VK_UNIT_NONE)
		lose(l, step, "loss-max-free", NULL, NULL);
}

static uint32_t
keep_text(struct lower *l, const vk_buf *text, uint32_t *len)
{
	uint32_t at = (uint32_t)l->steps->text.len;

	vk__clean_add(&l->steps->text, text->data, text->len, 0,
	    VK__FIT_TEXT);
	*len = (uint32_t)(l->steps->text.len - at);
	return at;
}

/* Notes are shown when a step begins. */
static void
lose_times(struct lower *l, const vk_step *step)
{
	if (step->text_len > 0 && vk__timed_later(l->w->text.data + step->text,
	    step->text_len, step->duration > 0 ? step->duration : UINT64_MAX))
		lose(l, step, "loss-timed", NULL, NULL);
}

/* The cues of groups that begin here, that of the step, and the words. */
static void
lower_cue(struct lower *l, const vk_step *step, struct vk__fit_step *f)
{
	vk_buf *cue = &l->cue;

	lose_times(l, step);
	vk_buf_clear(cue);
	vk_buf_add(cue, l->head.data, l->head.len);
	vk_buf_clear(&l->head);
	if (step->text_len > 0) {
		if (cue->len > 0)
			vk_buf_add_text(cue, " \xc2\xb7 ");
		vk_buf_add(cue, l->w->text.data + step->text, step->text_len);
	}
	vk__fit_words_add(step, l->terms->lang, cue);
	lose_words(l, step);
	if (cue->len == 0)
		return;
	f->notes = keep_text(l, cue, &f->notes_len);
	if (cue->len > VK__FIT_TEXT)
		lose(l, step, "loss-text", NULL, NULL);
}

static void
lower_label(struct lower *l, const vk_step *step, unsigned slice,
    unsigned slices, struct vk__fit_step *f)
{
	vk_buf_clear(&l->cue);
	vk__fit_label_add(step, slice, slices, &l->cue);
	f->label = keep_text(l, &l->cue, &f->label_len);
}

/* ------------------------------------------------------------------ steps */

static vk_status
add(struct lower *l, const struct vk__fit_step *f)
{
	vk_status status = vk__fit_steps_add(l->steps, f);

	if (status == VK_ELIMIT)
		return vk_error_set(l->err, status, 0, "export-steps",
		    "more than 65534 steps", NULL, NULL);
	return status;
}

static unsigned
slices_of(const vk_step *step, const struct vk__fit_step *f,
    const struct span *span)
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
add_slices(struct lower *l, const vk_step *step, struct vk__fit_step *f,
    const struct span *span, unsigned slices)
{
	double rise = (span->end - span->start) / step->duration;
	uint64_t from = 0, to;
	vk_status status = VK_OK;
	unsigned i;

	for (i = 1; i <= slices && status == VK_OK; i++, from = to) {
		struct span part = *span;

		to = (uint64_t)step->duration * i / slices;
		part.start = part.end = span->start +
		    rise * ((double)from + (double)to) / 2;
		f->length = (uint32_t)(to - from) * 1000;
		set_range(f, &part, l->terms->options->tolerance);
		lower_label(l, step, i, slices, f);
		status = add(l, f);
		f->notes_len = 0; /* said once */
	}
	return status;
}

static vk_status
lower_power(struct lower *l, const vk_step *step, struct vk__fit_step *f)
{
	struct span span;
	char text[VK__SHORT], count[VK__SHORT];
	unsigned slices;
	vk_status status = power_span(l, step, &span);

	if (status != VK_OK)
		return status;
	f->target_type = VK__FIT_TARGET_POWER;
	f->target = 0;
	slices = slices_of(step, f, &span);
	if (step->ramp) {
		vk__target_text(&step->power, true, text);
		vk__number_text(slices, count);
		lose(l, step, "loss-ramp", text, count);
	}
	if (slices > 1)
		return add_slices(l, step, f, &span, slices);
	lower_span(l, step, &step->power, &span, f);
	lower_label(l, step, 0, 0, f);
	return add(l, f);
}

static vk_status
lower_step(struct lower *l, const vk_step *step)
{
	struct vk__fit_step f = { .target_type = VK__FIT_TARGET_OPEN,
		.length = VK__FIT_NONE, .target = VK__FIT_NONE,
		.low = VK__FIT_NONE, .high = VK__FIT_NONE,
		.intensity = vk__fit_intensity(step) };
	enum vk__fit_main first = vk__fit_main(step);
	vk_status status = VK_OK;

	lower_length(l, step, &f);
	lower_cue(l, step, &f);
	if (step->cadence.unit != VK_UNIT_NONE)
		status = lower_rpm(l, step,
		    first == VK__FIT_MAIN_CADENCE ? &f : NULL);
	if (status != VK_OK || first == VK__FIT_MAIN_POWER)
		return status != VK_OK ? status : lower_power(l, step, &f);
	if (first == VK__FIT_MAIN_HR)
		lower_hr(l, step, &f);
	lower_label(l, step, 0, 0, &f);
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
copy(struct lower *l, size_t first, size_t count)
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
repeat(struct lower *l, uint32_t group, size_t first, unsigned depth)
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
	note(l, "export-repeat", text, NULL);
	for (i = 1; i < g->reps && status == VK_OK; i++)
		status = copy(l, first, count);
	return status;
}

/* The depth is that of a checked workout. */
static vk_status
lower_group(struct lower *l, uint32_t group, unsigned depth)
{
	const vk_step *g = &l->w->node[group];
	size_t first = l->steps->count;
	vk_status status = VK_OK;
	uint32_t at;

	if (depth > VK_WORKOUT_DEPTH)
		return VK_OK;
	if (g->text_len > 0) {
		lose_times(l, g);
		if (l->head.len > 0)
			vk_buf_add_text(&l->head, " \xc2\xb7 ");
		vk_buf_add(&l->head, l->w->text.data + g->text, g->text_len);
	}
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
	struct lower l = { .steps = steps, .terms = terms,
		.w = terms->workout, .err = err };
	vk_status status;

	vk__fit_steps_clear(steps);
	status = lower_group(&l, 0, 0);
	if (status == VK_OK &&
	    (steps->text.failed || l.head.failed || l.cue.failed))
		status = VK_ENOMEM;
	vk_buf_free(&l.head);
	vk_buf_free(&l.cue);
	return status;
}
