/* SPDX-License-Identifier: MIT */
/*
 * vk-doctor: does a little of everything for real and says what is wrong, for
 * people, for cron and for a supervisor.
 */
#include <errno.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/message.h"
#include "doctor/doctor.h"
#include "filter/filter.h"

enum { CHECKS = 16 };

static struct {
	const char *metrics;
	struct doctor_options options;
	uint64_t wait;
	bool json;
} arg = { .options = { .dir = ".", .free_mb = 100 }, .wait = 5 };

static const struct cli_option options[] = {
	CLI_FLAG(0, "json", arg.json,
	    N_("write one JSON object instead of a table")),
	CLI_NUMBER(0, "max-ms", arg.options.max_ms, "MILLISECONDS", 0.001,
	    1e6, N_("what takes longer is doubtful")),
	CLI_TEXT(0, "db", arg.options.db, "FILE",
	    N_("the database of activities to look into")),
	CLI_UNSIGNED(0, "wait", arg.wait, "SECONDS", 0, 3600,
	    N_("how long to wait for a locked database; default 5")),
	CLI_TEXT(0, "corpus", arg.options.corpus, "FILE",
	    N_("the corpus instead of the one that vk-enrich finds")),
	CLI_TEXT(0, "dir", arg.options.dir, "DIR",
	    N_("the folder where room is needed; default this one")),
	CLI_NUMBER(0, "free", arg.options.free_mb, "MEGABYTES", 0, 1e9,
	    N_("how much room; default 100")),
	CLI_TEXT(0, "metrics", arg.metrics, "FILE",
	    N_("write figures for Prometheus to FILE")),
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-doctor",
	.purpose = N_("Check that every part of vekta works here."),
	.operands = "",
	.options = options
};

static int
fail(const char *file)
{
	vk_error err;

	vk_error_set(&err, VK_EIO, 0, "io", "%1: %2", file,
	    message_errno(errno));
	message_put((enum message_form)filter_options.form, MESSAGE_ERROR,
	    command.name, NULL, &err);
	return CLI_IO;
}

/* The worst finding; a lock counts only when nothing is bad by itself. */
static int
status_of(const struct doctor_finding *f, size_t count)
{
	bool bad = false, locked = false, doubtful = false;

	for (size_t i = 0; i < count; i++) {
		locked |= f[i].locked;
		bad |= f[i].state == DOCTOR_BAD && !f[i].locked;
		doubtful |= f[i].state == DOCTOR_DOUBTFUL;
	}
	return bad ? CLI_IO : locked ? CLI_LOCKED : doubtful ? CLI_SOME :
	    CLI_OK;
}

static bool
is_silent(int status)
{
	return filter_options.quiet && status == CLI_OK;
}

int
main(int argc, char **argv)
{
	struct doctor_finding finding[CHECKS];
	const struct doctor_check *check;
	char **operands;
	size_t given, count = 0;
	int status = cli_begin(&command, argc, argv, &operands, &given);

	if (status != CLI_GO_ON)
		return status;
	if (given > 0)
		return cli_usage(&command, N_("no operands are read: \"%1\""),
		    operands[0], NULL);
	arg.options.wait_ms = (unsigned)arg.wait * 1000;
	while (count < CHECKS && (check = doctor_check_at(count)) != NULL) {
		doctor_run(check, &arg.options, &finding[count++]);
		if (filter_options.strict &&
		    finding[count - 1].state == DOCTOR_BAD)
			break;
	}
	status = status_of(finding, count);
	if (!is_silent(status) && (arg.json ? doctor_json(finding, count) :
	    doctor_table(finding, count)) != VK_OK)
		status = fail("<stdout>");
	if (arg.metrics != NULL && doctor_figures(arg.metrics, finding, count,
	    status) != VK_OK)
		status = fail(arg.metrics);
	return status;
}
