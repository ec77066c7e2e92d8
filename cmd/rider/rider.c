/* SPDX-License-Identifier: MIT */
/* Asks a history for what a rider can do now. What is given goes before. */
#include "rider.h"

#include <base/date.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../filter/filter.h"

enum { WAIT_MS = 5000 };

static void
tell(const struct cli_command *command, enum message_level level,
    const vk_error *err)
{
	message_put((enum message_form)filter_options.form, level,
	    command->name, NULL, err);
}

static int
fail(const struct cli_command *command, vk_status status, const vk_error *err)
{
	static const char which[] = "athlete-";

	tell(command, MESSAGE_ERROR, err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	return err->code != NULL &&
	    strncmp(err->code, which, sizeof which - 1) == 0 ? CLI_USAGE :
	    CLI_IO;
}

/* What a reader should know of the database. */
static void
tell_stale(const struct cli_command *command, const struct rider *rider,
    const vk_history *history)
{
	vk_error err;

	if (filter_options.quiet ||
	    !(vk_history_notes(history) & VK_HISTORY_STALE))
		return;
	vk_error_set(&err, VK_OK, 0, "database-stale", N_("%1: its newest rows "
	    "are in a log that cannot be read here"), rider->db, NULL);
	tell(command, MESSAGE_WARNING, &err);
}

/* VK_ABSENT with the code "history-empty": nothing is known. */
static vk_status
ask(const struct cli_command *command, const struct rider *rider,
    vk_power *power, vk_error *err)
{
	vk_selection selection = { .athlete = rider->athlete,
		.since = VK_DAY_ANY, .until = VK_DAY_ANY };
	vk_history *history;
	vk_status status = vk_history_open(rider->db, WAIT_MS, &history, err);

	if (status == VK_OK)
		status = vk_history_power(history, &selection, 0, power, err);
	if (status == VK_OK)
		tell_stale(command, rider, history);
	vk_history_close(history);
	return status;
}

static void
set_source(struct rider *rider)
{
	char date[VK__DATE_SIZE] = "";

	if (rider->ftp.day != VK_DAY_ANY)
		vk__date_write(rider->ftp.day, date);
	snprintf(rider->source, sizeof rider->source, "%s%s%s",
	    rider->ftp.method, *date != '\0' ? " " : "", date);
}

/* Takes what the athlete lacks. */
static void
take(struct rider *rider, const vk_power *power, vk_athlete *athlete)
{
	if (athlete->ftp <= 0 && power->ftp.value > 0) {
		rider->ftp = power->ftp;
		athlete->ftp = round(power->ftp.value);
		set_source(rider);
	}
	if (athlete->weight <= 0 && power->weight.value > 0) {
		rider->weight = power->weight;
		athlete->weight = power->weight.value;
	}
}

int
rider_read(const struct cli_command *command, struct rider *rider,
    vk_athlete *athlete)
{
	vk_error err = { 0 };
	vk_power power;
	vk_status status;

	rider->ftp.value = rider->weight.value = NAN;
	if (rider->db == NULL)
		return rider->athlete == NULL ? CLI_GO_ON :
		    cli_usage(command, N_("--athlete goes with --db"), NULL,
		    NULL);
	status = ask(command, rider, &power, &err);
	if (status != VK_OK && (status != VK_ABSENT ||
	    strcmp(err.code, "history-empty") != 0))
		return fail(command, status, &err);
	if (status == VK_OK)
		take(rider, &power, athlete);
	if (athlete->ftp <= 0 && !filter_options.quiet) {
		vk_error_set(&err, VK_ABSENT, 0, "ftp-absent",
		    N_("%1 tells no FTP"), rider->db, NULL);
		tell(command, MESSAGE_WARNING, &err);
	}
	return CLI_GO_ON;
}

bool
rider_write(const struct rider *rider, vk_buf *json)
{
	bool ftp = !isnan(rider->ftp.value);
	bool weight = !isnan(rider->weight.value);

	if (rider->db == NULL || (!ftp && !weight))
		return false;
	vk_buf_add_char(json, '{');
	if (ftp) {
		vk_buf_add_text(json, "\"ftp\":");
		vk_figure_write(&rider->ftp, 0, json);
	}
	if (weight) {
		vk_buf_add_text(json, ftp ? ",\"weight\":" : "\"weight\":");
		vk_figure_write(&rider->weight, 1, json);
	}
	vk_buf_add_char(json, '}');
	return true;
}
