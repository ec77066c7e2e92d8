/* SPDX-License-Identifier: MIT */
/* Why a request is not answered. */
#ifndef VK_ENRICH_OBJECTION_H
#define VK_ENRICH_OBJECTION_H

#include "match.h"
#include "request.h"

/* The order is that of the names in objection.c. */
enum vk__objection {
	VK__OBJECTION_NONE,
	VK__OBJECTION_STOP,       /* it is no request for a session */
	VK__OBJECTION_LONG,       /* it says too much to be a loose one */
	VK__OBJECTION_WHOLE,      /* nothing is open: the doubt is elsewhere */
	VK__OBJECTION_CONTRARY,   /* it contradicts itself */
	VK__OBJECTION_UNKNOWN,    /* its words mean nothing to the corpus */
	VK__OBJECTION_UNSURE,     /* they may mean several things */
	VK__OBJECTION_UNREAD,     /* a number of it was not understood */
	VK__OBJECTION_NUMBERS,    /* no session can take all its numbers */
	VK__OBJECTION_COUNT
};

/* As in records: "unknown"; "" for VK__OBJECTION_NONE. */
const char *vk__objection_code(enum vk__objection objection);
/* What speaks against a request before the corpus is asked. */
enum vk__objection vk__request_objection(const struct vk__request *request,
    const vk_parser *parser);
/* What speaks against what the corpus found. */
enum vk__objection vk__match_objection(const vk_corpus *corpus,
    const struct vk__request *request, const struct vk__match *match);

#endif
