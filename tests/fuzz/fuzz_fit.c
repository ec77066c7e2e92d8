/* SPDX-License-Identifier: MIT */
/*
 * Bytes are read as a FIT file, at once and in pieces, which must find the
 * same messages. Checksums would keep the fuzzer out, so they are put right
 * first, unless the first byte is odd. Then they are read as a workout; what
 * is read must make a record, and a file of it must be readable again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/fit_decode.h"
#include "pieces.h"
#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One file with a header for all the bytes. */
static uint8_t *
mend(const uint8_t *data, size_t size, size_t *len)
{
	uint8_t *file = malloc(size + 16);
	uint32_t records = (uint32_t)size;
	uint16_t crc;

	if (file == NULL)
		return NULL;
	memcpy(file, "\x0e\x10\0\0\0\0\0\0.FIT\0\0", 14);
	memcpy(file + 4, &records, 4);
	if (size > 0)
		memcpy(file + 14, data, size);
	crc = vk__fit_crc(0, file, size + 14);
	memcpy(file + 14 + size, &crc, 2);
	*len = size + 16;
	return file;
}

static uint64_t
mix(uint64_t sum, uint64_t value)
{
	return (sum ^ value) * UINT64_C(1099511628211);
}

static uint64_t
sum_message(const struct vk__fit_message *m, uint64_t sum)
{
	size_t i;

	sum = mix(sum, m->number + m->offset + m->timestamp + m->timed);
	for (i = 0; i < m->count; i++) {
		uint8_t number = m->field[i].number;
		const char *text;
		int64_t value;
		double real;
		size_t len;

		if (vk__fit_integer(m, number, 0, &value))
			sum = mix(sum, (uint64_t)value);
		if (vk__fit_number(m, number, i, &real))
			sum = mix(sum, real > 0);
		if (vk__fit_text(m, number, &text, &len))
			sum = mix(sum, (uint8_t)text[len - 1]);
	}
	return sum;
}

static uint64_t
sum_all(struct vk__fit *fit)
{
	struct vk__fit_message m;
	uint64_t sum = 0;
	vk_status status;

	while ((status = vk__fit_next(fit, &m, NULL)) == VK_OK)
		sum = sum_message(&m, sum);
	return mix(sum, status);
}

/* A file of what was read; numbers that no rider has are refused. */
static void
write_again(vk_import *importer, vk_export *exporter, const vk_record *rec)
{
	const vk_import_options how = { .flat = true };
	const vk_format *format = vk_format_find("fit");
	vk_export_options options;
	vk_error err = { 0 };
	const char *data;
	size_t len;
	vk_status status;

	vk_export_options_init(&options);
	options.athlete.weight = 70;
	status = vk_export_begin(exporter, rec, &options, &err);
	if (status == VK_OK)
		status = vk_export_write(exporter, format, &err);
	if (status == VK_EINVALID || (status != VK_OK && err.code == NULL))
		abort();
	if (status != VK_OK)
		return;
	vk_export_bytes(exporter, &data, &len);
	if (vk_import_read(importer, format, data, len, &how, &err) != VK_OK &&
	    err.status != VK_ELIMIT)
		abort();
}

static void
read_workout(const uint8_t *data, size_t size, bool lenient)
{
	static vk_import *importer;
	static vk_export *exporter;
	static vk_record *rec;
	const vk_import_options how = { .lenient = lenient };
	vk_error err = { 0 };
	vk_workout w = { 0 };
	vk_status status;

	if ((importer == NULL && vk_import_new(&importer) != VK_OK) ||
	    (exporter == NULL && vk_export_new(&exporter) != VK_OK) ||
	    (rec == NULL && vk_record_new(&rec) != VK_OK))
		return;
	status = vk_import_read(importer, vk_format_find("fit"),
	    (const char *)data, size, &how, &err);
	if (status != VK_OK) {
		if (err.code == NULL || err.status != status)
			abort();
		return;
	}
	if (vk_import_record(importer, NULL, rec) != VK_OK ||
	    vk_record_workout(rec, &w, NULL) != VK_OK)
		abort();
	vk_workout_free(&w);
	write_again(importer, exporter, rec);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct vk__fit *fit;
	struct pieces pieces = { data, size, 1 };
	uint8_t *mended = NULL;
	const uint8_t *file;
	size_t len;
	uint64_t sum;

	if (size == 0 || (fit == NULL && vk__fit_new(&fit) != VK_OK))
		return 0;
	pieces.step = 1 + (size_t)data[0];
	if (!(data[0] & 1))
		pieces.at = mended = mend(data + 1, size - 1, &pieces.left);
	file = pieces.at;
	len = pieces.left;
	if (file != NULL) {
		vk__fit_open(fit, file, len);
		sum = sum_all(fit);
		vk__fit_open_source(fit, read_piece, &pieces);
		if (sum_all(fit) != sum)
			abort();
		read_workout(file, len, data[0] & 2);
	}
	free(mended);
	return 0;
}
