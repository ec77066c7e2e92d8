/* SPDX-License-Identifier: MIT */
/*
 * What the attributes of a Zwift step say: lengths, powers and cadences. Where
 * readers of such files disagree, a strict reading refuses the step and a
 * lenient one takes the reading that keeps most of what is written, with a
 * note. PowerLow is the power at the beginning of a ramp, also when that
 * falls.
 */
#include <math.h>
#include <string.h>

#include "target.h"
#include "zwo_value.h"

/* Above this it is no fraction of FTP but a percentage. */
#define FRACTION_MAX 20.0
#define CADENCE_MAX 300.0
/* Zwift's own files have seconds such as 180.00002. */
#define SECONDS_NOISE 0.001

const struct vk__zwo_names vk__zwo_step_names = {
	"Power", "PowerLow", "PowerHigh", "Zone"
};
const struct vk__zwo_names vk__zwo_on_names = {
	"OnPower", "PowerOnLow", "PowerOnHigh", "PowerOnZone"
};
const struct vk__zwo_names vk__zwo_off_names = {
	"OffPower", "PowerOffLow", "PowerOffHigh", "PowerOffZone"
};

static void
note(struct vk__zwo_steps *s, const char *code, const char *a, const char *b)
{
	vk__notes_add(s->reading->notes, code, a, b);
}

static void
note_element(struct vk__zwo_steps *s, const char *code, const char *b)
{
	note(s, code, s->element->name, b);
}

/* --------------------------------------------------------------- lengths */

vk_status
vk__zwo_seconds(struct vk__zwo_steps *s, const char *name, double value,
    uint32_t *seconds)
{
	double nearest = floor(value + 0.5);
	char from[VK__SHORT], to[VK__SHORT];

	if (!(value >= 0))
		return vk__zwo_fail(s, VK_EVALUE, "zwo-seconds",
		    "%1: %2 is negative", name);
	if (!(value <= VK_STEP_SECONDS))
		return vk__zwo_fail(s, VK_ELIMIT, "zwo-seconds",
		    "%1: %2 is longer than 24 hours", name);
	if (fabs(value - nearest) > SECONDS_NOISE) {
		if (!s->reading->lenient)
			return vk__zwo_fail(s, VK_EVALUE, "zwo-seconds",
			    "%1: %2 is not in whole seconds (--lenient cuts "
			    "them)", name);
		nearest = floor(value);
		vk__number_text(value, from);
		vk__number_text(nearest, to);
		note(s, "import-seconds", from, to);
	}
	*seconds = (uint32_t)nearest;
	return VK_OK;
}

vk_status
vk__zwo_length(struct vk__zwo_steps *s, const char *name, uint32_t *seconds)
{
	double value = 0;
	bool given;
	vk_status status = vk__zwo_number(s, name, &value, &given);

	if (status != VK_OK)
		return status;
	if (!given)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-missing",
		    "%1 has no %2", name);
	status = vk__zwo_seconds(s, name, value, seconds);
	if (status == VK_OK && *seconds == 0)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-seconds",
		    "%1: %2 is less than a second", name);
	return status;
}

/* ---------------------------------------------------------------- powers */

/* Digits behind the point. */
static size_t
decimals(const struct vk__zwo_attribute *a)
{
	const char *point = a == NULL ? NULL : memchr(a->value, '.', a->len);

	return point == NULL ? 0 :
	    a->len - 1 - (size_t)(point - a->value);
}

/*
 * Per cent with two decimals. Zwift's own files have per cents to which 0.45
 * was added, in floats of 32 bits: 0.50449997 is 50 %.
 */
static double
percent_of(struct vk__zwo_steps *s, double fraction, size_t digits)
{
	double percent = fraction * 100;
	double down = floor(percent);
	char from[VK__SHORT], to[VK__SHORT];

	if (digits < 7 || fabs(percent - down - 0.45) > 1e-4)
		return floor(percent * 100 + 0.5) / 100;
	vk__percent_text(percent, percent, from);
	vk__percent_text(down, down, to);
	note(s, "import-noise", from, to);
	return down;
}

static vk_status
read_power(struct vk__zwo_steps *s, const char *name, double *percent,
    bool *given)
{
	double value = 0;
	vk_status status = vk__zwo_number(s, name, &value, given);

	if (status != VK_OK || !*given)
		return status;
	if (!(value >= 0 && value <= FRACTION_MAX))
		return vk__zwo_fail(s, VK_EVALUE, "zwo-power",
		    "%1: %2 is not a fraction of FTP", name);
	*percent = percent_of(s, value, decimals(vk__zwo_find(s, name)));
	return VK_OK;
}

static void
set_power(vk_step *step, double start, double end, bool ramp)
{
	bool differ = start < end || start > end;

	step->power = (vk_target){ VK_UNIT_PCT_FTP, start, end };
	step->ramp = ramp && differ;
}

/*
 * Two powers where one should be. Readers take their middle, the lower one, or
 * a ramp; a range keeps both and is played at its middle.
 */
