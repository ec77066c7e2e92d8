/* SPDX-License-Identifier: MIT */
/*
 * Lines from a descriptor. Reads large blocks, hands out pointers into its
 * own buffer and copies only what is left of a block. The buffer grows to the
 * limit of one line and never past it; a longer line is skipped piece by
 * piece and reported once.
 */
#include "reader.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	BLOCK = 65536,
	BLANKS = 256 /* of the line that ends a paragraph of the greatest length */
};

void
vk__reader_open(struct vk__reader *r, int fd, enum vk__reader_mode mode)
{
	r->fd = fd;
	r->mode = mode;
	r->eof = false;
	r->begun = false;
	r->at = r->seen = r->end = 0;
	r->line = 0;
	if (r->limit == 0)
		r->limit = VK_LINE_BYTES;
}

void
vk__reader_free(struct vk__reader *r)
{
	free(r->data);
	r->data = NULL;
	r->cap = 0;
}

/* Moves what is left to the front and makes room for one block more. */
static vk_status
make_room(struct vk__reader *r)
{
	size_t cap = r->cap > 0 ? r->cap : BLOCK;
	char *data;

	if (r->at > 0) {
		memmove(r->data, r->data + r->at, r->end - r->at);
		r->end -= r->at;
		r->seen -= r->at;
		r->at = 0;
	}
	/* Less than half a block would mean ever smaller reads. */
	while (cap - r->end < BLOCK / 2)
		cap = cap < r->limit / 2 ? cap * 2 : r->limit + 2 * BLOCK;
	if (cap == r->cap)
		return VK_OK;
	data = realloc(r->data, cap);
	if (data == NULL)
		return VK_ENOMEM;
	r->data = data;
	r->cap = cap;
	return VK_OK;
}

vk_status
vk__read_some(int fd, char *data, size_t size, size_t *len)
{
	for (;;) {
		ssize_t n = read(fd, data, size);
		struct pollfd wait = { .fd = fd, .events = POLLIN };

		if (n >= 0) {
			*len = (size_t)n;
			return VK_OK;
		}
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&wait, 1, -1);
		else if (errno != EINTR)
			return VK_EIO;
	}
}

static vk_status
read_more(struct vk__reader *r)
{
	vk_status status = make_room(r);
	size_t n = 0;

	if (status == VK_OK && r->before_read != NULL)
		status = r->before_read(r->ctx, r->fd);
	if (status == VK_OK)
		status = vk__read_some(r->fd, r->data + r->end,
		    r->cap - r->end, &n);
	if (status != VK_OK)
		return status;
	r->end += n;
	r->eof = n == 0;
	return VK_OK;
}

static vk_status
skip_mark(struct vk__reader *r)
{
	vk_status status;

	while (r->end < 3 && !r->eof)
		if ((status = read_more(r)) != VK_OK)
			return status;
	if (r->end >= 3 && memcmp(r->data, "\xef\xbb\xbf", 3) == 0)
		r->at = r->seen = 3;
	r->begun = true;
	return VK_OK;
}

/*
 * Searches the delimiter from r->seen on: its offset in *end, or r->end at
 * the end of the input. VK_ELIMIT as soon as the piece is known to be longer
 * than limit.
 */
static vk_status
find_end(struct vk__reader *r, char delimiter, size_t limit, size_t *end)
{
	vk_status status;

	for (;;) {
		char *found = r->seen == r->end ? NULL : memchr(
		    r->data + r->seen, delimiter, r->end - r->seen);

		*end = found != NULL ? (size_t)(found - r->data) : r->end;
		if (*end - r->at > limit)
			return VK_ELIMIT;
		if (found != NULL || r->eof)
			return VK_OK;
		r->seen = r->end;
		if ((status = read_more(r)) != VK_OK)
			return status;
	}
}

/* Forgets all up to and with the next delimiter. */
static vk_status
drop(struct vk__reader *r, char delimiter)
{
	vk_status status;

	r->line++;
	for (;;) {
		char *found = r->seen == r->end ? NULL : memchr(
		    r->data + r->seen, delimiter, r->end - r->seen);

		r->at = found != NULL ? (size_t)(found - r->data) + 1 : r->end;
		r->seen = r->at;
		if (found != NULL || r->eof)
			return VK_OK;
		if ((status = read_more(r)) != VK_OK)
			return status;
	}
}

