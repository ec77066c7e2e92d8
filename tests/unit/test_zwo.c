/* SPDX-License-Identifier: MIT */
#include "formats_record.h"

static vk_zwo *zwo;
static vk_export *export;
static vk_export_options options;
static vk_error err;

static void
start(void)
{
	cr_assert_eq(vk_zwo_new(&zwo), VK_OK);
	cr_assert_eq(vk_export_new(&export), VK_OK);
	vk_export_options_init(&options);
	memset(&err, 0, sizeof err);
}

static void
end(void)
{
	vk_zwo_free(zwo);
	vk_export_free(export);
}

TestSuite(zwo, .init = start, .fini = end);

static vk_status
write_zwo(const vk_record *rec)
{
	vk_status status = vk_export_begin(export, rec, &options, &err);

	return status != VK_OK ? status :
	    vk_export_write(export, vk_format_find("zwo"), &err);
}

/* The file, without what stands before part, must begin with part. */
static void
holds(const char *steps, const char *more, const char *part)
{
	vk_record *rec = steps_record(steps, more);
	const char *data;
	char text[256];
	vk_buf file = { 0 };
	size_t len;

	cr_assert_eq(write_zwo(rec), VK_OK, "%s",
	    vk_error_text(&err, NULL, text, sizeof text));
	vk_export_bytes(export, &data, &len);
	vk_buf_add(&file, data, len);
	cr_assert(strstr(vk_buf_text(&file), part) != NULL, "%s\nin\n%s",
	    part, file.data);
	cr_assert_eq(vk_zwo_check(zwo, data, len, true, NULL, &err), VK_OK);
	vk_buf_free(&file);
	vk_record_free(rec);
}

static void
refuses(const char *json, vk_status status, const char *code)
{
	vk_record *rec = record_of(json);
	const char *data;
	size_t len;

	cr_assert_eq(write_zwo(rec), status, "%s",
	    json);
	cr_assert_str_eq(err.code, code);
	vk_export_bytes(export, &data, &len);
	cr_assert_eq(len, 0);
	vk_record_free(rec);
}

#define STEP(members) "{'duration':60," members "}"
#define FTP(value) "'power':{'value':" #value ",'units':'%ftp'}"
#define RAMP(a, b) \
	"'ramp':true,'power':{'start':" #a ",'end':" #b ",'units':'%ftp'}"

Test(zwo, whole_file)
{
	holds(STEP(FTP(95)), ",'name':'A & B','description':'x < y',"
	    "'tags':['vekta'],'type':'Ride'",
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<workout_file>\n"
	    "\t<author>vekta</author>\n"
	    "\t<name>A &amp; B</name>\n"
	    "\t<description>x &lt; y</description>\n"
	    "\t<sportType>bike</sportType>\n"
	    "\t<tags>\n"
	    "\t\t<tag name=\"vekta\"/>\n"
	    "\t</tags>\n"
	    "\t<workout>\n"
	    "\t\t<SteadyState Duration=\"60\" Power=\"0.95\"/>\n"
	    "\t</workout>\n"
	    "</workout_file>");
}

Test(zwo, ramps)
{
	holds(STEP("'warmup':true," RAMP(50, 75)), "",
	    "<Warmup Duration=\"60\" PowerLow=\"0.5\" PowerHigh=\"0.75\"/>");
	holds(STEP("'cooldown':true," RAMP(75, 50)), "",
	    "<Cooldown Duration=\"60\" PowerLow=\"0.75\" "
	    "PowerHigh=\"0.5\"/>");
	holds(STEP("'warmup':true," RAMP(75, 50)), "", "<Ramp Duration");
	holds(STEP("'cooldown':true," RAMP(50, 75)), "", "<Ramp Duration");
	holds(STEP(RAMP(95, 105)), "",
	    "<Ramp Duration=\"60\" PowerLow=\"0.95\" PowerHigh=\"1.05\"/>");
}

