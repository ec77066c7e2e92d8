/* SPDX-License-Identifier: MIT */
#include "../../cmd/export/tar.h"

#include <criterion/criterion.h>
#include <string.h>

static unsigned
sum(const char *block)
{
	unsigned total = 0;

	for (int i = 0; i < 512; i++)
		total += i >= 148 && i < 156 ? ' ' : (unsigned char)block[i];
	return total;
}

static void
header(const char *block, const char *name, char type, const char *size)
{
	cr_assert_str_eq(block, name);
	cr_assert_str_eq(block + 100, "0000644");
	cr_assert_str_eq(block + 124, size);
	cr_assert_str_eq(block + 136, "00000000000");
	cr_assert_eq(block[156], type);
	cr_assert_arr_eq(block + 257, "ustar\00000", 8);
	cr_assert_eq(strtoul(block + 148, NULL, 8), sum(block));
}

Test(tar, one_file)
{
	vk_buf out = { 0 };

	cr_assert_eq(export_tar_add(&out, "a.zwo", "hello", 5), VK_OK);
	cr_assert_eq(out.len, 1024);
	header(out.data, "a.zwo", '0', "00000000005");
	cr_assert_str_eq(out.data + 512, "hello");
	cr_assert_eq(export_tar_end(&out), VK_OK);
	cr_assert_eq(out.len, 2048);
	vk_buf_free(&out);
}

Test(tar, whole_blocks_need_no_filling)
{
	static char data[1024];
	vk_buf out = { 0 };

	cr_assert_eq(export_tar_add(&out, "a", data, 1024), VK_OK);
	cr_assert_eq(out.len, 1536);
	header(out.data, "a", '0', "00000002000");
	vk_buf_clear(&out);
	cr_assert_eq(export_tar_add(&out, "a", "", 0), VK_OK);
	cr_assert_eq(out.len, 512);
	vk_buf_free(&out);
}

Test(tar, long_names_have_their_own_header)
{
	char name[151] = { 0 };
	vk_buf out = { 0 };

	memset(name, 'x', 150);
	cr_assert_eq(export_tar_add(&out, name, "y", 1), VK_OK);
	cr_assert_eq(out.len, 4 * 512);
	header(out.data, "pax", 'x', "00000000240");
	cr_assert_arr_eq(out.data + 512, "160 path=xxx", 12);
	cr_assert_eq(out.data[512 + 159], '\n');
	cr_assert_eq(out.data[1024 + 156], '0');
	vk_buf_free(&out);
}

Test(tar, a_name_of_exactly_100)
{
	char name[101] = { 0 };
	vk_buf out = { 0 };

	memset(name, 'x', 100);
	cr_assert_eq(export_tar_add(&out, name, "y", 1), VK_OK);
	cr_assert_eq(out.len, 1024);
	cr_assert_eq(strtoul(out.data + 148, NULL, 8), sum(out.data));
	vk_buf_free(&out);
}
