/* SPDX-License-Identifier: MIT */
/*
 * Folding flat workouts. Equal steps get the same number, so that the workout
 * is a row of numbers. Short repetitions are folded before long ones, each
 * into a number of its own, and then again from the shortest on, so that sets
 * of repetitions are found too. Each look at one length of repetition goes
 * through the row once, and the row only gets shorter.
 */
#include "refold.h"

#include <stdlib.h>
#include <string.h>

#include "../record/workout.h"

/* What a number stands for: a node of the workout, or a repetition. */
struct symbol {
	uint32_t node;   /* the first of its kind; 0: a repetition */
	uint32_t reps;
	uint32_t first;  /* its parts in the pool */
	uint32_t count;
	uint32_t height; /* groups inside each other */
};

struct fold {
	const vk_workout *w;
	struct symbol *symbol; /* numbered from 1 */
	uint32_t *row;
	uint32_t *pool;
	uint32_t *table;       /* numbers by their hash; 0: free */
	size_t symbols;
	size_t len;            /* of the row */
	size_t pool_len;
	size_t mask;           /* of the table */
};

/* --------------------------------------------------------------- equality */

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

static uint64_t
mix_target(uint64_t hash, const vk_target *t)
{
	return mix(hash, (uint64_t)t->unit + (uint64_t)(t->start * 16) +
	    ((uint64_t)(t->end * 16) << 32));
}

static bool
same_number(double a, double b)
{
	return !(a < b) && !(a > b);
}

static bool
same_flags(const vk_step *a, const vk_step *b)
{
	return a->open == b->open && a->warmup == b->warmup &&
	    a->cooldown == b->cooldown && a->ramp == b->ramp &&
	    a->freeride == b->freeride && a->maxeffort == b->maxeffort;
}

/* Whether two nodes are the same but for what they hold. */
static bool
same_node(const vk_workout *w, const vk_step *a, const vk_step *b)
{
	return a->reps == b->reps && a->duration == b->duration &&
	    same_number(a->distance, b->distance) &&
	    a->intensity == b->intensity && same_flags(a, b) &&
	    vk__target_near(&a->power, &b->power, 0) &&
	    vk__target_near(&a->hr, &b->hr, 0) &&
	    vk__target_near(&a->cadence, &b->cadence, 0) &&
	    vk__target_near(&a->rpe, &b->rpe, 0) && a->text_len == b->text_len &&
	    (a->text_len == 0 || memcmp(w->text.data + a->text,
	    w->text.data + b->text, a->text_len) == 0);
}

/* Also what they hold; no deeper than a checked workout is. */
static bool
same_tree(const vk_workout *w, uint32_t a, uint32_t b, unsigned depth)
{
	if (!same_node(w, &w->node[a], &w->node[b]))
		return false;
	if (w->node[a].reps == 0 || depth > VK_WORKOUT_DEPTH)
		return w->node[a].reps == 0;
	a = w->node[a].child;
	b = w->node[b].child;
	while (a != 0 && b != 0 && same_tree(w, a, b, depth + 1)) {
		a = w->node[a].next;
		b = w->node[b].next;
	}
	return a == 0 && b == 0;
}

static bool
same_symbol(const struct fold *f, const struct symbol *a,
    const struct symbol *b)
{
	if ((a->node == 0) != (b->node == 0))
		return false;
	if (a->node != 0)
		return same_tree(f->w, a->node, b->node, 0);
	return a->reps == b->reps && a->count == b->count &&
	    memcmp(f->pool + a->first, f->pool + b->first,
	    a->count * sizeof *f->pool) == 0;
}

