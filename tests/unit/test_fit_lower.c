/* SPDX-License-Identifier: MIT */
/* What becomes of steps and groups in a FIT file, and what is lost. */
#include "../../lib/formats/fit_lower.h"

#include "fit_workout.h"

static vk_export_options options;
static struct vk__fit_steps steps;
static struct vk__notes notes;
static struct vk__losses losses;
static vk_error err;

static void
begin(void)
{
	vk_export_options_init(&options);
}

static void
end(void)
{
	vk__fit_steps_free(&steps);
	vk_buf_free(&fit_shown);
}

TestSuite(fit_lower, .init = begin, .fini = end);

static vk_status
lower(const char *json)
{
	vk_record *rec = steps_record(json, "");
	vk_workout w = { 0 };
	const struct vk__terms terms = { &w, &options, "en", 0, &notes,
		&losses };
	vk_status status;

	memset(&err, 0, sizeof err);
	vk__notes_clear(&notes);
	vk__losses_clear(&losses);
	cr_assert_eq(vk_record_workout(rec, &w, NULL), VK_OK);
	status = vk__fit_lower(&steps, &terms, &err);
	vk_workout_free(&w);
	vk_record_free(rec);
	return status;
}

/* The codes of notes and losses, with their arguments. */
static const char *
told(void)
{
	static vk_buf text;
	size_t i;

	vk_buf_clear(&text);
	for (i = 0; i < notes.count; i++) {
		vk_buf_add_char(&text, '|');
		vk_buf_add_text(&text, notes.note[i].code);
		vk_buf_add_char(&text, ' ');
		vk_buf_add_text(&text, notes.note[i].arg[0]);
	}
	for (i = 0; i < losses.count; i++) {
		vk_buf_add_char(&text, '!');
		vk_buf_add_text(&text, losses.loss[i].code);
		vk_buf_add_char(&text, ' ');
		vk_buf_add_text(&text, losses.loss[i].arg[0]);
		vk_buf_add_char(&text, '>');
		vk_buf_add_text(&text, losses.loss[i].arg[1]);
	}
	return vk_buf_text(&text);
}

static void
check(const char *json, const char *want, const char *says)
{
	cr_expect_eq(lower(json), VK_OK, "%s: %s", json, err.format);
	cr_expect_str_eq(show_fit(&steps), want, "%s\nis %s", json,
	    fit_shown.data);
	cr_expect_str_eq(told(), says, "%s\nsays %s", json, told());
}

static void
refused(const char *json, vk_status status, const char *code)
{
	cr_expect_eq(lower(json), status, "%s", json);
	cr_expect_str_eq(err.code, code, "%s", json);
}

#define STEP(length, more) "{" length "," more "}"
#define T(s) "'duration':" s
#define P(v, u) "'power':{'value':" v ",'units':'" u "'}"
#define PP(a, b, u) "'power':{'start':" a ",'end':" b ",'units':'" u "'}"

/* A single number is widened around its middle; halves keep it exact. */
Test(fit_lower, powers)
{
	check(STEP(T("60"), P("95", "%ftp")),
	    "time 60000 power 92-98 (0) '95 % FTP'\n", "|export-width 3");
	check(STEP(T("60"), P("62.5", "%ftp")),
	    "time 60000 power 61-64 (0) '62.5 % FTP'\n", "|export-width 3");
	check(STEP(T("60"), P("108.75", "%ftp")),
	    "time 60000 power 105-113 (0) '108.75 % FTP'\n",
	    "|export-width 3!loss-range 108.75 % FTP>109 % FTP");
	check(STEP(T("60"), PP("88", "94", "%ftp")),
	    "time 60000 power 88-94 (0) '88–94 % FTP'\n", "");
	check(STEP(T("60"), PP("94", "88", "%ftp")),
	    "time 60000 power 88-94 (0) '94–88 % FTP'\n", "");
	check(STEP(T("60"), P("250", "w")),
	    "time 60000 power 1243-1257 (0) '250 W'\n", "|export-width 3");
	check(STEP(T("60"), P("4", "power_zone")),
	    "time 60000 power 91-105 (0) 'Z4'\n", "|export-target Z4");
	check(STEP(T("60"), P("100", "%pma")),
	    "time 60000 power 121-129 (0) '100 % PMA'\n",
	    "|export-target 100 % PMA|export-pma-ratio 0.8|export-width 3");
	options.tolerance = 0;
	check(STEP(T("60"), P("95", "%ftp")),
	    "time 60000 power 95-95 (0) '95 % FTP'\n", "");
	check(STEP(T("60"), P("62.5", "%ftp")),
	    "time 60000 power 62-63 (0) '62.5 % FTP'\n", "");
	options.athlete.weight = 70;
	check(STEP(T("60"), P("3.5", "w/kg")),
	    "time 60000 power 1245-1245 (0) '3.5 W/kg'\n",
	    "|export-weight 70");
}

