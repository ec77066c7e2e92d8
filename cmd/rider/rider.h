/* SPDX-License-Identifier: MIT */
/*
 * The rider's numbers out of a database, for commands that need them: the
 * options for it, and what is said of them.
 */
#ifndef RIDER_RIDER_H
#define RIDER_RIDER_H

#include <vekta.h>

#include "../cli/cli.h"

struct rider {
	const char *db;      /* options */
	const char *athlete;
	vk_figure ftp;       /* what was taken from it; NaN: nothing */
	vk_figure weight;
	char source[48];     /* of the FTP: "20min 2026-03-03"; "": none */
};

#define RIDER_OPTIONS(rider) \
	CLI_TEXT(0, "db", (rider).db, "FILE", \
	    N_("take FTP and weight from this history of the rider")), \
	CLI_TEXT(0, "athlete", (rider).athlete, "NAME", \
	    N_("with --db: whose, when there are several"))

/*
 * Fills in what athlete lacks, when a database is given, and says so when it
 * is not known there either. Returns CLI_GO_ON or the exit status.
 */
int rider_read(const struct cli_command *command, struct rider *rider,
    vk_athlete *athlete);
/* Appends the value of vekta.rider; false when nothing was taken. */
bool rider_write(const struct rider *rider, vk_buf *json);

#endif
