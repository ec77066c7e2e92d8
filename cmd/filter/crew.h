/* SPDX-License-Identifier: MIT */
/*
 * Threads that do pieces of work side by side, for one that wants them back in
 * the order in which it gave them. The pieces are its own: here they are slots,
 * numbers below a count, used again and again.
 */
#ifndef FILTER_CREW_H
#define FILTER_CREW_H

#include <stdbool.h>
#include <stddef.h>

struct crew;

/* How a thread works, and what it needs for that. */
struct crew_work {
	void *ctx;
	/* Called first, in the new thread; NULL: it cannot work, and ends. */
	void *(*begin)(void *ctx);
	void (*piece)(void *own, size_t slot);
	void (*end)(void *own);
};

/*
 * Begins as many threads as can be had, none being enough: crew_wait works,
 * too. NULL: no memory.
 */
struct crew *crew_new(const struct crew_work *work, size_t threads, size_t slots);
/* Lets each thread end its piece, and forgets the others. */
void crew_free(struct crew *crew);
/* A slot that is free, or false: all are given. */
bool crew_slot(const struct crew *crew, size_t *slot);
/* Gives the slot that crew_slot named. */
void crew_give(struct crew *crew);
/*
 * Waits for the slot that was given first, and does what nobody has begun
 * meanwhile; own is the caller's, as from begin. False: none is given.
 */
bool crew_wait(struct crew *crew, void *own, size_t *slot);
/* Makes that slot free. */
void crew_take_back(struct crew *crew);

#endif
