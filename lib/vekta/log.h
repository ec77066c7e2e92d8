/* SPDX-License-Identifier: MIT */
/*
 * vekta/log.h, included by vekta.h:
 * what was planned, kept beside what was done.
 */
#ifndef VEKTA_LOG_H
#define VEKTA_LOG_H

#include "athlete.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The records that were planned, in garmin_data.db. Each is kept as it is,
 * by its vekta.id, the day of its start_date_local and its athlete.
 */
typedef struct vk_log vk_log;

typedef enum vk_log_mode {
	VK_LOG_READ, /* must be there; nothing of it is changed */
	VK_LOG_WRITE /* is made, or brought up to date */
} vk_log_mode;

/*
 * Opens the file path; wait_ms: how long to wait for a lock; now: the time of
 * what is logged, in seconds since 1970 (not used to read).
 * VK_OK; VK_EBUSY; VK_ENOMEM; VK_EIO (errno); VK_ESYNTAX: no database, or a
 * damaged one; VK_EUNABLE: of another program, or of a newer version.
 */
vk_status vk_log_open(const char *path, unsigned wait_ms, vk_log_mode mode,
    int64_t now, vk_log **log, vk_error *err);
void vk_log_close(vk_log *log);

/* What became of a record. */
typedef enum vk_logged {
	VK_LOGGED_NEW = 0,
	VK_LOGGED_CHANGED, /* another one of its key was there */
	VK_LOGGED_SAME
} vk_logged;

/* What vk_log_put did is kept by vk_log_commit, all of it or nothing. */
vk_status vk_log_begin(vk_log *log, vk_error *err);
vk_status vk_log_commit(vk_log *log, vk_error *err);
/* Does nothing when nothing was begun. */
void vk_log_rollback(vk_log *log);
/*
 * Keeps a record, between vk_log_begin and vk_log_commit. Its athlete is
 * vekta.athlete, or athlete when it has none; NULL: the only one there is.
 * One who is not known is added. VK_OK; VK_ABSENT: it has no vekta.id, or a
 * start_date_local that is no date; VK_EVALUE: which athlete is not clear;
 * else as vk_log_open.
 */
vk_status vk_log_put(vk_log *log, const vk_record *rec, const char *athlete,
    vk_logged *did, vk_error *err);

/* One that was planned; texts until the next call on its log. */
typedef struct vk_planned {
	const char *id;
	int32_t day;        /* VK_DAY_ANY: none */
	int64_t user;       /* the number of the athlete */
	const char *name;   /* first and family name; "" */
	const char *record; /* the line, with a NUL behind it */
	size_t len;
} vk_planned;

/*
 * Begins to read what was planned: by day, in the order of logging, those
 * without a day first. athlete as in vk_selection, NULL: of all; since and
 * until may be VK_DAY_ANY and leave out those without a day when one is not.
 * VK_OK; VK_ABSENT: no such athlete; VK_EVALUE: several are called so; else
 * as vk_log_open. A file in which nothing was ever logged has nothing.
 */
vk_status vk_log_select(vk_log *log, const char *athlete, int32_t since,
    int32_t until, vk_error *err);
/* VK_OK; VK_END; else as vk_log_open. */
vk_status vk_log_next(vk_log *log, vk_planned *planned, vk_error *err);

/* What became of a plan. */
typedef enum vk_plan_state {
	VK_PLAN_UNKNOWN = 0, /* what was done that day is not all known yet */
	VK_PLAN_AHEAD,       /* its day has not passed */
	VK_PLAN_DONE,
	VK_PLAN_MISSED       /* later activities are known, and none fits */
} vk_plan_state;

/* "done", stable. */
const char *vk_plan_state_text(vk_plan_state state);

/* Numbers that are not known are NaN. */
typedef struct vk_fulfilment {
	vk_plan_state state;
	bool exact;                  /* done: by the id of the workout */
	double seconds;              /* planned */
	double tss;
	const vk_activity *activity; /* what did it; NULL */
	double done_tss;
	vk_method method;            /* that found it */
	double by_duration;          /* done / planned */
	double by_tss;
	double by_target;            /* the share of the planned seconds in the
	                              * zones of its efforts that were ridden */
} vk_fulfilment;

/* What to look at; since and until may be VK_DAY_ANY. */
typedef struct vk_log_question {
	const char *athlete; /* NULL: all */
	int32_t since, until;
	int32_t today;
	double ftp;          /* watts, for the TSS of rides; 0: that of each */
} vk_log_question;

/*
 * Hands each plan to fn with what became of it, by athlete, then by day. An
 * activity whose workout_id is the plan's (vekta.workout_id, or workoutId) did
 * it; else one of the same day and sport that lasted half to one and a half
 * times as long, the nearest in length first. One activity does one plan.
 * VK_OK, what fn returned but VK_OK, or as vk_log_select.
 */
vk_status vk_log_status(vk_log *log, const vk_log_question *question,
    vk_status (*fn)(void *ctx, const vk_planned *planned,
    const vk_fulfilment *fulfilment), void *ctx, vk_error *err);

#ifdef __cplusplus
}
#endif

#endif
