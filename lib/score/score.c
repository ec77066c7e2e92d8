/* SPDX-License-Identifier: MIT */
/*
 * Judges one record: brings the model, the checks and the load together and
 * applies the rules that no weight can outvote. A doubtful workout is never
 * accepted, whatever the thresholds.
 */
#include <math.h>
#include <stdlib.h>

#include "../record/deep.h"
#include "category.h"
#include "load.h"
#include "oddity.h"
#include "plausible.h"
#include "report.h"

struct vk_score {
	vk_score_options options;
	struct vk__zones zones;
	struct vk__doses doses;
	struct vk__limits limits;
	struct vk__weights weights;
	struct vk__sentences sentences;
	vk_workout workout;
	struct vk__power *power; /* of its nodes */
	size_t power_cap;
	vk_buf buf;
};

/* Less than this of recoveries alone is no workout. */
#define LEAST_SECONDS 600

/* Held back records stay below this, however low --accept is. */
#define HELD_BACK 0.79

vk_status
vk_score_new(const vk_score_options *options, vk_score **score)
{
	static const vk_score_options usual = VK_SCORE_OPTIONS;
	vk_score *s;

	if (options == NULL)
		options = &usual;
	if (!(options->enrich >= 0 && options->enrich <= options->accept &&
	    options->accept <= 1))
		return VK_EVALUE;
	s = calloc(1, sizeof *s);
	if (s == NULL)
		return VK_ENOMEM;
	s->options = *options;
	vk__zones_read(&s->zones);
	vk__doses_read(&s->doses);
	vk__limits_read(&s->limits);
	vk__weights_read(&s->weights);
	if (vk__sentences_read(&s->sentences) != VK_OK) {
		vk_score_free(s);
		return VK_ENOMEM;
	}
	*score = s;
	return VK_OK;
}

void
vk_score_free(vk_score *score)
{
	if (score == NULL)
		return;
	vk_workout_free(&score->workout);
	free(score->power);
	vk_buf_free(&score->buf);
	vk__sentences_free(&score->sentences);
	free(score);
}

static unsigned
find_missing(const struct vk__structure *structure)
{
	unsigned missing = 0;

	if (structure->efforts == 0 && structure->seconds < LEAST_SECONDS)
		missing |= VK_MISSING_STRUCTURE;
	if (structure->open_effort)
		missing |= VK_MISSING_DURATION;
	if (structure->untargeted > 0)
		missing |= VK_MISSING_INTENSITY;
	if (structure->open_recovery || structure->no_recovery)
		missing |= VK_MISSING_RECOVERY;
	return missing;
}

/* Whether a rule forbids to accept. */
static bool
is_held_back(const vk_judgement *judgement,
    const struct vk__evidence *evidence)
{
	return evidence->unread_numbers > 0 || evidence->off_domain > 0 ||
	    (judgement->missing & VK_MISSING_INTENSITY) != 0 ||
	    judgement->implausible != 0;
}

static vk_verdict
verdict_of(double confidence, const vk_score_options *options)
{
	if (confidence >= options->accept)
		return VK_VERDICT_ACCEPT;
	if (confidence >= options->enrich)
		return VK_VERDICT_ENRICH;
	return VK_VERDICT_REJECT;
}

static double
lesser(double a, double b)
{
	return a < b ? a : b;
}

/* The rules, then the thresholds. */
static void
decide(const vk_score_options *options, const struct vk__evidence *evidence,
    double confidence, vk_judgement *judgement)
{
	vk_verdict most = VK_VERDICT_ACCEPT;

	if (is_held_back(judgement, evidence)) {
		confidence = lesser(confidence,
		    lesser(options->accept - 0.01, HELD_BACK));
		most = VK_VERDICT_ENRICH;
	}
	if (evidence->off_domain > 0) {
		confidence = lesser(confidence, options->enrich - 0.01);
		most = VK_VERDICT_REJECT;
	}
	if ((judgement->missing & VK_MISSING_STRUCTURE) != 0) {
		confidence = 0;
		most = VK_VERDICT_REJECT;
	}
	if (confidence < 0)
		confidence = 0;
	/* Down, so that rounding lifts nothing over a threshold. */
	judgement->confidence = floor(confidence * 100 + 1e-9) / 100;
	judgement->verdict = verdict_of(judgement->confidence, options);
	if (judgement->verdict > most)
		judgement->verdict = most;
}

