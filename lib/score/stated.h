/* SPDX-License-Identifier: MIT */
/* One thing that the parser's evidence says, for who needs no more of it. */
#ifndef VK_SCORE_STATED_H
#define VK_SCORE_STATED_H

#include "../vekta.h"

/* The seconds that the text states for the whole; 0: it does not. */
double vk__stated_total(const vk_record *rec);

#endif
