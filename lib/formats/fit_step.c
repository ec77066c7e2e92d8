/* SPDX-License-Identifier: MIT */
/*
 * FIT steps have one target of whole numbers, no ramps and no effort that is
 * felt. What they cannot say stands in their name, in numbers and units only,
 * and in their notes, in words. The name is written so that it can be read
 * back; other programs show it.
 */
#include "fit_step.h"

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "notes.h"
#include "target.h"

#define DOT " \xc2\xb7 "

/* ------------------------------------------------------------------ list */

void
vk__fit_steps_clear(struct vk__fit_steps *steps)
{
	steps->count = 0;
	vk_buf_clear(&steps->text);
}

void
vk__fit_steps_free(struct vk__fit_steps *steps)
{
	free(steps->step);
	vk_buf_free(&steps->text);
	memset(steps, 0, sizeof *steps);
}

vk_status
vk__fit_steps_add(struct vk__fit_steps *steps, const struct vk__fit_step *step)
{
	if (steps->count == VK__FIT_STEPS)
		return VK_ELIMIT;
	if (steps->count == steps->cap) {
		size_t cap = steps->cap < 64 ? 64 : steps->cap * 2;
		struct vk__fit_step copy = *step; /* it may be one of them */
		struct vk__fit_step *all = realloc(steps->step,
		    cap * sizeof *all);

		if (all == NULL)
			return VK_ENOMEM;
		steps->step = all;
		steps->cap = cap;
		steps->step[steps->count++] = copy;
		return VK_OK;
	}
	steps->step[steps->count++] = *step;
	return VK_OK;
}

/* ------------------------------------------------------------- intensity */

static const vk_intensity intensities[] = {
	VK_INTENSITY_ACTIVE, VK_INTENSITY_REST, VK_INTENSITY_WARMUP,
	VK_INTENSITY_COOLDOWN, VK_INTENSITY_RECOVERY, VK_INTENSITY_INTERVAL,
	VK_INTENSITY_OTHER
};

enum { INTENSITIES = sizeof intensities / sizeof *intensities };

uint8_t
vk__fit_intensity(const vk_step *step)
{
	vk_intensity wanted = step->warmup ? VK_INTENSITY_WARMUP :
	    step->cooldown ? VK_INTENSITY_COOLDOWN : step->intensity;
	unsigned i;

	for (i = 0; i < INTENSITIES; i++) {
		if (intensities[i] == wanted)
			return (uint8_t)i;
	}
	return 0;
}

vk_intensity
vk__fit_intensity_read(int64_t value)
{
	return value >= 0 && value < INTENSITIES ? intensities[value] :
	    VK_INTENSITY_NONE;
}

/* ---------------------------------------------------------------- labels */

static const char label_hr[] = "HR ";
static const char label_rpe[] = "RPE ";
static const char label_max[] = "MAX";
static const char label_free[] = "FREE";

static void
add_part(vk_buf *out, size_t from, const char *before, const char *text)
{
	if (out->len > from)
		vk_buf_add_text(out, DOT);
	vk_buf_add_text(out, before);
	vk_buf_add_text(out, text);
}

static void
add_target(vk_buf *out, size_t from, const char *before,
    const vk_target *target, bool ramp)
{
	char text[VK__SHORT];

	if (target->unit == VK_UNIT_NONE)
		return;
	vk__target_text(target, ramp, text);
	add_part(out, from, before, text);
}

void
vk__fit_label_add(const vk_step *step, unsigned slice, unsigned slices,
    vk_buf *out)
{
	size_t from = out->len;

	if (step->freeride)
		add_part(out, from, "", label_free);
	if (step->maxeffort)
		add_part(out, from, "", label_max);
	add_target(out, from, "", &step->power, step->ramp);
	add_target(out, from, label_hr, &step->hr, step->ramp);
	add_target(out, from, "", &step->cadence, false);
	add_target(out, from, label_rpe, &step->rpe, step->ramp);
	if (slices == 0)
		return;
	vk_buf_add_char(out, ' ');
	vk_buf_add_uint(out, slice);
	vk_buf_add_char(out, '/');
	vk_buf_add_uint(out, slices);
}

static bool
begins(const char *text, size_t len, const char *word)
{
	return len >= strlen(word) && memcmp(text, word, strlen(word)) == 0;
}

/* Whether a part is there once and is one of our own. */
static bool
read_target(const char *text, size_t len, vk_unit lowest, vk_unit highest,
    vk_target *target, vk_step *step)
{
	bool ramp;

	if (target->unit != VK_UNIT_NONE ||
	    !vk__target_read(text, len, lowest, highest, target, &ramp))
		return false;
	step->ramp |= ramp;
	return true;
}

static bool
is_word(const char *text, size_t len, const char *word)
{
	return len == strlen(word) && begins(text, len, word);
}

