/* SPDX-License-Identifier: MIT */
/*
 * Sentences without arguments, looked up once: finding and quoting one for
 * each record would take longer than the whole judgement.
 */
#include "sentence.h"

#include "../base/phrase.h"

static const char *const phrases[VK__SENTENCES] = {
	[VK__SAY_STRUCTURE] = "score-missing-structure",
	[VK__SAY_DURATION] = "score-missing-duration",
	[VK__SAY_INTENSITY] = "score-missing-intensity",
	[VK__SAY_RECOVERY] = "score-missing-recovery",
	[VK__SAY_EFFORT] = "score-implausible-effort",
	[VK__SAY_TOTAL_EFFORT] = "score-implausible-total",
	[VK__SAY_COUNT] = "score-implausible-count",
	[VK__SAY_ZERO] = "score-implausible-zero",
	[VK__SAY_LENGTH] = "score-implausible-length",
	[VK__SAY_CADENCE] = "score-implausible-cadence",
	[VK__SAY_TARGET] = "score-implausible-target",
	[VK__SAY_OFF_DOMAIN] = "score-off-domain",
	[VK__SAY_UNREAD_NUMBERS] = "score-unread-numbers",
	[VK__SAY_UNREAD_WORDS] = "score-unread-words",
	[VK__SAY_DOUBT] = "score-doubt",
	[VK__SAY_ODD] = "score-odd"
};

vk_status
vk__sentences_read(struct vk__sentences *sentences)
{
	static const char *const langs[2] = { "en", "fr" };

	vk_buf_clear(&sentences->json);
	for (size_t lang = 0; lang < 2; lang++) {
		for (size_t i = 0; i < VK__SENTENCES; i++) {
			(void)vk__phrase_json(&sentences->json, langs[lang],
			    phrases[i], NULL, NULL);
			sentences->end[lang][i] = sentences->json.len;
		}
	}
	return sentences->json.failed ? VK_ENOMEM : VK_OK;
}

void
vk__sentences_free(struct vk__sentences *sentences)
{
	vk_buf_free(&sentences->json);
}

void
vk__sentence_add(const struct vk__sentences *sentences,
    enum vk__sentence which, bool french, vk_buf *buf)
{
	const size_t *end = &sentences->end[0][0];
	size_t at = (size_t)which + (french ? VK__SENTENCES : 0);
	size_t from = at > 0 ? end[at - 1] : 0;

	vk_buf_add(buf, sentences->json.data + from, end[at] - from);
}
