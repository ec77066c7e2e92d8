/* SPDX-License-Identifier: MIT */
/*
 * Reads what stands in the members of a step. A known member of another type
 * or with a senseless value is an error, as half a step would be a wrong
 * step.
 */
#include "step_value.h"

#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "json.h"
#include "run.h"

vk_status
vk__step_fail(const struct vk__step_reader *r, vk_status status,
    const char *code, const char *format, const char *name)
{
	char number[VK__NUMBER_SIZE + 1];

	number[vk__uint_write(number, r->index)] = '\0';
	return vk_error_set(r->err, status, 0, code, format, number, name);
}

vk_status
vk__step_fail_type(const struct vk__step_reader *r, enum vk__step_field field)
{
	return vk__step_fail(r, VK_EVALUE, "step-type",
	    "step %1: the member %2 has the wrong type",
	    vk__step_field_name(field));
}

vk_status
vk__step_fail_memory(const struct vk__step_reader *r)
{
	return vk__step_fail(r, VK_ENOMEM, "no-memory", "out of memory", NULL);
}

static bool
is_number(const char *at)
{
	return *at == '-' || (*at >= '0' && *at <= '9');
}

/* Past every double counts as infinite. */
static double
number_at(const char *at)
{
	double value = 0;
	size_t n = 0;

	while (n < 15 && at[n] >= '0' && at[n] <= '9')
		value = value * 10 + (at[n++] - '0');
	if (n > 0 && n < 15 && at[n] != '.' && at[n] != 'e' && at[n] != 'E')
		return value;
	for (n = 0; is_number(at + n) || strchr("+.eE", at[n]) != NULL; n++)
		if (at[n] == '\0')
			break;
	return vk__number_read(at, n, &value) ? value : INFINITY;
}

vk_status
vk__step_string(struct vk__step_reader *r, uint32_t at, const char **text,
    size_t *len)
{
	const char *begin = r->text + at + 1;
	const char *end = vk__string_run(begin);

	*text = begin;
	*len = (size_t)(end - begin);
	if (*end == '"')
		return VK_OK; /* mostly: nothing but plain ASCII */
	*len = vk__json_skip(r->text, at) - at - 2;
	if (memchr(begin, '\\', *len) == NULL)
		return VK_OK;
	vk_buf_clear(&r->word);
	vk__json_decode(begin, *len, &r->word);
	*text = r->word.data;
	*len = r->word.len;
	return r->word.failed ? vk__step_fail_memory(r) : VK_OK;
}

vk_status
vk__step_whole(const struct vk__step_reader *r, enum vk__step_field field,
    uint32_t at, double max, uint32_t *value)
{
	double v;

	if (!is_number(r->text + at))
		return vk__step_fail_type(r, field);
	v = number_at(r->text + at);
	if (!(v > 0.5) || !isfinite(v) || fabs(v - floor(v + 0.5)) > 1e-6)
		return vk__step_fail(r, VK_EVALUE, "step-whole",
		    "step %1: %2 is not a whole number above zero",
		    vk__step_field_name(field));
	if (v > max + 0.5)
		return vk__step_fail(r, VK_ELIMIT, "step-limit",
		    "step %1: %2 is past its limit", vk__step_field_name(field));
	*value = (uint32_t)(v + 0.5);
	return VK_OK;
}

static vk_status
read_distance(const struct vk__step_reader *r, uint32_t at, double *value)
{
	if (!is_number(r->text + at))
		return vk__step_fail_type(r, VK__FIELD_DISTANCE);
	*value = number_at(r->text + at);
	if (!(*value > 0) || *value > VK_STEP_METRES)
		return vk__step_fail(r, VK_EVALUE, "step-distance",
		    "step %1: %2 is no sensible number of metres",
		    vk__step_field_name(VK__FIELD_DISTANCE));
	return VK_OK;
}

static vk_status
read_flag(const struct vk__step_reader *r, enum vk__step_field field, uint32_t at,
    bool *value)
{
	char c = r->text[at];

	if (c != 't' && c != 'f')
		return vk__step_fail_type(r, field);
	*value = c == 't';
	return VK_OK;
}

static vk_status
read_intensity(struct vk__step_reader *r, uint32_t at, vk_intensity *intensity)
{
	const char *text;
	size_t len;
	vk_status status;

	if (r->text[at] != '"')
		return vk__step_fail_type(r, VK__FIELD_INTENSITY);
	status = vk__step_string(r, at, &text, &len);
	if (status != VK_OK)
		return status;
	*intensity = vk_intensity_read(text, len);
	/* A newer word is an intensity all the same. */
	if (*intensity == VK_INTENSITY_NONE)
		*intensity = VK_INTENSITY_OTHER;
	return VK_OK;
}

/* ------------------------------------------------------------- targets */

/* Where a target's members begin; 0: absent. */
struct parts {
	uint32_t value;
	uint32_t start;
	uint32_t end;
	uint32_t units;
};

