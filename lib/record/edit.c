/* SPDX-License-Identifier: MIT */
/*
 * Edits of a record. An edit is a splice of its bytes, after which the
 * places of the members are moved, so what nobody changed leaves as it came.
 * A splice that fails changes nothing.
 */
#include <string.h>

#include "record.h"

/* A record can only grow past a line's limit by edits: far, not for ever. */
enum { RECORD_BYTES = 1 << 30 };

/* The bytes [at, at + old) have become grown bytes. */
static void
move_members(struct vk__members *members, uint32_t at, uint32_t old,
    uint32_t grown)
{
	uint32_t delta = grown - old; /* modulo 2^32, also when it shrinks */
	size_t i;

	for (i = 0; i < members->count; i++) {
		struct vk__member *m = &members->at[i];

		if (m->key >= at + old) {
			m->key += delta;
			m->value += delta;
		} else if (m->value == at && m->value_len == old) {
			m->value_len = grown;
		} else if (m->value < at &&
		    at + old < m->value + m->value_len) {
			m->value_len += delta;
		}
	}
}

/*
 * Puts a and then b in the place of [at, at + old) and moves the members.
 * On failure nothing has changed.
 */
static vk_status
splice(vk_record *rec, uint32_t at, uint32_t old, const vk_buf *a,
    const char *b, size_t b_len)
{
	vk_buf *line = &rec->line;
	size_t a_len = a != NULL ? a->len : 0;
	size_t grown = a_len + b_len;
	size_t i;

	if (b_len > RECORD_BYTES || line->len + grown > RECORD_BYTES)
		return VK_ENOMEM;
	if (vk_buf_reserve(line, grown + VK__JSON_SLACK) != VK_OK) {
		line->failed = false;
		return VK_ENOMEM;
	}
	memmove(line->data + at + grown, line->data + at + old,
	    line->len + VK__JSON_SLACK - at - old);
	if (a_len > 0)
		memcpy(line->data + at, a->data, a_len);
	if (b_len > 0)
		memcpy(line->data + at + a_len, b, b_len);
	line->len = line->len - old + grown;
	move_members(&rec->index.top, at, old, (uint32_t)grown);
	for (i = 0; i < VK__PART_COUNT; i++)
		move_members(&rec->index.part[i], at, old, (uint32_t)grown);
	return VK_OK;
}

/*
 * A part is another value now. Its members are seldom asked for again: they
 * are not indexed.
 */
static void
forget_part(vk_record *rec, enum vk__part part)
{
	if (part == VK__PART_COUNT)
		return;
	rec->index.part[part].count = 0;
	rec->index.part[part].skipped = true;
}

/*
 * Adds a member before the brace at close; first when its object holds no
 * other. members is the index of that object, NULL when it has none.
 */
static vk_status
append_member(vk_record *rec, struct vk__members *members, uint32_t close,
    bool first, const char *name, size_t len, const char *json,
    size_t json_len)
{
	struct vk__member member = { 0 };
	vk_status status;

	if (members != NULL && vk__members_reserve(members, 1) != VK_OK)
		return VK_ENOMEM;
	vk_buf_clear(&rec->edit);
	if (!first)
		vk_buf_add_char(&rec->edit, ',');
	member.key = close + (uint32_t)rec->edit.len + 1;
	vk_buf_add_json(&rec->edit, name, len);
	member.key_len = (uint32_t)(close + rec->edit.len - 1) - member.key;
	vk_buf_add_char(&rec->edit, ':');
	if (rec->edit.failed)
		return VK_ENOMEM;
	member.value = close + (uint32_t)rec->edit.len;
	member.value_len = (uint32_t)json_len;
	member.escaped = memchr(rec->edit.data, '\\', rec->edit.len) != NULL;
	status = splice(rec, close, 0, &rec->edit, json, json_len);
	if (status == VK_OK && members != NULL)
		members->at[members->count++] = member;
	return status;
}

/* The offset of the brace that ends the record. */
static uint32_t
last_brace(const vk_record *rec)
{
	uint32_t at = (uint32_t)rec->line.len - 1;

	while (rec->line.data[at] != '}')
		at--;
	return at;
}

static vk_status
set_top(vk_record *rec, const struct vk__place *place, const char *json,
    size_t len)
{
	struct vk__members *top = &rec->index.top;
	enum vk__part part = vk__part_named(place->name, place->len);
	vk_status status;

	if (place->found)
		status = splice(rec, place->member.value,
		    place->member.value_len, NULL, json, len);
	else
		status = append_member(rec, top, last_brace(rec),
		    top->count == 0, place->name, place->len, json, len);
	if (status == VK_OK)
		forget_part(rec, part);
	return status;
}

