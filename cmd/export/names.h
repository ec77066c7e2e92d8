/* SPDX-License-Identifier: MIT */
/* Keeps the file names of one run apart. */
#ifndef EXPORT_NAMES_H
#define EXPORT_NAMES_H

#include <vekta.h>

/*
 * Names remembered; after that each new one carries the number of the record,
 * so that memory does not grow with the input.
 */
enum { EXPORT_NAMES = 100000 };

/* Zero-initialise. Case is ignored, as some file systems do. */
struct export_names {
	uint64_t *key;
	uint32_t *count;
	size_t used;
	size_t cap;
	uint64_t serial;
};

void export_names_free(struct export_names *names);
/*
 * Makes name differ from all names of this run, by a suffix "-2", "-3", ...
 * VK_OK or VK_ENOMEM.
 */
vk_status export_names_take(struct export_names *names, vk_buf *name);

#endif
