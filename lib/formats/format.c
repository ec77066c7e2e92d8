/* SPDX-License-Identifier: MIT */
/*
 * The table of formats and the look-ups in it. The order of the rows is that
 * in which a file's content is tried: the surest signs first.
 */
#include "format.h"

#include <string.h>

static const struct vk__format rows[] = {
	{ { "zwo", ".zwo", "Zwift workout", false, true, true },
	  VK__SAYS_FREE | VK__SAYS_CADENCE, true,
	  vk__zwo_export, vk__zwo_import, vk__zwo_detect },
	{ { "erg", ".erg", "workout in watts", false, true, true },
	  VK__SAYS_WATTS, true,
	  vk__erg_export, vk__erg_import, vk__erg_detect },
	{ { "mrc", ".mrc", "workout in per cent of FTP", false, true, true },
	  0, true,
	  vk__mrc_export, vk__mrc_import, vk__mrc_detect },
	{ { "fit", ".fit", "FIT workout", true, true, true }, 0, true,
	  vk__fit_export, vk__fit_import, vk__fit_detect },
	/* Last: any text with a dash at the beginning of a line may be this. */
	{ { "icu", ".txt", "text of intervals.icu", false, true, true },
	  VK__SAYS_FREE | VK__SAYS_CADENCE | VK__SAYS_WATTS, false,
	  vk__icu_export, vk__icu_import, vk__icu_detect },
};

enum { ROWS = sizeof rows / sizeof *rows };

const vk_format *
vk_format_at(size_t index)
{
	return index < ROWS ? &rows[index].is : NULL;
}

const vk_format *
vk_format_find(const char *name)
{
	size_t i;

	for (i = 0; i < ROWS; i++) {
		if (strcmp(rows[i].is.name, name) == 0)
			return &rows[i].is;
	}
	return NULL;
}

const vk_format *
vk_format_guess(const char *data, size_t len)
{
	size_t i;

	for (i = 0; i < ROWS; i++) {
		if (rows[i].detect != NULL && rows[i].detect(data, len))
			return &rows[i].is;
	}
	return NULL;
}
