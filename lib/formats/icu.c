/* SPDX-License-Identifier: MIT */
/*
 * intervals.icu's text as a format. What the text has no words for becomes a
 * cue or per cent of FTP in a copy of the workout; the copy is written
 * (icu_write.c), read back (icu_read.c) and compared.
 */
#include <string.h>

#include "../record/timed.h"
#include "../record/workout.h"
#include "clean.h"
#include "icu.h"
#include "lower_power.h"
#include "target.h"
#include "words.h"

enum { CUE_BYTES = 512 };

struct icu {
	vk_export *e;
	struct vk__lowering l;
	vk_workout *w; /* the copy */
	vk_buf *text;
	vk_buf *later; /* what the step says later, in a record's form */
};

/* --------------------------------------------------------------- targets */

static bool
is_said(vk_unit unit)
{
	return unit == VK_UNIT_PCT_FTP || unit == VK_UNIT_WATT ||
	    unit == VK_UNIT_POWER_ZONE;
}

/* Other units become per cent of FTP, and zones where they ramp. */
static vk_status
lower_power(struct icu *icu, const vk_step *from, vk_step *to)
{
	vk_unit unit = from->power.unit;
	double start, end;
	vk_status status;

	/* Watts are said as they are, also where no FTP is known. */
	if (unit == VK_UNIT_NONE ||
	    (unit == VK_UNIT_WATT && from->power.start <= 10000 &&
	    from->power.end <= 10000))
		return VK_OK;
	status = vk__lower_resolve(&icu->l, from, &start, &end);
	if (status != VK_OK || (is_said(unit) &&
	    !(unit == VK_UNIT_POWER_ZONE && from->ramp)))
		return status;
	to->power = (vk_target){ VK_UNIT_PCT_FTP, start, end };
	vk__lower_tell(&icu->l, from, start, end, false);
	return VK_OK;
}

static bool
add_cue(vk_buf *out, const char *text, size_t len)
{
	if (len == 0)
		return false;
	if (out->len > 0)
		vk_buf_add_text(out, " \xc2\xb7 ");
	vk_buf_add(out, text, len);
	return true;
}

static void
add_phrase(struct icu *icu, const char *code, const char *arg)
{
	vk_buf text = { 0 };

	vk__notes_phrase(icu->e->about.lang, code, arg, NULL, &text);
	icu->text->failed |= text.failed;
	add_cue(icu->text, text.data, text.len);
	vk_buf_free(&text);
}

/* What is only said to the rider. */
static void
lower_felt(struct icu *icu, const vk_step *from, vk_step *to)
{
	char text[VK__SHORT];

	if (from->hr.unit == VK_UNIT_BPM) {
		vk__target_text(&from->hr, from->ramp, text);
		add_phrase(icu, "export-hr", text);
		vk__lower_lose(&icu->l, from, "loss-hr", text, NULL);
		to->hr = (vk_target){ 0 };
	}
	if (from->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&from->rpe, from->ramp, text);
		add_phrase(icu, "export-rpe", text);
		vk__lower_lose(&icu->l, from, "loss-rpe", text, NULL);
		to->rpe = (vk_target){ 0 };
	}
	if (from->maxeffort) {
		add_phrase(icu, "export-max", NULL);
		vk__lower_lose(&icu->l, from, "loss-max-cue", NULL, NULL);
		to->maxeffort = false;
	}
}

/* ------------------------------------------------------------------ cues */

/* Words, unless one of them would be read as something else. */
static void
take_words(struct icu *icu, const vk_step *from, uint64_t at,
    const char *words, size_t len)
{
	vk_buf copy = { 0 };
	char text[VK__SHORT];

	/* Blanks at the ends would be lost; in a record they may be there. */
	while (len > 0 && words[len - 1] == ' ')
		len--;
	for (; len > 0 && *words == ' '; len--)
		words++;
	if (len == 0)
		return;
	if (vk__icu_is_cue(words, len)) {
		if (at > 0)
			vk__timed_add(icu->later, at, words, len);
		else
			add_cue(icu->text, words, len);
		return;
	}
	vk_buf_add(&copy, words, len);
	vk__notes_arg(text, sizeof text, vk_buf_text(&copy));
	icu->text->failed |= copy.failed;
	vk__lower_lose(&icu->l, from, "loss-cue", text, NULL);
	vk_buf_free(&copy);
}

/* The rider's cue, with its times where there are any before seconds. */
static void
take_cue(struct icu *icu, const vk_step *from, uint64_t seconds)
{
	vk_buf *s = &icu->e->scratch;
	struct vk__timed timed;
	struct vk__saying saying;

	if (from->text_len == 0)
		return;
	vk_buf_clear(s);
	vk__clean_add(s, icu->e->workout.text.data + from->text,
	    from->text_len, icu->e->options.ascii ? VK__CLEAN_ASCII : 0,
	    CUE_BYTES);
	icu->text->failed |= s->failed;
	if (s->failed || s->len == 0)
		return;
	if (from->text_len > CUE_BYTES)
		vk__lower_lose(&icu->l, from, "loss-text", NULL, NULL);
	if (from->reps > 0 && vk__timed_later(s->data, s->len, UINT64_MAX))
		vk__lower_lose(&icu->l, from, "loss-timed", NULL, NULL);
	vk__timed_open(&timed, s->data, s->len, seconds);
	while (vk__timed_next(&timed, &saying))
		take_words(icu, from, saying.at, saying.text, saying.len);
}

