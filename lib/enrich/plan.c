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
#include "plan.h"

#include <math.h>

#include "../score/effort.h"
#include "../score/resolve.h"

enum {
	LEAST_END = 5 * 60, /* seconds */
	MOST_WARMUP = 25 * 60,
	MOST_COOLDOWN = 20 * 60,
	LEAST_EASY = 5 * 60,
	STEPS = 31 /* factors that are tried */
};

#define EASY_PCT 76.0   /* of FTP: up to here riding is easy */
#define HARD_PCT 105.0  /* from here on repetitions are not doubled */
#define EASY_FROM 60.0  /* of FTP: what is put in */
#define EASY_TO 65.0

/* ---------------------------------------------------------------- reading */

static double
power_of(const vk_step *step)
{
	double start, end;

	if (step->maxeffort)
		return 200;
	if (vk_target_resolve(&step->power, NULL, &start, &end) != VK_OK)
		return 0;
	return (start + end) / 2;
}

static uint32_t
seconds_of(const vk_workout *w, uint32_t at, unsigned depth)
{
	const vk_step *node = &w->node[at];
	uint64_t sum = 0;

	if (node->reps == 0)
		return node->duration;
	for (uint32_t i = node->child; i != 0 && depth < VK_WORKOUT_DEPTH;
	    i = w->node[i].next)
		sum += (uint64_t)seconds_of(w, i, depth + 1) *
		    (w->node[i].reps != 0 ? w->node[i].reps : 1);
	return sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX;
}

/* Whether the cadence is what the step is for. */
static bool
is_drill(const vk_step *step)
{
	return step->cadence.unit == VK_UNIT_RPM &&
	    (step->cadence.end <= 65 || step->cadence.start >= 100);
}

static enum vk__part_role
role_of(const vk_workout *w, uint32_t at)
{
	const vk_step *node = &w->node[at];

	if (node->reps != 0) {
		const vk_step *first = &w->node[node->child];

		return first->warmup ? VK__PART_WARMUP : first->cooldown ?
		    VK__PART_COOLDOWN : VK__PART_WORK;
	}
	switch (vk__step_role(node)) {
	case VK__WARMUP:
		return VK__PART_WARMUP;
	case VK__COOLDOWN:
		return VK__PART_COOLDOWN;
	case VK__RECOVERY:
		return VK__PART_REST;
	default:
		break;
	}
	return !node->ramp && power_of(node) > 0 &&
	    power_of(node) <= EASY_PCT && !is_drill(node) ? VK__PART_EASY :
	    VK__PART_WORK;
}

/* A group whose only repetition is another group: sets. */
static void
read_inner(struct vk__plan_part *part, const vk_workout *w)
{
	size_t groups = 0;

	for (uint32_t i = w->node[part->node].child; i != 0;
	    i = w->node[i].next)
		if (w->node[i].reps != 0) {
			groups++;
			part->inner = i;
		}
	if (groups != 1) {
		part->inner = 0;
		return;
	}
	part->inner_reps = w->node[part->inner].reps;
	part->inner_seconds = seconds_of(w, part->inner, 1);
}

bool
vk__plan_read(struct vk__plan *plan, const vk_workout *w)
{
	vk_extent extent;

	vk_workout_extent(w, &extent);
	*plan = (struct vk__plan){ .w = w, .steady = true,
		.from = (double)extent.seconds };
	if (extent.open > 0 || extent.metres > 0)
		return false;
	for (uint32_t i = w->node[0].child; i != 0; i = w->node[i].next) {
		struct vk__plan_part *part = &plan->part[plan->count];

		if (plan->count++ == VK__PARTS)
			return false;
		*part = (struct vk__plan_part){ .role = role_of(w, i),
			.node = i, .seconds = seconds_of(w, i, 0),
			.reps = w->node[i].reps };
		if (part->reps != 0)
			read_inner(part, w);
		if (part->role == VK__PART_WORK)
			plan->steady = false;
	}
	return plan->count > 0;
}

