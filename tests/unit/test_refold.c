/* SPDX-License-Identifier: MIT */
/*
 * Folding, in letters: a step a letter, capitals are harder than small ones,
 * "3(Ab)" are repetitions.
 */
#include "../../lib/formats/refold.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static vk_step
letter(char c)
{
	vk_step s = { .duration = 60, .power = { VK_UNIT_PCT_FTP, 0, 0 } };

	s.power.start = s.power.end = c <= 'Z' ? 100 + c - 'A' :
	    50 + c - 'a';
	return s;
}

static void
read_letters(vk_workout *w, const char *text)
{
	uint32_t parent[VK_WORKOUT_DEPTH + 1] = { 0 };
	size_t depth = 0;

	cr_assert_eq(vk_workout_clear(w), VK_OK);
	while (*text != '\0') {
		vk_step s = { 0 };
		char *end;

		if (*text == ')') {
			depth--;
			text++;
		} else if (*text >= '0' && *text <= '9') {
			s.reps = (uint32_t)strtoul(text, &end, 10);
			text = end + 1;
			cr_assert_eq(vk_workout_add(w, parent[depth], &s,
			    &parent[depth + 1]), VK_OK);
			depth++;
		} else {
			s = letter(*text++);
			cr_assert_eq(vk_workout_add(w, parent[depth], &s,
			    NULL), VK_OK);
		}
	}
}

static void
show(const vk_workout *w, uint32_t at, vk_buf *out)
{
	for (; at != 0; at = w->node[at].next) {
		const vk_step *s = &w->node[at];

		if (s->reps == 0) {
			vk_buf_add_char(out, (char)(s->power.start >= 100 ?
			    'A' + (int)s->power.start - 100 :
			    'a' + (int)s->power.start - 50));
			continue;
		}
		vk_buf_add_uint(out, s->reps);
		vk_buf_add_char(out, '(');
		show(w, s->child, out);
		vk_buf_add_char(out, ')');
	}
}

static void
roll_out(const vk_workout *w, vk_buf *out)
{
	vk_walk walk = { 0 };
	const vk_step *s;

	while ((s = vk_workout_walk(w, &walk)) != NULL)
		vk_buf_add_uint(out, (uint64_t)s->power.start);
}

/* Folds text; what is ridden stays the same. */
static void
check(const char *text, const char *want)
{
	vk_workout w = { 0 };
	vk_buf before = { 0 }, after = { 0 }, got = { 0 };

	read_letters(&w, text);
	roll_out(&w, &before);
	cr_assert_eq(vk__refold(&w), VK_OK);
	cr_assert_eq(vk_workout_check(&w, NULL), VK_OK);
	roll_out(&w, &after);
	show(&w, w.node[0].child, &got);
	cr_assert_str_eq(vk_buf_text(&got), want, "%s", text);
	cr_assert_str_eq(vk_buf_text(&after), vk_buf_text(&before));
	vk_buf_free(&before);
	vk_buf_free(&after);
	vk_buf_free(&got);
	vk_workout_free(&w);
}

Test(refold, plain)
{
	check("wABAc", "wABAc");
	check("wAbAbAbc", "w3(Ab)c");
	check("AAb", "AAb");
	check("AAAb", "3(A)b");
	check("wABcABcd", "w2(ABc)d");
	check("A", "A");
}

/* A rest before the first effort is no part of the repetition. */
Test(refold, begins_at_an_effort)
{
	check("bAbAbAb", "b3(Ab)");
	check("wbAbAbAc", "w3(bA)c");
	check("AbAbA", "2(Ab)A");
	check("abcabca", "a2(bca)");
	check("cbacbac", "2(cba)c");
}

Test(refold, sets)
{
	check("wAbAbAbrAbAbAbrc", "w2(3(Ab)r)c");
	check("AbAbAbrAbAbAb", "3(Ab)r3(Ab)");
	check("AAAbAAAb", "2(3(A)b)");
	check("AABAAB", "2(AAB)");
	check("AbAbcAbAbcDAbAbcAbAbcD", "2(2(2(Ab)c)D)");
	check("AbAbAAbAbA", "2(2(Ab)A)");
}

/* What is a repetition already may be repeated itself. */
Test(refold, groups)
{
	check("3(Ab)r3(Ab)r", "2(3(Ab)r)");
	check("3(Ab)r4(Ab)r", "3(Ab)r4(Ab)r");
	check("2(Ab)2(Ac)", "2(Ab)2(Ac)");
}

