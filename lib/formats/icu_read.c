/* SPDX-License-Identifier: MIT */
/*
 * Reads intervals.icu's text strictly: on a line with a dash each word behind
 * the cue must be understood, or the file is refused with line and column.
 * (vk-parse reads such text too, with everything around it, and says how sure
 * it is.) Lines without a dash are headings or free text.
 */
#include <string.h>

#include "decode.h"
#include "icu.h"
#include "icu_cue.h"
#include "words.h"

struct icu {
	struct vk__reading *reading;
	struct vk__words words;
	vk_error *err;
	uint32_t group;    /* that lines are in; 0: the root */
	vk_intensity section;
	vk_step step;      /* the one in work */
	vk_target *target; /* of it, that a following HR belongs to */
	struct vk__icu_cue cue;
};

static vk_status
fail(const struct icu *r, const char *at, const char *code, const char *format)
{
	return vk__words_error(&r->words, at, r->err, code, format);
}

/* --------------------------------------------------------------- targets */

static vk_status
set_target(struct icu *r, vk_target *target, vk_unit unit,
    const struct vk__icu_word *word, const char *at)
{
	if (target->unit != VK_UNIT_NONE)
		return fail(r, at, "icu-twice",
		    "a second target of the same kind");
	if (unit == VK_UNIT_POWER_ZONE && !(word->start >= 1 &&
	    word->start <= 7 && word->end >= 1 && word->end <= 7))
		return fail(r, at, "icu-zone", "zones are 1 to 7");
	*target = (vk_target){ unit, word->start, word->end };
	r->target = target;
	return VK_OK;
}

/* Takes "HR" or "LTHR" behind a share or zone, which is then no power. */
static vk_unit
take_heart(struct icu *r, vk_unit unit)
{
	if (vk__words_take(&r->words, "hr"))
		return unit == VK_UNIT_POWER_ZONE ? VK_UNIT_HR_ZONE :
		    VK_UNIT_PCT_HR;
	if (unit == VK_UNIT_PCT_FTP && vk__words_take(&r->words, "lthr"))
		return VK_UNIT_PCT_LTHR;
	return VK_UNIT_NONE;
}

/* A share or a zone: of power, unless heart rate is named behind it. */
static vk_status
set_share(struct icu *r, vk_unit unit, const struct vk__icu_word *word,
    const char *at)
{
	vk_unit heart = take_heart(r, unit);

	return heart != VK_UNIT_NONE ?
	    set_target(r, &r->step.hr, heart, word, at) :
	    set_target(r, &r->step.power, unit, word, at);
}

/* ----------------------------------------------------------------- words */

static vk_status
set_length(struct icu *r, const struct vk__icu_word *word, const char *at)
{
	double value = word->start;

	if (r->step.duration > 0 || r->step.distance > 0)
		return fail(r, at, "icu-twice", "a second length");
	if (word->kind == VK__ICU_TIME && !(value >= 0.5 &&
	    value <= VK_STEP_SECONDS))
		return fail(r, at, "icu-length",
		    "a step lasts 1 second to 24 hours");
	if (word->kind == VK__ICU_TIME)
		r->step.duration = (uint32_t)(value + 0.5);
	else if (value > 0 && value <= VK_STEP_METRES)
		r->step.distance = value;
	else
		return fail(r, at, "icu-length",
		    "a distance makes no sense");
	return VK_OK;
}

static vk_status
take_press(struct icu *r, const char *at)
{
	if (!vk__words_take(&r->words, "lap"))
		return fail(r, at, "icu-word", "not understood");
	r->step.open = true;
	return VK_OK;
}

static vk_status
take_word(struct icu *r, const char *text, size_t len)
{
	struct vk__icu_word word = vk__icu_word(text, len);
	vk_step *s = &r->step;

	switch (word.kind) {
	case VK__ICU_TIME:
	case VK__ICU_DISTANCE:
		return set_length(r, &word, text);
	case VK__ICU_PERCENT:
		return set_share(r, VK_UNIT_PCT_FTP, &word, text);
	case VK__ICU_WATTS:
		return set_target(r, &s->power, VK_UNIT_WATT, &word, text);
	case VK__ICU_ZONE:
		return set_share(r, VK_UNIT_POWER_ZONE, &word, text);
	case VK__ICU_RPM:
		return set_target(r, &s->cadence, VK_UNIT_RPM, &word, text);
	case VK__ICU_BPM:
		return set_target(r, &s->hr, VK_UNIT_BPM, &word, text);
	case VK__ICU_RAMP:
		s->ramp = true;
		return VK_OK;
	case VK__ICU_FREERIDE:
		s->freeride = true;
		return VK_OK;
	case VK__ICU_INTENSITY:
		s->intensity = word.intensity;
		return VK_OK;
	case VK__ICU_PRESS:
		return take_press(r, text);
	case VK__ICU_TEXT:
		if (s->hr.unit == VK_UNIT_BPM && r->target == &s->hr &&
		    vk__word_is(text, len, "hr"))
			return VK_OK;
		break;
	case VK__ICU_PROMPT:
	case VK__ICU_CUT:
	case VK__ICU_BAD:
		break;
	}
	return fail(r, text, "icu-word", "not understood");
}

/* ----------------------------------------------------------------- lines */

