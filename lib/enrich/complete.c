/* SPDX-License-Identifier: MIT */
/*
 * Completion. Where the text gives no structure, that of the session is
 * taken, and what the text does give is put into it; where it does, only the
 * holes in it are filled. What the text gives is never changed.
 */
#include "complete.h"

#include <math.h>

#include "../score/effort.h"
#include "holes.h"

void
vk__completion_free(struct vk__completion *c)
{
	vk_workout_free(&c->workout);
	vk_workout_free(&c->base);
}

static vk_status
copy_children(const vk_workout *from, uint32_t skip, vk_workout *to)
{
	vk_status status = VK_OK;

	for (uint32_t i = from->node[0].child; i != 0 && status == VK_OK;
	    i = from->node[i].next)
		if (i != skip && !vk__is_open_end(&from->node[i]))
			status = vk__workout_append(from, i, to, 0, 0);
	return status;
}

/* ------------------------------------------------------- the session's own */

/* What the session is about: its efforts, or the riding between its ends. */
static bool
is_main(const vk_workout *w, uint32_t at, bool work, const struct vk__ends *ends)
{
	const vk_step *step = &w->node[at];

	if (work)
		return vk__is_work(step);
	return step->reps == 0 && vk__step_role(step) == VK__EFFORT &&
	    at != ends->warmup && at != ends->cooldown;
}

static bool
has_work(const vk_workout *w)
{
	for (uint32_t i = 1; i < w->count; i++)
		if (vk__is_work(&w->node[i]))
			return true;
	return false;
}

/* Efforts of one intensity, or nothing can be said for all of them. */
static bool
has_one_power(const vk_workout *w, bool work, const struct vk__ends *ends)
{
	double least = INFINITY, most = 0, start, end;

	for (uint32_t i = 1; i < w->count; i++) {
		const vk_step *step = &w->node[i];

		if (!is_main(w, i, work, ends))
			continue;
		if (vk_target_resolve(&step->power, NULL, &start, &end) !=
		    VK_OK)
			return false;
		least = fmin(least, (start + end) / 2);
		most = fmax(most, (start + end) / 2);
	}
	return most > 0 && most - least <= 12;
}

/* The targets that the text gives in numbers, for all efforts. */
static vk_status
put_targets(vk_workout *w, const struct vk__targets *targets)
{
	struct vk__ends ends = vk__ends_of(w);
	bool work = has_work(w);

	if (targets->power.unit != VK_UNIT_NONE &&
	    !has_one_power(w, work, &ends))
		return VK_EUNABLE;
	for (uint32_t i = 1; i < w->count; i++) {
		vk_step *step = &w->node[i];

		if (!is_main(w, i, work, &ends))
			continue;
		if (targets->power.unit != VK_UNIT_NONE)
			step->power = targets->power;
		if (targets->hr.unit != VK_UNIT_NONE)
			step->hr = targets->hr;
		if (targets->cadence.unit != VK_UNIT_NONE)
			step->cadence = targets->cadence;
		if (targets->rpe.unit != VK_UNIT_NONE)
			step->rpe = targets->rpe;
	}
	return VK_OK;
}

/* The length that the text gives for each effort. */
static vk_status
put_effort(vk_workout *w, uint32_t seconds)
{
	bool found = false;

	for (uint32_t i = 1; i < w->count && seconds > 0; i++)
		if (vk__is_work(&w->node[i]) && w->node[i].duration == seconds)
			return VK_OK;
	for (uint32_t i = 1; i < w->count && seconds > 0; i++) {
		vk_step *step = &w->node[i];

		if (!vk__is_work(step))
			continue;
		if (!vk__is_like(step->duration, seconds))
			return VK_EUNABLE;
		step->duration = seconds;
		found = true;
	}
	return seconds == 0 || found ? VK_OK : VK_EUNABLE;
}

static bool
is_short_like(double seconds, double other)
{
	return seconds >= other / 2 && seconds <= other * 2;
}

/* The lengths of an alternation, in place of the session's own. */
static vk_status
put_pair(vk_workout *w, const uint32_t pair[2])
{
	bool found = false;

	for (uint32_t i = 1; i < w->count && pair[0] > 0; i++) {
		vk_step *step = &w->node[i];
		vk_step *rest = &w->node[step->next];

		if (!vk__is_work(step))
			continue;
		if (step->next == 0 || rest->reps != 0 ||
		    vk__step_role(rest) != VK__RECOVERY ||
		    !is_short_like(step->duration, pair[0]) ||
		    !is_short_like(rest->duration, pair[1]))
			return VK_EUNABLE;
		step->duration = pair[0];
		rest->duration = pair[1];
		found = true;
	}
	return pair[0] == 0 || found ? VK_OK : VK_EUNABLE;
}

