/* SPDX-License-Identifier: MIT */
/*
 * Random workouts for tests that write and read back. They hold only what the
 * caller says its format can say. SEED and ROUND_TRIPS in the environment
 * choose others and more of them; a failing test names seed and number.
 */
#ifndef TESTS_UNIT_RANDOM_WORKOUT_H
#define TESTS_UNIT_RANDOM_WORKOUT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../lib/vekta.h"

enum random_says {
	RANDOM_WATTS = 1 << 0,
	RANDOM_PERCENT = 1 << 1, /* of FTP, two decimals */
	RANDOM_RAMPS = 1 << 2,
	RANDOM_RANGES = 1 << 3,
	RANDOM_FREE = 1 << 4,
	RANDOM_CADENCE = 1 << 5,
	RANDOM_CADENCE_RANGES = 1 << 6,
	RANDOM_HR = 1 << 7,
	RANDOM_OPEN = 1 << 8,
	RANDOM_DISTANCE = 1 << 9,
	RANDOM_CUES = 1 << 10,
	RANDOM_GROUPS = 1 << 11,
	RANDOM_NESTED = 1 << 12, /* groups inside groups */
	RANDOM_WARMUPS = 1 << 13, /* rising ramps may warm up, falling cool down */
	RANDOM_ROLES = 1 << 14,   /* interval, recovery, warm-up, cool-down */
	RANDOM_ZONES = 1 << 15,
	RANDOM_MAX = 1 << 16,
	RANDOM_RECOVERIES = 1 << 18,
	RANDOM_HR_SHARES = 1 << 17, /* of its maximum or threshold, zones */
	RANDOM_TIMED = 1 << 19,   /* cues inside of steps */
};

static uint64_t random_state;

static inline void
random_begin(uint64_t seed)
{
	random_state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
}

/* xorshift64*; the same on every machine. */
static inline uint32_t
random_below(uint32_t limit)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return (uint32_t)((random_state * UINT64_C(0x2545f4914f6cdd1d)) >> 33) %
	    limit;
}

static inline bool
random_one_in(uint32_t n)
{
	return random_below(n) == 0;
}

/* What the format says, one time out of n. */
static inline bool
random_if(unsigned says, unsigned what, uint32_t n)
{
	return (says & what) != 0 && random_one_in(n);
}

static inline uint32_t
random_number(const char *name, uint32_t otherwise)
{
	const char *text = getenv(name);

	return text != NULL ? (uint32_t)strtoul(text, NULL, 10) : otherwise;
}

static inline double
random_power(vk_unit unit)
{
	if (unit == VK_UNIT_WATT)
		return 20 + random_below(1200);
	if (random_one_in(3))
		return (2000 + random_below(28000)) / 100.0;
	return 20 + random_below(180);
}

static inline vk_target
random_target(unsigned says, bool two)
{
	vk_unit unit = (says & RANDOM_WATTS) != 0 && ((says & RANDOM_PERCENT) ==
	    0 || random_one_in(2)) ? VK_UNIT_WATT : VK_UNIT_PCT_FTP;
	vk_target t = { unit, random_power(unit), 0 };

	t.end = t.start;
	while (two && !(t.end < t.start) && !(t.end > t.start))
		t.end = random_power(unit);
	return t;
}

static inline vk_target
random_span(vk_unit unit, uint32_t from, uint32_t to, bool range)
{
	vk_target t = { unit, from + random_below(to - from), 0 };

	t.end = range ? t.start + 1 + random_below(20) : t.start;
	return t;
}

static inline void
random_effort(vk_step *s, unsigned says)
{
	if (random_if(says, RANDOM_FREE, 8)) {
		s->freeride = true;
	} else if (random_if(says, RANDOM_MAX, 12)) {
		s->maxeffort = true;
	} else if (random_if(says, RANDOM_HR, 8)) {
		s->hr = random_span(random_one_in(2) ? VK_UNIT_BPM :
		    VK_UNIT_PCT_HR, 60, 90, random_one_in(2));
	} else if (random_if(says, RANDOM_HR_SHARES, 8)) {
		s->hr = random_one_in(3) ? random_span(VK_UNIT_HR_ZONE, 1, 6,
		    false) : random_span(random_one_in(2) ? VK_UNIT_PCT_LTHR :
		    VK_UNIT_PCT_HR, 60, 90, random_one_in(2));
	} else if (random_if(says, RANDOM_ZONES, 6)) {
		s->power = random_span(VK_UNIT_POWER_ZONE, 1, 8, false);
	} else if (random_if(says, RANDOM_RAMPS, 5)) {
		s->ramp = true;
		s->power = random_target(says, true);
	} else {
		s->power = random_target(says, false);
		if (random_if(says, RANDOM_RANGES, 4)) /* as narrow as real ones */
			s->power.end = (double)(uint64_t)(s->power.end * 100 +
			    100.5 + 100 * random_below(10)) / 100;
	}
	if (random_if(says, RANDOM_CADENCE, 4))
		s->cadence = random_span(VK_UNIT_RPM, 40, 120,
		    random_if(says, RANDOM_CADENCE_RANGES, 3));
}

static inline void
random_warmup(vk_step *s)
{
	if (!s->ramp || random_one_in(2))
		return;
	s->warmup = s->power.start < s->power.end;
	s->cooldown = !s->warmup;
	s->intensity = s->warmup ? VK_INTENSITY_WARMUP :
	    VK_INTENSITY_COOLDOWN;
}

