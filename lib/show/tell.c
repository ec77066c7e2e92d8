/* SPDX-License-Identifier: MIT */
/*
 * Steps in words. Nothing is added that the step does not say, but for the
 * watts of a rider whose FTP is known; what it does not say is told as such.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/number.h"
#include "../base/phrase.h"

/* What is being told, and to whom. */
struct telling {
	const char *lang;
	const vk_athlete *athlete;
	vk_buf *out;
};

static bool
is_french(const char *lang)
{
	return lang != NULL && strcmp(lang, "fr") == 0;
}

/* French leaves the last unit out: "1 h 15", "1 min 30". */
void
vk_seconds_tell(uint64_t seconds, const char *lang, vk_buf *out)
{
	uint64_t h = seconds / 3600, m = seconds / 60 % 60, s = seconds % 60;

	if (h > 0) {
		vk_buf_add_uint(out, h);
		vk_buf_add_text(out, m > 0 || s > 0 ? " h " : " h");
	}
	if (m > 0 || (h > 0 && s > 0)) {
		vk_buf_add_uint(out, m);
		if (h == 0 || s > 0 || !is_french(lang))
			vk_buf_add_text(out, " min");
	}
	if (s > 0 || seconds == 0) {
		if (m > 0 || h > 0)
			vk_buf_add_char(out, ' ');
		vk_buf_add_uint(out, s);
		if (seconds < 60 || h > 0 || !is_french(lang))
			vk_buf_add_text(out, " s");
	}
}

static void
say(const struct telling *t, const char *code, const char *a)
{
	(void)vk__phrase_add(t->out, t->lang, code, a, NULL);
}

/* ---------------------------------------------------------------- length */

static void
add_length(const vk_step *step, const char *lang, vk_buf *out)
{
	if (step->duration > 0)
		vk_seconds_tell(step->duration, lang, out);
	if (step->duration > 0 && step->distance > 0)
		vk_buf_add_text(out, ", ");
	if (step->distance >= 1000) {
		vk_number_tell(step->distance / 1000, 3, lang, out);
		vk_buf_add_text(out, " km");
	} else if (step->distance > 0) {
		vk_number_tell(step->distance, 1, lang, out);
		vk_buf_add_text(out, " m");
	}
}

/* The words for its part in the session; "" for an effort. */
static const char *
part_of(const vk_step *step)
{
	if (step->warmup || step->intensity == VK_INTENSITY_WARMUP)
		return "tell-warmup";
	if (step->cooldown || step->intensity == VK_INTENSITY_COOLDOWN)
		return "tell-cooldown";
	if (step->intensity == VK_INTENSITY_RECOVERY)
		return "tell-recovery";
	return step->intensity == VK_INTENSITY_REST ? "tell-rest" : "";
}

/* "5 min recovery", "recovery until the lap button". */
static void
tell_head(const struct telling *t, const vk_step *step)
{
	const char *part = part_of(step);
	bool long_enough = step->duration > 0 || step->distance > 0;
	vk_buf length = { 0 };
	char code[32];

	add_length(step, t->lang, &length);
	if (!long_enough)
		(void)vk__phrase_add(&length, t->lang, step->open ?
		    "tell-lap" : "tell-no-length", NULL, NULL);
	if (vk_buf_text(&length) == NULL) {
		t->out->failed = true;
		vk_buf_free(&length);
		return;
	}
	snprintf(code, sizeof code, "%s%s", part, long_enough ? "" : "-open");
	if (*part == '\0')
		vk_buf_add(t->out, length.data, length.len);
	else
		say(t, code, length.data);
	vk_buf_free(&length);
	if (long_enough && step->open)
		say(t, "tell-or-lap", NULL);
}

/* --------------------------------------------------------------- targets */

/* "95", "88-94", of a ramp "50 to 75". */
static void
add_span(double start, double end, bool ramp, unsigned decimals,
    const char *lang, vk_buf *out)
{
	vk_number_tell(start, decimals, lang, out);
	if (start == end)
		return;
	(void)vk__phrase_add(out, lang, ramp ? "tell-to" : "tell-range", NULL,
	    NULL);
	vk_number_tell(end, decimals, lang, out);
}

