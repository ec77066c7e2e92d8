/* SPDX-License-Identifier: MIT */
/*
 * Cues of intervals.icu's text: where they end, since nothing marks their
 * beginning, and the times inside of them, which a record has in a form of
 * its own (timed.c).
 */
#include "icu_cue.h"

#include <string.h>

#include "../base/number.h"
#include "../record/timed.h"
#include "icu.h"

void
vk__icu_cue_clear(struct vk__icu_cue *cue)
{
	cue->text = cue->end = NULL;
	vk_buf_clear(&cue->said);
}

void
vk__icu_cue_word(struct vk__icu_cue *cue, const char *text, size_t len)
{
	if (cue->text == NULL)
		cue->text = text;
	cue->end = text + len;
}

/* Digits right behind the time of a cue say how long it is shown. */
static void
skip_shown(struct vk__words *prompt, struct vk__notes *notes)
{
	const char *from = prompt->at;

	while (prompt->at < prompt->end && vk__is_digit(*prompt->at))
		prompt->at++;
	if (prompt->at == from || prompt->at == prompt->end ||
	    !vk__is_blank(*prompt->at)) {
		prompt->at = from;
		return;
	}
	vk__words_skip(prompt);
	vk__notes_add(notes, "import-shown", NULL, NULL);
}

/* Puts the words of the cue so far behind what is said before them. */
static void
end_saying(struct vk__icu_cue *cue, uint64_t at)
{
	if (cue->text != NULL && cue->end > cue->text)
		vk__timed_add(&cue->said, at, cue->text,
		    (size_t)(cue->end - cue->text));
	cue->text = cue->end = NULL;
}

/* All that words hold: "Settle in 33^Find your rhythm" has times. */
static vk_status
read_cue(struct vk__icu_cue *cue, struct vk__words *words,
    struct vk__notes *notes, vk_error *err)
{
	uint64_t at = 0;
	const char *text;
	size_t len;

	while (vk__words_next(words, &text, &len)) {
		struct vk__icu_word word = vk__icu_word(text, len);

		if (word.kind != VK__ICU_PROMPT) {
			vk__icu_cue_word(cue, text, len);
			continue;
		}
		end_saying(cue, at);
		if (word.start < (double)at)
			return vk__words_error(words, text, err, "icu-prompt",
			    "a cue before the one before it");
		at = (uint64_t)word.start;
		words->at = (const char *)memchr(text, '^', len) + 1;
		skip_shown(words, notes);
	}
	if (at > 0)
		end_saying(cue, at);
	return cue->said.failed ? VK_ENOMEM : VK_OK;
}

static bool
take_lap(struct vk__words *w)
{
	const char *at = w->at;

	if (vk__words_take(w, "press") && vk__words_take(w, "lap"))
		return true;
	w->at = at;
	return false;
}

/* The first word that means something ends the cue, or Press lap does. */
static const char *
find_end(struct vk__words *w, bool *press)
{
	const char *text;
	size_t len;

	for (;;) {
		const char *at = w->at;
		enum vk__icu_kind kind;

		if (take_lap(w)) {
			*press = true;
			return at;
		}
		if (!vk__words_next(w, &text, &len))
			return w->end;
		kind = vk__icu_word(text, len).kind;
		if (kind != VK__ICU_TEXT && kind != VK__ICU_PRESS &&
		    kind != VK__ICU_PROMPT) {
			w->at = text;
			return text;
		}
	}
}

vk_status
vk__icu_cue_take(struct vk__icu_cue *cue, struct vk__words *words,
    bool *press, struct vk__notes *notes, vk_error *err)
{
	const char *end = vk__icu_cut(words->at,
	    (size_t)(words->end - words->at));
	struct vk__words inside;

	vk__icu_cue_clear(cue);
	while (take_lap(words))
		*press = true;
	inside = *words;
	if (end == NULL) {
		end = find_end(words, press);
	} else {
		words->at = end + VK__ICU_CUT_BYTES;
		vk__words_skip(words);
	}
	inside.end = end;
	return read_cue(cue, &inside, notes, err);
}

vk_status
vk__icu_cue_set(const struct vk__icu_cue *cue, vk_workout *w, uint32_t index)
{
	if (cue->said.len > 0)
		return vk_workout_set_text(w, index, cue->said.data,
		    cue->said.len);
	if (cue->text == NULL)
		return VK_OK;
	return vk_workout_set_text(w, index, cue->text,
	    (size_t)(cue->end - cue->text));
}
