/* SPDX-License-Identifier: MIT */
#include "../../lib/text/parser.h"

#include <criterion/criterion.h>
#include <string.h>

static vk_parser *parser;

static void
begin(void)
{
	cr_assert_eq(vk_parser_new(NULL, &parser, NULL), VK_OK);
}

static void
end(void)
{
	vk_parser_free(parser);
}

TestSuite(judge, .init = begin, .fini = end);

static const struct vk__evidence *
evidence(const char *text)
{
	cr_assert_eq(vk_parser_read(parser, text, strlen(text), NULL), VK_OK, "%s", text);
	return &parser->at->evidence;
}

static void
leaves(const char *text, unsigned words, unsigned numbers)
{
	const struct vk__evidence *e = evidence(text);

	cr_expect_eq(e->unread_words, words, "%s: %u words", text, e->unread_words);
	cr_expect_eq(e->unread_numbers, numbers, "%s: %u numbers", text,
	    e->unread_numbers);
}

Test(judge, all_is_read)
{
	leaves("5x3min à 95% récup 2min", 0, 0);
	leaves("mardi 3 mars : 5x3min à 95%", 0, 0);
}

Test(judge, words_and_numbers)
{
	leaves("5x3min à 95% schmurz récup 2min", 1, 0);
	leaves("5x3min à 95% 77, récup 2min", 0, 1);
	/* a number in words is a number */
	leaves("5 min at 60%, rolling seven", 1, 1);
}

Test(judge, chatter_is_let_be)
{
	leaves("Matériel : eau, serviette\n5x3min à 95%", 0, 0);
	leaves("Sac : 2 gourdes\n5x3min à 95%", 1, 1);
}

Test(judge, letters_name_parts)
{
	leaves("Bloc B : 4' à 105 %", 0, 0);
	leaves("B: 4' à 105 %", 0, 0);
	leaves("4' à 105 %, B", 1, 1);
}
