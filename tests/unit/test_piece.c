/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>

#include "text_pipeline.h"

TestSuite(piece, .init = pipeline_begin, .fini = pipeline_end);

struct row {
	const char *text;
	const char *pieces;
};

static void
all_are(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cr_expect_str_eq(pieces_of(rows[i].text), rows[i].pieces,
		    "%s\n  is  %s\n  not %s", rows[i].text, shown.data,
		    rows[i].pieces);
}

#define ALL_ARE(rows) all_are(rows, sizeof(rows) / sizeof(*(rows)))

Test(piece, counts)
{
	static const struct row rows[] = {
		{ "5x3min", "5x 180s" },
		{ "5 × 3 min", "5x 180s" },
		{ "5*3mn", "5x 180s" },
		{ "3 fois 5min", "3x 300s" },
		{ "3 séries de 5min", "3*set 300s" },
		{ "5 reps of 2min", "5* 120s" },
		{ "4 à 6 x 3min", "4..6x 180s" },
		{ "4-6x3min", "4..6x 180s" },
		{ "5min x3", "300s x3" },
		{ "twice 5min", "2x 300s" },
		{ "2x(3x5min)", "2x ( 3x 300s )" },
	};

	ALL_ARE(rows);
}

Test(piece, ranges)
{
	static const struct row rows[] = {
		{ "88-94%", "88-94%ftp" },
		{ "88–94 %", "88-94%ftp" },
		{ "entre 88 et 94 %", "88&94%ftp" },
		{ "de 50 à 75%", "50~75%ftp" },
		{ "50→80%", "50>80%ftp" },
		{ "50..80%", "50>80%ftp" },
		{ "200-220W", "200-220w" },
		{ "95-105 rpm", "95-105rpm" },
		{ "10min-15min", "600-900s" },
		{ "z3-z4", "3-4power_zone" },
		{ "Z4", "4power_zone" },
		{ "i3-i4", "i3" },
	};

	ALL_ARE(rows);
}

Test(piece, pairs)
{
	static const struct row rows[] = {
		{ "30/30", "30/30" },
		{ "40/20", "40/20" },
		{ "1'/1'", "60/60s" },
		{ "30s/90s", "30/90s" },
		{ "2/2 min", "120/120s" },
		{ "10x30/30", "10x 30/30" },
		{ "30x30/30", "30x 30/30" },
	};

	ALL_ARE(rows);
}

Test(piece, lists)
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

Test(piece, digits_are_a_pyramid_only_when_they_are_one)
{
	static const struct row rows[] = {
		{ "12345 min", "740700s" },
		{ "12021 min", "721260s" },
		{ "12321", "[1 2 3 2 1]" },
		{ "1234567654321 min", "74074059259260s" },
	};

	ALL_ARE(rows);
}

Test(piece, efforts_out_of_ten)
{
	static const struct row rows[] = {
		{ "8/10", "8rpe" },
		{ "7/10-8/10", "7-8rpe" },
		{ "RPE 8", "8rpe" },
		{ "3x8/10", "3x 8/10" }, /* after a count ten is no scale */
	};

	ALL_ARE(rows);
}

Test(piece, heart_rate_and_references)
{
	static const struct row rows[] = {
		{ "FC 140-150", "140-150bpm" },
		{ "85% FCmax", "85%hr" },
		{ "@ 0.95", "@ 95%ftp" },
		{ "à 0,9", "90%ftp" },
		{ "0.95 IF", "95%ftp" },
		{ "IF 0.9", "90%ftp" },
		{ "@95", "@ 95%ftp" },
	};

	ALL_ARE(rows);
}

Test(piece, gears_are_no_targets)
{
	cr_assert_str_eq(pieces_of("53x17"), "note");
	cr_assert_str_eq(pieces_of("8 min (53x15)"), "480s ( note )");
}

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

/* Nothing of a long list that is none is walked again for each member. */
Test(piece, long_lists_that_are_none, .timeout = 10)
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
