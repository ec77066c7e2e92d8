/* SPDX-License-Identifier: MIT */
#include "score/oddity.h"
#include "score_steps.h"

static unsigned
oddities(const char *steps)
{
	static const vk_athlete nobody;
	struct vk__zones zones;
	vk_workout w = { 0 };
	unsigned odd;

	vk__zones_read(&zones);
	read_steps(&w, steps);
	odd = vk__workout_oddities(&(struct vk__view){ &w, &zones, &nobody,
	    NULL });
	vk_workout_free(&w);
	return odd;
}

#define COOL(s) "{'duration':" s ",'cooldown':true}"
#define RPE(s, v) "{'duration':" s ",'rpe':{'value':" v ",'units':'rpe'}}"

static const char *const usual[] = {
	WARM("900") "," REPEAT("5", ON("180", "95") "," OFF("120")) ","
	    COOL("600"),
	REPEAT("2", REPEAT("8", ON("30", "120") "," OFF("30")) ","
	    OFF("300")),
	REPEAT("4", ON("480", "95")) "," COOL("300"),
	REPEAT("3", ON("180", "95")) "," ON("600", "50"),
	REPEAT("3", ON("600", "70")) "," ON("300", "50") "," ON("600", "70"),
	REPEAT("9", ON("40", "108") "," ON("40", "88")) "," OFF("600"),
	REPEAT("3", REPEAT("3", ON("120", "92") "," ON("60", "106")) ","
	    OFF("120")),
	REPEAT("4", ON("240", "98") "," ON("180", "82")) "," ON("240", "50")
	    "," REPEAT("2", ON("240", "98") "," ON("180", "82")),
	OFF("2400"), ON("1200", "45"), ALL_OUT("1200"),
	WARM("600") "," OFF("60") "," ON("1200", "95"),
	"{'duration':900,'warmup':true,'ramp':true,'power':"
	    "{'start':80,'end':120,'units':'%ftp'}}," ON("600", "90"),
	COOL("300") "," ON("600", "50"),
};

Test(oddity, usual_shapes)
{
	for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
		cr_expect_eq(oddities(usual[i]), 0, "%s: %u", usual[i],
		    oddities(usual[i]));
}

struct sample {
	const char *steps;
	unsigned odd;
};

static const struct sample samples[] = {
	{ REPEAT("5", ON("180", "115")) "," ON("180", "50"),
	    VK__ODD_STRAY_REST },
	{ REPEAT("6", RPE("240", "8")) "," RPE("180", "3"),
	    VK__ODD_STRAY_REST },
	{ REPEAT("4", ON("480", "100")) "," OFF("600") "," ON("600", "60"),
	    VK__ODD_STRAY_REST },
	{ REPEAT("4", "{'distance':1600," PCT("100") "}")
	    ",{'distance':800," PCT("50") "}", VK__ODD_STRAY_REST },
	{ REPEAT("2", ON("720", "94") "," ON("60", "110")) ","
	    ON("300", "50"), VK__ODD_STRAY_REST },
	{ OFF("120") "," REPEAT("5", ON("360", "95") "," OFF("60")),
	    VK__ODD_FIRST_REST },
	{ ON("600", "95") ",{'duration':60,'intensity':'recovery',"
	    PCT("80") "}", VK__ODD_HARD_REST },
	{ ON("600", "95") ",{'duration':60,'intensity':'recovery',"
	    "'maxeffort':true}", VK__ODD_HARD_REST },
	{ ON("300", "95"), VK__ODD_TINY },
	{ REPEAT("8", ALL_OUT("20") "," OFF("10")), VK__ODD_TINY },
	{ ON("90", "130") "," REPEAT("6", ON("270", "50")),
	    VK__ODD_EASY_REPEAT },
	{ REPEAT("2", ON("40", "120") "," OFF("40") "," COOL("600")),
	    VK__ODD_ROLE_INSIDE },
	{ "{'duration':360,'warmup':true," PCT("100") "}",
	    VK__ODD_ROLE_HARD },
	{ COOL("600") "," ON("600", "95"), VK__ODD_ROLE_ORDER },
	{ REPEAT("6", ALL_OUT("1200") "," OFF("360")),
	    VK__ODD_LONG_ALL_OUT },
};

Test(oddity, odd_shapes)
{
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
		cr_expect_eq(oddities(samples[i].steps), samples[i].odd,
		    "%s: %u", samples[i].steps, oddities(samples[i].steps));
}

Test(oddity, nothing)
{
	vk_workout w = { 0 };
	struct vk__zones zones;
	vk_athlete nobody = { 0 };

	vk__zones_read(&zones);
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	cr_assert_eq(vk__workout_oddities(&(struct vk__view){ &w, &zones,
	    &nobody, NULL }), 0);
	vk_workout_free(&w);
}
