/* SPDX-License-Identifier: MIT */
/*
 * Random bytes become the messages of a FIT file with a right checksum:
 * records at odd times, sessions over them, what a device knows of its rider.
 * The bytes are also read as they are.
 */
#include "formats/fit_activity.h"
#include "formats/fit_encode.h"

#include "ride.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Not all fields that are read, but one of each size and scale. */
static const struct vk__fit_column kinds[][8] = {
	{ { 0, VK__FIT_ENUM, 0 } },
	{ { 253, VK__FIT_UINT32, 0 }, { 3, VK__FIT_UINT8, 0 },
	    { 7, VK__FIT_UINT16, 0 }, { 5, VK__FIT_UINT32, 0 } },
	{ { 2, VK__FIT_UINT32, 0 }, { 5, VK__FIT_ENUM, 0 },
	    { 6, VK__FIT_ENUM, 0 }, { 7, VK__FIT_UINT32, 0 },
	    { 34, VK__FIT_UINT16, 0 }, { 168, VK__FIT_SINT32, 0 },
	    { 9, VK__FIT_FLOAT32, 0 }, { 58, VK__FIT_SINT8, 0 } },
	{ { 253, VK__FIT_UINT32, 0 }, { 5, VK__FIT_UINT32, 0 } },
	{ { 4, VK__FIT_UINT16, 0 }, { 8, VK__FIT_UINT8, 0 } }
};
static const uint16_t numbers[] = { VK__FIT_FILE_ID, VK__FIT_RECORD,
	VK__FIT_SESSION, VK__FIT_ACTIVITY, 3 };
static const uint8_t counts[] = { 1, 4, 8, 2, 2 };

enum { KINDS = sizeof counts, BEGIN = 1141455600 };

/* Times lie near each other, so that they meet. */
static size_t
put_field(vk_buf *file, const struct vk__fit_column *column,
    const uint8_t *data, size_t size, uint32_t *time)
{
	size_t width = vk__fit_type_size(column->type);
	uint64_t value = 0;

	for (size_t i = 0; i < width && i < size; i++)
		value = value << 8 | data[i];
	if (column->number == 253 && size > 0) {
		*time += data[0] < 240 ? 1 : data[0] < 250 ? data[0] : 20000;
		value = *time;
	}
	if (column->number == 2 && size > 0)
		value = BEGIN + (uint32_t)data[0] * 16;
	vk__fit_put(file, column->type, value);
	return width < size ? width : size;
}

static void
make_file(vk_buf *file, const uint8_t *data, size_t size)
{
	uint32_t time = BEGIN;

	vk__fit_begin(file);
	for (uint8_t k = 0; k < KINDS; k++)
		vk__fit_define(file, k, numbers[k], kinds[k], counts[k]);
	while (size > 0) {
		uint8_t kind = (uint8_t)(data[0] < 200 ? 1 : data[0] % KINDS);

		data++;
		size--;
		vk__fit_data(file, kind);
		for (size_t i = 0; i < counts[kind]; i++) {
			size_t used = put_field(file, &kinds[kind][i], data,
			    size, &time);

			data += used;
			size -= used;
		}
	}
	(void)vk__fit_finish(file, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pieces raw = { data, size, 61 }, made;
	vk_buf file = { 0 };
	vk_error err;

	(void)vk__fit_activity_read(read_piece, &raw, check_ride, NULL, &err);
	make_file(&file, data, size);
	made = (struct pieces){ (const uint8_t *)file.data, file.len, 4096 };
	if (!file.failed)
		switch (vk__fit_activity_read(read_piece, &made, check_ride,
		    NULL, &err)) {
		case VK_OK:
		case VK_EVALUE:
		case VK_ELIMIT:
		case VK_ENOMEM:
			break;
		default:
			abort();
		}
	vk_buf_free(&file);
	return 0;
}
