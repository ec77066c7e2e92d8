/* SPDX-License-Identifier: MIT */
/* Checks Zwift files that are there already. */
#ifndef EXPORT_VALIDATE_H
#define EXPORT_VALIDATE_H

#include "../filter/filter.h"

struct validate_options {
	bool lenient;
	bool verbose;
};

/*
 * Checks each file (standard input when there are none, or for "-") and
 * reports. Returns the exit status: CLI_SOME when one is not valid.
 */
int validate_files(const char *tool, const struct validate_options *options,
    char **files, size_t count);

#endif
