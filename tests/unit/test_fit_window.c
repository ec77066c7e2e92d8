/* SPDX-License-Identifier: MIT */
/* The window moves over a source as over memory, and no further than asked. */
#include "../../lib/formats/fit_window.h"

#include <criterion/criterion.h>

#include "fit_source.h"

enum { BYTES = 300000 };

static unsigned char file[BYTES];

static void
begin(void)
{
	for (size_t i = 0; i < BYTES; i++)
		file[i] = (unsigned char)(i * 7 + i / 251);
}

TestSuite(fit_window, .init = begin);

/* Takes all in pieces of growing length; every byte must be the file's. */
static void
check_pieces(struct vk__fit_window *w)
{
	size_t at = 0;

	for (size_t len = 1; at + len <= BYTES; at += len, len = 2 * len + 1) {
		cr_assert_eq(vk__fit_window_need(w, len), VK_OK);
		cr_assert_geq(vk__fit_window_len(w), len);
		cr_assert_eq(vk__fit_window_offset(w), at);
		cr_assert_eq(memcmp(vk__fit_window_take(w, len), file + at,
		    len), 0, "at %zu", at);
	}
	cr_assert_eq(vk__fit_window_need(w, BYTES), VK_OK);
	cr_assert_eq(vk__fit_window_len(w), BYTES - at, "only what is left");
	cr_assert_eq(memcmp(vk__fit_window_at(w), file + at, BYTES - at), 0);
}

Test(fit_window, memory)
{
	struct vk__fit_window w = { 0 };

	vk__fit_window_open(&w, file, BYTES);
	check_pieces(&w);
	vk__fit_window_free(&w);
}

Test(fit_window, source)
{
	static const size_t steps[] = { 1, 1000, 65536, BYTES };
	struct vk__fit_window w = { 0 };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct fit_source source = { (const char *)file, BYTES,
			steps[i], VK_OK };

		vk__fit_window_open_source(&w, fit_read_some, &source);
		check_pieces(&w);
	}
	vk__fit_window_free(&w);
}

/* What is shown already needs no reading, so no failure either. */
Test(fit_window, failing_source)
{
	struct fit_source source = { (const char *)file, 10, 10, VK_EIO };
	struct vk__fit_window w = { 0 };

	vk__fit_window_open_source(&w, fit_read_some, &source);
	cr_assert_eq(vk__fit_window_need(&w, 10), VK_OK);
	cr_assert_eq(vk__fit_window_need(&w, 10), VK_OK);
	cr_assert_eq(vk__fit_window_need(&w, 11), VK_EIO);
	vk__fit_window_free(&w);
}
