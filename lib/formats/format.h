/* SPDX-License-Identifier: MIT */
/*
 * The table of formats: what each one is called, what it can say, and the
 * functions that write, read and recognise it. A new format is one row in
 * format.c and one file.
 */
#ifndef VK_FORMATS_FORMAT_H
#define VK_FORMATS_FORMAT_H

#include "../vekta.h"

struct vk__reading;

/* What a format has words for; what it lacks is lowered and noted. */
enum vk__says {
	VK__SAYS_FREE = 1,   /* riding without a power target */
	VK__SAYS_CADENCE = 2, /* a cadence of its own */
	VK__SAYS_WATTS = 4    /* watts as they are */
};

/*
 * Writes the workout into exporter->out. What it assumes goes into
 * exporter->notes, what it cannot say into exporter->losses. Returns as
 * vk_export_write.
 */
typedef vk_status vk__write_fn(vk_export *exporter, vk_error *err);
/*
 * Reads reading->data into its workout and head. The workout is checked by
 * the caller. Returns as vk_import_read, with reading->line set where an
 * error has one.
 */
typedef vk_status vk__read_fn(struct vk__reading *reading, vk_error *err);
/* Whether the bytes look like a file of the format; cheap, and never sure. */
typedef bool vk__detect_fn(const char *data, size_t len);

struct vk__format {
	vk_format is; /* first, so that a row can be found again */
	unsigned says;
	bool flat;    /* without repeats: reading folds them back */
	vk__write_fn *write;
	vk__read_fn *read;
	vk__detect_fn *detect;
};

static inline const struct vk__format *
vk__format_row(const vk_format *format)
{
	return (const struct vk__format *)(const void *)format;
}

/* The functions of the rows, each in the file of its format. */
vk__write_fn vk__zwo_export;
vk__read_fn vk__zwo_import;
vk__detect_fn vk__zwo_detect;
vk__write_fn vk__erg_export, vk__mrc_export;
vk__read_fn vk__erg_import, vk__mrc_import;
vk__detect_fn vk__erg_detect, vk__mrc_detect;
vk__write_fn vk__fit_export;
vk__read_fn vk__fit_import;
vk__detect_fn vk__fit_detect;
vk__write_fn vk__icu_export;
vk__read_fn vk__icu_import;
vk__detect_fn vk__icu_detect;

#endif
