/* SPDX-License-Identifier: MIT */
/*
 * The cells of team files: which column is which, and what its cells say. A
 * cell that is not understood makes its row a bad one.
 */
#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../history/cell.h"
#include "../history/key.h"
#include "../history/mend.h"
#include "fact.h"
#include "team.h"

extern const char vk__data_team_columns_tsv[];
extern const size_t vk__data_team_columns_tsv_size;

/* Tells of the row in work. */
void
vk__team_tell(struct vk__team_reading *r, vk_status status, const char *code,
    const char *format, const char *a, const char *b)
{
	vk_error err;

	vk_error_set(&err, status, 0, code, format, a, b);
	if (status != VK_OK)
		r->bad = true;
	if (r->note != NULL)
		r->note(r->ctx, r->line, &err);
}

/* A cell for a message. */
const char *
vk__team_text(struct vk__team_reading *r, struct vk__cell cell)
{
	char shown[96];

	vk__mend_text(shown, sizeof shown, cell.text, cell.len);
	vk_buf_clear(&r->text);
	vk_buf_add_text(&r->text, shown);
	return vk_buf_text(&r->text);
}

/* ----------------------------------------------------------------- columns */

static uint8_t
column_named(const char *name)
{
	static const struct {
		const char *name;
		uint8_t column;
	} others[] = { { "name", VK__TEAM_NAME }, { "zones", VK__TEAM_ZONES },
		{ "equipment", VK__TEAM_EQUIPMENT },
		{ "location", VK__TEAM_LOCATION }, { "-", VK__TEAM_UNUSED } };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].name, name) == 0)
			return others[i].column;
	return (uint8_t)vk_fact_read(name, strlen(name));
}

uint8_t
vk__team_column(struct vk__cell cell)
{
	char wanted[VK__KEY_SIZE], key[VK__KEY_SIZE], name[VK__KEY_SIZE];
	struct vk__table row;

	vk__key_fold(cell.text, cell.len, wanted);
	vk__table_open(&row, vk__data_team_columns_tsv,
	    vk__data_team_columns_tsv_size);
	while (vk__table_next(&row)) {
		const struct vk__cell *field = &row.cell[0];

		vk__key_fold(row.cell[1].text, row.cell[1].len, key);
		vk__key_fold(field->text, field->len, name);
		/* The canonical name is one of them. */
		if (*wanted == '\0' || (strcmp(key, wanted) != 0 &&
		    strcmp(name, wanted) != 0) ||
		    field->len >= sizeof name)
			continue;
		memcpy(name, field->text, field->len);
		name[field->len] = '\0';
		return column_named(name);
	}
	return VK__TEAM_UNKNOWN;
}

/* ------------------------------------------------------------------- cells */

/* Six rising bounds, in per cent of FTP, or in watts when each has a W. */
static bool
read_bounds(struct vk__cell cell, double *bound, bool *watts)
{
	size_t count = 0, at = 0, marks = 0;

	while (at < cell.len) {
		size_t n = 0;

		if (strchr(" ;,/|-%", cell.text[at]) != NULL) {
			at++;
			continue;
		}
		if (cell.text[at] == 'W' || cell.text[at] == 'w') {
			marks++;
			at++;
			continue;
		}
		n = vk__number_scan(cell.text + at, cell.len - at);
		if (n == 0 || count == VK_ZONES - 1 ||
		    !vk__number_read(cell.text + at, n, &bound[count]))
			return false;
		count++;
		at += n;
	}
	*watts = marks > 0;
	return count == VK_ZONES - 1 && (marks == 0 || marks == 1 ||
	    marks == count);
}

/* The bounds in watts wait for the FTP, which may stand further right. */
static void
set_zones(struct vk__team_reading *r, struct vk__cell cell)
{
	vk_teammate *mate = &r->mate;
	double scale, bound[VK_ZONES - 1];
	bool watts;

	if (vk__cell_is_missing(cell))
		return;
	if (!read_bounds(cell, bound, &watts)) {
		vk__team_tell(r, VK_ESYNTAX, "team-zones", "zones are the upper bounds "
		    "of zones 1 to 6 (\"55 75 90 105 120 150\"), not \"%1\"",
		    vk__team_text(r, cell), NULL);
		return;
	}
	if (watts && isnan(mate->is[VK_FACT_FTP])) {
		vk__team_tell(r, VK_EVALUE, "team-zones-ftp",
		    "zones in watts need an FTP", NULL, NULL);
		return;
	}
	scale = watts ? 100 / mate->is[VK_FACT_FTP] : 1;
	for (size_t i = 0; i < VK_ZONES - 1; i++) {
		mate->zone[i] = bound[i] * scale;
		if (!(mate->zone[i] > (i > 0 ? mate->zone[i - 1] : 20) &&
		    mate->zone[i] < 400)) {
			vk__team_tell(r, VK_EVALUE, "team-zones-order",
			    "the zones \"%1\" do not rise from 20 to 400 % "
			    "of FTP", vk__team_text(r, cell), NULL);
			return;
		}
	}
	mate->own_zones = true;
}

/* Each thing by itself; what is not known is told, and says nothing. */
static void
set_equipment(struct vk__team_reading *r, struct vk__cell cell)
{
	size_t from = 0;

	for (size_t i = 0; i <= cell.len; i++) {
		struct vk__cell part = { cell.text + from, i - from };
		double value;
		vk_status status;

		if (i < cell.len && strchr(",;+/|", cell.text[i]) == NULL)
			continue;
		from = i + 1;
		status = vk__fact_word("equipment", part, &value);
		if (status == VK_ESYNTAX)
			vk__team_tell(r, VK_OK, "team-equipment",
			    "the equipment \"%1\" is not known",
			    vk__team_text(r, part), NULL);
		if (status == VK_OK && value < 2)
			r->mate.is[VK_FACT_POWER_METER] = value;
	}
}

static void
set_fact(struct vk__team_reading *r, vk_fact fact, struct vk__cell cell)
{
	double value;

	switch (vk__fact_cell(fact, cell, &value)) {
	case VK_OK:
		r->mate.is[fact] = value;
		break;
	case VK_ABSENT:
		break;
	case VK_EVALUE:
		vk__team_tell(r, VK_EVALUE, "team-range", "no %1 can be \"%2\"",
		    vk_fact_text(fact), vk__team_text(r, cell));
		break;
	default:
		vk__team_tell(r, VK_ESYNTAX, "team-value",
		    "%1: \"%2\" is not understood", vk_fact_text(fact),
		    vk__team_text(r, cell));
	}
}

void
vk__team_cell(struct vk__team_reading *r, uint8_t column, struct vk__cell cell)
{
	double inside;

	cell = vk__cell_trim(cell);
	switch (column) {
	case VK__TEAM_NAME:
		vk__mend_text(r->mate.name, sizeof r->mate.name, cell.text,
		    cell.len);
		break;
	case VK__TEAM_ZONES:
		set_zones(r, cell);
		break;
	case VK__TEAM_EQUIPMENT:
		set_equipment(r, cell);
		break;
	case VK__TEAM_LOCATION:
		/* Any other place is the name of one. */
		if (vk__fact_word("place", cell, &inside) == VK_OK)
			r->mate.is[VK_FACT_INDOOR] = inside;
		break;
	case VK__TEAM_UNUSED:
	case VK__TEAM_UNKNOWN:
		break;
	default:
		set_fact(r, (vk_fact)column, cell);
	}
}
