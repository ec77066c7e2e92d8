/* SPDX-License-Identifier: MIT */
/*
 * The container of FIT files. The window always shows the whole item that is
 * read next: a header, a definition or a message, none longer than 64 KiB of
 * fields and as much of developer fields. Every byte taken is counted against
 * the size that the header states and goes into the checksum.
 */
#include "fit_decode.h"

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"

enum {
	HEADER_SHORT = 12,
	PROTOCOL_MAJOR = 2,
	/* Bits of a record's first byte. */
	COMPRESSED = 0x80,
	DEFINITION = 0x40,
	DEVELOPER = 0x20
};

struct definition {
	bool known;
	bool big_endian;
	uint16_t number;
	uint16_t count;
	uint16_t fields;    /* bytes of the fields */
	uint16_t developer; /* bytes of the developer fields behind them */
	struct vk__fit_field field[VK__FIT_FIELDS];
};

struct vk__fit {
	struct vk__fit_window in;
	uint64_t left;      /* bytes of the file's records still to come */
	uint64_t files;     /* begun */
	uint16_t crc;
	bool over;
	bool timed;
	uint32_t timestamp; /* the last one, for compressed ones */
	struct definition local[VK__FIT_LOCALS];
};

static vk_status
fail_at(struct vk__fit *fit, size_t ahead, const char *code,
    const char *format, const char *arg, vk_error *err)
{
	char offset[VK__NUMBER_SIZE + 1];

	offset[vk__uint_write(offset, vk__fit_window_offset(&fit->in) + ahead)] = '\0';
	fit->over = true;
	return vk_error_set(err, VK_ESYNTAX, 0, code, format, offset, arg);
}

static vk_status
fail_cut(struct vk__fit *fit, vk_error *err)
{
	return fail_at(fit, vk__fit_window_len(&fit->in), "fit-truncated",
	    "byte %1: the file is cut off here", NULL, err);
}

/*
 * Makes need bytes of records visible without taking them; more of them than
 * the header promised make the file wrong.
 */
static vk_status
records_need(struct vk__fit *fit, size_t need, vk_error *err)
{
	vk_status status;

	if (need > fit->left)
		return fail_at(fit, 0, "fit-past",
		    "byte %1: a message reaches past the end of the data",
		    NULL, err);
	status = vk__fit_window_need(&fit->in, need);
	if (status != VK_OK)
		return status;
	return vk__fit_window_len(&fit->in) >= need ? VK_OK : fail_cut(fit, err);
}

static const uint8_t *
records_take(struct vk__fit *fit, size_t len)
{
	const uint8_t *taken = vk__fit_window_take(&fit->in, len);

	fit->crc = vk__fit_crc(fit->crc, taken, len);
	fit->left -= len;
	return taken;
}

/* --------------------------------------------------------------- header */

bool
vk__fit_is(const void *data, size_t len)
{
	const uint8_t *at = data;

	return len >= HEADER_SHORT && at[0] >= HEADER_SHORT &&
	    memcmp(at + 8, ".FIT", 4) == 0;
}

static vk_status
check_header(struct vk__fit *fit, const uint8_t *at, vk_error *err)
{
	char version[VK__NUMBER_SIZE + 1];
	uint16_t crc = 0;

	if (at[1] >> 4 > PROTOCOL_MAJOR) {
		version[vk__uint_write(version, at[1] >> 4)] = '\0';
		return fail_at(fit, 1, "fit-protocol",
		    "byte %1: version %2 of the FIT protocol is not known",
		    version, err);
	}
	if (at[0] >= VK__FIT_HEADER)
		crc = (uint16_t)vk__fit_uint(at + HEADER_SHORT, 2, false);
	if (crc != 0 && crc != vk__fit_crc(0, at, HEADER_SHORT))
		return fail_at(fit, HEADER_SHORT, "fit-header-crc",
		    "byte %1: the checksum of the header is wrong", NULL,
		    err);
	return VK_OK;
}

