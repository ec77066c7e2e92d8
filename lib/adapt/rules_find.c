/* SPDX-License-Identifier: MIT */
/* Which rules hold for an athlete, how strongly, and what they say. */
#include <math.h>

#include "../base/put.h"
#include "rules.h"

/* Whoever does not say has not been in the heat. */
static double
value_of(const double *is, vk_fact fact)
{
	return fact == VK_FACT_HEAT_DAYS && isnan(is[fact]) ? 0 : is[fact];
}

static bool
term_holds(const struct vk__term *term, const double *is)
{
	double value = value_of(is, term->fact);

	switch (term->how) {
	case VK__LESS:
		return value < term->value;
	case VK__AT_MOST:
		return value <= term->value;
	case VK__AT_LEAST:
		return value >= term->value;
	case VK__MORE:
		return value > term->value;
	default:
		return value >= term->value && value <= term->value;
	}
}

static bool
rule_holds(const struct vk__rule *rule, const double *is)
{
	for (size_t i = 0; i < rule->terms; i++)
		if (!term_holds(&rule->term[i], is))
			return false;
	return true;
}

/* Held at the limit, on whichever side of zero that is. */
static double
effect_of(const struct vk__rule *rule, const double *is)
{
	double effect = rule->base;

	if (rule->effect != VK__EFFECT_POWER)
		return effect;
	if (rule->fact != VK_FACTS)
		effect += rule->slope * (value_of(is, rule->fact) -
		    rule->from);
	if (isnan(effect))
		effect = rule->base;
	return rule->limit < 0 ? fmin(fmax(effect, rule->limit), 0) :
	    fmax(fmin(effect, rule->limit), 0);
}

size_t
vk__rules_find(const struct vk__rules *rules, const double is[VK_FACTS],
    struct vk__finding found[VK__RULES])
{
	size_t count = 0;

	for (size_t i = 0; i < rules->count; i++) {
		const struct vk__rule *rule = &rules->rule[i];
		double effect;
		size_t k = 0;

		if (rule->effect == VK__EFFECT_BOUND || !rule_holds(rule, is))
			continue;
		effect = effect_of(rule, is);
		while (k < count && !vk__rules_same(found[k].rule->code, rule->code))
			k++;
		if (k < count && !(fabs(effect) > fabs(found[k].effect)))
			continue;
		found[k].rule = rule;
		found[k].effect = effect;
		count += k == count;
	}
	return count;
}

double
vk__rules_bound(const struct vk__rules *rules, const struct vk__rule **rule)
{
	*rule = NULL;
	for (size_t i = 0; i < rules->count; i++)
		if (rules->rule[i].effect == VK__EFFECT_BOUND)
			*rule = &rules->rule[i];
	return *rule != NULL ? (*rule)->limit : 0;
}

/* --------------------------------------------------------------- sentences */

static void
add_place(const struct vk__finding *finding, char which, const double *is,
    const char *lang, vk_buf *out)
{
	const struct vk__rule *rule = finding->rule;

	if (which == '2')
		vk_number_tell(fabs(finding->effect), 1, lang, out);
	else if (rule->terms > 0)
		vk_number_tell(value_of(is, rule->term[0].fact), 1, lang, out);
}

void
vk__rules_say(const struct vk__finding *finding, bool french,
    const double is[VK_FACTS], vk_buf *out)
{
	struct vk__cell text = finding->rule->text[french ? 1 : 0];
	size_t from = 0;

	vk__put_char(out, '"');
	for (size_t i = 0; i + 2 < text.len; i++) {
		if (text.text[i] != '{' || text.text[i + 2] != '}' ||
		    (text.text[i + 1] != '1' && text.text[i + 1] != '2'))
			continue;
		vk__put_escaped(out, text.text + from, i - from);
		add_place(finding, text.text[i + 1], is,
		    french ? "fr" : NULL, out);
		i += 2;
		from = i + 1;
	}
	vk__put_escaped(out, text.text + from, text.len - from);
	vk__put_char(out, '"');
}
