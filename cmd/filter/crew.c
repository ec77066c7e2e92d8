/* SPDX-License-Identifier: MIT */
/*
 * A ring of slots under one lock. The giver is the only one that moves the
 * counts of given and taken back slots; threads move that of begun ones. No
 * thread is ever waited for but one that has begun the slot in question, so
 * that any of them may be missing.
 */
#include "crew.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { STACK_BYTES = 1024 * 1024 };

struct crew {
	struct crew_work work;
	size_t slots;
	pthread_mutex_t lock;
	pthread_cond_t given_one;
	pthread_cond_t done_one;
	uint64_t given;
	uint64_t begun;
	uint64_t back;
	bool quit;
	bool *done; /* of each slot */
	pthread_t *thread;
	size_t threads;
};

/* The next slot that nobody has begun; under the lock. */
static size_t
begin_slot(struct crew *crew)
{
	return (size_t)(crew->begun++ % crew->slots);
}

static bool
wait_slot(struct crew *crew, size_t *slot)
{
	bool go_on;

	pthread_mutex_lock(&crew->lock);
	while (!crew->quit && crew->begun == crew->given)
		pthread_cond_wait(&crew->given_one, &crew->lock);
	go_on = !crew->quit;
	if (go_on)
		*slot = begin_slot(crew);
	pthread_mutex_unlock(&crew->lock);
	return go_on;
}

static void
end_slot(struct crew *crew, size_t slot)
{
	pthread_mutex_lock(&crew->lock);
	crew->done[slot] = true;
	if (slot == crew->back % crew->slots)
		pthread_cond_signal(&crew->done_one);
	pthread_mutex_unlock(&crew->lock);
}

static void *
thread_main(void *ctx)
{
	struct crew *crew = ctx;
	void *own = crew->work.begin(crew->work.ctx);
	size_t slot;

	if (own == NULL)
		return NULL;
	while (wait_slot(crew, &slot)) {
		crew->work.piece(own, slot);
		end_slot(crew, slot);
	}
	crew->work.end(own);
	return NULL;
}

/* What is touched of a stack is memory, the rest is only room. */
static void
begin_threads(struct crew *crew, size_t threads)
{
	pthread_attr_t attr;

	if (pthread_attr_init(&attr) != 0)
		return;
	(void)pthread_attr_setstacksize(&attr, STACK_BYTES);
	while (crew->threads < threads && pthread_create(
	    &crew->thread[crew->threads], &attr, thread_main, crew) == 0)
		crew->threads++;
	pthread_attr_destroy(&attr);
}

static bool
make_locks(struct crew *crew)
{
	if (pthread_mutex_init(&crew->lock, NULL) != 0)
		return false;
	if (pthread_cond_init(&crew->given_one, NULL) == 0) {
		if (pthread_cond_init(&crew->done_one, NULL) == 0)
			return true;
		pthread_cond_destroy(&crew->given_one);
	}
	pthread_mutex_destroy(&crew->lock);
	return false;
}

static void
forget(struct crew *crew)
{
	free(crew->thread);
	free(crew->done);
	free(crew);
}

struct crew *
crew_new(const struct crew_work *work, size_t threads, size_t slots)
{
	struct crew *crew = calloc(1, sizeof *crew);

	if (crew == NULL)
		return NULL;
	crew->work = *work;
	crew->slots = slots;
	crew->done = calloc(slots, sizeof *crew->done);
	crew->thread = calloc(threads, sizeof *crew->thread);
	if (crew->done == NULL || crew->thread == NULL || !make_locks(crew)) {
		forget(crew);
		return NULL;
	}
	begin_threads(crew, threads);
	return crew;
}

void
crew_free(struct crew *crew)
{
	size_t i;

	if (crew == NULL)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->quit = true;
	pthread_cond_broadcast(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
	for (i = 0; i < crew->threads; i++)
		pthread_join(crew->thread[i], NULL);
	pthread_cond_destroy(&crew->done_one);
	pthread_cond_destroy(&crew->given_one);
	pthread_mutex_destroy(&crew->lock);
	forget(crew);
}

bool
crew_slot(const struct crew *crew, size_t *slot)
{
	*slot = (size_t)(crew->given % crew->slots);
	return crew->given - crew->back < crew->slots;
}

void
crew_give(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->done[crew->given++ % crew->slots] = false;
	pthread_cond_signal(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
}

bool
crew_wait(struct crew *crew, void *own, size_t *slot)
{
	size_t first = (size_t)(crew->back % crew->slots);
	bool done = false;

	*slot = first;
	if (crew->back == crew->given)
		return false;
	while (!done) {
		size_t mine = first;
		bool some;

		pthread_mutex_lock(&crew->lock);
		while (!crew->done[first] && crew->begun == crew->given)
			pthread_cond_wait(&crew->done_one, &crew->lock);
		done = crew->done[first];
		some = !done;
		if (some)
			mine = begin_slot(crew);
		pthread_mutex_unlock(&crew->lock);
		if (some) {
			crew->work.piece(own, mine);
			end_slot(crew, mine);
		}
	}
	return true;
}

void
crew_take_back(struct crew *crew)
{
	pthread_mutex_lock(&crew->lock);
	crew->back++;
	pthread_mutex_unlock(&crew->lock);
}
