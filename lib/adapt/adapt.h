/* SPDX-License-Identifier: MIT */
/* One record in hand, and what it becomes for one athlete after another. */
#ifndef VK_ADAPT_ADAPT_H
#define VK_ADAPT_ADAPT_H

#include "../base/phrase.h"
#include "../record/retarget.h"
#include "../score/effort.h"
#include "rules.h"

enum { VK__ADAPT_SEEN = 32 }; /* changes of a rule that are listed */

/* The list of what was changed, as JSON. */
struct vk__log {
	vk_buf json;    /* of vekta.adapt.changes, without its brackets */
	vk_buf assumed; /* the same of vekta.adapt.assumed */
	size_t begin;   /* where the rule being written begins in json */
	size_t count;   /* of its changes that are listed */
	size_t more;    /* of its changes that were not listed */
	struct vk__change {
		vk_target before, after;
		bool ramp;
	} seen[VK__ADAPT_SEEN];
};

/* What a node of the workout is about to become. */
struct vk__aim {
	vk_target power; /* as shown: rounded */
	vk_target hr;
	vk_target rpe;
	double start, end; /* of power, exactly, in its unit */
	bool effort;       /* not a warm-up, recovery or cool-down */
	bool range;        /* and its power may be placed */
	double low, high;  /* of such a range, in its unit */
	double watts;      /* in the trial of a place; NaN */
};

/* What the table of levels says of a zone, see levels.tsv. */
struct vk__level {
	double hr_from, hr_to, rpe_from, rpe_to;
};

struct vk_adapt {
	vk_adapt_options options;
	struct vk__rules rules;
	struct vk__zones usual; /* Coggan's */
	struct vk__level level[VK_ZONES + 1];
	struct vk__phrases phrases;
	double context[VK_FACTS]; /* for those who do not say */
	const vk_weather *weather; /* NULL */
	/* Of the record in hand. */
	vk_record *rec;
	bool french;
	int32_t day;        /* VK_DAY_ANY */
	bool readable;      /* it has steps */
	vk_workout workout; /* as the text has it */
	struct vk__spots spots;
	vk_buf doc;         /* the bytes of workout_doc */
	size_t steps;       /* where its steps begin */
	uint64_t *times;    /* how often each node is done */
	/* Of the athlete in hand. */
	vk_athlete athlete;
	vk_heart heart;
	struct vk__zones zones;
	double is[VK_FACTS];
	struct vk__aim *aim; /* by node */
	size_t cap;          /* of aim and times */
	vk_workout mine;     /* the workout with the aims, for the load */
	struct vk__log log;
	double place;        /* 0 to 1; NaN: nothing was placed */
	double lowest;       /* share of W' left where it is least; NaN */
	double exhaustion;   /* s, at the hardest power that was placed; NaN */
	double power;        /* per cent that context changed power by */
	vk_buf out;
};

/* How many decimals a power of that unit is given with. */
double vk__aim_round(vk_unit unit, double value);
/* Per cent of FTP of a power in the unit of aims; NaN: not known. */
double vk__aim_percent(const vk_adapt *a, vk_unit unit, double value);

/* Fills aim for every node: the athlete's numbers for zones and shares. */
void vk__aim_all(vk_adapt *a);
/* Targets of power become watts or stay, as options.watts wants. */
void vk__aim_watts(vk_adapt *a);
/* Places ranges, by CP and W' or by a rule (NULL: there is none). */
void vk__place_all(vk_adapt *a, const struct vk__finding *by_rule);
/* What the rules change; no_power is told when power is to go. */
void vk__context_all(vk_adapt *a, const struct vk__finding *found,
    size_t count);
/* Power becomes heart rate or perceived exertion. */
void vk__no_power_all(vk_adapt *a);

/* The values of workout_doc, vekta.adapt and vekta.rider, appended. */
void vk__result_doc(const vk_adapt *a, vk_buf *out);
void vk__result_write(const vk_adapt *a, vk_buf *out);
void vk__result_rider(const vk_teammate *mate, vk_buf *out);

/* Begins what a rule changed. */
void vk__log_begin(struct vk__log *log, const char *code, size_t len);
void vk__log_change(struct vk__log *log, const vk_target *before,
    const vk_target *after, bool ramp);
/* effect NaN: none; message: a JSON string. Nothing is left of a rule that
 * changed nothing, unless it is kept. */
void vk__log_end(struct vk__log *log, double effect, const vk_buf *message,
    bool keep);
/* A sentence about what was taken for granted, or could not be done. */
void vk__log_assume(vk_adapt *a, const char *code, const char *arg);
/* The phrase of a code as a JSON string, in a->out. */
const vk_buf *vk__adapt_phrase(vk_adapt *a, const char *code, const char *x,
    const char *y);

#endif