static void
target_parts(const struct vk__step_reader *r, uint32_t at, struct parts *parts)
{
	struct vk__member m;

	memset(parts, 0, sizeof *parts);
	while (vk__json_member(r->text, &at, &m)) {
		uint32_t given = r->text[m.value] == 'n' ? 0 : m.value;

		if (vk__json_named(r->text, &m, "value", 5))
			parts->value = given;
		else if (vk__json_named(r->text, &m, "units", 5))
			parts->units = given;
		else if (vk__json_named(r->text, &m, "start", 5))
			parts->start = given;
		else if (vk__json_named(r->text, &m, "end", 3))
			parts->end = given;
	}
}

static vk_status
fail_units(const struct vk__step_reader *r, const char *text, size_t len)
{
	char name[sizeof r->err->arg[1]];

	len = vk__utf8_cut(text, len, sizeof name - 1);
	memcpy(name, text, len);
	name[len] = '\0';
	return vk__step_fail(r, VK_EVALUE, "target-units",
	    "step %1: the units %2 are not known here", name);
}

static vk_status
read_units(struct vk__step_reader *r, enum vk__step_field field,
    uint32_t at, vk_unit lowest, vk_unit highest, vk_unit *unit)
{
	const char *text;
	size_t len;
	vk_status status;

	if (at == 0 || r->text[at] != '"')
		return vk__step_fail(r, VK_EVALUE, "target-units",
		    "step %1: the target %2 has no units", vk__step_field_name(field));
	status = vk__step_string(r, at, &text, &len);
	if (status != VK_OK)
		return status;
	*unit = vk_unit_read(text, len);
	if (*unit < lowest || *unit > highest)
		return fail_units(r, text, len);
	return VK_OK;
}

static bool
read_amount(const struct vk__step_reader *r, uint32_t at, double *value)
{
	*value = is_number(r->text + at) ? number_at(r->text + at) : -1;
	return isfinite(*value) && *value >= 0;
}

static vk_status
read_target(struct vk__step_reader *r, enum vk__step_field field,
    uint32_t at, vk_unit lowest, vk_unit highest, vk_target *target)
{
	struct parts p;
	bool range;
	vk_status status;

	if (r->text[at] != '{')
		return vk__step_fail_type(r, field);
	target_parts(r, at, &p);
	status = read_units(r, field, p.units, lowest, highest,
	    &target->unit);
	if (status != VK_OK)
		return status;
	range = p.start != 0 && p.end != 0 && p.value == 0;
	if (!range && (p.value == 0 || p.start != 0 || p.end != 0))
		return vk__step_fail(r, VK_EVALUE, "target-form",
		    "step %1: %2 needs either a value or a start and an end",
		    vk__step_field_name(field));
	if (!read_amount(r, range ? p.start : p.value, &target->start) ||
	    !read_amount(r, range ? p.end : p.value, &target->end))
		return vk__step_fail(r, VK_EVALUE, "target-number",
		    "step %1: the target %2 is no sensible number",
		    vk__step_field_name(field));
	return VK_OK;
}

/* ------------------------------------------------------------- members */

vk_status
vk__step_value(struct vk__step_reader *r, enum vk__step_field field,
    uint32_t at, vk_step *s)
{
	switch (field) {
	case VK__FIELD_DURATION:
		return vk__step_whole(r, field, at, VK_STEP_SECONDS,
		    &s->duration);
	case VK__FIELD_DISTANCE:
		return read_distance(r, at, &s->distance);
	case VK__FIELD_POWER:
		return read_target(r, field, at, VK_UNIT_PCT_FTP,
		    VK_UNIT_PCT_PMA, &s->power);
	case VK__FIELD_HR:
		return read_target(r, field, at, VK_UNIT_PCT_HR,
		    VK_UNIT_HR_ZONE, &s->hr);
	case VK__FIELD_CADENCE:
		return read_target(r, field, at, VK_UNIT_RPM, VK_UNIT_RPM,
		    &s->cadence);
	case VK__FIELD_RPE:
		return read_target(r, field, at, VK_UNIT_RPE, VK_UNIT_RPE,
		    &s->rpe);
	case VK__FIELD_INTENSITY:
		return read_intensity(r, at, &s->intensity);
	case VK__FIELD_OPEN:
		return read_flag(r, field, at, &s->open);
	case VK__FIELD_WARMUP:
		return read_flag(r, field, at, &s->warmup);
	case VK__FIELD_COOLDOWN:
		return read_flag(r, field, at, &s->cooldown);
	case VK__FIELD_RAMP:
		return read_flag(r, field, at, &s->ramp);
	case VK__FIELD_FREERIDE:
		return read_flag(r, field, at, &s->freeride);
	case VK__FIELD_MAXEFFORT:
		return read_flag(r, field, at, &s->maxeffort);
	default:
		return VK_OK;
	}
}
