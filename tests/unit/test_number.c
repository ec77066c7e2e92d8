/* SPDX-License-Identifier: MIT */
#include "../../lib/base/number.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct scan_case {
	char text[24];
	size_t len;
};

ParameterizedTestParameters(number, scan)
{
	static struct scan_case cases[] = {
		{ "0", 1 }, { "-0", 2 }, { "01", 1 }, { "-", 0 }, { "", 0 },
		{ "+1", 0 }, { ".5", 0 }, { "1.", 0 }, { "1.x", 0 },
		{ "1.5", 3 }, { "1.50", 4 }, { "1e5", 3 }, { "1E+05", 5 },
		{ "1e-5x", 4 }, { "1e", 0 }, { "1e+", 0 }, { "12,5", 2 },
		{ "NaN", 0 }, { "inf", 0 }, { "0x10", 1 }, { "-12.25e3,", 8 },
	};

	return cr_make_param_array(struct scan_case, cases,
	    sizeof cases / sizeof cases[0]);
}

ParameterizedTest(struct scan_case *c, number, scan)
{
	cr_assert_eq(vk__number_scan(c->text, strlen(c->text)), c->len, "%s",
	    c->text);
}

static double
read_all(const char *text)
{
	double value = 12345;

	cr_assert(vk__number_read(text, strlen(text), &value), "%s", text);
	return value;
}

Test(number, reads_the_nearest_double)
{
	cr_assert_eq(read_all("0"), 0);
	cr_assert(signbit(read_all("-0")));
	cr_assert_eq(read_all("95"), 95);
	cr_assert_eq(read_all("88.50"), 88.5);
	cr_assert_eq(read_all("-1.5e2"), -150);
	cr_assert_eq(read_all("0.1"), 0.1);
	cr_assert_eq(read_all("9007199254740993"), 9007199254740992.0);
	cr_assert_eq(read_all("9007199254740993.0000000000000000000000000001"),
	    9007199254740994.0);
	cr_assert_eq(read_all("1.7976931348623157e308"), DBL_MAX);
	cr_assert_eq(read_all("4.9406564584124654e-324"), 0x1p-1074);
	cr_assert_eq(read_all("1e-400"), 0);
	cr_assert_eq(read_all("0.0000000000000000000000000000000000000"), 0);
	cr_assert_eq(read_all("-0.00000000000000000000000000000000e300"), 0);
	cr_assert_eq(read_all("0e99999999999999999999"), 0);
	cr_assert_eq(read_all("1e-99999999999999999999"), 0);
	cr_assert_eq(read_all("123456789012345678901234567890"),
	    123456789012345678901234567890.0);
	cr_assert_eq(read_all("0.000000000000000000000000000012345678901234"
	    "5678901"), 1.23456789012345678901e-29);
}

Test(number, very_many_digits)
{
	char text[3000];

	memset(text, '0', sizeof text);
	text[1] = '.';
	text[2998] = '1';
	text[2999] = '\0';
	cr_assert_eq(read_all(text), 0);
	/* Just above half way between 1 and its neighbour. */
	memset(text, '0', sizeof text);
	memcpy(text, "1.00000000000000011102230246251565404236316680908203125",
	    55);
	text[2999] = '\0';
	cr_assert_eq(read_all(text), 1);
	text[2998] = '1';
	cr_assert_eq(read_all(text), 1 + DBL_EPSILON);
}

Test(number, refuses_what_is_no_number_or_too_large)
{
	static const char *const bad[] = {
		"", " 1", "1 ", "01", "1.", ".5", "+1", "1e999", "-1e999",
		"1e99999999999999999999", "NaN", "Infinity", "1,5", "0x1",
	};
	double value = 7;

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		cr_assert_not(vk__number_read(bad[i], strlen(bad[i]), &value),
		    "%s", bad[i]);
	cr_assert_eq(value, 7);
}

Test(number, reads_whole_numbers)
{
	uint64_t value = 7;

	cr_assert(vk__uint_read("0012", 4, 12, &value));
	cr_assert_eq(value, 12);
	cr_assert(vk__uint_read("18446744073709551615", 20, UINT64_MAX,
	    &value));
	cr_assert_eq(value, UINT64_MAX);
	cr_assert_not(vk__uint_read("18446744073709551616", 20, UINT64_MAX,
	    &value));
	cr_assert_not(vk__uint_read("13", 2, 12, &value));
	cr_assert_not(vk__uint_read("", 0, 12, &value));
	cr_assert_not(vk__uint_read("-1", 2, 12, &value));
	cr_assert_not(vk__uint_read("1 ", 2, 12, &value));
	cr_assert_eq(value, UINT64_MAX);
}

