/* SPDX-License-Identifier: MIT */
/*
 * What is held of the input: never more than a row and the block behind it.
 * Lines end with LF, CR LF or CR; the last one may lack its end.
 */
#include "csv_lines.h"

#include <stdlib.h>
#include <string.h>

#include "csv_rows.h"
#include "reader.h"

enum { BLOCK = 65536 };

void
vk__csv_lines_open(struct vk__csv_lines *in, const char *head, size_t len,
    int fd)
{
	in->head = head;
	in->head_left = len;
	in->fd = fd;
	in->eof = false;
	in->end = in->at = in->first_end = in->last = in->next = 0;
	in->base = 0;
}

/* Moves the row in work to the front and makes room for a block. */
static vk_status
make_room(struct vk__csv_lines *in)
{
	size_t cap = in->cap > 0 ? in->cap : 2 * (size_t)BLOCK;
	char *data;

	if (in->at > 0) {
		memmove(in->data, in->data + in->at, in->end - in->at);
		in->base += in->at;
		in->end -= in->at;
		in->next -= in->at;
		in->last -= in->at;
		in->first_end -= in->at;
		in->at = 0;
	}
	while (cap - in->end < BLOCK)
		cap *= 2;
	if (cap == in->cap)
		return VK_OK;
	data = realloc(in->data, cap);
	if (data == NULL)
		return VK_ENOMEM;
	in->data = data;
	in->cap = cap;
	return VK_OK;
}

static vk_status
read_descriptor(struct vk__csv_lines *in)
{
	size_t n = 0;
	vk_status status = in->fd < 0 ? VK_OK : vk__read_some(in->fd,
	    in->data + in->end, in->cap - in->end, &n);

	in->end += n;
	in->eof = n == 0;
	return status;
}

static vk_status
read_more(struct vk__csv_lines *in)
{
	vk_status status = make_room(in);
	size_t n = in->head_left < BLOCK ? in->head_left : BLOCK;

	if (status != VK_OK || n == 0)
		return status != VK_OK ? status : read_descriptor(in);
	memcpy(in->data + in->end, in->head, n);
	in->head += n;
	in->head_left -= n;
	in->end += n;
	return VK_OK;
}

vk_status
vk__csv_lines_begin(struct vk__csv_lines *in)
{
	vk_status status = VK_OK;

	while (in->end < 3 && !in->eof && status == VK_OK)
		status = read_more(in);
	if (status == VK_OK && in->end >= 3 &&
	    memcmp(in->data, "\xef\xbb\xbf", 3) == 0)
		in->at = in->next = 3;
	return status;
}

/*
 * The end of the line that begins at next, 0 when it is not held yet. A CR
 * at the end of what is held may be followed by its LF.
 */
static size_t
line_end(const struct vk__csv_lines *in)
{
	const char *from = in->data + in->next;
	size_t len = in->end - in->next;
	const char *feed = len == 0 ? NULL : memchr(from, '\n', len);
	size_t upto = feed != NULL ? (size_t)(feed - from) : len;
	const char *back = upto == 0 ? NULL : memchr(from, '\r', upto);

	if (back != NULL) {
		size_t end = (size_t)(back - in->data) + 1;

		if (end == in->end)
			return in->eof ? end : 0;
		return end + (in->data[end] == '\n');
	}
	if (feed != NULL)
		return (size_t)(feed - in->data) + 1;
	return in->eof && len > 0 ? in->end : 0;
}

vk_status
vk__csv_lines_hold(struct vk__csv_lines *in, size_t *end)
{
	for (;;) {
		vk_status status;

		*end = line_end(in);
		if (*end > 0)
			return *end - in->at > VK__CSV_ROW_BYTES ?
			    VK_ELIMIT : VK_OK;
		if (in->eof)
			return VK_END;
		if (in->end - in->at > VK__CSV_ROW_BYTES)
			return VK_ELIMIT;
		status = read_more(in);
		if (status != VK_OK)
			return status;
	}
}

vk_status
vk__csv_lines_drop(struct vk__csv_lines *in)
{
	vk_status status = VK_OK;
	size_t end;

	while ((end = line_end(in)) == 0 && !in->eof && status == VK_OK) {
		/* All but the last byte, which may be half an end. */
		in->at = in->next = in->end - 1;
		status = read_more(in);
	}
	in->at = in->next = in->last = in->first_end = end > 0 ? end :
	    in->end;
	return status;
}
