/* SPDX-License-Identifier: MIT */
/*
 * Holes: intensities, recoveries and lengths that the text leaves open. They
 * are filled only from an effort of like length, for how hard an effort can
 * be depends on how long it is.
 */
#include "holes.h"

#include <math.h>

#include "../score/effort.h"

#define WORK_PCT 70.0 /* of FTP: below, an effort is riding along */

/* Shares of a length that are ridden alike. */
#define LIKE_LEAST 0.65
#define LIKE_MOST 1.55

bool
vk__is_work(const vk_step *step)
{
	double start, end;

	if (step->reps != 0 || vk__step_role(step) != VK__EFFORT)
		return false;
	if (vk_target_resolve(&step->power, NULL, &start, &end) != VK_OK)
		return true;
	return (start + end) / 2 > WORK_PCT ||
	    step->cadence.unit != VK_UNIT_NONE;
}

bool
vk__is_like(double seconds, double other)
{
	return seconds > 0 && other > 0 && seconds / other >= LIKE_LEAST &&
	    seconds / other <= LIKE_MOST;
}

/* ------------------------------------------------------------------- ends */

/* A lone step that is easy, whatever it is called. */
static bool
is_easy_step(const vk_step *step)
{
	return step->reps == 0 && (step->warmup || step->cooldown ||
	    !vk__is_work(step));
}

/* One that the text names without a length says nothing. */
static bool
has_length(const vk_workout *w, uint32_t at)
{
	return w->node[at].reps != 0 || w->node[at].duration > 0;
}

static bool
is_warmup(const vk_workout *w, uint32_t at, bool alone)
{
	const vk_step *step = &w->node[at];

	return has_length(w, at) && (step->warmup || (!alone &&
	    is_easy_step(step) && !step->cooldown &&
	    vk__step_role(step) != VK__RECOVERY));
}

static bool
is_cooldown(const vk_workout *w, uint32_t at, bool alone)
{
	const vk_step *step = &w->node[at];

	return has_length(w, at) && (step->cooldown || (!alone &&
	    is_easy_step(step) && !step->warmup));
}

struct vk__ends
vk__ends_of(const vk_workout *w)
{
	struct vk__ends ends = { 0, 0 };
	uint32_t first = w->count > 0 ? w->node[0].child : 0;
	uint32_t last = w->count > 0 ? w->node[0].last : 0;

	if (first != 0 && is_warmup(w, first, first == last))
		ends.warmup = first;
	if (last != 0 && is_cooldown(w, last, first == last))
		ends.cooldown = last;
	return ends;
}

bool
vk__is_open_end(const vk_step *step)
{
	return step->reps == 0 && step->duration == 0 &&
	    step->distance <= 0 && (step->warmup || step->cooldown);
}

vk_status
vk__append_end(const vk_workout *given, uint32_t at, const vk_workout *other,
    uint32_t other_at, vk_workout *to)
{
	uint32_t index = (uint32_t)to->count;
	vk_status status = vk__workout_append(given, at, to, 0, 0);
	const vk_step *like = &other->node[other_at];
	vk_step *step;

	if (status != VK_OK)
		return status;
	step = &to->node[index];
	if (step->reps == 0 && !vk__step_has_intensity(step) &&
	    other_at != 0 && like->reps == 0) {
		step->power = like->power;
		step->ramp = like->ramp;
	}
	return VK_OK;
}

/* ---------------------------------------------------------------- likeness */

/* The session's effort that is nearest in length, and its rest; 0: none. */
struct like {
	uint32_t effort;
	uint32_t rest;
};

static struct like
find_like(const vk_workout *session, double seconds)
{
	struct like like = { 0, 0 };
	double least = INFINITY;

	for (uint32_t i = 1; i < session->count; i++) {
		const vk_step *step = &session->node[i];
		double off;

		if (!vk__is_work(step) || !vk__is_like(step->duration, seconds))
			continue;
		off = fabs(log(step->duration / seconds));
		if (off >= least)
			continue;
		least = off;
		like.effort = i;
		like.rest = step->next != 0 && vk__step_role(
		    &session->node[step->next]) == VK__RECOVERY &&
		    session->node[step->next].reps == 0 ? step->next : 0;
	}
	return like;
}

