/* SPDX-License-Identifier: MIT */
/* What stands before the data of ERG and MRC files. */
#include "erg_file.h"

TestSuite(erg_header, .init = import_begin, .fini = import_end);

#define COURSE(head) "[COURSE HEADER]\n" head "[END COURSE HEADER]\n" \
	DATA("0 100\n1 100\n")

Test(erg_header, settings_in_any_order)
{
	file_reads(COURSE("FTP = 250\nMINUTES WATTS\nFILE NAME = Long day.mrc\n"
	    "DESCRIPTION =\n"), "1m@100w");
	cr_assert_str_eq(file_member("name"), "\"Long day\"");
	cr_assert(strstr(file_member("vekta"), "\"ftp\":250") != NULL);
	file_reads(COURSE("MINUTES WATTS\nFILE NAME = .erg\nFTP =\n"),
	    "1m@100w");
	cr_assert_str_eq(file_member("name"), "\".erg\"");
	cr_assert(strstr(file_member("vekta"), "ftp") == NULL);
}

/* Of two settings the last counts; unknown ones are kept. */
Test(erg_header, others)
{
	file_reads(COURSE("MINUTES WATTS\nDESCRIPTION = a\nDESCRIPTION = b\n"
	    "Mode = \"x\"\nVERSION = 2\nUNITS = METRIC\n"), "1m@100w");
	cr_assert_str_eq(file_member("description"), "\"b\"");
	cr_assert(strstr(file_member("vekta"),
	    "\"other\":{\"Mode\":\"\\\"x\\\"\"}") != NULL);
}

Test(erg_header, refused)
{
	file_refused("[COURSE HEADER]\nDISTANCE GRADE\n", VK_ESYNTAX,
	    "erg-units", 2, 1);
	file_refused("[COURSE HEADER]\nMINUTES MILES\n", VK_ESYNTAX,
	    "erg-units", 2, 9);
	file_refused("[COURSE HEADER]\nFTP = abc\nMINUTES WATTS\n", VK_ESYNTAX,
	    "erg-ftp", 2, 7);
}
