/* SPDX-License-Identifier: MIT */
/*
 * The loop of all filters. It owns what every one of them promises: order,
 * promptness, bounded memory, checked writes, messages with their place, and
 * the exit status.
 */
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { LOAD_BYTES = 65536 }; /* of a file that is read as a whole */

struct filter_options filter_options;

/* What a run needs beside the filter itself. */
struct run {
	struct filter *filter;
	struct vk__reader reader;
	struct filter_line line[FILTER_LINES]; /* those in work */
	size_t count;
	vk_buf made; /* what the callback appends to */
	vk_buf file; /* with filter->whole: its bytes */
};

static void
put(struct filter *filter, enum message_level level, const char *file,
    const vk_error *err)
{
	struct message_place place = { file, 0 };

	if (filter->at != NULL) {
		place.file = filter->at->file;
		place.line = filter->whole > 0 ? filter->about :
		    filter->at->number;
	}
	message_put((enum message_form)filter_options.form, level,
	    filter->name, &place, err);
}

void
filter_count(struct filter *filter)
{
	filter->some = true;
	filter->counted++;
	if (filter_options.strict && filter->stop == CLI_GO_ON)
		filter->stop = CLI_SOME;
}

void
filter_report(struct filter *filter, enum message_level level,
    const vk_error *err)
{
	if (!filter_options.quiet)
		put(filter, level, NULL, err);
	if (level == MESSAGE_ERROR)
		filter_count(filter);
}

void
filter_stop(struct filter *filter, int status)
{
	filter->stop = status;
}

void
filter_failed(struct filter *filter, const char *file, int error)
{
	vk_error err;

	vk_error_set(&err, VK_EIO, 0, "io", "%1", message_errno(error), NULL);
	put(filter, MESSAGE_ERROR, file, &err);
	filter->failed = true;
}

/* Everything after a failed write is lost: say so once and stop. */
static void
output_failed(struct filter *filter)
{
	filter->at = NULL;
	if (filter->stop != CLI_IO)
		filter_failed(filter, "<stdout>", filter->out.error);
	filter->failed = true;
	filter->stop = CLI_IO;
}

/* Settles what a callback returned; made holds what it wants written. */
static void
settle(struct run *run, vk_status status, vk_error *err)
{
	struct filter *filter = run->filter;

	if (status == VK_OK && run->made.failed)
		status = VK_ENOMEM;
	if (status == VK_OK) {
		if (output_add(&filter->out, run->made.data,
		    run->made.len) != VK_OK)
			output_failed(filter);
		return;
	}
	if (err->status == VK_OK)
		vk_error_set(err, status, 0, NULL, vk_status_text(status),
		    NULL, NULL);
	if (status == VK_ENOMEM || status == VK_EIO || status == VK_EBUSY) {
		put(filter, MESSAGE_ERROR, NULL, err);
		filter->failed = status != VK_EBUSY;
		filter->stop = status == VK_EBUSY ? CLI_LOCKED : CLI_IO;
		return;
	}
	filter_report(filter, MESSAGE_ERROR, err);
}

static bool
is_blank(const char *data, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (data[i] != ' ' && data[i] != '\t' && data[i] != '\r' &&
		    data[i] != '\n')
			return false;
	return true;
}

/* share: seconds that were spent on the line before. */
static void
handle(struct run *run, const struct filter_line *line, vk_status status,
    double share)
{
	struct filter *filter = run->filter;
	uint64_t counted = filter->counted;
	vk_error err;

	figures_start(&filter->figures);
	memset(&err, 0, sizeof err);
	vk_buf_clear(&run->made);
	filter->at = line;
	if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "line-too-long",
		    N_("longer than 16 MiB: skipped"), NULL, NULL);
	else
		status = filter->line(filter->ctx, line, &run->made, &err);
	settle(run, status, &err);
	filter->at = NULL;
	figures_stop(&filter->figures, share, status != VK_OK,
	    filter->counted > counted);
}

/*
 * The next line into run->line[0], and behind it those that are in memory
 * already, if the filter looks ahead: it never waits for a second line.
 */
static vk_status
next_lines(struct run *run)
{
	struct filter_line *line = run->line;
	bool more = run->filter->ahead != NULL;
	vk_status status;

	do {
		status = vk__reader_next(&run->reader, &line->data, &line->len,
		    &line->number);
	} while (status == VK_OK && is_blank(line->data, line->len));
	run->count = 1;
	if (status != VK_OK || line->len > FILTER_LINE_BYTES)
		return status;
	while (more && run->count < FILTER_LINES &&
	    vk__reader_ready(&run->reader, FILTER_LINE_BYTES)) {
		line = &run->line[run->count];
		status = vk__reader_next(&run->reader, &line->data, &line->len,
		    &line->number);
		run->count += !is_blank(line->data, line->len);
	}
	return status;
}

static void
handle_lines(struct run *run, vk_status status)
{
	struct filter *filter = run->filter;
	double share = 0;
	size_t i;

	if (status == VK_OK && filter->ahead != NULL) {
		figures_start(&filter->figures);
		filter->ahead(filter->ctx, run->line, run->count);
		figures_share(&filter->figures, run->count, &share);
	}
	for (i = 0; i < run->count && filter->stop == CLI_GO_ON; i++)
		handle(run, &run->line[i], status, share);
}

