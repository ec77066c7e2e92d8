/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(rests, .init = parser_begin, .fini = parser_end);

Test(rests, one_for_each_pause)
{
	static const struct reading rows[] = {
		{ "4x8 min à 98 %, récup 5-4-3 min",
		    "8m@98 /5m 8m@98 /4m 8m@98 /3m 8m@98" },
		{ "4 x 8 min à 98%, récup de 5 min, puis 4, puis 3",
		    "8m@98 /5m 8m@98 /4m 8m@98 /3m 8m@98" },
	};

	ALL_READ(rows);
}

/* Two lengths behind a comma are a recovery and a step. */
Test(rests, two_of_them)
{
	static const struct reading rows[] = {
		{ "3x4 min à 105 % récup 3 min et 5 min", "4m@105 /3m 4m@105 /5m 4m@105" },
		{ "3x4 min à 105 % récup 3 min / 5 min", "4m@105 /3m 4m@105 /5m 4m@105" },
		{ "3x4 min à 105 % récup 3 min, 10 min pour finir", "3*(4m@105 /3m) 10m" },
		{ "3x4 min à 105 % récup 3 min et 10 min pour finir", "3*(4m@105 /3m) 10m" },
		{ "3x4 min à 105 % récup 3 min et 15 min", "3*(4m@105 /3m) 15m" },
		{ "4x4 min à 105 % récup 3 min, 4 min, 5 min",
		    "4m@105 /3m 4m@105 /4m 4m@105 /5m 4m@105" },
		{ "4x4 min à 105 % récup 3 min, 10 min, 5 min", "4*(4m@105 /3m) 10m 5m" },
	};

	ALL_READ(rows);
}

Test(rests, of_another_length)
{
	static const struct reading rows[] = {
		{ "4x8 min à 98 %, récup 4 min, puis 10 min à 60 %",
		    "4*(8m@98 /4m) 10m@60" },
	};

	ALL_READ(rows);
}

/* More pauses than are looked at are not put between: they stand for themselves. */
Test(rests, more_than_are_looked_at)
{
	vk_buf text = { 0 };

	vk_buf_add_text(&text, "22x1min à 110%, récup 30");
	for (unsigned i = 31; i <= 50; i++) {
		vk_buf_add_char(&text, '-');
		vk_buf_add_uint(&text, i);
	}
	vk_buf_add_text(&text, " s");
	cr_expect_not_null(strstr(workout_of(vk_buf_text(&text)),
	    "22*(1m@110 /lap) 30s 31s 32s"), "%s", shown.data);
	vk_buf_free(&text);
}
