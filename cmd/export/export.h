/* SPDX-License-Identifier: MIT */
/* Where exported files go, and which records may go there. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <vekta.h>

#include "names.h"
#include "place.h"

enum export_to {
	EXPORT_STDOUT, /* one file */
	EXPORT_FILE,   /* one file */
	EXPORT_DIR,
	EXPORT_TAR     /* to stdout */
};

struct export_options {
	enum export_to to;
	const char *path;        /* of the file or the directory */
	const char *name_format; /* see vk_name_make */
	bool ascii;
	bool force;              /* overwrite */
	double min_confidence;
	vk_verdict lowest;       /* the lowest verdict that may go out */
};

/* One run. Zero-initialise. */
struct export {
	struct export_options options;
	struct export_names names;
	struct export_place place;
	vk_buf name;     /* of the record in work */
	size_t stem;     /* its length without extension; 0: not made */
	vk_buf held; /* the only file, until it is clear that it is that */
	uint64_t records;
	uint64_t files;
};

/* VK_OK, VK_EIO, VK_EVALUE (the name format). */
vk_status export_open(struct export *export,
    const struct export_options *options, vk_error *err);
/*
 * To be asked for each record, before its file is made. VK_OK;
 * VK_ABSENT: it is neither scored nor read from a workout file; VK_EUNABLE: its verdict or confidence is too
 * low; VK_ELIMIT: a second record, with room for one file only.
 */
vk_status export_admit(struct export *export, const vk_record *rec,
    vk_error *err);
/* A file that was made of a record. */
struct export_file {
	const vk_record *rec;
	uint64_t line;         /* of the record in its source */
	const char *extension; /* ".zwo" */
	const char *data;
	size_t len;
};

/*
 * Takes a file of the record that was last admitted; all its files have the
 * same name before their extension. What must go to stdout is appended to
 * out; with EXPORT_TAR in a form for export_place_tar. VK_OK, VK_ENOMEM; VK_EUNABLE: a file of that name is there; VK_EIO.
 */
vk_status export_put(struct export *export, const struct export_file *file,
    vk_buf *out, vk_error *err);
/*
 * Makes tar entries of what export_put has appended for one record, with names
 * that no record before had: in the order of the records, by one struct export
 * for all that export_put was called with. VK_OK, VK_ENOMEM.
 */
vk_status export_place_tar(struct export *export, const char *made, size_t len,
    vk_buf *out, vk_error *err);
/* Ends the run; the single file is written only now. As export_put. */
vk_status export_finish(struct export *export, vk_buf *out, vk_error *err);
void export_free(struct export *export);

#endif
