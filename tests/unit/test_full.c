/* SPDX-License-Identifier: MIT */
/*
 * Texts of as many parts as the tree has room for: whatever structure the last
 * node is missing for, the text is refused for its size, never read in part.
 */
#include "../../lib/text/parser.h"
#include "text_workout.h"

#include <stdio.h>

TestSuite(full, .init = parser_begin, .fini = parser_end);

enum { MANY = 1000 };

/* Reads the text into a tree of so many nodes and no more. */
static vk_status
read_within(size_t most, const char *text)
{
	vk_error err = { 0 };
	vk_status status;

	parser->reading[0].nodes.most = most;
	status = vk_parser_read(parser, text, strlen(text), &err);
	cr_expect_leq(parser->at->nodes.count, most);
	if (status != VK_OK)
		cr_expect_eq(status, VK_ELIMIT, "%s: %d", text, (int)status);
	return status;
}

static const char *
shown_workout(void)
{
	const vk_workout *w = vk_parser_workout(parser);

	vk_buf_clear(&shown);
	show_steps(w, w->node[0].child, 0);
	return vk_buf_text(&shown);
}

Test(full, no_structure_is_read_in_part)
{
	static const char *const texts[] = {
		"10min Z1, 5x3' à 110%, r 3', 10' Z1, même chose à 115%",
		"3x10min (8min 90% + 2min 105%)",
		"3 x 10 min : la première à 88 %, la deuxième à 92 %",
		"4x6 min r3: les deux premières à 95%, les deux dernières à 99%",
		"1er bloc de 10 minutes à 85 %, le deuxième à 90 %",
		"4x5min à 90/95/100/105%",
		"3x8', récup 4', à 95/100/105%",
		"6 x 2 min at 120%, 2 min rest, 5 min rest after the third",
		"6x1' à 120 %, r 1', 5' de pause toutes les 3 répétitions",
		"5x3min à 95% récup 2min puis 1min puis 2min",
		"20' Z2. 5min Z4, 5min Z1. Répéter 3 fois.",
		"5min Z4, 5min Z1, repeat with 3 min easy after",
		"5'-4'-3'-2'-1' à 95-100-105-110-120%",
		"1'-2'-3' à 110% puis redescendre",
		"10min 40/20 à 120%",
		"3 min of 40/20 at 120%",
		"3 séries de 8x40/20 à 120%, récup 5min",
		"12 min d'over-under 2min à 95% et 1min à 105%",
		"20 min, first half at 85%, second half at 95%",
		"1h en Z2 avec un sprint de 10s toutes les 10 min",
		"4 min at 150 W and 1 min at 250 W for 20 minutes",
		"Tabata", "3 Tabata", "2x20' FTP", "pyramide 1-2-3-2-1 min à 110%",
		"2 blocs de 12 min en 20/40 (20 s à 130% PMA, 40 s à 50 %)",
		"4x(3' à 105 % + 2' à 85 %), récup 4' à mi-parcours",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char whole[256];
		size_t most = 1;

		cr_assert_eq(read_within(MANY, texts[i]), VK_OK);
		snprintf(whole, sizeof whole, "%s", shown_workout());
		while (read_within(most, texts[i]) != VK_OK)
			most++;
		cr_expect_gt(most, 1, "%s", texts[i]);
		cr_expect_lt(most, 64, "%s", texts[i]);
		cr_expect_str_eq(shown_workout(), whole, "%s", texts[i]);
	}
}

Test(full, more_parts_than_there_is_room_for)
{
	vk_buf many = { 0 };
	vk_error err = { 0 };

	for (size_t i = 0; i <= VK__NODES; i++)
		vk_buf_add_text(&many, "1min Z2\n");
	cr_assert_not(many.failed);
	cr_expect_eq(vk_parser_read(parser, many.data, many.len, &err),
	    VK_ELIMIT);
	vk_buf_free(&many);
}
