/* SPDX-License-Identifier: MIT */
/*
 * One record into its files, one for each format asked for, and what there is
 * to tell about them: what was assumed, and what a format could not say. A
 * format that cannot take a record does not keep the others from it.
 */
#include "files.h"

#include <stdlib.h>
#include <string.h>

/* What a thread writes with; the first one's export is that of the run. */
struct run {
	const struct files_options *options;
	struct filter *filter;  /* of the line in work */
	struct export export;
	vk_export *writer;
	vk_record *rec;
	vk_buf text;
	bool written[FILES_FORMATS]; /* a file of each */
};

/* The language of the phrases, to be translated as "fr". */
static const char *
phrase_lang(void)
{
	return _("en");
}

/* --------------------------------------------------------------- telling */

/* One message for each assumption, in the language of the messages. */
static void
tell_notes(struct run *run)
{
	const char *line;

	vk_buf_clear(&run->text);
	vk_export_notes(run->writer, phrase_lang(), "", &run->text);
	line = vk_buf_text(&run->text);
	while (line != NULL && *line != '\0') {
		char *end = strchr(line, '\n');
		vk_error err = { 0 };

		if (end == NULL)
			break;
		*end = '\0';
		vk_error_set(&err, VK_OK, 0, "export-assumed",
		    N_("assumed: %1"), line, NULL);
		filter_report(run->filter, MESSAGE_INFO, &err);
		line = end + 1;
	}
}

static vk_status
loss_error(struct run *run, const vk_format *format, const vk_loss *loss,
    vk_error *err)
{
	vk_buf_clear(&run->text);
	vk_loss_text(loss, phrase_lang(), &run->text);
	if (vk_buf_text(&run->text) == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "memory",
		    N_("out of memory"), NULL, NULL);
	return vk_error_set(err, VK_EUNABLE, 0, loss->code,
	    N_("lost in %1: %2"), format->name, run->text.data);
}

/* With --strict nothing may be lost. */
static vk_status
tell_losses(struct run *run, const vk_format *format, vk_error *err)
{
	const vk_loss *loss;
	size_t i;

	for (i = 0; (loss = vk_export_loss(run->writer, i)) != NULL; i++) {
		vk_error found = { 0 };

		if (filter_options.strict)
			return loss_error(run, format, loss, err);
		if (filter_options.quiet)
			continue;
		if (loss_error(run, format, loss, &found) == VK_ENOMEM)
			return vk_error_set(err, VK_ENOMEM, 0, found.code,
			    found.format, NULL, NULL);
		filter_report(run->filter, MESSAGE_WARNING, &found);
	}
	return VK_OK;
}

/* --------------------------------------------------------------- records */

static vk_status
write_format(struct run *run, const vk_format *format, uint64_t line,
    vk_buf *out, vk_error *err)
{
	struct export_file file = { run->rec, line, format->extension, NULL,
		0 };
	vk_status status = vk_export_write(run->writer, format, err);

	if (status == VK_OK)
		status = tell_losses(run, format, err);
	if (status != VK_OK)
		return status;
	vk_export_bytes(run->writer, &file.data, &file.len);
	status = export_put(&run->export, &file, out, err);
	if (status == VK_OK && run->options->verbose)
		tell_notes(run);
	return status;
}

/* With several formats a message says which one it is about. */
static void
tell_failure(struct run *run, const vk_format *format, const vk_error *err)
{
	char text[512];
	vk_error named = { 0 };

	vk_error_text(err, _(err->format), text, sizeof text);
	vk_error_set(&named, err->status, err->column, err->code, "%1: %2",
	    format->name, text);
	filter_report(run->filter, MESSAGE_ERROR, &named);
}

static vk_status
write_formats(struct run *run, uint64_t line, vk_buf *out, vk_error *err)
{
	const struct files_options *o = run->options;
	size_t i;

	for (i = 0; i < o->formats; i++) {
		vk_status status = write_format(run, o->format[i], line, out,
		    err);

		if (status == VK_ENOMEM || status == VK_EIO ||
		    (status != VK_OK && o->formats == 1))
			return status;
		if (status != VK_OK)
			tell_failure(run, o->format[i], err);
		else if (!run->written[i])
			run->written[i] = true; /* then it is only looked at */
		if (run->filter->stop != CLI_GO_ON)
			break;
	}
	return VK_OK;
}

