/* SPDX-License-Identifier: MIT */
#include "formats_record.h"

static vk_export *writer;
static vk_export_options options;
static vk_error err;

static void
start(void)
{
	cr_assert_eq(vk_export_new(&writer), VK_OK);
	vk_export_options_init(&options);
	memset(&err, 0, sizeof err);
}

static void
end(void)
{
	vk_export_free(writer);
}

TestSuite(icu_write, .init = start, .fini = end);

static void
writes(const char *steps, const char *more, const char *expected)
{
	vk_record *rec = steps_record(steps, more);
	char text[256];
	const char *data;
	size_t len;
	vk_buf file = { 0 };
	vk_status status = vk_export_begin(writer, rec, &options, &err);

	if (status == VK_OK)
		status = vk_export_write(writer, vk_format_find("icu"), &err);
	cr_assert_eq(status, VK_OK, "%s: %s", steps,
	    vk_error_text(&err, NULL, text, sizeof text));
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(&file, data, len);
	cr_assert_str_eq(vk_buf_text(&file), expected);
	vk_buf_free(&file);
	vk_record_free(rec);
}

static void
loses(size_t index, const char *code, const char *step)
{
	const vk_loss *loss = vk_export_loss(writer, index);

	cr_assert_neq(loss, NULL);
	cr_assert_str_eq(loss->code, code);
	cr_assert_str_eq(loss->step, step);
}

#define STEP(members) "{'duration':60," members "}"
#define FTP(value) "'power':{'value':" #value ",'units':'%ftp'}"
#define TARGET(name, value, unit) \
	"'" name "':{'value':" #value ",'units':'" unit "'}"

Test(icu_write, paragraphs)
{
	writes("{'duration':600,'warmup':true,'ramp':true,'power':{'start':45,"
	    "'end':65,'units':'%ftp'}},{'reps':3,'text':'Main','steps':["
	    STEP(FTP(95)) "," STEP("'intensity':'recovery'") "]},"
	    STEP(FTP(70)) "," STEP("'cooldown':true") "," STEP("'cooldown':"
	    "true"), "", "Warmup\n- 10m ramp 45-65%\n\nMain 3x\n- 1m 95%\n"
	    "- 1m intensity=recovery\n\n- 1m 70%\n\nCooldown\n- 1m\n- 1m\n");
	writes("{'duration':5025," FTP(50) "}", "", "- 1h23m45s 50%\n");
	writes(STEP("'warmup':true"), "", "Warmup\n- 1m\n");
}

Test(icu_write, roles_where_no_heading_says_them)
{
	writes(STEP(FTP(95)) "," STEP("'warmup':true") "," STEP(FTP(95)) ","
	    STEP("'intensity':'rest'") "," STEP("'cooldown':true") ","
	    STEP(FTP(95)), "", "- 1m 95%\n- 1m intensity=warmup\n- 1m 95%\n"
	    "- 1m intensity=rest\n- 1m intensity=cooldown\n- 1m 95%\n");
}

Test(icu_write, groups_inside_groups)
{
	vk_buf notes = { 0 };

	writes("{'reps':2,'steps':[{'reps':2,'text':'in','steps':["
	    STEP(FTP(120)) "," STEP(FTP(50)) "]},{'duration':90}]}", "",
	    "2x\n- in 1m 120%\n- 1m 50%\n- in 1m 120%\n- 1m 50%\n- 1m30s\n");
	vk_export_notes(writer, "en", "", &notes);
	cr_assert_str_eq(vk_buf_text(&notes),
	    "repetitions inside repetitions are written out\n");
	vk_buf_free(&notes);
	writes("{'reps':1,'text':'a','steps':[" STEP(FTP(50)) "]}", "",
	    "- a 1m 50%\n");
}

Test(icu_write, targets)
{
	writes(STEP("'power':{'start':200,'end':220,'units':'w'}") ","
	    STEP("'power':{'start':2,'end':3,'units':'power_zone'}") ","
	    STEP(TARGET("hr", 85, "%hr")) "," STEP(TARGET("hr", 95, "%lthr"))
	    "," STEP(TARGET("hr", 2, "hr_zone")) ","
	    STEP("'freeride':true," TARGET("cadence", 90, "rpm")), "",
	    "- 1m 200-220w\n- 1m Z2-Z3\n- 1m 85% HR\n- 1m 95% LTHR\n"
	    "- 1m Z2 HR\n- 1m freeride 90rpm\n");
	cr_assert_eq(vk_export_loss(writer, 0), NULL);
}

Test(icu_write, what_becomes_per_cent)
{
	writes(STEP(TARGET("power", 100, "%pma")) ",{'duration':60,'ramp':true,"
	    "'power':{'start':2,'end':3,'units':'power_zone'}}", "",
	    "- 1m 125%\n- 1m ramp 56-90%\n");
	options.athlete.ftp = 250;
	options.athlete.weight = 70;
	writes(STEP(TARGET("power", 4, "w/kg")), "", "- 1m 112%\n");
}

