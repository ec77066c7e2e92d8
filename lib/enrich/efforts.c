/* SPDX-License-Identifier: MIT */
/*
 * The shape of a workout in words, the same for sessions and for requests,
 * so that "5 x 4 min" finds its like in an index of words.
 */
#include "efforts.h"

#include <string.h>

#include "../base/number.h"
#include "../score/effort.h"
#include "holes.h"

enum {
	SHAPES = 12,      /* terms of one workout */
	SHORT_EFFORT = 90 /* seconds: up to here the pair names the session */
};

struct shape {
	char text[VK__SAID_TEXT];
	size_t len;
};

/* What efforts of a length are usually ridden at, with that rest. */
static unsigned
kinds_of(uint32_t seconds, uint32_t rest)
{
	static const struct {
		uint32_t up_to;
		unsigned kinds;
	} usual[] = {
		{ 20, VK__KIND(VK_CATEGORY_SPRINT) },
		{ 50, VK__KIND(VK_CATEGORY_ANAEROBIC) |
		    VK__KIND(VK_CATEGORY_VO2MAX) |
		    VK__KIND(VK_CATEGORY_SPRINT) },
		{ 119, VK__KIND(VK_CATEGORY_ANAEROBIC) |
		    VK__KIND(VK_CATEGORY_VO2MAX) },
		{ 5 * 60, VK__KIND(VK_CATEGORY_VO2MAX) },
		{ 12 * 60, VK__KIND(VK_CATEGORY_THRESHOLD) |
		    VK__KIND(VK_CATEGORY_VO2MAX) },
		{ 30 * 60, VK__KIND(VK_CATEGORY_THRESHOLD) |
		    VK__KIND(VK_CATEGORY_SWEET_SPOT) |
		    VK__KIND(VK_CATEGORY_TEMPO) },
		{ UINT32_MAX, VK__KIND(VK_CATEGORY_TEMPO) |
		    VK__KIND(VK_CATEGORY_ENDURANCE) },
	};
	size_t i = 0;

	if (seconds <= 60 && rest > 0 && rest <= seconds + seconds / 2)
		return VK__KIND(VK_CATEGORY_VO2MAX) |
		    VK__KIND(VK_CATEGORY_ANAEROBIC);
	while (seconds > usual[i].up_to)
		i++;
	return usual[i].kinds;
}

static void
put(struct shape *shape, const char *text, uint64_t number)
{
	size_t len = strlen(text);

	memcpy(shape->text + shape->len, text, len);
	shape->len += len;
	shape->len += vk__uint_write(shape->text + shape->len, number);
}

static void
add(struct vk__words *words, const struct shape *shape, unsigned kinds)
{
	struct vk__topic topic = { VK__TOPIC_SHAPE, shape->text, shape->len,
		kinds };

	vk__words_add(words, &topic);
}

static void
add_effort(struct vk__words *words, const vk_workout *w, uint32_t index,
    uint32_t reps)
{
	const vk_step *step = &w->node[index];
	const vk_step *next = step->next != 0 ? &w->node[step->next] : NULL;
	bool rested = next != NULL && next->reps == 0 &&
	    vk__step_role(next) == VK__RECOVERY;
	unsigned kinds = kinds_of(step->duration,
	    rested ? next->duration : 0);
	struct shape shape = { "", 0 };

	put(&shape, "ef:", step->duration);
	add(words, &shape, kinds);
	if (reps > 1) {
		shape.len = 0;
		put(&shape, "iv:", reps);
		put(&shape, "x", step->duration);
		add(words, &shape, kinds);
	}
	if (step->duration > SHORT_EFFORT || next == NULL || next->reps != 0 ||
	    next->duration == 0 || next->duration > 2 * SHORT_EFFORT)
		return;
	shape.len = 0;
	put(&shape, "pair:", step->duration);
	put(&shape, "/", next->duration);
	add(words, &shape, kinds);
}

/* "des 30/30": an alternation without a count. */
static void
add_pair(struct vk__words *words, const vk_workout *w)
{
	uint32_t first = w->count > 0 ? w->node[0].child : 0;

	if (first != 0 && w->node[first].reps == 0 &&
	    w->node[first].duration > 0 &&
	    w->node[first].duration <= SHORT_EFFORT &&
	    w->node[first].next == w->node[0].last &&
	    w->node[first].next != 0)
		add_effort(words, w, first, 1);
}

void
vk__terms_of_efforts(struct vk__words *words, const vk_workout *w)
{
	size_t most = words->count + SHAPES;

	add_pair(words, w);
	for (uint32_t g = 1; g < w->count && words->count < most; g++) {
		const vk_step *group = &w->node[g];

		if (group->reps < 2)
			continue;
		for (uint32_t i = group->child; i != 0; i = w->node[i].next)
			if (w->node[i].reps == 0 && w->node[i].duration > 0 &&
			    vk__step_role(&w->node[i]) == VK__EFFORT)
				add_effort(words, w, i, group->reps);
	}
}

void
vk__terms_of_lone_efforts(struct vk__words *words, const vk_workout *w)
{
	size_t most = words->count + SHAPES;

	for (uint32_t i = w->count > 0 ? w->node[0].child : 0; i != 0 &&
	    words->count < most; i = w->node[i].next) {
		const vk_step *step = &w->node[i];

		if (step->reps == 0 && step->duration > 0 && !step->warmup &&
		    !step->cooldown && vk__is_work(step))
			vk__term_of_effort(words, step->duration);
	}
}

void
vk__term_of_effort(struct vk__words *words, uint32_t seconds)
{
	struct shape shape = { "", 0 };

	put(&shape, "ef:", seconds);
	add(words, &shape, 0);
}
