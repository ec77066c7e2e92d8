/* SPDX-License-Identifier: MIT */
/* Breaks text into lines by the columns that it takes, not by its bytes. */
#include "page.h"

#include <base/phrase.h>
#include <base/utf8.h>
#include <string.h>

#include "../cli/screen.h"

/* A paragraph under way: the line so far, and a word behind it. */
struct lines {
	const struct page *page;
	vk_buf word;
	size_t word_columns;
	size_t column;
	size_t indent;
	bool begun; /* the line has a word */
};

static void
add_blanks(vk_buf *out, size_t count)
{
	for (; count > 0; count--)
		vk_buf_add_char(out, ' ');
}

static void
begin_line(struct lines *l, size_t indent)
{
	if (indent + 10 > l->page->width)
		indent = 0;
	add_blanks(l->page->out, indent);
	l->column = indent;
	l->begun = false;
}

static void
break_line(struct lines *l)
{
	vk_buf_add_char(l->page->out, '\n');
	begin_line(l, l->indent + 2);
}

static void
end_word(struct lines *l)
{
	size_t blank = l->begun ? 1 : 0;

	l->page->out->failed |= l->word.failed;
	if (l->word.len == 0)
		return;
	if (l->begun && l->column + blank + l->word_columns > l->page->width) {
		break_line(l);
		blank = 0;
	}
	add_blanks(l->page->out, blank);
	vk_buf_add(l->page->out, l->word.data, l->word.len);
	l->column += blank + l->word_columns;
	l->begun = true;
	vk_buf_clear(&l->word);
	l->word_columns = 0;
}

/* A character that would not fit on any line begins the next one. */
static void
add_character(struct lines *l, const char *text, size_t n, uint32_t code)
{
	size_t room = l->page->width - (l->indent + 2 + 10 > l->page->width ?
	    0 : l->indent + 2);

	if (l->word_columns + screen_width(code) > room) {
		end_word(l);
		break_line(l);
	}
	l->word_columns += screen_add(text, n, code, &l->word);
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == '\n' || code == '\t' || code == '\r';
}

/* A blank that French puts before a sign ends no line. */
static bool
is_tied(const char *text, size_t len)
{
	return len > 1 && text[0] == ' ' && strchr("%:;!?", text[1]) != NULL &&
	    text[1] != '\0';
}

void
page_add(const struct page *page, size_t indent, const char *text, size_t len)
{
	struct lines l = { .page = page, .indent = indent };
	size_t at = 0;

	begin_line(&l, indent);
	while (at < len) {
		uint32_t code = 0;
		size_t n = vk__utf8_decode(text + at, len - at, &code);

		if (n == 0)
			break;
		if (is_blank(code) && (l.word.len == 0 ||
		    !is_tied(text + at, len - at)))
			end_word(&l);
		else
			add_character(&l, text + at, n, code);
		at += n;
	}
	end_word(&l);
	vk_buf_add_char(page->out, '\n');
	vk_buf_free(&l.word);
}

void
page_title(const struct page *page, const char *text, size_t len)
{
	if (page->colour)
		vk_buf_add_text(page->out, "\033[1m");
	page_add(page, 0, text, len);
	if (!page->colour)
		return;
	page->out->len -= page->out->failed ? 0 : 1;
	vk_buf_add_text(page->out, "\033[0m\n");
}

void
page_say(const struct page *page, size_t indent, const char *code)
{
	vk_buf text = { 0 };

	(void)vk__phrase_add(&text, page->lang, code, NULL, NULL);
	page->out->failed |= text.failed;
	page_add(page, indent, text.data != NULL ? text.data : "", text.len);
	vk_buf_free(&text);
}
