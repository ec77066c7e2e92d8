/* SPDX-License-Identifier: MIT */
/*
 * Reads workout_doc.steps, whose bytes the record has already checked, into
 * a workout. The only place that knows cJSON. Of equal names the last counts;
 * members that are null count as absent, unknown ones are passed over; a known member of another type or
 * with a senseless value is an error, as half a step would be a wrong step.
 */
#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../vekta.h"
#include "json.h"

enum { DISTANCE_METRES = 10000000 };

/* The members that vekta knows. */
enum field {
	TEXT,
	REPS,
	STEPS,
	DURATION,
	DISTANCE,
	POWER,
	HR,
	CADENCE,
	RPE,
	INTENSITY,
	OPEN,
	WARMUP,
	COOLDOWN,
	RAMP,
	FREERIDE,
	MAXEFFORT,
	FIELDS
};

static const char *const field_name[FIELDS] = {
	"text", "reps", "steps", "duration", "distance", "power", "hr",
	"cadence", "rpe", "intensity", "until_lap_press", "warmup",
	"cooldown", "ramp", "freeride", "maxeffort"
};

/* What a step's members give; NULL: absent. */
struct fields {
	const cJSON *of[FIELDS];
};

struct reader {
	vk_workout *w;
	vk_error *err;
	uint32_t index; /* of the node being read, from 1 */
};

static vk_status
fail(const struct reader *r, vk_status status, const char *code,
    const char *format, const char *name)
{
	char number[VK__NUMBER_SIZE + 1];

	number[vk__uint_write(number, r->index)] = '\0';
	return vk_error_set(r->err, status, 0, code, format, number, name);
}

static vk_status
fail_type(const struct reader *r, const char *name)
{
	return fail(r, VK_EVALUE, "step-type",
	    "step %1: the member %2 has the wrong type", name);
}

/* Whole numbers may come as "180.0"; anything further off is no rounding. */
static vk_status
read_whole(const struct reader *r, const cJSON *item, double max,
    uint32_t *value)
{
	double v = item->valuedouble;

	if (!cJSON_IsNumber(item))
		return fail_type(r, item->string);
	if (!(v > 0.5) || !isfinite(v) || fabs(v - floor(v + 0.5)) > 1e-6)
		return fail(r, VK_EVALUE, "step-whole",
		    "step %1: %2 is not a whole number above zero",
		    item->string);
	if (v > max + 0.5)
		return fail(r, VK_ELIMIT, "step-limit",
		    "step %1: %2 is past its limit", item->string);
	*value = (uint32_t)(v + 0.5);
	return VK_OK;
}

static vk_status
read_distance(const struct reader *r, const cJSON *item, double *value)
{
	if (!cJSON_IsNumber(item))
		return fail_type(r, item->string);
	if (!(item->valuedouble > 0) || item->valuedouble > DISTANCE_METRES)
		return fail(r, VK_EVALUE, "step-distance",
		    "step %1: %2 is no sensible number of metres",
		    item->string);
	*value = item->valuedouble;
	return VK_OK;
}

static vk_status
read_flag(const struct reader *r, const cJSON *item, bool *value)
{
	if (!cJSON_IsBool(item))
		return fail_type(r, item->string);
	*value = cJSON_IsTrue(item);
	return VK_OK;
}

/* ------------------------------------------------------------- targets */

/* What a target's members gave before it is made of them. */
struct parts {
	const cJSON *value;
	const cJSON *start;
	const cJSON *end;
	const cJSON *units;
};

static void
target_parts(const cJSON *item, struct parts *parts)
{
	const cJSON *m;

	memset(parts, 0, sizeof *parts);
	for (m = item->child; m != NULL; m = m->next) {
		const cJSON *given = cJSON_IsNull(m) ? NULL : m;

		if (strcmp(m->string, "value") == 0)
			parts->value = given;
		else if (strcmp(m->string, "start") == 0)
			parts->start = given;
		else if (strcmp(m->string, "end") == 0)
			parts->end = given;
		else if (strcmp(m->string, "units") == 0)
			parts->units = given;
	}
}

static bool
is_amount(const cJSON *item)
{
	return cJSON_IsNumber(item) && isfinite(item->valuedouble) &&
	    item->valuedouble >= 0;
}

