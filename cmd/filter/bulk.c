/* SPDX-License-Identifier: MIT */
/*
 * Bulk input: lines in blocks to several threads, what becomes of them settled
 * in order by the one that reads and writes.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "block.h"
#include "crew.h"

enum {
	AT_HAND = 2 * BLOCK_BYTES, /* less than that is soon done alone */
	READS = 2                  /* likewise what is read at once */
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

static void
do_block(void *own, size_t slot)
{
	struct hand *hand = own;

	block_handle(&hand->bulk->block[slot], &hand->run);
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

/*
 * Waits for the block that was given first. What no thread could keep is done
 * here, now that it can go out. False: there is no block.
 */
static bool
settle_block(struct run *run)
{
	struct bulk *bulk = run->bulk;
	struct filter *filter = run->filter;
	struct block *b;
	size_t slot;

	if (!crew_wait(bulk->crew, &bulk->hand, &slot))
		return false;
	b = &bulk->block[slot];
	block_settle(b, filter);
	while (b->handled < b->count && filter->stop == CLI_GO_ON) {
		block_handle(b, &bulk->hand.run);
		block_settle(b, filter);
	}
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
	if (block_add(current(run), line))
		return;
	crew_give(run->bulk->crew);
	(void)block_add(current(run), line);
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

	for (i = 0; bulk->block != NULL && i < bulk->blocks; i++)
		block_free(&bulk->block[i]);
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
