/* SPDX-License-Identifier: MIT */
/* The athletes of a command: the options for them, and how they are read. */
#ifndef TEAM_TEAM_H
#define TEAM_TEAM_H

#include <vekta.h>

#include "../cli/cli.h"

enum { TEAM_CHOSEN = 1000 };

struct team {
	const char *file;       /* options */
	const char *db;
	struct cli_list chosen;
	vk_team *team;          /* what they came to */
	size_t *pick;           /* indices of those chosen, in their order */
	size_t picks;
	bool some;              /* a row was left out */
};

#define TEAM_OPTIONS(team) \
	CLI_TEXT(0, "team", (team).file, "FILE", \
	    N_("the athletes: CSV with a row of names, or JSON lines")), \
	CLI_TEXT(0, "db", (team).db, "FILE", \
	    N_("the history that knows what the team file does not")), \
	CLI_LIST(0, "athlete", (team).chosen, "NAME", \
	    N_("only for this one; repeatable"))

/*
 * Reads the team, asks the history for what it does not tell, and says what is
 * odd. Without a file those chosen are the team. CLI_GO_ON or the exit status.
 */
int team_open(const struct cli_command *command, struct team *team);
void team_close(struct team *team);

#endif