Test(zwo, intervals)
{
	holds("{'reps':3,'steps':[" STEP(FTP(120)) "," STEP(FTP(50)) "]}", "",
	    "<workout>\n\t\t<IntervalsT Repeat=\"3\" OnDuration=\"60\" "
	    "OffDuration=\"60\" OnPower=\"1.2\" OffPower=\"0.5\"/>\n"
	    "\t</workout>");
	holds("{'reps':3,'text':'go','steps':["
	    STEP("'cadence':{'value':100,'units':'rpm'}," FTP(120)) ","
	    STEP("'cadence':{'value':85,'units':'rpm'}," FTP(50)) "]}", "",
	    "OffPower=\"0.5\" Cadence=\"100\" CadenceResting=\"85\">\n"
	    "\t\t\t<textevent timeoffset=\"0\" message=\"go\"/>");
}

Test(zwo, free_ride)
{
	holds(STEP("'maxeffort':true"), ",'vekta':{'lang':'fr'}",
	    "<FreeRide Duration=\"60\">\n"
	    "\t\t\t<textevent timeoffset=\"0\" message=\"à fond\"/>");
	holds(STEP("'freeride':true,'cadence':{'value':90,'units':'rpm'}"),
	    "", "<FreeRide Duration=\"60\" Cadence=\"90\"/>");
}

Test(zwo, hostile_text)
{
	holds(STEP("'text':'\\u001b[2J\\\"<&>\\n \\uFFFE'," FTP(95)),
	    ",'name':'\\u0001]]>','description':'\\u000b]]><x/>'",
	    "message=\"[2J&quot;&lt;&amp;&gt;\"");
	holds(STEP("'text':'\\u0001'," FTP(95)), "", "Power=\"0.95\"/>");
}

Test(zwo, author_and_ascii)
{
	options.author = "Zoé";
	holds(STEP(FTP(95)), "", "<author>Zoé</author>");
	options.ascii = true;
	holds(STEP(FTP(95)), ",'name':'Été'", "<author>Zoe</author>\n"
	    "\t<name>Ete</name>");
	options.author = "\x01";
	holds(STEP(FTP(95)), "", "<author>vekta</author>");
}

Test(zwo, notes_are_in_the_description)
{
	vk_buf notes = { 0 };

	holds(STEP("'intensity':'recovery'"), "",
	    "<description>Assumed:\n"
	    "- recovery without a target: 50 % FTP</description>");
	vk_export_notes(export, "fr", "* ", &notes);
	cr_assert_str_eq(vk_buf_text(&notes),
	    "* récupération sans cible : 50 % FTP\n");
	vk_buf_free(&notes);
}

Test(zwo, thirds_of_an_ftp)
{
	options.athlete.ftp = 270;
	holds(STEP("'power':{'value':200,'units':'w'}"), "",
	    "Power=\"0.7407\"");
}

Test(zwo, refusals)
{
	refuses("{}", VK_ABSENT, "export-empty");
	refuses("{'workout_doc':{'steps':[]}}", VK_ABSENT, "export-empty");
	refuses("{'type':'Run','workout_doc':{'steps':[" STEP(FTP(90)) "]}}",
	    VK_EUNABLE, "export-type");
	refuses("{'workout_doc':{'steps':[{'until_lap_press':true}]}}",
	    VK_EUNABLE, "export-open");
	refuses("{'workout_doc':{'steps':["
	    STEP("'power':{'value':200,'units':'w'}") "]}}", VK_EUNABLE,
	    "export-ftp");
	refuses("{'workout_doc':{'steps':[" STEP(FTP(9500)) "]}}", VK_EVALUE,
	    "export-power");
}

Test(zwo, works_again_after_a_refusal)
{
	refuses("{}", VK_ABSENT, "export-empty");
	holds(STEP(FTP(95)), "", "Power=\"0.95\"");
	holds(STEP(FTP(96)), "", "Power=\"0.96\"");
}

Test(zwo, largest_workout)
{
	holds("{'reps':1000,'steps':[{'reps':20,'steps':["
	    "{'duration':86400," FTP(95) "}]}]}", "", "Duration=\"86400\"");
}

Test(zwo, free_takes_nothing)
{
	vk_zwo_free(NULL);
}
