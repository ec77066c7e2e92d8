/* SPDX-License-Identifier: MIT */
/*
 * The loop. It owns reading, writing and the exit status: a bad line never
 * stops the next one, a failed write always stops the run, and what is ready
 * is written before a read that may wait.
 */
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

struct filter_options filter_options;

/* One run: what the loop needs beside the filter itself. */
struct loop {
	struct filter *filter;
	struct vk__reader reader;
	vk_buf made; /* what the callback appends to */
	bool told;   /* the failure of standard output was reported */
};

static void
put(const struct filter *filter, enum message_level level, const char *file,
    uint64_t line, const vk_error *err)
{
	const struct message_place place = { .file = file, .line = line };

	message_put((enum message_form)filter_options.form, level, filter->name,
	    &place, err);
}

void
filter_failed(struct filter *filter, const char *file, int error)
{
	vk_error err = { 0 };

	if (error == ENOMEM)
		vk_error_set(&err, VK_ENOMEM, 0, "memory", N_("out of memory"),
		    NULL, NULL);
	else
		vk_error_set(&err, VK_EIO, 0, "io", "%1",
		    cli_text(strerror(error)), NULL);
	filter->failed = true;
	put(filter, MESSAGE_ERROR, file, 0, &err);
}

void
filter_count(struct filter *filter)
{
	filter->some = true;
}

void
filter_stop(struct filter *filter, int status)
{
	filter->stop = status;
}

void
filter_report(struct filter *filter, enum message_level level,
    const vk_error *err)
{
	const struct filter_line *at = filter->at;

	if (level == MESSAGE_ERROR) {
		filter->some = true;
		if (filter_options.strict && filter->stop == CLI_GO_ON)
			filter->stop = CLI_SOME;
	}
	if (!filter_options.quiet)
		put(filter, level, at != NULL ? at->file : NULL,
		    at != NULL ? at->number : 0, err);
}

/* No way to go on: said also with --quiet. */
static void
fail(struct filter *filter, const vk_error *err)
{
	const struct filter_line *at = filter->at;

	filter->failed = true;
	filter->stop = CLI_IO;
	put(filter, MESSAGE_ERROR, at != NULL ? at->file : NULL,
	    at != NULL ? at->number : 0, err);
}

/* Once a write has failed nothing more can be done; it is said once. */
static void
check_output(struct loop *loop, vk_status status)
{
	struct filter *filter = loop->filter;

	if (status == VK_OK)
		return;
	filter->stop = CLI_IO;
	if (!loop->told)
		filter_failed(filter, "<stdout>",
		    status == VK_ENOMEM ? ENOMEM : errno);
	loop->told = true;
}

/* Whoever waits for an answer before the next line gets it now. */
static void
before_read(void *ctx, int fd)
{
	struct loop *loop = ctx;
	struct pollfd ready = { .fd = fd, .events = POLLIN };

	if (poll(&ready, 1, 0) <= 0)
		check_output(loop, output_flush(&loop->filter->out));
}

/* Sends what a callback made, or says why it made nothing. */
static void
settle(struct loop *loop, vk_status status, vk_error *err)
{
	struct filter *filter = loop->filter;

	if (status == VK_OK && loop->made.failed)
		status = VK_ENOMEM;
	if (status == VK_OK) {
		if (loop->made.len > 0)
			check_output(loop, output_add(&filter->out,
			    loop->made.data, loop->made.len));
		return;
	}
	err->status = status; /* a callback need not fill err */
	if (status == VK_ENOMEM || status == VK_EIO)
		fail(filter, err);
	else
		filter_report(filter, MESSAGE_ERROR, err);
}

