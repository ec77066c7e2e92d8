/* SPDX-License-Identifier: MIT */
/*
 * The checks of vk-doctor: each does what the other commands do, for real,
 * and says in a sentence what came of it.
 */
#ifndef DOCTOR_DOCTOR_H
#define DOCTOR_DOCTOR_H

#include <vekta.h>

#include "../cli/text.h"

/* The order is that of the words in report.c. */
enum doctor_state { DOCTOR_OK, DOCTOR_DOUBTFUL, DOCTOR_BAD };

struct doctor_options {
	const char *db;     /* NULL: none is looked into */
	const char *corpus; /* NULL: where vk-enrich finds it */
	const char *dir;    /* where space is needed */
	double free_mb;     /* that must be free there */
	double max_ms;      /* that a check may take; 0: no limit */
	unsigned wait_ms;   /* for a locked database */
};

/* What a check found. */
struct doctor_finding {
	const char *check;
	enum doctor_state state;
	bool locked; /* bad only because another program holds a lock */
	double seconds;
	vk_error told; /* code and sentence */
};

typedef void doctor_fn(const struct doctor_options *options,
    struct doctor_finding *finding);

struct doctor_check {
	const char *name; /* stable: a label of figures */
	doctor_fn *run;
	bool timed;       /* --max-ms holds for it */
};

/* NULL past the last. */
const struct doctor_check *doctor_check_at(size_t index);
/* Runs a check and times it. */
void doctor_run(const struct doctor_check *check,
    const struct doctor_options *options, struct doctor_finding *finding);

/* For the checks: what they found; a and b fill %1 and %2 of format. */
void doctor_say(struct doctor_finding *finding, enum doctor_state state,
    const char *code, const char *format, const char *a, const char *b);
/* The same for what the library reported. */
void doctor_fail(struct doctor_finding *finding, vk_status status,
    const vk_error *err);

doctor_fn doctor_versions, doctor_scanner, doctor_sentence, doctor_corpus,
    doctor_database, doctor_disk, doctor_clock;

/* Writes all of it to standard output. VK_OK, VK_ENOMEM, VK_EIO (errno). */
vk_status doctor_table(const struct doctor_finding *finding, size_t count);
vk_status doctor_json(const struct doctor_finding *finding, size_t count);
/* Replaces the file path with figures for Prometheus. The same. */
vk_status doctor_figures(const char *path,
    const struct doctor_finding *finding, size_t count, int status);

#endif
