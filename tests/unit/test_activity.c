/* SPDX-License-Identifier: MIT */
/* Accounts of an activity: the same one or not, and what merging keeps. */
#include <history/activity.h>

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static vk_activity
ride(int64_t start, double seconds)
{
	vk_activity a;

	vk_activity_clear(&a);
	a.start = start;
	a.duration = seconds;
	a.sport = VK_SPORT_CYCLING;
	a.source = VK_SOURCE_GARMIN_CSV;
	return a;
}

Test(activity, words)
{
	for (int i = 1; i < VK_SOURCES; i++) {
		const char *text = vk_source_text((vk_source)i);

		cr_expect_eq(vk_source_read(text, strlen(text)), i);
	}
	cr_expect_eq(vk_source_read("x", 1), VK_SOURCE_NONE);
	cr_expect_str_eq(vk_source_text(VK_SOURCE_NONE), "");
	cr_expect_str_eq(vk_source_text((vk_source)99), "");
	cr_expect_str_eq(vk_sport_text(VK_SPORT_CYCLING), "cycling");
	cr_expect_str_eq(vk_sport_text((vk_sport)99), "other");
	for (size_t i = 0; i < VK_MEAN_MAX; i++)
		cr_expect_eq(vk_mean_max_index(vk_mean_max_seconds[i]), i);
	cr_expect_eq(vk_mean_max_index(3), VK_MEAN_MAX);
}

Test(activity, every_field_has_a_place_of_its_own)
{
	for (size_t i = 0; i < VK__FIELDS; i++) {
		const struct vk__field *f = &vk__fields[i];

		cr_expect(f->column != NULL || f->own != NULL, "%s", f->name);
		cr_expect_eq(vk__field_find(f->name, strlen(f->name)), f);
		for (size_t k = 0; k < i; k++)
			cr_expect_neq(vk__fields[k].at, f->at, "%s", f->name);
	}
	cr_expect_null(vk__field_find("distanc", 7));
}

Test(activity, texts_are_clean)
{
	char out[8];

	vk__activity_text(out, sizeof out, " a\t\nb ", 6);
	cr_expect_str_eq(out, "a b");
	vk__activity_text(out, sizeof out, "abcdef\xc3\xa9", 8);
	cr_expect_str_eq(out, "abcdef");
	vk__activity_text(out, sizeof out, "a\xff\x1b" "b", 4);
	cr_expect_str_eq(out, "a\xef\xbf\xbd b");
	vk__activity_text(out, sizeof out, "", 0);
	cr_expect_str_eq(out, "");
}

Test(activity, ids_decide)
{
	vk_activity a = ride(1000, 3600), b = ride(1000, 3600);

	a.id = 1;
	b.id = 2;
	cr_expect_not(vk_activity_same(&a, &b), "two at one time");
	b.id = 1;
	b.start = 90000;
	cr_expect(vk_activity_same(&a, &b));
	b = ride(1000, 3600);
	cr_expect(vk_activity_same(&a, &b), "one id says nothing");
	strcpy(a.source_id, "x");
	strcpy(b.source_id, "y");
	cr_expect_not(vk_activity_same(&a, &b));
	b.source = VK_SOURCE_STRAVA;
	cr_expect(vk_activity_same(&a, &b), "ids of two services");
}

Test(activity, start_sport_and_duration_decide_else)
{
	vk_activity a = ride(86400 * 10, 3600), b = a;

	b.start += 120;
	cr_expect(vk_activity_same(&a, &b));
	cr_expect(vk_activity_same(&b, &a));
	b.start++;
	cr_expect_not(vk_activity_same(&a, &b));
	b = a;
	b.sport = VK_SPORT_RUNNING;
	cr_expect_not(vk_activity_same(&a, &b));
	b = a;
	b.duration = 3600 * 0.98;
	cr_expect(vk_activity_same(&a, &b));
	b.duration = 3600 * 0.979;
	cr_expect_not(vk_activity_same(&a, &b));
	/* The same on another day is another one. */
	b = a;
	b.start += 86400;
	cr_expect_not(vk_activity_same(&a, &b));
	/* Short ones may follow each other. */
	a.duration = b.duration = 60;
	b.start = a.start + 60;
	cr_expect_not(vk_activity_same(&a, &b));
	b.start = a.start + 59;
	cr_expect(vk_activity_same(&a, &b));
}