/* A role that no place in the workout goes with. */
static inline void
random_recovery(vk_step *s)
{
	if (random_one_in(3))
		s->intensity = VK_INTENSITY_RECOVERY;
}

static inline void
random_role(vk_step *s)
{
	static const vk_intensity roles[] = { VK_INTENSITY_NONE,
		VK_INTENSITY_INTERVAL, VK_INTENSITY_RECOVERY,
		VK_INTENSITY_WARMUP, VK_INTENSITY_COOLDOWN };

	s->intensity = roles[random_below(5)];
	s->warmup = s->intensity == VK_INTENSITY_WARMUP;
	s->cooldown = s->intensity == VK_INTENSITY_COOLDOWN;
}

static inline void
random_length(vk_step *s, unsigned says)
{
	if (random_if(says, RANDOM_OPEN, 10))
		s->open = true;
	else if (random_if(says, RANDOM_DISTANCE, 10))
		s->distance = 100 * (1 + random_below(200));
	else if (random_one_in(2))
		s->duration = 60 * (1 + random_below(60));
	else
		s->duration = 1 + random_below(random_one_in(20) ? 86400 :
		    600);
}

/* Words that no reader takes for something else. */
static inline void
random_words(vk_buf *out)
{
	static const char *const words[] = { "tiens", "bon", "souple", "été",
		"smooth", "stay", "tall", "hold & <go>", "\"ok\"", "œil", "é",
		"1. go", "90", "up!" };
	uint32_t count = 1 + random_below(4);

	vk_buf_clear(out);
	while (count-- > 0) {
		if (out->len > 0)
			vk_buf_add_char(out, ' ');
		vk_buf_add_text(out, words[random_below(14)]);
	}
}

/* Words, perhaps with some more at times before seconds. */
static inline void
random_cue(vk_buf *out, unsigned says, uint32_t seconds)
{
	vk_buf words = { 0 };
	uint32_t at = 0;
	char time[32];

	random_words(out);
	if (random_if(says, RANDOM_TIMED, 4))
		vk_buf_clear(out); /* nothing at the beginning */
	while (random_if(says, RANDOM_TIMED, 2) && at + 1 < seconds) {
		at += 1 + random_below(seconds - at - 1);
		random_words(&words);
		snprintf(time, sizeof time, "%s[%u:%02u] ",
		    out->len > 0 ? " · " : "", at / 60, at % 60);
		vk_buf_add_text(out, time);
		vk_buf_add(out, words.data, words.len);
	}
	vk_buf_free(&words);
}

static inline void
random_step(vk_workout *w, uint32_t parent, unsigned says, vk_buf *text)
{
	vk_step s = { 0 };
	uint32_t index;

	random_length(&s, says);
	random_effort(&s, says);
	if ((says & RANDOM_ROLES) != 0)
		random_role(&s);
	if ((says & RANDOM_RECOVERIES) != 0)
		random_recovery(&s);
	if ((says & RANDOM_WARMUPS) != 0)
		random_warmup(&s);
	cr_assert_eq(vk_workout_add(w, parent, &s, &index), VK_OK);
	if (random_if(says, RANDOM_CUES, 5)) {
		random_cue(text, says, s.duration);
		cr_assert_eq(vk_workout_set_text(w, index, text->data,
		    text->len), VK_OK);
	}
}

static inline void
random_group(vk_workout *w, uint32_t parent, unsigned says, unsigned depth,
    vk_buf *text)
{
	vk_step group = { .reps = 2 + random_below(6) };
	uint32_t count = 1 + random_below(4);
	uint32_t index;

	cr_assert_eq(vk_workout_add(w, parent, &group, &index), VK_OK);
	while (count-- > 0) {
		if (depth < 3 && random_if(says, RANDOM_NESTED, 6))
			random_group(w, index, says, depth + 1, text);
		else
			random_step(w, index, says, text);
	}
}

/* Fills w, which is cleared first, with one to about twenty nodes. */
static inline void
random_workout(vk_workout *w, unsigned says)
{
	uint32_t count = 1 + random_below(8);
	vk_buf text = { 0 };

	cr_assert_eq(vk_workout_clear(w), VK_OK);
	while (count-- > 0) {
		if (random_if(says, RANDOM_GROUPS, 3))
			random_group(w, 0, says, 1, &text);
		else
			random_step(w, 0, says, &text);
	}
	vk_buf_free(&text);
}

/* A record of w with a random name, description and tags. */
static inline void
random_record(const vk_workout *w, vk_record *rec)
{
	vk_buf line = { 0 }, text = { 0 };

	random_words(&text);
	vk_buf_add_text(&line, "{\"name\":");
	vk_buf_add_json(&line, text.data, text.len);
	random_words(&text);
	vk_buf_add_text(&line, ",\"description\":");
	vk_buf_add_json(&line, text.data, text.len);
	vk_buf_add_text(&line, ",\"tags\":[");
	for (uint32_t i = 0, n = random_below(3); i < n; i++) {
		random_words(&text);
		vk_buf_add_text(&line, i > 0 ? "," : "");
		vk_buf_add_json(&line, text.data, text.len);
	}
	vk_buf_add_text(&line, "],\"workout_doc\":");
	vk_workout_write(w, &line);
	vk_buf_add_char(&line, '}');
	cr_assert_eq(vk_record_read(rec, line.data, line.len, NULL), VK_OK);
	vk_buf_free(&line);
	vk_buf_free(&text);
}

#endif