static vk_status
on_line(void *ctx, const struct filter_line *line, vk_buf *out, vk_error *err)
{
	struct run *run = ctx;
	vk_status status = vk_record_read(run->rec, line->data, line->len,
	    err);

	run->filter = line->filter;
	if (status != VK_OK)
		return status;
	status = export_admit(&run->export, run->rec, err);
	if (status == VK_ELIMIT)
		filter_stop(run->filter, CLI_USAGE);
	if (status == VK_OK)
		status = vk_export_begin(run->writer, run->rec,
		    &run->options->how, err);
	if (status == VK_OK)
		status = write_formats(run, line->number, out, err);
	return status;
}

static vk_status
on_place(void *ctx, const char *made, size_t len, vk_buf *out, vk_error *err)
{
	struct run *run = ctx;

	return export_place_tar(&run->export, made, len, out, err);
}

static vk_status
on_end(void *ctx, vk_buf *out, vk_error *err)
{
	struct run *run = ctx;

	return export_finish(&run->export, out, err);
}

/* ------------------------------------------------------------------ runs */

static int
complain(const struct cli_command *command, const vk_error *err)
{
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command->name, &(struct message_place){ NULL, 0 }, err);
	return CLI_IO;
}

static vk_status
open_writer(struct run *run)
{
	vk_status status = vk_record_new(&run->rec);

	return status != VK_OK ? status : vk_export_new(&run->writer);
}

static void
close_run(struct run *run)
{
	export_free(&run->export);
	vk_record_free(run->rec);
	vk_export_free(run->writer);
	vk_buf_free(&run->text);
}

static void
join_run(void *ctx)
{
	close_run(ctx);
	free(ctx);
}

static void *
fork_run(void *ctx)
{
	const struct run *first = ctx;
	struct run *run = calloc(1, sizeof *run);

	if (run == NULL)
		return NULL;
	run->options = first->options;
	run->export.options = first->export.options;
	run->export.place.fd = -1;
	if (open_writer(run) == VK_OK)
		return run;
	join_run(run);
	return NULL;
}

/* The libraries that check a format set themselves up at its first file, and
 * not all of them can do that in two threads at once. */
static bool
is_steady(const void *ctx, const char *file)
{
	const struct run *run = ctx;
	size_t i;

	(void)file;
	for (i = 0; i < run->options->formats; i++)
		if (!run->written[i])
			return false;
	return true;
}

/* Only an archive is made of what several threads have written. */
static void
set_filter(struct filter *filter, struct run *run, const char *name)
{
	filter->name = name;
	filter->line = on_line;
	filter->end = on_end;
	filter->ctx = run;
	if (run->export.options.to != EXPORT_TAR)
		return;
	filter->place = on_place;
	filter->fork = fork_run;
	filter->join = join_run;
	filter->steady = is_steady;
}

static int
begin(struct run *run, const struct cli_command *command,
    const struct export_options *where)
{
	vk_error err = { 0 };
	vk_status status = export_open(&run->export, where, &err);

	if (status == VK_EVALUE)
		return cli_usage(command, err.format, err.arg[0], NULL);
	if (status == VK_OK && open_writer(run) != VK_OK)
		status = vk_error_set(&err, VK_ENOMEM, 0, "memory",
		    N_("out of memory"), NULL, NULL);
	return status == VK_OK ? CLI_GO_ON : complain(command, &err);
}

int
files_run(const struct cli_command *command,
    const struct files_options *options, const struct export_options *where,
    char **operands, size_t count)
{
	struct run run = { .options = options };
	struct filter filter = { 0 };
	int status = filter_opened(command->name, begin(&run, command, where));

	if (status == CLI_GO_ON) {
		set_filter(&filter, &run, command->name);
		status = filter_run(&filter, operands, count);
	}
	close_run(&run);
	return status;
}
