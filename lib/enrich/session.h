/* SPDX-License-Identifier: MIT */
/* Rows of tables of sessions, read and judged. */
#ifndef VK_ENRICH_SESSION_H
#define VK_ENRICH_SESSION_H

#include "../base/table.h"
#include "../vekta.h"

/* The columns of a row; corpus/sessions-*.tsv describe them. */
enum vk__session_column {
	VK__COLUMN_ID,
	VK__COLUMN_CATEGORY,
	VK__COLUMN_LEVEL,
	VK__COLUMN_PLACE,
	VK__COLUMN_TITLE_FR,
	VK__COLUMN_TITLE_EN,
	VK__COLUMN_PHRASES_FR,
	VK__COLUMN_PHRASES_EN,
	VK__COLUMN_TEXT,
	VK__COLUMN_PURPOSE_FR,
	VK__COLUMN_PURPOSE_EN,
	VK__COLUMN_SOURCE,
	VK__COLUMN_TAGS,
	VK__COLUMNS
};

/* Reads the text of a session and judges it. */
struct vk__session_reader {
	vk_parser *parser;
	vk_score *score;
	vk_record *record; /* of the row last read */
	vk_workout workout;
};

/* VK_OK, VK_ENOMEM, VK_EINVALID. */
vk_status vk__session_reader_new(struct vk__session_reader *reader,
    vk_error *err);
void vk__session_reader_free(struct vk__session_reader *reader);
/*
 * Checks a row and fills record and seconds from its text. VK_OK; VK_EVALUE
 * with err filled: no good row; VK_ENOMEM.
 */
vk_status vk__session_read(struct vk__session_reader *reader,
    const struct vk__table *row, const char *file, uint64_t *seconds,
    vk_error *err);

#endif
