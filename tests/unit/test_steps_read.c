/* SPDX-License-Identifier: MIT */
/* Workouts out of records: groups, steps, limits. */
#include "record_steps.h"

TestSuite(steps_read, .init = steps_begin, .fini = steps_end);

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

Test(steps_read, refuses)
{
	static const struct bad_case cases[] = {
		{ "{}", VK_EVALUE, "step-type" },
		{ "1", VK_EVALUE, "step-type" },
		{ "[1]", VK_EVALUE, "step-type" },
		{ "[null]", VK_EVALUE, "step-type" },
		{ "[[]]", VK_EVALUE, "step-type" },
		{ "[{\"text\":1}]", VK_EVALUE, "step-type" },
		{ "[{\"text\":\"a\\u0000b\"}]", VK_EVALUE, "step-nul" },
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

	all_refused(cases, sizeof cases / sizeof *cases);
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
