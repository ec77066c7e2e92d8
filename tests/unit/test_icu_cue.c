/* SPDX-License-Identifier: MIT */
/* Cues of intervals.icu's text: where they end, and when they are shown. */
#include "../../lib/formats/icu_cue.h"

#include "formats_file.h"

TestSuite(icu_cue, .init = import_begin, .fini = import_end);

Test(icu_cue, times)
{
	file_reads("- Settle in 33^Find your rhythm 120^Stand up <!> 10m 75%\n"
	    "- 5^go 1m 50%\n- Press lap a 20^b<!>5m 60% 90rpm\n",
	    "10m@75\"Settle in · [0:33] Find your rhythm · [2:00] Stand up\" "
	    "1m@50\"[0:05] go\" 5mlap@60#90\"a · [0:20] b\"");
	/* How long one is shown; and what the sign of the end is for. */
	file_reads("- 60^30 half 90^10 30 more <!> 10m 75%\n"
	    "- 3x 10m hard 95% <!> 5m 60%\n",
	    "10m@75\"[1:00] half · [1:30] 30 more\" "
	    "5m@60\"3x 10m hard 95%\"");
	cr_assert_str_eq(file_notes(), "how long cues are shown is left out\n");
	file_refused("- a 60^b 30^c <!> 10m 75%\n", VK_ESYNTAX, "icu-prompt",
	    1, 10);
	file_refused("- a <!> 10m hard 75%\n", VK_ESYNTAX, "icu-word", 1, 13);
	file_refused("- a <!>\n", VK_ESYNTAX, "icu-step", 1, 1);
}

/* Takes the cue of a step; "|" stands before what is left of the line. */
static const char *
take(const char *line, bool *press)
{
	static vk_buf out;
	struct vk__icu_cue cue = { 0 };
	struct vk__words w = { line, line, line + strlen(line) };
	struct vk__notes notes = { 0 };

	*press = false;
	vk_buf_clear(&out);
	cr_assert_eq(vk__icu_cue_take(&cue, &w, press, &notes, NULL), VK_OK);
	if (cue.text != NULL)
		vk_buf_add(&out, cue.text, (size_t)(cue.end - cue.text));
	vk_buf_add_char(&out, '|');
	vk_buf_add(&out, w.at, (size_t)(w.end - w.at));
	vk_buf_free(&cue.said);
	return vk_buf_text(&out);
}

Test(icu_cue, ends)
{
	bool press;

	cr_expect_str_eq(take("Stay tall 3m 95%", &press), "Stay tall|3m 95%");
	cr_expect_str_eq(take("3m 95%", &press), "|3m 95%");
	cr_expect_str_eq(take("hard and long", &press), "hard and long|");
	cr_expect_str_eq(take("3m up 5x <!> 10m 75%", &press),
	    "3m up 5x|10m 75%");
	cr_expect_str_eq(take("<!>10m", &press), "|10m");
	cr_expect(!press);
	cr_expect_str_eq(take("", &press), "|");
}

Test(icu_cue, press)
{
	bool press;

	cr_expect_str_eq(take("Press lap Easy 2m 50%", &press), "Easy|2m 50%");
	cr_expect(press);
	cr_expect_str_eq(take("Easy press lap 50%", &press), "Easy|50%");
	cr_expect(press);
	cr_expect_str_eq(take("press on 5m", &press), "press on|5m");
	cr_expect(!press);
}
