/* SPDX-License-Identifier: MIT */
/* A source of bytes for the readers of FIT files. */
#ifndef TESTS_UNIT_FIT_SOURCE_H
#define TESTS_UNIT_FIT_SOURCE_H

#include <string.h>

#include "../../lib/formats/fit_window.h"

/* A source that gives no more than step bytes at a time. */
struct fit_source {
	const char *data;
	size_t len;
	size_t step;
	vk_status end; /* what comes after the bytes */
};

static inline vk_status
fit_read_some(void *ctx, void *data, size_t size, size_t *got)
{
	struct fit_source *s = ctx;
	size_t n = s->len < s->step ? s->len : s->step;

	if (s->len == 0 && s->end != VK_OK)
		return s->end;
	if (n > size)
		n = size;
	if (n > 0)
		memcpy(data, s->data, n);
	s->data += n;
	s->len -= n;
	*got = n;
	return VK_OK;
}

#endif
