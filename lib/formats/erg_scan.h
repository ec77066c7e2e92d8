/* SPDX-License-Identifier: MIT */
/* The lines of an ERG or MRC file: points of a curve, cues, the head. */
#ifndef VK_FORMATS_ERG_SCAN_H
#define VK_FORMATS_ERG_SCAN_H

#include "import.h"

/* The two kinds of file: what stands in the second column. */
enum vk__erg_kind {
	VK__ERG, /* watts */
	VK__MRC  /* per cent of FTP */
};

struct vk__erg_point {
	uint64_t seconds; /* rounded */
	double minutes;
	double value;
	bool percent; /* of FTP, whatever the kind of the file */
	size_t line;
};

struct vk__erg_cue {
	double at; /* as it stands there: seconds, or minutes of a lap */
	bool lap;
	uint32_t text; /* into vk__erg_lines.text */
	uint32_t len;
};

/* Zero-initialise; memory is kept. The arrays are of the structs above. */
struct vk__erg_lines {
	vk_buf points;
	vk_buf cues;
	vk_buf text;
};

static inline size_t
vk__erg_points(const struct vk__erg_lines *lines,
    const struct vk__erg_point **points)
{
	*points = (const struct vk__erg_point *)(const void *)
	    lines->points.data;
	return lines->points.len / sizeof **points;
}

/*
 * Reads reading's bytes, which must be UTF-8, into lines and its head.
 * Returns as vk_import_read; times do not decrease.
 */
vk_status vk__erg_scan(struct vk__reading *reading, enum vk__erg_kind kind,
    struct vk__erg_lines *lines, vk_error *err);
void vk__erg_lines_free(struct vk__erg_lines *lines);

#endif
