/* SPDX-License-Identifier: MIT */
/*
 * vekta/athlete.h, included by vekta.h:
 * what an athlete has done and can do, from any database of activities.
 */
#ifndef VEKTA_ATHLETE_H
#define VEKTA_ATHLETE_H

#include "history.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A database of activities, vekta's own or another program's, opened to be
 * read. What kind it is, is seen from its tables.
 */
typedef enum vk_family {
	VK_FAMILY_VEKTA = 0,     /* garmin_data.db as vk-import-garmin keeps it */
	VK_FAMILY_CERTIFICATION, /* the same without vekta's tables */
	VK_FAMILY_DJANGO,        /* its twin: activities_activity */
	VK_FAMILY_HEALTH_DATA,   /* garmin-health-data */
	VK_FAMILY_GIVEMYDATA,    /* garmin-givemydata */
	VK_FAMILY_GARMINDB,      /* GarminDB */
	VK_FAMILY_CSV,           /* a CSV export put into a table */
	VK_FAMILY_TABLE          /* any table whose columns are known */
} vk_family;

enum { VK_FAMILIES = VK_FAMILY_TABLE + 1 };

/* "garmindb", stable. */
const char *vk_family_text(vk_family family);

typedef enum vk_units {
	VK_UNITS_UNKNOWN = 0,
	VK_UNITS_METRIC,
	VK_UNITS_STATUTE /* miles, feet, degrees Fahrenheit */
} vk_units;

typedef struct vk_history vk_history;

/*
 * Opens a file; nothing of it is ever changed, and its folder need not be
 * writable. wait_ms: how long to wait for a lock.
 * VK_OK; VK_EBUSY; VK_ENOMEM; VK_EIO (errno); VK_ESYNTAX: no database, or a
 * damaged one; VK_EVALUE: it holds no activities, or is of a newer version.
 */
vk_status vk_history_open(const char *path, unsigned wait_ms,
    vk_history **history, vk_error *err);
void vk_history_close(vk_history *history);
vk_family vk_history_family(const vk_history *history);

/* What a reader should know: flags. */
enum {
	VK_HISTORY_STALE = 1,  /* changes are in a log that cannot be read */
	VK_HISTORY_NO_LOG = 2, /* there is no log beside it: a copy of a database
	                        * in use lacks its newest rows */
	VK_HISTORY_UNITS = 4,  /* km or miles is not known: distances, speeds,
	                        * heights, temperatures are left out */
	VK_HISTORY_ZONE = 8    /* times are UTC, their zone is not known */
};
unsigned vk_history_notes(const vk_history *history);

/* Which activities, and how to take them. Zero-initialise, then since and
 * until to VK_DAY_ANY. */
typedef struct vk_selection {
	const char *athlete; /* name or number; NULL: the only one there is */
	const char *sport;   /* "cycling", or a type: "road_biking"; NULL */
	int32_t since;       /* first day, since 1970-01-01 */
	int32_t until;       /* last day */
	bool oldest_first;
	bool bests;          /* also mean-maximal power */
	vk_units units;      /* VK_UNITS_UNKNOWN: as the files say */
	int32_t utc_offset;  /* s; of times in UTC without a zone */
} vk_selection;

#define VK_DAY_ANY INT32_MIN

/*
 * Begins to read, newest first. selection is copied, its texts are not.
 * VK_OK; VK_ABSENT: no such athlete; VK_EVALUE: none is named and there are
 * several (err names some); VK_ENOMEM, VK_EBUSY, VK_EIO, VK_ESYNTAX.
 */
vk_status vk_history_select(vk_history *history,
    const vk_selection *selection, vk_error *err);
/*
 * VK_OK; VK_END; VK_EVALUE: a row without a time, err says which: the next
 * call goes on; VK_EBUSY, VK_ENOMEM, VK_EIO, VK_ESYNTAX.
 */
vk_status vk_history_next(vk_history *history, vk_activity *activity,
    vk_error *err);

/* The local day of an activity, since 1970-01-01. */
int32_t vk_activity_day(const vk_activity *activity);

/* --------------------------------------------------------------- the rider */

enum {
	VK_WINDOW_DAYS = 90, /* in which bests are looked for */
	VK_CRITICAL_FROM = 120, /* seconds of the efforts that CP is fitted to */
	VK_CRITICAL_TO = 1200
};

/* A number with where it comes from. */
typedef struct vk_figure {
	double value;       /* NaN: not known */
	const char *method; /* a word, static; NULL when the value is NaN */
	int32_t day;        /* of the activity; VK_DAY_ANY: none in particular */
	int64_t id;         /* of the activity; 0 */
	bool lower_bound;   /* the efforts need not have been maximal */
} vk_figure;

