/* SPDX-License-Identifier: MIT */
/*
 * Which activity did which plan. Promises that the id of a workout decides
 * where there is one, that no activity does two plans, and that what does not
 * fit is not made to.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan.h"

/* Between which shares of its length a plan counts as done. */
#define LEAST 0.5
#define MOST 1.5

struct pair {
	size_t plan, activity;
	double apart; /* how unlike the lengths are */
};

struct pairs {
	struct pair *at;
	size_t count, cap;
};

void
vk__plans_free(struct vk__plans *p)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->plan[i].id);
		free(p->plan[i].record);
	}
	free(p->plan);
	free(p->activity);
	free(p->taken);
	*p = (struct vk__plans){ 0 };
}

static void
pair_exact(struct vk__plans *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct vk__plan *plan = &p->plan[i];

		for (size_t k = 0; plan->workout_id != 0 && k < p->activities &&
		    plan->done == 0; k++) {
			const vk_activity *a = &p->activity[k];

			if (p->taken[k] || a->workout_id != plan->workout_id ||
			    vk_activity_day(a) != plan->day)
				continue;
			p->taken[k] = plan->exact = true;
			plan->done = k + 1;
		}
	}
}

static bool
fits(const struct vk__plan *plan, const vk_activity *a, double *apart)
{
	double ratio = a->duration / plan->seconds;

	if (plan->day == VK_DAY_ANY || vk_activity_day(a) != plan->day ||
	    a->sport != plan->sport || (plan->workout_id != 0 &&
	    a->workout_id != 0))
		return false;
	/* A plan without a length is done by what is left. */
	*apart = isnan(ratio) ? 1 : fabs(log(ratio));
	return isnan(ratio) || (ratio >= LEAST && ratio <= MOST);
}

static vk_status
add_pair(struct pairs *pairs, size_t plan, size_t activity, double apart)
{
	if (pairs->count == pairs->cap) {
		size_t cap = pairs->cap > 0 ? pairs->cap * 2 : 64;
		struct pair *grown = realloc(pairs->at, cap * sizeof *grown);

		if (grown == NULL)
			return VK_ENOMEM;
		pairs->at = grown;
		pairs->cap = cap;
	}
	pairs->at[pairs->count++] = (struct pair){ plan, activity, apart };
	return VK_OK;
}

/* The nearest lengths first, then the order of the plans. */
static int
compare(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	if (p->apart < q->apart || p->apart > q->apart)
		return p->apart < q->apart ? -1 : 1;
	if (p->plan != q->plan)
		return p->plan < q->plan ? -1 : 1;
	return (p->activity > q->activity) - (p->activity < q->activity);
}

static vk_status
find_pairs(const struct vk__plans *p, struct pairs *pairs)
{
	vk_status status = VK_OK;
	double apart;

	for (size_t i = 0; i < p->count; i++)
		for (size_t k = 0; k < p->activities && status == VK_OK; k++)
			if (p->plan[i].done == 0 && !p->taken[k] &&
			    fits(&p->plan[i], &p->activity[k], &apart))
				status = add_pair(pairs, i, k, apart);
	return status;
}

vk_status
vk__plans_pair(struct vk__plans *p)
{
	struct pairs pairs = { 0 };
	vk_status status;

	free(p->taken);
	p->taken = calloc(p->activities + 1, sizeof *p->taken);
	if (p->taken == NULL)
		return VK_ENOMEM;
	pair_exact(p);
	status = find_pairs(p, &pairs);
	if (status == VK_OK && pairs.count > 0)
		qsort(pairs.at, pairs.count, sizeof *pairs.at, compare);
	for (size_t i = 0; i < pairs.count && status == VK_OK; i++) {
		struct vk__plan *plan = &p->plan[pairs.at[i].plan];

		if (plan->done != 0 || p->taken[pairs.at[i].activity])
			continue;
		plan->done = pairs.at[i].activity + 1;
		p->taken[pairs.at[i].activity] = true;
	}
	free(pairs.at);
	return status;
}

/* --------------------------------------------------------------- comparing */

/* From tempo up; of a plan that has none of these, from endurance up. */
static size_t
first_zone(const struct vk__plan *plan)
{
	for (size_t z = 2; z < VK__PLAN_ZONES; z++)
		if (plan->zone[z] > 0)
			return 2;
	return 1;
}

static double
at_target(const struct vk__plan *plan, const vk_activity *a)
{
	double planned = 0, ridden = 0;

	for (size_t z = first_zone(plan); z < VK__PLAN_ZONES; z++) {
		if (!(plan->zone[z] > 0))
			continue;
		if (isnan(a->power_zone[z]))
			return NAN;
		planned += plan->zone[z];
		ridden += fmin(plan->zone[z], a->power_zone[z]);
	}
	return planned > 0 ? ridden / planned : (double)NAN;
}

static double
ratio(double done, double planned)
{
	return planned > 0 ? done / planned : (double)NAN;
}

void
vk__plan_compare(const struct vk__plans *p, const struct vk__plan *plan,
    double ftp, int32_t today, vk_fulfilment *f)
{
	vk_heart heart = { 0 };
	const vk_activity *a;

	*f = (vk_fulfilment){ .seconds = plan->seconds, .tss = plan->tss,
		.done_tss = NAN, .by_duration = NAN, .by_tss = NAN,
		.by_target = NAN };
	if (plan->done == 0) {
		if (plan->day != VK_DAY_ANY && plan->day >= today)
			f->state = VK_PLAN_AHEAD;
		else if (plan->day != VK_DAY_ANY && p->newest > plan->day)
			f->state = VK_PLAN_MISSED;
		return;
	}
	a = &p->activity[plan->done - 1];
	f->state = VK_PLAN_DONE;
	f->exact = plan->exact;
	f->activity = a;
	if (!(ftp > 0) && a->ftp > 0)
		ftp = a->ftp;
	f->method = vk_activity_load(a, ftp, &heart, VK_METHOD_NONE,
	    &f->done_tss);
	/* Garmin's load is on no scale that a plan could be compared by. */
	if (f->method == VK_METHOD_GARMIN)
		f->done_tss = NAN;
	f->by_duration = ratio(a->duration, plan->seconds);
	f->by_tss = ratio(f->done_tss, plan->tss);
	f->by_target = at_target(plan, a);
}