static uint64_t
hash_symbol(const struct fold *f, const struct symbol *s)
{
	const vk_step *step = &f->w->node[s->node];
	uint64_t hash = mix(s->reps, s->count);
	uint32_t i;

	for (i = 0; i < s->count; i++)
		hash = mix(hash, f->pool[s->first + i]);
	if (s->node == 0)
		return hash;
	hash = mix(hash, step->duration + ((uint64_t)step->reps << 32));
	hash = mix(hash, (uint64_t)(step->distance * 16) + step->text_len);
	return mix_target(mix_target(hash, &step->power), &step->cadence);
}

/* The number of s, the same for equal ones. */
static uint32_t
number(struct fold *f, const struct symbol *s)
{
	size_t at = (size_t)hash_symbol(f, s) & f->mask;

	while (f->table[at] != 0) {
		if (same_symbol(f, s, &f->symbol[f->table[at]]))
			return f->table[at];
		at = (at + 1) & f->mask;
	}
	f->symbol[++f->symbols] = *s;
	f->table[at] = (uint32_t)f->symbols;
	return f->table[at];
}

/* ---------------------------------------------------------------- folding */

/* The power that a symbol begins with; 0 when that says nothing. */
static double
power(const struct fold *f, uint32_t symbol)
{
	const struct symbol *s = &f->symbol[symbol];
	uint32_t node;

	while (s->node == 0)
		s = &f->symbol[f->pool[s->first]];
	node = s->node;
	while (f->w->node[node].reps > 0 && f->w->node[node].child != 0)
		node = f->w->node[node].child;
	return f->w->node[node].power.start;
}

/*
 * Where the first repetition begins, when it may be any of the first slack
 * symbols of the run: at an effort, as coaches tell it, not at a rest.
 */
static size_t
begin_of(const struct fold *f, const uint32_t *run, size_t period,
    size_t slack)
{
	size_t i;

	for (i = 0; i <= slack; i++) {
		if (power(f, run[i]) > power(f, run[i + period - 1]))
			return i;
	}
	return 0;
}

/* The number of reps times the period symbols at run; 0: it is too deep. */
static uint32_t
repeat(struct fold *f, const uint32_t *run, size_t period, size_t reps)
{
	struct symbol made = { .reps = (uint32_t)reps,
		.first = (uint32_t)f->pool_len, .count = (uint32_t)period };
	size_t before = f->symbols;
	uint32_t found;
	size_t i;

	for (i = 0; i < period; i++) {
		f->pool[f->pool_len + i] = run[i];
		if (made.height < f->symbol[run[i]].height)
			made.height = f->symbol[run[i]].height;
	}
	if (++made.height > VK_WORKOUT_DEPTH)
		return 0;
	found = number(f, &made);
	if (f->symbols > before)
		f->pool_len += period;
	return found;
}

/* How many symbols from at on are those one period later. */
static size_t
run_length(const struct fold *f, size_t at, size_t period)
{
	size_t n = 0;

	while (at + n + period < f->len &&
	    f->row[at + n] == f->row[at + n + period])
		n++;
	return n;
}

/* Folds all repetitions of so many symbols. Whether there were any. */
static bool
fold_period(struct fold *f, size_t period)
{
	size_t least = period > 1 ? period : 2;
	size_t in = 0, out = 0;
	bool found = false;

	while (in < f->len) {
		size_t n = run_length(f, in, period);
		size_t reps = n / period + 1;
		size_t begin = n + 1; /* nothing before begins a repetition */
		uint32_t made = 0;

		if (n >= least) {
			begin = begin_of(f, f->row + in, period, n % period);
			if (reps > VK_WORKOUT_REPS)
				reps = VK_WORKOUT_REPS;
			made = repeat(f, f->row + in + begin, period, reps);
		}
		memmove(f->row + out, f->row + in, begin * sizeof *f->row);
		out += begin;
		in += begin;
		if (n < least)
			continue;
		if (made == 0) {
			f->row[out++] = f->row[in++];
			continue;
		}
		f->row[out++] = made;
		in += reps * period;
		found = true;
	}
	f->len = out;
	return found;
}

