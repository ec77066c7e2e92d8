/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/said.h"

#include "enrich_request.h"

TestSuite(said, .init = request_begin, .fini = request_end);

Test(said, topics_and_words)
{
	cr_expect_str_eq(said("séance PMA classique"),
	    "ride kind:vo2max about:classic");
	cr_expect_str_eq(said("an hour of sweet-spot on the turbo"),
	    "kind:sweet_spot place:indoor");
	cr_expect_str_eq(said("une pyramide du zorglub"),
	    "about:pyramid zorglub");
	cr_expect_str_eq(said("VO2max"), "kind:vo2max");
	cr_expect_str_eq(said("du Z2"), "kind:endurance");
	cr_expect_str_eq(said(""), "");
}

Test(said, once_each)
{
	cr_expect_str_eq(said("seuil, seuil et encore du seuil"),
	    "kind:threshold join");
}

Test(said, plurals)
{
	cr_expect_str_eq(said("zorglubs"), "zorglub");
	cr_expect_str_eq(said("tempos"), "kind:tempo");
	cr_assert_eq(vk__word_stem("cols", 4), 3);
	cr_assert_eq(vk__word_stem("bus", 3), 3, "too short");
	cr_assert_eq(vk__word_stem("boss", 4), 4);
	cr_assert_eq(vk__word_stem("creux", 5), 5);
}

Test(said, what_is_not_wanted)
{
	cr_expect_str_eq(said("endurance sans sprint"),
	    "kind:endurance not !kind:sprint");
	cr_assert_eq(request.words.kinds, VK__KIND(VK_CATEGORY_ENDURANCE));
	cr_assert_eq(request.words.not_kinds, VK__KIND(VK_CATEGORY_SPRINT));
	cr_expect_str_eq(said("pas, du seuil"), "not kind:threshold");
}

Test(said, kinds)
{
	ask("un truc facile");
	cr_assert_eq(vk__words_kinds(&request.words),
	    VK__KIND(VK_CATEGORY_RECOVERY) | VK__KIND(VK_CATEGORY_ENDURANCE));
	cr_assert(vk__words_named(&request.words));
	ask("test du seuil");
	cr_assert_eq(vk__words_kinds(&request.words),
	    VK__KIND(VK_CATEGORY_TEST));
	ask("strength endurance");
	cr_assert_eq(vk__words_kinds(&request.words),
	    VK__KIND(VK_CATEGORY_FORCE));
	ask("over-unders");
	cr_assert_not(vk__words_named(&request.words));
	cr_assert((vk__words_kinds(&request.words) &
	    VK__KIND(VK_CATEGORY_THRESHOLD)) != 0);
	ask("zorglub");
	cr_assert_eq(vk__words_kinds(&request.words), 0);
}

Test(said, durations_without_a_number)
{
	ask("3/4 d'heure facile");
	cr_assert_eq(request.words.total, 2700);
	ask("hour of zone 2");
	cr_assert_eq(request.words.total, 3600);
	ask("2 hours of threshold");
	cr_assert_eq(request.words.total, 0, "the parser has read it");
	ask("une heure de seuil");
	cr_assert_eq(request.words.total, 0);
}

Test(said, stop)
{
	ask("what is threshold?");
	cr_assert_not_null(request.words.stop);
	ask("natation 2000 m");
	cr_assert_not_null(request.words.stop);
	ask("séance PMA");
	cr_assert_null(request.words.stop);
}

Test(said, too_much_of_it)
{
	vk_buf text = { 0 };

	for (unsigned i = 0; i < 60; i++) {
		vk_buf_add_text(&text, "mot");
		vk_buf_add_char(&text, (char)('a' + i % 26));
		vk_buf_add_char(&text, (char)('a' + i / 26));
		vk_buf_add_char(&text, ' ');
	}
	ask(vk_buf_text(&text));
	cr_assert(request.words.full);
	cr_assert_eq(request.words.count, VK__SAID);
	vk_buf_free(&text);
}

Test(said, fixes)
{
	struct vk__fixes fixes = { .count = 1 };

	read_text("swet spot 1h");
	fixes.fix[0].raw = 0;
	fixes.fix[0].len = 5;
	memcpy(fixes.fix[0].to, "sweet", 5);
	vk__words_read(&request.words, topics, parser, &fixes);
	cr_assert_eq(request.words.kinds, VK__KIND(VK_CATEGORY_SWEET_SPOT));
	cr_assert(request.words.said[0].fixed);
	cr_assert_eq(request.words.said[0].start, 0);
	cr_assert_eq(request.words.said[0].end, 9);
}

Test(said, phrases_that_overlap)
{
	cr_expect_str_eq(said("travail de cadence élevée"), "kind:cadence");
	cr_expect_str_eq(said("on remet du seuil en bosse zorglub"),
	    "kind:threshold about:climb zorglub");
}

Test(said, hashes)
{
	cr_assert_neq(vk__said_hash("", 0), 0);
	cr_assert_neq(vk__said_hash("a", 1), vk__said_hash("b", 1));
}

/* 0 separates in the index: no word may come to it. */
Test(said, no_word_is_nothing)
{
	cr_expect_eq(vk__said_hash("\xcc\x24\x31\xc4", 4), 1);
	cr_expect_neq(vk__said_hash("seuil", 5), vk__said_hash("tempo", 5));
}

/* So many typing errors are repaired; what comes behind stays as it stands. */
Test(said, many_typing_errors)
{
	vk_buf text = { 0 };

	for (int i = 0; i < 16; i++)
		vk_buf_add_text(&text, "tempoo ");
	cr_expect_str_eq(said(vk_buf_text(&text)), "kind:tempo");
	vk_buf_add_text(&text, "tempoo");
	cr_expect_str_eq(said(vk_buf_text(&text)), "kind:tempo tempoo");
	vk_buf_free(&text);
}
