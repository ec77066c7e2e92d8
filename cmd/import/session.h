/* SPDX-License-Identifier: MIT */
/*
 * One run of the importer: files into a database, a transaction each, with
 * counts, messages and what shows how far it is.
 */
#ifndef IMPORT_SESSION_H
#define IMPORT_SESSION_H

#include <history/intake.h>
#include <history/native.h>
#include <vekta.h>

#include "../cli/message.h"
#include "progress.h"

struct session_options {
	const char *tool;
	const char *database;
	const char *athlete; /* NULL: the only one there is */
	unsigned wait_ms;
	bool with_gps;
	bool dry;            /* changes nothing */
	bool quiet;
	bool strict;
	enum message_form form;
};

struct session_counts {
	uint64_t files, read, added, updated, unchanged, rejected, planned;
};

struct session {
	const struct session_options *options;
	struct vk__native *native;
	struct vk__intake *import;
	struct session_counts done; /* of files that are in the database */
	struct progress progress;
	/* The file in work: */
	const char *file;
	char name[256]; /* without its folder */
	struct session_counts now;
	int64_t user;
	bool begun;   /* a transaction */
	bool stopped; /* by --strict */
	bool sink_failed; /* what failed was the database, not the file */
};

/* Opens the database. Returns CLI_GO_ON, or an exit status after a message. */
int session_open(struct session *session,
    const struct session_options *options);
void session_close(struct session *session);
/* Imports one file ("-": standard input). Returns an exit status. */
int session_file(struct session *session, const char *path);

/*
 * The same in steps, for what is no file of a descriptor: between begin and
 * end, take and reject what is found. Statuses as in history/intake.h.
 */
void session_begin(struct session *session, const char *path);
vk_status session_take(struct session *session, const vk_activity *activity,
    vk_error *err);
vk_status session_reject(struct session *session, const vk_error *err);
void session_note(struct session *session, bool assumed,
    const vk_error *what);
/* Commits, or takes back after a failure, with its message. */
int session_end(struct session *session, vk_status status, vk_error *err,
    int error);
/* Of two exit statuses the one that matters more. */
int session_worse(int a, int b);

#endif
