/* SPDX-License-Identifier: MIT */
#include "../../lib/text/spelling.h"

#include <criterion/criterion.h>
#include <string.h>

static unsigned
distance(const char *a, const char *b, unsigned limit)
{
	return vk__spelling_distance(a, strlen(a), b, strlen(b), limit);
}

Test(spelling, distance_counts_edits)
{
	cr_assert_eq(distance("seuil", "seuil", 2), 0);
	cr_assert_eq(distance("seuill", "seuil", 2), 1);
	cr_assert_eq(distance("seul", "seuil", 2), 1);
	cr_assert_eq(distance("seuim", "seuil", 2), 1);
	cr_assert_eq(distance("sueil", "seuil", 2), 1);
	cr_assert_eq(distance("recovry", "recovery", 2), 1);
	cr_assert_eq(distance("treshold", "threshold", 2), 1);
	cr_assert_eq(distance("cooldwon", "cooldown", 2), 1);
	cr_assert_eq(distance("tempo", "endur", 5), 5);
	cr_assert_eq(distance("", "ab", 2), 2);
}

Test(spelling, distance_knows_when_it_is_more)
{
	cr_assert_eq(distance("abcdef", "uvwxyz", 2), 3);
	cr_assert_gt(distance("a", "abcd", 1), 1);
	cr_assert_eq(distance("aaaaaaaaaaaaaaaaaaaaaaaaa", "a", 30), 31,
	    "longer than any word");
}

/* Words of three letters, in turn all that are up to seven long. */
static size_t
spell(char word[8], unsigned number)
{
	size_t len = 0;

	for (; number > 0 && len < 7; number /= 4)
		if (number % 4 > 0)
			word[len++] = (char)('a' + number % 4 - 1);
	return len;
}

Test(spelling, few_edits_are_counted_as_many_are)
{
	unsigned a = 1, b = 1;

	for (unsigned i = 0; i < 40000; i++) {
		char x[8], y[8];
		size_t x_len, y_len;
		unsigned all;

		a = (a * 1103515245 + 12345) % 2147483648u;
		b = (b * 69069 + 1) % 2147483648u;
		x_len = spell(x, a / 7);
		y_len = spell(y, b / 7);
		all = vk__spelling_distance(x, x_len, y, y_len, 9);
		for (unsigned limit = 1; limit <= 2; limit++)
			cr_assert_eq(vk__spelling_distance(x, x_len, y, y_len, limit),
			    all < limit + 1 ? all : limit + 1, "%.*s %.*s", (int)x_len, x,
			    (int)y_len, y);
	}
}

static struct vk__spelling spelling;
static const char pool[] = "seuiltemporecuperationsouplesoupletz";

static void
begin(void)
{
	static const struct {
		uint32_t key, len;
	} words[] = { { 0, 5 }, { 5, 5 }, { 10, 12 }, { 22, 6 }, { 28, 8 } };

	for (size_t i = 0; i < 5; i++)
		cr_assert_eq(vk__spelling_add(&spelling,
		    pool + words[i].key, words[i].key, words[i].len), VK_OK);
}

static void
end(void)
{
	vk__spelling_free(&spelling);
	vk__spelling_free(&spelling);
}

TestSuite(spelling_list, .init = begin, .fini = end);

/* Checks the known word that a word stands for; "": none. */
static void
means(const char *word, const char *known)
{
	uint32_t key = 0;
	size_t len = 0;
	bool found = vk__spelling_nearest(&spelling, pool, word,
	    strlen(word), NULL, NULL, &key, &len);

	cr_assert_eq(found, *known != '\0', "%s", word);
	if (found) {
		cr_assert_eq(len, strlen(known), "%s", word);
		cr_assert_eq(memcmp(pool + key, known, len), 0, "%s", word);
	}
}

Test(spelling_list, one_edit_in_short_words)
{
	means("seuill", "seuil");
	means("suil", "seuil");
	means("temppo", "tempo");
	means("tmepo", "tempo");
	means("tmpeo", "");
}

Test(spelling_list, two_edits_from_seven_letters)
{
	means("recuperatoin", "recuperation");
	means("recupraton", "recuperation");
	means("recuqerazion", "recuperation");
	means("recuqeraziyn", "");
	means("rcupraton", "");
}

Test(spelling_list, never_what_is_too_short_or_long)
{
	means("seu", "");
	means("tem", "");
	means("recuperationrecuperationrecuperation", "");
}

Test(spelling_list, the_first_letter_stays)
{
	means("deuil", "");
	means("eseuil", "");
}

Test(spelling_list, two_equally_near_are_none)
{
	means("souplet", ""); /* souple and soupletz are one edit away */
	means("soupl", "souple");
}

Test(spelling_list, answers_are_the_same_again)
{
	for (int i = 0; i < 3; i++) {
		means("seuill", "seuil");
		means("zzzzzz", "");
	}
}

Test(spelling_list, cleared_knows_nothing)
{
	means("seuill", "seuil");
	vk__spelling_clear(&spelling);
	means("seuill", "");
	begin();
	vk__spelling_clear(&spelling);
	begin();
	means("seuill", "seuil");
}

/* Edits from a word to another, by the whole table and no limit. */
static unsigned
all_edits(const char *a, const char *b)
{
	unsigned t[16][16];
	size_t m = strlen(a), n = strlen(b);

	for (size_t i = 0; i <= m; i++)
		for (size_t j = 0; j <= n; j++) {
			unsigned d = i == 0 ? (unsigned)j : (unsigned)i;

			if (i > 0 && j > 0) {
				d = t[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
				d = t[i - 1][j] + 1 < d ? t[i - 1][j] + 1 : d;
				d = t[i][j - 1] + 1 < d ? t[i][j - 1] + 1 : d;
			}
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && t[i - 2][j - 2] + 1 < d)
				d = t[i - 2][j - 2] + 1;
			t[i][j] = d;
		}
	return t[m][n];
}

/* Within each limit the same, however it is counted. */
Test(spelling, every_way_counts_the_same)
{
	uint32_t seed = 7;
	char word[2][16];

	for (int round = 0; round < 20000; round++) {
		unsigned edits;

		for (int k = 0; k < 2; k++) {
			size_t len;

			seed = seed * 1664525 + 1013904223;
			len = seed >> 28;
			for (size_t i = 0; i < len; i++) {
				seed = seed * 1664525 + 1013904223;
				word[k][i] = (char)('a' + (seed >> 30));
			}
			word[k][len] = '\0';
		}
		edits = all_edits(word[0], word[1]);
		for (unsigned limit = 0; limit <= 5; limit++)
			cr_assert_eq(distance(word[0], word[1], limit),
			    edits <= limit ? edits : limit + 1,
			    "%s %s: %u within %u, not %u", word[0], word[1],
			    distance(word[0], word[1], limit), limit, edits);
	}
}