/* VK_END when nothing follows the last file. */
static vk_status
read_header(struct vk__fit *fit, vk_error *err)
{
	const uint8_t *at;
	vk_status status = vk__fit_window_need(&fit->in, HEADER_SHORT);
	size_t size;

	if (status != VK_OK)
		return status;
	if (vk__fit_window_len(&fit->in) == 0 && fit->files > 0)
		return VK_END;
	if (!vk__fit_is(vk__fit_window_at(&fit->in), vk__fit_window_len(&fit->in)))
		return fail_at(fit, 0, "fit-header",
		    "byte %1: no FIT file begins here", NULL, err);
	size = *vk__fit_window_at(&fit->in);
	status = vk__fit_window_need(&fit->in, size);
	if (status != VK_OK)
		return status;
	if (vk__fit_window_len(&fit->in) < size)
		return fail_cut(fit, err);
	at = vk__fit_window_at(&fit->in);
	status = check_header(fit, at, err);
	if (status != VK_OK)
		return status;
	fit->left = vk__fit_uint(at + 4, 4, false);
	if (fit->left == 0)
		return fail_at(fit, 4, "fit-empty",
		    "byte %1: the file was never finished", NULL, err);
	fit->crc = vk__fit_crc(0, vk__fit_window_take(&fit->in, size), size);
	fit->files++;
	fit->timed = false;
	for (size = 0; size < VK__FIT_LOCALS; size++)
		fit->local[size].known = false;
	return VK_OK;
}

static vk_status
read_crc(struct vk__fit *fit, vk_error *err)
{
	vk_status status = vk__fit_window_need(&fit->in, 2);

	if (status != VK_OK)
		return status;
	if (vk__fit_window_len(&fit->in) < 2)
		return fail_cut(fit, err);
	if (vk__fit_uint(vk__fit_window_at(&fit->in), 2, false) != fit->crc)
		return fail_at(fit, 0, "fit-crc",
		    "byte %1: the checksum is wrong, the file is damaged",
		    NULL, err);
	(void)vk__fit_window_take(&fit->in, 2);
	return VK_OK;
}

/* ---------------------------------------------------------- definitions */

/* The bytes of count developer fields at at. */
static uint16_t
developer_size(const uint8_t *at, size_t count)
{
	uint16_t size = 0;
	size_t i;

	for (i = 0; i < count; i++)
		size = (uint16_t)(size + at[3 * i + 1]);
	return size;
}

static void
define(struct definition *d, const uint8_t *at)
{
	size_t i;

	d->known = true;
	d->big_endian = at[2] == 1;
	d->number = (uint16_t)vk__fit_uint(at + 3, 2, d->big_endian);
	d->count = at[5];
	d->fields = 0;
	d->developer = 0;
	for (i = 0; i < d->count; i++) {
		const uint8_t *f = at + 6 + 3 * i;

		d->field[i] = (struct vk__fit_field){ .number = f[0],
			.size = f[1], .type = f[2], .at = d->fields };
		d->fields = (uint16_t)(d->fields + f[1]);
	}
}

/* A definition: header, reserved, order, number, count, the fields. */
static vk_status
read_definition(struct vk__fit *fit, vk_error *err)
{
	size_t len = 6;
	const uint8_t *at;
	bool developer;
	vk_status status = records_need(fit, len, err);

	if (status != VK_OK)
		return status;
	at = vk__fit_window_at(&fit->in);
	developer = at[0] & DEVELOPER;
	if (at[2] > 1)
		return fail_at(fit, 2, "fit-order",
		    "byte %1: there is no such byte order", NULL, err);
	len += 3 * (size_t)at[5] + developer;
	status = records_need(fit, len, err);
	if (status == VK_OK && developer) {
		len += 3 * (size_t)vk__fit_window_at(&fit->in)[len - 1];
		status = records_need(fit, len, err);
	}
	if (status != VK_OK)
		return status;
	at = records_take(fit, len);
	define(&fit->local[at[0] & 15], at);
	if (developer) {
		size_t head = 7 + 3 * (size_t)at[5];

		fit->local[at[0] & 15].developer =
		    developer_size(at + head, at[head - 1]);
	}
	return VK_OK;
}

