/* SPDX-License-Identifier: MIT */
/*
 * vekta/score.h, included by vekta.h:
 * how sure a reading is, what kind of session it is, what it costs.
 */
#ifndef VEKTA_SCORE_H
#define VEKTA_SCORE_H

#include "record.h"

#ifdef __cplusplus
extern "C" {
#endif

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

/*
 * What vk_score_record left in the record. VK_OK; VK_ABSENT: not scored, or no
 * known verdict; VK_ENOMEM. A missing confidence is 0.
 */
vk_status vk_record_verdict(const vk_record *rec, vk_verdict *verdict,
    double *confidence);

#ifdef __cplusplus
}
#endif

#endif
