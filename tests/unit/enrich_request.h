/* SPDX-License-Identifier: MIT */
/* Requests for the tests of lib/enrich: a text, and what was read of it. */
#ifndef ENRICH_REQUEST_H
#define ENRICH_REQUEST_H

#include "../../lib/enrich/plan.h"
#include "text_workout.h"

static struct vk__topics *topics;
static struct vk__request request;
static vk_workout steps;

static inline void
request_begin(void)
{
	cr_assert_eq(vk__topics_new(&topics), VK_OK);
	parser_begin();
}

static inline void
request_end(void)
{
	vk__topics_free(topics);
	vk_workout_free(&steps);
	parser_end();
}

static inline void
ask(const char *text)
{
	read_text(text);
	vk__request_read(&request, topics, parser, NULL,
	    vk_parser_workout(parser), parser->at->grammar.stated_total);
}

/* What was said, a blank between, negated ones with '!' before. */
static inline const char *
said(const char *text)
{
	const struct vk__words *words = &request.words;

	ask(text);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < words->count; i++) {
		if (shown.len > 0)
			vk_buf_add_char(&shown, ' ');
		if (words->said[i].negated)
			vk_buf_add_char(&shown, '!');
		vk_buf_add(&shown, words->said[i].text, words->said[i].len);
	}
	return vk_buf_text(&shown);
}

/* A workout read from a text, kept while the next one is read. */
static inline const vk_workout *
steps_of(const char *text)
{
	const vk_workout *w;

	read_text(text);
	w = vk_parser_workout(parser);
	cr_assert_eq(vk_workout_clear(&steps), VK_OK);
	for (uint32_t i = w->node[0].child; i != 0; i = w->node[i].next)
		cr_assert_eq(vk__workout_append(w, i, &steps, 0, 0), VK_OK);
	return &steps;
}

static inline const char *
show(const vk_workout *w)
{
	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	return vk_buf_text(&shown);
}

#endif
