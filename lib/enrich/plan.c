/* SPDX-License-Identifier: MIT */
/*
 * Takes a session apart into what a plan may bend and what it may not, and
 * writes the plan as a session again; plan_scale.c bends.
 */
#include "plan.h"

#include "../score/effort.h"
#include "../score/resolve.h"

#define EASY_PCT 76.0  /* of FTP: up to here riding is easy */
#define EASY_FROM 60.0 /* of FTP: what is put in */
#define EASY_TO 65.0

/* ---------------------------------------------------------------- reading */

double
vk__plan_power(const vk_step *step)
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
	return !node->ramp && vk__plan_power(node) > 0 &&
	    vk__plan_power(node) <= EASY_PCT && !is_drill(node) ? VK__PART_EASY :
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

double
vk__plan_part_seconds(const struct vk__plan_part *part)
{
	return (double)part->seconds * (part->reps != 0 ? part->reps : 1);
}

double
vk__plan_seconds(const struct vk__plan *plan)
{
	double sum = plan->easy;

	for (size_t i = 0; i < plan->count; i++)
		sum += vk__plan_part_seconds(&plan->part[i]);
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
