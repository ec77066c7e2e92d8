/* SPDX-License-Identifier: MIT */
#include "adapt_one.h"

#define EFFORT(v) "{'duration':600,'power':{'value':" v ",'units':'%ftp'}}"
#define RANGE(s, a, b) "{'duration':" s ",'power':{'start':" a ",'end':" b \
    ",'units':'%ftp'}}"
#define REST(s) "{'duration':" s ",'intensity':'recovery'}"

static double
lesser(double a, double b)
{
	return a < b ? a : b;
}

/* What the rules of the manual take off, written out once more. */
static double
factor_of(const double *is)
{
	double f = 1, t = is[VK_FACT_TEMPERATURE], days = is[VK_FACT_HEAT_DAYS];

	if (isnan(days))
		days = 0;
	if (is[VK_FACT_INDOOR] > 0)
		t = NAN;
	if (t >= 30 && days < 6)
		f *= 1 - lesser(5 + 0.4 * (t - 30), 7) / 100;
	else if (t >= 30 && days < 14)
		f *= 0.98;
	if (is[VK_FACT_SLEEP] <= 4)
		f *= 0.94;
	else if (is[VK_FACT_SLEEP] <= 6)
		f *= 0.97;
	if (is[VK_FACT_FATIGUE] >= 9)
		f *= 0.94;
	else if (is[VK_FACT_FATIGUE] >= 7)
		f *= 0.97;
	if (is[VK_FACT_STRESS] >= 8)
		f *= 0.98;
	if (is[VK_FACT_TSB] < -30)
		f *= 0.96;
	if (is[VK_FACT_INDOOR] > 0 && is[VK_FACT_FAN] < 1)
		f *= 0.95;
	if (is[VK_FACT_ALTITUDE] >= 1000)
		f *= 1 - lesser(4.4 + 0.0063 *
		    (is[VK_FACT_ALTITUDE] - 1000), 15) / 100;
	return f;
}

static const struct axis {
	vk_fact fact;
	size_t count;
	double value[6];
} axes[] = {
	{ VK_FACT_TEMPERATURE, 4, { NAN, 29.9, 32, 45 } },
	{ VK_FACT_HEAT_DAYS, 4, { NAN, 5, 6, 14 } },
	{ VK_FACT_SLEEP, 4, { NAN, 3, 5, 8 } },
	{ VK_FACT_FATIGUE, 4, { NAN, 3, 8, 10 } },
	{ VK_FACT_STRESS, 3, { NAN, 3, 9 } },
	{ VK_FACT_TSB, 3, { NAN, 5, -40 } },
	{ VK_FACT_ALTITUDE, 4, { NAN, 500, 1500, 3500 } },
	{ VK_FACT_INDOOR, 3, { NAN, 0, 1 } },
	{ VK_FACT_FAN, 3, { NAN, 0, 1 } },
};

enum { AXES = sizeof axes / sizeof *axes };

/*
 * All combinations of what can be known of the day: 1000 % of FTP become what
 * the rules of the manual make of them, and never less than 800.
 */
Test(adapt, bound_on_all_combinations)
{
	struct one o;
	size_t at[AXES] = { 0 };
	size_t combinations = 0, bounded = 0, wrong = 0;
	size_t i;

	one_begin(&o, NULL, EFFORT("1000"));
	do {
		double is[VK_FACTS], want, got;

		for (i = 0; i < VK_FACTS; i++)
			is[i] = NAN;
		for (i = 0; i < AXES; i++)
			is[axes[i].fact] = axes[i].value[at[i]];
		want = factor_of(is) * 1000;
		bounded += want < 800;
		want = floor((want < 800 ? 800 : want) + 0.5);
		/* Half of them as the day's, half as the athlete's own. */
		vk_teammate_clear(&o.mate);
		memcpy(o.mate.name, "A", 2);
		if (combinations % 2 == 0) {
			vk_adapt_context(o.adapt, is);
		} else {
			memcpy(o.mate.is, is, sizeof is);
			if (is[VK_FACT_INDOOR] > 0)
				o.mate.is[VK_FACT_TEMPERATURE] = NAN;
			for (i = 0; i < VK_FACTS; i++)
				is[i] = NAN;
			vk_adapt_context(o.adapt, is);
		}
		got = one_write(&o, 1)->power.start;
		if (got < 800 || fabs(got - want) > 0)
			wrong++;
		combinations++;
		for (i = 0; i < AXES && ++at[i] == axes[i].count; i++)
			at[i] = 0;
	} while (i < AXES);
	cr_expect_eq(combinations, 4 * 4 * 4 * 4 * 3 * 3 * 4 * 3 * 3);
	cr_expect_gt(bounded, 1000);
	cr_expect_eq(wrong, 0, "%zu of %zu", wrong, combinations);
	one_end(&o);
}

