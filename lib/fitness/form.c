/* SPDX-License-Identifier: MIT */
/*
 * Fitness and fatigue from the load of each day (Banister 1975, in Coggan's
 * form): two exponential means of different length and what is between them.
 */
#include <math.h>

#include "../vekta.h"

/* The part of a day's TSS that enters a mean over so many days. */
static double
share(vk_form_rule rule, double days)
{
	return rule == VK_FORM_FRACTION ? 1 / days : -expm1(-1 / days);
}

void
vk_form_day(vk_form *form, double tss)
{
	/* A ring of the CTL of the last seven days. */
	double *past = &form->past[form->days % VK_RAMP_DAYS];

	/* Today's form is what yesterday left. */
	form->tsb = form->ctl - form->atl;
	form->ctl += (tss - form->ctl) * share(form->rule, VK_CTL_DAYS);
	form->atl += (tss - form->atl) * share(form->rule, VK_ATL_DAYS);
	form->ramp = form->days < VK_RAMP_DAYS ? NAN : form->ctl - *past;
	*past = form->ctl;
	form->days++;
}

double
vk_form_week(vk_form_rule rule, double ctl, double ramp)
{
	double kept = pow(1 - share(rule, VK_CTL_DAYS), VK_RAMP_DAYS);
	double day = ctl + ramp / (1 - kept);

	return day > 0 ? VK_RAMP_DAYS * day : 0;
}
