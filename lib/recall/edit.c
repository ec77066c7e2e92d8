/* SPDX-License-Identifier: MIT */
/* Which edit a name asks for, and whether what it expects is there. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

static bool
named(const struct vk__cmd_edit *e, const char *name)
{
	return strcmp(e->name, name) == 0;
}

static bool
begins(const struct vk__cmd_edit *e, const char *name)
{
	return strncmp(e->name, name, strlen(name)) == 0;
}

static bool
role_named(const struct vk__cmd_edit *e, enum vk__role *role)
{
	if (begins(e, "rest."))
		*role = VK__RECOVERY;
	else if (begins(e, "warmup."))
		*role = VK__WARMUP;
	else if (begins(e, "cooldown."))
		*role = VK__COOLDOWN;
	else
		return false;
	return true;
}

/* -------------------------------------------------------------- expecting */

/* The repetitions of the first group that holds an effort; 0: none. */
static double
reps_of(const struct vk__apply *a)
{
	struct vk__sections parts;

	vk__sections_find(a, VK__EFFORT, &parts);
	for (size_t i = 0; i < parts.count; i++)
		if (parts.at[i].parent != 0)
			return (double)a->w->node[parts.at[i].parent].reps;
	return 0;
}

double
vk__apply_value(const struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__sections parts;
	enum vk__role role = VK__EFFORT;
	const vk_step *s;
	double start, end;

	if (!begins(e, "work.") && !begins(e, "total.") && !role_named(e,
	    &role))
		return NAN;
	if (begins(e, "work.reps"))
		return reps_of(a);
	if (begins(e, "work.sets"))
		return vk__edit_sets(a);
	if (begins(e, "total."))
		return (double)vk__apply_seconds(a);
	vk__sections_find(a, role, &parts);
	if (parts.count == 0)
		return NAN;
	s = &a->w->node[parts.at[0].index];
	if (named(e, "work.cadence"))
		return s->cadence.unit == VK_UNIT_RPM ? s->cadence.start : NAN;
	if (named(e, "work.power"))
		return s->power.unit == VK_UNIT_WATT ? s->power.start : NAN;
	if (named(e, "work.intensity"))
		return vk__target_resolve(a->zones, &s->power, a->athlete,
		    &start, &end) == VK_OK ? (start + end) / 2 : NAN;
	return s->duration > 0 ? (double)s->duration : (double)NAN;
}

/* "5 au lieu de 4": whether there are 4. */
static bool
is_expected(const struct vk__apply *a, const struct vk__cmd_edit *e,
    const struct vk__cmd_edit *expect)
{
	struct vk__cmd_edit step = { .name = "work.step" };

	if (expect->unit == VK__CMD_SHAPE)
		return fabs(reps_of(a) - expect->a) < 0.5 &&
		    fabs(vk__apply_value(a, &step) - expect->b) < 0.5;
	return fabs(vk__apply_value(a, e) - expect->a) < 0.6;
}

/* ----------------------------------------------------------------- making */

static vk_status
edit_work(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	if (named(e, "work.intensity") || named(e, "work.power"))
		return e->ramp ? vk__edit_ramp(a, e) : vk__edit_power(a, e);
	if (named(e, "work.zone"))
		return vk__edit_zone(a, e);
	if (named(e, "work.cadence"))
		return vk__edit_cadence(a, e);
	if (named(e, "work.step.duration"))
		return vk__edit_step(a, e);
	if (named(e, "work.duration"))
		return vk__edit_work(a, e);
	if (named(e, "work.reps") || named(e, "work.sets"))
		return vk__edit_count(a, named(e, "work.sets"), e);
	if (named(e, "work.shape"))
		return vk__edit_shape(a, e);
	if (named(e, "work.order"))
		return vk__edit_order(a);
	return vk__apply_refuse(a, "recall-unable");
}

/* "La moitié": half as long, all in all. */
static vk_status
edit_scale(struct vk__apply *a, const struct vk__cmd_edit *e)
{
	struct vk__cmd_edit total = { .name = "total.duration",
		.change = VK__CMD_SCALES, .a = e->a };

	vk__apply_note(a, "recall-half", NULL);
	return vk__edit_total(a, &total);
}

/* Of a ride in a history nothing is known but its length and its mean. */
static bool
needs_more(const struct vk__cmd_edit *e)
{
	return !begins(e, "total.") && !named(e, "work.intensity") &&
	    !named(e, "work.duration") && !named(e, "work.power") &&
	    !named(e, "env") && !named(e, "date") && !named(e, "scale");
}

vk_status
vk__apply_edit(struct vk__apply *a, const struct vk__cmd_edit *e,
    const struct vk__cmd_edit *expect)
{
	enum vk__role role;
	vk_status status;

	if (a->single && needs_more(e))
		return vk__apply_refuse(a, "recall-history-only");
	if (expect != NULL && !is_expected(a, e, expect))
		a->differs = true;
	if (begins(e, "work."))
		status = edit_work(a, e);
	else if (named(e, "total.duration"))
		status = vk__edit_total(a, e);
	else if (role_named(e, &role))
		status = vk__edit_part(a, role, e);
	else if (named(e, "scale"))
		status = edit_scale(a, e);
	else if (named(e, "append"))
		status = vk__edit_append(a, e);
	else if (named(e, "replace"))
		status = vk__edit_replace(a, e);
	else
		status = vk__apply_refuse(a, "recall-unable");
	return status != VK_OK ? status : vk__tree_tidy(a->w);
}
