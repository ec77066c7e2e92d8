/* SPDX-License-Identifier: MIT */
#ifndef TEAM_ASK_H
#define TEAM_ASK_H

#include "team.h"

/*
 * Fills in what the history knows of those picked and the team does not. Who
 * is not in the history is warned of when there is a team file, else that is
 * wrong usage. CLI_GO_ON or the exit status.
 */
int team_ask(const struct cli_command *command, struct team *team);

#endif
