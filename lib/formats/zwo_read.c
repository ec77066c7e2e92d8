/* SPDX-License-Identifier: MIT */
/*
 * Reads Zwift workout files in one pass over their bytes. Here is the shape of
 * the file; the head is in zwo_head.c, steps are in zwo_step.c and text events
 * in zwo_event.c.
 */
#include "zwo_read.h"

#include <string.h>

#include "../base/utf8.h"
#include "cp1252.h"

/* Depths in the file: workout_file 1, name 2, tag or step 3, event 4. */
enum { DEPTH_HEAD = 2, DEPTH_STEP = 3 };

/* -------------------------------------------------------------- elements */

static vk_status
take_attributes(struct vk__zwo_reader *r, const char *name,
    const struct vk__xml_attribute *at, size_t count)
{
	struct vk__zwo_element *e = &r->element;
	size_t i;

	e->name = name;
	e->count = 0;
	r->steps.element = e;
	if (count > VK__XML_ATTRIBUTES)
		return vk__zwo_fail(&r->steps, VK_ELIMIT, "zwo-attributes",
		    "%1 has more than 64 attributes", NULL);
	for (i = 0; i < count; i++)
		e->at[e->count++] = (struct vk__zwo_attribute){
			.name = at[i].name, .value = at[i].value,
			.len = at[i].len, .foreign = at[i].foreign };
	return VK_OK;
}

static vk_status
begin_root(struct vk__zwo_reader *r)
{
	const char *name = r->element.name;

	if (strcmp(name, "workout_file") != 0 && !(r->reading->lenient &&
	    vk__zwo_same_name(name, "workout_file")))
		return vk__zwo_fail(&r->steps, VK_EVALUE, "zwo-root",
		    "no Zwift workout: the file is made of %1", NULL);
	if (r->element.count > 0)
		vk__zwo_keep(&r->steps, true);
	return VK_OK;
}

static vk_status
on_start(void *ctx, const char *name, const struct vk__xml_attribute *at,
    size_t count)
{
	struct vk__zwo_reader *r = ctx;
	vk_status status = take_attributes(r, name, at, count);

	if (status != VK_OK)
		return status;
	if (r->xml.depth > VK__ZWO_DEPTH)
		return vk__zwo_fail(&r->steps, VK_ELIMIT, "zwo-depth",
		    "elements inside each other, more than 32", NULL);
	if (r->xml.depth == 1)
		return begin_root(r);
	if (r->xml.depth == DEPTH_HEAD)
		return vk__zwo_head_begin(&r->head);
	if (r->head.at == VK__ZWO_WORKOUT && r->xml.depth == DEPTH_STEP)
		return vk__zwo_step_begin(&r->steps, &r->element);
	if (r->head.at == VK__ZWO_WORKOUT)
		return vk__zwo_step_inside(&r->steps, &r->element);
	if (r->head.at == VK__ZWO_TAGS && r->xml.depth == DEPTH_STEP)
		return vk__zwo_tag_begin(&r->head);
	return vk__zwo_stray_begin(&r->head);
}

/* The element that ends is no longer counted in the depth. */
static vk_status
on_end(void *ctx, const char *name)
{
	struct vk__zwo_reader *r = ctx;
	size_t depth = r->xml.depth + 1;

	if (depth == DEPTH_HEAD)
		return vk__zwo_head_end(&r->head, name);
	if (depth == DEPTH_STEP && r->head.at == VK__ZWO_WORKOUT)
		return vk__zwo_step_end(&r->steps);
	if (depth == DEPTH_STEP && r->head.at == VK__ZWO_TAGS)
		vk__zwo_tag_end(&r->head);
	return VK_OK;
}

/* Anything but white space between steps has no meaning there. */
static vk_status
stray_text(struct vk__zwo_reader *r, const char *text, size_t len)
{
	char some[40];
	size_t skip = 0;

	while (skip < len && memchr(" \t\r\n", text[skip], 4) != NULL)
		skip++;
	if (skip == len)
		return VK_OK;
	len = vk__utf8_cut(text + skip, len - skip, sizeof some - 1);
	memcpy(some, text + skip, len);
	some[len] = '\0';
	if (!r->reading->lenient)
		return vk_error_set(r->steps.err, VK_EVALUE, 0, "zwo-text",
		    "text between the steps: %1", some, NULL);
	vk__notes_add(r->reading->notes, "import-stray", some, NULL);
	return VK_OK;
}

