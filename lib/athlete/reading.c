/* SPDX-License-Identifier: MIT */
/*
 * Reads activities out of databases. Owns the connection and the statement
 * that runs; promises that nothing is written, that every row comes once, and
 * that one that cannot be placed in time is reported.
 */
#include "reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/date.h"
#include "../base/number.h"
#include "units.h"

enum { DAY = 86400 };

/*
 * Whether a database with a write-ahead log has none beside it. So does one
 * that was closed in good order; but a copy of one in use looks the same.
 * Files that cannot be opened are the store's matter.
 */
static vk_status
look_for_log(const char *path, bool *lacks, vk_error *err)
{
	static const char magic[] = "SQLite format 3";
	char head[20] = "";
	char reason[128] = "";
	vk_buf log = { 0 };
	vk_status status = VK_OK;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return VK_OK;
	got = read(fd, head, sizeof head);
	if (got < 0 && errno != EISDIR) {
		(void)strerror_r(errno, reason, sizeof reason);
		status = vk_error_set(err, VK_EIO, 0, "database-io",
		    "database %1: %2", path, reason);
	}
	close(fd);
	if (got == sizeof head && memcmp(head, magic, sizeof magic) == 0 &&
	    head[18] == 2) {
		vk_buf_add_text(&log, path);
		vk_buf_add_text(&log, "-wal");
		*lacks = vk_buf_text(&log) != NULL &&
		    access(log.data, F_OK) != 0;
		vk_buf_free(&log);
	}
	return status;
}

vk_status
vk_history_open(const char *path, unsigned wait_ms, vk_history **history,
    vk_error *err)
{
	vk_history *h = calloc(1, sizeof *h);
	vk_status status;

	*history = NULL;
	if (h == NULL)
		return vk_error_set(err, VK_ENOMEM, 0, "memory",
		    "out of memory", NULL, NULL);
	/* To be asked before reading makes one. */
	status = look_for_log(path, &h->no_log, err);
	if (status == VK_OK)
		status = vk__store_open(path, VK__STORE_READ, wait_ms,
		    &h->store, err);
	if (status == VK_OK)
		status = vk__tables_find(h->store, &h->layout, err);
	if (status == VK_OK)
		status = vk__units_find(h->store, h->layout.family, wait_ms,
		    &h->units, err);
	if (status != VK_OK) {
		vk_history_close(h);
		return status;
	}
	vk__sports_read(&h->sports);
	*history = h;
	return VK_OK;
}

void
vk_history_close(vk_history *history)
{
	if (history == NULL)
		return;
	vk__query_free(history->query);
	vk__query_free(history->bests);
	vk__mapping_free(&history->columns);
	vk__store_close(history->store);
	free(history);
}

vk_family
vk_history_family(const vk_history *history)
{
	return history->layout.family;
}

unsigned
vk_history_notes(const vk_history *history)
{
	unsigned notes = 0;

	if (vk__store_is_stale(history->store))
		notes |= VK_HISTORY_STALE;
	if (history->no_log)
		notes |= VK_HISTORY_NO_LOG;
	if (history->units == VK_UNITS_UNKNOWN &&
	    history->row.units == VK_UNITS_UNKNOWN)
		notes |= VK_HISTORY_UNITS;
	if (history->no_zone && history->row.utc_offset == 0)
		notes |= VK_HISTORY_ZONE;
	return notes;
}

static vk_status
prepare(vk_history *h, vk_error *err)
{
	vk_buf sql = { 0 };
	vk_status status = VK_ENOMEM;

	vk__query_free(h->query);
	h->query = NULL;
	vk__statement_make(h, &sql);
	if (vk_buf_text(&sql) != NULL)
		status = vk__query_new(h->store, sql.data, &h->query, err);
	vk_buf_free(&sql);
	if (status == VK_OK)
		vk__statement_bind(h, h->query);
	if (status == VK_OK && h->selection.bests && h->bests == NULL &&
	    h->layout.family == VK_FAMILY_VEKTA)
		status = vk__query_new(h->store, "SELECT seconds, watts "
		    "FROM vekta_mean_max WHERE id = ?1", &h->bests, err);
	return status;
}