/* What was folded may be a part of something short. */
static bool
fold_all(struct fold *f)
{
	bool any = false;
	size_t period = 1;

	while (period <= VK__REFOLD_PERIOD && 2 * period <= f->len) {
		if (fold_period(f, period)) {
			any = true;
			period = 1;
		} else {
			period++;
		}
	}
	return any;
}

/* --------------------------------------------------------------- building */

/* Copies a node of the workout with what it holds. */
static vk_status
copy_tree(const vk_workout *from, uint32_t node, vk_workout *to,
    uint32_t parent, unsigned depth)
{
	const vk_step *s = &from->node[node];
	uint32_t made, child;
	vk_status status = vk_workout_add(to, parent, s, &made);

	if (status == VK_OK && s->text_len > 0)
		status = vk_workout_set_text(to, made,
		    from->text.data + s->text, s->text_len);
	if (s->reps == 0 || depth > VK_WORKOUT_DEPTH)
		return status;
	for (child = s->child; child != 0 && status == VK_OK;
	    child = from->node[child].next)
		status = copy_tree(from, child, to, made, depth + 1);
	return status;
}

/* A symbol is no higher than VK_WORKOUT_DEPTH. */
static vk_status
build(const struct fold *f, uint32_t symbol, vk_workout *to, uint32_t parent)
{
	const struct symbol *s = &f->symbol[symbol];
	vk_step group = { .reps = s->reps };
	vk_status status;
	uint32_t made, i;

	if (s->node != 0)
		return copy_tree(f->w, s->node, to, parent, 0);
	status = vk_workout_add(to, parent, &group, &made);
	for (i = 0; i < s->count && status == VK_OK; i++)
		status = build(f, f->pool[s->first + i], to, made);
	return status;
}

static uint32_t
tree_height(const vk_workout *w, uint32_t node, unsigned depth)
{
	uint32_t highest = 0, child;

	if (w->node[node].reps == 0 || depth > VK_WORKOUT_DEPTH)
		return 0;
	for (child = w->node[node].child; child != 0;
	    child = w->node[child].next) {
		uint32_t height = tree_height(w, child, depth + 1);

		if (highest < height)
			highest = height;
	}
	return highest + 1;
}

/*
 * Each repetition removes at least as many symbols as it has parts, so that
 * twice the nodes are room enough, in the pool and for the symbols.
 */
static vk_status
fold_open(struct fold *f)
{
	size_t room = 2 * f->w->count + 1;
	uint32_t at;

	for (f->mask = 15; f->mask < 2 * room; f->mask = 2 * f->mask + 1)
		continue;
	f->symbol = malloc(room * sizeof *f->symbol);
	f->row = malloc(room * sizeof *f->row);
	f->pool = malloc((room + VK__REFOLD_PERIOD) * sizeof *f->pool);
	f->table = calloc(f->mask + 1, sizeof *f->table);
	if (f->symbol == NULL || f->row == NULL || f->pool == NULL ||
	    f->table == NULL)
		return VK_ENOMEM;
	for (at = f->w->node[0].child; at != 0; at = f->w->node[at].next) {
		struct symbol s = { .node = at,
			.height = tree_height(f->w, at, 0) };

		f->row[f->len++] = number(f, &s);
	}
	return VK_OK;
}

vk_status
vk__refold(vk_workout *w)
{
	struct fold f = { .w = w };
	vk_workout made = { 0 };
	vk_status status = fold_open(&f);
	size_t i;

	if (status == VK_OK && fold_all(&f)) {
		status = vk_workout_clear(&made);
		for (i = 0; i < f.len && status == VK_OK; i++)
			status = build(&f, f.row[i], &made, 0);
		if (status == VK_OK) {
			vk_workout swap = *w;

			*w = made;
			made = swap;
		}
	}
	vk_workout_free(&made);
	free(f.symbol);
	free(f.row);
	free(f.pool);
	free(f.table);
	return status;
}
