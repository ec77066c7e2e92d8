/* SPDX-License-Identifier: MIT */
/* Terms joined to what a coach means by them: amounts, targets, counts. */
#ifndef VK_TEXT_PIECE_H
#define VK_TEXT_PIECE_H

#include "../vekta.h"
#include "term.h"

enum vk__piece_kind {
	VK__P_END,
	VK__P_TIME,    /* a: seconds */
	VK__P_METRES,  /* a: metres */
	VK__P_BARE,    /* a: a number without a unit */
	VK__P_COUNT,   /* a..b repetitions */
	VK__P_PAIR,    /* a effort, b recovery: seconds, or bare numbers */
	VK__P_TIMES,   /* a list of durations in seconds: list, a entries */
	VK__P_TARGET,  /* unit, a..b */
	VK__P_TARGETS, /* a list of targets of one unit: list, a entries */
	VK__P_ZONE,    /* value: index of a named intensity */
	VK__P_ROLE,    /* value: enum vk__word_role */
	VK__P_REST,    /* value: enum vk__word_set: rest between these */
	VK__P_OFF,     /* "off", the other half of "on" */
	VK__P_SET,     /* a word for sets or repetitions, without a number */
	VK__P_OP,      /* value: enum vk__word_op */
	VK__P_NOTE,    /* kept as text */
	VK__P_NAMED,   /* value: index of a named session */
	VK__P_ORD,     /* value: second, third ... */
	VK__P_STEPS,   /* a..b: numbered lines: "repeat steps 2-3" */
	VK__P_INTO,    /* value: "in two sets" */
	VK__P_OPEN,    /* ( */
	VK__P_CLOSE,   /* ) */
	VK__P_COMMA,
	VK__P_SLASH,
	VK__P_PLUS,
	VK__P_COLON,
	VK__P_DASH,
	VK__P_STOP,  /* . ; ! ? | */
	VK__P_LINE,  /* a newline; bullet, a raw tokens of its mark; indent */
	VK__P_AT,    /* @ */
	VK__P_UNKNOWN,
	VK__P_BAD /* read, but no part of a workout: kJ, kg, prices */
};

/* Whether a piece of this kind is a length, or several. */
static inline bool
vk__piece_length(unsigned kind)
{
	return kind == VK__P_TIME || kind == VK__P_METRES || kind == VK__P_PAIR ||
	    kind == VK__P_TIMES;
}

/* Whether a unit is one of power, and told in numbers. */
static inline bool
vk__piece_power(unsigned unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_PCT_PMA || unit == VK_UNIT_WATT ||
	    unit == VK_UNIT_WATT_KG;
}

/* How a range or a list was written. */
enum vk__join {
	VK__JOIN_NONE,
	VK__JOIN_DASH,
	VK__JOIN_TO,    /* "90 à 95", "90 to 95" */
	VK__JOIN_AND,   /* "entre 90 et 95" */
	VK__JOIN_ARROW, /* "50→80", "50..80" */
	VK__JOIN_SLASH,
	VK__JOIN_COMMA
};

struct vk__piece {
	uint8_t kind;
	uint8_t join;
	uint8_t unit;     /* enum vk_unit */
	uint8_t value;
	bool from;        /* "de", "from" stands before it */
	bool from_en;     /* "from": what follows changes on the way; VK__P_OP: "after" */
	bool between;     /* "entre", "between" stands before it */
	bool at;          /* "@", "à", "at" stands before it */
	bool glued;
	bool bullet;      /* VK__P_LINE */
	bool setting;     /* VK__P_ROLE: "intensity=rest", of the step it stands in */
	bool for_time;    /* VK__P_BARE: "for", "pendant" stands before it */
	bool to;          /* "jusqu'à", "up to" just before */
	bool most;        /* the same in two words, "up to": maybe less */
	bool during;      /* "in", "dans" just before it */
	bool instead;     /* "make that", "plutôt" before it, or before the sign before it */
	bool steady;      /* VK__P_TARGET: a range that is no ramp, however wide */
	bool terse;       /* ends in a unit of a length as intervals.icu's text has it: "1h30m" */
	bool unsure;      /* VK__P_TIME: of the seconds, which may be a target */
	bool stretch;     /* VK__P_TIME, VK__P_METRES: of a plan told by the clock */
	bool many;        /* VK__P_ROLE: "recoveries", all of them */
	bool decimal;     /* VK__P_BARE: with a decimal part */
	bool bare;        /* the number had no unit; it was inferred */
	bool set;         /* VK__P_COUNT: of sets, blocks */
	bool stair;       /* VK__P_COUNT: of steps, each at its own target */
	bool rep;         /* VK__P_COUNT: of repetitions, in a word */
	bool times;       /* VK__P_COUNT: with "x" or "fois" */
	bool cross;       /* VK__P_COUNT: "5x", in no word */
	bool sign_first;  /* VK__P_COUNT: "x5" */
	bool more;        /* VK__P_COUNT: "another four" */
	bool used;
	bool placed;      /* a length: it is in the tree, or known not to be */
	uint16_t indent;
	uint16_t lines;
	uint32_t list;    /* index into the list pool */
	uint32_t raw;
	uint32_t raws;
	double a;
	double b;
};

