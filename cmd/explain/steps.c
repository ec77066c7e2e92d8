/* SPDX-License-Identifier: MIT */
/*
 * Steps as lines: "  5 x", "    3:00  95 %ftp  interval". All that the record
 * says of a step is shown, in the record's words.
 */
#include "steps.h"

#include <string.h>

#include "../cli/screen.h"
#include "../cli/text.h"

static void
add_two(vk_buf *out, uint32_t n)
{
	vk_buf_add_char(out, (char)('0' + n / 10 % 10));
	vk_buf_add_char(out, (char)('0' + n % 10));
}

static void
add_clock(vk_buf *out, uint32_t seconds)
{
	if (seconds >= 3600) {
		vk_buf_add_uint(out, seconds / 3600);
		vk_buf_add_char(out, ':');
		add_two(out, seconds / 60 % 60);
	} else {
		vk_buf_add_uint(out, seconds / 60);
	}
	vk_buf_add_char(out, ':');
	add_two(out, seconds % 60);
}

static void
add_length(vk_buf *out, const vk_step *step)
{
	if (step->duration > 0)
		add_clock(out, step->duration);
	if (step->duration > 0 && step->distance > 0)
		vk_buf_add_char(out, ' ');
	if (step->distance > 0) {
		vk_buf_add_fixed(out, step->distance, 1);
		vk_buf_add_text(out, " m");
	}
	if (step->duration == 0 && step->distance <= 0)
		vk_buf_add_text(out, _("open"));
}

static void
add_target(vk_buf *out, const vk_target *target, bool ramp)
{
	const char *unit = vk_unit_text(target->unit);

	if (target->unit == VK_UNIT_NONE)
		return;
	vk_buf_add_text(out, "  ");
	vk_buf_add_fixed(out, target->start, 2);
	if (target->end > target->start || target->end < target->start) {
		vk_buf_add_text(out, ramp ? "→" : "-");
		vk_buf_add_fixed(out, target->end, 2);
	}
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, unit);
}

static void
add_word(vk_buf *out, bool given, const char *word)
{
	if (!given)
		return;
	vk_buf_add_text(out, "  ");
	vk_buf_add_text(out, word);
}

static void
add_step(const vk_workout *w, const vk_step *step, vk_buf *out)
{
	add_length(out, step);
	add_target(out, &step->power, step->ramp);
	add_target(out, &step->hr, step->ramp);
	add_target(out, &step->rpe, false);
	add_target(out, &step->cadence, false);
	add_word(out, step->freeride, "freeride");
	add_word(out, step->maxeffort, "maxeffort");
	add_word(out, step->intensity != VK_INTENSITY_NONE,
	    vk_intensity_text(step->intensity));
	if (step->text_len > 0) {
		vk_buf_add_text(out, "  \"");
		(void)screen_add_text(w->text.data + step->text, step->text_len, out);
		vk_buf_add_char(out, '"');
	}
}

static void
add_node(const vk_workout *w, const vk_step *step, size_t depth, vk_buf *out)
{
	for (; depth > 0; depth--)
		vk_buf_add_text(out, "  ");
	if (step->reps > 0) {
		vk_buf_add_uint(out, step->reps);
		vk_buf_add_text(out, " x");
	} else {
		add_step(w, step, out);
	}
	vk_buf_add_char(out, '\n');
}

void
steps_add(const vk_workout *w, vk_buf *out)
{
	uint32_t above[VK_WORKOUT_DEPTH + 2];
	size_t depth = 0;
	uint32_t at = w->count > 0 ? w->node[0].child : 0;

	while (at != 0 || depth > 0) {
		const vk_step *step = &w->node[at];

		if (at == 0) {
			at = w->node[above[--depth]].next;
			continue;
		}
		add_node(w, step, depth + 1, out);
		if (step->reps > 0 && depth < VK_WORKOUT_DEPTH + 2) {
			above[depth++] = at;
			at = step->child;
		} else {
			at = step->next;
		}
	}
}
