/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(shares, .init = parser_begin, .fini = parser_end);

Test(shares, lists)
{
	static const struct reading rows[] = {
		{ "3x8', récup 4', à 95/100/105%",
		    "8m@95 /4m 8m@100 /4m 8m@105 /4m" },
		{ "10'+8'+6' à 90/95/100%, 3' de récup",
		    "10m@90 /3m 8m@95 /3m 6m@100 /3m" },
		{ "4x6' / 3', cadences 60-70-80-90 tpm, tout à 88%",
		    "6m@88#60 /3m 6m@88#70 /3m 6m@88#80 /3m 6m@88#90 /3m" },
		{ "5x3' (récup 3') : 300W, 310W, 320W, 330W, 340W",
		    "3m@300w /3m 3m@310w /3m 3m@320w /3m 3m@330w /3m 3m@340w "
		    "/3m" },
	};

	ALL_READ(rows);
}

Test(shares, halves)
{
	static const struct reading rows[] = {
		{ "3x16' sweet spot : 1re moitié à 70 tpm, 2e moitié à 95 "
		    "tpm, r 6'",
		    "3*(8m@88-94#70 8m@88-94#95 /6m)" },
		{ "20 min, first half at 85%, second half at 95%",
		    "10m@85 10m@95" },
	};

	ALL_READ(rows);
}

Test(shares, lists_that_do_not_fit)
{
	static const struct reading rows[] = {
		{ "3x8' à 95/100%", "3*(8m)" },
	};

	ALL_READ(rows);
}
