/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/cp1252.h"

#include <criterion/criterion.h>

Test(cp1252, letters)
{
	vk_buf out = { 0 };

	vk__cp1252_add(&out, "a\xe9\x80\x92\x96\x81\xff", 7);
	cr_assert_str_eq(vk_buf_text(&out), "aé€’–\xef\xbf\xbdÿ");
	vk_buf_clear(&out);
	vk__cp1252_add(&out, "", 0);
	cr_assert_eq(out.len, 0);
	vk_buf_free(&out);
}
