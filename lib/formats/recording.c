/* SPDX-License-Identifier: MIT */
/*
 * From samples to figures. Promises that no best is higher than what was
 * ridden: where the device was silent nothing is made up.
 */
#include "recording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
vk__recording_clear(struct vk__recording *r)
{
	memset(r, 0, sizeof *r);
	r->elapsed = r->timer = r->moving = r->distance = NAN;
	r->calories = r->mean_pulse = r->max_pulse = NAN;
	r->mean_watts = r->max_watts = r->mean_cadence = NAN;
	r->ascent = r->descent = r->mean_speed = r->max_speed = NAN;
	r->min_celsius = r->max_celsius = NAN;
	r->aerobic_effect = r->anaerobic_effect = r->load = NAN;
	r->device_np = r->device_tss = r->device_ftp = NAN;
	r->weight = r->rest_pulse = r->threshold_pulse = r->top_pulse = NAN;
	r->np = NAN;
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		r->curve[i] = NAN;
}

/* ---------------------------------------------------------------- samples */

void
vk__samples_free(struct vk__samples *samples)
{
	free(samples->data);
	memset(samples, 0, sizeof *samples);
}

vk_status
vk__samples_add(struct vk__samples *samples, const struct vk__sample *sample)
{
	if (samples->count == samples->cap) {
		size_t cap = samples->cap > 0 ? 2 * samples->cap : 4096;
		struct vk__sample *data;

		if (samples->count >= VK__RECORDING_SECONDS)
			return VK_ELIMIT;
		data = realloc(samples->data, cap * sizeof *data);
		if (data == NULL)
			return VK_ENOMEM;
		samples->data = data;
		samples->cap = cap;
	}
	samples->data[samples->count++] = *sample;
	return VK_OK;
}

/* ----------------------------------------------------------------- tracks */

/* One quantity of the samples: its value until the next one. */
struct track {
	bool begun;
	uint32_t at;
	double value;
	size_t samples;
	double seconds; /* that a value holds for */
	double sum;
	double max;
};

/*
 * Ends the value of the track at the time to. held and silent are the seconds
 * that it holds for and those with nothing after it.
 */
static void
track_end(struct track *track, uint32_t to, uint32_t *held, uint32_t *silent)
{
	uint32_t between = to - track->at;

	*held = between <= VK__RECORDING_HOLD ? between : 1;
	*silent = between - *held;
	track->seconds += *held;
	track->sum += track->value * *held;
}

static void
track_begin(struct track *track, uint32_t at, double value)
{
	track->begun = true;
	track->at = at;
	track->value = value;
	track->max = track->samples++ == 0 || value > track->max ? value :
	    track->max;
}

static double
track_mean(const struct track *track)
{
	return track->seconds > 0 ? track->sum / track->seconds : NAN;
}

/* ---------------------------------------------------------------- measure */

struct measure {
	struct track power, pulse, cadence;
	vk_np np;
	vk_meanmax *curve;
};

static void
add_power(struct measure *m, uint32_t to)
{
	uint32_t held, silent;

	track_end(&m->power, to, &held, &silent);
	vk_np_add(&m->np, m->power.value, held);
	vk_meanmax_add(m->curve, m->power.value, held);
	vk_meanmax_add(m->curve, 0, silent);
}

static void
add_sample(struct measure *m, const struct vk__sample *sample)
{
	uint32_t held, silent;

	if (sample->watts >= 0) {
		if (m->power.begun)
			add_power(m, sample->at);
		track_begin(&m->power, sample->at, sample->watts);
	}
	if (sample->pulse > 0) {
		if (m->pulse.begun)
			track_end(&m->pulse, sample->at, &held, &silent);
		track_begin(&m->pulse, sample->at, sample->pulse);
	}
	if (sample->cadence > 0) {
		if (m->cadence.begun)
			track_end(&m->cadence, sample->at, &held, &silent);
		track_begin(&m->cadence, sample->at, sample->cadence);
	}
}

/* The last value of each lasts a second. */
static void
end_tracks(struct measure *m)
{
	uint32_t held, silent;

	if (m->power.begun)
		add_power(m, m->power.at + 1);
	if (m->pulse.begun)
		track_end(&m->pulse, m->pulse.at + 1, &held, &silent);
	if (m->cadence.begun)
		track_end(&m->cadence, m->cadence.at + 1, &held, &silent);
}

static void
set_unknown(double *figure, double value)
{
	if (isnan(*figure))
		*figure = value;
}

static void
conclude(const struct measure *m, struct vk__recording *r)
{
	bool sparse = (double)m->power.samples * 3 < m->power.seconds * 2;

	set_unknown(&r->mean_pulse, track_mean(&m->pulse));
	set_unknown(&r->mean_cadence, track_mean(&m->cadence));
	if (m->pulse.begun)
		set_unknown(&r->max_pulse, m->pulse.max);
	r->samples = m->power.samples;
	if (!m->power.begun)
		return;
	set_unknown(&r->mean_watts, track_mean(&m->power));
	set_unknown(&r->max_watts, m->power.max);
	r->np = vk_np_value(&m->np);
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		r->curve[i] = sparse &&
		    vk_mean_max_seconds[i] < VK__RECORDING_SPARSE ? NAN :
		    vk_meanmax_best(m->curve, i);
}

/* Where the session ends, in seconds since 1970. */
static double
find_end(const struct vk__recording *r, const struct vk__samples *samples)
{
	double last = (double)r->start;

	if (!isnan(r->elapsed))
		return last + fmin(ceil(r->elapsed), VK__RECORDING_SECONDS);
	for (size_t i = 0; i < samples->count; i++) {
		double at = samples->data[i].at;

		if (at > last && at - (double)r->start <=
		    VK__RECORDING_SECONDS)
			last = at;
	}
	return last;
}

vk_status
vk__recording_measure(struct vk__recording *r,
    const struct vk__samples *samples)
{
	struct measure m = { .np = { .rule = VK_NP_FULL } };
	double end = find_end(r, samples);
	double last = (double)r->start - 1;

	if (vk_meanmax_new(vk_mean_max_seconds, VK_MEAN_MAX, &m.curve) != VK_OK)
		return VK_ENOMEM;
	for (size_t i = 0; i < samples->count; i++) {
		double at = samples->data[i].at;

		if (at <= last || at > end)
			continue;
		last = at;
		add_sample(&m, &samples->data[i]);
	}
	end_tracks(&m);
	set_unknown(&r->elapsed, end - (double)r->start);
	conclude(&m, r);
	vk_meanmax_free(m.curve);
	return VK_OK;
}
