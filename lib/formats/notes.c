/* SPDX-License-Identifier: MIT */
/*
 * The list of assumptions behind an exported file. It is bounded, so that a
 * workout of thousands of odd steps cannot make a file of excuses: what does
 * not fit is counted.
 */
#include "notes.h"

#include <string.h>

#include "../base/number.h"
#include "../base/phrase.h"
#include "../base/utf8.h"

void
vk__notes_clear(struct vk__notes *notes)
{
	notes->count = 0;
	notes->more = 0;
}

void
vk__notes_arg(char *arg, size_t size, const char *text)
{
	size_t len = text == NULL ? 0 : strlen(text);

	if (len >= size)
		len = vk__utf8_cut(text, len, size - 1);
	if (len > 0)
		memcpy(arg, text, len);
	arg[len] = '\0';
}

void
vk__notes_add(struct vk__notes *notes, const char *code, const char *a,
    const char *b)
{
	struct vk__note note;
	size_t i;

	note.code = code;
	vk__notes_arg(note.arg[0], sizeof note.arg[0], a);
	vk__notes_arg(note.arg[1], sizeof note.arg[1], b);
	for (i = 0; i < notes->count; i++) {
		const struct vk__note *have = &notes->note[i];

		if (strcmp(have->code, note.code) == 0 &&
		    strcmp(have->arg[0], note.arg[0]) == 0 &&
		    strcmp(have->arg[1], note.arg[1]) == 0)
			return;
	}
	if (notes->count == VK__NOTES)
		notes->more++;
	else
		notes->note[notes->count++] = note;
}

/* A point between two digits becomes the comma of lang. */
static void
localize(const char *lang, char *text)
{
	size_t i;

	if (lang == NULL || strcmp(lang, "fr") != 0 || text[0] == '\0')
		return;
	for (i = 1; text[i] != '\0'; i++) {
		if (text[i] == '.' && vk__is_digit(text[i - 1]) &&
		    vk__is_digit(text[i + 1]))
			text[i] = ',';
	}
}

void
vk__notes_phrase(const char *lang, const char *code, const char *a,
    const char *b, vk_buf *out)
{
	char arg[2][64];

	vk__notes_arg(arg[0], sizeof arg[0], a);
	vk__notes_arg(arg[1], sizeof arg[1], b);
	localize(lang, arg[0]);
	localize(lang, arg[1]);
	vk__phrase_add(out, lang, code, arg[0], arg[1]);
}

void
vk__notes_write(const struct vk__notes *notes, const char *lang,
    const char *prefix, vk_buf *out)
{
	char count[VK__NUMBER_SIZE + 1];
	size_t i;

	for (i = 0; i < notes->count; i++) {
		const struct vk__note *note = &notes->note[i];

		vk_buf_add_text(out, prefix);
		vk__notes_phrase(lang, note->code, note->arg[0], note->arg[1],
		    out);
		vk_buf_add_char(out, '\n');
	}
	if (notes->more == 0)
		return;
	count[vk__uint_write(count, notes->more)] = '\0';
	vk_buf_add_text(out, prefix);
	vk__notes_phrase(lang, "export-more", count, NULL, out);
	vk_buf_add_char(out, '\n');
}
