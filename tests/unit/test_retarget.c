/* SPDX-License-Identifier: MIT */
#include "record/retarget.h"

#include <criterion/criterion.h>
#include <string.h>

static const vk_target watts = { VK_UNIT_WATT, 250, 250 };
static const vk_target beats = { VK_UNIT_BPM, 140, 150 };
static const vk_target none = { VK_UNIT_NONE, 0, 0 };

/* text with NULs behind it, as a record has them. */
static void
expect(const char *text, const struct vk__retarget *change, const char *want)
{
	char room[256] = { 0 };
	struct vk__spot spot = { 0, (uint32_t)strlen(text) };
	vk_buf out = { 0 };

	memcpy(room, text, spot.to);
	vk__step_retarget(room, &spot, change, &out);
	cr_expect_str_eq(vk_buf_text(&out), want);
	vk_buf_free(&out);
}

Test(retarget, replaced_where_it_stands)
{
	struct vk__retarget c = { .power = true, .to_power = watts };

	expect("{ \"a\":1 , \"power\" : {\"value\":1,\"units\":\"w\"} , \"b\":[]}",
	    &c, "{ \"a\":1 , \"power\" : {\"value\":250,\"units\":\"w\"} , \"b\":[]}");
	expect("{\"power\":null}", &c,
	    "{\"power\":{\"value\":250,\"units\":\"w\"}}");
	/* Of equal names none is left behind. */
	expect("{\"power\":1,\"\\u0070ower\":2}", &c,
	    "{\"power\":{\"value\":250,\"units\":\"w\"},"
	    "\"\\u0070ower\":{\"value\":250,\"units\":\"w\"}}");
}

Test(retarget, added_last)
{
	struct vk__retarget c = { .hr = true, .to_hr = beats };

	expect("{\"duration\":60}", &c,
	    "{\"duration\":60,\"hr\":{\"start\":140,\"end\":150,\"units\":\"bpm\"}}");
	expect("{ }", &c,
	    "{\"hr\":{\"start\":140,\"end\":150,\"units\":\"bpm\"} }");
}

Test(retarget, removed_with_its_comma)
{
	struct vk__retarget c = { .power = true, .to_power = none };

	expect("{\"power\":1}", &c, "{}");
	expect("{\"power\":1,\"a\":2}", &c, "{\"a\":2}");
	expect("{\"a\":2,\"power\":1}", &c, "{\"a\":2}");
	expect("{\"a\":2, \"power\":1, \"b\":3}", &c, "{\"a\":2, \"b\":3}");
	expect("{\"power\":1,\"power\":2,\"a\":3,\"power\":4}", &c,
	    "{\"a\":3}");
	c.hr = true;
	c.to_hr = beats;
	expect("{\"power\":1 }", &c,
	    "{\"hr\":{\"start\":140,\"end\":150,\"units\":\"bpm\"}}");
}

/* A ramp keeps two ends, even when they are the same. */
Test(retarget, ramp)
{
	struct vk__retarget c = { .power = true, .ramp = true,
		.to_power = watts };

	expect("{\"power\":1}", &c,
	    "{\"power\":{\"start\":250,\"end\":250,\"units\":\"w\"}}");
}

/* Where nodes stand is what the reader saw. */
Test(retarget, spots)
{
	static const char line[] = "{\"workout_doc\":{\"steps\": [{\"reps\":2,"
	    "\"steps\":[{\"duration\":1}, {\"duration\":2} ]},{}]}}";
	struct vk__spots spots = { 0 };
	vk_workout w = { 0 };
	vk_record *rec;
	vk_error err;
	const char *steps;
	size_t len;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_record_read(rec, line, sizeof line - 1, &err), VK_OK);
	cr_assert_eq(vk__record_workout(rec, &w, &spots, &err), VK_OK);
	cr_assert_eq(spots.count, w.count);
	cr_assert_eq(vk_record_get(rec, "workout_doc.steps", &steps, &len),
	    VK_OK);
	cr_expect(memcmp(steps + spots.at[2].from, "{\"duration\":1}",
	    spots.at[2].to - spots.at[2].from) == 0);
	cr_expect(memcmp(steps + spots.at[3].from, "{\"duration\":2}",
	    spots.at[3].to - spots.at[3].from) == 0);
	cr_expect_eq(spots.at[4].to - spots.at[4].from, 2);
	vk__spots_free(&spots);
	vk_workout_free(&w);
	vk_record_free(rec);
}
