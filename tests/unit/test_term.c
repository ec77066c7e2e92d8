/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(term, .init = pipeline_begin, .fini = pipeline_end);

/*
 * The terms: numbers (w: written out), c clocks, ? unknown words, signs as
 * they are, | lines (* a list mark), and concepts by class and value.
 */
static const char *
terms_of(const char *text)
{
	static const char *const classes[] = { "", "unit", "num", "role",
		"rest", "off", "zone", "scale", "ref", "op", "set", "note",
		"fill", "off_domain", "day", "month", "named" };

	read_terms(text);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < terms.count; i++) {
		const struct vk__term *t = &terms.term[i];

		if (i > 0)
			vk_buf_add_char(&shown, ' ');
		switch (t->kind) {
		case VK__TERM_NUMBER:
			vk_buf_add_fixed(&shown, t->value, 3);
			vk_buf_add_text(&shown, t->word ? "w" : "");
			break;
		case VK__TERM_CLOCK:
			vk_buf_add_char(&shown, 'c');
			vk_buf_add_fixed(&shown, t->value, 0);
			break;
		case VK__TERM_SIGN:
			vk_buf_add_char(&shown, t->sign);
			break;
		case VK__TERM_LINE:
			vk_buf_add_text(&shown, t->bullet ? "|*" : "|");
			break;
		case VK__TERM_UNKNOWN:
			vk_buf_add_char(&shown, '?');
			break;
		default:
			vk_buf_add_text(&shown, classes[t->concept.class]);
			vk_buf_add_uint(&shown, t->concept.value);
			break;
		}
	}
	cr_assert_eq(terms.term[terms.count].kind, VK__TERM_END);
	return vk_buf_text(&shown);
}

static const struct vk__term *
only(const char *text)
{
	read_terms(text);
	cr_assert_eq(terms.count, 1, "%s: %zu", text, terms.count);
	return &terms.term[0];
}

Test(term, nothing)
{
	cr_assert_str_eq(terms_of(""), "");
	cr_assert_str_eq(terms_of("   "), "");
}

Test(term, numbers_units_and_signs)
{
	cr_assert_str_eq(terms_of("5x3min"), "5 op1 3 unit1");
	cr_assert_str_eq(terms_of("95%"), "95 %");
	cr_assert_str_eq(terms_of("3:00"), "c180");
	cr_assert_str_eq(terms_of("5 * 3"), "5 op1 3");
	cr_assert_str_eq(terms_of("[5]"), "( 5 )");
}

Test(term, the_longest_phrase_wins)
{
	cr_assert(vk__term_has(only("retour au calme"), VK__CLASS_ROLE,
	    VK__ROLE_COOLDOWN));
	cr_assert_eq(terms.term[0].raws, 3);
	cr_assert(vk__term_has(only("warm-up"), VK__CLASS_ROLE,
	    VK__ROLE_WARMUP));
	cr_assert(vk__term_has(only("cool down"), VK__CLASS_ROLE,
	    VK__ROLE_COOLDOWN));
	/* A phrase that breaks off leaves its words. */
	cr_assert_str_eq(terms_of("mise en foobar"), "? ?");
}

Test(term, units_across_signs)
{
	cr_assert_str_eq(terms_of("90 tr/min"), "90 unit11");
	cr_assert_str_eq(terms_of("4 W/kg"), "4 unit8");
}

Test(term, number_words)
{
	cr_assert_str_eq(terms_of("huit séries de trente secondes"),
	    "8w set1 op6 30w unit2");
	cr_assert_str_eq(terms_of("twice"), "2w op1");
}

Test(term, units_only_after_numbers)
{
	cr_assert_str_eq(terms_of("3 h"), "3 unit0");
	cr_assert_str_eq(terms_of("w/ ease")[0] == 'o' ? "with" : "",
	    "with");
	cr_assert_str_eq(terms_of("min"), "");
	cr_assert_eq(terms.fate[0], VK__FATE_FILL);
}

Test(term, glued_words_are_split)
{
	cr_assert_str_eq(terms_of("5minrec"), "5 unit1 role2");
	cr_assert_str_eq(terms_of("4'seuil"), "4 ' zone6");
	cr_assert_str_eq(terms_of("minrec"), "?");
	/* no mile with an "x" behind it */
	cr_assert_str_eq(terms_of("2 mix"), "2 ?");
}

