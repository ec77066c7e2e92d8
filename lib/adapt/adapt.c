/* SPDX-License-Identifier: MIT */
/*
 * A record for one athlete after another. adapt_begin.c reads it once; each
 * athlete's targets, load and account are then put in the place of those of
 * the one before, by splices, so that a squad costs little more than its
 * bytes.
 */
#include "adapt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "../score/load.h"
#include "../score/report.h"

extern const char vk__data_levels_tsv[];
extern const size_t vk__data_levels_tsv_size;

enum { FORM_DAYS = 3 };

/* -------------------------------------------------------------------- life */

static void
read_levels(struct vk__level level[VK_ZONES + 1])
{
	struct vk__table row;
	double zone;

	vk__table_open(&row, vk__data_levels_tsv, vk__data_levels_tsv_size);
	while (vk__table_next(&row)) {
		struct vk__level *l;

		if (!vk__table_number(&row, 0, &zone) || zone < 1 ||
		    zone > VK_ZONES)
			continue;
		l = &level[(size_t)zone];
		(void)vk__table_number(&row, 1, &l->hr_from);
		(void)vk__table_number(&row, 2, &l->hr_to);
		(void)vk__table_number(&row, 3, &l->rpe_from);
		(void)vk__table_number(&row, 4, &l->rpe_to);
	}
}

vk_status
vk_adapt_new(const vk_adapt_options *options, vk_adapt **adapt)
{
	vk_adapt *a = calloc(1, sizeof *a);

	if (a == NULL)
		return VK_ENOMEM;
	if (options != NULL)
		a->options = *options;
	vk__zones_read(&a->usual);
	vk__phrases_read(&a->phrases);
	read_levels(a->level);
	for (int i = 0; i < VK_FACTS; i++)
		a->context[i] = NAN;
	if (vk__rules_open(&a->rules) != VK_OK) {
		vk_adapt_free(a);
		return VK_EINVALID;
	}
	*adapt = a;
	return VK_OK;
}

void
vk_adapt_free(vk_adapt *adapt)
{
	if (adapt == NULL)
		return;
	vk__rules_close(&adapt->rules);
	vk_workout_free(&adapt->workout);
	vk_workout_free(&adapt->mine);
	vk__spots_free(&adapt->spots);
	vk_buf_free(&adapt->doc);
	vk_buf_free(&adapt->log.json);
	vk_buf_free(&adapt->log.assumed);
	vk_buf_free(&adapt->out);
	free(adapt->times);
	free(adapt->aim);
	free(adapt);
}

vk_status
vk_adapt_rules(vk_adapt *adapt, const char *file, const char *data,
    size_t len, vk_error *err)
{
	return vk__rules_read(&adapt->rules, file, data, len, err);
}

void
vk_adapt_context(vk_adapt *adapt, const double is[VK_FACTS])
{
	memcpy(adapt->context, is, sizeof adapt->context);
}

void
vk_adapt_weather(vk_adapt *adapt, const vk_weather *weather)
{
	adapt->weather = weather;
}

/* -------------------------------------------------------------- an athlete */

static double
known(double value)
{
	return isnan(value) ? 0 : value;
}

/* The bounds of an athlete's own zones; the outer ends of the table's first
 * and last zone stay as far out as they are there. */
static void
set_zones(vk_adapt *a, const vk_teammate *mate)
{
	const struct vk__zones *usual = &a->usual;
	struct vk__zones *z = &a->zones;

	*z = *usual;
	if (!mate->own_zones)
		return;
	for (size_t i = 1; i < VK_ZONES; i++) {
		z->to[i] = mate->zone[i - 1];
		z->from[i + 1] = mate->zone[i - 1] + 1;
	}
	z->from[1] = z->to[1] * usual->from[1] / usual->to[1];
	z->to[VK_ZONES] = z->from[VK_ZONES] * usual->to[VK_ZONES] /
	    usual->from[VK_ZONES];
}

/* Form is that of the days after the last one that was ridden. */
static bool
is_stale(const vk_adapt *a, const vk_teammate *mate)
{
	return mate->form_day != VK_DAY_ANY && a->day != VK_DAY_ANY &&
	    (a->day <= mate->form_day || a->day > mate->form_day + FORM_DAYS);
}

