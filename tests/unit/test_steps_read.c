/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static vk_record *rec;
static vk_workout w;
static vk_error err;
static vk_buf line;

static void
begin(void)
{
	cr_assert_eq(vk_record_new(&rec), VK_OK);
}

static void
end(void)
{
	vk_record_free(rec);
	vk_workout_free(&w);
	vk_buf_free(&line);
}

TestSuite(steps_read, .init = begin, .fini = end);

static vk_status
read_line(const char *json)
{
	cr_assert_eq(vk_record_read(rec, json, strlen(json), &err), VK_OK,
	    "%s", json);
	memset(&err, 0, sizeof err);
	return vk_record_workout(rec, &w, &err);
}

/* The record whose workout_doc.steps is json. */
static vk_status
read_steps(const char *json)
{
	vk_buf_clear(&line);
	vk_buf_add_text(&line, "{\"workout_doc\":{\"steps\":");
	vk_buf_add_text(&line, json);
	vk_buf_add_text(&line, "}}");
	return read_line(vk_buf_text(&line));
}

Test(steps_read, absent)
{
	cr_assert_eq(read_line("{}"), VK_ABSENT);
	cr_assert_str_eq(err.code, "no-workout");
	cr_assert_eq(read_line("{\"workout_doc\":{}}"), VK_ABSENT);
	cr_assert_eq(read_line("{\"workout_doc\":[]}"), VK_ABSENT);
	cr_assert_eq(read_line("{\"workout_doc\":{\"steps\":null}}"),
	    VK_ABSENT);
	cr_assert_eq(w.count, 1);
}

Test(steps_read, no_steps)
{
	cr_assert_eq(read_steps("[]"), VK_OK);
	cr_assert_eq(read_steps(" [ ] "), VK_OK);
	cr_assert_eq(w.count, 1);
	cr_assert_eq(w.node[0].child, 0);
}

Test(steps_read, every_member)
{
	const vk_step *s;

	cr_assert_eq(read_steps("[ { \"text\" : \"\\u00e9t\\u00e9\" , "
	    "\"duration\":60.0, \"distance\":1234.5,"
	    "\"until_lap_press\":true,\"warmup\":true,\"cooldown\":true,"
	    "\"ramp\":true,\"freeride\":true,\"maxeffort\":true,"
	    "\"power\":{\"start\":50,\"end\":75,\"units\":\"%ftp\"},"
	    "\"hr\":{\"value\":80.5,\"units\":\"%lthr\"},"
	    "\"cadence\":{\"units\":\"rpm\",\"value\":90},"
	    "\"rpe\":{\"start\":7,\"end\":8,\"units\":\"rpe\"},"
	    "\"intensity\":\"warmup\"} ]"), VK_OK);
	cr_assert_eq(w.count, 2);
	s = &w.node[1];
	cr_assert_eq(s->reps, 0);
	cr_assert_eq(s->duration, 60);
	cr_assert_eq(s->distance, 1234.5);
	cr_assert(s->open && s->warmup && s->cooldown);
	cr_assert(s->ramp && s->freeride && s->maxeffort);
	cr_assert_eq(s->power.unit, VK_UNIT_PCT_FTP);
	cr_assert_eq(s->power.start, 50);
	cr_assert_eq(s->power.end, 75);
	cr_assert_eq(s->hr.unit, VK_UNIT_PCT_LTHR);
	cr_assert_eq(s->hr.start, 80.5);
	cr_assert_eq(s->hr.end, 80.5);
	cr_assert_eq(s->cadence.unit, VK_UNIT_RPM);
	cr_assert_eq(s->cadence.end, 90);
	cr_assert_eq(s->rpe.unit, VK_UNIT_RPE);
	cr_assert_eq(s->intensity, VK_INTENSITY_WARMUP);
	cr_assert_eq(s->text_len, 5);
	cr_assert_eq(memcmp(w.text.data + s->text, "été", 5), 0);
}

