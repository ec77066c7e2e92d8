/* SPDX-License-Identifier: MIT */
/*
 * libxml2's parser, set up once for all that reads XML here. The first fault
 * counts, whoever finds it; after it no event comes any more. A parser that
 * has seen a fault, or too many names, is not used again.
 */
#include "xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <string.h>

#include "../base/utf8.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

const char *
vk__xml_library(void)
{
	return LIBXML_DOTTED_VERSION;
}

/* ----------------------------------------------------------------- watch */

static void
on_watched(void *data, xml_error error)
{
	struct vk__xml_watch *watch = data;

	if (error->code == XML_ERR_NO_MEMORY)
		watch->no_memory = true;
}

/* Complaints without a code come from libxml2's own depths. */
static void
on_printed(void *data, const char *format, ...)
{
	(void)data;
	(void)format;
}

void
vk__xml_watch_begin(struct vk__xml_watch *watch)
{
	watch->no_memory = false;
	watch->structured = (void (*)(void))xmlStructuredError;
	watch->structured_data = xmlStructuredErrorContext;
	watch->generic = (void (*)(void))xmlGenericError;
	watch->generic_data = xmlGenericErrorContext;
	xmlSetStructuredErrorFunc(watch, on_watched);
	xmlSetGenericErrorFunc(watch, on_printed);
}

void
vk__xml_watch_end(struct vk__xml_watch *watch)
{
	xmlSetStructuredErrorFunc(watch->structured_data,
	    (xmlStructuredErrorFunc)watch->structured);
	xmlSetGenericErrorFunc(watch->generic_data,
	    (xmlGenericErrorFunc)watch->generic);
}

void
vk__xml_message(char *out, size_t size, const char *message)
{
	size_t len = message != NULL ? strlen(message) : 0;

	while (len > 0 && message[len - 1] == '\n')
		len--;
	if (len > size - 1)
		len = vk__utf8_cut(message, len, size - 1);
	if (len > 0)
		memcpy(out, message, len);
	out[len] = '\0';
}

/* ---------------------------------------------------------------- faults */

/* Nothing that libxml2 gave to a handler may be looked at after this. */
static void
stop(struct vk__xml *xml, vk_status status)
{
	if (xml->status != VK_OK || status == VK_OK)
		return;
	xml->status = status;
	xml->line = (size_t)xmlSAX2GetLineNumber(xml->parser);
	xmlStopParser(xml->parser);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct vk__xml *xml = data;

	(void)name;
	(void)external;
	(void)system;
	if (xml->status == VK_OK)
		stop(xml, vk_error_set(xml->err, VK_ESYNTAX, 0, "xml-doctype",
		    "a document type is not accepted", NULL, NULL));
}

/* libxml2's first complaint is the one that helps. */
static void
on_error(void *data, xml_error error)
{
	struct vk__xml *xml = data;

	if (xml->status != VK_OK || error->level != XML_ERR_FATAL)
		return;
	xml->status = error->code == XML_ERR_NO_MEMORY ? VK_ENOMEM :
	    VK_ESYNTAX;
	xml->line = error->line > 0 ? (size_t)error->line : 0;
	xml->misencoded = error->code == XML_ERR_INVALID_ENCODING ||
	    error->code == XML_ERR_INVALID_CHAR ||
	    error->code == XML_ERR_UNSUPPORTED_ENCODING;
	vk__xml_message(xml->message, sizeof xml->message, error->message);
}

/* ---------------------------------------------------------------- events */

/* libxml2 gives name, prefix, namespace, value and its end of each. */
static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespaces, const xmlChar **namespace, int count,
    int defaulted, const xmlChar **at)
{
	struct vk__xml *xml = data;
	int i;

	(void)prefix;
	(void)uri;
	(void)namespaces;
	(void)namespace;
	(void)defaulted;
	if (xml->status != VK_OK)
		return;
	xml->depth++;
	if (xml->events->start == NULL)
		return;
	for (i = 0; i < count && i < VK__XML_ATTRIBUTES; i++, at += 5)
		xml->at[i] = (struct vk__xml_attribute){ (const char *)at[0],
			(const char *)at[3], (size_t)(at[4] - at[3]),
			at[1] != NULL };
	stop(xml, xml->events->start(xml->ctx, (const char *)name, xml->at,
	    (size_t)count));
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct vk__xml *xml = data;

	(void)prefix;
	(void)uri;
	if (xml->status != VK_OK)
		return;
	xml->depth--;
	if (xml->events->end != NULL)
		stop(xml, xml->events->end(xml->ctx, (const char *)name));
}

static void
on_text(void *data, const xmlChar *text, int len)
{
	struct vk__xml *xml = data;

	if (xml->status == VK_OK && xml->events->text != NULL && len > 0)
		stop(xml, xml->events->text(xml->ctx, (const char *)text,
		    (size_t)len));
}

