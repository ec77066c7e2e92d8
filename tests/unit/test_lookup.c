/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(lookup, .init = parser_begin, .fini = parser_end);

Test(lookup, the_longest_phrase_wins)
{
	static const struct reading rows[] = {
		{ "5x3min à 95% récup égale au temps d'effort", "5*(3m@95 /3m)" },
		{ "10 min en vélocité à 110 tr/min", "10m#110" },
	};

	ALL_READ(rows);
}

Test(lookup, capitals)
{
	static const struct reading rows[] = {
		{ "3x8' OU (2U, 2O)", "3*(2*(2m@88-95 2m@105-110))" },
		{ "10 min ou 12 min", "10m 12m" },
	};

	ALL_READ(rows);
}
