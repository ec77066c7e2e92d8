/* SPDX-License-Identifier: MIT */
/*
 * Steps through a JSON file without reading what is in its objects: only
 * brackets and strings are looked at. An object is what it is searched for
 * when its first member is no list or object; else it is a wrapper, and what
 * it holds is looked through. What is given must still be checked.
 */
#include "elements.h"

#include <string.h>

#include "../base/reader.h"

enum { BLOCK = 65536 };

void
vk__elements_open(struct vk__elements *e, const char *head, size_t len,
    int fd)
{
	vk_buf data = e->data;

	memset(e, 0, sizeof *e);
	e->data = data;
	vk_buf_clear(&e->data);
	e->head = head;
	e->head_left = len;
	e->fd = fd;
	e->line = 1;
}

void
vk__elements_free(struct vk__elements *e)
{
	vk_buf_free(&e->data);
}

uint64_t
vk__elements_bytes(const struct vk__elements *e)
{
	return e->base + e->at;
}

static vk_status
fail_text(struct vk__elements *e, const char *code, const char *format,
    vk_error *err)
{
	e->failed = true;
	return vk_error_set(err, VK_ESYNTAX, 0, code, format, NULL, NULL);
}

/* Forgets what is before at and reads a block more. */
static vk_status
read_more(struct vk__elements *e)
{
	size_t n = e->head_left < BLOCK ? e->head_left : BLOCK;
	vk_status status = VK_OK;

	if (e->at > 0) {
		memmove(e->data.data, e->data.data + e->at,
		    e->data.len - e->at);
		e->base += e->at;
		e->data.len -= e->at;
		e->at = 0;
	}
	if (vk_buf_reserve(&e->data, BLOCK) != VK_OK)
		return VK_ENOMEM;
	if (n > 0) {
		memcpy(e->data.data + e->data.len, e->head, n);
		e->head += n;
		e->head_left -= n;
	} else if (e->fd >= 0) {
		status = vk__read_some(e->fd, e->data.data + e->data.len,
		    BLOCK, &n);
	}
	if (status != VK_OK)
		return status;
	e->data.len += n;
	e->eof = n == 0;
	return VK_OK;
}

/* The byte at an offset from at; VK_END behind the last one. */
static vk_status
peek(struct vk__elements *e, size_t offset, char *c)
{
	while (e->data.len - e->at <= offset) {
		vk_status status = e->eof ? VK_END : read_more(e);

		if (status != VK_OK)
			return status;
		if (e->eof)
			return VK_END;
	}
	*c = e->data.data[e->at + offset];
	return VK_OK;
}

