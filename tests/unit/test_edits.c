/* SPDX-License-Identifier: MIT */
/*
 * What edits promise, over many workouts: a copy changes nothing, a change of
 * power and its inverse are none, a change of length is exact, and what is no
 * effort stays as it is.
 */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <vekta.h>

#include "../../lib/base/date.h"

enum { TODAY = 20516 }; /* 2026-03-04 */

static vk_recall *recall;
static vk_record *rec, *past;
static vk_parser *parser;

static void
begin(void)
{
	vk_recall_options o = { .today = TODAY, .athlete = { .ftp = 250 } };
	vk_error err = { 0 };

	cr_assert_eq(vk_recall_new(&o, &recall, &err), VK_OK, "%s", err.code);
	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_record_new(&past), VK_OK);
	cr_assert_eq(vk_parser_new(NULL, &parser, &err), VK_OK);
}

static void
end(void)
{
	vk_recall_free(recall);
	vk_record_free(rec);
	vk_record_free(past);
	vk_parser_free(parser);
}

TestSuite(edits, .init = begin, .fini = end);

/* The text as the session before. */
static void
before(const char *text)
{
	cr_assert_eq(vk_recall_before(recall, NULL, text, strlen(text)),
	    VK_OK);
}

static vk_recalled
say(const char *text)
{
	vk_recalled what;
	vk_error err = { 0 };

	vk_record_clear(rec);
	cr_assert_eq(vk_recall_text(recall, text, strlen(text), rec, &what,
	    &err), VK_OK, "%s", text);
	return what;
}

/* Edits and takes what comes of it for the session before. */
static void
change(const char *text)
{
	cr_assert_eq(say(text), VK_RECALLED_DONE, "%s", text);
	cr_assert_eq(vk_recall_before(recall, rec, NULL, 0), VK_OK);
}

static void
get(vk_workout *w)
{
	cr_assert_eq(vk_record_workout(rec, w, NULL), VK_OK);
}

static uint64_t
seconds(const vk_workout *w)
{
	vk_extent extent;

	vk_workout_extent(w, &extent);
	return extent.seconds;
}

static bool
is_effort(const vk_step *s)
{
	return !s->warmup && !s->cooldown &&
	    s->intensity != VK_INTENSITY_WARMUP &&
	    s->intensity != VK_INTENSITY_COOLDOWN &&
	    s->intensity != VK_INTENSITY_RECOVERY &&
	    s->intensity != VK_INTENSITY_REST;
}

static bool
same_target(const vk_target *a, const vk_target *b, double apart)
{
	return a->unit == b->unit && fabs(a->start - b->start) <= apart &&
	    fabs(a->end - b->end) <= apart;
}

/*
 * Whether two workouts ride the same: all steps equal, efforts' power within
 * apart; a negative apart does not look at it.
 */
static void
expect_same(const vk_workout *a, const vk_workout *b, double apart,
    const char *what)
{
	vk_walk wa = { 0 }, wb = { 0 };
	const vk_step *s, *t;

	do {
		s = vk_workout_walk(a, &wa);
		t = vk_workout_walk(b, &wb);
		cr_assert_eq(s == NULL, t == NULL, "%s", what);
		if (s == NULL)
			break;
		cr_expect_eq(s->duration, t->duration, "%s", what);
		cr_expect_eq(s->open, t->open, "%s", what);
		cr_expect_eq(s->intensity, t->intensity, "%s", what);
		if (!is_effort(s))
			cr_expect(same_target(&s->power, &t->power, 0), "%s",
			    what);
		else if (apart >= 0)
			cr_expect(same_target(&s->power, &t->power, apart),
			    "%s: %g %g", what, s->power.start,
			    t->power.start);
	} while (s != NULL);
}

static const char *const sessions[] = {
	"15 min échauffement, 5x3 min à 95 % récup 2 min, 10 min RAC",
	"10 min warm-up, 4x8 min at 100%, 4 min recovery, 10 min cool-down",
	"20 min à 60 %, 3x12 min à 88-93 % récup 5 min, 5 min RAC",
	"2 séries de 10x30 s à 120 % récup 30 s, récup 5 min entre les séries",
	"15 min échauffement progressif de 50 à 75 %, 7x1 min à 115 % récup 1 min",
	"12 min échauffement, 3x10 min à 240 W récup 4 min, 8 min RAC",
	"3 h à 65 %",
	"10 min échauffement, 20 min à 90 %, 5 min récup, 15 min à 95 %, 5 min RAC",
};

