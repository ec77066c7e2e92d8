/* SPDX-License-Identifier: MIT */
/* Bytes that are given out a few at a time. */
#ifndef TESTS_FUZZ_PIECES_H
#define TESTS_FUZZ_PIECES_H

#include <stdint.h>
#include <string.h>

#include "vekta.h"

struct pieces {
	const uint8_t *at;
	size_t left;
	size_t step;
};

static inline vk_status
read_piece(void *ctx, void *data, size_t size, size_t *got)
{
	struct pieces *p = ctx;
	size_t n = p->left < p->step ? p->left : p->step;

	if (n > size)
		n = size;
	if (n > 0)
		memcpy(data, p->at, n);
	p->at += n;
	p->left -= n;
	*got = n;
	return VK_OK;
}

#endif
