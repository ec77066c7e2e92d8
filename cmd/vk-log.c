/* SPDX-License-Identifier: MIT */
/*
 * vk-log: keeps the records that pass in a database, and tells later what was
 * planned. What is kept is lib/log's matter, the forms of the answers that of
 * cmd/log.
 */
#include <base/date.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "cli/today.h"
#include "log/log.h"

enum { TOGETHER = 1000 /* records that are kept at once, at most */ };

static vk_status log_line(void *ctx, const struct filter_line *line,
    vk_buf *out, vk_error *err);
static vk_status log_end(void *ctx, vk_buf *out, vk_error *err);
static void log_idle(void *ctx);

static struct {
	const char *db, *athlete, *since, *until, *today;
	bool list, status, summary;
	double ftp;
	unsigned format;
	uint64_t wait;
} arg = { .wait = 5 };

static const struct cli_option options[] = {
	CLI_TEXT(0, "db", arg.db, "FILE",
	    N_("the database, made when it is not there")),
	CLI_TEXT(0, "athlete", arg.athlete, "NAME",
	    N_("whose workouts they are, unless a record says it")),
	CLI_FLAG(0, "list", arg.list,
	    N_("write what was planned, read nothing")),
	CLI_FLAG(0, "status", arg.status,
	    N_("write what was planned and what was done of it")),
	CLI_TEXT(0, "since", arg.since, "DATE", N_("the first day")),
	CLI_TEXT(0, "until", arg.until, "DATE", N_("the last day")),
	CLI_TEXT(0, "today", arg.today, "DATE",
	    N_("with --status: the present day; default today")),
	CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
	    N_("with --status: the rider's threshold power, for TSS")),
	CLI_CHOICE(0, "format", arg.format, "json|tsv|table",
	    N_("JSON lines, tab separated values, or a table for people")),
	CLI_FLAG(0, "summary", arg.summary,
	    N_("say at the end how many records were new")),
	CLI_UNSIGNED(0, "wait", arg.wait, "SECONDS", 0, 3600,
	    N_("how long to wait for a locked database; default 5")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-log",
	.purpose = N_("Keep workout records as planned, and tell what was."),
	.options = options
};

static struct {
	struct filter filter;
	vk_log *log;
	vk_record *record;
	size_t begun; /* records since the last commit */
	uint64_t count[VK_LOGGED_SAME + 1];
} run = { .filter = { .name = "vk-log", .line = log_line, .end = log_end,
	.idle = log_idle } };

/* --------------------------------------------------------------- messages */

static void
message(enum message_level level, const vk_error *err)
{
	message_put((enum message_form)filter_options.form, level,
	    command.name, NULL, err);
}

/* The exit status of what the library reported, which is told. */
static int
complain(vk_status status, const vk_error *err)
{
	static const char which[] = "athlete-";

	message(MESSAGE_ERROR, err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	return err->code != NULL &&
	    strncmp(err->code, which, sizeof which - 1) == 0 ? CLI_USAGE :
	    CLI_IO;
}

static void
summarize(void)
{
	vk_buf text[2] = { { 0 }, { 0 } };
	vk_error err;

	vk_buf_add_uint(&text[0], run.count[VK_LOGGED_NEW]);
	vk_buf_add_uint(&text[1], run.count[VK_LOGGED_CHANGED]);
	vk_error_set(&err, VK_OK, 0, "summary",
	    N_("new in the log: %1; changed: %2"), vk_buf_text(&text[0]),
	    vk_buf_text(&text[1]));
	message(MESSAGE_INFO, &err);
	vk_buf_free(&text[0]);
	vk_buf_free(&text[1]);
}

/* ---------------------------------------------------------------- logging */

static vk_status
commit(vk_error *err)
{
	vk_status status = VK_OK;

	if (run.begun > 0)
		status = vk_log_commit(run.log, err);
	run.begun = 0;
	return status;
}

/* A lock is not held while there is nothing to do. */
static void
log_idle(void *ctx)
{
	vk_error err = { 0 };
	vk_status status = commit(&err);

	(void)ctx;
	if (status != VK_OK)
		filter_stop(&run.filter, complain(status, &err));
}

static vk_status
log_end(void *ctx, vk_buf *out, vk_error *err)
{
	(void)ctx;
	(void)out;
	return commit(err);
}

static vk_status
keep(vk_error *err)
{
	vk_logged did = VK_LOGGED_SAME;
	vk_status status = run.begun == 0 ? vk_log_begin(run.log, err) :
	    VK_OK;

	if (status != VK_OK)
		return status;
	run.begun++;
	status = vk_log_put(run.log, run.record, arg.athlete, &did, err);
	if (status == VK_OK)
		run.count[did]++;
	return status == VK_OK && run.begun >= TOGETHER ? commit(err) :
	    status;
}

/* Every record goes on as it came, also one that cannot be kept. */
static vk_status
log_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	vk_status status = vk_record_read(run.record, line->data, line->len,
	    err);

	(void)ctx;
	if (status != VK_OK)
		return status;
	status = keep(err);
	if (status == VK_ABSENT || status == VK_EVALUE) {
		filter_report(&run.filter, MESSAGE_ERROR, err);
		memset(err, 0, sizeof *err);
	} else if (status == VK_EBUSY || status == VK_EIO ||
	    status == VK_ENOMEM) {
		return status;
	} else if (status != VK_OK) {
		filter_stop(&run.filter, complain(status, err));
		return VK_OK;
	}
	vk_buf_add(out, line->data, line->len);
	vk_buf_add_char(out, '\n');
	return VK_OK;
}

