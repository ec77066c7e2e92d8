/* SPDX-License-Identifier: MIT */
/*
 * Files that devices write, from the head that was read ahead and then the
 * descriptor. What they hold passes the same check as rows and objects do.
 */
#include <string.h>

#include "../base/reader.h"
#include "intake_internal.h"
#include "recorded.h"

struct file {
	struct vk__intake *import;
	const struct vk__sink *sink;
	struct vk__row_reader reader; /* for its check */
	size_t at;                    /* in the head */
	int fd;
	vk_error *err;
};

static vk_status
read_some(void *ctx, void *data, size_t size, size_t *got)
{
	struct file *f = ctx;
	size_t left = f->import->head_len - f->at;
	vk_status status;

	if (left > 0) {
		*got = left < size ? left : size;
		memcpy(data, f->import->head + f->at, *got);
		f->at += *got;
		return VK_OK;
	}
	*got = 0;
	if (f->import->head_whole)
		return VK_OK;
	status = vk__read_some(f->fd, data, size, got);
	f->import->bytes += *got;
	return status;
}

static void
on_warning(void *ctx, size_t cell, const vk_error *what)
{
	struct file *f = ctx;

	(void)cell;
	f->sink->warn(f->sink->ctx, 0, what);
}

static vk_status
take(void *ctx, const vk_activity *activity)
{
	struct file *f = ctx;
	vk_activity a = *activity;
	vk_status status = vk__row_check(&f->reader, &a, f->err);

	if (status == VK_OK)
		status = f->sink->take(f->sink->ctx, &a, 0, f->err);
	if (status == VK_EVALUE)
		status = f->sink->reject(f->sink->ctx, 0, f->err);
	return status;
}

vk_status
vk__recorded_import(struct vk__intake *import, int fd, bool tcx,
    const struct vk__sink *sink, vk_error *err)
{
	struct file f = { .import = import, .sink = sink, .fd = fd,
	    .err = err };
	struct vk__recorded to = { .sports = &import->sports,
	    .zone = import->zone, .zone_ctx = import->zone_ctx, .fn = take,
	    .ctx = &f };
	vk_status status;

	f.reader.warn = on_warning;
	f.reader.warn_ctx = &f;
	status = tcx ? vk__recorded_tcx(read_some, &f, &to, err) :
	    vk__recorded_fit(read_some, &f, &to, err);
	/* What ended it was the sink's wish. */
	return status == VK_END ? VK_OK : status;
}
