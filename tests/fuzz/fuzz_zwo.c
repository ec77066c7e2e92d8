/* SPDX-License-Identifier: MIT */
/*
 * Random bytes become a workout, the workout a record, the record a Zwift
 * file: it must pass its checks, the strict schema and our own count of its
 * seconds, or be refused for one of the documented reasons. The bytes are
 * also read as a record and as a file of somebody else.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct bytes {
	const uint8_t *at;
	size_t left;
};

static unsigned
next(struct bytes *b)
{
	if (b->left == 0)
		return 0;
	b->left--;
	return *b->at++;
}

static double
amount(struct bytes *b)
{
	unsigned kind = next(b);
	double value = next(b) + next(b) / 256.0;

	return kind < 8 ? value * 1e6 : kind < 16 ? -value : value;
}

static vk_target
target(struct bytes *b)
{
	vk_target t = { 0 };
	unsigned kind = next(b);

	if (kind % 3 == 0)
		return t;
	t.unit = (vk_unit)(kind % VK_UNIT_COUNT);
	t.start = amount(b);
	t.end = kind & 64 ? amount(b) : t.start;
	return t;
}

static vk_step
step(struct bytes *b)
{
	vk_step s = { 0 };
	unsigned flags = next(b);
	unsigned more = next(b);

	s.duration = flags & 1 ? next(b) * (more & 128 ? 400 : 1) : 0;
	s.distance = flags & 2 ? amount(b) : 0;
	s.open = flags & 4;
	s.ramp = flags & 8;
	s.warmup = (flags & 48) == 16;
	s.cooldown = (flags & 48) == 32;
	s.freeride = (more & 7) == 1;
	s.maxeffort = (more & 7) == 2;
	s.intensity = (vk_intensity)((more >> 3) % VK_INTENSITY_COUNT);
	s.power = target(b);
	if (flags & 64)
		s.hr = target(b);
	if (flags & 128)
		s.cadence = target(b);
	return s;
}

static void
fill(struct bytes *b, vk_workout *w)
{
	uint32_t parent = 0;
	uint32_t up[64] = { 0 };
	unsigned depth = 0;

	while (b->left > 0) {
		unsigned what = next(b);
		vk_step s;
		uint32_t at;

		if (what < 24 && depth > 0) {
			parent = up[--depth];
			continue;
		}
		s = step(b);
		if (what < 80 && depth < 10)
			s.reps = 1 + what % 12;
		if (vk_workout_add(w, parent, &s, &at) != VK_OK)
			return;
		if (what & 1 && b->left > 2) {
			size_t len = b->left < 20 ? b->left : 20;

			vk_workout_set_text(w, at, (const char *)b->at, len);
		}
		if (s.reps > 0) {
			up[depth++] = parent;
			parent = at;
		}
	}
}

static void
export(vk_zwo *zwo, vk_export *out, const vk_record *rec,
    const vk_export_options *options)
{
	vk_error err = { 0 };
	vk_status status = vk_export_begin(out, rec, options, &err);
	const char *data;
	size_t len;

	if (status == VK_OK)
		status = vk_export_write(out, vk_format_find("zwo"), &err);
	vk_export_bytes(out, &data, &len);
	if (status == VK_EINVALID || (status == VK_OK) != (len > 0))
		abort();
	if (status != VK_OK && (err.code == NULL || err.status != status))
		abort();
	if (status == VK_OK &&
	    (vk_zwo_check(zwo, data, len, false, NULL, NULL) != VK_OK ||
	    vk_zwo_check(zwo, data, len, true, NULL, NULL) != VK_OK))
		abort();
}

static void
from_workout(struct bytes *b, vk_zwo *zwo, vk_export *out,
    vk_record *rec)
{
	vk_export_options options;
	vk_workout w = { 0 };
	vk_buf line = { 0 };
	unsigned flags = next(b);

	vk_export_options_init(&options);
	options.athlete.ftp = flags & 1 ? 50 + next(b) : 0;
	options.athlete.weight = flags & 2 ? 70 : 0;
	options.speed = flags & 4 ? next(b) : 0;
	options.open_seconds = flags & 8 ? next(b) : 0;
	options.recovery = flags & 16 ? 0 : next(b);
	options.ascii = flags & 32;
	if (vk_workout_clear(&w) == VK_OK) {
		fill(b, &w);
		vk_buf_add_text(&line, "{\"workout_doc\":");
		vk_workout_write(&w, &line);
		vk_buf_add_text(&line, "}");
		if (!line.failed && vk_record_read(rec, line.data, line.len,
		    NULL) == VK_OK)
			export(zwo, out, rec, &options);
	}
	vk_workout_free(&w);
	vk_buf_free(&line);
}

static void
from_record(const char *text, size_t len, vk_zwo *zwo, vk_export *out,
    vk_record *rec)
{
	vk_export_options options;
	vk_buf name = { 0 };

	vk_export_options_init(&options);
	if (vk_record_read(rec, text, len, NULL) != VK_OK)
		return;
	export(zwo, out, rec, &options);
	if (vk_name_make("{date}_{name}_{id}_{athlete}_{category}", rec, 1,
	    len & 1, &name, NULL) != VK_OK || name.len == 0 ||
	    name.len > 201 || memchr(name.data, '/', name.len) != NULL ||
	    name.data[0] == '.' || name.data[0] == '-')
		abort();
	vk_buf_free(&name);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Kept from run to run, as in a stream; reading a schema is slow. */
	static vk_record *rec;
	static vk_zwo *zwo;
	static vk_export *out;
	struct bytes b = { data, size };

	if (rec == NULL && vk_record_new(&rec) != VK_OK)
		return 0;
	if (zwo == NULL && vk_zwo_new(&zwo) != VK_OK)
		return 0;
	if (out == NULL && vk_export_new(&out) != VK_OK)
		return 0;
	if (size > 0 && data[0] == '{')
		from_record((const char *)data, size, zwo, out, rec);
	else if (size > 0 && data[0] == '<')
		vk_zwo_check(zwo, (const char *)data, size, size & 1, NULL,
		    NULL);
	else if (size > 0)
		from_workout(&b, zwo, out, rec);
	return 0;
}
