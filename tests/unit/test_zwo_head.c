/* SPDX-License-Identifier: MIT */
/* Names, descriptions, tags and the rest of the head. */
#include "zwo_file.h"

TestSuite(zwo_head, .init = import_begin, .fini = import_end);

Test(zwo_head, head)
{
	reads("<?xml version='1.0'?>\r\n<workout_file>\r\n"
	    "<author> A. U. Thor </author><name>Na &lt;me</name>\r\n"
	    "<description>one\r\n<![CDATA[<two>]]></description>"
	    "<category>C</category><subcategory>S</subcategory>"
	    "<sportType>bike</sportType><durationType>time</durationType>"
	    "<ftpOverride>251.5</ftpOverride>"
	    "<tags><tag name='VO2'/><tag>FTP</tag><tag/>"
	    "<tag> \t</tag><tag name=' '/></tags>"
	    "<uniqueId>7</uniqueId><ShowCP20>1</ShowCP20>"
	    STEPS "</workout_file>\r\n", false, "");
	member("name", "\"Na <me\"");
	member("type", "\"Ride\"");
	member("description", "\"one\\n<two>\"");
	member("tags", "[\"VO2\",\"FTP\"]");
	member("vekta.source", "{\"format\":\"zwo\",\"file\":\"a.zwo\","
	    "\"author\":\"A. U. Thor\",\"category\":\"C\",\"ftp\":251.5,"
	    "\"other\":{\"subcategory\":\"S\",\"uniqueId\":\"7\","
	    "\"ShowCP20\":\"1\"}}");
}

/* Any order, and no head at all. */
Test(zwo_head, order)
{
	reads("<workout_file>" STEPS "<tags/><name>x</name></workout_file>",
	    false, "");
	member("name", "\"x\"");
	reads(FILE_OF(""), false, "");
	member("name", "\"a\"");
	reads(FILE_OF("<name>x</name><name>y</name>"), false,
	    "|a second name is kept, not used");
	member("name", "\"x\"");
	member("vekta.source", "{\"format\":\"zwo\",\"file\":\"a.zwo\","
	    "\"notes\":[\"a second name is kept, not used\"],"
	    "\"other\":{\"name\":\"y\"}}");
	reads(FILE_OF("<ftpOverride>soon</ftpOverride>"), false, "");
	member("vekta.source", "{\"format\":\"zwo\",\"file\":\"a.zwo\","
	    "\"other\":{\"ftpOverride\":\"soon\"}}");
}

Test(zwo_head, lenient_head)
{
	refuses(FILE_OF("<n>x</n>"), false, VK_EVALUE,
	    "1: the element n is not known (--lenient keeps it)");
	reads(FILE_OF("<n>x</n>"), true, "|n is read as name");
	member("name", "\"x\"");
	refuses(FILE_OF("\n<mood>x</mood>"), false, VK_EVALUE,
	    "2: the element mood is not known (--lenient keeps it)");
	reads(FILE_OF("<mood loud='1'>x <b>y</b></mood>"), true, "");
	member("vekta.source", "{\"format\":\"zwo\",\"file\":\"a.zwo\","
	    "\"other\":{\"mood\":\"x y\",\"elements\":[{\"step\":0,"
	    "\"element\":\"mood\",\"loud\":\"1\"},{\"step\":0,\"element\":"
	    "\"b\"}]}}");
	refuses(FILE_OF("<mood loud='1'/>"), false, VK_EVALUE,
	    "1: the element mood is not known (--lenient keeps it)");
	refuses(FILE_OF("<name>a <b>b</b></name>"), false, VK_EVALUE,
	    "1: the element b is not known (--lenient keeps it)");
	reads(FILE_OF("<name>a <b>b</b></name>"), true, "");
	member("name", "\"a b\"");
	refuses(FILE_OF("<tags><t>x</t></tags>"), false, VK_EVALUE,
	    "1: the element t is not known (--lenient keeps it)");
	reads(FILE_OF("<tags><t>x</t></tags>"), true, "");
	reads("<Workout_File>" STEPS "</Workout_File>", true, "");
	refuses("<Workout_File>" STEPS "</Workout_File>", false, VK_EVALUE,
	    "1: no Zwift workout: the file is made of Workout_File");
	/* Zwift's own elements may hold others. */
	reads(FILE_OF("<test_details><a b='c'>d</a></test_details>"), false,
	    "");
}

Test(zwo_head, no_ride)
{
	int lenient;

	for (lenient = 0; lenient < 2; lenient++) {
		refuses(FILE_OF("<sportType>run</sportType>"), lenient,
		    VK_EVALUE, "1: only rides can be read, this is: run");
		refuses(FILE_OF("<durationType>distance</durationType>"),
		    lenient, VK_EVALUE,
		    "1: only steps in seconds can be read, these are: "
		    "distance");
		refuses("<gpx/>", lenient, VK_EVALUE,
		    "1: no Zwift workout: the file is made of gpx");
		refuses("<workout_file><name/></workout_file>", lenient,
		    VK_EVALUE, "0: the workout has no steps");
		refuses("<workout_file>" STEPS STEPS "</workout_file>",
		    lenient, VK_EVALUE,
		    "1: there is more than one workout in the file");
	}
}
