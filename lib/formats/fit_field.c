/* SPDX-License-Identifier: MIT */
/*
 * Takes the values out of the fields of a message, whatever their byte order
 * and type. A value that says "not known", each type in its own way, is none.
 */
#include "fit_field.h"

#include <math.h>
#include <string.h>

const struct vk__fit_field *
vk__fit_find(const struct vk__fit_message *m, uint8_t number)
{
	size_t i;

	for (i = 0; i < m->count; i++)
		if (m->field[i].number == number)
			return &m->field[i];
	return NULL;
}

/*
 * The index-th value as its bits. A field whose size is no multiple of that
 * of its type is bytes, as the protocol has it: no number.
 */
static const struct vk__fit_field *
find_bits(const struct vk__fit_message *m, uint8_t number, size_t index,
    uint64_t *bits, size_t *size)
{
	const struct vk__fit_field *f = vk__fit_find(m, number);

	if (f == NULL)
		return NULL;
	*size = vk__fit_type_size(f->type);
	if (*size == 0 || f->size % *size != 0 || index >= f->size / *size)
		return NULL;
	*bits = vk__fit_uint(m->data + f->at + index * *size, *size,
	    m->big_endian);
	return f;
}

static bool
is_signed(uint8_t type)
{
	return type == VK__FIT_SINT8 || type == VK__FIT_SINT16 ||
	    type == VK__FIT_SINT32 || type == VK__FIT_SINT64;
}

static bool
zero_says_nothing(uint8_t type)
{
	return type == VK__FIT_UINT8Z || type == VK__FIT_UINT16Z ||
	    type == VK__FIT_UINT32Z || type == VK__FIT_UINT64Z;
}

bool
vk__fit_integer(const struct vk__fit_message *m, uint8_t number, size_t index,
    int64_t *value)
{
	uint64_t bits = 0, most;
	size_t size = 0;
	const struct vk__fit_field *f = find_bits(m, number, index, &bits,
	    &size);

	if (f == NULL || f->type == VK__FIT_STRING ||
	    f->type == VK__FIT_FLOAT32 || f->type == VK__FIT_FLOAT64)
		return false;
	most = UINT64_MAX >> (64 - 8 * size);
	if (is_signed(f->type)) {
		if (bits == most >> 1)
			return false;
		/* Without leaving what the standard defines. */
		*value = bits <= most >> 1 ? (int64_t)bits :
		    -(int64_t)(most - bits) - 1;
		return true;
	}
	if (bits == (zero_says_nothing(f->type) ? 0 : most) ||
	    bits > INT64_MAX)
		return false;
	*value = (int64_t)bits;
	return true;
}

bool
vk__fit_number(const struct vk__fit_message *m, uint8_t number, size_t index,
    double *value)
{
	uint64_t bits = 0;
	size_t size = 0;
	const struct vk__fit_field *f = find_bits(m, number, index, &bits,
	    &size);
	int64_t whole;

	if (f == NULL)
		return false;
	if (f->type == VK__FIT_FLOAT32) {
		uint32_t half = (uint32_t)bits;
		float single;

		memcpy(&single, &half, sizeof single);
		*value = (double)single;
	} else if (f->type == VK__FIT_FLOAT64) {
		memcpy(value, &bits, sizeof *value);
	} else {
		if (!vk__fit_integer(m, number, index, &whole))
			return false;
		*value = (double)whole;
	}
	/* All bits set is "not known", and a NaN. */
	return isfinite(*value);
}

bool
vk__fit_text(const struct vk__fit_message *m, uint8_t number,
    const char **text, size_t *len)
{
	const struct vk__fit_field *f = vk__fit_find(m, number);
	const char *end;

	if (f == NULL || f->type != VK__FIT_STRING || f->size == 0)
		return false;
	*text = (const char *)m->data + f->at;
	end = memchr(*text, '\0', f->size);
	*len = end != NULL ? (size_t)(end - *text) : f->size;
	return *len > 0;
}
