/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "vekta.h"

static vk_zwo *zwo;
static vk_zwo_report report;
static vk_error err;

static void
start(void)
{
	cr_assert_eq(vk_zwo_new(&zwo), VK_OK);
	memset(&err, 0, sizeof err);
}

static void
end(void)
{
	vk_zwo_free(zwo);
}

TestSuite(zwo_check, .init = start, .fini = end);

static vk_status
check(const char *text, bool lenient)
{
	return vk_zwo_check(zwo, text, strlen(text), lenient, &report, &err);
}

#define HEAD "<workout_file><author>a</author><name>n</name>" \
	"<description/><sportType>bike</sportType><tags/>"
#define FILE_OF(steps) HEAD "<workout>" steps "</workout></workout_file>"
#define LOOSE(steps) "<workout_file><workout>" steps \
	"</workout><name>n</name></workout_file>"

Test(zwo_check, strict_takes_our_form)
{
	cr_assert_eq(check(FILE_OF("<SteadyState Duration='60' Power='0.5'>"
	    "<textevent timeoffset='59' message='x'/></SteadyState>"
	    "<Warmup Duration='60' PowerLow='0.5' PowerHigh='0.6'/>"
	    "<IntervalsT Repeat='3' OnDuration='40' OffDuration='20' "
	    "OnPower='1' OffPower='0.5'/><FreeRide Duration='7'/>"), false),
	    VK_OK);
	cr_assert_eq(report.seconds, 60 + 60 + 3 * 60 + 7);
	cr_assert_eq(report.steps, 4);
	cr_assert_eq(report.warnings, 0);
	cr_assert_not(report.recoded);
}

Test(zwo_check, strict_refuses_all_else)
{
	static const char *const bad[] = {
		FILE_OF(""),
		FILE_OF("<SteadyState Duration='60'/>"),
		FILE_OF("<SteadyState Duration='0' Power='1'/>"),
		FILE_OF("<SteadyState Duration='1.5' Power='1'/>"),
		FILE_OF("<SteadyState Duration='86401' Power='1'/>"),
		FILE_OF("<SteadyState Duration='9' Power='-0.1'/>"),
		FILE_OF("<SteadyState Duration='9' Power='21'/>"),
		FILE_OF("<SteadyState Duration='9' Power='NaN'/>"),
		FILE_OF("<SteadyState Duration='9' Power='1' pace='0'/>"),
		FILE_OF("<MaxEffort Duration='9'/>"),
		FILE_OF("<FreeRide Duration='9' Power='1'/>"),
		FILE_OF("<IntervalsT Repeat='1' OnDuration='4' "
		    "OffDuration='2' OnPower='1' OffPower='0.5'/>"),
		FILE_OF("<FreeRide Duration='9'><textevent message='x'/>"
		    "</FreeRide>"),
		"<workout_file/>",
		"<x/>",
		LOOSE("<FreeRide Duration='9'/>"),
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		cr_assert_eq(check(bad[i], false), VK_EVALUE, "%s", bad[i]);
		cr_assert_str_eq(err.code, "zwo-schema");
		cr_assert_eq(report.line, 1);
		cr_assert_neq(err.arg[0][0], '\0');
	}
}

Test(zwo_check, offsets_lie_inside)
{
	static const char late[] = FILE_OF("<FreeRide Duration='9'>"
	    "<textevent timeoffset='9' message='x'/></FreeRide>");

	cr_assert_eq(check(late, false), VK_EVALUE);
	cr_assert_str_eq(err.code, "zwo-offset");
	cr_assert_eq(check(late, true), VK_OK);
	cr_assert_eq(report.warnings, 1);
}

Test(zwo_check, lenient_takes_what_readers_take)
{
	cr_assert_eq(check(LOOSE("<textevent message='x'/>"
	    "<Freeride Duration='60.00002' FlatRoad='1'/>"
	    "<SteadyState Duration='60' Power='.5' pace='-13' Text='x'/>"
	    "<MaxEffort Duration='10'/><RestDay/>"
	    "<Cooldown Duration='9' PowerLow='0.6' PowerHigh='0.4'>"
	    "<gameplayevent type='GPE'/></Cooldown>"), true), VK_OK);
	cr_assert_eq(report.seconds, 139);
	cr_assert_eq(report.steps, 5);
	cr_assert_eq(check("<workout_file><name>n</name></workout_file>",
	    true), VK_EVALUE);
	cr_assert_eq(check(LOOSE(""), true), VK_EVALUE);
	cr_assert_str_eq(err.code, "zwo-empty");
	cr_assert_eq(check(LOOSE("<SteadyState Duration='x'/>"), true),
	    VK_EVALUE);
	cr_assert_eq(check(LOOSE("<SteadyState Duration='-1'/>"), true),
	    VK_EVALUE);
}

Test(zwo_check, broken_xml)
{
	static const char *const bad[] = { "", "x", "<a>", "<a></b>",
		"<workout_file>\xff</workout_file>", "<a>&nbsp;</a>",
		"<workout_file>\n<name>a & b</name></workout_file>" };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		cr_assert_eq(check(bad[i], false), VK_ESYNTAX, "%zu", i);
		cr_assert_str_eq(err.code, "zwo-xml");
	}
	cr_assert_eq(report.line, 2);
}

Test(zwo_check, no_document_types)
{
	cr_assert_eq(check("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
	    true), VK_ESYNTAX);
	cr_assert_str_eq(err.code, "zwo-doctype");
	cr_assert_eq(check("<!DOCTYPE workout_file SYSTEM 'file:///x'>"
	    FILE_OF("<FreeRide Duration='9'/>"), false), VK_ESYNTAX);
	cr_assert_str_eq(err.code, "zwo-doctype");
}

Test(zwo_check, windows_1252)
{
	static const char old[] = "<workout_file><name>\xe9t\xe9 \x96 "
	    "\x81</name><workout><FreeRide Duration='9'/></workout>"
	    "</workout_file>";

	cr_assert_eq(check(old, false), VK_ESYNTAX);
	cr_assert_eq(check(old, true), VK_OK);
	cr_assert(report.recoded);
	cr_assert_eq(report.seconds, 9);
	cr_assert_eq(check("<a>\xe9", true), VK_ESYNTAX);
	cr_assert_not(report.recoded);
}

Test(zwo_check, too_long)
{
	static char big[VK_ZWO_BYTES + 1];

	cr_assert_eq(vk_zwo_check(zwo, big, sizeof big, true, &report, &err),
	    VK_ELIMIT);
	cr_assert_str_eq(err.code, "zwo-size");
}

Test(zwo_check, deep)
{
	vk_buf text = { 0 };

	for (int i = 0; i < 10000; i++)
		vk_buf_add_text(&text, "<a>");
	cr_assert_eq(vk_zwo_check(zwo, text.data, text.len, true, NULL, NULL),
	    VK_ESYNTAX);
	vk_buf_free(&text);
}

Test(zwo_check, something_behind_a_zero_byte)
{
	static const char file[] = FILE_OF("<FreeRide Duration='9'/>") "\0x";
	int lenient;

	for (lenient = 0; lenient < 2; lenient++) {
		cr_assert_eq(vk_zwo_check(zwo, file, sizeof file - 1, lenient,
		    &report, &err), VK_ESYNTAX);
		cr_assert_str_eq(err.code, "zwo-xml");
	}
}
