/* SPDX-License-Identifier: MIT */
/*
 * Reads workout_doc.steps into a workout, from the bytes that the record has
 * already checked: each step's members are found first, then read, so their
 * order is free and the last of equal names counts. Members that are null
 * count as absent, unknown ones are passed over; a known member of another
 * type or with a senseless value is an error, as half a step would be a
 * wrong step.
 */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "../vekta.h"
#include "json.h"
#include "retarget.h"
#include "run.h"

/* The members that vekta knows, by the length of their names. */
enum field {
	HR,
	RPE,
	REPS,
	TEXT,
	RAMP,
	STEPS,
	POWER,
	WARMUP,
	CADENCE,
	DURATION,
	DISTANCE,
	COOLDOWN,
	FREERIDE,
	INTENSITY,
	MAXEFFORT,
	OPEN,
	FIELDS
};

static const char field_name[FIELDS][16] = {
	[HR] = "hr",
	[RPE] = "rpe",
	[REPS] = "reps",
	[TEXT] = "text",
	[RAMP] = "ramp",
	[STEPS] = "steps",
	[POWER] = "power",
	[WARMUP] = "warmup",
	[CADENCE] = "cadence",
	[DURATION] = "duration",
	[DISTANCE] = "distance",
	[COOLDOWN] = "cooldown",
	[FREERIDE] = "freeride",
	[INTENSITY] = "intensity",
	[MAXEFFORT] = "maxeffort",
	[OPEN] = "until_lap_press",
};

enum { NAME_LONGEST = 15 };

/* Names of n bytes are the fields from first[n] to before first[n + 1]. */
static const uint8_t first[NAME_LONGEST + 2] = {
	HR, HR, HR, RPE, REPS, STEPS, WARMUP, CADENCE, DURATION, INTENSITY,
	OPEN, OPEN, OPEN, OPEN, OPEN, OPEN, FIELDS
};

struct reader {
	const char *text; /* what offsets count from */
	vk_workout *w;
	vk_error *err;
	uint32_t index;   /* of the node being read, from 1 */
	vk_buf word;      /* a decoded string, rarely needed */
	struct vk__spots *spots; /* NULL: nobody asks where nodes stand */
};

/* Where the values of a step's members begin; 0: absent. */
struct fields {
	uint32_t at[FIELDS];
	uint32_t given; /* a bit for each that was there, also as null */
};

_Static_assert(FIELDS <= 32, "a bit each");

static vk_status
fail(const struct reader *r, vk_status status, const char *code,
    const char *format, const char *name)
{
	char number[VK__NUMBER_SIZE + 1];

	number[vk__uint_write(number, r->index)] = '\0';
	return vk_error_set(r->err, status, 0, code, format, number, name);
}

static vk_status
fail_type(const struct reader *r, enum field field)
{
	return fail(r, VK_EVALUE, "step-type",
	    "step %1: the member %2 has the wrong type", field_name[field]);
}

static vk_status
fail_memory(const struct reader *r)
{
	return fail(r, VK_ENOMEM, "no-memory", "out of memory", NULL);
}

/* -------------------------------------------------------------- values */

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

/*
 * The characters of the string at at, without its quotes: in the line itself
 * or, when it holds escapes, in word.
 */
static vk_status
string_at(struct reader *r, uint32_t at, const char **text, size_t *len)
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
	return r->word.failed ? fail_memory(r) : VK_OK;
}

/* Whole numbers may come as "180.0"; anything further off is no rounding. */
static vk_status
read_whole(const struct reader *r, enum field field, uint32_t at, double max,
    uint32_t *value)
{
	double v;

	if (!is_number(r->text + at))
		return fail_type(r, field);
	v = number_at(r->text + at);
	if (!(v > 0.5) || !isfinite(v) || fabs(v - floor(v + 0.5)) > 1e-6)
		return fail(r, VK_EVALUE, "step-whole",
		    "step %1: %2 is not a whole number above zero",
		    field_name[field]);
	if (v > max + 0.5)
		return fail(r, VK_ELIMIT, "step-limit",
		    "step %1: %2 is past its limit", field_name[field]);
	*value = (uint32_t)(v + 0.5);
	return VK_OK;
}

