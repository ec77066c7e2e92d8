/* SPDX-License-Identifier: MIT */
/*
 * Headers. The kind and language of a file are those whose rows name most of
 * its columns; a name that only another language of the same kind has counts
 * too, since exports leave some names untranslated.
 */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "mend.h"

extern const char vk__data_columns_tsv[];
extern const size_t vk__data_columns_tsv_size;

/* --------------------------------------------------------------- the data */

static const char *const units[] = {
	[VK__UNIT_TEXT] = "text", [VK__UNIT_NUMBER] = "number",
	[VK__UNIT_TIME] = "time", [VK__UNIT_S] = "s",
	[VK__UNIT_MSEC] = "msec", [VK__UNIT_MIN] = "min", [VK__UNIT_H] = "h",
	[VK__UNIT_M] = "m", [VK__UNIT_KM] = "km", [VK__UNIT_CM] = "cm",
	[VK__UNIT_KMH] = "kmh", [VK__UNIT_MPS] = "mps", [VK__UNIT_KJ] = "kj",
	[VK__UNIT_PCT] = "pct", [VK__UNIT_RPE10] = "rpe10",
	[VK__UNIT_UTC] = "utc", [VK__UNIT_LENGTH] = "length",
	[VK__UNIT_HEIGHT] = "height", [VK__UNIT_SPEED] = "speed",
	[VK__UNIT_TEMP] = "temp"
};

static const char *const roles[] = {
	[VK__ROLE_NONE] = "ignore", [VK__ROLE_FIELD] = "",
	[VK__ROLE_TYPE] = "type", [VK__ROLE_DATE] = "date",
	[VK__ROLE_GMT] = "gmt", [VK__ROLE_NAME] = "name",
	[VK__ROLE_ID] = "id", [VK__ROLE_SOURCE_ID] = "source_id",
	[VK__ROLE_EVENT] = "event", [VK__ROLE_DEVICE] = "device",
	[VK__ROLE_WORKOUT] = "workout_id", [VK__ROLE_CADENCE] = "cadence",
	[VK__ROLE_MAX_CADENCE] = "max_cadence",
	[VK__ROLE_PLANNED] = "planned"
};

/* "max_cadence" is a field as well: in members, which know their sport. */
static void
read_column(const struct vk__table *table, bool by_sport,
    struct vk__column *column)
{
	size_t i;

	column->unit = VK__UNIT_NUMBER;
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (vk__table_is(table, 4, units[i]))
			column->unit = (enum vk__unit)i;
	column->field = vk__field_find(table->cell[3].text,
	    table->cell[3].len);
	column->role = column->field != NULL ? VK__ROLE_FIELD :
	    VK__ROLE_NONE;
	for (i = 0; i < sizeof roles / sizeof *roles; i++)
		if (vk__table_is(table, 3, roles[i]) &&
		    (column->field == NULL || by_sport))
			column->role = (enum vk__role)i;
}

void
vk__layouts_read(struct vk__layouts *layouts)
{
	struct vk__table t;

	layouts->count = 0;
	vk__table_open(&t, vk__data_columns_tsv, vk__data_columns_tsv_size);
	while (layouts->count < VK__LAYOUT_WORDS && vk__table_next(&t)) {
		struct vk__layout_word *w = &layouts->word[layouts->count++];
		size_t len = t.cell[1].len < 3 ? t.cell[1].len : 3;

		memset(w, 0, sizeof *w);
		w->source = vk_source_read(t.cell[0].text, t.cell[0].len);
		memcpy(w->lang, t.cell[1].text, len);
		w->header = t.cell[2];
		(void)vk__key_fold(w->header.text, w->header.len, w->key);
		read_column(&t, w->lang[0] != '-', &w->column);
	}
}

/* -------------------------------------------------------------- the header */

/* The folded names of a header. */
struct keys {
	size_t count;
	char key[VK__LAYOUT_COLUMNS][VK__KEY_SIZE];
};

static void
fold_header(const struct vk__csv_row *header, struct keys *keys)
{
	size_t i;

	keys->count = header->count < VK__LAYOUT_COLUMNS ? header->count :
	    VK__LAYOUT_COLUMNS;
	for (i = 0; i < keys->count; i++) {
		char text[VK__KEY_SIZE * 2];

		vk__mend_text(text, sizeof text, header->cell[i].text,
		    header->cell[i].len);
		(void)vk__key_fold(text, strlen(text), keys->key[i]);
	}
}

static bool
has_key(const struct keys *keys, const char *key)
{
	size_t i;

	for (i = 0; i < keys->count; i++)
		if (strcmp(keys->key[i], key) == 0)
			return true;
	return false;
}

