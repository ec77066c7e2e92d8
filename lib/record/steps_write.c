/* SPDX-License-Identifier: MIT */
/*
 * Writes a workout as the value of workout_doc. Absent things are left out,
 * so a member in the output always says something.
 */
#include "../base/put.h"
#include "workout.h"

/* Every member but a step's first has a comma before it. */
static void
add_name(vk_buf *out, const char *name, size_t len)
{
	if (out->len > 0 && out->data[out->len - 1] != '{')
		vk__put_char(out, ',');
	vk__put(out, name, len);
}

/* A name with its length: "duration":, for the functions here. */
#define NAME(name) "\"" name "\":", sizeof name + 2

static void
add_flag(vk_buf *out, const char *name, size_t len, bool set)
{
	if (!set)
		return;
	add_name(out, name, len);
	VK__PUT(out, "true");
}

static void
add_target(vk_buf *out, const char *name, size_t len, const vk_target *target,
    bool ramp)
{
	if (target->unit == VK_UNIT_NONE)
		return;
	add_name(out, name, len);
	/* A ramp keeps its two ends, even when they are the same. */
	if (ramp || target->start < target->end ||
	    target->start > target->end) {
		VK__PUT(out, "{\"start\":");
		vk_buf_add_number(out, target->start);
		VK__PUT(out, ",\"end\":");
		vk_buf_add_number(out, target->end);
	} else {
		VK__PUT(out, "{\"value\":");
		vk_buf_add_number(out, target->start);
	}
	VK__PUT(out, ",\"units\":\"");
	vk_buf_add_text(out, vk_unit_text(target->unit));
	VK__PUT(out, "\"}");
}

static void
add_cue(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	if (s->text_len == 0)
		return;
	add_name(out, NAME("text"));
	vk_buf_add_json(out, w->text.data + s->text, s->text_len);
}

static void
add_step(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	vk__put_char(out, '{');
	add_cue(w, s, out);
	if (s->duration > 0) {
		add_name(out, NAME("duration"));
		vk_buf_add_uint(out, s->duration);
	}
	if (s->distance > 0) {
		add_name(out, NAME("distance"));
		vk_buf_add_number(out, s->distance);
	}
	add_flag(out, NAME("until_lap_press"), s->open);
	add_flag(out, NAME("warmup"), s->warmup);
	add_flag(out, NAME("cooldown"), s->cooldown);
	add_flag(out, NAME("ramp"), s->ramp);
	add_flag(out, NAME("freeride"), s->freeride);
	add_flag(out, NAME("maxeffort"), s->maxeffort);
	add_target(out, NAME("power"), &s->power, s->ramp);
	add_target(out, NAME("hr"), &s->hr, s->ramp);
	add_target(out, NAME("cadence"), &s->cadence, false);
	add_target(out, NAME("rpe"), &s->rpe, s->ramp);
	if (s->intensity != VK_INTENSITY_NONE) {
		add_name(out, NAME("intensity"));
		vk__put_char(out, '"');
		vk_buf_add_text(out, vk_intensity_text(s->intensity));
		vk__put_char(out, '"');
	}
	vk__put_char(out, '}');
}

/* Up to the bracket behind which the group's steps come. */
static void
open_group(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	vk__put_char(out, '{');
	add_cue(w, s, out);
	add_name(out, NAME("reps"));
	vk_buf_add_uint(out, s->reps);
	VK__PUT(out, ",\"steps\":[");
	if (s->child == 0)
		VK__PUT(out, "]}");
}

static void
close_groups(unsigned count, vk_buf *out)
{
	for (; count > 0; count--)
		VK__PUT(out, "]}");
}

void
vk_workout_write(const vk_workout *w, vk_buf *out)
{
	struct vk__visit v = { 0 };
	vk_extent extent;

	vk_workout_extent(w, &extent);
	vk__put_char(out, '{');
	if (extent.seconds > 0) {
		VK__PUT(out, "\"duration\":");
		vk_buf_add_uint(out, extent.seconds);
		vk__put_char(out, ',');
	}
	VK__PUT(out, "\"steps\":[");
	while (vk__workout_visit(w, &v)) {
		const vk_step *s = &w->node[v.index];

		close_groups(v.closed, out);
		if (out->len > 0 && out->data[out->len - 1] == '}')
			vk__put_char(out, ',');
		if (s->reps > 0)
			open_group(w, s, out);
		else
			add_step(w, s, out);
	}
	close_groups(v.closed, out);
	VK__PUT(out, "]}");
	/* Half a workout would be a wrong one. */
	if (v.too_deep)
		out->failed = true;
}
