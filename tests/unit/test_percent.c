/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(percent, .init = pipeline_begin, .fini = pipeline_end);

Test(percent, of_heart_rate)
{
	static const struct row rows[] = {
		{ "85% (FC)", "85%hr" },
		{ "85-90% (max HR)", "85-90%hr" },
		{ "70% puls max", "70%hr" },
		{ "90% de pouls max", "90%hr" },
		{ "90% bpm max", "90%hr" },
		{ "90% FTHR", "90%lthr" },
		{ "85 FCmax", "85%hr" },
		{ "85 HR max", "85%hr" },
		{ "90-95 LTHR", "90-95%lthr" },
		{ "90 de FCmax", "90%hr" },
		{ "3 HR", "10800s" },
		{ "95% (HR 150)", "95%ftp ( 150bpm )" },
		{ "heart rate under 75% of max", "note under 75%hr" },
		{ "HR 65-75% of max", "65-75%hr" },
	};

	ALL_ARE(rows);
}

/* The name before its share. */
Test(percent, named)
{
	static const struct row rows[] = {
		{ "FC à 85-90%", "85-90%hr" },
		{ "FCmax : 85-90%", "85-90%hr" },
		{ "LTHR (95%)", "95%lthr" },
		{ "FC 65-75% de FCmax", "65-75%hr" },
		{ "Z2 FC 65-75%", "2power_zone 65-75%hr" },
		{ "PMA à 90%", "pma 90%pma" },
		{ "MAP (90-95%)", "pma 90-95%pma" },
		{ "PMA à 95% FTP", "pma 95%ftp" },
		{ "PMA (115%)", "pma ( 115%ftp )" }, /* what the zone is */
	};

	ALL_ARE(rows);
}

Test(percent, of_aerobic_power)
{
	static const struct row rows[] = {
		{ "90% (PMA)", "90%pma" },
		{ "à 90-95 PMA", "90-95%pma" },
		{ "à 90 de PMA", "90%pma" },
		{ "85% de VO2max", "85%pma" },
		{ "90% VO2max", "90%pma" },
		{ "115% VO2max", "115%ftp vo2max" },
		{ "115% (PMA)", "115%ftp ( pma )" },
		{ "5x60 PMA", "5x 60 pma" },
		{ "90% on", "90%ftp role" },
		{ "90% d'effort", "9rpe" },
	};

	ALL_ARE(rows);
}

/* How many percentages are of what no unit is for. */
static unsigned
strange(const char *text)
{
	read_pieces(text);
	return pieces.strange;
}

Test(percent, strange)
{
	static const char *const of_what[] = { "85% FCR", "85% of heart rate reserve",
		"90% PPO", "90% of max", "90% de ton max", "90% de ta puissance max",
		"90% of XYZ", "90% ABC with 3 min rest", "85-90% of your max" };
	static const char *const known[] = { "90%", "90% FTP", "90% max", "90% HRmax",
		"120 % suivie d'une minute", "heart rate under 75% of max", "90% assis",
		"90% of threshold" };

	for (size_t i = 0; i < sizeof(of_what) / sizeof(*of_what); i++)
		cr_expect_eq(strange(of_what[i]), 1, "%s", of_what[i]);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		cr_expect_eq(strange(known[i]), 0, "%s", known[i]);
}
