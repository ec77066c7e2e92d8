/* SPDX-License-Identifier: MIT */
/*
 * The lexicon: words.tsv, intensities.tsv and named.tsv, then a user's list,
 * in one table from folded surface to concept. The phrases that a longer one
 * begins with are entered too, so that a reader knows when to stop.
 */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "../base/table.h"
#include "../base/utf8.h"
#include "concept.h"
#include "data.h"
#include "surface.h"

enum { ZONES_MAX = 64, NAMED_MAX = 64, KEY_MAX = VK__SURFACE_BYTES };

struct vk__lexicon {
	struct vk__surfaces surfaces;
	struct vk__zone zone[ZONES_MAX];
	size_t zones;
	struct vk__marks marks;
	struct vk__named named[NAMED_MAX];
	size_t nameds;
	struct vk__folded folded;
	struct vk__spelling spelling;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || c == VK__FOLD_LETTER;
}

/* Folded text to a key: runs of letters and of digits, one blank between. */
static size_t
make_key(const struct vk__folded *folded, char *key)
{
	size_t n = 0;
	char last = 0; /* 'a' letters, '0' digits, 0 none yet */

	for (size_t i = 0; i < folded->len; i++) {
		char c = folded->text[i];
		char kind = is_letter(c) ? 'a' : c >= '0' && c <= '9' ? '0' : ' ';
		if (kind != ' ' && n > 0 && last != kind && n < KEY_MAX)
			key[n++] = ' ';
		if (n == KEY_MAX)
			return 0;
		if (kind != ' ')
			key[n++] = c;
		last = kind;
	}
	return n;
}

static vk_status
enter_phrase(vk__lexicon *lex, const char *text, size_t len,
    const struct vk__concept *concept, bool replace)
{
	char key[KEY_MAX + VK__FOLD_ROOM] = "";
	vk_status status = vk__fold(&lex->folded, text, len);
	size_t n;

	if (status != VK_OK)
		return status;
	n = make_key(&lex->folded, key);
	if (n == 0 || n + 1 >= KEY_MAX)
		return VK_EVALUE;
	if (concept->upper) {
		const struct vk__concept other = { .other = true };
		/* "OU" is over-under where "ou" is or: a key of its own */
		status = vk__surfaces_enter(&lex->surfaces, key, n, &other, false);
		if (status != VK_OK)
			return status;
		memmove(key + 1, key, n);
		key[0] = '^';
		return vk__surfaces_enter(&lex->surfaces, key, n + 1, concept, replace);
	}
	for (size_t i = 1; i < n; i++) {
		const struct vk__concept prefix = {
			.more = vk__lexicon_first(key[i + 1]) };
		if (key[i] == ' ' && (status = vk__surfaces_enter(&lex->surfaces, key, i,
		    &prefix, false)) != VK_OK)
			return status;
	}
	return vk__surfaces_enter(&lex->surfaces, key, n, concept, replace);
}

size_t
vk__lexicon_zone_index(const vk__lexicon *lex, const char *name, size_t len)
{
	for (size_t i = 0; i < lex->zones; i++)
		if (strlen(lex->zone[i].name) == len && memcmp(lex->zone[i].name, name, len) == 0)
			return i;
	return SIZE_MAX;
}

/* The concept of the row before, which the next one often shares. */
struct shared {
	struct vk__cell cell;
	struct vk__concept concept;
};

static bool
read_shared(const vk__lexicon *lex, const struct vk__cell *cell, struct shared *before,
    struct vk__concept *concept)
{
	if (cell->len != before->cell.len || cell->len == 0 ||
	    memcmp(cell->text, before->cell.text, cell->len) != 0) {
		before->concept = (struct vk__concept){ 0 };
		before->cell.len = 0;
		if (!vk__concept_read(lex, cell, &before->concept))
			return false;
		before->cell = *cell;
	}
	*concept = before->concept;
	return true;
}

static bool
is_upper(const struct vk__cell *cell)
{
	for (size_t i = 0; i < cell->len; i++)
		if (cell->text[i] < 'A' || cell->text[i] > 'Z')
			return false;
	return cell->len > 0;
}

