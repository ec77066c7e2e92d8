/* SPDX-License-Identifier: MIT */
/*
 * The head of Zwift workout files: name, description, tags and whatever else
 * stands beside the steps. What records have no name for is kept for their
 * vekta.source.
 */
#include "zwo_head.h"

#include <string.h>

#include "../base/number.h"

static void
add_note(struct vk__zwo_headed *h, const char *code, const char *a,
    const char *b)
{
	vk__notes_add(h->steps->reading->notes, code, a, b);
}

static vk_status
fail_unknown(struct vk__zwo_headed *h)
{
	return vk__zwo_fail(h->steps, VK_EVALUE, "zwo-element",
	    "the element %1 is not known (--lenient keeps it)", NULL);
}

vk_status
vk__zwo_head_begin(struct vk__zwo_headed *h)
{
	const struct vk__zwo_element *e = h->steps->element;
	bool lenient = h->steps->reading->lenient;
	const char *proper;

	h->at = vk__zwo_head_find(e->name, lenient, &proper);
	vk_buf_clear(&h->text);
	if (h->at == VK__ZWO_NO_HEAD && !lenient)
		return fail_unknown(h);
	if (h->at == VK__ZWO_WORKOUT && h->has_workout)
		return vk__zwo_fail(h->steps, VK_EVALUE, "zwo-workouts",
		    "there is more than one workout in the file", NULL);
	if (proper != NULL)
		add_note(h, "import-case", e->name, proper);
	if (e->count > 0)
		vk__zwo_keep(h->steps, true);
	h->has_workout |= h->at == VK__ZWO_WORKOUT;
	return VK_OK;
}

/* ------------------------------------------------------------------ text */

/* Keeps the text of an element for the record's vekta.source. */
static void
keep_text(struct vk__zwo_headed *h, const char *name)
{
	struct vk__head *head = h->steps->reading->head;

	vk__head_other(head, name, strlen(name));
	vk_buf_add_json(&head->other, h->text.data, h->text.len);
}

/* The first one that says something counts; a further one is kept. */
static void
set_text(struct vk__zwo_headed *h, vk_buf *to, const char *name)
{
	if (to->len == 0) {
		vk_buf_add(to, h->text.data, h->text.len);
	} else {
		keep_text(h, name);
		add_note(h, "import-again", name, NULL);
	}
}

static bool
text_is(const vk_buf *text, const char *word)
{
	char name[16];

	if (text->len == 0 || text->len >= sizeof name)
		return false;
	memcpy(name, text->data, text->len);
	name[text->len] = '\0';
	return vk__zwo_same_name(name, word);
}

static void
set_ftp(struct vk__zwo_headed *h)
{
	double ftp;

	if (vk__number_read(h->text.data, h->text.len, &ftp) && ftp > 0)
		h->steps->reading->head->ftp = ftp;
	else
		keep_text(h, "ftpOverride");
}

static void
trim(vk_buf *text)
{
	size_t skip = 0;

	while (text->len > 0 && memchr(" \t\r\n", text->data[text->len - 1],
	    4) != NULL)
		text->len--;
	while (skip < text->len && memchr(" \t\r\n", text->data[skip], 4) !=
	    NULL)
		skip++;
	if (skip > 0)
		memmove(text->data, text->data + skip, text->len - skip);
	text->len -= skip;
}

/* Powers of runs and swims are no part of an FTP. */
static vk_status
check_ride(struct vk__zwo_headed *h)
{
	vk_error *err = h->steps->err;

	if (h->at == VK__ZWO_SPORT && !text_is(&h->text, "bike"))
		return vk_error_set(err, VK_EVALUE, 0, "zwo-sport",
		    "only rides can be read, this is: %1",
		    vk_buf_text(&h->text), NULL);
	if (h->at == VK__ZWO_LENGTHS && !text_is(&h->text, "time"))
		return vk_error_set(err, VK_EVALUE, 0, "zwo-lengths",
		    "only steps in seconds can be read, these are: %1",
		    vk_buf_text(&h->text), NULL);
	return VK_OK;
}

vk_status
vk__zwo_head_end(struct vk__zwo_headed *h, const char *name)
{
	struct vk__head *head = h->steps->reading->head;

	trim(&h->text);
	if (h->text.len == 0)
		return VK_OK;
	switch (h->at) {
	case VK__ZWO_NAME:
		set_text(h, &head->name, name);
		return VK_OK;
	case VK__ZWO_AUTHOR:
		set_text(h, &head->author, name);
		return VK_OK;
	case VK__ZWO_DESCRIPTION:
		set_text(h, &head->description, name);
		return VK_OK;
	case VK__ZWO_CATEGORY:
		set_text(h, &head->category, name);
		return VK_OK;
	case VK__ZWO_FTP:
		set_ftp(h);
		return VK_OK;
	case VK__ZWO_SPORT:
	case VK__ZWO_LENGTHS:
		return check_ride(h);
	case VK__ZWO_TAGS:
	case VK__ZWO_WORKOUT:
		return VK_OK;
	default:
		keep_text(h, name);
		return VK_OK;
	}
}

/* ------------------------------------------------------------------ tags */

static void
add_tag(struct vk__zwo_headed *h, const char *text, size_t len)
{
	vk_buf *tags = &h->steps->reading->head->tags;

	if (len == 0)
		return;
	vk_buf_add(tags, text, len);
	vk_buf_add_char(tags, '\0');
}

/* Zwift has <tag name="x"/>, others <tag>x</tag>. */
vk_status
vk__zwo_tag_begin(struct vk__zwo_headed *h)
{
	const struct vk__zwo_element *e = h->steps->element;
	const struct vk__zwo_attribute *name;

	h->tag = strcmp(e->name, "tag") == 0;
	vk_buf_clear(&h->text);
	if (!h->tag && !h->steps->reading->lenient)
		return fail_unknown(h);
	name = vk__zwo_find(h->steps, "name");
	if (name != NULL)
		add_tag(h, name->value, name->len);
	if (!h->tag || (name == NULL && e->count > 0))
		vk__zwo_keep(h->steps, true);
	return VK_OK;
}

void
vk__zwo_tag_end(struct vk__zwo_headed *h)
{
	trim(&h->text);
	if (h->tag)
		add_tag(h, h->text.data, h->text.len);
	vk_buf_clear(&h->text);
	h->tag = false;
}

vk_status
vk__zwo_stray_begin(struct vk__zwo_headed *h)
{
	if (h->at != VK__ZWO_INTERNAL && h->at != VK__ZWO_NO_HEAD &&
	    !h->steps->reading->lenient)
		return fail_unknown(h);
	vk__zwo_keep(h->steps, true);
	return VK_OK;
}
