/* SPDX-License-Identifier: MIT */
/*
 * Shows the part of a file that is read next. Memory grows with the longest
 * item that is asked for, never with the file; what is taken is passed over
 * when the source must be read on.
 */
#include "fit_window.h"

#include <stdlib.h>
#include <string.h>

enum { WINDOW = 64 * 1024 };

static void
begin(struct vk__fit_window *w, vk__fit_read_fn *read, void *ctx,
    const uint8_t *data, size_t len)
{
	w->read = read;
	w->ctx = ctx;
	w->data = data;
	w->end = len;
	w->at = 0;
	w->base = 0;
}

void
vk__fit_window_open(struct vk__fit_window *w, const void *data, size_t len)
{
	begin(w, NULL, NULL, data, len);
}

void
vk__fit_window_open_source(struct vk__fit_window *w, vk__fit_read_fn *read,
    void *ctx)
{
	begin(w, read, ctx, w->own, 0);
}

void
vk__fit_window_free(struct vk__fit_window *w)
{
	free(w->own);
}

static vk_status
grow(struct vk__fit_window *w, size_t need)
{
	size_t cap = WINDOW;
	uint8_t *own;

	if (w->cap >= need)
		return VK_OK;
	while (cap < need)
		cap *= 2;
	own = realloc(w->own, cap);
	if (own == NULL)
		return VK_ENOMEM;
	w->own = own;
	w->data = own;
	w->cap = cap;
	return VK_OK;
}

/* Reads on until need bytes are there or the source has ended. */
static vk_status
fill(struct vk__fit_window *w, size_t need)
{
	if (grow(w, need) != VK_OK)
		return VK_ENOMEM;
	if (w->at > 0)
		memmove(w->own, w->own + w->at, w->end - w->at);
	w->base += w->at;
	w->end -= w->at;
	w->at = 0;
	while (w->end < need) {
		size_t got = 0;
		vk_status status = w->read(w->ctx, w->own + w->end,
		    w->cap - w->end, &got);

		if (status != VK_OK)
			return status;
		if (got == 0)
			break;
		w->end += got;
	}
	return VK_OK;
}

vk_status
vk__fit_window_need(struct vk__fit_window *w, size_t need)
{
	if (w->read == NULL || vk__fit_window_len(w) >= need)
		return VK_OK;
	return fill(w, need);
}

const uint8_t *
vk__fit_window_take(struct vk__fit_window *w, size_t len)
{
	const uint8_t *taken = vk__fit_window_at(w);

	w->at += len;
	return taken;
}
