/* SPDX-License-Identifier: MIT */
/*
 * From the curve of an ERG or MRC file to steps. Two points at one time end
 * one step and begin the next; between two times the power is held or ramps.
 */
#include <stdlib.h>

#include "cues.h"
#include "decode.h"
#include "erg.h"

struct course {
	struct vk__reading *reading;
	struct vk__erg_lines lines;
	vk_error *err;
};

/* ----------------------------------------------------------------- steps */

/* The last step when from is a single point in the middle of a flat line. */
static vk_step *
continued(struct course *c, const struct vk__erg_point *from,
    const struct vk__erg_point *to)
{
	vk_workout *w = c->reading->workout;
	vk_step *last = &w->node[w->count - 1];
	bool first = from == (const void *)c->lines.points.data;

	if (w->count < 2 || first || from[-1].seconds == from->seconds ||
	    last->ramp || from->value < to->value || from->value > to->value ||
	    last->power.start < to->value || last->power.start > to->value)
		return NULL;
	return last;
}

static vk_status
add_step(struct course *c, const struct vk__erg_point *from,
    const struct vk__erg_point *to)
{
	vk_workout *w = c->reading->workout;
	vk_step step = { .duration = (uint32_t)(to->seconds - from->seconds) };
	vk_step *last = continued(c, from, to);
	uint32_t index;
	vk_status status;

	c->reading->line = to->line;
	if (to->seconds - from->seconds > VK_STEP_SECONDS)
		return vk_error_set(c->err, VK_ELIMIT, 0, "import-length",
		    "a step is longer than a day", NULL, NULL);
	if (from->percent != to->percent)
		return vk_error_set(c->err, VK_EVALUE, 0, "erg-mixed",
		    "a ramp between watts and per cent", NULL, NULL);
	if (last != NULL && last->duration + step.duration <=
	    VK_STEP_SECONDS) {
		last->duration += step.duration;
		return VK_OK;
	}
	step.ramp = from->value < to->value || from->value > to->value;
	step.power = (vk_target){ from->percent ? VK_UNIT_PCT_FTP :
	    VK_UNIT_WATT, from->value, to->value };
	status = vk_workout_add(w, 0, &step, &index);
	if (status == VK_ELIMIT)
		return vk_error_set(c->err, status, 0, "import-steps",
		    "more than 4096 steps", NULL, NULL);
	return status;
}

static vk_status
add_steps(struct course *c)
{
	const struct vk__erg_point *point;
	size_t count = vk__erg_points(&c->lines, &point);
	vk_status status = VK_OK;
	size_t i;

	for (i = 1; i < count && status == VK_OK; i++) {
		if (point[i].seconds > point[i - 1].seconds)
			status = add_step(c, &point[i - 1], &point[i]);
		else if (point[i].minutes > point[i - 1].minutes)
			vk__notes_add(c->reading->notes, "import-short", NULL,
			    NULL);
	}
	return status;
}

/* ------------------------------------------------------------------ cues */

/*
 * Seconds, but one writer has minutes: then some of them are fractions,
 * which seconds never are.
 */
static bool
in_minutes(const struct vk__erg_cue *cue, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (!cue[i].lap && cue[i].at > (double)(uint64_t)cue[i].at)
			return true;
	}
	return false;
}

static vk_status
put_cues(struct course *c)
{
	const struct vk__erg_cue *from =
	    (const struct vk__erg_cue *)(const void *)c->lines.cues.data;
	size_t count = c->lines.cues.len / sizeof *from;
	bool minutes = in_minutes(from, count);
	struct vk__cue *cue;
	size_t n = 0;
	size_t i;
	vk_status status;

	if (count == 0)
		return VK_OK;
	cue = malloc(count * sizeof *cue);
	if (cue == NULL)
		return VK_ENOMEM;
	for (i = 0; i < count; i++) {
		double scale = from[i].lap || minutes ? 60 : 1;

		if (from[i].len == 0)
			continue; /* a lap without a name: the points say it */
		cue[n].seconds = (uint64_t)(from[i].at * scale + 0.5);
		cue[n].text = c->lines.text.data + from[i].text;
		cue[n++].len = from[i].len;
	}
	if (minutes)
		vk__notes_add(c->reading->notes, "import-cue-minutes", NULL,
		    NULL);
	status = vk__cues_put(c->reading, cue, n);
	free(cue);
	return status;
}

vk_status
vk__erg_read(struct vk__reading *reading, enum vk__erg_kind kind,
    vk_error *err)
{
	struct course c = { .reading = reading, .err = err };
	vk_buf text = { 0 };
	vk_status status = vk__decode(reading, &text, err);

	if (status == VK_OK)
		status = vk__erg_scan(reading, kind, &c.lines, err);
	if (status == VK_OK)
		status = add_steps(&c);
	if (status == VK_OK)
		status = put_cues(&c);
	if (status == VK_OK)
		reading->line = 0;
	vk__erg_lines_free(&c.lines);
	vk_buf_free(&text);
	return status;
}
