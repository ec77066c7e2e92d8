/* SPDX-License-Identifier: MIT */
/*
 * Looks messages up in the compiled-in catalogues. libc's gettext is not used
 * for that: it translates nothing unless the system has a locale of the
 * language, which small installations lack, and it would need setlocale.
 * The catalogues are ordinary ones (msgfmt, little-endian).
 */
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern const char vk__data_fr_mo[];

struct language {
	const char *name;
	const char *catalogue; /* NULL: the messages as they are written */
};

static const struct language languages[] = {
	{ "en", NULL },
	{ "fr", vk__data_fr_mo },
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Fields of a catalogue's header. */
enum { COUNT_AT = 8, MSGIDS_AT = 12, MSGSTRS_AT = 16 };

static const char *catalogue;

static uint32_t
number_at(const char *data, size_t at)
{
	const unsigned char *p = (const unsigned char *)data + at;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Entry i of the table whose offset stands at the header field. */
static const char *
entry(size_t field, uint32_t i)
{
	/* Each row holds a length and an offset. */
	size_t row = number_at(catalogue, field) + 8u * i;

	return catalogue + number_at(catalogue, row + 4);
}

const char *
cli_text(const char *msgid)
{
	uint32_t low = 0;
	uint32_t high;

	/* The empty message is the catalogue's header. */
	if (catalogue == NULL || msgid == NULL || *msgid == '\0')
		return msgid;
	high = number_at(catalogue, COUNT_AT);
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(msgid, entry(MSGIDS_AT, middle));

		if (order == 0)
			return entry(MSGSTRS_AT, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return msgid;
}

/* Whether name (as in "fr_FR.UTF-8:en") begins with that language. */
static bool
begins_with(const char *name, const char *language)
{
	size_t len = strlen(language);

	return strncmp(name, language, len) == 0 &&
	    strchr("_.@:", name[len]) != NULL;
}

static bool
choose(const char *name)
{
	size_t i;

	for (i = 0; i < LANGUAGES; i++) {
		if (begins_with(name, languages[i].name)) {
			catalogue = languages[i].catalogue;
			return true;
		}
	}
	return false;
}

static const char *
locale_name(void)
{
	static const char *const variables[] = {
		"LC_ALL", "LC_MESSAGES", "LANG"
	};
	size_t i;

	for (i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);

		if (value != NULL && *value != '\0')
			return value;
	}
	return "C";
}

void
cli_text_begin(void)
{
	const char *locale = locale_name();
	const char *wish = getenv("LANGUAGE");

	catalogue = NULL;
	if (begins_with(locale, "C") || begins_with(locale, "POSIX"))
		return;
	/* LANGUAGE is a list, the first known one counts. */
	while (wish != NULL && *wish != '\0') {
		if (choose(wish))
			return;
		wish = strchr(wish, ':');
		if (wish != NULL)
			wish++;
	}
	choose(locale);
}

size_t
cli_width(const char *text, size_t len)
{
	size_t n = 0;
	size_t i;

	for (i = 0; i < len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}
