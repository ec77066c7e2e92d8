/* SPDX-License-Identifier: MIT */
/*
 * Names the kind of a session from its efforts. Every effort adds to a dose
 * of its own intensity; the kind with the fullest dose names the session, so
 * that an hour of easy riding does not hide four minutes of sprints. Groups
 * are counted by their repetitions, not rolled out.
 */
#include "category.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "effort.h"

extern const char vk__data_categories_tsv[];
extern const size_t vk__data_categories_tsv_size;

/* The thresholds of the rules in vekta(7). */
#define FORCE_RPM 65.0    /* at most, for force */
#define CADENCE_RPM 105.0 /* at least, for a cadence drill */
#define DRILL_PCT 90.0    /* at most, or it is more than a drill */
#define DRILL_SHARE 0.4   /* of all effort */
#define DRILL_SECONDS 240.0
#define MOST_RECOVERY 7200.0 /* seconds: who rides longer trains */
#define OPEN_SECONDS 300.0     /* stands for an effort without length */
#define METRES_A_SECOND 8.0    /* and for one given by distance */
#define MIXED_SHARE 0.75

struct census {
	const struct vk__view *view;
	const struct vk__doses *doses;
	double seconds[VK_CATEGORY_SPRINT + 1];
	double total;  /* of everything that has a duration */
	double effort; /* of the efforts */
	double force;
	double cadence;
	double easy; /* recoveries, warm-up, cool-down */
	/* Efforts above 90 %: */
	double hard;
	double hard_count;
	double hard_longest;
	double hard_least; /* per cent of FTP */
	double hard_most;
	double hard_shortest;
	/* All out: */
	double max_count;
	double max_longest;
};

static const char *const names[VK_CATEGORY_COUNT] = { "", "recovery",
	"endurance", "tempo", "sweet_spot", "threshold", "vo2max",
	"anaerobic", "sprint", "force", "cadence", "test", "openers",
	"mixed" };

const char *
vk_category_text(vk_category category)
{
	if ((unsigned)category >= VK_CATEGORY_COUNT)
		return "";
	return names[category];
}

