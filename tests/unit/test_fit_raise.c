/* SPDX-License-Identifier: MIT */
/* Single steps of FIT files of any maker. */
#include "fit_file.h"

TestSuite(fit_raise, .init = fit_begin, .fini = fit_end);

#define NONE VK__FIT_NONE

Test(fit_raise, lengths)
{
	fit_both(fit_open(VK__FIT_LENGTH_TIME, 90000), "1m30s", "");
	fit_both(fit_open(VK__FIT_LENGTH_TIME, 90900), "1m30s",
	    "|90.9 s are cut to 90 s");
	fit_both(fit_open(VK__FIT_LENGTH_DISTANCE, 50000), "500mt", "");
	fit_both(fit_open(VK__FIT_LENGTH_OPEN, NONE), "lap", "");
	fit_never(fit_open(VK__FIT_LENGTH_TIME, 900),
	    "0: step 1 is less than a second long");
	fit_never(fit_open(VK__FIT_LENGTH_TIME, 86401000),
	    "0: step 1 is longer than 24 hours");
	fit_never(fit_open(VK__FIT_LENGTH_TIME, NONE),
	    "0: step 1 has no length");
	fit_never(fit_open(VK__FIT_LENGTH_DISTANCE, 0),
	    "0: step 1 has no length");
	fit_lenient(fit_open(2, 120), "0: step 1 ends in a way that records "
	    "cannot say: 2 (--lenient leaves it open)", "lap",
	    "|a step that ends in another way (kind 2) is left open");
	fit_lenient(fit_open(0xff, NONE), "0: step 1 ends in a way that "
	    "records cannot say: 255 (--lenient leaves it open)", "lap",
	    "|a step that ends in another way (kind 255) is left open");
	fit_never(fit_open(7, 0), "0: step 1 repeats until something happens, "
	    "which records cannot say");
}

/* From 1000 on watts; 0 in the zone means that the numbers count. */
Test(fit_raise, powers)
{
	fit_both(fit_minute(4, 0, 88, 94), "1m@88-94", "");
	fit_both(fit_minute(4, 0, 95, 95), "1m@95", "");
	fit_both(fit_minute(4, NONE, 95, 95), "1m@95", "");
	fit_both(fit_minute(4, 0, 1243, 1257), "1m@243-257w", "");
	fit_both(fit_minute(4, 0, 95, NONE), "1m@95", "");
	fit_both(fit_minute(4, 0, 98, 92), "1m@92-98",
	    "|step 1: the lower and the higher target are swapped");
	fit_both(fit_minute(4, 0, NONE, NONE), "1m",
	    "|step 1 has a target without numbers: none");
	fit_both(fit_minute(4, 3, NONE, NONE), "1m@z3",
	    "|zone 3 of the device is taken as Coggan's");
	fit_both(fit_minute(4, 3, 80, 90), "1m@z3",
	    "|a target has numbers and zone 3: the zone counts"
	    "|zone 3 of the device is taken as Coggan's");
	fit_both(fit_minute(7, 0, 1150, 1160), "1m@150-160w",
	    "|a target of power over some time (kind 7) is taken as power");
	fit_never(fit_minute(4, 0, 900, 1100),
	    "0: step 1 has a target between two units");
	fit_never(fit_minute(4, 8, NONE, NONE),
	    "0: step 1: there is no zone 8");
}

Test(fit_raise, heart_rates_and_cadences)
{
	fit_both(fit_minute(1, 0, 70, 80), "1m@hr70-80", "");
	fit_both(fit_minute(1, 0, 240, 250), "1m@bpm140-150", "");
	fit_both(fit_minute(1, 2, NONE, NONE), "1m@hrz2", "");
	fit_both(fit_minute(3, 0, 85, 95), "1m#85-95", "");
	fit_lenient(fit_minute(3, 2, NONE, NONE), "0: step 1 has a target "
	    "that records cannot say: 3 (--lenient leaves it out)", "1m",
	    "|a target of kind 3 is left out");
	fit_lenient(fit_minute(0, 0, 3000, 4000), "0: step 1 has a target "
	    "that records cannot say: 0 (--lenient leaves it out)", "1m",
	    "|a target of kind 0 is left out");
	fit_both(fit_minute(0xff, NONE, NONE, NONE), "1m", "");
}

