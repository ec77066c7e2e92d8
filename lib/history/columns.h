/* SPDX-License-Identifier: MIT */
/*
 * Which column of a database is which number or text of an activity, and in
 * what unit, by the names in columns.tsv.
 */
#ifndef VK_HISTORY_COLUMNS_H
#define VK_HISTORY_COLUMNS_H

#include "../store/store.h"
#include "activity.h"

enum {
	VK__COLUMNS = 128, /* that are read of one row */
	VK__TABLES = 3     /* that one row is joined of */
};

/* What a value is for. */
enum vk__role {
	VK__ROLE_FIELD, /* one of vk__fields */
	VK__ROLE_BEST,  /* mean-maximal power */
	VK__ROLE_ID,
	VK__ROLE_SOURCE_ID,
	VK__ROLE_WORKOUT_ID,
	VK__ROLE_START,
	VK__ROLE_START_UTC,
	VK__ROLE_OFFSET,
	VK__ROLE_TYPE,
	VK__ROLE_SPORT,
	VK__ROLE_SUB_SPORT,
	VK__ROLE_NAME,
	VK__ROLE_EVENT,
	VK__ROLE_DEVICE,
	VK__ROLE_USER,
	VK__ROLE_JSON,
	VK__ROLE_START_ERROR,
	VK__ROLE_SOURCE,
	VK__ROLE_SOURCE_FILE,
	VK__ROLES
};

enum vk__unit {
	VK__UNIT_FACTOR, /* times factor */
	VK__UNIT_CLOCK,  /* "HH:MM:SS", or seconds */
	VK__UNIT_KM,     /* or miles */
	VK__UNIT_KMH,    /* or miles an hour */
	VK__UNIT_M,      /* or feet */
	VK__UNIT_CELSIUS, /* or Fahrenheit */
	VK__UNIT_TEXT,
	VK__UNIT_TYPE,   /* a key, also inside a Python dictionary */
	VK__UNIT_LOCAL,  /* a time */
	VK__UNIT_UTC,
	VK__UNIT_EPOCH_MS
};

/* One column of the result of a query, in its order. */
struct vk__column {
	enum vk__role role;
	enum vk__unit unit;
	double factor;
	bool zero_missing;
	const struct vk__field *field; /* of VK__ROLE_FIELD */
	size_t best;                   /* of VK__ROLE_BEST: its index */
	vk_buf sql;                    /* an expression */
};

struct vk__columns {
	struct vk__column column[VK__COLUMNS];
	size_t count;
};

void vk__columns_free(struct vk__columns *columns);
/*
 * Finds the columns of a table, known in SQL by the name alias, for a family
 * ("garmindb"; NULL: none in particular); those found before stay. bests:
 * also mean-maximal power. VK_OK, VK_ENOMEM, what the store reports.
 */
vk_status vk__columns_find(struct vk__columns *columns,
    struct vk__store *store, const char *table, const char *alias,
    const char *family, bool bests, vk_error *err);
/* The column of a role, NULL. */
const struct vk__column *vk__columns_role(const struct vk__columns *columns,
    enum vk__role role);
/* That of a field, by its name, NULL. */
const struct vk__column *vk__columns_field(const struct vk__columns *columns,
    const char *name);
/* Appends a name in quotes. */
void vk__sql_name(vk_buf *sql, const char *name);

#endif
