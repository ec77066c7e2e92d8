/* SPDX-License-Identifier: MIT */
/* What the writer and the reader of ERG and MRC files have in common. */
#ifndef VK_FORMATS_ERG_H
#define VK_FORMATS_ERG_H

#include "export.h"
#include "erg_scan.h"

/*
 * Appends the file of exporter's profile. scale: what 1 of the profile is in
 * the second column; ftp: for the header, 0 for no such line.
 */
void vk__erg_write(vk_export *exporter, enum vk__erg_kind kind, double scale,
    double ftp);
/* As vk__read_fn; the file must be of that kind. */
vk_status vk__erg_read(struct vk__reading *reading, enum vk__erg_kind kind,
    vk_error *err);

#endif
