/* SPDX-License-Identifier: MIT */
/* One record into its files, one for each format asked for. */
#ifndef EXPORT_FILES_H
#define EXPORT_FILES_H

#include "../filter/filter.h"
#include "export.h"

enum { FILES_FORMATS = 8 };

struct files_options {
	const vk_format *format[FILES_FORMATS];
	size_t formats;
	vk_export_options how;
	bool verbose;
};

/*
 * Runs over the operands as filter_run does. A usage error of where is
 * reported for command. Returns the exit status.
 */
int files_run(const struct cli_command *command,
    const struct files_options *options, const struct export_options *where,
    char **operands, size_t count);

#endif