static void
step(struct vk__elements *e, size_t n)
{
	size_t end = e->at + n;

	for (; e->at < end; e->at++) {
		if (e->data.data[e->at] != '\n')
			continue;
		e->line++;
		e->line_at = e->base + e->at + 1;
	}
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/*
 * The length of the value at an offset, of a string, an object or a list,
 * with its closing sign; or of a number or word.
 */
static vk_status
measure(struct vk__elements *e, size_t offset, size_t *len)
{
	size_t depth = 0;
	bool string = false;
	size_t i;

	for (i = offset;; i++) {
		char c;
		vk_status status = peek(e, i, &c);

		if (status == VK_END && depth == 0 && !string && i > offset)
			break;
		if (status != VK_OK)
			return status;
		if (i - offset > VK__ELEMENT_BYTES)
			return VK_ELIMIT;
		if (string) {
			if (c == '\\')
				i++;
			string = c != '"';
			if (!string && depth == 0) {
				i++;
				break;
			}
			continue;
		}
		if (depth == 0 && i > offset && (c == ',' || c == ']' ||
		    c == '}' || is_space(c)))
			break;
		string = c == '"';
		depth += c == '{' || c == '[';
		if ((c == '}' || c == ']') && --depth == 0) {
			i++;
			break;
		}
	}
	*len = i - offset;
	return VK_OK;
}

/* The offset from there on of something that is no blank. */
static vk_status
skip_space(struct vk__elements *e, size_t *offset, char *c)
{
	vk_status status;

	while ((status = peek(e, *offset, c)) == VK_OK && is_space(*c))
		++*offset;
	return status;
}

/*
 * Whether the object at "{" is a wrapper: the value of its first member is a
 * list or object. *inside is then the offset of that value.
 */
static vk_status
is_wrapper(struct vk__elements *e, size_t *inside, bool *is)
{
	size_t at = 1;
	size_t len = 0;
	char c;
	vk_status status = skip_space(e, &at, &c);

	*is = false;
	if (status != VK_OK || c != '"')
		return status;
	status = measure(e, at, &len);
	if (status != VK_OK)
		return status;
	at += len;
	status = skip_space(e, &at, &c);
	if (status != VK_OK || c != ':')
		return status;
	at++;
	status = skip_space(e, &at, &c);
	*inside = at;
	*is = status == VK_OK && c == '[' && e->depth + 2 <
	    VK__ELEMENT_DEPTH;
	return status;
}

/* In a wrapper, at the name of its next member; stops at a list or object,
 * goes past any other value. */
static vk_status
skip_name(struct vk__elements *e, vk_error *err)
{
	size_t len = 0;
	char c;
	vk_status status = measure(e, 0, &len);

	if (status != VK_OK)
		return status;
	status = skip_space(e, &len, &c);
	if (status != VK_OK)
		return status;
	if (c != ':')
		return fail_text(e, "json-syntax", "a colon is wanted here", err);
	step(e, len + 1);
	len = 0;
	status = skip_space(e, &len, &c);
	step(e, len);
	if (status != VK_OK || c == '[' || c == '{')
		return status;
	status = measure(e, 0, &len);
	if (status == VK_OK)
		step(e, len);
	return status;
}

/* An object too long to be held: passed over bracket by bracket. */
static vk_status
pass_over(struct vk__elements *e, vk_error *err)
{
	size_t depth = 0;
	bool string = false;

	for (;;) {
		char c;
		vk_status status = peek(e, 0, &c);

		if (status != VK_OK)
			return status;
		if (string && c == '\\') {
			status = peek(e, 1, &c);
			if (status != VK_OK)
				return status;
			step(e, 2);
			continue;
		}
		if (c == '"')
			string = !string;
		depth += !string && (c == '{' || c == '[');
		step(e, 1);
		if (!string && (c == '}' || c == ']') && --depth == 0)
			break;
	}
	return vk_error_set(err, VK_ELIMIT, 0, "json-object",
	    "an object of more than 4 MiB: left out", NULL, NULL);
}

/* Both that call it have looked that there is room. */
static void
push(struct vk__elements *e, char sign)
{
	e->open[e->depth++] = sign;
}

/* At "{": goes into it, or finds how long it is. VK_ABSENT: went in. */
static vk_status
at_object(struct vk__elements *e, size_t *len, vk_error *err)
{
	size_t inside = 0;
	bool wrapper;
	vk_status status = is_wrapper(e, &inside, &wrapper);

	if (status == VK_OK && wrapper) {
		push(e, '{');
		step(e, inside);
		return VK_ABSENT;
	}
	if (status == VK_OK)
		status = measure(e, 0, len);
	return status == VK_ELIMIT ? pass_over(e, err) : status;
}

/* One sign of what is around the objects. VK_ABSENT: go on. */
static vk_status
at_sign(struct vk__elements *e, char c, vk_error *err)
{
	bool in_object = e->depth > 0 && e->open[e->depth - 1] == '{';
	size_t len = 0;
	vk_status status;

	if (c == '[' && e->depth < VK__ELEMENT_DEPTH) {
		push(e, '[');
	} else if (c == ']' || c == '}') {
		if (e->depth == 0 || in_object != (c == '}'))
			return fail_text(e, "json-syntax",
			    "a bracket that closes nothing", err);
		e->depth--;
	} else if (c == '"' && in_object) {
		status = skip_name(e, err);
		return status == VK_OK ? VK_ABSENT : status;
	} else if (c != ',') {
		/* A value that is no object. */
		status = measure(e, 0, &len);
		if (status != VK_OK)
			return status;
		step(e, len);
		return VK_ABSENT;
	}
	step(e, 1);
	return VK_ABSENT;
}

/* The end: a file that was cut says so. */
static vk_status
at_end(struct vk__elements *e, bool inside, vk_error *err)
{
	if (e->failed || (e->depth == 0 && !inside))
		return VK_END;
	return fail_text(e, "json-truncated", "the JSON text ends too early", err);
}

vk_status
vk__elements_next(struct vk__elements *e, const char **json, size_t *len,
    uint64_t *line, size_t *column, vk_error *err)
{
	vk_status status = VK_ABSENT;

	*line = e->line;
	*column = 1;
	if (e->failed)
		return VK_END;
	while (status == VK_ABSENT) {
		size_t blank = 0;
		char c;

		status = skip_space(e, &blank, &c);
		step(e, blank);
		*line = e->line;
		*column = (size_t)(e->base + e->at - e->line_at) + 1;
		if (status == VK_END)
			return at_end(e, false, err);
		if (status != VK_OK)
			return status;
		if (e->base + e->at == 0 && c == '\xef') {
			step(e, 3);
			status = VK_ABSENT;
			continue;
		}
		status = c == '{' ? at_object(e, len, err) :
		    at_sign(e, c, err);
	}
	if (status == VK_END)
		return at_end(e, true, err);
	if (status != VK_OK)
		return status;
	*json = e->data.data + e->at;
	step(e, *len);
	return VK_OK;
}
