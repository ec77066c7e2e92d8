/* SPDX-License-Identifier: MIT */
/*
 * Reads and writes decimal numbers without the locale. The usual numbers of
 * a workout (integers, few decimals) take exact integer arithmetic; the rest
 * goes through libc in forms where no decimal point of a locale can matter.
 */
#include "number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten that a double holds exactly. */
static const double ten[] = {
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
	1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
};

enum {
	EXACT_TEN = 22,
	DIGITS = 800, /* more than any double needs to be told from another */
	EXPONENT = 100000
};

#define EXACT_INTEGER 9007199254740992.0 /* 2^53 */

static size_t
digits_length(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && vk__is_digit(text[n]))
		n++;
	return n;
}

size_t
vk__number_scan(const char *text, size_t len)
{
	size_t i = 0;
	size_t n;

	if (i < len && text[i] == '-')
		i++;
	if (i < len && text[i] == '0')
		i++;
	else if ((n = digits_length(text + i, len - i)) > 0)
		i += n;
	else
		return 0;
	if (i < len && text[i] == '.') {
		n = digits_length(text + i + 1, len - i - 1);
		if (n == 0)
			return 0;
		i += 1 + n;
	}
	if (i < len && (text[i] == 'e' || text[i] == 'E')) {
		i++;
		if (i < len && (text[i] == '+' || text[i] == '-'))
			i++;
		n = digits_length(text + i, len - i);
		if (n == 0)
			return 0;
		i += n;
	}
	return i;
}

/* A number taken apart: digits (no leading zeros) times ten to the power. */
struct decimal {
	const char *text;
	size_t len;      /* of the digits with their point */
	uint64_t digits; /* the first 19 */
	unsigned count;  /* significant digits in digits */
	bool more;       /* there were others */
	bool negative;
	int32_t power;
};

static int32_t
exponent_read(const char *text, size_t len)
{
	int32_t value = 0;
	bool negative = len > 0 && text[0] == '-';
	size_t i = len > 0 && !vk__is_digit(text[0]) ? 1 : 0;

	/* Held at a value that is past every double with any digits. */
	for (; i < len && value < EXPONENT * 1000; i++)
		value = value * 10 + (text[i] - '0');
	return negative ? -value : value;
}

static void
decimal_split(struct decimal *d, const char *text, size_t len)
{
	bool point = false;
	size_t i;

	memset(d, 0, sizeof *d);
	d->negative = len > 0 && text[0] == '-';
	d->text = text + (d->negative ? 1 : 0);
	len -= d->negative ? 1 : 0;
	for (i = 0; i < len; i++) {
		char c = d->text[i];

		if (c == '.') {
			point = true;
			continue;
		}
		if (!vk__is_digit(c))
			break;
		if (d->count < 19) {
			d->digits = d->digits * 10 + (uint64_t)(c - '0');
			d->count += d->digits != 0;
			d->power -= point;
		} else {
			d->more = true;
			d->power += !point;
		}
	}
	d->len = i;
	if (i < len)
		d->power += exponent_read(d->text + i + 1, len - i - 1);
}

/*
 * The slow way, correctly rounded: the digits again as one integer with an
 * exponent, a form in which strtod looks for no decimal point.
 */
static double
decimal_slow(const struct decimal *d)
{
	char text[DIGITS + 32];
	size_t count = 0;
	size_t seen = 0;
	bool rest = false;
	int32_t power = d->power;
	size_t i;

	for (i = 0; i < d->len; i++) {
		char c = d->text[i];

		if (c == '.' || (c == '0' && count == 0))
			continue;
		if (count < DIGITS)
			text[count++] = c;
		else
			rest = rest || c != '0';
		seen++;
	}
	/* d->power counts from the 19 digits that decimal_split kept. */
	if (count > d->count)
		power -= (int32_t)(count - d->count);
	if (seen > count && rest)
		text[count - 1] = (char)(text[count - 1] | 1);
	if (count == 0)
		text[count++] = '0';
	snprintf(text + count, sizeof text - count, "e%ld", (long)power);
	return strtod(text, NULL);
}

bool
vk__number_read(const char *text, size_t len, double *value)
{
	struct decimal d;
	double v;

	if (len == 0 || vk__number_scan(text, len) != len)
		return false;
	decimal_split(&d, text, len);
	if (d.digits == 0 && !d.more)
		v = 0;
	else if (!d.more && d.digits <= (uint64_t)EXACT_INTEGER &&
	    d.power >= -EXACT_TEN && d.power <= EXACT_TEN)
		/* Both operands exact: one rounding, so the nearest double. */
		v = d.power < 0 ? (double)d.digits / ten[-d.power]
				: (double)d.digits * ten[d.power];
	else
		v = decimal_slow(&d);
	if (!isfinite(v))
		return false;
	*value = d.negative ? -v : v;
	return true;
}

