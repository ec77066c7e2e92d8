/* SPDX-License-Identifier: MIT */
/* Random bytes are read as text of intervals.icu. */
#include "again.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	return read_again("icu", data[size - 1] & 1, data, size - 1);
}
