/* SPDX-License-Identifier: MIT */
/*
 * Steps of Zwift files as the wild has them: what a strict reading takes,
 * what it refuses and a lenient one takes, and what nobody can read.
 */
#include "zwo_steps.h"

TestSuite(zwo_step, .init = import_begin, .fini = import_end);

Test(zwo_step, intervals)
{
	both("<IntervalsT Repeat='5' OnDuration='180' OffDuration='120' "
	    "OnPower='1.05' OffPower='0.5' Cadence='95' "
	    "CadenceResting='80'/>", "5*(3m@105#95 /2m@50#80)", "");
	both("<IntervalsT Repeat='3' OnDuration='60' OffDuration='0' "
	    "OnPower='1'/>", "3*(1m@100)", "");
	both("<IntervalsT Repeat='2' OnDuration='30' OffDuration='30' "
	    "OnPower='1.2' OffPower='.5' OverUnder='1' pace='0'/>",
	    "2*(30s@120 /30s@50)",
	    "|IntervalsT: OverUnder is kept, not used"
	    "|IntervalsT: pace is kept, not used");
	lenient("<IntervalsT OnDuration='30' OffDuration='30' OnPower='1.2' "
	    "OffPower='.5'/>", "1: IntervalsT has no Repeat",
	    "1*(30s@120 /30s@50)", "|IntervalsT without Repeat: once");
	lenient("<IntervalsT Repeat='2' OnDuration='30' OnPower='1.2'/>",
	    "1: IntervalsT has no OffDuration", "2*(30s@120)", "");
	lenient("<IntervalsT Repeat='2' OnDuration='30' OffDuration='30' "
	    "PowerOnLow='0.9' PowerOnHigh='1.1' PowerOffLow='0.5' "
	    "PowerOffHigh='0.5'/>",
	    "1: IntervalsT has no OnPower (--lenient takes what there is)",
	    "2*(30s@90>110 /30s@50)", "|IntervalsT with two powers is read "
	    "as a ramp: 90→110 % FTP");
	lenient("<IntervalsT Repeat='2' OnDuration='30' OffDuration='30' "
	    "PowerOnZone='5' PowerOffZone='1'/>",
	    "1: IntervalsT has no OnPower (--lenient takes what there is)",
	    "2*(30s@z5 /30s@z1)",
	    "|IntervalsT without a power: Z5, taken as Coggan's zone"
	    "|IntervalsT without a power: Z1, taken as Coggan's zone");
	lenient("<IntervalsT Repeat='2' OnDuration='30' OffDuration='30'/>",
	    "1: IntervalsT has no OnPower (--lenient takes what there is)",
	    "2*(30s /30s)", "|IntervalsT has no OnPower: no target"
	    "|IntervalsT has no OffPower: no target");
	never("<IntervalsT Repeat='0' OnDuration='30' OffDuration='30' "
	    "OnPower='1' OffPower='.5'/>", "1: IntervalsT: Repeat is not a "
	    "whole number from 1 to 1000");
	never("<IntervalsT Repeat='2.5' OnDuration='30' OffDuration='30' "
	    "OnPower='1' OffPower='.5'/>", "1: IntervalsT: Repeat is not a "
	    "whole number from 1 to 1000");
	never("<IntervalsT Repeat='2' OnDuration='0' OffDuration='30' "
	    "OnPower='1' OffPower='.5'/>",
	    "1: IntervalsT: OnDuration is less than a second");
}

Test(zwo_step, free_and_all_out)
{
	both("<FreeRide Duration='600' FlatRoad='1'/>", "10m@free",
	    "|FreeRide: FlatRoad is kept, not used");
	both("<FreeRide Duration='600' Cadence='85'/>", "10m@free#85", "");
	both("<MaxEffort Duration='20'/>", "20s@max", "");
	lenient("<Freeride Duration='600'/>",
	    "1: the element Freeride is not known (--lenient keeps it)",
	    "10m@free", "|Freeride is read as FreeRide");
	both("<RestDay/><MaxEffort Duration='20'/>", "20s@max",
	    "|RestDay is kept, it is no step");
	never("<RestDay/>", "0: the workout has no steps");
}

Test(zwo_step, unknown)
{
	lenient("<SolidState Duration='300' Power='0.6'/>",
	    "1: the element SolidState is not known (--lenient keeps it)",
	    "5m", "|SolidState is not known: 5 min without a target");
	cr_expect_str_eq(import_member("vekta.source"),
	    "{\"format\":\"zwo\",\"file\":\"a.zwo\",\"notes\":[\"SolidState is "
	    "not known: 5 min without a target\"],\"other\":{\"elements\":"
	    "[{\"step\":1,\"element\":\"SolidState\",\"Duration\":\"300\","
	    "\"Power\":\"0.6\"}]}}");
	lenient("<MaxEffort Duration='20'/><Fanfare loud='1'/>",
	    "1: the element Fanfare is not known (--lenient keeps it)",
	    "20s@max", "|Fanfare is not known: kept, it has no length");
	lenient("<MaxEffort Duration='20' Mood='angry'/>", "1: MaxEffort: the "
	    "attribute Mood is not known (--lenient keeps it)", "20s@max",
	    "|MaxEffort: Mood is kept, not used");
	lenient("<MaxEffort duration='20'/>", "1: MaxEffort has no Duration",
	    "20s@max", "|duration is read as Duration");
	lenient("<steadystate Duration='20' Power='1'/>",
	    "1: the element steadystate is not known (--lenient keeps it)",
	    "20s@100", "|steadystate is read as SteadyState");
	lenient("<MaxEffort xmlns:k='urn:k' k:Duration='9' Duration='20'/>",
	    "1: MaxEffort: the attribute Duration is not known (--lenient "
	    "keeps it)", "20s@max", "|MaxEffort: Duration is kept, not used");
}

Test(zwo_step, limits)
{
	vk_buf steps = { 0 };
	int i;

	vk_buf_add_text(&steps, "<MaxEffort Duration='1'");
	for (i = 0; i < 64; i++) {
		vk_buf_add_text(&steps, " a");
		vk_buf_add_uint(&steps, (uint64_t)i);
		vk_buf_add_text(&steps, "=''");
	}
	vk_buf_add_text(&steps, "/>");
	never(vk_buf_text(&steps), "1: MaxEffort has more than 64 attributes");
	vk_buf_clear(&steps);
	for (i = 0; i < 4097; i++)
		vk_buf_add_text(&steps, "<MaxEffort Duration='1'/>\n");
	never(vk_buf_text(&steps), "4097: more than 4096 steps and groups");
	vk_buf_free(&steps);
}
