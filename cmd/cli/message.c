/* SPDX-License-Identifier: MIT */
/*
 * Diagnostics. What came from outside (file names; the library has cleaned
 * its own arguments) is escaped, so that no message can steer a terminal.
 */
#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <base/utf8.h>

#include "output.h"
#include "text.h"

static const char hex[] = "0123456789abcdef";

static void
add_escaped(vk_buf *out, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text, left, &code);
		unsigned char byte = (unsigned char)*text;

		if (n > 0 && code >= 0x20 && (code < 0x7f || code >= 0xa0)) {
			vk_buf_add(out, text, n);
		} else {
			/* One byte at a time, also of a C1 character. */
			n = 1;
			vk_buf_add_text(out, "\\x");
			vk_buf_add_char(out, hex[byte >> 4]);
			vk_buf_add_char(out, hex[byte & 15]);
		}
		text += n;
		left -= n;
	}
}

static void
add_number(vk_buf *out, uint64_t number)
{
	vk_buf_add_uint(out, number);
	vk_buf_add_char(out, ':');
}

static void
put_text(vk_buf *out, const char *tool, const struct message_place *place,
    const vk_error *err, const char *message)
{
	vk_buf_add_text(out, tool);
	vk_buf_add_char(out, ':');
	if (place->file != NULL) {
		vk_buf_add_char(out, ' ');
		add_escaped(out, place->file);
		vk_buf_add_char(out, ':');
		if (place->line > 0)
			add_number(out, place->line);
		if (place->line > 0 && err->column > 0)
			add_number(out, err->column);
	}
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, message);
}

static void
add_member(vk_buf *out, const char *name, const char *value)
{
	vk_buf_add_char(out, out->len > 0 ? ',' : '{');
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
	vk_buf_add_json(out, value, strlen(value));
}

static void
add_member_number(vk_buf *out, const char *name, uint64_t value)
{
	if (value == 0)
		return;
	vk_buf_add_char(out, ',');
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
	vk_buf_add_uint(out, value);
}

static void
add_time(vk_buf *out)
{
	struct timespec now;
	struct tm utc;
	char date[32], text[48];

	if (clock_gettime(CLOCK_REALTIME, &now) != 0 ||
	    gmtime_r(&now.tv_sec, &utc) == NULL)
		return;
	strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
	snprintf(text, sizeof text, "%s.%03dZ", date,
	    (int)(now.tv_nsec / 1000000));
	add_member(out, "time", text);
}

static void
put_json(vk_buf *out, enum message_level level, const char *tool,
    const struct message_place *place, const vk_error *err,
    const char *message)
{
	static const char *const levels[] = { "error", "warning", "info" };
	vk_buf file = { 0 };

	add_time(out);
	add_member(out, "level", levels[level]);
	add_member(out, "tool", tool);
	if (place->file != NULL) {
		add_escaped(&file, place->file);
		if (vk_buf_text(&file) != NULL)
			add_member(out, "file", file.data);
		out->failed |= file.failed;
		add_member_number(out, "line", place->line);
		add_member_number(out, "column", err->column);
	}
	if (err->code != NULL)
		add_member(out, "code", err->code);
	add_member(out, "message", message);
	vk_buf_add_char(out, '}');
	vk_buf_free(&file);
}

void
message_add(vk_buf *out, enum message_form form, enum message_level level,
    const char *tool, const struct message_place *place, const vk_error *err)
{
	static const struct message_place nowhere;
	char message[1024];
	vk_buf one = { 0 };

	if (place == NULL)
		place = &nowhere;
	vk_error_text(err, _(err->format), message, sizeof message);
	if (message[0] == '\0')
		snprintf(message, sizeof message, "%s",
		    _(vk_status_text(err->status)));
	if (form == MESSAGE_JSON)
		put_json(&one, level, tool, place, err, message);
	else
		put_text(&one, tool, place, err, message);
	vk_buf_add_char(&one, '\n');
	if (one.failed)
		out->failed = true; /* half a message is none */
	else
		vk_buf_add(out, one.data, one.len);
	vk_buf_free(&one);
}

void
message_write(const char *data, size_t len)
{
	/* There is no other place to say that it failed. */
	(void)output_write(STDERR_FILENO, data, len);
}

/* What can still be said where no memory is left for the message itself. */
static void
write_short(enum message_form form, const char *tool)
{
	char text[160];
	int len = snprintf(text, sizeof text, form == MESSAGE_JSON ?
	    "{\"level\":\"error\",\"tool\":\"%s\",\"message\":\"%s\"}\n" : "%s: %s\n",
	    tool, _("out of memory"));

	if (len > 0 && (size_t)len < sizeof text)
		message_write(text, (size_t)len);
}

vk_status
message_put(enum message_form form, enum message_level level,
    const char *tool, const struct message_place *place, const vk_error *err)
{
	vk_buf out = { 0 };
	vk_status status;

	message_add(&out, form, level, tool, place, err);
	status = out.failed ? VK_ENOMEM : VK_OK;
	if (status == VK_OK)
		message_write(out.data, out.len);
	else
		write_short(form, tool);
	vk_buf_free(&out);
	return status;
}

const char *
message_errno(int error)
{
	static const struct {
		int error;
		const char *text;
	} usual[] = {
		{ EACCES, N_("Permission denied") },
		{ EBADF, N_("the stream is closed") },
		{ EEXIST, N_("it is already there") },
		{ EFBIG, N_("File too large") },
		{ EIO, N_("Input/output error") },
		{ EISDIR, N_("Is a directory") },
		{ EMFILE, N_("Too many open files") },
		{ ENOENT, N_("No such file or directory") },
		{ ENOMEM, N_("out of memory") },
		{ ENOSPC, N_("No space left on device") },
		{ ENOTDIR, N_("Not a directory") },
		{ EPIPE, N_("the reader is gone") },
		{ EROFS, N_("Read-only file system") },
	};
	size_t i;

	for (i = 0; i < sizeof usual / sizeof *usual; i++)
		if (usual[i].error == error)
			return _(usual[i].text);
	return strerror(error);
}
