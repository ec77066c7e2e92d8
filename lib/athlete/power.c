/* SPDX-License-Identifier: MIT */
/*
 * What a rider could do lately: the best of his rides for each duration, what
 * follows from them, and how far that can be trusted. A best of everyday
 * rides says what was possible at least; only one whose ride went to the
 * limit, by its heart rate, says more.
 */
#include <math.h>
#include <string.h>

#include "rider.h"

/*
 * A ride went to the limit when its pulse came to this part of the highest
 * that is known of the rider.
 */
#define LIMIT_PULSE 0.95
/*
 * A device's FTP is believed when the best 20 minutes neither prove more nor
 * are so far below that it must be of other days.
 */
#define DEVICE_LEAST 0.95
#define DEVICE_MOST 1.25
/* What the fit may give (GoldenCheetah's bounds). */
#define WPRIME_LEAST 1000.0
#define CP_LEAST 50.0
#define CP_MOST 600.0

enum { EFFORTS_LEAST = 3, SPAN_LEAST = 3 };

static const vk_figure unknown = { NAN, NULL, VK_DAY_ANY, 0, false };

/* ------------------------------------------------------------------- bests */

static void
take_best(vk_best *best, double watts, const vk_activity *a)
{
	if (!(watts > 0) || best->watts >= watts)
		return;
	best->watts = watts;
	best->day = vk_activity_day(a);
	best->id = a->id;
	best->max_pulse = vk__pulse_or_nan(a->max_hr);
}

static void
take_activity(vk_power *p, const vk_activity *a)
{
	size_t twenty = vk_mean_max_index(1200);
	double pulse = vk__pulse_or_nan(a->max_hr);

	p->activities++;
	p->with_power += a->power > 0 || a->np > 0 || a->mean_max[0] > 0;
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		take_best(&p->best[i], a->mean_max[i], a);
	take_best(&p->best[twenty], a->p20, a);
	if (pulse > p->heart.max)
		p->heart.max = pulse;
	/* The newest comes first. */
	if (isnan(p->ftp_device.value) && a->ftp > 0)
		p->ftp_device = (vk_figure){ a->ftp, "device", vk_activity_day(a),
			a->id, false };
	if (isnan(p->weight.value) && a->weight > 0)
		p->weight = (vk_figure){ a->weight, "activity", vk_activity_day(a),
			a->id, false };
}

/* -------------------------------------------------------------- conclusions */

static bool
is_maximal(const vk_power *p, const vk_best *best)
{
	return p->heart.max > 0 &&
	    best->max_pulse >= LIMIT_PULSE * p->heart.max;
}

static bool
is_for_critical(size_t i)
{
	return vk_mean_max_seconds[i] >= VK_CRITICAL_FROM &&
	    vk_mean_max_seconds[i] <= VK_CRITICAL_TO;
}

static void
fit_critical(vk_power *p)
{
	vk_effort efforts[VK_MEAN_MAX];
	const vk_best *last = NULL;
	bool maximal = true;
	size_t count = 0;

	for (size_t i = 0; i < VK_MEAN_MAX; i++) {
		if (!is_for_critical(i) || isnan(p->best[i].watts))
			continue;
		efforts[count++] = (vk_effort){ vk_mean_max_seconds[i],
			p->best[i].watts };
		maximal = maximal && is_maximal(p, &p->best[i]);
		if (last == NULL || p->best[i].day > last->day)
			last = &p->best[i];
	}
	if (count < EFFORTS_LEAST ||
	    efforts[count - 1].seconds < SPAN_LEAST * efforts[0].seconds ||
	    vk_critical_work(efforts, count, &p->critical) != VK_OK ||
	    p->critical.wprime < WPRIME_LEAST ||
	    p->critical.cp < CP_LEAST || p->critical.cp > CP_MOST) {
		memset(&p->critical, 0, sizeof p->critical);
		return;
	}
	p->cp = (vk_figure){ p->critical.cp, "cp", last->day, last->id,
		!maximal };
}

