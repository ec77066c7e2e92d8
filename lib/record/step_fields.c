/* SPDX-License-Identifier: MIT */
/*
 * Finds the members of a step in one pass. Their order is free and the last
 * of equal names counts; null counts as absent, unknown members are passed
 * over.
 */
#include "step_fields.h"

#include <string.h>

#include "json.h"
#include "run.h"

static const char names[VK__STEP_FIELDS][16] = {
	[VK__FIELD_HR] = "hr",
	[VK__FIELD_RPE] = "rpe",
	[VK__FIELD_REPS] = "reps",
	[VK__FIELD_TEXT] = "text",
	[VK__FIELD_RAMP] = "ramp",
	[VK__FIELD_STEPS] = "steps",
	[VK__FIELD_POWER] = "power",
	[VK__FIELD_WARMUP] = "warmup",
	[VK__FIELD_CADENCE] = "cadence",
	[VK__FIELD_DURATION] = "duration",
	[VK__FIELD_DISTANCE] = "distance",
	[VK__FIELD_COOLDOWN] = "cooldown",
	[VK__FIELD_FREERIDE] = "freeride",
	[VK__FIELD_INTENSITY] = "intensity",
	[VK__FIELD_MAXEFFORT] = "maxeffort",
	[VK__FIELD_OPEN] = "until_lap_press",
};

enum { NAME_LONGEST = 15 };

/* Names of n bytes are the fields from first[n] to before first[n + 1]. */
static const uint8_t first[NAME_LONGEST + 2] = {
	[0] = VK__FIELD_HR, [1] = VK__FIELD_HR, [2] = VK__FIELD_HR,
	[3] = VK__FIELD_RPE, [4] = VK__FIELD_REPS, [5] = VK__FIELD_STEPS,
	[6] = VK__FIELD_WARMUP, [7] = VK__FIELD_CADENCE,
	[8] = VK__FIELD_DURATION, [9] = VK__FIELD_INTENSITY,
	[10] = VK__FIELD_OPEN, [11] = VK__FIELD_OPEN, [12] = VK__FIELD_OPEN,
	[13] = VK__FIELD_OPEN, [14] = VK__FIELD_OPEN, [15] = VK__FIELD_OPEN,
	[16] = VK__STEP_FIELDS
};

_Static_assert(VK__STEP_FIELDS <= 32, "a bit each");

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

static enum vk__step_field
field_find(const char *text, const struct vk__member *member)
{
	const char *key = text + member->key;
	size_t len = member->key_len;
	unsigned i = VK__FIELD_HR;

	if (member->escaped) {
		for (; i < VK__STEP_FIELDS; i++)
			if (vk__json_named(text, member, names[i],
			    strlen(names[i])))
				break;
		return (enum vk__step_field)i;
	}
	if (len > NAME_LONGEST)
		return VK__STEP_FIELDS;
	for (i = first[len]; i < first[len + 1]; i++)
		if (same_name(key, names[i], len))
			return (enum vk__step_field)i;
	return VK__STEP_FIELDS;
}

uint32_t
vk__step_fields_find(const char *text, uint32_t at,
    struct vk__step_fields *fields)
{
	struct vk__member m;

	memset(fields, 0, sizeof *fields);
	while (vk__json_member(text, &at, &m)) {
		enum vk__step_field field = field_find(text, &m);

		if (field == VK__STEP_FIELDS)
			continue;
		fields->at[field] = text[m.value] == 'n' ? 0 : m.value;
		fields->given |= UINT32_C(1) << field;
	}
	/* After the last value, or on the brace of an empty object. */
	if (text[at] == '{')
		at++;
	return vk__json_space(text, at) + 1;
}

const char *
vk__step_field_name(enum vk__step_field field)
{
	return names[field];
}
