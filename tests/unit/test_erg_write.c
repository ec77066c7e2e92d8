/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "formats_record.h"

static vk_export *writer;
static vk_export_options options;
static vk_error err;

static void
start(void)
{
	cr_assert_eq(vk_export_new(&writer), VK_OK);
	vk_export_options_init(&options);
	options.athlete.ftp = 250;
	memset(&err, 0, sizeof err);
}

static void
end(void)
{
	vk_export_free(writer);
}

TestSuite(erg_write, .init = start, .fini = end);

static vk_status
write_file(const char *format, const char *steps, const char *more)
{
	vk_record *rec = steps_record(steps, more);
	vk_status status = vk_export_begin(writer, rec, &options, &err);

	if (status == VK_OK)
		status = vk_export_write(writer, vk_format_find(format), &err);
	vk_record_free(rec);
	return status;
}

/* The whole file, or the part of it that begins with the first of part. */
static void
writes(const char *format, const char *steps, const char *more,
    const char *part)
{
	char text[256], from[32];
	const char *data, *found;
	vk_buf file = { 0 };
	size_t len;

	cr_assert_eq(write_file(format, steps, more), VK_OK, "%s",
	    vk_error_text(&err, NULL, text, sizeof text));
	vk_export_bytes(writer, &data, &len);
	vk_buf_add(&file, data, len);
	snprintf(from, sizeof from, "%.*s", (int)strcspn(part, "\n"), part);
	found = strstr(vk_buf_text(&file), from);
	cr_assert_neq(found, NULL, "%s\nin\n%s", part, file.data);
	cr_assert_eq(strncmp(found, part, strlen(part)), 0, "%s\nis not\n%s",
	    found, part);
	vk_buf_free(&file);
}

static void
refuses(const char *format, const char *steps, const char *code)
{
	cr_assert_eq(write_file(format, steps, ""), VK_EUNABLE, "%s", steps);
	cr_assert_str_eq(err.code, code);
}

#define STEP(members) "{'duration':60," members "}"
#define FTP(value) "'power':{'value':" #value ",'units':'%ftp'}"
#define WATTS(value) "'power':{'value':" #value ",'units':'w'}"

Test(erg_write, whole_file)
{
	writes("erg", "{'duration':40," FTP(95) "},{'duration':20,"
	    "'text':'go',"  FTP(50) "}", ",'name':'5 × 3','description':'a'",
	    "[COURSE HEADER]\nVERSION = 2\nUNITS = ENGLISH\n"
	    "DESCRIPTION = a\nFILE NAME = 5 × 3\nFTP = 250\nMINUTES WATTS\n"
	    "[END COURSE HEADER]\n[COURSE DATA]\n0.00\t238\n0.66667\t238\n"
	    "0.66667\t125\n1.00\t125\n[END COURSE DATA]\n[COURSE TEXT]\n"
	    "40\tgo\t10\n[END COURSE TEXT]\n");
	writes("mrc", STEP(FTP(87.5)), "",
	    "MINUTES PERCENT\n[END COURSE HEADER]\n[COURSE DATA]\n0.00\t87.5\n"
	    "1.00\t87.5\n[END COURSE DATA]\n");
}

Test(erg_write, ramps_and_repeats)
{
	writes("mrc", "{'reps':2,'steps':[{'duration':60,'ramp':true,"
	    "'power':{'start':50,'end':75,'units':'%ftp'}}," STEP(FTP(60))
	    "]}", "", "[COURSE DATA]\n0.00\t50\n1.00\t75\n1.00\t60\n2.00\t60\n"
	    "2.00\t50\n3.00\t75\n3.00\t60\n4.00\t60\n[END");
}

/* One reader scales watts by the FTP of the header. */
Test(erg_write, ftp_line_only_when_watts_come_from_it)
{
	writes("erg", STEP(FTP(95)), "", "FTP = 250\nMINUTES WATTS\n");
	writes("erg", STEP(WATTS(230)) "," STEP("'intensity':'recovery'"), "",
	    "FILE NAME = Workout\nMINUTES WATTS\n");
	writes("mrc", STEP(WATTS(230)), "",
	    "FILE NAME = Workout\nMINUTES PERCENT\n");
}

Test(erg_write, watts_need_no_ftp)
{
	options.athlete.ftp = 0;
	writes("erg", STEP(WATTS(230)), "", "[COURSE DATA]\n0.00\t230\n");
	refuses("erg", STEP(WATTS(230)) "," STEP(FTP(90)), "export-erg-ftp");
	refuses("mrc", STEP(WATTS(230)), "export-ftp");
}

Test(erg_write, description_is_one_tame_line)
{
	writes("erg", STEP(FTP(95)), ",'description':'r=3min\\n\\tx [a]'",
	    "DESCRIPTION = r:3min  x (a)\n");
	writes("erg", STEP(FTP(95)), ",'name':'n'", "DESCRIPTION = n\n");
	writes("erg", STEP(FTP(95)), "", "DESCRIPTION = Workout\n");
	options.ascii = true;
	writes("erg", STEP(FTP(95)), ",'name':'Été'", "DESCRIPTION = Ete\n");
}

Test(erg_write, cues)
{
	writes("erg", "{'duration':5,'text':'Lap 3'," FTP(95) "}", "",
	    "0\t- Lap 3\t5\n");
	writes("erg", "{'duration':5,'text':'a=b\\tc'," FTP(95) "}", "",
	    "0\ta:b c\t5\n");
	writes("mrc", STEP("'cadence':{'value':90,'units':'rpm'}," FTP(95)),
	    ",'vekta':{'lang':'fr'}", "0\tcadence 90 rpm\t10\n");
	writes("mrc", STEP("'text':'\\u0001'," FTP(95)), "",
	    "[END COURSE DATA]\n");
}

Test(erg_write, what_has_no_power)
{
	refuses("mrc", STEP("'freeride':true"), "export-free-ride");
	refuses("mrc", STEP("'maxeffort':true"), "export-max-effort");
	refuses("mrc", STEP("'hr':{'value':150,'units':'bpm'}"),
	    "export-free-ride");
	options.free_ride = 60;
	options.max_effort = 150;
	writes("mrc", STEP("'freeride':true") "," STEP("'maxeffort':true"),
	    "", "[COURSE DATA]\n0.00\t60\n1.00\t60\n1.00\t150\n");
	cr_assert_str_eq(vk_export_loss(writer, 0)->code, "loss-free");
	cr_assert_str_eq(vk_export_loss(writer, 1)->code, "loss-max");
	cr_assert_str_eq(vk_export_loss(writer, 1)->step, "2");
	cr_assert_eq(vk_export_loss(writer, 2), NULL);
	/* A power that is there is better than any other. */
	writes("mrc", STEP("'freeride':true," FTP(70)), "",
	    "[COURSE DATA]\n0.00\t70\n");
}

Test(erg_write, two_decimals)
{
	options.decimals = 2;
	writes("mrc", "{'duration':40," FTP(95) "}", "",
	    "[COURSE DATA]\n0.00\t95\n0.67\t95\n");
}

Test(erg_write, largest_workout)
{
	writes("mrc", "{'reps':1000,'steps':[{'reps':20,'steps':["
	    "{'duration':86400," FTP(95) "}]}]}", "", "28800000.00\t95\n[END");
}
