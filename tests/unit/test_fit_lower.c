/* SPDX-License-Identifier: MIT */
/* What becomes of steps and groups in a FIT file, and what is lost. */
#include "fit_lowered.h"

TestSuite(fit_lower, .init = lower_begin, .fini = lower_end);

Test(fit_lower, lengths)
{
	check_lowered("{'distance':1234.567}", "dist 123457 (0)\n", "");
	check_lowered("{'distance':0.001}", "dist 1 (0)\n", "");
	check_lowered("{'until_lap_press':true}", "open (0)\n", "");
	check_lowered("{'until_lap_press':true,'duration':300}", "open (0)\n",
	    "!loss-estimate 5 min>");
	check_lowered("{'intensity':'recovery'}", "open (4)\n", "|export-lap ");
	check_lowered("{'duration':60,'distance':500}", "time 60000 (0)\n",
	    "!loss-distance 500>1 min");
	check_lowered("{'duration':86400}", "time 86400000 (0)\n", "");
}

/* Steady parts of at most 5 % or 12 W, none under 10 s. */
Test(fit_lower, ramps)
{
	check_lowered(STEP(T("900"), "'ramp':true," PP("45", "65", "%ftp")),
	    "time 225000 power 46-49 (0) '45→65 % FTP 1/4'\n"
	    "time 225000 power 51-54 (0) '45→65 % FTP 2/4'\n"
	    "time 225000 power 56-59 (0) '45→65 % FTP 3/4'\n"
	    "time 225000 power 61-64 (0) '45→65 % FTP 4/4'\n",
	    "!loss-ramp 45→65 % FTP>4");
	check_lowered(STEP(T("25"), "'ramp':true,'text':'up'," PP("200", "224", "w")),
	    "time 12000 power 1200-1212 (0) '200→224 W 1/2' 'up'\n"
	    "time 13000 power 1211-1225 (0) '200→224 W 2/2'\n",
	    "!loss-ramp 200→224 W>2");
	check_lowered(STEP(T("15"), "'ramp':true," PP("90", "50", "%ftp")),
	    "time 15000 power 50-90 (0) '90→50 % FTP'\n",
	    "!loss-ramp 90→50 % FTP>1");
	check_lowered(STEP("'until_lap_press':true", "'ramp':true,"
	    PP("50", "70", "%ftp")), "open power 50-70 (0) '50→70 % FTP'\n",
	    "!loss-ramp 50→70 % FTP>1");
	cr_expect_eq(lower_fit(STEP(T("7200"), "'ramp':true,"
	    PP("30", "230", "%ftp"))), VK_OK);
	cr_expect_eq(steps.count, VK__FIT_SLICES);
}

#define A STEP(T("60"), P("120", "%ftp") ",'intensity':'interval'")
#define B STEP(T("30"), "'intensity':'recovery'")
#define GROUP(n, s) "{'reps':" n ",'steps':[" s "]}"

Test(fit_lower, groups)
{
	check_lowered(GROUP("5", A "," B),
	    "time 60000 power 116-124 (5) '120 % FTP'\n"
	    "time 30000 (4)\nrepeat 0 x5\n", "|export-width 3");
	check_lowered(GROUP("1", A "," B),
	    "time 60000 power 116-124 (5) '120 % FTP'\ntime 30000 (4)\n",
	    "|export-width 3");
	check_lowered(B "," GROUP("3", GROUP("5", A "," B) "," B),
	    "time 30000 (4)\ntime 60000 power 116-124 (5) '120 % FTP'\n"
	    "time 30000 (4)\nrepeat 1 x5\ntime 30000 (4)\nrepeat 1 x3\n",
	    "|export-width 3");
}

/* Three inside each other: the outermost is written out. */
Test(fit_lower, nested)
{
	check_lowered(GROUP("2", GROUP("3", GROUP("4", B)) "," B),
	    "time 30000 (4)\nrepeat 0 x4\nrepeat 0 x3\ntime 30000 (4)\n"
	    "time 30000 (4)\nrepeat 4 x4\nrepeat 4 x3\ntime 30000 (4)\n",
	    "|export-repeat 2");
	check_lowered(GROUP("2", GROUP("1", GROUP("3", GROUP("1", B)))),
	    "time 30000 (4)\nrepeat 0 x3\nrepeat 0 x2\n", "");
}

/* A long ride of many repetitions, written out, is too much. */
Test(fit_lower, too_many)
{
	vk_buf json = { 0 };
	int i;

	vk_buf_add_text(&json, "{'reps':20,'steps':[{'reps':25,'steps':["
	    "{'reps':2,'steps':[");
	for (i = 0; i < 20; i++)
		vk_buf_add_text(&json, i > 0 ? "," STEP(T("100"),
		    "'ramp':true," PP("50", "120", "%ftp")) :
		    STEP(T("100"), "'ramp':true," PP("50", "120", "%ftp")));
	vk_buf_add_text(&json, "]}]}]}");
	cr_expect_eq(lower_fit(vk_buf_text(&json)), VK_OK);
	cr_expect_eq(steps.count, 20 * (20 * 10 + 2));
	vk_buf_free(&json);
}
