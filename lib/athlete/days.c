/* SPDX-License-Identifier: MIT */
/*
 * An athlete's days one after the other. Activities come oldest first and are
 * held one at a time; what is kept of the past is the best 20 minutes of each
 * of the last days, so that a ride is judged by the FTP of its own time.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rider.h"

/* As in power.c. */
#define DEVICE_LEAST 0.95
#define DEVICE_MOST 1.25

struct vk_fitness {
	vk_history *history;
	vk_fitness_options options;
	vk_heart heart;
	int32_t first;  /* the first day to be given out; VK_DAY_ANY: all */
	int32_t last;   /* the last one, when it was asked for */
	int32_t at;     /* the day in work */
	bool begun;
	bool over;      /* no more activities */
	bool held;      /* next is an activity that is still to be counted */
	vk_activity next;
	vk_form form;
	vk_day day;     /* as far as it is counted */
	double best[VK_WINDOW_DAYS]; /* by the day modulo its size */
	double device;  /* the device's FTP, of the day device_day */
	int32_t device_day;
	double ftp;     /* that the last ride was judged by */
};

static size_t
slot(int32_t day)
{
	int32_t in = day % VK_WINDOW_DAYS;

	return (size_t)(in < 0 ? in + VK_WINDOW_DAYS : in);
}

/* ------------------------------------------------------------------- FTP */

/* The FTP of the time of a ride, which is counted first; NaN. */
static double
ftp_of_the_time(vk_fitness *f, const vk_activity *a)
{
	double twenty = vk__best_20min(a), proved = NAN;
	double *today = &f->best[slot(f->at)];

	if (twenty > 0 && !(*today >= twenty))
		*today = twenty;
	if (a->ftp > 0) {
		f->device = a->ftp;
		f->device_day = f->at;
	}
	for (size_t i = 0; i < VK_WINDOW_DAYS; i++)
		proved = fmax(proved, f->best[i]);
	proved = vk_ftp_20min(proved);
	if (f->device > 0 && f->at - f->device_day < VK_WINDOW_DAYS &&
	    !(f->device < DEVICE_LEAST * proved) &&
	    !(f->device > DEVICE_MOST * proved))
		return f->device;
	return proved;
}

/* ------------------------------------------------------------------- days */

static void
count_activity(vk_fitness *f, vk_day *day)
{
	const vk_activity *a = &f->next;
	double load;
	vk_method method;

	if (a->sport == VK_SPORT_CYCLING) {
		double ftp = ftp_of_the_time(f, a);

		f->ftp = f->options.ftp > 0 ? f->options.ftp : ftp;
	}
	method = vk_activity_load(a, f->ftp, &f->heart, f->options.method,
	    &load);
	day->activities++;
	day->by[method]++;
	if (method != VK_METHOD_NONE)
		day->tss += load;
	f->held = false;
}

/* Holds the next activity, or finds that there is none. */
static vk_status
hold(vk_fitness *f, vk_error *err)
{
	vk_status status;

	if (f->held || f->over)
		return VK_OK;
	status = vk_history_next(f->history, &f->next, err);
	if (status == VK_END)
		f->over = true;
	else if (status == VK_OK)
		f->held = true;
	return status == VK_END ? VK_OK : status;
}

static bool
is_last(const vk_fitness *f)
{
	if (f->last != VK_DAY_ANY)
		return f->at > f->last;
	return f->over && !f->held && f->day.activities == 0;
}

/* All activities of the day; VK_OK when it is complete. */
static vk_status
fill_day(vk_fitness *f, vk_day *day, vk_error *err)
{
	vk_status status;

	while ((status = hold(f, err)) == VK_OK && f->held &&
	    vk_activity_day(&f->next) <= f->at)
		count_activity(f, day);
	return status;
}

static void
end_day(vk_fitness *f, vk_day *day)
{
	vk_form_day(&f->form, day->tss);
	day->day = f->at;
	day->ftp = f->ftp;
	day->form = f->form;
	f->at++;
	f->best[slot(f->at)] = NAN;
}

vk_status
vk_fitness_next(vk_fitness *fitness, vk_day *day, vk_error *err)
{
	vk_fitness *f = fitness;
	vk_status status = hold(f, err);

	if (status != VK_OK)
		return status;
	if (!f->begun) {
		f->begun = true;
		if (f->held)
			f->at = vk_activity_day(&f->next);
	}
	for (;;) {
		if (is_last(f))
			return VK_END;
		status = fill_day(f, &f->day, err);
		if (status != VK_OK)
			return status;
		*day = f->day;
		memset(&f->day, 0, sizeof f->day);
		end_day(f, day);
		if (f->first == VK_DAY_ANY || day->day >= f->first)
			return VK_OK;
	}
}

/* ------------------------------------------------------------------ begin */

static double
given_or(double given, double kept)
{
	return given > 0 ? given : kept;
}

static vk_status
begin(vk_fitness *f, vk_error *err)
{
	vk_selection *s = &f->options.selection;
	const vk_heart *given = &f->options.heart;
	struct vk__rider rider;
	vk_status status;

	f->first = s->since;
	f->last = s->until;
	if (s->since != VK_DAY_ANY)
		s->since -= VK__RIDER_DAYS;
	s->oldest_first = true;
	s->bests = false;
	f->history->lean = true;
	status = vk_history_select(f->history, s, err);
	f->history->lean = false;
	if (status == VK_OK)
		status = vk__rider_read(f->history, &rider, err);
	if (status != VK_OK)
		return status;
	f->heart.rest = given_or(given->rest, rider.heart.rest);
	f->heart.max = given_or(given->max, rider.heart.max);
	f->heart.lthr = given_or(given->lthr, rider.heart.lthr);
	f->heart.female = given->female || rider.heart.female;
	do {
		status = hold(f, err);
	} while (status == VK_EVALUE);
	if (status == VK_OK && f->over)
		return vk_error_set(err, VK_ABSENT, 0, "history-empty",
		    "no activities", NULL, NULL);
	return status;
}

vk_status
vk_fitness_new(vk_history *history, const vk_fitness_options *options,
    vk_fitness **fitness, vk_error *err)
{
	vk_fitness *f = calloc(1, sizeof *f);
	vk_status status;

	*fitness = NULL;
	if (f == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	f->history = history;
	f->options = *options;
	f->form.rule = options->rule;
	f->device = f->ftp = NAN;
	for (size_t i = 0; i < VK_WINDOW_DAYS; i++)
		f->best[i] = NAN;
	status = begin(f, err);
	if (status != VK_OK) {
		vk_fitness_free(f);
		return status;
	}
	*fitness = f;
	return VK_OK;
}

void
vk_fitness_free(vk_fitness *fitness)
{
	free(fitness);
}