/* From 1000 on a number would be watts. */
Test(fit_lower, limits)
{
	refused(STEP(T("60"), P("3.5", "w/kg")), VK_EUNABLE, "export-weight");
	refused(STEP(T("60"), P("1000", "%ftp")), VK_EUNABLE, "export-most");
	refused(STEP(T("60"), P("2001", "%ftp")), VK_EVALUE, "export-power");
	refused(STEP(T("60"), P("0", "%ftp")), VK_EVALUE, "export-power");
	refused(STEP(T("60"), P("8", "power_zone")), VK_EVALUE,
	    "export-power");
	refused(STEP(T("60"), "'cadence':{'value':300,'units':'rpm'}"),
	    VK_EVALUE, "export-cadence");
	check(STEP(T("60"), P("990", "%ftp")),
	    "time 60000 power 981-999 (0) '990 % FTP'\n", "|export-width 3");
}

Test(fit_lower, lengths)
{
	check("{'distance':1234.567}", "dist 123457 (0)\n", "");
	check("{'distance':0.001}", "dist 1 (0)\n", "");
	check("{'until_lap_press':true}", "open (0)\n", "");
	check("{'until_lap_press':true,'duration':300}", "open (0)\n",
	    "!loss-estimate 5 min>");
	check("{'intensity':'recovery'}", "open (4)\n", "|export-lap ");
	check("{'duration':60,'distance':500}", "time 60000 (0)\n",
	    "!loss-distance 500>1 min");
	check("{'duration':86400}", "time 86400000 (0)\n", "");
}

/* One target; the others are words. */
Test(fit_lower, targets)
{
	check("{'duration':60,'hr':{'value':150,'units':'bpm'}}",
	    "time 60000 hr 246-254 (0) 'HR 150 bpm'\n", "|export-width 3");
	check("{'duration':60,'hr':{'start':70,'end':80,'units':'%hr'}}",
	    "time 60000 hr 70-80 (0) 'HR 70–80 % max'\n", "");
	check("{'duration':60,'hr':{'value':99,'units':'%hr'}}",
	    "time 60000 hr 98-100 (0) 'HR 99 % max'\n", "|export-width 3");
	check("{'duration':60,'hr':{'value':2,'units':'hr_zone'}}",
	    "time 60000 hr z2 (0) 'HR Z2'\n", "");
	check("{'duration':60,'hr':{'value':95,'units':'%lthr'}}",
	    "time 60000 (0) 'HR 95 % LTHR' 'heart rate 95 % LTHR'\n",
	    "!loss-hr 95 % LTHR>");
	check("{'duration':60,'cadence':{'start':85,'end':95,'units':'rpm'}}",
	    "time 60000 cadence 85-95 (0) '85–95 rpm'\n", "");
	check(STEP(T("60"), P("95", "%ftp")
	    ",'cadence':{'value':90,'units':'rpm'},"
	    "'rpe':{'value':7,'units':'rpe'},'text':'go'"),
	    "time 60000 power 92-98 (0) '95 % FTP · 90 rpm · RPE 7/10' "
	    "'go · cadence 90 rpm · RPE 7/10'\n",
	    "|export-width 3!loss-cadence 90 rpm>!loss-rpe 7/10>");
	check("{'duration':60,'maxeffort':true}",
	    "time 60000 (0) 'MAX' 'all out'\n", "!loss-max-free >");
	check("{'duration':60,'freeride':true}", "time 60000 (0) 'FREE'\n",
	    "");
	check("{'duration':60,'intensity':'recovery'}", "time 60000 (4)\n",
	    "");
}

