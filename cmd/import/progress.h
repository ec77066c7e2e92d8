/* SPDX-License-Identifier: MIT */
/* How far a long file is: a line on a terminal, and one for SIGUSR1. */
#ifndef IMPORT_PROGRESS_H
#define IMPORT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	const char *tool;
	const char *file;
	bool terminal;  /* show a line there */
	bool shown;
	uint64_t size;  /* of the file, 0: not known */
	struct timespec last;
};

/* Begins to listen to SIGUSR1; once for a program. */
void progress_begin(struct progress *progress, const char *tool, bool quiet);
void progress_file(struct progress *progress, const char *file, int fd);
/* To be called often; cheap. */
void progress_step(struct progress *progress, uint64_t bytes, uint64_t rows);
/* Takes the line away, before a message and at the end. */
void progress_clear(struct progress *progress);

#endif
