/* SPDX-License-Identifier: MIT */
/*
 * Which column of a database is which number or text of an activity, and in
 * what unit, by the names in aliases.tsv.
 */
#ifndef VK_ATHLETE_MAPPING_H
#define VK_ATHLETE_MAPPING_H

#include "../store/store.h"
#include "../history/activity.h"

enum {
	VK__MAPPED_MOST = 128, /* that are read of one row */
	VK__TABLES = 3     /* that one row is joined of */
};

/* What a value is for. */
enum vk__mapped_role {
	VK__MAPPED_FIELD, /* one of vk__fields */
	VK__MAPPED_BEST,  /* mean-maximal power */
	VK__MAPPED_ID,
	VK__MAPPED_SOURCE_ID,
	VK__MAPPED_WORKOUT_ID,
	VK__MAPPED_START,
	VK__MAPPED_START_UTC,
	VK__MAPPED_OFFSET,
	VK__MAPPED_TYPE,
	VK__MAPPED_SPORT,
	VK__MAPPED_SUB_SPORT,
	VK__MAPPED_NAME,
	VK__MAPPED_EVENT,
	VK__MAPPED_DEVICE,
	VK__MAPPED_USER,
	VK__MAPPED_JSON,
	VK__MAPPED_START_ERROR,
	VK__MAPPED_SOURCE,
	VK__MAPPED_SOURCE_FILE,
	VK__MAPPED_ROLES
};

enum vk__mapped_unit {
	VK__MAPPED_UNIT_FACTOR, /* times factor */
	VK__MAPPED_UNIT_CLOCK,  /* "HH:MM:SS", or seconds */
	VK__MAPPED_UNIT_KM,     /* or miles */
	VK__MAPPED_UNIT_KMH,    /* or miles an hour */
	VK__MAPPED_UNIT_M,      /* or feet */
	VK__MAPPED_UNIT_CELSIUS, /* or Fahrenheit */
	VK__MAPPED_UNIT_TEXT,
	VK__MAPPED_UNIT_TYPE,   /* a key, also inside a Python dictionary */
	VK__MAPPED_UNIT_LOCAL,  /* a time */
	VK__MAPPED_UNIT_UTC,
	VK__MAPPED_UNIT_EPOCH_MS
};

/* One column of the result of a query, in its order. */
struct vk__mapped {
	enum vk__mapped_role role;
	enum vk__mapped_unit unit;
	double factor;
	bool zero_missing;
	const struct vk__field *field; /* of VK__MAPPED_FIELD */
	size_t best;                   /* of VK__MAPPED_BEST: its index */
	vk_buf sql;                    /* an expression */
};

struct vk__mapping {
	struct vk__mapped column[VK__MAPPED_MOST];
	size_t count;
};

void vk__mapping_free(struct vk__mapping *columns);
/*
 * Finds the columns of a table, known in SQL by the name alias, for a family
 * ("garmindb"; NULL: none in particular); those found before stay. bests:
 * also mean-maximal power. VK_OK, VK_ENOMEM, what the store reports.
 */
vk_status vk__mapping_find(struct vk__mapping *columns,
    struct vk__store *store, const char *table, const char *alias,
    const char *family, bool bests, vk_error *err);
/* Leaves out all that neither places an activity nor tells its load. */
void vk__mapping_thin(struct vk__mapping *columns);
/* The column of a role, NULL. */
const struct vk__mapped *vk__mapping_role(const struct vk__mapping *columns,
    enum vk__mapped_role role);
/* That of a field, by its name, NULL. */
const struct vk__mapped *vk__mapping_field(const struct vk__mapping *columns,
    const char *name);
/* Appends a name in quotes. */
void vk__sql_name(vk_buf *sql, const char *name);

#endif
