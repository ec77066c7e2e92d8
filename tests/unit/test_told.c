/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/told.h"

TestSuite(told, .init = pipeline_begin, .fini = pipeline_end);

/* Whether a number comes again outside the first n pieces. */
static bool
again(const char *text, size_t n, enum vk__piece_kind kind, double a, double b, bool bare)
{
	const struct vk__piece number = { .kind = (uint8_t)kind, .a = a, .b = b, .bare = bare };

	read_pieces(text);
	return vk__told_elsewhere(&pieces, 0, n, &number);
}

Test(told, numbers_of_each_kind)
{
	cr_assert(again("12 min 60%\n3x12 min 95%", 1, VK__P_TIME, 720, 0, false));
	cr_assert_not(again("12 min 60%\n3x11 min 95%", 1, VK__P_TIME, 720, 0, false));
	cr_assert(again("10 min 60%\n3x12 min 95%", 0, VK__P_BARE, 12, 0, false));
	cr_assert(again("10 min 60%\n3x12 min 95%", 0, VK__P_COUNT, 3, 3, false));
	cr_assert_not(again("10 min 60%\n3x12 min 95%", 0, VK__P_COUNT, 4, 4, false));
	cr_assert(again("x\n40 s 115%, 20 s 50%", 0, VK__P_PAIR, 40, 20, true));
	cr_assert_not(again("x\n40 s 115%, 30 s 50%", 0, VK__P_PAIR, 40, 20, true));
}

Test(told, not_in_a_warm_up)
{
	cr_assert_not(again("Échauffement 12 min\n3x10 min 95%", 0, VK__P_TIME, 720, 0, false));
	cr_assert_not(again("3x10 min 95%\nRAC 12 min", 0, VK__P_TIME, 720, 0, false));
}
