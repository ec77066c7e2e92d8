/* SPDX-License-Identifier: MIT */
/*
 * The confidence as a logistic model over what the parser reports and what
 * the steps show. Its weights are data, fitted on cases. The rules that cap
 * it, and the verdict, are not here.
 */
#include "confidence.h"

#include <math.h>
#include <string.h>

#include "../base/eight.h"
#include "../base/table.h"
#include "../record/workout.h"

extern const char vk__data_weights_tsv[];
extern const size_t vk__data_weights_tsv_size;

static const char *const names[VK__FEATURES] = { "bias", "no_evidence",
	"unread_share", "unread_words", "unread_numbers", "corrected",
	"assumed", "off_domain", "total_off", "untargeted", "open_effort",
	"open_recovery", "no_recovery", "implausible", "odd", "doubt" };

const char *
vk__feature_text(enum vk__feature feature)
{
	return names[feature];
}

/* ------------------------------------------------------------- weights */

static const char doubt_prefix[] = "doubt:";

static void
take_row(const struct vk__table *table, double weight,
    struct vk__weights *weights)
{
	const struct vk__cell *name = &table->cell[0];
	size_t prefix = sizeof doubt_prefix - 1;
	struct vk__doubt *doubt;

	for (size_t i = 0; i < VK__FEATURES; i++)
		if (vk__table_is(table, 0, names[i]))
			weights->feature[i] = weight;
	if (name->len <= prefix || weights->doubts == VK__DOUBTS ||
	    memcmp(name->text, doubt_prefix, prefix) != 0)
		return;
	doubt = &weights->doubt[weights->doubts++];
	doubt->code = name->text + prefix;
	doubt->len = name->len - prefix;
	doubt->weight = weight;
}

void
vk__weights_read(struct vk__weights *weights)
{
	struct vk__table table;
	double weight;

	memset(weights, 0, sizeof *weights);
	vk__table_open(&table, vk__data_weights_tsv,
	    vk__data_weights_tsv_size);
	while (vk__table_next(&table))
		if (vk__table_number(&table, 1, &weight))
			take_row(&table, weight, weights);
}

static const struct vk__doubt *
find_doubt(const struct vk__weights *weights, const char *code, size_t len)
{
	for (size_t i = 0; i < weights->doubts; i++)
		if (weights->doubt[i].len == len &&
		    memcmp(weights->doubt[i].code, code, len) == 0)
			return &weights->doubt[i];
	return NULL;
}

/* ----------------------------------------------------------- structure */

/* Whether a repeated body is one hard effort and nothing to rest in. */
static bool
lacks_recovery(const struct vk__view *view, const vk_step *group)
{
	const vk_step *only = &view->w->node[group->child];
	struct vk__power power;

	if (group->reps < 2 || group->child == 0 || only->next != 0 ||
	    only->reps != 0 || vk__step_role(only) != VK__EFFORT)
		return false;
	power = vk__view_power(view, group->child);
	return power.source != VK__GIVEN ||
	    (power.start + power.end) / 2 > 80;
}

static void
note_open(const vk_step *step, enum vk__role role,
    struct vk__structure *structure)
{
	if (step->duration > 0)
		return;
	structure->unmeasured = true;
	if (step->distance > 0)
		return;
	if (role == VK__EFFORT)
		structure->open_effort = true;
	if (role == VK__RECOVERY)
		structure->open_recovery = true;
}

void
vk__structure_read(const struct vk__view *view,
    struct vk__structure *structure)
{
	const vk_workout *w = view->w;
	struct vk__visit visit = { 0 };

	memset(structure, 0, sizeof *structure);
	while (vk__workout_visit(w, &visit)) {
		const vk_step *step = &w->node[visit.index];
		double times = (double)visit.times;
		enum vk__role role;

		if (step->reps > 0) {
			if (lacks_recovery(view, step))
				structure->no_recovery = true;
			continue;
		}
		role = vk__step_role(step);
		structure->steps += times;
		structure->seconds += step->duration * times;
		note_open(step, role, structure);
		if (role != VK__EFFORT)
			continue;
		structure->efforts += times;
		if (!vk__step_has_intensity(step))
			structure->untargeted += times;
	}
}

/* ------------------------------------------------------------ features */

bool
vk__total_differs(const struct vk__evidence *evidence,
    const struct vk__structure *structure)
{
	double stated = evidence->stated_total;

	if (stated <= 0)
		return false;
	/* Open steps can make up for what is missing, never for too much. */
	if (!structure->unmeasured && structure->seconds < 0.9 * stated)
		return true;
	return structure->seconds > 1.1 * stated;
}

static double
held(double value, double most)
{
	return value < most ? value : most;
}

static double
count_unknown_doubts(const struct vk__evidence *evidence,
    const struct vk__weights *weights)
{
	const char *at = evidence->doubts, *code;
	double count = 0;
	size_t len;

	if (at == NULL)
		return 0;
	while (vk__evidence_code(&at, &code, &len))
		if (find_doubt(weights, code, len) == NULL)
			count++;
	return count;
}

void
vk__features_fill(const struct vk__evidence *evidence,
    const struct vk__structure *structure, unsigned implausible,
    unsigned odd, const struct vk__weights *weights,
    double feature[VK__FEATURES])
{
	double unread = 0;

	if (evidence->bytes > 0)
		unread = 1 - evidence->read / evidence->bytes;
	feature[VK__BIAS] = 1;
	feature[VK__NO_EVIDENCE] = !evidence->present;
	feature[VK__UNREAD_SHARE] = unread > 0 ? unread : 0;
	feature[VK__UNREAD_WORDS] = held(evidence->unread_words, 5);
	feature[VK__UNREAD_NUMBERS] = held(evidence->unread_numbers, 3);
	feature[VK__CORRECTED] = held(evidence->corrected, 4);
	feature[VK__ASSUMED] = held(evidence->assumed, 5);
	feature[VK__OFF_DOMAIN] = held(evidence->off_domain, 3);
	feature[VK__TOTAL_OFF] = vk__total_differs(evidence, structure);
	feature[VK__UNTARGETED] = structure->efforts > 0 ?
	    structure->untargeted / structure->efforts : 0;
	feature[VK__OPEN_EFFORT] = structure->open_effort;
	feature[VK__OPEN_RECOVERY] = structure->open_recovery;
	feature[VK__NO_RECOVERY] = structure->no_recovery;
	feature[VK__IMPLAUSIBLE] = implausible != 0;
	feature[VK__ODD] = held((double)vk__eight_bits(odd), 3);
	feature[VK__DOUBT] = held(count_unknown_doubts(evidence, weights), 3);
}

double
vk__confidence(const struct vk__weights *weights,
    const double feature[VK__FEATURES], const struct vk__evidence *evidence)
{
	const char *at = evidence->doubts, *code;
	const struct vk__doubt *doubt;
	double sum = 0;
	size_t len;

	for (size_t i = 0; i < VK__FEATURES; i++)
		sum += weights->feature[i] * feature[i];
	while (at != NULL && vk__evidence_code(&at, &code, &len)) {
		doubt = find_doubt(weights, code, len);
		if (doubt != NULL)
			sum += doubt->weight;
	}
	return 1 / (1 + exp(-sum));
}
