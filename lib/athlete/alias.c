/* SPDX-License-Identifier: MIT */
/*
 * Reads aliases.tsv. A row whose unit or field is not known is passed over; a
 * test sees to it that there is none.
 */
#include "alias.h"

#include <string.h>

#include "../base/number.h"

extern const char vk__data_aliases_tsv[];
extern const size_t vk__data_aliases_tsv_size;

enum { CELL_COLUMN, CELL_FIELD, CELL_UNIT, CELL_FAMILY };

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
is_of_family(const struct vk__table *row, const char *family)
{
	return row->count <= CELL_FAMILY || row->cell[CELL_FAMILY].len == 0 ||
	    (family != NULL && vk__table_is(row, CELL_FAMILY, family));
}

void
vk__aliases_open(struct vk__table *rows)
{
	vk__table_open(rows, vk__data_aliases_tsv, vk__data_aliases_tsv_size);
}

bool
vk__alias_next(struct vk__table *rows, const char *family,
    struct vk__alias *alias)
{
	while (vk__table_next(rows)) {
		const struct vk__cell *name = &rows->cell[CELL_COLUMN];

		if (!is_of_family(rows, family) ||
		    !read_row(rows, &alias->column))
			continue;
		alias->name = name->text;
		alias->name_len = name->len;
		alias->json = name->len > 0 && name->text[0] == '$';
		alias->best = name->len > 0 && name->text[name->len - 1] == '#';
		alias->name_len -= alias->best;
		return true;
	}
	return false;
}

bool
vk__alias_is(const struct vk__alias *alias, const char *plain, size_t *best)
{
	size_t len = alias->name_len;
	uint64_t seconds;

	if (strncmp(plain, alias->name, len) != 0)
		return false;
	if (!alias->best)
		return plain[len] == '\0';
	if (!vk__uint_read(plain + len, strlen(plain + len), 100000, &seconds))
		return false;
	*best = vk_mean_max_index((uint32_t)seconds);
	return *best < VK_MEAN_MAX;
}
