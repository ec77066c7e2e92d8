/* SPDX-License-Identifier: MIT */
/* FIT files for the tests, from the bytes of their records as hex. */
#ifndef TESTS_UNIT_FIT_MADE_H
#define TESTS_UNIT_FIT_MADE_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/formats/fit_decode.h"
#include "../../lib/formats/fit_encode.h"

/* Appends the bytes of "40 00 .FIT": hex, blanks passed over. */
static inline void
add_hex(vk_buf *out, const char *hex)
{
	static const char digits[] = "0123456789abcdef";

	while (*hex != '\0') {
		const char *high = strchr(digits, hex[0]);
		const char *low = high == NULL ? NULL :
		    strchr(digits, hex[1]);

		if (*hex == ' ') {
			hex++;
			continue;
		}
		cr_assert(low != NULL && *low != '\0', "%s", hex);
		vk_buf_add_char(out, (char)(unsigned char)
		    ((high - digits) << 4 | (low - digits)));
		hex += 2;
	}
}

/* A whole file with these records, appended to out. */
static inline void
add_fit(vk_buf *out, const char *records)
{
	size_t from = out->len;

	vk__fit_begin(out);
	add_hex(out, records);
	cr_assert_eq(vk__fit_finish(out, from), VK_OK);
}

/* The first message of a file of these records; the caller frees both. */
static inline struct vk__fit *
fit_first(const char *records, vk_buf *file, struct vk__fit_message *m)
{
	struct vk__fit *fit;

	add_fit(file, records);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	vk__fit_open(fit, file->data, file->len);
	cr_assert_eq(vk__fit_next(fit, m, NULL), VK_OK);
	return fit;
}

#endif
