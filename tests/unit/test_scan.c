/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include <stdlib.h>

TestSuite(scan, .init = pipeline_begin, .fini = pipeline_end);

/*
 * The tokens, glued ones without a blank between: n number, d number with
 * decimals, c clock, w word, e elision, s sign, l line.
 */
static const char *
tokens(const char *text)
{
	static const char kinds[] = "ncwesl";

	scan_text(text);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < raws.count; i++) {
		if (i > 0 && !raws.raw[i].glued)
			vk_buf_add_char(&shown, ' ');
		vk_buf_add_char(&shown, raws.raw[i].kind == VK__RAW_NUMBER &&
		    raws.raw[i].decimal ? 'd' : kinds[raws.raw[i].kind]);
		if (raws.raw[i].kind == VK__RAW_SIGN)
			vk_buf_add_char(&shown, raws.raw[i].sign);
		else if (raws.raw[i].kind == VK__RAW_NUMBER ||
		    raws.raw[i].kind == VK__RAW_CLOCK)
			vk_buf_add_fixed(&shown, raws.raw[i].value, 4);
		else if (raws.raw[i].kind != VK__RAW_LINE)
			vk_buf_add(&shown, folded.text + raws.raw[i].beg,
			    raws.raw[i].end - raws.raw[i].beg);
	}
	return vk_buf_text(&shown);
}

Test(scan, a_sentence)
{
	cr_assert_str_eq(tokens("5x3min à 95%, r 2'30"),
	    "n5wxn3wmin wa n95s%s, wr n2s'n30");
	cr_assert_str_eq(tokens("  Z4  "), "wzn4");
	cr_assert_str_eq(tokens(""), "");
	cr_assert_str_eq(tokens(" \t "), "");
}

Test(scan, numbers)
{
	cr_assert_str_eq(tokens("1.5 2,5 .5 7"), "d1.5 d2.5 d0.5 n7");
	cr_assert_str_eq(tokens("1,2,3"), "n1s,n2s,n3");
	cr_assert_str_eq(tokens("5. 5, a.5"), "n5s. n5s, wad0.5");
	cr_assert_str_eq(tokens("007"), "n7");
	cr_assert_str_eq(tokens("0,95"), "d0.95");
}

/* Letters and digits are told eight at a time. */
Test(scan, words_and_numbers_of_all_lengths)
{
	char text[64];
	size_t n;

	for (n = 1; n < 40; n++) {
		memset(text, 'z', n);
		strcpy(text + n, "{a");
		scan_text(text);
		cr_assert_eq(raws.count, 3);
		cr_assert_eq(raws.raw[0].kind, VK__RAW_WORD);
		cr_assert_eq(raws.raw[0].end, n);
		memset(text, '0', n);
		strcpy(text + n - 1, "9/a");
		scan_text(text);
		cr_assert_eq(raws.count, 3);
		cr_assert_eq(raws.raw[0].kind, VK__RAW_NUMBER);
		cr_assert_eq(raws.raw[0].end, n);
		cr_assert_eq(raws.raw[0].value, 9);
	}
}

Test(scan, knows_whether_all_is_evenly_spaced)
{
	static const char *const even[] = { "", " 5x3 min ", "a b,c" };
	static const char *const uneven[] = { "a  b", "a\tb", "a\nb", "a \n", "a\xc2\xa0 b" };

	for (size_t i = 0; i < sizeof even / sizeof *even; i++) {
		scan_text(even[i]);
		cr_assert(raws.even, "%s", even[i]);
	}
	for (size_t i = 0; i < sizeof uneven / sizeof *uneven; i++) {
		scan_text(uneven[i]);
		cr_assert_not(raws.even, "%s", uneven[i]);
	}
}

Test(scan, huge_numbers_stay_countable)
{
	char text[500];

	memset(text, '9', 499);
	text[499] = '\0';
	scan_text(text);
	cr_assert_eq(raws.count, 1);
	cr_assert_eq(raws.raw[0].value, 1e15);
	text[200] = '.';
	scan_text(text);
	cr_assert_eq(raws.count, 1);
	cr_assert_eq(raws.raw[0].value, 1e15);
	memset(text, '0', 499);
	text[1] = '.';
	text[498] = '1';
	scan_text(text);
	cr_assert_eq(raws.count, 1);
	cr_assert_eq(raws.raw[0].value, 0);
}

Test(scan, points_and_colons_without_numbers)
{
	cr_assert_str_eq(tokens("a. :b ... :: .:5"), "was. s:wb s.s.s. s:s: s.s:n5");
	cr_assert_str_eq(tokens("1.2.3 1:2:3"), "n1s.n2s.n3 n1s:n2s:n3");
	cr_assert_str_eq(tokens("5.x 5:x 12345.5"), "n5s.wx n5s:wx d12345.5");
}

Test(scan, clocks)
{
	cr_assert_str_eq(tokens("3:00 12:30 0:45:00 :30"),
	    "c180 c750 c2700 c30");
	cr_assert_str_eq(tokens("3:5 1:234 123:45"),
	    "n3s:n5 n1s:n234 n123s:n45");
	scan_text("0:45:00");
	cr_assert(raws.raw[0].decimal, "has hours");
}