Test(steps_read, null_and_false_are_absent)
{
	cr_assert_eq(read_steps("[{\"duration\":null,\"power\":null,"
	    "\"text\":null,\"reps\":null,\"steps\":null,\"warmup\":false,"
	    "\"hr\":{\"value\":150,\"start\":null,\"end\":null,"
	    "\"units\":\"bpm\"},\"intensity\":null}]"), VK_OK);
	cr_assert_eq(w.node[1].duration, 0);
	cr_assert_eq(w.node[1].power.unit, VK_UNIT_NONE);
	cr_assert_eq(w.node[1].hr.unit, VK_UNIT_BPM);
	cr_assert_not(w.node[1].warmup);
	cr_assert_eq(w.node[1].intensity, VK_INTENSITY_NONE);
}

Test(steps_read, unknown_members_are_passed_over)
{
	cr_assert_eq(read_steps("[{\"pace\":{\"value\":4},\"_power\":[1,{}],"
	    "\"Duration\":7,\"duration\":60,\"x\":\"\\\"]}\"}]"), VK_OK);
	cr_assert_eq(w.count, 2);
	cr_assert_eq(w.node[1].duration, 60);
}

Test(steps_read, the_last_of_equal_names_counts)
{
	cr_assert_eq(read_steps("[{\"duration\":60,\"duration\":90,"
	    "\"\\u0064uration\":30,\"power\":{\"value\":1,\"units\":\"w\"},"
	    "\"power\":{\"value\":2,\"units\":\"bpm\",\"units\":\"w\"}}]"),
	    VK_OK);
	cr_assert_eq(w.node[1].duration, 30);
	cr_assert_eq(w.node[1].power.start, 2);
	cr_assert_eq(read_steps("[{\"duration\":60,\"duration\":null}]"),
	    VK_OK);
	cr_assert_eq(w.node[1].duration, 0);
	cr_assert_eq(read_steps("[{\"hr\":7,\"hr\":{\"value\":2,"
	    "\"units\":\"hr_zone\"}}]"), VK_OK);
}

Test(steps_read, groups)
{
	cr_assert_eq(read_steps("[{\"duration\":1},{\"reps\":3,\"text\":\"g\","
	    "\"duration\":99,\"steps\":[{\"duration\":2},{\"reps\":2,"
	    "\"steps\":[{\"duration\":3}]},{\"duration\":4}]},"
	    "{\"steps\":[{\"duration\":5}],\"reps\":2},"
	    "{\"steps\":[{\"duration\":6}]}]"), VK_OK);
	cr_assert_eq(w.count, 11);
	cr_assert_eq(w.node[2].reps, 3);
	cr_assert_eq(w.node[2].duration, 0);
	cr_assert_eq(w.text.data[w.node[2].text], 'g');
	cr_assert_eq(w.node[2].child, 3);
	cr_assert_eq(w.node[3].next, 4);
	cr_assert_eq(w.node[4].reps, 2);
	cr_assert_eq(w.node[4].child, 5);
	cr_assert_eq(w.node[4].next, 6);
	cr_assert_eq(w.node[6].duration, 4);
	cr_assert_eq(w.node[2].next, 7);
	cr_assert_eq(w.node[7].reps, 2);
	cr_assert_eq(w.node[9].reps, 1);
	cr_assert_eq(w.node[9].next, 0);
}

Test(steps_read, intensities_of_later_versions_are_other)
{
	cr_assert_eq(read_steps("[{\"intensity\":\"tempo\"}]"), VK_OK);
	cr_assert_eq(w.node[1].intensity, VK_INTENSITY_OTHER);
}

Test(steps_read, whole_numbers_only)
{
	cr_assert_eq(read_steps("[{\"duration\":59.9999999}]"), VK_OK);
	cr_assert_eq(w.node[1].duration, 60);
	cr_assert_eq(read_steps("[{\"duration\":6e1}]"), VK_OK);
	cr_assert_eq(w.node[1].duration, 60);
	cr_assert_eq(read_steps("[{\"duration\":86400}]"), VK_OK);
}

struct bad_case {
	char steps[112];
	vk_status status;
	char code[20];
};