static void
set_role(struct icu *r)
{
	vk_step *s = &r->step;

	if (s->intensity == VK_INTENSITY_NONE)
		s->intensity = r->section != VK_INTENSITY_NONE ? r->section :
		    r->group != 0 ? VK_INTENSITY_INTERVAL :
		    VK_INTENSITY_ACTIVE;
	s->warmup = s->intensity == VK_INTENSITY_WARMUP;
	s->cooldown = s->intensity == VK_INTENSITY_COOLDOWN;
}

static vk_status
add_step(struct icu *r, const char *at)
{
	vk_workout *w = r->reading->workout;
	uint32_t index;
	vk_status status;

	if (r->step.duration == 0 && !(r->step.distance > 0) && !r->step.open)
		return fail(r, at, "icu-step",
		    "a step without a length: 5m, 30s, 2km or Press lap");
	if (r->step.ramp && r->step.power.unit == VK_UNIT_NONE &&
	    r->step.hr.unit == VK_UNIT_NONE)
		return fail(r, at, "icu-ramp", "a ramp without a target");
	set_role(r);
	status = vk_workout_add(w, r->group, &r->step, &index);
	if (status == VK_ELIMIT)
		return fail(r, at, "import-steps", "more than 4096 steps");
	return status == VK_OK ? vk__icu_cue_set(&r->cue, w, index) : status;
}

static vk_status
read_step(struct icu *r)
{
	const char *from = r->words.at;
	const char *text;
	size_t len;
	vk_status status;

	r->step = (vk_step){ 0 };
	r->target = NULL;
	r->words.at++;
	vk__words_skip(&r->words);
	status = vk__icu_cue_take(&r->cue, &r->words, &r->step.open,
	    r->reading->notes, r->err);
	while (status == VK_OK && vk__words_next(&r->words, &text, &len))
		status = take_word(r, text, len);
	return status == VK_OK ? add_step(r, from) : status;
}

/* A dash behind bytes that are not seen begins no cue: it would be a step's. */
static void
skip_dash(const struct vk__icu_cue *cue, const char **text, size_t *len)
{
	while (cue->text == NULL && *len > 0 && (**text == '-' ||
	    (**text >= 0 && **text < ' '))) {
		++*text;
		--*len;
	}
}

/* The count of a heading, and the words before it as the cue. */
static uint32_t
find_reps(struct icu *r)
{
	struct vk__words *w = &r->words;
	const char *text;
	size_t len;

	vk__icu_cue_clear(&r->cue);
	while (vk__words_next(w, &text, &len)) {
		uint32_t reps = vk__icu_reps(text, len);

		if (reps > 0)
			return reps;
		skip_dash(&r->cue, &text, &len);
		if (len > 0)
			vk__icu_cue_word(&r->cue, text, len);
	}
	return 0;
}

static vk_status
open_group(struct icu *r, uint32_t reps)
{
	vk_workout *w = r->reading->workout;
	const vk_step group = { .reps = reps };
	vk_status status = vk_workout_add(w, 0, &group, &r->group);

	if (status == VK_ELIMIT)
		return fail(r, r->words.line, "import-steps",
		    "more than 4096 steps");
	return status == VK_OK ? vk__icu_cue_set(&r->cue, w, r->group) : status;
}

/* Free text; between the steps it is part of the description. */
static void
add_text(struct icu *r, const char *text)
{
	vk_buf *out = &r->reading->head->description;

	if (out->len > 0)
		vk_buf_add_char(out, '\n');
	vk_buf_add(out, text, (size_t)(r->words.end - text));
}

static vk_status
read_heading(struct icu *r)
{
	const char *text = r->words.at;
	size_t len = (size_t)(r->words.end - text);
	uint32_t reps;

	r->group = 0;
	r->section = VK_INTENSITY_NONE;
	if (vk__word_is(text, len, "warmup") ||
	    vk__word_is(text, len, "warm up"))
		r->section = VK_INTENSITY_WARMUP;
	else if (vk__word_is(text, len, "cooldown") ||
	    vk__word_is(text, len, "cool down"))
		r->section = VK_INTENSITY_COOLDOWN;
	else if ((reps = find_reps(r)) > 0)
		return open_group(r, reps);
	else
		add_text(r, text);
	return VK_OK;
}

static vk_status
read_line(struct icu *r)
{
	if (r->words.at == r->words.end) {
		r->group = 0;
		r->section = VK_INTENSITY_NONE;
		return VK_OK;
	}
	return *r->words.at == '-' ? read_step(r) : read_heading(r);
}

vk_status
vk__icu_read(struct vk__reading *reading, vk_error *err)
{
	struct icu r = { .reading = reading, .err = err };
	vk_buf text = { 0 };
	vk_status status = vk__decode(reading, &text, err);
	const char *at = reading->data;
	const char *end = at + reading->len;

	if (status == VK_OK && reading->len >= 3 &&
	    memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	if (status == VK_OK)
		reading->line = 0;
	while (status == VK_OK && vk__words_line(&r.words, &at, end)) {
		reading->line++;
		status = read_line(&r);
	}
	if (status == VK_OK)
		reading->line = 0;
	vk_buf_free(&text);
	vk_buf_free(&r.cue.said);
	return status;
}
