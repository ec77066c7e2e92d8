/* SPDX-License-Identifier: MIT */
/*
 * Bulk input: lines in blocks to several threads, what becomes of them settled
 * in order by the one that reads and writes. A line's bytes, messages, counts
 * and whether it ends the run are kept apart, so that all comes out as if one
 * thread had done it, also when a write fails in the midst of a block.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crew.h"
#include "run.h"

enum {
	BLOCK_BYTES = 16384, /* of lines; a longer one is done alone */
	BLOCK_LINES = 24,
	TOGETHER = 8, /* lines for one look ahead: each takes memory in each thread */
	AT_HAND = 2 * BLOCK_BYTES, /* less than that is soon done alone */
	READS = 2                  /* likewise what is read at once */
};

_Static_assert((int)TOGETHER <= (int)FILTER_LINES, "they have places");

/* Where the parts of a line end. */
struct kept {
	size_t made, back, said;
	struct outcome outcome;
};

struct block {
	const char *file;
	bool is_stdin;
	size_t count;   /* lines */
	size_t handled; /* fewer when the run is to end */
	size_t used;    /* bytes */
	vk_buf made, back, said;
	struct { size_t at, len; uint64_t number; } line[BLOCK_LINES];
	struct kept kept[BLOCK_LINES];
	char data[BLOCK_BYTES];
};

/* What a thread works with. */
struct hand {
	struct bulk *bulk;
	struct filter filter;
	struct run run;
};

struct bulk {
	struct filter like; /* as threads take it over */
	struct crew *crew;
	struct hand hand;   /* of the one that reads and writes */
	struct block *block;
	size_t blocks;
	bool on;            /* the input has not paused */
};

/* ------------------------------------------------------------ in a thread */

vk_status
block_keep(struct block *b, const vk_buf *made, const vk_buf *back)
{
	if (vk_buf_reserve(&b->made, made->len) != VK_OK ||
	    vk_buf_reserve(&b->back, back->len) != VK_OK)
		return VK_ENOMEM;
	vk_buf_add(&b->made, made->data, made->len);
	vk_buf_add(&b->back, back->data, back->len);
	return VK_OK;
}

void
block_end_line(struct block *b, struct filter *filter)
{
	b->kept[b->handled++] = (struct kept){ b->made.len, b->back.len,
		b->said.len, { filter->some, filter->failed, b->said.failed,
		filter->stop, filter->figures.last } };
	if (b->said.failed)
		filter->stop = CLI_IO;
}

/* The lines from from on that are handled together into run->line. */
static void
take_lines(struct run *run, const struct block *b, size_t from)
{
	size_t i = from;

	run->count = 0;
	do {
		struct filter_line *line = &run->line[run->count];

		*line = (struct filter_line){ b->data + b->line[i].at,
			b->line[i].len, b->file, b->is_stdin, b->line[i].number,
			run->count, run->filter };
		run->count++;
		i++;
	} while (run->filter->ahead != NULL && run->count < TOGETHER &&
	    i < b->count && run->line[0].len <= FILTER_LINE_BYTES &&
	    b->line[i].len <= FILTER_LINE_BYTES);
}

static void
do_block(void *own, size_t slot)
{
	struct hand *hand = own;
	struct filter *filter = &hand->filter;
	struct block *b = &hand->bulk->block[slot];
	size_t i;

	filter->some = filter->failed = false;
	filter->stop = CLI_GO_ON;
	filter->said = &b->said;
	hand->run.block = b;
	for (i = 0; i < b->count && filter->stop == CLI_GO_ON;
	    i += hand->run.count) {
		take_lines(&hand->run, b, i);
		run_lines(&hand->run, VK_OK);
	}
}

static void
hand_set(struct hand *hand, struct bulk *bulk, void *ctx)
{
	hand->bulk = bulk;
	hand->filter = bulk->like;
	hand->filter.ctx = ctx;
	hand->run.filter = &hand->filter;
}

static void
hand_clear(struct hand *hand)
{
	vk_buf_free(&hand->filter.back);
	vk_buf_free(&hand->run.made);
}

static void *
hand_begin(void *ctx)
{
	struct bulk *bulk = ctx;
	struct hand *hand = calloc(1, sizeof *hand);
	void *own;

	if (hand == NULL)
		return NULL;
	own = bulk->like.fork(bulk->like.ctx);
	if (own == NULL) {
		free(hand);
		return NULL;
	}
	hand_set(hand, bulk, own);
	return hand;
}

static void
hand_end(void *own)
{
	struct hand *hand = own;

	hand->filter.join(hand->filter.ctx);
	hand_clear(hand);
	free(hand);
}

/* ------------------------------------------- in the one that reads and writes */

static vk_text
part(const vk_buf *buf, size_t from, size_t to)
{
	return (vk_text){ from < to ? buf->data + from : "", to - from };
}

/* What became of line i of a block, as if it was handled now. */
static void
settle_line(struct filter *filter, const struct block *b, size_t i)
{
	static const struct kept none;
	const struct kept *k = &b->kept[i];
	const struct kept *before = i > 0 ? &b->kept[i - 1] : &none;
	struct filter_line line = { .file = b->file, .number = b->line[i].number };
	vk_text said = part(&b->said, before->said, k->said);
	vk_error err = { 0 };
	vk_status status = VK_ENOMEM;

	filter->at = &line;
	message_write(said.data, said.len);
	filter->some |= k->outcome.some;
	filter->failed |= k->outcome.failed;
	filter->stop = k->outcome.stop;
	if (!k->outcome.lost)
		status = run_deliver(filter,
		    part(&b->made, before->made, k->made),
		    part(&b->back, before->back, k->back), &err);
	if (status != VK_OK)
		run_refuse(filter, status, &err);
	filter->at = NULL;
	figures_count(&filter->figures, &k->outcome.figures);
}

