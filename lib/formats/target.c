/* SPDX-License-Identifier: MIT */
/*
 * Short texts for notes and cues. They hold numbers and units only, so that
 * they fit a sentence of any language.
 */
#include "target.h"

#include <string.h>

#include "../base/number.h"

struct text {
	char *out;
	size_t len;
};

static void
add(struct text *t, const char *bytes, size_t len)
{
	if (len > (size_t)VK__SHORT - 1 - t->len)
		len = (size_t)VK__SHORT - 1 - t->len;
	memcpy(t->out + t->len, bytes, len);
	t->len += len;
	t->out[t->len] = '\0';
}

static void
add_text(struct text *t, const char *text)
{
	add(t, text, strlen(text));
}

static void
add_number(struct text *t, double value)
{
	char digits[VK__NUMBER_SIZE];

	add(t, digits, vk__fixed_write(digits, value, 2));
}

static void
add_uint(struct text *t, uint32_t value)
{
	char digits[VK__NUMBER_SIZE];

	add(t, digits, vk__uint_write(digits, value));
}

/* What stands before and after the numbers of a unit. */
static const struct {
	const char *before;
	const char *after;
} units[VK_UNIT_COUNT] = {
	[VK_UNIT_NONE] = { "", "" },
	[VK_UNIT_PCT_FTP] = { "", " % FTP" },
	[VK_UNIT_WATT] = { "", " W" },
	[VK_UNIT_WATT_KG] = { "", " W/kg" },
	[VK_UNIT_POWER_ZONE] = { "Z", "" },
	[VK_UNIT_PCT_PMA] = { "", " % PMA" },
	[VK_UNIT_PCT_HR] = { "", " % max" },
	[VK_UNIT_PCT_LTHR] = { "", " % LTHR" },
	[VK_UNIT_BPM] = { "", " bpm" },
	[VK_UNIT_HR_ZONE] = { "Z", "" },
	[VK_UNIT_RPM] = { "", " rpm" },
	[VK_UNIT_RPE] = { "", "/10" },
};

static void
add_span(struct text *t, vk_unit unit, double start, double end, bool ramp)
{
	add_text(t, units[unit].before);
	add_number(t, start);
	if (start < end || start > end) {
		add_text(t, ramp ? "\xe2\x86\x92" : "\xe2\x80\x93");
		add_text(t, units[unit].before);
		add_number(t, end);
	}
	/* Borg's scale goes up to 20. */
	if (unit != VK_UNIT_RPE || (start <= 10 && end <= 10))
		add_text(t, units[unit].after);
}

void
vk__target_text(const vk_target *target, bool ramp, char out[VK__SHORT])
{
	struct text t = { out, 0 };

	out[0] = '\0';
	if ((unsigned)target->unit < VK_UNIT_COUNT)
		add_span(&t, target->unit, target->start, target->end, ramp);
}

void
vk__percent_text(double start, double end, char out[VK__SHORT])
{
	struct text t = { out, 0 };

	out[0] = '\0';
	add_span(&t, VK_UNIT_PCT_FTP, start, end, true);
}

void
vk__seconds_text(uint32_t seconds, char out[VK__SHORT])
{
	struct text t = { out, 0 };
	uint32_t minutes = seconds / 60;

	out[0] = '\0';
	if (minutes > 0) {
		add_uint(&t, minutes);
		add_text(&t, " min");
	}
	if (minutes > 0 && seconds % 60 > 0)
		add_text(&t, " ");
	if (minutes == 0 || seconds % 60 > 0) {
		add_uint(&t, seconds % 60);
		add_text(&t, " s");
	}
}

void
vk__number_text(double value, char out[VK__SHORT])
{
	struct text t = { out, 0 };

	out[0] = '\0';
	add_number(&t, value);
}

/* --------------------------------------------------------------- reading */

struct rest {
	const char *text;
	size_t len;
};

static bool
skip(struct rest *r, const char *word)
{
	size_t n = strlen(word);

	if (r->len < n || memcmp(r->text, word, n) != 0)
		return false;
	r->text += n;
	r->len -= n;
	return true;
}

static bool
read_number(struct rest *r, const char *before, double *value)
{
	size_t n;

	if (!skip(r, before))
		return false;
	n = vk__number_scan(r->text, r->len);
	if (n == 0 || !vk__number_read(r->text, n, value))
		return false;
	r->text += n;
	r->len -= n;
	return true;
}

static bool
read_unit(struct rest r, vk_unit unit, vk_target *target, bool *ramp)
{
	const char *before = units[unit].before;
	vk_target found = { .unit = unit };
	bool rises;

	if (!read_number(&r, before, &found.start))
		return false;
	found.end = found.start;
	rises = skip(&r, "\xe2\x86\x92");
	if ((rises || skip(&r, "\xe2\x80\x93")) &&
	    !read_number(&r, before, &found.end))
		return false;
	if (!skip(&r, units[unit].after) || r.len > 0)
		return false;
	*target = found;
	*ramp = rises;
	return true;
}

bool
vk__target_read(const char *text, size_t len, vk_unit lowest, vk_unit highest,
    vk_target *target, bool *ramp)
{
	struct rest r = { text, len };
	vk_unit unit;

	for (unit = lowest; unit <= highest; unit++) {
		if (read_unit(r, unit, target, ramp))
			return true;
	}
	return false;
}
