/* SPDX-License-Identifier: MIT */
/*
 * Reads over the HTML that comes with text pasted from a web page: enough to
 * get at the words, no more. Unknown entities are left as they stand.
 */
#include "markup.h"

#include <string.h>

enum { TAG_BYTES = 2000, ENTITY_BYTES = 10 };

static bool
is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the tag at text, 0: none. "<3min" is no tag. */
static size_t
tag_length(const char *text, size_t len)
{
	const char *end;

	if (len < 3 || text[0] != '<')
		return 0;
	if (!is_alpha(text[1]) &&
	    !((text[1] == '/' || text[1] == '!') && (is_alpha(text[2]) || text[2] == '-')))
		return 0;
	end = memchr(text, '>', len < TAG_BYTES ? len : TAG_BYTES);
	if (end == NULL || memchr(text + 1, '<', (size_t)(end - text) - 1) != NULL)
		return 0; /* "x<y <b>" */
	return (size_t)(end - text) + 1;
}

bool
vk__markup_present(const char *text, size_t len)
{
	const char *at = text;
	const char *end = text + len;

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (tag_length(at, (size_t)(end - at)) > 0)
			return true;
		at++;
	}
	return false;
}

static bool
ends_block(const char *tag, size_t len)
{
	static const char *const names[] = { "p", "br", "li", "ul", "ol", "div",
		"tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section" };
	size_t at = tag[1] == '/' ? 2 : 1;
	size_t n = 0;

	while (at + n < len && (is_alpha(tag[at + n]) ||
	    (n > 0 && tag[at + n] >= '0' && tag[at + n] <= '9')))
		n++;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strlen(names[i]) != n)
			continue;
		size_t k = 0;
		while (k < n && (tag[at + k] | 0x20) == names[i][k])
			k++;
		if (k == n)
			return true;
	}
	return false;
}

struct entity {
	const char *name;
	uint32_t code;
};

static const struct entity entities[] = {
	{ "nbsp", 0xa0 }, { "amp", '&' }, { "lt", '<' }, { "gt", '>' },
	{ "quot", '"' }, { "apos", '\'' }, { "rsquo", 0x2019 }, { "lsquo", 0x2018 },
	{ "rdquo", 0x201d }, { "ldquo", 0x201c }, { "laquo", 0xab }, { "raquo", 0xbb },
	{ "prime", 0x2032 }, { "Prime", 0x2033 }, { "times", 0xd7 },
	{ "ndash", 0x2013 }, { "mdash", 0x2014 }, { "minus", 0x2212 },
	{ "rarr", 0x2192 }, { "hellip", 0x2026 }, { "bull", 0x2022 },
	{ "middot", 0xb7 }, { "frac12", 0xbd }, { "eacute", 0xe9 },
	{ "egrave", 0xe8 }, { "ecirc", 0xea }, { "euml", 0xeb }, { "agrave", 0xe0 },
	{ "acirc", 0xe2 }, { "ccedil", 0xe7 }, { "ocirc", 0xf4 }, { "icirc", 0xee },
	{ "iuml", 0xef }, { "ugrave", 0xf9 }, { "ucirc", 0xfb }, { "Eacute", 0xc9 },
	{ "Agrave", 0xc0 }, { "oelig", 0x153 }
};

static uint32_t
numeric_entity(const char *digits, size_t len)
{
	uint32_t base = 10;
	uint32_t code = 0;

	if (len > 0 && (digits[0] | 0x20) == 'x') {
		base = 16;
		digits++;
		len--;
	}
	if (len == 0 || len > 6)
		return 0;
	for (size_t i = 0; i < len; i++) {
		char c = digits[i];
		uint32_t d = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
		    : is_alpha(c) ? (uint32_t)((c | 0x20) - 'a') + 10 : 99;
		if (d >= base)
			return 0;
		code = code * base + d;
	}
	return code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? ' ' : code;
}

static size_t
read_entity(const char *text, size_t len, uint32_t *code)
{
	const char *end = memchr(text, ';', len < ENTITY_BYTES ? len : ENTITY_BYTES);
	size_t n;

	if (end == NULL)
		return 0;
	n = (size_t)(end - text) - 1;
	*code = 0;
	if (n > 1 && text[1] == '#')
		*code = numeric_entity(text + 2, n - 1);
	for (size_t i = 0; *code == 0 && i < sizeof(entities) / sizeof(*entities); i++)
		if (strlen(entities[i].name) == n && memcmp(entities[i].name, text + 1, n) == 0)
			*code = entities[i].code;
	return *code == 0 ? 0 : n + 2;
}

size_t
vk__markup_read(const char *text, size_t len, uint32_t *code)
{
	size_t used;

	if (text[0] == '&')
		return read_entity(text, len, code);
	used = tag_length(text, len);
	*code = used > 0 && ends_block(text, used) ? '\n' : 0;
	return used;
}
