/* SPDX-License-Identifier: MIT */
/*
 * vk-zwo: writes Zwift workout files from scored records, or checks such
 * files. What becomes of the steps is lib/formats' matter, where the files go
 * that of cmd/export.
 */
#include <base/number.h>
#include <string.h>

#include "export/export.h"
#include "export/validate.h"
#include "filter/filter.h"

static struct {
	const char *output, *directory, *name_format, *author;
	const char *recovery, *warmup, *cooldown;
	bool tar, ascii, force, verbose, validate, lenient;
	double ftp, weight, pma_ratio, speed, min_confidence;
	uint64_t open_duration;
	unsigned verdict;
} arg = { .name_format = "{date}_{name}" };

static const struct cli_option options[] = {
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
	CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power, for targets in watts")),
	CLI_NUMBER(0, "weight", arg.weight, "KG", 20, 300,
	    N_("the rider's weight, for targets in W/kg")),
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
	    N_("the ramp of cool-downs without target; default 65-45")),
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
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-zwo",
	.purpose = N_("Write Zwift workout files from records."),
	.options = options
};

struct zwo_run {
	struct filter filter;
	struct export export;
	vk_export how;
	vk_record *rec;
	vk_zwo *zwo;
	vk_buf notes;
};

/* --------------------------------------------------------------- records */

/* One message for each assumption, in the language of the messages. */
static void
tell_notes(struct zwo_run *run)
{
	/* The language of the phrases, to be translated as "fr". */
	const char *lang = _("en");
	const char *line;

	vk_buf_clear(&run->notes);
	vk_zwo_notes(run->zwo, lang, "", &run->notes);
	line = vk_buf_text(&run->notes);
	while (line != NULL && *line != '\0') {
		char *end = strchr(line, '\n');
		vk_error err = { 0 };

		if (end == NULL)
			break;
		*end = '\0';
		vk_error_set(&err, VK_OK, 0, "export-assumed",
		    N_("assumed: %1"), line, NULL);
		filter_report(&run->filter, MESSAGE_INFO, &err);
		line = end + 1;
	}
}

static vk_status
on_line(void *ctx, const struct filter_line *line, vk_buf *out, vk_error *err)
{
	struct zwo_run *run = ctx;
	const char *data;
	size_t len;
	vk_status status = vk_record_read(run->rec, line->data, line->len,
	    err);

	if (status != VK_OK)
		return status;
	status = export_admit(&run->export, run->rec, err);
	if (status == VK_ELIMIT)
		filter_stop(&run->filter, CLI_USAGE);
	if (status == VK_OK)
		status = vk_zwo_write(run->zwo, run->rec, &run->how, err);
	if (status != VK_OK)
		return status;
	vk_zwo_bytes(run->zwo, &data, &len);
	status = export_put(&run->export, run->rec, line->number, data, len,
	    out, err);
	if (status == VK_OK && arg.verbose)
		tell_notes(run);
	return status;
}

static vk_status
on_end(void *ctx, vk_buf *out, vk_error *err)
{
	struct zwo_run *run = ctx;

	return export_finish(&run->export, out, err);
}

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

/* Returns CLI_GO_ON or CLI_USAGE. */
static int
read_how(vk_export *how)
{
	double recovery[2];

	vk_export_init(how);
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
	how->author = arg.author;
	how->ascii = arg.ascii;
	return CLI_GO_ON;
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
	where->extension = ".zwo";
	where->ascii = arg.ascii;
	where->force = arg.force;
	where->min_confidence = arg.min_confidence;
	where->lowest = verdicts[arg.verdict];
	return CLI_GO_ON;
}

/* ------------------------------------------------------------------ runs */

static int
complain(const vk_error *err)
{
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, &(struct message_place){ NULL, 0 }, err);
	return CLI_IO;
}

static int
export_files(struct zwo_run *run, const struct export_options *where,
    char **files, size_t count)
{
	vk_error err = { 0 };
	vk_status status = export_open(&run->export, where, &err);

	if (status == VK_EVALUE)
		return cli_usage(&command, err.format, err.arg[0], NULL);
	if (status == VK_OK && (vk_record_new(&run->rec) != VK_OK ||
	    vk_zwo_new(&run->zwo) != VK_OK))
		status = vk_error_set(&err, VK_ENOMEM, 0, "memory",
		    N_("out of memory"), NULL, NULL);
	if (status != VK_OK)
		return complain(&err);
	run->filter.name = command.name;
	run->filter.line = on_line;
	run->filter.end = on_end;
	run->filter.ctx = run;
	return filter_run(&run->filter, files, count);
}

int
main(int argc, char **argv)
{
	struct validate_options check;
	struct export_options where = { 0 };
	struct zwo_run run = { 0 };
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status != CLI_GO_ON)
		return status;
	if (arg.lenient && !arg.validate)
		return cli_usage(&command,
		    N_("--lenient goes with --validate"), NULL, NULL);
	check = (struct validate_options){ arg.lenient, arg.verbose };
	if (arg.validate)
		return validate_files(command.name, &check, files, count);
	status = read_how(&run.how);
	if (status == CLI_GO_ON)
		status = read_where(&where);
	if (status != CLI_GO_ON)
		return status;
	status = export_files(&run, &where, files, count);
	export_free(&run.export);
	vk_record_free(run.rec);
	vk_zwo_free(run.zwo);
	vk_buf_free(&run.notes);
	return status;
}
