/* SPDX-License-Identifier: MIT */
/* Databases of a few statements, in a folder that goes with the test. */
#ifndef TESTS_UNIT_MADE_DB_H
#define TESTS_UNIT_MADE_DB_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../lib/store/store.h"

static char made_dir[64];
static char made_path[96];

static inline void
begin_db(void)
{
	snprintf(made_dir, sizeof made_dir, "/tmp/vekta-db-XXXXXX");
	cr_assert_not_null(mkdtemp(made_dir));
	snprintf(made_path, sizeof made_path, "%s/activities.db", made_dir);
}

static inline void
end_db(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", made_dir);
	cr_assert_eq(system(command), 0);
}

/* Runs statements on the file of that name in the folder. */
static inline void
make_file(const char *name, const char *sql)
{
	struct vk__store *store;
	char path[128];
	vk_error err = { 0 };

	snprintf(path, sizeof path, "%s/%s", made_dir, name);
	cr_assert_eq(vk__store_open(path, VK__STORE_CREATE, 0, &store, &err),
	    VK_OK);
	cr_assert_eq(vk__store_exec(store, sql, &err), VK_OK, "%s", err.arg[1]);
	vk__store_close(store);
}

static inline void
make_db(const char *sql)
{
	make_file("activities.db", sql);
}

static inline vk_history *
open_history(void)
{
	vk_history *h;
	vk_error err = { 0 };

	cr_assert_eq(vk_history_open(made_path, 0, &h, &err), VK_OK, "%s",
	    err.code);
	return h;
}

/* All rows, whatever they are. */
static const vk_selection all_rows = { .since = VK_DAY_ANY,
	.until = VK_DAY_ANY, .bests = true };

/* The only activity there is. */
static inline vk_activity
one_activity(vk_history *h, const vk_selection *selection)
{
	vk_activity a, more;
	vk_error err = { 0 };

	cr_assert_eq(vk_history_select(h, selection, &err), VK_OK, "%s",
	    err.code);
	cr_assert_eq(vk_history_next(h, &a, &err), VK_OK, "%s", err.code);
	cr_assert_eq(vk_history_next(h, &more, &err), VK_END);
	return a;
}

#endif