static vk_status
read_target(const struct reader *r, const cJSON *item, vk_unit first,
    vk_unit last, vk_target *target)
{
	struct parts p;
	bool range;

	if (!cJSON_IsObject(item))
		return fail_type(r, item->string);
	target_parts(item, &p);
	if (!cJSON_IsString(p.units))
		return fail(r, VK_EVALUE, "target-units",
		    "step %1: the target %2 has no units", item->string);
	target->unit = vk_unit_read(p.units->valuestring,
	    strlen(p.units->valuestring));
	if (target->unit < first || target->unit > last)
		return fail(r, VK_EVALUE, "target-units",
		    "step %1: the units %2 are not known here",
		    p.units->valuestring);
	range = p.start != NULL && p.end != NULL && p.value == NULL;
	if (!range && (p.value == NULL || p.start != NULL || p.end != NULL))
		return fail(r, VK_EVALUE, "target-form",
		    "step %1: %2 needs either a value or a start and an end",
		    item->string);
	if (range ? !is_amount(p.start) || !is_amount(p.end)
		  : !is_amount(p.value))
		return fail(r, VK_EVALUE, "target-number",
		    "step %1: the target %2 is no sensible number",
		    item->string);
	target->start = (range ? p.start : p.value)->valuedouble;
	target->end = (range ? p.end : p.value)->valuedouble;
	return VK_OK;
}

/* --------------------------------------------------------------- steps */

static vk_status
read_intensity(const struct reader *r, const cJSON *item, vk_step *s)
{
	if (!cJSON_IsString(item))
		return fail_type(r, item->string);
	s->intensity = vk_intensity_read(item->valuestring,
	    strlen(item->valuestring));
	/* A newer word is an intensity all the same. */
	if (s->intensity == VK_INTENSITY_NONE)
		s->intensity = VK_INTENSITY_OTHER;
	return VK_OK;
}

static vk_status
read_value(const struct reader *r, enum field field, const cJSON *item,
    vk_step *s)
{
	switch (field) {
	case DURATION:
		return read_whole(r, item, VK_STEP_SECONDS, &s->duration);
	case DISTANCE:
		return read_distance(r, item, &s->distance);
	case POWER:
		return read_target(r, item, VK_UNIT_PCT_FTP, VK_UNIT_PCT_PMA,
		    &s->power);
	case HR:
		return read_target(r, item, VK_UNIT_PCT_HR, VK_UNIT_HR_ZONE,
		    &s->hr);
	case CADENCE:
		return read_target(r, item, VK_UNIT_RPM, VK_UNIT_RPM,
		    &s->cadence);
	case RPE:
		return read_target(r, item, VK_UNIT_RPE, VK_UNIT_RPE, &s->rpe);
	case INTENSITY:
		return read_intensity(r, item, s);
	case OPEN:
		return read_flag(r, item, &s->open);
	case WARMUP:
		return read_flag(r, item, &s->warmup);
	case COOLDOWN:
		return read_flag(r, item, &s->cooldown);
	case RAMP:
		return read_flag(r, item, &s->ramp);
	case FREERIDE:
		return read_flag(r, item, &s->freeride);
	case MAXEFFORT:
		return read_flag(r, item, &s->maxeffort);
	default:
		return VK_OK;
	}
}

static void
find_fields(const cJSON *step, struct fields *fields)
{
	const cJSON *m;
	size_t i;

	memset(fields, 0, sizeof *fields);
	for (m = step->child; m != NULL; m = m->next) {
		for (i = 0; i < FIELDS; i++)
			if (strcmp(m->string, field_name[i]) == 0)
				break;
		if (i < FIELDS)
			fields->of[i] = cJSON_IsNull(m) ? NULL : m;
	}
}

static vk_status
read_step(const struct reader *r, const struct fields *fields, vk_step *s)
{
	vk_status status = VK_OK;

	for (int i = 0; i < FIELDS && status == VK_OK; i++)
		if (fields->of[i] != NULL)
			status = read_value(r, (enum field)i, fields->of[i],
			    s);
	return status;
}

/* A group's own totals and targets say nothing that its steps do not. */
static vk_status
read_group(const struct reader *r, const struct fields *fields, vk_step *s)
{
	if (fields->of[STEPS] == NULL)
		return fail(r, VK_EVALUE, "group-empty",
		    "step %1: repetitions of nothing", NULL);
	if (!cJSON_IsArray(fields->of[STEPS]))
		return fail_type(r, "steps");
	s->reps = 1;
	if (fields->of[REPS] == NULL)
		return VK_OK;
	return read_whole(r, fields->of[REPS], VK_WORKOUT_REPS, &s->reps);
}