static int
log_records(char **files, size_t count)
{
	int status;

	if (vk_record_new(&run.record) != VK_OK) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	status = filter_run(&run.filter, files, count);
	vk_log_rollback(run.log);
	if (arg.summary)
		summarize();
	return status;
}

/* ---------------------------------------------------------------- telling */

static int
read_day(const char *text, int32_t *day)
{
	*day = VK_DAY_ANY;
	if (text == NULL ||
	    vk__date_read(text, strlen(text), day) == VK_OK)
		return CLI_GO_ON;
	return cli_usage(&command, N_("\"%1\" is no date (written as "
	    "2026-03-03)"), text, NULL);
}

static int
check_options(struct log_options *o, size_t operands, char **operand)
{
	int status;

	if (arg.db == NULL)
		return cli_usage(&command, N_("--db is needed"), NULL, NULL);
	if (arg.list && arg.status)
		return cli_usage(&command,
		    N_("only one of --list and --status can be given"), NULL,
		    NULL);
	if ((arg.list || arg.status) && operands > 0)
		return cli_usage(&command,
		    N_("no operands are read: \"%1\"; the database is named "
		    "by --db"), operand[0], NULL);
	*o = (struct log_options){ .athlete = arg.athlete,
		.form = (enum grid_form)arg.format, .ftp = arg.ftp };
	status = read_day(arg.since, &o->since);
	if (status == CLI_GO_ON)
		status = read_day(arg.until, &o->until);
	if (status == CLI_GO_ON)
		status = read_day(arg.today, &o->today);
	if (status == CLI_GO_ON && arg.today == NULL)
		o->today = cli_today();
	return status;
}

static int
tell(const struct log_options *o)
{
	struct log_run list = { .options = o, .log = run.log };
	vk_error err = { 0 };
	int status = CLI_OK;
	vk_status result;

	grid_begin(&list.grid, o->form);
	result = arg.status ? log_status(&list, &err) : log_list(&list, &err);
	if (list.grid.out.error != 0) {
		filter_failed(&run.filter, "<stdout>", list.grid.out.error);
		status = CLI_IO;
	} else if (result != VK_OK) {
		status = complain(result, &err);
	}
	if (grid_end(&list.grid) != VK_OK && status != CLI_IO) {
		filter_failed(&run.filter, "<stdout>", list.grid.out.error);
		status = CLI_IO;
	}
	return status;
}

int
main(int argc, char **argv)
{
	struct log_options o;
	vk_error err = { 0 };
	char **files;
	size_t count;
	vk_status result;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = check_options(&o, count, files);
	if (status != CLI_GO_ON)
		return status;
	result = vk_log_open(arg.db, (unsigned)arg.wait * 1000,
	    arg.list || arg.status ? VK_LOG_READ : VK_LOG_WRITE, (int64_t)time(NULL),
	    &run.log, &err);
	if (result != VK_OK)
		status = filter_opened(command.name, complain(result, &err));
	else
		status = arg.list || arg.status ? tell(&o) :
		    log_records(files, count);
	vk_log_close(run.log);
	vk_record_free(run.record);
	return status;
}
