/* SPDX-License-Identifier: MIT */
/* What reports, and what is only beside a command. */
#include "command_scan.h"

#include "../../lib/recall/report.h"

TestSuite(report, .init = begin_scan, .fini = end_scan);

static bool
reports(const char *text)
{
	cut(text);
	return vk__cmd_reports(&tokens);
}

Test(report, main_clause)
{
	cr_expect(reports("I was 10 watts up"));
	cr_expect(reports("yesterday I did 4x8"));
	cr_expect(reports("j'ai fait 5 % de mieux"));
	cr_expect(reports("20 min shorter than planned"));
	cr_expect(reports("hier on a roulé 2 h"));
	cr_expect(reports("Tuesday: 4x8, it felt 5 % harder"));
}

Test(report, which_session)
{
	cr_expect_not(reports("the 4x8 I did on Tuesday"));
	cr_expect_not(reports("celle que j'ai faite hier"));
	cr_expect_not(reports("same thing we did Tuesday"));
}

Test(report, limit)
{
	cr_expect_not(reports("comme hier, j'ai 45 min"));
	cr_expect_not(reports("same as Monday, I have only 50 minutes"));
	cr_expect(reports("j'ai roulé"));
}

Test(report, aside)
{
	cr_expect_not(reports("same as Monday, it felt fine"));
	cr_expect_eq(tokens.token[tokens.count - 1].class, VK__CMD_NOTE);
	cr_expect(reports("it felt fine, same as Monday"));
}

Test(report, reason)
{
	cr_expect_not(reports("5x4 min, because Tuesday was easy"));
	cr_expect_not(reports("vu que samedi était dur, 1 h"));
	cr_assert_eq(tokens.token[0].class, VK__CMD_BECAUSE);
	cr_expect_eq(tokens.token[vk__cmd_reason_end(&tokens, 0)].class,
	    VK__CMD_SEP);
}
