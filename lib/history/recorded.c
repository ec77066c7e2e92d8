/* SPDX-License-Identifier: MIT */
/*
 * A device's recording as an activity. Where both the device and the samples
 * give a figure, Normalized Power and bests are ours, all else is its own.
 */
#include "recorded.h"

#include <math.h>
#include <string.h>

#include "../formats/tcx.h"
#include "activity.h"

struct pass {
	const struct vk__recorded *to;
	vk_source source;
	vk_activity activity;
};

static double
known_or(double value, double other)
{
	return isnan(value) ? other : value;
}

/* Garmin Connect counts the cadence of runners in steps. */
static void
set_cadence(vk_activity *a, double cadence)
{
	if (a->sport == VK_SPORT_CYCLING)
		a->cadence = cadence;
	else if (a->sport == VK_SPORT_RUNNING || a->sport == VK_SPORT_WALKING)
		a->run_cadence = 2 * cadence;
}

static void
set_times(const struct pass *pass, const struct vk__recording *r,
    vk_activity *a)
{
	a->start = r->start;
	if (r->zoned) {
		a->start += r->offset;
		a->utc_offset = r->offset;
	} else if (pass->to->zone != NULL) {
		a->utc = r->start;
		a->start += pass->to->zone(pass->to->zone_ctx, r->start);
	}
	a->elapsed = r->elapsed;
	a->duration = known_or(r->timer, r->elapsed);
	a->moving = r->moving;
}

static void
set_power(const struct vk__recording *r, vk_activity *a)
{
	a->power = r->mean_watts;
	a->max_power = r->max_watts;
	a->np = known_or(r->np, r->device_np);
	a->tss = r->device_tss;
	a->ftp = r->device_ftp;
	if (a->tss > 0)
		a->intensity = vk_ratio(r->device_np, r->device_ftp);
	memcpy(a->mean_max, r->curve, sizeof a->mean_max);
	a->p20 = a->mean_max[vk_mean_max_index(1200)];
}

static void
set_figures(const struct vk__recording *r, vk_activity *a)
{
	a->distance = r->distance;
	a->speed = r->mean_speed;
	a->max_speed = r->max_speed;
	a->ascent = r->ascent;
	a->descent = r->descent;
	a->calories = r->calories;
	a->hr = r->mean_pulse;
	a->max_hr = r->max_pulse;
	a->load = r->load;
	a->aerobic_te = r->aerobic_effect;
	a->anaerobic_te = r->anaerobic_effect;
	a->temp_min = r->min_celsius;
	a->temp_max = r->max_celsius;
	a->weight = r->weight;
}

static vk_status
take(void *ctx, const struct vk__recording *r)
{
	struct pass *pass = ctx;
	vk_activity *a = &pass->activity;

	vk_activity_clear(a);
	a->source = pass->source;
	(void)vk__sports_find(pass->to->sports, r->type, strlen(r->type),
	    &a->sport, a->type, sizeof a->type);
	set_times(pass, r, a);
	set_figures(r, a);
	set_power(r, a);
	set_cadence(a, r->mean_cadence);
	return pass->to->fn(pass->to->ctx, a);
}

vk_status
vk__recorded_fit(vk__fit_read_fn *read, void *read_ctx,
    const struct vk__recorded *to, vk_error *err)
{
	struct pass pass = { .to = to, .source = VK_SOURCE_FIT };

	return vk__fit_activity_read(read, read_ctx, take, &pass, err);
}

vk_status
vk__recorded_tcx(vk__fit_read_fn *read, void *read_ctx,
    const struct vk__recorded *to, vk_error *err)
{
	struct pass pass = { .to = to, .source = VK_SOURCE_TCX };

	return vk__tcx_read(read, read_ctx, take, &pass, err);
}
