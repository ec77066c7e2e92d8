/* SPDX-License-Identifier: MIT */
/*
 * The loop of all filters. It owns what every one of them promises: order,
 * promptness, bounded memory, checked writes, messages with their place, and
 * the exit status.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

enum { LOAD_BYTES = 65536 }; /* of a file that is read as a whole */

struct filter_options filter_options;

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
	} while (status == VK_OK && run_is_blank(line->data, line->len));
	run->count = 1;
	if (status != VK_OK || line->len > FILTER_LINE_BYTES)
		return status;
	while (more && run->count < FILTER_LINES &&
	    vk__reader_ready(&run->reader, FILTER_LINE_BYTES)) {
		line = &run->line[run->count];
		status = vk__reader_next(&run->reader, &line->data, &line->len,
		    &line->number);
		run->count += !run_is_blank(line->data, line->len);
	}
	return status;
}

/* What is held goes out before a read that would keep it waiting. */
static vk_status
before_read(void *ctx, int fd)
{
	struct run *run = ctx;
	struct filter *filter = run->filter;
	struct pollfd wait = { .fd = fd, .events = POLLIN };

	run->reads++;
	if ((filter->idle == NULL && filter->out.held.len == 0 &&
	    run->bulk == NULL) || poll(&wait, 1, 0) > 0)
		return VK_OK;
	bulk_pause(run);
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
		run_output_failed(filter);
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
			.is_stdin = fd == 0, .index = i, .filter = filter };
	run->reads = 0;
	vk__reader_open(&run->reader, fd, filter->mode);
	while (filter->stop == CLI_GO_ON) {
		bool bulk = bulk_at_hand(run);

		status = bulk ? bulk_read(run) : next_lines(run);
		if (status != VK_OK && status != VK_ELIMIT)
			break;
		if (!bulk)
			run_lines(run, status);
	}
	bulk_pause(run);
	if (filter->stop == CLI_GO_ON && status != VK_END)
		input_failed(filter, file, status);
}

/* Reads all of fd into out; run NULL: nothing waits to be written. */
static vk_status
load(struct run *run, int fd, size_t max, vk_buf *out)
{
	vk_status status = VK_OK;

	while (status == VK_OK) {
		size_t len = 0;

		if (run != NULL)
			status = before_read(run, fd);
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
	struct filter_line line = { .file = file, .is_stdin = fd == 0,
		.filter = filter };
	vk_status status;

	vk_buf_clear(&run->file);
	status = load(run, fd, filter->whole, &run->file);
	if (status == VK_ENOMEM || status == VK_EIO) {
		input_failed(filter, file, status);
		return;
	}
	line.data = run->file.data;
	line.len = run->file.len;
	filter->about = 0;
	run_line(run, &line, status, 0);
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
		filter->place = NULL; /* no line made this */
		run_settle(run, filter->end(filter->ctx, &run->made, &err), &err);
	}
	if (output_end(&filter->out) != VK_OK)
		run_output_failed(filter);
	bulk_free(run);
	vk_buf_free(&run->made);
	vk_buf_free(&run->file);
	vk_buf_free(&filter->back);
	vk_buf_free(&filter->placed);
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
filter_opened(const char *name, int status)
{
	struct filter filter = { .name = name, .stop = status };

	if (filter_options.metrics == NULL ||
	    (status != CLI_IO && status != CLI_LOCKED))
		return status;
	figures_begin(&filter.figures, true);
	write_figures(&filter);
	return status;
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
	run.reader.ctx = &run;
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
