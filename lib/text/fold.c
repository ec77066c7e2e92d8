/* SPDX-License-Identifier: MIT */
/*
 * Folding: many spellings of a character become one ASCII spelling, so that
 * the scanner and the lexicon need to know only that one. Every folded byte
 * remembers where it came from. Nothing is judged here.
 */
#include "fold.h"

#include <stdlib.h>
#include <string.h>

#include "../base/eight.h"
#include "../base/utf8.h"
#include "markup.h"

/* U+00C0..U+017F, the letters of Latin-1 and Latin Extended-A. */
static const char latin[] =
    "aaaaaa\1ceeeeiiiidnooooo*ouuuuy\1\1"
    "aaaaaa\1ceeeeiiiidnooooo\1ouuuuy\1y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii\1\1jjkkk"
    "llllllllllnnnnnnnnnoooooo\1\1rrrrrrssssssssttttttuuuuuuuuuuuu"
    "wwyyyzzzzzzs";

struct spelling {
	uint32_t code;
	const char *text;
};

/* Sorted by code. */
static const struct spelling spellings[] = {
	{ 0x00a0, " " }, { 0x00a3, "$" }, { 0x00ab, "\"" }, { 0x00ad, "" },
	{ 0x00b0, " " }, { 0x00b1, "+-" }, { 0x00b4, "'" }, { 0x00b7, "\1" }, { 0x00bb, "\"" },
	{ 0x00bc, ".25" }, { 0x00bd, ".5" }, { 0x00be, ".75" }, { 0x00c6, "ae" },
	{ 0x00d7, "*" }, { 0x00de, "th" }, { 0x00df, "ss" }, { 0x00e6, "ae" },
	{ 0x00f7, "/" }, { 0x00fe, "th" }, { 0x0152, "oe" }, { 0x0153, "oe" },
	{ 0x02b9, "'" }, { 0x02ba, "\"" }, { 0x02bc, "'" }, { 0x1e9e, "ss" },
	{ 0x2018, "'" }, { 0x2019, "'" }, { 0x201a, "'" }, { 0x201b, "'" },
	{ 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x201f, "\"" },
	{ 0x2022, "\1" }, { 0x2023, "\1" }, { 0x2026, "..." }, { 0x202f, " " },
	{ 0x2032, "'" }, { 0x2033, "\"" }, { 0x2034, "\"" }, { 0x2039, "\"" },
	{ 0x203a, "\"" }, { 0x2043, "\1" }, { 0x205f, " " }, { 0x20ac, "$" },
	{ 0x2192, ">" }, { 0x2197, ">" }, { 0x2198, ">" }, { 0x21d2, ">" },
	{ 0x2212, "-" }, { 0x2215, "/" }, { 0x2217, "*" }, { 0x2219, "\1" },
	{ 0x2248, "~" }, { 0x22c5, "\1" }, { 0x25aa, "\1" }, { 0x25b6, ">" },
	{ 0x25cb, "\1" }, { 0x25cf, "\1" }, { 0x25e6, "\1" }, { 0x2715, "*" },
	{ 0x2716, "*" }, { 0x2794, ">" }, { 0x279c, ">" }, { 0x2a2f, "*" },
	{ 0x3000, " " }, { 0xff05, "%" }, { 0xff0b, "+" }
};

static int
spelling_order(const void *key, const void *row)
{
	uint32_t code = *(const uint32_t *)key;
	uint32_t other = ((const struct spelling *)row)->code;

	return code < other ? -1 : code > other;
}