/* The athlete's own word, else that of the day. */
static void
set_facts(vk_adapt *a, const vk_teammate *mate)
{
	double *temperature = &a->is[VK_FACT_TEMPERATURE];

	memcpy(a->is, mate->is, sizeof a->is);
	if (is_stale(a, mate))
		a->is[VK_FACT_TSB] = NAN;
	for (int i = 0; i < VK_FACTS; i++)
		if (isnan(a->is[i]))
			a->is[i] = a->context[i];
	if (isnan(*temperature) && a->weather != NULL)
		(void)vk_weather_on(a->weather, a->day, temperature);
	if (a->is[VK_FACT_INDOOR] > 0)
		*temperature = mate->is[VK_FACT_TEMPERATURE];
}

static void
set_athlete(vk_adapt *a, const vk_teammate *mate)
{
	double ftp, pma;

	set_facts(a, mate);
	ftp = known(a->is[VK_FACT_FTP]);
	pma = known(a->is[VK_FACT_PMA]);
	a->athlete = (vk_athlete){ ftp, known(a->is[VK_FACT_WEIGHT]),
		ftp > 0 && pma > 0 ? ftp / pma : 0 };
	a->heart = (vk_heart){ .max = known(a->is[VK_FACT_MAX_HR]),
		.lthr = known(a->is[VK_FACT_LTHR]) };
	set_zones(a, mate);
	vk_buf_clear(&a->log.json);
	vk_buf_clear(&a->log.assumed);
	a->place = a->lowest = a->exhaustion = NAN;
	a->power = 0;
}

/* The workout as the aims have it, for what is computed from it. */
static void
copy_aims(vk_adapt *a)
{
	memcpy(a->mine.node, a->workout.node,
	    a->workout.count * sizeof *a->mine.node);
	a->mine.count = a->workout.count;
	for (size_t i = 1; i < a->workout.count; i++)
		if (a->mine.node[i].reps == 0)
			a->mine.node[i].power = a->aim[i].power;
}

static const struct vk__finding *
find_effect(const struct vk__finding *found, size_t count,
    enum vk__effect effect)
{
	for (size_t i = 0; i < count; i++)
		if (found[i].rule->effect == effect)
			return &found[i];
	return NULL;
}

/* All that happens to the targets; the load is of what is to be ridden. */
static void
work_out(vk_adapt *a, vk_load *load)
{
	struct vk__finding found[VK__RULES];
	size_t count = vk__rules_find(&a->rules, a->is, found);
	const struct vk__finding *no_power = find_effect(found, count,
	    VK__EFFECT_NO_POWER);
	struct vk__view view = { &a->mine, &a->zones, &a->athlete, NULL };

	vk__aim_all(a);
	copy_aims(a);
	vk__place_all(a, find_effect(found, count, VK__EFFECT_PLACE));
	vk__context_all(a, found, count);
	copy_aims(a);
	vk__workout_load(&view, load);
	if (no_power == NULL) {
		vk__aim_watts(a);
		return;
	}
	vk__log_begin(&a->log, no_power->rule->code.text,
	    no_power->rule->code.len);
	vk__no_power_all(a);
	vk_buf_clear(&a->out);
	vk__rules_say(no_power, a->french, a->is, &a->out);
	vk__log_end(&a->log, NAN, &a->out, false);
}

/* ---------------------------------------------------------------- members */

static vk_status
set_member(vk_adapt *a, const char *path)
{
	if (a->out.failed)
		return VK_ENOMEM;
	return vk_record_set(a->rec, path, a->out.data, a->out.len);
}

/* The name and the numbers, which every record gets. */
static vk_status
put_athlete(vk_adapt *a, const vk_teammate *mate)
{
	vk_status status;

	vk_buf_clear(&a->out);
	vk_buf_add_json(&a->out, mate->name, strlen(mate->name));
	status = set_member(a, "vekta.athlete");
	if (status != VK_OK)
		return status;
	vk_buf_clear(&a->out);
	vk__result_rider(mate, &a->out);
	return set_member(a, "vekta.rider");
}

vk_status
vk_adapt_write(vk_adapt *adapt, const vk_teammate *mate)
{
	vk_load load;
	vk_status status = put_athlete(adapt, mate);

	if (status != VK_OK || !adapt->readable)
		return status;
	set_athlete(adapt, mate);
	work_out(adapt, &load);
	vk_buf_clear(&adapt->out);
	vk__result_write(adapt, &adapt->out);
	status = set_member(adapt, "vekta.adapt");
	if (status != VK_OK || adapt->options.dry_run)
		return status;
	vk_buf_clear(&adapt->out);
	vk__load_write(&load, &adapt->out);
	status = set_member(adapt, "vekta.load");
	if (status != VK_OK)
		return status;
	vk_buf_clear(&adapt->out);
	vk__result_doc(adapt, &adapt->out);
	return set_member(adapt, "workout_doc");
}
