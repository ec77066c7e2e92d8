/* SPDX-License-Identifier: MIT */
/*
 * A Zwift file, the record that it makes, the file that this makes: read and
 * written again it is the same, byte for byte. What is lost is lost at once.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static vk_buf first, second;

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_zwo_trip.c:%d: not so: %s\n%.*s\n----\n%.*s\n",
	    line, what, (int)first.len, first.data, (int)second.len,
	    second.data);
	abort();
}

static vk_import *reader;
static vk_record *record;
static vk_export *writer;

/* A file, the record in it, and that as a file; false where there is none. */
static bool
trip(const char *file, size_t size, bool lenient, vk_buf *out)
{
	const vk_import_options how = { .lenient = lenient };
	const vk_format *zwo = vk_format_find("zwo");
	vk_export_options options;
	const char *data;
	size_t len;

	vk_buf_clear(out);
	if (vk_import_read(reader, zwo, file, size, &how, NULL) != VK_OK)
		return false;
	vk_record_clear(record);
	MUST(vk_import_record(reader, "a.zwo", record) == VK_OK);
	vk_export_options_init(&options);
	if (vk_export_begin(writer, record, &options, NULL) != VK_OK ||
	    vk_export_write(writer, zwo, NULL) != VK_OK)
		return false;
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(out, data, len);
	MUST(!out->failed);
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (reader == NULL) {
		MUST(vk_import_new(&reader) == VK_OK);
		MUST(vk_record_new(&record) == VK_OK);
		MUST(vk_export_new(&writer) == VK_OK);
	}
	if (!trip((const char *)data, size, true, &first))
		return 0;
	MUST(trip(first.data, first.len, false, &second));
	MUST(first.len == second.len &&
	    memcmp(first.data, second.data, first.len) == 0);
	return 0;
}
