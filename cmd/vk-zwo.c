/* SPDX-License-Identifier: MIT */
/*
 * vk-zwo: writes workout files from scored records, or checks Zwift files.
 * What becomes of the steps is lib/formats' matter, where the files go
 * that of cmd/export.
 */
#include <base/number.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "export/files.h"
#include "export/validate.h"
#include "rider/rider.h"

enum { TEMPLATE_BYTES = 65536 };

static struct rider rider;
static const char *format_names[FILES_FORMATS];

static struct {
	struct cli_list formats;
	const char *output, *directory, *name_format, *author, *head;
	const char *recovery, *warmup, *cooldown;
	bool tar, ascii, force, verbose, validate, lenient;
	double ftp, weight, pma_ratio, speed, free_ride, max_effort, tolerance;
	double min_confidence;
	uint64_t open_duration, decimals;
	unsigned verdict;
} arg = { .formats = { format_names, FILES_FORMATS, 0 },
	.name_format = "{date}_{name}", .tolerance = 3 };

static const struct cli_option options[] = {
	CLI_LIST('f', "format", arg.formats, "zwo|erg|mrc|fit|icu",
	    N_("the format of the files, repeatable; default zwo")),
	CLI_TEXT('o', "output", arg.output, "FILE",
	    N_("write the file of a single record to FILE")),
	CLI_TEXT('d', "directory", arg.directory, "DIR",
	    N_("write each file into DIR")),
	CLI_FLAG(0, "tar", arg.tar,
	    N_("write all files as a tar archive to standard output")),
	CLI_TEXT(0, "name-format", arg.name_format, "FORMAT",
	    N_("name files so; default {date}_{name}")),
	CLI_FLAG(0, "ascii", arg.ascii, N_("names in ASCII only")),
	CLI_FLAG(0, "force", arg.force, N_("overwrite files")),
	CLI_TEXT(0, "author", arg.author, "NAME",
	    N_("the author named in the files")),
	CLI_TEXT(0, "template", arg.head, "FILE",
	    N_("make name, description, tags and so on as FILE says")),
	CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power, for targets in watts")),
	CLI_NUMBER(0, "weight", arg.weight, "KG", 20, 300,
	    N_("the rider's weight, for targets in W/kg")),
	RIDER_OPTIONS(rider),
	CLI_NUMBER(0, "pma-ratio", arg.pma_ratio, "RATIO", 0.5, 1,
	    N_("FTP divided by maximal aerobic power; default 0.80")),
	CLI_UNSIGNED(0, "open-duration", arg.open_duration, "SECONDS", 1,
	    VK_STEP_SECONDS, N_("the length of steps that have none")),
	CLI_NUMBER(0, "speed", arg.speed, "KMH", 1, 120,
	    N_("the speed at which distances are ridden")),
	CLI_TEXT(0, "recovery", arg.recovery, "PERCENT",
	    N_("the power of recoveries without target; default 50")),
	CLI_TEXT(0, "warm-up", arg.warmup, "FROM-TO",
	    N_("the ramp of warm-ups without target; default 45-65")),
	CLI_TEXT(0, "cool-down", arg.cooldown, "FROM-TO",
	    N_("the same for cool-downs; default 65-45")),
	CLI_NUMBER(0, "free-ride", arg.free_ride, "PERCENT", 1, 200,
	    N_("the power of free riding where the format needs one")),
	CLI_NUMBER(0, "max-effort", arg.max_effort, "PERCENT", 1, 400,
	    N_("the same for all-out steps")),
	CLI_UNSIGNED(0, "minutes-decimals", arg.decimals, "N", 2, 6,
	    N_("so many decimals of minutes in erg and mrc files")),
	CLI_NUMBER(0, "tolerance", arg.tolerance, "PERCENT", 0, 20,
	    N_("how far single targets reach in FIT; default 3")),
	CLI_NUMBER(0, "min-confidence", arg.min_confidence, "CONFIDENCE", 0,
	    1, N_("export only what is at least so sure")),
	CLI_CHOICE(0, "force-verdict", arg.verdict, "accept|enrich|reject",
	    N_("the lowest verdict to export; default accept")),
	CLI_FLAG(0, "verbose", arg.verbose,
	    N_("say what was assumed for each file")),
	CLI_FLAG(0, "validate", arg.validate,
	    N_("check Zwift files instead of writing any")),
	CLI_FLAG(0, "lenient", arg.lenient,
	    N_("with --validate: accept what common readers accept")),
	FILTER_JOBS,
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-zwo",
	.purpose = N_("Write workout files from records."),
	.options = options
};

