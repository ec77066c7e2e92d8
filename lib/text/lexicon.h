/* SPDX-License-Identifier: MIT */
/* What words mean: the embedded word list and a user's own. */
#ifndef VK_TEXT_LEXICON_H
#define VK_TEXT_LEXICON_H

#include "../vekta.h"

enum vk__class {
	VK__CLASS_NONE,
	VK__CLASS_UNIT,
	VK__CLASS_NUM,
	VK__CLASS_ROLE,
	VK__CLASS_REST,
	VK__CLASS_OFF,
	VK__CLASS_ZONE,
	VK__CLASS_SCALE,
	VK__CLASS_REF,
	VK__CLASS_OP,
	VK__CLASS_SET,
	VK__CLASS_NOTE,
	VK__CLASS_FILL,
	VK__CLASS_OFF_DOMAIN,
	VK__CLASS_DAY,
	VK__CLASS_MONTH,
	VK__CLASS_ORD, /* second, 3rd: value; 0: what makes a number one */
	VK__CLASS_INTO, /* "en 2 séries": how many */
	VK__CLASS_NAMED,
	VK__CLASS_HEAD /* of the column of a table: the column << 8 | its unit */
};

/* Values of the classes; the order is that of the names in lexicon.c. */
enum vk__word_unit {
	VK__WU_H, VK__WU_MIN, VK__WU_S, VK__WU_M, VK__WU_METRE, VK__WU_KM, VK__WU_MILE,
	VK__WU_W, VK__WU_WKG, VK__WU_KJ, VK__WU_PCT, VK__WU_RPM, VK__WU_BPM, VK__WU_KMH,
	VK__WU_KG, VK__WU_HALFHOUR, VK__WU_QUARTER, VK__WU_ONEHOUR, VK__WU_ONEMINUTE,
	VK__WU_OCLOCK, VK__WU_GRAM
};
enum vk__word_role {
	VK__ROLE_WARMUP, VK__ROLE_COOLDOWN, VK__ROLE_RECOVERY, VK__ROLE_MAIN,
	VK__ROLE_EFFORT, VK__ROLE_ACTIVATION
};
enum vk__word_set { VK__SET_REP, VK__SET_SET, VK__SET_BETWEEN, VK__SET_STAIR };
enum vk__word_scale { VK__SCALE_Z, VK__SCALE_I, VK__SCALE_L };
enum vk__word_ref {
	VK__REF_FTP, VK__REF_PMA, VK__REF_HRMAX, VK__REF_LTHR, VK__REF_HR, VK__REF_RPE,
	VK__REF_IF, VK__REF_POWER,
	VK__REF_RESERVE, /* of heart rate */
	VK__REF_OTHER /* what no unit is a share of */
};
enum vk__word_op {
	VK__OP_OVERUNDER, VK__OP_TIMES, VK__OP_BETWEEN, VK__OP_EACH, VK__OP_ALTERNATE,
	VK__OP_RAMP, VK__OP_FROM, VK__OP_TO, VK__OP_AT, VK__OP_FOR, VK__OP_THEN,
	VK__OP_PLUS, VK__OP_AND, VK__OP_WITH, VK__OP_WITHOUT, VK__OP_OR, VK__OP_TOTAL,
	VK__OP_MIRROR, VK__OP_EQUAL, VK__OP_LAP, VK__OP_AGAIN, VK__OP_REPEAT,
	VK__OP_THATSET, VK__OP_DETAIL, VK__OP_BIKE, VK__OP_FREE, VK__OP_ALL,
	VK__OP_SECOND, VK__OP_INCREASING, VK__OP_ABOUT, VK__OP_NOT, VK__OP_CADENCE,
	VK__OP_WITHIN, VK__OP_PRESS, VK__OP_LAST, VK__OP_FIRST,
	VK__OP_REDO, VK__OP_REMAINDER, VK__OP_BOTHENDS,
	VK__OP_FOLLOWED, VK__OP_NOTLAST, VK__OP_RATIO,
	VK__OP_ODD, VK__OP_EVEN, VK__OP_OTHERS, VK__OP_EACHTIME,
	VK__OP_AFTER, VK__OP_ATSTART, VK__OP_ATEND, VK__OP_INCREASE,
	VK__OP_REVERSE, VK__OP_NEXT, VK__OP_EMOM,
	VK__OP_LOWFIRST, VK__OP_HIGHFIRST, VK__OP_EFFORTS, VK__OP_BY,
	VK__OP_EXCEPT, VK__OP_EITHER, VK__OP_INSIDE, VK__OP_HALFWAY, VK__OP_SAME,
	VK__OP_SAMEREST, VK__OP_ACROSS, VK__OP_LEAD, VK__OP_APIECE,
	VK__OP_ATMOST, VK__OP_ONLY, VK__OP_THATIS, VK__OP_CHANGE,
	VK__OP_THROUGHOUT, VK__OP_UPTO, VK__OP_LEFT, VK__OP_THEREST, VK__OP_AHEAD,
	VK__OP_OPENS, VK__OP_ONWARD, VK__OP_BOOKEND
};

