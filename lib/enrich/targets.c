/* SPDX-License-Identifier: MIT */
/*
 * Targets that the text gives in numbers, for all efforts of what will be
 * found: they always win, and a power narrows what may be meant.
 */
#include "targets.h"

#include "../score/resolve.h"

/* Whether the text gives a target in numbers, not by a word. */
static bool
is_number(const struct vk__request *r, const vk_target *target)
{
	for (size_t i = 0; i < r->numbers; i++) {
		const struct vk__number *n = &r->number[i];

		if (n->kind == VK__NUMBER_TARGET && n->unit == target->unit)
			return true;
	}
	return false;
}

static void
take_target(const struct vk__request *r, vk_target *to, const vk_target *from)
{
	if (from->unit != VK_UNIT_NONE && is_number(r, from))
		*to = *from;
}

/* The categories that a power may belong to: those of its Coggan zone and,
 * near a bound, of the next one. */
static unsigned
kinds_of_power(const vk_target *power)
{
	static const struct {
		double from, to;
		vk_category kind;
	} range[] = {
		{ 0, 58, VK_CATEGORY_RECOVERY },
		{ 50, 78, VK_CATEGORY_ENDURANCE },
		{ 74, 90, VK_CATEGORY_TEMPO },
		{ 85, 96, VK_CATEGORY_SWEET_SPOT },
		{ 90, 108, VK_CATEGORY_THRESHOLD },
		{ 102, 125, VK_CATEGORY_VO2MAX },
		{ 118, 165, VK_CATEGORY_ANAEROBIC },
		{ 145, 999, VK_CATEGORY_SPRINT },
	};
	double start, end, middle;
	unsigned kinds = 0;

	if (vk_target_resolve(power, NULL, &start, &end) != VK_OK)
		return 0;
	middle = (start + end) / 2;
	for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
		if (middle >= range[i].from && middle <= range[i].to)
			kinds |= VK__KIND(range[i].kind);
	return kinds;
}

void
vk__targets_take(struct vk__request *r, const vk_step *step)
{
	take_target(r, &r->targets.power, &step->power);
	take_target(r, &r->targets.hr, &step->hr);
	take_target(r, &r->targets.cadence, &step->cadence);
	take_target(r, &r->targets.rpe, &step->rpe);
	if (r->targets.power.unit != VK_UNIT_NONE)
		r->kinds = kinds_of_power(&r->targets.power);
}

/* Whether a target of a unit stands for the power of an effort. */
static bool
is_power(vk_unit unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_POWER_ZONE ||
	    unit == VK_UNIT_PCT_PMA;
}

/* "z2", "séance à 95 %", "à 45 tr/min": targets without a step. */
void
vk__targets_alone(struct vk__request *r)
{
	struct vk__targets found = { 0 };

	for (size_t i = 0; i < r->numbers; i++) {
		const struct vk__number *n = &r->number[i];
		vk_target *to = n->unit == VK_UNIT_RPM ? &found.cadence :
		    &found.power;

		if (n->kind != VK__NUMBER_TARGET)
			continue;
		if (to->unit != VK_UNIT_NONE || (to == &found.power &&
		    !is_power(n->unit)))
			return;
		*to = (vk_target){ n->unit, n->a, n->b };
		r->lone_target = true;
	}
	r->targets = found;
	if (found.power.unit != VK_UNIT_NONE)
		r->kinds = kinds_of_power(&found.power);
}
