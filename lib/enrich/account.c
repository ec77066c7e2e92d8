/* SPDX-License-Identifier: MIT */
/*
 * The account of an answer. Codes are English, sentences in the language of
 * the text; every borrowed member names the session it comes from.
 */
#include "account.h"

#include <string.h>

#include "../base/number.h"
#include "../base/phrase.h"

enum { SUGGESTIONS = 3, COMPARED = 8, LENGTH = 2 * VK__NUMBER_SIZE + 8 };

static size_t
lang_index(const struct vk__account *a)
{
	return strcmp(a->lang, "fr") == 0;
}

static void
add_string(vk_buf *out, const char *text)
{
	vk_buf_add_json(out, text, strlen(text));
}

/* "1 h 15", "45 min" and so on into text. */
static void
length_text(char text[LENGTH], double seconds)
{
	uint64_t minutes = (uint64_t)(seconds / 60 + 0.5);
	size_t n = 0;

	if (minutes >= 60) {
		n += vk__uint_write(text, minutes / 60);
		memcpy(text + n, " h", 2);
		n += 2;
		minutes %= 60;
		if (minutes > 0)
			text[n++] = ' ';
		if (minutes > 0 && minutes < 10)
			text[n++] = '0';
	}
	if (minutes > 0 || n == 0) {
		bool alone = n == 0;

		n += vk__uint_write(text + n, minutes);
		if (alone) {
			memcpy(text + n, " min", 4);
			n += 4;
		}
	}
	text[n] = '\0';
}

/* ------------------------------------------------------------- completed */

static void
add_origin(vk_buf *out, const struct vk__account *a, const char *id)
{
	static const struct {
		unsigned flag;
		const char *name;
	} members[] = { { VK__BORROWED_STRUCTURE, "structure" },
		{ VK__BORROWED_DURATION, "duration" },
		{ VK__BORROWED_INTENSITY, "intensity" },
		{ VK__BORROWED_RECOVERY, "recovery" },
		{ VK__BORROWED_WARMUP, "warmup" },
		{ VK__BORROWED_COOLDOWN, "cooldown" } };
	const char *comma = "";

	vk_buf_add_text(out, ",\"origin\":{");
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
		if ((a->completion->borrowed & members[i].flag) == 0)
			continue;
		vk_buf_add_text(out, comma);
		add_string(out, members[i].name);
		vk_buf_add_char(out, ':');
		add_string(out, id);
		comma = ",";
	}
	if ((a->completion->borrowed & VK__FILLED_EASY) != 0) {
		vk_buf_add_text(out, comma);
		vk_buf_add_text(out, "\"easy\":\"rule\"");
	}
	vk_buf_add_char(out, '}');
}

static void
add_phrase(vk_buf *out, const struct vk__account *a, const char *code,
    const char *first, const char *second)
{
	(void)vk__phrase_json(out, a->lang, code, first, second);
}

static void
add_assumed(vk_buf *out, const struct vk__account *a, const char *title)
{
	char from[LENGTH], to[LENGTH];

	vk_buf_add_text(out, ",\"assumed\":[");
	add_phrase(out, a, "enrich-session", title, NULL);
	if (a->completion->from > 0) {
		length_text(from, a->completion->from);
		length_text(to, vk__plan_seconds(&a->completion->plan));
		vk_buf_add_char(out, ',');
		add_phrase(out, a, "enrich-scaled", to, from);
	}
	if ((a->completion->borrowed & VK__FILLED_EASY) != 0) {
		vk_buf_add_char(out, ',');
		add_phrase(out, a, "enrich-easy", NULL, NULL);
	}
	if (a->request->open) {
		vk_buf_add_char(out, ',');
		add_phrase(out, a, "enrich-open", NULL, NULL);
	}
	vk_buf_add_char(out, ']');
}

static vk_status
add_completed(vk_buf *out, const struct vk__account *a, vk_error *err)
{
	const struct vk__hit *hit = &a->match->hit[a->chosen];
	struct vk__stored stored;
	const char *title;
	vk_status status = vk__corpus_one(a->corpus, hit->part, hit->key,
	    &stored, err);

	if (status != VK_OK)
		return status;
	title = stored.session.title[lang_index(a)];
	vk_buf_add_text(out, "\"session\":");
	add_string(out, stored.session.id);
	vk_buf_add_text(out, ",\"title\":");
	add_string(out, title);
	vk_buf_add_text(out, ",\"confidence\":");
	vk_buf_add_fixed(out, a->confidence, 2);
	vk_buf_add_text(out, ",\"coverage\":");
	vk_buf_add_fixed(out, hit->coverage, 2);
	add_origin(out, a, stored.session.id);
	add_assumed(out, a, title);
	return VK_OK;
}

/* --------------------------------------------------------------- refused */

static void
add_refused(vk_buf *out, const struct vk__account *a)
{
	char phrase[32] = "enrich-no-";
	const char *code = vk__objection_code(a->objection);

	memcpy(phrase + strlen(phrase), code, strlen(code) + 1);
	vk_buf_add_text(out, "\"session\":null,\"reason\":");
	add_string(out, code);
	vk_buf_add_text(out, ",\"message\":");
	add_phrase(out, a, phrase, NULL, NULL);
	vk_buf_add_text(out, ",\"coverage\":");
	vk_buf_add_fixed(out, a->match->count > 0 ?
	    a->match->hit[0].coverage : 0, 2);
}

/* ----------------------------------------------------------- alternatives */

