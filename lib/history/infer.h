/* SPDX-License-Identifier: MIT */
/*
 * What a file does not say about itself: its decimal sign, its units, the
 * order of its dates; found from evidence in its own cells.
 */
#ifndef VK_HISTORY_INFER_H
#define VK_HISTORY_INFER_H

#include "layout.h"
#include "sport.h"
#include "when.h"

/* How sure something is. */
enum vk__basis {
	VK__BASIS_NONE,     /* it does not occur */
	VK__BASIS_FORCED,   /* by the caller */
	VK__BASIS_EVIDENCE,
	VK__BASIS_ASSUMED
};

/* The conventions of one file. */
struct vk__format {
	char decimal;        /* '.' or ',' */
	bool statute;        /* miles and feet */
	bool fahrenheit;
	enum vk__order order;
	bool unit_doubt;     /* the caller's units are not those it shows */
	bool hours;          /* a duration with one colon is h:mm */
	enum vk__basis decimal_basis, unit_basis, order_basis, hours_basis;
	size_t decimal_cells; /* that say so */
	size_t unit_rows;
	double unit_ratio;   /* strides by distance: 1 metric, 1.609 miles */
	double unit_temp;    /* the middle of the warmest, 0 */
};

/* What the caller knows better; 0 for "find out". */
struct vk__forced {
	char decimal;
	char units; /* 'm' metric, 's' statute */
	enum vk__order order;
};

enum { VK__INFER_ROWS = 512 };

/* Zero-initialise. */
struct vk__infer {
	size_t hints[5];              /* by enum vk__hint */
	size_t orders[3];
	int64_t last[3];              /* the date before, read in that order */
	size_t rising[3], falling[3];
	size_t slashes;
	size_t hours, minutes;
	double ratio[VK__INFER_ROWS];
	size_t ratios;
	double temp[VK__INFER_ROWS];
	size_t temps;
};

/* First pass: what cells show by their form. */
void vk__infer_forms(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__csv_row *row);
/*
 * Decides decimal sign and order. VK_EVALUE: the evidence contradicts
 * itself, or (order) there is none.
 */
vk_status vk__infer_decide(const struct vk__infer *infer,
    const struct vk__forced *forced, struct vk__format *format,
    vk_error *err);
/* Second pass: what numbers show by their size. */
void vk__infer_sizes(struct vk__infer *infer, const struct vk__layout *layout,
    const struct vk__format *format, const struct vk__sports *sports,
    const struct vk__csv_row *row);
/*
 * Decides the units. VK_EVALUE: nothing tells, and the account's language is
 * one in which many show miles.
 */
vk_status vk__infer_units(struct vk__infer *infer,
    const struct vk__layout *layout, const struct vk__forced *forced,
    struct vk__format *format, vk_error *err);

#endif
