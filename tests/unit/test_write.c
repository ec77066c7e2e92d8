/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(write, .init = parser_begin, .fini = parser_end);

static void
has(const char *text, const char *path, const char *json)
{
	cr_expect_str_eq(member_of(text, path), json, "%s: %s is %s", text,
	    path, shown.data);
}

/* With the week of Tuesday, 3 March 2026. */
static void
anchor(void)
{
	const vk_parse_options options = { .has_week = true,
		.week_of = 20515 };

	vk_parser_free(parser);
	cr_assert_eq(vk_parser_new(&options, &parser, NULL), VK_OK);
}

Test(write, members)
{
	static const char text[] = "5x3min à 95% récup 2min";

	has(text, "name", "\"5 × 3 min à 95 %\"");
	has(text, "type", "\"Ride\"");
	has(text, "description", "\"5x3min à 95% récup 2min\"");
	has(text, "start_date_local", "");
	has(text, "workout_doc", "{\"duration\":1500,\"steps\":[{\"reps\":5,"
	    "\"steps\":[{\"duration\":180,\"power\":{\"value\":95,"
	    "\"units\":\"%ftp\"},\"intensity\":\"interval\"},"
	    "{\"duration\":120,\"intensity\":\"recovery\"}]}]}");
	has(text, "vekta.version", "1");
	has(text, "vekta.lang", "\"fr\"");
	has(text, "vekta.source", "");
}

Test(write, unread_has_its_bytes)
{
	cr_assert(parse_says("éch qwertzu, 5min foobar",
	    "{\"text\":\"qwertzu\",\"start\":5,\"end\":12}"));
	cr_assert(parse_says("éch qwertzu, 5min foobar",
	    "{\"text\":\"foobar\",\"start\":19,\"end\":25}"));
	cr_assert(parse_says("foo bar 5min",
	    "{\"text\":\"foo bar\",\"start\":0,\"end\":7}"));
}

Test(write, corrected_has_both_words)
{
	cr_assert(parse_says("5min seuill", "\"corrected\":[{\"from\":"
	    "\"seuill\",\"to\":\"seuil\",\"start\":5,\"end\":11}]"));
	cr_assert(parse_says("5min seuil", "\"corrected\":[]"));
}

Test(write, evidence_is_counted)
{
	cr_assert(parse_says("5min Z4", "\"bytes\":6,\"read\":6}"));
	cr_assert(parse_says("5min qwertzu", "\"bytes\":11,\"read\":4,"
	    "\"unread_words\":1}"));
	cr_assert(parse_says("1000 kJ", "\"off_domain\":1"));
	cr_assert(parse_says("4-6x3min Z4", "\"doubts\":[\"count-range\"]"));
}

Test(write, weekdays_without_an_anchor_are_tags)
{
	has("mardi : 20min Z4", "start_date_local", "");
	cr_assert_not_null(strstr(member_of("mardi : 20min Z4, récup 5min",
	    "tags"), "\"mardi\""));
	cr_assert_not_null(strstr(member_of("Tue: 20min Z4 then easy",
	    "tags"), "\"tuesday\""));
}

Test(write, weekdays_with_an_anchor_are_dates)
{
	anchor();
	has("mardi : 20min Z4", "start_date_local",
	    "\"2026-03-03T00:00:00\"");
	has("dimanche : 20min Z4", "start_date_local",
	    "\"2026-03-08T00:00:00\"");
	has("20min Z4", "start_date_local", "");
	cr_assert_null(strstr(member_of("mardi : 20min Z4", "tags"),
	    "mardi"));
}

Test(write, whole_dates_need_no_anchor)
{
	has("2026-04-14: 20min Z4", "start_date_local",
	    "\"2026-04-14T00:00:00\"");
}

static void
id_of(const char *text, char id[64])
{
	member_of(text, "vekta.id");
	cr_assert_eq(shown.len, 38, "%s", shown.data);
	cr_assert_eq(shown.data[15], '5', "a UUID of version 5: %s",
	    shown.data);
	memcpy(id, shown.data, shown.len + 1);
}

Test(write, the_id_is_of_the_text_not_its_spelling)
{
	static const char *const same[] = { "5X3MIN À 95% RÉCUP 2MIN",
		"5x3min a 95% recup 2min",
		"5x3min a\xcc\x80 95% re\xcc\x81" "cup 2min",
		"5x3min\xc2\xa0à\xe2\x80\xaf" "95% récup 2min",
		" 5x3min  à \t95%\nrécup 2min \n" };
	char id[64], other[64];

	id_of("5x3min à 95% récup 2min", id);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		id_of(same[i], other);
		cr_expect_str_eq(other, id, "%s", same[i]);
	}
	id_of("5x3min à 96% récup 2min", other);
	cr_assert_str_neq(other, id);
}

