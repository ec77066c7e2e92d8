/* SPDX-License-Identifier: MIT */
#include "score/sentence.h"

#include <criterion/criterion.h>
#include <string.h>

Test(sentence, all_are_there_in_both_languages)
{
	struct vk__sentences sentences = { { 0 }, { { 0 } } };

	cr_assert_eq(vk__sentences_read(&sentences), VK_OK);
	for (int i = 0; i < VK__SENTENCES; i++) {
		vk_buf en = { 0 }, fr = { 0 };

		vk__sentence_add(&sentences, (enum vk__sentence)i, false, &en);
		vk__sentence_add(&sentences, (enum vk__sentence)i, true, &fr);
		cr_expect_str_neq(vk_buf_text(&en), vk_buf_text(&fr));
		/* A code that has no row would stand for itself. */
		cr_expect_null(strstr(vk_buf_text(&en), "score-"), "%s",
		    en.data);
		cr_expect_eq(en.data[0], '"');
		cr_expect_eq(en.data[en.len - 1], '"');
		cr_expect_eq(fr.data[fr.len - 1], '"');
		vk_buf_free(&en);
		vk_buf_free(&fr);
	}
	vk__sentences_free(&sentences);
}
