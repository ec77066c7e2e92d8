/* SPDX-License-Identifier: MIT */
/* What becomes of powers in a FIT file: ranges of whole numbers. */
#include "fit_lowered.h"

TestSuite(fit_range, .init = lower_begin, .fini = lower_end);

/* A single number is widened around its middle; halves keep it exact. */
Test(fit_range, powers)
{
	check_lowered(STEP(T("60"), P("95", "%ftp")),
	    "time 60000 power 92-98 (0) '95 % FTP'\n", "|export-width 3");
	check_lowered(STEP(T("60"), P("62.5", "%ftp")),
	    "time 60000 power 61-64 (0) '62.5 % FTP'\n", "|export-width 3");
	check_lowered(STEP(T("60"), P("108.75", "%ftp")),
	    "time 60000 power 105-113 (0) '108.75 % FTP'\n",
	    "|export-width 3!loss-range 108.75 % FTP>109 % FTP");
	check_lowered(STEP(T("60"), PP("88", "94", "%ftp")),
	    "time 60000 power 88-94 (0) '88–94 % FTP'\n", "");
	check_lowered(STEP(T("60"), PP("94", "88", "%ftp")),
	    "time 60000 power 88-94 (0) '94–88 % FTP'\n", "");
	check_lowered(STEP(T("60"), P("250", "w")),
	    "time 60000 power 1243-1257 (0) '250 W'\n", "|export-width 3");
	check_lowered(STEP(T("60"), P("4", "power_zone")),
	    "time 60000 power 91-105 (0) 'Z4'\n", "|export-target Z4");
	check_lowered(STEP(T("60"), P("100", "%pma")),
	    "time 60000 power 121-129 (0) '100 % PMA'\n",
	    "|export-target 100 % PMA|export-pma-ratio 0.8|export-width 3");
	options.tolerance = 0;
	check_lowered(STEP(T("60"), P("95", "%ftp")),
	    "time 60000 power 95-95 (0) '95 % FTP'\n", "");
	check_lowered(STEP(T("60"), P("62.5", "%ftp")),
	    "time 60000 power 62-63 (0) '62.5 % FTP'\n", "");
	options.athlete.weight = 70;
	check_lowered(STEP(T("60"), P("3.5", "w/kg")),
	    "time 60000 power 1245-1245 (0) '3.5 W/kg'\n",
	    "|export-weight 70");
}

/* From 1000 on a number would be watts. */
Test(fit_range, limits)
{
	check_refused(STEP(T("60"), P("3.5", "w/kg")), VK_EUNABLE, "export-weight");
	check_refused(STEP(T("60"), P("1000", "%ftp")), VK_EUNABLE, "export-most");
	check_refused(STEP(T("60"), P("2001", "%ftp")), VK_EVALUE, "export-power");
	check_refused(STEP(T("60"), P("0", "%ftp")), VK_EVALUE, "export-power");
	check_refused(STEP(T("60"), P("8", "power_zone")), VK_EVALUE,
	    "export-power");
	check_refused(STEP(T("60"), "'cadence':{'value':300,'units':'rpm'}"),
	    VK_EVALUE, "export-cadence");
	check_lowered(STEP(T("60"), P("990", "%ftp")),
	    "time 60000 power 981-999 (0) '990 % FTP'\n", "|export-width 3");
}
