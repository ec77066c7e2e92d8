/* SPDX-License-Identifier: MIT */
/*
 * vekta.h: the public interface of libvekta.
 *
 * The library never prints, exits, reads the environment or touches the
 * locale. It keeps no global mutable state: one object is used by one thread
 * at a time, different objects by different threads.
 *
 * Ownership: what an _init or _new function fills or returns belongs to the
 * caller, who ends it with the _free function of the same noun; _free takes a
 * cleared or NULL object. Pointers handed out by an object live until that
 * object is next changed or freed.
 */
#ifndef VEKTA_H
#define VEKTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------- status */

/* What a call reports. VK_OK is zero, all others are not. */
typedef enum vk_status {
	VK_OK = 0,
	VK_END,      /* nothing more to read */
	VK_ABSENT,   /* the thing asked for is not there */
	VK_ENOMEM,   /* out of memory; the object may be cleared or freed */
	VK_EIO,      /* a read or write failed; errno tells */
	VK_ELIMIT,   /* a documented limit was passed */
	VK_EUTF8,    /* invalid UTF-8 */
	VK_ESYNTAX,  /* the bytes are not what their format wants */
	VK_EVALUE,   /* well-formed, but the value makes no sense */
	VK_EUNABLE,  /* the target format cannot say this */
	VK_EINVALID  /* our own output failed its check: a bug, nothing written */
} vk_status;

/* A short English word for a status, never NULL. */
const char *vk_status_text(vk_status status);

/*
 * What went wrong, for people and for machines. The message is kept as an
 * English format with the places %1 and %2, so that a command can translate
 * it; the arguments stay as they are.
 */
typedef struct vk_error {
	vk_status status;
	size_t column;      /* 1-based, in bytes of the line; 0: not known */
	const char *code;   /* stable, for machines: "json-syntax" */
	const char *format; /* English, static, with %1 and %2 */
	char arg[2][96];    /* valid UTF-8, control characters removed */
} vk_error;

/*
 * Fills err (NULL allowed) and returns status. code and format must be
 * static; a and b may be NULL and are cut at a character boundary.
 */
vk_status vk_error_set(vk_error *err, vk_status status, size_t column,
    const char *code, const char *format, const char *a, const char *b);

/*
 * Writes the message into text (size bytes, always terminated), from format,
 * or from translated when it is not NULL. Returns text.
 */
char *vk_error_text(const vk_error *err, const char *translated, char *text,
    size_t size);

/* -------------------------------------------------------------- bytes */

/* A growing run of bytes. Zero-initialised is a valid empty buffer. */
typedef struct vk_buf {
	char *data;
	size_t len;
	size_t cap;
	bool failed; /* an append ran out of memory; sticky until cleared */
} vk_buf;

void vk_buf_free(vk_buf *buf);
/* Empties buf, keeps its memory, forgets a failure. */
void vk_buf_clear(vk_buf *buf);
/* Makes room for more bytes. VK_OK or VK_ENOMEM (also sets failed). */
vk_status vk_buf_reserve(vk_buf *buf, size_t more);
/* Appends; on failure sets buf->failed, so a caller may check once. */
void vk_buf_add(vk_buf *buf, const void *data, size_t len);
void vk_buf_add_text(vk_buf *buf, const char *text);
void vk_buf_add_char(vk_buf *buf, char c);
/* Appends a number in the shortest form that reads back; finite only. */
void vk_buf_add_number(vk_buf *buf, double value);
/* Appends value rounded to decimals (0..6) with trailing zeros cut. */
void vk_buf_add_fixed(vk_buf *buf, double value, unsigned decimals);
void vk_buf_add_uint(vk_buf *buf, uint64_t value);
/* Appends a JSON string with its quotes; text must be valid UTF-8. */
void vk_buf_add_json(vk_buf *buf, const char *text, size_t len);
/* Ends the buffer with a NUL outside its length. NULL when failed. */
const char *vk_buf_text(vk_buf *buf);

/* ------------------------------------------------------------ workout */

/* Limits of a workout, in every reader and writer. */
enum {
	VK_WORKOUT_DEPTH = 8,        /* groups inside groups */
	VK_WORKOUT_NODES = 4096,     /* steps and groups as written */
	VK_WORKOUT_REPS = 1000,      /* repetitions of one group */
	VK_WORKOUT_EXPANDED = 20000, /* steps when all groups are rolled out */
	VK_STEP_SECONDS = 86400      /* one step */
};