/* The cues of groups that are rolled out go to the step they begin with. */
static void
take_outer_cues(struct icu *icu, const struct vk__visit *v)
{
	const vk_step *node = icu->e->workout.node;
	uint32_t inner = v->index;
	unsigned i;

	for (i = v->depth; i > 0; i--) {
		uint32_t group = v->around[i];

		if (node[group].child != inner)
			return;
		if (i > 1 || node[group].reps == 1)
			take_cue(icu, &node[group], 0);
		inner = group;
	}
}

static vk_status
set_cue(struct icu *icu, uint32_t index)
{
	vk_buf *text = icu->text;

	add_cue(text, icu->later->data, icu->later->len);
	if (text->failed || icu->later->failed)
		return VK_ENOMEM;
	return vk_workout_set_text(icu->w, index,
	    text->len > 0 ? text->data : "", text->len);
}

/* ----------------------------------------------------------------- nodes */

/* A step has one length: time is what all of them can keep. */
static void
lower_distance(struct icu *icu, const vk_step *from, vk_step *to)
{
	char metres[VK__SHORT], text[VK__SHORT];

	if (!(from->duration > 0 && from->distance > 0))
		return;
	to->distance = 0;
	vk__number_text(from->distance, metres);
	vk__seconds_text(from->duration, text);
	vk__lower_lose(&icu->l, from, "loss-distance", metres, text);
}

/* A power is better than none. */
static void
lower_freeride(struct icu *icu, const vk_step *from, vk_step *to)
{
	char text[VK__SHORT];

	if (!from->freeride || from->power.unit == VK_UNIT_NONE)
		return;
	to->freeride = false;
	vk__target_text(&from->power, from->ramp, text);
	vk__lower_lose(&icu->l, from, "loss-free", text, NULL);
}

static vk_status
lower_node(struct icu *icu, const struct vk__visit *v)
{
	const vk_step *from = &icu->e->workout.node[v->index];
	vk_step *to = &icu->w->node[v->index];
	vk_status status = VK_OK;

	vk_buf_clear(icu->text);
	vk_buf_clear(icu->later);
	if (from->reps > 0) {
		if (v->depth == 0 && from->reps > 1)
			take_cue(icu, from, 0);
		return set_cue(icu, v->index);
	}
	to->open |= from->duration == 0 && !(from->distance > 0);
	lower_distance(icu, from, to);
	take_outer_cues(icu, v);
	take_cue(icu, from, from->duration > 0 ? from->duration : UINT64_MAX);
	lower_felt(icu, from, to);
	lower_freeride(icu, from, to);
	if (from->cadence.unit != VK_UNIT_NONE)
		status = vk__lower_check_cadence(&icu->l, from);
	if (status == VK_OK)
		status = lower_power(icu, from, to);
	/* What ramps may be told to the rider only. */
	to->ramp &= to->power.unit != VK_UNIT_NONE ||
	    to->hr.unit != VK_UNIT_NONE;
	return status == VK_OK ? set_cue(icu, v->index) : status;
}

/* The copy has the same nodes under the same indexes. */
static vk_status
copy(const vk_workout *from, vk_workout *to)
{
	vk_status status = vk_workout_clear(to);
	uint32_t i;

	for (i = 1; i < from->count && status == VK_OK; i++)
		status = vk_workout_add(to, 0, &from->node[i], NULL);
	if (status == VK_OK)
		memcpy(to->node, from->node, from->count * sizeof *to->node);
	return status;
}

static vk_status
lower(struct icu *icu)
{
	struct vk__visit v = { 0 };
	vk_status status = copy(&icu->e->workout, icu->w);

	while (status == VK_OK && vk__workout_visit(&icu->e->workout, &v))
		status = lower_node(icu, &v);
	return status;
}

/* ----------------------------------------------------------------- whole */

vk_status
vk__icu_export(vk_export *exporter, vk_error *err)
{
	const struct vk__terms terms = vk__export_terms(exporter,
	    VK__SAYS_FREE | VK__SAYS_CADENCE);
	vk_buf text = { 0 }, later = { 0 };
	vk_workout w = { 0 };
	struct icu icu = { exporter, { &exporter->profile, &terms, err }, &w,
		&text, &later };
	vk_status status = lower(&icu);

	if (status == VK_OK && vk__icu_write(&w, &exporter->out))
		vk__notes_add(&exporter->notes, "export-nested", NULL, NULL);
	if (status == VK_OK)
		status = exporter->out.failed ? VK_ENOMEM :
		    vk__icu_check(&w, &exporter->out, err);
	vk_workout_free(&w);
	vk_buf_free(&text);
	vk_buf_free(&later);
	return status;
}

vk_status
vk__icu_import(struct vk__reading *reading, vk_error *err)
{
	return vk__icu_read(reading, err);
}

/* Text in which some line begins with a dash and a blank. */
bool
vk__icu_detect(const char *data, size_t len)
{
	const char *end = data + len;
	struct vk__words w;

	if (len == 0 || memchr(data, '\0', len) != NULL)
		return false;
	while (vk__words_line(&w, &data, end)) {
		if (w.at + 1 < w.end && *w.at == '-' && vk__is_blank(w.at[1]))
			return true;
	}
	return false;
}
