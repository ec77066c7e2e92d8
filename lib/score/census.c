/* SPDX-License-Identifier: MIT */
/*
 * Counts the efforts of a workout. Groups are counted by their repetitions,
 * not rolled out; what the text leaves open counts by a rough equal, which
 * chooses a category and nothing else.
 */
#include "census.h"

/* The thresholds of the rules in vekta(7). */
#define FORCE_RPM 65.0    /* at most, for force */
#define CADENCE_RPM 105.0 /* at least, for a cadence drill */
#define DRILL_PCT 90.0    /* at most, or it is more than a drill */
#define OPEN_SECONDS 300.0  /* stands for an effort without length */
#define METRES_A_SECOND 8.0 /* and for one given by distance */

/* Rough equals of other scales: they choose a category and nothing else. */
static double
pct_of_feeling(const vk_step *step)
{
	static const double rpe[] = { 45, 50, 55, 65, 70, 80, 86, 91, 100,
		115, 125 };
	static const double lthr[] = { 0, 55, 65, 83, 98, 115 };
	double middle = (step->rpe.start + step->rpe.end) / 2;

	if (step->rpe.unit == VK_UNIT_RPE && middle >= 0 && middle <= 10)
		return rpe[(size_t)middle];
	middle = (step->hr.start + step->hr.end) / 2;
	if (step->hr.unit == VK_UNIT_HR_ZONE && middle >= 1 && middle < 6)
		return lthr[(size_t)middle];
	if (step->hr.unit == VK_UNIT_PCT_LTHR)
		return middle < 68 ? 50 : middle < 83 ? 65 :
		    middle < 94 ? 83 : middle < 105 ? 98 : 115;
	return 0;
}

static double
step_seconds(const vk_step *step)
{
	if (step->duration > 0)
		return step->duration;
	if (step->distance > 0)
		return step->distance / METRES_A_SECOND;
	return OPEN_SECONDS;
}

/* A power as such; 0 when none is known. */
static double
step_pct(const struct vk__census *c, uint32_t index)
{
	struct vk__power power = vk__view_power(c->view, index);

	if (power.source == VK__GIVEN || power.source == VK__ESTIMATED)
		return (power.start + power.end) / 2;
	return pct_of_feeling(&c->view->w->node[index]);
}

static void
count_dose(struct vk__census *c, double pct, double seconds)
{
	int kind = VK_CATEGORY_RECOVERY;

	/* The bounds rise; how many are passed is told without a branch. */
	for (int i = VK_CATEGORY_RECOVERY; i < VK_CATEGORY_SPRINT; i++)
		kind += pct > c->doses->up_to[i];
	c->seconds[kind] += seconds;
}

static void
count_drill(struct vk__census *c, const vk_step *step, double pct, double seconds)
{
	if (step->cadence.unit != VK_UNIT_RPM)
		return;
	if (step->cadence.end <= FORCE_RPM)
		c->force += seconds;
	else if (step->cadence.start >= CADENCE_RPM && pct <= DRILL_PCT)
		c->cadence += seconds;
}

static void
count_hard(struct vk__census *c, double pct, double seconds, double times)
{
	if (c->hard_count == 0 || pct < c->hard_least)
		c->hard_least = pct;
	if (c->hard_count == 0 || seconds < c->hard_shortest)
		c->hard_shortest = seconds;
	if (pct > c->hard_most)
		c->hard_most = pct;
	if (seconds > c->hard_longest)
		c->hard_longest = seconds;
	c->hard += seconds * times;
	c->hard_count += times;
}

static void
count_effort(struct vk__census *c, const vk_step *step, double pct,
    double seconds, double times)
{
	c->effort += seconds * times;
	count_drill(c, step, pct, seconds * times);
	if (step->maxeffort) {
		c->max_count += times;
		if (seconds > c->max_longest)
			c->max_longest = seconds;
	}
	if (pct > 90)
		count_hard(c, pct, seconds, times);
}

/* Maximal aerobic power is what VO2max sets are ridden at. */
static bool
is_pma(const vk_step *step)
{
	return step->power.unit == VK_UNIT_PCT_PMA &&
	    step->power.start >= 88 && step->power.end <= 110;
}

/*
 * Efforts that follow each other in a repeated body without a rest, as in
 * over-unders, are one effort at their mean.
 */
struct block {
	double work;
	double seconds;
	bool pma; /* all of it */
};

static inline void
block_end(struct vk__census *c, struct block *block, double times)
{
	if (block->seconds <= 0)
		return; /* it has ended already */
	if (block->pma)
		c->seconds[VK_CATEGORY_VO2MAX] += block->seconds * times;
	else
		count_dose(c, block->work / block->seconds,
		    block->seconds * times);
	block->work = 0;
	block->seconds = 0;
}

static void
count_step(struct vk__census *c, uint32_t index, struct block *block,
    double times)
{
	const vk_step *step = &c->view->w->node[index];
	enum vk__role role = vk__step_role(step);
	double seconds = step_seconds(step);
	double pct;

	c->total += step->duration * times;
	if (role != VK__EFFORT) {
		c->easy += seconds * times;
		block_end(c, block, times);
		return;
	}
	pct = step_pct(c, index);
	count_effort(c, step, pct, seconds, times);
	if (times <= 1 || pct <= 75 || pct > 150)
		block_end(c, block, times);
	if (pct <= 0)
		return;
	block->pma = is_pma(step) && (block->seconds == 0 || block->pma);
	block->work += pct * seconds;
	block->seconds += seconds;
	if (pct <= 75 || pct > 150)
		block_end(c, block, times);
}

static void
count_children(struct vk__census *c, uint32_t group, double times, unsigned depth)
{
	const vk_step *node = c->view->w->node;
	struct block block = { 0, 0, false };

	for (uint32_t i = node[group].child; i != 0; i = node[i].next) {
		if (node[i].reps == 0) {
			count_step(c, i, &block, times);
			continue;
		}
		block_end(c, &block, times);
		if (depth < VK_WORKOUT_DEPTH)
			count_children(c, i, times * node[i].reps, depth + 1);
	}
	block_end(c, &block, times);
}

void
vk__census_take(struct vk__census *census, const struct vk__view *view,
    const struct vk__doses *doses)
{
	*census = (struct vk__census){ .view = view, .doses = doses };
	count_children(census, 0, 1, 0);
}
