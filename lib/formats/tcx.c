/* SPDX-License-Identifier: MIT */
/*
 * TCX files, read by libxml2's push parser a chunk at a time: no tree is
 * built. Laps add up to the activity; trackpoints become samples.
 */
#include "tcx.h"

#include <libxml/parser.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/number.h"
#include "zwo_check.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

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

/* A lap, and the activity as the sum of its laps. */
struct lap {
	double seconds, metres, calories, max_speed;
	double mean_pulse, max_pulse;
	double mean_watts, max_watts;
};

struct pass {
	vk__recording_fn *fn;
	void *ctx;
	vk_error *err;
	xmlParserCtxtPtr parser;
	vk_status status; /* what ended the pass, or the parser's fault */
	bool stopped;
	size_t line;
	char message[96];
	size_t depth;
	enum element at[DEPTH];
	char text[TEXT + 1]; /* longer: no value */
	size_t text_len;
	struct lap lap;
	struct vk__sample point;
	bool point_timed;
	double pulse_seconds, watts_seconds; /* that the means are of */
	struct vk__samples samples;
	struct vk__recording now;
	bool started;
	size_t given;
};

static void
stop(struct pass *p, vk_status status)
{
	if (p->stopped)
		return;
	p->stopped = true;
	p->status = status;
	xmlStopParser(p->parser);
}

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

static bool
read_time(struct pass *p, const char *text, size_t len, int64_t *at)
{
	struct vk__time time;

	if (vk__time_read(text, len, &time) != VK_OK)
		return false;
	*at = vk__time_unix(&time);
	if (time.zoned && time.offset != 0 && !p->now.zoned) {
		p->now.zoned = true;
		p->now.offset = time.offset;
	}
	return *at > 0 && *at <= UINT32_MAX;
}

static void
start_at(struct pass *p, const char *text, size_t len)
{
	int64_t at;

	if (!p->started && read_time(p, text, len, &at)) {
		p->now.start = at;
		p->started = true;
	}
}

