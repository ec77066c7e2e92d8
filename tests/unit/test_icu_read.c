/* SPDX-License-Identifier: MIT */
#include "formats_file.h"

TestSuite(icu_read, .init = import_begin, .fini = import_end);

Test(icu_read, whole_workout)
{
	file_reads("An hour of work.\n\nWarmup\n- 10m ramp 45-65% 90rpm\n\n"
	    "Main set 5x\n- Stay tall 3m 95-100% 90-95rpm\n"
	    "- Press lap Easy 2m 50% intensity=recovery\n\n"
	    "Cooldown\r\n- 5m Z1\r\n",
	    "w10m@45>65#90 5*(3m@95-100#90-95\"Stay tall\" "
	    "/2mlap@50\"Easy\") c5m@z1");
	cr_assert_str_eq(file_member("description"), "\"An hour of work.\"");
	cr_assert(strstr(file_member("workout_doc"),
	    "{\"text\":\"Main set\",\"reps\":5,") != NULL);
	cr_assert_str_eq(vk_import_format(importer)->name, "icu");
}

Test(icu_read, targets)
{
	file_reads("- 10m 220w\n- 10m 200-240w\n- 10m Z2-Z3\n- 10m 70% HR\n"
	    "- 10m 90-95% LTHR\n- 10m Z2 HR\n- 10m 150bpm HR\n"
	    "- 10m 150-160bpm\n- 20m freeride 85rpm\n- 5m 75% 150bpm\n"
	    "- 15m 45-60% 75% HR\n",
	    "10m@220w 10m@200-240w 10m@z2-3 10m@hr70 10m@lthr90-95 "
	    "10m@hrz2 10m@bpm150 10m@bpm150-160 20m@free#85 5m@75@bpm150 "
	    "15m@45-60@hr75");
}

Test(icu_read, lengths)
{
	file_reads("- 2km 80%\n- 500mtr Z4\n- Press lap 50%\n- 5m 50% press "
	    "lap\n- Press lap\n",
	    "2000mt@80 500mt@z4 lap@50 5mlap@50 lap");
}

Test(icu_read, groups_end_with_an_empty_line)
{
	file_reads("3x\n- 1m 120%\n- 1m 50%\n\n- 5m 50%\n\nSet 2x\n- 1m 90%\n"
	    "Cool down\n- 5m 40%\n",
	    "3*(1m@120 1m@50) 5m@50 2*(1m@90) c5m@40");
}

Test(icu_read, roles_as_the_parser_has_them)
{
	file_reads("- 5m 50%\n\n2x\n- 1m 90%\n", "5m@50 2*(1m@90)");
	cr_assert_str_eq(file_member("workout_doc"), "{\"duration\":420,"
	    "\"steps\":[{\"duration\":300,\"power\":{\"value\":50,\"units\":"
	    "\"%ftp\"},\"intensity\":\"active\"},{\"reps\":2,\"steps\":["
	    "{\"duration\":60,\"power\":{\"value\":90,\"units\":\"%ftp\"},"
	    "\"intensity\":\"interval\"}]}]}");
}

Test(icu_read, refusals)
{
	file_refused("- 10m 95% hard\n", VK_ESYNTAX, "icu-word", 1, 11);
	file_refused("- 10m 5:00/km Pace\n", VK_ESYNTAX, "icu-word", 1, 7);
	file_refused("- 10m 60% MMP 5m\n", VK_ESYNTAX, "icu-word", 1, 11);
	file_refused("- 10m 95% 100%\n", VK_ESYNTAX, "icu-twice", 1, 11);
	file_refused("- 10m 5m 95%\n", VK_ESYNTAX, "icu-twice", 1, 7);
	file_refused("- 10m Z8\n", VK_ESYNTAX, "icu-zone", 1, 7);
	file_refused("- 10m 95,5%\n", VK_ESYNTAX, "icu-word", 1, 7);
	file_refused("- 10min 95%\n", VK_ESYNTAX, "icu-word", 1, 3);
	file_refused("\n\n  - go 95%\n", VK_ESYNTAX, "icu-step", 3, 3);
	file_refused("- 25h 95%\n", VK_ESYNTAX, "icu-length", 1, 3);
	file_refused("- 0s 95%\n", VK_ESYNTAX, "icu-length", 1, 3);
	file_refused("- 0km 95%\n", VK_ESYNTAX, "icu-length", 1, 3);
	file_refused("- 10m ramp\n", VK_ESYNTAX, "icu-ramp", 1, 1);
	file_refused("- 10m intensity=hard\n", VK_ESYNTAX, "icu-word", 1, 7);
	file_refused("- 10m HR\n", VK_ESYNTAX, "icu-word", 1, 7);
	file_refused("- 10m 200w HR\n", VK_ESYNTAX, "icu-word", 1, 12);
	file_refused("- 3x\n  - 5m 50%\n", VK_ESYNTAX, "icu-step", 1, 1);
	file_refused("- 10m 95%\n\xff\n", VK_EUTF8, "import-utf8", 2, 1);
	file_refused("- \n", VK_ABSENT, "import-format", 0, 0);
	file_refused("3x\n- \n- 5m\n", VK_ESYNTAX, "icu-step", 2, 1);
	file_refused("2x\n\n- -\n", VK_ESYNTAX, "icu-step", 3, 1);
}
