/* SPDX-License-Identifier: MIT */
/*
 * What an adapted record says of itself, and the bytes of its steps: those of
 * the text, but for the targets.
 */
#include <math.h>
#include <string.h>

#include "adapt.h"

static bool
is_other(const vk_target *a, const vk_target *b)
{
	return a->unit != b->unit || a->start < b->start ||
	    a->start > b->start || a->end < b->end || a->end > b->end;
}

/* What of a step has changed; false: nothing. */
static bool
find_change(const vk_adapt *a, size_t i, struct vk__retarget *change)
{
	const vk_step *step = &a->workout.node[i];
	const struct vk__aim *aim = &a->aim[i];

	*change = (struct vk__retarget){ .ramp = step->ramp,
		.power = is_other(&step->power, &aim->power),
		.hr = is_other(&step->hr, &aim->hr),
		.rpe = is_other(&step->rpe, &aim->rpe),
		.to_power = aim->power, .to_hr = aim->hr,
		.to_rpe = aim->rpe };
	return step->reps == 0 &&
	    (change->power || change->hr || change->rpe);
}

/* workout_doc with the targets of the aims. */
void
vk__result_doc(const vk_adapt *a, vk_buf *out)
{
	const char *steps = a->doc.data + a->steps;
	size_t done = 0;
	struct vk__retarget change;

	for (size_t i = 1; i < a->workout.count; i++) {
		const struct vk__spot *spot = &a->spots.at[i];

		if (!find_change(a, i, &change))
			continue;
		vk_buf_add(out, a->doc.data + done,
		    a->steps + spot->from - done);
		vk__step_retarget(steps, spot, &change, out);
		done = a->steps + spot->to;
	}
	vk_buf_add(out, a->doc.data + done, a->doc.len - done);
}

static void
add_number(vk_buf *out, const char *name, double value, unsigned decimals)
{
	if (isnan(value))
		return;
	if (out->data[out->len - 1] != '{')
		vk_buf_add_char(out, ',');
	vk_buf_add_char(out, '"');
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":");
	vk_buf_add_fixed(out, value, decimals);
}

/* The account of what was done. */
void
vk__result_write(const vk_adapt *a, vk_buf *out)
{
	vk_buf_add_text(out, "{\"changes\":[");
	vk_buf_add(out, a->log.json.data, a->log.json.len);
	vk_buf_add_text(out, "],\"assumed\":[");
	vk_buf_add(out, a->log.assumed.data, a->log.assumed.len);
	vk_buf_add_char(out, ']');
	add_number(out, "power", a->power, 1);
	if (!isnan(a->place)) {
		vk_buf_add_text(out, ",\"place\":{");
		add_number(out, "at", a->place, 2);
		add_number(out, "w_prime_left", a->lowest, 2);
		add_number(out, "exhaustion", a->exhaustion, 0);
		vk_buf_add_char(out, '}');
	}
	if (a->options.dry_run)
		vk_buf_add_text(out, ",\"dry_run\":true");
	vk_buf_add_char(out, '}');
	out->failed |= a->log.json.failed || a->log.assumed.failed;
}

static void
add_figure(vk_buf *out, const char *name, double value, unsigned decimals,
    const char *method)
{
	if (isnan(value))
		return;
	vk_buf_add_text(out, out->len > 1 ? ",\"" : "\"");
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":{\"value\":");
	vk_buf_add_fixed(out, value, decimals);
	vk_buf_add_text(out, ",\"method\":");
	vk_buf_add_json(out, method, strlen(method));
	vk_buf_add_char(out, '}');
}

void
vk__result_rider(const vk_teammate *mate, vk_buf *out)
{
	vk_buf_add_char(out, '{');
	add_figure(out, "ftp", mate->is[VK_FACT_FTP], 1, mate->method);
	add_figure(out, "weight", mate->is[VK_FACT_WEIGHT], 1,
	    mate->weight_method);
	vk_buf_add_char(out, '}');
}