/* The power of every node, which all that follows asks for. */
static vk_status
fill_power(vk_score *s)
{
	const vk_workout *w = &s->workout;

	if (w->count > s->power_cap) {
		size_t cap = w->count < 64 ? 64 : w->count * 2;
		void *power = realloc(s->power, cap * sizeof *s->power);

		if (power == NULL)
			return VK_ENOMEM;
		s->power = power;
		s->power_cap = cap;
	}
	for (size_t i = 0; i < w->count; i++)
		s->power[i] = vk__step_power(&s->zones, &w->node[i],
		    &s->options.athlete);
	return VK_OK;
}

/*
 * What the corpus completed is vouched for by how well it matched, not by how
 * much of the text the parser read.
 */
static bool
is_vouched(const vk_record *rec, struct vk__evidence *evidence,
    double *confidence)
{
	if (vk__deep_number(rec, "vekta.enrich", "confidence", confidence) !=
	    VK_OK || !(*confidence >= 0 && *confidence <= 1))
		return false;
	*evidence = (struct vk__evidence){ .present = true,
		.stated_total = evidence->stated_total };
	return true;
}

static void
judge(const vk_score *s, const struct vk__evidence *evidence,
    const double *vouched, struct vk__structure *structure,
    double feature[VK__FEATURES], vk_judgement *judgement)
{
	struct vk__view view = { &s->workout, &s->zones, &s->options.athlete,
		s->power };

	vk__structure_read(&view, structure);
	vk__workout_load(&view, &judgement->load);
	judgement->category = vk__workout_category(&view, &s->doses);
	judgement->implausible = vk__workout_implausible(&view, &s->limits,
	    s->options.coach);
	judgement->missing = find_missing(structure);
	vk__features_fill(evidence, structure, judgement->implausible,
	    vk__workout_oddities(&view), &s->weights, feature);
	decide(&s->options, evidence, vouched != NULL ? *vouched :
	    vk__confidence(&s->weights, feature, evidence), judgement);
}

vk_status
vk_score_record(vk_score *score, vk_record *rec, vk_judgement *judgement,
    vk_error *err)
{
	struct vk__evidence evidence;
	struct vk__structure structure;
	struct vk__findings found = { 0 };
	double feature[VK__FEATURES], confidence;
	bool vouched;
	vk_judgement own;
	vk_error trouble;
	char text[256];
	vk_status status;

	if (judgement == NULL)
		judgement = &own;
	if (err == NULL)
		err = &trouble;
	status = vk_record_workout(rec, &score->workout, err);
	if (status == VK_ENOMEM)
		return status;
	if (status != VK_OK && status != VK_ABSENT)
		found.trouble = vk_error_text(err, NULL, text, sizeof text);
	if (status != VK_OK &&
	    vk_workout_clear(&score->workout) != VK_OK)
		return VK_ENOMEM;
	if (fill_power(score) != VK_OK)
		return VK_ENOMEM;
	vk__evidence_read(rec, &evidence);
	vouched = is_vouched(rec, &evidence, &confidence);
	judge(score, &evidence, vouched ? &confidence : NULL, &structure,
	    feature, judgement);
	found.sentences = &score->sentences;
	found.judgement = judgement;
	found.evidence = &evidence;
	found.structure = &structure;
	found.feature = feature;
	found.features = score->options.features;
	return vk__report_write(rec, &found, &score->buf);
}
