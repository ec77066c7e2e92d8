/* SPDX-License-Identifier: MIT */
/* What was planned: kept once, by id, day and athlete; read by day. */
#include <criterion/criterion.h>
#include <string.h>
#include <vekta.h>

#include "made_db.h"

enum { NOW = 1772582400 }; /* 2026-03-04 */

static vk_log *log_at;
static vk_record *rec;

static void
begin(void)
{
	vk_error err = { 0 };

	begin_db();
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_log_open(made_path, 0, VK_LOG_WRITE, NOW, &log_at,
	    &err), VK_OK, "%s", err.code);
}

static void
end(void)
{
	vk_log_close(log_at);
	vk_record_free(rec);
	end_db();
}

TestSuite(log, .init = begin, .fini = end);

static vk_status
put(const char *json, const char *athlete, vk_logged *did)
{
	vk_error err = { 0 };
	vk_status status;

	cr_assert_eq(vk_record_read(rec, json, strlen(json), &err), VK_OK);
	cr_assert_eq(vk_log_begin(log_at, &err), VK_OK);
	status = vk_log_put(log_at, rec, athlete, did, &err);
	if (status == VK_OK)
		cr_assert_eq(vk_log_commit(log_at, &err), VK_OK);
	else
		vk_log_rollback(log_at);
	return status;
}

static void
expect(const char *json, const char *athlete, vk_logged want)
{
	vk_logged did;

	cr_assert_eq(put(json, athlete, &did), VK_OK, "%s", json);
	cr_assert_eq(did, want, "%s: %d", json, (int)did);
}

/* The ids that a selection gives, with blanks between. */
static const char *
ids(const char *athlete, int32_t since, int32_t until)
{
	static char text[512];
	vk_planned p;
	vk_error err = { 0 };
	vk_status status;
	size_t len = 0;

	text[0] = '\0';
	cr_assert_eq(vk_log_select(log_at, athlete, since, until, &err), VK_OK);
	while ((status = vk_log_next(log_at, &p, &err)) == VK_OK)
		len += (size_t)snprintf(text + len, sizeof text - len, "%s%s",
		    len > 0 ? " " : "", p.id);
	cr_assert_eq(status, VK_END);
	return text;
}

#define RECORD(id, date, more) \
	"{\"start_date_local\":\"" date "T00:00:00\",\"vekta\":{\"id\":\"" id \
	"\"" more "}}"

Test(log, is_idempotent)
{
	expect(RECORD("a", "2026-03-03", ""), NULL, VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-03", ""), NULL, VK_LOGGED_SAME);
	expect(RECORD("a", "2026-03-03", ",\"x\":1"), NULL, VK_LOGGED_CHANGED);
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, VK_DAY_ANY), "a");
}

Test(log, keys_are_id_day_and_athlete)
{
	expect(RECORD("a", "2026-03-03", ""), "Anne", VK_LOGGED_NEW);
	expect(RECORD("b", "2026-03-03", ""), "Anne", VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-02", ""), "Anne", VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-03", ""), "Bo", VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-03", ",\"athlete\":\"Bo\""), "Anne",
	    VK_LOGGED_CHANGED);
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, VK_DAY_ANY), "a a b a");
	cr_assert_str_eq(ids("anne", VK_DAY_ANY, VK_DAY_ANY), "a a b");
	cr_assert_str_eq(ids("Bo", VK_DAY_ANY, VK_DAY_ANY), "a");
}

Test(log, selects_days)
{
	expect("{\"vekta\":{\"id\":\"free\"}}", NULL, VK_LOGGED_NEW);
	expect(RECORD("c", "2026-03-03", ""), NULL, VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-01", ""), NULL, VK_LOGGED_NEW);
	expect(RECORD("b", "2026-03-02", ""), NULL, VK_LOGGED_NEW);
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, VK_DAY_ANY), "free a b c");
	/* 2026-03-02 is day 20514. */
	cr_assert_str_eq(ids(NULL, 20514, VK_DAY_ANY), "b c");
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, 20514), "a b");
	cr_assert_str_eq(ids(NULL, 20514, 20514), "b");
}

