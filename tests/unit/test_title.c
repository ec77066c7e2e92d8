/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

#include "../../lib/base/utf8.h"
#include "../../lib/text/title.h"

TestSuite(title, .init = parser_begin, .fini = parser_end);

static const char *
name_of(const char *text)
{
	read_text(text);
	vk_buf_clear(&shown);
	vk__name_write(vk_parser_workout(parser), vk_parser_lang(parser),
	    &shown);
	return vk_buf_text(&shown);
}

Test(title, the_repetition_names_the_session)
{
	cr_assert_str_eq(name_of("éch 20min, 5x3min à 95% récup 2min"),
	    "5 × 3 min à 95 %");
	cr_assert_str_eq(name_of("1h easy, 5x3min at 95%, 2min rest"),
	    "5 × 3 min at 95%");
	cr_assert_str_eq(name_of("3x(2x8min à 90%) récup 2min"),
	    "3 × 2 × 8 min à 90 %");
}

Test(title, else_the_longest_step)
{
	cr_assert_str_eq(name_of("warm up 10min, 45min at 70%"),
	    "45 min at 70%");
	cr_assert_str_eq(name_of("1h30 en Z2, récup"), "1 h 30 en Z2");
	cr_assert_str_eq(name_of("5km à 250W, souple"), "5 km à 250 W");
}

Test(title, nothing_to_name)
{
	cr_assert_str_eq(name_of("bonjour tout le monde"),
	    strcmp(vk_parser_lang(parser), "fr") == 0 ? "Séance" :
	    "Workout");
}

Test(title, the_last_recovery_does_not_count)
{
	cr_assert_str_eq(name_of("5x5min at 100%, 3min easy between"),
	    "5 × 5 min at 100%");
}

Test(title, targets)
{
	cr_assert_str_eq(name_of("3x10min at 88-94%"),
	    "3 × 10 min at 88-94%");
	cr_assert_str_eq(name_of("8x30s à fond, r 4min"),
	    "8 × 30 s à fond");
	cr_assert_str_eq(name_of("4x5min 110% PMA récup 5min"),
	    "4 × 5 min à 110 % PMA");
	cr_assert_str_eq(name_of("20min easy from 50 to 75%"),
	    "20 min at 50 → 75%");
}

static const char *
title_of(const char *text)
{
	vk_buf_clear(&shown);
	vk__name_title(text, strlen(text), &shown);
	return vk_buf_text(&shown);
}

Test(title, one_line_of_the_text)
{
	cr_assert_str_eq(title_of("Over-unders"), "Over-unders");
	cr_assert_str_eq(title_of("Seuil  \nligne 2"), "Seuil");
	cr_assert_str_eq(title_of("a\tb\x01" "c"), "abc");
	cr_assert_str_eq(title_of(""), "");
}

Test(title, at_most_sixty_characters)
{
	char text[300] = "";

	for (int i = 0; i < 100; i++)
		strcat(text, "é");
	title_of(text);
	cr_assert_eq(shown.len, 2 * VK__NAME_CHARS);
	cr_assert_eq(vk__utf8_check(shown.data, shown.len), shown.len);
}
