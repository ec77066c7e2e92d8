/* SPDX-License-Identifier: MIT */
/* Databases of other programs as sources. */
#ifndef IMPORT_OTHER_H
#define IMPORT_OTHER_H

#include "session.h"

/*
 * Imports all activities of the database path, which is only read. Returns an
 * exit status.
 */
int other_import(struct session *session, const char *path);

#endif
