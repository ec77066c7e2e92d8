/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "text_pipeline.h"

TestSuite(list, .init = pipeline_begin, .fini = pipeline_end);

Test(list, lists)
{
	static const struct row rows[] = {
		{ "1-2-3-2-1 min", "[60 120 180 120 60]s" },
		{ "30\"-1'-1'30", "[30 60 90]s" },
		{ "12321 min", "[60 120 180 120 60]s" },
		{ "2-4-6-4-2", "[2 4 6 4 2]" },
		{ "1/2/3/4 min", "[60 120 180 240]s" },
		{ "1, 2, 3 et 4 min", "[60 120 180 240]s" },
		{ "95-100-105%", "[95 100 105]%ftp" },
		{ "90%, 95%, 100%", "[90 95 100]%ftp" },
		{ "125%/55%", "[125 55]%ftp" },
	};

	ALL_ARE(rows);
}

Test(list, digits_are_a_pyramid_only_when_they_are_one)
{
	static const struct row rows[] = {
		{ "12345 min", "!" },
		{ "12021 min", "!" },
		{ "33333 min", "!" },
		{ "12321x30s", "12321x 30s" },
		{ "12321", "[1 2 3 2 1]" },
		{ "1234567654321 min", "!" },
	};

	ALL_ARE(rows);
}

/* Nothing of a long list that is none is walked again for each member. */
Test(list, long_lists_that_are_none)
{
	static const char *const signs[] = { "1/", "1,", "1-", "95%," };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t step = strlen(signs[i]);
		size_t count = VK_TEXT_TOKENS / 4;
		char *text = malloc(count * step + 1);

		cr_assert_not_null(text);
		for (size_t k = 0; k < count; k++)
			memcpy(text + k * step, signs[i], step);
		text[count * step] = '\0';
		read_pieces(text);
		cr_assert_gt(pieces.count, 0);
		free(text);
	}
}
