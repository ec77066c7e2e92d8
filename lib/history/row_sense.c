/* SPDX-License-Identifier: MIT */
/* What all accounts must pass: a start, a length, values that can be. */
#include <math.h>

#include "row_internal.h"

enum { DAY = 86400, LONGEST = 48 * 3600 };

static const struct range {
	size_t at;
	double min, max;
} ranges[] = {
	{ AT(moving), 0, LONGEST }, { AT(elapsed), 0, 30 * DAY },
	{ AT(speed), 0, 60 }, { AT(max_speed), 0, 100 },
	{ AT(ascent), 0, 50000 }, { AT(descent), 0, 50000 },
	{ AT(calories), 0, 50000 }, { AT(hr), 20, 250 },
	{ AT(max_hr), 20, 260 }, { AT(cadence), 0, 250 },
	{ AT(max_cadence), 0, 300 }, { AT(run_cadence), 0, 300 },
	{ AT(max_run_cadence), 0, 500 }, { AT(stride), 0, 5 },
	{ AT(steps), 0, 500000 }, { AT(power), 0, 2000 },
	{ AT(max_power), 0, 4000 }, { AT(np), 0, 2000 },
	{ AT(p20), 0, 2000 }, { AT(tss), 0, 2500 },
	{ AT(intensity), 0, 3 }, { AT(ftp), 20, 700 },
	{ AT(load), 0, 3000 }, { AT(aerobic_te), 0, 10 },
	{ AT(anaerobic_te), 0, 10 }, { AT(vo2max), 5, 110 },
	{ AT(temp_min), -60, 80 }, { AT(temp_max), -60, 80 },
	{ AT(rpe), 0, 10 }, { AT(feel), 0, 100 }, { AT(weight), 20, 400 },
	{ AT(latitude), -90, 90 }, { AT(longitude), -180, 180 }
};

static const char *
name_of(size_t at)
{
	size_t i = 0;

	while (i + 1 < VK__FIELDS && vk__fields[i].at != at)
		i++;
	return vk__fields[i].name;
}

static void
warn_range(struct vk__row_reader *r, size_t at, double value)
{
	vk_buf number = { 0 };
	vk_error what;

	vk_buf_add_fixed(&number, value, 2);
	(void)vk_error_set(&what, VK_EVALUE, 0, "value-senseless",
	    "%1 cannot be %2: left out", name_of(at), vk_buf_text(&number));
	if (r->warn != NULL)
		r->warn(r->warn_ctx, SIZE_MAX, &what);
	vk_buf_free(&number);
}

static void
check_ranges(struct vk__row_reader *r, vk_activity *a)
{
	size_t i;

	for (i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		double *value = (double *)(void *)((char *)a + ranges[i].at);

		if (isnan(*value) || (*value >= ranges[i].min &&
		    *value <= ranges[i].max))
			continue;
		warn_range(r, ranges[i].at, *value);
		*value = NAN;
	}
}

vk_status
vk__row_check(struct vk__row_reader *r, vk_activity *a, vk_error *err)
{
	struct vk__cell none = { "", 0 };
	char start[20];

	if (!vk__start_write(a->start, start) || a->start == 0)
		return vk__row_fail(err, VK_EVALUE, "date-missing",
		    "the date is missing", none);
	if (isnan(a->duration) && (isnan(a->distance) || a->distance == 0))
		return vk__row_fail(err, VK_EVALUE, "length-missing",
		    "neither a duration nor a distance", none);
	if (a->duration < 0 || a->distance < 0)
		return vk__row_fail(err, VK_EVALUE, "length-negative",
		    "the duration or distance is below zero", none);
	if (a->duration > LONGEST)
		return vk__row_fail(err, VK_EVALUE, "length-doubtful",
		    "it lasts more than 48 hours: doubtful units", none);
	if (a->duration >= 60 && a->distance / a->duration > 80 / 3.6 &&
	    a->sport != VK_SPORT_OTHER)
		return vk__row_fail(err, VK_EVALUE, "speed-doubtful",
		    "faster than 80 km/h on average: doubtful units", none);
	check_ranges(r, a);
	return VK_OK;
}
