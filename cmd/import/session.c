/* SPDX-License-Identifier: MIT */
/*
 * The run. Owns the promise that a file is in the database whole or not at
 * all: its transaction begins with its first activity and ends with its last
 * row, and whatever fails in between takes it back.
 */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <base/date.h>
#include <history/activity.h>

#include "../cli/cli.h"

/* --------------------------------------------------------------- messages */

static void
say(struct session *s, enum message_level level, uint64_t line,
    const vk_error *err)
{
	struct message_place place = { s->file, line };

	progress_clear(&s->progress);
	message_put(s->options->form, level, s->options->tool, &place, err);
}

/* What ended a file, or the run; an error without words gets errno's. */
static int
say_failure(struct session *s, vk_status status, vk_error *err, int error)
{
	if (err->format == NULL || *err->format == '\0')
		vk_error_set(err, status, 0, "io", "%1", status == VK_EIO ?
		    message_errno(error) : vk_status_text(status), NULL);
	err->column = 0;
	say(s, MESSAGE_ERROR, 0, err);
	switch (status) {
	case VK_EBUSY:
		return CLI_LOCKED;
	case VK_EIO:
	case VK_ENOMEM:
		return CLI_IO;
	default:
		return CLI_SOME;
	}
}

int
session_worse(int a, int b)
{
	static const int order[] = {
		CLI_OK, CLI_SOME, CLI_USAGE, CLI_LOCKED, CLI_IO
	};
	int worst = a;
	size_t i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] == a || order[i] == b)
			worst = order[i];
	return worst;
}

/* ------------------------------------------------------------------- sink */

static vk_status
begin(struct session *s, vk_error *err)
{
	vk_status status = vk__native_begin(s->native, err);

	if (status != VK_OK)
		return status;
	s->begun = true;
	return vk__native_athlete(s->native, s->options->athlete, true,
	    &s->user, err);
}

static void
count(struct session *s, enum vk__native_did did)
{
	switch (did) {
	case VK__NATIVE_ADDED:
		s->now.added++;
		break;
	case VK__NATIVE_UPDATED:
		s->now.updated++;
		break;
	case VK__NATIVE_UNCHANGED:
		s->now.unchanged++;
		break;
	}
}

static vk_status
take(void *ctx, const vk_activity *activity, uint64_t line, vk_error *err)
{
	struct session *s = ctx;
	vk_activity a = *activity;
	enum vk__native_did did = VK__NATIVE_UNCHANGED;
	vk_status status = VK_OK;

	(void)line;
	s->now.read++;
	progress_step(&s->progress, s->import->bytes, s->now.read);
	if (!s->begun)
		status = begin(s, err);
	/* Which athlete is meant is no matter of this row. */
	if (status == VK_EVALUE)
		status = VK_EUNABLE;
	if (!s->options->with_gps)
		a.latitude = a.longitude = NAN;
	memcpy(a.source_file, s->name, sizeof a.source_file);
	if (status == VK_OK)
		status = vk__native_put(s->native, s->user, &a, &did, err);
	/* Nor is a database that breaks. */
	if (status == VK_ESYNTAX)
		status = VK_EIO;
	if (status == VK_OK)
		count(s, did);
	else if (status == VK_EVALUE)
		s->now.read--; /* reject counts it */
	else
		s->sink_failed = true;
	return status;
}

static vk_status
reject(void *ctx, uint64_t line, const vk_error *err)
{
	struct session *s = ctx;

	s->now.read++;
	s->now.rejected++;
	if (!s->options->quiet)
		say(s, MESSAGE_ERROR, line, err);
	s->stopped = s->options->strict;
	return s->stopped ? VK_END : VK_OK;
}

static void
on_warning(void *ctx, uint64_t line, const vk_error *what)
{
	struct session *s = ctx;

	if (!s->options->quiet)
		say(s, MESSAGE_WARNING, line, what);
}

static void
on_note(void *ctx, bool assumed, const vk_error *what)
{
	struct session *s = ctx;

	if (!s->options->quiet)
		say(s, assumed ? MESSAGE_WARNING : MESSAGE_INFO, 0, what);
}

static void
skip(void *ctx, uint64_t line)
{
	struct session *s = ctx;

	(void)line;
	s->now.read++;
	s->now.planned++;
}

/* ------------------------------------------------------------------ files */

static void
add_counts(struct session_counts *to, const struct session_counts *from)
{
	to->files++;
	to->read += from->read;
	to->added += from->added;
	to->updated += from->updated;
	to->unchanged += from->unchanged;
	to->rejected += from->rejected;
	to->planned += from->planned;
}

