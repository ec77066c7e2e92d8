/* SPDX-License-Identifier: MIT */
/*
 * Reads the sessions of the past: what was planned, what was ridden, and
 * records in files. A record that holds no workout is passed over; one that
 * cannot be read is told.
 */
#include "sources.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { HISTORY_DAYS = 3 * 366 };

static void
tell(const struct sources *s, enum message_level level, const char *file,
    uint64_t line, const vk_error *err)
{
	struct message_place place = { file, line };

	message_put((enum message_form)filter_options.form, level,
	    s->command->name, file != NULL ? &place : NULL, err);
}

/* The exit status of what the library reported, which is told. */
static int
fail(const struct sources *s, vk_status status, const vk_error *err)
{
	static const char which[] = "athlete-";

	tell(s, MESSAGE_ERROR, NULL, 0, err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	return err->code != NULL && strncmp(err->code, which,
	    sizeof which - 1) == 0 ? CLI_USAGE : CLI_IO;
}

static int
no_memory(const struct sources *s)
{
	vk_error err;

	vk_error_set(&err, VK_ENOMEM, 0, "io", "%1", message_errno(ENOMEM),
	    NULL);
	tell(s, MESSAGE_ERROR, NULL, 0, &err);
	return CLI_IO;
}

/* ------------------------------------------------------------------- log */

static vk_status
add_planned(struct sources *s, vk_record *rec, const vk_planned *planned,
    int64_t *user, vk_error *err)
{
	vk_status status;

	if (s->athlete == NULL && *user != 0 && *user != planned->user)
		return vk_error_set(err, VK_EVALUE, 0, "athlete-which",
		    N_("there are several athletes in the database: name one "
		    "with --athlete"), NULL, NULL);
	*user = planned->user;
	status = vk_record_read(rec, planned->record, planned->len, err);
	if (status == VK_OK)
		status = vk_recall_add(s->recall, rec, VK_RECALL_LOG, err);
	return status == VK_ABSENT || status == VK_ESYNTAX ? VK_OK : status;
}

static vk_status
read_log(struct sources *s, vk_error *err)
{
	vk_log *log;
	vk_planned planned;
	vk_record *rec = NULL;
	int64_t user = 0;
	vk_status status = vk_log_open(s->db, s->wait_ms, VK_LOG_READ, 0,
	    &log, err);

	if (status == VK_OK)
		status = vk_record_new(&rec);
	if (status == VK_OK)
		status = vk_log_select(log, s->athlete, VK_DAY_ANY,
		    VK_DAY_ANY, err);
	while (status == VK_OK) {
		status = vk_log_next(log, &planned, err);
		if (status == VK_OK)
			status = add_planned(s, rec, &planned, &user, err);
	}
	vk_record_free(rec);
	vk_log_close(log);
	return status == VK_END ? VK_OK : status;
}

/* ---------------------------------------------------------------- history */

/* A database in which nothing was ridden yet has no history: no failure. */
static vk_status
read_history(struct sources *s, vk_error *err)
{
	vk_selection selection = { .athlete = s->athlete,
		.since = s->today - HISTORY_DAYS, .until = s->today };
	vk_history *history;
	vk_activity activity;
	vk_status status = vk_history_open(s->db, s->wait_ms, &history, err);

	if (status == VK_EVALUE && strcmp(err->code, "database-strange") ==
	    0) {
		memset(err, 0, sizeof *err);
		return VK_OK;
	}
	if (status == VK_OK)
		status = vk_history_select(history, &selection, err);
	while (status == VK_OK) {
		status = vk_history_next(history, &activity, err);
		if (status == VK_OK)
			status = vk_recall_add_activity(s->recall, &activity,
			    err);
		if (status == VK_EVALUE || status == VK_ABSENT)
			status = VK_OK;
	}
	vk_history_close(history);
	return status == VK_END ? VK_OK : status;
}

/* ------------------------------------------------------------------ files */

static vk_status
add_line(struct sources *s, vk_record *rec, const char *file,
    const char *data, size_t len, uint64_t line)
{
	vk_error err = { 0 };
	vk_status status = vk_record_read(rec, data, len, &err);

	if (status == VK_OK)
		status = vk_recall_add(s->recall, rec, VK_RECALL_FILE, &err);
	if (status == VK_OK || status == VK_ABSENT)
		return VK_OK;
	if (status != VK_ENOMEM)
		tell(s, MESSAGE_WARNING, file, line, &err);
	return status == VK_ENOMEM || status == VK_ELIMIT ? status : VK_OK;
}

static bool
is_blank(const char *data, size_t len)
{
	while (len > 0 && (data[len - 1] == ' ' || data[len - 1] == '\t'))
		len--;
	return len == 0;
}

static vk_status
read_lines(struct sources *s, const char *file, int fd)
{
	struct vk__reader reader = { 0 };
	vk_record *rec = NULL;
	const char *data;
	size_t len;
	uint64_t line;
	vk_status status = vk_record_new(&rec);

	vk__reader_open(&reader, fd, VK__READER_LINES);
	while (status == VK_OK) {
		status = vk__reader_next(&reader, &data, &len, &line);
		if (status == VK_OK && !is_blank(data, len))
			status = add_line(s, rec, file, data, len, line);
	}
	vk__reader_free(&reader);
	vk_record_free(rec);
	return status == VK_END ? VK_OK : status;
}

static int
read_file(struct sources *s, const char *file)
{
	vk_error err;
	vk_status status = VK_EIO;
	int fd = open(file, O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		int saved;

		status = read_lines(s, file, fd);
		saved = errno;
		close(fd);
		errno = saved;
	}
	if (status == VK_OK)
		return CLI_GO_ON;
	if (status == VK_ENOMEM)
		return no_memory(s);
	vk_error_set(&err, VK_EIO, 0, "io", "%1", status == VK_EIO ?
	    message_errno(errno) : vk_status_text(status), NULL);
	tell(s, MESSAGE_ERROR, file, 0, &err);
	return CLI_IO;
}

int
sources_read(struct sources *s)
{
	vk_error err = { 0 };
	vk_status status = VK_OK;
	int result = CLI_GO_ON;

	if (s->db != NULL) {
		status = read_log(s, &err);
		if (status == VK_OK)
			status = read_history(s, &err);
	}
	if (status == VK_ENOMEM)
		return no_memory(s);
	if (status != VK_OK)
		return fail(s, status, &err);
	for (size_t i = 0; i < s->files && result == CLI_GO_ON; i++)
		result = read_file(s, s->file[i]);
	return result;
}
