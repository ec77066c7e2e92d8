/* SPDX-License-Identifier: MIT */
#include <base/uuid.h>
#include <criterion/criterion.h>
#include <string.h>
#include <uuid/uuid.h>

enum { NAMES = 300 };

static const uint8_t dns[VK__UUID_BYTES] = { 0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad,
	0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

static void
make(vk_buf *name, const char *text, size_t len)
{
	vk__uuid_begin(name, dns);
	vk_buf_add(name, text, len);
	vk__uuid_end(name);
	cr_assert_not(name->failed);
	cr_assert_eq(name->len % 64, 0);
}

Test(uuid, is_that_of_the_standard)
{
	/* An example that RFC 9562 gives. */
	vk_buf name = { 0 };
	const vk_buf *one = &name;
	char out[1][VK__UUID_SIZE];

	make(&name, "www.example.com", 15);
	vk__uuid_write(&one, out, 1);
	cr_assert_str_eq(out[0], "2ed6657d-e927-568b-95e1-2665a8aea6a2");
	vk_buf_free(&name);
}

/* Names of all lengths around those of a block, any number at a time. */
Test(uuid, is_that_of_another_library)
{
	static char text[NAMES], out[NAMES][VK__UUID_SIZE];
	vk_buf name[NAMES] = { { 0 } };
	const vk_buf *all[NAMES];
	char theirs[VK__UUID_SIZE];
	uuid_t uuid;
	size_t i, count;

	for (i = 0; i < NAMES; i++)
		text[i] = (char)(i * 37 + i / 7);
	for (i = 0; i < NAMES; i++) {
		make(&name[i], text, i * 7 % NAMES);
		all[i] = &name[i];
	}
	for (count = 0; count <= NAMES; count += count < 9 ? 1 : 97) {
		memset(out, 0, sizeof out);
		vk__uuid_write(all, out, count);
		for (i = 0; i < count; i++) {
			uuid_generate_sha1(uuid, dns, text, i * 7 % NAMES);
			uuid_unparse_lower(uuid, theirs);
			cr_assert_str_eq(out[i], theirs, "%zu of %zu", i, count);
		}
		cr_assert(count == NAMES || out[count][0] == '\0');
	}
	for (i = 0; i < NAMES; i++)
		vk_buf_free(&name[i]);
}
