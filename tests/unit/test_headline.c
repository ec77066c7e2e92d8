/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/lead.h"

TestSuite(headline, .init = pipeline_begin, .fini = pipeline_end);

static size_t
title(const char *text)
{
	read_pieces(text);
	return vk__title_find(&pieces);
}

Test(headline, titles)
{
	cr_assert_gt(title("Seuil 3x10\n\n- 15min 60%\n- 3x10min 95%"), 0);
	cr_assert_gt(title("VO2max\n\n- 15min 60%\n- 5x3min 115%"), 0);
	cr_assert_gt(title("Over unders 3x9\n- 15min 60%\n- 3x9min 95%"), 0);
}

Test(headline, no_titles)
{
	cr_assert_eq(title(""), 0);
	cr_assert_eq(title("5x3min 95%"), 0);
	cr_assert_eq(title("Échauffement\n- 5min 60%"), 0, "a role");
	cr_assert_eq(title("Main set 4x\n- 5min 60%"), 0, "a count");
	cr_assert_eq(title("4x\n- 5min 95%\n\nCooldown\n- 15min"), 0,
	    "a count alone, whatever follows");
	cr_assert_eq(title("Bloc :\n- 5min 60%"), 0, "a colon");
	cr_assert_eq(title("15min 60%\n5min 95%"), 0, "no list");
}

Test(headline, titles_that_are_told_again)
{
	cr_assert_gt(title("PMA 40/20\nÉchauffement 20min\n10x(40s 115%, 20s 50%)"), 0);
	cr_assert_gt(title("3x12 @ threshold\nWU: 15min\nMain: 3x12min 98%"), 0);
	cr_assert_eq(title("3x12 @ threshold\nWU: 15min\nMain: 4x12min 98%"), 0,
	    "another count");
	cr_assert_eq(title("20 min test\nWU: 20min\nCD: 10min"), 0,
	    "the warm-up has the same length");
	cr_assert_eq(title("4 hours total\n- 2h 60%\n- 2h 70%"), 0, "a total");
}

Test(headline, length_of_a_title)
{
	const char *text = "Endurance 4h\n- 1h 60%\n- 3h 70%";

	cr_assert_float_eq(vk__title_seconds(&pieces, title(text)), 14400, 1e-9);
	text = "Over unders 3x9\n- 15min 60%\n- 3x9min 95%";
	cr_assert_float_eq(vk__title_seconds(&pieces, title(text)), 0, 1e-9);
}
