/* SPDX-License-Identifier: MIT */
/*
 * SHA-1 of several names side by side: one round of the hash waits for the
 * one before it, so four names take hardly longer than one. A name is padded
 * where it lies; nothing is copied. This is no protection against anybody:
 * equal names have equal ids, and that is all.
 */
#include "uuid.h"

#include <string.h>

#include "put.h"

enum { LANES = 4, BLOCK = 64, WORDS = 5, TURNS = 80 };

/* gcc and clang do arithmetic on all of them at once. */
typedef uint32_t lanes __attribute__((vector_size(4 * LANES)));

static const uint32_t initial[WORDS] = { 0x67452301, 0xefcdab89, 0x98badcfe,
	0x10325476, 0xc3d2e1f0 };

void
vk__uuid_begin(vk_buf *name, const uint8_t space[VK__UUID_BYTES])
{
	vk_buf_clear(name);
	vk__put(name, space, VK__UUID_BYTES);
}

void
vk__uuid_end(vk_buf *name)
{
	static const uint8_t padding[BLOCK + 8] = { 0x80 };
	uint64_t bits = (uint64_t)name->len * 8;
	size_t more = BLOCK - (name->len + 8) % BLOCK; /* the first is no zero */
	uint8_t length[8];

	for (unsigned i = 0; i < 8; i++)
		length[i] = (uint8_t)(bits >> (56 - 8 * i));
	vk__put(name, padding, more);
	vk__put(name, length, sizeof length);
}

static inline lanes
rotate(lanes x, unsigned bits)
{
	return x << bits | x >> (32 - bits);
}

/* What a round of the hash works on. */
struct round {
	lanes a, b, c, d, e;
};

static inline struct round
turn(struct round r, lanes mixed, uint32_t constant, lanes word)
{
	return (struct round){ rotate(r.a, 5) + mixed + r.e + constant + word, r.a,
		rotate(r.b, 30), r.c, r.d };
}

/* The words behind those of the block are mixed from them. */
static void
mix_words(lanes w[TURNS])
{
	for (unsigned i = 16; i < TURNS; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
}

static void
hash_block(lanes state[WORDS], const lanes w[TURNS])
{
	struct round r = { state[0], state[1], state[2], state[3], state[4] };
	unsigned i = 0;

	for (; i < 20; i++)
		r = turn(r, r.d ^ (r.b & (r.c ^ r.d)), 0x5a827999, w[i]);
	for (; i < 40; i++)
		r = turn(r, r.b ^ r.c ^ r.d, 0x6ed9eba1, w[i]);
	for (; i < 60; i++)
		r = turn(r, (r.b & r.c) | (r.d & (r.b | r.c)), 0x8f1bbcdc, w[i]);
	for (; i < TURNS; i++)
		r = turn(r, r.b ^ r.c ^ r.d, 0xca62c1d6, w[i]);
	state[0] += r.a;
	state[1] += r.b;
	state[2] += r.c;
	state[3] += r.d;
	state[4] += r.e;
}

static inline uint32_t
big_endian(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Four words of a hash: 32 digits, and hyphens between some of them. */
static void
write_digits(char out[VK__UUID_SIZE], const uint32_t word[4])
{
	static const char digits[] = "0123456789abcdef";
	static const uint8_t place[16] = { 0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26,
		28, 30, 32, 34 };

	memcpy(out, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", VK__UUID_SIZE);
	for (unsigned i = 0; i < VK__UUID_BYTES; i++) {
		uint32_t byte = word[i / 4] >> (24 - i % 4 * 8) & 255;

		out[place[i]] = digits[byte >> 4];
		out[place[i] + 1] = digits[byte & 15];
	}
}

/* What stands in one lane: a name from where it is not hashed yet. */
struct job {
	const char *at;
	const char *end;
	size_t index; /* among the names */
};

static const char idle[BLOCK]; /* for a lane that has no name */

/* Version and variant take the place of six bits. */
static void
finish(char out[VK__UUID_SIZE], const lanes state[WORDS], unsigned lane)
{
	uint32_t word[4];

	for (unsigned i = 0; i < 4; i++)
		word[i] = state[i][lane];
	word[1] = (word[1] & 0xffff0fff) | 0x5000;
	word[2] = (word[2] & 0x3fffffff) | 0x80000000;
	write_digits(out, word);
}

/* All that the lanes are at. */
struct work {
	const vk_buf *const *name;
	size_t next;
	size_t count;
	struct job job[LANES];
	lanes state[WORDS];
};

/* Gives a lane the next name; false: there is none. */
static bool
start(struct work *w, unsigned lane)
{
	struct job *job = &w->job[lane];

	job->at = idle;
	if (w->next == w->count)
		return false;
	job->at = w->name[w->next]->data;
	job->end = job->at + w->name[w->next]->len;
	job->index = w->next++;
	for (unsigned i = 0; i < WORDS; i++)
		w->state[i][lane] = initial[i];
	return true;
}

/* A block of each name. */
static void
hash_blocks(struct work *w)
{
	const struct job *job = w->job;
	lanes word[TURNS];

	for (unsigned i = 0; i < 16; i++)
		word[i] = (lanes){ big_endian(job[0].at + 4 * i),
			big_endian(job[1].at + 4 * i), big_endian(job[2].at + 4 * i),
			big_endian(job[3].at + 4 * i) };
	mix_words(word);
	hash_block(w->state, word);
}

void
vk__uuid_write(const vk_buf *const *name, char (*out)[VK__UUID_SIZE], size_t count)
{
	struct work w = { .name = name, .count = count };
	unsigned busy = 0;

	for (unsigned lane = 0; lane < LANES; lane++)
		busy += start(&w, lane);
	while (busy > 0) {
		hash_blocks(&w);
		for (unsigned lane = 0; lane < LANES; lane++) {
			struct job *job = &w.job[lane];

			if (job->at == idle)
				continue;
			job->at += BLOCK;
			if (job->at < job->end)
				continue;
			finish(out[job->index], w.state, lane);
			busy -= !start(&w, lane);
		}
	}
}
