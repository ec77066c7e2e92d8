/* SPDX-License-Identifier: MIT */
/*
 * Reads aliases.tsv once for each table: the names that are there are kept,
 * and the rows are asked in their order which of them they know.
 */
#include "mapping.h"

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "../base/table.h"

extern const char vk__data_aliases_tsv[];
extern const size_t vk__data_aliases_tsv_size;

enum {
	NAMES = 256, /* columns of one table that are looked at */
	NAME = 64    /* bytes of a name */
};

enum { CELL_COLUMN, CELL_FIELD, CELL_UNIT, CELL_FAMILY };

struct names {
	struct {
		char name[NAME];
		char plain[NAME]; /* as in aliases.tsv */
	} at[NAMES];
	size_t count;
};

static const struct {
	const char *name;
	enum vk__mapped_unit unit;
	double factor;
} units[] = {
	{ "1", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "s", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "m", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "m/s", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "w", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "j", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "kg", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "c", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "bpm", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "rpm", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "spm", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "kcal", VK__MAPPED_UNIT_FACTOR, 1 },
	{ "cm", VK__MAPPED_UNIT_FACTOR, 0.01 },
	{ "hours", VK__MAPPED_UNIT_FACTOR, 3600 },
	{ "clock", VK__MAPPED_UNIT_CLOCK, 1 },
	{ "km_mi", VK__MAPPED_UNIT_KM, 1 },
	{ "kmh_mph", VK__MAPPED_UNIT_KMH, 1 },
	{ "m_ft", VK__MAPPED_UNIT_M, 1 },
	{ "c_f", VK__MAPPED_UNIT_CELSIUS, 1 },
	{ "text", VK__MAPPED_UNIT_TEXT, 1 },
	{ "json", VK__MAPPED_UNIT_TEXT, 1 },
	{ "type", VK__MAPPED_UNIT_TYPE, 1 },
	{ "local", VK__MAPPED_UNIT_LOCAL, 1 },
	{ "utc", VK__MAPPED_UNIT_UTC, 1 },
	{ "epoch_ms", VK__MAPPED_UNIT_EPOCH_MS, 1 }
};