/* --------------------------------------------------------------- options */

static bool
read_percent(const char *text, size_t len, double *percent)
{
	return vk__number_read(text, len, percent) && *percent >= 1 &&
	    *percent <= 200;
}

/* "free", "55" or "45-65"; leaves range alone when text is NULL. */
static bool
read_range(const char *text, double range[2])
{
	const char *dash;

	if (text == NULL)
		return true;
	if (strcmp(text, "free") == 0) {
		range[0] = range[1] = 0;
		return true;
	}
	dash = strchr(text, '-');
	if (dash == NULL) {
		if (!read_percent(text, strlen(text), &range[0]))
			return false;
		range[1] = range[0];
		return true;
	}
	return read_percent(text, (size_t)(dash - text), &range[0]) &&
	    read_percent(dash + 1, strlen(dash + 1), &range[1]);
}

/* Returns CLI_GO_ON or the exit status. */
static int
read_how(vk_export_options *how)
{
	double recovery[2];

	vk_export_options_init(how);
	recovery[0] = recovery[1] = how->recovery;
	if (!read_range(arg.recovery, recovery) || recovery[0] < recovery[1] ||
	    recovery[0] > recovery[1])
		return cli_usage(&command,
		    N_("no power: --recovery %1"), arg.recovery, NULL);
	if (!read_range(arg.warmup, how->warmup))
		return cli_usage(&command, N_("no ramp: --warm-up %1"),
		    arg.warmup, NULL);
	if (!read_range(arg.cooldown, how->cooldown))
		return cli_usage(&command, N_("no ramp: --cool-down %1"),
		    arg.cooldown, NULL);
	how->recovery = recovery[0];
	how->athlete = (vk_athlete){ arg.ftp, arg.weight, arg.pma_ratio };
	how->speed = arg.speed;
	how->open_seconds = (uint32_t)arg.open_duration;
	how->free_ride = arg.free_ride;
	how->max_effort = arg.max_effort;
	how->decimals = (unsigned)arg.decimals;
	how->tolerance = arg.tolerance;
	how->author = arg.author;
	how->ascii = arg.ascii;
	how->ftp_source = rider.source;
	return rider_read(&command, &rider, &how->athlete);
}

static int
read_where(struct export_options *where)
{
	static const vk_verdict verdicts[] = { VK_VERDICT_ACCEPT,
		VK_VERDICT_ENRICH, VK_VERDICT_REJECT };
	bool to_file = arg.output != NULL && strcmp(arg.output, "-") != 0;

	if ((arg.output != NULL) + (arg.directory != NULL) + arg.tar > 1)
		return cli_usage(&command,
		    N_("only one of -o, -d and --tar can be given"), NULL,
		    NULL);
	where->to = arg.tar ? EXPORT_TAR : arg.directory != NULL ?
	    EXPORT_DIR : to_file ? EXPORT_FILE : EXPORT_STDOUT;
	where->path = to_file ? arg.output : arg.directory;
	where->name_format = arg.name_format;
	where->ascii = arg.ascii;
	where->force = arg.force;
	where->min_confidence = arg.min_confidence;
	where->lowest = verdicts[arg.verdict];
	return CLI_GO_ON;
}

