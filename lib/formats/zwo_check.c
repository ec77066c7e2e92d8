/* SPDX-License-Identifier: MIT */
/*
 * Checks Zwift workout files in one pass over their bytes: well-formed, no
 * DTD (so no entities of any kind), the schema, and what XSD 1.0 cannot say.
 * Nothing is loaded from outside. Knows libxml2's schemas; its parser is in
 * xml.c, its writer in zwo_write.c.
 */
#include "zwo_check.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "cp1252.h"

extern const char vk__data_zwo_xsd[];
extern const size_t vk__data_zwo_xsd_size;
extern const char vk__data_zwo_lenient_xsd[];
extern const size_t vk__data_zwo_lenient_xsd_size;

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

/* Depths in the file: workout_file 1, workout 2, a step 3, its events 4. */
enum { DEPTH_HEAD = 2, DEPTH_STEP = 3, DEPTH_EVENT = 4 };

/* ------------------------------------------------------------------ pass */

struct pass {
	vk_zwo_report *report;
	vk_error *err;
	xmlSchemaValidCtxtPtr context;
	struct vk__xml *xml;
	bool stopped;
	bool in_workout;
	unsigned depth;
	double seconds;     /* of the whole workout */
	double step;        /* of the current step */
	vk_status fault;    /* of the schema or of the XML */
	size_t line;
	char message[160];
};

/* ---------------------------------------------------------------- faults */

/* libxml2's first complaint is the one that helps; it ends in a newline. */
static void
on_error(void *data, xml_error error)
{
	struct pass *p = data;

	if (p->fault != VK_OK || error->level == XML_ERR_WARNING)
		return;
	p->fault = error->code == XML_ERR_NO_MEMORY ||
	    error->code == XML_SCHEMAV_INTERNAL ? VK_ENOMEM : VK_EVALUE;
	p->line = error->line > 0 ? (size_t)error->line : 0;
	vk__xml_message(p->message, sizeof p->message, error->message);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct pass *p = data;

	(void)name;
	(void)external;
	(void)system;
	p->stopped = true;
	xmlStopParser(xmlSchemaValidCtxtGetParserCtxt(p->context));
}

/* --------------------------------------------------------------- content */

struct attributes {
	const xmlChar **at; /* name, prefix, namespace, value, its end */
	int count;
};

/* Decimal numbers only; 0 for all else, which the schema reports. */
static double
decimal(const char *text, const char *end)
{
	double value = 0;
	double scale = 1;
	bool point = false;

	for (; text < end; text++) {
		if (*text == '.' && !point) {
			point = true;
		} else if (*text >= '0' && *text <= '9') {
			value = value * 10 + (*text - '0');
			if (point)
				scale *= 10;
		} else {
			return 0;
		}
	}
	return value / scale;
}

static bool
attribute(const struct attributes *a, const char *name, double *value)
{
	int i;

	for (i = 0; i < a->count; i++) {
		const xmlChar **one = a->at + (ptrdiff_t)5 * i;

		if (strcmp((const char *)one[0], name) != 0)
			continue;
		*value = decimal((const char *)one[3], (const char *)one[4]);
		return true;
	}
	return false;
}

static void
start_step(struct pass *p, const char *name, const struct attributes *a)
{
	double on = 0, off = 0, repeat = 1;

	p->step = 0;
	if (strstr(name, "vent") != NULL || strstr(name, "Notif") != NULL)
		return; /* an event between steps */
	if (strcmp(name, "IntervalsT") == 0) {
		attribute(a, "Repeat", &repeat);
		attribute(a, "OnDuration", &on);
		attribute(a, "OffDuration", &off);
		p->step = repeat * (on + off);
	} else {
		attribute(a, "Duration", &p->step);
	}
	p->seconds += p->step;
	p->report->steps++;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace, int count,
    int defaulted, const xmlChar **at)
{
	struct pass *p = data;
	struct attributes a = { at, count };
	double offset;

	(void)prefix;
	(void)uri;
	(void)namespaces;
	(void)namespace;
	(void)defaulted;
	p->depth++;
	if (p->depth == DEPTH_HEAD)
		p->in_workout = strcmp((const char *)name, "workout") == 0;
	if (!p->in_workout)
		return;
	if (p->depth == DEPTH_STEP)
		start_step(p, (const char *)name, &a);
	else if (p->depth == DEPTH_EVENT &&
	    attribute(&a, "timeoffset", &offset) && offset >= p->step)
		p->report->warnings++;
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct pass *p = data;

	(void)name;
	(void)prefix;
	(void)uri;
	p->depth--;
	if (p->depth < DEPTH_HEAD)
		p->in_workout = false;
}

/* ---------------------------------------------------------------- passes */

static vk_status
rules_open(struct vk__zwo_rules *rules, const char *data, size_t size)
{
	xmlSchemaParserCtxtPtr parser;

	if (rules->context != NULL)
		return VK_OK;
	parser = xmlSchemaNewMemParserCtxt(data, (int)size);
	if (parser == NULL)
		return VK_ENOMEM;
	if (rules->schema == NULL)
		rules->schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (rules->schema != NULL)
		rules->context = xmlSchemaNewValidCtxt(rules->schema);
	return rules->context != NULL ? VK_OK : VK_ENOMEM;
}

