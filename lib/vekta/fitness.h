/* SPDX-License-Identifier: MIT */
/*
 * vekta/fitness.h, included by vekta.h:
 * the figures of training science: what a ride was, what it cost, what the
 * rider can do, how fit and how tired he is. Each names its source. Units are
 * SI (watts, joules, seconds) and beats per minute; NaN stands for what
 * cannot be said.
 */
#ifndef VEKTA_FITNESS_H
#define VEKTA_FITNESS_H

#include "score.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------ a ride */

/*
 * Normalized Power (Allen and Coggan, Training and Racing with a Power
 * Meter, ch. 7): the mean over 30 s, its fourth power, the mean of those, the
 * fourth root. What is done before 30 s have been ridden differs between
 * programs; VK_NP_FULL is Coggan's own and the one that vekta uses.
 */
typedef enum vk_np_rule {
	VK_NP_FULL = 0, /* from the 30th second on, the first 29 count not */
	VK_NP_PARTIAL,  /* the mean of what there is (sweatpy) */
	VK_NP_ZEROS     /* as after 30 s of rest (GoldenCheetah) */
} vk_np_rule;

enum { VK_NP_WINDOW = 30 };

/* Zero-initialise and set rule; the members are its own. */
typedef struct vk_np {
	vk_np_rule rule;
	double window[VK_NP_WINDOW]; /* the last seconds, a ring */
	double sum;
	double fourth;
	double work;     /* joules: sum of all seconds */
	uint64_t counted;
	uint64_t seconds;
	double skiba;    /* exponential mean of xPower */
	double skiba_fourth;
} vk_np;

/* So many seconds at one power, which must be finite. */
void vk_np_add(vk_np *np, double watts, uint64_t seconds);
/* Watts; NaN with less than 30 s. */
double vk_np_value(const vk_np *np);
/* The mean power in watts; NaN without a second. */
double vk_np_mean(const vk_np *np);
/*
 * xPower in watts (Skiba; GoldenCheetah's BikeScore.cpp): an exponential mean
 * of 25 s in place of the 30 s window. NaN without a second.
 */
double vk_np_xpower(const vk_np *np);

/* IF = NP / FTP; NaN unless both are positive. */
double vk_intensity_factor(double np, double ftp);
/* TSS = 100 x hours x IF^2 (Coggan); NaN when one of the three is not. */
double vk_tss(double seconds, double np, double ftp);
/* The FTP at which a ride of so many seconds at np has that TSS, or NaN. */
double vk_tss_ftp(double seconds, double np, double tss);
/* VI = NP / mean power, EF = NP / mean heart rate: ratios, or NaN. */
double vk_ratio(double np, double by);

/*
 * Aerobic decoupling in per cent (Friel; GoldenCheetah's
 * AerobicDecoupling.cpp): by how much power per heartbeat fell from the first
 * half of the seconds to the second. Seconds without a pulse (0) are left out
 * before halving. NaN when less than two are left or the power is none.
 */
double vk_decoupling(const double *watts, const double *pulse, size_t count);

/*
 * Mean-maximal power: the best mean over each of some durations, over one
 * second after the other. One pass, and memory for the longest duration only.
 */
typedef struct vk_meanmax vk_meanmax;

/* The durations that vekta keeps, in seconds, rising: 1 s to 5 h. */
enum { VK_MEAN_MAX = 24, VK_MEAN_MAX_LONGEST = 18000 };
extern const uint16_t vk_mean_max_seconds[VK_MEAN_MAX];
/* The place of a duration among them, VK_MEAN_MAX when it is none of them. */
size_t vk_mean_max_index(uint32_t seconds);

/*
 * durations: count of them, 1 to VK_MEAN_MAX_LONGEST seconds; copied.
 * VK_OK, VK_ENOMEM, VK_EVALUE.
 */
vk_status vk_meanmax_new(const uint16_t *durations, size_t count,
    vk_meanmax **mm);
