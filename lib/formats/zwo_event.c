/* SPDX-License-Identifier: MIT */
/*
 * Text events of Zwift workout files. A record has one cue for a step: the
 * events that come after its beginning stand in it with their time.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../record/timed.h"
#include "about.h"
#include "clean.h"
#include "target.h"
#include "zwo_step.h"

void
vk__zwo_steps_free(struct vk__zwo_steps *steps)
{
	vk_buf_free(&steps->kept);
	vk_buf_free(&steps->text);
	vk_buf_free(&steps->cue);
	free(steps->event);
}

void
vk__zwo_steps_clear(struct vk__zwo_steps *steps, struct vk__reading *reading,
    vk_error *err)
{
	steps->reading = reading;
	steps->err = err;
	steps->number = 0;
	steps->node = 0;
	steps->events = 0;
	vk_buf_clear(&steps->kept);
}

/* ---------------------------------------------------------------- reading */

static vk_status
add_event(struct vk__zwo_steps *s, double offset,
    const struct vk__zwo_attribute *message)
{
	struct vk__zwo_event *e;

	if (s->event == NULL)
		s->event = calloc(VK__ZWO_EVENTS, sizeof *s->event);
	if (s->event == NULL)
		return VK_ENOMEM;
	if (s->events == VK__ZWO_EVENTS)
		return vk__zwo_fail(s, VK_ELIMIT, "zwo-events",
		    "more than 1000 text events in a step", NULL);
	/* Kept in the order of time; few files are in another. */
	e = &s->event[s->events++];
	for (; e > s->event && e[-1].offset > offset; e--)
		e[0] = e[-1];
	e->offset = offset;
	e->text = (uint32_t)s->text.len;
	vk__clean_add(&s->text, message->value, message->len, 0,
	    VK__ABOUT_TEXT);
	e->len = (uint32_t)(s->text.len - e->text);
	return VK_OK;
}

/* Where an event begins, in seconds of its step. */
static vk_status
read_offset(struct vk__zwo_steps *s, double *offset)
{
	bool given;
	char text[VK__SHORT];
	vk_status status = vk__zwo_number(s, "timeoffset", offset, &given);

	if (status != VK_OK)
		return status;
	if (!given && !s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-missing",
		    "%1 has no %2", "timeoffset");
	if (!given) {
		*offset = 0;
		vk__notes_add(s->reading->notes, "import-offset",
		    s->element->name, NULL);
	}
	vk__number_text(*offset, text);
	if (!(*offset >= 0) || *offset >= (double)s->seconds)
		vk__notes_add(s->reading->notes, "import-late", text, NULL);
	return VK_OK;
}

/* Whether anything is said of how the text looks, which no record says. */
static bool
has_looks(struct vk__zwo_steps *s)
{
	static const char *const looks[] = {
		"duration", "y", "textscale", "locIndex"
	};
	bool any = false;
	size_t i;

	for (i = 0; i < sizeof looks / sizeof *looks; i++)
		any |= vk__zwo_find(s, looks[i]) != NULL;
	return any;
}

static vk_status
read_event(struct vk__zwo_steps *s)
{
	const struct vk__zwo_attribute *message;
	double offset = 0;
	vk_status status = read_offset(s, &offset);

	if (status != VK_OK)
		return status;
	message = vk__zwo_find(s, "message");
	if (message == NULL && !s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-missing",
		    "%1 has no %2", "message");
	if (message != NULL)
		status = add_event(s, offset, message);
	if (status == VK_OK && offset > 0)
		vk__notes_add(s->reading->notes, "import-timed", NULL, NULL);
	/* All of it once, if anything is not said by the cue. */
	if (has_looks(s) || offset < 0 || offset >= (double)s->seconds ||
	    offset > floor(offset))
		vk__zwo_keep(s, true);
	return status == VK_OK ? vk__zwo_rest(s) : status;
}

vk_status
vk__zwo_step_inside(struct vk__zwo_steps *s, struct vk__zwo_element *element)
{
	const char *proper;
	enum vk__zwo_kind kind = vk__zwo_kind_find(element->name,
	    s->reading->lenient, &proper);

	s->element = element;
	if (proper != NULL)
		vk__notes_add(s->reading->notes, "import-case", element->name,
		    proper);
	if (kind == VK__ZWO_TEXT && s->node != 0)
		return read_event(s);
	if (kind != VK__ZWO_TEXT && kind != VK__ZWO_GAME &&
	    !s->reading->lenient)
		return vk__zwo_fail(s, VK_EVALUE, "zwo-element",
		    "the element %1 is not known (--lenient keeps it)", NULL);
	vk__zwo_keep(s, true);
	if (kind != VK__ZWO_GAME)
		vk__notes_add(s->reading->notes, "import-aside",
		    element->name, NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- the cue */

vk_status
vk__zwo_step_end(struct vk__zwo_steps *s)
{
	vk_buf *cue = &s->cue;
	size_t i;

	vk_buf_clear(cue);
	for (i = 0; i < s->events; i++) {
		const struct vk__zwo_event *e = &s->event[i];

		if (e->len > 0)
			vk__timed_add(cue, e->offset >= 1 && e->offset < 1e9 ?
			    (uint64_t)e->offset : 0, s->text.data + e->text,
			    e->len);
	}
	s->events = 0;
	if (cue->failed || s->text.failed)
		return VK_ENOMEM;
	if (s->node == 0 || cue->len == 0)
		return VK_OK;
	return vk_workout_set_text(s->reading->workout, s->node, cue->data,
	    cue->len);
}