vk_status
vk__lexicon_words(vk__lexicon *lex, const char *file, const char *data, size_t size,
    bool user, vk_error *err)
{
	struct vk__table t;
	struct shared before = { .cell = { "", 0 } };

	vk__table_open(&t, data, size);
	while (vk__table_next(&t)) {
		struct vk__concept concept;
		vk_status status;

		if (t.count < 2)
			return vk__table_error(&t, 0, file, err, VK_ESYNTAX, "lexicon-cells",
			    "%1: a row wants a word, a tab and a concept", NULL);
		if (!read_shared(lex, &t.cell[1], &before, &concept))
			return vk__table_error(&t, 1, file, err, VK_ESYNTAX, "lexicon-concept",
			    "%1: no such concept; vekta(7) lists them", NULL);
		concept.fr = vk__table_is(&t, 2, "fr");
		concept.en = vk__table_is(&t, 2, "en");
		concept.misspelt = vk__table_is(&t, 3, "misspelling");
		concept.times = vk__table_is(&t, 3, "times");
		concept.terse = vk__table_is(&t, 3, "intervals.icu");
		concept.whole = vk__table_is(&t, 3, "whole");
		concept.upper = is_upper(&t.cell[0]);
		status = enter_phrase(lex, t.cell[0].text, t.cell[0].len, &concept, user);
		if (status == VK_ENOMEM)
			return status;
		if (status != VK_OK)
			return vk__table_error(&t, 0, file, err, VK_ESYNTAX, "lexicon-word",
			    "%1: this word is empty or too long", NULL);
	}
	return VK_OK;
}

static vk_status
load_zones(vk__lexicon *lex)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_intensities_tsv, vk__data_intensities_tsv_size);
	while (vk__table_next(&t)) {
		struct vk__zone *z = &lex->zone[lex->zones];

		if (lex->zones == ZONES_MAX || t.cell[0].len >= sizeof(z->name) ||
		    !vk__table_number(&t, 2, &z->from) || !vk__table_number(&t, 3, &z->to))
			return VK_ESYNTAX;
		memcpy(z->name, t.cell[0].text, t.cell[0].len);
		z->unit = vk_unit_read(t.cell[1].text, t.cell[1].len);
		z->max = vk__table_is(&t, 4, "max");
		z->easy = vk__table_is(&t, 4, "easy");
		z->hard = vk__table_is(&t, 4, "hard");
		lex->zones++;
	}
	return VK_OK;
}

static bool
read_named(const struct vk__table *t, struct vk__named *n)
{
	return vk__table_number(t, 1, &n->sets) && vk__table_number(t, 2, &n->set_rest) &&
	    vk__table_number(t, 3, &n->reps) && vk__table_number(t, 4, &n->effort) &&
	    vk__table_number(t, 5, &n->effort_pma) && vk__table_number(t, 6, &n->other) &&
	    vk__table_number(t, 7, &n->other_pma);
}

static vk_status
load_named(vk__lexicon *lex)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_named_tsv, vk__data_named_tsv_size);
	while (vk__table_next(&t)) {
		if (lex->nameds == NAMED_MAX)
			return VK_ESYNTAX;
		if (!read_named(&t, &lex->named[lex->nameds++]))
			return VK_ESYNTAX;
	}
	return VK_OK;
}

vk_status
vk__lexicon_names(vk__lexicon *lex)
{
	struct vk__table t;
	struct vk__concept concept = { .class = VK__CLASS_NAMED };
	vk_status status = VK_OK;

	vk__table_open(&t, vk__data_named_tsv, vk__data_named_tsv_size);
	for (; status == VK_OK && vk__table_next(&t); concept.value++)
		status = enter_phrase(lex, t.cell[0].text, t.cell[0].len, &concept, false);
	return status;
}

vk_status
vk__lexicon_heads(vk__lexicon *lex, const char *data, size_t size)
{
	struct vk__table t;
	vk_status status = VK_OK;

	vk__table_open(&t, data, size);
	while (status == VK_OK && vk__table_next(&t)) {
		char key[KEY_MAX + VK__FOLD_ROOM] = "|";
		struct vk__concept concept = { .fr = vk__table_is(&t, 2, "fr"),
			.en = vk__table_is(&t, 2, "en") };

		if (t.cell[0].len + 1 >= KEY_MAX || !vk__concept_head(&t.cell[1], &concept))
			return VK_ESYNTAX;
		memcpy(key + 1, t.cell[0].text, t.cell[0].len);
		status = vk__surfaces_enter(&lex->surfaces, key, t.cell[0].len + 1, &concept, false);
	}
	return status;
}

/* Every single known word may be what a typing error meant; no head is one. */
vk_status
vk__lexicon_near(vk__lexicon *lex)
{
	vk__spelling_clear(&lex->spelling);
	for (size_t i = 0; i < lex->surfaces.count; i++) {
		const struct vk__surface *s = &lex->surfaces.surface[i];
		const char *key = vk__surface_key(&lex->surfaces, s);
		size_t len = vk__surface_len(key);

		if (len < 4 || s->concept.misspelt || s->concept.class == VK__CLASS_HEAD ||
		    memchr(key, ' ', len) != NULL ||
		    (s->concept.class == VK__CLASS_NONE && s->concept.more == 0))
			continue;
		if (vk__spelling_add(&lex->spelling, key, s->key, (uint32_t)len) != VK_OK)
			return VK_ENOMEM;
	}
	return VK_OK;
}

