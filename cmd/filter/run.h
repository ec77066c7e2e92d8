/* SPDX-License-Identifier: MIT */
/* What the files of the filter loop share; nobody else's. */
#ifndef FILTER_RUN_H
#define FILTER_RUN_H

#include "filter.h"

struct block;
struct bulk;

/* What a run needs beside the filter itself. Each thread has its own. */
struct run {
	struct filter *filter;
	struct vk__reader reader;
	size_t reads;        /* of the file in work */
	struct filter_line line[FILTER_LINES]; /* those in work */
	size_t count;
	vk_buf made;         /* what the callback appends to */
	vk_buf file;         /* with filter->whole: its bytes */
	struct block *block; /* where all that is made waits for its turn;
	                        NULL: it goes out at once */
	struct bulk *bulk;   /* NULL: not begun */
};

/* The lines in work through the callback: line.c. */
void run_lines(struct run *run, vk_status status);
/* One of them; share: seconds that were spent on it before. */
void run_line(struct run *run, const struct filter_line *line,
    vk_status status, double share);
/*
 * Writes what was made of a line, and what was held back of it. VK_OK, also
 * when the output failed, which ends the run; what else failed, err filled.
 */
vk_status run_deliver(struct filter *filter, vk_text made, vk_text back,
    vk_error *err);
/* Says what became of a line of which nothing is written. */
void run_refuse(struct filter *filter, vk_status status, vk_error *err);
/* Settles what a callback returned; run->made holds what it wants written. */
void run_settle(struct run *run, vk_status status, vk_error *err);
/* Everything after a failed write is lost: says so once and stops. */
void run_output_failed(struct filter *filter);
bool run_is_blank(const char *data, size_t len);

/* Keeps what has just been made, to be settled in its turn: block.c. */
vk_status block_keep(struct block *block, const vk_buf *made,
    const vk_buf *back);
/* What it came to; to be called once for each line. */
void block_end_line(struct block *block, struct filter *filter);

/*
 * Whether so much input is at hand that several threads share it; begins them
 * when it is the first time: bulk.c.
 */
bool bulk_at_hand(struct run *run);
/* Reads on, and gives lines to the threads, until the input pauses or ends. */
vk_status bulk_read(struct run *run);
/* All that was given is settled, and the next lines are done alone. */
void bulk_pause(struct run *run);
void bulk_free(struct run *run);

#endif
