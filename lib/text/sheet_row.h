/* SPDX-License-Identifier: MIT */
/* The rows of a table read into terms, between the files that do it. */
#ifndef VK_TEXT_SHEET_ROW_H
#define VK_TEXT_SHEET_ROW_H

#include "lookup.h"
#include "sheet.h"

/* Reads the table into terms; gives the raw token behind it. */
size_t vk__sheet_read(struct reader *reader, struct vk__sheet *sheet);

struct vk__sheet_reader {
	struct reader *r;
	struct vk__sheet *sheet;
	const struct vk__sheet_row *row;
	size_t begin;    /* the first term of the row */
	bool total;      /* the row tells what all come to */
	bool role;       /* its name tells a role */
	bool recovery;   /* that of a recovery */
	bool heading;    /* a name that may stand above others */
	bool minutes;    /* so much its length was taken for, without a unit */
	bool unsure;     /* that of some row was */
	bool sure;       /* so was that of a warm-up or cool-down */
	size_t counted;  /* rows whose repetitions are their number */
	size_t names;    /* rows that have one */
	size_t strange;  /* names that begin with a word that is not known */
	double number;   /* of the row before: its number */
	double name;     /* and the number that is its name */
	double reps;     /* how often this row is ridden */
	double reps_before; /* and the one before, when no rest is told with it */
};

static inline const struct vk__sheet_cell *
vk__sheet_at(const struct vk__sheet_reader *s, enum vk__sheet_column column)
{
	return &s->row->cell[column];
}

/* Whether a cell holds a word or a number. */
bool vk__sheet_filled(const struct vk__sheet_reader *reader,
    enum vk__sheet_column column);
/* Reads the words of a cell to terms; returns the first of them. */
size_t vk__sheet_cell_terms(struct vk__sheet_reader *reader,
    enum vk__sheet_column column);
/* Takes the term at i out; what it was made of is read. */
void vk__sheet_drop(struct vk__sheet_reader *reader, size_t i);
/* Adds a term that nothing in the text stands for, behind the last one. */
void vk__sheet_add(struct vk__sheet_reader *reader, const struct vk__term *term);
void vk__sheet_add_word(struct vk__sheet_reader *reader, enum vk__class class,
    unsigned value);

/* Each reads a cell: false when it does not fit its column. */
bool vk__sheet_duration(struct vk__sheet_reader *reader);
bool vk__sheet_rest(struct vk__sheet_reader *reader);
bool vk__sheet_reps(struct vk__sheet_reader *reader);
bool vk__sheet_target(struct vk__sheet_reader *reader, enum vk__sheet_column column);
bool vk__sheet_zone(struct vk__sheet_reader *reader);
bool vk__sheet_number(struct vk__sheet_reader *reader);
/* sheet_word.c */
bool vk__sheet_name(struct vk__sheet_reader *reader);
bool vk__sheet_notes(struct vk__sheet_reader *reader);

#endif
