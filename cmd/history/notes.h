/* SPDX-License-Identifier: MIT */
/* What a reader of a database should know, in words. */
#ifndef HISTORY_NOTES_H
#define HISTORY_NOTES_H

#include <vekta.h>

enum { HISTORY_NOTES = 4 };

/* The words for each flag of vk_history_notes; %1 is the file. */
struct history_note {
	unsigned flag;
	const char *code;
	const char *format;
};

extern const struct history_note history_notes[HISTORY_NOTES];

#endif
