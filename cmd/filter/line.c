/* SPDX-License-Identifier: MIT */
/*
 * One line of a filter: through the callback, to what it writes, says and makes
 * of the run. In a thread of its own all that is kept, for the one that reads
 * and writes to settle in the order of the lines.
 */
#include <errno.h>
#include <string.h>

#include "run.h"

/* What is not said must not be taken for nothing to say. */
static void
message_lost(struct filter *filter)
{
	filter->failed = true;
	filter->stop = CLI_IO;
}

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
	if (filter->said != NULL)
		message_add(filter->said, (enum message_form)filter_options.form,
		    level, filter->name, &place, err);
	else if (message_put((enum message_form)filter_options.form, level,
	    filter->name, &place, err) != VK_OK)
		message_lost(filter);
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

void
run_output_failed(struct filter *filter)
{
	filter->at = NULL;
	if (filter->stop != CLI_IO)
		filter_failed(filter, "<stdout>", filter->out.error);
	filter->failed = true;
	filter->stop = CLI_IO;
}

vk_status
run_deliver(struct filter *filter, vk_text made, vk_text back, vk_error *err)
{
	if (filter->place != NULL) {
		vk_status status;

		vk_buf_clear(&filter->placed);
		status = filter->place(filter->ctx, made.data, made.len,
		    &filter->placed, err);
		if (status == VK_OK && filter->placed.failed)
			status = VK_ENOMEM;
		if (status != VK_OK)
			return status;
		made = (vk_text){ filter->placed.data, filter->placed.len };
	}
	if (output_add(&filter->out, made.data, made.len) != VK_OK) {
		run_output_failed(filter);
		return VK_OK;
	}
	if (back.len > 0 && aside_add(filter->aside, back.data, back.len) != VK_OK)
		return vk_error_set(err, VK_EIO, 0, "write", "%1: %2",
		    filter->aside->path, message_errno(errno));
	return VK_OK;
}

void
run_refuse(struct filter *filter, vk_status status, vk_error *err)
{
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

void
run_settle(struct run *run, vk_status status, vk_error *err)
{
	struct filter *filter = run->filter;
	const vk_buf *made = &run->made;
	const vk_buf *back = &filter->back;

	if (status == VK_OK && (made->failed || back->failed))
		status = VK_ENOMEM;
	else if (status == VK_OK && run->block != NULL)
		status = block_keep(run->block, made, back);
	else if (status == VK_OK)
		status = run_deliver(filter, (vk_text){ made->data, made->len },
		    (vk_text){ back->data, back->len }, err);
	if (status != VK_OK)
		run_refuse(filter, status, err);
}

bool
run_is_blank(const char *data, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (data[i] != ' ' && data[i] != '\t' && data[i] != '\r' &&
		    data[i] != '\n')
			return false;
	return true;
}

void
run_line(struct run *run, const struct filter_line *line, vk_status status,
    double share)
{
	struct filter *filter = run->filter;
	uint64_t counted = filter->counted;
	vk_error err;

	figures_start(&filter->figures);
	memset(&err, 0, sizeof err);
	vk_buf_clear(&run->made);
	vk_buf_clear(&filter->back);
	filter->at = line;
	if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "line-too-long",
		    N_("longer than 16 MiB: skipped"), NULL, NULL);
	else
		status = filter->line(filter->ctx, line, &run->made, &err);
	run_settle(run, status, &err);
	filter->at = NULL;
	figures_stop(&filter->figures, share, status != VK_OK,
	    filter->counted > counted);
	if (run->block != NULL)
		block_end_line(run->block, filter);
}

void
run_lines(struct run *run, vk_status status)
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
		run_line(run, &run->line[i], status, share);
}
