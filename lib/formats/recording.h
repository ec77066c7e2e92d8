/* SPDX-License-Identifier: MIT */
/*
 * What a device recorded of one session, from a FIT or a TCX file: the
 * summary that stands in the file, and the figures of its second by second
 * samples. Numbers are SI, heart rates and cadences a minute; NaN: not known.
 */
#ifndef VK_FORMATS_RECORDING_H
#define VK_FORMATS_RECORDING_H

#include "../vekta.h"

enum {
	VK__RECORDING_SECONDS = 7 * 86400, /* of one session */
	VK__RECORDING_SESSIONS = 64,       /* of one file */
	VK__RECORDING_WATTS = 3000,        /* above that the meter erred */
	VK__RECORDING_HOLD = 10,           /* seconds between two samples */
	VK__RECORDING_SPARSE = 60 /* shortest best of sparse samples */
};

struct vk__recording {
	int64_t start;    /* seconds since 1970-01-01 UTC */
	int32_t offset;   /* of local time, seconds east of UTC */
	bool zoned;       /* offset is known */
	char type[32];    /* Garmin's type key: "road_biking" */
	double elapsed;   /* s, from start to end */
	double timer;     /* s, without pauses */
	double moving;    /* s */
	double distance;  /* m */
	double calories;  /* kcal */
	double mean_pulse, max_pulse;
	double mean_watts, max_watts;
	double mean_cadence;
	double ascent, descent;       /* m */
	double mean_speed, max_speed; /* m/s */
	double min_celsius, max_celsius;
	double aerobic_effect, anaerobic_effect; /* 0 to 5 */
	double load;         /* Garmin's, not TSS */
	double device_np, device_tss, device_ftp;
	double weight;       /* kg, as set on the device */
	double rest_pulse, threshold_pulse, top_pulse; /* so, too */
	/* Of the samples: */
	size_t samples;      /* with a power */
	double np;           /* Normalized Power */
	double curve[VK_MEAN_MAX];
};

/* All unknown, no type. */
void vk__recording_clear(struct vk__recording *r);

/* -1 for what is not known. */
struct vk__sample {
	uint32_t at;     /* seconds since 1970 */
	int16_t watts;
	int16_t pulse;
	int16_t cadence;
};

/* Zero-initialise. */
struct vk__samples {
	struct vk__sample *data;
	size_t count;
	size_t cap;
};

void vk__samples_free(struct vk__samples *samples);
/* VK_OK; VK_ENOMEM; VK_ELIMIT: more than VK__RECORDING_SECONDS of them. */
vk_status vk__samples_add(struct vk__samples *samples,
    const struct vk__sample *sample);
/*
 * Measures the samples from r->start on for r->elapsed seconds (unknown: to
 * the last one, which sets elapsed), each later than the one before; others
 * are passed over. Means and maxima that the summary gave are left alone.
 *
 * A value holds until the next one, for VK__RECORDING_HOLD seconds at most:
 * so long may devices go without a record when nothing changes. What is
 * longer is a pause or a loss. It counts as no power for the bests, whose
 * clock goes on, so that none is overstated; Normalized Power and the means
 * leave it out, as the timer does. When there are fewer than two samples in
 * three seconds, bests shorter than VK__RECORDING_SPARSE are not given.
 * VK_OK, VK_ENOMEM.
 */
vk_status vk__recording_measure(struct vk__recording *r,
    const struct vk__samples *samples);

/* Takes a recording over, valid during the call. VK_OK, or what ends it. */
typedef vk_status vk__recording_fn(void *ctx,
    const struct vk__recording *recording);

#endif
