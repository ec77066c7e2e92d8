/* SPDX-License-Identifier: MIT */
/* The names of elements and attributes in Zwift workout files. */
#ifndef VK_FORMATS_ZWO_WORDS_H
#define VK_FORMATS_ZWO_WORDS_H

#include <stdbool.h>

enum vk__zwo_head {
	VK__ZWO_NO_HEAD,  /* not known */
	VK__ZWO_NAME,
	VK__ZWO_AUTHOR,
	VK__ZWO_DESCRIPTION,
	VK__ZWO_CATEGORY,
	VK__ZWO_SPORT,
	VK__ZWO_TAGS,
	VK__ZWO_LENGTHS,  /* time or distance */
	VK__ZWO_FTP,
	VK__ZWO_WORKOUT,
	VK__ZWO_INTERNAL  /* Zwift's own; says nothing about the riding */
};

enum vk__zwo_kind {
	VK__ZWO_NO_STEP,  /* not known */
	VK__ZWO_STEADY,
	VK__ZWO_WARMUP,
	VK__ZWO_RAMP,
	VK__ZWO_COOLDOWN,
	VK__ZWO_INTERVALS,
	VK__ZWO_FREERIDE,
	VK__ZWO_MAXEFFORT,
	VK__ZWO_REST_DAY,
	VK__ZWO_TEXT,
	VK__ZWO_GAME
};

/*
 * any_case: when nothing has that name, the one that differs in capitals
 * only, whose name *proper then is; else that is NULL. n is name then, and
 * TextNotification textevent.
 */
enum vk__zwo_head vk__zwo_head_find(const char *name, bool any_case,
    const char **proper);
enum vk__zwo_kind vk__zwo_kind_find(const char *name, bool any_case,
    const char **proper);
/* Whether Zwift's own steps and events have such an attribute. */
bool vk__zwo_attribute_is_known(const char *name);
/* Whether two names are the same but for capitals of ASCII. */
bool vk__zwo_same_name(const char *a, const char *b);

#endif