static void
rules_close(struct vk__zwo_rules *rules)
{
	xmlSchemaFreeValidCtxt(rules->context);
	if (rules->schema != NULL)
		xmlSchemaFree(rules->schema);
	rules->context = NULL;
	rules->schema = NULL;
}

void
vk__zwo_check_free(struct vk__zwo_check *check)
{
	rules_close(&check->strict);
	rules_close(&check->lenient);
	vk__xml_free(&check->xml);
}

/*
 * The schema's own pass does not say why a file is no XML, and complains of
 * the schema first. Here the parser works alone; its complaint goes before.
 */
static vk_status
explain_syntax(struct pass *p, const char *data, size_t len)
{
	static const struct vk__xml_events nothing;
	vk_status status = vk__xml_read(p->xml, &nothing, NULL, data, len,
	    NULL, NULL);

	if (status == VK_OK)
		return p->fault != VK_OK ? p->fault : VK_EVALUE;
	p->line = p->xml->line;
	memcpy(p->message, p->xml->message, sizeof p->message);
	return status;
}

/* A zero byte ends the reading above as if it were the end of the file. */
static bool
has_rest(struct pass *p, const char *data, size_t len)
{
	static const struct vk__xml_events nothing;

	return len > 0 && memchr(data, '\0', len) != NULL &&
	    vk__xml_read(p->xml, &nothing, NULL, data, len, NULL,
	    NULL) != VK_OK;
}

static vk_status
run(struct pass *p, const char *data, size_t len)
{
	xmlParserInputBufferPtr input;
	xmlSAXHandler sax;
	int result;

	input = xmlParserInputBufferCreateMem(data, (int)len,
	    XML_CHAR_ENCODING_NONE);
	if (input == NULL)
		return VK_ENOMEM;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.internalSubset = on_doctype;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	xmlSchemaSetValidStructuredErrors(p->context, on_error, p);
	result = xmlSchemaValidateStream(p->context, input,
	    XML_CHAR_ENCODING_NONE, &sax, p);
	if ((result == 0 && !has_rest(p, data, len)) || p->stopped)
		return p->fault;
	return explain_syntax(p, data, len);
}

static vk_status
judge(struct pass *p, vk_status status, bool lenient)
{
	p->report->line = p->line;
	p->report->seconds = p->seconds < 1e15 ? (uint64_t)(p->seconds + 0.5) :
	    0;
	if (status == VK_ENOMEM)
		return vk_error_set(p->err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	if (p->stopped)
		return vk_error_set(p->err, VK_ESYNTAX, 0, "zwo-doctype",
		    "a document type is not accepted", NULL, NULL);
	if (status == VK_ESYNTAX)
		return vk_error_set(p->err, status, 0, "zwo-xml",
		    "no well-formed XML: %1", p->message, NULL);
	if (status != VK_OK)
		return vk_error_set(p->err, status, 0, "zwo-schema", "%1",
		    p->message, NULL);
	if (p->report->steps == 0)
		return vk_error_set(p->err, VK_EVALUE, 0, "zwo-empty",
		    "the workout has no steps", NULL, NULL);
	if (!lenient && p->report->warnings > 0)
		return vk_error_set(p->err, VK_EVALUE, 0, "zwo-offset",
		    "a text event lies outside its step", NULL, NULL);
	return VK_OK;
}

vk_status
vk__zwo_check_bytes(struct vk__zwo_check *check, const char *data, size_t len,
    bool lenient, vk_zwo_report *report, vk_error *err)
{
	struct vk__zwo_rules *rules =
	    lenient ? &check->lenient : &check->strict;
	struct vk__xml_watch watch;
	struct pass pass;
	vk_zwo_report own = { 0 };
	vk_status status;

	memset(&pass, 0, sizeof pass);
	pass.report = report != NULL ? report : &own;
	memset(pass.report, 0, sizeof *pass.report);
	pass.err = err;
	if (len > VK_ZWO_BYTES)
		return vk_error_set(err, VK_ELIMIT, 0, "zwo-size",
		    "the file is longer than 16 MiB", NULL, NULL);
	vk__xml_watch_begin(&watch);
	status = lenient ?
	    rules_open(rules, vk__data_zwo_lenient_xsd,
	    vk__data_zwo_lenient_xsd_size) :
	    rules_open(rules, vk__data_zwo_xsd, vk__data_zwo_xsd_size);
	pass.context = rules->context;
	pass.xml = &check->xml;
	if (status == VK_OK)
		status = run(&pass, data, len);
	vk__xml_watch_end(&watch);
	if (watch.no_memory || status == VK_ENOMEM) {
		rules_close(rules); /* it may be half a schema */
		status = VK_ENOMEM;
	}
	return judge(&pass, status, lenient);
}

vk_status
vk__zwo_check(struct vk__zwo_check *check, const char *data, size_t len,
    bool lenient, vk_zwo_report *report, vk_error *err)
{
	vk_buf text = { 0 };
	vk_status status = vk__zwo_check_bytes(check, data, len, lenient,
	    report, err);

	if (status != VK_ESYNTAX || !lenient ||
	    vk__utf8_check(data, len) == len)
		return status;
	vk__cp1252_add(&text, data, len);
	if (text.failed)
		status = vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	else
		status = vk__zwo_check_bytes(check, text.data, text.len,
		    lenient, report, err);
	if (report != NULL)
		report->recoded = status == VK_OK;
	vk_buf_free(&text);
	return status;
}