typedef enum vk_unit {
	VK_UNIT_NONE = 0, /* target absent */
	VK_UNIT_PCT_FTP,
	VK_UNIT_WATT,
	VK_UNIT_WATT_KG,
	VK_UNIT_POWER_ZONE, /* Coggan 1..7 */
	VK_UNIT_PCT_PMA,
	VK_UNIT_PCT_HR,   /* of maximal heart rate */
	VK_UNIT_PCT_LTHR, /* of threshold heart rate */
	VK_UNIT_BPM,
	VK_UNIT_HR_ZONE,
	VK_UNIT_RPM,
	VK_UNIT_RPE,
	VK_UNIT_COUNT
} vk_unit;

/* The record's spelling ("%ftp", "w", ...); "" for VK_UNIT_NONE. */
const char *vk_unit_text(vk_unit unit);
/* VK_UNIT_NONE when text is no unit. */
vk_unit vk_unit_read(const char *text, size_t len);

typedef enum vk_intensity {
	VK_INTENSITY_NONE = 0, /* member absent */
	VK_INTENSITY_ACTIVE,
	VK_INTENSITY_INTERVAL,
	VK_INTENSITY_RECOVERY,
	VK_INTENSITY_REST,
	VK_INTENSITY_WARMUP,
	VK_INTENSITY_COOLDOWN,
	VK_INTENSITY_OTHER,
	VK_INTENSITY_COUNT
} vk_intensity;

const char *vk_intensity_text(vk_intensity intensity);
vk_intensity vk_intensity_read(const char *text, size_t len);

/* One target: a value (start == end), a range, or with vk_step.ramp a ramp. */
typedef struct vk_target {
	vk_unit unit; /* VK_UNIT_NONE: the text gives no such target */
	double start;
	double end;
} vk_target;

/*
 * A step, or a group when reps is not 0. Nodes are linked by index into
 * vk_workout.node; index 0 is the root group, so 0 means "none" in a link.
 */
typedef struct vk_step {
	uint32_t reps; /* 0: a step; 1..VK_WORKOUT_REPS: a group */
	uint32_t child;
	uint32_t last; /* last child, for appending */
	uint32_t next;
	uint32_t duration; /* seconds; 0: not given */
	double distance;   /* metres; 0: not given */
	vk_intensity intensity;
	bool open; /* until_lap_press */
	bool warmup;
	bool cooldown;
	bool ramp;
	bool freeride;
	bool maxeffort;
	vk_target power;
	vk_target hr;
	vk_target cadence;
	vk_target rpe;
	uint32_t text; /* cue: offset and length in vk_workout.text */
	uint32_t text_len;
} vk_step;

typedef struct vk_workout {
	vk_step *node;
	size_t count;
	size_t cap;
	vk_buf text;
} vk_workout;

/* Zero-initialise, then clear: root group only. VK_OK or VK_ENOMEM. */
vk_status vk_workout_clear(vk_workout *w);
void vk_workout_free(vk_workout *w);
/*
 * Appends a copy of step (links ignored) as the last child of parent and
 * gives its index. VK_OK, VK_ENOMEM, VK_ELIMIT (nodes).
 */
vk_status vk_workout_add(vk_workout *w, uint32_t parent, const vk_step *step,
    uint32_t *index);
/* Puts a cue on a node. VK_OK or VK_ENOMEM. */
vk_status vk_workout_set_text(vk_workout *w, uint32_t index, const char *text,
    size_t len);
/*
 * Checks depth, repetitions, durations and the rolled-out size against the
 * limits above. VK_OK, VK_ELIMIT or VK_EVALUE with err filled.
 */
vk_status vk_workout_check(const vk_workout *w, vk_error *err);

/* What the whole workout amounts to. */
typedef struct vk_extent {
	uint64_t seconds; /* of the timed steps */
	double metres;    /* of the steps given by distance */
	size_t steps;     /* rolled out */
	size_t open;      /* rolled-out steps without duration and distance */
} vk_extent;

void vk_workout_extent(const vk_workout *w, vk_extent *extent);

/*
 * Walks the rolled-out steps in order. Begin with a zeroed walk; returns the
 * next step or NULL at the end. w must not change meanwhile.
 */
typedef struct vk_walk {
	uint32_t at[VK_WORKOUT_DEPTH + 2];
	uint32_t left[VK_WORKOUT_DEPTH + 2];
	unsigned depth;
	bool begun;
} vk_walk;

