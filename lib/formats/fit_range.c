/* SPDX-License-Identifier: MIT */
/*
 * Turns targets into the whole numbers of FIT, which has per cent of FTP and
 * watts on one scale. A single number becomes a narrow range, or a device
 * would complain all the time; what rounding changes is told.
 */
#include "fit_range.h"

#include <math.h>

#include "fit_step.h"
#include "lower_power.h"
#include "target.h"

#define PERCENT_MAX 2000.0
#define WATTS_MAX 20000.0

void
vk__fit_range_set(struct vk__fit_step *f, const struct vk__fit_span *span,
    double percent)
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
is_rounded(const struct vk__fit_step *f, const struct vk__fit_span *span)
{
	double have = ((double)f->low + (double)f->high) / 2 - span->add;

	return fabs(have - (span->start + span->end) / 2) > 0.01;
}

void
vk__fit_range_lower(struct vk__lowering *l, const vk_step *step,
    const vk_target *target, const struct vk__fit_span *span,
    struct vk__fit_step *f)
{
	double percent = l->terms->options->tolerance;
	vk_target told = *target;
	char from[VK__SHORT], to[VK__SHORT];

	vk__fit_range_set(f, span, percent);
	if (percent > 0 && f->low < f->high && !(span->start < span->end) &&
	    !(span->start > span->end)) {
		vk__number_text(percent, from);
		vk__lower_note(l, "export-width", from, NULL);
	}
	if (!is_rounded(f, span))
		return;
	vk__target_text(target, step->ramp, from);
	if (target == &step->power && span->add > 0)
		told.unit = VK_UNIT_WATT; /* of what was per cent, too */
	told.start = told.end = ((double)f->low + (double)f->high) / 2 -
	    span->add;
	vk__target_text(&told, false, to);
	vk__lower_lose(l, step, "loss-range", from, to);
}

static vk_status
power_watts(struct vk__lowering *l, const vk_step *step,
    struct vk__fit_span *span)
{
	double weight = l->terms->options->athlete.weight;
	double times = step->power.unit == VK_UNIT_WATT_KG ? weight : 1;

	if (!(times > 0))
		return vk__lower_power_error(l, step, VK_EUNABLE);
	*span = (struct vk__fit_span){ step->power.start * times,
		step->power.end * times, WATTS_MAX, VK__FIT_WATTS };
	vk__lower_rider(l, step->power.unit, true);
	return span->start >= 1 && span->end >= 1 &&
	    span->start <= WATTS_MAX && span->end <= WATTS_MAX ? VK_OK :
	    vk__lower_power_error(l, step, VK_EVALUE);
}

/* Per cent from VK__FIT_WATTS on would be read as watts. */
static vk_status
power_percent(struct vk__lowering *l, const vk_step *step,
    struct vk__fit_span *span)
{
	char from[VK__SHORT], to[VK__SHORT];
	vk_status status = vk_target_resolve(&step->power,
	    &l->terms->options->athlete, &span->start, &span->end);

	span->most = VK__FIT_WATTS - 1;
	span->add = 0;
	if (status != VK_OK)
		return vk__lower_power_error(l, step, status);
	if (!(span->start >= 1 && span->end >= 1 &&
	    span->start <= PERCENT_MAX && span->end <= PERCENT_MAX))
		return vk__lower_power_error(l, step, VK_EVALUE);
	vk__target_text(&step->power, step->ramp, from);
	if (span->start > span->most || span->end > span->most)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-most",
		    "%1 is more than the format can say", from, NULL);
	if (step->power.unit == VK_UNIT_PCT_FTP)
		return VK_OK;
	vk__target_text(&(vk_target){ VK_UNIT_PCT_FTP, span->start,
	    span->end }, step->ramp, to);
	vk__lower_note(l, "export-target", from, to);
	vk__lower_rider(l, step->power.unit, true);
	return VK_OK;
}

/* Whether whole per cent say the span to a tenth; one number may end in a half. */
static bool
is_sayable(const struct vk__fit_span *span)
{
	double whole = span->start < span->end || span->start > span->end ? 1 : 2;
	double low = span->start * whole, high = span->end * whole;

	return fabs(low - floor(low + 0.5)) <= whole * 0.1 &&
	    fabs(high - floor(high + 0.5)) <= whole * 0.1;
}

/* Where the FTP is known, watts say what whole per cent cannot. */
static void
prefer_watts(struct vk__lowering *l, const vk_step *step,
    struct vk__fit_span *span)
{
	double ftp = l->terms->options->athlete.ftp;
	char from[VK__SHORT], to[VK__SHORT];

	if (!(ftp > VK__FIT_FTP_LEAST) || step->ramp || is_sayable(span))
		return;
	*span = (struct vk__fit_span){ span->start * ftp / 100,
		span->end * ftp / 100, WATTS_MAX, VK__FIT_WATTS };
	vk__target_text(&step->power, false, from);
	vk__target_text(&(vk_target){ VK_UNIT_WATT, span->start, span->end },
	    false, to);
	vk__lower_note(l, "export-target", from, to);
	vk__lower_rider(l, step->power.unit, true);
}

vk_status
vk__fit_span_power(struct vk__lowering *l, const vk_step *step,
    struct vk__fit_span *span)
{
	vk_status status;

	if (step->power.unit == VK_UNIT_WATT ||
	    step->power.unit == VK_UNIT_WATT_KG)
		return power_watts(l, step, span);
	status = power_percent(l, step, span);
	if (status == VK_OK)
		prefer_watts(l, step, span);
	return status;
}