enum { VK__METRES_MAX = 1000000 }; /* nobody rides further in one step */

/* Zero-initialise; reused from text to text. */
struct vk__pieces {
	struct vk__piece *piece; /* ends with VK__P_END */
	size_t count;
	size_t cap;
	double *number; /* the lists */
	size_t numbers;
	size_t number_cap;
	bool days; /* two weekdays were told */
	bool changes; /* advice that was left out changes what is ridden */
	unsigned words; /* that are not known */
	unsigned told; /* labels that were taken out before */
	unsigned labels; /* colons and dashes behind what may be a name */
	unsigned either; /* "soit" */
	unsigned bounds; /* "< 75 %", "140 bpm max" */
	unsigned sides; /* 1: "under 75 %", 2: "over 75 %"; 3: over-unders, no bounds */
	unsigned strange; /* percentages of what no unit is for */
	unsigned ftp; /* FTP, and no share of it */
	double ftp_watts; /* what the text says it is; 0: nothing */
	unsigned advice; /* lines about the workout */
};

/* VK_OK, VK_ENOMEM. */
vk_status vk__pieces_read(struct vk__pieces *pieces, const struct vk__terms *terms,
    size_t first);
void vk__pieces_free(struct vk__pieces *pieces);

/* One quantity at a term: what it measures and how much. */
enum vk__measure {
	VK__M_NONE,
	VK__M_BARE,
	VK__M_TIME,
	VK__M_METRES,
	VK__M_TARGET, /* unit */
	VK__M_RATIO,  /* 0.9, 0,95 IF: per cent after multiplying */
	VK__M_BAD
};

/*
 * "5.30": 5 min 30 where it is a number of minutes, as nobody writes a zero behind
 * 5.3; so it is for hours. "5.50" and "5.15" may be either.
 */
static inline bool
vk__term_sixties(const struct vk__term *t)
{
	return t->hundredths >= 10 && t->hundredths <= 40 && t->hundredths % 10 == 0;
}

/* The number whose last two digits are of sixty. */
static inline double
vk__term_sixtieths(const struct vk__term *t)
{
	return (double)(long)t->value + t->hundredths / 60.0;
}

struct vk__quantity {
	uint8_t measure;
	uint8_t unit;
	bool decimal;
	bool unsure; /* whether its last number belongs to it */
	double value;
	size_t end; /* the term after it */
};

/* Reads a number and its unit at term i. False: no number there. */
bool vk__quantity_read(const struct vk__terms *terms, size_t i,
    struct vk__quantity *quantity);

/* ---- what a percentage is of: percent.c */

/* Reads on from a number whose sign may be at term at. False: it is no percentage. */
bool vk__percent_read(const struct vk__terms *terms, struct vk__quantity *quantity,
    size_t at);
/* The same without a sign: "95 FTP", "85 HRmax". */
bool vk__percent_bare(const struct vk__terms *terms, struct vk__quantity *quantity,
    size_t at);
/* How many percentages are of what no unit is for. */
unsigned vk__percent_strange(const struct vk__terms *terms);

#endif