static void
block_clear(struct block *b)
{
	b->count = b->handled = b->used = 0;
	vk_buf_clear(&b->made);
	vk_buf_clear(&b->back);
	vk_buf_clear(&b->said);
}

/* Waits for the block that was given first. False: there is none. */
static bool
settle_block(struct run *run)
{
	struct bulk *bulk = run->bulk;
	struct filter *filter = run->filter;
	struct block *b;
	size_t slot, i;

	if (!crew_wait(bulk->crew, &bulk->hand, &slot))
		return false;
	b = &bulk->block[slot];
	for (i = 0; i < b->handled && filter->stop == CLI_GO_ON; i++)
		settle_line(filter, b, i);
	block_clear(b);
	crew_take_back(bulk->crew);
	return true;
}

/* The block to be filled; a free one is empty. */
static struct block *
current(struct run *run)
{
	struct bulk *bulk = run->bulk;
	size_t slot;

	while (!crew_slot(bulk->crew, &slot))
		(void)settle_block(run);
	return &bulk->block[slot];
}

static void
add_line(struct run *run, const struct filter_line *line)
{
	struct block *b = current(run);

	if (b->count == BLOCK_LINES || line->len > BLOCK_BYTES - b->used) {
		crew_give(run->bulk->crew);
		b = current(run);
	}
	b->file = line->file;
	b->is_stdin = line->is_stdin;
	memcpy(b->data + b->used, line->data, line->len);
	b->line[b->count].at = b->used;
	b->line[b->count].len = line->len;
	b->line[b->count++].number = line->number;
	b->used += line->len;
}

vk_status
bulk_read(struct run *run)
{
	struct filter_line *line = &run->line[0];
	vk_status status;
	int error;

	do {
		status = vk__reader_next(&run->reader, &line->data, &line->len,
		    &line->number);
		if (status == VK_OK && run_is_blank(line->data, line->len))
			continue;
		if (status == VK_OK && run->bulk->on && line->len <= BLOCK_BYTES) {
			add_line(run, line);
			continue;
		}
		error = errno; /* if reading failed; settling may set another */
		bulk_pause(run);
		errno = error;
		run->count = 1;
		if (status == VK_OK || status == VK_ELIMIT)
			run_lines(run, status);
	} while (run->bulk->on && run->filter->stop == CLI_GO_ON);
	return status;
}

void
bulk_pause(struct run *run)
{
	struct bulk *bulk = run->bulk;
	size_t slot;

	if (bulk == NULL || !bulk->on)
		return;
	bulk->on = false;
	if (crew_slot(bulk->crew, &slot) && bulk->block[slot].count > 0)
		crew_give(bulk->crew);
	while (run->filter->stop == CLI_GO_ON && settle_block(run))
		;
}

/* ------------------------------------------------------ beginning and end */

/* Asked once: the answer stays what the option says. */
static size_t
threads_wanted(void)
{
	long online;

	if (filter_options.jobs == 0) {
		online = sysconf(_SC_NPROCESSORS_ONLN);
		filter_options.jobs = online < 1 ? 1 :
		    online > FILTER_JOBS_USUAL ? FILTER_JOBS_USUAL :
		    (uint64_t)online;
	}
	return (size_t)filter_options.jobs;
}

static void
bulk_forget(struct bulk *bulk)
{
	size_t i;

	for (i = 0; bulk->block != NULL && i < bulk->blocks; i++) {
		vk_buf_free(&bulk->block[i].made);
		vk_buf_free(&bulk->block[i].back);
		vk_buf_free(&bulk->block[i].said);
	}
	hand_clear(&bulk->hand);
	free(bulk->block);
	free(bulk);
}

static struct bulk *
bulk_new(const struct filter *filter, size_t threads)
{
	struct bulk *bulk = calloc(1, sizeof *bulk);
	const struct crew_work work = { bulk, hand_begin, do_block, hand_end };

	if (bulk == NULL)
		return NULL;
	bulk->like = *filter;
	memset(&bulk->like.back, 0, sizeof bulk->like.back);
	memset(&bulk->like.placed, 0, sizeof bulk->like.placed);
	hand_set(&bulk->hand, bulk, filter->ctx);
	bulk->blocks = 2 * threads;
	bulk->block = calloc(bulk->blocks, sizeof *bulk->block);
	if (bulk->block != NULL)
		bulk->crew = crew_new(&work, threads - 1, bulk->blocks);
	if (bulk->crew != NULL)
		return bulk;
	bulk_forget(bulk);
	return NULL;
}

bool
bulk_at_hand(struct run *run)
{
	const struct filter *filter = run->filter;

	if (run->bulk != NULL && run->bulk->on)
		return true;
	if (filter->fork == NULL || run->reads < READS ||
	    vk__reader_held(&run->reader) < AT_HAND || threads_wanted() == 1 ||
	    (filter->steady != NULL &&
	    !filter->steady(filter->ctx, run->line[0].file)))
		return false;
	if (run->bulk == NULL)
		run->bulk = bulk_new(filter, threads_wanted());
	if (run->bulk != NULL)
		run->bulk->on = true;
	else
		filter_options.jobs = 1;
	return run->bulk != NULL;
}

void
bulk_free(struct run *run)
{
	if (run->bulk == NULL)
		return;
	crew_free(run->bulk->crew);
	bulk_forget(run->bulk);
	run->bulk = NULL;
}