const vk_step *vk_workout_walk(const vk_workout *w, vk_walk *walk);

/* ------------------------------------------------------------- record */

/* Limits of one record line. */
enum {
	VK_LINE_BYTES = 16 * 1024 * 1024,
	VK_JSON_DEPTH = 64
};

/*
 * One JSON line. The bytes of every member are kept; edits are splices, so
 * what nobody changed leaves as it came.
 */
typedef struct vk_record vk_record;

/* VK_OK or VK_ENOMEM. */
vk_status vk_record_new(vk_record **rec);
void vk_record_free(vk_record *rec);
/* Makes rec the empty object {}. */
void vk_record_clear(vk_record *rec);
/*
 * Reads one line (no newline at its end) and checks all of it: strict JSON
 * (RFC 8259), valid UTF-8, an object, depth. The bytes are copied.
 * VK_OK, VK_ENOMEM, VK_ELIMIT, VK_EUTF8, VK_ESYNTAX.
 */
vk_status vk_record_read(vk_record *rec, const char *line, size_t len,
    vk_error *err);
/*
 * The bytes of a member: path is a name, or two ("vekta.score"). The last
 * one of equal names counts. VK_OK or VK_ABSENT.
 */
vk_status vk_record_get(const vk_record *rec, const char *path,
    const char **json, size_t *len);
/*
 * Sets a member to json (which must be one valid JSON value): replaces it in
 * place, or adds it last; a missing parent object is made; a parent that is
 * no object is replaced. json NULL removes. VK_OK, VK_ENOMEM.
 */
vk_status vk_record_set(vk_record *rec, const char *path, const char *json,
    size_t len);
/* Decodes a string member into out (cleared first; may hold NUL bytes).
 * VK_OK, VK_ABSENT (also when it is no string), VK_ENOMEM. */
vk_status vk_record_string(const vk_record *rec, const char *path,
    vk_buf *out);
/* VK_OK, VK_ABSENT (also when it is no number). */
vk_status vk_record_number(const vk_record *rec, const char *path,
    double *value);
/* The whole line as it stands, without a newline. */
void vk_record_bytes(const vk_record *rec, const char **json, size_t *len);

/*
 * Reads workout_doc.steps into w (cleared first) and checks it.
 * VK_OK, VK_ABSENT, VK_ENOMEM, VK_ELIMIT, VK_EVALUE, VK_ESYNTAX.
 * Members of steps that vekta does not know are left alone: the record keeps
 * their bytes, the workout does not show them.
 */
vk_status vk_record_workout(const vk_record *rec, vk_workout *w,
    vk_error *err);
/* Appends {"duration":...,"steps":[...]} to out. Check out->failed. */
void vk_workout_write(const vk_workout *w, vk_buf *out);

/* --------------------------------------------------------------- text */

/* What became of a run of bytes of the text. */
typedef enum vk_fate {
	VK_FATE_UNREAD = 0,
	VK_FATE_READ,
	VK_FATE_FILL, /* read, without meaning for the workout */
	VK_FATE_CORRECTED
} vk_fate;

typedef struct vk_span {
	size_t start; /* byte offsets in the text */
	size_t end;
	vk_fate fate;
} vk_span;

/* Limits of one text. */
enum { VK_TEXT_TOKENS = 40000 };

/* Settings of a parser; zero is the default. */
typedef struct vk_parse_options {
	bool has_week;    /* an anchor for weekdays and day numbers */
	int32_t week_of;  /* a day of that week, in days since 1970-01-01 */
	bool no_jit;      /* interpret the scanner's pattern */
} vk_parse_options;

/*
 * Reads a coach's words, French or English. Holds the lexicon, the scanner
 * and the result of the last reading.
 */
typedef struct vk_parser vk_parser;

/*
 * options may be NULL. VK_OK, VK_ENOMEM, VK_EINVALID (a built-in list or
 * pattern is broken), with err filled.
 */
vk_status vk_parser_new(const vk_parse_options *options, vk_parser **parser,
    vk_error *err);
void vk_parser_free(vk_parser *parser);
/*
 * Adds a word list (tab separated: words, concept, language, source); its
 * rows come before the built-in ones. file is named in messages.
 * VK_OK, VK_ENOMEM, VK_EUTF8, VK_ESYNTAX with err filled.
 */
vk_status vk_parser_lexicon(vk_parser *parser, const char *file,
    const char *data, size_t size, vk_error *err);
