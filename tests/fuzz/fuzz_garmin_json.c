/* SPDX-License-Identifier: MIT */
/* Fuzzes Garmin's JSON, to activities. */
#include "import_bytes.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	import_bytes(data, size);
	return 0;
}
