/* SPDX-License-Identifier: MIT */
/*
 * Writes intervals.icu's text. Repetitions are paragraphs under their count;
 * warm-ups at the beginning and cool-downs at the end stand under a heading,
 * which is how that text says what they are.
 */
#include "../record/timed.h"
#include "../score/effort.h"
#include "icu.h"

enum paragraph {
	NOTHING,
	PLAIN,
	WARMUP,
	COOLDOWN,
	REPEAT
};

struct text {
	const vk_workout *w;
	vk_buf *out;
	uint32_t main; /* the first child of the root that is no warm-up */
	uint32_t tail; /* the first one of the cool-down; 0: none */
	enum paragraph in;
	uint32_t group; /* of REPEAT */
};

/* ------------------------------------------------------------ paragraphs */

static bool
has_role(const vk_step *step, enum vk__role role)
{
	return step->reps == 0 && vk__step_role(step) == role;
}

static void
find_edges(struct text *t)
{
	const vk_step *node = t->w->node;
	uint32_t i;

	t->main = node[0].child;
	while (t->main != 0 && has_role(&node[t->main], VK__WARMUP))
		t->main = node[t->main].next;
	for (i = t->main; i != 0; i = node[i].next) {
		if (!has_role(&node[i], VK__COOLDOWN))
			t->tail = 0;
		else if (t->tail == 0)
			t->tail = i;
	}
}

static void
add_cue(const struct text *t, const vk_step *step)
{
	if (step->text_len == 0)
		return;
	vk_buf_add(t->out, t->w->text.data + step->text, step->text_len);
	vk_buf_add_char(t->out, ' ');
}

static void
open_paragraph(struct text *t, enum paragraph in, uint32_t group)
{
	if (t->in == in && t->group == group)
		return;
	if (t->in != NOTHING)
		vk_buf_add_char(t->out, '\n');
	t->in = in;
	t->group = group;
	if (in == WARMUP)
		vk_buf_add_text(t->out, "Warmup\n");
	if (in == COOLDOWN)
		vk_buf_add_text(t->out, "Cooldown\n");
	if (in != REPEAT)
		return;
	add_cue(t, &t->w->node[group]);
	vk_buf_add_uint(t->out, t->w->node[group].reps);
	vk_buf_add_text(t->out, "x\n");
}

/* ----------------------------------------------------------------- steps */

/* "1h2m30s" */
static void
add_time(vk_buf *out, uint32_t seconds)
{
	if (seconds >= 3600) {
		vk_buf_add_uint(out, seconds / 3600);
		vk_buf_add_char(out, 'h');
	}
	if (seconds / 60 % 60 > 0) {
		vk_buf_add_uint(out, seconds / 60 % 60);
		vk_buf_add_char(out, 'm');
	}
	if (seconds % 60 > 0) {
		vk_buf_add_uint(out, seconds % 60);
		vk_buf_add_char(out, 's');
	}
}

static void
add_length(vk_buf *out, const vk_step *step)
{
	if (step->duration > 0) {
		vk_buf_add_char(out, ' ');
		add_time(out, step->duration);
	} else if (step->distance > 0) {
		vk_buf_add_char(out, ' ');
		vk_buf_add_fixed(out, step->distance, 3);
		vk_buf_add_text(out, "mtr");
	}
}

static void
add_target(vk_buf *out, const vk_target *target)
{
	static const struct {
		const char *before;
		const char *after;
	} units[VK_UNIT_COUNT] = {
		[VK_UNIT_PCT_FTP] = { "", "%" },
		[VK_UNIT_WATT] = { "", "w" },
		[VK_UNIT_POWER_ZONE] = { "Z", "" },
		[VK_UNIT_PCT_HR] = { "", "% HR" },
		[VK_UNIT_PCT_LTHR] = { "", "% LTHR" },
		[VK_UNIT_HR_ZONE] = { "Z", " HR" },
		[VK_UNIT_RPM] = { "", "rpm" },
	};
	const char *before = units[target->unit].before;

	if (target->unit == VK_UNIT_NONE)
		return;
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, before);
	vk_buf_add_fixed(out, target->start, 2);
	if (target->start < target->end || target->start > target->end) {
		vk_buf_add_char(out, '-');
		vk_buf_add_text(out, before);
		vk_buf_add_fixed(out, target->end, 2);
	}
	vk_buf_add_text(out, units[target->unit].after);
}

