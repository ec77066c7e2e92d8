/* SPDX-License-Identifier: MIT */
/*
 * vk-import-garmin: brings activities from files into garmin_data.db. Files
 * are read by lib/history; the run is in cmd/import.
 */
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/output.h"
#include "filter/filter.h"
#include "import/account.h"
#include "import/other.h"
#include "import/session.h"
#include "metrics/metrics.h"

/* The places of words in their lists; one past them: not given. */
enum { FROM = 16 };
enum { METRIC, STATUTE, POINT = 0, COMMA, DMY = 0, MDY, NONE };

static const char *from[FROM];

static struct {
	struct cli_list from;
	const char *database, *athlete, *metrics, *forget, *export;
	unsigned units, decimal, dates;
	uint64_t wait;
	bool with_gps, dry, json;
} arg = { .from = { from, FROM, 0 }, .units = NONE, .decimal = NONE, .dates = NONE };

static const struct cli_option options[] = {
	CLI_TEXT(0, "db", arg.database, "FILE",
	    N_("the database, made when it is not there")),
	CLI_TEXT(0, "athlete", arg.athlete, "NAME",
	    N_("whose activities they are")),
	CLI_LIST(0, "from", arg.from, "FILE",
	    N_("import another program's database, again for more")),
	CLI_CHOICE(0, "units", arg.units, "metric|statute",
	    N_("the units of the files; default found out")),
	CLI_CHOICE(0, "decimal", arg.decimal, "point|comma",
	    N_("their decimal sign; default found out")),
	CLI_CHOICE(0, "dates", arg.dates, "dmy|mdy",
	    N_("the order of their dates; default found out")),
	CLI_FLAG(0, "with-gps", arg.with_gps,
	    N_("keep where activities began")),
	CLI_FLAG('n', "dry-run", arg.dry,
	    N_("say what would be done, change nothing")),
	CLI_UNSIGNED(0, "wait", arg.wait, "SECONDS", 0, 86400,
	    N_("wait so long for a database in use")),
	CLI_FLAG(0, "json", arg.json,
	    N_("write the counts as JSON to standard output")),
	CLI_TEXT(0, "metrics", arg.metrics, "FILE",
	    N_("write figures for Prometheus to FILE")),
	CLI_TEXT(0, "export", arg.export, "NAME",
	    N_("write all that is kept of an athlete as JSON lines")),
	CLI_TEXT(0, "forget", arg.forget, "NAME",
	    N_("erase an athlete and all that is kept of them")),
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-import-garmin",
	.purpose = N_("Bring activities from files into a database."),
	.options = options
};

static struct session session;
static struct session_options session_options;

/* ------------------------------------------------------------- the counts */

static void
add_count(vk_buf *out, const char *name, uint64_t count)
{
	if (out->len > 0)
		vk_buf_add_text(out, ", ");
	vk_buf_add_text(out, name);
	vk_buf_add_char(out, ' ');
	vk_buf_add_uint(out, count);
}

static void
tell_counts(void)
{
	const struct session_counts *c = &session.done;
	vk_buf taken = { 0 }, left = { 0 };
	vk_error what;

	add_count(&taken, _("read"), c->read);
	add_count(&taken, _("added"), c->added);
	add_count(&taken, _("updated"), c->updated);
	add_count(&taken, _("unchanged"), c->unchanged);
	add_count(&left, _("rejected"), c->rejected);
	if (c->planned > 0)
		add_count(&left, _("only planned"), c->planned);
	(void)vk_error_set(&what, VK_OK, 0, "import-counts", "%1, %2",
	    vk_buf_text(&taken), vk_buf_text(&left));
	if (!filter_options.quiet)
		message_put((enum message_form)filter_options.form,
		    MESSAGE_INFO, command.name, NULL, &what);
	vk_buf_free(&taken);
	vk_buf_free(&left);
}

static void
add_member(vk_buf *out, const char *name, uint64_t count)
{
	vk_buf_add_char(out, out->len > 0 ? ',' : '{');
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
	vk_buf_add_uint(out, count);
}

