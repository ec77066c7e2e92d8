/* SPDX-License-Identifier: MIT */
/*
 * vekta/history.h, included by vekta.h:
 * what an athlete has done: one activity, whatever file it came from.
 */
#ifndef VEKTA_HISTORY_H
#define VEKTA_HISTORY_H

#include "fitness.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sports that belong together when two accounts of one activity are compared
 * and when load is added up. */
typedef enum vk_sport {
	VK_SPORT_OTHER = 0,
	VK_SPORT_CYCLING,
	VK_SPORT_RUNNING,
	VK_SPORT_SWIMMING,
	VK_SPORT_WALKING, /* also hiking */
	VK_SPORT_SKIING,
	VK_SPORT_ROWING,  /* and other paddling */
	VK_SPORT_STRENGTH
} vk_sport;

enum { VK_SPORTS = VK_SPORT_STRENGTH + 1 };

/* "cycling"; "other" for anything else. */
const char *vk_sport_text(vk_sport sport);
/* VK_SPORT_OTHER when there is no such word. */
vk_sport vk_sport_read(const char *text, size_t len);

/* Where an account of an activity comes from, the poorest first. */
typedef enum vk_source {
	VK_SOURCE_NONE = 0,
	VK_SOURCE_TRAININGPEAKS, /* its CSV export: no time of day */
	VK_SOURCE_STRAVA,        /* activities.csv of the bulk export */
	VK_SOURCE_INTERVALS,     /* activities.csv of intervals.icu */
	VK_SOURCE_GARMIN_CSV,    /* "Export CSV" of Garmin Connect */
	VK_SOURCE_GARMIN_EXPORT, /* activities.csv of garmin-connect-export */
	VK_SOURCE_DATABASE,      /* a database of another program */
	VK_SOURCE_GARMIN_ACCOUNT, /* the JSON of Garmin's account export */
	VK_SOURCE_TCX,
	VK_SOURCE_FIT,
	VK_SOURCE_GARMIN_JSON    /* Garmin Connect's own list of activities */
} vk_source;

enum { VK_SOURCES = VK_SOURCE_GARMIN_JSON + 1 };

/* "garmin-csv", stable; "" for VK_SOURCE_NONE and anything else. */
const char *vk_source_text(vk_source source);
/* VK_SOURCE_NONE when there is no such word. */
vk_source vk_source_read(const char *text, size_t len);

#define VK_NO_OFFSET INT32_MIN

/*
 * One activity in SI units. A number that is not known is NaN, a text that
 * is not known "", an id 0. Texts are valid UTF-8 without control
 * characters, cut at a character's end when they are too long.
 */
typedef struct vk_activity {
	int64_t id;          /* Garmin's; 0: none */
	int64_t workout_id;  /* of the planned workout, at Garmin */
	int64_t start;       /* local time, as seconds since 1970-01-01 there */
	int32_t start_error; /* s the start may be later: 59 when only minutes
	                      * are known, 86399 when only the day is */
	int32_t utc_offset;  /* s east of UTC; VK_NO_OFFSET */
	int64_t utc;         /* the start in UTC, when the source has only
	                      * that and start is a guess of the zone; 0 */
	vk_sport sport;
	vk_source source;
	char type[64];       /* Garmin's key: "indoor_cycling" */
	char name[256];
	char event[32];      /* "race"; "" also when it is uncategorized */
	char device[104];
	char source_id[40];  /* the id at another service, as it is written */
	char source_file[256];

	double duration;     /* s, of the timer */
	double moving;       /* s */
	double elapsed;      /* s */
	double distance;     /* m */
	double speed;        /* m/s, mean */
	double max_speed;
	double ascent;       /* m */
	double descent;      /* m, positive */
	double calories;     /* kcal */
	double hr;           /* bpm, mean */
	double max_hr;
	double cadence;      /* rpm, mean, of the crank */
	double max_cadence;
	double run_cadence;  /* steps a minute, mean */
	double max_run_cadence;
	double stride;       /* m */
	double steps;
	double power;        /* W, mean */
	double max_power;
	double np;           /* W, normalized power */
	double p20;          /* W, best 20 minutes */
	double tss;          /* as the source computed it */
	double intensity;    /* IF: NP / FTP, as the source has it */
	double ftp;          /* W, as set on the device or in the service */
	double work;         /* J */
	double load;         /* Garmin's (Firstbeat's EPOC load), not TSS */
	double aerobic_te;   /* training effect, 0 to 5 */
	double anaerobic_te;
	double vo2max;       /* ml/kg/min */
	double temp_min;     /* degrees Celsius, of the device */
	double temp_max;
	double rpe;          /* 1 to 10 */
	double feel;         /* 0 very weak to 100 very strong */
	double weight;       /* kg, of the athlete on that day */
	double fastest_5k;   /* s */
	double fastest_10k;  /* s */
	double latitude;     /* degrees, of the start */
	double longitude;
	double hr_zone[5];   /* s in each */
	double power_zone[7];
	double mean_max[VK_MEAN_MAX]; /* W */
} vk_activity;

/* Nothing is known. */
void vk_activity_clear(vk_activity *activity);
/* How many of its numbers and texts are known. */
size_t vk_activity_count(const vk_activity *activity);
/*
 * Whether both can be accounts of one activity. Two ids of Garmin decide;
 * without them they must start within two minutes of each other (the same
 * day, when no more is known), overlap, be of one sport, and last equally
 * long to 2 %.
 */
bool vk_activity_same(const vk_activity *a, const vk_activity *b);
/*
 * Takes into one account what another has: what is missing always, what
 * differs only when from is of a source not poorer. True: something changed.
 */
bool vk_activity_merge(vk_activity *into, const vk_activity *from);
/*
 * Appends the activity as a JSON object, what is not known left out. The
 * start point only when places is true. Check out->failed.
 */
void vk_activity_write(const vk_activity *activity, bool places, vk_buf *out);

#ifdef __cplusplus
}
#endif

#endif
