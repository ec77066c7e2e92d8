/* SPDX-License-Identifier: MIT */
/* Lengths, powers and cadences as the wild has them. */
#include "zwo_steps.h"

TestSuite(zwo_value, .init = import_begin, .fini = import_end);

Test(zwo_value, steady)
{
	both("<SteadyState Duration='300' Power='0.95'/>", "5m@95", "");
	both("<SteadyState Duration='300' Power='.5' Cadence='90'/>",
	    "5m@50#90", "");
	both("<SteadyState Duration='60' Power='0.8' CadenceLow='85' "
	    "CadenceHigh='95'/>", "1m@80#85-95", "");
	both("<SteadyState Duration='60' Power='0.8' CadenceHigh='95'/>",
	    "1m@80#95", "");
	both("<SteadyState Duration='60' Power='0.8' Cadence='0'/>", "1m@80",
	    "");
	never("<SteadyState Duration='60' Power='0.8' Cadence='301'/>",
	    "1: SteadyState: Cadence is not a cadence");
}

/* Every step ends as the others; only the ramps know their direction. */
Test(zwo_value, ramps)
{
	both("<Warmup Duration='600' PowerLow='0.4' PowerHigh='0.75'/>"
	    "<Ramp Duration='60' PowerLow='1' PowerHigh='1.2'/>"
	    "<Cooldown Duration='300' PowerLow='0.7' PowerHigh='0.4'/>",
	    "w10m@40>75 1m@100>120 c5m@70>40", "");
	both("<Cooldown Duration='300' PowerLow='0.4' PowerHigh='0.7'/>",
	    "c5m@40>70", "|Cooldown goes the other way: 40→70 % FTP");
	both("<Warmup Duration='300' PowerLow='0.7' PowerHigh='0.4'/>",
	    "w5m@70>40", "|Warmup goes the other way: 70→40 % FTP");
	both("<Ramp Duration='300' PowerLow='0.7' PowerHigh='0.7'/>", "5m@70",
	    "");
	lenient("<Ramp Duration='300' Power='0.7'/>",
	    "1: Ramp has no PowerLow (--lenient takes what there is)",
	    "5m@70", "");
	lenient("<Warmup Duration='300' PowerLow='0.7'/>",
	    "1: Warmup has no PowerHigh (--lenient takes what there is)",
	    "w5m@70", "|Warmup has only PowerLow: it is held");
	lenient("<Cooldown Duration='300'/>",
	    "1: Cooldown has no PowerLow (--lenient takes what there is)",
	    "c5m", "|Cooldown has no Power: no target");
}

/* Four readers of such a step give four powers; a range keeps both. */
Test(zwo_value, steady_between_two_powers)
{
	const char *fault =
	    "1: SteadyState has no Power (--lenient takes what there is)";

	lenient("<SteadyState Duration='60' PowerLow='0.8' PowerHigh='0.9'/>",
	    fault, "1m@80-90",
	    "|SteadyState with two powers is read as a range: 80–90 % FTP");
	lenient("<SteadyState Duration='60' PowerLow='0.9' PowerHigh='0.8'/>",
	    fault, "1m@80-90",
	    "|SteadyState with two powers is read as a range: 80–90 % FTP");
	lenient("<SteadyState Duration='60' PowerLow='0.9' PowerHigh='0.9'/>",
	    fault, "1m@90", "");
	lenient("<SteadyState Duration='60' PowerHigh='0.9'/>", fault,
	    "1m@90", "|SteadyState has only PowerHigh: it is held");
	lenient("<SteadyState Duration='60' Zone='3'/>", fault, "1m@z3",
	    "|SteadyState without a power: Z3, taken as Coggan's zone");
	lenient("<SteadyState Duration='60'/>", fault, "1m",
	    "|SteadyState has no Power: no target");
	both("<SteadyState Duration='60' Power='1' PowerLow='0.8' "
	    "PowerHigh='0.9' Zone='4'/>", "1m@100",
	    "|SteadyState: PowerLow is kept, not used"
	    "|SteadyState: PowerHigh is kept, not used"
	    "|SteadyState: Zone is kept, not used");
	refused("<SteadyState Duration='60' Zone='8'/>", true,
	    "1: SteadyState: Zone is not a zone from 1 to 7");
}

Test(zwo_value, seconds)
{
	both("<MaxEffort Duration='180.00002'/>", "3m@max", "");
	both("<MaxEffort Duration='179.99998'/>", "3m@max", "");
	lenient("<MaxEffort Duration='90.5'/>", "1: MaxEffort: Duration is not "
	    "in whole seconds (--lenient cuts them)", "1m30s@max",
	    "|90.5 s are cut to 90 s");
	never("<MaxEffort Duration='0'/>",
	    "1: MaxEffort: Duration is less than a second");
	refused("<MaxEffort Duration='0.4'/>", true,
	    "1: MaxEffort: Duration is less than a second");
	never("<MaxEffort Duration='-5'/>",
	    "1: MaxEffort: Duration is negative");
	never("<MaxEffort Duration='86401'/>",
	    "1: MaxEffort: Duration is longer than 24 hours");
	never("<MaxEffort/>", "1: MaxEffort has no Duration");
}

/* Two decimals of a per cent; Zwift's own noise is taken off. */
Test(zwo_value, rounding)
{
	both("<SteadyState Duration='60' Power='0.87654'/>", "1m@87.65", "");
	both("<SteadyState Duration='60' Power='0.64999998'/>", "1m@65", "");
	both("<SteadyState Duration='60' Power='0.50449997'/>", "1m@50",
	    "|50.45 % FTP is read as 50 % FTP, as Zwift writes it");
	both("<SteadyState Duration='60' Power='1.00450003'/>", "1m@100",
	    "|100.45 % FTP is read as 100 % FTP, as Zwift writes it");
	both("<SteadyState Duration='60' Power='0.5045'/>", "1m@50.45", "");
	both("<SteadyState Duration='60' Power='0.29'/>", "1m@29", "");
	both("<SteadyState Duration='60' Power='1.15'/>", "1m@115", "");
}
