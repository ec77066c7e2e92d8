/* SPDX-License-Identifier: MIT */
/*
 * Laps add up to the activity: what is a sum is added, what is a mean is
 * weighed by the seconds of the laps that have one. Samples say the rest.
 */
#include "tcx_activity.h"

#include <math.h>
#include <string.h>

#include "../base/date.h"

void
vk__tcx_lap_clear(struct vk__tcx_lap *lap)
{
	lap->seconds = lap->metres = lap->calories = lap->max_speed = NAN;
	lap->mean_pulse = lap->max_pulse = NAN;
	lap->mean_watts = lap->max_watts = NAN;
}

void
vk__tcx_activity_begin(struct vk__tcx_activity *a)
{
	vk__recording_clear(&a->sum);
	memcpy(a->sum.type, "other", sizeof "other");
	a->started = false;
	a->samples.count = 0;
	a->pulse_seconds = a->watts_seconds = 0;
}

void
vk__tcx_activity_sport(struct vk__tcx_activity *a, const char *sport,
    size_t len)
{
	if (len == 6 && memcmp(sport, "Biking", 6) == 0)
		memcpy(a->sum.type, "cycling", sizeof "cycling");
	else if (len == 7 && memcmp(sport, "Running", 7) == 0)
		memcpy(a->sum.type, "running", sizeof "running");
}

bool
vk__tcx_activity_time(struct vk__tcx_activity *a, const char *text,
    size_t len, int64_t *at)
{
	struct vk__time time;

	if (vk__time_read(text, len, &time) != VK_OK)
		return false;
	*at = vk__time_unix(&time);
	if (time.zoned && time.offset != 0 && !a->sum.zoned) {
		a->sum.zoned = true;
		a->sum.offset = time.offset;
	}
	return *at > 0 && *at <= UINT32_MAX;
}

void
vk__tcx_activity_start(struct vk__tcx_activity *a, const char *text,
    size_t len)
{
	int64_t at;

	if (!a->started && vk__tcx_activity_time(a, text, len, &at)) {
		a->sum.start = at;
		a->started = true;
	}
}

static void
add(double *sum, double value)
{
	if (value > 0)
		*sum = isnan(*sum) ? value : *sum + value;
}

static void
raise_to(double *most, double value)
{
	if (value > 0 && !(*most >= value))
		*most = value;
}

/* Means are summed with their seconds until the activity ends. */
void
vk__tcx_activity_lap(struct vk__tcx_activity *a,
    const struct vk__tcx_lap *lap)
{
	struct vk__recording *r = &a->sum;

	add(&r->timer, lap->seconds);
	add(&r->distance, lap->metres);
	add(&r->calories, lap->calories);
	raise_to(&r->max_speed, lap->max_speed);
	raise_to(&r->max_pulse, lap->max_pulse);
	raise_to(&r->max_watts, lap->max_watts);
	if (lap->mean_pulse > 0 && lap->seconds > 0) {
		add(&r->mean_pulse, lap->mean_pulse * lap->seconds);
		a->pulse_seconds += lap->seconds;
	}
	if (lap->mean_watts > 0 && lap->seconds > 0) {
		add(&r->mean_watts, lap->mean_watts * lap->seconds);
		a->watts_seconds += lap->seconds;
	}
}

vk_status
vk__tcx_activity_end(struct vk__tcx_activity *a, vk_error *err)
{
	struct vk__recording *r = &a->sum;
	vk_status status;

	if (!a->started)
		return vk_error_set(err, VK_EVALUE, 0, "tcx-start",
		    "an activity without the time of its start", NULL, NULL);
	r->mean_pulse /= a->pulse_seconds;
	r->mean_watts /= a->watts_seconds;
	if (r->timer > 0 && r->distance > 0)
		r->mean_speed = r->distance / r->timer;
	status = vk__recording_measure(r, &a->samples);
	/* Without samples the laps are all there is. */
	if (!(r->elapsed > 0))
		r->elapsed = r->timer;
	return status;
}
