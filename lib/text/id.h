/* SPDX-License-Identifier: MIT */
/* The id of a workout: made of its text, its date and its athlete. */
#ifndef VK_TEXT_ID_H
#define VK_TEXT_ID_H

#include "../base/date.h"
#include "parser.h"

/* The date that the text names, "" when there is none. */
void vk__id_date(const struct vk__reading *reading, char date[VK__DATE_SIZE]);
/* Gives each reading that is sound the id it has when nothing but its text is
 * known; VK_ENOMEM into its status. */
void vk__id_all(struct vk__reading *reading, size_t count);
/* The id with a date and an athlete ("": none). VK_OK, VK_ENOMEM. */
vk_status vk__id_make(struct vk__reading *reading, const char *date,
    const vk_buf *athlete, char id[VK__UUID_SIZE]);

#endif
