/* SPDX-License-Identifier: MIT */
/*
 * Readers turn minutes into seconds in three ways: they cut the product, they
 * round it, or they cut milliseconds. 40 s as 0.67 or even 0.666667 is 39 or
 * 41 s in one of them. So the digits are chosen by trying what all three make
 * of them, from two decimals on; for whole hours of seconds five are enough.
 */
#include "minutes.h"

#include "../base/number.h"

enum { FEWEST = 2, MOST = 9 };

/*
 * Whether text of the value number / scale is seconds again everywhere. The
 * quotient is the double that any reader gets from that text: both sides are
 * exact and IEEE division rounds as reading does.
 */
static bool
comes_back(uint64_t number, uint64_t scale, uint64_t seconds)
{
	double minutes = (double)number / (double)scale;

	return (uint64_t)(minutes * 60) == seconds &&
	    (uint64_t)(minutes * 60000) == 1000 * seconds;
}

static void
add_decimal(vk_buf *out, uint64_t number, uint64_t scale)
{
	vk_buf_add_uint(out, number / scale);
	vk_buf_add_char(out, '.');
	for (scale /= 10; scale > 0; scale /= 10)
		vk_buf_add_char(out, (char)('0' + number / scale % 10));
}

static uint64_t
power_of_ten(unsigned n)
{
	uint64_t scale = 1;

	while (n-- > 0)
		scale *= 10;
	return scale;
}

void
vk__minutes_add(vk_buf *out, uint64_t seconds, unsigned decimals)
{
	uint64_t scale = power_of_ten(decimals > 0 ? decimals : FEWEST);
	uint64_t number;
	unsigned d;

	if (decimals > 0) {
		add_decimal(out, (seconds * scale + 30) / 60, scale);
		return;
	}
	for (d = FEWEST; d < MOST; d++, scale *= 10) {
		number = (seconds * scale + 59) / 60;
		if (comes_back(number, scale, seconds))
			break;
		if (comes_back(number + 1, scale, seconds)) {
			number++;
			break;
		}
	}
	if (d == MOST)
		number = (seconds * scale + 59) / 60;
	add_decimal(out, number, scale);
}