/* --------------------------------------------------------------- intensity */

static void
take_intensity(vk_step *to, const vk_step *from)
{
	to->power = from->power;
	to->ramp = from->ramp;
	to->maxeffort = from->maxeffort;
	to->cadence = from->cadence;
}

static bool
take_targets(vk_step *step, const struct vk__targets *targets)
{
	if (targets->power.unit == VK_UNIT_NONE &&
	    targets->hr.unit == VK_UNIT_NONE &&
	    targets->rpe.unit == VK_UNIT_NONE)
		return false;
	step->power = targets->power;
	step->hr = targets->hr;
	step->rpe = targets->rpe;
	return true;
}

static vk_status
fill_effort(vk_step *step, const vk_workout *session,
    const struct vk__targets *targets, unsigned *borrowed)
{
	struct like like;

	if (step->duration == 0)
		return VK_EUNABLE;
	if (vk__step_has_intensity(step) || take_targets(step, targets))
		return VK_OK;
	like = find_like(session, step->duration);
	if (like.effort == 0)
		return VK_EUNABLE;
	take_intensity(step, &session->node[like.effort]);
	*borrowed |= VK__BORROWED_INTENSITY;
	return VK_OK;
}

/* ------------------------------------------------------------------- rests */

/* The last effort below a group, 0 when a rest stands there already. */
static uint32_t
restless(const vk_workout *w, uint32_t group)
{
	uint32_t effort = 0;

	for (uint32_t i = w->node[group].child; i != 0; i = w->node[i].next) {
		if (w->node[i].reps != 0 ||
		    vk__step_role(&w->node[i]) != VK__EFFORT)
			return 0;
		effort = i;
	}
	return effort;
}

static vk_status
fill_rest(vk_workout *w, uint32_t group, const vk_workout *session,
    unsigned *borrowed)
{
	uint32_t effort = restless(w, group);
	struct like like;

	if (effort == 0 || w->node[group].reps < 2 ||
	    !vk__is_work(&w->node[effort]))
		return VK_OK;
	like = find_like(session, w->node[effort].duration);
	if (like.rest == 0)
		return VK_EUNABLE;
	*borrowed |= VK__BORROWED_RECOVERY;
	return vk__workout_append(session, like.rest, w, group, 1);
}

/* A rest without a length. */
static vk_status
fill_open(vk_step *step, const vk_workout *session, double before,
    unsigned *borrowed)
{
	struct like like = find_like(session, before);

	if (like.rest == 0)
		return VK_EUNABLE;
	step->duration = session->node[like.rest].duration;
	step->open = false;
	if (!vk__step_has_intensity(step))
		step->power = session->node[like.rest].power;
	*borrowed |= VK__BORROWED_RECOVERY;
	return VK_OK;
}

vk_status
vk__holes_fill(vk_workout *w, const vk_workout *session,
    const struct vk__targets *targets, unsigned *borrowed)
{
	size_t count = w->count; /* rests are added behind */
	double before = 0;
	vk_status status = VK_OK;

	for (uint32_t i = 1; i < count && status == VK_OK; i++) {
		if (w->node[i].reps != 0)
			continue;
		if (w->node[i].distance > 0)
			return VK_EUNABLE;
		switch (vk__step_role(&w->node[i])) {
		case VK__EFFORT:
			before = w->node[i].duration;
			status = fill_effort(&w->node[i], session, targets,
			    borrowed);
			break;
		case VK__RECOVERY:
			if (w->node[i].duration == 0)
				status = fill_open(&w->node[i], session,
				    before, borrowed);
			break;
		default:
			break;
		}
	}
	for (uint32_t i = 1; i < count && status == VK_OK; i++)
		if (w->node[i].reps != 0)
			status = fill_rest(w, i, session, borrowed);
	return status;
}