struct vk__built
vk__lexicon_built(const vk__lexicon *lex)
{
	struct vk__built built = { .surfaces = lex->surfaces };

	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++)
		built.near[i] = lex->spelling.letter[i].list;
	return built;
}

static void
find_marks(vk__lexicon *lex)
{
	lex->marks = (struct vk__marks){
		.pma = (unsigned)vk__lexicon_zone_index(lex, "pma", 3),
		.vo2max = (unsigned)vk__lexicon_zone_index(lex, "vo2max", 6),
		.threshold = (unsigned)vk__lexicon_zone_index(lex, "threshold", 9),
		.under = (unsigned)vk__lexicon_zone_index(lex, "under", 5),
		.over = (unsigned)vk__lexicon_zone_index(lex, "over", 4),
		.above = (unsigned)vk__lexicon_zone_index(lex, "suprathreshold", 14),
		.below = (unsigned)vk__lexicon_zone_index(lex, "subthreshold", 12),
		.force = (unsigned)vk__lexicon_zone_index(lex, "force", 5),
		.velocity = (unsigned)vk__lexicon_zone_index(lex, "velocity", 8),
		.i1 = (unsigned)vk__lexicon_zone_index(lex, "i1", 2),
		.sprint = (unsigned)vk__lexicon_zone_index(lex, "sprint", 6),
		.all_out = (unsigned)vk__lexicon_zone_index(lex, "allout", 6),
		.max = (unsigned)vk__lexicon_zone_index(lex, "max", 3),
		.recovery = (unsigned)vk__lexicon_zone_index(lex, "recovery", 8) };
}

vk_status
vk__lexicon_new(vk__lexicon **lexicon)
{
	vk__lexicon *lex = calloc(1, sizeof(*lex));
	vk_status status;

	*lexicon = NULL;
	if (lex == NULL)
		return VK_ENOMEM;
	lex->surfaces = vk__built.surfaces;
	for (size_t i = 0; i < VK__SPELLING_LETTERS; i++)
		lex->spelling.letter[i].list = vk__built.near[i];
	status = load_zones(lex);
	if (status == VK_OK)
		status = load_named(lex);
	if (status != VK_OK) {
		vk__lexicon_free(lex);
		return status;
	}
	find_marks(lex);
	*lexicon = lex;
	return VK_OK;
}

void
vk__lexicon_free(vk__lexicon *lex)
{
	if (lex == NULL)
		return;
	vk__spelling_free(&lex->spelling);
	vk__fold_free(&lex->folded);
	vk__surfaces_free(&lex->surfaces);
	free(lex);
}

vk_status
vk__lexicon_add(vk__lexicon *lex, const char *file, const char *data, size_t size,
    vk_error *err)
{
	vk_status status;

	if (vk__utf8_check(data, size) != size)
		return vk_error_set(err, VK_EUTF8, 0, "lexicon-utf8",
		    "%1: not valid UTF-8", file, NULL);
	status = vk__lexicon_words(lex, file, data, size, true, err);
	return status == VK_OK ? vk__lexicon_near(lex) : status;
}

const struct vk__concept *
vk__lexicon_look(const vk__lexicon *lex, const char *key, size_t len)
{
	return vk__surfaces_look(&lex->surfaces, key, len);
}

const struct vk__concept *
vk__lexicon_find(const vk__lexicon *lex, const char *key, size_t len)
{
	char copy[KEY_MAX + VK__FOLD_ROOM] = "";

	if (len >= KEY_MAX)
		return NULL;
	memcpy(copy, key, len);
	return vk__lexicon_look(lex, copy, len);
}

static bool
means_same(const void *context, uint32_t a, size_t a_len, uint32_t b, size_t b_len)
{
	const vk__lexicon *lex = context;
	const struct vk__concept *x = vk__lexicon_find(lex, lex->surfaces.pool + a, a_len);
	const struct vk__concept *y = vk__lexicon_find(lex, lex->surfaces.pool + b, b_len);

	return x != NULL && y != NULL && x->class == y->class && x->value == y->value;
}

const struct vk__concept *
vk__lexicon_correct(vk__lexicon *lex, const char *word, size_t len,
    const char **surface, size_t *surface_len)
{
	uint32_t key;

	if (!vk__spelling_nearest(&lex->spelling, lex->surfaces.pool, word, len, means_same,
	    lex, &key, surface_len))
		return NULL;
	*surface = lex->surfaces.pool + key;
	return vk__lexicon_find(lex, *surface, *surface_len);
}

const struct vk__zone *
vk__lexicon_zone(const vk__lexicon *lex, size_t index)
{
	return index < lex->zones ? &lex->zone[index] : NULL;
}

const struct vk__marks *
vk__lexicon_marks(const vk__lexicon *lex)
{
	return &lex->marks;
}

const struct vk__named *
vk__lexicon_named(const vk__lexicon *lex, size_t index)
{
	return index < lex->nameds ? &lex->named[index] : NULL;
}
