/* SPDX-License-Identifier: MIT */
/* A search under way, between the files that do it. */
#ifndef VK_RECALL_SEARCH_H
#define VK_RECALL_SEARCH_H

#include "past.h"

struct vk__search {
	const struct vk__pasts *pasts;
	const struct vk__cmd_selector *s;
	vk_recall_source source;
	int32_t today;
	int32_t from, to;  /* days */
	bool dated;        /* a day was named: those without one do not count */
	int32_t nth;       /* still to be counted: from the newest */
};

/* The days that a session may be of. */
void vk__search_window(struct vk__search *search);

#endif
