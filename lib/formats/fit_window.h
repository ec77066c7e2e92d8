/* SPDX-License-Identifier: MIT */
/* A window over the bytes of a file, in memory or from a source. */
#ifndef VK_FORMATS_FIT_WINDOW_H
#define VK_FORMATS_FIT_WINDOW_H

#include "../vekta.h"

/*
 * Puts up to size bytes into data and says in got how many, 0 at the end.
 * VK_OK, or what the reading then returns.
 */
typedef vk_status vk__fit_read_fn(void *ctx, void *data, size_t size,
    size_t *got);

/* Zero-initialise; memory is kept from one file to the next. */
struct vk__fit_window {
	vk__fit_read_fn *read; /* NULL: all is in the window */
	void *ctx;
	uint8_t *own;          /* what the window shows, with a source */
	size_t cap;
	const uint8_t *data;   /* what it shows */
	size_t at;             /* how much of that is taken */
	size_t end;
	uint64_t base;         /* where data begins in the file */
};

/* Bytes that stay where they are. */
void vk__fit_window_open(struct vk__fit_window *w, const void *data,
    size_t len);
/* Bytes that read gives. */
void vk__fit_window_open_source(struct vk__fit_window *w,
    vk__fit_read_fn *read, void *ctx);
void vk__fit_window_free(struct vk__fit_window *w);
/*
 * Shows need bytes, fewer only at the end of the source. VK_OK, VK_ENOMEM,
 * what read returned. What vk__fit_window_at gave before is gone.
 */
vk_status vk__fit_window_need(struct vk__fit_window *w, size_t need);
/* Takes len of the bytes that are shown; they stay until more are needed. */
const uint8_t *vk__fit_window_take(struct vk__fit_window *w, size_t len);

/* The next byte that is not taken, and how many are shown from it on. */
static inline const uint8_t *
vk__fit_window_at(const struct vk__fit_window *w)
{
	return w->data + w->at;
}

static inline size_t
vk__fit_window_len(const struct vk__fit_window *w)
{
	return w->end - w->at;
}

/* Where that byte stands in the file. */
static inline uint64_t
vk__fit_window_offset(const struct vk__fit_window *w)
{
	return w->base + w->at;
}

#endif
