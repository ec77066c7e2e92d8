/* SPDX-License-Identifier: MIT */
/*
 * Reads Zwift workout files in one pass over their bytes, with no tree, no
 * DTD (so no entities of any kind) and nothing loaded from outside. Here is
 * the shape of the file; the head is in zwo_head.c, steps are in zwo_step.c and
 * text events in zwo_event.c. Knows libxml2's parser.
 */
#include "zwo_read.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <string.h>

#include "../base/utf8.h"
#include "cp1252.h"
#include "zwo_check.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

/* Depths in the file: workout_file 1, name 2, tag or step 3, event 4. */
enum { DEPTH_HEAD = 2, DEPTH_STEP = 3, DEPTH_EVENT = 4 };

struct pass {
	struct vk__zwo_reader *reader;
	struct vk__reading *reading;
	xmlParserCtxtPtr parser;
	vk_error *err;
	vk_status status;
	unsigned depth;
	bool finished;
	char message[160];      /* libxml2's first complaint */
	int code;               /* of it */
	size_t line;
};

/* ---------------------------------------------------------------- faults */

/* Nothing that libxml2 gave to a handler may be looked at after this. */
static void
stop(struct pass *p, vk_status status)
{
	if (p->status != VK_OK || status == VK_OK)
		return;
	p->status = status;
	p->line = (size_t)xmlSAX2GetLineNumber(p->parser);
	xmlStopParser(p->parser);
}

static void
stop_with(struct pass *p, vk_status status, const char *code,
    const char *format, const char *a)
{
	stop(p, vk_error_set(p->err, status, 0, code, format, a, NULL));
}

static void
on_error(void *data, xml_error error)
{
	struct pass *p = data;
	size_t len;

	if (p->status != VK_OK || error->level == XML_ERR_WARNING)
		return;
	p->status = error->code == XML_ERR_NO_MEMORY ? VK_ENOMEM : VK_ESYNTAX;
	p->line = error->line > 0 ? (size_t)error->line : 0;
	p->code = error->code;
	len = error->message == NULL ? 0 : strlen(error->message);
	if (len > sizeof p->message - 1)
		len = vk__utf8_cut(error->message, len, sizeof p->message - 1);
	memcpy(p->message, error->message, len);
	while (len > 0 && p->message[len - 1] == '\n')
		len--;
	p->message[len] = '\0';
	vk_error_set(p->err, p->status, 0, "zwo-xml",
	    "no well-formed XML: %1", p->message, NULL);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name;
	(void)external;
	(void)system;
	stop_with(data, VK_ESYNTAX, "zwo-doctype",
	    "a document type is not accepted", NULL);
}

/* -------------------------------------------------------------- elements */

/* libxml2 gives name, prefix, namespace, value and its end. */
static bool
take_attributes(struct pass *p, const xmlChar *name, int count,
    const xmlChar **at)
{
	struct vk__zwo_element *e = &p->reader->element;
	int i;

	e->name = (const char *)name;
	e->count = 0;
	p->reader->steps.element = e;
	if (count > VK__ZWO_ATTRIBUTES) {
		stop_with(p, VK_ELIMIT, "zwo-attributes",
		    "%1 has more than 64 attributes", e->name);
		return false;
	}
	for (i = 0; i < count; i++, at += 5)
		e->at[e->count++] = (struct vk__zwo_attribute){
			.name = (const char *)at[0],
			.value = (const char *)at[3],
			.len = (size_t)(at[4] - at[3]),
			.foreign = at[1] != NULL };
	return true;
}

static vk_status
begin_root(struct pass *p)
{
	struct vk__zwo_steps *steps = &p->reader->steps;
	const char *name = steps->element->name;

	if (strcmp(name, "workout_file") != 0 && !(p->reading->lenient &&
	    vk__zwo_same_name(name, "workout_file")))
		return vk__zwo_fail(steps, VK_EVALUE, "zwo-root",
		    "no Zwift workout: the file is made of %1", NULL);
	if (steps->element->count > 0)
		vk__zwo_keep(steps, true);
	return VK_OK;
}

static vk_status
begin_element(struct pass *p)
{
	struct vk__zwo_reader *r = p->reader;

	if (p->depth == 1)
		return begin_root(p);
	if (p->depth == DEPTH_HEAD)
		return vk__zwo_head_begin(&r->head);
	if (r->head.at == VK__ZWO_WORKOUT && p->depth == DEPTH_STEP)
		return vk__zwo_step_begin(&r->steps, &r->element);
	if (r->head.at == VK__ZWO_WORKOUT)
		return vk__zwo_step_inside(&r->steps, &r->element);
	if (r->head.at == VK__ZWO_TAGS && p->depth == DEPTH_STEP)
		return vk__zwo_tag_begin(&r->head);
	return vk__zwo_stray_begin(&r->head);
}

