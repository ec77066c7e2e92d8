/* SPDX-License-Identifier: MIT */
/* Tells what a word of intervals.icu's text is. */
#include <string.h>

#include "../base/number.h"
#include "icu.h"
#include "words.h"

/* ----------------------------------------------------------------- words */

/* Takes one of the units; its index, or count when none is there. */
static size_t
take_unit(struct vk__words *w, const char *const *units, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		size_t len = strlen(units[i]);

		if ((size_t)(w->end - w->at) >= len &&
		    vk__word_is(w->at, len, units[i])) {
			w->at += len;
			break;
		}
	}
	return i;
}

/* "1h2m30s", "1m30", "5'30\"": units fall, the last one may go unsaid. */
static bool
read_time(struct vk__words *w, struct vk__icu_word *word)
{
	static const char *const units[] = { "h", "m", "s", "'", "\"" };
	static const double seconds[] = { 3600, 60, 1, 60, 1 };
	double last = 1e9;
	double value;

	word->start = 0;
	while (w->at < w->end) {
		size_t unit;

		if (!vk__words_number(w, &value))
			return false;
		unit = take_unit(w, units, 5);
		if (unit == 5 && (w->at < w->end || last < 60 || last > 3600))
			return false;
		if (unit < 5 && !(seconds[unit] < last))
			return false;
		last = unit == 5 ? last / 60 : seconds[unit];
		word->start += value * last;
	}
	word->kind = VK__ICU_TIME;
	return w->line < w->end;
}

static bool
read_distance(struct vk__words *w, struct vk__icu_word *word)
{
	static const char *const units[] = { "km", "mtr", "mi" };
	static const double metres[] = { 1000, 1, 1609.344 };
	size_t unit;

	if (!vk__words_number(w, &word->start))
		return false;
	unit = take_unit(w, units, 3);
	if (unit == 3 || w->at < w->end)
		return false;
	word->start *= metres[unit];
	word->kind = VK__ICU_DISTANCE;
	return true;
}

/* "95%", "88-94%", "88%-94%" and the same of the other units. */
static bool
read_target(struct vk__words *w, struct vk__icu_word *word)
{
	static const char *const units[] = { "%", "w", "rpm", "bpm" };
	static const enum vk__icu_kind kinds[] = { VK__ICU_PERCENT,
		VK__ICU_WATTS, VK__ICU_RPM, VK__ICU_BPM };
	size_t unit, first;

	if (!vk__words_number(w, &word->start))
		return false;
	word->end = word->start;
	first = unit = take_unit(w, units, 4);
	if (w->at < w->end && *w->at == '-') {
		w->at++;
		if (!vk__words_number(w, &word->end))
			return false;
		unit = take_unit(w, units, 4);
	}
	if (unit == 4 || w->at < w->end || (first != 4 && first != unit))
		return false;
	word->kind = kinds[unit];
	return true;
}

/* "Z3", "Z2-Z3", "Z2-3" */
static bool
read_zone(struct vk__words *w, struct vk__icu_word *word)
{
	if (w->at == w->end || (*w->at | 0x20) != 'z')
		return false;
	w->at++;
	if (!vk__words_number(w, &word->start))
		return false;
	word->end = word->start;
	if (w->at < w->end && *w->at == '-') {
		w->at++;
		if (w->at < w->end && (*w->at | 0x20) == 'z')
			w->at++;
		if (!vk__words_number(w, &word->end))
			return false;
	}
	if (w->at < w->end)
		return false;
	word->kind = VK__ICU_ZONE;
	return true;
}

/* Of "33^Find" the time. */
static bool
read_prompt(struct vk__words *w, struct vk__icu_word *word)
{
	while (w->at < w->end && vk__is_digit(*w->at))
		w->at++;
	if (w->at == w->line || w->at - w->line > 5 || w->at == w->end ||
	    *w->at != '^')
		return false;
	word->start = 0;
	for (const char *c = w->line; c < w->at; c++)
		word->start = word->start * 10 + (*c - '0');
	word->kind = VK__ICU_PROMPT;
	return true;
}

