/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(range, .init = pipeline_begin, .fini = pipeline_end);

Test(range, ranges)
{
	static const struct row rows[] = {
		{ "88-94%", "88-94%ftp" },
		{ "110 % à 60 tpm", "110%ftp 60rpm" },
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

Test(range, pairs)
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

Test(range, efforts_out_of_ten)
{
	static const struct row rows[] = {
		{ "8/10", "8rpe" },
		{ "7/10-8/10", "7-8rpe" },
		{ "RPE 8", "8rpe" },
		{ "3x8/10", "3x 8/10" }, /* after a count ten is no scale */
	};

	ALL_ARE(rows);
}

Test(range, two_powers_in_turns)
{
	static const struct row rows[] = {
		{ "2 min à 95 et 105% pendant 20 min", "120s 95&105%ftp op 1200s" },
	};

	ALL_ARE(rows);
}