void vk_meanmax_free(vk_meanmax *mm);
/* Begins anew with the same durations. */
void vk_meanmax_clear(vk_meanmax *mm);
/* So many seconds at one power, which must be finite. */
void vk_meanmax_add(vk_meanmax *mm, double watts, uint64_t seconds);
/* The best mean over the index-th duration; NaN: it was never reached. */
double vk_meanmax_best(const vk_meanmax *mm, size_t index);

/*
 * W' balance: what is left of the work above CP, in joules, after each
 * second. out has room for count values and may be watts itself.
 */
/*
 * The recovery time constant of a ride, 546 e^(-0.01 D) + 316 with D the
 * difference between CP and the mean of the seconds below it (Skiba 2012);
 * 862 s when none is.
 */
double vk_wbal_tau(const double *watts, size_t count, double cp);
/* Skiba 2012: what was spent comes back exponentially with tau (seconds). */
void vk_wbal_integral(const double *watts, size_t count, double cp,
    double wprime, double tau, double *out);
/* Skiba, Froncioni and Clarke 2015: the less is left, the faster. */
void vk_wbal_differential(const double *watts, size_t count, double cp,
    double wprime, double *out);

/*
 * The same after some seconds at one power, exactly: above CP the balance
 * falls by (P - CP) t; below, what is missing of W' shrinks by the factor
 * e^(-(CP - P) t / W'), which solves the equation of Skiba, Froncioni and
 * Clarke 2015. left: the balance before, joules.
 */
double vk_wbal_after(double cp, double wprime, double left, double watts,
    double seconds);

/* -------------------------------------------------------------- heart rate */

/* What is known of the rider's heart. 0: not known. */
typedef struct vk_heart {
	double rest;   /* beats per minute */
	double max;
	double lthr;   /* at threshold; 0: 90 % of max */
	bool female;   /* the weight of Banister's formula */
} vk_heart;

enum { VK_HEART_ZONES = 5 };

/* lthr, or 90 % of max, or 0. */
double vk_heart_lthr(const vk_heart *heart);
/*
 * Banister's TRIMP: minutes x r x 0.64 e^(k r), r the part of the heart rate
 * reserve, k 1.92 for men, 1.67 for women (GoldenCheetah's TRIMPPoints.cpp).
 * NaN when rest, max or the pulse make no sense; not below 0.
 */
double vk_trimp(const vk_heart *heart, double seconds, double pulse);
/* hrTSS: 100 x TRIMP / TRIMP of an hour at threshold heart rate. */
double vk_hrtss(const vk_heart *heart, double seconds, double pulse);
/* 100 x hours x ((pulse - rest) / (LTHR - rest))^2. */
double vk_hr_load_reserve(const vk_heart *heart, double seconds,
    double pulse);
/* 100 x hours x (pulse / LTHR)^2. */
double vk_hr_load_ratio(const vk_heart *heart, double seconds, double pulse);
/*
 * Minutes in five zones (68, 83, 94 and 105 % of LTHR between them) weighted
 * 0.9, 1.1, 1.2, 2 and 5 (GoldenCheetah's TRIMPZonalPoints.cpp).
 */
double vk_trimp_zonal(const double seconds[VK_HEART_ZONES]);

/* 1..5, by the share of LTHR; a pulse on a border is in the lower zone. */
unsigned vk_heart_zone(double pulse, double lthr);
/* 1..7 (Coggan), by the share of FTP; on a border the lower zone. */
unsigned vk_power_zone(double watts, double ftp);

/* The upper borders of all power zones but the last, in watts. */
void vk_power_zone_borders(double ftp, double borders[VK_ZONES - 1]);
/* The same for heart rate, in beats per minute. */
void vk_heart_zone_borders(double lthr, double borders[VK_HEART_ZONES - 1]);

/* --------------------------------------------------------------- from days */

