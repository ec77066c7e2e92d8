/* SPDX-License-Identifier: MIT */
/* From the points of a curve to steps, and what they are called. */
#include <stdlib.h>

#include "erg_file.h"

TestSuite(erg_read, .init = import_begin, .fini = import_end);

Test(erg_read, steps_and_ramps)
{
	file_reads(ERG("0.00\t100\n10.00\t100\n10.00\t250\n15.00\t250\n"
	    "15.00\t150\n20.00\t50\n"), "10m@100w 5m@250w 5m@150>50w");
	file_reads(MRC("0.00\t50\n5.00\t75\n5.00\t87.5\n5.50\t87.5\n"),
	    "5m@50>75 30s@87.5");
	file_reads(HEAD("FTP") DATA("0\t50\n5\t50\n"), "5m@50");
}

Test(erg_read, corners_without_a_step)
{
	/* Rising and falling around one point, then on and on the same. */
	file_reads(ERG("0 100\n5 200\n10 100\n15 100\n20 100\n"),
	    "5m@100>200w 5m@200>100w 10m@100w");
	/* Twice the same power is two steps when the file says so. */
	file_reads(ERG("0 100\n5 100\n5 100\n10 100\n"), "5m@100w 5m@100w");
}

Test(erg_read, line_ends_and_blanks)
{
	file_reads("[COURSE HEADER]\rMINUTES WATTS\r[END COURSE HEADER]\r"
	    "[COURSE DATA]\r0 100\r1 100\r[END COURSE DATA]\r", "1m@100w");
	file_reads("; made by hand\r\n[course header]\r\nversion=2\r\n"
	    "Units  =  METRIC\r\ndescription = r=3min\r\n"
	    "File Name = My.ERG\r\nFTP = 250\r\nErgDbID = 7\r\n"
	    "  minutes   watts  \r\n[End Course Header]\r\n\r\n"
	    "[course data]\r\n  0.0    100  \r\n; half\r\n0.50 \t 100\r\n\r\n"
	    ".5 90%\r\n1. 90%\r\n[end course data]", "30s@100w 30s@90");
	cr_assert_str_eq(file_member("name"), "\"My\"");
	cr_assert_str_eq(file_member("description"), "\"r=3min\"");
	cr_assert_str_eq(file_member("type"), "\"Ride\"");
	cr_assert_str_eq(file_member("vekta"), "{\"version\":1,\"source\":"
	    "{\"format\":\"erg\",\"file\":\"f\",\"ftp\":250,"
	    "\"other\":{\"ErgDbID\":\"7\"}}}");
}

/* 40 s as two, four and five decimals of a minute. */
Test(erg_read, rounded_minutes)
{
	file_reads(ERG("0 100\n0.67 100\n0.67 200\n1.3333 200\n1.3333 100\n"
	    "2.00001 100\n"), "40s@100w 40s@200w 40s@100w");
	file_reads(ERG("0 100\n1 100\n1.001 100\n1.001 200\n2 200\n"),
	    "1m@100w 1m@200w");
	cr_assert_str_eq(file_notes(),
	    "a step of less than half a second is left out\n");
}

Test(erg_read, laps_and_cues)
{
	file_reads(ERG("0 100\n1 100\n1 LAP climb\n1 200\n2 200\n2\tLAP\n")
	    "[COURSE TEXT]\n0\tHello there\t10\n70\tUp 5\t10\n90 and\n"
	    "200\tlate\t10\n10\t\t5\n[END COURSE TEXT]\n",
	    "1m@100w\"Hello there\" "
	    "1m@200w\"climb · [0:10] Up 5 · [0:30] and · [2:20] late\"");
	cr_assert_str_eq(file_notes(),
	    "cues inside of steps stand in their text, with their time\n"
	    "a cue after the end stands in the last step\n");
	file_reads(ERG("0 100\n1 100\n1 200\n2 200\n")
	    "[COURSE TEXT]\n0\tgo\t10\n1.00\tup\t10\n1.5\tdown\t10\n"
	    "[END COURSE TEXT]\n", "1m@100w\"go\" 1m@200w\"up · [0:30] down\"");
	cr_assert(strstr(file_notes(), "taken as minutes") != NULL);
}

Test(erg_read, intervals_are_kept)
{
	file_reads(ERG("0 100\n1 100\n") "[INTERVAL DATA]\n0.00\t1.00\tA\n"
	    "0.5\t0.6\tB\n[END INTERVAL DATA]\n", "1m@100w");
	cr_assert(strstr(file_member("vekta.source"),
	    "\"other\":{\"intervals\":[\"0.00\\t1.00\\tA\",\"0.5\\t0.6\\tB\"]}"));
}

Test(erg_read, kinds)
{
	const char *erg = ERG("0 100\n1 100\n");

	cr_assert_eq(vk_import_read(importer, vk_format_find("mrc"), erg,
	    strlen(erg), &import_options, &import_err), VK_ESYNTAX);
	cr_assert_str_eq(import_err.code, "erg-kind");
	cr_assert_eq(vk_import_read(importer, vk_format_find("erg"), erg,
	    strlen(erg), &import_options, &import_err), VK_OK);
	file_reads(MRC("0 0\n1 0\n"), "1m@0");
	cr_assert_str_eq(vk_import_format(importer)->name, "mrc");
}

Test(erg_read, points_that_make_no_steps)
{
	file_refused(ERG("0\t100\n1441\t100\n"), VK_ELIMIT, "import-length",
	    10, 0);
	file_refused(ERG("0\t100\n1\t100%\n"), VK_EVALUE, "erg-mixed", 10, 0);
	file_refused(ERG("0\t100\n0\t100\n"), VK_EVALUE, "import-empty", 0, 0);
}

Test(erg_read, more_steps_than_a_record_holds)
{
	vk_buf file = { 0 };

	vk_buf_add_text(&file, HEAD("WATTS") "[COURSE DATA]\n");
	for (unsigned i = 0; i < 2 * 4097; i++) {
		vk_buf_add_uint(&file, (i + 1) / 2);
		vk_buf_add_text(&file, "\t100\n");
	}
	vk_buf_add_text(&file, "[END COURSE DATA]\n");
	cr_assert_eq(import_bytes(file.data, file.len), VK_ELIMIT);
	cr_assert_str_eq(import_err.code, "import-steps");
	vk_buf_free(&file);
}
