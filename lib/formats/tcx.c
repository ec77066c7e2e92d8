/* SPDX-License-Identifier: MIT */
/*
 * TCX files, read a chunk at a time: no tree is built. The elements around a
 * value say what it is; trackpoints become samples of the activity.
 */
#include "tcx.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "tcx_activity.h"
#include "xml.h"

enum {
	CHUNK = 64 * 1024,
	DEPTH = 32, /* elements inside elements that are looked at */
	TEXT = 64   /* bytes of a value */
};

/* The elements that mean something here. */
enum element {
	OTHER = 0,
	ACTIVITY,
	LAP,
	POINT,
	LAP_EXTENSION,
	POINT_EXTENSION,
	MEAN_PULSE,
	MAX_PULSE,
	PULSE
};

static const struct {
	const char *name;
	enum element element;
} elements[] = {
	{ "Activity", ACTIVITY },
	{ "Lap", LAP },
	{ "Trackpoint", POINT },
	{ "LX", LAP_EXTENSION },
	{ "TPX", POINT_EXTENSION },
	{ "AverageHeartRateBpm", MEAN_PULSE },
	{ "MaximumHeartRateBpm", MAX_PULSE },
	{ "HeartRateBpm", PULSE }
};

struct pass {
	vk__recording_fn *fn;
	void *ctx;
	vk_error *err;
	struct vk__xml xml;
	enum element at[DEPTH];
	char text[TEXT + 1]; /* longer: no value */
	size_t text_len;
	struct vk__tcx_lap lap;
	struct vk__sample point;
	bool point_timed;
	struct vk__tcx_activity activity;
	size_t given;
};

/* ----------------------------------------------------------------- values */

static bool
read_value(const struct pass *p, double most, double *value)
{
	return p->text_len <= TEXT &&
	    vk__number_read(p->text, p->text_len, value) && *value >= 0 &&
	    *value <= most;
}

static void
take(const struct pass *p, double most, double *figure)
{
	double value;

	if (read_value(p, most, &value))
		*figure = value;
}

static void
take_sample(const struct pass *p, double most, int16_t *figure)
{
	double value;

	if (read_value(p, most, &value))
		*figure = (int16_t)lround(value);
}

/* A value's end: where it stands says what it is. */
static void
end_value(struct pass *p, enum element in, const char *name)
{
	struct vk__tcx_lap *lap = &p->lap;
	int64_t at;

	switch (in) {
	case ACTIVITY:
		if (strcmp(name, "Id") == 0)
			vk__tcx_activity_start(&p->activity, p->text,
			    p->text_len);
		break;
	case LAP:
		if (strcmp(name, "TotalTimeSeconds") == 0)
			take(p, VK__RECORDING_SECONDS, &lap->seconds);
		else if (strcmp(name, "DistanceMeters") == 0)
			take(p, 1e8, &lap->metres);
		else if (strcmp(name, "Calories") == 0)
			take(p, 1e6, &lap->calories);
		else if (strcmp(name, "MaximumSpeed") == 0)
			take(p, 1000, &lap->max_speed);
		break;
	case MEAN_PULSE:
		take(p, 254, &lap->mean_pulse);
		break;
	case MAX_PULSE:
		take(p, 254, &lap->max_pulse);
		break;
	case LAP_EXTENSION:
		if (strcmp(name, "AvgWatts") == 0)
			take(p, VK__RECORDING_WATTS, &lap->mean_watts);
		else if (strcmp(name, "MaxWatts") == 0)
			take(p, 65534, &lap->max_watts);
		break;
	case POINT:
		if (strcmp(name, "Time") == 0 &&
		    vk__tcx_activity_time(&p->activity, p->text, p->text_len,
		    &at)) {
			p->point.at = (uint32_t)at;
			p->point_timed = true;
		} else if (strcmp(name, "Cadence") == 0) {
			take_sample(p, 254, &p->point.cadence);
		}
		break;
	case PULSE:
		take_sample(p, 254, &p->point.pulse);
		break;
	case POINT_EXTENSION:
		if (strcmp(name, "Watts") == 0)
			take_sample(p, VK__RECORDING_WATTS, &p->point.watts);
		break;
	case OTHER:
		break;
	}
}

/* --------------------------------------------------------------- elements */

static enum element
find_element(const char *name)
{
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (strcmp(elements[i].name, name) == 0)
			return elements[i].element;
	return OTHER;
}

