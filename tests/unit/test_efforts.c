/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/efforts.h"

#include "enrich_request.h"

TestSuite(efforts, .init = request_begin, .fini = request_end);

static const char *
terms(const char *text)
{
	struct vk__words words = { 0 };
	const vk_workout *w = steps_of(text);

	vk__terms_of_efforts(&words, w);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < words.count; i++) {
		if (i > 0)
			vk_buf_add_char(&shown, ' ');
		vk_buf_add(&shown, words.said[i].text, words.said[i].len);
	}
	return vk_buf_text(&shown);
}

Test(efforts, repetitions)
{
	cr_expect_str_eq(terms("5x4 min à 110 % récup 3 min"),
	    "ef:240 iv:5x240");
	cr_expect_str_eq(terms("2 x (10 x 30 s à 120 % r 30 s)"),
	    "ef:30 iv:10x30 pair:30/30");
	cr_expect_str_eq(terms("des 40/20"), "ef:40 pair:40/20");
	cr_expect_str_eq(terms("1h à 65 %"), "");
	cr_expect_str_eq(terms(""), "");
}

Test(efforts, what_they_are_ridden_at)
{
	struct vk__words words = { 0 };

	vk__terms_of_efforts(&words, steps_of("8 x 10 s r 3 min"));
	cr_assert_eq(words.said[0].kinds, VK__KIND(VK_CATEGORY_SPRINT));
	words = (struct vk__words){ 0 };
	vk__terms_of_efforts(&words, steps_of("10 x 15 s r 15 s"));
	cr_assert((words.said[0].kinds & VK__KIND(VK_CATEGORY_VO2MAX)) != 0,
	    "short rests make the pace");
	words = (struct vk__words){ 0 };
	vk__terms_of_efforts(&words, steps_of("2x20 min"));
	cr_assert((words.said[0].kinds & VK__KIND(VK_CATEGORY_THRESHOLD)) != 0);
}

Test(efforts, no_more_than_can_be_told)
{
	struct vk__words words = { 0 };
	vk_buf text = { 0 };

	for (unsigned i = 1; i < 40; i++) {
		vk_buf_add_text(&text, "2x");
		vk_buf_add_uint(&text, i);
		vk_buf_add_text(&text, " min à 90 % r 1 min, ");
	}
	vk__terms_of_efforts(&words, steps_of(vk_buf_text(&text)));
	cr_assert_leq(words.count, 16);
	vk_buf_free(&text);
}
