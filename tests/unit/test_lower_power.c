/* SPDX-License-Identifier: MIT */
/* The power of a step alone: in which unit, with whose numbers, or whose. */
#include "../../lib/formats/lower_power.h"

#include <criterion/criterion.h>

#include "../../lib/formats/format.h"

static vk_workout workout;
static vk_export_options options;
static struct vk__notes notes;
static struct vk__losses losses;
static vk_error err;
static struct vk__terms terms = { &workout, &options, "en", VK__SAYS_FREE,
	&notes, &losses };
static struct vk__lowering lowering = { NULL, &terms, &err };

static void
start(void)
{
	vk_export_options_init(&options);
}

TestSuite(lower_power, .init = start);

Test(lower_power, defaults_match_the_load)
{
	cr_assert_eq(options.recovery, VK__RECOVERY_PCT);
	cr_assert_eq((options.warmup[0] + options.warmup[1]) / 2,
	    VK__WARMUP_PCT);
	cr_assert_eq((options.cooldown[0] + options.cooldown[1]) / 2,
	    VK__WARMUP_PCT);
	cr_assert_eq(options.speed, 0);
	cr_assert_eq(options.open_seconds, 0);
	cr_assert_eq(options.author, NULL);
}

/* Resolves a power; the error's code, "" without one. */
static const char *
resolve(vk_unit unit, double value, double *pct)
{
	vk_step step = { .duration = 60, .power = { unit, value, value } };
	double end;

	memset(&err, 0, sizeof err);
	if (vk__lower_resolve(&lowering, &step, pct, &end) != VK_OK)
		return err.code;
	cr_assert_eq(*pct, end);
	return "";
}

Test(lower_power, resolve)
{
	double pct;

	cr_assert_str_eq(resolve(VK_UNIT_PCT_FTP, 95, &pct), "");
	cr_assert_eq(pct, 95);
	cr_assert_str_eq(resolve(VK_UNIT_WATT, 240, &pct), "export-ftp");
	options.athlete.ftp = 240;
	cr_assert_str_eq(resolve(VK_UNIT_WATT, 120, &pct), "");
	cr_assert_eq(pct, 50);
	cr_assert_str_eq(resolve(VK_UNIT_WATT_KG, 3, &pct), "export-weight");
	options.athlete.weight = 80;
	cr_assert_str_eq(resolve(VK_UNIT_WATT_KG, 3, &pct), "");
	cr_assert_eq(pct, 100);
	cr_assert_str_eq(resolve(VK_UNIT_BPM, 150, &pct), "export-unit");
}

/* A fraction of per cent is a slip; no power at all may be meant. */
Test(lower_power, senseless)
{
	double pct;

	cr_assert_str_eq(resolve(VK_UNIT_PCT_FTP, 0.95, &pct), "export-power");
	cr_assert_str_eq(resolve(VK_UNIT_PCT_FTP, 2001, &pct), "export-power");
	cr_assert_str_eq(resolve(VK_UNIT_PCT_FTP, 0, &pct), "");
	cr_assert_eq(pct, 0);
}

/* Each role has its default, an effort none. */
Test(lower_power, roles)
{
	static const struct {
		enum vk__role role;
		enum vk__segment_kind kind;
		double start, end;
	} roles[] = {
		{ VK__WARMUP, VK__RAMP, 0.45, 0.65 },
		{ VK__COOLDOWN, VK__RAMP, 0.65, 0.45 },
		{ VK__RECOVERY, VK__STEADY, 0.5, 0.5 },
		{ VK__EFFORT, VK__FREE, 0, 0 },
	};

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct vk__segment segment = { .kind = VK__FREE,
			.role = roles[i].role };

		vk__lower_role(&lowering, &segment);
		cr_expect_eq(segment.kind, roles[i].kind, "%zu", i);
		cr_expect_float_eq(segment.start, roles[i].start, 1e-12);
		cr_expect_float_eq(segment.end, roles[i].end, 1e-12);
	}
}

Test(lower_power, free)
{
	struct vk__segment segment = { .kind = VK__FREE };
	vk_step node[2] = { { 0 }, { .duration = 60, .maxeffort = true } };

	workout.node = node;
	workout.count = 2;
	cr_assert_eq(vk__lower_free(&lowering, &node[1], &segment), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-max-effort");
	options.max_effort = 200;
	cr_assert_eq(vk__lower_free(&lowering, &node[1], &segment), VK_OK);
	cr_assert_eq(segment.kind, VK__STEADY);
	cr_assert_eq(segment.start, 2);
	cr_assert_str_eq(losses.loss[0].code, "loss-max");
	node[1].maxeffort = false;
	cr_assert_eq(vk__lower_free(&lowering, &node[1], &segment), VK_EUNABLE);
	cr_assert_str_eq(err.code, "export-free-ride");
}
