/* SPDX-License-Identifier: MIT */
/* The outcome of a command as members of its record. */
#include "recall_session.h"

TestSuite(outcome, .init = recall_begin, .fini = recall_end);

static const char *
member(const char *path)
{
	const char *json;
	size_t len;

	vk_buf_clear(&shown);
	vk_buf_add_text(&shown, "");
	if (vk_record_get(rec, path, &json, &len) == VK_OK)
		vk_buf_add(&shown, json, len);
	return vk_buf_text(&shown);
}

static void
yesterday(void)
{
	known("2026-03-03", "15min échauffement, 4x5min à 100% récup 3min");
	known("2026-02-26", "3x5min à 100% récup 3min"); /* Thursday */
}

/* The day that it is moved to; today is a Wednesday. */
Test(outcome, days)
{
	static const struct {
		const char *command, *day;
	} rows[] = {
		{ "move yesterday's session to Friday", "2026-03-06" },
		{ "move yesterday's session to Wednesday", "2026-03-11" },
		{ "move yesterday's session to Tuesday", "2026-03-10" },
		{ "reporte celle d'hier à dimanche", "2026-03-08" },
		{ "move Thursday's workout to Saturday", "2026-03-07" },
		{ "décale la séance d'hier de 2 jours", "2026-03-05" },
		{ "reporte la séance d'hier d'un jour", "2026-03-04" },
		{ "demain, comme hier", "2026-03-05" },
		{ "comme hier mais demain", "2026-03-05" },
		{ "push Thursday's session to tomorrow", "2026-03-05" },
	};

	yesterday();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char want[32];

		snprintf(want, sizeof want, "\"%sT00:00:00\"", rows[i].day);
		cr_expect_neq(outcome(rows[i].command)[0], 'r');
		cr_expect_str_eq(member("start_date_local"), want, "%s: %s",
		    rows[i].command, shown.data);
	}
	cr_expect_str_eq(outcome("comme hier mais vendredi"), "recall-none");
	recall_on(2932896, 250); /* 9999-12-31 */
	known("9999-12-30", "3h à 65%");
	cr_expect_neq(outcome("comme hier mais demain")[0], 'r');
	cr_expect_str_eq(member("start_date_local"), "");
}

Test(outcome, members_of_it)
{
	yesterday();
	(void)outcome("comme hier sur home trainer");
	cr_expect_str_eq(member("indoor"), "true");
	(void)outcome("comme hier dehors");
	cr_expect_str_eq(member("indoor"), "false");
	known("2026-03-01", "échauffement 15 min, 45 min"); /* Sunday */
	(void)outcome("the same as Sunday, but as a run");
	cr_expect_str_eq(member("type"), "\"Run\"");
	(void)outcome("the same as Sunday, but as a swim");
	cr_expect_str_eq(member("type"), "\"Swim\"");
	cr_expect_str_eq(outcome("the same as yesterday, but as a run"),
	    "recall-sport");
}

/* A name that was made of the steps follows them; one of its own stays. */
Test(outcome, names)
{
	static const char own[] = "{\"start_date_local\":\"2026-03-02\","
	    "\"name\":\"La reine\",\"workout_doc\":{\"steps\":[{\"reps\":3,"
	    "\"steps\":[{\"duration\":60}]}]}}";

	yesterday();
	(void)outcome("comme hier mais une répétition de plus");
	cr_expect_str_eq(member("name"), "\"5 × 5 min à 100 %\"");
	(void)outcome("same as yesterday but one more rep");
	cr_expect_str_eq(member("name"), "\"5 × 5 min at 100%\"");
	cr_assert_eq(vk_record_read(rec, own, strlen(own), NULL), VK_OK);
	cr_assert_eq(vk_recall_add(recall, rec, VK_RECALL_FILE, NULL), VK_OK);
	(void)outcome("comme lundi mais une répétition de plus");
	cr_expect_str_eq(member("name"), "\"La reine\"");
	(void)outcome("comme lundi");
	cr_expect_str_eq(member("name"), "\"La reine\"");
}

/* A length that was told of the whole is not that of what is edited. */
Test(outcome, evidence_of_a_total_goes)
{
	static const char text[] =
	    "1h05 : 15min échauffement, 4x5min à 100% récup 3min";

	known("2026-03-03", text);
	(void)outcome("comme hier");
	cr_expect_not_null(strstr(member("vekta.parse"), "\"stated_total\":"),
	    "%s", shown.data);
	(void)outcome("comme hier mais une répétition de plus");
	cr_expect_not_null(strstr(member("vekta.parse"), "\"evidence\":{"));
	cr_expect_null(strstr(member("vekta.parse"), "\"stated_total\":"),
	    "%s", shown.data);
	recorded("{\"workout_doc\":{\"steps\":[{\"reps\":3,\"steps\":["
	    "{\"duration\":60}]}]},\"vekta\":{\"parse\":{\"unread\":[],"
	    "\"evidence\":{\"stated_total\":9,\"bytes\":4,\"doubts\":["
	    "\"total\",\"order\",\"pause\"],\"read\":4}}}}");
	cr_expect_str_eq(outcome("add a rep"), "4*(1m)");
	cr_expect_str_eq(member("vekta.parse"), "{\"unread\":[],"
	    "\"evidence\":{\"bytes\":4,\"doubts\":[\"order\",\"pause\"],"
	    "\"read\":4}}");
}

/* An older judgement does not stay beside the new workout. */
Test(outcome, what_is_stale_goes)
{
	static const char line[] = "{\"name\":\"?\",\"tags\":[\"x\"],"
	    "\"vekta\":{\"parse\":{\"unread\":[[0,5]]},\"score\":{},"
	    "\"load\":{},\"mine\":1}}";
	static const char command[] = "comme hier";
	vk_recalled what;

	yesterday();
	cr_assert_eq(vk_record_read(rec, line, strlen(line), NULL), VK_OK);
	cr_assert_eq(vk_recall_text(recall, command, strlen(command), rec,
	    &what, NULL), VK_OK);
	cr_expect_eq(what, VK_RECALLED_DONE);
	cr_expect_str_eq(member("vekta.score"), "");
	cr_expect_str_eq(member("vekta.load"), "");
	cr_expect_str_eq(member("vekta.mine"), "1");
	cr_expect_null(strstr(member("tags"), "\"x\""));
	cr_expect_str_eq(member("name"), "\"4 × 5 min à 100 %\"");
}