Test(activity, coarse_starts_and_other_lengths)
{
	vk_activity a = ride(86400 * 10 + 8 * 3600, 3600), b = a;

	b.start = 86400 * 10;
	cr_expect_not(vk_activity_same(&a, &b));
	b.start_error = 86399;
	cr_expect(vk_activity_same(&a, &b));
	b.start = 86400 * 9;
	cr_expect_not(vk_activity_same(&a, &b));
	/* Before 1970 as well. */
	a.start = -1;
	b.start = -86400;
	cr_expect(vk_activity_same(&a, &b));
	b = a;
	b.duration = NAN;
	cr_expect(vk_activity_same(&a, &b));
	b.start++;
	cr_expect_not(vk_activity_same(&a, &b));
	b.elapsed = 5000;
	cr_expect_not(vk_activity_same(&a, &b));
	b.moving = 3590;
	cr_expect(vk_activity_same(&a, &b));
}

Test(activity, a_richer_account_wins_a_poorer_one_fills)
{
	vk_activity a = ride(1000, 3600), b = ride(1060, 3601), c;

	a.hr = 140;
	strcpy(a.name, "mine");
	b.source = VK_SOURCE_GARMIN_JSON;
	b.id = 7;
	b.np = 210;
	b.mean_max[0] = 900;
	strcpy(b.name, "theirs");
	strcpy(b.source_file, "b.json");
	c = b;
	cr_expect(vk_activity_merge(&c, &a));
	cr_expect_eq(c.hr, 140);
	cr_expect_eq(c.start, 1060);
	cr_expect_str_eq(c.name, "theirs");
	cr_expect_eq(c.source, VK_SOURCE_GARMIN_JSON);
	cr_expect_not(vk_activity_merge(&c, &a), "twice adds nothing");
	c = a;
	cr_expect(vk_activity_merge(&c, &b));
	cr_expect_eq(c.hr, 140);
	cr_expect_eq(c.np, 210);
	cr_expect_eq(c.mean_max[0], 900);
	cr_expect_eq(c.id, 7);
	cr_expect_eq(c.start, 1060);
	cr_expect_eq(c.duration, 3601);
	cr_expect_str_eq(c.name, "theirs");
	cr_expect_str_eq(c.source_file, "b.json");
	cr_expect_not(vk_activity_merge(&c, &b));
	cr_expect_not(vk_activity_merge(&c, &a));
	cr_expect_eq(vk_activity_count(&c), 6);
}

Test(activity, a_coarse_start_never_replaces_a_fine_one)
{
	vk_activity a = ride(1000, 3600), b = ride(960, 3600);

	b.start_error = 59;
	b.source = VK_SOURCE_FIT;
	cr_expect(vk_activity_merge(&a, &b));
	cr_expect_eq(a.start, 1000);
	b = ride(960, 3600);
	b.start_error = 59;
	a.source = VK_SOURCE_STRAVA;
	cr_expect(vk_activity_merge(&b, &a));
	cr_expect_eq(b.start, 1000);
	cr_expect_eq(b.start_error, 0);
}

/* Only UTC is known, the local time is a guess. */
static vk_activity
guessed(int64_t utc, int64_t offset)
{
	vk_activity a = ride(utc + offset, 3600);

	a.utc = utc;
	return a;
}

Test(activity, utc_decides_where_it_is_known)
{
	vk_activity here = guessed(100000, 3600);
	vk_activity there = guessed(100000, -18000);
	vk_activity local = ride(103600, 3600);

	cr_expect(vk_activity_same(&here, &there));
	there.utc += 18000 + 3600;
	cr_expect_not(vk_activity_same(&here, &there), "one clock, two times");
	cr_expect(vk_activity_same(&here, &local), "the clock is all there is");
	local.utc_offset = 7200;
	cr_expect_not(vk_activity_same(&here, &local));
	local.start += 3600;
	cr_expect(vk_activity_same(&here, &local));
}

