/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/fit.h"

#include <criterion/criterion.h>

/* CRC-16/ARC: its published check value is that of these nine digits. */
Test(fit, crc)
{
	uint16_t part = vk__fit_crc(0, "1234", 4);

	cr_assert_eq(vk__fit_crc(0, "123456789", 9), 0xbb3d);
	cr_assert_eq(vk__fit_crc(part, "56789", 5), 0xbb3d);
	cr_assert_eq(vk__fit_crc(0, "", 0), 0);
}

Test(fit, type_size)
{
	cr_assert_eq(vk__fit_type_size(VK__FIT_ENUM), 1);
	cr_assert_eq(vk__fit_type_size(VK__FIT_UINT16Z), 2);
	cr_assert_eq(vk__fit_type_size(VK__FIT_FLOAT32), 4);
	cr_assert_eq(vk__fit_type_size(VK__FIT_UINT64Z), 8);
	cr_assert_eq(vk__fit_type_size(0x11), 0);
	cr_assert_eq(vk__fit_type_size(0x82), 0);
}