/*
 * How a day's TSS changes CTL (42 days) and ATL (7 days). The published forms
 * differ by up to 8 % of ATL; the default is the exponential one, of which
 * the other is the linear approximation.
 */
typedef enum vk_form_rule {
	VK_FORM_EXPONENTIAL = 0, /* x e^(-1/t) + TSS (1 - e^(-1/t)) */
	VK_FORM_FRACTION         /* x + (TSS - x) / t */
} vk_form_rule;

enum { VK_CTL_DAYS = 42, VK_ATL_DAYS = 7, VK_RAMP_DAYS = 7 };

/* A day in a row of days. Begin with rule set and all else 0, or CTL and ATL
 * set to what they were the day before. */
typedef struct vk_form {
	vk_form_rule rule;
	double ctl; /* Chronic Training Load, "fitness" */
	double atl; /* Acute Training Load, "fatigue" */
	double tsb; /* Training Stress Balance: CTL - ATL of the day before */
	double ramp; /* CTL less that of 7 days before; NaN in the first 7 */
	/* Its own: */
	double past[VK_RAMP_DAYS];
	uint64_t days;
} vk_form;

/* Ends a day with its TSS (0 on rest days); every day must be given. */
void vk_form_day(vk_form *form, double tss);
/*
 * The TSS of seven equal days that raise CTL from ctl by ramp in a week. Not
 * below 0. (What the rule of the thumb "CTL + 6 x ramp a day" approximates.)
 */
double vk_form_week(vk_form_rule rule, double ctl, double ramp);

/* ---------------------------------------------------------- what one can do */

/* A best effort: the mean power over so long. */
typedef struct vk_effort {
	double seconds;
	double watts;
} vk_effort;

/*
 * Critical power and the work above it. The two forms of the fit differ on
 * real data: vekta reports the work-time one.
 */
typedef struct vk_critical {
	double cp;     /* watts */
	double wprime; /* joules */
	double r2;     /* of the fitted line; 1 with two efforts */
	double error;  /* root mean square of the efforts less the model, watts */
	size_t efforts;
} vk_critical;

/*
 * Least squares of work on time: P t = W' + CP t (Moritani 1981). Efforts
 * must be of at least two lengths. VK_OK; VK_ABSENT: too few; VK_EVALUE: the
 * result is none (CP or W' not positive).
 */
vk_status vk_critical_work(const vk_effort *efforts, size_t count,
    vk_critical *critical);
/* Least squares of power on 1 / time: P = CP + W' / t. As above. */
vk_status vk_critical_inverse(const vk_effort *efforts, size_t count,
    vk_critical *critical);
/* The mean power that can be held for so long: CP + W' / t. */
double vk_critical_power(double cp, double wprime, double seconds);
/* With a finite sprint (Morton 1996): CP + W' / (t + W' / (max - CP)). */
double vk_critical_power3(double cp, double wprime, double max,
    double seconds);

/*
 * How long a power not above CP can be held, in seconds: half an hour at CP
 * (Puchowicz 2020; Brickley 2002 measured 29 minutes), and below it by the
 * power law P = CP (t / 1800)^-0.07, whose exponent is the customary one of
 * cycling (Riegel 1981 has 0.06 for the speed of runners). A power above CP
 * counts as CP.
 */
#define VK_STEADY_SECONDS 1800.0
#define VK_STEADY_EXPONENT 0.07
double vk_steady_time(double cp, double watts);
/*
 * The predicted time to exhaustion, in seconds: W' / (P - CP) above CP
 * (Monod and Scherrer 1965), but no longer than at CP; vk_steady_time below.
 */
double vk_critical_time(double cp, double wprime, double watts);

/* FTP from the best 20 minutes: 95 % of it (Allen and Coggan). */
double vk_ftp_20min(double watts);
/* FTP from the best minute of a ramp test: 75 % of it. */
double vk_ftp_ramp(double watts);

#ifdef __cplusplus
}
#endif

#endif
