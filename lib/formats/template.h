/* SPDX-License-Identifier: MIT */
/* The head of a file as a user's template wants it. */
#ifndef VK_FORMATS_TEMPLATE_H
#define VK_FORMATS_TEMPLATE_H

#include "about.h"

enum vk__template_key {
	VK__T_AUTHOR,
	VK__T_NAME,
	VK__T_DESCRIPTION,
	VK__T_CATEGORY,
	VK__T_TAGS,
	VK__T_KEYS
};

enum vk__template_place {
	VK__P_LITERAL,
	VK__P_NAME,
	VK__P_DESCRIPTION,
	VK__P_ASSUMED,
	VK__P_CONFIDENCE,
	VK__P_TSS,
	VK__P_DURATION,
	VK__P_DATE,
	VK__P_ATHLETE,
	VK__P_TAGS,
	VK__P_PLACES
};

struct vk__piece {
	enum vk__template_key key;
	enum vk__template_place place;
	size_t text; /* of a literal, into vk_template.text */
	size_t len;
};

struct vk_template {
	vk_buf pieces; /* of struct vk__piece, in order */
	vk_buf text;
	bool given[VK__T_KEYS];
};

/*
 * Replaces what the template names in about, which is filled. VK_OK or
 * VK_ENOMEM.
 */
vk_status vk__template_fill(const vk_template *template,
    struct vk__about *about, const vk_record *rec, uint64_t seconds,
    bool ascii);

#endif
