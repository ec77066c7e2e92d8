/* SPDX-License-Identifier: MIT */
/* The lines of ERG and MRC files, and those that are none. */
#include "erg_file.h"

TestSuite(erg_scan, .init = import_begin, .fini = import_end);

Test(erg_scan, numbers_that_are_none)
{
	file_refused(ERG("0.00\t100\n0,66667\t100\n"), VK_ESYNTAX,
	    "erg-comma", 10, 2);
	file_refused(ERG("0.00\t100,5\n"), VK_ESYNTAX, "erg-comma", 9, 9);
	file_refused(ERG("0.00\t250W\n"), VK_ESYNTAX, "erg-number", 9, 9);
	file_refused(ERG("0.00\t-20\n"), VK_ESYNTAX, "erg-number", 9, 6);
	file_refused(ERG("0.00\n"), VK_ESYNTAX, "erg-number", 9, 5);
	file_refused(ERG("0:40\t100\n"), VK_ESYNTAX, "erg-number", 9, 2);
	file_refused(ERG("0.00\t.\n"), VK_ESYNTAX, "erg-number", 9, 6);
	file_refused(ERG("0.00\t1 2\n"), VK_ESYNTAX, "erg-number", 9, 8);
	file_refused(ERG("0.00\t10001\n"), VK_ESYNTAX, "erg-power", 9, 6);
	file_refused(ERG("0.00\t1e999\n"), VK_ESYNTAX, "erg-number", 9, 7);
	file_refused(ERG("0.00\t9999999999999999\n"), VK_ESYNTAX,
	    "erg-number", 9, 6);
	file_refused(ERG("hello\n"), VK_ESYNTAX, "erg-number", 9, 1);
}

Test(erg_scan, times_that_make_no_sense)
{
	file_refused(ERG("0\t100\n5\t100\n4.9\t100\n"), VK_ESYNTAX,
	    "erg-back", 11, 1);
	file_refused(ERG("1\t100\n5\t100\n"), VK_ESYNTAX, "erg-begin", 9, 1);
	file_refused(ERG("0\t100\n100000001\t100\n"), VK_ESYNTAX, "erg-time",
	    10, 1);
	file_refused(ERG("0\t100\n"), VK_EVALUE, "import-empty", 10, 0);
}

Test(erg_scan, sections_that_break_off)
{
	file_refused(HEAD("WATTS") "[COURSE DATA]\n0 100\n5 100\n", VK_ESYNTAX,
	    "erg-end", 10, 0);
	file_refused(HEAD("WATTS"), VK_ESYNTAX, "erg-end", 7, 0);
	file_refused(ERG("0 1\n") DATA("0 1\n"), VK_ESYNTAX, "erg-section", 11,
	    1);
	file_refused(ERG("[COURSE TEXT]\n"), VK_ESYNTAX, "erg-section", 9, 1);
	file_refused(HEAD("WATTS") "[END COURSE DATA]\n", VK_ESYNTAX,
	    "erg-section", 8, 1);
	file_refused(HEAD("WATTS") "[COURSE DATAS]\n", VK_ESYNTAX,
	    "erg-section", 8, 1);
	file_refused(HEAD("WATTS") "x\n", VK_ESYNTAX, "erg-outside", 8, 1);
	file_refused("[COURSE HEADER]\n[END COURSE HEADER]\n" DATA("0 1\n"),
	    VK_ESYNTAX, "erg-units-missing", 3, 1);
}

Test(erg_scan, lenient)
{
	static const char open_head[] = "[COURSE HEADER]\nMINUTES WATTS\n"
	    DATA("0 100\n1 100\n");
	static const char old[] = "[COURSE HEADER]\nDESCRIPTION = \xe9t\xe9\n"
	    "MINUTES WATTS\n[END COURSE HEADER]\n" DATA("0 100\n1 100\n");

	file_refused(open_head, VK_ESYNTAX, "erg-section", 3, 1);
	file_refused(old, VK_EUTF8, "import-utf8", 2, 15);
	import_options.lenient = true;
	file_reads(open_head, "1m@100w");
	file_reads(old, "1m@100w");
	cr_assert_str_eq(file_notes(), "read as windows-1252, not UTF-8\n");
	cr_assert_str_eq(file_member("description"), "\"été\"");
}