static bool
read_key(const char *text, size_t len, struct vk__icu_word *word)
{
	static const char key[] = "intensity=";
	size_t n = sizeof key - 1;

	if (vk__word_is(text, len, "ramp"))
		word->kind = VK__ICU_RAMP;
	else if (vk__word_is(text, len, "freeride"))
		word->kind = VK__ICU_FREERIDE;
	else if (vk__word_is(text, len, "press"))
		word->kind = VK__ICU_PRESS;
	else if (vk__word_is(text, len, "<!>"))
		word->kind = VK__ICU_CUT;
	else if (len < n || !vk__word_is(text, n, key))
		return false;
	if (word->kind != VK__ICU_TEXT)
		return true;
	word->intensity = vk_intensity_read(text + n, len - n);
	word->kind = word->intensity != VK_INTENSITY_NONE ?
	    VK__ICU_INTENSITY : VK__ICU_BAD;
	return true;
}

/* ----------------------------------------------------------------- whole */

/* Numbers with something of a unit behind them are no text. */
static bool
looks_like_one(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (vk__is_digit(text[i]) || text[i] == '.' ||
	    text[i] == ',' || text[i] == '-'))
		i++;
	return i > 0 && i < len && text[0] != '-' &&
	    (strchr("hmswkHMSWK%'\"", text[i]) != NULL ||
	    vk__word_is(text + i, len - i, "rpm") ||
	    vk__word_is(text + i, len - i, "bpm"));
}

struct vk__icu_word
vk__icu_word(const char *text, size_t len)
{
	static bool (*const readers[])(struct vk__words *,
	    struct vk__icu_word *) = { read_time, read_distance, read_target,
	    read_zone, read_prompt };
	struct vk__icu_word word;
	size_t i;

	for (i = 0; i < sizeof readers / sizeof *readers; i++) {
		struct vk__words w = { text, text, text + len };

		memset(&word, 0, sizeof word);
		if (readers[i](&w, &word))
			return word;
	}
	memset(&word, 0, sizeof word);
	if (!read_key(text, len, &word))
		word.kind = looks_like_one(text, len) ? VK__ICU_BAD :
		    VK__ICU_TEXT;
	return word;
}

uint32_t
vk__icu_reps(const char *text, size_t len)
{
	uint32_t reps = 0;
	size_t i;

	if (len < 2 || len > 5 || (text[len - 1] | 0x20) != 'x')
		return 0;
	for (i = 0; i < len - 1; i++) {
		if (text[i] < '0' || text[i] > '9')
			return 0;
		reps = reps * 10 + (uint32_t)(text[i] - '0');
	}
	return reps <= VK_WORKOUT_REPS ? reps : 0;
}

const char *
vk__icu_cut(const char *text, size_t len)
{
	size_t i;

	for (i = 0; i + VK__ICU_CUT_BYTES <= len; i++)
		if (memcmp(text + i, "<!>", VK__ICU_CUT_BYTES) == 0)
			return text + i;
	return NULL;
}

bool
vk__icu_is_number(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && vk__is_digit(text[i]))
		i++;
	return i > 0 && (i == len || vk__is_blank(text[i]));
}

bool
vk__icu_is_cue(const char *text, size_t len)
{
	size_t i = 0;

	if (vk__icu_cut(text, len) != NULL)
		return false;
	while (i < len) {
		size_t from = i;

		while (i < len && !vk__is_blank(text[i]))
			i++;
		if (i > from && (vk__icu_word(text + from, i - from).kind !=
		    VK__ICU_TEXT || vk__icu_reps(text + from, i - from) > 0))
			return false;
		while (i < len && vk__is_blank(text[i]))
			i++;
	}
	return true;
}