Test(write, the_id_is_of_the_date_too)
{
	char id[64], other[64];

	id_of("mardi : 20min Z4", id);
	anchor();
	id_of("mardi : 20min Z4", other);
	cr_assert_str_neq(id, other);
}

/* What parsing the text into this record makes of it. */
static void
into(const char *json, const char *text, const char *path, const char *want)
{
	vk_record *rec = NULL;
	const char *value = "";
	size_t len = 0;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_record_read(rec, json, strlen(json), NULL), VK_OK);
	read_text(text);
	cr_assert_eq(vk_parser_record(parser, text, strlen(text), "a.txt", 3,
	    rec), VK_OK);
	vk_record_get(rec, path, &value, &len);
	cr_expect_eq(len, strlen(want), "%s: %.*s", path, (int)len, value);
	cr_expect(len == strlen(want) && memcmp(value, want, len) == 0,
	    "%s: %.*s", path, (int)len, value);
	vk_record_free(rec);
}

Test(write, what_a_record_has_stays)
{
	static const char json[] = "{\"name\":\"Mine\",\"type\":\"VirtualRide\""
	    ",\"start_date_local\":\"2026-01-01T07:00:00\",\"x\":1.0}";

	into(json, "20min Z4", "name", "\"Mine\"");
	into(json, "20min Z4", "type", "\"VirtualRide\"");
	into(json, "2026-04-14: 20min Z4", "start_date_local",
	    "\"2026-01-01T07:00:00\"");
	into(json, "20min Z4", "x", "1.0");
	into("{\"start_date_local\":\"\"}", "20min Z4", "start_date_local",
	    "\"\"");
	into("{\"tags\":[\"x\"]}", "20min Z4", "tags", "[\"x\"]");
	into("{\"name\":null}", "20min Z4", "name", "\"20 min in Z4\"");
	into("{\"workout_doc\":{\"steps\":[]}}", "20min Z4", "workout_doc",
	    "{\"duration\":1200,\"steps\":[{\"duration\":1200,\"power\":"
	    "{\"value\":4,\"units\":\"power_zone\"},\"intensity\":"
	    "\"active\"}]}");
}

Test(write, the_source_is_named)
{
	into("{}", "20min Z4", "vekta.source",
	    "{\"file\":\"a.txt\",\"line\":3}");
}

Test(write, the_id_is_of_the_athlete_too)
{
	vk_record *rec = NULL;
	const char *one, *other;
	char id[64];
	size_t len;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	read_text("20min Z4");
	cr_assert_eq(vk_parser_record(parser, "20min Z4", 8, NULL, 0, rec),
	    VK_OK);
	cr_assert_eq(vk_record_get(rec, "vekta.id", &one, &len), VK_OK);
	memcpy(id, one, len);
	vk_record_clear(rec);
	cr_assert_eq(vk_record_set(rec, "vekta.athlete", "\"Ann\"", 5),
	    VK_OK);
	cr_assert_eq(vk_parser_record(parser, "20min Z4", 8, NULL, 0, rec),
	    VK_OK);
	cr_assert_eq(vk_record_get(rec, "vekta.id", &other, &len), VK_OK);
	cr_assert_neq(memcmp(id, other, len), 0);
	vk_record_free(rec);
}

/* The fast way writes the same members as the careful one. */
Test(write, lines_and_records_agree)
{
	static const char *const texts[] = { "", "5x3min à 95% récup 2min",
		"2026-04-14: 20min Z4 qwertzu", "a\"b\\c\n\t\x01 é 5min seuill",
		"Over unders 3x9\n- 15min 60%\n- 3x9min 95%" };
	static const char *const paths[] = { "name", "type", "description",
		"start_date_local", "tags", "workout_doc", "vekta" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		vk_buf line = { 0 };
		vk_record *rec = NULL;

		read_text(texts[i]);
		cr_assert_eq(vk_parser_line(parser, texts[i],
		    strlen(texts[i]), NULL, 0, &line), VK_OK);
		cr_assert_eq(line.data[line.len - 1], '\n');
		cr_assert_eq(vk_record_new(&rec), VK_OK);
		cr_assert_eq(vk_record_read(rec, line.data, line.len - 1,
		    NULL), VK_OK);
		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
			const char *json = "";
			size_t len = 0;

			vk_record_get(rec, paths[k], &json, &len);
			member_of(texts[i], paths[k]);
			cr_expect_eq(len, shown.len, "%s", paths[k]);
			cr_expect(len == shown.len && memcmp(json,
			    shown.data, len) == 0, "%s", paths[k]);
		}
		vk_record_free(rec);
		vk_buf_free(&line);
	}
}

Test(write, titles_name_the_workout)
{
	has("Over unders 3x9\n- 15min 60%\n- 3x9min 95%", "name",
	    "\"Over unders 3x9\"");
}
