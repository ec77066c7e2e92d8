/* SPDX-License-Identifier: MIT */
/*
 * vekta/formats.h, included by vekta.h:
 * workout files.
 */
#ifndef VEKTA_FORMATS_H
#define VEKTA_FORMATS_H

#include "score.h"

#ifdef __cplusplus
extern "C" {
#endif

/* --------------------------------------------------------------- formats */

/* A kind of workout file. The rows of the table are static. */
typedef struct vk_format {
	const char *name;      /* "zwo" */
	const char *extension; /* ".zwo", in lower case */
	const char *what;      /* English, "Zwift workout" */
	bool binary;           /* not for a terminal */
	bool reads;            /* vk_import_read takes it */
	bool writes;           /* vk_export_write makes it */
} vk_format;

/* The row, from 0; NULL past the last. */
const vk_format *vk_format_at(size_t index);
/* NULL when there is no format of that name. */
const vk_format *vk_format_find(const char *name);
/* The format of a file by its content, NULL when it is none of ours. */
const vk_format *vk_format_guess(const char *data, size_t len);

/* ------------------------------------------------------------ writing */

/*
 * The head of files: lines "key: text", where the key is author, name,
 * description, category or tags (parted by commas), and the text may hold
 * {name} {description} {assumed} {confidence} {tss} {duration} {date}
 * {athlete} {tags}; "{{" is a brace. A line that begins with a blank goes on
 * with the one before, "#" begins a comment.
 */
typedef struct vk_template vk_template;

/*
 * VK_OK; VK_ENOMEM; VK_EUTF8, VK_ESYNTAX with err filled and the line, from
 * 1: then *tpl is NULL.
 */
vk_status vk_template_read(vk_template **tpl, const char *data, size_t len,
    size_t *line, vk_error *err);
void vk_template_free(vk_template *tpl);

/*
 * What a file needs and a record may lack. vk_export_options_init fills in
 * the defaults; each one that is used is a note of the export.
 */
typedef struct vk_export_options {
	vk_athlete athlete;
	double speed;          /* km/h for distances; 0: such a record is refused */
	uint32_t open_seconds; /* of an open step; 0: such a record is refused */
	double recovery;       /* % FTP of a recovery without target: 50 */
	double warmup[2];      /* ramp of a warm-up without target: 45 to 65 */
	double cooldown[2];    /* ramp of a cool-down without target: 65 to 45 */
	/* 0 in one of these three: no power at all, free ride. */
	double free_ride;      /* % FTP of free riding where the format knows no
	                          such thing; 0: such a record is refused */
	double max_effort;     /* the same for "all out" */
	double tolerance;      /* % of a power that becomes a range: 3 */
	unsigned decimals;     /* of minutes; 0: as many as it takes */
	const char *author;    /* NULL: that of the file the record is from,
	                          else "vekta" */
	const vk_template *head; /* NULL: as the record has it */
	const char *ftp_source; /* where the FTP is from; NULL, "": given */
	bool ascii;            /* name, author and tags in ASCII */
} vk_export_options;

void vk_export_options_init(vk_export_options *options);

/* Writes records as files of any format. */
typedef struct vk_export vk_export;

/* VK_OK or VK_ENOMEM. */
vk_status vk_export_new(vk_export **exporter);
void vk_export_free(vk_export *exporter);
/*
 * Takes up a record; rec and what options point to must live until the last
 * vk_export_write of it. VK_OK; VK_ENOMEM; VK_ABSENT: no workout or no steps
 * in it; VK_EUNABLE: it is no ride; VK_EVALUE, VK_ELIMIT, VK_ESYNTAX: its
 * steps make no sense.
 */
vk_status vk_export_begin(vk_export *exporter, const vk_record *rec,
    const vk_export_options *options, vk_error *err);
/*
 * Writes the record as a whole file and checks it. Only after VK_OK is there
 * a file. VK_OK; VK_ENOMEM; VK_EUNABLE: it needs an option that is not given,
 * or the format has no writer; VK_EVALUE, VK_ELIMIT: no rider can do it;
 * VK_EINVALID: the file failed its check.
 */
vk_status vk_export_write(vk_export *exporter, const vk_format *format,
    vk_error *err);
/* The file last written, until the next call on the exporter. */
void vk_export_bytes(const vk_export *exporter, const char **data, size_t *len);
/*
 * Appends what the last file assumed, one sentence a line, in lang ("fr",
 * else English), each after prefix. Check out->failed.
 */
void vk_export_notes(const vk_export *exporter, const char *lang,
    const char *prefix, vk_buf *out);

/* Something that the format of the file cannot say and the record does. */
typedef struct vk_loss {
	const char *code; /* stable, "loss-range" */
	char arg[2][64];
	char step[48];    /* the first step: "3", "3.2" in a group; "": none */
	size_t steps;     /* of the record that it happened to */
} vk_loss;

/* The losses of the last file, in order; NULL past the last. */
const vk_loss *vk_export_loss(const vk_export *exporter, size_t index);
/* Appends "step 3.2: ..." in lang. Check out->failed. */
void vk_loss_text(const vk_loss *loss, const char *lang, vk_buf *out);

/* ------------------------------------------------------------ reading */

/* Settings of a reader; zero is the default. */
typedef struct vk_import_options {
	bool lenient; /* take what common readers take */
	bool flat;    /* do not fold equal steps into repeats */
} vk_import_options;

/* Reads files of any format. */
typedef struct vk_import vk_import;

/* The longest file that is read. */
enum { VK_IMPORT_BYTES = 16 * 1024 * 1024 };

/* VK_OK or VK_ENOMEM. */
vk_status vk_import_new(vk_import **importer);
void vk_import_free(vk_import *importer);
/*
 * Reads a file; format NULL: by its content. VK_OK; VK_ENOMEM; VK_ELIMIT;
 * VK_ABSENT: none of our formats; VK_EUNABLE: a format that cannot be read;
 * VK_EUTF8, VK_ESYNTAX: not well-formed; VK_EVALUE: well-formed, but no such
 * workout.
 */
vk_status vk_import_read(vk_import *importer, const vk_format *format,
    const char *data, size_t len, const vk_import_options *options,
    vk_error *err);
/* The line of the last error, from 1; 0: not known, or no text. */
size_t vk_import_line(const vk_import *importer);
/* What was read last; the importer's. */
const vk_format *vk_import_format(const vk_import *importer);
const vk_workout *vk_import_workout(const vk_import *importer);
/* As vk_export_notes: what the reader did with what is odd in the file. */
void vk_import_notes(const vk_import *importer, const char *lang,
    const char *prefix, vk_buf *out);
/*
 * Makes rec the record of what was read last: name, type, description, tags,
 * workout_doc, and vekta with version and source (format, file, ...). file
 * may be NULL. VK_OK, VK_ENOMEM, VK_ELIMIT.
 */
vk_status vk_import_record(vk_import *importer, const char *file,
    vk_record *rec);

/*
 * The format of the file that a record was read from, NULL when it was none.
 */
const vk_format *vk_record_source_format(const vk_record *rec);

/* ----------------------------------------------------------- Zwift files */

/* Checks Zwift workout files (.zwo). */
typedef struct vk_zwo vk_zwo;

/* VK_OK or VK_ENOMEM. */
vk_status vk_zwo_new(vk_zwo **zwo);
void vk_zwo_free(vk_zwo *zwo);

/* What a check found; a file may be valid and still have warnings. */
typedef struct vk_zwo_report {
	size_t line;      /* of the fault; 0: not known */
	uint64_t seconds; /* length of the workout */
	size_t steps;     /* elements below workout */
	size_t warnings;  /* text events at or past the end of their step */
	bool recoded;     /* lenient: it was windows-1252, not UTF-8 */
} vk_zwo_report;

/* The longest file that is checked. */
enum { VK_ZWO_BYTES = 16 * 1024 * 1024 };

/*
 * Checks a file: strict against the form that vk_export_write writes,
 * lenient against what the readers of such files take. report may be NULL.
 * VK_OK; VK_ENOMEM; VK_ELIMIT; VK_ESYNTAX: no well-formed XML, or a DTD;
 * VK_EVALUE: XML, but no such workout.
 */
vk_status vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err);

/* ----------------------------------------------------------------- names */

/*
 * Makes a file name (one path component, without extension) from format and
 * the record: {date} {name} {id} {athlete} {category} {line}. What is absent
 * leaves no gap. The result is safe on every system: no separators, no
 * control characters, no leading dot or dash, no reserved name, at most 200
 * bytes, never empty. ascii: accents are taken off, the rest left out.
 * VK_OK; VK_ENOMEM; VK_EVALUE: an unknown place in format.
 */
vk_status vk_name_make(const char *format, const vk_record *rec, uint64_t line,
    bool ascii, vk_buf *out, vk_error *err);

#ifdef __cplusplus
}
#endif

#endif
