/* SPDX-License-Identifier: MIT */
/*
 * The text of intervals.icu's workout builder, one step a line:
 *
 *	Warmup
 *	- 10m ramp 45-65%
 *
 *	Main set 5x
 *	- Stay tall 3m 95% 90rpm
 *	- Settle in 33^Find your rhythm <!> 10m 70%
 *	- Press lap 2m 50% intensity=recovery
 */
#ifndef VK_FORMATS_ICU_H
#define VK_FORMATS_ICU_H

#include "export.h"
#include "import.h"

/* Numbers are written with two decimals. */
#define VK__ICU_NEAR 0.00501

/* What a word of a step is. */
enum vk__icu_kind {
	VK__ICU_TEXT,
	VK__ICU_TIME,      /* start: seconds */
	VK__ICU_DISTANCE,  /* start: metres */
	VK__ICU_PERCENT,   /* start, end */
	VK__ICU_WATTS,
	VK__ICU_RPM,
	VK__ICU_BPM,
	VK__ICU_ZONE,
	VK__ICU_RAMP,
	VK__ICU_FREERIDE,
	VK__ICU_INTENSITY, /* intensity */
	VK__ICU_PRESS,     /* the first word of "press lap" */
	VK__ICU_PROMPT,    /* "33^", glued to the words of a timed cue; start */
	VK__ICU_CUT,       /* "<!>", the end of a cue */
	VK__ICU_BAD        /* looks like one of these, but is none */
};

struct vk__icu_word {
	enum vk__icu_kind kind;
	double start;
	double end;
	vk_intensity intensity;
};

struct vk__icu_word vk__icu_word(const char *text, size_t len);
/*
 * The count of a repetition ("5x"), 0 when text is none, or none that
 * vekta repeats.
 */
uint32_t vk__icu_reps(const char *text, size_t len);
/* Where text has the sign that ends a cue, "<!>"; NULL: nowhere. */
const char *vk__icu_cut(const char *text, size_t len);
enum { VK__ICU_CUT_BYTES = 3 };
/* Whether the first word of text is all digits. */
bool vk__icu_is_number(const char *text, size_t len);
/* Whether text can stand as a cue, without any word that means something. */
bool vk__icu_is_cue(const char *text, size_t len);

/*
 * Appends w, which must hold only what the text can say (vk__icu_export sees
 * to that); groups inside groups are rolled out. Returns whether any were.
 */
bool vk__icu_write(const vk_workout *w, vk_buf *out);
/*
 * Whether file reads back as w. VK_OK, VK_ENOMEM, VK_EUNABLE (too many steps),
 * VK_EINVALID with err filled.
 */
vk_status vk__icu_check(const vk_workout *w, const vk_buf *file, vk_error *err);
/* As vk__read_fn. */
vk_status vk__icu_read(struct vk__reading *reading, vk_error *err);

#endif
