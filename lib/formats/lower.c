/* SPDX-License-Identifier: MIT */
/*
 * Lowers a step: its length to seconds, its target to fractions of FTP, what
 * no power file can say to a cue. Every number that the text did not give is
 * either a documented default and noted, or refused; an effort never gets
 * one.
 */
#include "lower.h"

#include <math.h>
#include <string.h>

#include "format.h"
#include "target.h"
#include "timed.h"

/* Above this no rider's sprint lies; it is a slip in the text. */
#define PERCENT_MAX 2000.0
#define CADENCE_MAX 250.0

void
vk_export_options_init(vk_export_options *options)
{
	memset(options, 0, sizeof *options);
	/* The means are what vk-score counts for the same steps. */
	options->recovery = VK__RECOVERY_PCT;
	options->warmup[0] = VK__WARMUP_PCT - 10;
	options->warmup[1] = VK__WARMUP_PCT + 10;
	options->cooldown[0] = VK__WARMUP_PCT + 10;
	options->cooldown[1] = VK__WARMUP_PCT - 10;
	options->tolerance = 3;
}

static void
note(struct vk__lowering *l, const char *code, const char *a, const char *b)
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
vk__lower_cue(struct vk__lowering *l, struct vk__segment *segment, const char *text,
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
cue_phrase(struct vk__lowering *l, struct vk__segment *segment, const char *code,
    const char *arg)
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
	note(l, "export-distance", metres, text);
	vk__lower_lose(l, step, "loss-distance", metres, text);
	vk__number_text(l->terms->options->speed, text);
	note(l, "export-speed", text, NULL);
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
	note(l, "export-open", text, NULL);
	vk__lower_lose(l, step, "loss-open", text, NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- targets */

static vk_status
power_error(struct vk__lowering *l, const vk_step *step, vk_status status)
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

/* The rider's numbers that a target was turned into per cent with. */
static void
note_athlete(struct vk__lowering *l, vk_unit unit, bool watts)
{
	const vk_athlete *a = &l->terms->options->athlete;
	const char *source = l->terms->options->ftp_source;
	char text[VK__SHORT];

	if (unit == VK_UNIT_PCT_PMA) {
		vk__number_text(a->pma_ratio > 0 ? a->pma_ratio :
		    VK_PMA_RATIO, text);
		note(l, "export-pma-ratio", text, NULL);
	}
	if (!watts && (unit == VK_UNIT_WATT || unit == VK_UNIT_WATT_KG)) {
		vk__number_text(a->ftp, text);
		if (source != NULL && *source != '\0')
			note(l, "export-ftp-from", text, source);
		else
			note(l, "export-ftp", text, NULL);
	}
	if (unit == VK_UNIT_WATT_KG) {
		vk__number_text(a->weight, text);
		note(l, "export-weight", text, NULL);
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
		note(l, "export-target", from, to);
		note_athlete(l, step->power.unit, watts);
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
		return power_error(l, step, status);
	if (!is_power(*start, step->power.unit) ||
	    !is_power(*end, step->power.unit))
		return power_error(l, step, VK_EVALUE);
	return VK_OK;
}

static vk_status
lower_power(struct vk__lowering *l, const vk_step *step,
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
lower_default(struct vk__lowering *l, const char *code, double start, double end,
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
			note(l, "export-hr-free", text, NULL);
	}
	if (step->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&step->rpe, step->ramp, text);
		cue_phrase(l, segment, "export-rpe", text);
		vk__lower_lose(l, step, "loss-rpe", text, NULL);
		if (free)
			note(l, "export-rpe-free", text, NULL);
	}
}

/* For a step whose power the text leaves open, by its role. */
static void
lower_role(struct vk__lowering *l, struct vk__segment *segment)
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
		note(l, "export-free", NULL, NULL);
}

/*
 * A format without free riding makes the trainer hold some power all the
 * time. Which one is for the user to say.
 */
static vk_status
lower_free(struct vk__lowering *l, const vk_step *step,
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
	vk__lower_lose(l, step, step->maxeffort ? "loss-max" : "loss-free", text, NULL);
	return VK_OK;
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
			note(l, "export-max-free", NULL, NULL);
			vk__lower_lose(l, step, "loss-max-free", NULL, NULL);
		}
	}
	if (felt)
		lower_felt(l, step, segment);
	if (power && !(step->freeride && says_free))
		return lower_power(l, step, segment);
	if (!power && !felt && !step->freeride && !step->maxeffort)
		lower_role(l, segment);
	if (segment->kind == VK__FREE && !says_free)
		return lower_free(l, step, segment);
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
		note(l, "export-cadence", from, to);
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