enum { SESSIONS = sizeof sessions / sizeof sessions[0] };

Test(edits, a_copy_is_the_same)
{
	static const char *const ways[] = { "la même", "same again",
		"same session", "refais la même" };

	for (size_t i = 0; i < SESSIONS; i++)
		for (size_t k = 0; k < 4; k++) {
			const char *json[2];
			size_t len[2];

			vk_record_clear(past);
			cr_assert_eq(vk_parser_read(parser, sessions[i],
			    strlen(sessions[i]), NULL), VK_OK);
			cr_assert_eq(vk_parser_record(parser, sessions[i],
			    strlen(sessions[i]), NULL, 0, past), VK_OK);
			cr_assert_eq(vk_recall_before(recall, past, NULL, 0),
			    VK_OK);
			cr_assert_eq(vk_recall_add(recall, past,
			    VK_RECALL_FILE, NULL), VK_OK);
			cr_assert_eq(say(ways[k]), VK_RECALLED_DONE, "%s",
			    ways[k]);
			cr_assert_eq(vk_record_get(past, "workout_doc",
			    &json[0], &len[0]), VK_OK);
			cr_assert_eq(vk_record_get(rec, "workout_doc",
			    &json[1], &len[1]), VK_OK);
			cr_assert_eq(len[0], len[1]);
			cr_assert_eq(memcmp(json[0], json[1], len[0]), 0);
		}
}

/* Half a step of rounding, a tenth, scaled back. */
Test(edits, power_there_and_back_is_the_same)
{
	static const char *const ways[][2] = {
		{ "10 % plus dur", "9,0909 % plus facile" },
		{ "25% harder", "20% easier" },
		{ "monte de 5 points", "baisse de 5 points" },
		{ "augmente de 10 watts", "baisse de 10 watts" },
	};
	vk_workout a = { 0 }, b = { 0 };

	for (size_t i = 0; i < SESSIONS; i++)
		for (size_t k = 0; k < 4; k++) {
			if (k == 2 && strstr(sessions[i], "W") != NULL)
				continue;
			before(sessions[i]);
			change("la même");
			get(&a);
			change(ways[k][0]);
			change(ways[k][1]);
			get(&b);
			expect_same(&a, &b, 0.11, ways[k][0]);
		}
	vk_workout_free(&a);
	vk_workout_free(&b);
}

Test(edits, power_leaves_all_else)
{
	static const char *const ways[] = { "10 % plus dur", "7% easier",
		"un poil plus facile", "monte de 3 points" };
	vk_workout a = { 0 }, b = { 0 };

	for (size_t i = 0; i < SESSIONS; i++)
		for (size_t k = 0; k < 4; k++) {
			if (k == 3 && strstr(sessions[i], "W") != NULL)
				continue;
			before(sessions[i]);
			change("la même");
			get(&a);
			change(ways[k]);
			get(&b);
			expect_same(&a, &b, -1, ways[k]);
		}
	vk_workout_free(&a);
	vk_workout_free(&b);
}

/* "so many minutes more or less" of the whole, and what it comes to. */
static void
check_length(const char *session, int minutes, bool seconds_too)
{
	vk_workout a = { 0 }, b = { 0 };
	char text[64];
	int by = minutes < 0 ? -minutes : minutes;

	before(session);
	change("la même");
	get(&a);
	snprintf(text, sizeof text, seconds_too ? "la même mais %d min 7 s %s" :
	    "la même mais %d min %s", by, minutes < 0 ? "plus courte" :
	    "plus longue");
	if (say(text) == VK_RECALLED_DONE) {
		int64_t want = (int64_t)seconds(&a) + (minutes < 0 ? -1 : 1) *
		    (by * 60 + (seconds_too ? 7 : 0));

		get(&b);
		cr_expect_eq((int64_t)seconds(&b), want, "%s: %s", session,
		    text);
	} else {
		/* Only what cannot be done: far too short, or nested. */
		cr_expect(minutes < -10 || seconds_too || strstr(session,
		    "séries"), "%s: %s", session, text);
	}
	vk_workout_free(&a);
	vk_workout_free(&b);
}