static vk_status
end_element(struct pass *p, const char *name)
{
	struct vk__zwo_reader *r = p->reader;

	if (p->depth == DEPTH_HEAD)
		return vk__zwo_head_end(&r->head, name);
	if (p->depth == DEPTH_STEP && r->head.at == VK__ZWO_WORKOUT)
		return vk__zwo_step_end(&r->steps);
	if (p->depth == DEPTH_STEP && r->head.at == VK__ZWO_TAGS)
		vk__zwo_tag_end(&r->head);
	return VK_OK;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace, int count,
    int defaulted, const xmlChar **at)
{
	struct pass *p = data;

	(void)prefix;
	(void)uri;
	(void)namespaces;
	(void)namespace;
	(void)defaulted;
	if (p->status != VK_OK)
		return;
	p->depth++;
	if (p->depth > VK__ZWO_DEPTH)
		stop_with(p, VK_ELIMIT, "zwo-depth",
		    "elements inside each other, more than 32", NULL);
	else if (take_attributes(p, name, count, at))
		stop(p, begin_element(p));
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct pass *p = data;

	(void)prefix;
	(void)uri;
	if (p->status != VK_OK)
		return;
	stop(p, end_element(p, (const char *)name));
	p->depth--;
	p->finished = p->depth == 0;
}

/* Anything but white space between steps has no meaning there. */
static void
stray_text(struct pass *p, const char *text, size_t len)
{
	char some[40];
	size_t skip = 0;

	while (skip < len && memchr(" \t\r\n", text[skip], 4) != NULL)
		skip++;
	if (skip == len)
		return;
	len = vk__utf8_cut(text + skip, len - skip, sizeof some - 1);
	memcpy(some, text + skip, len);
	some[len] = '\0';
	if (p->reading->lenient)
		vk__notes_add(p->reading->notes, "import-stray", some, NULL);
	else
		stop_with(p, VK_EVALUE, "zwo-text",
		    "text between the steps: %1", some);
}

static void
on_text(void *data, const xmlChar *text, int len)
{
	struct pass *p = data;

	if (p->status != VK_OK || len <= 0)
		return;
	if (p->depth < DEPTH_HEAD || p->reader->head.at == VK__ZWO_WORKOUT)
		stray_text(p, (const char *)text, (size_t)len);
	else
		vk_buf_add(&p->reader->head.text, text, (size_t)len);
}

/* ---------------------------------------------------------------- passes */

static void
close_parser(struct vk__zwo_reader *reader)
{
	xmlFreeParserCtxt(reader->parser);
	reader->parser = NULL;
}

void
vk__zwo_reader_free(struct vk__zwo_reader *reader)
{
	close_parser(reader);
	vk__zwo_steps_free(&reader->steps);
	vk_buf_free(&reader->head.text);
	vk_buf_free(&reader->recoded);
}

/* The parser is kept unless it has seen a fault or too many names. */
static vk_status
open_parser(struct pass *p)
{
	xmlParserCtxtPtr parser = p->reader->parser;

	if (parser != NULL && xmlDictSize(parser->dict) > VK__ZWO_NAMES) {
		close_parser(p->reader);
		parser = NULL;
	}
	if (parser == NULL) {
		parser = xmlNewParserCtxt();
		if (parser == NULL)
			return VK_ENOMEM;
		memset(parser->sax, 0, sizeof *parser->sax);
		parser->sax->initialized = XML_SAX2_MAGIC;
		parser->sax->serror = on_error;
		parser->sax->internalSubset = on_doctype;
		parser->sax->startElementNs = on_start;
		parser->sax->endElementNs = on_end;
		parser->sax->characters = on_text;
		parser->sax->ignorableWhitespace = on_text;
		parser->sax->cdataBlock = on_text;
		p->reader->parser = parser;
	}
	parser->userData = p;
	p->parser = parser;
	return VK_OK;
}

