/* SPDX-License-Identifier: MIT */
/*
 * Look-ups in JSON text that the strict check has passed: steps from member
 * to member, compares names as characters (an escaped name is the same
 * name), decodes strings. Nothing here checks again.
 */
#include <string.h>

#include "escape.h"
#include "json.h"
#include "run.h"

uint32_t
vk__json_space(const char *text, uint32_t at)
{
	while (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
	    text[at] == '\r')
		at++;
	return at;
}

/* From after the opening quote to after the closing one. */
static uint32_t
skip_string(const char *text, uint32_t at)
{
	for (;;) {
		at = (uint32_t)(vk__string_run(text + at) - text);
		if (text[at] == '"')
			return at + 1;
		at += text[at] == '\\' ? 2 : 1;
	}
}

enum byte_class { PLAIN, QUOTE, OPEN, CLOSE, BREAK };

/* BREAK ends a number or a word. */
static const uint8_t class_of[256] = {
	['"'] = QUOTE, ['{'] = OPEN, ['['] = OPEN, ['}'] = CLOSE,
	[']'] = CLOSE, [','] = BREAK, [' '] = BREAK, ['\t'] = BREAK,
	['\n'] = BREAK, ['\r'] = BREAK, ['\0'] = BREAK,
};

static inline uint8_t
class_at(const char *text, uint32_t at)
{
	return class_of[(unsigned char)text[at]];
}

uint32_t
vk__json_skip(const char *text, uint32_t at)
{
	uint32_t depth = 0;

	if (class_at(text, at) == PLAIN) {
		while (class_at(text, at) == PLAIN)
			at++;
		return at;
	}
	do {
		switch (class_at(text, at++)) {
		case QUOTE:
			at = skip_string(text, at);
			break;
		case OPEN:
			depth++;
			break;
		case CLOSE:
			depth--;
			break;
		default:
			break;
		}
	} while (depth > 0);
	return at;
}

bool
vk__json_member(const char *text, uint32_t *at, struct vk__member *member)
{
	uint32_t i = vk__json_space(text, *at);

	/* On "{" before the first member, else after a value. */
	if (text[i] == '}')
		return false;
	i = vk__json_space(text, i + 1);
	if (text[i] == '}')
		return false;
	member->key = i + 1;
	i = (uint32_t)(vk__string_run(text + member->key) - text);
	member->escaped = false;
	if (text[i] != '"') {
		i = skip_string(text, member->key) - 1;
		member->escaped = memchr(text + member->key, '\\',
		    i - member->key) != NULL;
	}
	member->key_len = i++ - member->key;
	i = vk__json_space(text, i);
	member->value = vk__json_space(text, i + 1);
	*at = vk__json_skip(text, member->value);
	member->value_len = *at - member->value;
	return true;
}

void
vk__json_decode(const char *text, size_t len, vk_buf *out)
{
	size_t i = 0;

	while (i < len) {
		const char *slash = memchr(text + i, '\\', len - i);
		size_t plain = slash != NULL ? (size_t)(slash - text) : len;
		char c[4];
		size_t n;

		vk_buf_add(out, text + i, plain - i);
		i = plain;
		if (i < len) {
			i += vk__escape_read(text + i, c, &n);
			vk_buf_add(out, c, n);
		}
	}
}

bool
vk__json_named_escaped(const char *key, size_t key_len, const char *name, size_t len)
{
	size_t i = 0;
	size_t at = 0;

	while (i < key_len) {
		char c[4];
		size_t n = 1;

		if (key[i] == '\\')
			i += vk__escape_read(key + i, c, &n);
		else
			c[0] = key[i++];
		if (n > len - at || memcmp(name + at, c, n) != 0)
			return false;
		at += n;
	}
	return at == len;
}

struct vk__member *
vk__members_find(const struct vk__members *members, const char *text,
    const char *name, size_t len)
{
	size_t i;

	for (i = members->count; i > 0; i--) {
		struct vk__member *m = &members->at[i - 1];

		/* Most differ in their length or first letter already. */
		if (!m->escaped && (m->key_len != len ||
		    (len > 0 && text[m->key] != name[0])))
			continue;
		if (vk__json_named(text, m, name, len))
			return m;
	}
	return NULL;
}