/* Marks that only decorate the letter before them, or guide its display. */
static bool
is_dropped(uint32_t code)
{
	return (code >= 0x0300 && code <= 0x036f) || code == 0xfeff ||
	    (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
	    (code >= 0x2060 && code <= 0x2069) || (code >= 0xfe00 && code <= 0xfe0f);
}

const char *
vk__fold_char(uint32_t code)
{
	static const char letters[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0"
	    "q\0r\0s\0t\0u\0v\0w\0x\0y\0z";
	const struct spelling *found;

	if (code >= 0x00c0 && code <= 0x017f && code - 0x00c0 < sizeof(latin) - 1) {
		char c = latin[code - 0x00c0];
		if (c >= 'a' && c <= 'z')
			return letters + 2 * (c - 'a');
	}
	found = bsearch(&code, spellings, sizeof(spellings) / sizeof(*spellings),
	    sizeof(*spellings), spelling_order);
	if (found != NULL)
		return found->text;
	if (is_dropped(code))
		return "";
	if (code >= 0x2010 && code <= 0x2015)
		return "-";
	if (code >= 0x2000 && code <= 0x200a)
		return " ";
	/* Pictures and signs say nothing; a foreign letter is an unread word. */
	if (code < 0x00c0 || (code >= 0x2000 && code < 0x2c00) || code >= 0x1f000)
		return " ";
	return "\x7f";
}

static vk_status
make_room(struct vk__folded *folded, size_t len)
{
	char *text;
	uint32_t *map;
	size_t cap = len + 64;

	if (len >= UINT32_MAX / 4)
		return VK_ELIMIT;
	if (cap <= folded->cap)
		return VK_OK;
	text = realloc(folded->text, cap);
	if (text == NULL)
		return VK_ENOMEM;
	folded->text = text;
	map = realloc(folded->map, cap * sizeof(*map));
	if (map == NULL)
		return VK_ENOMEM;
	folded->map = map;
	folded->cap = cap;
	return VK_OK;
}

static void
put(struct vk__folded *folded, const char *text, size_t at)
{
	for (; *text != '\0'; text++) {
		folded->map[folded->len] = (uint32_t)at;
		folded->text[folded->len++] = *text;
	}
}

/* Lower case, one kind of apostrophe, blanks for control characters. */
static const char ascii[] =
    "         \t\n                     "
    " !\"#$%&'()*+,-./0123456789:;<=>?"
    "@abcdefghijklmnopqrstuvwxyz[\\]^_"
    "'abcdefghijklmnopqrstuvwxyz{|}~ ";

_Static_assert(sizeof ascii == 129, "a row for each ASCII character");

/* How many of eight bytes, from the first on, are letters, digits, signs and
 * blanks of ASCII that fold into themselves but for their case; in HTML '<' and
 * '&' are none. */
static inline size_t
usual(uint64_t w, bool html)
{
	uint64_t low = w & VK__EACH(0x7f);
	uint64_t good = (low + VK__EACH(0x60)) & ((low ^ VK__EACH('`')) + VK__EACH(0x7f)) &
	    ~(low + VK__EACH(1)) & ~w;

	if (html)
		good &= ((low ^ VK__EACH('<')) + VK__EACH(0x7f)) &
		    ((low ^ VK__EACH('&')) + VK__EACH(0x7f));
	return vk__eight_before(~good & VK__EACH(0x80));
}

/* Eight bytes in lower case, those that are usual. */
static inline uint64_t
lower(uint64_t w)
{
	uint64_t low = w & VK__EACH(0x7f);
	uint64_t upper = (low + VK__EACH(0x80 - 'A')) & ~(low + VK__EACH(0x7f - 'Z'));

	return w | (upper & VK__EACH(0x80)) >> 2;
}

/* Folds from *at on while there is nothing but ASCII; text in HTML stops at
 * what may be a tag or an entity. */
static void
fold_ascii(struct vk__folded *folded, const char *source, size_t len, bool html,
    size_t *at)
{
	char *text = folded->text;
	uint32_t *map = folded->map;
	size_t n = folded->len;
	size_t i = *at;

	while (i < len) {
		unsigned char c;

		if (len - i >= 8) {
			/* There is room for all eight; those behind come again. */
			uint64_t w = vk__eight(source + i);
			size_t used = usual(w, html);

			w = lower(w);
			memcpy(text + n, &w, sizeof w);
			for (uint32_t k = 0; k < sizeof w; k++)
				map[n + k] = (uint32_t)i + k;
			n += used;
			i += used;
			if (used == sizeof w)
				continue;
		}
		c = (unsigned char)source[i];
		if (c >= 0x80 || (html && (c == '<' || c == '&')))
			break;
		map[n] = (uint32_t)i++;
		text[n++] = ascii[c];
	}
	folded->len = n;
	*at = i;
}

/* Folds a tag or an entity at source; returns its length, 0: there is none. */
static size_t
fold_markup(struct vk__folded *folded, const char *source, size_t len, size_t at)
{
	uint32_t code;
	size_t used = vk__markup_read(source + at, len - at, &code);

	if (used > 0 && code != 0 && code < 0x80)
		put(folded, (char[2]){ ascii[code], 0 }, at);
	else if (used > 0 && code != 0)
		put(folded, vk__fold_char(code), at);
	return used;
}

static bool
is_small(const struct vk__folded *folded, const char *source, size_t i)
{
	char c = folded->text[i];

	return c >= 'a' && c <= 'z' && source[folded->map[i]] != c - 'a' + 'A';
}

/* "4 min de récu-" and "pération" on the next line: one word again. */
static void
join_words(struct vk__folded *folded, const char *source)
{
	char *text = folded->text;
	char *line = memchr(text, '\n', folded->len);
	size_t n = line == NULL ? 0 : (size_t)(line - text);

	if (line == NULL)
		return;
	for (size_t i = n; i < folded->len; i++) {
		if (text[i] == '\n' && n > 2 && text[n - 1] == '-' && text[n - 2] >= 'a' &&
		    text[n - 3] >= 'a' && i + 2 < folded->len && is_small(folded, source, i + 1) &&
		    is_small(folded, source, i + 2)) {
			n--;
			continue;
		}
		text[n] = text[i];
		folded->map[n++] = folded->map[i];
	}
	folded->len = n;
}

vk_status
vk__fold(struct vk__folded *folded, const char *source, size_t len)
{
	bool html = vk__markup_present(source, len);
	/* No character grows: the longest spelling has the bytes of its source,
	 * or fewer, but for ".25" (two bytes in) and entities (more bytes in). */
	vk_status status = make_room(folded, len + len / 2 + 8);
	size_t i = 0;

	if (status != VK_OK)
		return status;
	/* Tags are passed over unread. */
	if (html && vk__utf8_check(source, len) < len)
		return VK_EUTF8;
	folded->len = 0;
	for (;;) {
		uint32_t code;
		size_t used;

		fold_ascii(folded, source, len, html, &i);
		if (i == len)
			break;
		if ((unsigned char)source[i] < 0x80) {
			used = fold_markup(folded, source, len, i);
			if (used == 0) {
				put(folded, (char[2]){ source[i], 0 }, i);
				used = 1;
			}
		} else {
			used = vk__utf8_decode(source + i, len - i, &code);
			if (used == 0)
				return VK_EUTF8;
			put(folded, vk__fold_char(code), i);
		}
		i += used;
	}
	join_words(folded, source);
	folded->map[folded->len] = (uint32_t)len;
	memset(folded->text + folded->len, 0, VK__FOLD_ROOM);
	return VK_OK;
}

void
vk__fold_free(struct vk__folded *folded)
{
	free(folded->text);
	free(folded->map);
	*folded = (struct vk__folded){ 0 };
}
