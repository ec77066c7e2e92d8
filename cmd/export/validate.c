/* SPDX-License-Identifier: MIT */
/*
 * The reports of vk-zwo --validate: one message for each fault, with its
 * line, and with --verbose one for each good file.
 */
#include "validate.h"

#include <errno.h>
#include <string.h>

struct run {
	const char *tool;
	const struct validate_options *options;
	vk_zwo *zwo;
	vk_buf bytes;
	int status;
};

static void
say(const struct run *run, enum message_level level, const char *file,
    uint64_t line, const vk_error *err)
{
	struct message_place place = { file, line };

	if (level == MESSAGE_WARNING && filter_options.quiet)
		return;
	message_put((enum message_form)filter_options.form, level, run->tool,
	    &place, err);
}

static void
fail(struct run *run, int status)
{
	if (status > run->status)
		run->status = status;
}

static void
tell(const struct run *run, const char *file, const vk_zwo_report *report)
{
	vk_buf seconds = { 0 }, steps = { 0 };
	vk_error err = { 0 };

	if (report->recoded) {
		vk_error_set(&err, VK_OK, 0, "zwo-recoded",
		    N_("no UTF-8; read as windows-1252"), NULL, NULL);
		say(run, MESSAGE_WARNING, file, 0, &err);
	}
	if (report->warnings > 0) {
		vk_error_set(&err, VK_OK, 0, "zwo-offset",
		    N_("a text event lies outside its step"), NULL, NULL);
		say(run, MESSAGE_WARNING, file, 0, &err);
	}
	if (!run->options->verbose)
		return;
	vk_buf_add_uint(&seconds, report->seconds);
	vk_buf_add_uint(&steps, report->steps);
	vk_error_set(&err, VK_OK, 0, "zwo-valid",
	    N_("valid: %1 s, steps: %2"), vk_buf_text(&seconds),
	    vk_buf_text(&steps));
	say(run, MESSAGE_INFO, file, 0, &err);
	vk_buf_free(&seconds);
	vk_buf_free(&steps);
}

static void
check(struct run *run, const char *path)
{
	const char *file = strcmp(path, "-") == 0 ? "<stdin>" : path;
	vk_zwo_report report = { 0 };
	vk_error err = { 0 };
	vk_status status;

	vk_buf_clear(&run->bytes);
	status = filter_load(path, VK_ZWO_BYTES, &run->bytes);
	if (status == VK_EIO)
		vk_error_set(&err, status, 0, "io", "%1", message_errno(errno),
		    NULL);
	else if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "zwo-size",
		    N_("the file is longer than 16 MiB"), NULL, NULL);
	else if (status == VK_OK)
		status = vk_zwo_check(run->zwo, run->bytes.data,
		    run->bytes.len, run->options->lenient, &report, &err);
	if (status == VK_ENOMEM)
		vk_error_set(&err, status, 0, "memory", N_("out of memory"),
		    NULL, NULL);
	if (status == VK_OK) {
		tell(run, file, &report);
		return;
	}
	say(run, MESSAGE_ERROR, file, report.line, &err);
	fail(run, status == VK_EIO || status == VK_ENOMEM ? CLI_IO :
	    CLI_SOME);
}

int
validate_files(const char *tool, const struct validate_options *options,
    char **files, size_t count)
{
	struct run run = { tool, options, NULL, { 0 }, CLI_OK };
	vk_error err = { 0 };
	size_t i;

	if (vk_zwo_new(&run.zwo) != VK_OK) {
		vk_error_set(&err, VK_ENOMEM, 0, "memory",
		    N_("out of memory"), NULL, NULL);
		say(&run, MESSAGE_ERROR, NULL, 0, &err);
		return CLI_IO;
	}
	if (count == 0)
		check(&run, "-");
	for (i = 0; i < count; i++)
		check(&run, files[i]);
	vk_zwo_free(run.zwo);
	vk_buf_free(&run.bytes);
	return run.status;
}