static const char *
written(double value)
{
	static char text[VK__NUMBER_SIZE + 1];
	size_t len = vk__number_write(text, value);

	cr_assert_leq(len, VK__NUMBER_SIZE);
	text[len] = '\0';
	return text;
}

Test(number, writes_the_shortest)
{
	cr_assert_str_eq(written(0), "0");
	cr_assert_str_eq(written(-0.0), "0");
	cr_assert_str_eq(written(95), "95");
	cr_assert_str_eq(written(-12.25), "-12.25");
	cr_assert_str_eq(written(0.1), "0.1");
	cr_assert_str_eq(written(0.1 + 0.2), "0.30000000000000004");
	cr_assert_str_eq(written(1.0 / 3), "0.3333333333333333");
	cr_assert_str_eq(written(1e22), "1e+22");
	cr_assert_str_eq(written(9007199254740991), "9007199254740991");
	cr_assert_str_eq(written(NAN), "null");
	cr_assert_str_eq(written(-INFINITY), "null");
}

/* A fixed generator: the same million numbers on every machine. */
static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

Test(number, what_is_written_reads_back)
{
	uint64_t state = 88172645463325252;

	for (int i = 0; i < 200000; i++) {
		uint64_t bits = next_random(&state);
		double any, few;

		memcpy(&any, &bits, sizeof any);
		few = (double)(bits % 10000000) / 1000;
		if (isfinite(any))
			cr_assert_eq(read_all(written(any)), any);
		cr_assert_eq(read_all(written(few)), few);
	}
}

Test(number, reads_as_libc_does)
{
	uint64_t state = 1181783497276652981;

	for (int i = 0; i < 100000; i++) {
		uint64_t bits = next_random(&state);
		char text[128];
		double any;

		memcpy(&any, &bits, sizeof any);
		if (!isfinite(any))
			continue;
		snprintf(text, sizeof text, "%.*e", (int)(bits % 40), any);
		if (isfinite(strtod(text, NULL)))
			cr_assert_eq(read_all(text), strtod(text, NULL), "%s",
			    text);
	}
}

static const char *
fixed(double value, unsigned decimals)
{
	static char text[VK__NUMBER_SIZE + 1];
	size_t len = vk__fixed_write(text, value, decimals);

	cr_assert_leq(len, VK__NUMBER_SIZE);
	text[len] = '\0';
	return text;
}

Test(number, writes_fixed_decimals)
{
	cr_assert_str_eq(fixed(0.8149, 2), "0.81");
	cr_assert_str_eq(fixed(0.815, 1), "0.8");
	cr_assert_str_eq(fixed(2.5, 0), "3");
	cr_assert_str_eq(fixed(-2.5, 0), "-3");
	cr_assert_str_eq(fixed(-0.001, 2), "0");
	cr_assert_str_eq(fixed(1.100, 3), "1.1");
	cr_assert_str_eq(fixed(100, 6), "100");
	cr_assert_str_eq(fixed(0.999999, 2), "1");
	cr_assert_str_eq(fixed(0.000001, 6), "0.000001");
	cr_assert_str_eq(fixed(0.49999999999999994, 0), "0");
	cr_assert_str_eq(fixed(1.5, 99), "1.5");
	cr_assert_str_eq(fixed(1e300, 2), "1e+300");
	cr_assert_str_eq(fixed(NAN, 2), "null");
}

Test(number, every_small_number)
{
	for (unsigned v = 0; v < 20000; v++) {
		char want[32];
		char text[VK__NUMBER_SIZE + 1];

		snprintf(want, sizeof want, "%u", v);
		text[vk__uint_write(text, v)] = '\0';
		cr_assert_str_eq(text, want);
		text[vk__number_write(text, v)] = '\0';
		cr_assert_str_eq(text, want);
		cr_assert_str_eq(fixed(v, 3), want);
	}
	cr_assert_str_eq(fixed(-0.0, 1), "0");
}

Test(number, no_locale_matters)
{
	/* Not on every machine; the C locale repeats the tests above. */
	if (setlocale(LC_NUMERIC, "fr_FR.UTF-8") == NULL &&
	    setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL)
		setlocale(LC_NUMERIC, "C");
	cr_assert_eq(read_all("0.30000000000000004"), 0.1 + 0.2);
	cr_assert_str_eq(written(0.1 + 0.2), "0.30000000000000004");
	cr_assert_str_eq(written(1.5e-9), "1.5e-09");
}
