/* SPDX-License-Identifier: MIT */
/* What a FIT step tells in words, and what it cannot. */
#include "fit_lowered.h"

TestSuite(fit_cue, .init = lower_begin, .fini = lower_end);

/* One target; the others are words. */
Test(fit_cue, targets)
{
	check_lowered("{'duration':60,'hr':{'value':150,'units':'bpm'}}",
	    "time 60000 hr 246-254 (0) 'HR 150 bpm'\n", "|export-width 3");
	check_lowered("{'duration':60,'hr':{'start':70,'end':80,'units':'%hr'}}",
	    "time 60000 hr 70-80 (0) 'HR 70–80 % max'\n", "");
	check_lowered("{'duration':60,'hr':{'value':99,'units':'%hr'}}",
	    "time 60000 hr 98-100 (0) 'HR 99 % max'\n", "|export-width 3");
	check_lowered("{'duration':60,'hr':{'value':2,'units':'hr_zone'}}",
	    "time 60000 hr z2 (0) 'HR Z2'\n", "");
	check_lowered("{'duration':60,'hr':{'value':95,'units':'%lthr'}}",
	    "time 60000 (0) 'HR 95 % LTHR' 'heart rate 95 % LTHR'\n",
	    "!loss-hr 95 % LTHR>");
	check_lowered("{'duration':60,'cadence':{'start':85,'end':95,'units':'rpm'}}",
	    "time 60000 cadence 85-95 (0) '85–95 rpm'\n", "");
	check_lowered(STEP(T("60"), P("95", "%ftp")
	    ",'cadence':{'value':90,'units':'rpm'},"
	    "'rpe':{'value':7,'units':'rpe'},'text':'go'"),
	    "time 60000 power 92-98 (0) '95 % FTP · 90 rpm · RPE 7/10' "
	    "'go · cadence 90 rpm · RPE 7/10'\n",
	    "|export-width 3!loss-cadence 90 rpm>!loss-rpe 7/10>");
	check_lowered("{'duration':60,'maxeffort':true}",
	    "time 60000 (0) 'MAX' 'all out'\n", "!loss-max-free >");
	check_lowered("{'duration':60,'freeride':true}", "time 60000 (0) 'FREE'\n",
	    "");
	check_lowered("{'duration':60,'intensity':'recovery'}", "time 60000 (4)\n",
	    "");
}

/* A group's cue goes before that of its first step. */
Test(fit_cue, cues)
{
	check_lowered("{'reps':2,'text':'set','steps':[{'reps':3,'text':'in','steps':["
	    "{'duration':30,'text':'go'},{'duration':30,'text':'off'}]}]}",
	    "time 30000 (0) '' 'set · in · go'\ntime 30000 (0) '' 'off'\n"
	    "repeat 0 x3\nrepeat 0 x2\n", "");
}

/* Cut at a character's end; "é" is two bytes. */
Test(fit_cue, long_cue)
{
	vk_buf json = { 0 };
	int i;

	vk_buf_add_text(&json, "{'duration':30,'text':'x");
	for (i = 0; i < 200; i++)
		vk_buf_add_text(&json, "é");
	vk_buf_add_text(&json, "'}");
	cr_assert_eq(lower_fit(vk_buf_text(&json)), VK_OK);
	cr_expect_eq(steps.step[0].notes_len, 253);
	cr_expect_str_eq(lower_told(), "!loss-text >");
	vk_buf_free(&json);
}
