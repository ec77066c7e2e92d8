/* SPDX-License-Identifier: MIT */
/* Numbers as programs write them, and as they do not. */
#include "zwo_steps.h"

TestSuite(zwo_attribute, .init = import_begin, .fini = import_end);

Test(zwo_attribute, numbers)
{
	both("<SteadyState Duration=' 60 ' Power='+1.'/>", "1m@100", "");
	both("<SteadyState Duration='0060' Power='1e0'/>", "1m@100", "");
	both("<SteadyState Duration='60' Power='-0'/>", "1m@0", "");
	never("<SteadyState Duration='60' Power='0,95'/>",
	    "1: SteadyState: Power is not a number");
	never("<SteadyState Duration='60' Power=''/>",
	    "1: SteadyState: Power is not a number");
	never("<SteadyState Duration='60' Power='.'/>",
	    "1: SteadyState: Power is not a number");
	never("<SteadyState Duration='1m' Power='1'/>",
	    "1: SteadyState: Duration is not a number");
	never("<SteadyState Duration='60' Power='NaN'/>",
	    "1: SteadyState: Power is not a number");
	never("<SteadyState Duration='60' Power='95'/>",
	    "1: SteadyState: Power is not a fraction of FTP");
	never("<SteadyState Duration='60' Power='-0.5'/>",
	    "1: SteadyState: Power is not a fraction of FTP");
	never("<SteadyState Duration='60' Power='0.000000000000000000000000000"
	    "00000000000000000000000000000001'/>",
	    "1: SteadyState: Power is not a number");
}