/* ------------------------------------------------------------- messages */

/* Five bits of a time; it is the first such one from the last time on. */
static void
time_compressed(struct vk__fit *fit, struct vk__fit_message *m, uint8_t first)
{
	if (!fit->timed)
		return;
	fit->timestamp += (first - fit->timestamp) & 31;
	m->timed = true;
	m->timestamp = fit->timestamp;
}

static void
time_own(struct vk__fit *fit, struct vk__fit_message *m)
{
	int64_t value;

	if (!vk__fit_integer(m, VK__FIT_TIMESTAMP, 0, &value) || value < 0 ||
	    value > UINT32_MAX)
		return;
	fit->timed = m->timed = true;
	fit->timestamp = m->timestamp = (uint32_t)value;
}

static vk_status
read_message(struct vk__fit *fit, struct vk__fit_message *m, vk_error *err)
{
	uint8_t first = *vk__fit_window_at(&fit->in);
	const struct definition *d = &fit->local[first & COMPRESSED ?
	    first >> 5 & 3 : first & 15];
	vk_status status;

	if (!d->known)
		return fail_at(fit, 0, "fit-undefined",
		    "byte %1: a message that nothing defines", NULL, err);
	status = records_need(fit, (size_t)1 + d->fields + d->developer, err);
	if (status != VK_OK)
		return status;
	m->offset = vk__fit_window_offset(&fit->in);
	m->data = records_take(fit, (size_t)1 + d->fields + d->developer) + 1;
	m->file = fit->files - 1;
	m->number = d->number;
	m->big_endian = d->big_endian;
	m->field = d->field;
	m->count = d->count;
	m->timed = false;
	m->timestamp = 0;
	if (first & COMPRESSED)
		time_compressed(fit, m, first & 31);
	time_own(fit, m);
	return VK_OK;
}

static vk_status
next(struct vk__fit *fit, struct vk__fit_message *message, vk_error *err)
{
	for (;;) {
		vk_status status = VK_OK;

		if (fit->left == 0) {
			if (fit->files > 0)
				status = read_crc(fit, err);
			if (status == VK_OK)
				status = read_header(fit, err);
			if (status != VK_OK)
				return status;
			continue;
		}
		status = records_need(fit, 1, err);
		if (status != VK_OK)
			return status;
		if ((*vk__fit_window_at(&fit->in) & (COMPRESSED | DEFINITION)) !=
		    DEFINITION)
			return read_message(fit, message, err);
		status = read_definition(fit, err);
		if (status != VK_OK)
			return status;
	}
}

vk_status
vk__fit_next(struct vk__fit *fit, struct vk__fit_message *message,
    vk_error *err)
{
	vk_status status = VK_END;

	if (!fit->over)
		status = next(fit, message, err);
	if (status != VK_OK)
		fit->over = true;
	if (status == VK_ENOMEM)
		return vk_error_set(err, status, 0, "memory", "out of memory",
		    NULL, NULL);
	return status;
}

/* --------------------------------------------------------------- object */

vk_status
vk__fit_new(struct vk__fit **fit)
{
	*fit = calloc(1, sizeof **fit);
	return *fit != NULL ? VK_OK : VK_ENOMEM;
}

void
vk__fit_free(struct vk__fit *fit)
{
	if (fit == NULL)
		return;
	vk__fit_window_free(&fit->in);
	free(fit);
}

static void
begin(struct vk__fit *fit)
{
	fit->left = fit->files = 0;
	fit->over = false;
}

void
vk__fit_open(struct vk__fit *fit, const void *data, size_t len)
{
	begin(fit);
	vk__fit_window_open(&fit->in, data, len);
}

void
vk__fit_open_source(struct vk__fit *fit, vk__fit_read_fn *read, void *ctx)
{
	begin(fit);
	vk__fit_window_open_source(&fit->in, read, ctx);
}
