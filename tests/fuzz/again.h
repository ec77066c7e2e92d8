/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a file of a format of lines: what is read must be a record that
 * can be written in the same format and read back to the same steps, or be
 * refused with a reason.
 */
#ifndef TESTS_FUZZ_AGAIN_H
#define TESTS_FUZZ_AGAIN_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static vk_import *reader;
static vk_import *again;
static vk_export *writer;
static vk_record *rec;

static int
ready(void)
{
	return (reader != NULL || vk_import_new(&reader) == VK_OK) &&
	    (again != NULL || vk_import_new(&again) == VK_OK) &&
	    (writer != NULL || vk_export_new(&writer) == VK_OK) &&
	    (rec != NULL || vk_record_new(&rec) == VK_OK);
}

/*
 * Watts are rounded to whole ones on their way out, a ramp in zones becomes
 * per cent.
 */
static int
same(const vk_step *a, const vk_step *b)
{
	double most = a->power.unit == VK_UNIT_WATT ? 0.501 : 0.00501;
	double start = a->power.start - b->power.start;
	double end = a->power.end - b->power.end;

	if (a->ramp && a->power.unit == VK_UNIT_POWER_ZONE)
		return a->duration == b->duration && b->ramp &&
		    b->power.unit == VK_UNIT_PCT_FTP;
	return a->duration == b->duration &&
	    a->power.unit == b->power.unit && start <= most &&
	    start >= -most && end <= most && end >= -most;
}

static void
compare(const vk_workout *v, const vk_workout *w)
{
	vk_walk one = { 0 }, two = { 0 };
	const vk_step *a, *b;

	do {
		a = vk_workout_walk(v, &one);
		b = vk_workout_walk(w, &two);
		if ((a == NULL) != (b == NULL) ||
		    (a != NULL && !same(a, b)))
			abort();
	} while (a != NULL);
}

/* Some powers are none: 0.5 % is a slip, 5000 W nobody has. */
static void
round_trip(const vk_format *format, const vk_import_options *options)
{
	vk_export_options how;
	vk_error err = { 0 };
	const char *data;
	size_t len;
	vk_status status;

	vk_export_options_init(&how);
	how.athlete.ftp = 250;
	if (vk_import_record(reader, "f", rec) != VK_OK ||
	    vk_record_source_format(rec) != format)
		abort();
	if (vk_export_begin(writer, rec, &how, &err) != VK_OK)
		abort();
	status = vk_export_write(writer, format, &err);
	if (status == VK_EVALUE && (strcmp(err.code, "export-power") == 0 ||
	    strcmp(err.code, "export-cadence") == 0))
		return;
	if (status != VK_OK)
		abort();
	vk_export_bytes(writer, &data, &len);
	/* Text may begin as another format does. */
	if ((vk_format_guess(data, len) != format &&
	    strcmp(format->name, "icu") != 0) ||
	    vk_import_read(again, format, data, len, options, NULL) != VK_OK)
		abort();
	compare(vk_import_workout(reader), vk_import_workout(again));
}

static int
read_again(const char *name, bool lenient, const uint8_t *data, size_t size)
{
	const vk_import_options options = { .lenient = lenient };
	const vk_format *format = vk_format_find(name);
	vk_error err = { 0 };
	vk_status status;

	if (!ready())
		return 0;
	status = vk_import_read(reader, format, (const char *)data, size,
	    &options, &err);
	if (status != VK_OK && (err.code == NULL || err.status != status))
		abort();
	if (status == VK_OK)
		round_trip(format, &options);
	return 0;
}

#endif
