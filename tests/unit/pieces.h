/* SPDX-License-Identifier: MIT */
/* A source of bytes that gives them out a few at a time. */
#ifndef TESTS_UNIT_PIECES_H
#define TESTS_UNIT_PIECES_H

#include <string.h>

#include <vekta.h>

struct pieces {
	const char *at;
	size_t left;
	size_t most; /* bytes at a time */
};

static inline vk_status
give_piece(void *ctx, void *data, size_t size, size_t *n)
{
	struct pieces *p = ctx;

	*n = p->left < p->most ? p->left : p->most;
	if (*n > size)
		*n = size;
	if (*n > 0)
		memcpy(data, p->at, *n);
	p->at += *n;
	p->left -= *n;
	return VK_OK;
}

#endif
