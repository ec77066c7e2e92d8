/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(intensity, .init = parser_begin, .fini = parser_end);

Test(intensity, powers)
{
	static const struct reading rows[] = {
		{ "30min 95 % FTP", "30m@95" },
		{ "30min 88.5%FTP", "30m@88.5" },
		{ "30min @ 0.95 IF", "30m@95" },
		{ "30min à 0,9", "30m@90" },
		{ "30min 88-94%", "30m@88-94" },
		{ "30min entre 88 et 94 %", "30m@88-94" },
		{ "30min 200-220W", "30m@200-220w" },
		{ "30min 110% PMA", "30m@pma110" },
		{ "20min 4.5 W/kg", "20m@4.5wkg" },
	};

	ALL_READ(rows);
}

Test(intensity, zones)
{
	static const struct reading rows[] = {
		{ "30min Z4", "30m@z4" },
		{ "30min zone 4", "30m@z4" },
		{ "30min z3-z4", "30m@z3-4" },
		{ "30min L4", "30m@z4" },
		{ "30min I3", "30m@pma60-75" },
		{ "5min i3-i4", "5m@pma60-85" },
	};

	ALL_READ(rows);
}

Test(intensity, words)
{
	static const struct reading rows[] = {
		{ "30min endurance", "30m@56-75" },
		{ "30min tempo", "30m@76-90" },
		{ "30min sweet spot", "30m@88-94" },
		{ "30min seuil", "30m@91-105" },
		{ "30min PMA", "30m@106-120" },
		{ "5min VO2max", "5m@106-120" },
		{ "30min récup active", "30m@45-55" },
	};

	ALL_READ(rows);
}

Test(intensity, all_out_has_no_number)
{
	static const struct reading rows[] = {
		{ "30s à fond", "30s@max" },
		{ "30s all out", "30s@max" },
		{ "10s sprint", "10s@max" },
		{ "1000m à fond", "1000mt@max" },
		{ "5x1min Z5 à fond", "5*(1m@z5)" },
	};

	ALL_READ(rows);
}

Test(intensity, heart_rate_and_effort_are_no_power)
{
	static const struct reading rows[] = {
		{ "30min 85% FCmax", "30m@hr85" },
		{ "20min 85% LTHR", "20m@lthr85" },
		{ "30min FC 140-150", "30m@bpm140-150" },
		{ "30min 150 bpm", "30m@bpm150" },
		{ "30min RPE 7", "30m@rpe7" },
		{ "30min 8/10", "30m@rpe8" },
	};

	ALL_READ(rows);
}

Test(intensity, cadence)
{
	static const struct reading rows[] = {
		{ "30min 90rpm", "30m#90" },
		{ "20min 60 tr/min", "20m#60" },
		{ "3x10min force", "3*(10m#40-60)" },
		{ "5x5min vélocité", "5*(5m#105-120)" },
		{ "3x10' force 45-50tpm 80%", "3*(10m@80#45-50)" },
		{ "1h Z2 cadence 90", "1h@z2#90" },
	};

	ALL_READ(rows);
}

Test(intensity, ramps)
{
	static const struct reading rows[] = {
		{ "20min de 50 à 75%", "20m@50>75" },
		{ "20min 50→80%", "20m@50>80" },
		{ "10min 60-20%", "10m@60>20" },
		{ "10min warmup 50-70%", "w10m@50>70" },
		{ "4x10min de 85 à 95%", "4*(10m@85-95)" },
	};

	ALL_READ(rows);
}

Test(intensity, a_number_beats_a_word_and_another_number_is_not_chosen)
{
	static const struct reading rows[] = {
		{ "20min 250W Z4", "20m@250w" },
		{ "20min Z4 250W", "20m@250w" },
		{ "20min 95% 250W", "20m@95" },
	};

	ALL_READ(rows);
}

/* There a ramp is called one; a coach's list may mean one without the word. */
Test(intensity, wide_ranges_in_text_of_intervals_icu)
{
	static const struct reading rows[] = {
		{ "Warmup\n- 15m 120-160w\n\n- 20m 88%", "w15m@120-160w 20m@88" },
		{ "Warmup\n- 15m ramp 120-160w\n\n- 20m 88%", "w15m@120>160w 20m@88" },
		{ "Warmup\n- 15 min 120-160w\n\n- 20 min 88%", "w15m@120>160w 20m@88" },
		{ "Warmup\n15m 120-160w\n\n20m 88%", "w15m@120>160w 20m@88" },
		{ "Warmup\n- 15m: 120-160w\n\n- 20m 88%", "w15m@120>160w 20m@88" },
		{ "4x\n- 1m30s 100-150%\n- 2m 50%", "4*(1m30s@100-150 2m@50)" },
		{ "4x\n- 1m30s 100%-150%\n- 2m 50%", "4*(1m30s@100-150 2m@50)" },
		{ "- 2km 100-150%", "2000mt@100-150" },
		{ "- 500mtr 100-150%", "500mt@100-150" },
		{ "- 5mi 100-150%", "8047mt@100-150" },
		{ "- 30sec 100-150%", "30s@100>150" }, /* no unit of that text */
		{ "- Press lap heart rate 120 bpm 100-150%", "lap@100-150@bpm120" },
		{ "- 10m 20-180%\n- 3m ramp 30-480w", "10m@20-180 3m@30>480w" },
		{ "- 1m30s 100 - 150%", "1m30s@100>150" },
	};

	ALL_READ(rows);
}

Test(intensity, contradictions_are_doubts)
{
	cr_assert(parse_says("10min à 95% à 110%", "\"contradiction\""));
	cr_assert_not(parse_says("10min à 95%", "\"doubts\""));
	cr_assert(parse_says("10min @ 70% (80-83% FTP)", "\"doubts\""));
	cr_assert(parse_says("10min à 250 W (260 W)", "\"doubts\""));
	cr_assert(parse_says("10min à 90% (95% de la PMA)", "\"doubts\""));
	cr_assert_not(parse_says("10min à 105% (84% PMA)", "\"doubts\""));
	cr_assert_not(parse_says("10min à 90% (88-92%)", "\"doubts\""));
}
