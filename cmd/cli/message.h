/* SPDX-License-Identifier: MIT */
/* Diagnostics on standard error, for people or as JSON lines. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <vekta.h>

enum message_form { MESSAGE_TEXT = 0, MESSAGE_JSON };

/* Where something was found; file NULL: nowhere, line 0: not known. */
struct message_place {
	const char *file;
	uint64_t line;
};

enum message_level { MESSAGE_ERROR = 0, MESSAGE_WARNING, MESSAGE_INFO };

/*
 * Writes "tool: file:line:column: message" or a JSON line with time, level,
 * tool, file, line, column, code and message. Control characters and invalid
 * bytes in file are shown escaped. One write, so that lines of several
 * programs do not mix; a failure has nowhere to be reported. VK_OK; VK_ENOMEM:
 * only that was said.
 */
vk_status message_put(enum message_form form, enum message_level level,
    const char *tool, const struct message_place *place, const vk_error *err);

/*
 * Appends such a message instead, or sets out->failed and appends nothing;
 * message_write writes what was appended.
 */
void message_add(vk_buf *out, enum message_form form, enum message_level level,
    const char *tool, const struct message_place *place, const vk_error *err);
void message_write(const char *data, size_t len);

/* What errno says, translated where it is one of the usual ones. */
const char *message_errno(int error);

#endif
