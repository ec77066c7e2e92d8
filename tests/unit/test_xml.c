/* SPDX-License-Identifier: MIT */
/* XML as events, whole and in pieces; faults; memory from file to file. */
#include "../../lib/formats/xml.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__xml xml;
static vk_buf seen;
static vk_error err;
static const char *stop_at; /* the element or text that ends the reading */

static vk_status
stop(const char *name, size_t len)
{
	if (stop_at == NULL || strlen(stop_at) != len ||
	    memcmp(stop_at, name, len) != 0)
		return VK_OK;
	return vk_error_set(&err, VK_EVALUE, 0, "stopped", "%1", stop_at,
	    NULL);
}

static vk_status
on_start(void *ctx, const char *name, const struct vk__xml_attribute *at,
    size_t count)
{
	(void)ctx;
	vk_buf_add_char(&seen, '<');
	vk_buf_add_text(&seen, name);
	for (size_t i = 0; i < count && i < VK__XML_ATTRIBUTES; i++) {
		vk_buf_add_text(&seen, at[i].foreign ? " *" : " ");
		vk_buf_add_text(&seen, at[i].name);
		vk_buf_add_char(&seen, '=');
		vk_buf_add(&seen, at[i].value, at[i].len);
	}
	vk_buf_add_char(&seen, '>');
	return stop(name, strlen(name));
}

static vk_status
on_end(void *ctx, const char *name)
{
	(void)ctx;
	vk_buf_add_char(&seen, '/');
	vk_buf_add_text(&seen, name);
	return VK_OK;
}

static vk_status
on_text(void *ctx, const char *text, size_t len)
{
	(void)ctx;
	vk_buf_add(&seen, text, len);
	return stop(text, len);
}

static const struct vk__xml_events events = { on_start, on_end, on_text };

static void
end(void)
{
	vk__xml_free(&xml);
	vk_buf_free(&seen);
}

TestSuite(xml, .fini = end);

static vk_status
read_pieces(const char *data, size_t step)
{
	size_t len = strlen(data), n;
	vk_status status = vk__xml_begin(&xml, &events, NULL, &err);

	while (status == VK_OK) {
		n = len < step ? len : step;
		status = vk__xml_feed(&xml, data, n);
		data += n;
		len -= n;
		if (n == 0)
			break;
	}
	return status;
}

static void
check(const char *data, vk_status want, const char *events_seen)
{
	static const size_t steps[] = { 1, 5, 1000 };

	vk_buf_clear(&seen);
	cr_expect_eq(vk__xml_read(&xml, &events, NULL, data, strlen(data),
	    NULL, &err), want, "%s", data);
	cr_expect_str_eq(vk_buf_text(&seen), events_seen, "%s", data);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		vk_buf_clear(&seen);
		cr_expect_eq(read_pieces(data, steps[i]), want, "%s by %zu",
		    data, steps[i]);
		cr_expect_str_eq(vk_buf_text(&seen), events_seen, "%s", data);
	}
}

Test(xml, events)
{
	check("<a/>", VK_OK, "<a>/a");
	check("<a b='1&amp;2' c='&#233;'>x<!-- y --><![CDATA[<z>]]></a>",
	    VK_OK, "<a b=1&2 c=é>x<z>/a");
	check("<p:a xmlns:p='urn:p' p:b='1'/>", VK_OK, "<a *b=1>/a");
	/* A prefix that nothing declares is a slip, no damage. */
	check("<a k:b='1'/>", VK_OK, "<a *b=1>/a");
}

Test(xml, stopped)
{
	stop_at = "b";
	check("<a><b/><c/></a>", VK_EVALUE, "<a><b>");
	cr_expect_str_eq(err.code, "stopped");
	stop_at = NULL;
	check("<a><b/><c/></a>", VK_OK, "<a><b>/b<c>/c/a");
}