/* Who is outdoors keeps the athlete's own word on the temperature. */
Test(adapt, own_word_first)
{
	struct one o;
	double is[VK_FACTS];

	one_begin(&o, NULL, EFFORT("100"));
	for (int i = 0; i < VK_FACTS; i++)
		is[i] = NAN;
	is[VK_FACT_SLEEP] = 3;
	is[VK_FACT_TEMPERATURE] = 40;
	vk_adapt_context(o.adapt, is);
	cr_expect_float_eq(one_write(&o, 1)->power.start, 87, 0);
	o.mate.is[VK_FACT_SLEEP] = 8;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 93, 0);
	o.mate.is[VK_FACT_INDOOR] = 1;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 100, 0);
	o.mate.is[VK_FACT_TEMPERATURE] = 30;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 95, 0);
	one_end(&o);
}

/* Only efforts; numbers as they are when nothing speaks against them. */
Test(adapt, efforts_only)
{
	struct one o;

	one_begin(&o, NULL, "{'duration':600,'warmup':true,'power':{'value':60,"
	    "'units':'%ftp'}}," EFFORT("92.5") ",{'duration':60,'power':{"
	    "'value':50,'units':'%ftp'},'intensity':'rest'},{'duration':5,"
	    "'maxeffort':true,'power':{'value':300,'units':'%ftp'}},"
	    "{'duration':600,'power':{'start':90,'end':110,'units':'%ftp'},"
	    "'ramp':true},{'duration':600,'power':{'value':250,'units':'w'}}");
	o.mate.is[VK_FACT_CP] = 250;
	o.mate.is[VK_FACT_W_PRIME] = 15000;
	o.mate.is[VK_FACT_FTP] = 245;
	cr_expect_float_eq(one_write(&o, 2)->power.start, 92.5, 0);
	cr_expect_float_eq(o.w.node[6].power.start, 250, 0);
	o.mate.is[VK_FACT_SLEEP] = 4;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 60, 0);
	cr_expect_float_eq(o.w.node[2].power.start, 87, 0);
	cr_expect_float_eq(o.w.node[3].power.start, 50, 0);
	cr_expect_float_eq(o.w.node[4].power.start, 300, 0);
	cr_expect_float_eq(o.w.node[5].power.start, 85, 0);
	cr_expect_float_eq(o.w.node[5].power.end, 103, 0);
	cr_expect_float_eq(o.w.node[6].power.start, 235, 0);
	one_end(&o);
}

/*
 * More CP, or more W', never means less power; nothing leaves the range; and
 * below threshold nothing goes beyond the middle.
 */
Test(adapt, place_rises_with_the_athlete)
{
	static const char *const sessions[] = {
		"{'reps':5,'steps':[" RANGE("480", "91", "105") "," REST("120") "]}",
		"{'reps':6,'steps':[" RANGE("180", "106", "120") "," REST("180") "]}",
		"{'reps':2,'steps':[" RANGE("1200", "88", "94") "," REST("300") "]}",
		"{'reps':10,'steps':[" RANGE("60", "121", "150") "," REST("60") "]}",
	};
	static const double low[] = { 91, 106, 88, 121 };
	static const double high[] = { 98, 120, 91, 150 };
	struct one o;

	for (size_t i = 0; i < 4; i++) {
		bool differs = false;
		double last_cp = 0;

		one_begin(&o, NULL, sessions[i]);
		o.mate.is[VK_FACT_FTP] = 250;
		for (double cp = 200; cp <= 300; cp += 5) {
			double last = 0;

			for (double w = 2000; w <= 40000; w += 2000) {
				double p;

				o.mate.is[VK_FACT_CP] = cp;
				o.mate.is[VK_FACT_W_PRIME] = w;
				p = one_write(&o, 2)->power.start;
				cr_expect_geq(p, low[i]);
				cr_expect_leq(p, high[i]);
				cr_expect_geq(p, last);
				differs |= last > 0 && p > last;
				last = p;
			}
			cr_expect_geq(last, last_cp);
			differs |= last_cp > 0 && last > last_cp;
			last_cp = last;
		}
		cr_expect(differs, "session %zu", i);
		one_end(&o);
	}
}

