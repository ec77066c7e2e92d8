/* SPDX-License-Identifier: MIT */
/*
 * Names the kind of a session from its efforts. Every effort adds to a dose
 * of its own intensity; the kind with the fullest dose names the session, so
 * that an hour of easy riding does not hide four minutes of sprints.
 */
#include "category.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "census.h"

extern const char vk__data_categories_tsv[];
extern const size_t vk__data_categories_tsv_size;

/* The thresholds of the rules in vekta(7). */
#define DRILL_SHARE 0.4 /* of all effort */
#define DRILL_SECONDS 240.0
#define MOST_RECOVERY 7200.0 /* seconds: who rides longer trains */
#define MIXED_SHARE 0.75

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
is_test(const struct vk__census *c)
{
	return says_test(c->view->w) || (c->max_count >= 1 && c->max_count <= 2 &&
	    c->max_longest >= 180);
}

/* A few short efforts of different kinds in a short ride. */
static bool
is_openers(const struct vk__census *c)
{
	bool differ = c->hard_shortest < c->hard_longest ||
	    c->hard_most - c->hard_least > 15;

	return c->hard_count >= 2 && c->hard_count <= 6 && c->hard <= 360 &&
	    c->hard_longest <= 180 && differ && c->total <= 75 * 60 &&
	    c->total >= 20 * 60;
}

/* The fullest dose, or mixed when another of a distant kind is near it. */
static vk_category
fullest(const struct vk__census *c)
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
judge(const struct vk__census *c)
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
	struct vk__census c;

	if (view->w->count == 0)
		return VK_CATEGORY_NONE;
	vk__census_take(&c, view, doses);
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
