/* SPDX-License-Identifier: MIT */
/*
 * FIT activity files: sessions, their records, and what the device knew of
 * its rider. Sessions follow their records in some files and all stand at the
 * end in others, and a file is whole only when its checksum was right: so the
 * records are kept, in a few bytes each, until the file ends.
 *
 * Field numbers and scales are those of the public FIT profile.
 */
#include "fit_activity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/table.h"

extern const char vk__data_fit_sports_tsv[];
extern const size_t vk__data_fit_sports_tsv_size;

enum {
	USER_PROFILE = 3,
	ZONES_TARGET = 7,
	TIME_IN_ZONE = 216,
	DAY = 86400
};

/* What is put down for a file until its end. */
struct activity {
	vk__recording_fn *fn;
	void *ctx;
	vk_error *err;
	uint64_t file;
	bool other;       /* file_id says that it is no activity */
	bool zoned;
	int32_t offset;
	double weight, ftp;
	double rest_pulse, threshold_pulse, top_pulse;
	double last_distance;
	struct vk__samples samples;
	struct vk__recording session[VK__RECORDING_SESSIONS];
	size_t sessions;
	size_t given;     /* in all files */
};

static void
begin_file(struct activity *a, uint64_t file)
{
	a->file = file;
	a->other = a->zoned = false;
	a->weight = a->ftp = NAN;
	a->rest_pulse = a->threshold_pulse = a->top_pulse = NAN;
	a->last_distance = NAN;
	a->samples.count = 0;
	a->sessions = 0;
}

/* ----------------------------------------------------------------- fields */

/* Sets figure when the message has a positive number in the field. */
static void
take(const struct vk__fit_message *m, uint8_t field, double scale,
    double *figure)
{
	double value;

	if (vk__fit_number(m, field, 0, &value) && value > 0)
		*figure = value / scale;
}

/* The same, where nothing and less are something. */
static void
take_signed(const struct vk__fit_message *m, uint8_t field, double scale,
    double *figure)
{
	double value;

	if (vk__fit_number(m, field, 0, &value))
		*figure = value / scale;
}

static bool
cell_fits(const struct vk__table *table, size_t index, bool known,
    int64_t value)
{
	double number;

	if (index >= table->count || table->cell[index].len == 0)
		return true;
	return known && vk__table_number(table, index, &number) &&
	    number >= (double)value && number <= (double)value;
}

static void
find_type(const struct vk__fit_message *m, struct vk__recording *r)
{
	struct vk__table table;
	int64_t sport = 0, sub = 0;
	bool has_sport = vk__fit_integer(m, 5, 0, &sport);
	bool has_sub = vk__fit_integer(m, 6, 0, &sub);

	vk__table_open(&table, vk__data_fit_sports_tsv,
	    vk__data_fit_sports_tsv_size);
	while (vk__table_next(&table)) {
		const struct vk__cell *type = &table.cell[2];

		if (!cell_fits(&table, 0, has_sport, sport) ||
		    !cell_fits(&table, 1, has_sub, sub) ||
		    type->len >= sizeof r->type)
			continue;
		memcpy(r->type, type->text, type->len);
		r->type[type->len] = '\0';
		return;
	}
}

/* --------------------------------------------------------------- messages */

static vk_status
take_session(struct activity *a, const struct vk__fit_message *m)
{
	struct vk__recording *r = &a->session[a->sessions];
	int64_t start;

	/* Some write 0 or nothing there; then it is no session to place. */
	if (!vk__fit_integer(m, 2, 0, &start) || start < 0x10000000)
		return VK_OK;
	if (a->sessions == VK__RECORDING_SESSIONS)
		return vk_error_set(a->err, VK_ELIMIT, 0, "fit-sessions",
		    "more than 64 sessions in one file", NULL, NULL);
	a->sessions++;
	vk__recording_clear(r);
	r->start = start + VK__FIT_EPOCH;
	find_type(m, r);
	take(m, 7, 1000, &r->elapsed);
	take(m, 8, 1000, &r->timer);
	take(m, 59, 1000, &r->moving);
	take(m, 9, 100, &r->distance);
	take(m, 11, 1, &r->calories);
	take(m, 14, 1000, &r->mean_speed);
	take(m, 15, 1000, &r->max_speed);
	take(m, 124, 1000, &r->mean_speed);
	take(m, 125, 1000, &r->max_speed);
	take(m, 16, 1, &r->mean_pulse);
	take(m, 17, 1, &r->max_pulse);
	take(m, 18, 1, &r->mean_cadence);
	take(m, 20, 1, &r->mean_watts);
	take(m, 21, 1, &r->max_watts);
	take_signed(m, 22, 1, &r->ascent);
	take_signed(m, 23, 1, &r->descent);
	take(m, 24, 10, &r->aerobic_effect);
	take(m, 137, 10, &r->anaerobic_effect);
	take(m, 34, 1, &r->device_np);
	take(m, 35, 10, &r->device_tss);
	take(m, 45, 1, &r->device_ftp);
	take_signed(m, 58, 1, &r->max_celsius);
	take_signed(m, 150, 1, &r->min_celsius);
	take(m, 168, 65536, &r->load);
	return VK_OK;
}

