/* SPDX-License-Identifier: MIT */
/* Zwift files as a whole: encodings, and what is no such file. */
#include "zwo_file.h"

TestSuite(zwo_read, .init = import_begin, .fini = import_end);

Test(zwo_read, stray_text)
{
	const char *file = "<workout_file><workout>\n)<MaxEffort "
	    "Duration='5'/></workout></workout_file>";

	refuses(file, false, VK_EVALUE, "2: text between the steps: )");
	reads(file, true, "|text between the steps is not used: )");
}

Test(zwo_read, no_xml)
{
	refuses("<workout_file>\n<name>x</workout_file>", true, VK_ESYNTAX,
	    "2: no well-formed XML: Opening and ending tag mismatch: name "
	    "line 2 and workout_file");
	cr_expect_eq(import_bytes("<workout_file>", 14, true), VK_ESYNTAX);
	cr_expect_eq(import_bytes("<", 1, true), VK_ESYNTAX);
	cr_expect_eq(import_bytes(FILE_OF("") "<x/>",
	    strlen(FILE_OF("") "<x/>"), true), VK_ESYNTAX);
	cr_expect_eq(import_bytes(FILE_OF("<name>\1</name>"),
	    strlen(FILE_OF("<name>\1</name>")), true), VK_ESYNTAX);
	cr_expect_eq(import_bytes("<workout_file>\0</workout_file>", 31,
	    true), VK_ESYNTAX);
	/* After a fault the next file is read as ever. */
	reads(FILE_OF(""), false, "");
}

/* é in windows-1252 and in UTF-8. */
Test(zwo_read, encodings)
{
	refuses(FILE_OF("\n\n<name>\xe9t\xe9 \x80</name>"), false, VK_EUTF8,
	    "3: the text is not UTF-8 (--lenient reads it as windows-1252)");
	reads(FILE_OF("<name>\xe9t\xe9 \x80</name>"), true,
	    "|read as windows-1252, not UTF-8");
	member("name", "\"été €\"");
	reads("<?xml version='1.0' encoding='UTF-8'?>"
	    FILE_OF("<name>\xe9</name>"), true,
	    "|read as windows-1252, not UTF-8");
	member("name", "\"é\"");
	reads("<?xml version='1.0' encoding='ISO-8859-1'?>"
	    FILE_OF("<name>\xe9</name>"), false, "");
	member("name", "\"é\"");
	reads("\xef\xbb\xbf" FILE_OF("<name>\xc3\xa9</name>"), false, "");
	member("name", "\"é\"");
	cr_expect_eq(import_bytes("<?xml version='1.0' encoding='utf-16'?>"
	    "<workout_file>" STEPS "</workout_file>", 103, false),
	    VK_ESYNTAX);
	reads("<?xml version='1.0' encoding='utf-16'?>"
	    FILE_OF("<name>\xc3\xa9</name>"), true,
	    "|the file is UTF-8, whatever it says");
	member("name", "\"é\"");
	/* What was noted before the bad byte is noted once. */
	reads("<workout_file><Name>x</Name><author>\xe9</author>" STEPS
	    "</workout_file>", true, "|read as windows-1252, not UTF-8"
	    "|Name is read as name");
}

static const char bomb[] =
    "<!DOCTYPE b [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>\n"
    "<workout_file><name>&b;</name></workout_file>";

/* No document type, so no entities, of this file or of others. */
Test(zwo_read, entities)
{
	int lenient;

	for (lenient = 0; lenient < 2; lenient++) {
		refuses(bomb, lenient, VK_ESYNTAX,
		    "1: a document type is not accepted");
		refuses("<!DOCTYPE w SYSTEM 'file:///etc/passwd'>\n"
		    FILE_OF(""), lenient, VK_ESYNTAX,
		    "1: a document type is not accepted");
		refuses("<!DOCTYPE w [<!ENTITY x SYSTEM '/etc/passwd'>]>"
		    FILE_OF("<name>&x;</name>"), lenient, VK_ESYNTAX,
		    "1: a document type is not accepted");
		cr_expect_eq(import_bytes(FILE_OF("<name>&x;</name>"),
		    strlen(FILE_OF("<name>&x;</name>")), lenient),
		    VK_ESYNTAX);
	}
	reads(FILE_OF("<name>&#233;&amp;</name>"), false, "");
	member("name", "\"é&\"");
}

/* Ten thousand elements inside each other, and a text of 16 MiB. */
Test(zwo_read, depth_and_size)
{
	vk_buf file = { 0 };
	vk_buf long_text = { 0 };
	int i;

	vk_buf_add_text(&file, "<workout_file>");
	for (i = 0; i < 10000; i++)
		vk_buf_add_text(&file, "<x>");
	cr_expect_eq(import_bytes(file.data, file.len, true), VK_ELIMIT);
	cr_expect_str_eq(import_fault(),
	    "1: elements inside each other, more than 32");
	vk_buf_clear(&file);
	vk_buf_add_text(&file, "<workout_file><mood>");
	for (i = 0; i < VK_IMPORT_BYTES / 8; i++)
		vk_buf_add_text(&long_text, "\xc3\xa9 text ");
	vk_buf_add(&file, long_text.data, long_text.len);
	cr_expect_eq(import_bytes(file.data, file.len, true), VK_ELIMIT);
	cr_expect_str_eq(import_fault(), "0: the file is longer than 16 MiB");
	vk_buf_free(&file);
	vk_buf_free(&long_text);
}

/* Names of many files do not pile up in the parser. */
Test(zwo_read, many_names)
{
	vk_buf file = { 0 };
	int i, j;

	for (i = 0; i < 30; i++) {
		vk_buf_clear(&file);
		vk_buf_add_text(&file, "<workout_file>" STEPS);
		for (j = 0; j < 300; j++) {
			vk_buf_add_text(&file, "<x");
			vk_buf_add_uint(&file, (uint64_t)(i * 300 + j));
			vk_buf_add_text(&file, "/>");
		}
		vk_buf_add_text(&file, "</workout_file>");
		cr_assert_eq(import_bytes(file.data, file.len, true), VK_OK);
	}
	vk_buf_free(&file);
}
