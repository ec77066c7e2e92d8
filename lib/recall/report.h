/* SPDX-License-Identifier: MIT */
/* Lines that tell what was, and reasons inside of commands. */
#ifndef VK_RECALL_REPORT_H
#define VK_RECALL_REPORT_H

#include "tokens.h"

/*
 * Whether the line reports: "I was 10 watts up", "j'ai fait 5 % de mieux".
 * What only says which session is meant ("the one I did") or why becomes words
 * that may be passed over.
 */
bool vk__cmd_reports(struct vk__cmd_tokens *tokens);
/* The token behind a reason, which begins at one that says "because". */
size_t vk__cmd_reason_end(const struct vk__cmd_tokens *tokens, size_t at);

#endif
