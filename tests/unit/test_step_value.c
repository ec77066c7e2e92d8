/* SPDX-License-Identifier: MIT */
/* What may stand in the members of a step. */
#include "record_steps.h"

TestSuite(step_value, .init = steps_begin, .fini = steps_end);

Test(step_value, every_member)
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

Test(step_value, intensities_of_later_versions_are_other)
{
	cr_assert_eq(read_steps("[{\"intensity\":\"tempo\"}]"), VK_OK);
	cr_assert_eq(w.node[1].intensity, VK_INTENSITY_OTHER);
}

Test(step_value, whole_numbers_only)
{
	cr_assert_eq(read_steps("[{\"duration\":59.9999999}]"), VK_OK);
	cr_assert_eq(w.node[1].duration, 60);
	cr_assert_eq(read_steps("[{\"duration\":6e1}]"), VK_OK);
	cr_assert_eq(w.node[1].duration, 60);
	cr_assert_eq(read_steps("[{\"duration\":86400}]"), VK_OK);
}

Test(step_value, refuses)
{
	static const struct bad_case cases[] = {
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
	};

	all_refused(cases, sizeof cases / sizeof *cases);
}