Test(edits, lengths_are_exact)
{
	for (size_t i = 0; i < SESSIONS; i++)
		for (int minutes = -25; minutes <= 25; minutes++)
			if (minutes != 0) {
				check_length(sessions[i], minutes, false);
				check_length(sessions[i], minutes, true);
			}
}

Test(edits, a_whole_length_is_met)
{
	vk_workout w = { 0 };

	for (size_t i = 0; i < SESSIONS; i++)
		for (unsigned minutes = 35; minutes <= 120; minutes += 5) {
			char text[48];

			before(sessions[i]);
			snprintf(text, sizeof text, "ramène tout à %u min",
			    minutes);
			if (say(text) != VK_RECALLED_DONE)
				continue;
			get(&w);
			cr_expect_eq(seconds(&w), minutes * 60, "%s: %s",
			    sessions[i], text);
		}
	before(sessions[0]);
	cr_assert_eq(say("fit it into 45 minutes"), VK_RECALLED_DONE);
	get(&w);
	cr_expect_eq(seconds(&w), 45 * 60);
	before(sessions[0]);
	cr_assert_eq(say("fit it into 2 hours"), VK_RECALLED_DONE);
	get(&w);
	cr_expect_eq(seconds(&w), 50 * 60);
	vk_workout_free(&w);
}

Test(edits, repetitions_there_and_back_are_the_same)
{
	vk_workout a = { 0 }, b = { 0 };

	for (size_t i = 0; i < 5; i++) {
		before(sessions[i]);
		change("la même");
		get(&a);
		change("ajoute deux répétitions");
		change("enlève deux répétitions");
		change("double le nombre de répétitions");
		change("half the reps");
		get(&b);
		expect_same(&a, &b, 0, sessions[i]);
	}
	vk_workout_free(&a);
	vk_workout_free(&b);
}

/* What is refused leaves no workout, and says why. */
Test(edits, refusals_hold_no_workout)
{
	static const char *const lines[][2] = {
		{ "enlève 5 répétitions", "recall-too-short" },
		{ "ajoute 2000 répétitions", "recall-senseless" },
		{ "récup plus courte de 2 min", "recall-senseless" },
		{ "monte à 300 %", "recall-senseless" },
		{ "ramène tout à 10 min", "recall-too-short" },
		{ "-10% plus dur", "recall-contrary" },
		{ "same as yesterday", "recall-none" },
		{ "remplace les sprints par 3x3 min pma", "recall-no-kind" },
		{ "same but as a run", "recall-sport" },
		{ "garde la durée mais ajoute une répétition", "recall-kept" },
		{ "keep the intensity but go 5% harder", "recall-kept" },
	};
	const char *json;
	size_t len;
	vk_buf why = { 0 };

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		before(sessions[0]);
		cr_assert_eq(say(lines[i][0]), VK_RECALLED_REFUSED, "%s",
		    lines[i][0]);
		cr_expect_eq(vk_record_get(rec, "workout_doc", &json, &len),
		    VK_ABSENT);
		cr_assert_eq(vk_record_get(rec, "vekta.recall", &json, &len),
		    VK_OK);
		vk_buf_clear(&why);
		vk_buf_add(&why, json, len);
		cr_expect_not_null(strstr(vk_buf_text(&why), lines[i][1]),
		    "%s: %s", lines[i][0], why.data);
	}
	vk_buf_free(&why);
}

Test(edits, power_is_held_within_bounds)
{
	vk_workout w = { 0 };

	before("5x1 min à 180 % récup 3 min");
	change("15 % plus dur");
	get(&w);
	cr_expect_eq(w.node[2].power.start, 200);
	vk_workout_free(&w);
}

