/* SPDX-License-Identifier: MIT */
/*
 * Statuses and errors. Owns the words for both and the promise that the
 * arguments of an error can go to a terminal or a JSON string as they are:
 * valid UTF-8, no control characters, never half a character.
 */
#include <string.h>

#include "../vekta.h"
#include "utf8.h"

const char *
vk_status_text(vk_status status)
{
	static const char *const text[] = {
		[VK_OK] = "ok",
		[VK_END] = "end",
		[VK_ABSENT] = "absent",
		[VK_ENOMEM] = "out of memory",
		[VK_EIO] = "read or write failed",
		[VK_EBUSY] = "locked",
		[VK_ELIMIT] = "limit passed",
		[VK_EUTF8] = "invalid UTF-8",
		[VK_ESYNTAX] = "syntax error",
		[VK_EVALUE] = "senseless value",
		[VK_EUNABLE] = "cannot be expressed",
		[VK_EINVALID] = "own output invalid",
	};

	if ((size_t)status >= sizeof text / sizeof text[0])
		return "unknown status";
	return text[status];
}

/* C0, DEL and C1: what could move a terminal's cursor or colour. */
static bool
is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

/* An invalid byte becomes "?", so that the reader sees that one was there. */
static void
argument_copy(char *out, size_t size, const char *text)
{
	size_t left = text ? strlen(text) : 0;
	size_t len = 0;

	while (left > 0) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text, left, &code);
		const char *from = n > 0 ? text : "?";
		size_t step = n > 0 ? n : 1;

		if (n == 0 || !is_control(code)) {
			if (len + step >= size)
				break;
			memcpy(out + len, from, step);
			len += step;
		}
		text += step;
		left -= step;
	}
	out[len] = '\0';
}

vk_status
vk_error_set(vk_error *err, vk_status status, size_t column, const char *code,
    const char *format, const char *a, const char *b)
{
	if (err == NULL)
		return status;
	err->status = status;
	err->column = column;
	err->code = code;
	err->format = format;
	argument_copy(err->arg[0], sizeof err->arg[0], a);
	argument_copy(err->arg[1], sizeof err->arg[1], b);
	return status;
}

/* Appends what fits whole characters of part; returns the new length. */
static size_t
text_append(char *text, size_t size, size_t len, const char *part,
    size_t part_len)
{
	size_t room = size - 1 - len;
	size_t n = part_len < room ? part_len : room;

	if (n < part_len)
		while (n > 0 && ((unsigned char)part[n] & 0xc0) == 0x80)
			n--;
	memcpy(text + len, part, n);
	return len + n;
}

char *
vk_error_text(const vk_error *err, const char *translated, char *text,
    size_t size)
{
	const char *at = translated ? translated : err->format;
	size_t len = 0;

	if (size == 0)
		return text;
	while (at != NULL && *at != '\0') {
		size_t plain = strcspn(at, "%");

		len = text_append(text, size, len, at, plain);
		at += plain;
		if (at[0] == '%' && (at[1] == '1' || at[1] == '2')) {
			const char *arg = err->arg[at[1] - '1'];

			len = text_append(text, size, len, arg, strlen(arg));
			at += 2;
		} else if (at[0] == '%') {
			len = text_append(text, size, len, at, 1);
			at++;
		}
	}
	text[len] = '\0';
	return text;
}
