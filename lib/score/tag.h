/* SPDX-License-Identifier: MIT */
/* Adding to the tags of a record. */
#ifndef VK_SCORE_TAG_H
#define VK_SCORE_TAG_H

#include "../vekta.h"

/*
 * Puts tag at the end of the record's tags unless it is there ("": nothing);
 * tags of another kind than an array are somebody else's and stay. buf is
 * memory to work in. VK_OK, VK_ENOMEM.
 */
vk_status vk__tag_add(vk_record *rec, const char *tag, vk_buf *buf);

#endif
