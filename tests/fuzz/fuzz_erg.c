/* SPDX-License-Identifier: MIT */
/* Random bytes are read as an ERG or MRC file; the last one says as which. */
#include "again.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	return read_again(data[size - 1] & 2 ? "erg" : "mrc",
	    data[size - 1] & 1, data, size - 1);
}
