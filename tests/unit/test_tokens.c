/* SPDX-License-Identifier: MIT */
/* Words and numbers of a command: numbers in words, typos, what is glued. */
#include "recall_session.h"

TestSuite(tokens, .init = recall_begin, .fini = recall_end);

#define SESSION "5x3min à 95% récup 2min"

Test(tokens, numbers_in_words)
{
	static const struct edit rows[] = {
		{ SESSION, "six x 3 min au lieu de 5x3", "6*(3m@95 /2m)" },
		{ SESSION, "la même mais trois x 12 min", "3*(12m@95 /2m)" },
		{ SESSION, "two more intervals", "7*(3m@95 /2m)" },
		{ SESSION, "deux reps de plus", "7*(3m@95 /2m)" },
		{ SESSION, "cinq pour cent plus dur", "5*(3m@99.8 /2m)" },
		{ SESSION, "double le nombre de répétitions",
		    "10*(3m@95 /2m)" },
	};

	ALL_EDITED(rows);
}

Test(tokens, typos)
{
	static const struct edit rows[] = {
		{ SESSION, "ajoute une répétiton", "6*(3m@95 /2m)" },
		{ SESSION, "halve the recoverry", "5*(3m@95 /1m)" },
	};

	ALL_EDITED(rows);
}

/* A number that no edit has is none that could be done. */
Test(tokens, numbers_beyond_all)
{
	static const struct edit rows[] = {
		{ SESSION, "ajoute 99999999 répétitions", "no command" },
		{ SESSION, "ajoute 999999 répétitions", "recall-senseless" },
		{ SESSION, "99999999 watts de plus", "no command" },
	};

	ALL_EDITED(rows);
}
