/* SPDX-License-Identifier: MIT */
/*
 * Goes through aliases.tsv once for each table: the names that are there are
 * kept, and the rows are asked in their order which of them they know.
 */
#include "mapping.h"

#include <stdlib.h>
#include <string.h>

#include "alias.h"

enum {
	NAMES = 256, /* columns of one table that are looked at */
	NAME = 64    /* bytes of a name */
};

struct names {
	struct {
		char name[NAME];
		char plain[NAME]; /* as in aliases.tsv */
	} at[NAMES];
	size_t count;
};

void
vk__mapping_free(struct vk__mapping *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		vk_buf_free(&columns->column[i].sql);
	columns->count = 0;
}

void
vk__sql_name(vk_buf *sql, const char *name)
{
	vk_buf_add_char(sql, '"');
	for (; *name != '\0'; name++) {
		if (*name == '"')
			vk_buf_add_char(sql, '"');
		vk_buf_add_char(sql, *name);
	}
	vk_buf_add_char(sql, '"');
}

const struct vk__mapped *
vk__mapping_role(const struct vk__mapping *columns, enum vk__mapped_role role)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->column[i].role == role)
			return &columns->column[i];
	return NULL;
}

const struct vk__mapped *
vk__mapping_field(const struct vk__mapping *columns, const char *name)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->column[i].role == VK__MAPPED_FIELD &&
		    strcmp(columns->column[i].field->name, name) == 0)
			return &columns->column[i];
	return NULL;
}

static bool
is_of_load(const struct vk__mapped *column)
{
	static const char *const fields[] = { "duration", "moving_time",
		"elapsed_time", "average_heartrate", "max_heartrate",
		"average_watts", "normalized_watts", "best_20min_watts", "tss",
		"ftp", "training_load", "weight" };

	if (column->role != VK__MAPPED_FIELD)
		return column->role != VK__MAPPED_NAME &&
		    column->role != VK__MAPPED_EVENT &&
		    column->role != VK__MAPPED_DEVICE &&
		    column->role != VK__MAPPED_SOURCE_FILE;
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (strcmp(column->field->name, fields[i]) == 0)
			return true;
	return false;
}

void
vk__mapping_thin(struct vk__mapping *columns)
{
	size_t kept = 0;

	for (size_t i = 0; i < columns->count; i++) {
		if (is_of_load(&columns->column[i]))
			columns->column[kept++] = columns->column[i];
		else
			vk_buf_free(&columns->column[i].sql);
	}
	columns->count = kept;
}

/* ------------------------------------------------------------------ names */

/* Without case, "_", "." and blanks. */
static void
make_plain(const char *name, char plain[NAME])
{
	size_t n = 0;

	for (; *name != '\0'; name++) {
		char c = *name;

		if (c == '_' || c == '.' || c == ' ')
			continue;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		plain[n++] = c;
	}
	plain[n] = '\0';
}

static bool
keep_name(void *ctx, const struct vk__store_column *column)
{
	struct names *names = ctx;
	size_t len = strlen(column->name);

	/* None that is known is so long. */
	if (len >= NAME)
		return true;
	memcpy(names->at[names->count].name, column->name, len + 1);
	make_plain(column->name, names->at[names->count].plain);
	return ++names->count < NAMES;
}

/* ---------------------------------------------------------------- columns */

static bool
is_taken(const struct vk__mapping *columns, const struct vk__mapped *wanted)
{
	for (size_t i = 0; i < columns->count; i++) {
		const struct vk__mapped *c = &columns->column[i];

		if (c->role == wanted->role && c->field == wanted->field &&
		    c->best == wanted->best)
			return true;
	}
	return false;
}

/*
 * The column is taken from a second joined table too when the first has
 * nothing in its row: only one of them knows the sport.
 */
