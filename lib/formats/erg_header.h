/* SPDX-License-Identifier: MIT */
/* The lines of an ERG or MRC file that stand before its data. */
#ifndef VK_FORMATS_ERG_HEADER_H
#define VK_FORMATS_ERG_HEADER_H

#include "erg_scan.h"
#include "words.h"

/*
 * Reads a line of the header into reading's head; has_units is set by the
 * line with the units, which must be those of the kind. VK_OK, VK_ESYNTAX.
 */
vk_status vk__erg_header_line(struct vk__reading *reading,
    enum vk__erg_kind kind, struct vk__words *words, bool *has_units,
    vk_error *err);

#endif