static vk_status
on_text(void *ctx, const char *text, size_t len)
{
	struct vk__zwo_reader *r = ctx;

	if (r->xml.depth < DEPTH_HEAD || r->head.at == VK__ZWO_WORKOUT)
		return stray_text(r, text, len);
	vk_buf_add(&r->head.text, text, len);
	/* The end of the element clears it. */
	return r->head.text.failed ? VK_ENOMEM : VK_OK;
}

/* ---------------------------------------------------------------- passes */

static const struct vk__xml_events events = { on_start, on_end, on_text };

void
vk__zwo_reader_free(struct vk__zwo_reader *reader)
{
	vk__xml_free(&reader->xml);
	vk__zwo_steps_free(&reader->steps);
	vk_buf_free(&reader->head.text);
	vk_buf_free(&reader->recoded);
}

/*
 * One pass; what an earlier one made of the file must not stay. note NULL:
 * nothing to note about the encoding.
 */
static vk_status
run(struct vk__zwo_reader *r, vk_error *err, const char *data, size_t len,
    const char *encoding, const char *note)
{
	struct vk__reading *reading = r->reading;
	vk_status status;

	vk__zwo_steps_clear(&r->steps, reading, err);
	(void)vk_workout_clear(reading->workout); /* it was made before */
	vk__head_clear(reading->head);
	vk__notes_clear(reading->notes);
	r->head.steps = &r->steps;
	r->head.at = VK__ZWO_NO_HEAD;
	r->head.has_workout = r->head.tag = false;
	vk_buf_clear(&r->head.text);
	if (note != NULL)
		vk__notes_add(reading->notes, note, NULL, NULL);
	status = vk__xml_read(&r->xml, &events, r, data, len, encoding, err);
	reading->line = r->xml.line;
	return status;
}

static vk_status
finish(struct vk__zwo_reader *reader, struct vk__head *head, vk_status status)
{
	const vk_buf *kept = &reader->steps.kept;

	if (status != VK_OK)
		return status;
	if (reader->head.text.failed || kept->failed ||
	    reader->steps.text.failed)
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
static vk_status
run_recoded(struct vk__zwo_reader *r, vk_error *err)
{
	struct vk__reading *reading = r->reading;

	if (!reading->lenient)
		return vk_error_set(err, VK_EUTF8, 0, "zwo-utf8",
		    "the text is not UTF-8 (--lenient reads it as "
		    "windows-1252)", NULL, NULL);
	vk_buf_clear(&r->recoded);
	vk__cp1252_add(&r->recoded, reading->data, reading->len);
	if (r->recoded.failed)
		return VK_ENOMEM;
	return run(r, err, r->recoded.data, r->recoded.len, "UTF-8",
	    "import-recoded");
}

vk_status
vk__zwo_reader_run(struct vk__zwo_reader *r, struct vk__reading *reading,
    vk_error *err)
{
	const char *data = reading->data;
	size_t len = reading->len;
	vk_status status;
	bool utf8;

	r->reading = reading;
	status = run(r, err, data, len, NULL, NULL);
	if (status == VK_ESYNTAX && r->xml.misencoded &&
	    memchr(data, '\0', len) == NULL) {
		utf8 = vk__utf8_check(data, len) == len;
		if (!utf8)
			status = run_recoded(r, err);
		else if (reading->lenient && r->xml.depth == 0)
			/* "encoding='utf-16'" in front of bytes in UTF-8. */
			status = run(r, err, data, len, "UTF-8",
			    "import-label");
	}
	return finish(r, reading->head, status);
}

vk_status
vk__zwo_import(struct vk__reading *reading, vk_error *err)
{
	return vk__zwo_reader_run(reading->zwo, reading, err);
}