Test(term, typing_errors_are_repaired_and_listed)
{
	const struct vk__term *t = only("seuill");

	cr_assert_eq(t->concept.class, VK__CLASS_ZONE);
	cr_assert_eq(terms.corrections, 1);
	cr_assert_eq(terms.correction[0].raw, 0);
	cr_assert_str_eq(terms.correction[0].to, "seuil");
	cr_assert_eq(terms.fate[0], VK__FATE_CORRECTED);
}

Test(term, some_words_are_never_guessed)
{
	/* as near as can be to the end of an ordinal, with no number before */
	cr_assert_str_eq(terms_of("imme"), "?");
	static const char *const words[] = { "mardii", "trentte", "witout",
		"abcdefgh", "fevrir" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		read_terms(words[i]);
		cr_expect_eq(terms.term[0].kind, VK__TERM_UNKNOWN, "%s",
		    words[i]);
		cr_expect_eq(terms.corrections, 0, "%s", words[i]);
	}
}

Test(term, many_corrections_are_not_all_listed)
{
	char text[16 * 40];
	size_t len = 0;

	while (len + 7 < sizeof text) {
		memcpy(text + len, "seuill ", 7);
		len += 7;
	}
	text[len] = '\0';
	read_terms(text);
	cr_assert_eq(terms.corrections, 16);
	cr_assert_eq(terms.fate[raws.count - 1], VK__FATE_CORRECTED);
}

Test(term, unknown_words_stay)
{
	cr_assert_str_eq(terms_of("5min qwertzu"), "5 unit1 ?");
	cr_assert_eq(terms.fate[2], VK__FATE_UNREAD);
}

Test(term, words_without_meaning_are_skipped)
{
	read_terms("votre 5min");
	cr_assert_eq(terms.term[0].kind, VK__TERM_NUMBER);
	cr_assert_eq(terms.term[0].skipped, 1);
	cr_assert_eq(terms.fate[0], VK__FATE_FILL);
}

Test(term, lines_and_list_marks)
{
	cr_assert_str_eq(terms_of("foo\nbar"), "? | ?");
	cr_assert_str_eq(terms_of("- 5min\n- 3min"),
	    "|* 5 unit1 |* 3 unit1");
	cr_assert_str_eq(terms_of("• 5min\n* 3min"),
	    "|* 5 unit1 |* 3 unit1");
	cr_assert_str_eq(terms_of("1. 5min\n2) 3min"),
	    "|* 5 unit1 |* 3 unit1");
	cr_assert_str_eq(terms_of("5\n3.5 min"), "5 | 3.5 unit1");
	read_terms("5\n\n  3");
	cr_assert_eq(terms.term[1].lines, 2);
	cr_assert_eq(terms.term[1].indent, 2);
}

Test(term, quotation_marks_say_nothing)
{
	cr_assert_str_eq(terms_of("\"5min\""), "5 unit1");
	cr_assert_str_eq(terms_of("5\""), "5 \"");
}

Test(term, a_stop_after_a_short_word_ends_no_sentence)
{
	cr_assert_str_eq(terms_of("éch. 15'"), "role0 15 '");
	cr_assert_str_eq(terms_of("5 min. Puis"), "5 unit1 . op10");
}

Test(term, languages_are_counted)
{
	read_terms("échauffement puis récup");
	cr_assert_gt(terms.fr, terms.en);
	read_terms("warm up then easy");
	cr_assert_gt(terms.en, terms.fr);
	read_terms("5x3min");
	cr_assert_eq(terms.en, terms.fr);
}

Test(term, questions_of_terms)
{
	read_terms("( fois");
	cr_assert(vk__term_is(&terms.term[0], '('));
	cr_assert_not(vk__term_is(&terms.term[0], ')'));
	cr_assert_not(vk__term_is(&terms.term[1], '('));
	cr_assert(vk__term_op(&terms.term[1], VK__OP_TIMES));
	cr_assert_not(vk__term_op(&terms.term[0], VK__OP_TIMES));
	cr_assert_not(vk__term_has(&terms.term[1], VK__CLASS_UNIT,
	    VK__OP_TIMES));
}
