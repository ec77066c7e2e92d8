/* SPDX-License-Identifier: MIT */
/*
 * Reads XML as a row of events: no tree, no document type and so no entities
 * but XML's own five, nothing from outside, nothing printed.
 */
#ifndef VK_FORMATS_XML_H
#define VK_FORMATS_XML_H

#include "../vekta.h"

/*
 * While a watch is on, libxml2 prints nothing and a failed allocation inside
 * it is noticed even where its functions do not report it. The handlers are
 * this thread's and come back at the end.
 */
struct vk__xml_watch {
	bool no_memory;
	void (*structured)(void);
	void *structured_data;
	void (*generic)(void);
	void *generic_data;
};

/* The version of libxml2 that vekta was built with: "2.9.14". */
const char *vk__xml_library(void);

void vk__xml_watch_begin(struct vk__xml_watch *watch);
void vk__xml_watch_end(struct vk__xml_watch *watch);

/* Copies a message of libxml2 (NULL: none), without the newline at its end,
 * cut at the end of a character. */
void vk__xml_message(char *out, size_t size, const char *message);

enum {
	VK__XML_ATTRIBUTES = 64, /* of one element that are handed on */
	/* Names that libxml2 remembers before it gets a new memory. */
	VK__XML_NAMES = 4096
};

/* All of it is gone when the event is over. */
struct vk__xml_attribute {
	const char *name;
	const char *value; /* len bytes of UTF-8, no NUL behind them */
	size_t len;
	bool foreign;      /* of a namespace */
};

/*
 * What is done with what is found; NULL: nothing. Names are without prefixes.
 * What a function returns but VK_OK ends the reading.
 */
struct vk__xml_events {
	/* count may be more than VK__XML_ATTRIBUTES: at has no more. */
	vk_status (*start)(void *ctx, const char *name,
	    const struct vk__xml_attribute *at, size_t count);
	vk_status (*end)(void *ctx, const char *name);
	/* Of one text there may be several parts. */
	vk_status (*text)(void *ctx, const char *text, size_t len);
};

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__xml {
	size_t line;       /* where it ended, from 1; 0: not known */
	size_t depth;      /* elements that are open */
	bool misencoded;   /* it was the encoding that made no sense */
	char message[160]; /* libxml2's, when it is no well-formed XML */
	/* The reader's own: */
	const struct vk__xml_events *events;
	void *ctx;
	vk_error *err;
	vk_status status;
	bool begun;
	struct _xmlParserCtxt *parser;
	struct vk__xml_watch watch;
	struct vk__xml_attribute at[VK__XML_ATTRIBUTES];
};

void vk__xml_free(struct vk__xml *xml);
/*
 * Reads all of data, in the encoding that it declares, or in the one that is
 * given. VK_OK; VK_ESYNTAX: not well-formed, or it has a document type;
 * VK_ENOMEM; what an event returned, with err as that left it.
 */
vk_status vk__xml_read(struct vk__xml *xml,
    const struct vk__xml_events *events, void *ctx, const char *data,
    size_t len, const char *encoding, vk_error *err);
/* The same of a file in pieces: begin, feed, and feed nothing at its end. */
vk_status vk__xml_begin(struct vk__xml *xml,
    const struct vk__xml_events *events, void *ctx, vk_error *err);
vk_status vk__xml_feed(struct vk__xml *xml, const char *data, size_t len);

#endif
