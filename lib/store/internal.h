/* SPDX-License-Identifier: MIT */
/* What the files of this folder share. */
#ifndef VK_STORE_INTERNAL_H
#define VK_STORE_INTERNAL_H

#include <sqlite3.h>

#include "store.h"

struct vk__store {
	sqlite3 *db;
	char *path;
	bool stale;
};

struct vk__query {
	struct vk__store *store;
	sqlite3_stmt *statement;
	int failed; /* what a bind returned */
};

/* The status and message of an answer of SQLite; db may be NULL. */
vk_status vk__store_fail(sqlite3 *db, const char *path, int code,
    vk_error *err);

#endif
