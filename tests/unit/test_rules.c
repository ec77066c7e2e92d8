/* SPDX-License-Identifier: MIT */
#include "adapt/rules.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct vk__rules rules;

static void
begin(void)
{
	cr_assert_eq(vk__rules_open(&rules), VK_OK);
}

static void
end(void)
{
	vk__rules_close(&rules);
}

TestSuite(rules, .init = begin, .fini = end);

static void
unknown(double is[VK_FACTS])
{
	for (int i = 0; i < VK_FACTS; i++)
		is[i] = NAN;
}

/* The effect of a rule, NaN when it does not hold. */
static double
effect(const char *code, const double is[VK_FACTS])
{
	struct vk__finding found[VK__RULES];
	size_t count = vk__rules_find(&rules, is, found);

	for (size_t i = 0; i < count; i++)
		if (strlen(code) == found[i].rule->code.len &&
		    memcmp(code, found[i].rule->code.text, strlen(code)) == 0)
			return found[i].effect;
	return NAN;
}

/* Each rule below, at and above its threshold; NAN: it must not hold. */
Test(rules, thresholds)
{
	static const struct {
		const char *code;
		vk_fact fact;
		double value;
		vk_fact also; /* VK_FACTS: nothing */
		double also_value;
		double want;
	} cases[] = {
		{ "heat", VK_FACT_TEMPERATURE, 29.9, VK_FACTS, 0, NAN },
		{ "heat", VK_FACT_TEMPERATURE, 30, VK_FACTS, 0, -5 },
		{ "heat", VK_FACT_TEMPERATURE, 32.5, VK_FACTS, 0, -6 },
		{ "heat", VK_FACT_TEMPERATURE, 35, VK_FACTS, 0, -7 },
		{ "heat", VK_FACT_TEMPERATURE, 45, VK_FACTS, 0, -7 },
		{ "heat", VK_FACT_TEMPERATURE, 45, VK_FACT_HEAT_DAYS, 5, -7 },
		{ "heat", VK_FACT_TEMPERATURE, 45, VK_FACT_HEAT_DAYS, 6, -2 },
		{ "heat", VK_FACT_TEMPERATURE, 45, VK_FACT_HEAT_DAYS, 13, -2 },
		{ "heat", VK_FACT_TEMPERATURE, 45, VK_FACT_HEAT_DAYS, 14, NAN },
		{ "heat", VK_FACT_TEMPERATURE, 29.9, VK_FACT_HEAT_DAYS, 6, NAN },
		{ "sleep", VK_FACT_SLEEP, 6.1, VK_FACTS, 0, NAN },
		{ "sleep", VK_FACT_SLEEP, 6, VK_FACTS, 0, -3 },
		{ "sleep", VK_FACT_SLEEP, 4.1, VK_FACTS, 0, -3 },
		{ "sleep", VK_FACT_SLEEP, 4, VK_FACTS, 0, -6 },
		{ "sleep", VK_FACT_SLEEP, 0, VK_FACTS, 0, -6 },
		{ "fatigue", VK_FACT_FATIGUE, 6.9, VK_FACTS, 0, NAN },
		{ "fatigue", VK_FACT_FATIGUE, 7, VK_FACTS, 0, -3 },
		{ "fatigue", VK_FACT_FATIGUE, 8.9, VK_FACTS, 0, -3 },
		{ "fatigue", VK_FACT_FATIGUE, 9, VK_FACTS, 0, -6 },
		{ "fatigue", VK_FACT_FATIGUE, 10, VK_FACTS, 0, -6 },
		{ "stress", VK_FACT_STRESS, 7.9, VK_FACTS, 0, NAN },
		{ "stress", VK_FACT_STRESS, 8, VK_FACTS, 0, -2 },
		{ "stress", VK_FACT_STRESS, 10, VK_FACTS, 0, -2 },
		{ "form", VK_FACT_TSB, -29, VK_FACTS, 0, NAN },
		{ "form", VK_FACT_TSB, -30, VK_FACTS, 0, NAN },
		{ "form", VK_FACT_TSB, -30.1, VK_FACTS, 0, -4 },
		{ "still-air", VK_FACT_INDOOR, 1, VK_FACTS, 0, NAN },
		{ "still-air", VK_FACT_INDOOR, 1, VK_FACT_FAN, 1, NAN },
		{ "still-air", VK_FACT_INDOOR, 0, VK_FACT_FAN, 0, NAN },
		{ "still-air", VK_FACT_INDOOR, 1, VK_FACT_FAN, 0, -5 },
		{ "altitude", VK_FACT_ALTITUDE, 999, VK_FACTS, 0, NAN },
		{ "altitude", VK_FACT_ALTITUDE, 1000, VK_FACTS, 0, -4.4 },
		{ "altitude", VK_FACT_ALTITUDE, 2000, VK_FACTS, 0, -10.7 },
		{ "altitude", VK_FACT_ALTITUDE, 4000, VK_FACTS, 0, -15 },
		{ "no-power-meter", VK_FACT_POWER_METER, 1, VK_FACTS, 0, NAN },
		{ "no-power-meter", VK_FACT_POWER_METER, 0, VK_FACTS, 0, 0 },
		{ "level", VK_FACT_LEVEL, 1, VK_FACTS, 0, 0.25 },
		{ "level", VK_FACT_LEVEL, 2, VK_FACTS, 0, NAN },
		{ "level", VK_FACT_LEVEL, 3, VK_FACTS, 0, 0.6 },
		{ "level", VK_FACT_LEVEL, 4, VK_FACTS, 0, 0.75 },
	};
	double is[VK_FACTS];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double got;

		unknown(is);
		is[cases[i].fact] = cases[i].value;
		if (cases[i].also != VK_FACTS)
			is[cases[i].also] = cases[i].also_value;
		got = effect(cases[i].code, is);
		if (isnan(cases[i].want))
			cr_expect(isnan(got), "%s at %g: %g", cases[i].code,
			    cases[i].value, got);
		else
			cr_expect_float_eq(got, cases[i].want, 1e-9,
			    "%s at %g: %g", cases[i].code, cases[i].value,
			    got);
	}
}

