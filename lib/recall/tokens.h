/* SPDX-License-Identifier: MIT */
/* A line as the words and quantities of a command. */
#ifndef VK_RECALL_TOKENS_H
#define VK_RECALL_TOKENS_H

#include "../text/scan.h"
#include "../text/term.h"
#include "words.h"

enum { VK__CMD_TOKENS = 64, VK__CMD_BYTES = 500 };

struct vk__cmd_token {
	uint16_t class;
	bool word;      /* no sign; of a number: written out; of
	                 * a shape: "en 5x8" */
	bool seconds;   /* VK__CMD_SHAPE: b has a unit */
	bool corrected;
	struct vk__cell value;
	double a, b, c;
	uint32_t raw, raws;
};

struct vk__cmd_tokens {
	struct vk__cmd_token token[VK__CMD_TOKENS];
	size_t count;
	bool other;  /* several lines, or too long: no command */
	unsigned fr, en;
};

/* What reads them; the lexicon and the scanner are the caller's. */
struct vk__cmd_scan {
	const struct vk__cmd_words *words;
	vk__lexicon *lexicon;
	vk__scanner *scanner;
	struct vk__folded folded;
	struct vk__raws raws;
	struct vk__terms terms;
	const char *source;
};

/* VK_OK, VK_ENOMEM, VK_EUTF8, VK_EINVALID. */
vk_status vk__cmd_tokens_read(struct vk__cmd_scan *scan, const char *text,
    size_t len, struct vk__cmd_tokens *tokens);
void vk__cmd_scan_free(struct vk__cmd_scan *scan);

/* Whether it may be passed over inside a pattern. */
bool vk__cmd_soft(const struct vk__cmd_token *token);
/* The first token from at on that may not be passed over, or their count. */
size_t vk__cmd_past_soft(const struct vk__cmd_tokens *tokens, size_t at);

#endif
