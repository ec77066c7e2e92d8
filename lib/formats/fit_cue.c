/* SPDX-License-Identifier: MIT */
/*
 * What a FIT step tells its rider: notes as it begins, and a name that tells
 * its targets, also those that its numbers cannot have. What no words bring
 * across is lost, and told.
 */
#include "fit_cue.h"

#include "../record/timed.h"
#include "clean.h"
#include "target.h"

/* What other targets than the file's one become words only. */
static void
lose_words(struct vk__lowering *l, const vk_step *step)
{
	enum vk__fit_main first = vk__fit_main(step);
	char text[VK__SHORT];

	if (step->hr.unit != VK_UNIT_NONE && first != VK__FIT_MAIN_HR) {
		vk__target_text(&step->hr, step->ramp, text);
		vk__lower_lose(l, step, "loss-hr", text, NULL);
	}
	if (step->cadence.unit != VK_UNIT_NONE &&
	    first != VK__FIT_MAIN_CADENCE) {
		vk__target_text(&step->cadence, false, text);
		vk__lower_lose(l, step, "loss-cadence", text, NULL);
	}
	if (step->rpe.unit != VK_UNIT_NONE) {
		vk__target_text(&step->rpe, step->ramp, text);
		vk__lower_lose(l, step, "loss-rpe", text, NULL);
	}
	if (step->maxeffort && step->power.unit == VK_UNIT_NONE)
		vk__lower_lose(l, step, "loss-max-free", NULL, NULL);
}

/* Puts the text in work where the steps keep theirs. */
static uint32_t
keep(struct vk__fit_cue *cue, uint32_t *len)
{
	uint32_t at = (uint32_t)cue->kept->len;

	vk__clean_add(cue->kept, cue->text.data, cue->text.len, 0,
	    VK__FIT_TEXT);
	*len = (uint32_t)(cue->kept->len - at);
	return at;
}

/* Notes are shown when a step begins. */
static void
lose_times(struct vk__lowering *l, const vk_step *step)
{
	if (step->text_len > 0 && vk__timed_later(
	    l->terms->workout->text.data + step->text, step->text_len,
	    step->duration > 0 ? step->duration : UINT64_MAX))
		vk__lower_lose(l, step, "loss-timed", NULL, NULL);
}

/* Appends a cue behind those that stand there. */
static void
join(vk_buf *out, const vk_workout *w, const vk_step *node)
{
	if (node->text_len == 0)
		return;
	if (out->len > 0)
		vk_buf_add_text(out, " \xc2\xb7 ");
	vk_buf_add(out, w->text.data + node->text, node->text_len);
}

void
vk__fit_cue_group(struct vk__lowering *l, struct vk__fit_cue *cue,
    const vk_step *group)
{
	lose_times(l, group);
	join(&cue->head, l->terms->workout, group);
}

void
vk__fit_cue_step(struct vk__lowering *l, struct vk__fit_cue *cue,
    const vk_step *step, struct vk__fit_step *f)
{
	vk_buf *text = &cue->text;

	lose_times(l, step);
	vk_buf_clear(text);
	vk_buf_add(text, cue->head.data, cue->head.len);
	vk_buf_clear(&cue->head);
	join(text, l->terms->workout, step);
	vk__fit_words_add(step, l->terms->lang, text);
	lose_words(l, step);
	if (text->len == 0)
		return;
	f->notes = keep(cue, &f->notes_len);
	if (text->len > VK__FIT_TEXT)
		vk__lower_lose(l, step, "loss-text", NULL, NULL);
}

void
vk__fit_cue_label(struct vk__fit_cue *cue, const vk_step *step,
    unsigned slice, unsigned slices, struct vk__fit_step *f)
{
	vk_buf_clear(&cue->text);
	vk__fit_label_add(step, slice, slices, &cue->text);
	f->label = keep(cue, &f->label_len);
}
