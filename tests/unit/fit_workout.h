/* SPDX-License-Identifier: MIT */
/*
 * Steps of FIT workouts as text: "time 60000 power 92-98 (5) 'label' 'notes'",
 * "open", "dist", "repeat 0 x3". Zones are "z4".
 */
#ifndef TESTS_UNIT_FIT_WORKOUT_H
#define TESTS_UNIT_FIT_WORKOUT_H

#include "../../lib/formats/fit_step.h"
#include "formats_record.h"

static vk_buf fit_shown;

static inline void
show_fit_text(const struct vk__fit_steps *s, uint32_t at, uint32_t len)
{
	vk_buf_add_text(&fit_shown, " '");
	vk_buf_add(&fit_shown, s->text.data + at, len);
	vk_buf_add_char(&fit_shown, '\'');
}

static inline void
show_fit_target(const struct vk__fit_step *f)
{
	static const char *const kinds[] = { "speed", "hr", "", "cadence",
		"power" };

	if (f->target_type == VK__FIT_TARGET_OPEN)
		return;
	vk_buf_add_char(&fit_shown, ' ');
	vk_buf_add_text(&fit_shown, f->target_type < 5 ?
	    kinds[f->target_type] : "?");
	if (f->target > 0 && f->target != VK__FIT_NONE) {
		vk_buf_add_text(&fit_shown, " z");
		vk_buf_add_uint(&fit_shown, f->target);
		return;
	}
	vk_buf_add_char(&fit_shown, ' ');
	vk_buf_add_uint(&fit_shown, f->low);
	vk_buf_add_char(&fit_shown, '-');
	vk_buf_add_uint(&fit_shown, f->high);
}

static inline void
show_fit_step(const struct vk__fit_steps *s, const struct vk__fit_step *f)
{
	if (f->length_type == VK__FIT_LENGTH_REPEAT) {
		vk_buf_add_text(&fit_shown, "repeat ");
		vk_buf_add_uint(&fit_shown, f->length);
		vk_buf_add_text(&fit_shown, " x");
		vk_buf_add_uint(&fit_shown, f->target);
		return;
	}
	vk_buf_add_text(&fit_shown,
	    f->length_type == VK__FIT_LENGTH_TIME ? "time" :
	    f->length_type == VK__FIT_LENGTH_DISTANCE ? "dist" : "open");
	if (f->length != VK__FIT_NONE) {
		vk_buf_add_char(&fit_shown, ' ');
		vk_buf_add_uint(&fit_shown, f->length);
	}
	show_fit_target(f);
	vk_buf_add_text(&fit_shown, " (");
	vk_buf_add_uint(&fit_shown, f->intensity);
	vk_buf_add_char(&fit_shown, ')');
	if (f->label_len > 0 || f->notes_len > 0)
		show_fit_text(s, f->label, f->label_len);
	if (f->notes_len > 0)
		show_fit_text(s, f->notes, f->notes_len);
}

/* All steps, each on a line of its own. */
static inline const char *
show_fit(const struct vk__fit_steps *s)
{
	size_t i;

	vk_buf_clear(&fit_shown);
	for (i = 0; i < s->count; i++) {
		show_fit_step(s, &s->step[i]);
		vk_buf_add_char(&fit_shown, '\n');
	}
	return vk_buf_text(&fit_shown);
}

#endif