/* What is held goes out before a read that would keep it waiting. */
static vk_status
before_read(void *ctx, int fd)
{
	struct filter *filter = ctx;
	struct pollfd wait = { .fd = fd, .events = POLLIN };

	if ((filter->idle == NULL && filter->out.held.len == 0) ||
	    poll(&wait, 1, 0) > 0)
		return VK_OK;
	if (filter->idle != NULL)
		filter->idle(filter->ctx);
	if (filter->stop != CLI_GO_ON)
		return VK_END;
	return output_flush(&filter->out);
}

static void
input_failed(struct filter *filter, const char *file, vk_status status)
{
	if (filter->out.error != 0)
		output_failed(filter);
	else
		filter_failed(filter, file, status == VK_ENOMEM ? ENOMEM :
		    errno);
}

static void
read_lines(struct run *run, const char *file, int fd)
{
	struct filter *filter = run->filter;
	vk_status status = VK_END;
	size_t i;

	for (i = 0; i < FILTER_LINES; i++)
		run->line[i] = (struct filter_line){ .file = file,
			.is_stdin = fd == 0, .index = i };
	vk__reader_open(&run->reader, fd, filter->mode);
	while (filter->stop == CLI_GO_ON) {
		status = next_lines(run);
		if (status != VK_OK && status != VK_ELIMIT)
			break;
		handle_lines(run, status);
	}
	if (filter->stop == CLI_GO_ON && status != VK_END)
		input_failed(filter, file, status);
}

/* Reads all of fd into out; filter NULL: nothing waits to be written. */
static vk_status
load(struct filter *filter, int fd, size_t max, vk_buf *out)
{
	vk_status status = VK_OK;

	while (status == VK_OK) {
		size_t len = 0;

		if (filter != NULL)
			status = before_read(filter, fd);
		if (status == VK_OK)
			status = vk_buf_reserve(out, LOAD_BYTES);
		if (status == VK_OK)
			status = vk__read_some(fd, out->data + out->len,
			    LOAD_BYTES, &len);
		if (status != VK_OK || len == 0)
			break;
		out->len += len;
		if (out->len > max)
			status = VK_ELIMIT;
	}
	return status;
}

static void
read_whole(struct run *run, const char *file, int fd)
{
	struct filter *filter = run->filter;
	struct filter_line line = { .file = file, .is_stdin = fd == 0 };
	vk_status status;

	vk_buf_clear(&run->file);
	status = load(filter, fd, filter->whole, &run->file);
	if (status == VK_ENOMEM || status == VK_EIO) {
		input_failed(filter, file, status);
		return;
	}
	line.data = run->file.data;
	line.len = run->file.len;
	filter->about = 0;
	handle(run, &line, status, 0);
}

static void
read_open(struct run *run, const char *file, int fd)
{
	if (run->filter->whole > 0)
		read_whole(run, file, fd);
	else
		read_lines(run, file, fd);
}

static void
read_file(struct run *run, const char *path)
{
	int fd;

	if (strcmp(path, "-") == 0) {
		read_open(run, "<stdin>", STDIN_FILENO);
		return;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		filter_failed(run->filter, path, errno);
		return;
	}
	read_open(run, path, fd);
	close(fd);
}

static void
finish(struct run *run)
{
	struct filter *filter = run->filter;
	vk_error err;

	if (filter->end != NULL) {
		memset(&err, 0, sizeof err);
		vk_buf_clear(&run->made);
		settle(run, filter->end(filter->ctx, &run->made, &err), &err);
	}
	if (output_end(&filter->out) != VK_OK)
		output_failed(filter);
	vk_buf_free(&run->made);
	vk_buf_free(&run->file);
	vk__reader_free(&run->reader);
}

static int
status_of(const struct filter *filter)
{
	if (filter->failed)
		return CLI_IO;
	if (filter->stop != CLI_GO_ON)
		return filter->stop;
	return filter->some ? CLI_SOME : CLI_OK;
}

static void
write_figures(struct filter *filter)
{
	const char *path = filter_options.metrics;

	if (path != NULL && figures_write(&filter->figures, path,
	    filter->name, status_of(filter)) != VK_OK)
		filter_failed(filter, path, errno);
}

int
filter_run(struct filter *filter, char **files, size_t count)
{
	struct run run = { .filter = filter };
	size_t i;

	filter->at = NULL;
	filter->some = filter->failed = false;
	filter->stop = CLI_GO_ON;
	filter->counted = 0;
	figures_begin(&filter->figures, filter_options.metrics != NULL);
	output_begin(&filter->out, STDOUT_FILENO);
	run.reader.before_read = before_read;
	run.reader.ctx = filter;
	if (count == 0)
		read_file(&run, "-");
	for (i = 0; i < count && filter->stop == CLI_GO_ON; i++)
		read_file(&run, files[i]);
	finish(&run);
	write_figures(filter);
	return status_of(filter);
}

vk_status
filter_load(const char *path, size_t max, vk_buf *out)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	vk_status status;

	vk_buf_clear(out);
	if (fd < 0)
		return VK_EIO;
	status = load(NULL, fd, max, out);
	if (!is_stdin) {
		int saved = errno;

		close(fd);
		errno = saved;
	}
	return status;
}
