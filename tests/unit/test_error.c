/* SPDX-License-Identifier: MIT */
#include <base/error.h>
#include <criterion/criterion.h>

Test(error, memory_is_told_by_code_and_words)
{
	vk_error err = { .status = VK_OK };

	cr_assert_eq(vk__error_memory(&err), VK_ENOMEM);
	cr_assert_eq(err.status, VK_ENOMEM);
	cr_assert_str_eq(err.code, "no-memory");
	cr_assert_str_eq(err.format, "out of memory");
}

Test(error, nobody_has_to_ask)
{
	cr_assert_eq(vk__error_memory(NULL), VK_ENOMEM);
}
