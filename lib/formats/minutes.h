/* SPDX-License-Identifier: MIT */
/* Whole seconds as decimal minutes and back, without losing one. */
#ifndef VK_FORMATS_MINUTES_H
#define VK_FORMATS_MINUTES_H

#include "../vekta.h"

/*
 * Appends seconds as minutes. decimals 0: two, or more where two would make
 * readers that cut or round lose a second; else that many, 2 to 9, rounded to
 * the nearest.
 */
void vk__minutes_add(vk_buf *out, uint64_t seconds, unsigned decimals);

#endif