ParameterizedTestParameters(steps_read, refuses)
{
	static struct bad_case cases[] = {
		{ "{}", VK_EVALUE, "step-type" },
		{ "1", VK_EVALUE, "step-type" },
		{ "[1]", VK_EVALUE, "step-type" },
		{ "[null]", VK_EVALUE, "step-type" },
		{ "[[]]", VK_EVALUE, "step-type" },
		{ "[{\"duration\":\"60\"}]", VK_EVALUE, "step-type" },
		{ "[{\"duration\":true}]", VK_EVALUE, "step-type" },
		{ "[{\"duration\":0}]", VK_EVALUE, "step-whole" },
		{ "[{\"duration\":-0}]", VK_EVALUE, "step-whole" },
		{ "[{\"duration\":-60}]", VK_EVALUE, "step-whole" },
		{ "[{\"duration\":59.5}]", VK_EVALUE, "step-whole" },
		{ "[{\"duration\":60.00001}]", VK_EVALUE, "step-whole" },
		{ "[{\"duration\":86401}]", VK_ELIMIT, "step-limit" },
		{ "[{\"duration\":9007199254740993}]", VK_ELIMIT, "step-limit" },
		{ "[{\"duration\":1e999}]", VK_EVALUE, "step-whole" },
		{ "[{\"distance\":0}]", VK_EVALUE, "step-distance" },
		{ "[{\"distance\":-1}]", VK_EVALUE, "step-distance" },
		{ "[{\"distance\":1e999}]", VK_EVALUE, "step-distance" },
		{ "[{\"distance\":1e8}]", VK_EVALUE, "step-distance" },
		{ "[{\"distance\":\"1\"}]", VK_EVALUE, "step-type" },
		{ "[{\"warmup\":1}]", VK_EVALUE, "step-type" },
		{ "[{\"ramp\":\"true\"}]", VK_EVALUE, "step-type" },
		{ "[{\"intensity\":1}]", VK_EVALUE, "step-type" },
		{ "[{\"text\":1}]", VK_EVALUE, "step-type" },
		{ "[{\"text\":\"a\\u0000b\"}]", VK_EVALUE, "step-nul" },
		{ "[{\"power\":95}]", VK_EVALUE, "step-type" },
		{ "[{\"power\":{\"value\":95}}]", VK_EVALUE, "target-units" },
		{ "[{\"power\":{\"value\":95,\"units\":1}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"power\":{\"value\":95,\"units\":\"%mmp\"}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"power\":{\"value\":95,\"units\":\"bpm\"}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"hr\":{\"value\":95,\"units\":\"%ftp\"}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"cadence\":{\"value\":95,\"units\":\"rpe\"}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"rpe\":{\"value\":7,\"units\":\"rpm\"}}]", VK_EVALUE,
		  "target-units" },
		{ "[{\"power\":{\"units\":\"w\"}}]", VK_EVALUE, "target-form" },
		{ "[{\"power\":{\"start\":1,\"units\":\"w\"}}]", VK_EVALUE,
		  "target-form" },
		{ "[{\"power\":{\"value\":1,\"end\":1,\"units\":\"w\"}}]",
		  VK_EVALUE, "target-form" },
		{ "[{\"power\":{\"value\":1,\"start\":1,\"end\":1,"
		  "\"units\":\"w\"}}]", VK_EVALUE, "target-form" },
		{ "[{\"power\":{\"value\":\"95\",\"units\":\"w\"}}]",
		  VK_EVALUE, "target-number" },
		{ "[{\"power\":{\"value\":-1,\"units\":\"w\"}}]", VK_EVALUE,
		  "target-number" },
		{ "[{\"power\":{\"start\":1,\"end\":1e999,\"units\":\"w\"}}]",
		  VK_EVALUE, "target-number" },
		{ "[{\"reps\":3}]", VK_EVALUE, "group-empty" },
		{ "[{\"reps\":3,\"steps\":[]}]", VK_EVALUE, "group-empty" },
		{ "[{\"steps\":[]}]", VK_EVALUE, "group-empty" },
		{ "[{\"reps\":3,\"steps\":{}}]", VK_EVALUE, "step-type" },
		{ "[{\"reps\":0,\"steps\":[{}]}]", VK_EVALUE, "step-whole" },
		{ "[{\"reps\":1.5,\"steps\":[{}]}]", VK_EVALUE, "step-whole" },
		{ "[{\"reps\":\"3\",\"steps\":[{}]}]", VK_EVALUE, "step-type" },
		{ "[{\"reps\":1001,\"steps\":[{}]}]", VK_ELIMIT, "step-limit" },
		{ "[{\"reps\":1000,\"steps\":[{\"reps\":21,\"steps\":[{}]}]}]",
		  VK_ELIMIT, "workout-too-long" },
	};

	return cr_make_param_array(struct bad_case, cases,
	    sizeof cases / sizeof cases[0]);
}