static vk_status
read_distance(const struct reader *r, uint32_t at, double *value)
{
	if (!is_number(r->text + at))
		return fail_type(r, DISTANCE);
	*value = number_at(r->text + at);
	if (!(*value > 0) || *value > VK_STEP_METRES)
		return fail(r, VK_EVALUE, "step-distance",
		    "step %1: %2 is no sensible number of metres",
		    field_name[DISTANCE]);
	return VK_OK;
}

static vk_status
read_flag(const struct reader *r, enum field field, uint32_t at, bool *value)
{
	char c = r->text[at];

	if (c != 't' && c != 'f')
		return fail_type(r, field);
	*value = c == 't';
	return VK_OK;
}

static vk_status
read_intensity(struct reader *r, uint32_t at, vk_intensity *intensity)
{
	const char *text;
	size_t len;
	vk_status status;

	if (r->text[at] != '"')
		return fail_type(r, INTENSITY);
	status = string_at(r, at, &text, &len);
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
target_parts(const struct reader *r, uint32_t at, struct parts *parts)
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
fail_units(const struct reader *r, const char *text, size_t len)
{
	char name[sizeof r->err->arg[1]];

	len = vk__utf8_cut(text, len, sizeof name - 1);
	memcpy(name, text, len);
	name[len] = '\0';
	return fail(r, VK_EVALUE, "target-units",
	    "step %1: the units %2 are not known here", name);
}

static vk_status
read_units(struct reader *r, enum field field, uint32_t at, vk_unit lowest,
    vk_unit highest, vk_unit *unit)
{
	const char *text;
	size_t len;
	vk_status status;

	if (at == 0 || r->text[at] != '"')
		return fail(r, VK_EVALUE, "target-units",
		    "step %1: the target %2 has no units", field_name[field]);
	status = string_at(r, at, &text, &len);
	if (status != VK_OK)
		return status;
	*unit = vk_unit_read(text, len);
	if (*unit < lowest || *unit > highest)
		return fail_units(r, text, len);
	return VK_OK;
}

static bool
read_amount(const struct reader *r, uint32_t at, double *value)
{
	*value = is_number(r->text + at) ? number_at(r->text + at) : -1;
	return isfinite(*value) && *value >= 0;
}

static vk_status
read_target(struct reader *r, enum field field, uint32_t at, vk_unit lowest,
    vk_unit highest, vk_target *target)
{
	struct parts p;
	bool range;
	vk_status status;

	if (r->text[at] != '{')
		return fail_type(r, field);
	target_parts(r, at, &p);
	status = read_units(r, field, p.units, lowest, highest,
	    &target->unit);
	if (status != VK_OK)
		return status;
	range = p.start != 0 && p.end != 0 && p.value == 0;
	if (!range && (p.value == 0 || p.start != 0 || p.end != 0))
		return fail(r, VK_EVALUE, "target-form",
		    "step %1: %2 needs either a value or a start and an end",
		    field_name[field]);
	if (!read_amount(r, range ? p.start : p.value, &target->start) ||
	    !read_amount(r, range ? p.end : p.value, &target->end))
		return fail(r, VK_EVALUE, "target-number",
		    "step %1: the target %2 is no sensible number",
		    field_name[field]);
	return VK_OK;
}

/* --------------------------------------------------------------- steps */

/* Whether two names of so many bytes, 15 at most, are the same. Behind a key
 * at least the NULs of the text can be read. */
static inline bool
same_name(const char *key, const char *name, size_t len)
{
	if (len > 8 && ((vk__eight(key + 8) ^ vk__eight(name + 8)) &
	    vk__eight_first(len - 8)) != 0)
		return false;
	return ((vk__eight(key) ^ vk__eight(name)) &
	    vk__eight_first(len < 8 ? len : 8)) == 0;
}

static enum field
field_find(const char *text, const struct vk__member *member)
{
	const char *key = text + member->key;
	size_t len = member->key_len;
	uint8_t i = HR;

	if (member->escaped) {
		for (; i < FIELDS; i++)
			if (vk__json_named(text, member, field_name[i],
			    strlen(field_name[i])))
				break;
		return (enum field)i;
	}
	if (len > NAME_LONGEST)
		return FIELDS;
	for (i = first[len]; i < first[len + 1]; i++)
		if (same_name(key, field_name[i], len))
			return (enum field)i;
	return FIELDS;
}

/* Finds the members of the object at at; returns the offset of its end. */
static uint32_t
find_fields(const char *text, uint32_t at, struct fields *fields)
{
	struct vk__member m;

	memset(fields, 0, sizeof *fields);
	while (vk__json_member(text, &at, &m)) {
		enum field field = field_find(text, &m);

		if (field == FIELDS)
			continue;
		fields->at[field] = text[m.value] == 'n' ? 0 : m.value;
		fields->given |= UINT32_C(1) << field;
	}
	/* After the last value, or on the brace of an empty object. */
	if (text[at] == '{')
		at++;
	return vk__json_space(text, at) + 1;
}

static vk_status
read_value(struct reader *r, enum field field, uint32_t at, vk_step *s)
{
	switch (field) {
	case DURATION:
		return read_whole(r, field, at, VK_STEP_SECONDS, &s->duration);
	case DISTANCE:
		return read_distance(r, at, &s->distance);
	case POWER:
		return read_target(r, field, at, VK_UNIT_PCT_FTP,
		    VK_UNIT_PCT_PMA, &s->power);
	case HR:
		return read_target(r, field, at, VK_UNIT_PCT_HR,
		    VK_UNIT_HR_ZONE, &s->hr);
	case CADENCE:
		return read_target(r, field, at, VK_UNIT_RPM, VK_UNIT_RPM,
		    &s->cadence);
	case RPE:
		return read_target(r, field, at, VK_UNIT_RPE, VK_UNIT_RPE,
		    &s->rpe);
	case INTENSITY:
		return read_intensity(r, at, &s->intensity);
	case OPEN:
		return read_flag(r, field, at, &s->open);
	case WARMUP:
		return read_flag(r, field, at, &s->warmup);
	case COOLDOWN:
		return read_flag(r, field, at, &s->cooldown);
	case RAMP:
		return read_flag(r, field, at, &s->ramp);
	case FREERIDE:
		return read_flag(r, field, at, &s->freeride);
	case MAXEFFORT:
		return read_flag(r, field, at, &s->maxeffort);
	default:
		return VK_OK;
	}
}

static vk_status
read_step(struct reader *r, const struct fields *fields, vk_step *s)
{
	vk_status status = VK_OK;

	for (uint32_t left = fields->given; left != 0 && status == VK_OK; left &= left - 1) {
		enum field field = (enum field)vk__lowest_bit(left);

		if (fields->at[field] != 0)
			status = read_value(r, field, fields->at[field], s);
	}
	return status;
}

/* A group's own totals and targets say nothing that its steps do not. */
static vk_status
read_group(const struct reader *r, const struct fields *fields, vk_step *s)
{
	if (fields->at[STEPS] == 0)
		return fail(r, VK_EVALUE, "group-empty",
		    "step %1: repetitions of nothing", NULL);
	if (r->text[fields->at[STEPS]] != '[')
		return fail_type(r, STEPS);
	s->reps = 1;
	if (fields->at[REPS] == 0)
		return VK_OK;
	return read_whole(r, REPS, fields->at[REPS], VK_WORKOUT_REPS,
	    &s->reps);
}

/* A NUL would end the cue for half of those who read it. */
static vk_status
add_cue(struct reader *r, uint32_t at)
{
	const char *text;
	size_t len;
	vk_status status;

	if (at == 0)
		return VK_OK;
	if (r->text[at] != '"')
		return fail_type(r, TEXT);
	status = string_at(r, at, &text, &len);
	if (status != VK_OK)
		return status;
	if (len > 0 && memchr(text, '\0', len) != NULL)
		return fail(r, VK_EVALUE, "step-nul",
		    "step %1: a NUL character in its text", NULL);
	return vk_workout_set_text(r->w, r->index, text, len) == VK_OK ?
	    VK_OK : fail_memory(r);
}

/*
 * Adds the node at *at and moves on to its end; *steps is where the array of
 * a group begins, 0 for a step.
 */
static vk_status
read_node(struct reader *r, uint32_t *at, uint32_t parent, uint32_t *steps)
{
	uint32_t from = *at;
	struct fields fields;
	vk_step s = { 0 };
	vk_status status;

	r->index = (uint32_t)r->w->count;
	if (r->text[from] != '{')
		return fail(r, VK_EVALUE, "step-type",
		    "step %1 is not an object", NULL);
	*at = find_fields(r->text, from, &fields);
	if (r->spots != NULL && vk__spots_put(r->spots, r->index, from,
	    *at) != VK_OK)
		return fail_memory(r);
	if (fields.at[REPS] != 0 || fields.at[STEPS] != 0)
		status = read_group(r, &fields, &s);
	else
		status = read_step(r, &fields, &s);
	if (status != VK_OK)
		return status;
	*steps = s.reps > 0 ? fields.at[STEPS] : 0;
	status = vk_workout_add(r->w, parent, &s, &r->index);
	if (status == VK_ELIMIT)
		return fail(r, status, "workout-nodes",
		    "more than 4096 steps and groups", NULL);
	if (status != VK_OK)
		return fail_memory(r);
	return add_cue(r, fields.at[TEXT]);
}

/* From "[" or the end of an element to the next one; false at "]". */
static bool
next_element(const char *text, uint32_t *at)
{
	uint32_t i = vk__json_space(text, *at);

	if (text[i] != ']')
		i = vk__json_space(text, i + 1);
	*at = i;
	return text[i] != ']';
}

static vk_status
read_tree(struct reader *r)
{
	uint32_t at[VK_WORKOUT_DEPTH + 1] = { 0 };
	uint32_t parent[VK_WORKOUT_DEPTH + 1] = { 0 };
	size_t depth = 0;

	for (;;) {
		uint32_t inner = 0;
		vk_status status;

		if (!next_element(r->text, &at[depth])) {
			if (depth == 0)
				return VK_OK;
			depth--;
			continue;
		}
		status = read_node(r, &at[depth], parent[depth], &inner);
		if (status != VK_OK)
			return status;
		if (inner == 0)
			continue;
		if (depth == VK_WORKOUT_DEPTH)
			return fail(r, VK_ELIMIT, "group-depth",
			    "group %1 is inside more than 7 others", NULL);
		depth++;
		at[depth] = inner;
		parent[depth] = r->index;
	}
}

vk_status
vk__record_workout(const vk_record *rec, vk_workout *w,
    struct vk__spots *spots, vk_error *err)
{
	struct reader r = { .w = w, .err = err, .spots = spots };
	size_t len;
	vk_status status;

	if (vk_workout_clear(w) != VK_OK)
		return fail_memory(&r);
	if (vk_record_get(rec, "workout_doc.steps", &r.text, &len) != VK_OK ||
	    r.text[0] == 'n')
		return vk_error_set(err, VK_ABSENT, 0, "no-workout",
		    "the record has no workout_doc.steps", NULL, NULL);
	if (r.text[0] != '[')
		return vk_error_set(err, VK_EVALUE, 0, "step-type",
		    "workout_doc.steps is not an array", NULL, NULL);
	status = read_tree(&r);
	vk_buf_free(&r.word);
	if (status == VK_OK)
		status = vk_workout_check(w, err);
	if (status != VK_OK)
		(void)vk_workout_clear(w);
	return status;
}

vk_status
vk_record_workout(const vk_record *rec, vk_workout *w, vk_error *err)
{
	return vk__record_workout(rec, w, NULL, err);
}
