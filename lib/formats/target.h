/* SPDX-License-Identifier: MIT */
/* Targets and lengths as short text, the same in every language. */
#ifndef VK_FORMATS_TARGET_H
#define VK_FORMATS_TARGET_H

#include "../vekta.h"

enum { VK__SHORT = 64 };

/* "95 % FTP", "200–220 W", "50→75 % FTP" (ramp), "Z3–Z4", "90 rpm". */
void vk__target_text(const vk_target *target, bool ramp, char out[VK__SHORT]);
/*
 * Reads such a text back into target, whose unit is the first one from lowest
 * to highest that is written so. False: it is none of them, target and ramp
 * stay as they are.
 */
bool vk__target_read(const char *text, size_t len, vk_unit lowest,
    vk_unit highest, vk_target *target, bool *ramp);
/* "62.5 % FTP", "50→75 % FTP" */
void vk__percent_text(double start, double end, char out[VK__SHORT]);
/* "90 s", "4 min", "4 min 30 s" */
void vk__seconds_text(uint32_t seconds, char out[VK__SHORT]);
/* A number of at most two decimals. */
void vk__number_text(double value, char out[VK__SHORT]);

#endif
