/* SPDX-License-Identifier: MIT */
/*
 * Requests. A lone step is hardly ever meant as one: "an hour of threshold"
 * says how long the whole is and what kind, so it becomes a total. All
 * numbers of the text are kept to be looked for in what comes out.
 */
#include "request.h"

#include <math.h>
#include <string.h>

#include "../score/effort.h"
#include "efforts.h"
#include "figures.h"
#include "frame.h"
#include "targets.h"

enum {
	LEAST_TOTAL = 20 * 60, /* seconds: shorter is rather one effort */
	MOST_EFFORT = 60 * 60,
	SHORT_EFFORT = 90,
	LONG_RIDE = 150 * 60 /* of which nothing else is said */
};

/* What the main part is made of, warm-up, cool-down and frame apart. */
struct top {
	uint32_t single; /* the last lone step with a length */
	uint32_t other;  /* the lone step before that */
	uint32_t bare;   /* the last effort that is only named */
	size_t singles;
	size_t bares;
	size_t groups;
	double seconds; /* of the groups */
	double all;     /* with the lone steps */
};

static double
node_seconds(const vk_workout *w, uint32_t at, unsigned depth)
{
	const vk_step *node = &w->node[at];
	double sum = 0;

	if (node->reps == 0)
		return node->duration;
	for (uint32_t i = node->child; i != 0 && depth < VK_WORKOUT_DEPTH;
	    i = w->node[i].next)
		sum += node_seconds(w, i, depth + 1);
	return sum * node->reps;
}

double
vk__tree_seconds(const vk_workout *w, uint32_t at)
{
	return node_seconds(w, at, 0);
}

static void
look_at_step(struct top *top, const vk_step *step, uint32_t at)
{
	top->all += step->duration;
	if (step->warmup || step->cooldown)
		return;
	if (step->duration > 0 || step->distance > 0) {
		top->singles++;
		top->other = top->single;
		top->single = at;
	} else if (vk__step_role(step) != VK__RECOVERY) {
		top->bares++;
		top->bare = at;
	}
}

static struct top
look(const vk_workout *w, uint32_t frame)
{
	struct top top = { 0 };

	for (uint32_t i = w->count > 0 ? w->node[0].child : 0; i != 0;
	    i = w->node[i].next) {
		if (i == frame)
			continue;
		if (w->node[i].reps == 0) {
			look_at_step(&top, &w->node[i], i);
			continue;
		}
		top.groups++;
		top.seconds += vk__tree_seconds(w, i);
	}
	top.all += top.seconds;
	return top;
}

/* A lone step: the total, or how long each effort is. */
static void
read_single(struct vk__request *r, const vk_step *step)
{
	bool test = r->words.kinds == VK__KIND(VK_CATEGORY_TEST) &&
	    step->duration <= 30 * 60;
	unsigned kinds = vk__words_kinds(&r->words);
	bool easy = (kinds & (VK__KIND(VK_CATEGORY_RECOVERY) |
	    VK__KIND(VK_CATEGORY_ENDURANCE))) != 0;
	bool repeated = r->words.effort && step->duration <= MOST_EFFORT &&
	    r->words.bound == VK__BOUND_NONE;

	vk__targets_take(r, step);
	if (step->duration == 0)
		return;
	if (repeated || test || (!easy && step->duration < (kinds != 0 ?
	    LEAST_TOTAL : LEAST_TOTAL / 2)))
		r->effort = step->duration;
	else
		r->total = step->duration;
}

/* Whether the text counts repetitions. */
static bool
is_counted(const struct vk__request *r)
{
	for (size_t i = 0; i < r->numbers; i++)
		if (r->number[i].kind == VK__NUMBER_COUNT)
			return true;
	return false;
}

/* Whether the text says that number of seconds. */
static bool
is_said(const struct vk__request *r, double seconds)
{
	for (size_t i = 0; i < r->numbers; i++)
		if (r->number[i].kind == VK__NUMBER_SECONDS &&
		    r->number[i].a == seconds)
			return true;
	return false;
}

/* One short effort and its rest. */
static bool
take_pair(struct vk__request *r, const vk_workout *w, uint32_t at)
{
	const vk_step *effort = &w->node[at];
	const vk_step *rest = &w->node[effort->next];

	if (at == 0 || effort->next == 0 || effort->reps != 0 ||
	    rest->reps != 0 || effort->duration == 0 ||
	    effort->duration > SHORT_EFFORT || rest->duration == 0 ||
	    rest->duration > LEAST_TOTAL / 2)
		return false;
	r->pair[0] = effort->duration;
	r->pair[1] = rest->duration;
	return true;
}

/* A length without an intensity that can be that of the whole. */
static bool
is_total(const vk_step *step)
{
	return step->reps == 0 && step->duration >= LEAST_TOTAL &&
	    !step->warmup && !step->cooldown &&
	    vk__step_role(step) != VK__RECOVERY &&
	    !vk__step_has_intensity(step);
}

/* "30/30, 1 h", "1 h de 30/30": a pair and the length of the whole. */
static bool
read_pair(struct vk__request *r, const vk_workout *w)
{
	uint32_t first = w->node[0].child, last = w->node[0].last;
	uint32_t second = w->node[first].next;

	if (w->node[second].next == 0)
		return take_pair(r, w, first);
	if (w->node[second].next != last)
		return false;
	if (is_total(&w->node[last]) && take_pair(r, w, first))
		r->total = w->node[last].duration;
	else if (is_total(&w->node[first]) && take_pair(r, w, second))
		r->total = w->node[first].duration;
	return r->total > 0;
}