Test(scan, apostrophes)
{
	cr_assert_str_eq(tokens("d'effort l’autre"), "ed'weffort el'wautre");
	cr_assert_str_eq(tokens("3' 3'' 3'30''"), "n3s' n3s\" n3s'n30s\"");
	cr_assert_str_eq(tokens("5'a"), "n5s'wa");
}

Test(scan, lines)
{
	scan_text("a\n\n  \n   b\n");
	cr_assert_eq(raws.count, 4);
	cr_assert_eq(raws.raw[1].kind, VK__RAW_LINE);
	cr_assert_eq(raws.raw[1].lines, 3);
	cr_assert_eq(raws.raw[1].indent, 3);
	cr_assert_not(raws.raw[2].glued);
	cr_assert_eq(raws.raw[3].lines, 1);
	cr_assert_eq(raws.raw[3].indent, 0);
	scan_text("a\n\tb");
	cr_assert_eq(raws.raw[1].indent, 4);
}

Test(scan, many_empty_lines_are_one_token)
{
	size_t len = 200000;
	char *text = malloc(len + 1);

	cr_assert_not_null(text);
	memset(text, '\n', len);
	text[len] = '\0';
	scan_text(text);
	cr_assert_eq(raws.count, 1);
	cr_assert_gt(raws.raw[0].lines, 1);
	for (size_t i = 1; i < len; i += 1000)
		memset(text + i, ' ', 999);
	scan_text(text);
	cr_assert_eq(raws.count, 1);
	cr_assert_gt(raws.raw[0].lines, 1);
	free(text);
}

Test(scan, places_are_those_of_the_text)
{
	scan_text("à  5");
	cr_assert_eq(raws.raw[1].beg, 3);
	cr_assert_eq(raws.raw[1].end, 4);
	cr_assert_eq(folded.map[raws.raw[1].beg], 4);
}

Test(scan, jit_or_not_is_the_same)
{
	static const char text[] = "Éch 15', 5x3min à 95–98% (r=2'30\")\n\n"
	    "- 0:45:00 d'endurance, 1.5h, :30, 1,2,3 min ½ \x7f\x01 я !!";
	char *first;

	cr_assert_not(vk__scanner_jit(scanner, false));
	first = strdup(tokens(text));
	cr_assert_not_null(first);
	vk__scanner_jit(scanner, true);
	cr_assert_str_eq(tokens(text), first);
	cr_assert_not(vk__scanner_jit(scanner, false));
	cr_assert_str_eq(tokens(text), first);
	free(first);
}

/* Signs take a token each, so the limit is met exactly. */
static vk_status
scan_signs(size_t count)
{
	char *text = malloc(count + 1);
	vk_status status;

	cr_assert_not_null(text);
	memset(text, '+', count);
	text[count] = '\0';
	cr_assert_eq(vk__fold(&folded, text, count), VK_OK);
	status = vk__scan(scanner, &folded, &raws);
	free(text);
	return status;
}

Test(scan, there_is_a_limit)
{
	cr_assert_eq((int)VK__SCAN_TOKENS, (int)VK_TEXT_TOKENS);
	cr_assert_eq(scan_signs(VK__SCAN_TOKENS), VK_OK);
	cr_assert_eq(raws.count, VK__SCAN_TOKENS);
	cr_assert_eq(scan_signs(VK__SCAN_TOKENS + 1), VK_ELIMIT);
	cr_assert_eq(scan_signs(1), VK_OK);
	cr_assert_eq(raws.count, 1);
}

Test(scan, none_is_freed)
{
	vk__scanner_free(NULL);
}

Test(scan, probe)
{
	char version[32], cut[3];
	bool jit = false;

	cr_assert_eq(vk__scanner_probe(version, sizeof version, &jit), VK_OK);
	cr_assert_not_null(strchr(version, '.'), "%s", version);
	cr_assert_eq(vk__scanner_probe(cut, sizeof cut, &jit), VK_OK);
	cr_assert_eq(strlen(cut), 2);
	cr_assert_eq(strncmp(cut, version, 2), 0);
}

/* Of a blank run the first is as good as all; an indent has an end, too. */
Test(scan, long_runs_of_blanks)
{
	vk_buf text = { 0 };

	for (int i = 0; i < 70000; i++)
		vk_buf_add_text(&text, i % 2 == 0 ? "\t" : " ");
	vk_buf_add_text(&text, "Z4\n");
	for (int i = 0; i < 70000; i++)
		vk_buf_add_char(&text, '\n');
	for (int i = 0; i < 70000; i++)
		vk_buf_add_char(&text, '\t');
	vk_buf_add_text(&text, "Z5");
	cr_expect_str_eq(tokens(vk_buf_text(&text)), "wzn4l wzn5");
	cr_expect_eq(raws.raw[2].lines, 1000);
	cr_expect_geq(raws.raw[2].indent, 1000);
	vk_buf_free(&text);
}
