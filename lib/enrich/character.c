/* SPDX-License-Identifier: MIT */
/*
 * Metadata for calendars and their filters: difficulty, energy systems and a
 * sentence about the purpose, from the corpus or else from the category.
 */
#include "character.h"

#include <math.h>
#include <string.h>

#include "../base/table.h"
#include "../score/tag.h"

extern const char vk__data_profiles_tsv[];
extern const size_t vk__data_profiles_tsv_size;

enum { SYSTEMS = 9, TAG = 32 };

static const char *const systems[SYSTEMS] = { "recovery", "aerobic_base",
	"aerobic_capacity", "lactate_threshold", "aerobic_power",
	"anaerobic_capacity", "neuromuscular", "muscular_strength",
	"coordination" };

static double
share(double value, double least, double most)
{
	return fmin(fmax((value - least) / (most - least), 0), 1);
}

double
vk__difficulty(const vk_load *load)
{
	double above = (double)(load->zone[5] + load->zone[6] +
	    load->zone[7]) / 60;
	double hours = (double)load->seconds / 3600;

	if (isnan(load->intensity_factor))
		return NAN;
	return 10 * (0.45 * share(load->intensity_factor, 0.5, 1.05) +
	    0.30 * share(log2(1 + hours), 0, log2(6)) +
	    0.25 * share(above, 0, 20));
}

/* The row of a category; false for none. */
static bool
find_row(struct vk__table *table, vk_category category)
{
	vk__table_open(table, vk__data_profiles_tsv,
	    vk__data_profiles_tsv_size);
	while (vk__table_next(table))
		if (vk__table_is(table, 0, vk_category_text(category)))
			return true;
	return false;
}

/* Whether the list, ',' between, has the word. */
static bool
lists(const char *list, size_t len, const char *word)
{
	size_t n = strlen(word);

	while (len > 0) {
		const char *comma = memchr(list, ',', len);
		size_t cell = comma != NULL ? (size_t)(comma - list) : len;

		if (cell == n && memcmp(list, word, n) == 0)
			return true;
		cell += comma != NULL;
		list += cell;
		len -= cell;
	}
	return false;
}

struct trained {
	bool has[SYSTEMS];
	const char *purpose;
	size_t purpose_len;
};

static void
look_up(struct trained *t, vk_category category, const char *lang,
    const struct vk__character *character)
{
	const struct vk__cell *text;
	struct vk__table row;
	bool found = find_row(&row, category);
	bool any = false;

	*t = (struct trained){ { false }, NULL, 0 };
	for (size_t i = 0; i < SYSTEMS && character != NULL; i++)
		any |= t->has[i] = lists(character->tags,
		    strlen(character->tags), systems[i]);
	for (size_t i = 0; i < SYSTEMS && !any && found; i++)
		t->has[i] = lists(row.cell[1].text, row.cell[1].len,
		    systems[i]);
	if (character != NULL) {
		t->purpose = character->purpose;
		t->purpose_len = strlen(character->purpose);
	} else if (found) {
		text = &row.cell[strcmp(lang, "fr") == 0 ? 3 : 2];
		t->purpose = text->text;
		t->purpose_len = text->len;
	}
}

static void
add_profile(vk_buf *buf, const struct trained *t, double difficulty)
{
	bool first = true;

	vk_buf_add_text(buf, "{\"difficulty\":");
	if (isnan(difficulty))
		vk_buf_add_text(buf, "null");
	else
		vk_buf_add_fixed(buf, difficulty, 1);
	vk_buf_add_text(buf, ",\"systems\":[");
	for (size_t i = 0; i < SYSTEMS; i++) {
		if (!t->has[i])
			continue;
		vk_buf_add_text(buf, first ? "\"" : ",\"");
		vk_buf_add_text(buf, systems[i]);
		vk_buf_add_char(buf, '"');
		first = false;
	}
	vk_buf_add_text(buf, "],\"purpose\":");
	if (t->purpose == NULL)
		vk_buf_add_text(buf, "null}");
	else
		vk_buf_add_json(buf, t->purpose, t->purpose_len);
	if (t->purpose != NULL)
		vk_buf_add_char(buf, '}');
}

vk_status
vk__character_write(vk_record *rec, const vk_judgement *judgement,
    const char *lang, const struct vk__character *character, vk_buf *buf)
{
	struct trained t;
	vk_status status;

	look_up(&t, judgement->category, lang, character);
	vk_buf_clear(buf);
	add_profile(buf, &t, vk__difficulty(&judgement->load));
	if (buf->failed)
		return VK_ENOMEM;
	status = vk_record_set(rec, "vekta.profile", buf->data, buf->len);
	for (size_t i = 0; i < SYSTEMS && status == VK_OK; i++)
		if (t.has[i])
			status = vk__tag_add(rec, systems[i], buf);
	return status;
}
