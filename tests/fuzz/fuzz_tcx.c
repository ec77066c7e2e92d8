/* SPDX-License-Identifier: MIT */
/*
 * Bytes are read as a TCX file, in pieces of some size, and what is found in
 * it must make sense.
 */
#include "formats/tcx.h"

#include "ride.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pieces pieces;
	vk_error err;

	if (size == 0)
		return 0;
	pieces = (struct pieces){ data + 1, size - 1, 1 + (size_t)data[0] };
	switch (vk__tcx_read(read_piece, &pieces, check_ride, NULL, &err)) {
	case VK_OK:
	case VK_ESYNTAX:
	case VK_EVALUE:
	case VK_ELIMIT:
	case VK_ENOMEM:
		break;
	default:
		abort();
	}
	return 0;
}
