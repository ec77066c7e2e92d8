/* SPDX-License-Identifier: MIT */
/* Lines that one thread handles, and what becomes of them until their turn. */
#ifndef FILTER_BLOCK_H
#define FILTER_BLOCK_H

#include "run.h"

enum {
	BLOCK_BYTES = 16384,  /* of lines; a longer one is done alone */
	BLOCK_LINES = 24,
	BLOCK_MADE = 1 << 20  /* waiting for its turn: then no line is begun */
};

/* What a line came to, beside what was made of it. */
struct outcome {
	bool some;
	bool failed;
	bool lost; /* there was no memory to keep its messages in */
	int stop;
	struct figures_line figures;
};

/* Where the parts of a line end. */
struct kept {
	size_t made, back, said;
	struct outcome outcome;
};

/* Zero-initialise. */
struct block {
	const char *file;
	bool is_stdin;
	size_t count;   /* lines */
	size_t settled; /* of those handled */
	size_t handled; /* fewer when the run is to end, or much was made */
	size_t used;    /* bytes */
	vk_buf made, back, said;
	struct { size_t at, len; uint64_t number; } line[BLOCK_LINES];
	struct kept kept[BLOCK_LINES];
	char data[BLOCK_BYTES];
};

/* False: there is no room for the line. */
bool block_add(struct block *block, const struct filter_line *line);
/* The lines that are not handled yet through the callback, until too much waits. */
void block_handle(struct block *block, struct run *run);
/* What became of those handled, as if it was now; then nothing waits. */
void block_settle(struct block *block, struct filter *filter);
/* Of a settled block, for other lines; keeps the memory. */
void block_clear(struct block *block);
void block_free(struct block *block);

#endif