/*
 * Reads one workout. Text that is not understood is no error: it is listed
 * as unread. VK_OK; VK_EUTF8 with the column; VK_ELIMIT: more than
 * VK_TEXT_TOKENS words, or the workout passes its limits; VK_EVALUE: a value
 * in it makes no sense; VK_ENOMEM.
 */
vk_status vk_parser_read(vk_parser *parser, const char *text, size_t len,
    vk_error *err);
/* The workout last read; the parser's. */
const vk_workout *vk_parser_workout(const vk_parser *parser);
/* Its language: "fr" or "en". */
const char *vk_parser_lang(const vk_parser *parser);
/*
 * The spans of the text last read, in order, without the blanks between
 * words. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_spans(vk_parser *parser, const vk_span **span,
    size_t *count);
/*
 * Writes the reading into rec: name, type, start_date_local, description,
 * tags, workout_doc, vekta. name, type, start_date_local and tags that rec
 * has already stay (tags are added to). file (NULL: none) and line go into
 * vekta.source. text must be the text last read. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_record(vk_parser *parser, const char *text, size_t len,
    const char *file, uint64_t line, vk_record *rec);
/*
 * Appends what vk_parser_record makes of an empty record as one line, with
 * its newline: the fast way. Check out->failed. VK_OK, VK_ENOMEM.
 */
vk_status vk_parser_line(vk_parser *parser, const char *text, size_t len,
    const char *file, uint64_t line, vk_buf *out);

/* -------------------------------------------------------------- score */

/*
 * Targets in per cent of FTP. Zones: Coggan (Allen and Coggan, Training and
 * Racing with a Power Meter). FTP is about 0.80 of PMA (published 0.75 to
 * 0.85), so 100 % PMA is 125 % FTP.
 */
enum { VK_ZONES = 7 };
#define VK_PMA_RATIO 0.80
#define VK_PCT_MOST 10000.0 /* per cent of FTP; more is no power */

/* What is known of the rider. 0: not known; pma_ratio 0: VK_PMA_RATIO. */
typedef struct vk_athlete {
	double ftp;       /* watts */
	double weight;    /* kg */
	double pma_ratio; /* FTP / PMA */
} vk_athlete;

/*
 * The one place where a target becomes per cent of FTP. start and end follow
 * the target's own order; a zone gives its bounds (zone 1: 45 to 55, zone 7:
 * 151 to 200), a range of zones the bounds of both. athlete may be NULL.
 * VK_OK; VK_ABSENT: no target; VK_EUNABLE: heart rate, effort or cadence, or
 * watts without what the athlete must give (FTP; for w/kg the weight too);
 * VK_EVALUE: no such zone, negative or above VK_PCT_MOST. start and end are
 * set for VK_OK only.
 */
vk_status vk_target_resolve(const vk_target *target,
    const vk_athlete *athlete, double *start, double *end);

/*
 * The load of a workout. Normalized Power after Coggan: the mean over 30 s
 * of per-second power, its fourth power averaged over all seconds from the
 * 30th on (the first 29 have no full window), the fourth root of that.
 * IF = NP / FTP; TSS = 100 x hours x IF x IF. A range counts at its middle.
 * Steps without a power target count as follows: recoveries at 50 % of FTP,
 * warm-ups and cool-downs at 55 %, "all out" at 200 % up to 15 s, 150 % up
 * to 60 s, else 120 % (and estimated is set), other efforts at 50 % (and
 * lower_bound is set). Steps without a duration are left out, which sets
 * lower_bound too.
 * NaN stands for what cannot be said: all figures when less than 30 s are
 * timed, when no effort has a power, or when one is in watts and the FTP is
 * not known; kj without an FTP.
 */
typedef struct vk_load {
	double np_pct; /* Normalized Power, per cent of FTP */
	double intensity_factor;
	double tss;
	double kj;
	uint64_t zone[VK_ZONES + 1]; /* seconds in each; [0]: not known */
	uint64_t seconds;
	bool lower_bound;
	bool estimated;
} vk_load;

/* w must have passed vk_workout_check; athlete may be NULL. */
void vk_workout_load(const vk_workout *w, const vk_athlete *athlete,
    vk_load *load);

