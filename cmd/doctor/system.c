/* SPDX-License-Identifier: MIT */
/*
 * What the work stands on: the database of activities, room on the disk, a
 * clock that is right.
 */
#include <base/date.h>
#include <errno.h>
#include <stdio.h>
#include <store/store.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "../cli/message.h"
#include "doctor.h"

/* No clock that is right shows less: 2026-01-01, before vekta was released. */
#define LEAST_TIME INT64_C(1767225600)
#define DAY 86400

/* --------------------------------------------------------------- database */

static vk_status
look_for_damage(const struct doctor_options *o, bool *stale, vk_error *err)
{
	struct vk__store *store;
	vk_status status = vk__store_open(o->db, VK__STORE_READ, o->wait_ms,
	    &store, err);

	if (status != VK_OK)
		return status;
	*stale = vk__store_is_stale(store);
	status = vk__store_check(store, err);
	vk__store_close(store);
	return status;
}

/* The day of the newest activity, VK_DAY_ANY when there is none. */
static vk_status
find_newest(const struct doctor_options *o, int32_t *day, vk_error *err)
{
	vk_selection all = { .since = VK_DAY_ANY, .until = VK_DAY_ANY };
	vk_history *history;
	vk_activity newest;
	vk_status status = vk_history_open(o->db, o->wait_ms, &history, err);

	*day = VK_DAY_ANY;
	if (status != VK_OK)
		return status;
	status = vk_history_select(history, &all, err);
	while (status == VK_OK || status == VK_EVALUE) {
		status = vk_history_next(history, &newest, err);
		if (status == VK_OK) {
			*day = vk_activity_day(&newest);
			break;
		}
	}
	vk_history_close(history);
	return status == VK_END ? VK_OK : status;
}

static void
tell_newest(const char *db, int32_t day, struct doctor_finding *f)
{
	char text[VK__DATE_SIZE];

	if (day == VK_DAY_ANY) {
		doctor_say(f, DOCTOR_OK, "database-empty",
		    N_("%1: sound, with no activity"), db, NULL);
		return;
	}
	vk__date_write(day, text);
	if ((int64_t)day * DAY > (int64_t)time(NULL) + DAY)
		doctor_say(f, DOCTOR_DOUBTFUL, "future",
		    N_("%1: an activity of %2 is still to come"), db, text);
	else
		doctor_say(f, DOCTOR_OK, "database",
		    N_("%1: sound, the newest activity of %2"), db, text);
}

void
doctor_database(const struct doctor_options *o, struct doctor_finding *f)
{
	vk_error err = { 0 };
	bool stale = false;
	int32_t day = VK_DAY_ANY;
	vk_status status;

	if (o->db == NULL) {
		doctor_say(f, DOCTOR_OK, "no-database",
		    N_("none is named by --db"), NULL, NULL);
		return;
	}
	status = look_for_damage(o, &stale, &err);
	if (status == VK_OK)
		status = find_newest(o, &day, &err);
	/* One athlete of several need not be named: it is sound. */
	if (status == VK_ABSENT)
		status = VK_OK;
	if (status != VK_OK)
		doctor_fail(f, status, &err);
	else if (stale)
		doctor_say(f, DOCTOR_DOUBTFUL, "stale",
		    N_("%1: changes may be missing, its journal cannot be "
		    "read"), o->db, NULL);
	else
		tell_newest(o->db, day, f);
}

/* ------------------------------------------------------------------- disk */

static bool
ask_disk(const char *dir, struct statvfs *disk)
{
	struct stat st;

	if (stat(dir, &st) != 0)
		return false;
	if (!S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		return false;
	}
	return statvfs(dir, disk) == 0;
}

void
doctor_disk(const struct doctor_options *o, struct doctor_finding *f)
{
	struct statvfs disk;
	double free_mb;
	char text[32];

	if (!ask_disk(o->dir, &disk)) {
		doctor_say(f, DOCTOR_BAD, "io", "%1: %2", o->dir,
		    message_errno(errno));
		return;
	}
	free_mb = (double)disk.f_bavail * (double)disk.f_frsize / 1e6;
	(void)snprintf(text, sizeof text, "%.0f", free_mb);
	if (free_mb < o->free_mb)
		doctor_say(f, DOCTOR_BAD, "disk-full",
		    N_("only %1 MB are free in %2"), text, o->dir);
	else if (disk.f_files > 0 && disk.f_favail == 0)
		/* Some file systems have no such number, and say 0 of 0. */
		doctor_say(f, DOCTOR_BAD, "disk-full",
		    N_("no more files have room in %1"), o->dir, NULL);
	else if (access(o->dir, W_OK) != 0)
		doctor_say(f, DOCTOR_DOUBTFUL, "read-only",
		    N_("%1 cannot be written to"), o->dir, NULL);
	else if (free_mb < 2 * o->free_mb)
		doctor_say(f, DOCTOR_DOUBTFUL, "disk-low",
		    N_("only %1 MB are free in %2"), text, o->dir);
	else
		doctor_say(f, DOCTOR_OK, "disk", N_("%1 MB free in %2"), text,
		    o->dir);
}

/* ------------------------------------------------------------------ clock */

void
doctor_clock(const struct doctor_options *o, struct doctor_finding *f)
{
	int64_t now = (int64_t)time(NULL);
	struct vk__time at;
	char text[VK__TIME_SIZE] = "";

	(void)o;
	if (vk__time_from_unix(now, &at))
		vk__time_write(&at, text);
	if (now < LEAST_TIME)
		doctor_say(f, DOCTOR_BAD, "clock",
		    N_("the clock is behind: %1"), text, NULL);
	else
		doctor_say(f, DOCTOR_OK, "clock", "%1", text, NULL);
}
