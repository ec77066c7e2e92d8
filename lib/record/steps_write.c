/* SPDX-License-Identifier: MIT */
/*
 * Writes a workout as the value of workout_doc. Absent things are left out,
 * so a member in the output always says something.
 */
#include <string.h>

#include "../base/number.h"
#include "workout.h"

/*
 * Room for a step but for its cue: two numbers, six flags, four targets of
 * two numbers each. It is made once, so that nothing below has to ask.
 */
enum { STEP_ROOM = 12 * VK__NUMBER_SIZE + 640 };

#define PUT(at, literal) put(at, "" literal, sizeof(literal) - 1)

static inline char *
put(char *at, const char *text, size_t len)
{
	memcpy(at, text, len);
	return at + len;
}

static inline char *
put_word(char *at, const struct vk__word *word)
{
	memcpy(at, word->text, sizeof word->text);
	return at + word->len;
}

static inline char *
put_number(char *at, double value)
{
	return at + vk__number_write(at, value);
}

/* name: with its quotes and colon. Each member has a comma behind it. */
static inline char *
put_target(char *at, const char *name, size_t len, const vk_target *target,
    bool ramp)
{
	if (target->unit == VK_UNIT_NONE)
		return at;
	at = put(at, name, len);
	/* A ramp keeps its two ends, even when they are the same. */
	if (ramp || target->start < target->end ||
	    target->start > target->end) {
		at = PUT(at, "{\"start\":");
		at = put_number(at, target->start);
		at = PUT(at, ",\"end\":");
		at = put_number(at, target->end);
	} else {
		at = PUT(at, "{\"value\":");
		at = put_number(at, target->start);
	}
	at = PUT(at, ",\"units\":\"");
	at = put_word(at, vk__unit_word(target->unit));
	return PUT(at, "\"},");
}

#define PUT_TARGET(at, name, target, ramp) \
	put_target(at, "\"" name "\":", sizeof(name) + 2, target, ramp)

static char *
put_flags(char *at, const vk_step *s)
{
	if (s->open)
		at = PUT(at, "\"until_lap_press\":true,");
	if (s->warmup)
		at = PUT(at, "\"warmup\":true,");
	if (s->cooldown)
		at = PUT(at, "\"cooldown\":true,");
	if (s->ramp)
		at = PUT(at, "\"ramp\":true,");
	if (s->freeride)
		at = PUT(at, "\"freeride\":true,");
	if (s->maxeffort)
		at = PUT(at, "\"maxeffort\":true,");
	return at;
}

static char *
put_members(char *at, const vk_step *s)
{
	if (s->duration > 0) {
		at = PUT(at, "\"duration\":");
		at += vk__uint_write(at, s->duration);
		*at++ = ',';
	}
	if (s->distance > 0) {
		at = PUT(at, "\"distance\":");
		at = put_number(at, s->distance);
		*at++ = ',';
	}
	/* Most steps have no flag, and a power at most. */
	if (s->open | s->warmup | s->cooldown | s->ramp | s->freeride | s->maxeffort)
		at = put_flags(at, s);
	at = PUT_TARGET(at, "power", &s->power, s->ramp);
	if (vk__step_targets_more(s)) {
		at = PUT_TARGET(at, "hr", &s->hr, s->ramp);
		at = PUT_TARGET(at, "cadence", &s->cadence, false);
		at = PUT_TARGET(at, "rpe", &s->rpe, s->ramp);
	}
	if (s->intensity != VK_INTENSITY_NONE) {
		at = PUT(at, "\"intensity\":\"");
		at = put_word(at, vk__intensity_word(s->intensity));
		at = PUT(at, "\",");
	}
	return at;
}

static void
add_cue(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	if (s->text_len == 0)
		return;
	VK__PUT(out, "\"text\":");
	vk_buf_add_json(out, w->text.data + s->text, s->text_len);
	vk__put_char(out, ',');
}

static void
add_step(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	char *at;

	vk__put_char(out, '{');
	add_cue(w, s, out);
	if (vk_buf_reserve(out, STEP_ROOM) != VK_OK)
		return;
	at = put_members(out->data + out->len, s);
	if (at[-1] == ',')
		at--;
	*at++ = '}';
	out->len = (size_t)(at - out->data);
}

/* Up to the bracket behind which the group's steps come. */
static void
open_group(const vk_workout *w, const vk_step *s, vk_buf *out)
{
	vk__put_char(out, '{');
	add_cue(w, s, out);
	VK__PUT(out, "\"reps\":");
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
	vk_extent extent;

	vk_workout_extent(w, &extent);
	vk__workout_put(w, &extent, out);
}

void
vk__workout_put(const vk_workout *w, const vk_extent *extent, vk_buf *out)
{
	struct vk__visit v = { 0 };

	vk__put_char(out, '{');
	if (extent->seconds > 0) {
		VK__PUT(out, "\"duration\":");
		vk_buf_add_uint(out, extent->seconds);
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
