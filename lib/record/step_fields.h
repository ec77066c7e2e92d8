/* SPDX-License-Identifier: MIT */
/* Which of the members that vekta knows a step of a record has, and where. */
#ifndef VK_RECORD_STEP_FIELDS_H
#define VK_RECORD_STEP_FIELDS_H

#include <stdint.h>

/* The members that vekta knows, by the length of their names. */
enum vk__step_field {
	VK__FIELD_HR,
	VK__FIELD_RPE,
	VK__FIELD_REPS,
	VK__FIELD_TEXT,
	VK__FIELD_RAMP,
	VK__FIELD_STEPS,
	VK__FIELD_POWER,
	VK__FIELD_WARMUP,
	VK__FIELD_CADENCE,
	VK__FIELD_DURATION,
	VK__FIELD_DISTANCE,
	VK__FIELD_COOLDOWN,
	VK__FIELD_FREERIDE,
	VK__FIELD_INTENSITY,
	VK__FIELD_MAXEFFORT,
	VK__FIELD_OPEN,
	VK__STEP_FIELDS
};

/* Where the values of a step's members begin; 0: absent. */
struct vk__step_fields {
	uint32_t at[VK__STEP_FIELDS];
	uint32_t given; /* a bit for each that was there, also as null */
};

/* Finds the members of the object at at; returns the offset of its end. */
uint32_t vk__step_fields_find(const char *text, uint32_t at,
    struct vk__step_fields *fields);
const char *vk__step_field_name(enum vk__step_field field);

#endif