/* Every rule of the table is among those cases: a new one wants its own. */
Test(rules, all_are_tested)
{
	static const char *const tested[] = { "heat", "sleep", "fatigue",
		"stress", "form", "still-air", "altitude", "no-power-meter",
		"level", "combined" };

	for (size_t i = 0; i < rules.count; i++) {
		const struct vk__cell *code = &rules.rule[i].code;
		bool found = false;

		for (size_t k = 0; k < sizeof tested / sizeof *tested; k++)
			found |= strlen(tested[k]) == code->len &&
			    memcmp(tested[k], code->text, code->len) == 0;
		cr_expect(found, "%.*s", (int)code->len, code->text);
		cr_expect_gt(rules.rule[i].text[0].len, 0);
		cr_expect_gt(rules.rule[i].text[1].len, 0);
		cr_expect_neq(rules.rule[i].text[0].text,
		    rules.rule[i].text[1].text);
	}
}

/* Nothing known, nothing taken off. */
Test(rules, unknown)
{
	struct vk__finding found[VK__RULES];
	const struct vk__rule *bound;
	double is[VK_FACTS];

	unknown(is);
	cr_expect_eq(vk__rules_find(&rules, is, found), 0);
	cr_expect_float_eq(vk__rules_bound(&rules, &bound), -20, 0);
	cr_expect_not_null(bound);
}

Test(rules, of_a_user)
{
	static const char text[] = "\xef\xbb\xbf# mine\r\n"
	    "sleep\tsleep<5\tpower -1\t-1\tShort {1} {2} {3}.\r\n"
	    "stress\t\toff\r\n";
	struct vk__finding found[VK__RULES];
	double is[VK_FACTS];
	vk_buf said = { 0 };
	vk_error err;

	cr_assert_eq(vk__rules_read(&rules, "f", text, sizeof text - 1, &err),
	    VK_OK);
	unknown(is);
	is[VK_FACT_SLEEP] = 5.5;
	is[VK_FACT_STRESS] = 10;
	cr_expect_eq(vk__rules_find(&rules, is, found), 0);
	is[VK_FACT_SLEEP] = 4.5;
	cr_assert_eq(vk__rules_find(&rules, is, found), 1);
	vk__rules_say(&found[0], true, is, &said);
	cr_expect_str_eq(vk_buf_text(&said), "\"Short 4,5 1 {3}.\"");
	vk_buf_free(&said);
}