/* Worked by hand: see vekta(7). */
Test(adapt, place_by_hand)
{
	struct one o;
	vk_buf buf = { 0 };

	/*
	 * 4 x 480 s, FTP = CP = 200: 1920 s in all ask for T(P) >= 1920 s, so
	 * P <= 200 (1800 / 1920)^0.07 = 199.1 W; 91 + 0.5 x 14 = 98 % is
	 * 196 W, in time.
	 */
	one_begin(&o, NULL, "{'reps':4,'steps':[" RANGE("480", "91", "105") ","
	    REST("120") "]}");
	o.mate.is[VK_FACT_FTP] = o.mate.is[VK_FACT_CP] = 200;
	o.mate.is[VK_FACT_W_PRIME] = 20000;
	cr_expect_float_eq(one_write(&o, 2)->power.start, 98, 0);
	/* 97.8 % of FTP is CP: 190.0 / 1.0045 = 189.1 W = 94.6 %. */
	o.mate.is[VK_FACT_CP] = 190;
	cr_expect_float_eq(one_write(&o, 2)->power.start, 94, 0);
	cr_expect_not_null(strstr(one_member(&o, "vekta.adapt", &buf),
	    "\"at\":0.2,"));
	one_end(&o);
	/*
	 * One minute at 106 to 120 % of 200 W, CP 200, W' 2400: a quarter is
	 * left at 1800 J, 30 W above CP, 115 %, which 0.65 of the range is.
	 */
	one_begin(&o, NULL, RANGE("60", "106", "120"));
	o.mate.is[VK_FACT_FTP] = o.mate.is[VK_FACT_CP] = 200;
	o.mate.is[VK_FACT_W_PRIME] = 2400;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 115, 0);
	cr_expect_not_null(strstr(one_member(&o, "vekta.adapt", &buf),
	    "\"w_prime_left\":0.25,\"exhaustion\":80}"), "%s", buf.data);
	/* 12 W above CP for 60 s are 720 J of 900: no place holds. */
	o.mate.is[VK_FACT_W_PRIME] = 900;
	cr_expect_float_eq(one_write(&o, 1)->power.start, 106, 0);
	cr_expect_not_null(strstr(one_member(&o, "vekta.adapt", &buf),
	    "The lower end"));
	one_end(&o);
	vk_buf_free(&buf);
}

/* One athlete leaves nothing behind for the next. */
Test(adapt, one_after_another)
{
	struct one o;
	vk_buf first = { 0 }, again = { 0 };
	const char *json;
	size_t len;

	one_begin(&o, NULL, RANGE("600", "91", "105") ",{'duration':60,"
	    "'power':{'value':3,'units':'w/kg'}}");
	one_write(&o, 1);
	vk_record_bytes(o.rec, &json, &len);
	vk_buf_add(&first, json, len);
	o.mate.is[VK_FACT_FTP] = 250;
	o.mate.is[VK_FACT_CP] = 260;
	o.mate.is[VK_FACT_W_PRIME] = 20000;
	o.mate.is[VK_FACT_WEIGHT] = 70;
	o.mate.is[VK_FACT_POWER_METER] = 0;
	o.mate.is[VK_FACT_MAX_HR] = 190;
	cr_expect_eq(one_write(&o, 1)->power.unit, VK_UNIT_NONE);
	vk_teammate_clear(&o.mate);
	memcpy(o.mate.name, "A", 2);
	one_write(&o, 1);
	vk_record_bytes(o.rec, &json, &len);
	vk_buf_add(&again, json, len);
	cr_expect_str_eq(vk_buf_text(&again), vk_buf_text(&first));
	vk_buf_free(&first);
	vk_buf_free(&again);
	one_end(&o);
}

/* Own zones, own PMA; per cent of FTP and watts. */
Test(adapt, own_numbers)
{
	static const double zones[] = { 60, 80, 95, 110, 125, 160 };
	const vk_adapt_options watts = { .watts = true };
	struct one o;

	one_begin(&o, &watts, "{'duration':60,'power':{'value':1,'units':"
	    "'power_zone'},'intensity':'rest'},{'duration':60,'power':{'value':"
	    "7,'units':'power_zone'}},{'duration':60,'power':{'value':100,"
	    "'units':'%pma'}},{'duration':60,'hr':{'start':1,'end':2,'units':"
	    "'hr_zone'}}");
	memcpy(o.mate.zone, zones, sizeof zones);
	o.mate.own_zones = true;
	o.mate.is[VK_FACT_FTP] = 200;
	o.mate.is[VK_FACT_PMA] = 240;
	o.mate.is[VK_FACT_LTHR] = 170;
	one_write(&o, 1);
	cr_expect_eq(o.w.node[1].power.unit, VK_UNIT_WATT);
	cr_expect_float_eq(o.w.node[1].power.start, 98, 0);
	cr_expect_float_eq(o.w.node[1].power.end, 120, 0);
	cr_expect_float_eq(o.w.node[2].power.start, 322, 0);
	cr_expect_float_eq(o.w.node[2].power.end, 426, 0);
	cr_expect_float_eq(o.w.node[3].power.start, 240, 0);
	cr_expect_eq(o.w.node[4].hr.unit, VK_UNIT_BPM);
	cr_expect_float_eq(o.w.node[4].hr.start, 94, 0);
	cr_expect_float_eq(o.w.node[4].hr.end, 141, 0);
	one_end(&o);
}

/* Every step of a long workout is adapted, and none is lost. */
Test(adapt, many_steps)
{
	static const vk_adapt_options how;
	vk_buf steps = { 0 };
	struct one o;

	for (int i = 0; i < 150; i++) {
		vk_buf_add_text(&steps, i > 0 ? "," : "");
		vk_buf_add_text(&steps, EFFORT("100"));
	}
	one_begin(&o, &how, vk_buf_text(&steps));
	o.mate.is[VK_FACT_SLEEP] = 5;
	(void)one_write(&o, 1);
	cr_assert_eq(o.w.count, 151);
	for (size_t i = 1; i <= 150; i++)
		cr_expect_float_eq(o.w.node[i].power.start, 97, 1e-9);
	one_end(&o);
	vk_buf_free(&steps);
}
