/* SPDX-License-Identifier: MIT */
/* Where vk-recall knows sessions from. */
#ifndef RECALL_SOURCES_H
#define RECALL_SOURCES_H

#include "../filter/filter.h"

struct sources {
	const struct cli_command *command;
	vk_recall *recall;
	int32_t today;
	const char *db; /* NULL: none */
	const char *athlete;
	unsigned wait_ms;
	const char *const *file;
	size_t files;
};

/* Makes all sessions known. Returns CLI_GO_ON or the exit status. */
int sources_read(struct sources *sources);

#endif