static void
add_other(struct vk__mapping *columns, const struct vk__mapped *wanted,
    const char *alias, const char *name)
{
	for (size_t i = 0; i < columns->count; i++) {
		struct vk__mapped *c = &columns->column[i];
		vk_buf both = { 0 };

		if (c->role != VK__MAPPED_FIELD || c->field != wanted->field ||
		    c->unit != wanted->unit)
			continue;
		vk_buf_add_text(&both, "coalesce(");
		vk_buf_add(&both, c->sql.data, c->sql.len);
		vk_buf_add_char(&both, ',');
		vk_buf_add_text(&both, alias);
		vk_buf_add_char(&both, '.');
		vk__sql_name(&both, name);
		vk_buf_add_char(&both, ')');
		vk_buf_free(&c->sql);
		c->sql = both;
	}
}

static void
take_name(struct vk__mapping *columns, struct vk__mapped *column,
    const char *alias, const char *name, size_t before)
{
	if (is_taken(columns, column)) {
		/* A name of the same table that comes later is ignored. */
		for (size_t i = before; i < columns->count; i++)
			if (columns->column[i].field == column->field &&
			    columns->column[i].role == column->role)
				return;
		if (column->role == VK__MAPPED_FIELD && before > 0)
			add_other(columns, column, alias, name);
		return;
	}
	if (columns->count == VK__MAPPED_MOST)
		return;
	vk_buf_add_text(&column->sql, alias);
	vk_buf_add_char(&column->sql, '.');
	vk__sql_name(&column->sql, name);
	columns->column[columns->count++] = *column;
}

static void
take_json(struct vk__mapping *columns, struct vk__mapped *column,
    const struct vk__mapped *json, const char *path, size_t len,
    uint32_t seconds)
{
	if (is_taken(columns, column) || columns->count == VK__MAPPED_MOST)
		return;
	vk_buf_add_text(&column->sql, "CASE WHEN json_valid(");
	vk_buf_add(&column->sql, json->sql.data, json->sql.len);
	vk_buf_add_text(&column->sql, ") THEN json_extract(");
	vk_buf_add(&column->sql, json->sql.data, json->sql.len);
	vk_buf_add_text(&column->sql, ", '");
	vk_buf_add(&column->sql, path, len);
	if (seconds > 0)
		vk_buf_add_uint(&column->sql, seconds);
	vk_buf_add_text(&column->sql, "') END");
	columns->column[columns->count++] = *column;
}

/* All names that the alias fits; but for bests there is one at most. */
static void
find_names(struct vk__mapping *columns, const struct names *names,
    const struct vk__alias *alias, const char *table, size_t before)
{
	for (size_t i = 0; i < names->count; i++) {
		struct vk__mapped column = alias->column;

		if (!vk__alias_is(alias, names->at[i].plain, &column.best))
			continue;
		take_name(columns, &column, table, names->at[i].name,
		    alias->best ? columns->count : before);
		if (!alias->best)
			return;
	}
}

static void
find_json(struct vk__mapping *columns, const struct vk__alias *alias)
{
	const struct vk__mapped *json = vk__mapping_role(columns,
	    VK__MAPPED_JSON);

	for (size_t i = 0; json != NULL && i < VK_MEAN_MAX; i++) {
		struct vk__mapped column = alias->column;

		column.best = alias->best ? i : 0;
		take_json(columns, &column, json, alias->name,
		    alias->name_len, alias->best ? vk_mean_max_seconds[i] : 0);
		if (!alias->best)
			return;
	}
}

vk_status
vk__mapping_find(struct vk__mapping *columns, struct vk__store *store,
    const char *table, const char *alias, const char *family, bool bests,
    vk_error *err)
{
	struct names *names = calloc(1, sizeof *names);
	size_t before = columns->count;
	struct vk__table rows;
	struct vk__alias one;
	vk_status status = VK_ENOMEM;

	if (names != NULL)
		status = vk__store_columns(store, table, keep_name, names,
		    err);
	if (status == VK_OK)
		vk__aliases_open(&rows);
	while (status == VK_OK && vk__alias_next(&rows, family, &one)) {
		if (one.column.role == VK__MAPPED_BEST && !bests)
			continue;
		if (one.json)
			find_json(columns, &one);
		else
			find_names(columns, names, &one, alias, before);
	}
	free(names);
	for (size_t i = 0; i < columns->count; i++)
		if (columns->column[i].sql.failed)
			status = VK_ENOMEM;
	return status;
}
