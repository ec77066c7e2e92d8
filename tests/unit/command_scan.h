/* SPDX-License-Identifier: MIT */
/* Lines as words and quantities of commands, for the tests of what reads them. */
#ifndef TEST_COMMAND_SCAN_H
#define TEST_COMMAND_SCAN_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/recall/tokens.h"

static struct vk__cmd_words words;
static struct vk__cmd_scan scan;
static struct vk__cmd_tokens tokens;

static void
begin_scan(void)
{
	cr_assert_eq(vk__cmd_words_read(&words), VK_OK);
	scan.words = &words;
	cr_assert_eq(vk__lexicon_new(&scan.lexicon), VK_OK);
	cr_assert_eq(vk__scanner_new(&scan.scanner), VK_OK);
}

static void
end_scan(void)
{
	vk__lexicon_free(scan.lexicon);
	vk__scanner_free(scan.scanner);
	vk__cmd_scan_free(&scan);
	vk__cmd_words_free(&words);
}

static void
cut(const char *text)
{
	cr_assert_eq(vk__cmd_tokens_read(&scan, text, strlen(text), &tokens),
	    VK_OK, "%s", text);
}

#endif
