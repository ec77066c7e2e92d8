/* SPDX-License-Identifier: MIT */
/* The reasons that vk-score gives, ready to be copied into records. */
#ifndef VK_SCORE_SENTENCE_H
#define VK_SCORE_SENTENCE_H

#include "../vekta.h"

enum vk__sentence {
	VK__SAY_STRUCTURE,
	VK__SAY_DURATION,
	VK__SAY_INTENSITY,
	VK__SAY_RECOVERY,
	VK__SAY_EFFORT,
	VK__SAY_TOTAL_EFFORT,
	VK__SAY_COUNT,
	VK__SAY_ZERO,
	VK__SAY_LENGTH,
	VK__SAY_CADENCE,
	VK__SAY_TARGET,
	VK__SAY_OFF_DOMAIN,
	VK__SAY_UNREAD_NUMBERS,
	VK__SAY_UNREAD_WORDS,
	VK__SAY_DOUBT,
	VK__SAY_ODD,
	VK__SENTENCES
};

/* Zero-initialise. */
struct vk__sentences {
	vk_buf json; /* JSON strings, one after the other */
	size_t end[2][VK__SENTENCES];
};

/* Looks all of them up, in both languages. VK_OK, VK_ENOMEM. */
vk_status vk__sentences_read(struct vk__sentences *sentences);
void vk__sentences_free(struct vk__sentences *sentences);
/* Appends one as a JSON string. */
void vk__sentence_add(const struct vk__sentences *sentences,
    enum vk__sentence which, bool french, vk_buf *buf);

#endif
