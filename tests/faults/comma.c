/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into a command: code of its caller sets the whole locale, of a
 * language that writes 0,95. Where there is none, it ends with 126.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((constructor)) static void
set_comma(void)
{
	char text[16];

	if (setlocale(LC_ALL, "") == NULL)
		_Exit(126);
	snprintf(text, sizeof text, "%.2f", 0.95);
	if (strcmp(text, "0,95") != 0 || atof("0.95") > 0.5)
		_Exit(126);
}
