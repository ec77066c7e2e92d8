/* SPDX-License-Identifier: MIT */
/*
 * What the columns of a table mean: rows of columns.tsv, found by the header
 * of a file in any language.
 */
#ifndef VK_HISTORY_LAYOUT_H
#define VK_HISTORY_LAYOUT_H

#include "../base/csv_rows.h"
#include "../vekta.h"
#include "activity.h"
#include "key.h"

/* What a column is for, beside the numbers of an activity. */
enum vk__role {
	VK__ROLE_NONE,
	VK__ROLE_FIELD,
	VK__ROLE_TYPE,
	VK__ROLE_DATE,
	VK__ROLE_GMT,
	VK__ROLE_NAME,
	VK__ROLE_ID,
	VK__ROLE_SOURCE_ID,
	VK__ROLE_EVENT,
	VK__ROLE_DEVICE,
	VK__ROLE_WORKOUT,
	VK__ROLE_CADENCE,
	VK__ROLE_MAX_CADENCE,
	VK__ROLE_PLANNED
};

enum vk__unit {
	VK__UNIT_TEXT,
	VK__UNIT_NUMBER,
	VK__UNIT_TIME,
	VK__UNIT_S,
	VK__UNIT_MSEC,
	VK__UNIT_MIN,
	VK__UNIT_H,
	VK__UNIT_M,
	VK__UNIT_KM,
	VK__UNIT_CM,
	VK__UNIT_KMH,
	VK__UNIT_MPS,
	VK__UNIT_KJ,
	VK__UNIT_PCT,
	VK__UNIT_RPE10,
	VK__UNIT_UTC,
	VK__UNIT_LENGTH,
	VK__UNIT_HEIGHT,
	VK__UNIT_SPEED,
	VK__UNIT_TEMP
};

struct vk__column {
	enum vk__role role;
	enum vk__unit unit;
	const struct vk__field *field; /* of VK__ROLE_FIELD */
};

enum { VK__LAYOUT_WORDS = 512, VK__LAYOUT_COLUMNS = 512 };

/* One row of columns.tsv. */
struct vk__layout_word {
	vk_source source;
	char lang[4];
	char key[VK__KEY_SIZE];  /* folded */
	struct vk__cell header;  /* as it is written */
	struct vk__column column;
};

/* columns.tsv, read once. */
struct vk__layouts {
	size_t count;
	struct vk__layout_word word[VK__LAYOUT_WORDS];
};

void vk__layouts_read(struct vk__layouts *layouts);

/* The columns of one file. */
struct vk__layout {
	vk_source source; /* VK_SOURCE_NONE: no kind that is known */
	char lang[4];
	size_t count;
	struct vk__column column[VK__LAYOUT_COLUMNS];
};

/*
 * Finds out what kind of file begins with that header. VK_OK; VK_ABSENT:
 * none that is known; VK_ENOMEM.
 */
vk_status vk__layout_find(const struct vk__layouts *layouts,
    const struct vk__csv_row *header, struct vk__layout *layout);

#endif