/* What kind of session it is. The rules stand in vekta(7). */
typedef enum vk_category {
	VK_CATEGORY_NONE = 0, /* cannot be said */
	VK_CATEGORY_RECOVERY,
	VK_CATEGORY_ENDURANCE,
	VK_CATEGORY_TEMPO,
	VK_CATEGORY_SWEET_SPOT,
	VK_CATEGORY_THRESHOLD,
	VK_CATEGORY_VO2MAX,
	VK_CATEGORY_ANAEROBIC,
	VK_CATEGORY_SPRINT,
	VK_CATEGORY_FORCE,
	VK_CATEGORY_CADENCE,
	VK_CATEGORY_TEST,
	VK_CATEGORY_OPENERS,
	VK_CATEGORY_MIXED,
	VK_CATEGORY_COUNT
} vk_category;

/* As in tags: "sweet_spot"; "" for VK_CATEGORY_NONE. */
const char *vk_category_text(vk_category category);
/* VK_CATEGORY_NONE when text is none of them. */
vk_category vk_category_read(const char *text, size_t len);
/*
 * From the efforts alone, recoveries left out. w must have passed
 * vk_workout_check; athlete may be NULL.
 */
vk_category vk_workout_category(const vk_workout *w,
    const vk_athlete *athlete);

/* The tables behind it, read once for callers that name many workouts. */
typedef struct vk_rules vk_rules;

/* VK_OK or VK_ENOMEM. */
vk_status vk_rules_new(vk_rules **rules);
void vk_rules_free(vk_rules *rules);
/* As vk_workout_category, in a fraction of its time. */
vk_category vk_rules_category(const vk_rules *rules, const vk_workout *w,
    const vk_athlete *athlete);

/*
 * Why a workout is not plausible: flags. Those of power and length are not
 * raised when the coach is trusted; the others make no sense at all.
 */
enum {
	VK_IMPLAUSIBLE_EFFORT = 1,  /* one effort too hard for its length */
	VK_IMPLAUSIBLE_TOTAL = 2,   /* all efforts together too hard */
	VK_IMPLAUSIBLE_COUNT = 4,   /* over 100 repetitions or 400 efforts */
	VK_IMPLAUSIBLE_ZERO = 8,    /* a step that is neither long nor open */
	VK_IMPLAUSIBLE_LENGTH = 16, /* longer than a day */
	VK_IMPLAUSIBLE_CADENCE = 32, /* below 20 or above 220 rpm */
	VK_IMPLAUSIBLE_TARGET = 64   /* no zone, or no power to ride at */
};

/* The code of one flag as in records ("effort"), "" for none. */
const char *vk_implausible_text(unsigned flag);
/*
 * Flags, 0 when all is well. Power is judged against the power-duration
 * limits of lib/score/limits.tsv, where it is known. athlete may be NULL.
 */
unsigned vk_workout_implausible(const vk_workout *w,
    const vk_athlete *athlete, bool coach);

typedef enum vk_verdict {
	VK_VERDICT_REJECT = 0, /* too little of the text was understood */
	VK_VERDICT_ENRICH,     /* something is missing or doubtful */
	VK_VERDICT_ACCEPT,     /* may be ridden as it is */
	VK_VERDICT_COUNT
} vk_verdict;

/* As in records: "accept". */
const char *vk_verdict_text(vk_verdict verdict);
/* VK_OK, VK_ABSENT when text is none of them. */
vk_status vk_verdict_read(const char *text, size_t len, vk_verdict *verdict);

typedef struct vk_score_options {
	double accept; /* the least confidence, 0 to 1 */
	double enrich;
	bool coach;    /* trust the coach: no physiological check */
	bool features; /* add what the confidence was computed from */
	vk_athlete athlete;
} vk_score_options;

/* The values that a NULL stands for. */
#define VK_SCORE_OPTIONS { 0.8, 0.4, false, false, { 0, 0, 0 } }

/* What a workout lacks: flags. */
enum {
	VK_MISSING_STRUCTURE = 1, /* no effort, nor 10 min of anything */
	VK_MISSING_DURATION = 2,  /* an open effort */
	VK_MISSING_INTENSITY = 4, /* an effort without any */
	VK_MISSING_RECOVERY = 8   /* open, or none between hard repeats */
};

/* The judgement on one record. */
typedef struct vk_judgement {
	double confidence; /* 0 to 1, rounded down to two decimals */
	vk_verdict verdict;
	vk_category category;
	unsigned missing;
	unsigned implausible; /* VK_IMPLAUSIBLE_... */
	vk_load load;
} vk_judgement;

/* Judges records; holds the tables and what memory they need meanwhile. */
typedef struct vk_score vk_score;