static bool
read_part(const char *text, size_t len, vk_step *step)
{
	if (is_word(text, len, label_max)) {
		step->maxeffort = true;
		return true;
	}
	if (is_word(text, len, label_free)) {
		step->freeride = true;
		return true;
	}
	if (begins(text, len, label_hr))
		return read_target(text + strlen(label_hr),
		    len - strlen(label_hr), VK_UNIT_PCT_HR, VK_UNIT_HR_ZONE,
		    &step->hr, step);
	if (begins(text, len, label_rpe))
		return read_target(text + strlen(label_rpe),
		    len - strlen(label_rpe), VK_UNIT_RPE, VK_UNIT_RPE,
		    &step->rpe, step);
	return read_target(text, len, VK_UNIT_RPM, VK_UNIT_RPM,
	    &step->cadence, step) ||
	    read_target(text, len, VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
	    &step->power, step);
}

/* " 2/4" at the end, whose length is taken off. */
static void
read_slices(const char *text, size_t *len, unsigned *slice, unsigned *slices)
{
	size_t slash = *len, blank;
	uint64_t a, b;

	*slice = *slices = 0;
	while (slash > 0 && text[slash - 1] != '/' && text[slash - 1] != ' ')
		slash--;
	if (slash == 0 || text[slash - 1] != '/')
		return;
	for (blank = slash - 1; blank > 0 && text[blank - 1] != ' '; blank--)
		continue;
	if (blank == 0 ||
	    !vk__uint_read(text + blank, slash - 1 - blank, 1000, &a) ||
	    !vk__uint_read(text + slash, *len - slash, 1000, &b) ||
	    a < 1 || a > b)
		return;
	*slice = (unsigned)a;
	*slices = (unsigned)b;
	*len = blank - 1;
}

static bool
read_parts(const char *text, size_t len, vk_step *step)
{
	size_t from = 0, to;

	memset(step, 0, sizeof *step);
	for (;;) {
		for (to = from; to < len; to++) {
			if (begins(text + to, len - to, DOT))
				break;
		}
		if (!read_part(text + from, to - from, step))
			return false;
		if (to == len)
			return true;
		from = to + strlen(DOT);
	}
}

bool
vk__fit_label_read(const char *text, size_t len, vk_step *step,
    unsigned *slice, unsigned *slices)
{
	*slice = *slices = 0;
	/* "RPE 7/10" is no part of anything. */
	if (read_parts(text, len, step))
		return true;
	read_slices(text, &len, slice, slices);
	return *slices > 0 && read_parts(text, len, step) && step->ramp;
}

/* ----------------------------------------------------------------- words */

static bool
hr_can_be_said(const vk_target *hr)
{
	if (hr->unit == VK_UNIT_PCT_HR)
		return hr->start <= VK__FIT_BPM && hr->end <= VK__FIT_BPM;
	if (hr->unit == VK_UNIT_HR_ZONE)
		return hr->start >= 1 && hr->start < 100 &&
		    !(hr->start < hr->end) && !(hr->start > hr->end) &&
		    !(hr->start > (double)(unsigned)hr->start);
	return hr->unit == VK_UNIT_BPM && hr->start <= VK__FIT_BPM_MAX &&
	    hr->end <= VK__FIT_BPM_MAX;
}

enum vk__fit_main
vk__fit_main(const vk_step *step)
{
	if (step->freeride)
		return VK__FIT_MAIN_NONE;
	if (step->power.unit != VK_UNIT_NONE)
		return VK__FIT_MAIN_POWER;
	if (hr_can_be_said(&step->hr))
		return VK__FIT_MAIN_HR;
	return step->cadence.unit != VK_UNIT_NONE ? VK__FIT_MAIN_CADENCE :
	    VK__FIT_MAIN_NONE;
}

/* code NULL: the target as it is. */
static void
add_words(vk_buf *out, const char *lang, const char *code,
    const vk_target *target, bool ramp)
{
	char text[VK__SHORT];

	if (target->unit == VK_UNIT_NONE)
		return;
	vk__target_text(target, ramp, text);
	if (out->len > 0)
		vk_buf_add_text(out, DOT);
	if (code == NULL)
		vk_buf_add_text(out, text);
	else
		vk__notes_phrase(lang, code, text, NULL, out);
}

void
vk__fit_words_add(const vk_step *step, const char *lang, vk_buf *out)
{
	enum vk__fit_main first = vk__fit_main(step);

	if (step->maxeffort) {
		if (out->len > 0)
			vk_buf_add_text(out, DOT);
		vk__notes_phrase(lang, "export-max", NULL, NULL, out);
	}
	if (first != VK__FIT_MAIN_POWER)
		add_words(out, lang, NULL, &step->power, step->ramp);
	if (first != VK__FIT_MAIN_HR)
		add_words(out, lang, "export-hr", &step->hr, step->ramp);
	if (first != VK__FIT_MAIN_CADENCE)
		add_words(out, lang, "export-cadence-cue", &step->cadence,
		    false);
	add_words(out, lang, "export-rpe", &step->rpe, step->ramp);
}
