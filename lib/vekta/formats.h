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

/*
 * What vk_score_record left in the record. VK_OK; VK_ABSENT: not scored, or no
 * known verdict; VK_ENOMEM. A missing confidence is 0.
 */
vk_status vk_record_verdict(const vk_record *rec, vk_verdict *verdict,
    double *confidence);

/*
 * What a file needs and a record may lack. vk_export_init fills in the
 * defaults; each one that is used is listed in the file's description.
 */
typedef struct vk_export {
	vk_athlete athlete;
	double speed;          /* km/h for distances; 0: such a record is refused */
	uint32_t open_seconds; /* of an open step; 0: such a record is refused */
	double recovery;       /* % FTP of a recovery without target: 50 */
	double warmup[2];      /* ramp of a warm-up without target: 45 to 65 */
	double cooldown[2];    /* ramp of a cool-down without target: 65 to 45 */
	/* 0 in one of these three: no power at all, free ride. */
	const char *author;    /* NULL: "vekta" */
	bool ascii;            /* name, author and tags in ASCII */
} vk_export;

void vk_export_init(vk_export *options);

/* Writes Zwift workout files (.zwo), and checks them. */
typedef struct vk_zwo vk_zwo;

/* VK_OK or VK_ENOMEM. */
vk_status vk_zwo_new(vk_zwo **zwo);
void vk_zwo_free(vk_zwo *zwo);
/*
 * Writes the workout of rec as a whole file and checks it against the strict
 * schema. Power is a fraction of FTP, time is whole seconds.
 * VK_OK; VK_ENOMEM; VK_ABSENT: no workout or no steps in it; VK_EUNABLE: it
 * needs an option that is not given, or is no ride; VK_EVALUE, VK_ELIMIT: no
 * rider can do it; VK_EINVALID: the file failed its check. Only after VK_OK
 * is there a file.
 */
vk_status vk_zwo_write(vk_zwo *zwo, const vk_record *rec,
    const vk_export *options, vk_error *err);
/* The file last written, until the next call on zwo. */
void vk_zwo_bytes(const vk_zwo *zwo, const char **data, size_t *len);
/*
 * Appends what the last export assumed, one sentence a line, in lang ("fr",
 * else English), each after prefix. Check out->failed.
 */
void vk_zwo_notes(const vk_zwo *zwo, const char *lang, const char *prefix,
    vk_buf *out);

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
 * Checks a file: strict against the form that vk_zwo_write writes, lenient
 * against what the readers of such files take. report may be NULL.
 * VK_OK; VK_ENOMEM; VK_ELIMIT; VK_ESYNTAX: no well-formed XML, or a DTD;
 * VK_EVALUE: XML, but no such workout.
 */
vk_status vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err);

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
