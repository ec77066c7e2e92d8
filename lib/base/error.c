/* SPDX-License-Identifier: MIT */
/* Errors told in the same words everywhere. */
#include "error.h"

vk_status
vk__error_memory(vk_error *err)
{
	return vk_error_set(err, VK_ENOMEM, 0, "no-memory", "out of memory", NULL, NULL);
}
