/* SPDX-License-Identifier: MIT */
/* Which members of a step count. */
#include "../../lib/record/step_fields.h"

#include <stdio.h>

#include "record_steps.h"

TestSuite(step_fields, .init = steps_begin, .fini = steps_end);

Test(step_fields, null_and_false_are_absent)
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

Test(step_fields, unknown_members_are_passed_over)
{
	cr_assert_eq(read_steps("[{\"pace\":{\"value\":4},\"_power\":[1,{}],"
	    "\"Duration\":7,\"duration\":60,\"x\":\"\\\"]}\"}]"), VK_OK);
	cr_assert_eq(w.count, 2);
	cr_assert_eq(w.node[1].duration, 60);
}

Test(step_fields, the_last_of_equal_names_counts)
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

/* Every member that vekta knows is found by its name, and only by that. */
Test(step_fields, names)
{
	char text[64];

	for (size_t i = 0; i < VK__STEP_FIELDS; i++) {
		const char *name = vk__step_field_name((enum vk__step_field)i);
		struct vk__step_fields fields;
		uint32_t len;

		memset(text, 0, sizeof text);
		len = (uint32_t)snprintf(text, sizeof text, "{\"%s\":1,\"%sx\":2}",
		    name, name);
		cr_expect_eq(vk__step_fields_find(text, 0, &fields), len);
		cr_expect_eq(fields.given, UINT32_C(1) << i, "%s", name);
		cr_expect_eq(text[fields.at[i]], '1', "%s", name);
	}
}
