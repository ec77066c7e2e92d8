/* SPDX-License-Identifier: MIT */
/* What a workout is for and how hard it is: vekta.profile. */
#ifndef VK_ENRICH_CHARACTER_H
#define VK_ENRICH_CHARACTER_H

#include "../vekta.h"

/* What a session of the corpus says better than its category; may be NULL. */
struct vk__character {
	const char *purpose;
	const char *tags; /* ',' between them; energy systems count */
};

/*
 * 0 to 10, NaN when the load is not known: see vekta(7).
 */
double vk__difficulty(const vk_load *load);
/*
 * Sets vekta.profile and adds its energy systems to the tags. buf is memory
 * to work in. VK_OK, VK_ENOMEM.
 */
vk_status vk__character_write(vk_record *rec, const vk_judgement *judgement,
    const char *lang, const struct vk__character *character, vk_buf *buf);

#endif