/* VK__NOTE_PLACE: where on the road, so that a target may be only for there;
 * VK__NOTE_PACE: as in a race, whose distance may be told with it; VK__NOTE_PAST:
 * of another session, whose numbers are none of this one's; VK__NOTE_FUEL: what is
 * eaten or drunk, so much of it and so often; VK__NOTE_WHY: the head of a line
 * about the workout; VK__NOTE_WEEK: other days, on which it is ridden, too. */
enum vk__word_note { VK__NOTE_PLAIN, VK__NOTE_PLACE, VK__NOTE_PACE, VK__NOTE_PAST,
	VK__NOTE_FUEL, VK__NOTE_WHY, VK__NOTE_WEEK,
	VK__NOTE_FTP /* FTP, and no share of it */,
	VK__NOTE_ASCENT /* metres of it are no length */ };
/* VK__FILL_MEAN: "average". VK__FILL_WHEN:
 * before the time of day. VK__FILL_DURING: "in", of which a length behind it may be the whole. */
/* VK__FILL_LABEL: what the number of a workout follows, VK__FILL_ITEM: of a step;
 * VK__FILL_HELLO: before a name; VK__FILL_FIGURE: beside a number that sums the
 * workout up; VK__FILL_VERSION: heads one of several to choose from;
 * VK__FILL_INSTEAD: before what takes the place of what was told; VK__FILL_WAIT:
 * the same, when a sign comes next; the last four: parts of a
 * day, of which a workout has one. */
enum vk__word_fill { VK__FILL_PLAIN, VK__FILL_DURING, VK__FILL_MEAN, VK__FILL_WHEN, VK__FILL_LABEL, VK__FILL_ITEM,
	VK__FILL_HELLO, VK__FILL_FIGURE, VK__FILL_VERSION, VK__FILL_INSTEAD, VK__FILL_WAIT,
	VK__FILL_MORNING, VK__FILL_NOON, VK__FILL_AFTERNOON, VK__FILL_EVENING };

/* Small, since texts are full of them: each is in a term, too. */
struct vk__concept {
	float number; /* VK__CLASS_NUM */
	uint32_t more; /* longer surfaces begin with this one: vk__lexicon_first
	                * of the words that come next in them */
	uint16_t value;
	uint8_t class; /* enum vk__class */
	bool fr : 1; /* a word of this language only */
	bool en : 1;
	bool misspelt : 1;
	bool upper : 1; /* only when written in capitals */
	bool other : 1; /* in capitals it means something else */
	bool times : 1; /* a number word that counts by itself: "twice" */
	bool terse : 1; /* a unit of lengths in intervals.icu's text */
	bool whole : 1; /* no abbreviation, however short */
};

/* Whether a word means that; NULL: it is unknown. */
static inline bool
vk__concept_has(const struct vk__concept *c, enum vk__class class, unsigned value)
{
	return c != NULL && c->class == class && c->value == value;
}

