/* SPDX-License-Identifier: MIT */
/* What the readers of all formats fill. */
#ifndef VK_FORMATS_IMPORT_H
#define VK_FORMATS_IMPORT_H

#include "format.h"
#include "notes.h"

/*
 * What a file says besides its steps. Text is UTF-8 as it stood in the file;
 * it is cleaned when the record is made. Empty, NULL and 0 mean: not said.
 */
struct vk__head {
	vk_buf name;
	vk_buf description; /* may have several lines */
	vk_buf author;
	vk_buf category;
	vk_buf tags;      /* each ends in a NUL */
	const char *type; /* "Ride", "Run", "Swim", static; NULL: a ride */
	double ftp;       /* W */
	/*
	 * What vekta has no name for: members of a JSON object with commas
	 * between them, kept as vekta.source.other. See vk__head_other.
	 */
	vk_buf other;
};

struct vk__fit_reader;
struct vk__zwo_reader;

/* One file on its way in. What is filled is empty when a reader is called. */
struct vk__reading {
	const char *data;
	size_t len;
	bool lenient;
	vk_workout *workout;
	struct vk__head *head;
	struct vk__notes *notes;
	size_t line; /* of the error; 0: not known */
	/* Of single formats, kept from file to file: */
	struct vk__zwo_reader *zwo;
	struct vk__fit_reader *fit;
};

void vk__head_clear(struct vk__head *head);
void vk__head_free(struct vk__head *head);
/*
 * Begins a further member of head->other, with its colon; its value must be
 * appended next. name must be valid UTF-8.
 */
void vk__head_other(struct vk__head *head, const char *name, size_t len);

#endif
