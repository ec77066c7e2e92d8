/* SPDX-License-Identifier: MIT */
/*
 * Lowers steps to those of a FIT file and shows them, with the notes
 * ("|code argument") and losses ("!code from>to") that this gave.
 */
#ifndef TESTS_UNIT_FIT_LOWERED_H
#define TESTS_UNIT_FIT_LOWERED_H

#include "../../lib/formats/fit_lower.h"
#include "fit_workout.h"

static vk_export_options options;
static struct vk__fit_steps steps;
static struct vk__notes notes;
static struct vk__losses losses;
static vk_error err;

static inline void
lower_begin(void)
{
	vk_export_options_init(&options);
}

static inline void
lower_end(void)
{
	vk__fit_steps_free(&steps);
	vk_buf_free(&fit_shown);
}

static inline vk_status
lower_fit(const char *json)
{
	vk_record *rec = steps_record(json, "");
	vk_workout w = { 0 };
	const struct vk__terms terms = { &w, &options, "en", 0, &notes,
		&losses };
	vk_status status;

	memset(&err, 0, sizeof err);
	vk__notes_clear(&notes);
	vk__losses_clear(&losses);
	cr_assert_eq(vk_record_workout(rec, &w, NULL), VK_OK);
	status = vk__fit_lower(&steps, &terms, &err);
	vk_workout_free(&w);
	vk_record_free(rec);
	return status;
}

/* The codes of notes and losses, with their arguments. */
static inline const char *
lower_told(void)
{
	static vk_buf text;
	size_t i;

	vk_buf_clear(&text);
	for (i = 0; i < notes.count; i++) {
		vk_buf_add_char(&text, '|');
		vk_buf_add_text(&text, notes.note[i].code);
		vk_buf_add_char(&text, ' ');
		vk_buf_add_text(&text, notes.note[i].arg[0]);
	}
	for (i = 0; i < losses.count; i++) {
		vk_buf_add_char(&text, '!');
		vk_buf_add_text(&text, losses.loss[i].code);
		vk_buf_add_char(&text, ' ');
		vk_buf_add_text(&text, losses.loss[i].arg[0]);
		vk_buf_add_char(&text, '>');
		vk_buf_add_text(&text, losses.loss[i].arg[1]);
	}
	return vk_buf_text(&text);
}

static inline void
check_lowered(const char *json, const char *want, const char *says)
{
	cr_expect_eq(lower_fit(json), VK_OK, "%s: %s", json, err.format);
	cr_expect_str_eq(show_fit(&steps), want, "%s\nis %s", json,
	    fit_shown.data);
	cr_expect_str_eq(lower_told(), says, "%s\nsays %s", json, lower_told());
}

static inline void
check_refused(const char *json, vk_status status, const char *code)
{
	cr_expect_eq(lower_fit(json), status, "%s", json);
	cr_expect_str_eq(err.code, code, "%s", json);
}

#define STEP(length, more) "{" length "," more "}"
#define T(s) "'duration':" s
#define P(v, u) "'power':{'value':" v ",'units':'" u "'}"
#define PP(a, b, u) "'power':{'start':" a ",'end':" b ",'units':'" u "'}"

#endif