static vk_status
take_record(struct activity *a, const struct vk__fit_message *m)
{
	struct vk__sample sample = { 0, -1, -1, -1 };
	int64_t value;
	vk_status status;

	if (!m->timed || m->timestamp < 0x10000000)
		return VK_OK;
	take(m, 5, 100, &a->last_distance);
	sample.at = (uint32_t)(m->timestamp + VK__FIT_EPOCH);
	if (vk__fit_integer(m, 7, 0, &value) && value >= 0 &&
	    value <= VK__RECORDING_WATTS)
		sample.watts = (int16_t)value;
	if (vk__fit_integer(m, 3, 0, &value) && value > 0 && value < 255)
		sample.pulse = (int16_t)value;
	if (vk__fit_integer(m, 4, 0, &value) && value > 0 && value < 255)
		sample.cadence = (int16_t)value;
	status = vk__samples_add(&a->samples, &sample);
	return status != VK_ELIMIT ? status : vk_error_set(a->err, status, 0,
	    "recording-long", "more records than seconds in seven days",
	    NULL, NULL);
}

/* The offset of local time, in steps of a quarter of an hour. */
static void
take_activity(struct activity *a, const struct vk__fit_message *m)
{
	int64_t local;
	double offset;

	if (!m->timed || !vk__fit_integer(m, 5, 0, &local))
		return;
	offset = (double)local - (double)m->timestamp;
	if (!(fabs(offset) < DAY))
		return;
	a->offset = (int32_t)lround(offset / 900) * 900;
	a->zoned = true;
}

static vk_status
take_message(struct activity *a, const struct vk__fit_message *m)
{
	int64_t type;

	switch (m->number) {
	case VK__FIT_FILE_ID:
		a->other = vk__fit_integer(m, 0, 0, &type) && type != 4;
		return VK_OK;
	case VK__FIT_SESSION:
		return take_session(a, m);
	case VK__FIT_RECORD:
		return take_record(a, m);
	case VK__FIT_ACTIVITY:
		take_activity(a, m);
		return VK_OK;
	case USER_PROFILE:
		take(m, 4, 10, &a->weight);
		take(m, 8, 1, &a->rest_pulse);
		take(m, 11, 1, &a->top_pulse);
		return VK_OK;
	case ZONES_TARGET:
		take(m, 1, 1, &a->top_pulse);
		take(m, 2, 1, &a->threshold_pulse);
		take(m, 3, 1, &a->ftp);
		return VK_OK;
	case TIME_IN_ZONE:
		take(m, 11, 1, &a->top_pulse);
		take(m, 12, 1, &a->rest_pulse);
		take(m, 13, 1, &a->threshold_pulse);
		take(m, 15, 1, &a->ftp);
		return VK_OK;
	default:
		return VK_OK;
	}
}

/* ------------------------------------------------------------------ files */

/* A file whose device lost power before the end has records only. */
static void
make_session(struct activity *a)
{
	struct vk__recording *r = &a->session[0];

	vk__recording_clear(r);
	r->start = a->samples.data[0].at;
	memcpy(r->type, "other", sizeof "other");
	r->distance = a->last_distance;
	a->sessions = 1;
}

static void
add_rider(const struct activity *a, struct vk__recording *r)
{
	r->zoned = a->zoned;
	r->offset = a->zoned ? a->offset : 0;
	r->weight = a->weight;
	r->rest_pulse = a->rest_pulse;
	r->threshold_pulse = a->threshold_pulse;
	r->top_pulse = a->top_pulse;
	if (isnan(r->device_ftp))
		r->device_ftp = a->ftp;
}

static vk_status
end_file(struct activity *a)
{
	if (a->other)
		return VK_OK;
	if (a->sessions == 0 && a->samples.count > 0)
		make_session(a);
	for (size_t i = 0; i < a->sessions; i++) {
		struct vk__recording *r = &a->session[i];
		vk_status status;

		add_rider(a, r);
		status = vk__recording_measure(r, &a->samples);
		if (status == VK_OK)
			status = a->fn(a->ctx, r);
		if (status != VK_OK)
			return status;
		a->given++;
	}
	return VK_OK;
}

static vk_status
read_messages(struct activity *a, struct vk__fit *fit)
{
	struct vk__fit_message m;
	vk_status status;

	while ((status = vk__fit_next(fit, &m, a->err)) == VK_OK) {
		if (m.file != a->file) {
			status = end_file(a);
			begin_file(a, m.file);
		}
		if (status == VK_OK)
			status = take_message(a, &m);
		if (status != VK_OK)
			return status;
	}
	if (status != VK_END)
		return status;
	status = end_file(a);
	if (status == VK_OK && a->given == 0)
		return vk_error_set(a->err, VK_EVALUE, 0, "fit-no-activity",
		    "a FIT file without an activity", NULL, NULL);
	return status;
}

vk_status
vk__fit_activity_read(vk__fit_read_fn *read, void *read_ctx,
    vk__recording_fn *fn, void *ctx, vk_error *err)
{
	struct activity *a = calloc(1, sizeof *a);
	struct vk__fit *fit = NULL;
	vk_status status = VK_ENOMEM;

	if (a != NULL && vk__fit_new(&fit) == VK_OK) {
		a->fn = fn;
		a->ctx = ctx;
		a->err = err;
		begin_file(a, 0);
		vk__fit_open_source(fit, read, read_ctx);
		status = read_messages(a, fit);
		vk__samples_free(&a->samples);
	}
	vk__fit_free(fit);
	free(a);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	return status;
}