/* A named intensity. */
struct vk__zone {
	char name[24];
	vk_unit unit; /* VK_UNIT_NONE: no percentage */
	double from;
	double to;
	bool max;
	bool easy;
	bool hard;
};

/* A session with a fixed structure that has a name. */
struct vk__named {
	double sets;
	double set_rest; /* seconds */
	double reps;
	double effort;     /* seconds */
	double effort_pma; /* % PMA; 0: all out */
	double other;      /* seconds of the other half */
	double other_pma;  /* % PMA; 0: not given */
};

/* Named intensities that mean more than a target: their indices. */
struct vk__marks {
	unsigned pma;
	unsigned vo2max;
	unsigned threshold;
	unsigned under; /* and over, of over-unders */
	unsigned over;
	unsigned above; /* threshold, and below it */
	unsigned below;
	unsigned force;
	unsigned velocity;
	unsigned i1; /* I1, the first of its scale */
	unsigned sprint;
	unsigned all_out;
	unsigned max; /* "max", which may also be "at most" */
	unsigned recovery;
};

typedef struct vk__lexicon vk__lexicon;

/* With the built-in lists. VK_OK, VK_ENOMEM, VK_ESYNTAX. */
vk_status vk__lexicon_new(vk__lexicon **lexicon);
void vk__lexicon_free(vk__lexicon *lexicon);
/*
 * Adds a user's word list; its rows come before the embedded ones. file is
 * named in messages. VK_OK, VK_ENOMEM, VK_EUTF8, VK_ESYNTAX with err filled.
 */
vk_status vk__lexicon_add(vk__lexicon *lexicon, const char *file,
    const char *data, size_t size, vk_error *err);
/*
 * key: folded words joined by one blank; with '^' before it, a word that has
 * a meaning of its own in capitals; with '|', the head of a column. NULL when
 * unknown; VK__CLASS_NONE when it only begins longer ones, or has a meaning in
 * capitals only.
 */
const struct vk__concept *vk__lexicon_find(const vk__lexicon *lexicon,
    const char *key, size_t len);
/* A bit that tells what a word begins with; some share one. */
static inline uint32_t
vk__lexicon_first(char c)
{
	return UINT32_C(1) << (c & 31);
}

/* The same for a key that VK__FOLD_ROOM bytes follow, as in folded text. */
const struct vk__concept *vk__lexicon_look(const vk__lexicon *lexicon,
    const char *key, size_t len);
/*
 * The one known word nearest to an unknown one: one edit for 4-6 letters, two
 * from 7, first letter kept. NULL when there is none or several.
 * *surface (*surface_len bytes) is the known word.
 */
const struct vk__concept *vk__lexicon_correct(vk__lexicon *lexicon,
    const char *word, size_t len, const char **surface, size_t *surface_len);
const struct vk__zone *vk__lexicon_zone(const vk__lexicon *lexicon, size_t index);
/* The index of a zone, SIZE_MAX when there is no such name. */
size_t vk__lexicon_zone_index(const vk__lexicon *lexicon, const char *name,
    size_t len);
const struct vk__marks *vk__lexicon_marks(const vk__lexicon *lexicon);
/*
 * For the build, which makes the built-in tables of them: reads a word list,
 * a user's or the built-in one; enters the names of sessions, and the heads of
 * tables; lists the words that may have been mistyped; tells what came of all that.
 */
struct vk__built;
vk_status vk__lexicon_words(vk__lexicon *lexicon, const char *file, const char *data,
    size_t size, bool user, vk_error *err);
vk_status vk__lexicon_names(vk__lexicon *lexicon);
vk_status vk__lexicon_heads(vk__lexicon *lexicon, const char *data, size_t size);
vk_status vk__lexicon_near(vk__lexicon *lexicon);
struct vk__built vk__lexicon_built(const vk__lexicon *lexicon);
const struct vk__named *vk__lexicon_named(const vk__lexicon *lexicon, size_t index);

#endif