static const char *const unit_words[VK_UNIT_COUNT] = {
	[VK_UNIT_PCT_FTP] = "tell-ftp", [VK_UNIT_WATT] = "tell-watt",
	[VK_UNIT_WATT_KG] = "tell-watt-kg", [VK_UNIT_POWER_ZONE] = "tell-zone",
	[VK_UNIT_PCT_PMA] = "tell-pma", [VK_UNIT_PCT_HR] = "tell-hr-max",
	[VK_UNIT_PCT_LTHR] = "tell-hr-threshold", [VK_UNIT_BPM] = "tell-bpm",
	[VK_UNIT_HR_ZONE] = "tell-hr-zone", [VK_UNIT_RPM] = "tell-rpm",
	[VK_UNIT_RPE] = "tell-rpe"
};

/* "at 95% of FTP", "in zone 2", "from 50 to 75% of FTP". */
static void
tell_target(const struct telling *t, const vk_target *target, bool ramp,
    bool first)
{
	vk_buf span = { 0 };
	bool zone = target->unit == VK_UNIT_POWER_ZONE ||
	    target->unit == VK_UNIT_HR_ZONE;

	ramp = ramp && target->start != target->end;
	vk_buf_add_text(t->out, first ? " " : ", ");
	if (ramp && !zone)
		say(t, "tell-from", NULL);
	else
		say(t, zone ? "tell-in" : "tell-at", NULL);
	add_span(target->start, target->end, ramp, 2, t->lang, &span);
	if (vk_buf_text(&span) != NULL)
		say(t, unit_words[target->unit], span.data);
	else
		t->out->failed = true;
	vk_buf_free(&span);
}

/* " (238 W)", or of watts " (95%)": what the rider's FTP makes of it. */
static void
tell_other(const struct telling *t, const vk_step *step)
{
	bool watts = step->power.unit == VK_UNIT_WATT;
	vk_buf span = { 0 };
	double start, end, scale;

	if (t->athlete == NULL || t->athlete->ftp <= 0 ||
	    vk_target_resolve(&step->power, t->athlete, &start, &end) != VK_OK)
		return;
	scale = watts ? 1 : t->athlete->ftp / 100;
	add_span(round(start * scale), round(end * scale), step->ramp, 0,
	    t->lang, &span);
	vk_buf_add_text(t->out, " (");
	if (vk_buf_text(&span) != NULL)
		say(t, watts ? "tell-percent" : "tell-watt", span.data);
	else
		t->out->failed = true;
	vk_buf_add_char(t->out, ')');
	vk_buf_free(&span);
}

static void
tell_targets(const struct telling *t, const vk_step *step)
{
	const vk_target *const target[] = { &step->power, &step->hr,
		&step->rpe, &step->cadence };
	bool first = true;

	for (size_t i = 0; i < 4; i++) {
		if (target[i]->unit == VK_UNIT_NONE)
			continue;
		tell_target(t, target[i], step->ramp && i < 2, first);
		if (i == 0)
			tell_other(t, step);
		first = false;
	}
	if (step->maxeffort)
		say(t, "tell-max", NULL);
	if (step->freeride)
		say(t, "tell-free", NULL);
	if (first && !step->maxeffort && !step->freeride &&
	    *part_of(step) == '\0')
		say(t, "tell-no-target", NULL);
}

void
vk_step_tell(const vk_workout *w, const vk_step *step, const char *lang,
    const vk_athlete *athlete, vk_buf *out)
{
	const struct telling t = { lang, athlete, out };
	char count[VK__NUMBER_SIZE + 1];

	if (step->reps > 0) {
		count[vk__uint_write(count, step->reps)] = '\0';
		say(&t, step->reps == 1 ? "tell-once" : "tell-times", count);
		return;
	}
	tell_head(&t, step);
	tell_targets(&t, step);
	if (step->text_len == 0)
		return;
	vk_buf_add_text(out, is_french(lang) ? " — « " : " — “");
	vk_buf_add(out, w->text.data + step->text, step->text_len);
	vk_buf_add_text(out, is_french(lang) ? " »" : "”");
}
