/* SPDX-License-Identifier: MIT */
/* The words stand here once, for all commands that read databases. */
#include "notes.h"

#include "../cli/text.h"

const struct history_note history_notes[HISTORY_NOTES] = {
	{ VK_HISTORY_STALE, "database-stale",
	  N_("%1: its newest rows are in a log that cannot be read here") },
	{ VK_HISTORY_NO_LOG, "database-no-log",
	  N_("%1 is kept with a log that is not beside it: a copy of a "
	  "database in use lacks its newest rows") },
	{ VK_HISTORY_UNITS, "database-units",
	  N_("%1 does not say whether it holds kilometres or miles: distances, "
	  "speeds, heights and temperatures are left out; see --units") },
	{ VK_HISTORY_ZONE, "database-zone",
	  N_("%1 holds times in UTC without a zone; see --utc-offset") }
};
