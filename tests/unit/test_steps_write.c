/* SPDX-License-Identifier: MIT */
#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <string.h>

static vk_workout w;
static vk_buf out;

static void
begin(void)
{
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
}

static void
end(void)
{
	vk_workout_free(&w);
	vk_buf_free(&out);
}

TestSuite(steps_write, .init = begin, .fini = end);

static uint32_t
add(uint32_t parent, vk_step step)
{
	uint32_t index;

	cr_assert_eq(vk_workout_add(&w, parent, &step, &index), VK_OK);
	return index;
}

static void
is(const char *want)
{
	vk_buf_clear(&out);
	vk_workout_write(&w, &out);
	cr_assert_not(out.failed);
	cr_assert_str_eq(vk_buf_text(&out), want);
}

Test(steps_write, nothing)
{
	is("{\"steps\":[]}");
}

Test(steps_write, absent_things_are_left_out)
{
	add(0, (vk_step){ .open = true });
	is("{\"steps\":[{\"until_lap_press\":true}]}");
	add(0, (vk_step){ 0 });
	is("{\"steps\":[{\"until_lap_press\":true},{}]}");
}

Test(steps_write, every_member)
{
	uint32_t a = add(0, (vk_step){ .duration = 60, .distance = 1234.5,
	    .open = true, .warmup = true, .cooldown = true, .ramp = true,
	    .freeride = true, .maxeffort = true,
	    .power = { VK_UNIT_PCT_FTP, 50, 75 },
	    .hr = { VK_UNIT_PCT_LTHR, 80.5, 80.5 },
	    .cadence = { VK_UNIT_RPM, 90, 90 },
	    .rpe = { VK_UNIT_RPE, 7, 8 },
	    .intensity = VK_INTENSITY_WARMUP });

	vk_workout_set_text(&w, a, "\"été\"", 7);
	is("{\"duration\":60,\"steps\":[{\"text\":\"\\\"été\\\"\","
	    "\"duration\":60,\"distance\":1234.5,\"until_lap_press\":true,"
	    "\"warmup\":true,\"cooldown\":true,\"ramp\":true,"
	    "\"freeride\":true,\"maxeffort\":true,"
	    "\"power\":{\"start\":50,\"end\":75,\"units\":\"%ftp\"},"
	    "\"hr\":{\"start\":80.5,\"end\":80.5,\"units\":\"%lthr\"},"
	    "\"cadence\":{\"value\":90,\"units\":\"rpm\"},"
	    "\"rpe\":{\"start\":7,\"end\":8,\"units\":\"rpe\"},"
	    "\"intensity\":\"warmup\"}]}");
}

Test(steps_write, groups)
{
	uint32_t g, h;

	add(0, (vk_step){ .duration = 900, .warmup = true });
	g = add(0, (vk_step){ .reps = 2 });
	h = add(g, (vk_step){ .reps = 3 });
	add(h, (vk_step){ .duration = 40,
	    .power = { VK_UNIT_WATT, 300, 300 } });
	add(h, (vk_step){ .duration = 20 });
	add(g, (vk_step){ .duration = 240 });
	h = add(0, (vk_step){ .reps = 2 });
	add(h, (vk_step){ .duration = 1 });
	vk_workout_set_text(&w, g, "bloc", 4);
	is("{\"duration\":1742,\"steps\":[{\"duration\":900,\"warmup\":true},"
	    "{\"text\":\"bloc\",\"reps\":2,\"steps\":[{\"reps\":3,\"steps\":["
	    "{\"duration\":40,\"power\":{\"value\":300,\"units\":\"w\"}},"
	    "{\"duration\":20}]},{\"duration\":240}]},"
	    "{\"reps\":2,\"steps\":[{\"duration\":1}]}]}");
}

Test(steps_write, empty_groups)
{
	uint32_t g = add(0, (vk_step){ .reps = 2 });

	add(g, (vk_step){ .reps = 3 });
	add(0, (vk_step){ .reps = 4 });
	is("{\"steps\":[{\"reps\":2,\"steps\":[{\"reps\":3,\"steps\":[]}]},"
	    "{\"reps\":4,\"steps\":[]}]}");
}

Test(steps_write, appends)
{
	vk_buf_add_text(&out, "{}");
	vk_workout_write(&w, &out);
	cr_assert_str_eq(vk_buf_text(&out), "{}{\"steps\":[]}");
}

Test(steps_write, too_deep_is_a_failure)
{
	uint32_t g = 0;

	for (int i = 0; i <= VK_WORKOUT_DEPTH; i++)
		g = add(g, (vk_step){ .reps = 1 });
	add(g, (vk_step){ .duration = 1 });
	vk_workout_write(&w, &out);
	cr_assert(out.failed);
}
