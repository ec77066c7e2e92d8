/* SPDX-License-Identifier: MIT */
/*
 * What a history knows of athletes: FTP, CP and W', weight, heart rates, and
 * the form after the last ride.
 */
#include "ask.h"

#include <base/date.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../filter/filter.h"

enum { WAIT_MS = 5000 };
#define CRITICAL_LEAST 0.95 /* of the FTP */

static void
tell(const struct cli_command *command, const struct team *team,
    enum message_level level, const vk_error *err)
{
	struct message_place place = { team->db, 0 };

	message_put((enum message_form)filter_options.form, level,
	    command->name, &place, err);
}

static void
set(vk_teammate *mate, vk_fact fact, double value)
{
	if (vk_fact_fits(fact, value))
		mate->is[fact] = value;
}

/*
 * A CP that everyday rides prove is the least that it can be: far below the
 * FTP it says nothing of what the athlete can do.
 */
static bool
is_critical(const vk_power *power)
{
	return power->critical.efforts > 0 && (!power->cp.lower_bound ||
	    power->critical.cp >= CRITICAL_LEAST * power->ftp.value);
}

/* Whole watts, as vk-score takes them. */
static void
take_power(vk_teammate *mate, const vk_power *power)
{
	char date[VK__DATE_SIZE] = "";

	set(mate, VK_FACT_FTP, round(power->ftp.value));
	if (is_critical(power)) {
		set(mate, VK_FACT_CP, round(power->critical.cp));
		set(mate, VK_FACT_W_PRIME, round(power->critical.wprime));
	}
	set(mate, VK_FACT_WEIGHT, power->weight.value);
	if (power->weight.method != NULL)
		snprintf(mate->weight_method, sizeof mate->weight_method, "%s",
		    power->weight.method);
	set(mate, VK_FACT_MAX_HR, power->heart.max);
	set(mate, VK_FACT_LTHR, power->heart.lthr);
	if (isnan(mate->is[VK_FACT_FTP]))
		return;
	if (power->ftp.day != VK_DAY_ANY)
		vk__date_write(power->ftp.day, date);
	snprintf(mate->method, sizeof mate->method, "%s%s%s",
	    power->ftp.method, *date != '\0' ? " " : "", date);
}

/* CTL less ATL on the evening of the last day is the form of the next. */
static vk_status
take_form(vk_history *history, const vk_selection *selection,
    vk_teammate *mate, vk_error *err)
{
	vk_fitness_options options = { .selection = *selection };
	vk_fitness *fitness;
	vk_day day, last = { .day = VK_DAY_ANY };
	vk_status status = vk_fitness_new(history, &options, &fitness, err);

	if (status != VK_OK)
		return status;
	do {
		status = vk_fitness_next(fitness, &day, err);
		if (status == VK_OK)
			last = day;
	} while (status == VK_OK || status == VK_EVALUE);
	vk_fitness_free(fitness);
	if (status != VK_END)
		return status;
	if (last.day != VK_DAY_ANY) {
		set(mate, VK_FACT_TSB, round((last.form.ctl - last.form.atl) *
		    10) / 10);
		mate->form_day = last.day;
	}
	return VK_OK;
}

/* A history that names nobody is that of the one who is asked for. */
static vk_status
ask(vk_history *history, const char *name, vk_teammate *mate, vk_error *err)
{
	vk_selection selection = { .athlete = name, .since = VK_DAY_ANY,
		.until = VK_DAY_ANY };
	vk_power power;
	vk_status status = vk_history_power(history, &selection, 0, &power,
	    err);

	if (status == VK_ABSENT && strcmp(err->code, "athlete-none") == 0) {
		selection.athlete = NULL;
		status = vk_history_power(history, &selection, 0, &power,
		    err);
	}
	if (status != VK_OK)
		return status;
	take_power(mate, &power);
	return take_form(history, &selection, mate, err);
}

/* Who rode nothing is known by name only. */
static bool
is_known(vk_status status, const vk_error *err)
{
	return status == VK_ABSENT && strcmp(err->code, "history-empty") == 0;
}

static int
settle(const struct cli_command *command, const struct team *team,
    vk_status status, const vk_error *err)
{
	if (is_known(status, err))
		return CLI_GO_ON;
	if (status == VK_ABSENT && team->file != NULL) {
		if (!filter_options.quiet)
			tell(command, team, MESSAGE_WARNING, err);
		return CLI_GO_ON;
	}
	tell(command, team, MESSAGE_ERROR, err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	return status == VK_ABSENT || status == VK_EVALUE ? CLI_USAGE : CLI_IO;
}

int
team_ask(const struct cli_command *command, struct team *team)
{
	vk_history *history;
	vk_error err = { 0 };
	vk_status status = vk_history_open(team->db, WAIT_MS, &history, &err);
	int result = CLI_GO_ON;

	if (status != VK_OK) {
		tell(command, team, MESSAGE_ERROR, &err);
		return status == VK_EBUSY ? CLI_LOCKED : CLI_IO;
	}
	for (size_t i = 0; i < team->picks && result == CLI_GO_ON; i++) {
		vk_teammate mate;

		vk_teammate_clear(&mate);
		status = ask(history, vk_team_at(team->team,
		    team->pick[i])->name, &mate, &err);
		if (status != VK_OK)
			result = settle(command, team, status, &err);
		vk_team_fill(team->team, team->pick[i], &mate);
	}
	vk_history_close(history);
	return result;
}
