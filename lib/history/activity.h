/* SPDX-License-Identifier: MIT */
/* What an activity holds as tables, for what treats all alike. */
#ifndef VK_HISTORY_ACTIVITY_H
#define VK_HISTORY_ACTIVITY_H

#include "../vekta.h"

struct vk__field {
	const char *name;    /* in JSON, and in data files that name fields */
	const char *column;  /* of table activities, NULL: it has none */
	const char *own;     /* of table vekta_activity, NULL */
	double scale;        /* to the column's unit: cm for a stride */
	unsigned decimals;   /* written */
	size_t at;           /* offset in vk_activity */
};

enum { VK__FIELDS = 50 };
extern const struct vk__field vk__fields[VK__FIELDS];

/* The texts that are merged. */
struct vk__text {
	const char *name; /* in JSON */
	size_t at;
	size_t size;
};

enum { VK__TEXTS = 5 };
extern const struct vk__text vk__texts[VK__TEXTS];

static inline double *
vk__activity_value(vk_activity *a, const struct vk__field *field)
{
	return (double *)(void *)((char *)a + field->at);
}

static inline double
vk__activity_get(const vk_activity *a, const struct vk__field *field)
{
	return *(const double *)(const void *)((const char *)a + field->at);
}

/* The start in UTC, 0 when it is not known. */
static inline int64_t
vk__activity_utc(const vk_activity *a)
{
	return a->utc != 0 || a->utc_offset == VK_NO_OFFSET ? a->utc :
	    a->start - a->utc_offset;
}

/* Seconds between two starts, in UTC when it is known of both. */
int64_t vk__activity_apart(const vk_activity *a, const vk_activity *b);
/* The field of that name, NULL. */
const struct vk__field *vk__field_find(const char *name, size_t len);
/*
 * Copies text into one of the activity's: valid UTF-8 only (a bad byte
 * becomes U+FFFD), without control characters and blanks around it, cut at
 * the end of a character.
 */
void vk__activity_text(char *out, size_t size, const char *text, size_t len);
#define VK__ACTIVITY_TEXT(member, text, len) \
	vk__activity_text((member), sizeof (member), (text), (len))
/* "2026-03-03T07:05:00" of a start; false when it is outside 0001..9999. */
bool vk__start_write(int64_t start, char out[20]);

#endif
