/* SPDX-License-Identifier: MIT */
/*
 * vekta/adapt.h, included by vekta.h:
 * one plan for every athlete of a team: each one's own numbers, the place in
 * a range that these allow, and what today takes off.
 */
#ifndef VEKTA_ADAPT_H
#define VEKTA_ADAPT_H

#include "athlete.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What can be known of an athlete, and of the day. */
typedef enum vk_fact {
	VK_FACT_FTP = 0,     /* watts */
	VK_FACT_CP,          /* watts */
	VK_FACT_W_PRIME,     /* joules */
	VK_FACT_PMA,         /* watts */
	VK_FACT_WEIGHT,      /* kg */
	VK_FACT_MAX_HR,      /* beats per minute */
	VK_FACT_LTHR,
	VK_FACT_LEVEL,       /* 1 beginner, 2, 3 advanced, 4 elite */
	VK_FACT_POWER_METER, /* 0 or 1 */
	VK_FACT_FATIGUE,     /* 1 none to 10 */
	VK_FACT_SLEEP,       /* hours of the last night */
	VK_FACT_STRESS,      /* 1 none to 10 */
	VK_FACT_TSB,         /* form: see vk_form */
	VK_FACT_TEMPERATURE, /* of the air where they ride, degrees Celsius */
	VK_FACT_HEAT_DAYS,   /* days of riding in such heat lately */
	VK_FACT_ALTITUDE,    /* metres */
	VK_FACT_INDOOR,      /* 0 or 1 */
	VK_FACT_FAN,         /* 0 or 1 */
	VK_FACTS
} vk_fact;

/* "w_prime": as rules and JSON name it. "" when there is no such fact. */
const char *vk_fact_text(vk_fact fact);
/* VK_FACTS when text names none. */
vk_fact vk_fact_read(const char *text, size_t len);
/* Whether a value is one that the fact can have. */
bool vk_fact_fits(vk_fact fact, double value);

enum {
	VK_TEAM_ATHLETES = 100000, /* in a team */
	VK_TEAM_BYTES = 16 * 1024 * 1024, /* of a team file */
	VK_TEAM_NAME = 128         /* bytes of a name, with its NUL */
};

typedef struct vk_teammate {
	char name[VK_TEAM_NAME];
	double is[VK_FACTS];       /* NaN: not known */
	bool own_zones;
	double zone[VK_ZONES - 1]; /* with own_zones: the upper bounds of all
	                            * power zones but the last, % FTP, rising */
	char method[48];           /* where the FTP is from: "team" */
	char weight_method[16];    /* where the weight is from */
	int32_t form_day;          /* the last day that the TSB is known from;
	                            * VK_DAY_ANY: it holds on all days */
} vk_teammate;

/* Nothing known of anybody. */
void vk_teammate_clear(vk_teammate *mate);

typedef struct vk_team vk_team;

/*
 * Hears what is odd in a team file: line, and an error whose status is VK_OK
 * when the row counts all the same, else the row is left out.
 */
typedef void (*vk_team_note)(void *ctx, uint64_t line, const vk_error *err);

/* VK_OK, VK_ENOMEM. */
vk_status vk_team_new(vk_team **team);
void vk_team_free(vk_team *team);
/*
 * Adds the athletes of a team file: CSV whose first row names the columns in
 * French or English, or JSON lines with the same names. note may be NULL.
 * VK_OK, also when rows were left out; VK_EVALUE: no column of names, or no
 * athlete at all; VK_ELIMIT; VK_ENOMEM.
 */
vk_status vk_team_read(vk_team *team, const char *data, size_t len,
    vk_team_note note, void *ctx, vk_error *err);
/* Adds one, copied. VK_OK; VK_EVALUE: the name is there already, or none;
 * VK_ELIMIT; VK_ENOMEM. */
vk_status vk_team_add(vk_team *team, const vk_teammate *mate, vk_error *err);
/* What is not known of the index-th becomes what is and method and form_day
 * of mate say. */
