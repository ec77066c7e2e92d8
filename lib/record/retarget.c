/* SPDX-License-Identifier: MIT */
/*
 * Splices new targets into the bytes of a step. A member that is replaced
 * keeps its place and the white space around it; of equal names all are
 * replaced, so that no reader finds an old one.
 */
#include "retarget.h"

#include <stdlib.h>
#include <string.h>

#include "../base/put.h"
#include "json.h"
#include "workout.h"

enum { POWER, HR, RPE, TARGETS };

static const char *const names[TARGETS] = { "power", "hr", "rpe" };

void
vk__spots_free(struct vk__spots *spots)
{
	free(spots->at);
	memset(spots, 0, sizeof *spots);
}

vk_status
vk__spots_put(struct vk__spots *spots, uint32_t index, uint32_t from,
    uint32_t to)
{
	if (index >= spots->cap) {
		size_t cap = index < 32 ? 64 : (size_t)index * 2;
		void *at = realloc(spots->at, cap * sizeof *spots->at);

		if (at == NULL)
			return VK_ENOMEM;
		spots->at = at;
		spots->cap = cap;
	}
	spots->at[index] = (struct vk__spot){ from, to };
	spots->count = (size_t)index + 1;
	return VK_OK;
}

void
vk__target_write(const vk_target *target, bool ramp, vk_buf *out)
{
	const struct vk__word *unit = vk__unit_word(target->unit);

	if (ramp || target->start < target->end ||
	    target->start > target->end) {
		VK__PUT(out, "{\"start\":");
		vk_buf_add_number(out, target->start);
		VK__PUT(out, ",\"end\":");
		vk_buf_add_number(out, target->end);
	} else {
		VK__PUT(out, "{\"value\":");
		vk_buf_add_number(out, target->start);
	}
	VK__PUT(out, ",\"units\":\"");
	vk__put_word(out, unit);
	VK__PUT(out, "\"}");
}

/* The target that a member is, TARGETS when it is none of those changed. */
static int
target_of(const char *text, const struct vk__member *m, const bool *changed)
{
	for (int i = 0; i < TARGETS; i++)
		if (changed[i] && vk__json_named(text, m, names[i],
		    strlen(names[i])))
			return i;
	return TARGETS;
}

/* The copying of a step. */
struct splice {
	const char *text;
	uint32_t done; /* copied up to here */
	bool some;     /* a member has been written */
	vk_buf *out;
};

static void
copy_to(struct splice *s, uint32_t end)
{
	vk__put(s->out, s->text + s->done, end - s->done);
	s->done = end;
}

/* Leaves a member out, and the comma that stands before it or after it. */
static void
drop(struct splice *s, const struct vk__member *m)
{
	uint32_t next = vk__json_space(s->text, m->value + m->value_len);

	if (s->some)
		s->done = m->value + m->value_len;
	else if (s->text[next] == ',')
		s->done = next + 1;
	else
		s->done = next;
}

void
vk__step_retarget(const char *text, const struct vk__spot *spot,
    const struct vk__retarget *change, vk_buf *out)
{
	const bool changed[TARGETS] = { change->power, change->hr,
		change->rpe };
	const vk_target *to[TARGETS] = { &change->to_power, &change->to_hr,
		&change->to_rpe };
	bool written[TARGETS] = { false };
	struct splice s = { text, spot->from, false, out };
	uint32_t at = spot->from;
	struct vk__member m;

	copy_to(&s, spot->from + 1);
	while (vk__json_member(text, &at, &m)) {
		int i = target_of(text, &m, changed);

		if (i < TARGETS && to[i]->unit == VK_UNIT_NONE) {
			drop(&s, &m);
			continue;
		}
		copy_to(&s, i < TARGETS ? m.value : m.value + m.value_len);
		if (i < TARGETS) {
			vk__target_write(to[i], change->ramp, out);
			s.done = m.value + m.value_len;
			written[i] = true;
		}
		s.some = true;
	}
	for (int i = 0; i < TARGETS; i++) {
		if (!changed[i] || written[i] || to[i]->unit == VK_UNIT_NONE)
			continue;
		vk_buf_add_text(out, s.some ? ",\"" : "\"");
		vk_buf_add_text(out, names[i]);
		VK__PUT(out, "\":");
		vk__target_write(to[i], change->ramp, out);
		s.some = true;
	}
	copy_to(&s, spot->to);
}
