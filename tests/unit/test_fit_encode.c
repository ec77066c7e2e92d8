/* SPDX-License-Identifier: MIT */
#include "fit_made.h"

static void
is_hex(const vk_buf *got, const char *want)
{
	vk_buf bytes = { 0 };

	add_hex(&bytes, want);
	cr_assert_eq(got->len, bytes.len);
	cr_assert_arr_eq(got->data, bytes.data, bytes.len);
	vk_buf_free(&bytes);
}

Test(fit_encode, container)
{
	static const struct vk__fit_column columns[] = {
		{ 0, VK__FIT_ENUM, 0 }, { 3, VK__FIT_UINT32Z, 0 },
		{ 8, VK__FIT_STRING, 5 }
	};
	vk_buf out = { 0 };

	vk_buf_add_text(&out, "x");
	vk__fit_begin(&out);
	vk__fit_define(&out, 2, 0x1234, columns, 3);
	vk__fit_data(&out, 2);
	vk__fit_put(&out, VK__FIT_ENUM, 5);
	vk__fit_put(&out, VK__FIT_UINT32Z, 0x01020304);
	cr_assert_eq(vk__fit_put_text(&out, "ab", 2, 5), 0);
	cr_assert_eq(vk__fit_finish(&out, 1), VK_OK);
	is_hex(&out, "78"
	    "0e10 5408 1a000000 2e464954 c7a2"
	    "42 00 00 3412 03 000100 03048c 080507"
	    "02 05 04030201 6162000000"
	    "1830");
	vk_buf_free(&out);
}

Test(fit_encode, nothing)
{
	vk_buf out = { 0 };

	vk__fit_put_none(&out, VK__FIT_ENUM);
	vk__fit_put_none(&out, VK__FIT_SINT8);
	vk__fit_put_none(&out, VK__FIT_SINT16);
	vk__fit_put_none(&out, VK__FIT_UINT16);
	vk__fit_put_none(&out, VK__FIT_UINT16Z);
	vk__fit_put_none(&out, VK__FIT_SINT64);
	vk__fit_put_none(&out, VK__FIT_STRING);
	is_hex(&out, "ff 7f ff7f ffff 0000 ffffffffffffff7f 00");
	vk_buf_free(&out);
}

/* "é" is two bytes, "€" three: neither is cut in its middle. */
Test(fit_encode, text)
{
	vk_buf out = { 0 };

	cr_assert_eq(vk__fit_put_text(&out, "a\xc3\xa9z", 4, 3), 3);
	cr_assert_eq(vk__fit_put_text(&out, "a\xc3\xa9z", 4, 4), 1);
	cr_assert_eq(vk__fit_put_text(&out, "\xe2\x82\xac", 3, 4), 0);
	cr_assert_eq(vk__fit_put_text(&out, "\xe2\x82\xac", 3, 3), 3);
	cr_assert_eq(vk__fit_put_text(&out, "a", 1, 0), 1);
	cr_assert_eq(vk__fit_put_text(&out, NULL, 0, 2), 0);
	is_hex(&out, "610000 61c3a900 e282ac00 000000 0000");
	vk_buf_free(&out);
}
