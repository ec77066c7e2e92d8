/* SPDX-License-Identifier: MIT */
/*
 * vk-history: what an athlete has done and can do, from a database that is
 * only read. How databases differ is lib/history's matter, the forms of the
 * answers that of cmd/history.
 */
#include <base/date.h>
#include <errno.h>
#include <string.h>

#include "history/history.h"
#include "history/notes.h"

static struct {
	const char *db, *athlete, *sport, *since, *until, *sex;
	bool fitness, power;
	uint64_t days, limit, window, wait;
	unsigned format, rule, load, units, female;
	double ftp, max_hr, rest_hr, lthr, utc_offset;
} arg = { .wait = 5 };

static const struct cli_option options[] = {
	CLI_TEXT(0, "db", arg.db, "FILE", N_("the database to read")),
	CLI_TEXT(0, "athlete", arg.athlete, "NAME",
	    N_("whose activities, when there are several athletes")),
	CLI_TEXT(0, "since", arg.since, "DATE", N_("the first day")),
	CLI_TEXT(0, "until", arg.until, "DATE", N_("the last day")),
	CLI_UNSIGNED(0, "days", arg.days, "COUNT", 1, 36500,
	    N_("so many days, up to the last one")),
	CLI_TEXT(0, "sport", arg.sport, "SPORT",
	    N_("only cycling, running, ..., or a type: road_biking")),
	CLI_UNSIGNED(0, "limit", arg.limit, "COUNT", 1, 1e9,
	    N_("at most so many activities")),
	CLI_FLAG(0, "fitness", arg.fitness,
	    N_("one record a day: TSS, CTL, ATL, TSB, ramp")),
	CLI_FLAG(0, "power", arg.power,
	    N_("best efforts, critical power, FTP")),
	CLI_CHOICE(0, "format", arg.format, "json|tsv|table",
	    N_("JSON lines, tab separated values, or a table for people")),
	CLI_CHOICE(0, "form", arg.rule, "exponential|linear",
	    N_("how CTL and ATL follow TSS; default exponential")),
	CLI_CHOICE(0, "load", arg.load,
	    "auto|power|mean-power|device-tss|hrtss|hr|trimp|garmin-load",
	    N_("how load is found; default the best for each activity")),
	CLI_UNSIGNED(0, "window", arg.window, "DAYS", 7, 3650,
	    N_("days in which best efforts are looked for; default 90")),
	CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power, for TSS")),
	CLI_NUMBER(0, "max-hr", arg.max_hr, "BPM", 100, 230,
	    N_("the rider's highest heart rate")),
	CLI_NUMBER(0, "rest-hr", arg.rest_hr, "BPM", 20, 120,
	    N_("the rider's resting heart rate")),
	CLI_NUMBER(0, "lthr", arg.lthr, "BPM", 80, 230,
	    N_("the heart rate at threshold; default 0.9 of the highest")),
	CLI_CHOICE(0, "sex", arg.female, "m|f",
	    N_("for the formula of TRIMP; default m")),
	CLI_CHOICE(0, "units", arg.units, "auto|metric|statute",
	    N_("of databases that may hold either")),
	CLI_NUMBER(0, "utc-offset", arg.utc_offset, "HOURS", -14, 14,
	    N_("the time zone of databases that do not know theirs")),
	CLI_UNSIGNED(0, "wait", arg.wait, "SECONDS", 0, 3600,
	    N_("how long to wait for a locked database; default 5")),
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-history",
	.purpose = N_("Tell what an athlete has done and can do."),
	.operands = "",
	.options = options
};

static struct filter filter = { .name = "vk-history", .stop = CLI_GO_ON };

/* ---------------------------------------------------------------- options */

static int
read_day(const char *text, int32_t *day)
{
	if (text == NULL)
		return CLI_GO_ON;
	if (vk__date_read(text, strlen(text), day) != VK_OK)
		return cli_usage(&command, N_("\"%1\" is no date (written as "
		    "2026-03-03)"), text, NULL);
	return CLI_GO_ON;
}