/* options may be NULL. VK_OK, VK_ENOMEM, VK_EVALUE (a threshold). */
vk_status vk_score_new(const vk_score_options *options, vk_score **score);
void vk_score_free(vk_score *score);
/*
 * Sets vekta.score and vekta.load and adds the category to tags; all other
 * bytes stay. Doing it twice changes nothing. A record whose steps cannot be
 * read is rejected, with err filled; it is left as it was but for that.
 * judgement and err may be NULL. VK_OK, VK_ENOMEM.
 */
vk_status vk_score_record(vk_score *score, vk_record *rec,
    vk_judgement *judgement, vk_error *err);

/* ------------------------------------------------------------ formats */

/*
 * What vk_score_record left in the record. VK_OK; VK_ABSENT: not scored, or no
 * known verdict; VK_ENOMEM. A missing confidence is 0.
 */
vk_status vk_record_verdict(const vk_record *rec, vk_verdict *verdict,
    double *confidence);

/*
 * What a file needs and a record may lack. vk_export_init fills in the
 * defaults; each one that is used is listed in the file's description.
 */
typedef struct vk_export {
	vk_athlete athlete;
	double speed;          /* km/h for distances; 0: such a record is refused */
	uint32_t open_seconds; /* of an open step; 0: such a record is refused */
	double recovery;       /* % FTP of a recovery without target: 50 */
	double warmup[2];      /* ramp of a warm-up without target: 45 to 65 */
	double cooldown[2];    /* ramp of a cool-down without target: 65 to 45 */
	/* 0 in one of these three: no power at all, free ride. */
	const char *author;    /* NULL: "vekta" */
	bool ascii;            /* name, author and tags in ASCII */
} vk_export;

void vk_export_init(vk_export *options);

/* Writes Zwift workout files (.zwo), and checks them. */
typedef struct vk_zwo vk_zwo;

/* VK_OK or VK_ENOMEM. */
vk_status vk_zwo_new(vk_zwo **zwo);
void vk_zwo_free(vk_zwo *zwo);
/*
 * Writes the workout of rec as a whole file and checks it against the strict
 * schema. Power is a fraction of FTP, time is whole seconds.
 * VK_OK; VK_ENOMEM; VK_ABSENT: no workout or no steps in it; VK_EUNABLE: it
 * needs an option that is not given, or is no ride; VK_EVALUE, VK_ELIMIT: no
 * rider can do it; VK_EINVALID: the file failed its check. Only after VK_OK
 * is there a file.
 */
vk_status vk_zwo_write(vk_zwo *zwo, const vk_record *rec,
    const vk_export *options, vk_error *err);
/* The file last written, until the next call on zwo. */
void vk_zwo_bytes(const vk_zwo *zwo, const char **data, size_t *len);
/*
 * Appends what the last export assumed, one sentence a line, in lang ("fr",
 * else English), each after prefix. Check out->failed.
 */
void vk_zwo_notes(const vk_zwo *zwo, const char *lang, const char *prefix,
    vk_buf *out);

/* What a check found; a file may be valid and still have warnings. */
typedef struct vk_zwo_report {
	size_t line;      /* of the fault; 0: not known */
	uint64_t seconds; /* length of the workout */
	size_t steps;     /* elements below workout */
	size_t warnings;  /* text events at or past the end of their step */
	bool recoded;     /* lenient: it was windows-1252, not UTF-8 */
} vk_zwo_report;

/* The longest file that is checked. */
enum { VK_ZWO_BYTES = 16 * 1024 * 1024 };

/*
 * Checks a file: strict against the form that vk_zwo_write writes, lenient
 * against what the readers of such files take. report may be NULL.
 * VK_OK; VK_ENOMEM; VK_ELIMIT; VK_ESYNTAX: no well-formed XML, or a DTD;
 * VK_EVALUE: XML, but no such workout.
 */
vk_status vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err);

/*
 * Makes a file name (one path component, without extension) from format and
 * the record: {date} {name} {id} {athlete} {category} {line}. What is absent
 * leaves no gap. The result is safe on every system: no separators, no
 * control characters, no leading dot or dash, no reserved name, at most 200
 * bytes, never empty. ascii: accents are taken off, the rest left out.
 * VK_OK; VK_ENOMEM; VK_EVALUE: an unknown place in format.
 */
vk_status vk_name_make(const char *format, const vk_record *rec, uint64_t line,
    bool ascii, vk_buf *out, vk_error *err);

#ifdef __cplusplus
}
#endif

#endif
