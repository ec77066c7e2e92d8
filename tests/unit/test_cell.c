/* SPDX-License-Identifier: MIT */
/* Numbers and times as they stand in cells. */
#include <history/cell.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct vk__cell
cell(const char *text)
{
	return (struct vk__cell){ text, strlen(text) };
}

static void
check(const char *text, char decimal, vk_status want, double value)
{
	double got = NAN;

	cr_expect_eq(vk__cell_number(cell(text), decimal, &got), want, "%s",
	    text);
	if (want == VK_OK)
		cr_expect_eq(got, value, "%s: %g", text, got);
}

Test(cell, numbers_that_tell_their_sign_themselves)
{
	check("4,404", 0, VK_OK, 4404);
	check("12,426", 0, VK_OK, 12426);
	check("3,95", 0, VK_OK, 3.95);
	check("1.234,5", 0, VK_OK, 1234.5);
	check("1,234.5", 0, VK_OK, 1234.5);
	check("1,234,567", 0, VK_OK, 1234567);
	check("'-12", 0, VK_OK, -12);
	check("0,123", 0, VK_OK, 0.123);
	check("7", 0, VK_OK, 7);
}

Test(cell, numbers_of_a_file_whose_sign_is_known)
{
	check("20.10", '.', VK_OK, 20.1);
	check("1,912", '.', VK_OK, 1912);
	check("1.912", '.', VK_OK, 1.912);
	check("1.912", ',', VK_OK, 1912);
	check("1,912", ',', VK_OK, 1.912);
	check("0,2", '.', VK_EVALUE, 0);
	check("1,2,3", '.', VK_EVALUE, 0);
	check("12,34.5", '.', VK_EVALUE, 0);
	check("1234,567", '.', VK_EVALUE, 0);
	check("1.5.5", '.', VK_EVALUE, 0);
	check("1\xe2\x80\xaf" "234,5", ',', VK_OK, 1234.5);
	check("1\xc2\xa0" "234", '.', VK_OK, 1234);
	check(" 12 ", '.', VK_OK, 12);
	check("\xe2\x88\x92" "3,5", ',', VK_OK, -3.5);
	check("+3", '.', VK_OK, 3);
	check("007", '.', VK_OK, 7);
	check(",5", ',', VK_OK, 0.5);
	check("12,", ',', VK_OK, 12);
	check("1.5e-05", ',', VK_OK, 1.5e-05);
	check("1e999", '.', VK_ESYNTAX, 0);
}

Test(cell, what_is_missing_and_what_is_no_number)
{
	static const char *const missing[] = {
		"", "--", "'--", "-", " ", "n/a", "N/A", "\xc2\xa0"
	};
	static const char *const none[] = {
		"abc", "12 km", "1:30", "NaN", "--5", "=1+1", "."
	};

	for (size_t i = 0; i < 8; i++) {
		check(missing[i], '.', VK_ABSENT, 0);
		cr_expect(vk__cell_is_missing(cell(missing[i])));
	}
	for (size_t i = 0; i < 7; i++)
		check(none[i], '.', VK_ESYNTAX, 0);
	check("1234567890123456789012345678901234567890123456789012345678901234"
	    ",567", '.', VK_EVALUE, 0);
}

Test(cell, hints)
{
	static const struct {
		const char *text;
		enum vk__hint want;
	} rows[] = {
		{ "3.3", VK__HINT_POINT }, { "0,2", VK__HINT_COMMA },
		{ "1,234.5", VK__HINT_POINT }, { "1.234,5", VK__HINT_COMMA },
		{ "1,234", VK__HINT_POINT_WEAK },
		{ "1.234", VK__HINT_COMMA_WEAK },
		{ "1,234,567", VK__HINT_POINT }, { "0,123", VK__HINT_COMMA },
		{ "1234,567", VK__HINT_COMMA }, { "12", VK__HINT_NONE },
		{ "--", VK__HINT_NONE }, { "abc", VK__HINT_NONE },
		{ "1 234,567", VK__HINT_COMMA }, { "", VK__HINT_NONE }
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(vk__cell_hint(cell(rows[i].text)), rows[i].want,
		    "%s", rows[i].text);
}

static void
check_time(const char *text, vk_status want, double seconds, unsigned colons)
{
	double got = NAN;
	unsigned n;

	cr_expect_eq(vk__cell_time(cell(text), &got, &n), want, "%s", text);
	if (want != VK_OK)
		return;
	cr_expect(fabs(got - seconds) < 1e-9, "%s: %g", text, got);
	cr_expect_eq(n, colons, "%s", text);
}

Test(cell, times)
{
	check_time("00:35:20", VK_OK, 2120, 2);
	check_time("02:49:38", VK_OK, 10178, 2);
	check_time("00:07:43.2", VK_OK, 463.2, 2);
	check_time("35:20", VK_OK, 2120, 1);
	check_time("04:54.61", VK_OK, 294.61, 1);
	check_time("04:54,61", VK_OK, 294.61, 1);
	check_time("95:00", VK_OK, 5700, 1);
	check_time("1:06", VK_OK, 66, 1);
	check_time("59", VK_OK, 59, 0);
	check_time("--", VK_ABSENT, 0, 0);
	check_time("1:60", VK_EVALUE, 0, 0);
	check_time("1:2:3:4", VK_ESYNTAX, 0, 0);
	check_time("1::2", VK_ESYNTAX, 0, 0);
	check_time("-1:20", VK_ESYNTAX, 0, 0);
	check_time("abc", VK_ESYNTAX, 0, 0);
}

Test(cell, ids)
{
	int64_t id = 0;

	cr_expect(vk__cell_id(cell("18574839201"), &id));
	cr_expect_eq(id, 18574839201);
	cr_expect(vk__cell_id(cell("123_ACTIVITY"), &id));
	cr_expect_eq(id, 123);
	cr_expect(vk__cell_id(cell("123.0"), &id));
	cr_expect_not(vk__cell_id(cell("123.5"), &id));
	cr_expect_not(vk__cell_id(cell("0"), &id));
	cr_expect_not(vk__cell_id(cell("-5"), &id));
	cr_expect_not(vk__cell_id(cell("i123"), &id));
	cr_expect_not(vk__cell_id(cell("99999999999999999999"), &id));
}