Test(icu_write, what_is_only_a_cue)
{
	writes(STEP(TARGET("hr", 150, "bpm")) "," STEP(TARGET("rpe", 7, "rpe"))
	    "," STEP("'maxeffort':true,'text':'go'"), ",'vekta':{'lang':'fr'}",
	    "- FC 150 bpm <!> 1m\n- RPE 7/10 <!> 1m\n- go · à fond <!> 1m\n");
	loses(0, "loss-hr", "1");
	loses(1, "loss-rpe", "2");
	loses(2, "loss-max-cue", "3");
}

/* What may be read as more than words is marked where it ends. */
Test(icu_write, where_words_end)
{
	writes(STEP("'text':'stay tall'," FTP(95)) ","
	    STEP("'text':'3x30 s'," FTP(95)) ","
	    STEP("'text':'up, seated'," FTP(95)) ","
	    STEP("'text':'uphill'," TARGET("rpe", 7, "rpe")), "",
	    "- stay tall 1m 95%\n- 3x30 s <!> 1m 95%\n"
	    "- up, seated <!> 1m 95%\n- uphill · RPE 7/10 <!> 1m\n");
}

Test(icu_write, what_only_one_can_be_said_of)
{
	writes(STEP("'freeride':true," FTP(60)) ","
	    STEP("'distance':1500," FTP(70)), "", "- 1m 60%\n- 1m 70%\n");
	loses(0, "loss-free", "1");
	loses(1, "loss-distance", "2");
}

Test(icu_write, cues_with_times)
{
	writes(STEP("'text':'go  · [0:10] up · [0:20] 30 more'," FTP(95)), "",
	    "- go 10^up 20^10 30 more <!> 1m 95%\n");
	writes(STEP("'text':'[0:20] up · [0:10] 2'," FTP(95)), "",
	    "- [0:20] up · [0:10] 2 <!> 1m 95%\n");
	writes(STEP("'text':'go · [0:10] 30s hard · [0:20] ok'," FTP(95)), "",
	    "- go 20^ok <!> 1m 95%\n");
	loses(0, "loss-cue", "1");
	cr_assert_str_eq(vk_export_loss(writer, 0)->arg[0], "30s hard");
	writes(STEP("'text':'  '," FTP(95)), "", "- 1m 95%\n");
}

/* A ramp of what is no target there is none. */
Test(icu_write, ramps_that_are_only_a_cue)
{
	writes(STEP("'ramp':true,'hr':{'start':120,'end':150,'units':'bpm'}"),
	    "", "- heart rate 120→150 bpm <!> 1m\n");
	loses(0, "loss-hr", "1");
	writes(STEP("'ramp':true,'hr':{'start':70,'end':80,'units':'%hr'}"),
	    "", "- 1m ramp 70-80% HR\n");
}

Test(icu_write, cues_that_would_be_steps)
{
	writes(STEP("'text':'hold 30s'," FTP(95)), "", "- 1m 95%\n");
	loses(0, "loss-cue", "1");
	cr_assert_str_eq(vk_export_loss(writer, 0)->arg[0], "hold 30s");
	writes(STEP("'text':'a\\nb'," FTP(95)), "", "- a b 1m 95%\n");
}

Test(icu_write, lengths)
{
	writes("{'distance':1500," FTP(80) "},{'until_lap_press':true},"
	    "{'duration':60,'until_lap_press':true,'text':'go'}," "{"
	    FTP(50) "}", "", "- 1500mtr 80%\n- Press lap\n- Press lap go 1m\n"
	    "- Press lap 50%\n");
}

Test(icu_write, refusals)
{
	vk_record *rec = steps_record(STEP(FTP(9500)), "");

	cr_assert_eq(vk_export_begin(writer, rec, &options, &err), VK_OK);
	cr_assert_eq(vk_export_write(writer, vk_format_find("icu"), &err),
	    VK_EVALUE);
	cr_assert_str_eq(err.code, "export-power");
	vk_record_free(rec);
	rec = steps_record(STEP(TARGET("cadence", 900, "rpm")), "");
	cr_assert_eq(vk_export_begin(writer, rec, &options, &err), VK_OK);
	cr_assert_eq(vk_export_write(writer, vk_format_find("icu"), &err),
	    VK_EVALUE);
	cr_assert_str_eq(err.code, "export-cadence");
	vk_record_free(rec);
}

/* A group that is done once is no repetition; blanks are no cue. */
Test(icu_write, what_says_nothing)
{
	vk_buf notes = { 0 };

	writes("{'reps':2,'steps':[{'reps':1,'steps':[" STEP(FTP(120)) "]},"
	    STEP(FTP(50)) "]}", "", "2x\n- 1m 120%\n- 1m 50%\n");
	vk_export_notes(writer, "en", "", &notes);
	cr_assert_str_eq(vk_buf_text(&notes), "");
	vk_buf_free(&notes);
	writes(STEP("'text':'   '," FTP(50)), "", "- 1m 50%\n");
	writes(STEP("'text':' go '," FTP(50)), "", "- go 1m 50%\n");
	cr_assert_eq(vk_export_loss(writer, 0), NULL);
}