/*
 * An alternation of short efforts without a count, as "30/30 for an hour":
 * its time is that of the whole.
 */
static bool
read_pattern(struct vk__request *r, const vk_workout *w)
{
	const vk_step *root, *first;
	double seconds;

	if (w->count < 3 || is_counted(r))
		return false;
	root = &w->node[0];
	first = &w->node[root->child];
	if (first->reps == 0)
		return read_pair(r, w);
	if (root->child != root->last || w->node[first->child].next !=
	    first->last || !take_pair(r, w, first->child))
		return false;
	seconds = vk__tree_seconds(w, root->child);
	if (seconds >= LEAST_TOTAL && is_said(r, seconds))
		r->total = seconds;
	return true;
}

/* The lone step that only tells how long the whole is; 0: none. */
static uint32_t
frame_of(const vk_workout *w, double seconds)
{
	uint32_t found = 0;

	for (uint32_t i = w->count > 0 && seconds > 0 ? w->node[0].child : 0;
	    i != 0; i = w->node[i].next)
		if (w->node[i].reps == 0 && w->node[i].duration == seconds &&
		    !vk__step_has_intensity(&w->node[i]))
			found = i;
	return found;
}

/* "5 min power, 70 min": how long each effort is, and the whole. */
static bool
read_two(struct vk__request *r, const vk_workout *w, const struct top *top)
{
	const vk_step *one = &w->node[top->single];
	const vk_step *other = &w->node[top->other];
	bool swap = !is_total(one);

	if (top->singles != 2 || top->groups + top->bares > 0 ||
	    !is_total(swap ? other : one))
		return false;
	if (swap) {
		const vk_step *was = one;

		one = other;
		other = was;
	}
	if (other->duration == 0 || other->duration >= LEAST_TOTAL ||
	    vk__step_role(other) == VK__RECOVERY)
		return false;
	vk__targets_take(r, other);
	r->effort = other->duration;
	r->total = one->duration;
	r->whole = swap ? top->other : top->single;
	return true;
}

static void
read_steps(struct vk__request *r, const vk_workout *w, const struct top *top)
{
	const vk_step *single = &w->node[top->single];
	bool alone = top->groups == 0 && top->singles <= 1;

	if (r->words.total > 0 && alone) {
		r->total = r->words.total;
		r->whole = top->single;
		if (top->single != 0)
			vk__targets_take(r, single);
	} else if (read_pattern(r, w) || read_two(r, w, top)) {
		r->structure = false;
	} else if (alone && top->singles == 1 && (top->bares == 0 ||
	    single->duration >= LEAST_TOTAL)) {
		r->whole = top->single;
		read_single(r, single);
	} else if (alone && top->singles == 0) {
		r->whole = top->bare;
		if (top->bares == 1)
			vk__targets_take(r, &w->node[top->bare]);
	} else if (top->singles == 1 && single->duration >=
	    fmax(top->seconds, LEAST_TOTAL)) {
		r->structure = true;
		r->whole = top->single;
		r->total = single->duration;
		vk__targets_take(r, single);
	} else {
		r->structure = true;
	}
}

/* framed: the length of the whole, told beside the parts; 0: it is not. */
static void
read_structure(struct vk__request *r, const vk_workout *w, double framed)
{
	uint32_t frame = frame_of(w, framed);
	struct top top = look(w, frame);
	bool parts = top.groups + top.singles > 0;

	if (w->count == 0 || (!parts && top.bares == 0)) {
		r->total = r->words.total;
		vk__targets_alone(r);
	} else if (parts && framed > 0 && (frame != 0 ||
	    (top.groups == 0 && !r->words.effort && top.singles == 1 &&
	    w->node[top.single].duration >= LEAST_TOTAL / 2 &&
	    w->node[top.single].duration != framed))) {
		r->structure = true;
	} else {
		read_steps(r, w, &top);
	}
	if (framed > 0) {
		r->total = framed;
		r->overfull = top.all > framed &&
		    r->words.bound != VK__BOUND_LEAST;
		r->roomy = r->structure && top.all < framed;
		if (frame != 0)
			r->whole = frame;
	}
}

void
vk__request_read(struct vk__request *r, const struct vk__topics *topics,
    const vk_parser *parser, const struct vk__fixes *fixes,
    const vk_workout *w, double stated)
{
	bool clock;
	double frame;

	*r = (struct vk__request){ 0 };
	vk__words_read(&r->words, topics, parser, fixes);
	vk__figures_read(r, parser);
	frame = vk__frame_find(r, topics, parser, &clock);
	if (clock)
		vk__figure_add(r, VK__NUMBER_SECONDS, VK_UNIT_NONE, frame,
		    frame);
	read_structure(r, w, stated > 0 ? stated : frame);
	r->bound = r->words.bound;
	vk__terms_of_efforts(&r->words, w);
	if (r->effort > 0)
		vk__term_of_effort(&r->words, r->effort);
	vk__words_sum(&r->words);
	if (!vk__words_named(&r->words) && r->kinds == 0 && !r->structure &&
	    r->total >= LONG_RIDE && (r->words.about &
	    VK__KIND(VK_CATEGORY_ENDURANCE)) != 0)
		r->kinds = VK__KIND(VK_CATEGORY_ENDURANCE);
	r->open = vk__words_kinds(&r->words) == 0 && r->kinds == 0 &&
	    r->words.open && !r->structure && (r->total > 0 ||
	    r->words.beginner);
	if (r->open)
		r->kinds = VK__KIND(VK_CATEGORY_ENDURANCE);
}