/* Steady parts of at most 5 % or 12 W, none under 10 s. */
Test(fit_lower, ramps)
{
	check(STEP(T("900"), "'ramp':true," PP("45", "65", "%ftp")),
	    "time 225000 power 46-49 (0) '45→65 % FTP 1/4'\n"
	    "time 225000 power 51-54 (0) '45→65 % FTP 2/4'\n"
	    "time 225000 power 56-59 (0) '45→65 % FTP 3/4'\n"
	    "time 225000 power 61-64 (0) '45→65 % FTP 4/4'\n",
	    "!loss-ramp 45→65 % FTP>4");
	check(STEP(T("25"), "'ramp':true,'text':'up'," PP("200", "224", "w")),
	    "time 12000 power 1200-1212 (0) '200→224 W 1/2' 'up'\n"
	    "time 13000 power 1211-1225 (0) '200→224 W 2/2'\n",
	    "!loss-ramp 200→224 W>2");
	check(STEP(T("15"), "'ramp':true," PP("90", "50", "%ftp")),
	    "time 15000 power 50-90 (0) '90→50 % FTP'\n",
	    "!loss-ramp 90→50 % FTP>1");
	check(STEP("'until_lap_press':true", "'ramp':true,"
	    PP("50", "70", "%ftp")), "open power 50-70 (0) '50→70 % FTP'\n",
	    "!loss-ramp 50→70 % FTP>1");
	cr_expect_eq(lower(STEP(T("7200"), "'ramp':true,"
	    PP("30", "230", "%ftp"))), VK_OK);
	cr_expect_eq(steps.count, VK__FIT_SLICES);
}

#define A STEP(T("60"), P("120", "%ftp") ",'intensity':'interval'")
#define B STEP(T("30"), "'intensity':'recovery'")
#define GROUP(n, s) "{'reps':" n ",'steps':[" s "]}"

Test(fit_lower, groups)
{
	check(GROUP("5", A "," B),
	    "time 60000 power 116-124 (5) '120 % FTP'\n"
	    "time 30000 (4)\nrepeat 0 x5\n", "|export-width 3");
	check(GROUP("1", A "," B),
	    "time 60000 power 116-124 (5) '120 % FTP'\ntime 30000 (4)\n",
	    "|export-width 3");
	check(B "," GROUP("3", GROUP("5", A "," B) "," B),
	    "time 30000 (4)\ntime 60000 power 116-124 (5) '120 % FTP'\n"
	    "time 30000 (4)\nrepeat 1 x5\ntime 30000 (4)\nrepeat 1 x3\n",
	    "|export-width 3");
}

/* Three inside each other: the outermost is written out. */
Test(fit_lower, nested)
{
	check(GROUP("2", GROUP("3", GROUP("4", B)) "," B),
	    "time 30000 (4)\nrepeat 0 x4\nrepeat 0 x3\ntime 30000 (4)\n"
	    "time 30000 (4)\nrepeat 4 x4\nrepeat 4 x3\ntime 30000 (4)\n",
	    "|export-repeat 2");
	check(GROUP("2", GROUP("1", GROUP("3", GROUP("1", B)))),
	    "time 30000 (4)\nrepeat 0 x3\nrepeat 0 x2\n", "");
}

/* A group's cue goes before that of its first step. */
Test(fit_lower, cues)
{
	check("{'reps':2,'text':'set','steps':[{'reps':3,'text':'in','steps':["
	    "{'duration':30,'text':'go'},{'duration':30,'text':'off'}]}]}",
	    "time 30000 (0) '' 'set · in · go'\ntime 30000 (0) '' 'off'\n"
	    "repeat 0 x3\nrepeat 0 x2\n", "");
}

/* Cut at a character's end; "é" is two bytes. */
Test(fit_lower, long_cue)
{
	vk_buf json = { 0 };
	int i;

	vk_buf_add_text(&json, "{'duration':30,'text':'x");
	for (i = 0; i < 200; i++)
		vk_buf_add_text(&json, "é");
	vk_buf_add_text(&json, "'}");
	cr_assert_eq(lower(vk_buf_text(&json)), VK_OK);
	cr_expect_eq(steps.step[0].notes_len, 253);
	cr_expect_str_eq(told(), "!loss-text >");
	vk_buf_free(&json);
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
	cr_expect_eq(lower(vk_buf_text(&json)), VK_OK);
	cr_expect_eq(steps.count, 20 * (20 * 10 + 2));
	vk_buf_free(&json);
}