/* Of these libxml2 checks too little when they come in pieces. */
static void
on_cdata(void *data, const xmlChar *text, int len)
{
	struct vk__xml *xml = data;

	if (xml->status != VK_OK || len <= 0)
		return;
	if (vk__utf8_check((const char *)text, (size_t)len) == (size_t)len) {
		on_text(data, text, len);
		return;
	}
	xml->misencoded = true;
	vk__xml_message(xml->message, sizeof xml->message,
	    "bytes that its encoding does not have");
	stop(xml, VK_ESYNTAX);
}

static void
set_handlers(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->serror = on_error;
	sax->internalSubset = on_doctype;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_text;
	sax->ignorableWhitespace = on_text;
	sax->cdataBlock = on_cdata;
}

/* ---------------------------------------------------------------- reading */

/*
 * Without NOENT one of XML's own entities would stay in attributes, as
 * "&#38;"; there are no others.
 */
enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT };

static void
close_parser(struct vk__xml *xml)
{
	xmlFreeParserCtxt(xml->parser);
	xml->parser = NULL;
}

void
vk__xml_free(struct vk__xml *xml)
{
	if (xml->begun)
		vk__xml_watch_end(&xml->watch);
	xml->begun = false;
	close_parser(xml);
}

static void
begin(struct vk__xml *xml, const struct vk__xml_events *events, void *ctx,
    vk_error *err)
{
	xml->events = events;
	xml->ctx = ctx;
	xml->err = err;
	xml->status = VK_OK;
	xml->line = xml->depth = 0;
	xml->misencoded = false;
	xml->message[0] = '\0';
	xml->begun = true;
	vk__xml_watch_begin(&xml->watch);
}

static vk_status
end(struct vk__xml *xml)
{
	vk_status status = xml->status;

	if (status == VK_OK && xml->parser == NULL)
		status = VK_ENOMEM;
	if (status == VK_OK && (!xml->parser->wellFormed || xml->depth > 0))
		status = VK_ESYNTAX;
	xml->begun = false;
	vk__xml_watch_end(&xml->watch);
	if (xml->watch.no_memory)
		status = VK_ENOMEM;
	if (xml->parser != NULL && (status != VK_OK ||
	    xmlDictSize(xml->parser->dict) > VK__XML_NAMES))
		close_parser(xml);
	if (status == VK_ENOMEM)
		return vk_error_set(xml->err, status, 0, "memory",
		    "out of memory", NULL, NULL);
	if (status == VK_ESYNTAX && (xml->status == VK_OK ||
	    xml->message[0] != '\0'))
		return vk_error_set(xml->err, status, 0, "xml-syntax",
		    "no well-formed XML: %1", xml->message, NULL);
	return status;
}

/*
 * A zero byte ends the reading as if it were the end of the file, and so do
 * bytes that the encoding does not have.
 */
static bool
has_rest(const xmlParserInput *input)
{
	return input->cur < input->end || (input->buf != NULL &&
	    input->buf->raw != NULL && xmlBufUse(input->buf->raw) > 0);
}

static void
check_rest(struct vk__xml *xml)
{
	const xmlParserInput *input = xml->parser->input;

	if (xml->status != VK_OK || input == NULL || !has_rest(input))
		return;
	xml->status = VK_ESYNTAX;
	xml->line = input->line > 0 ? (size_t)input->line : 0;
	vk__xml_message(xml->message, sizeof xml->message,
	    "Extra content at the end of the document");
}

vk_status
vk__xml_read(struct vk__xml *xml, const struct vk__xml_events *events,
    void *ctx, const char *data, size_t len, const char *encoding,
    vk_error *err)
{
	begin(xml, events, ctx, err);
	if (xml->parser == NULL) {
		xml->parser = xmlNewParserCtxt();
		if (xml->parser != NULL)
			set_handlers(xml->parser->sax);
	}
	if (xml->parser != NULL) {
		xml->parser->userData = xml;
		/* These handlers build no tree, so there is none to free. */
		xmlCtxtReadMemory(xml->parser, data, (int)len, NULL, encoding,
		    OPTIONS);
		check_rest(xml);
	}
	return end(xml);
}

vk_status
vk__xml_begin(struct vk__xml *xml, const struct vk__xml_events *events,
    void *ctx, vk_error *err)
{
	xmlSAXHandler sax;

	vk__xml_free(xml);
	begin(xml, events, ctx, err);
	set_handlers(&sax);
	xml->parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
	if (xml->parser == NULL)
		return end(xml);
	xmlCtxtUseOptions(xml->parser, OPTIONS);
	return VK_OK;
}

/* In pieces libxml2 tells of some bytes only by what it returns. */
vk_status
vk__xml_feed(struct vk__xml *xml, const char *data, size_t len)
{
	int code = xmlParseChunk(xml->parser, data, (int)len, len == 0);

	if ((code < 0 || code == XML_ERR_INVALID_ENCODING) &&
	    xml->status == VK_OK) {
		xml->status = VK_ESYNTAX;
		xml->misencoded = true;
		vk__xml_message(xml->message, sizeof xml->message,
		    "bytes that its encoding does not have");
	}
	if (len == 0)
		check_rest(xml); /* half a character, which it leaves in silence */
	return xml->status == VK_OK && len > 0 ? VK_OK : end(xml);
}
