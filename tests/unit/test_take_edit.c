/* SPDX-License-Identifier: MIT */
/* What a match changes: its name, its measure and its sign. */
#include "recall_session.h"

TestSuite(take_edit, .init = recall_begin, .fini = recall_end);

#define SESSION "15min échauffement, 4x5min à 100% récup 3min, 10min RAC"

/* The edits of a command that was followed or refused, a blank between. */
static const char *
edits_of(const char *command)
{
	const char *json;
	size_t len;

	(void)edited(SESSION, command);
	vk_buf_clear(&shown);
	if (vk__deep_get(rec, "vekta.recall", "edits", &json, &len) == VK_OK)
		vk_buf_add(&shown, json, len);
	else
		vk_buf_add_text(&shown, "none");
	return vk_buf_text(&shown);
}

Test(take_edit, measures_and_signs)
{
	static const char *const rows[][2] = {
		{ "divise la récup par 2", "[\"rest.duration*=0.5\"]" },
		{ "divise la récup par 0", "[\"rest.duration*=0\"]" },
		{ "triple la récup", "[\"rest.duration*=3\"]" },
		{ "halve the rest", "[\"rest.duration*=0.5\"]" },
		{ "longer recoveries", "[\"rest.duration*=1.20\"]" },
		{ "je n'ai que 40 minutes", "[\"total.duration<=40m\"]" },
		{ "3 points de moins", "[\"work.intensity-=3pp\"]" },
		{ "15 watts de moins", "[\"work.power-=15W\"]" },
		{ "cadence 70 instead of 85",
		    "[\"work.cadence=70rpm\",\"expect=85rpm\"]" },
		{ "replace the sprints with 4x2 min vo2",
		    "[\"replace kind=sprint->4x2m@vo2\"]" },
		{ "add 4 sprints of 15 seconds at the end",
		    "[\"append=4x15s@sprint before=cooldown\"]" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_str_eq(edits_of(rows[i][0]), rows[i][1], "%s: %s",
		    rows[i][0], shown.data);
}

/* Words that pull both ways are no sign. */
Test(take_edit, words_that_pull_both_ways)
{
	static const struct edit rows[] = {
		{ SESSION, "same again but easier and harder",
		    "recall-contrary" },
		{ SESSION, "5% harder and 5% harder", "recall-twice" },
		{ SESSION, "5% harder and 3% easier", "recall-twice" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *is = edited(rows[i].before, rows[i].command);

		cr_expect_eq(is[0], 'r', "%s: %s", rows[i].command, is);
	}
}

/* More changes than there is room for are none at all. */
Test(take_edit, more_than_there_is_room_for)
{
	static const char few[] = "2 reps de plus, récup 2 min, échauffement 20 "
	    "min, retour au calme 5 min, 90 rpm, 5 % plus dur";
	vk_buf many = { 0 };

	cr_expect_str_eq(edited(SESSION, few),
	    "w20m 6*(5m@105#90 /2m) c5m");
	for (int i = 0; i < 3; i++) {
		vk_buf_add_text(&many, i > 0 ? ", " : "");
		vk_buf_add_text(&many, few);
	}
	cr_expect_str_eq(edited(SESSION, vk_buf_text(&many)), "no command");
	vk_buf_free(&many);
}