vk_category
vk_category_read(const char *text, size_t len)
{
	for (size_t i = 1; i < VK_CATEGORY_COUNT; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
			return (vk_category)i;
	return VK_CATEGORY_NONE;
}

void
vk__doses_read(struct vk__doses *doses)
{
	struct vk__table table;
	double up_to, minutes;

	memset(doses, 0, sizeof *doses);
	vk__table_open(&table, vk__data_categories_tsv,
	    vk__data_categories_tsv_size);
	while (vk__table_next(&table)) {
		vk_category kind = vk_category_read(table.cell[0].text,
		    table.cell[0].len);

		if (kind == VK_CATEGORY_NONE || kind > VK_CATEGORY_SPRINT ||
		    !vk__table_number(&table, 1, &up_to) ||
		    !vk__table_number(&table, 2, &minutes))
			continue;
		doses->up_to[kind] = up_to;
		doses->seconds[kind] = minutes * 60;
	}
}

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
step_pct(const struct census *c, uint32_t index)
{
	struct vk__power power = vk__view_power(c->view, index);

	if (power.source == VK__GIVEN || power.source == VK__ESTIMATED)
		return (power.start + power.end) / 2;
	return pct_of_feeling(&c->view->w->node[index]);
}

static void
count_dose(struct census *c, double pct, double seconds)
{
	int kind = VK_CATEGORY_RECOVERY;

	/* The bounds rise; how many are passed is told without a branch. */
	for (int i = VK_CATEGORY_RECOVERY; i < VK_CATEGORY_SPRINT; i++)
		kind += pct > c->doses->up_to[i];
	c->seconds[kind] += seconds;
}

static void
count_drill(struct census *c, const vk_step *step, double pct, double seconds)
{
	if (step->cadence.unit != VK_UNIT_RPM)
		return;
	if (step->cadence.end <= FORCE_RPM)
		c->force += seconds;
	else if (step->cadence.start >= CADENCE_RPM && pct <= DRILL_PCT)
		c->cadence += seconds;
}

static void
count_hard(struct census *c, double pct, double seconds, double times)
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
count_effort(struct census *c, const vk_step *step, double pct,
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

static void
block_end(struct census *c, struct block *block, double times)
{
	if (block->seconds > 0 && block->pma)
		c->seconds[VK_CATEGORY_VO2MAX] += block->seconds * times;
	else if (block->seconds > 0)
		count_dose(c, block->work / block->seconds,
		    block->seconds * times);
	block->work = 0;
	block->seconds = 0;
}

static void
count_step(struct census *c, uint32_t index, struct block *block,
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
count_children(struct census *c, uint32_t group, double times, unsigned depth)
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

static bool
is_letter(char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (unsigned char)c > 127;
}

/* Whether a cue holds the word "test" (the French one too). */
static bool
says_test(const vk_workout *w)
{
	const char *text = w->text.data;
	size_t len = w->text.len;

	for (size_t i = 0; i + 4 <= len; i++) {
		bool begins = i == 0 || !is_letter(text[i - 1]);
		bool ends = i + 4 == len || !is_letter(text[i + 4]);

		if (begins && ends && (text[i] | 32) == 't' &&
		    (text[i + 1] | 32) == 'e' && (text[i + 2] | 32) == 's' &&
		    (text[i + 3] | 32) == 't')
			return true;
	}
	return false;
}

static bool
is_test(const struct census *c)
{
	return says_test(c->view->w) || (c->max_count >= 1 && c->max_count <= 2 &&
	    c->max_longest >= 180);
}

/* A few short efforts of different kinds in a short ride. */
static bool
is_openers(const struct census *c)
{
	bool differ = c->hard_shortest < c->hard_longest ||
	    c->hard_most - c->hard_least > 15;

	return c->hard_count >= 2 && c->hard_count <= 6 && c->hard <= 360 &&
	    c->hard_longest <= 180 && differ && c->total <= 75 * 60 &&
	    c->total >= 20 * 60;
}

/* The fullest dose, or mixed when another of a distant kind is near it. */
static vk_category
fullest(const struct census *c)
{
	double most = 0, dose[VK_CATEGORY_SPRINT + 1] = { 0 };
	int kind = VK_CATEGORY_NONE;

	for (int i = VK_CATEGORY_RECOVERY; i <= VK_CATEGORY_SPRINT; i++) {
		if (c->doses->seconds[i] > 0)
			dose[i] = c->seconds[i] / c->doses->seconds[i];
		if (dose[i] > most) {
			most = dose[i];
			kind = i;
		}
	}
	for (int i = VK_CATEGORY_TEMPO; i <= VK_CATEGORY_SPRINT; i++)
		if (kind >= VK_CATEGORY_TEMPO && (i > kind + 1 ||
		    i < kind - 1) && dose[i] >= MIXED_SHARE * most &&
		    dose[i] >= 0.5)
			return VK_CATEGORY_MIXED;
	return (vk_category)kind;
}

static vk_category
judge(const struct census *c)
{
	vk_category kind = fullest(c);
	bool easy = kind <= VK_CATEGORY_ENDURANCE;
	double share = DRILL_SHARE * c->effort;

	if (is_test(c))
		return VK_CATEGORY_TEST;
	if (c->force > 0 && (c->force >= share ||
	    (easy && c->force >= DRILL_SECONDS)))
		return VK_CATEGORY_FORCE;
	if (c->cadence > 0 && (c->cadence >= share ||
	    (easy && c->cadence >= DRILL_SECONDS)))
		return VK_CATEGORY_CADENCE;
	if (is_openers(c))
		return VK_CATEGORY_OPENERS;
	if (c->effort == 0 && c->easy > 0)
		kind = VK_CATEGORY_RECOVERY;
	return kind == VK_CATEGORY_RECOVERY && c->total > MOST_RECOVERY ?
	    VK_CATEGORY_ENDURANCE : kind;
}

vk_category
vk__workout_category(const struct vk__view *view,
    const struct vk__doses *doses)
{
	struct census c = { .view = view, .doses = doses };

	if (view->w->count == 0)
		return VK_CATEGORY_NONE;
	count_children(&c, 0, 1, 0);
	return judge(&c);
}

struct vk_rules {
	struct vk__zones zones;
	struct vk__doses doses;
};

static void
rules_read(vk_rules *rules)
{
	vk__zones_read(&rules->zones);
	vk__doses_read(&rules->doses);
}

vk_status
vk_rules_new(vk_rules **rules)
{
	*rules = malloc(sizeof **rules);
	if (*rules == NULL)
		return VK_ENOMEM;
	rules_read(*rules);
	return VK_OK;
}

void
vk_rules_free(vk_rules *rules)
{
	free(rules);
}

vk_category
vk_rules_category(const vk_rules *rules, const vk_workout *w,
    const vk_athlete *athlete)
{
	static const vk_athlete nobody;
	struct vk__view view = { w, &rules->zones,
		athlete != NULL ? athlete : &nobody, NULL };

	return vk__workout_category(&view, &rules->doses);
}

vk_category
vk_workout_category(const vk_workout *w, const vk_athlete *athlete)
{
	vk_rules rules;

	rules_read(&rules);
	return vk_rules_category(&rules, w, athlete);
}
