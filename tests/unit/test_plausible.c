/* SPDX-License-Identifier: MIT */
#include "score_steps.h"

static unsigned
flags_of(const char *steps, bool coach)
{
	vk_workout w = { 0 };
	vk_athlete rider = { .ftp = 250 };
	unsigned flags;

	read_steps(&w, steps);
	flags = vk_workout_implausible(&w, &rider, coach);
	vk_workout_free(&w);
	return flags;
}

#define ZONE(s, z) "{'duration':" s ",'power':{'value':" z \
    ",'units':'power_zone'}}"
#define WATT(s, v) "{'duration':" s ",'power':{'value':" v ",'units':'w'}}"

static const char *const usual[] = {
	REPEAT("5", ON("180", "118") "," OFF("180")),
	REPEAT("12", ON("60", "150") "," OFF("60")),
	REPEAT("2", ON("1200", "100") "," OFF("300")),
	ON("3600", "100"),
	REPEAT("8", ON("20", "170") "," OFF("10")),
	REPEAT("30", ON("30", "125") "," OFF("30")),
	REPEAT("30", ON("15", "200") "," OFF("45")),
	REPEAT("3", REPEAT("13", ON("30", "130") "," OFF("15")) ","
	    OFF("180")),
	REPEAT("6", ON("300", "120") "," OFF("300")),
	REPEAT("8", ON("300", "110") "," OFF("150")),
	REPEAT("3", ON("1200", "95") "," OFF("300")),
	REPEAT("10", ON("10", "400") "," OFF("300")),
	REPEAT("4", ZONE("480", "5") "," OFF("240")),
	REPEAT("6", ZONE("120", "6") "," OFF("240")),
	REPEAT("8", ZONE("15", "7") "," OFF("240")),
	REPEAT("5", WATT("180", "295") "," OFF("180")),
	ON("21600", "70"), ON("14400", "85"),
	REPEAT("4", "{'distance':1500," PCT("108") "}," OFF("180")),
	REPEAT("5", ALL_OUT("300") "," OFF("180")),
};

Test(plausible, usual_sessions)
{
	for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
		cr_expect_eq(flags_of(usual[i], false), 0, "%s: %u",
		    usual[i], flags_of(usual[i], false));
}

static const char *const absurd[] = {
	REPEAT("8", ON("900", "140") "," OFF("45")),
	ON("14400", "120"),
	ON("21600", "130"),
	ON("1200", "9500"),
	REPEAT("4", WATT("1200", "350") "," OFF("300")),
	ZONE("1200", "6"),
};

Test(plausible, efforts_nobody_can_ride)
{
	for (size_t i = 0; i < sizeof absurd / sizeof absurd[0]; i++) {
		cr_expect(flags_of(absurd[i], false) & VK_IMPLAUSIBLE_EFFORT,
		    "%s", absurd[i]);
		cr_expect_eq(flags_of(absurd[i], true), 0, "%s", absurd[i]);
	}
}

Test(plausible, each_possible_but_not_all_of_them)
{
	const char *steps = REPEAT("30", ON("300", "120") "," OFF("60"));

	cr_assert_eq(flags_of(steps, false), VK_IMPLAUSIBLE_TOTAL);
	cr_assert_eq(flags_of(steps, true), 0);
}

Test(plausible, ramps_count_at_their_middle)
{
	cr_assert_eq(flags_of("{'duration':1200,'ramp':true,'power':"
	    "{'start':50,'end':150,'units':'%ftp'}}", false), 0);
}

Test(plausible, counts)
{
	cr_assert_eq(flags_of(REPEAT("100", ON("20", "90")), false), 0);
	cr_assert_eq(flags_of(REPEAT("101", ON("20", "90")), true),
	    VK_IMPLAUSIBLE_COUNT);
	cr_assert_eq(flags_of(REPEAT("9", REPEAT("50", ON("9", "90"))), true),
	    VK_IMPLAUSIBLE_COUNT);
}

Test(plausible, targets_that_are_none)
{
	cr_assert_eq(flags_of(ON("60", "1e9"), true), VK_IMPLAUSIBLE_TARGET);
	cr_assert_eq(flags_of(ON("2", "9999"), true), 0);
	cr_assert_eq(flags_of(ON("60", "8"), true), VK_IMPLAUSIBLE_TARGET);
	cr_assert_eq(flags_of(ON("60", "20"), true), 0);
	cr_assert_eq(flags_of("{'duration':60,'intensity':'rest'," PCT("0")
	    "}", true), 0);
	cr_assert_eq(flags_of(ON("2", "9999"), false),
	    VK_IMPLAUSIBLE_EFFORT);
}

Test(plausible, longer_than_a_day)
{
	const char *steps = REPEAT("2", ON("50000", "50"));

	cr_assert_eq(flags_of(steps, false), VK_IMPLAUSIBLE_LENGTH);
	cr_assert_eq(flags_of(steps, true), 0);
}

Test(plausible, cadences)
{
	cr_assert_eq(flags_of(DRILL("60", "40"), true), 0);
	cr_assert_eq(flags_of(DRILL("60", "9"), true),
	    VK_IMPLAUSIBLE_CADENCE);
	cr_assert_eq(flags_of(DRILL("60", "900"), true),
	    VK_IMPLAUSIBLE_CADENCE);
}

Test(plausible, a_step_without_any_length)
{
	vk_workout w = { 0 };
	vk_step step = { .power = { VK_UNIT_PCT_FTP, 90, 90 } };
	uint32_t index;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk_workout_add(&w, 0, &step, &index), VK_OK);
	cr_assert_eq(vk_workout_implausible(&w, NULL, true),
	    VK_IMPLAUSIBLE_ZERO);
	w.node[index].open = true;
	cr_assert_eq(vk_workout_implausible(&w, NULL, true), 0);
	vk_workout_free(&w);
}

Test(plausible, nothing_is_plausible)
{
	vk_workout w = { 0 };

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk_workout_implausible(&w, NULL, false), 0);
	vk_workout_free(&w);
}

Test(plausible, codes)
{
	cr_assert_str_eq(vk_implausible_text(VK_IMPLAUSIBLE_EFFORT),
	    "effort");
	cr_assert_str_eq(vk_implausible_text(VK_IMPLAUSIBLE_CADENCE),
	    "cadence");
	cr_assert_str_eq(vk_implausible_text(VK_IMPLAUSIBLE_TARGET),
	    "target");
	cr_assert_str_eq(vk_implausible_text(0), "");
	cr_assert_str_eq(vk_implausible_text(3), "");
	cr_assert_str_eq(vk_implausible_text(128), "");
}
