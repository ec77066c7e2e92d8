/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "text_pipeline.h"

TestSuite(piece, .init = pipeline_begin, .fini = pipeline_end);

Test(piece, no_part_of_a_workout)
{
	cr_assert_str_eq(pieces_of("1000 kJ"), "!");
	cr_assert_str_eq(pieces_of("10 €"), "!");
	cr_assert_str_eq(pieces_of("5min @ -95%"), "300s @ - !");
}

Test(piece, words_and_signs)
{
	cr_assert_str_eq(pieces_of("échauffement, seuil + qwertzu."),
	    "role , threshold + ? .");
	cr_assert_str_eq(pieces_of("foo\n- bar"), "? | ?");
	cr_assert_str_eq(pieces_of(""), "");
	cr_assert_eq(pieces.piece[0].kind, VK__P_END);
}

Test(piece, pieces_know_their_tokens)
{
	read_pieces("éch 15' puis 3x5min");
	cr_assert_eq(pieces.piece[0].raw, 0);
	cr_assert_eq(pieces.piece[0].raws, 1);
	cr_assert_eq(pieces.piece[1].raw, 1);
	cr_assert_eq(pieces.piece[1].raws, 2);
	cr_assert_eq(pieces.piece[3].raw, 4);
}

Test(piece, the_first_terms_can_be_left_out)
{
	read_terms("mardi : 5min");
	cr_assert_eq(vk__pieces_read(&pieces, &terms, 2), VK_OK);
	cr_assert_eq(pieces.piece[0].kind, VK__P_TIME);
	cr_assert_eq(pieces.piece[1].kind, VK__P_END);
}

Test(piece, huge_numbers_are_finite)
{
	char text[600];

	memset(text, '9', sizeof text);
	memcpy(text + 590, " min", 5);
	read_pieces(text);
	cr_assert(isfinite(pieces.piece[0].a));
	memcpy(text + 590, "%", 2);
	read_pieces(text);
	cr_assert(isfinite(pieces.piece[0].a));
	memset(text, '9', 590);
	text[590] = '\0';
	read_pieces(text);
	cr_assert(isfinite(pieces.piece[0].a));
}