Test(refold, depth)
{
	check("2(2(2(2(2(2(2(Ab)c)d)e)f)g)h)i2(2(2(2(2(2(2(Ab)c)d)e)f)g)h)i",
	    "2(2(2(2(2(2(2(2(Ab)c)d)e)f)g)h)i)");
	check("2(2(2(2(2(2(2(2(A)b)c)d)e)f)g)h)i2(2(2(2(2(2(2(2(A)b)c)d)e)f)g"
	    ")h)i", "2(2(2(2(2(2(2(2(A)b)c)d)e)f)g)h)i2(2(2(2(2(2(2(2(A)b)c)d)"
	    "e)f)g)h)i");
}

/* Steps differ in anything that a record says. */
Test(refold, differences)
{
	vk_workout w = { 0 };
	size_t i;

	for (i = 0; i < 10; i++) {
		vk_step s = letter('A'), t = letter('b'), u = s;
		uint32_t last;

		u.duration += i == 0;
		u.distance = i == 1 ? 0.01 : 0;
		u.power.end += i == 2;
		u.ramp = i == 3;
		u.cadence = (vk_target){ i == 4 ? VK_UNIT_RPM : VK_UNIT_NONE,
			0, 0 };
		u.hr.start = i == 5 ? 0.001 : 0;
		u.intensity = i == 6 ? VK_INTENSITY_REST : VK_INTENSITY_NONE;
		u.open = i == 7;
		u.warmup = i == 8;
		cr_assert_eq(vk_workout_clear(&w), VK_OK);
		vk_workout_add(&w, 0, &s, NULL);
		vk_workout_add(&w, 0, &t, NULL);
		vk_workout_add(&w, 0, &u, &last);
		vk_workout_add(&w, 0, &t, NULL);
		if (i == 9)
			vk_workout_set_text(&w, last, "hop", 3);
		cr_assert_eq(vk__refold(&w), VK_OK);
		cr_assert_eq(w.count, 5, "%zu", i);
	}
	vk_workout_free(&w);
}

/* Cues, also of groups, come along; the reps have their limit. */
Test(refold, many)
{
	vk_workout w = { 0 };
	vk_step s = letter('A');
	uint32_t at;
	int i;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	for (i = 0; i < 2500; i++) {
		vk_workout_add(&w, 0, &s, &at);
		vk_workout_set_text(&w, at, "hop", 3);
	}
	cr_assert_eq(vk__refold(&w), VK_OK);
	cr_assert_eq(w.count, 7, "1000, 1000 and 500 times one step");
	cr_assert_eq(w.node[5].reps, 500);
	cr_assert_arr_eq(w.text.data + w.node[6].text, "hop", 3);
	vk_workout_free(&w);
}

/* The largest flat file, without any repetition and with the longest. */
Test(refold, large)
{
	vk_workout w = { 0 };
	vk_step s = letter('A');
	int i;

	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	for (i = 0; i < VK_WORKOUT_NODES; i++) {
		s.duration = (uint32_t)(1 + i % 255);
		s.power.end = 100 + i / 255;
		vk_workout_add(&w, 0, &s, NULL);
	}
	cr_assert_eq(vk__refold(&w), VK_OK);
	cr_assert_eq(w.count, VK_WORKOUT_NODES + 1);
	cr_assert_eq(vk_workout_clear(&w), VK_OK);
	for (i = 0; i < VK_WORKOUT_NODES; i++) {
		s.duration = (uint32_t)(1 + i % VK__REFOLD_PERIOD);
		vk_workout_add(&w, 0, &s, NULL);
	}
	cr_assert_eq(vk__refold(&w), VK_OK);
	cr_assert_eq(w.count, VK__REFOLD_PERIOD + 2);
	vk_workout_free(&w);
}

/* Random rows of few letters: always the same ride, and no fault. */
Test(refold, random)
{
	uint32_t seed = 7;
	char text[61];
	vk_workout w = { 0 };
	vk_buf before = { 0 }, after = { 0 };
	int i, j;

	for (i = 0; i < 20000; i++) {
		seed = seed * 1664525 + 1013904223;
		for (j = 0; j < (int)(seed >> 26); j++)
			text[j < 60 ? j : 59] = (char)("AbCd"[(seed =
			    seed * 1664525 + 1013904223) >> 30]);
		text[j < 60 ? j : 60] = '\0';
		read_letters(&w, text);
		vk_buf_clear(&before);
		vk_buf_clear(&after);
		roll_out(&w, &before);
		cr_assert_eq(vk__refold(&w), VK_OK);
		roll_out(&w, &after);
		cr_assert_eq(before.len, after.len, "%s", text);
		cr_assert_arr_eq(before.data, after.data, after.len, "%s",
		    text);
	}
	vk_buf_free(&before);
	vk_buf_free(&after);
	vk_workout_free(&w);
}