static vk_status
on_start(void *ctx, const char *name, const struct vk__xml_attribute *at,
    size_t count)
{
	struct pass *p = ctx;
	enum element element = find_element(name);

	p->text_len = 0;
	if (p->xml.depth <= DEPTH)
		p->at[p->xml.depth - 1] = element;
	if (element == ACTIVITY)
		vk__tcx_activity_begin(&p->activity);
	if (element == LAP)
		vk__tcx_lap_clear(&p->lap);
	if (element == POINT) {
		p->point = (struct vk__sample){ 0, -1, -1, -1 };
		p->point_timed = false;
	}
	for (size_t i = 0; i < count && i < VK__XML_ATTRIBUTES; i++) {
		if (element == ACTIVITY && strcmp(at[i].name, "Sport") == 0)
			vk__tcx_activity_sport(&p->activity, at[i].value,
			    at[i].len);
		if (element == LAP && strcmp(at[i].name, "StartTime") == 0)
			vk__tcx_activity_start(&p->activity, at[i].value,
			    at[i].len);
	}
	return VK_OK;
}

static vk_status
end_activity(struct pass *p)
{
	vk_status status = vk__tcx_activity_end(&p->activity, p->err);

	if (p->activity.started)
		p->given++;
	return status == VK_OK ? p->fn(p->ctx, &p->activity.sum) : status;
}

static vk_status
end_element(struct pass *p, enum element element)
{
	vk_status status = VK_OK;

	if (element == ACTIVITY)
		return end_activity(p);
	if (element == LAP)
		vk__tcx_activity_lap(&p->activity, &p->lap);
	if (element == POINT && p->point_timed)
		status = vk__samples_add(&p->activity.samples, &p->point);
	return status != VK_ELIMIT ? status : vk_error_set(p->err, status, 0,
	    "recording-long", "more records than seconds in seven days",
	    NULL, NULL);
}

static vk_status
on_end(void *ctx, const char *name)
{
	struct pass *p = ctx;
	size_t depth = p->xml.depth;

	if (depth >= DEPTH)
		return VK_OK;
	if (depth > 0)
		end_value(p, p->at[depth - 1], name);
	p->text_len = 0;
	return end_element(p, p->at[depth]);
}

/* Blanks around a value are none of it; what is longer is no value. */
static vk_status
on_text(void *ctx, const char *text, size_t len)
{
	struct pass *p = ctx;

	for (size_t i = 0; i < len; i++) {
		char c = text[i];

		if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
			continue;
		if (p->text_len <= TEXT)
			p->text[p->text_len++] = c;
	}
	return VK_OK;
}

/* ----------------------------------------------------------------- passes */

/* The message has no place of its own in these files: it says the line. */
static vk_status
fail_xml(struct pass *p)
{
	char line[VK__NUMBER_SIZE + 1];

	line[vk__uint_write(line, p->xml.line)] = '\0';
	return vk_error_set(p->err, VK_ESYNTAX, 0, "xml-syntax",
	    "no well-formed XML: line %1: %2", line, p->xml.message);
}

static vk_status
feed(struct pass *p, vk__tcx_read_fn *read, void *ctx)
{
	char *chunk = malloc(CHUNK);
	vk_status status = chunk != NULL ? VK_OK : VK_ENOMEM;
	size_t got = 1;

	while (status == VK_OK && got > 0) {
		status = read(ctx, chunk, CHUNK, &got);
		if (status == VK_OK)
			status = vk__xml_feed(&p->xml, chunk, got);
	}
	free(chunk);
	if (status == VK_ESYNTAX && p->xml.message[0] != '\0')
		return fail_xml(p);
	if (status == VK_OK && p->given == 0)
		return vk_error_set(p->err, VK_EVALUE, 0, "tcx-no-activity",
		    "XML without an activity in it", NULL, NULL);
	return status;
}

vk_status
vk__tcx_read(vk__tcx_read_fn *read, void *read_ctx, vk__recording_fn *fn,
    void *ctx, vk_error *err)
{
	static const struct vk__xml_events events = {
		on_start, on_end, on_text
	};
	struct pass p;
	vk_status status;

	memset(&p, 0, sizeof p);
	p.fn = fn;
	p.ctx = ctx;
	p.err = err;
	vk__tcx_lap_clear(&p.lap);
	vk__tcx_activity_begin(&p.activity);
	status = vk__xml_begin(&p.xml, &events, &p, err);
	if (status == VK_OK)
		status = feed(&p, read, read_ctx);
	vk__xml_free(&p.xml);
	vk__samples_free(&p.activity.samples);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	return status;
}

bool
vk__tcx_is(const char *data, size_t len)
{
	static const char root[] = "<TrainingCenterDatabase";

	/* Behind the declaration and comments; not far, in what devices write. */
	for (size_t i = 0; i + sizeof root <= len && i < 4096; i++)
		if (memcmp(data + i, root, sizeof root - 1) == 0)
			return true;
	return false;
}