Test(log, wants_an_id_and_a_date)
{
	vk_logged did;

	cr_assert_eq(put("{\"vekta\":{}}", NULL, &did), VK_ABSENT);
	cr_assert_eq(put("{\"start_date_local\":\"soon\",\"vekta\":"
	    "{\"id\":\"a\"}}", NULL, &did), VK_ABSENT);
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, VK_DAY_ANY), "");
}

Test(log, asks_which_athlete)
{
	vk_logged did;
	vk_error err = { 0 };

	expect(RECORD("a", "2026-03-03", ""), "Anne", VK_LOGGED_NEW);
	expect(RECORD("a", "2026-03-03", ""), NULL, VK_LOGGED_SAME);
	expect(RECORD("a", "2026-03-03", ""), "Bo", VK_LOGGED_NEW);
	cr_assert_eq(put(RECORD("c", "2026-03-03", ""), NULL, &did), VK_EVALUE);
	cr_assert_eq(vk_log_select(log_at, "Carl", VK_DAY_ANY, VK_DAY_ANY,
	    &err), VK_ABSENT);
}

/* One who was added in what was taken back is added again. */
Test(log, forgets_an_athlete_who_was_not_kept)
{
	vk_logged did;
	vk_error err = { 0 };
	const char *json = RECORD("a", "2026-03-03", "");

	cr_assert_eq(vk_record_read(rec, json, strlen(json), &err), VK_OK);
	cr_assert_eq(vk_log_begin(log_at, &err), VK_OK);
	cr_assert_eq(vk_log_put(log_at, rec, "Anne", &did, &err), VK_OK);
	vk_log_rollback(log_at);
	expect(json, "Anne", VK_LOGGED_NEW);
	cr_assert_str_eq(ids("Anne", VK_DAY_ANY, VK_DAY_ANY), "a");
}

Test(log, keeps_the_bytes)
{
	const char *json = "{ \"vekta\" : {\"id\":\"a\"}, \"x\": 1.0}";
	vk_planned p;
	vk_error err = { 0 };

	expect(json, "Anne", VK_LOGGED_NEW);
	cr_assert_eq(vk_log_select(log_at, NULL, VK_DAY_ANY, VK_DAY_ANY, &err),
	    VK_OK);
	cr_assert_eq(vk_log_next(log_at, &p, &err), VK_OK);
	cr_assert_str_eq(p.record, json);
	cr_assert_eq(p.day, VK_DAY_ANY);
	cr_assert_str_eq(p.name, "Anne");
}

Test(log, reads_a_database_without_a_log)
{
	vk_log *other;
	vk_planned p;
	vk_error err = { 0 };
	char path[128];

	make_file("bare.db", "CREATE TABLE activities (activity_id)");
	snprintf(path, sizeof path, "%s/bare.db", made_dir);
	cr_assert_eq(vk_log_open(path, 0, VK_LOG_READ, 0, &other, &err), VK_OK);
	cr_assert_eq(vk_log_select(other, "Anne", VK_DAY_ANY, VK_DAY_ANY,
	    &err), VK_OK);
	cr_assert_eq(vk_log_next(other, &p, &err), VK_END);
	vk_log_close(other);
	cr_assert_eq(vk_log_open("/nonexistent", 0, VK_LOG_READ, 0, &other,
	    &err), VK_EIO);
	cr_assert_null(other);
}

/* Whoever is erased takes their plan along. */
Test(log, goes_with_its_athlete)
{
	expect(RECORD("a", "2026-03-03", ""), "Anne", VK_LOGGED_NEW);
	make_db("PRAGMA foreign_keys = off; DELETE FROM users");
	cr_assert_str_eq(ids(NULL, VK_DAY_ANY, VK_DAY_ANY), "");
}