int
session_end(struct session *s, vk_status status, vk_error *err, int error)
{
	int result = CLI_OK;

	if (status == VK_OK && s->begun && !s->stopped && !s->options->dry &&
	    s->now.added + s->now.updated > 0) {
		status = vk__native_commit(s->native, err);
		error = errno;
	}
	vk__native_rollback(s->native);
	progress_clear(&s->progress);
	if (status != VK_OK)
		result = say_failure(s, status, err, error);
	else if (s->now.rejected > 0)
		result = CLI_SOME;
	if (status != VK_OK || s->stopped)
		s->now.added = s->now.updated = s->now.unchanged = 0;
	add_counts(&s->done, &s->now);
	return result;
}

void
session_begin(struct session *s, const char *path)
{
	const char *name = strrchr(path, '/');

	memset(&s->now, 0, sizeof s->now);
	s->begun = s->stopped = s->sink_failed = false;
	s->file = path;
	/* The folder says more about the user than about the activity. */
	name = name != NULL ? name + 1 : path;
	VK__ACTIVITY_TEXT(s->name, name, strlen(name));
}

vk_status
session_take(struct session *s, const vk_activity *activity, vk_error *err)
{
	return take(s, activity, 0, err);
}

vk_status
session_reject(struct session *s, const vk_error *err)
{
	return reject(s, 0, err);
}

void
session_note(struct session *s, bool assumed, const vk_error *what)
{
	on_note(s, assumed, what);
}

static int
read_descriptor(struct session *s, int fd)
{
	const struct vk__sink sink = {
		.ctx = s, .take = take, .reject = reject, .warn = on_warning,
		.note = on_note, .skip = skip
	};
	vk_error err = { 0 };
	vk_status status;

	progress_file(&s->progress, s->file, fd);
	status = vk__intake_file(s->import, fd, &sink, &err);
	return session_end(s, status, &err, errno);
}

int
session_file(struct session *s, const char *path)
{
	vk_error err = { 0 };
	int result, fd;

	if (strcmp(path, "-") == 0) {
		session_begin(s, "<stdin>");
		return read_descriptor(s, STDIN_FILENO);
	}
	session_begin(s, path);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return say_failure(s, VK_EIO, &err, errno);
	result = read_descriptor(s, fd);
	close(fd);
	return result;
}

/* ---------------------------------------------------------------- opening */

/* Seconds east of UTC where this machine is, at a time. */
static int32_t
local_zone(void *ctx, int64_t utc)
{
	time_t time = (time_t)utc;
	struct tm tm;
	struct vk__time local = { 0 };

	(void)ctx;
	if (localtime_r(&time, &tm) == NULL || !vk__date_make(
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, &local.date))
		return 0;
	local.second = tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
	return (int32_t)(vk__time_unix(&local) - utc);
}

static void
tell_backup(struct session *s)
{
	const char *backup = vk__native_backup(s->native);
	vk_error what;

	if (backup == NULL || s->options->quiet)
		return;
	(void)vk_error_set(&what, VK_OK, 0, "database-upgraded",
	    N_("brought up to date; as it was, it is kept in %1"), backup,
	    NULL);
	say(s, MESSAGE_INFO, 0, &what);
}

/* A trial leaves nothing behind, not even an empty file. */
static const char *
database_of(const struct session_options *options)
{
	return options->dry && access(options->database, F_OK) != 0 ?
	    ":memory:" : options->database;
}

int
session_open(struct session *s, const struct session_options *options)
{
	vk_error err = { 0 };
	vk_status status;

	memset(s, 0, sizeof *s);
	s->options = options;
	progress_begin(&s->progress, options->tool, options->quiet);
	status = vk__intake_new(&s->import);
	if (status == VK_OK)
		status = vk__native_open(database_of(options),
		    options->wait_ms, options->dry, (int64_t)time(NULL),
		    &s->native, &err);
	if (status != VK_OK) {
		int result = say_failure(s, status, &err, errno);

		/* Nothing could be done at all. */
		return result == CLI_SOME ? CLI_IO : result;
	}
	s->import->zone = local_zone;
	s->file = options->database;
	tell_backup(s);
	return CLI_GO_ON;
}

void
session_close(struct session *s)
{
	vk__native_close(s->native);
	vk__intake_free(s->import);
	s->native = NULL;
	s->import = NULL;
}
