/* SPDX-License-Identifier: MIT */
/*
 * What the parser makes of a text, written as in tests/cases: 5m@95 is a
 * step, /2m a recovery, w15m a warm-up, c10m a cool-down, 5*(...) are
 * repetitions; 88-94 is a range and 50>75 a ramp of % FTP, 250w watts, z4 a
 * zone, pma90, hr85, lthr90, bpm150, rpe7, max and free the other targets,
 * #90 a cadence; 1000mt metres, lap a step of open length, "..." a cue.
 */
#ifndef TEXT_WORKOUT_H
#define TEXT_WORKOUT_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/vekta.h"

static vk_parser *parser;
static vk_buf shown;

static inline void
parser_begin(void)
{
	vk_error err = { 0 };

	cr_assert_eq(vk_parser_new(NULL, &parser, &err), VK_OK, "%s",
	    err.arg[0]);
}

static inline void
parser_end(void)
{
	vk_parser_free(parser);
	parser = NULL;
	vk_buf_free(&shown);
}

static inline void
show_amount(const vk_step *s)
{
	uint32_t h = s->duration / 3600;
	uint32_t m = s->duration / 60 % 60;
	uint32_t sec = s->duration % 60;

	if (s->distance > 0) {
		vk_buf_add_fixed(&shown, s->distance, 0);
		vk_buf_add_text(&shown, "mt");
	}
	if (h > 0)
		vk_buf_add_uint(&shown, h);
	vk_buf_add_text(&shown, h > 0 ? "h" : "");
	if (m > 0)
		vk_buf_add_uint(&shown, m);
	vk_buf_add_text(&shown, m > 0 ? "m" : "");
	if (sec > 0)
		vk_buf_add_uint(&shown, sec);
	vk_buf_add_text(&shown, sec > 0 ? "s" : "");
	vk_buf_add_text(&shown, s->open ? "lap" : "");
}

static inline void
show_target(const vk_target *t, bool ramp)
{
	static const char *const before[] = { [VK_UNIT_POWER_ZONE] = "z",
		[VK_UNIT_PCT_PMA] = "pma", [VK_UNIT_PCT_HR] = "hr",
		[VK_UNIT_PCT_LTHR] = "lthr", [VK_UNIT_BPM] = "bpm",
		[VK_UNIT_HR_ZONE] = "hrz", [VK_UNIT_RPE] = "rpe" };
	const char *after = t->unit == VK_UNIT_WATT ? "w" :
	    t->unit == VK_UNIT_WATT_KG ? "wkg" : "";

	if (before[t->unit] != NULL)
		vk_buf_add_text(&shown, before[t->unit]);
	vk_buf_add_fixed(&shown, t->start, 2);
	if (t->end != t->start) {
		vk_buf_add_char(&shown, ramp ? '>' : '-');
		vk_buf_add_fixed(&shown, t->end, 2);
	}
	vk_buf_add_text(&shown, after);
}

static inline void
show_step(const vk_workout *w, const vk_step *s)
{
	const vk_target *const targets[] = { &s->power, &s->hr, &s->rpe };

	vk_buf_add_text(&shown, s->warmup ? "w" : s->cooldown ? "c" :
	    s->intensity == VK_INTENSITY_RECOVERY ? "/" : "");
	show_amount(s);
	for (size_t i = 0; i < 3; i++)
		if (targets[i]->unit != VK_UNIT_NONE) {
			vk_buf_add_char(&shown, '@');
			show_target(targets[i], s->ramp);
		}
	vk_buf_add_text(&shown, s->maxeffort ? "@max" : "");
	vk_buf_add_text(&shown, s->freeride ? "@free" : "");
	if (s->cadence.unit != VK_UNIT_NONE) {
		vk_buf_add_char(&shown, '#');
		vk_buf_add_fixed(&shown, s->cadence.start, 0);
		if (s->cadence.end != s->cadence.start) {
			vk_buf_add_char(&shown, '-');
			vk_buf_add_fixed(&shown, s->cadence.end, 0);
		}
	}
	if (s->text_len > 0) {
		vk_buf_add_char(&shown, '"');
		vk_buf_add(&shown, w->text.data + s->text, s->text_len);
		vk_buf_add_char(&shown, '"');
	}
}

/* Groups are few here; the depth is bounded by the workout's check. */
static inline void
show_steps(const vk_workout *w, uint32_t first, unsigned depth)
{
	uint32_t i;

	cr_assert(depth <= VK_WORKOUT_DEPTH + 1);
	for (i = first; i != 0; i = w->node[i].next) {
		const vk_step *s = &w->node[i];

		if (i != first)
			vk_buf_add_char(&shown, ' ');
		if (s->reps == 0) {
			show_step(w, s);
			continue;
		}
		vk_buf_add_uint(&shown, s->reps);
		vk_buf_add_text(&shown, "*(");
		show_steps(w, s->child, depth + 1);
		vk_buf_add_char(&shown, ')');
	}
}

static inline void
read_text(const char *text)
{
	vk_error err = { 0 };
	char message[256];

	if (parser == NULL)
		parser_begin();
	cr_assert_eq(vk_parser_read(parser, text, strlen(text), &err), VK_OK,
	    "%s: %s", text, vk_error_text(&err, NULL, message,
	    sizeof message));
}

static inline const char *
workout_of(const char *text)
{
	const vk_workout *w;

	read_text(text);
	w = vk_parser_workout(parser);
	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	return vk_buf_text(&shown);
}

/* A row: a text, and how it is ridden. */
struct reading {
	const char *text;
	const char *workout;
};

static inline void
all_read(const struct reading *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cr_expect_str_eq(workout_of(rows[i].text), rows[i].workout,
		    "%s\n  is  %s\n  not %s", rows[i].text, shown.data,
		    rows[i].workout);
}

#define ALL_READ(rows) all_read(rows, sizeof(rows) / sizeof(*(rows)))

/* The record made of a text, or a part of it, as JSON. */
static inline const char *
member_of(const char *text, const char *path)
{
	vk_record *rec = NULL;
	const char *json;
	size_t len;

	read_text(text);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_parser_record(parser, text, strlen(text), NULL, 0,
	    rec), VK_OK);
	vk_buf_clear(&shown);
	if (vk_record_get(rec, path, &json, &len) == VK_OK)
		vk_buf_add(&shown, json, len);
	vk_record_free(rec);
	return vk_buf_text(&shown);
}

/* Whether vekta.parse of the record has these bytes. */
static inline bool
parse_says(const char *text, const char *json)
{
	return strstr(member_of(text, "vekta.parse"), json) != NULL;
}

static inline void
all_say(const char *const *texts, size_t count, const char *json)
{
	for (size_t i = 0; i < count; i++)
		cr_expect(parse_says(texts[i], json), "%s", texts[i]);
}

#define ALL_SAY(texts, json) all_say(texts, sizeof(texts) / sizeof(*(texts)), json)

#endif