static int
read_options(struct history_options *o, size_t operands, char **operand)
{
	int status;

	memset(o, 0, sizeof *o);
	if (operands > 0)
		return cli_usage(&command,
		    N_("no operands are read: \"%1\"; the database is named "
		    "by --db"), operand[0], NULL);
	if (arg.db == NULL)
		return cli_usage(&command, N_("--db is needed"), NULL, NULL);
	if (arg.fitness && arg.power)
		return cli_usage(&command,
		    N_("only one of --fitness and --power can be given"),
		    NULL, NULL);
	if (arg.days > 0 && arg.since != NULL)
		return cli_usage(&command,
		    N_("only one of --days and --since can be given"), NULL,
		    NULL);
	o->selection = (vk_selection){ .athlete = arg.athlete,
		.sport = arg.sport, .since = VK_DAY_ANY, .until = VK_DAY_ANY,
		.units = (vk_units)arg.units,
		.utc_offset = (int32_t)(arg.utc_offset * 3600) };
	status = read_day(arg.since, &o->selection.since);
	if (status == CLI_GO_ON)
		status = read_day(arg.until, &o->selection.until);
	if (status == CLI_GO_ON && o->selection.until != VK_DAY_ANY &&
	    o->selection.since > o->selection.until)
		return cli_usage(&command,
		    N_("--since must not be after --until"), NULL, NULL);
	if (arg.limit > 0 && (arg.fitness || arg.power))
		return cli_usage(&command,
		    N_("--limit goes with neither --fitness nor --power"),
		    NULL, NULL);
	o->limit = arg.limit;
	o->window = arg.window;
	o->rule = (vk_form_rule)arg.rule;
	o->method = (vk_method)arg.load;
	o->ftp = arg.ftp;
	o->heart = (vk_heart){ arg.rest_hr, arg.max_hr, arg.lthr,
		arg.female == 1 };
	return status;
}

/* --------------------------------------------------------------- messages */

/* The exit status of what the library reported, which is told. */
static int
complain(const struct history_run *run, vk_status status, const vk_error *err)
{
	static const char which[] = "athlete-";

	if (run->grid.out.error != 0) {
		filter_failed(&filter, "<stdout>", run->grid.out.error);
		return CLI_IO;
	}
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, NULL, err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	if (err->code != NULL &&
	    strncmp(err->code, which, sizeof which - 1) == 0)
		return CLI_USAGE;
	return status == VK_ABSENT ? CLI_SOME : CLI_IO;
}

static void
tell(enum message_level level, const char *code, const char *format)
{
	vk_error err;

	vk_error_set(&err, VK_OK, 0, code, format, arg.db, NULL);
	filter_report(&filter, level, &err);
}

static void
tell_notes(unsigned notes)
{
	size_t i;

	for (i = 0; i < HISTORY_NOTES; i++)
		if (notes & history_notes[i].flag)
			tell(history_notes[i].flag == VK_HISTORY_NO_LOG ?
			    MESSAGE_INFO : MESSAGE_WARNING,
			    history_notes[i].code, history_notes[i].format);
}

/* ------------------------------------------------------------------- runs */

/* The day that --days counts back from. */
static vk_status
find_days(struct history_run *run, struct history_options *o, vk_error *err)
{
	vk_activity newest;
	vk_status status = VK_OK;

	if (arg.days == 0)
		return VK_OK;
	if (o->selection.until == VK_DAY_ANY) {
		status = vk_history_select(run->history, &o->selection, err);
		while (status == VK_OK || status == VK_EVALUE) {
			status = vk_history_next(run->history, &newest, err);
			if (status == VK_OK) {
				o->selection.until = vk_activity_day(&newest);
				break;
			}
		}
		if (status == VK_END)
			return VK_OK;
	}
	o->selection.since = o->selection.until - (int32_t)arg.days + 1;
	return status;
}

static vk_status
answer(struct history_run *run, struct history_options *o, vk_error *err)
{
	vk_status status = vk_history_open(arg.db,
	    (unsigned)arg.wait * 1000, &run->history, err);

	if (status == VK_OK)
		status = find_days(run, o, err);
	if (status != VK_OK)
		return status;
	if (arg.fitness)
		status = history_fitness(run, err);
	else if (arg.power)
		status = history_power(run, err);
	else
		status = history_activities(run, err);
	if (status == VK_OK)
		tell_notes(vk_history_notes(run->history));
	return status;
}

int
main(int argc, char **argv)
{
	struct history_options o;
	struct history_run run = { .options = &o, .filter = &filter };
	vk_error err = { 0 };
	char **operands;
	size_t count;
	vk_status result;
	int status = cli_begin(&command, argc, argv, &operands, &count);

	if (status == CLI_GO_ON)
		status = read_options(&o, count, operands);
	if (status != CLI_GO_ON)
		return status;
	grid_begin(&run.grid, (enum grid_form)arg.format);
	result = answer(&run, &o, &err);
	vk_history_close(run.history);
	status = result != VK_OK ? complain(&run, result, &err) :
	    filter.some ? CLI_SOME : CLI_OK;
	if (grid_end(&run.grid) != VK_OK && status != CLI_IO) {
		filter_failed(&filter, "<stdout>", run.grid.out.error);
		status = CLI_IO;
	}
	return status;
}