static const char *const roles[VK__MAPPED_ROLES] = {
	[VK__MAPPED_BEST] = "best",
	[VK__MAPPED_ID] = "id",
	[VK__MAPPED_SOURCE_ID] = "source_id",
	[VK__MAPPED_WORKOUT_ID] = "workout_id",
	[VK__MAPPED_START] = "start",
	[VK__MAPPED_START_UTC] = "start_utc",
	[VK__MAPPED_OFFSET] = "offset",
	[VK__MAPPED_TYPE] = "type",
	[VK__MAPPED_SPORT] = "sport",
	[VK__MAPPED_SUB_SPORT] = "sub_sport",
	[VK__MAPPED_NAME] = "name",
	[VK__MAPPED_EVENT] = "event",
	[VK__MAPPED_DEVICE] = "device",
	[VK__MAPPED_USER] = "user",
	[VK__MAPPED_JSON] = "json",
	[VK__MAPPED_START_ERROR] = "start_error",
	[VK__MAPPED_SOURCE] = "source",
	[VK__MAPPED_SOURCE_FILE] = "source_file"
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

/* ------------------------------------------------------------------- rows */

/* What one row of aliases.tsv says, but for the column. */
static bool
read_row(const struct vk__table *row, struct vk__mapped *column)
{
	const struct vk__cell *unit = &row->cell[CELL_UNIT];
	const struct vk__cell *field = &row->cell[CELL_FIELD];
	size_t len = unit->len;

	memset(column, 0, sizeof *column);
	column->zero_missing = len > 0 && unit->text[len - 1] == '!';
	len -= column->zero_missing;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (strlen(units[i].name) == len &&
		    memcmp(units[i].name, unit->text, len) == 0) {
			column->unit = units[i].unit;
			column->factor = units[i].factor;
		}
	for (size_t i = 0; i < VK__MAPPED_ROLES; i++)
		if (roles[i] != NULL &&
		    vk__table_is(row, CELL_FIELD, roles[i])) {
			column->role = (enum vk__mapped_role)i;
			return column->factor > 0;
		}
	column->role = VK__MAPPED_FIELD;
	column->field = vk__field_find(field->text, field->len);
	return column->factor > 0 && column->field != NULL;
}

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

/* ------------------------------------------------------------------ bests */

/* A name that the row's, which ends in "#", begins with, and its number. */
static bool
best_of(const char *plain, const struct vk__cell *cell, size_t *best)
{
	size_t len = cell->len - 1;
	uint64_t seconds;

	if (strncmp(plain, cell->text, len) != 0 ||
	    !vk__uint_read(plain + len, strlen(plain + len), 100000,
	    &seconds))
		return false;
	*best = vk_mean_max_index((uint32_t)seconds);
	return *best < VK_MEAN_MAX;
}

static bool
is_best(const struct vk__cell *cell)
{
	return cell->len > 0 && cell->text[cell->len - 1] == '#';
}

static void
find_bests(struct vk__mapping *columns, const struct names *names,
    const struct vk__cell *cell, const struct vk__mapped *pattern,
    const char *alias)
{
	for (size_t i = 0; i < names->count; i++) {
		struct vk__mapped column = *pattern;

		if (best_of(names->at[i].plain, cell, &column.best))
			take_name(columns, &column, alias, names->at[i].name,
			    columns->count);
	}
}

static void
find_json(struct vk__mapping *columns, const struct vk__cell *cell,
    const struct vk__mapped *pattern)
{
	const struct vk__mapped *json = vk__mapping_role(columns,
	    VK__MAPPED_JSON);

	if (json == NULL)
		return;
	if (!is_best(cell)) {
		struct vk__mapped column = *pattern;

		take_json(columns, &column, json, cell->text, cell->len, 0);
		return;
	}
	for (size_t i = 0; i < VK_MEAN_MAX; i++) {
		struct vk__mapped column = *pattern;

		column.best = i;
		take_json(columns, &column, json, cell->text, cell->len - 1,
		    vk_mean_max_seconds[i]);
	}
}

/* -------------------------------------------------------------------- all */

static bool
is_of_family(const struct vk__table *row, const char *family)
{
	return row->count <= CELL_FAMILY || row->cell[CELL_FAMILY].len == 0 ||
	    (family != NULL && vk__table_is(row, CELL_FAMILY, family));
}

static void
find_row(struct vk__mapping *columns, const struct names *names,
    const struct vk__table *row, const char *alias, bool bests, size_t before)
{
	const struct vk__cell *cell = &row->cell[CELL_COLUMN];
	struct vk__mapped column;

	if (!read_row(row, &column) ||
	    (column.role == VK__MAPPED_BEST && !bests))
		return;
	if (cell->text[0] == '$') {
		find_json(columns, cell, &column);
		return;
	}
	if (is_best(cell)) {
		find_bests(columns, names, cell, &column, alias);
		return;
	}
	for (size_t i = 0; i < names->count; i++)
		if (vk__table_is(row, CELL_COLUMN, names->at[i].plain)) {
			take_name(columns, &column, alias, names->at[i].name,
			    before);
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
	struct vk__table row;
	vk_status status = VK_ENOMEM;

	if (names != NULL)
		status = vk__store_columns(store, table, keep_name, names,
		    err);
	if (status == VK_OK) {
		vk__table_open(&row, vk__data_aliases_tsv,
		    vk__data_aliases_tsv_size);
		while (vk__table_next(&row))
			if (is_of_family(&row, family))
				find_row(columns, names, &row, alias, bests,
				    before);
	}
	free(names);
	for (size_t i = 0; i < columns->count; i++)
		if (columns->column[i].sql.failed)
			status = VK_ENOMEM;
	return status;
}