/* How many names of a kind and language the header has. */
static size_t
score(const struct vk__layouts *layouts, const struct vk__layout_word *like,
    const struct keys *keys)
{
	size_t n = 0;
	size_t i;

	for (i = 0; i < layouts->count; i++) {
		const struct vk__layout_word *w = &layouts->word[i];

		n += w->source == like->source &&
		    strcmp(w->lang, like->lang) == 0 && has_key(keys, w->key);
	}
	return n;
}

/* The bulk export of Strava, in any language, names these columns twice. */
static bool
is_strava(const struct keys *keys)
{
	return keys->count >= 22 &&
	    strcmp(keys->key[5], keys->key[15]) == 0 &&
	    strcmp(keys->key[6], keys->key[17]) == 0 &&
	    strcmp(keys->key[5], keys->key[6]) != 0;
}

static const struct vk__layout_word *
best(const struct vk__layouts *layouts, const struct keys *keys,
    vk_source only)
{
	const struct vk__layout_word *found = NULL;
	size_t most = 2; /* date, type and one value at least */
	size_t i;

	for (i = 0; i < layouts->count; i++) {
		const struct vk__layout_word *w = &layouts->word[i];
		size_t n;

		if (w->lang[0] == '-' || w->lang[0] == '#' ||
		    (only != VK_SOURCE_NONE && w->source != only) ||
		    (i > 0 && w->source == w[-1].source &&
		    strcmp(w->lang, w[-1].lang) == 0))
			continue;
		n = score(layouts, w, keys);
		if (n > most) {
			most = n;
			found = w;
		}
	}
	return found;
}

static void
take_word(struct vk__layout *layout, const struct keys *keys,
    const struct vk__layout_word *w)
{
	size_t i, at = keys->count;

	for (i = 0; i < keys->count; i++)
		if (strcmp(keys->key[i], w->key) == 0 &&
		    (at == keys->count || w->source == VK_SOURCE_STRAVA))
			at = i;
	if (at < keys->count && layout->column[at].role == VK__ROLE_NONE)
		layout->column[at] = w->column;
}

static void
take_place(struct vk__layout *layout, const struct vk__layout_word *w)
{
	uint64_t at = 0;

	if (vk__uint_read(w->header.text, w->header.len, layout->count,
	    &at) && at < layout->count)
		layout->column[at] = w->column;
}

static void
take_words(const struct vk__layouts *layouts, const struct keys *keys,
    struct vk__layout *layout)
{
	bool places = layout->source == VK_SOURCE_STRAVA && is_strava(keys);
	int pass;
	size_t i;

	/* By place, in its own language, then in any other. */
	for (pass = 0; pass < 3; pass++) {
		for (i = 0; i < layouts->count; i++) {
			const struct vk__layout_word *w = &layouts->word[i];
			bool own = strcmp(w->lang, layout->lang) == 0;

			if (w->source != layout->source)
				continue;
			if (pass == 0 && places && w->lang[0] == '#')
				take_place(layout, w);
			else if (pass > 0 && w->lang[0] != '#' &&
			    own == (pass == 1))
				take_word(layout, keys, w);
		}
	}
}

static bool
has_role(const struct vk__layout *layout, enum vk__role role)
{
	size_t i;

	for (i = 0; i < layout->count; i++)
		if (layout->column[i].role == role)
			return true;
	return false;
}

static vk_status
find(const struct vk__layouts *layouts, const struct keys *keys,
    struct vk__layout *layout)
{
	const struct vk__layout_word *word = best(layouts, keys,
	    is_strava(keys) ? VK_SOURCE_STRAVA : VK_SOURCE_NONE);

	if (word != NULL)
		memcpy(layout->lang, word->lang, sizeof layout->lang);
	if (is_strava(keys))
		layout->source = VK_SOURCE_STRAVA;
	else if (word != NULL)
		layout->source = word->source;
	else
		return VK_ABSENT;
	layout->count = keys->count;
	take_words(layouts, keys, layout);
	return has_role(layout, VK__ROLE_DATE) ? VK_OK : VK_ABSENT;
}

vk_status
vk__layout_find(const struct vk__layouts *layouts,
    const struct vk__csv_row *header, struct vk__layout *layout)
{
	struct keys *keys = malloc(sizeof *keys);
	vk_status status;

	memset(layout, 0, sizeof *layout);
	if (keys == NULL)
		return VK_ENOMEM;
	fold_header(header, keys);
	status = find(layouts, keys, layout);
	free(keys);
	return status;
}