/* Past the delimiter at end, or at the end of the input. */
static size_t
past(const struct vk__reader *r, size_t end)
{
	return end < r->end ? end + 1 : end;
}

static size_t
without_return(const char *line, size_t len)
{
	return len > 0 && line[len - 1] == '\r' ? len - 1 : len;
}

static vk_status
next_piece(struct vk__reader *r, char delimiter, const char **line,
    size_t *len, uint64_t *number)
{
	vk_status status;
	size_t end;

	*number = r->line + 1;
	status = find_end(r, delimiter, r->limit, &end);
	if (status == VK_ELIMIT) {
		status = drop(r, delimiter);
		return status == VK_OK ? VK_ELIMIT : status;
	}
	if (status != VK_OK)
		return status;
	if (end == r->at && end == r->end)
		return VK_END;
	*line = r->data + r->at;
	*len = end - r->at;
	if (delimiter == '\n')
		*len = without_return(*line, *len);
	r->at = r->seen = past(r, end);
	r->line++;
	return VK_OK;
}

static bool
is_blank(const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r')
			return false;
	return true;
}

/* The rest of a paragraph that is too long. VK_ELIMIT, or what failed. */
static vk_status
drop_paragraph(struct vk__reader *r)
{
	const char *line;
	uint64_t number;
	vk_status status;
	size_t len;

	do {
		status = next_piece(r, '\n', &line, &len, &number);
	} while (status == VK_ELIMIT ||
	    (status == VK_OK && !is_blank(line, len)));
	return status == VK_OK || status == VK_END ? VK_ELIMIT : status;
}

/*
 * Adds lines to the paragraph at r->at, whose first one ends at r->seen, up
 * to a blank one. *len becomes its length.
 */
static vk_status
extend(struct vk__reader *r, size_t *len)
{
	for (;;) {
		/* Counted from r->at, since the buffer may move. */
		size_t begin = r->seen - r->at;
		size_t end;
		vk_status status = find_end(r, '\n', r->limit + BLANKS,
		    &end);

		if (status == VK_ELIMIT) {
			r->at = r->seen = r->at + begin;
			status = drop(r, '\n');
			return status == VK_OK ? drop_paragraph(r) : status;
		}
		if (status != VK_OK)
			return status;
		if (r->at + begin == r->end)
			return VK_OK;
		r->line++;
		r->seen = past(r, end);
		if (is_blank(r->data + r->at + begin, end - r->at - begin))
			return VK_OK;
		*len = end - r->at;
		if (*len > r->limit) {
			r->at = r->seen;
			return drop_paragraph(r);
		}
	}
}

static vk_status
next_paragraph(struct vk__reader *r, const char **line, size_t *len,
    uint64_t *number)
{
	vk_status status;

	do {
		status = next_piece(r, '\n', line, len, number);
	} while (status == VK_OK && is_blank(*line, *len));
	if (status == VK_ELIMIT)
		return drop_paragraph(r);
	if (status != VK_OK)
		return status;
	r->at = (size_t)(*line - r->data);
	status = extend(r, len);
	if (status != VK_OK)
		return status;
	*line = r->data + r->at;
	*len = without_return(*line, *len);
	r->at = r->seen;
	return VK_OK;
}

vk_status
vk__reader_next(struct vk__reader *r, const char **line, size_t *len,
    uint64_t *number)
{
	vk_status status;

	if (!r->begun && (status = skip_mark(r)) != VK_OK)
		return status;
	if (r->mode == VK__READER_PARAGRAPHS)
		return next_paragraph(r, line, len, number);
	return next_piece(r, r->mode == VK__READER_NUL ? '\0' : '\n', line,
	    len, number);
}

bool
vk__reader_ready(const struct vk__reader *r, size_t max)
{
	size_t left = r->end - r->at;

	return left > 0 && r->mode != VK__READER_PARAGRAPHS &&
	    memchr(r->data + r->at, r->mode == VK__READER_NUL ? '\0' : '\n',
	    left <= max ? left : max + 1) != NULL;
}

size_t
vk__reader_held(const struct vk__reader *r)
{
	return r->end - r->at;
}