static int
write_counts(void)
{
	const struct session_counts *c = &session.done;
	struct output out;
	vk_buf text = { 0 };
	vk_status status = VK_ENOMEM;

	add_member(&text, "files", c->files);
	add_member(&text, "read", c->read);
	add_member(&text, "added", c->added);
	add_member(&text, "updated", c->updated);
	add_member(&text, "unchanged", c->unchanged);
	add_member(&text, "rejected", c->rejected);
	add_member(&text, "planned", c->planned);
	vk_buf_add_text(&text, "}\n");
	output_begin(&out, STDOUT_FILENO);
	if (!text.failed)
		status = output_add(&out, text.data, text.len);
	if (output_end(&out) != VK_OK)
		status = VK_EIO;
	vk_buf_free(&text);
	if (status == VK_OK)
		return CLI_OK;
	account_failed(command.name, "<stdout>", out.error);
	return CLI_IO;
}

static int
write_metrics(int status, const struct timespec *begun)
{
	const struct session_counts *c = &session.done;
	const struct metrics_count counts[] = {
		{ "added", c->added }, { "updated", c->updated },
		{ "unchanged", c->unchanged }, { "rejected", c->rejected },
		{ "planned", c->planned }
	};
	struct metrics_run run = { .tool = command.name, .status = status,
	    .time = (int64_t)time(NULL), .counts = counts,
	    .count = sizeof counts / sizeof *counts };
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	run.seconds = (double)(now.tv_sec - begun->tv_sec) +
	    (double)(now.tv_nsec - begun->tv_nsec) / 1e9;
	if (metrics_write(arg.metrics, &run) == VK_OK)
		return CLI_OK;
	account_failed(command.name, arg.metrics, errno);
	return CLI_IO;
}

/* ---------------------------------------------------------------- the run */

static void
set_options(void)
{
	session_options.tool = command.name;
	session_options.database = arg.database;
	session_options.athlete = arg.athlete;
	session_options.wait_ms = (unsigned)arg.wait * 1000;
	session_options.with_gps = arg.with_gps;
	session_options.dry = arg.dry;
	session_options.quiet = filter_options.quiet;
	session_options.strict = filter_options.strict;
	session_options.form = (enum message_form)filter_options.form;
}

static void
set_forced(struct vk__forced *forced)
{
	forced->units = arg.units == METRIC ? 'm' : arg.units == STATUTE ?
	    's' : 0;
	forced->decimal = arg.decimal == POINT ? '.' : arg.decimal == COMMA ?
	    ',' : 0;
	forced->order = arg.dates == DMY ? VK__ORDER_DMY :
	    arg.dates == MDY ? VK__ORDER_MDY : VK__ORDER_UNKNOWN;
}

/* One file that fails does not keep the others out; the database does. */
static bool
may_go_on(int status)
{
	return status != CLI_LOCKED && !session.sink_failed &&
	    !session.stopped;
}

static int
import_files(char **files, size_t count)
{
	static char standard_input[] = "-";
	char *none[] = { standard_input };
	int status = CLI_OK;
	size_t i;

	set_forced(&session.import->forced);
	for (i = 0; i < arg.from.count && may_go_on(status); i++)
		status = session_worse(status, other_import(&session,
		    from[i]));
	if (count == 0 && arg.from.count == 0) {
		files = none;
		count = 1;
	}
	for (i = 0; i < count && may_go_on(status); i++)
		status = session_worse(status, session_file(&session,
		    files[i]));
	tell_counts();
	if (arg.json)
		status = session_worse(status, write_counts());
	return status;
}

static int
check_usage(size_t count)
{
	if (arg.database == NULL)
		return cli_usage(&command, N_("--db is missing"), NULL, NULL);
	if (arg.export != NULL && arg.forget != NULL)
		return cli_usage(&command,
		    N_("--export and --forget exclude each other"), NULL,
		    NULL);
	if ((arg.export != NULL || arg.forget != NULL) &&
	    count + arg.from.count > 0)
		return cli_usage(&command, N_("no files are read with "
		    "--export or --forget"), NULL, NULL);
	return CLI_GO_ON;
}

static int
run(char **files, size_t count)
{
	struct timespec begun;
	int status;

	(void)clock_gettime(CLOCK_MONOTONIC, &begun);
	set_options();
	status = session_open(&session, &session_options);
	if (status == CLI_GO_ON) {
		if (arg.export != NULL)
			status = account_export(&session, arg.export);
		else if (arg.forget != NULL)
			status = account_forget(&session, arg.forget);
		else
			status = import_files(files, count);
	}
	if (arg.metrics != NULL)
		status = session_worse(status, write_metrics(status, &begun));
	session_close(&session);
	return status;
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = check_usage(count);
	if (status == CLI_GO_ON)
		status = run(files, count);
	return status;
}
