/* SPDX-License-Identifier: MIT */
/*
 * Oddities of files in the wild that users of other programs have met, from
 * one format to the next: what one reader makes of them must not be lost on
 * the way out.
 */
#include <stdio.h>

#include "zwo_steps.h"

TestSuite(wild, .init = import_begin, .fini = import_end);

/* Of these a reader that cuts fractions shows one per cent less. */
Test(wild, powers_that_are_cut_elsewhere)
{
	static const unsigned pct[] = { 29, 57, 58, 113, 114, 115, 116, 201,
		203, 205, 207, 226, 228, 230, 232, 251, 253, 255 };
	char step[96], text[24];

	for (size_t i = 0; i < sizeof pct / sizeof *pct; i++) {
		snprintf(step, sizeof step, "<SteadyState Duration='60' "
		    "Power='%u.%02u'/>", pct[i] / 100, pct[i] % 100);
		snprintf(text, sizeof text, "1m@%u", pct[i]);
		both(step, text, "");
	}
}

/* Zwift's own files have such numbers there. */
Test(wild, paces_that_are_none)
{
	both("<SteadyState Duration='60' Power='0.5' pace='-1307163960'/>",
	    "1m@50", "|SteadyState: pace is kept, not used");
	cr_expect_not_null(strstr(import_member("vekta.source"),
	    "\"pace\":\"-1307163960\""));
	both("<Cooldown Duration='60' PowerLow='.6' PowerHigh='.5' "
	    "Pace='8268'/>", "c1m@60>50",
	    "|Cooldown: Pace is kept, not used");
}

/* One reader plays ramps in slices of ten seconds and loses the rest. */
Test(wild, ramps_of_any_length)
{
	both("<Ramp Duration='17' PowerLow='0.5' PowerHigh='0.6'/>",
	    "17s@50>60", "");
}

/* Shipped with a game: more than one unit of text events, in any order. */
Test(wild, text_events)
{
	both("<SteadyState Duration='360' Power='1'>"
	    "<textevent timeoffset='580' message='late'/>"
	    "<textevent timeoffset='10' message='b' y='240' duration='5'/>"
	    "<textevent timeoffset='0' message='a'/></SteadyState>",
	    "6m@100\"a · [0:10] b · [9:40] late\"",
	    "|a text event at 580 s lies outside its step"
	    "|cues inside of steps stand in their text, with their time");
}

/* What must be escaped and was not: the line is told. */
Test(wild, signs_that_were_not_escaped)
{
	static const char *const steps[] = {
		"\n<FreeRide Duration='9'><textevent timeoffset='0' "
		"message='up & down'/></FreeRide>",
		"\n<FreeRide Duration='9'><textevent timeoffset='0' "
		"message='a < b'/></FreeRide>",
		"\n<FreeRide Duration=\"9\"><textevent timeoffset=\"0\" "
		"message=\"say \"go\"\"/></FreeRide>" };

	for (size_t i = 0; i < 3; i++) {
		cr_expect_eq(read_steps(steps[i], true), VK_ESYNTAX);
		cr_expect_eq(strncmp(import_fault(),
		    "2: no well-formed XML: ", 23), 0, "%s", shown.data);
	}
}

/* -------------------------------------------------------------- ERG, MRC */

static void
course(const char *head, const char *data, const char *rest,
    const char *expected)
{
	vk_buf file = { 0 };

	vk_buf_add_text(&file, "[COURSE HEADER]\n");
	vk_buf_add_text(&file, head);
	vk_buf_add_text(&file, "[END COURSE HEADER]\n[COURSE DATA]\n");
	vk_buf_add_text(&file, data);
	vk_buf_add_text(&file, "[END COURSE DATA]\n");
	vk_buf_add_text(&file, rest);
	cr_expect_eq(import_bytes(file.data, file.len, false), VK_OK, "%s: %s",
	    file.data, import_fault());
	cr_expect_str_eq(import_shown(), expected, "%s\nis %s", file.data,
	    shown.data);
	vk_buf_free(&file);
}

/* Patterns of one reader match in any section; here a cue is a cue. */
Test(wild, cues_that_look_like_settings_or_laps)
{
	course("MINUTES WATTS\n", "0\t100\n1\t100\n1\t200\n2\t200\n",
	    "[COURSE TEXT]\n0\tFTP = 300\t10\n60\tLAP now\t10\n"
	    "[END COURSE TEXT]\n", "1m@100w\"FTP = 300\" 1m@200w\"LAP now\"");
	cr_expect_str_eq(import_member("vekta.source"),
	    "{\"format\":\"erg\",\"file\":\"a.zwo\"}");
}

/* An empty DESCRIPTION swallows the next line elsewhere. */
Test(wild, an_empty_description)
{
	course("VERSION = 2\nUNITS = ENGLISH\nDESCRIPTION =\n"
	    "FILE NAME = n\nMINUTES  PERCENT\n", "0.00 50.5\n1.00 50.5\n", "",
	    "1m@50.5");
	cr_expect_str_eq(import_member("description"), "");
	cr_expect_str_eq(import_member("name"), "\"n\"");
}

/* Where that FTP is another one than the rider's, watts are watts. */
Test(wild, the_ftp_line_changes_no_watts)
{
	course("FTP = 200\nMINUTES WATTS\n", "0\t250\n10\t250\n", "",
	    "10m@250w");
	cr_expect_str_eq(import_member("vekta.source"),
	    "{\"format\":\"erg\",\"file\":\"a.zwo\",\"ftp\":200}");
	course("FTP = 200\nMINUTES PERCENT\n", "0\t125\n10\t125\n", "",
	    "10m@125");
}

/* 40 s are 40 s, however the minutes are written. */
Test(wild, forty_seconds)
{
	course("MINUTES WATTS\n", "0\t300\n0.67\t300\n0.67\t100\n1\t100\n",
	    "", "40s@300w 20s@100w");
	course("MINUTES WATTS\n", "0\t300\n0.66667\t300\n0.66667\t100\n1\t100\n",
	    "", "40s@300w 20s@100w");
	course("MINUTES WATTS\n", "0\t300\n0.66\t300\n0.66\t100\n1\t100\n",
	    "", "40s@300w 20s@100w");
}
