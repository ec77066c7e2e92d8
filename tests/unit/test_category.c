/* SPDX-License-Identifier: MIT */
#include "score_steps.h"

struct sample {
	const char *steps;
	vk_category kind;
};

#define PMA(s, v) "{'duration':" s ",'power':{'value':" v ",'units':'%pma'}}"
#define RPE(s, v) "{'duration':" s ",'rpe':{'value':" v ",'units':'rpe'}}"

static const struct sample samples[] = {
	{ ON("2100", "45"), VK_CATEGORY_RECOVERY },
	{ OFF("2400"), VK_CATEGORY_RECOVERY },
	{ ON("7200", "50"), VK_CATEGORY_RECOVERY },
	{ ON("7260", "50"), VK_CATEGORY_ENDURANCE },
	{ OFF("14400"), VK_CATEGORY_ENDURANCE },
	{ ON("5400", "68"), VK_CATEGORY_ENDURANCE },
	{ ON("5400", "68") "," REPEAT("4", ON("20", "180") "," OFF("40")),
	    VK_CATEGORY_ENDURANCE },
	{ WARM("900") "," REPEAT("3", ON("900", "83") "," OFF("240")),
	    VK_CATEGORY_TEMPO },
	{ REPEAT("2", ON("1500", "91") "," OFF("360")),
	    VK_CATEGORY_SWEET_SPOT },
	{ REPEAT("5", ON("180", "95") "," OFF("120")),
	    VK_CATEGORY_THRESHOLD },
	{ REPEAT("4", ON("360", "105") "," OFF("180")),
	    VK_CATEGORY_THRESHOLD },
	/* Over-unders are one effort at their mean. */
	{ REPEAT("15", ON("40", "108") "," ON("40", "88")),
	    VK_CATEGORY_THRESHOLD },
	{ REPEAT("9", PMA("240", "70") "," PMA("60", "100")),
	    VK_CATEGORY_THRESHOLD },
	{ REPEAT("5", ON("180", "118") "," OFF("180")), VK_CATEGORY_VO2MAX },
	/* 100 % of PMA is 125 % of FTP, and still what VO2max is made of. */
	{ REPEAT("20", PMA("30", "100") "," OFF("30")), VK_CATEGORY_VO2MAX },
	{ REPEAT("12", ON("60", "150") "," OFF("60")),
	    VK_CATEGORY_ANAEROBIC },
	{ ON("3600", "65") "," REPEAT("8", ON("30", "170") "," OFF("240")),
	    VK_CATEGORY_SPRINT },
	{ REPEAT("8", ALL_OUT("20")), VK_CATEGORY_ANAEROBIC },
	{ REPEAT("8", ALL_OUT("10")), VK_CATEGORY_SPRINT },
	{ REPEAT("5", DRILL("240", "55") "," OFF("240")),
	    VK_CATEGORY_FORCE },
	{ ON("3600", "65") "," REPEAT("3", DRILL("240", "50")),
	    VK_CATEGORY_FORCE },
	{ REPEAT("10", DRILL("30", "85") "," DRILL("30", "115")),
	    VK_CATEGORY_CADENCE },
	{ "{'duration':300,'cadence':{'value':110,'units':'rpm'},"
	  PCT("115") "}", VK_CATEGORY_VO2MAX },
	{ WARM("900") "," ALL_OUT("1200"), VK_CATEGORY_TEST },
	{ ON("1200", "95") ",{'duration':60,'text':'Test FTP'}",
	    VK_CATEGORY_TEST },
	{ REPEAT("4", ALL_OUT("180") "," OFF("180")), VK_CATEGORY_VO2MAX },
	{ ON("1800", "60") "," ON("120", "100") "," OFF("180") ","
	  REPEAT("3", ON("30", "140") "," OFF("120")), VK_CATEGORY_OPENERS },
	{ REPEAT("5", ON("180", "115") "," OFF("180")) ","
	  REPEAT("8", ON("15", "200") "," OFF("120")), VK_CATEGORY_MIXED },
	{ REPEAT("4", RPE("600", "8") "," OFF("180")),
	    VK_CATEGORY_THRESHOLD },
	{ "{'duration':1200,'hr':{'value':96,'units':'%lthr'}}",
	    VK_CATEGORY_THRESHOLD },
	{ "{'duration':3600,'hr':{'value':60,'units':'%lthr'}}",
	    VK_CATEGORY_RECOVERY },
	{ "{'duration':5400,'hr':{'value':80,'units':'%lthr'}}",
	    VK_CATEGORY_ENDURANCE },
	{ REPEAT("3", "{'duration':900,'hr':{'value':90,'units':'%lthr'}},"
	    OFF("180")), VK_CATEGORY_TEMPO },
	{ REPEAT("5", "{'duration':180,'hr':{'value':108,'units':'%lthr'}},"
	    OFF("180")), VK_CATEGORY_VO2MAX },
	{ "{'duration':3600,'hr':{'value':2,'units':'hr_zone'}}",
	    VK_CATEGORY_ENDURANCE },
	{ REPEAT("4", "{'distance':1500," PCT("102") "}," OFF("180")),
	    VK_CATEGORY_THRESHOLD },
	{ "{'until_lap_press':true," PCT("65") "}", VK_CATEGORY_ENDURANCE },
	/* What cannot be said is not said. */
	{ REPEAT("4", "{'duration':300}," OFF("180")), VK_CATEGORY_NONE },
	{ "{'duration':1200,'power':{'value':250,'units':'w'}}",
	    VK_CATEGORY_NONE },
	{ "{'duration':1200,'freeride':true}", VK_CATEGORY_NONE },
};

Test(category, from_the_efforts)
{
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
		vk_workout w = { 0 };
		vk_category kind;

		read_steps(&w, samples[i].steps);
		kind = vk_workout_category(&w, NULL);
		cr_expect_eq(kind, samples[i].kind, "%s: %s, not %s",
		    samples[i].steps, vk_category_text(kind),
		    vk_category_text(samples[i].kind));
		vk_workout_free(&w);
	}
}

Test(category, watts_with_an_ftp)
{
	vk_athlete rider = { .ftp = 250 };
	vk_workout w = { 0 };

	read_steps(&w, "{'duration':1800,'power':{'value':250,'units':'w'}}");
	cr_assert_eq(vk_workout_category(&w, &rider), VK_CATEGORY_THRESHOLD);
	vk_workout_free(&w);
}

Test(category, of_nothing)
{
	vk_workout w = { 0 };

	cr_assert_eq(vk_workout_category(&w, NULL), VK_CATEGORY_NONE);
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk_workout_category(&w, NULL), VK_CATEGORY_NONE);
	vk_workout_free(&w);
}

Test(category, names_read_back)
{
	for (int i = 1; i < VK_CATEGORY_COUNT; i++) {
		const char *name = vk_category_text((vk_category)i);

		cr_assert_neq(name[0], '\0');
		cr_assert_eq(vk_category_read(name, strlen(name)), i);
	}
	cr_assert_str_eq(vk_category_text(VK_CATEGORY_NONE), "");
	cr_assert_str_eq(vk_category_text((vk_category)99), "");
	cr_assert_eq(vk_category_read("", 0), VK_CATEGORY_NONE);
	cr_assert_eq(vk_category_read("tempos", 6), VK_CATEGORY_NONE);
}
