/* SPDX-License-Identifier: MIT */
/*
 * Looks for shapes that point at a wrong reading rather than at an unusual
 * workout. None of them is impossible, so they lower the confidence and
 * forbid nothing.
 */
#include "oddity.h"

#include "../record/workout.h"
#include "effort.h"

#define EASY_PCT 60.0
#define HARD_PCT 75.0
#define EASY_RPE 3.0
#define METRES_A_SECOND 8.0
#define RIDE_HOME 480.0 /* an easy end of this length is no stray rest */

enum { LONG_ALL_OUT = 600, TINY = 300 };

/* The middle of the power, 0 when it is not known. */
static double
middle_pct(const struct vk__view *view, const vk_step *step)
{
	struct vk__power power = vk__view_power(view,
	    (uint32_t)(step - view->w->node));

	if (power.source != VK__GIVEN && power.source != VK__ESTIMATED)
		return 0;
	return (power.start + power.end) / 2;
}

static bool
is_easy(const struct vk__view *view, const vk_step *step)
{
	double pct = middle_pct(view, step);

	if (vk__step_role(step) != VK__EFFORT)
		return true;
	if (step->cadence.unit != VK_UNIT_NONE)
		return false; /* a cadence drill is work at any power */
	if (pct > 0)
		return pct <= EASY_PCT;
	return step->rpe.unit == VK_UNIT_RPE && step->rpe.end <= EASY_RPE;
}

static double
length_of(const vk_step *step)
{
	return step->duration > 0 ? step->duration :
	    step->distance / METRES_A_SECOND;
}

/* What a group's own steps are; those of groups inside it stay out. */
struct body {
	double seconds;
	bool groups;
	bool easy; /* holds an easy step */
	bool hard; /* holds another */
};

static struct body
look_inside(const struct vk__view *view, const vk_step *group)
{
	const vk_step *node = view->w->node;
	struct body body = { 0, false, false, false };

	for (uint32_t i = group->child; i != 0; i = node[i].next) {
		body.seconds += length_of(&node[i]);
		if (node[i].reps > 0)
			body.groups = true;
		else if (is_easy(view, &node[i]))
			body.easy = true;
		else
			body.hard = true;
	}
	return body;
}

/* Between two sets of several efforts each a rest is in its place. */
static bool
is_between_sets(const struct vk__view *view, const vk_step *group,
    const vk_step *rest)
{
	const vk_step *node = view->w->node;

	return node[group->child].next != 0 && rest->next != 0 &&
	    node[rest->next].reps > 0;
}

/* Whether the easy step behind a hard repeat seems to belong inside it. */
static bool
is_stray(const struct vk__view *view, const vk_step *group,
    const struct body *body)
{
	const vk_step *next = &view->w->node[group->next];
	double pct = middle_pct(view, &view->w->node[group->child]);
	double length = length_of(next);

	if (group->next == 0 || next->reps > 0 || !is_easy(view, next) ||
	    next->warmup || next->cooldown || (pct > 0 && pct <= HARD_PCT))
		return false;
	if (length == 0 || length > 2 * body->seconds ||
	    is_between_sets(view, group, next))
		return false;
	return next->next != 0 || length < RIDE_HOME;
}

static unsigned
judge_group(const struct vk__view *view, const vk_step *group, bool inside)
{
	struct body body;

	if (group->reps < 2)
		return 0;
	body = look_inside(view, group);
	if (!body.hard && !body.groups)
		return VK__ODD_EASY_REPEAT;
	if (inside || body.easy || body.groups || !is_stray(view, group, &body))
		return 0;
	return VK__ODD_STRAY_REST;
}

static unsigned
judge_role(const struct vk__view *view, const vk_step *step, bool repeated)
{
	enum vk__role role = vk__step_role(step);
	double pct = middle_pct(view, step);
	unsigned odd = 0;

	if (step->maxeffort && repeated && step->duration > LONG_ALL_OUT)
		odd |= VK__ODD_LONG_ALL_OUT;
	if (role == VK__RECOVERY && (pct > HARD_PCT || step->maxeffort))
		odd |= VK__ODD_HARD_REST;
	if (role != VK__WARMUP && role != VK__COOLDOWN)
		return odd;
	if (repeated)
		odd |= VK__ODD_ROLE_INSIDE;
	if (pct > 90 && step->duration > 120 && !step->ramp)
		odd |= VK__ODD_ROLE_HARD;
	return odd;
}

/* "warm-up: 10 x (1 min at 60 rpm, 1 min at 100 rpm)": all of it, no mistake. */
static bool
is_all_edge(const vk_workout *w, const vk_step *group)
{
	enum vk__role role = vk__step_role(&w->node[group->child]);

	if (group->child == 0 || (role != VK__WARMUP && role != VK__COOLDOWN))
		return false;
	for (uint32_t i = group->child; i != 0; i = w->node[i].next)
		if (w->node[i].reps > 0 || vk__step_role(&w->node[i]) != role)
			return false;
	return true;
}

unsigned
vk__workout_oddities(const struct vk__view *view)
{
	const vk_workout *w = view->w;
	struct vk__visit visit = { 0 };
	bool first = true, cooled = false, timed = true, edge = false;
	double seconds = 0;
	unsigned odd = 0;

	while (vk__workout_visit(w, &visit)) {
		const vk_step *step = &w->node[visit.index];
		enum vk__role role = vk__step_role(step);

		if (step->reps > 0) {
			odd |= judge_group(view, step, visit.depth > 0);
			edge = visit.depth == 0 && is_all_edge(w, step);
			continue;
		}
		odd |= judge_role(view, step, visit.times > 1 && !edge);
		seconds += length_of(step) * (double)visit.times;
		timed = timed && length_of(step) > 0;
		if (first && role == VK__RECOVERY && w->count > 2)
			odd |= VK__ODD_FIRST_REST;
		if (cooled && role == VK__EFFORT && !is_easy(view, step))
			odd |= VK__ODD_ROLE_ORDER;
		cooled = cooled || role == VK__COOLDOWN;
		first = false;
	}
	if (timed && seconds > 0 && seconds <= TINY)
		odd |= VK__ODD_TINY;
	return odd;
}
