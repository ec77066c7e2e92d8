/* SPDX-License-Identifier: MIT */
/*
 * A line's bytes, messages, counts and whether it ends the run are kept apart,
 * so that all comes out as if one thread had done it, also when a write fails
 * in the midst of a block.
 */
#include <string.h>

#include "block.h"

/* Lines for one look ahead: each takes memory in each thread. */
enum { TOGETHER = 8 };

_Static_assert((int)TOGETHER <= (int)FILTER_LINES, "they have places");

bool
block_add(struct block *b, const struct filter_line *line)
{
	if (b->count == BLOCK_LINES || line->len > BLOCK_BYTES - b->used)
		return false;
	b->file = line->file;
	b->is_stdin = line->is_stdin;
	memcpy(b->data + b->used, line->data, line->len);
	b->line[b->count].at = b->used;
	b->line[b->count].len = line->len;
	b->line[b->count++].number = line->number;
	b->used += line->len;
	return true;
}

vk_status
block_keep(struct block *b, const vk_buf *made, const vk_buf *back)
{
	if (vk_buf_reserve(&b->made, made->len) != VK_OK ||
	    vk_buf_reserve(&b->back, back->len) != VK_OK)
		return VK_ENOMEM;
	vk_buf_add(&b->made, made->data, made->len);
	vk_buf_add(&b->back, back->data, back->len);
	return VK_OK;
}

void
block_end_line(struct block *b, struct filter *filter)
{
	b->kept[b->handled++] = (struct kept){ b->made.len, b->back.len,
		b->said.len, { filter->some, filter->failed, b->said.failed,
		filter->stop, filter->figures.last } };
	if (b->said.failed)
		filter->stop = CLI_IO;
}

/* The lines from from on that are handled together into run->line. */
static void
take_lines(struct run *run, const struct block *b, size_t from)
{
	size_t i = from;

	run->count = 0;
	do {
		struct filter_line *line = &run->line[run->count];

		*line = (struct filter_line){ b->data + b->line[i].at,
			b->line[i].len, b->file, b->is_stdin, b->line[i].number,
			run->count, run->filter };
		run->count++;
		i++;
	} while (run->filter->ahead != NULL && run->count < TOGETHER &&
	    i < b->count && run->line[0].len <= FILTER_LINE_BYTES &&
	    b->line[i].len <= FILTER_LINE_BYTES);
}

/* Bytes that are kept until their turn. */
static size_t
waiting(const struct block *b)
{
	return b->made.len + b->back.len + b->said.len;
}

void
block_handle(struct block *b, struct run *run)
{
	struct filter *filter = run->filter;
	size_t i;

	filter->some = filter->failed = false;
	filter->stop = CLI_GO_ON;
	filter->said = &b->said;
	run->block = b;
	for (i = b->handled; i < b->count && filter->stop == CLI_GO_ON &&
	    waiting(b) < BLOCK_MADE; i += run->count) {
		take_lines(run, b, i);
		run_lines(run, VK_OK);
	}
}

static vk_text
part(const vk_buf *buf, size_t from, size_t to)
{
	return (vk_text){ from < to ? buf->data + from : "", to - from };
}

/* What became of line i of a block, as if it was handled now. */
static void
settle_line(struct filter *filter, const struct block *b, size_t i)
{
	static const struct kept none;
	const struct kept *k = &b->kept[i];
	const struct kept *before = i > b->settled ? &b->kept[i - 1] : &none;
	struct filter_line line = { .file = b->file, .number = b->line[i].number };
	vk_text said = part(&b->said, before->said, k->said);
	vk_error err = { 0 };
	vk_status status = VK_ENOMEM;

	filter->at = &line;
	message_write(said.data, said.len);
	filter->some |= k->outcome.some;
	filter->failed |= k->outcome.failed;
	filter->stop = k->outcome.stop;
	if (!k->outcome.lost)
		status = run_deliver(filter,
		    part(&b->made, before->made, k->made),
		    part(&b->back, before->back, k->back), &err);
	if (status != VK_OK)
		run_refuse(filter, status, &err);
	filter->at = NULL;
	figures_count(&filter->figures, &k->outcome.figures);
}

void
block_settle(struct block *b, struct filter *filter)
{
	size_t i;

	for (i = b->settled; i < b->handled && filter->stop == CLI_GO_ON; i++)
		settle_line(filter, b, i);
	b->settled = b->handled;
	vk_buf_clear(&b->made);
	vk_buf_clear(&b->back);
	vk_buf_clear(&b->said);
}

void
block_clear(struct block *b)
{
	b->count = b->settled = b->handled = b->used = 0;
}

void
block_free(struct block *b)
{
	vk_buf_free(&b->made);
	vk_buf_free(&b->back);
	vk_buf_free(&b->said);
}
