/* SPDX-License-Identifier: MIT */
#include "../../lib/text/fold.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__folded folded;

static const char *
fold(const char *text)
{
	cr_assert_eq(vk__fold(&folded, text, strlen(text)), VK_OK, "%s",
	    text);
	cr_assert_eq(strlen(folded.text), folded.len);
	cr_assert_eq(folded.map[folded.len], strlen(text));
	return folded.text;
}

static void
end(void)
{
	vk__fold_free(&folded);
	cr_assert_null(folded.text);
}

TestSuite(fold, .fini = end);

Test(fold, capitals_and_accents_go)
{
	cr_assert_str_eq(fold("Échauffement À 95%"), "echauffement a 95%");
	cr_assert_str_eq(fold("ŒUVRE Straße Ñandú ÿ"), "oeuvre strasse nandu y");
	cr_assert_str_eq(fold("Rønnestad łódź"), "ronnestad lodz");
}

Test(fold, composed_and_decomposed_are_one)
{
	cr_assert_str_eq(fold("re\xcc\x81" "cup a\xcc\x80 ce\xcc\xa7" "a"),
	    "recup a cea");
	cr_assert_str_eq(fold("récup à çea"), "recup a cea");
}

Test(fold, one_kind_of_each_sign)
{
	cr_assert_str_eq(fold("3’ 3′ 3‘ 3` 3´"), "3' 3' 3' 3' 3'");
	cr_assert_str_eq(fold("30″ 30” 30“ «a»"), "30\" 30\" 30\" \"a\"");
	cr_assert_str_eq(fold("88–94 88—94 88−94 88‐94"),
	    "88-94 88-94 88-94 88-94");
	cr_assert_str_eq(fold("5×3 5✕3 5⋅3"), "5*3 5*3 5\1" "3");
	cr_assert_str_eq(fold("50→75 a…b ½ ¼"), "50>75 a...b .5 .25");
}

Test(fold, blanks_are_one_kind)
{
	cr_assert_str_eq(fold("95\xc2\xa0% 5\xe2\x80\xaf" "min\xe2\x80\x89x"),
	    "95 % 5 min x");
	cr_assert_str_eq(fold("a\r\nb\x7f\x01" "c\td"), "a \nb  c\td");
}

Test(fold, what_only_guides_the_display_is_dropped)
{
	cr_assert_str_eq(fold("5\xe2\x80\x8bmin\xef\xbb\xbf \xc2\xadx"),
	    "5min x");
}

Test(fold, pictures_are_blanks_and_foreign_letters_stay_words)
{
	cr_assert_str_eq(fold("🚴 5min"), "  5min");
	cr_assert_str_eq(fold("я5"), "\x7f" "5");
}

Test(fold, html_is_read_over)
{
	cr_assert_str_eq(fold("<p>5&times;3&nbsp;min</p>"), "\n5*3 min\n");
	cr_assert_str_eq(fold("a &amp; b"), "a &amp; b");
	cr_assert_str_eq(fold("<b>a &amp; b</b>"), "a & b");
	cr_assert_str_eq(fold("<3min & >5min"), "<3min & >5min");
}

Test(fold, each_byte_knows_where_it_came_from)
{
	fold("é½x");
	cr_assert_str_eq(folded.text, "e.5x");
	cr_assert_eq(folded.map[0], 0);
	cr_assert_eq(folded.map[1], 2);
	cr_assert_eq(folded.map[2], 2);
	cr_assert_eq(folded.map[3], 4);
	cr_assert_eq(folded.map[4], 5);
}

Test(fold, empty_and_reused)
{
	cr_assert_str_eq(fold(""), "");
	cr_assert_str_eq(fold("abc"), "abc");
	cr_assert_str_eq(fold("de"), "de");
}

Test(fold, the_longest_spellings_fit)
{
	char text[3 * 200 + 1];
	size_t i;

	/* Two bytes that become three. */
	for (i = 0; i < 300; i++)
		memcpy(text + 2 * i, "¾", 2);
	text[600] = '\0';
	fold(text);
	cr_assert_eq(folded.len, 900);
	cr_assert_str_eq(folded.text + 897, ".75");
}

/* Runs of usual characters are folded eight at a time. */
Test(fold, a_character_is_the_same_in_every_place)
{
	for (int c = 1; c < 128; c++) {
		char alone[2] = { (char)c, '\0' };
		char one = fold(alone)[0];

		for (size_t at = 0; at < 19; at++) {
			char text[20] = "Abc 123 zZ@[`{ 0x~", want[20];

			text[at] = (char)c;
			memcpy(want, text, sizeof want);
			for (size_t i = 0; i < strlen(text); i++)
				want[i] = text[i] == 'A' ? 'a' : text[i] == 'Z' ?
				    'z' : text[i] == '`' ? '\'' : text[i];
			want[at] = one;
			cr_assert_str_eq(fold(text), want, "%d at %zu", c, at);
			for (size_t i = 0; i < folded.len; i++)
				cr_assert_eq(folded.map[i], i);
		}
	}
}

Test(fold, words_broken_at_the_end_of_a_line)
{
	cr_assert_str_eq(fold("4 min de récu-\npération"),
	    "4 min de recuperation");
	cr_assert_eq(folded.map[13], 16); /* behind é, the hyphen and the line */
	cr_assert_eq(folded.map[folded.len - 1], 24);
	/* a name, a number, a list, a word alone */
	cr_assert_str_eq(fold("Fin-\nFin"), "fin-\nfin");
	cr_assert_str_eq(fold("5-\nmin"), "5-\nmin");
	cr_assert_str_eq(fold("min -\nmin"), "min -\nmin");
	cr_assert_str_eq(fold("ab-\n"), "ab-\n");
	cr_assert_str_eq(fold("-\nab"), "-\nab");
}

Test(fold, invalid_bytes_are_told)
{
	cr_assert_eq(vk__fold(&folded, "a\xff", 2), VK_EUTF8);
	cr_assert_eq(vk__fold(&folded, "\xc3", 1), VK_EUTF8);
}

Test(fold, single_characters)
{
	cr_assert_str_eq(vk__fold_char(0xe9), "e");
	cr_assert_str_eq(vk__fold_char(0x301), "");
	cr_assert_str_eq(vk__fold_char(0x2013), "-");
	cr_assert_str_eq(vk__fold_char(0xa0), " ");
	cr_assert_str_eq(vk__fold_char(0x2022), "\1");
	cr_assert_str_eq(vk__fold_char(0x42f), "\x7f");
	cr_assert_str_eq(vk__fold_char(0x10ffff), " ");
}
