/* SPDX-License-Identifier: MIT */
/*
 * Bytes are read as XML, at once and in pieces, which must find the same
 * events; all of them UTF-8, nested as they are counted, none after the end.
 * Where the first byte says so, one of the events asks for the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "formats/xml.h"
#include "pieces.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_xml.c:%d: not so: %s\n", line, what);
	abort();
}

struct seen {
	struct vk__xml *xml;
	vk_buf events; /* all of them; texts that follow each other are one */
	size_t depth;
	size_t left;   /* events until one asks for the end; 0: none does */
	bool ended;
};

static void
add(struct seen *seen, const char *text, size_t len)
{
	MUST(vk__utf8_check(text, len) == len);
	vk_buf_add(&seen->events, text, len);
}

static vk_status
go_on(struct seen *seen)
{
	MUST(!seen->ended);
	if (seen->left == 0 || --seen->left > 0)
		return VK_OK;
	seen->ended = true;
	return VK_ELIMIT;
}

static vk_status
on_start(void *ctx, const char *name, const struct vk__xml_attribute *at,
    size_t count)
{
	struct seen *seen = ctx;
	size_t i;

	MUST(++seen->depth == seen->xml->depth);
	vk_buf_add_char(&seen->events, '<');
	add(seen, name, strlen(name));
	for (i = 0; i < count && i < VK__XML_ATTRIBUTES; i++) {
		vk_buf_add_char(&seen->events, at[i].foreign ? '~' : ' ');
		add(seen, at[i].name, strlen(at[i].name));
		vk_buf_add_char(&seen->events, '=');
		add(seen, at[i].value, at[i].len);
	}
	vk_buf_add_char(&seen->events, '>');
	return go_on(seen);
}

static vk_status
on_end(void *ctx, const char *name)
{
	struct seen *seen = ctx;

	MUST(seen->depth-- > 0 && seen->depth == seen->xml->depth);
	vk_buf_add_text(&seen->events, "</");
	add(seen, name, strlen(name));
	vk_buf_add_char(&seen->events, '>');
	return go_on(seen);
}

/* How a text is cut into parts is not the same, so none is counted. */
static vk_status
on_text(void *ctx, const char *text, size_t len)
{
	struct seen *seen = ctx;

	MUST(!seen->ended && len > 0);
	add(seen, text, len);
	return VK_OK;
}

static const struct vk__xml_events events = { on_start, on_end, on_text };

static vk_status
read_pieces(struct vk__xml *xml, struct seen *seen, struct pieces *pieces,
    vk_error *err)
{
	char piece[256];
	size_t got;
	vk_status status = vk__xml_begin(xml, &events, seen, err);

	while (status == VK_OK) {
		(void)read_piece(pieces, piece, sizeof piece, &got);
		status = vk__xml_feed(xml, piece, got);
		if (got == 0)
			break;
	}
	return status;
}

static void
look_at(vk_status status, const vk_error *err)
{
	MUST(status == VK_OK || status == VK_ESYNTAX || status == VK_ELIMIT ||
	    status == VK_ENOMEM);
	MUST(status == VK_OK || status == VK_ELIMIT || err->code != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct vk__xml whole, parts; /* kept, as importers keep them */
	struct seen a = { .xml = &whole }, b = { .xml = &parts };
	vk_error first = { 0 }, second = { 0 };
	struct pieces pieces;
	vk_status one, two;

	if (size < 2)
		return 0;
	a.left = b.left = data[0] & 1 ? 1 + data[0] / 8 : 0;
	pieces = (struct pieces){ data + 2, size - 2, 1 + (size_t)data[1] };
	one = vk__xml_read(&whole, &events, &a, (const char *)data + 2,
	    size - 2, NULL, &first);
	two = read_pieces(&parts, &b, &pieces, &second);
	look_at(one, &first);
	look_at(two, &second);
	/* What is no XML may be found out sooner or later. */
	MUST((one == VK_OK) == (two == VK_OK));
	MUST(one != VK_OK || (a.depth == 0 && b.depth == 0 &&
	    a.events.len == b.events.len &&
	    memcmp(a.events.data, b.events.data, a.events.len) == 0));
	vk_buf_free(&a.events);
	vk_buf_free(&b.events);
	return 0;
}