static bool
is_blank(const char *text, size_t len)
{
	size_t i = 0;

	while (i < len && (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')))
		i++;
	return i == len;
}

static void
run_line(struct loop *loop, const struct filter_line *line)
{
	struct filter *filter = loop->filter;
	vk_error err = { 0 };
	vk_status status;

	filter->at = line;
	vk_buf_clear(&loop->made);
	status = filter->line(filter->ctx, line, &loop->made, &err);
	settle(loop, status, &err);
	filter->at = NULL;
}

static void
report_long(struct filter *filter, const struct filter_line *line)
{
	vk_error err = { 0 };

	vk_error_set(&err, VK_ELIMIT, 0, "line-limit",
	    N_("longer than 16 MiB, skipped"), NULL, NULL);
	filter->at = line;
	filter_report(filter, MESSAGE_ERROR, &err);
	filter->at = NULL;
}

/* All lines of one descriptor. */
static void
run_lines(struct loop *loop, int fd, const char *file, bool is_stdin)
{
	struct filter *filter = loop->filter;
	struct filter_line line = { .file = file, .is_stdin = is_stdin };

	vk__reader_open(&loop->reader, fd, filter->mode);
	while (filter->stop == CLI_GO_ON) {
		vk_status status = vk__reader_next(&loop->reader, &line.data,
		    &line.len, &line.number);

		if (status == VK_END || filter->stop != CLI_GO_ON)
			return;
		if (status == VK_OK) {
			if (!is_blank(line.data, line.len))
				run_line(loop, &line);
		} else if (status == VK_ELIMIT) {
			report_long(filter, &line);
		} else {
			filter_failed(filter, file,
			    status == VK_ENOMEM ? ENOMEM : errno);
			if (status == VK_ENOMEM)
				filter->stop = CLI_IO;
			return;
		}
	}
}

static int
open_file(const char *path)
{
	int fd;

	do {
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	} while (fd < 0 && errno == EINTR);
	return fd;
}

static void
run_file(struct loop *loop, const char *path)
{
	int fd;

	if (strcmp(path, "-") == 0) {
		run_lines(loop, STDIN_FILENO, "<stdin>", true);
		return;
	}
	fd = open_file(path);
	if (fd < 0) {
		filter_failed(loop->filter, path, errno);
		return;
	}
	run_lines(loop, fd, path, false);
	(void)close(fd);
}

static void
run_end(struct loop *loop)
{
	struct filter *filter = loop->filter;
	vk_error err = { 0 };
	vk_status status;

	if (filter->end == NULL || filter->stop == CLI_IO)
		return;
	vk_buf_clear(&loop->made);
	status = filter->end(filter->ctx, &loop->made, &err);
	settle(loop, status, &err);
}

int
filter_run(struct filter *filter, char **files, size_t count)
{
	struct loop loop = { .filter = filter };
	size_t i;

	filter->stop = CLI_GO_ON;
	loop.reader.before_read = before_read;
	loop.reader.ctx = &loop;
	output_begin(&filter->out, STDOUT_FILENO);
	if (count == 0)
		run_lines(&loop, STDIN_FILENO, "<stdin>", true);
	for (i = 0; i < count && filter->stop == CLI_GO_ON; i++)
		run_file(&loop, files[i]);
	run_end(&loop);
	check_output(&loop, output_end(&filter->out));
	vk__reader_free(&loop.reader);
	vk_buf_free(&loop.made);
	if (filter->failed)
		return CLI_IO;
	if (filter->stop != CLI_GO_ON)
		return filter->stop;
	return filter->some ? CLI_SOME : CLI_OK;
}

vk_status
filter_load(const char *path, size_t max, vk_buf *out)
{
	int fd = open_file(path);
	vk_status status = VK_OK;
	ssize_t n = 1;
	int error;

	if (fd < 0)
		return VK_EIO;
	while (status == VK_OK && n != 0) {
		if (vk_buf_reserve(out, 65536) != VK_OK) {
			status = VK_ENOMEM;
			break;
		}
		n = read(fd, out->data + out->len, 65536);
		if (n > 0)
			out->len += (size_t)n;
		else if (n < 0 && errno != EINTR)
			status = VK_EIO;
		if (status == VK_OK && out->len > max)
			status = VK_ELIMIT;
	}
	error = errno;
	(void)close(fd);
	errno = error;
	return status;
}
