/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(beside, .init = pipeline_begin, .fini = pipeline_end);

/* Metres that are no length. */
Test(beside, ascent)
{
	static const struct row rows[] = {
		{ "1200 m de D+", "note" },
		{ "D+ : 1200", "note" },
		{ "800 m of climbing", "note" },
		{ "5x500 m", "5x 500m" },
		{ "D+ 3x10 min", "note 3x 600s" },
	};

	ALL_ARE(rows);
}

/* How steep it is, and how exactly a target is to be held. */
Test(beside, slope_and_tolerance)
{
	static const struct row rows[] = {
		{ "côte à 6%", "note note" },
		{ "110% (6-8% climb)", "110%ftp ( note note )" },
		{ "climb at 90%", "note 90%ftp" },
		{ "240 W +/- 5 W", "240w note" },
		{ "95% ± 2%", "95%ftp note" },
		{ "240 W + 5 min", "240w + 300s" },
	};

	ALL_ARE(rows);
}

/* What the rider's FTP is, which is no target. */
Test(beside, ftp)
{
	read_pieces("280 W (FTP 300)");
	cr_expect_float_eq(pieces.ftp_watts, 300, 1e-9);
	read_pieces("FTP 300, 10 min");
	cr_expect_float_eq(pieces.ftp_watts, 300, 1e-9);
	read_pieces("5x8 min FTP 300 m");
	cr_expect_float_eq(pieces.ftp_watts, 0, 1e-9);
}
