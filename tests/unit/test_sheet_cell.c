/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(sheet_cell, .init = parser_begin, .fini = parser_end);

Test(sheet_cell, durations)
{
	static const struct reading rows[] = {
		{ "Durée | % FTP\n10:00 | 85", "10m@85" },
		{ "Durée | % FTP\n1:15:00 | 65", "1h15m@65" },
		{ "Durée | % FTP\n1h15 | 65", "1h15m@65" },
		{ "Durée | % FTP\n90 s | 65", "1m30s@65" },
		{ "Durée | % FTP\n5 km | 65", "5000mt@65" },
		{ "Durée (min) | % FTP\n7.5 | 65", "7m30s@65" },
		{ "Durée (min) | % FTP\n45 s | 65", "45s@65" },
		{ "Seconds | % FTP\n90 | 65", "1m30s@65" },
		{ "Step | Time | % FTP\nWarm up | 20 | 60\nTempo | 30 | 80", "w20m@60 30m@80" },
		{ "Durée | % FTP\n3 x 8' | 95", "3*(8m@95)" },
	};

	ALL_READ(rows);
}

Test(sheet_cell, targets)
{
	static const struct reading rows[] = {
		{ "Durée | % FTP\n10' | 55 - 65", "10m@55-65" },
		{ "Durée | % FTP\n10' | 230 W", "10m@230w" },
		{ "Durée | % PMA\n3' | 100-105", "3m@pma100-105" },
		{ "Durée | Watts\n10' | 200-220", "10m@200-220w" },
		{ "Durée | Puissance\n10' | 85 %", "10m@85" },
		{ "Durée | Target\n10' | Z4", "10m@z4" },
		{ "Durée | Zone\n10' | 3", "10m@z3" },
		{ "Durée | Zone | % FTP\n10' | Z3 | 80", "10m@80" },
		{ "Durée | % FTP\n10' | 50→75", "10m@50>75" },
		{ "Durée | FC\n10' | 140-150", "10m@bpm140-150" },
		{ "Durée | % FC max\n10' | 80", "10m@hr80" },
		{ "Durée | RPE\n10' | 6", "10m@rpe6" },
		{ "Durée | % FTP | Cadence\n10' | 80 | libre", "10m@80" },
		{ "Durée | % FTP | Cadence\n10' | 80 | 90-95 tr/min", "10m@80#90-95" },
		{ "Durée | % FTP | Cadence\n10' | - | 90", "10m#90" },
	};

	ALL_READ(rows);
}

Test(sheet_cell, repetitions_and_rests)
{
	static const struct reading rows[] = {
		{ "Reps | Durée | % FTP | Récup\n3 | 8' | 95 | 4'", "3*(8m@95 /4m)" },
		{ "Reps | Durée | % FTP | Récup\n3x | 8' | 95 | 4:00", "3*(8m@95 /4m)" },
		{ "Reps | Durée | % FTP | Rest (s)\nx3 | 8' | 95 | 90", "3*(8m@95 /1m30s)" },
		{ "Reps | Durée | % FTP | Récup\n1 | 8' | 95 | 4'", "8m@95 /4m" },
		{ "Reps | Durée | % FTP | Récup\n- | 8' | 95 | 0:00", "8m@95" },
		{ "Reps | Durée | % FTP | Récup\n3 | 8' | 95 | 4' à 50 %", "3*(8m@95 /4m@50)" },
	};

	ALL_READ(rows);
}

Test(sheet_cell, what_does_not_fit_is_unread)
{
	static const char *const texts[] = {
		"Durée | Puissance\n10' | 85", /* of what? */
		"Durée | % FTP\n10' | 0,85",
		"Durée | % FTP\n10' | 95/50",
		"Durée | % FTP\n10' + 5' | 95",
		"Durée | % FTP\n300 | 95", /* seconds, likely */
		"Durée | % FTP\n0:00 | 95",
		"Durée | % FTP\n95 % | 10'",
		"Durée | % FTP | Zone\n10' | 85 | 12",
		"Durée | % FTP | Cadence\n10' | 85 | 60 puis 100",
		"Reps | Durée | % FTP\n2-3 | 10' | 85",
		"Reps | Durée | % FTP\n300 | 10' | 85",
		"Durée | % FTP | Récup\n10' | 85 | 4' et 5'",
		"Durée | % FTP | Récup\n10' | 85 | 4 km",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		cr_expect(parse_says(texts[i], "\"doubts\":[\"table\"]"), "%s", texts[i]);
		cr_expect_str_eq(workout_of(texts[i]), "", "%s", texts[i]);
	}
	cr_expect(parse_says("Durée | % FTP | Cadence\n10' | 85 | qwertzu",
	    "\"unread\":[{\"text\":\"qwertzu\""));
}
