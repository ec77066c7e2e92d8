/* SPDX-License-Identifier: MIT */
/* vekta.enrich: what was found, borrowed and refused, for people and programs. */
#ifndef VK_ENRICH_ACCOUNT_H
#define VK_ENRICH_ACCOUNT_H

#include "complete.h"
#include "corpus.h"
#include "match.h"
#include "objection.h"

/* What an account is made from. */
struct vk__account {
	vk_corpus *corpus;
	const struct vk__request *request;
	const struct vk__match *match;
	const struct vk__completion *completion; /* NULL: refused */
	size_t chosen;       /* the hit that completed it */
	double confidence;
	enum vk__objection objection;
	const char *text;    /* the coach's */
	size_t len;
	const char *lang;
	bool explain;
};

/*
 * Appends the value of vekta.enrich. VK_OK, VK_ENOMEM, or what the corpus
 * returned.
 */
vk_status vk__account_write(const struct vk__account *account, vk_buf *out,
    vk_error *err);

#endif