static double
part_seconds(const struct vk__plan_part *part)
{
	return (double)part->seconds * (part->reps != 0 ? part->reps : 1);
}

double
vk__plan_seconds(const struct vk__plan *plan)
{
	double sum = plan->easy;

	for (size_t i = 0; i < plan->count; i++)
		sum += part_seconds(&plan->part[i]);
	return sum;
}

bool
vk__plan_is_own(const struct vk__plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const struct vk__plan_part *part = &plan->part[i];

		if (part->reps != plan->w->node[part->node].reps ||
		    (part->inner != 0 &&
		    part->inner_reps != plan->w->node[part->inner].reps))
			return false;
	}
	return true;
}

/* ------------------------------------------------------------ repetitions */

/* The hardest effort of a group. */
static double
hardest(const vk_workout *w, uint32_t at, unsigned depth)
{
	double most = 0;

	if (w->node[at].reps == 0)
		return vk__step_role(&w->node[at]) == VK__EFFORT ?
		    power_of(&w->node[at]) : 0;
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

/* ------------------------------------------------------------------ filling */

/* How short and how long a part may be made. */
static void
bounds(const struct vk__plan *plan, const struct vk__plan_part *part,
    double *least, double *most)
{
	double own = part_seconds(part);

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
			work += part_seconds(&plan->part[i]);
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
			work += part_seconds(&plan->part[i]);
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

/* ------------------------------------------------------------------ writing */

vk_status
vk__workout_append(const vk_workout *from, uint32_t at, vk_workout *to,
    uint32_t parent, unsigned depth)
{
	const vk_step *step = &from->node[at];
	uint32_t index;
	vk_status status;

	if (depth > VK_WORKOUT_DEPTH)
		return VK_ELIMIT;
	status = vk_workout_add(to, parent, step, &index);
	if (status == VK_OK && step->text_len > 0)
		status = vk_workout_set_text(to, index, from->text.data +
		    step->text, step->text_len);
	for (uint32_t i = step->reps != 0 ? step->child : 0; i != 0 &&
	    status == VK_OK; i = from->node[i].next)
		status = vk__workout_append(from, i, to, index, depth + 1);
	return status;
}

static vk_status
write_part(const struct vk__plan *plan, const struct vk__plan_part *part,
    vk_workout *out)
{
	uint32_t index = (uint32_t)out->count;
	vk_status status = vk__workout_append(plan->w, part->node, out, 0, 0);

	if (status != VK_OK)
		return status;
	if (part->reps == 0) {
		out->node[index].duration = part->seconds;
		return VK_OK;
	}
	out->node[index].reps = part->reps;
	for (uint32_t i = out->node[index].child; i != 0 && part->inner != 0;
	    i = out->node[i].next)
		if (out->node[i].reps != 0)
			out->node[i].reps = part->inner_reps;
	return VK_OK;
}

static vk_status
write_easy(const struct vk__plan *plan, vk_workout *out)
{
	vk_step easy = { .duration = plan->easy,
		.power = { VK_UNIT_PCT_FTP, EASY_FROM, EASY_TO },
		.intensity = VK_INTENSITY_ACTIVE };

	return plan->easy > 0 ? vk_workout_add(out, 0, &easy, NULL) : VK_OK;
}

vk_status
vk__plan_write(const struct vk__plan *plan, vk_workout *out)
{
	vk_status status = vk_workout_clear(out);
	size_t end = plan->count;

	while (end > 0 && plan->part[end - 1].role == VK__PART_COOLDOWN)
		end--;
	for (size_t i = 0; i < plan->count && status == VK_OK; i++) {
		if (i == end)
			status = write_easy(plan, out);
		if (status == VK_OK)
			status = write_part(plan, &plan->part[i], out);
	}
	if (end == plan->count && status == VK_OK)
		status = write_easy(plan, out);
	return status;
}