Test(activity, a_guessed_start_gives_way)
{
	vk_activity local = ride(107230, 3600);
	vk_activity into = guessed(100000, 3600);
	vk_activity zoned = ride(107200, 3600);

	/* What lies between a clock and UTC is the offset. */
	into.source = VK_SOURCE_FIT;
	cr_expect(vk_activity_merge(&into, &local));
	cr_expect_eq(into.start, 107230);
	cr_expect_eq(into.utc_offset, 7200);
	cr_expect_eq(into.utc, 0);
	into = local;
	zoned = guessed(100000, 3600);
	zoned.source = VK_SOURCE_FIT;
	cr_expect(vk_activity_merge(&into, &zoned));
	cr_expect_eq(into.start, 107230);
	cr_expect_eq(into.utc_offset, 7200);
	cr_expect_not(vk_activity_merge(&into, &zoned), "nothing new");
	/* Guesses of one source: the later one. */
	into = guessed(100000, 3600);
	local = guessed(100000, -3600);
	cr_expect(vk_activity_merge(&into, &local));
	cr_expect_eq(into.start, 96400);
	cr_expect_eq(into.utc, 100000);
}

Test(activity, an_offset_corrects_a_guess)
{
	vk_activity zoned = ride(107230, 3600);
	vk_activity into = guessed(100000, 3600);

	zoned.utc_offset = 7200;
	zoned.start_error = 59;
	cr_expect(vk_activity_merge(&into, &zoned));
	cr_expect_eq(into.start, 107200);
	cr_expect_eq(into.utc, 0);
	cr_expect_eq(into.utc_offset, 7200);
	/* West, and no zone at all. */
	into = guessed(100000, 0);
	zoned = ride(100000 - 12600 + 60, 3600);
	cr_expect(vk_activity_merge(&into, &zoned));
	cr_expect_eq(into.utc_offset, -12600);
	into = guessed(100000, 0);
	zoned = ride(100000 + 16 * 3600, 3600);
	cr_expect(vk_activity_merge(&into, &zoned));
	cr_expect_eq(into.utc_offset, VK_NO_OFFSET);
}

Test(activity, json)
{
	vk_activity a = ride(1772518800, 3600.25);
	vk_buf out = { 0 };

	a.id = 18574839201;
	a.utc_offset = -3600;
	a.hr_zone[1] = 60;
	a.mean_max[0] = 900;
	a.mean_max[10] = 300.5;
	a.latitude = 45.1234567;
	strcpy(a.name, "a \"b\"");
	vk_activity_write(&a, false, &out);
	cr_expect_str_eq(vk_buf_text(&out), "{\"id\":18574839201,"
	    "\"start_date_local\":\"2026-03-03T06:20:00\",\"utc_offset\":-3600,"
	    "\"sport\":\"cycling\",\"name\":\"a \\\"b\\\"\","
	    "\"duration\":3600.25,\"hr_zone_times\":[null,60,null,null,null],"
	    "\"power_curve\":{\"1\":900,\"300\":300.5},"
	    "\"source\":\"garmin-csv\"}", "%s", out.data);
	vk_buf_clear(&out);
	vk_activity_write(&a, true, &out);
	cr_expect_not_null(strstr(vk_buf_text(&out),
	    "\"start_latitude\":45.123457,"));
	vk_buf_free(&out);
}

/* Ids and the zone count as figures do: the fuller account is kept. */
Test(activity, how_much_is_known)
{
	vk_activity a;

	vk_activity_clear(&a);
	cr_expect_eq(vk_activity_count(&a), 0);
	a.id = 7;
	cr_expect_eq(vk_activity_count(&a), 1);
	a.workout_id = 8;
	cr_expect_eq(vk_activity_count(&a), 2);
	a.utc_offset = 0;
	cr_expect_eq(vk_activity_count(&a), 3);
	a.power = 200;
	a.mean_max[0] = 900;
	cr_expect_eq(vk_activity_count(&a), 5);
}

/* An id that only one account has is kept, in either order. */
Test(activity, ids_of_either_account)
{
	for (int i = 0; i < 2; i++) {
		vk_activity a = ride(1772518800, 3600);
		vk_activity b = ride(1772518800, 3600);
		vk_activity *with = i == 0 ? &a : &b;

		with->id = 7;
		with->workout_id = 8;
		cr_expect_eq(vk_activity_merge(&a, &b), i == 1);
		cr_expect_eq(a.id, 7);
		cr_expect_eq(a.workout_id, 8);
		cr_expect_not(vk_activity_merge(&a, &b));
	}
}