/* Whether a hit has anything to do with the request. */
static bool
is_worth(const struct vk__account *a, size_t i)
{
	return a->match->hit[i].coverage > 0.2 ||
	    (a->match->kinds != 0 && a->match->unknown < 1);
}

static void
add_alternative(vk_buf *out, const struct vk__account *a,
    const struct vk__hit *hit, const vk_session *session)
{
	char length[LENGTH];

	vk_buf_add_text(out, "{\"session\":");
	add_string(out, session->id);
	vk_buf_add_text(out, ",\"title\":");
	add_string(out, session->title[lang_index(a)]);
	vk_buf_add_text(out, ",\"category\":");
	add_string(out, vk_category_text(hit->category));
	vk_buf_add_text(out, ",\"coverage\":");
	vk_buf_add_fixed(out, hit->coverage, 2);
	if (a->completion == NULL) {
		length_text(length, hit->seconds);
		vk_buf_add_text(out, ",\"message\":");
		add_phrase(out, a, "enrich-try",
		    session->title[lang_index(a)], length);
	}
	vk_buf_add_char(out, '}');
}

static vk_status
add_alternatives(vk_buf *out, const struct vk__account *a, vk_error *err)
{
	bool none = a->objection == VK__OBJECTION_STOP ||
	    a->objection == VK__OBJECTION_WHOLE;
	size_t n = 0;
	vk_status status = VK_OK;

	vk_buf_add_text(out, ",\"alternatives\":[");
	for (size_t i = 0; i < a->match->count && n < SUGGESTIONS && !none &&
	    status == VK_OK; i++) {
		struct vk__stored stored;

		if ((a->completion != NULL && i == a->chosen) ||
		    !is_worth(a, i))
			continue;
		if (n++ > 0)
			vk_buf_add_char(out, ',');
		status = vk__corpus_one(a->corpus, a->match->hit[i].part,
		    a->match->hit[i].key, &stored, err);
		if (status == VK_OK)
			add_alternative(out, a, &a->match->hit[i],
			    &stored.session);
	}
	vk_buf_add_char(out, ']');
	return status;
}

/* ------------------------------------------------------------------ words */

static void
add_words(vk_buf *out, const struct vk__account *a)
{
	const struct vk__words *words = &a->request->words;
	const char *comma = "";

	vk_buf_add_text(out, ",\"unknown\":[");
	for (size_t i = 0; i < words->count; i++) {
		const struct vk__said *said = &words->said[i];

		if (said->known || said->weight <= 0)
			continue;
		vk_buf_add_text(out, comma);
		vk_buf_add_json(out, a->text + said->start,
		    said->end - said->start);
		comma = ",";
	}
	vk_buf_add_text(out, "],\"corrected\":[");
	comma = "";
	for (size_t i = 0; i < words->count; i++) {
		const struct vk__said *said = &words->said[i];

		if (!said->fixed)
			continue;
		vk_buf_add_text(out, comma);
		vk_buf_add_text(out, "{\"from\":");
		vk_buf_add_json(out, a->text + said->start,
		    said->end - said->start);
		vk_buf_add_text(out, ",\"to\":");
		vk_buf_add_json(out, said->text, said->len);
		vk_buf_add_char(out, '}');
		comma = ",";
	}
	vk_buf_add_char(out, ']');
}

/* ---------------------------------------------------------------- explain */

static void
add_figure(vk_buf *out, const char *name, double value)
{
	vk_buf_add_text(out, ",\"");
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":");
	vk_buf_add_fixed(out, value, 3);
}

static vk_status
add_compared(vk_buf *out, const struct vk__account *a, vk_error *err)
{
	vk_status status = VK_OK;

	vk_buf_add_text(out, ",\"compared\":[");
	for (size_t i = 0; i < a->match->count && i < COMPARED &&
	    status == VK_OK; i++) {
		const struct vk__hit *hit = &a->match->hit[i];
		struct vk__stored stored;

		status = vk__corpus_one(a->corpus, hit->part, hit->key,
		    &stored, err);
		if (status != VK_OK)
			break;
		vk_buf_add_text(out, i > 0 ? ",{\"session\":" :
		    "{\"session\":");
		add_string(out, stored.session.id);
		add_figure(out, "score", hit->score);
		add_figure(out, "bm25", hit->rank);
		add_figure(out, "coverage", hit->coverage);
		add_figure(out, "contained", hit->contained);
		add_figure(out, "jaccard", hit->jaccard);
		add_figure(out, "cosine", hit->cosine);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_text(out, "],\"said\":[");
	for (size_t i = 0; i < a->request->words.count; i++) {
		const struct vk__said *said = &a->request->words.said[i];

		vk_buf_add_text(out, i > 0 ? ",{\"term\":" : "{\"term\":");
		vk_buf_add_json(out, said->text, said->len);
		add_figure(out, "weight", said->weight);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_char(out, ']');
	return status;
}

vk_status
vk__account_write(const struct vk__account *a, vk_buf *out, vk_error *err)
{
	vk_status status = VK_OK;

	vk_buf_add_char(out, '{');
	if (a->completion != NULL)
		status = add_completed(out, a, err);
	else
		add_refused(out, a);
	if (status == VK_OK)
		status = add_alternatives(out, a, err);
	add_words(out, a);
	if (status == VK_OK && a->explain)
		status = add_compared(out, a, err);
	vk_buf_add_char(out, '}');
	return status == VK_OK && out->failed ? VK_ENOMEM : status;
}
