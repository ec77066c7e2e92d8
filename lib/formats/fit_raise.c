/* SPDX-License-Identifier: MIT */
/*
 * From a step of a FIT file to one of a record. When its name is one that we
 * write and agrees with its numbers, the name is the finer account and counts.
 * What records have no words for is refused, or becomes an open length or no
 * target, with a note, when the reading is lenient.
 */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "about.h"
#include "clean.h"
#include "fit_read.h"
#include "target.h"

#define DOT " \xc2\xb7 "

vk_status
vk__fit_fail(const struct vk__fit_raising *r, size_t index, vk_status status,
    const char *code, const char *format, const char *arg)
{
	char number[VK__NUMBER_SIZE + 1];

	number[vk__uint_write(number, index + 1)] = '\0';
	return vk_error_set(r->err, status, 0, code, format, number, arg);
}

static void
number_of(uint32_t value, char text[VK__NUMBER_SIZE + 1])
{
	text[vk__uint_write(text, value)] = '\0';
}

static void
note(const struct vk__fit_raising *r, const char *code, const char *a,
    const char *b)
{
	vk__notes_add(r->reading->notes, code, a, b);
}

/* --------------------------------------------------------------- lengths */

static vk_status
raise_time(const struct vk__fit_raising *r, size_t index, vk_step *step)
{
	uint32_t ms = r->steps->step[index].length;
	char from[VK__SHORT], to[VK__SHORT];

	step->duration = ms / 1000;
	if (step->duration == 0)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-time",
		    "step %1 is less than a second long", NULL);
	if (step->duration > VK_STEP_SECONDS)
		return vk__fit_fail(r, index, VK_ELIMIT, "fit-time",
		    "step %1 is longer than 24 hours", NULL);
	if (ms % 1000 > 0) {
		vk__number_text(ms / 1000.0, from);
		vk__number_text(step->duration, to);
		note(r, "import-seconds", from, to);
	}
	return VK_OK;
}

/* Heart rates, calories and powers end steps too, but not in records. */
static vk_status
raise_until(const struct vk__fit_raising *r, size_t index, vk_step *step)
{
	char kind[VK__NUMBER_SIZE + 1];

	number_of(r->steps->step[index].length_type, kind);
	if (!r->reading->lenient)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-length",
		    "step %1 ends in a way that records cannot say: %2 "
		    "(--lenient leaves it open)", kind);
	note(r, "import-until", kind, NULL);
	step->open = true;
	return VK_OK;
}

static vk_status
raise_length(const struct vk__fit_raising *r, size_t index, vk_step *step)
{
	const struct vk__fit_step *f = &r->steps->step[index];

	if (f->length_type == VK__FIT_LENGTH_OPEN) {
		step->open = true;
		return VK_OK;
	}
	if (f->length_type != VK__FIT_LENGTH_TIME &&
	    f->length_type != VK__FIT_LENGTH_DISTANCE)
		return raise_until(r, index, step);
	if (f->length == VK__FIT_NONE || f->length == 0)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-time",
		    "step %1 has no length", NULL);
	if (f->length_type == VK__FIT_LENGTH_TIME)
		return raise_time(r, index, step);
	step->distance = f->length / 100.0;
	if (step->distance > VK_STEP_METRES)
		return vk__fit_fail(r, index, VK_ELIMIT, "fit-distance",
		    "step %1 is longer than 10000 km", NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- targets */

/* A kind of target that records have no words for. */
static vk_status
raise_none(const struct vk__fit_raising *r, size_t index)
{
	char kind[VK__NUMBER_SIZE + 1];

	number_of(r->steps->step[index].target_type, kind);
	if (!r->reading->lenient)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-target",
		    "step %1 has a target that records cannot say: %2 "
		    "(--lenient leaves it out)", kind);
	note(r, "import-target", kind, NULL);
	return VK_OK;
}

/*
 * Two numbers, the larger of which says the unit: above split it is unit and
 * split more than what it means, else fraction.
 */
