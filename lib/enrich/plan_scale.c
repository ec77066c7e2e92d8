/* SPDX-License-Identifier: MIT */
/*
 * Making a session longer or shorter. The rules, which vekta(7) lists: the
 * number of repetitions goes from half to one and a half (above threshold)
 * or two times what it was; easy riding takes what is left and goes down to
 * five minutes; a warm-up is 5 to 25 minutes and a cool-down 5 to 20, unless
 * the session's own is outside that; efforts and rests keep their length and
 * everything its intensity. Where there is no easy riding and more to fill
 * than the ends can take, some is put in before the cool-down.
 */
#include <math.h>

#include "../score/effort.h"
#include "plan.h"

enum {
	LEAST_END = 5 * 60, /* seconds */
	MOST_WARMUP = 25 * 60,
	MOST_COOLDOWN = 20 * 60,
	LEAST_EASY = 5 * 60,
	STEPS = 31 /* factors that are tried */
};

#define HARD_PCT 105.0 /* of FTP: from here on repetitions are not doubled */

/* ------------------------------------------------------------ repetitions */

/* The hardest effort of a group. */
static double
hardest(const vk_workout *w, uint32_t at, unsigned depth)
{
	double most = 0;

	if (w->node[at].reps == 0)
		return vk__step_role(&w->node[at]) == VK__EFFORT ?
		    vk__plan_power(&w->node[at]) : 0;
	for (uint32_t i = w->node[at].child; i != 0 &&
	    depth < VK_WORKOUT_DEPTH; i = w->node[i].next)
		most = fmax(most, hardest(w, i, depth + 1));
	return most;
}

static uint32_t
scaled_reps(uint32_t reps, double factor, double most)
{
	double wanted = floor(reps * factor + 0.5);

	if (wanted > floor(reps * most))
		wanted = floor(reps * most);
	if (wanted < ceil(reps / 2.0))
		wanted = ceil(reps / 2.0);
	return wanted < 1 ? 1 : (uint32_t)wanted;
}

/* Few sets keep their number: what they hold is repeated more or less. */
static void
scale_part(const struct vk__plan *plan, struct vk__plan_part *part,
    double factor)
{
	double most = hardest(plan->w, part->node, 0) > HARD_PCT ? 1.5 : 2;

	if (part->fixed || part->reps == 0 || part->role != VK__PART_WORK)
		return;
	if (part->inner != 0 && part->inner_reps >= 4 && part->reps <= 3) {
		uint32_t reps = scaled_reps(part->inner_reps, factor, most);

		part->seconds -= part->inner_seconds * part->inner_reps;
		part->seconds += part->inner_seconds * reps;
		part->inner_reps = reps;
	} else {
		part->reps = scaled_reps(part->reps, factor, most);
	}
}

/* ---------------------------------------------------------------- filling */

/* How short and how long a part may be made. */
static void
bounds(const struct vk__plan *plan, const struct vk__plan_part *part,
    double *least, double *most)
{
	double own = vk__plan_part_seconds(part);

	*least = *most = own;
	if (part->fixed || part->reps != 0)
		return;
	switch (part->role) {
	case VK__PART_WARMUP:
		*least = fmin(own, LEAST_END);
		*most = fmax(own, MOST_WARMUP);
		break;
	case VK__PART_COOLDOWN:
		*least = fmin(own, LEAST_END);
		*most = fmax(own, MOST_COOLDOWN);
		break;
	case VK__PART_EASY:
		*least = fmin(own, LEAST_EASY);
		*most = VK_STEP_SECONDS;
		break;
	case VK__PART_REST:
		/* With nothing but rests, they are the session. */
		if (plan->steady) {
			*least = fmin(own, LEAST_EASY);
			*most = VK_STEP_SECONDS;
		}
		break;
	case VK__PART_WORK:
		break;
	}
}

/* Whole minutes for all but the last, so that plans stay readable. */
static double
rounded(double seconds, double least, double most)
{
	double whole = floor(seconds / 60 + 0.5) * 60;

	return fmin(fmax(whole, least), most);
}

#define ROLE(role) (1u << (role))

/* Shares what is missing or too much among parts of these roles. */
static void
stretch(struct vk__plan *plan, unsigned roles, double *missing)
{
	double room = 0, least, most;

	for (size_t i = 0; i < plan->count; i++) {
		struct vk__plan_part *part = &plan->part[i];

		bounds(plan, part, &least, &most);
		if ((roles & ROLE(part->role)) != 0)
			room += *missing > 0 ? most - part->seconds :
			    part->seconds - least;
	}
	for (size_t i = 0; i < plan->count && room > 0; i++) {
		struct vk__plan_part *part = &plan->part[i];
		double own = part->seconds, now, by;

		bounds(plan, part, &least, &most);
		if ((roles & ROLE(part->role)) == 0 || least >= most)
			continue;
		by = *missing > 0 ? most - own : own - least;
		now = own + *missing * (by / room < 1 ? by / room : 1);
		now = rounded(now, least, most);
		room -= by;
		*missing -= now - own;
		part->seconds = (uint32_t)now;
	}
}

/* The seconds that whole minutes leave over go where they fit. */
static void
settle_rest(struct vk__plan *plan, double *missing)
{
	for (size_t i = plan->count; i > 0 && *missing != 0; i--) {
		struct vk__plan_part *part = &plan->part[i - 1];
		double least, most, now;

		bounds(plan, part, &least, &most);
		if (least >= most)
			continue;
		now = fmin(fmax(part->seconds + *missing, least), most);
		*missing -= now - part->seconds;
		part->seconds = (uint32_t)now;
	}
}

/* Fits all but the repetitions. False: it cannot be. */
static bool
fill(struct vk__plan *plan, double seconds)
{
	double missing = seconds - vk__plan_seconds(plan);

	if (plan->steady)
		stretch(plan, ROLE(VK__PART_REST), &missing);
	stretch(plan, ROLE(VK__PART_EASY), &missing);
	stretch(plan, ROLE(VK__PART_WARMUP) | ROLE(VK__PART_COOLDOWN),
	    &missing);
	if (missing >= LEAST_EASY && missing <= VK_STEP_SECONDS) {
		plan->easy = (uint32_t)missing;
		missing -= plan->easy;
	}
	settle_rest(plan, &missing);
	return fabs(missing) < 0.5;
}

/* How far a plan is from the proportions of its session. */
static double
cost_of(const struct vk__plan *plan, double wanted)
{
	double work = 0;

	for (size_t i = 0; i < plan->count; i++)
		if (plan->part[i].role == VK__PART_WORK)
			work += vk__plan_part_seconds(&plan->part[i]);
	return (wanted > 0 && work > 0 ? fabs(log(work / wanted)) : 0) +
	    (plan->easy > 0 ? 0.2 : 0);
}

bool
vk__plan_scale(struct vk__plan *plan, double seconds)
{
	double own = vk__plan_seconds(plan), work = 0, least = INFINITY;
	struct vk__plan best = *plan;

	for (size_t i = 0; i < plan->count; i++)
		if (plan->part[i].role == VK__PART_WORK)
			work += vk__plan_part_seconds(&plan->part[i]);
	for (int i = 0; i < STEPS; i++) {
		struct vk__plan one = *plan;
		double cost;

		for (size_t j = 0; j < one.count; j++)
			scale_part(&one, &one.part[j], 0.5 + 0.05 * i);
		if (!fill(&one, seconds))
			continue;
		cost = cost_of(&one, work * seconds / own);
		if (cost < least) {
			least = cost;
			best = one;
		}
	}
	*plan = best;
	plan->scaled = seconds != own;
	return least < INFINITY;
}
