/* SPDX-License-Identifier: MIT */
/*
 * Lowers the power of a step to fractions of FTP: from the unit that the text
 * has, with the rider's numbers, or from the default of the step's role. What
 * it became, and with which numbers, is noted.
 */
#include "lower_power.h"

#include <string.h>

#include "format.h"
#include "target.h"

/* Above this no rider's sprint lies; it is a slip in the text. */
#define PERCENT_MAX 2000.0

vk_status
vk__lower_power_error(struct vk__lowering *l, const vk_step *step, vk_status status)
{
	char text[VK__SHORT];

	vk__target_text(&step->power, step->ramp, text);
	if (status != VK_EUNABLE)
		return vk_error_set(l->err, VK_EVALUE, 0, "export-power",
		    "a power of %1 makes no sense", text, NULL);
	if (step->power.unit == VK_UNIT_WATT_KG &&
	    !(l->terms->options->athlete.weight > 0))
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

void
vk__lower_rider(struct vk__lowering *l, vk_unit unit, bool watts)
{
	const vk_athlete *a = &l->terms->options->athlete;
	const char *source = l->terms->options->ftp_source;
	char text[VK__SHORT];

	if (unit == VK_UNIT_PCT_PMA) {
		vk__number_text(a->pma_ratio > 0 ? a->pma_ratio :
		    VK_PMA_RATIO, text);
		vk__lower_note(l, "export-pma-ratio", text, NULL);
	}
	if (!watts && (unit == VK_UNIT_WATT || unit == VK_UNIT_WATT_KG)) {
		vk__number_text(a->ftp, text);
		if (source != NULL && *source != '\0')
			vk__lower_note(l, "export-ftp-from", text, source);
		else
			vk__lower_note(l, "export-ftp", text, NULL);
	}
	if (unit == VK_UNIT_WATT_KG) {
		vk__number_text(a->weight, text);
		vk__lower_note(l, "export-weight", text, NULL);
	}
}

/*
 * 0 is what files say where nobody pedals; a little more in per cent is a
 * fraction in the wrong place.
 */
static bool
is_power(double pct, vk_unit unit)
{
	return pct <= PERCENT_MAX && (pct >= 1 ||
	    (pct >= 0 && (unit == VK_UNIT_WATT || !(pct > 0))));
}

void
vk__lower_tell(struct vk__lowering *l, const vk_step *step, double start,
    double end, bool range)
{
	bool watts = (l->terms->says & VK__SAYS_WATTS) &&
	    (step->power.unit == VK_UNIT_WATT ||
	    step->power.unit == VK_UNIT_WATT_KG);
	double scale = watts ? l->terms->options->athlete.ftp / 100 : 1;
	vk_target became = { watts ? VK_UNIT_WATT : VK_UNIT_PCT_FTP,
		start * scale, end * scale };
	char from[VK__SHORT], to[VK__SHORT];

	vk__target_text(&step->power, step->ramp, from);
	vk__target_text(&became, step->ramp, to);
	if (strcmp(from, to) != 0) {
		vk__lower_note(l, "export-target", from, to);
		vk__lower_rider(l, step->power.unit, watts);
	}
	if (range)
		vk__lower_lose(l, step, "loss-range", from, to);
}

vk_status
vk__lower_resolve(struct vk__lowering *l, const vk_step *step, double *start,
    double *end)
{
	vk_status status = vk_target_resolve(&step->power,
	    &l->terms->options->athlete, start, end);

	if (status != VK_OK)
		return vk__lower_power_error(l, step, status);
	if (!is_power(*start, step->power.unit) ||
	    !is_power(*end, step->power.unit))
		return vk__lower_power_error(l, step, VK_EVALUE);
	return VK_OK;
}

vk_status
vk__lower_power(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	double start, end;
	bool range = false;
	vk_status status = vk__lower_resolve(l, step, &start, &end);

	if (status != VK_OK)
		return status;
	if (!step->ramp) {
		range = start < end || start > end;
		start = end = (start + end) / 2;
	}
	set_power(segment, start, end);
	vk__lower_tell(l, step, start, end, range);
	return VK_OK;
}

/* A default of 0 means that nobody holds a power there. */
static void
lower_default(struct vk__lowering *l, const char *code, double start,
    double end, struct vk__segment *segment)
{
	char text[VK__SHORT];

	if (!(start > 0 && end > 0)) {
		vk__lower_note(l, "export-free", NULL, NULL);
		return;
	}
	set_power(segment, start, end);
	vk__percent_text(start, end, text);
	vk__lower_note(l, code, text, NULL);
}

void
vk__lower_role(struct vk__lowering *l, struct vk__segment *segment)
{
	const vk_export_options *o = l->terms->options;

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
		vk__lower_note(l, "export-free", NULL, NULL);
}

/* Which power the trainer then holds is for the user to say. */
vk_status
vk__lower_free(struct vk__lowering *l, const vk_step *step,
    struct vk__segment *segment)
{
	const vk_export_options *o = l->terms->options;
	double pct = step->maxeffort ? o->max_effort : o->free_ride;
	char text[VK__SHORT];

	if (!(pct > 0) && step->maxeffort)
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-max-effort",
		    "an all-out step has no power and the format needs one: "
		    "give --max-effort", NULL, NULL);
	if (!(pct > 0))
		return vk_error_set(l->err, VK_EUNABLE, 0, "export-free-ride",
		    "a step has no power and the format needs one: "
		    "give --free-ride", NULL, NULL);
	set_power(segment, pct, pct);
	vk__percent_text(pct, pct, text);
	vk__lower_lose(l, step, step->maxeffort ? "loss-max" : "loss-free",
	    text, NULL);
	return VK_OK;
}
