/* SPDX-License-Identifier: MIT */
/* Reads a team file and picks the athletes that are asked for. */
#include "team.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../filter/filter.h"
#include "ask.h"

struct telling {
	const struct cli_command *command;
	struct team *team;
};

static void
tell(const struct cli_command *command, enum message_level level,
    const char *file, uint64_t line, const vk_error *err)
{
	struct message_place place = { file, line };

	message_put((enum message_form)filter_options.form, level,
	    command->name, &place, err);
}

/* A row that is left out is somebody without a workout. */
static void
hear(void *ctx, uint64_t line, const vk_error *err)
{
	struct telling *t = ctx;
	bool counts = err->status == VK_OK;

	if (!counts)
		t->team->some = true;
	if (!counts || !filter_options.quiet)
		tell(t->command, counts ? MESSAGE_WARNING : MESSAGE_ERROR,
		    t->team->file, line, err);
}

static int
fail(const struct cli_command *command, const struct team *team,
    vk_status status, vk_error *err)
{
	if (status == VK_EIO)
		vk_error_set(err, status, 0, "io", "%1",
		    message_errno(errno), NULL);
	else if (err->status == VK_OK)
		vk_error_set(err, status, 0, NULL, vk_status_text(status),
		    NULL, NULL);
	tell(command, MESSAGE_ERROR, team->file, 0, err);
	return status == VK_EIO || status == VK_ENOMEM ? CLI_IO : CLI_USAGE;
}

static vk_status
read_file(const struct cli_command *command, struct team *team,
    vk_error *err)
{
	struct telling telling = { command, team };
	vk_buf data = { 0 };
	vk_status status = filter_load(team->file, VK_TEAM_BYTES, &data);

	if (status == VK_OK)
		status = vk_team_read(team->team, data.len > 0 ? data.data :
		    "", data.len, hear, &telling, err);
	vk_buf_free(&data);
	return status;
}

/* Those that are named are the team, and the history knows them. */
static vk_status
add_chosen(struct team *team, vk_error *err)
{
	vk_teammate mate;

	for (size_t i = 0; i < team->chosen.count; i++) {
		const char *name = team->chosen.data[i];
		size_t len = strlen(name);
		vk_status status;

		if (len >= sizeof mate.name)
			return vk_error_set(err, VK_ELIMIT, 0, "team-name",
			    N_("too long a name: %1"), name, NULL);
		vk_teammate_clear(&mate);
		memcpy(mate.name, name, len);
		status = vk_team_add(team->team, &mate, err);
		if (status != VK_OK)
			return status;
	}
	return VK_OK;
}

static bool
is_picked(const struct team *team, size_t count, size_t index)
{
	for (size_t i = 0; i < count; i++)
		if (team->pick[i] == index)
			return true;
	return false;
}

/* Those that are named, each once, or all. */
static int
pick(const struct cli_command *command, struct team *team)
{
	size_t count = vk_team_count(team->team);

	team->picks = team->chosen.count > 0 ? team->chosen.count : count;
	team->pick = calloc(team->picks, sizeof *team->pick);
	if (team->pick == NULL) {
		vk_error err = { 0 };

		return fail(command, team, VK_ENOMEM, &err);
	}
	if (team->chosen.count == 0)
		for (size_t i = 0; i < count; i++)
			team->pick[i] = i;
	else
		team->picks = 0;
	for (size_t i = 0; i < team->chosen.count; i++) {
		const char *name = team->chosen.data[i];
		size_t index = vk_team_find(team->team, name, strlen(name));

		if (index == count)
			return cli_usage(command, N_("no athlete %1 in %2"),
			    name, team->file != NULL ? team->file : team->db);
		if (!is_picked(team, team->picks, index))
			team->pick[team->picks++] = index;
	}
	return CLI_GO_ON;
}

int
team_open(const struct cli_command *command, struct team *team)
{
	vk_error err = { 0 };
	vk_status status = vk_team_new(&team->team);
	int chosen;

	if (status == VK_OK)
		status = team->file != NULL ?
		    read_file(command, team, &err) : add_chosen(team, &err);
	if (status != VK_OK)
		return fail(command, team, status, &err);
	chosen = pick(command, team);
	if (chosen == CLI_GO_ON && team->db != NULL)
		chosen = team_ask(command, team);
	return chosen;
}

void
team_close(struct team *team)
{
	vk_team_free(team->team);
	free(team->pick);
}