static vk_status
raise_range(const struct vk__fit_raising *r, size_t index, uint32_t split,
    vk_unit unit, vk_unit fraction, vk_target *target)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	uint32_t low = f->low, high = f->high;
	char text[VK__NUMBER_SIZE + 1];

	number_of((uint32_t)index + 1, text);
	if (low == VK__FIT_NONE && high == VK__FIT_NONE) {
		note(r, "import-no-range", text, NULL);
		return VK_OK;
	}
	if (low == VK__FIT_NONE || high == VK__FIT_NONE)
		low = high = low == VK__FIT_NONE ? high : low;
	if (low > high) {
		note(r, "import-swapped", text, NULL);
		low = f->high;
		high = f->low;
	}
	if ((low > split) != (high > split))
		return vk__fit_fail(r, index, VK_EVALUE, "fit-units",
		    "step %1 has a target between two units", NULL);
	if (low > split)
		*target = (vk_target){ unit, (double)low - split,
			(double)high - split };
	else
		*target = (vk_target){ fraction, low, high };
	return VK_OK;
}

static bool
has_zone(const struct vk__fit_step *f)
{
	return f->target > 0 && f->target != VK__FIT_NONE;
}

static vk_status
raise_zone(const struct vk__fit_raising *r, size_t index, uint32_t most,
    vk_unit unit, vk_target *target)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	char text[VK__NUMBER_SIZE + 1];

	number_of(f->target, text);
	if (f->target > most)
		return vk__fit_fail(r, index, VK_EVALUE, "fit-zone",
		    "step %1: there is no zone %2", text);
	if (f->low != VK__FIT_NONE && f->low > 0)
		note(r, "import-zone-range", text, NULL);
	if (unit == VK_UNIT_POWER_ZONE)
		note(r, "import-device-zone", text, NULL);
	*target = (vk_target){ unit, f->target, f->target };
	return VK_OK;
}

static vk_status
raise_power(const struct vk__fit_raising *r, size_t index, vk_step *step)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	char kind[VK__NUMBER_SIZE + 1];

	number_of(f->target_type, kind);
	if (f->target_type != VK__FIT_TARGET_POWER)
		note(r, "import-average", kind, NULL);
	if (has_zone(f))
		return raise_zone(r, index, VK_ZONES, VK_UNIT_POWER_ZONE,
		    &step->power);
	/* 1000 itself is 0 W. */
	return raise_range(r, index, VK__FIT_WATTS, VK_UNIT_WATT,
	    VK_UNIT_PCT_FTP, &step->power);
}

static vk_status
raise_target(const struct vk__fit_raising *r, size_t index, vk_step *step)
{
	const struct vk__fit_step *f = &r->steps->step[index];

	switch (f->target_type) {
	case VK__FIT_TARGET_OPEN:
	case 0xff:
		return VK_OK;
	case VK__FIT_TARGET_HR:
		return has_zone(f) ?
		    raise_zone(r, index, 99, VK_UNIT_HR_ZONE, &step->hr) :
		    raise_range(r, index, VK__FIT_BPM, VK_UNIT_BPM,
		    VK_UNIT_PCT_HR, &step->hr);
	case VK__FIT_TARGET_CADENCE:
		return has_zone(f) ? raise_none(r, index) :
		    raise_range(r, index, VK__FIT_NONE, VK_UNIT_RPM,
		    VK_UNIT_RPM, &step->cadence);
	case VK__FIT_TARGET_POWER:
	case VK__FIT_TARGET_POWER_3S:
	case VK__FIT_TARGET_POWER_3S + 1:
	case VK__FIT_TARGET_POWER_3S + 2:
	case VK__FIT_TARGET_POWER_LAP:
		return raise_power(r, index, step);
	default:
		return raise_none(r, index);
	}
}

/* ----------------------------------------------------------------- labels */

#define FTP_MOST 700.0

/* Whether the numbers of the file are those that target would have there. */
static bool
agrees(const vk_target *have, double start, double end, bool part)
{
	double low = fmin(start, end), high = fmax(start, end);
	double middle = (have->start + have->end) / 2;

	if (part)
		return middle >= low - 0.5 && middle <= high + 0.5;
	if (low < high)
		return fabs(have->start - low) <= 1 &&
		    fabs(have->end - high) <= 1;
	return fabs(middle - low) <= 0.5;
}

static bool
power_agrees(const vk_step *have, const vk_step *told, bool part)
{
	double start, end;

	if (told->power.unit == VK_UNIT_WATT_KG)
		return have->power.unit == VK_UNIT_WATT;
	if (told->power.unit == VK_UNIT_WATT)
		return have->power.unit == VK_UNIT_WATT && agrees(&have->power,
		    told->power.start, told->power.end, part);
	if (vk_target_resolve(&told->power, NULL, &start, &end) != VK_OK)
		return false;
	if (have->power.unit == VK_UNIT_WATT) /* by an FTP that some rider has */
		return have->power.start + have->power.end > (start + end) *
		    VK__FIT_FTP_LEAST / 100 && have->power.start + have->power.end <=
		    (start + end) * FTP_MOST / 100;
	return have->power.unit == VK_UNIT_PCT_FTP && agrees(&have->power, start, end, part);
}

