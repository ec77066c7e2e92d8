/* SPDX-License-Identifier: MIT */
/* The sentences that stand in a record already, in the order of their weight. */
#include "findings.h"

#include <base/phrase.h>
#include <record/json.h>
#include <string.h>

#include "../explain/lists.h"

enum { INDENT = 2 };

struct listing {
	const struct page *page;
	const vk_record *rec;
	const char *code; /* of its heading; NULL: it is there already */
};

static void
add_item(void *ctx, const char *text, size_t len)
{
	struct listing *l = ctx;
	vk_buf item = { 0 };

	if (l->code != NULL) {
		vk_buf_add_char(l->page->out, '\n');
		page_say(l->page, 0, l->code);
		l->code = NULL;
	}
	vk_buf_add_text(&item, "– ");
	vk_buf_add(&item, text, len);
	l->page->out->failed |= item.failed;
	if (!item.failed)
		page_add(l->page, INDENT, item.data, item.len);
	vk_buf_free(&item);
}

static void
each(struct listing *l, const char *path, const char *name, lists_fn *fn)
{
	const char *json;
	size_t len;

	if (vk_record_get(l->rec, path, &json, &len) == VK_OK &&
	    !lists_each(json, name, fn, l))
		l->page->out->failed = true;
}

/* The codes of what is missing, where no sentence says it. */
static void
add_missing(void *ctx, const char *text, size_t len)
{
	struct listing *l = ctx;
	vk_buf code = { 0 }, sentence = { 0 };

	vk_buf_add_text(&code, "score-missing-");
	vk_buf_add(&code, text, len);
	if (vk_buf_text(&code) != NULL &&
	    vk__phrase_add(&sentence, l->page->lang, code.data, NULL,
	    NULL) == VK_OK && sentence.len > 0)
		add_item(l, sentence.data, sentence.len);
	else
		add_item(l, text, len);
	l->page->out->failed |= code.failed || sentence.failed;
	vk_buf_free(&code);
	vk_buf_free(&sentence);
}

/* Why vk-enrich did not complete it, and what might have been meant. */
static void
add_unfinished(struct listing *l)
{
	const char *object, *json;
	size_t size;
	uint32_t len;
	vk_buf text = { 0 };

	if (vk_record_get(l->rec, "vekta.enrich", &object, &size) != VK_OK ||
	    !lists_find(object, "message", &json, &len) || len <= 2 ||
	    *json != '"')
		return;
	vk__json_decode(json + 1, len - 2, &text);
	l->page->out->failed |= text.failed;
	if (!text.failed)
		add_item(l, text.data, text.len);
	vk_buf_free(&text);
	each(l, "vekta.enrich", "alternatives", add_item);
}

/* The reasons of the judgement say what is missing, and more. */
static void
add_doubts(const struct page *page, const vk_record *rec)
{
	struct listing l = { page, rec, "show-missing" };

	each(&l, "vekta.score", "reasons", add_item);
	add_unfinished(&l);
	if (l.code != NULL)
		each(&l, "vekta.score", "missing", add_missing);
}

void
findings_add(const struct page *page, const vk_record *rec)
{
	static const struct {
		const char *code, *path, *name;
	} lists[] = {
		{ "show-unread", "vekta.parse", "unread" },
		{ "show-corrected", "vekta.parse", "corrected" },
		{ "show-corrected", "vekta.enrich", "corrected" },
		{ "show-assumed", "vekta.parse", "assumed" },
		{ "show-assumed", "vekta.enrich", "assumed" },
		{ "show-assumed", "vekta.adapt", "assumed" },
		{ "show-adapted", "vekta.adapt", "changes" },
		{ "show-imported", "vekta.source", "notes" }
	};
	struct listing l = { page, rec, NULL };
	const char *last = NULL;
	size_t i;

	add_doubts(page, rec);
	for (i = 0; i < sizeof lists / sizeof *lists; i++) {
		if (last == NULL || strcmp(lists[i].code, last) != 0)
			l.code = last = lists[i].code;
		each(&l, lists[i].path, lists[i].name, add_item);
	}
}