bool
vk__uint_read(const char *text, size_t len, uint64_t max, uint64_t *value)
{
	uint64_t v = 0;
	size_t i;

	if (len == 0)
		return false;
	for (i = 0; i < len; i++) {
		uint64_t digit = (uint64_t)(text[i] - '0');

		if (!vk__is_digit(text[i]) || v > (UINT64_MAX - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	if (v > max)
		return false;
	*value = v;
	return true;
}

/* The numbers below 100, two digits each. */
static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

/*
 * Most numbers are below 10,000: no branch for each count of digits. They are
 * put together in a register, as what has just been stored in parts is slow to
 * load as a whole.
 */
static inline size_t
small_write(char out[VK__NUMBER_SIZE], uint32_t v)
{
	size_t n = 1 + (size_t)(v >= 10) + (v >= 100) + (v >= 1000);
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint16_t high, low;
	uint32_t digits;

	memcpy(&high, pairs + 2 * (v / 100), sizeof high);
	memcpy(&low, pairs + 2 * (v % 100), sizeof low);
	digits = (high | (uint32_t)low << 16) >> (8 * (4 - n));
	memcpy(out, &digits, sizeof digits);
#else
	char digits[8];

	memcpy(digits, pairs + 2 * (v / 100), 2);
	memcpy(digits + 2, pairs + 2 * (v % 100), 2);
	memcpy(out, digits + 4 - n, 4);
#endif
	return n;
}

size_t
vk__uint_write(char out[VK__NUMBER_SIZE], uint64_t value)
{
	uint64_t rest = value;
	size_t n = 1;
	size_t i;

	if (value < 10000)
		return small_write(out, (uint32_t)value);
	for (; rest >= 10; rest /= 10)
		n++;
	for (i = n; i > 1; value /= 10)
		out[--i] = (char)('0' + value % 10);
	out[0] = (char)('0' + value);
	return n;
}

/* Whether it is one of the usual whole numbers; *whole is it then. */
static bool
is_small(double value, uint32_t *whole)
{
	*whole = value >= 0 && value < 10000 ? (uint32_t)value : 0;
	return *whole == value;
}

/* Writes scaled / 10^decimals with trailing zeros cut. */
static size_t
scaled_write(char *out, uint64_t scaled, unsigned decimals, bool negative)
{
	size_t n = 0;
	uint64_t unit = 1;
	unsigned i;

	while (decimals > 0 && scaled % 10 == 0) {
		scaled /= 10;
		decimals--;
	}
	for (i = 0; i < decimals; i++)
		unit *= 10;
	if (negative && scaled > 0)
		out[n++] = '-';
	n += vk__uint_write(out + n, scaled / unit);
	if (decimals == 0)
		return n;
	out[n++] = '.';
	scaled %= unit;
	for (i = 0; i < decimals; i++) {
		unit /= 10;
		out[n++] = (char)('0' + scaled / unit % 10);
	}
	return n;
}

/*
 * printf's shortest form. Whatever bytes the locale has for a point, they
 * are none that a number is written with otherwise.
 */
static size_t
general_write(char *out, double value)
{
	char text[64] = "";
	size_t n = 0;
	bool point = false;
	int precision;
	const char *at;

	for (precision = 15; precision <= 17; precision++) {
		snprintf(text, sizeof text, "%.*g", precision, value);
		if (precision == 17 || strtod(text, NULL) == value)
			break;
	}
	for (at = text; *at != '\0'; at++) {
		if (vk__is_digit(*at) || strchr("+-e", *at) != NULL)
			out[n++] = *at;
		else if (!point) {
			out[n++] = '.';
			point = true;
		}
	}
	return n;
}

size_t
vk__number_write(char out[VK__NUMBER_SIZE], double value)
{
	double size = fabs(value);
	unsigned decimals;
	uint32_t small;

	if (is_small(value, &small))
		return vk__uint_write(out, small);
	if (!isfinite(value)) {
		memcpy(out, "null", 4);
		return 4;
	}
	if (size < EXACT_INTEGER && size == (double)(uint64_t)size)
		return scaled_write(out, (uint64_t)size, 0, value < 0);
	for (decimals = 1; decimals <= 6; decimals++) {
		double scaled = size * ten[decimals];
		uint64_t whole;

		if (scaled >= 1e15)
			break;
		whole = (uint64_t)(scaled + 0.5);
		/* The same division as the reader's: equal means reads back. */
		if ((double)whole / ten[decimals] == size)
			return scaled_write(out, whole, decimals, value < 0);
	}
	return general_write(out, value);
}

size_t
vk__fixed_write(char out[VK__NUMBER_SIZE], double value, unsigned decimals)
{
	double size = fabs(value);
	uint64_t whole;
	uint32_t small;

	if (is_small(value, &small))
		return vk__uint_write(out, small);
	if (decimals > 6)
		decimals = 6;
	/* From here on a double holds no such decimals that could be cut. */
	if (!(size * ten[decimals] < EXACT_INTEGER))
		return vk__number_write(out, value);
	size *= ten[decimals];
	whole = (uint64_t)size;
	if (size - (double)whole >= 0.5)
		whole++;
	return scaled_write(out, whole, decimals, value < 0);
}