/* The ends that the text gives take the place of the session's. */
static vk_status
put_ends(vk_workout *to, const vk_workout *given, const vk_workout *session,
    unsigned *borrowed)
{
	struct vk__ends ends = vk__ends_of(given);
	struct vk__ends own = vk__ends_of(session);
	vk_status status = VK_OK;

	if (ends.warmup != 0)
		status = vk__append_end(given, ends.warmup, session,
		    own.warmup, to);
	for (uint32_t i = session->node[0].child; i != 0 && status == VK_OK;
	    i = session->node[i].next) {
		bool replaced = (i == own.warmup && ends.warmup != 0) ||
		    (i == own.cooldown && ends.cooldown != 0);

		if (!replaced)
			status = vk__workout_append(session, i, to, 0, 0);
	}
	if (ends.cooldown != 0 && status == VK_OK)
		status = vk__append_end(given, ends.cooldown, session,
		    own.cooldown, to);
	if (ends.warmup == 0 && own.warmup != 0)
		*borrowed |= VK__BORROWED_WARMUP;
	if (ends.cooldown == 0 && own.cooldown != 0)
		*borrowed |= VK__BORROWED_COOLDOWN;
	return status;
}

static vk_status
take_session(struct vk__completion *c, const vk_workout *given,
    const struct vk__request *r, const vk_workout *session)
{
	vk_status status = put_ends(&c->base, given, session, &c->borrowed);

	if (status == VK_OK)
		status = put_targets(&c->base, &r->targets);
	if (status == VK_OK)
		status = put_effort(&c->base, r->effort);
	if (status == VK_OK)
		status = put_pair(&c->base, r->pair);
	c->borrowed |= VK__BORROWED_STRUCTURE | VK__BORROWED_RECOVERY;
	if (r->targets.power.unit == VK_UNIT_NONE)
		c->borrowed |= VK__BORROWED_INTENSITY;
	if (r->total == 0 || r->bound != VK__BOUND_NONE)
		c->borrowed |= VK__BORROWED_DURATION;
	return status;
}

/* ---------------------------------------------------------- the text's own */

/* The text's parts, with the session's ends around them. */
static vk_status
take_text(struct vk__completion *c, const vk_workout *given,
    const struct vk__request *r, const vk_workout *session)
{
	struct vk__ends ends = vk__ends_of(given);
	struct vk__ends own = vk__ends_of(session);
	vk_status status = VK_OK;

	if (ends.warmup == 0 && own.warmup != 0) {
		status = vk__workout_append(session, own.warmup, &c->base, 0,
		    0);
		c->borrowed |= VK__BORROWED_WARMUP;
	}
	if (status == VK_OK)
		status = copy_children(given, r->whole, &c->base);
	if (status == VK_OK && ends.cooldown == 0 && own.cooldown != 0) {
		status = vk__workout_append(session, own.cooldown, &c->base,
		    0, 0);
		c->borrowed |= VK__BORROWED_COOLDOWN;
	}
	if (status == VK_OK)
		status = vk__holes_fill(&c->base, session, &r->targets,
		    &c->borrowed);
	return status;
}

/* What the text gives is not stretched. */
static void
fix_parts(struct vk__completion *c, const vk_workout *given,
    const struct vk__request *r)
{
	struct vk__ends ends = vk__ends_of(given);

	for (size_t i = 0; i < c->plan.count; i++) {
		struct vk__plan_part *part = &c->plan.part[i];

		switch (part->role) {
		case VK__PART_WARMUP:
			part->fixed = ends.warmup != 0 &&
			    given->node[ends.warmup].duration > 0;
			break;
		case VK__PART_COOLDOWN:
			part->fixed = ends.cooldown != 0 &&
			    given->node[ends.cooldown].duration > 0;
			break;
		default:
			part->fixed = r->structure;
			break;
		}
	}
}

/* ---------------------------------------------------------------- the length */

static bool
is_length_right(const struct vk__request *r, double seconds)
{
	switch (r->bound) {
	case VK__BOUND_MOST:
		return seconds <= r->total && seconds >= 0.6 * r->total;
	case VK__BOUND_LEAST:
		return seconds >= r->total && seconds <= 1.5 * r->total;
	default:
		return seconds == r->total;
	}
}

static vk_status
fit_length(struct vk__completion *c, const vk_workout *given,
    const struct vk__request *r)
{
	double own;

	if (!vk__plan_read(&c->plan, &c->base))
		return VK_EUNABLE;
	fix_parts(c, given, r);
	if (r->open && !c->plan.steady)
		return VK_EUNABLE;
	own = vk__plan_seconds(&c->plan);
	if (r->total == 0 || is_length_right(r, own))
		return VK_OK;
	if (!vk__plan_scale(&c->plan, r->total))
		return VK_EUNABLE;
	c->from = own;
	if (c->plan.easy > 0)
		c->borrowed |= VK__FILLED_EASY;
	return VK_OK;
}

vk_status
vk__complete(struct vk__completion *c, const vk_workout *given,
    const struct vk__request *r, const vk_workout *session)
{
	vk_status status = vk_workout_clear(&c->base);

	c->borrowed = 0;
	c->from = 0;
	if (status == VK_OK)
		status = r->structure ? take_text(c, given, r, session) :
		    take_session(c, given, r, session);
	if (status == VK_OK)
		status = fit_length(c, given, r);
	if (status == VK_OK)
		status = vk__plan_write(&c->plan, &c->workout);
	if (status == VK_OK && vk_workout_check(&c->workout, NULL) != VK_OK)
		status = VK_EUNABLE;
	return status;
}
