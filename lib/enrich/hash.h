/* SPDX-License-Identifier: MIT */
/* uthash, told not to end the program when memory is out. */
#ifndef VK_ENRICH_HASH_H
#define VK_ENRICH_HASH_H

/* An element that could not be added says so itself. */
#define HASH_NONFATAL_OOM 1
#define uthash_nonfatal_oom(element) ((element)->lost = true)
#include <uthash.h>

#endif
