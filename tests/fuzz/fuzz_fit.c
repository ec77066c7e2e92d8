/* SPDX-License-Identifier: MIT */
/*
 * Bytes are read as a FIT file, at once and in pieces, which must find the
 * same messages. Checksums would keep the fuzzer out, so they are put right
 * first, unless the first byte is odd.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/fit_decode.h"
#include "pieces.h"

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct vk__fit *fit;
	struct pieces pieces = { data, size, 1 };
	uint8_t *mended = NULL;
	uint64_t sum;

	if (size == 0 || (fit == NULL && vk__fit_new(&fit) != VK_OK))
		return 0;
	pieces.step = 1 + (size_t)data[0];
	if (!(data[0] & 1))
		pieces.at = mended = mend(data + 1, size - 1, &pieces.left);
	if (pieces.at != NULL) {
		vk__fit_open(fit, pieces.at, pieces.left);
		sum = sum_all(fit);
		vk__fit_open_source(fit, read_piece, &pieces);
		if (sum_all(fit) != sum)
			abort();
	}
	free(mended);
	return 0;
}
