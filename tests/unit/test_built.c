/* SPDX-License-Identifier: MIT */
#include "text_workout.h"

TestSuite(built, .init = parser_begin, .fini = parser_end);

/* No first line is the sum of those below it, or their title. */
Test(built, every_line_is_a_step)
{
	static const struct reading rows[] = {
		{ "- 20m\n- 21m", "20m 21m" },
		{ "- 2h\n\n2x\n- 30s\n\n- 2h", "2h 2*(30s) 2h" },
		{ "- 3h10m\n\nCooldown\n- 3h10m", "3h10m c3h10m" },
		{ "- 3000mtr\n- 1km\n- 2km", "3000mt 1000mt 2000mt" },
		{ "- 2h Z2\n- 1h\n- 30m\n- 30m", "2h@z2 1h 30m 30m" },
		{ "2x\n- 20m\n\n2x\n- 20m 91-105%", "2*(20m) 2*(20m@91-105)" },
		{ "- 1h Z2\n- 30m\n\n6x\n- 2m Z5\n- 3m Z1", "1h@z2 30m 6*(2m@z5 3m@z1)" },
		{ "- 10m Z2\n- 20m Z3\n- 10m intensity=cooldown\n- 40m",
		    "10m@z2 20m@z3 c10m 40m" },
		{ "- 30m\n- Press lap\n- 30m", "30m lap 30m" },
	};

	ALL_READ(rows);
}

Test(built, not_what_a_coach_lists)
{
	static const struct reading rows[] = {
		{ "- 20 min\n- 21 min", "21m" },
		{ "- 1h30\n- 40 min Z2\n- 50 min Z3", "40m@z2 50m@z3" },
		{ "20m\n- 21m", "21m" },
	};

	ALL_READ(rows);
}

Test(built, a_power_is_of_its_own_line)
{
	static const struct reading rows[] = {
		{ "4x\n- 6m 50rpm\n- 4m 80% 60rpm", "4*(6m#50 4m@80#60)" },
		{ "4 x (6 min 50 rpm + 4 min 80% 60 rpm)",
		    "4*(6m@80#50 4m@80#60)" },
	};

	ALL_READ(rows);
}
