/* SPDX-License-Identifier: MIT */
/*
 * One spelling of times in cues, written and read here alone, so that a text
 * that only looks like one stays a text in every format.
 */
#include "timed.h"

#include <string.h>

#include "../base/number.h"

static const char dot[] = " \xc2\xb7 ";

enum { DOT = sizeof dot - 1 };

static bool
is_digit(const char *at, const char *end)
{
	return at < end && vk__is_digit(*at);
}

/* "[1:30] " at at: its length, 0 when it is none. */
static size_t
read_time(const char *at, const char *end, uint64_t *seconds)
{
	const char *from = at + 1;
	const char *digits = from;
	uint64_t minutes;

	if (at == end || *at != '[')
		return 0;
	while (is_digit(digits, end))
		digits++;
	if (digits == from || (digits - from > 1 && *from == '0') ||
	    end - digits < 5 || digits[0] != ':' ||
	    !is_digit(digits + 1, end) || digits[1] > '5' ||
	    !is_digit(digits + 2, end) || memcmp(digits + 3, "] ", 2) != 0 ||
	    !vk__uint_read(from, (size_t)(digits - from), 1000000, &minutes))
		return 0;
	*seconds = minutes * 60 + (uint64_t)(digits[1] - '0') * 10 +
	    (uint64_t)(digits[2] - '0');
	return (size_t)(digits + 5 - at);
}

/* The end of the text at at: where a dot and a time follow, or the end. */
static const char *
text_end(const char *at, const char *end)
{
	uint64_t seconds;

	for (; end - at > DOT; at++)
		if (memcmp(at, dot, DOT) == 0 &&
		    read_time(at + DOT, end, &seconds) > 0)
			return at;
	return end;
}

/* Whether all times of the cue are sound. */
static bool
is_sound(const char *at, const char *end, uint64_t seconds)
{
	uint64_t last = 1, now;
	bool any = false;

	while (at < end) {
		size_t n = read_time(at, end, &now);

		if (n > 0 && (now < last || now >= seconds || at + n == end ||
		    at[n] == ' '))
			return false;
		if (n > 0)
			last = now;
		any |= n > 0;
		at = text_end(at + n, end);
		if (at < end)
			at += DOT;
	}
	return any;
}

void
vk__timed_open(struct vk__timed *timed, const char *text, size_t len,
    uint64_t seconds)
{
	timed->at = text;
	timed->end = len > 0 ? text + len : text;
	timed->next = 0;
	timed->timed = len > 0 && is_sound(text, text + len, seconds);
}

bool
vk__timed_next(struct vk__timed *timed, struct vk__saying *saying)
{
	const char *end = timed->end;

	if (timed->at == timed->end)
		return false;
	saying->at = 0;
	if (timed->timed) {
		timed->at += read_time(timed->at, timed->end, &saying->at);
		end = text_end(timed->at, timed->end);
	}
	saying->text = timed->at;
	saying->len = (size_t)(end - timed->at);
	timed->at = end < timed->end ? end + DOT : end;
	return true;
}

size_t
vk__timed_plain(const char *text, size_t len, uint64_t seconds)
{
	struct vk__timed timed;
	struct vk__saying first;

	vk__timed_open(&timed, text, len, seconds);
	if (!timed.timed || !vk__timed_next(&timed, &first))
		return len;
	return first.at == 0 ? first.len : 0;
}

bool
vk__timed_later(const char *text, size_t len, uint64_t seconds)
{
	struct vk__timed timed;

	vk__timed_open(&timed, text, len, seconds);
	return timed.timed;
}

void
vk__timed_add(vk_buf *cue, uint64_t at, const char *text, size_t len)
{
	if (len == 0)
		return;
	if (cue->len > 0)
		vk_buf_add(cue, dot, DOT);
	if (at > 0) {
		vk_buf_add_char(cue, '[');
		vk_buf_add_uint(cue, at / 60);
		vk_buf_add_char(cue, ':');
		vk_buf_add_char(cue, (char)('0' + at % 60 / 10));
		vk_buf_add_char(cue, (char)('0' + at % 10));
		vk_buf_add_text(cue, "] ");
	}
	vk_buf_add(cue, text, len);
}
