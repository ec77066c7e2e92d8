/* SPDX-License-Identifier: MIT */
/* Errors that every folder has to tell in the same words. */
#ifndef VK_BASE_ERROR_H
#define VK_BASE_ERROR_H

#include "../vekta.h"

/* Sets err (may be NULL) to "out of memory". VK_ENOMEM. */
vk_status vk__error_memory(vk_error *err);

#endif
