/* SPDX-License-Identifier: MIT */
/* Values out of the fields of FIT messages. */
#include "fit_made.h"

Test(fit_field, byte_order_and_values)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit = fit_first("45 00 01 001b 07"
	    "fe0284 000283 010800 020488 030889 040306 05028c"
	    "05 0102 fffe 0001020304050607 3fc00000 c004000000000000"
	    "010203 0000", &file, &m);
	int64_t value;
	double real;

	cr_assert_eq(m.number, 27);
	cr_assert(vk__fit_integer(&m, 254, 0, &value) && value == 258);
	cr_assert(vk__fit_integer(&m, 0, 0, &value) && value == -2);
	cr_assert(vk__fit_integer(&m, 1, 7, &value) && value == 7, "array");
	cr_assert_not(vk__fit_integer(&m, 1, 8, &value), "past its end");
	cr_assert(vk__fit_number(&m, 2, 0, &real) && real == 1.5);
	cr_assert(vk__fit_number(&m, 3, 0, &real) && real == -2.5);
	cr_assert_not(vk__fit_integer(&m, 2, 0, &value), "no whole number");
	cr_assert_not(vk__fit_integer(&m, 4, 0, &value), "of odd size");
	cr_assert_not(vk__fit_integer(&m, 5, 0, &value), "of no such size");
	cr_assert_not(vk__fit_integer(&m, 77, 0, &value), "absent");
	cr_assert_not(vk__fit_number(&m, 77, 0, &real));
	vk__fit_free(fit);
	vk_buf_free(&file);
}

/* Each type's own way to say that a value is not known. */
Test(fit_field, not_known)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit = fit_first("40 00 00 1b00 09"
	    "000100 010101 020283 03028b 040488 050889 06088e 07088f 080407"
	    "00 ff 7f ff7f 0000 ffffffff ffffffffffffffff ffffffffffffff7f"
	    "00000000000000f0 00000000", &file, &m);
	int64_t value;
	double real;
	const char *text;
	size_t len;
	uint8_t i;

	for (i = 0; i <= 8; i++) {
		cr_assert_not(vk__fit_integer(&m, i, 0, &value), "%d", i);
		cr_assert_not(vk__fit_number(&m, i, 0, &real), "%d", i);
		cr_assert_not(vk__fit_text(&m, i, &text, &len), "%d", i);
	}
	vk__fit_free(fit);
	vk_buf_free(&file);
}

Test(fit_field, texts)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit = fit_first("40 00 00 1b00 02 020486 080407"
	    "00 e8030000 61620000 00 ffffffff 63646566", &file, &m);
	const char *text;
	size_t len;
	int64_t value;

	cr_assert(vk__fit_text(&m, 8, &text, &len));
	cr_assert_eq(len, 2);
	cr_assert_arr_eq(text, "ab", 2);
	cr_assert_not(vk__fit_integer(&m, 8, 0, &value));
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_assert(vk__fit_text(&m, 8, &text, &len), "without a NUL");
	cr_assert_eq(len, 4);
	cr_assert_not(vk__fit_text(&m, 2, &text, &len));
	vk__fit_free(fit);
	vk_buf_free(&file);
}