/* encoding NULL: what the file says, else UTF-8. */
static vk_status
run(struct pass *p, const char *data, size_t len, const char *encoding)
{
	struct vk__xml_watch watch;
	vk_status status;

	vk__xml_watch_begin(&watch);
	status = open_parser(p);
	if (status == VK_OK) {
		/*
		 * These handlers build no tree, so there is none to free.
		 * There are no entities but XML's own five, and without NOENT
		 * one of those would stay in attributes as "&#38;".
		 */
		xmlCtxtReadMemory(p->parser, data, (int)len, NULL, encoding,
		    XML_PARSE_NONET | XML_PARSE_NOENT);
		status = p->status;
		if (status == VK_OK && !p->finished)
			status = vk_error_set(p->err, VK_ESYNTAX, 0,
			    "zwo-xml", "no well-formed XML: %1", "", NULL);
	}
	if (status != VK_OK)
		close_parser(p->reader);
	vk__xml_watch_end(&watch);
	p->reading->line = p->line;
	return watch.no_memory ? VK_ENOMEM : status;
}

/* What a file says in vain so far must not stay when it is read again. */
static void
begin(struct pass *p, struct vk__zwo_reader *reader,
    struct vk__reading *reading, vk_error *err)
{
	memset(p, 0, sizeof *p);
	p->reader = reader;
	p->reading = reading;
	p->err = err;
	vk__zwo_steps_clear(&reader->steps, reading, err);
	(void)vk_workout_clear(reading->workout); /* it was made before */
	vk__head_clear(reading->head);
	vk__notes_clear(reading->notes);
	reader->head.steps = &reader->steps;
	reader->head.at = VK__ZWO_NO_HEAD;
	reader->head.has_workout = reader->head.tag = false;
	vk_buf_clear(&reader->head.text);
}

static bool
failed(const struct vk__zwo_reader *r)
{
	return r->head.text.failed || r->steps.kept.failed || r->steps.text.failed;
}

static vk_status
finish(struct vk__zwo_reader *reader, struct vk__head *head, vk_status status)
{
	const vk_buf *kept = &reader->steps.kept;

	if (status != VK_OK)
		return status;
	if (failed(reader))
		return VK_ENOMEM;
	if (kept->len == 0)
		return VK_OK;
	vk__head_other(head, "elements", 8);
	vk_buf_add_char(&head->other, '[');
	vk_buf_add(&head->other, kept->data, kept->len);
	vk_buf_add_char(&head->other, ']');
	return VK_OK;
}

/* Text in 8 bits that says or seems to be UTF-8. */
static bool
is_recodable(const struct pass *p)
{
	const char *data = p->reading->data;
	size_t len = p->reading->len;

	return (p->code == XML_ERR_INVALID_ENCODING ||
	    p->code == XML_ERR_INVALID_CHAR) &&
	    vk__utf8_check(data, len) < len && memchr(data, '\0', len) == NULL;
}

static vk_status
run_recoded(struct pass *p)
{
	struct vk__zwo_reader *reader = p->reader;
	struct vk__reading *reading = p->reading;

	begin(p, reader, reading, p->err);
	vk_buf_clear(&reader->recoded);
	vk__cp1252_add(&reader->recoded, reading->data, reading->len);
	if (reader->recoded.failed)
		return VK_ENOMEM;
	vk__notes_add(reading->notes, "import-recoded", NULL, NULL);
	return run(p, reader->recoded.data, reader->recoded.len, "UTF-8");
}

/* "encoding='utf-16'" in front of bytes that are UTF-8. */
static bool
is_mislabelled(const struct pass *p)
{
	return p->depth == 0 && (p->code == XML_ERR_INVALID_ENCODING ||
	    p->code == XML_ERR_UNSUPPORTED_ENCODING) &&
	    vk__utf8_check(p->reading->data, p->reading->len) ==
	    p->reading->len;
}

static vk_status
run_labelled(struct pass *p)
{
	struct vk__reading *reading = p->reading;

	begin(p, p->reader, reading, p->err);
	vk__notes_add(reading->notes, "import-label", NULL, NULL);
	return run(p, reading->data, reading->len, "UTF-8");
}

vk_status
vk__zwo_reader_run(struct vk__zwo_reader *reader, struct vk__reading *reading,
    vk_error *err)
{
	struct pass p;
	vk_status status;

	begin(&p, reader, reading, err);
	status = run(&p, reading->data, reading->len, NULL);
	if (status == VK_ESYNTAX && is_recodable(&p)) {
		if (!reading->lenient)
			return vk_error_set(err, VK_EUTF8, 0, "zwo-utf8",
			    "the text is not UTF-8 (--lenient reads it as "
			    "windows-1252)", NULL, NULL);
		status = run_recoded(&p);
	} else if (status == VK_ESYNTAX && reading->lenient &&
	    is_mislabelled(&p)) {
		status = run_labelled(&p);
	}
	return finish(reader, reading->head, status);
}

vk_status
vk__zwo_import(struct vk__reading *reading, vk_error *err)
{
	return vk__zwo_reader_run(reading->zwo, reading, err);
}