static int
no_format(const char *name)
{
	const vk_format *format;
	char names[64] = "";
	size_t i;

	for (i = 0; (format = vk_format_at(i)) != NULL; i++) {
		size_t len = strlen(names);

		if (format->writes)
			snprintf(names + len, sizeof names - len, "%s%s",
			    len > 0 ? ", " : "", format->name);
	}
	return cli_usage(&command, N_("no format: %1 (there are: %2)"), name,
	    names);
}

/* The formats in the order given, each once. */
static int
read_formats(struct files_options *files)
{
	size_t i, k;

	for (i = 0; i < arg.formats.count; i++) {
		const vk_format *format = vk_format_find(arg.formats.data[i]);

		if (format == NULL || !format->writes)
			return no_format(arg.formats.data[i]);
		for (k = 0; k < files->formats; k++)
			if (files->format[k] == format)
				break;
		if (k == files->formats)
			files->format[files->formats++] = format;
	}
	if (files->formats == 0)
		files->format[files->formats++] = vk_format_find("zwo");
	return CLI_GO_ON;
}

/* One file has one format; what is no text is not for a terminal. */
static int
check_formats(const struct files_options *files,
    const struct export_options *where)
{
	bool one = where->to == EXPORT_STDOUT || where->to == EXPORT_FILE;

	if (files->formats > 1 && one)
		return cli_usage(&command,
		    N_("several formats: give -d DIR or --tar"), NULL, NULL);
	if (files->format[0]->binary && where->to == EXPORT_STDOUT &&
	    isatty(STDOUT_FILENO))
		return cli_usage(&command,
		    N_("%1 files are not for a terminal: give -o FILE"),
		    files->format[0]->name, NULL);
	return CLI_GO_ON;
}

/* A mistake in the template is one of the call. */
static int
read_template(vk_template **head)
{
	struct message_place place = { arg.head, 0 };
	vk_buf data = { 0 };
	vk_error err = { 0 };
	size_t line = 0;
	vk_status status;

	if (arg.head == NULL)
		return CLI_GO_ON;
	status = filter_load(arg.head, TEMPLATE_BYTES, &data);
	if (status == VK_EIO)
		vk_error_set(&err, status, 0, "io", "%1",
		    message_errno(errno), NULL);
	else if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "template-size",
		    N_("too large for a template"), NULL, NULL);
	else if (status == VK_OK)
		status = vk_template_read(head, data.len > 0 ? data.data : "",
		    data.len, &line, &err);
	vk_buf_free(&data);
	if (status == VK_OK)
		return CLI_GO_ON;
	place.line = line;
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, &place, &err);
	return status == VK_EIO || status == VK_ENOMEM ? CLI_IO : CLI_USAGE;
}

int
main(int argc, char **argv)
{
	struct validate_options check;
	struct export_options where = { 0 };
	struct files_options files = { 0 };
	vk_template *head = NULL;
	char **operands;
	size_t count;
	int status = cli_begin(&command, argc, argv, &operands, &count);

	if (status != CLI_GO_ON)
		return status;
	if (arg.lenient && !arg.validate)
		return cli_usage(&command,
		    N_("--lenient goes with --validate"), NULL, NULL);
	check = (struct validate_options){ arg.lenient, arg.verbose };
	if (arg.validate)
		return validate_files(command.name, &check, operands, count);
	status = read_how(&files.how);
	if (status == CLI_GO_ON)
		status = read_where(&where);
	if (status == CLI_GO_ON)
		status = read_formats(&files);
	if (status == CLI_GO_ON)
		status = check_formats(&files, &where);
	if (status == CLI_GO_ON)
		status = read_template(&head);
	if (status != CLI_GO_ON)
		return filter_opened(command.name, status);
	files.verbose = arg.verbose;
	files.how.head = head;
	status = files_run(&command, &files, &where, operands, count);
	vk_template_free(head);
	return status;
}
