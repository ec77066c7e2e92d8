/* SPDX-License-Identifier: MIT */
/* Reading what was planned, day by day. */
#include <string.h>

#include "../base/date.h"
#include "internal.h"

/* The names that an athlete answers to are those of vk__native_athlete. */
#define WHO \
	"(u.nom = ?1 COLLATE NOCASE OR u.prenom = ?1 COLLATE NOCASE OR " \
	"u.prenom || ' ' || u.nom = ?1 COLLATE NOCASE OR " \
	"u.nom || ' ' || u.prenom = ?1 COLLATE NOCASE OR " \
	"CAST(u.user_id AS TEXT) = ?1)"

static vk_status
check_athlete(struct vk_log *log, const char *athlete, vk_error *err)
{
	struct vk__query *query;
	int64_t count = 0;
	vk_status status = vk__query_new(log->store,
	    "SELECT count(*) FROM users u WHERE " WHO, &query, err);

	if (status != VK_OK)
		return status;
	vk__query_bind_text(query, 1, athlete, strlen(athlete));
	status = vk__query_step(query, err);
	if (status == VK_OK)
		count = vk__query_int(query, 0);
	vk__query_free(query);
	if (status != VK_OK || count == 1)
		return status;
	return count == 0 ? vk_error_set(err, VK_ABSENT, 0, "athlete-unknown",
	    "there is no athlete %1 in the database", athlete, NULL) :
	    vk_error_set(err, VK_EVALUE, 0, "athlete-which",
	    "several athletes are called %1: give the full name", athlete,
	    NULL);
}

static void
bind_day(struct vk__query *query, int at, int32_t day, char text[VK__DATE_SIZE])
{
	if (day == VK_DAY_ANY) {
		vk__query_bind_null(query, at);
		return;
	}
	vk__date_write(day, text);
	vk__query_bind_text(query, at, text, VK__DATE_SIZE - 1);
}

/* What is bound must stay: the caller's athlete, and log->day. */
static vk_status
begin_rows(struct vk_log *log, const char *athlete, int32_t since,
    int32_t until, vk_error *err)
{
	vk_status status = vk__query_new(log->store,
	    "SELECT p.id, p.date, p.user_id, "
	    "trim(coalesce(u.prenom, '') || ' ' || coalesce(u.nom, '')), "
	    "p.record FROM vekta_planned p LEFT JOIN users u "
	    "ON u.user_id = p.user_id WHERE (?1 IS NULL OR " WHO ") AND "
	    "(?2 IS NULL OR p.date >= ?2) AND "
	    "(?3 IS NULL OR (p.date <= ?3 AND p.date <> '')) "
	    "ORDER BY p.date, p.planned_id", &log->rows, err);

	if (status != VK_OK)
		return status;
	vk__query_bind_text(log->rows, 1, athlete,
	    athlete != NULL ? strlen(athlete) : 0);
	bind_day(log->rows, 2, since, log->day[0]);
	bind_day(log->rows, 3, until, log->day[1]);
	return VK_OK;
}

vk_status
vk_log_select(vk_log *log, const char *athlete, int32_t since, int32_t until,
    vk_error *err)
{
	vk_status status = VK_OK;

	vk__query_free(log->rows);
	log->rows = NULL;
	if (log->empty)
		return VK_OK;
	if (athlete != NULL)
		status = check_athlete(log, athlete, err);
	return status != VK_OK ? status :
	    begin_rows(log, athlete, since, until, err);
}

vk_status
vk_log_next(vk_log *log, vk_planned *planned, vk_error *err)
{
	const char *date;
	size_t len;
	vk_status status;

	memset(planned, 0, sizeof *planned);
	if (log->rows == NULL)
		return VK_END;
	status = vk__query_step(log->rows, err);
	if (status != VK_OK)
		return status;
	planned->id = vk__query_text(log->rows, 0, &len);
	date = vk__query_text(log->rows, 1, &len);
	if (vk__date_read(date, len, &planned->day) != VK_OK)
		planned->day = VK_DAY_ANY;
	planned->user = vk__query_int(log->rows, 2);
	planned->name = vk__query_text(log->rows, 3, &len);
	planned->record = vk__query_text(log->rows, 4, &planned->len);
	return VK_OK;
}
