/* SPDX-License-Identifier: MIT */
/* What an athlete may ask for: a copy of all that is kept, and its end. */
#ifndef IMPORT_ACCOUNT_H
#define IMPORT_ACCOUNT_H

#include "session.h"

/* Writes JSON lines to standard output. Returns an exit status. */
int account_export(struct session *session, const char *name);
/* Erases. Returns an exit status. */
int account_forget(struct session *session, const char *name);
/* A message that a stream or file failed. */
void account_failed(const char *tool, const char *file, int error);

#endif
