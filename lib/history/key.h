/* SPDX-License-Identifier: MIT */
/* Words compared without regard to how they are written. */
#ifndef VK_HISTORY_KEY_H
#define VK_HISTORY_KEY_H

#include <stddef.h>

enum { VK__KEY_SIZE = 64 };

/*
 * Writes the letters and digits of text, in small ASCII letters without
 * accents, with a NUL; what has no room is left out. "Type d'activité" gives
 * "typedactivite", "avg_hr" gives "avghr". Returns the length.
 */
size_t vk__key_fold(const char *text, size_t len, char out[VK__KEY_SIZE]);

#endif