/* A record that has not been parsed yet is read by its description. */
Test(edits, the_session_before_may_be_a_text_in_a_record)
{
	static const char json[] =
	    "{\"description\":\"4x5 min à 100 % récup 3 min\"}";
	vk_workout w = { 0 };

	cr_assert_eq(vk_record_read(past, json, sizeof json - 1, NULL), VK_OK);
	cr_assert_eq(vk_recall_before(recall, past, NULL, 0), VK_OK);
	cr_assert_eq(say("two more reps"), VK_RECALLED_DONE);
	get(&w);
	cr_expect_eq(seconds(&w), 6 * 8 * 60);
	vk_workout_free(&w);
}

/* ---------------------------------------------------------------- finding */

static void
add(const char *text)
{
	vk_record_clear(past);
	cr_assert_eq(vk_parser_read(parser, text, strlen(text), NULL), VK_OK);
	cr_assert_eq(vk_parser_record(parser, text, strlen(text), NULL, 0,
	    past), VK_OK);
	cr_assert_eq(vk_recall_add(recall, past, VK_RECALL_FILE, NULL), VK_OK);
}

/* What a line finds: the length of the session in minutes; 0: none. */
static unsigned
found(const char *text)
{
	vk_workout w = { 0 };
	unsigned minutes = 0;

	if (say(text) == VK_RECALLED_DONE) {
		get(&w);
		minutes = (unsigned)(seconds(&w) / 60);
	}
	vk_workout_free(&w);
	return minutes;
}

Test(edits, finds_the_day_that_is_said)
{
	/* Wednesday, 4 March 2026 is today. */
	add("2026-03-04 : 10 min Z2");
	add("2026-03-03 : 11 min Z2");
	add("2026-03-01 : 12 min Z2");
	add("2026-02-24 : 13 min Z2");
	add("2026-02-18 : 14 min Z2");
	add("2026-02-17 : 15 min Z2");
	add("2025-03-12 : 16 min Z2");
	add("2026-03-05 : 17 min Z2");
	cr_expect_eq(found("comme hier"), 11);
	cr_expect_eq(found("same as Tuesday"), 11);
	cr_expect_eq(found("la séance de dimanche dernier"), 12);
	cr_expect_eq(found("comme il y a 8 jours"), 0);
	cr_expect_eq(found("same as 8 days ago"), 13);
	cr_expect_eq(found("comme il y a 15 jours"), 14);
	cr_expect_eq(found("comme il y a deux semaines"), 14);
	cr_expect_eq(found("same as two Tuesdays ago"), 13);
	cr_expect_eq(found("refais la séance du 12 mars"), 16);
	cr_expect_eq(found("same as on 2026-02-17"), 15);
	cr_expect_eq(found("refais la séance du 17/02"), 15);
	cr_expect_eq(found("same as tomorrow"), 17);
	cr_expect_eq(found("comme mercredi"), 0);
	cr_expect_eq(found("comme avant-hier"), 0);
	cr_expect_eq(found("mon dernier test"), 0);
}

Test(edits, chooses_none_of_several)
{
	add("2026-03-03 : 4x5 min à 100 % récup 3 min");
	add("2026-03-03 : 1 h Z2");
	cr_expect_eq(say("comme hier"), VK_RECALLED_REFUSED);
	cr_expect_eq(say("mes derniers intervalles"), VK_RECALLED_DONE);
	add("2026-02-27 : 5x5 min à 100 % récup 3 min");
	add("2026-02-25 : 6x5 min à 100 % récup 3 min");
	cr_expect_eq(say("intervals like last week"), VK_RECALLED_REFUSED);
	cr_expect_eq(say("mon dernier seuil"), VK_RECALLED_DONE);
}

Test(edits, a_habit_is_three_times_the_same)
{
	add("2026-02-11 : 4x5 min à 100 % récup 3 min");
	add("2026-02-18 : 4x5 min à 100 % récup 3 min");
	cr_expect_eq(say("comme d'habitude le mercredi"), VK_RECALLED_REFUSED);
	add("2026-02-25 : 4x5 min à 100 % récup 3 min");
	cr_expect_eq(say("comme d'habitude le mercredi"), VK_RECALLED_DONE);
}

Test(edits, passes_what_is_no_command)
{
	static const char *const lines[] = { "", " ", "5x3 min à 95 %",
		"Z2", "\n", "+", "comme", "same", "%", "1", "la", "1h" };

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		cr_expect_neq(say(lines[i]), VK_RECALLED_DONE, "%s", lines[i]);
}
