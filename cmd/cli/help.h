/* SPDX-License-Identifier: MIT */
/* What a command says about itself, all of it from its table of options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <vekta.h>

#include "cli.h"

/* The options that every command has; CLI_END at the end. */
extern const struct cli_option cli_common[];

void help_usage(const struct cli_command *command, vk_buf *out);
void help_text(const struct cli_command *command, vk_buf *out);
void help_version(const struct cli_command *command, vk_buf *out);
/*
 * One option a line: letter, name, kind, argument, help, with tabs between.
 * The help is in English.
 */
void help_list(const struct cli_command *command, vk_buf *out);

#endif