vk_status
vk_history_select(vk_history *history, const vk_selection *selection,
    vk_error *err)
{
	const struct vk__mapped *time;
	vk_status status;

	history->selection = *selection;
	history->row = (struct vk__values_options){
		selection->units != VK_UNITS_UNKNOWN ? selection->units :
		history->units, selection->utc_offset, &history->sports };
	history->last_id = 0;
	status = vk__people_find(history, selection->athlete, err);
	if (status == VK_OK)
		status = vk__statement_columns(history, selection->bests, err);
	if (status != VK_OK)
		return status;
	time = vk__statement_time(history);
	history->no_zone = time->unit != VK__MAPPED_UNIT_LOCAL &&
	    vk__mapping_role(&history->columns, VK__MAPPED_OFFSET) == NULL;
	return prepare(history, err);
}

/* ------------------------------------------------------------------- rows */

void
vk__id_text(const vk_activity *activity, char out[32])
{
	char number[VK__NUMBER_SIZE];
	uint64_t id = activity->id < 0 ? 0 - (uint64_t)activity->id :
	    (uint64_t)activity->id;
	size_t len = vk__uint_write(number, id);

	out[0] = '-';
	memcpy(out + (activity->id < 0), number, len);
	out[len + (activity->id < 0)] = '\0';
}

static vk_status
read_bests(vk_history *h, vk_activity *activity, vk_error *err)
{
	int64_t key = vk__query_int(h->query, (int)h->columns.count);
	vk_status status;

	vk__query_reset(h->bests);
	vk__query_bind_int(h->bests, 1, key);
	while ((status = vk__query_step(h->bests, err)) == VK_OK) {
		int64_t seconds = vk__query_int(h->bests, 0);
		size_t i = seconds > 0 && seconds < UINT16_MAX ?
		    vk_mean_max_index((uint32_t)seconds) : VK_MEAN_MAX;

		if (i < VK_MEAN_MAX)
			activity->mean_max[i] = vk__query_double(h->bests, 1);
	}
	vk__query_reset(h->bests);
	return status == VK_END ? VK_OK : status;
}

int32_t
vk_activity_day(const vk_activity *activity)
{
	int64_t start = activity->start;

	return (int32_t)((start >= 0 ? start : start - DAY + 1) / DAY);
}

static bool
is_wanted(const vk_history *h, const vk_activity *a)
{
	const vk_selection *s = &h->selection;
	int32_t day = vk_activity_day(a);

	if ((s->since != VK_DAY_ANY && day < s->since) ||
	    (s->until != VK_DAY_ANY && day > s->until))
		return false;
	return s->sport == NULL || strcmp(s->sport, a->type) == 0 ||
	    strcmp(s->sport, vk_sport_text(a->sport)) == 0;
}

/* The row that is at hand: VK_ABSENT when it is not one of those wanted. */
static vk_status
read_row(vk_history *h, vk_activity *activity, vk_error *err)
{
	vk_status status = vk__values_read(&h->columns, h->query, &h->row,
	    activity);

	if (status != VK_OK) {
		char id[32];

		vk__id_text(activity, id);
		return vk_error_set(err, status, 0, "row-time",
		    "activity %1 has no time that can be read", id, NULL);
	}
	/* "123" and "123_ACTIVITY" are one. */
	if (activity->id != 0 && activity->id == h->last_id)
		return VK_ABSENT;
	h->last_id = activity->id;
	if (!is_wanted(h, activity))
		return VK_ABSENT;
	return h->bests != NULL && h->selection.bests ?
	    read_bests(h, activity, err) : VK_OK;
}

vk_status
vk_history_next(vk_history *history, vk_activity *activity, vk_error *err)
{
	vk_status status;

	do {
		status = vk__query_step(history->query, err);
		if (status == VK_OK)
			status = read_row(history, activity, err);
	} while (status == VK_ABSENT);
	return status;
}
