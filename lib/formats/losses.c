/* SPDX-License-Identifier: MIT */
/*
 * The list of losses behind an exported file. Equal ones are kept once, with
 * the first step and their number, so that a workout of thousands of steps
 * makes no report of thousands of lines; what does not fit is counted.
 */
#include "losses.h"

#include <string.h>

#include "../base/number.h"
#include "../record/workout.h"
#include "notes.h"

void
vk__losses_clear(struct vk__losses *losses)
{
	losses->count = 0;
}

/* A number and a point before it when something stands there already. */
static size_t
add_place(char *out, size_t size, size_t len, uint64_t number)
{
	char digits[VK__NUMBER_SIZE];
	size_t n = vk__uint_write(digits, number);

	if (len + n + 2 > size)
		return len;
	if (len > 0)
		out[len++] = '.';
	memcpy(out + len, digits, n);
	return len + n;
}

void
vk__step_path(const vk_workout *w, uint32_t index, char *out, size_t size)
{
	uint64_t place[VK_WORKOUT_DEPTH + 2] = { 0 };
	struct vk__visit v = { 0 };
	unsigned deepest = 0;
	size_t len = 0;
	unsigned i;

	out[0] = '\0';
	while (index != 0 && vk__workout_visit(w, &v)) {
		for (i = v.depth + 1; i <= deepest; i++)
			place[i] = 0;
		deepest = v.depth;
		place[v.depth]++;
		if (v.index != index)
			continue;
		for (i = 0; i <= v.depth; i++)
			len = add_place(out, size, len, place[i]);
		out[len] = '\0';
		return;
	}
}

/* The loss of that kind, or the new one; NULL: no room for it. */
static vk_loss *
find(struct vk__losses *losses, const vk_loss *like)
{
	size_t i;

	for (i = 0; i < losses->count; i++) {
		vk_loss *have = &losses->loss[i];

		if (strcmp(have->code, like->code) == 0 &&
		    strcmp(have->arg[0], like->arg[0]) == 0 &&
		    strcmp(have->arg[1], like->arg[1]) == 0)
			return have;
	}
	if (losses->count >= VK__LOSSES)
		return NULL;
	losses->loss[losses->count] = *like;
	return &losses->loss[losses->count++];
}

/* The last place tells how many there are without a place of their own. */
static void
count_more(struct vk__losses *losses)
{
	vk_loss *more = &losses->loss[VK__LOSSES];

	if (losses->count == VK__LOSSES) {
		memset(more, 0, sizeof *more);
		more->code = "loss-more";
		losses->count++;
	}
	more->steps++;
	more->arg[0][vk__uint_write(more->arg[0], more->steps)] = '\0';
}

void
vk__losses_add(struct vk__losses *losses, const vk_workout *w, uint32_t index,
    const char *code, const char *a, const char *b)
{
	vk_loss like = { .code = code };
	vk_loss *loss;

	vk__notes_arg(like.arg[0], sizeof like.arg[0], a);
	vk__notes_arg(like.arg[1], sizeof like.arg[1], b);
	loss = find(losses, &like);
	if (loss == NULL)
		count_more(losses);
	else if (loss->steps++ == 0)
		vk__step_path(w, index, loss->step, sizeof loss->step);
}

void
vk_loss_text(const vk_loss *loss, const char *lang, vk_buf *out)
{
	char more[VK__NUMBER_SIZE + 1];

	if (loss->step[0] != '\0' && loss->steps > 1) {
		more[vk__uint_write(more, loss->steps - 1)] = '\0';
		vk__notes_phrase(lang, "loss-at-steps", loss->step, more, out);
	} else if (loss->step[0] != '\0') {
		vk__notes_phrase(lang, "loss-at", loss->step, NULL, out);
	}
	vk__notes_phrase(lang, loss->code, loss->arg[0], loss->arg[1], out);
}
