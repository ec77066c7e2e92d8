/* SPDX-License-Identifier: MIT */
/*
 * What all things said come to: the categories that may be meant, how long,
 * and whether this is a request at all.
 */
#include <string.h>

#include "../base/number.h"
#include "said.h"

static void
sum_total(struct vk__words *words, const struct vk__said *said)
{
	uint64_t seconds;

	if (said->len > 6 && vk__uint_read(said->text + 6, said->len - 6u,
	    VK_STEP_SECONDS, &seconds))
		words->total = (double)seconds;
}

static void
sum_bound(struct vk__words *words, const struct vk__said *said)
{
	if (said->len == 10 && memcmp(said->text, "bound:most", 10) == 0)
		words->bound = VK__BOUND_MOST;
	else if (said->len == 11 && memcmp(said->text, "bound:least", 11) == 0)
		words->bound = VK__BOUND_LEAST;
}

/* What is said twice must be both, as far as that can be. */
static void
narrow(unsigned *kinds, unsigned more)
{
	*kinds = (*kinds & more) != 0 ? *kinds & more : *kinds | more;
}

bool
vk__words_named(const struct vk__words *words)
{
	return (words->kinds | words->feel) != 0;
}

unsigned
vk__words_kinds(const struct vk__words *words)
{
	unsigned kinds = words->feel;

	if (words->kinds != 0)
		return words->kinds;
	if (kinds == 0)
		return words->about;
	return (kinds & words->about) != 0 ? kinds & words->about : kinds;
}

void
vk__words_sum(struct vk__words *words)
{
	words->kinds = words->not_kinds = 0;
	words->feel = words->about = 0;
	words->bound = VK__BOUND_NONE;
	words->open = words->effort = words->joined = false;
	words->beginner = false;
	words->total = 0;
	words->stop = NULL;
	for (size_t i = 0; i < words->count; i++) {
		const struct vk__said *said = &words->said[i];

		if (said->negated && said->class != VK__TOPIC_STOP) {
			words->not_kinds |= said->class == VK__TOPIC_KIND ?
			    said->kinds : 0;
			continue;
		}
		switch (said->class) {
		case VK__TOPIC_KIND:
			words->kinds |= said->kinds;
			break;
		case VK__TOPIC_FEEL:
			narrow(&words->feel, said->kinds);
			break;
		case VK__TOPIC_ABOUT:
		case VK__TOPIC_SHAPE:
		case VK__TOPIC_SPAN:
			narrow(&words->about, said->kinds);
			break;
		case VK__TOPIC_LEVEL:
			words->beginner |= said->len > 6 &&
			    said->text[6] == 'b';
			words->open = true;
			break;
		case VK__TOPIC_RIDE:
		case VK__TOPIC_PLACE:
			words->open = true;
			break;
		case VK__TOPIC_TOTAL:
			sum_total(words, said);
			break;
		case VK__TOPIC_BOUND:
			sum_bound(words, said);
			break;
		case VK__TOPIC_PART:
			words->effort = true;
			break;
		case VK__TOPIC_JOIN:
			words->joined = true;
			break;
		case VK__TOPIC_STOP:
			words->stop = said->text;
			words->stop_len = said->len;
			break;
		default:
			break;
		}
	}
	/* A test of the threshold is a test, whatever it tests. */
	if ((words->kinds & VK__KIND(VK_CATEGORY_TEST)) != 0)
		words->kinds = VK__KIND(VK_CATEGORY_TEST);
	else if ((words->kinds & VK__KIND(VK_CATEGORY_OPENERS)) != 0)
		words->kinds = VK__KIND(VK_CATEGORY_OPENERS);
	else if ((words->kinds & VK__KIND(VK_CATEGORY_FORCE)) != 0 &&
	    !words->joined) /* "strength endurance" */
		words->kinds &= ~VK__KIND(VK_CATEGORY_ENDURANCE);
}
