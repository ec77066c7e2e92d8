/* SPDX-License-Identifier: MIT */
/*
 * One JSON line as its bytes and the places of its members: reading, which
 * checks everything once, and look-ups. Members of the record itself, of
 * "vekta" and "workout_doc" are indexed; those of others are looked up when
 * asked for.
 */
#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "record.h"

/* ---------------------------------------------------------------- life */

static vk_status
line_end(vk_record *rec)
{
	if (vk_buf_reserve(&rec->line, VK__JSON_SLACK) != VK_OK)
		return VK_ENOMEM;
	memset(rec->line.data + rec->line.len, 0, VK__JSON_SLACK);
	return VK_OK;
}

vk_status
vk_record_new(vk_record **rec)
{
	vk_record *r = calloc(1, sizeof *r);

	if (r == NULL)
		return VK_ENOMEM;
	/* So that clearing, which reports nothing, needs no memory. */
	if (vk_buf_reserve(&r->line, 1024) != VK_OK) {
		vk_record_free(r);
		return VK_ENOMEM;
	}
	vk_record_clear(r);
	*rec = r;
	return VK_OK;
}

void
vk_record_free(vk_record *rec)
{
	if (rec == NULL)
		return;
	vk_buf_free(&rec->line);
	vk_buf_free(&rec->edit);
	vk_buf_free(&rec->made);
	vk_buf_free(&rec->own);
	vk__index_free(&rec->index);
	free(rec);
}

void
vk_record_clear(vk_record *rec)
{
	vk_buf_clear(&rec->line);
	vk_buf_add(&rec->line, "{}", 2);
	(void)line_end(rec);
	vk__index_clear(&rec->index);
}

vk_status
vk_record_read(vk_record *rec, const char *line, size_t len, vk_error *err)
{
	vk_status status;

	if (len > VK_LINE_BYTES) {
		vk_record_clear(rec);
		return vk_error_set(err, VK_ELIMIT, VK_LINE_BYTES + 1,
		    "line-bytes", "the line is longer than 16 MiB", NULL,
		    NULL);
	}
	vk_buf_clear(&rec->line);
	vk_buf_add(&rec->line, line, len);
	if (rec->line.failed || line_end(rec) != VK_OK) {
		vk_record_clear(rec);
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	}
	status = vk__json_check(rec->line.data, len, &rec->index, err);
	if (status != VK_OK)
		vk_record_clear(rec);
	return status;
}

/* ------------------------------------------------------------- look-up */

/* The last member of that name inside the object that holder is. */
static bool
find_inside(const char *text, const struct vk__member *holder,
    struct vk__place *place)
{
	struct vk__member member;
	uint32_t at = holder->value;

	while (vk__json_member(text, &at, &member)) {
		if (!vk__json_named(text, &member, place->name, place->len))
			continue;
		place->member = member;
		place->found = true;
	}
	return place->found;
}

void
vk__record_locate(const vk_record *rec, const char *path, struct vk__place *place)
{
	const char *text = rec->line.data;
	const char *dot = strchr(path, '.');
	const struct vk__members *in = &rec->index.top;
	const struct vk__member *found;

	memset(place, 0, sizeof *place);
	place->name = path;
	if (dot != NULL) {
		place->two = true;
		place->parent = path;
		place->parent_len = (size_t)(dot - path);
		place->name = dot + 1;
	}
	place->len = strlen(place->name);
	place->part = place->two ?
	    vk__part_named(path, place->parent_len) :
	    vk__part_named(path, place->len);
	if (place->two) {
		place->holder = vk__members_find(&rec->index.top, text,
		    place->parent, place->parent_len);
		if (place->holder == NULL ||
		    text[place->holder->value] != '{')
			return;
		if (place->part != VK__PART_COUNT &&
		    rec->index.part[place->part].skipped)
			place->part = VK__PART_COUNT;
		if (place->part == VK__PART_COUNT) {
			find_inside(text, place->holder, place);
			return;
		}
		in = &rec->index.part[place->part];
	}
	found = vk__members_find(in, text, place->name, place->len);
	if (found != NULL) {
		place->found = true;
		place->member = *found;
	}
}

vk_status
vk_record_get(const vk_record *rec, const char *path, const char **json,
    size_t *len)
{
	struct vk__place place;

	vk__record_locate(rec, path, &place);
	if (!place.found)
		return VK_ABSENT;
	*json = rec->line.data + place.member.value;
	*len = place.member.value_len;
	return VK_OK;
}

vk_status
vk_record_string(const vk_record *rec, const char *path, vk_buf *out)
{
	const char *json;
	size_t len;

	vk_buf_clear(out);
	if (vk_record_get(rec, path, &json, &len) != VK_OK || json[0] != '"')
		return VK_ABSENT;
	vk__json_decode(json + 1, len - 2, out);
	return out->failed ? VK_ENOMEM : VK_OK;
}

vk_status
vk_record_number(const vk_record *rec, const char *path, double *value)
{
	const char *json;
	size_t len;

	if (vk_record_get(rec, path, &json, &len) != VK_OK ||
	    !vk__number_read(json, len, value))
		return VK_ABSENT;
	return VK_OK;
}

void
vk_record_bytes(const vk_record *rec, const char **json, size_t *len)
{
	*json = rec->line.data;
	*len = rec->line.len;
}
