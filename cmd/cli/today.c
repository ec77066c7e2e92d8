/* SPDX-License-Identifier: MIT */
/* The one place where a command asks for the day. */
#include "today.h"

#include <base/date.h>
#include <time.h>

int32_t
cli_today(void)
{
	time_t now = time(NULL);
	struct tm tm;
	int32_t day = 0;

	if (localtime_r(&now, &tm) != NULL)
		(void)vk__date_make(tm.tm_year + 1900, tm.tm_mon + 1,
		    tm.tm_mday, &day);
	return day;
}