/*
 * Appends {"value":...,"method":...} with date, id and lower_bound where
 * there are some; NaN is null. Check out->failed.
 */
void vk_figure_write(const vk_figure *figure, unsigned decimals, vk_buf *out);

/* A best effort of a span of days. */
typedef struct vk_best {
	double watts;     /* NaN: none */
	int32_t day;
	int64_t id;
	double max_pulse; /* of its activity; NaN */
} vk_best;

/* What a rider could do in the days up to one. */
typedef struct vk_power {
	int32_t since, until; /* days, both with them */
	size_t activities;    /* of the sport */
	size_t with_power;
	vk_best best[VK_MEAN_MAX];
	vk_heart heart;       /* max: the highest that was seen or is kept */
	vk_figure weight;     /* kg */
	vk_critical critical; /* by work on time; efforts 0: none */
	vk_figure cp;
	vk_figure ftp_20min;  /* 95 % of the best 20 minutes */
	vk_figure ftp_device; /* as set on the device last */
	vk_figure ftp;        /* the one to use: see vekta(7) */
} vk_power;

/*
 * Looks at the days up to selection->until (VK_DAY_ANY: the day of the newest
 * activity), window of them (0: VK_WINDOW_DAYS); since, oldest_first and bests
 * are not read; sport NULL stands for "cycling".
 * As vk_history_select; VK_ABSENT also when there is no activity at all.
 */
vk_status vk_history_power(vk_history *history,
    const vk_selection *selection, uint32_t window, vk_power *power,
    vk_error *err);

/* How the load of an activity was found. */
typedef enum vk_method {
	VK_METHOD_NONE = 0,   /* nothing to find it from */
	VK_METHOD_POWER,      /* TSS, from NP and an FTP */
	VK_METHOD_MEAN_POWER, /* the same from the mean power, which is less */
	VK_METHOD_DEVICE,     /* TSS as the device or the service has it */
	VK_METHOD_HRTSS,      /* Banister's TRIMP, an hour at LTHR being 100 */
	VK_METHOD_HR,         /* 100 x hours x (HR / LTHR)^2 */
	VK_METHOD_TRIMP,      /* Banister's TRIMP */
	VK_METHOD_GARMIN      /* Garmin's load, not on the scale of TSS */
} vk_method;

enum { VK_METHODS = VK_METHOD_GARMIN + 1 };

/* "power", stable; "none". */
const char *vk_method_text(vk_method method);

/*
 * The load of an activity: by the methods from power to Garmin's, the first
 * that its numbers allow, but not TRIMP; or by wanted alone, unless that is
 * VK_METHOD_NONE. ftp (0: not known) is used for rides only. *load is NaN
 * with VK_METHOD_NONE.
 */
vk_method vk_activity_load(const vk_activity *activity, double ftp,
    const vk_heart *heart, vk_method wanted, double *load);

typedef struct vk_day {
	int32_t day;
	double tss;          /* of all its activities */
	uint32_t activities;
	uint32_t by[VK_METHODS]; /* how many of them by each method */
	double ftp;          /* that the last ride was judged by; NaN */
	vk_form form;        /* at the end of the day */
} vk_day;

typedef struct vk_fitness_options {
	vk_selection selection;
	vk_form_rule rule;
	vk_method method; /* VK_METHOD_NONE: the best for each activity */
	double ftp;       /* watts; 0: that of the time, by its rides */
	vk_heart heart;   /* 0: as kept, or as seen */
} vk_fitness_options;

typedef struct vk_fitness vk_fitness;

/*
 * Begins to go through the days of an athlete, each one from the first
 * activity (or selection.since) to the last (or selection.until). Two years
 * before since are read too, so that CTL and ATL do not begin from nothing.
 * As vk_history_select; VK_ABSENT also when there is no activity at all.
 * history must live longer and is not used for anything else meanwhile.
 */
vk_status vk_fitness_new(vk_history *history,
    const vk_fitness_options *options, vk_fitness **fitness, vk_error *err);
void vk_fitness_free(vk_fitness *fitness);
/*
 * VK_OK; VK_END; VK_EVALUE: an activity without a time was left out, the next
 * call goes on; VK_EBUSY, VK_ENOMEM, VK_EIO, VK_ESYNTAX.
 */
vk_status vk_fitness_next(vk_fitness *fitness, vk_day *day, vk_error *err);

#ifdef __cplusplus
}
#endif

#endif