/* A value's end: where it stands says what it is. */
static void
end_value(struct pass *p, enum element in, const char *name)
{
	struct lap *lap = &p->lap;
	int64_t at;

	switch (in) {
	case ACTIVITY:
		if (strcmp(name, "Id") == 0)
			start_at(p, p->text, p->text_len);
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
		    read_time(p, p->text, p->text_len, &at)) {
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

/* ------------------------------------------------------------------- laps */

static void
lap_clear(struct lap *lap)
{
	lap->seconds = lap->metres = lap->calories = lap->max_speed = NAN;
	lap->mean_pulse = lap->max_pulse = NAN;
	lap->mean_watts = lap->max_watts = NAN;
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
static void
end_lap(struct pass *p)
{
	const struct lap *lap = &p->lap;
	struct vk__recording *r = &p->now;

	add(&r->timer, lap->seconds);
	add(&r->distance, lap->metres);
	add(&r->calories, lap->calories);
	raise_to(&r->max_speed, lap->max_speed);
	raise_to(&r->max_pulse, lap->max_pulse);
	raise_to(&r->max_watts, lap->max_watts);
	if (lap->mean_pulse > 0 && lap->seconds > 0) {
		add(&r->mean_pulse, lap->mean_pulse * lap->seconds);
		p->pulse_seconds += lap->seconds;
	}
	if (lap->mean_watts > 0 && lap->seconds > 0) {
		add(&r->mean_watts, lap->mean_watts * lap->seconds);
		p->watts_seconds += lap->seconds;
	}
}

static void
begin_activity(struct pass *p)
{
	vk__recording_clear(&p->now);
	memcpy(p->now.type, "other", sizeof "other");
	p->started = false;
	p->samples.count = 0;
	p->pulse_seconds = p->watts_seconds = 0;
}

static vk_status
end_activity(struct pass *p)
{
	struct vk__recording *r = &p->now;
	vk_status status;

	if (!p->started)
		return vk_error_set(p->err, VK_EVALUE, 0, "tcx-start",
		    "an activity without the time of its start", NULL, NULL);
	r->mean_pulse /= p->pulse_seconds;
	r->mean_watts /= p->watts_seconds;
	if (r->timer > 0 && r->distance > 0)
		r->mean_speed = r->distance / r->timer;
	status = vk__recording_measure(r, &p->samples);
	/* Without samples the laps are all there is. */
	if (!(r->elapsed > 0))
		r->elapsed = r->timer;
	if (status == VK_OK)
		status = p->fn(p->ctx, r);
	p->given++;
	return status;
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

static void
set_sport(struct pass *p, const char *sport, size_t len)
{
	if (len == 6 && memcmp(sport, "Biking", 6) == 0)
		memcpy(p->now.type, "cycling", sizeof "cycling");
	else if (len == 7 && memcmp(sport, "Running", 7) == 0)
		memcpy(p->now.type, "running", sizeof "running");
}

/* at: name, prefix, namespace, value, its end, of each attribute. */
static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace, int count,
    int defaulted, const xmlChar **at)
{
	struct pass *p = data;
	enum element element = find_element((const char *)name);

	(void)prefix;
	(void)uri;
	(void)namespaces;
	(void)namespace;
	(void)defaulted;
	p->text_len = 0;
	if (p->depth < DEPTH)
		p->at[p->depth] = element;
	p->depth++;
	if (element == ACTIVITY)
		begin_activity(p);
	if (element == LAP)
		lap_clear(&p->lap);
	if (element == POINT) {
		p->point = (struct vk__sample){ 0, -1, -1, -1 };
		p->point_timed = false;
	}
	for (; count > 0; count--, at += 5) {
		const char *value = (const char *)at[3];
		size_t len = (size_t)(at[4] - at[3]);

		if (element == ACTIVITY &&
		    strcmp((const char *)at[0], "Sport") == 0)
			set_sport(p, value, len);
		if (element == LAP &&
		    strcmp((const char *)at[0], "StartTime") == 0)
			start_at(p, value, len);
	}
}

static vk_status
end_element(struct pass *p, enum element element)
{
	vk_status status = VK_OK;

	if (element == ACTIVITY)
		return end_activity(p);
	if (element == LAP)
		end_lap(p);
	if (element == POINT && p->point_timed)
		status = vk__samples_add(&p->samples, &p->point);
	return status != VK_ELIMIT ? status : vk_error_set(p->err, status, 0,
	    "recording-long", "more records than seconds in seven days",
	    NULL, NULL);
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct pass *p = data;
	vk_status status;

	(void)prefix;
	(void)uri;
	p->depth--;
	if (p->depth >= DEPTH)
		return;
	if (p->depth > 0)
		end_value(p, p->at[p->depth - 1], (const char *)name);
	p->text_len = 0;
	status = end_element(p, p->at[p->depth]);
	if (status != VK_OK)
		stop(p, status);
}

/* Blanks around a value are none of it; what is longer is no value. */
static void
on_text(void *data, const xmlChar *text, int len)
{
	struct pass *p = data;

	for (int i = 0; i < len; i++) {
		char c = (char)text[i];

		if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
			continue;
		if (p->text_len <= TEXT)
			p->text[p->text_len++] = c;
	}
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct pass *p = data;

	(void)name;
	(void)external;
	(void)system;
	vk_error_set(p->err, VK_ESYNTAX, 0, "xml-doctype",
	    "a document type is not accepted", NULL, NULL);
	stop(p, VK_ESYNTAX);
}

/* libxml2's first complaint is the one that helps; it ends in a newline. */
static void
on_error(void *data, xml_error error)
{
	struct pass *p = data;

	if (p->stopped || p->status != VK_OK ||
	    error->level == XML_ERR_WARNING || error->level == XML_ERR_ERROR)
		return;
	p->status = error->code == XML_ERR_NO_MEMORY ? VK_ENOMEM : VK_ESYNTAX;
	p->line = error->line > 0 ? (size_t)error->line : 0;
	vk__xml_message(p->message, sizeof p->message, error->message);
}

/* ----------------------------------------------------------------- passes */

static vk_status
fail_xml(struct pass *p)
{
	char line[VK__NUMBER_SIZE + 1];

	line[vk__uint_write(line, p->line)] = '\0';
	return vk_error_set(p->err, VK_ESYNTAX, 0, "xml-syntax",
	    "no well-formed XML: line %1: %2", line, p->message);
}

static vk_status
feed(struct pass *p, vk__tcx_read_fn *read, void *ctx)
{
	char *chunk = malloc(CHUNK);
	vk_status status = chunk != NULL ? VK_OK : VK_ENOMEM;
	size_t got = 1;

	while (status == VK_OK && got > 0 && p->status == VK_OK) {
		status = read(ctx, chunk, CHUNK, &got);
		if (status == VK_OK)
			xmlParseChunk(p->parser, chunk, (int)got, got == 0);
	}
	free(chunk);
	if (status != VK_OK)
		return status;
	if (p->status == VK_OK && !p->parser->wellFormed)
		p->status = VK_ESYNTAX;
	if (p->status == VK_ESYNTAX && !p->stopped)
		return fail_xml(p);
	if (p->status == VK_OK && p->given == 0)
		return vk_error_set(p->err, VK_EVALUE, 0, "tcx-no-activity",
		    "XML without an activity in it", NULL, NULL);
	return p->status;
}

static vk_status
run(struct pass *p, vk__tcx_read_fn *read, void *ctx)
{
	xmlSAXHandler sax;
	vk_status status;

	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.internalSubset = on_doctype;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = on_text;
	sax.serror = on_error;
	p->parser = xmlCreatePushParserCtxt(&sax, p, NULL, 0, NULL);
	if (p->parser == NULL)
		return VK_ENOMEM;
	xmlCtxtUseOptions(p->parser, XML_PARSE_NONET);
	status = feed(p, read, ctx);
	xmlFreeParserCtxt(p->parser);
	return status;
}

vk_status
vk__tcx_read(vk__tcx_read_fn *read, void *read_ctx, vk__recording_fn *fn,
    void *ctx, vk_error *err)
{
	struct vk__xml_watch watch;
	struct pass p;
	vk_status status;

	memset(&p, 0, sizeof p);
	p.fn = fn;
	p.ctx = ctx;
	p.err = err;
	lap_clear(&p.lap);
	begin_activity(&p);
	vk__xml_watch_begin(&watch);
	status = run(&p, read, read_ctx);
	vk__xml_watch_end(&watch);
	vk__samples_free(&p.samples);
	if (watch.no_memory)
		status = VK_ENOMEM;
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