void vk_team_fill(vk_team *team, size_t index, const vk_teammate *mate);
size_t vk_team_count(const vk_team *team);
/* NULL past the last one. */
const vk_teammate *vk_team_at(const vk_team *team, size_t index);
/*
 * By name, without regard to capitals and accents. The index, or
 * vk_team_count when nobody is called so.
 */
size_t vk_team_find(const vk_team *team, const char *name, size_t len);

/* The temperature of the air on some days. */
typedef struct vk_weather vk_weather;

typedef enum vk_scale {
	VK_SCALE_UNKNOWN = 0, /* as the numbers tell, when they do */
	VK_SCALE_CELSIUS,
	VK_SCALE_FAHRENHEIT,
	VK_SCALE_KELVIN
} vk_scale;

/* VK_OK, VK_ENOMEM. */
vk_status vk_weather_new(vk_weather **weather);
void vk_weather_free(vk_weather *weather);
/*
 * Reads an answer of OpenWeatherMap (the present, a forecast, One Call) or
 * WeatherAPI (the present, a forecast), a JSON object, in place of what was
 * read before. scale is that of OpenWeatherMap's numbers. VK_OK; VK_EVALUE:
 * none of these, or the scale is not certain; VK_ESYNTAX, VK_EUTF8, VK_ELIMIT:
 * no JSON; VK_ENOMEM.
 */
vk_status vk_weather_read(vk_weather *weather, const char *data, size_t len,
    vk_scale scale, vk_error *err);
/*
 * The highest temperature that is told of a local day, since 1970-01-01; for
 * VK_DAY_ANY that of the first day. False: nothing is.
 */
bool vk_weather_on(const vk_weather *weather, int32_t day, double *celsius);

typedef struct vk_adapt_options {
	bool watts;   /* targets in watts where the FTP is known, else % FTP */
	bool dry_run; /* list, and change nothing */
} vk_adapt_options;

typedef struct vk_adapt vk_adapt;

/* options may be NULL. VK_OK, VK_ENOMEM. */
vk_status vk_adapt_new(const vk_adapt_options *options, vk_adapt **adapt);
void vk_adapt_free(vk_adapt *adapt);
/*
 * Adds rules of a user's own, as the table context.tsv has them; file is
 * named in messages. A rule whose name there is already takes its place.
 * VK_OK; VK_EVALUE: a row makes no sense; VK_EUTF8; VK_ELIMIT; VK_ENOMEM.
 */
vk_status vk_adapt_rules(vk_adapt *adapt, const char *file, const char *data,
    size_t len, vk_error *err);
/*
 * What is known of the day, for the athletes who do not say otherwise; NaN
 * where nothing is. The temperature is not that of those who ride indoors.
 */
void vk_adapt_context(vk_adapt *adapt, const double is[VK_FACTS]);
/*
 * The weather, where vk_adapt_context has no temperature; NULL: none. It is
 * borrowed until the next call, and counts for records of its days and for
 * those without a day.
 */
void vk_adapt_weather(vk_adapt *adapt, const vk_weather *weather);
/*
 * Takes a record in hand: rec must live, and stay unchanged by others, until
 * the next call; each vk_adapt_write edits it. VK_OK; VK_EVALUE: it has been
 * adapted before; VK_EUNABLE: it is no ride; or what vk_record_workout
 * reports, VK_ABSENT among them: then vk_adapt_write sets only who it is for.
 */
vk_status vk_adapt_begin(vk_adapt *adapt, vk_record *rec, vk_error *err);
/*
 * Makes the record that of an athlete: sets vekta.athlete, vekta.rider,
 * vekta.adapt, vekta.load and the targets of its steps; all other bytes stay.
 * Whatever was written before it does not matter. VK_OK, VK_ENOMEM.
 */
vk_status vk_adapt_write(vk_adapt *adapt, const vk_teammate *mate);

#ifdef __cplusplus
}
#endif

#endif
