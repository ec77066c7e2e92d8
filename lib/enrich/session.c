/* SPDX-License-Identifier: MIT */
/*
 * Rows of tables of sessions. A row is good when its cells are what they
 * should be and its text is read to the last word, accepted, and of the
 * category that the row says.
 */
#include "session.h"

#include <string.h>

#include "../base/utf8.h"

vk_status
vk__session_reader_new(struct vk__session_reader *reader, vk_error *err)
{
	static const vk_score_options options = VK_SCORE_OPTIONS;
	vk_status status = vk_parser_new(NULL, &reader->parser, err);

	if (status == VK_OK)
		status = vk_score_new(&options, &reader->score);
	if (status == VK_OK)
		status = vk_record_new(&reader->record);
	return status;
}

void
vk__session_reader_free(struct vk__session_reader *reader)
{
	vk_parser_free(reader->parser);
	vk_score_free(reader->score);
	vk_record_free(reader->record);
	vk_workout_free(&reader->workout);
}

/* ------------------------------------------------------------------ cells */

static bool
is_slug(const struct vk__cell *cell)
{
	for (size_t i = 0; i < cell->len; i++) {
		char c = cell->text[i];

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    (c == '-' && i > 0)))
			return false;
	}
	return cell->len > 0 && cell->len <= 64;
}

static bool
is_one_of(const struct vk__table *row, size_t column, const char *const *words)
{
	for (; *words != NULL; words++)
		if (vk__table_is(row, column, *words))
			return true;
	return false;
}

static vk_status
row_fault(const struct vk__table *row, size_t column, const char *file,
    vk_error *err, const char *format, const char *arg)
{
	return vk__table_error(row, column, file, err, VK_EVALUE,
	    "session-row", format, arg);
}

static vk_status
check_cells(const struct vk__table *row, const char *file, vk_error *err)
{
	static const char *const levels[] = { "beginner", "regular",
		"advanced", NULL };
	static const char *const places[] = { "indoor", "outdoor", "both",
		NULL };

	if (row->count != VK__COLUMNS)
		return row_fault(row, 0, file, err,
		    "%1: a session has 13 columns", NULL);
	for (size_t i = 0; i < VK__COLUMNS; i++) {
		const struct vk__cell *cell = &row->cell[i];

		if (cell->len == 0)
			return row_fault(row, i, file, err,
			    "%1: this column is empty", NULL);
		if (vk__utf8_check(cell->text, cell->len) < cell->len ||
		    memchr(cell->text, '\0', cell->len) != NULL)
			return row_fault(row, i, file, err,
			    "%1: this is no valid text", NULL);
	}
	if (!is_slug(&row->cell[VK__COLUMN_ID]))
		return row_fault(row, VK__COLUMN_ID, file, err,
		    "%1: an id is small letters, digits and hyphens", NULL);
	if (!is_one_of(row, VK__COLUMN_LEVEL, levels))
		return row_fault(row, VK__COLUMN_LEVEL, file, err,
		    "%1: the level is beginner, regular or advanced", NULL);
	if (!is_one_of(row, VK__COLUMN_PLACE, places))
		return row_fault(row, VK__COLUMN_PLACE, file, err,
		    "%1: the place is indoor, outdoor or both", NULL);
	return VK_OK;
}

/* ------------------------------------------------------------------- text */

static vk_status
check_text(struct vk__session_reader *reader, const struct vk__table *row,
    const char *file, vk_error *err)
{
	const struct vk__cell *text = &row->cell[VK__COLUMN_TEXT];
	const struct vk__cell *name = &row->cell[VK__COLUMN_CATEGORY];
	vk_category category = vk_category_read(name->text, name->len);
	vk_judgement judgement;
	vk_status status = vk_parser_read(reader->parser, text->text,
	    text->len, err);

	if (category == VK_CATEGORY_NONE)
		return row_fault(row, VK__COLUMN_CATEGORY, file, err,
		    "%1: no such category", NULL);
	if (status == VK_OK) {
		vk_record_clear(reader->record);
		status = vk_parser_record(reader->parser, text->text,
		    text->len, NULL, 1, reader->record);
	}
	if (status == VK_OK)
		status = vk_score_record(reader->score, reader->record,
		    &judgement, err);
	if (status == VK_ENOMEM)
		return status;
	if (status != VK_OK || judgement.verdict != VK_VERDICT_ACCEPT)
		return row_fault(row, VK__COLUMN_TEXT, file, err,
		    "%1: vk-parse does not understand all of this session",
		    NULL);
	if (judgement.category != category)
		return row_fault(row, VK__COLUMN_CATEGORY, file, err,
		    "%1: this session is of another category: %2",
		    vk_category_text(judgement.category));
	return VK_OK;
}

vk_status
vk__session_read(struct vk__session_reader *reader,
    const struct vk__table *row, const char *file, uint64_t *seconds,
    vk_error *err)
{
	vk_extent extent;
	vk_status status = check_cells(row, file, err);

	if (status == VK_OK)
		status = check_text(reader, row, file, err);
	if (status == VK_OK)
		status = vk_record_workout(reader->record, &reader->workout,
		    err);
	if (status != VK_OK)
		return status;
	vk_workout_extent(&reader->workout, &extent);
	*seconds = extent.seconds;
	if (extent.open > 0 || extent.metres > 0 || extent.seconds == 0)
		return row_fault(row, VK__COLUMN_TEXT, file, err,
		    "%1: every step of a session has a duration", NULL);
	return VK_OK;
}