static vk_status
set_span(struct vk__zwo_steps *s, vk_step *step, double low, double high,
    bool ramp)
{
	char text[VK__SHORT];

	if (!ramp && low > high)
		set_power(step, high, low, false);
	else
		set_power(step, low, high, ramp);
	vk__target_text(&step->power, step->ramp, text);
	if (low < high || low > high)
		note_element(s, ramp ? "import-ramp" : "import-range", text);
	return VK_OK;
}

static vk_status
read_zone(struct vk__zwo_steps *s, const struct vk__zwo_names *n, vk_step *step,
    bool *given)
{
	double zone = 0;
	char text[VK__SHORT];
	vk_status status = vk__zwo_number(s, n->zone, &zone, given);

	if (status != VK_OK || !*given)
		return status;
	if (!(zone >= 1 && zone <= 7))
		return vk__zwo_fail(s, VK_EVALUE, "zwo-zone",
		    "%1: %2 is not a zone from 1 to 7", n->zone);
	step->power = (vk_target){ VK_UNIT_POWER_ZONE, zone, zone };
	vk__target_text(&step->power, false, text);
	note_element(s, "import-zone", text);
	return VK_OK;
}

/*
 * What a step without its proper power may say in other ways: low and high
 * (a ramp, or a range in a steady step), one of them, or a zone.
 */
static vk_status
read_other_power(struct vk__zwo_steps *s, const struct vk__zwo_names *n, vk_step *step,
    bool ramp)
{
	double low = 0, high = 0;
	bool has_low, has_high, has_zone;
	vk_status status;

	if (!s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-power",
		    "%1 has no %2 (--lenient takes what there is)",
		    n->power);
	status = read_power(s, n->low, &low, &has_low);
	if (status == VK_OK)
		status = read_power(s, n->high, &high, &has_high);
	if (status != VK_OK)
		return status;
	if (has_low && has_high)
		return set_span(s, step, low, high, ramp);
	if (has_low || has_high) {
		set_power(step, has_low ? low : high, has_low ? low : high,
		    false);
		note_element(s, "import-one", has_low ? n->low : n->high);
		return VK_OK;
	}
	status = read_zone(s, n, step, &has_zone);
	if (status == VK_OK && !has_zone)
		note_element(s, "import-untargeted", n->power);
	return status;
}

vk_status
vk__zwo_steady(struct vk__zwo_steps *s, const struct vk__zwo_names *n, vk_step *step,
    bool ramp)
{
	double percent = 0;
	bool given;
	vk_status status = read_power(s, n->power, &percent, &given);

	if (status != VK_OK)
		return status;
	if (!given)
		return read_other_power(s, n, step, ramp);
	set_power(step, percent, percent, false);
	return VK_OK;
}

vk_status
vk__zwo_ramp(struct vk__zwo_steps *s, vk_step *step)
{
	double low = 0, high = 0;
	bool has_low, has_high;
	vk_status status = read_power(s, vk__zwo_step_names.low, &low, &has_low);

	if (status == VK_OK)
		status = read_power(s, vk__zwo_step_names.high, &high, &has_high);
	if (status != VK_OK)
		return status;
	if (has_low && has_high) {
		set_power(step, low, high, true);
		return VK_OK;
	}
	if (!s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-power",
		    "%1 has no %2 (--lenient takes what there is)",
		    has_low ? vk__zwo_step_names.high : vk__zwo_step_names.low);
	return vk__zwo_steady(s, &vk__zwo_step_names, step, true);
}

/* --------------------------------------------------------------- cadences */

vk_status
vk__zwo_rpm(struct vk__zwo_steps *s, const char *name, double *value, bool *given)
{
	vk_status status = vk__zwo_number(s, name, value, given);

	if (status != VK_OK || !*given)
		return status;
	if (!(*value >= 0 && *value <= CADENCE_MAX))
		return vk__zwo_fail(s, VK_EVALUE, "zwo-cadence",
		    "%1: %2 is not a cadence", name);
	*given = *value > 0; /* 0 says that any will do */
	return VK_OK;
}

vk_status
vk__zwo_cadence(struct vk__zwo_steps *s, vk_step *step)
{
	double low = 0, high = 0;
	bool has_low, has_high;
	vk_status status = vk__zwo_rpm(s, "Cadence", &low, &has_low);

	if (status != VK_OK)
		return status;
	if (has_low) {
		step->cadence = (vk_target){ VK_UNIT_RPM, low, low };
		return VK_OK;
	}
	status = vk__zwo_rpm(s, "CadenceLow", &low, &has_low);
	if (status == VK_OK)
		status = vk__zwo_rpm(s, "CadenceHigh", &high, &has_high);
	if (status != VK_OK || (!has_low && !has_high))
		return status;
	if (!has_low || !has_high)
		low = high = has_low ? low : high;
	step->cadence = (vk_target){ VK_UNIT_RPM, fmin(low, high),
		fmax(low, high) };
	return VK_OK;
}