/* What the paragraph does not say already. */
static void
add_intensity(const struct text *t, const vk_step *step)
{
	enum vk__role role = vk__step_role(step);

	if (step->intensity == VK_INTENSITY_REST)
		vk_buf_add_text(t->out, " intensity=rest");
	else if (role == VK__RECOVERY)
		vk_buf_add_text(t->out, " intensity=recovery");
	else if (role == VK__WARMUP && t->in != WARMUP)
		vk_buf_add_text(t->out, " intensity=warmup");
	else if (role == VK__COOLDOWN && t->in != COOLDOWN)
		vk_buf_add_text(t->out, " intensity=cooldown");
}

/*
 * Whether the words are letters only. A number may be taken for a length or a
 * target, and a comma or a dot for the end of the step.
 */
static bool
is_plain(const char *words, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)words[i];

		if ((c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    c != ' ' && c != '\'' && c != '-') ||
		    (c == 0xc2 && i + 1 < len && (unsigned char)words[i + 1] == 0xb7))
			return false;
	}
	return true;
}

/*
 * "Settle in 33^Find your rhythm <!>". A number first would be taken for how
 * long the cue is shown, so that is said as well.
 */
static void
add_step_cue(const struct text *t, const vk_step *step)
{
	struct vk__timed timed;
	struct vk__saying saying;

	vk__timed_open(&timed, t->w->text.data + step->text, step->text_len,
	    step->duration > 0 ? step->duration : UINT64_MAX);
	while (vk__timed_next(&timed, &saying)) {
		vk_buf_add_char(t->out, ' ');
		if (saying.at > 0) {
			vk_buf_add_uint(t->out, saying.at);
			vk_buf_add_char(t->out, '^');
			if (vk__icu_is_number(saying.text, saying.len))
				vk_buf_add_text(t->out, "10 ");
		}
		vk_buf_add(t->out, saying.text, saying.len);
	}
	if (timed.timed || !is_plain(t->w->text.data + step->text, step->text_len))
		vk_buf_add_text(t->out, " <!>");
}

static void
write_step(const struct text *t, const vk_step *step)
{
	vk_buf *out = t->out;

	vk_buf_add_char(out, '-');
	if (step->open)
		vk_buf_add_text(out, " Press lap");
	if (step->text_len > 0)
		add_step_cue(t, step);
	add_length(out, step);
	if (step->freeride)
		vk_buf_add_text(out, " freeride");
	if (step->ramp)
		vk_buf_add_text(out, " ramp");
	add_target(out, &step->power);
	add_target(out, &step->hr);
	add_target(out, &step->cadence);
	add_intensity(t, step);
	vk_buf_add_char(out, '\n');
}

/* ----------------------------------------------------------------- whole */

/*
 * Of the repetitions of an outer group only the first is written. True: the
 * step is one of it, or in no group.
 */
static bool
is_first(const vk_workout *w, const vk_walk *walk)
{
	return walk->depth < 2 ||
	    walk->left[2] == w->node[walk->at[1]].reps;
}

/* Whether the step stands in a repetition inside another one. */
static bool
is_nested(const vk_workout *w, const vk_walk *walk)
{
	unsigned i;

	for (i = 2; i < walk->depth; i++) {
		if (w->node[walk->at[i]].reps > 1)
			return true;
	}
	return false;
}

static enum paragraph
paragraph_of(const struct text *t, const vk_walk *walk, bool *tail, bool *lead)
{
	uint32_t top = walk->at[1];

	if (top == t->main)
		*lead = false;
	if (top == t->tail)
		*tail = true;
	if (walk->depth >= 2 && t->w->node[top].reps > 1)
		return REPEAT;
	return *lead ? WARMUP : *tail ? COOLDOWN : PLAIN;
}

bool
vk__icu_write(const vk_workout *w, vk_buf *out)
{
	struct text t = { .w = w, .out = out };
	vk_walk walk = { 0 };
	bool nested = false, tail = false, lead;
	const vk_step *step;

	find_edges(&t);
	lead = t.main != w->node[0].child;
	while ((step = vk_workout_walk(w, &walk)) != NULL && !out->failed) {
		enum paragraph in = paragraph_of(&t, &walk, &tail, &lead);

		if (!is_first(w, &walk))
			continue;
		nested |= is_nested(w, &walk);
		open_paragraph(&t, in, in == REPEAT ? walk.at[1] : 0);
		write_step(&t, step);
	}
	return nested;
}
