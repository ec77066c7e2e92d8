/* SPDX-License-Identifier: MIT */
/* The steps of a FIT workout, between a workout in memory and its bytes. */
#ifndef VK_FORMATS_FIT_STEP_H
#define VK_FORMATS_FIT_STEP_H

#include "../vekta.h"
#include "fit.h"

/* Fields of the messages of a workout file. */
enum {
	VK__FIT_ID_TYPE = 0,
	VK__FIT_ID_MANUFACTURER = 1,
	VK__FIT_ID_PRODUCT = 2,
	VK__FIT_ID_SERIAL = 3,
	VK__FIT_ID_CREATED = 4,
	VK__FIT_WORKOUT_SPORT = 4,
	VK__FIT_WORKOUT_STEPS = 6,
	VK__FIT_WORKOUT_NAME = 8,
	VK__FIT_WORKOUT_DESCRIPTION = 17,
	VK__FIT_STEP_NAME = 0,
	VK__FIT_STEP_LENGTH = 1,
	VK__FIT_STEP_LENGTH_VALUE = 2,
	VK__FIT_STEP_TARGET = 3,
	VK__FIT_STEP_TARGET_VALUE = 4,
	VK__FIT_STEP_LOW = 5,
	VK__FIT_STEP_HIGH = 6,
	VK__FIT_STEP_INTENSITY = 7,
	VK__FIT_STEP_NOTES = 8,
	VK__FIT_STEP_INDEX = 254
};

/* What they say. */
enum {
	VK__FIT_TYPE_WORKOUT = 5,
	VK__FIT_DEVELOPMENT = 255, /* the manufacturer */
	VK__FIT_CYCLING = 2,

	VK__FIT_LENGTH_TIME = 0,     /* ms */
	VK__FIT_LENGTH_DISTANCE = 1, /* cm */
	VK__FIT_LENGTH_OPEN = 5,
	VK__FIT_LENGTH_REPEAT = 6,   /* the first step; the target is the passes */
	VK__FIT_LENGTH_REPEAT_LAST = 13,

	VK__FIT_TARGET_SPEED = 0,
	VK__FIT_TARGET_HR = 1,
	VK__FIT_TARGET_OPEN = 2,
	VK__FIT_TARGET_CADENCE = 3,
	VK__FIT_TARGET_POWER = 4,
	VK__FIT_TARGET_POWER_3S = 7, /* 8, 9, 10: over 10 s, 30 s, a lap */
	VK__FIT_TARGET_POWER_LAP = 10,

	VK__FIT_BPM = 100,   /* added to beats; what is less is per cent */
	VK__FIT_BPM_MAX = 255,
	VK__FIT_WATTS = 1000, /* the same for powers */
	VK__FIT_FTP_LEAST = 100 /* below, watts are coarser than per cent */
};

#define VK__FIT_NONE UINT32_C(0xffffffff)

/* As in a file; VK__FIT_NONE where a value says nothing, 0xff in the bytes. */
struct vk__fit_step {
	uint8_t length_type;
	uint8_t target_type;
	uint8_t intensity;
	uint32_t length;
	uint32_t target;
	uint32_t low;
	uint32_t high;
	uint32_t label; /* its name: into vk__fit_steps.text */
	uint32_t label_len;
	uint32_t notes;
	uint32_t notes_len;
	uint64_t index;  /* as the file states it */
	uint64_t offset; /* of its message, in bytes */
};

/* Zero-initialise; memory is kept. */
struct vk__fit_steps {
	struct vk__fit_step *step;
	size_t count;
	size_t cap;
	vk_buf text;
};

enum {
	VK__FIT_STEPS = 65534, /* one less than the index that says nothing */
	VK__FIT_TEXT = 254     /* bytes of a string, without its NUL */
};

void vk__fit_steps_clear(struct vk__fit_steps *steps);
void vk__fit_steps_free(struct vk__fit_steps *steps);
/* Appends a copy of step. VK_OK, VK_ENOMEM, VK_ELIMIT. */
vk_status vk__fit_steps_add(struct vk__fit_steps *steps,
    const struct vk__fit_step *step);

/* Intensities are numbered otherwise than ours. */
uint8_t vk__fit_intensity(const vk_step *step);
vk_intensity vk__fit_intensity_read(int64_t value);

/*
 * The targets of a step as its name tells them, "95 % FTP · 90 rpm", so that
 * a reader of ours can take them back exactly; with slices, of a ramp in
 * parts, " 2/4" behind. Appends to out.
 */
void vk__fit_label_add(const vk_step *step, unsigned slice, unsigned slices,
    vk_buf *out);
/*
 * Reads such a name into the targets of step, which is cleared. False: it is
 * another one. slices is 0 when it is no part.
 */
bool vk__fit_label_read(const char *text, size_t len, vk_step *step,
    unsigned *slice, unsigned *slices);
/* Which of its targets a FIT step has; the others are words only. */
enum vk__fit_main {
	VK__FIT_MAIN_NONE,
	VK__FIT_MAIN_POWER,
	VK__FIT_MAIN_HR,
	VK__FIT_MAIN_CADENCE
};

enum vk__fit_main vk__fit_main(const vk_step *step);
/*
 * Appends, each behind " · " unless it is first, what a rider must be told
 * in words because the step's target is another one.
 */
void vk__fit_words_add(const vk_step *step, const char *lang, vk_buf *out);

#endif
