/* SPDX-License-Identifier: MIT */
/* Fills the places of a template from a record and from what it makes. */
#include <string.h>

#include "clean.h"
#include "../record/deep.h"
#include "target.h"
#include "template.h"

struct filling {
	struct vk__about *about; /* as it is without a template */
	const vk_record *rec;
	uint64_t seconds;
	vk_buf value;
	vk_buf scratch;
};

static void
put_tags(struct filling *f, bool list)
{
	const vk_buf *tags = &f->about->tags;
	size_t i = 0;

	while (i < tags->len) {
		size_t len = strlen(tags->data + i);

		if (i > 0)
			vk_buf_add_text(&f->value, list ? "\n" : ", ");
		vk_buf_add(&f->value, tags->data + i, len);
		i += len + 1;
	}
}

static void
put_number(struct filling *f, const char *path, const char *name, double scale)
{
	double value;

	if (vk__deep_number(f->rec, path, name, &value) == VK_OK &&
	    value >= 0 && value <= 1e9)
		vk_buf_add_fixed(&f->value, value * scale, 0);
}

static void
put_place(struct filling *f, enum vk__template_place place, bool list)
{
	const struct vk__about *about = f->about;
	const vk_buf *text = &about->description;
	size_t words = about->words;
	char duration[VK__SHORT];

	switch (place) {
	case VK__P_NAME:
		vk_buf_add(&f->value, about->name.data, about->name.len);
		break;
	case VK__P_DESCRIPTION:
		vk_buf_add(&f->value, text->data, words);
		break;
	case VK__P_ASSUMED:
		while (words < text->len && text->data[words] == '\n')
			words++;
		if (words < text->len)
			vk_buf_add(&f->value, text->data + words,
			    text->len - words);
		break;
	case VK__P_CONFIDENCE:
		put_number(f, "vekta.score", "confidence", 100);
		break;
	case VK__P_TSS:
		put_number(f, "vekta.load", "tss", 1);
		break;
	case VK__P_DURATION:
		vk__seconds_text((uint32_t)f->seconds, duration);
		vk_buf_add_text(&f->value, duration);
		break;
	case VK__P_DATE:
		vk__deep_date(f->rec, &f->scratch, &f->value);
		break;
	case VK__P_ATHLETE:
		vk__deep_athlete(f->rec, &f->scratch, &f->value);
		break;
	default:
		put_tags(f, list);
		break;
	}
}

static void
make_value(struct filling *f, const vk_template *t, enum vk__template_key key)
{
	const struct vk__piece *piece =
	    (const struct vk__piece *)(const void *)t->pieces.data;
	size_t count = t->pieces.len / sizeof *piece;
	size_t i;

	vk_buf_clear(&f->value);
	for (i = 0; i < count; i++) {
		if (piece[i].key != key)
			continue;
		if (piece[i].place == VK__P_LITERAL)
			vk_buf_add(&f->value, t->text.data + piece[i].text,
			    piece[i].len);
		else
			put_place(f, piece[i].place, key == VK__T_TAGS);
	}
}

/* Each line of the value is a tag. */
static void
set_tags(struct filling *f, vk_buf *tags, unsigned how)
{
	const char *at = f->value.len > 0 ? f->value.data : "";
	const char *end = at + f->value.len;
	size_t count = 0;

	while (at < end && count < VK__ABOUT_TAGS) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t before = tags->len;

		stop = stop != NULL ? stop : end;
		vk__clean_add(tags, at, (size_t)(stop - at), how,
		    VK__ABOUT_TAG);
		if (tags->len > before) {
			vk_buf_add_char(tags, '\0');
			count++;
		}
		at = stop + (stop < end);
	}
}

vk_status
vk__template_fill(const vk_template *template, struct vk__about *about,
    const vk_record *rec, uint64_t seconds, bool ascii)
{
	static const size_t most[VK__T_KEYS] = { VK__ABOUT_NAME, VK__ABOUT_NAME,
		2 * VK__ABOUT_TEXT, VK__ABOUT_NAME, 0 };
	vk_buf made[VK__T_KEYS] = { { NULL, 0, 0, false } };
	vk_buf *old[VK__T_KEYS] = { &about->author, &about->name,
		&about->description, &about->category, &about->tags };
	struct filling f = { .about = about, .rec = rec, .seconds = seconds };
	unsigned plain = ascii ? VK__CLEAN_ASCII : 0;
	bool failed = false;
	int key;

	for (key = 0; key < VK__T_KEYS; key++) {
		if (!template->given[key])
			continue;
		make_value(&f, template, (enum vk__template_key)key);
		if (key == VK__T_TAGS)
			set_tags(&f, &made[key], plain);
		else
			vk__clean_add(&made[key], f.value.data, f.value.len,
			    key == VK__T_DESCRIPTION ? VK__CLEAN_LINES : plain,
			    most[key]);
		failed |= f.value.failed || f.scratch.failed ||
		    made[key].failed;
	}
	for (key = 0; key < VK__T_KEYS; key++) {
		/* A name is never empty. */
		if (template->given[key] && (key != VK__T_NAME || made[key].len > 0)) {
			vk_buf swap = *old[key];

			*old[key] = made[key];
			made[key] = swap;
		}
		vk_buf_free(&made[key]);
	}
	if (template->given[VK__T_DESCRIPTION])
		about->words = about->description.len;
	vk_buf_free(&f.value);
	vk_buf_free(&f.scratch);
	return failed ? VK_ENOMEM : VK_OK;
}
