/* SPDX-License-Identifier: MIT */
/*
 * Bytes are read as a Zwift file, strictly and leniently. What is read must
 * make a record that can be read again; what a strict reading takes, a lenient
 * one takes as well and in the same way. What is refused has a reason.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads and appends the steps to out. */
static vk_status
read_one(vk_import *importer, vk_record *rec, const char *data, size_t size,
    bool lenient, vk_buf *out)
{
	const vk_import_options how = { .lenient = lenient, .flat = true };
	vk_error err = { 0 };
	vk_workout w = { 0 };
	vk_status status = vk_import_read(importer, vk_format_find("zwo"),
	    data, size, &how, &err);

	if (status != VK_OK) {
		if (err.code == NULL || err.status != status)
			abort();
		return status;
	}
	if (vk_import_record(importer, "a.zwo", rec) != VK_OK ||
	    vk_record_workout(rec, &w, NULL) != VK_OK ||
	    vk_record_source_format(rec) == NULL)
		abort();
	vk_workout_write(&w, out);
	vk_workout_free(&w);
	return VK_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static vk_import *importer;
	static vk_record *rec;
	vk_buf strict = { 0 }, lenient = { 0 };

	if (importer == NULL && vk_import_new(&importer) != VK_OK)
		return 0;
	if (rec == NULL && vk_record_new(&rec) != VK_OK)
		return 0;
	if (read_one(importer, rec, (const char *)data, size, false,
	    &strict) == VK_OK && (read_one(importer, rec, (const char *)data,
	    size, true, &lenient) != VK_OK || strict.len != lenient.len ||
	    memcmp(strict.data, lenient.data, strict.len) != 0))
		abort();
	if (strict.len == 0)
		read_one(importer, rec, (const char *)data, size, true,
		    &lenient);
	vk_buf_free(&strict);
	vk_buf_free(&lenient);
	return 0;
}
