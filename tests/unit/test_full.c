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
		"Rønnestad", "séance Rønnestad 30/15",
		"Faites 10 fois 30 secondes vite, 30 secondes lentement, "
		"soufflez 5 minutes et recommencez une deuxième fois.",
		"1h HT : 10' éch, 8x(3' Z4 + 2' Z5) enchaînés, 10' RAC",
		"Au programme : 1h15 avec 20 minutes d'échauffement, 3 x 8 "
		"minutes au seuil récupération 4 minutes, et le reste en "
		"endurance.",
		"pyramide 1'-2'-3'-2'-1' à 110% récup = temps d'effort",
		"Séance en escalier : 3 minutes à 200 watts, 3 minutes à 230 "
		"watts, 3 minutes à 260 watts et 3 minutes à 290 watts, le tout "
		"répété 2 fois avec 6 minutes de récupération entre les deux.",
		"On monte par paliers de 5 minutes : 60%, 70%, 80%, 90%, puis "
		"10 minutes souples.",
		"Alternate one minute at 105% with one minute at 90% for a "
		"total of 16 minutes.",
		"Rønnestad 30/15 : 3 x 13, 3' entre les séries",
		"Progression sur 3 x 10 minutes : la première à 88 %, la "
		"deuxième à 92 %, la troisième à 96 %, récup 5 minutes entre "
		"chaque.",
		"Spin easily for 10 minutes, then 5 x 1 minute at 110 rpm with "
		"1 minute at 85 rpm, all in zone 2, then 30 minutes at tempo, "
		"then 10 minutes easy.",
		"10x1' @ 105% (1ère moitié assis 60 tpm, 2e moitié en danseuse "
		"75 tpm), r 1'30",
		"10'+8'+6'+4' à 90/95/100/105%, 3' de récup",
		"CLM 2x15' braquet de course, 250-260W, 8' jambes légères au "
		"milieu",
		"Pendant 30 minutes, la première minute de chaque tranche de "
		"cinq se fait à 110 %, les quatre autres à 80 %.",
		"Série 1 : 6 x 30 s à 130 % / 30 s. Série 2 : idem mais à 140 "
		"%. Entre les deux : 5 minutes souples.",
		"70/80/90% x 5min each, then the same in reverse",
		"5x1 min, same again after 5 min easy",
		"40/20 x 10, 5 min easy, 30/30 x 10, 5 min easy, 20/40 x 10, "
		"all ons @ 130%",
		"10' à 85% + 2' à 105%, bis après 5' souple",
		"Gardez la tête froide : le premier bloc de 10 minutes se fait "
		"à 85 %, le deuxième à 90 %, le troisième à 95 %, chaque fois "
		"avec 5 minutes souples derrière.",
		"12x1' à 120 % r 1', 5' de pause toutes les 4 répétitions",
		"20x30/30 à 120 % en 2 fois",
		"2 blocs de 12 min en 20/40 (20 s à 130% PMA, 40 s à 50 %)",
		"4x5min à 90/95/100/105%",
		"40s entre 104% et 88% pendant 18min",
		"5min Z4, 5min Z1. Répéter 3 fois.",
		"20 min, first half at 85%, second half at 95%",
		"3 Tabata",
		"5x(1min à 120% / 30s) en 3 séries, récup 4min",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char whole[1024];
		size_t most = 1;

		cr_assert_eq(read_within(MANY, texts[i]), VK_OK);
		snprintf(whole, sizeof whole, "%s", shown_workout());
		while (read_within(most, texts[i]) != VK_OK)
			most++;
		cr_expect_gt(most, 1, "%s", texts[i]);
		cr_expect_lt(most, MANY, "%s", texts[i]);
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