vk_status
vk__record_extend(vk_record *rec, const vk_buf *bytes,
    const struct vk__member *member, size_t count)
{
	struct vk__members *top = &rec->index.top;
	uint32_t at = last_brace(rec);
	vk_status status;
	size_t i;

	if (count == 0)
		return VK_OK;
	status = vk__members_reserve(top, count);
	if (status != VK_OK)
		return status;
	vk_buf_clear(&rec->edit);
	if (top->count > 0)
		vk_buf_add_char(&rec->edit, ',');
	if (rec->edit.failed || splice(rec, at, 0, &rec->edit, bytes->data,
	    bytes->len) != VK_OK)
		return VK_ENOMEM;
	at += (uint32_t)rec->edit.len;
	for (i = 0; i < count; i++) {
		struct vk__member *m = &top->at[top->count++];

		*m = member[i];
		m->key += at;
		m->value += at;
		forget_part(rec, vk__part_named(rec->line.data + m->key,
		    m->key_len));
	}
	return VK_OK;
}

/* The parent is missing or no object: it becomes {"name":json}. */
static vk_status
set_parent(vk_record *rec, const struct vk__place *place, const char *json,
    size_t len)
{
	struct vk__place parent;
	vk_buf *made = &rec->made;

	memset(&parent, 0, sizeof parent);
	parent.name = place->parent;
	parent.len = place->parent_len;
	parent.found = place->holder != NULL;
	if (parent.found)
		parent.member = *place->holder;
	vk_buf_clear(made);
	vk_buf_add_char(made, '{');
	vk_buf_add_json(made, place->name, place->len);
	vk_buf_add_char(made, ':');
	vk_buf_add(made, json, len);
	vk_buf_add_char(made, '}');
	if (made->failed)
		return VK_ENOMEM;
	return set_top(rec, &parent, made->data, made->len);
}

static vk_status
set_inside(vk_record *rec, const struct vk__place *place, const char *json,
    size_t len)
{
	const struct vk__member *holder = place->holder;
	uint32_t close = holder->value + holder->value_len - 1;
	struct vk__members *members = place->part == VK__PART_COUNT ? NULL :
	    &rec->index.part[place->part];
	uint32_t inner = vk__json_space(rec->line.data, holder->value + 1);

	if (place->found)
		return splice(rec, place->member.value,
		    place->member.value_len, NULL, json, len);
	return append_member(rec, members, close, inner == close,
	    place->name, place->len, json, len);
}

/* Drops the entry of the index that stands at key. */
static void
drop_member(struct vk__members *members, uint32_t key)
{
	size_t i;

	for (i = 0; i < members->count; i++) {
		if (members->at[i].key != key)
			continue;
		members->count--;
		memmove(&members->at[i], &members->at[i + 1],
		    (members->count - i) * sizeof members->at[0]);
		return;
	}
}

/* With the comma before it, or else the one after it. */
static vk_status
remove_member(vk_record *rec, const struct vk__member *member)
{
	const char *text = rec->line.data;
	uint32_t from = member->key - 1;
	uint32_t to = member->value + member->value_len;
	uint32_t before = from - 1;
	size_t i;

	while (strchr(" \t\n\r", text[before]) != NULL)
		before--;
	if (text[before] == ',') {
		from = before;
	} else {
		uint32_t after = vk__json_space(text, to);

		if (text[after] == ',')
			to = after + 1;
	}
	drop_member(&rec->index.top, member->key);
	for (i = 0; i < VK__PART_COUNT; i++)
		drop_member(&rec->index.part[i], member->key);
	return splice(rec, from, to - from, NULL, NULL, 0);
}

/* All of that name: a hidden earlier one must not come to light. */
static vk_status
remove_all(vk_record *rec, const char *path)
{
	struct vk__place place;
	vk_status status;

	for (;;) {
		vk__record_locate(rec, path, &place);
		if (!place.found)
			return VK_OK;
		if (!place.two && place.part != VK__PART_COUNT)
			forget_part(rec, place.part);
		status = remove_member(rec, &place.member);
		if (status != VK_OK)
			return status;
	}
}

/* Whether json lies in the line, where a splice would move it. */
static bool
is_own(const vk_record *rec, const char *json)
{
	uintptr_t begin = (uintptr_t)rec->line.data;

	return (uintptr_t)json >= begin &&
	    (uintptr_t)json < begin + rec->line.cap;
}

vk_status
vk_record_set(vk_record *rec, const char *path, const char *json, size_t len)
{
	struct vk__place place;

	if (json == NULL)
		return remove_all(rec, path);
	if (is_own(rec, json)) {
		vk_buf_clear(&rec->own);
		vk_buf_add(&rec->own, json, len);
		if (rec->own.failed)
			return VK_ENOMEM;
		json = rec->own.data;
	}
	vk__record_locate(rec, path, &place);
	if (!place.two)
		return set_top(rec, &place, json, len);
	if (place.holder == NULL ||
	    rec->line.data[place.holder->value] != '{')
		return set_parent(rec, &place, json, len);
	return set_inside(rec, &place, json, len);
}