static bool
label_agrees(const vk_step *have, const vk_step *told, bool part)
{
	switch (vk__fit_main(told)) {
	case VK__FIT_MAIN_POWER:
		return power_agrees(have, told, part);
	case VK__FIT_MAIN_HR:
		return have->hr.unit == told->hr.unit && agrees(&have->hr,
		    told->hr.start, told->hr.end, false);
	case VK__FIT_MAIN_CADENCE:
		return have->cadence.unit == VK_UNIT_RPM &&
		    agrees(&have->cadence, told->cadence.start,
		    told->cadence.end, false);
	default:
		return have->power.unit == VK_UNIT_NONE &&
		    have->hr.unit == VK_UNIT_NONE &&
		    have->cadence.unit == VK_UNIT_NONE;
	}
}

/* What the name tells replaces what the numbers say. */
static void
take_targets(const vk_step *told, vk_step *step)
{
	step->power = told->power;
	step->hr = told->hr;
	step->cadence = told->cadence;
	step->rpe = told->rpe;
	step->ramp = told->ramp;
	step->maxeffort = told->maxeffort;
	step->freeride = told->freeride;
}

static bool
raise_label(const struct vk__fit_raising *r, size_t index,
    struct vk__fit_node *node)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	unsigned slice, slices;
	vk_step told;

	if (f->label_len == 0 || !vk__fit_label_read(r->steps->text.data +
	    f->label, f->label_len, &told, &slice, &slices) ||
	    !label_agrees(&node->step, &told, slices > 0))
		return false;
	if (slices == 0) {
		take_targets(&told, &node->step);
	} else {
		node->ramp = node->step;
		take_targets(&told, &node->ramp);
		node->slice = slice;
		node->slices = slices;
	}
	return true;
}

/* ------------------------------------------------------------------- text */

/* The words behind a cue that its targets were told in. */
static size_t
without_words(const struct vk__fit_raising *r, const vk_step *told,
    const char *lang, const char *text, size_t len)
{
	vk_buf *words = r->scratch;
	size_t rest;

	vk_buf_clear(words);
	vk__fit_words_add(told, lang, words);
	if (words->failed || words->len == 0 || words->len > len)
		return len;
	rest = len - words->len;
	if (memcmp(text + rest, words->data, words->len) != 0)
		return len;
	if (rest == 0)
		return 0;
	return rest > strlen(DOT) && memcmp(text + rest - strlen(DOT), DOT,
	    strlen(DOT)) == 0 ? rest - strlen(DOT) : len;
}

static void
raise_text(const struct vk__fit_raising *r, size_t index,
    struct vk__fit_node *node, bool ours)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	const vk_step *told = node->slices > 0 ? &node->ramp : &node->step;
	size_t len = f->notes_len;
	const char *notes = len > 0 ? r->steps->text.data + f->notes : "";
	vk_buf *text = r->text;

	if (ours)
		len = without_words(r, told, "en", notes, len);
	if (ours && len == f->notes_len)
		len = without_words(r, told, "fr", notes, len);
	node->text = (uint32_t)text->len;
	if (!ours && f->label_len > 0)
		vk__clean_add(text, r->steps->text.data + f->label,
		    f->label_len, 0, VK__ABOUT_TEXT);
	if (text->len > node->text && len > 0)
		vk_buf_add_text(text, DOT);
	if (len > 0)
		vk__clean_add(text, notes, len, 0, VK__ABOUT_TEXT);
	node->text_len = (uint32_t)(text->len - node->text);
}

vk_status
vk__fit_raise(const struct vk__fit_raising *r, size_t index,
    struct vk__fit_node *node)
{
	const struct vk__fit_step *f = &r->steps->step[index];
	vk_step *step = &node->step;
	vk_status status = raise_length(r, index, step);

	if (status == VK_OK)
		status = raise_target(r, index, step);
	if (status != VK_OK)
		return status;
	step->intensity = vk__fit_intensity_read(f->intensity);
	step->warmup = step->intensity == VK_INTENSITY_WARMUP;
	step->cooldown = step->intensity == VK_INTENSITY_COOLDOWN;
	raise_text(r, index, node, raise_label(r, index, node));
	return VK_OK;
}