ParameterizedTest(struct bad_case *c, steps_read, refuses)
{
	cr_assert_eq(read_steps(c->steps), c->status, "%s", c->steps);
	cr_assert_eq(err.status, c->status);
	cr_assert_str_eq(err.code, c->code, "%s: %s", c->steps, err.code);
	/* Half a workout must not be left. */
	cr_assert_eq(w.count, 1);
	cr_assert_eq(w.node[0].child, 0);
}

Test(steps_read, errors_name_the_step)
{
	char text[200];

	cr_assert_eq(read_steps("[{\"duration\":1},{\"reps\":2,\"steps\":["
	    "{\"duration\":2},{\"power\":{\"value\":1,\"units\":\"hp\"}}]}]"),
	    VK_EVALUE);
	cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text),
	    "step 4: the units hp are not known here");
}

static vk_status
read_nested(int depth)
{
	static char json[2000];

	strcpy(json, "[");
	for (int i = 0; i < depth; i++)
		strcat(json, "{\"reps\":1,\"steps\":[");
	strcat(json, "{}");
	for (int i = 0; i < depth; i++)
		strcat(json, "]}");
	strcat(json, "]");
	return read_steps(json);
}

Test(steps_read, depth)
{
	cr_assert_eq(read_nested(VK_WORKOUT_DEPTH), VK_OK);
	cr_assert_eq(w.count, VK_WORKOUT_DEPTH + 2);
	cr_assert_eq(read_nested(VK_WORKOUT_DEPTH + 1), VK_ELIMIT);
	cr_assert_str_eq(err.code, "group-depth");
}

static vk_status
read_many(size_t count)
{
	vk_buf json = { 0 };
	vk_status status;

	for (size_t i = 0; i < count; i++)
		vk_buf_add_text(&json, i == 0 ? "[{}" : ",{}");
	vk_buf_add_char(&json, ']');
	status = read_steps(vk_buf_text(&json));
	vk_buf_free(&json);
	return status;
}

Test(steps_read, nodes)
{
	cr_assert_eq(read_many(VK_WORKOUT_NODES), VK_OK);
	cr_assert_eq(w.count, VK_WORKOUT_NODES + 1);
	cr_assert_eq(read_many(VK_WORKOUT_NODES + 1), VK_ELIMIT);
	cr_assert_str_eq(err.code, "workout-nodes");
}

Test(steps_read, what_is_written_reads_back)
{
	const char *doc = "{\"duration\":1565,\"steps\":[{\"text\":\"été\","
	    "\"duration\":900,\"warmup\":true,\"ramp\":true,"
	    "\"power\":{\"start\":50,\"end\":75,\"units\":\"%ftp\"}},"
	    "{\"reps\":5,\"steps\":[{\"duration\":133,"
	    "\"power\":{\"start\":88.5,\"end\":94,\"units\":\"%pma\"},"
	    "\"cadence\":{\"value\":90,\"units\":\"rpm\"},"
	    "\"intensity\":\"interval\"},{\"until_lap_press\":true,"
	    "\"hr\":{\"value\":2,\"units\":\"hr_zone\"},"
	    "\"intensity\":\"recovery\"}]},{\"distance\":5000.25}]}";
	vk_buf out = { 0 };

	cr_assert_eq(vk_record_set(rec, "workout_doc", doc, strlen(doc)),
	    VK_OK);
	cr_assert_eq(vk_record_workout(rec, &w, &err), VK_OK);
	vk_workout_write(&w, &out);
	cr_assert_str_eq(vk_buf_text(&out), doc);
	vk_buf_free(&out);
}