Test(xml, faults)
{
	check("<a><b></a>", VK_ESYNTAX, "<a><b>");
	cr_expect_str_eq(err.code, "xml-syntax");
	check("<!DOCTYPE a []><a/>", VK_ESYNTAX, "");
	cr_expect_str_eq(err.code, "xml-doctype");
	check("<a>&x;</a>", VK_ESYNTAX, "<a>");
	cr_expect_eq(vk__xml_read(&xml, &events, NULL, "<a>\n<b>\n</a>", 12,
	    NULL, &err), VK_ESYNTAX);
	cr_expect_eq(xml.line, 3);
	cr_expect_not(xml.misencoded);
	cr_expect_eq(vk__xml_read(&xml, &events, NULL, "<a>\xe9 </a>", 9,
	    NULL, &err), VK_ESYNTAX);
	cr_expect(xml.misencoded);
	vk_buf_clear(&seen);
	cr_expect_eq(vk__xml_read(&xml, &events, NULL, "<a>\xe9</a>", 8,
	    "ISO-8859-1", &err), VK_OK);
	cr_expect_str_eq(vk_buf_text(&seen), "<a>é/a");
}

Test(xml, no_handlers)
{
	static const struct vk__xml_events nothing;

	cr_expect_eq(vk__xml_read(&xml, &nothing, NULL, "<a>b<c/></a>", 12,
	    NULL, NULL), VK_OK);
	cr_expect_eq(vk__xml_read(&xml, &nothing, NULL, "", 0, NULL, NULL),
	    VK_ESYNTAX);
	/* Given up in the middle. */
	cr_expect_eq(vk__xml_begin(&xml, &nothing, NULL, NULL), VK_OK);
	cr_expect_eq(vk__xml_feed(&xml, "<a>", 3), VK_OK);
	vk__xml_free(&xml);
	vk__xml_free(&xml);
}

Test(xml, message)
{
	char text[6];

	vk__xml_message(text, sizeof text, "abc\n\n");
	cr_expect_str_eq(text, "abc");
	vk__xml_message(text, sizeof text, "abcdé");
	cr_expect_str_eq(text, "abcd");
	vk__xml_message(text, sizeof text, NULL);
	cr_expect_str_eq(text, "");
}

/* Bytes that are no UTF-16: in pieces nobody but the return value tells. */
Test(xml, broken_encoding_in_pieces)
{
	static const char data[] = "\xff\xfe<\0a\0>\0\x41\xd8\x41\0<\0/\0"
	    "a\0>\0";
	vk_status status = vk__xml_begin(&xml, &events, NULL, &err);
	size_t i;

	for (i = 0; i + 1 < sizeof data && status == VK_OK; i++)
		status = vk__xml_feed(&xml, data + i, 1);
	if (status == VK_OK)
		status = vk__xml_feed(&xml, NULL, 0);
	cr_assert_eq(status, VK_ESYNTAX);
	cr_assert_str_eq(err.code, "xml-syntax");
	cr_assert_eq(vk__xml_read(&xml, &events, NULL, data, sizeof data - 1,
	    NULL, &err), VK_ESYNTAX);
}

Test(xml, something_behind_a_zero_byte)
{
	static const char data[] = "<a/>\0<b/>";
	/* No UTF-7 behind the end. */
	static const char broken[] = "<?xml version='1.0' encoding='UTF-7'?>"
	    "<a/>\x92\x9a";

	cr_assert_eq(vk__xml_read(&xml, &events, NULL, data, sizeof data - 1,
	    NULL, &err), VK_ESYNTAX);
	cr_assert_eq(xml.line, 1);
	cr_assert_str_eq(err.arg[0], "Extra content at the end of the document");
	cr_assert_eq(vk__xml_read(&xml, &events, NULL, "<a/>\n ", 6, NULL,
	    &err), VK_OK);
	cr_assert_eq(vk__xml_read(&xml, &events, NULL, broken,
	    sizeof broken - 1, NULL, &err), VK_ESYNTAX);
}

/* A newline in two bytes, which is no UTF-8. */
Test(xml, sections_in_pieces)
{
	vk_buf file = { 0 };

	vk_buf_add_text(&file, "<a><![CDATA[");
	for (int i = 0; i < 200; i++)
		vk_buf_add_text(&file, "x<");
	vk_buf_add_text(&file, "\xc0\x8a");
	for (int i = 0; i < 200; i++)
		vk_buf_add_text(&file, "y>");
	vk_buf_add_text(&file, "]]></a>");
	cr_assert_eq(read_pieces(vk_buf_text(&file), 65), VK_ESYNTAX);
	cr_assert_str_eq(err.code, "xml-syntax");
	cr_assert(xml.misencoded);
	vk_buf_free(&file);
}