static void
conclude_20min(vk_power *p)
{
	const vk_best *best = &p->best[vk_mean_max_index(1200)];

	if (!isnan(best->watts))
		p->ftp_20min = (vk_figure){ vk_ftp_20min(best->watts),
			"20min", best->day, best->id, !is_maximal(p, best) };
}

/* The device's where the rides do not speak against it, else theirs. */
static void
choose_ftp(vk_power *p)
{
	double device = p->ftp_device.value, proved = p->ftp_20min.value;

	if (device > 0 && !(device < DEVICE_LEAST * proved) &&
	    !(device > DEVICE_MOST * proved))
		p->ftp = p->ftp_device;
	else if (proved > 0)
		p->ftp = p->ftp_20min;
	else
		p->ftp = p->cp;
}

/* ----------------------------------------------------------------- reading */

static vk_status
read_all(vk_history *h, const vk_selection *s, vk_power *p, vk_error *err)
{
	vk_activity a;
	vk_status status = vk_history_select(h, s, err);

	while (status == VK_OK) {
		status = vk_history_next(h, &a, err);
		if (status == VK_OK)
			take_activity(p, &a);
		else if (status == VK_EVALUE)
			status = VK_OK;
	}
	return status == VK_END ? VK_OK : status;
}

/* The day of the newest activity. */
static vk_status
find_until(vk_history *h, const vk_selection *s, int32_t *until,
    vk_error *err)
{
	vk_activity a;
	vk_status status = vk_history_select(h, s, err);

	if (status != VK_OK)
		return status;
	do {
		status = vk_history_next(h, &a, err);
	} while (status == VK_EVALUE);
	if (status == VK_END)
		return vk_error_set(err, VK_ABSENT, 0, "history-empty",
		    "no activities", NULL, NULL);
	*until = vk_activity_day(&a);
	return status;
}

static void
power_clear(vk_power *p)
{
	memset(p, 0, sizeof *p);
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		p->best[i] = (vk_best){ NAN, VK_DAY_ANY, 0, NAN };
	p->weight = p->cp = p->ftp_20min = p->ftp_device = p->ftp = unknown;
}

static vk_status
find_power(vk_history *history, const vk_selection *selection,
    uint32_t window, vk_power *power, vk_error *err)
{
	vk_selection s = *selection;
	struct vk__rider rider;
	vk_status status = VK_OK;

	power_clear(power);
	s.since = VK_DAY_ANY;
	s.oldest_first = false;
	s.bests = false;
	if (s.sport == NULL)
		s.sport = vk_sport_text(VK_SPORT_CYCLING);
	if (s.until == VK_DAY_ANY)
		status = find_until(history, &s, &s.until, err);
	if (status != VK_OK)
		return status;
	if (window == 0)
		window = VK_WINDOW_DAYS;
	s.since = s.until - (int32_t)window + 1;
	s.bests = true;
	power->since = s.since;
	power->until = s.until;
	status = read_all(history, &s, power, err);
	s.sport = NULL;
	s.since = s.until - VK__RIDER_DAYS;
	s.bests = false;
	if (status == VK_OK)
		status = vk_history_select(history, &s, err);
	if (status == VK_OK)
		status = vk__rider_read(history, &rider, err);
	if (status != VK_OK)
		return status;
	rider.heart.max = fmax(rider.heart.max, power->heart.max);
	power->heart = rider.heart;
	if (isnan(power->weight.value) && !isnan(rider.weight))
		power->weight = (vk_figure){ rider.weight, "profile",
			VK_DAY_ANY, 0, false };
	fit_critical(power);
	conclude_20min(power);
	choose_ftp(power);
	return VK_OK;
}

vk_status
vk_history_power(vk_history *history, const vk_selection *selection,
    uint32_t window, vk_power *power, vk_error *err)
{
	vk_status status;

	history->lean = true;
	status = find_power(history, selection, window, power, err);
	history->lean = false;
	return status;
}