Test(fit_raise, intensities)
{
	struct vk__fit_step step = fit_open(VK__FIT_LENGTH_TIME, 60000);

	step.intensity = 2;
	fit_both(step, "w1m", "");
	step.intensity = 3;
	fit_both(step, "c1m", "");
	step.intensity = 4;
	fit_both(step, "/1m", "");
	step.intensity = 99;
	fit_both(step, "1m", "");
}

static void
named(struct vk__fit_step step, const char *label, const char *notes,
    const char *workout)
{
	fit_clear();
	fit_add(step, label, notes);
	fit_gives(false, workout, "");
}

/* Our own names give back what numbers cannot say. */
Test(fit_raise, own_names)
{
	named(fit_minute(4, 0, 92, 98), "95 % FTP", "", "1m@95");
	named(fit_minute(4, 0, 105, 113), "108.75 % FTP", "", "1m@108.75");
	named(fit_minute(4, 0, 91, 105), "Z4", "go", "1m@z4\"go\"");
	named(fit_minute(4, 0, 121, 129), "100 % PMA", "", "1m@pma100");
	named(fit_minute(4, 0, 1238, 1252), "3.5 W/kg", "", "1m@3.5wkg");
	named(fit_minute(4, 0, 92, 98), "95 % FTP · 90 rpm",
	    "go · cadence 90 rpm", "1m@95#90\"go\"");
	named(fit_minute(4, 0, 92, 98), "95 % FTP · HR 150 bpm",
	    "FC 150 bpm", "1m@95@bpm150");
	named(fit_minute(1, 0, 246, 254), "HR 150 bpm", "", "1m@bpm150");
	named(fit_minute(3, 0, 87, 93), "90 rpm", "", "1m#90");
	named(fit_open(0, 60000), "MAX", "all out", "1m@max");
	named(fit_open(0, 60000), "FREE", "", "1m@free");
	named(fit_open(0, 60000), "RPE 7/10", "RPE 7/10", "1m@rpe7");
}

/* Numbers that were changed since count, and the name is a cue. */
Test(fit_raise, names_that_disagree)
{
	named(fit_minute(4, 0, 102, 108), "95 % FTP", "",
	    "1m@102-108\"95 % FTP\"");
	named(fit_minute(4, 0, 88, 96), "88–94 % FTP", "",
	    "1m@88-96\"88–94 % FTP\"");
	named(fit_minute(4, 0, 1092, 1098), "95 % FTP", "",
	    "1m@92-98w\"95 % FTP\"");
	named(fit_open(0, 60000), "95 % FTP", "", "1m\"95 % FTP\"");
	named(fit_minute(4, 0, 92, 98), "RPE 7/10", "",
	    "1m@92-98\"RPE 7/10\"");
	named(fit_minute(1, 0, 246, 254), "HR 85 % max", "",
	    "1m@bpm146-154\"HR 85 % max\"");
	named(fit_minute(4, 0, 92, 98), "Interval", "push",
	    "1m@92-98\"Interval · push\"");
	named(fit_minute(4, 0, 92, 98), "", "push", "1m@92-98\"push\"");
	/* Words that only look like ours stay. */
	named(fit_minute(4, 0, 92, 98), "95 % FTP", "cadence 90 rpm",
	    "1m@95\"cadence 90 rpm\"");
	named(fit_minute(4, 0, 92, 98), "95 % FTP · 90 rpm",
	    "gocadence 90 rpm", "1m@95#90\"gocadence 90 rpm\"");
}
