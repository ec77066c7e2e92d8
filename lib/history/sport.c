/* SPDX-License-Identifier: MIT */
/*
 * Sports by their words. The table is sorted once per reader; a word that is
 * in no row is kept as it is, so that a new sport of a service is not lost.
 */
#include "sport.h"

#include <stdlib.h>
#include <string.h>

#include "activity.h"

extern const char vk__data_sports_tsv[];
extern const size_t vk__data_sports_tsv_size;

static int
compare(const void *a, const void *b)
{
	const struct vk__sport_word *x = a;
	const struct vk__sport_word *y = b;

	return strcmp(x->key, y->key);
}

void
vk__sports_read(struct vk__sports *sports)
{
	struct vk__table table;

	sports->count = 0;
	vk__table_open(&table, vk__data_sports_tsv, vk__data_sports_tsv_size);
	while (sports->count < VK__SPORT_WORDS && vk__table_next(&table)) {
		struct vk__sport_word *w = &sports->word[sports->count++];

		(void)vk__key_fold(table.cell[0].text, table.cell[0].len,
		    w->key);
		w->type = table.cell[1];
		w->sport = vk_sport_read(table.cell[2].text,
		    table.cell[2].len);
	}
	qsort(sports->word, sports->count, sizeof *sports->word, compare);
}

/* Whether one of the words between underscores is part. */
static bool
has_part(const char *text, size_t len, const char *part)
{
	size_t want = strlen(part);
	size_t i = 0;

	while (i < len) {
		const char *end = memchr(text + i, '_', len - i);
		size_t n = end != NULL ? (size_t)(end - text) - i : len - i;

		if (n == want && memcmp(text + i, part, n) == 0)
			return true;
		i += n + 1;
	}
	return false;
}

/* What a key of Garmin's that is not in the table tells. */
static vk_sport
guess(const char *text, size_t len)
{
	static const struct {
		const char *part;
		vk_sport sport;
	} parts[] = {
		{ "cycling", VK_SPORT_CYCLING }, { "biking", VK_SPORT_CYCLING },
		{ "ride", VK_SPORT_CYCLING }, { "mtb", VK_SPORT_CYCLING },
		{ "running", VK_SPORT_RUNNING }, { "run", VK_SPORT_RUNNING },
		{ "swimming", VK_SPORT_SWIMMING },
		{ "walking", VK_SPORT_WALKING }, { "hiking", VK_SPORT_WALKING },
		{ "skiing", VK_SPORT_SKIING }, { "rowing", VK_SPORT_ROWING },
		{ "snowboarding", VK_SPORT_SKIING },
		{ "paddling", VK_SPORT_ROWING }
	};
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (has_part(text, len, parts[i].part))
			return parts[i].sport;
	return VK_SPORT_OTHER;
}

bool
vk__sports_find(const struct vk__sports *sports, const char *text,
    size_t len, vk_sport *sport, char *type, size_t size)
{
	struct vk__sport_word want = { .sport = VK_SPORT_OTHER };
	const struct vk__sport_word *found;

	(void)vk__key_fold(text, len, want.key);
	found = bsearch(&want, sports->word, sports->count,
	    sizeof *sports->word, compare);
	if (found == NULL) {
		*sport = guess(text, len);
		if (type != NULL)
			vk__activity_text(type, size, text, len);
		return false;
	}
	*sport = found->sport;
	if (type != NULL)
		vk__activity_text(type, size, found->type.text,
		    found->type.len);
	return true;
}