static vk_status
add_cue(const struct reader *r, const cJSON *text)
{
	if (text == NULL)
		return VK_OK;
	if (!cJSON_IsString(text))
		return fail_type(r, "text");
	if (vk_workout_set_text(r->w, r->index, text->valuestring,
	    strlen(text->valuestring)) != VK_OK)
		return fail(r, VK_ENOMEM, "no-memory", "out of memory", NULL);
	return VK_OK;
}

/* Adds the node of item; its steps, when it is a group, go into *steps. */
static vk_status
read_node(struct reader *r, const cJSON *item, uint32_t parent,
    const cJSON **steps)
{
	struct fields fields;
	vk_step s = { 0 };
	vk_status status;

	r->index = (uint32_t)r->w->count;
	if (!cJSON_IsObject(item))
		return fail(r, VK_EVALUE, "step-type",
		    "step %1 is not an object", NULL);
	find_fields(item, &fields);
	if (fields.of[REPS] != NULL || fields.of[STEPS] != NULL)
		status = read_group(r, &fields, &s);
	else
		status = read_step(r, &fields, &s);
	if (status != VK_OK)
		return status;
	status = vk_workout_add(r->w, parent, &s, &r->index);
	if (status == VK_ELIMIT)
		return fail(r, status, "workout-nodes",
		    "more than 4096 steps and groups", NULL);
	if (status != VK_OK)
		return fail(r, status, "no-memory", "out of memory", NULL);
	*steps = s.reps > 0 ? fields.of[STEPS]->child : NULL;
	return add_cue(r, fields.of[TEXT]);
}

static vk_status
read_tree(struct reader *r, const cJSON *steps)
{
	const cJSON *at[VK_WORKOUT_DEPTH + 1];
	uint32_t parent[VK_WORKOUT_DEPTH + 1] = { 0 };
	size_t depth = 0;

	at[0] = steps->child;
	for (;;) {
		const cJSON *inner = NULL;
		vk_status status;

		while (at[depth] == NULL && depth > 0)
			depth--;
		if (at[depth] == NULL)
			return VK_OK;
		status = read_node(r, at[depth], parent[depth], &inner);
		if (status != VK_OK)
			return status;
		at[depth] = at[depth]->next;
		if (inner == NULL)
			continue;
		if (depth == VK_WORKOUT_DEPTH)
			return fail(r, VK_ELIMIT, "group-depth",
			    "group %1 is inside more than 7 others", NULL);
		depth++;
		at[depth] = inner;
		parent[depth] = r->index;
	}
}

/* cJSON ends strings at U+0000, so a name or cue holding it would change. */
static bool
holds_nul(const char *json, size_t len)
{
	size_t i;

	for (i = 0; i + 6 <= len; i++) {
		if (json[i] != '\\')
			continue;
		if (memcmp(json + i, "\\u0000", 6) == 0)
			return true;
		i++;
	}
	return false;
}

vk_status
vk_record_workout(const vk_record *rec, vk_workout *w, vk_error *err)
{
	struct reader r = { w, err, 0 };
	const char *json;
	const char *end = NULL;
	size_t len;
	cJSON *steps;
	vk_status status;

	if (vk_workout_clear(w) != VK_OK)
		return fail(&r, VK_ENOMEM, "no-memory", "out of memory", NULL);
	if (vk_record_get(rec, "workout_doc.steps", &json, &len) != VK_OK ||
	    json[0] == 'n')
		return vk_error_set(err, VK_ABSENT, 0, "no-workout",
		    "the record has no workout_doc.steps", NULL, NULL);
	if (json[0] != '[')
		return vk_error_set(err, VK_EVALUE, 0, "step-type",
		    "workout_doc.steps is not an array", NULL, NULL);
	if (holds_nul(json, len))
		return vk_error_set(err, VK_EVALUE, 0, "step-nul",
		    "a NUL character in the workout", NULL, NULL);
	steps = cJSON_ParseWithLengthOpts(json, len, &end, 0);
	if (steps == NULL || end != json + len)
		status = vk_error_set(err, VK_ESYNTAX, 0, "step-syntax",
		    "workout_doc.steps cannot be read", NULL, NULL);
	else
		status = read_tree(&r, steps);
	cJSON_Delete(steps);
	if (status == VK_OK)
		status = vk_workout_check(w, err);
	if (status != VK_OK)
		(void)vk_workout_clear(w);
	return status;
}
