/* SPDX-License-Identifier: MIT */
/*
 * The athletes of a team, in their order, each name once: their files are
 * told apart by it.
 */
#include "team.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../history/key.h"

vk_status
vk_team_new(vk_team **team)
{
	*team = calloc(1, sizeof **team);
	return *team != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_team_free(vk_team *team)
{
	if (team == NULL)
		return;
	free(team->mate);
	free(team->slot);
	free(team);
}

void
vk_teammate_clear(vk_teammate *mate)
{
	memset(mate, 0, sizeof *mate);
	mate->form_day = VK_DAY_ANY;
	for (int i = 0; i < VK_FACTS; i++)
		mate->is[i] = NAN;
}

void
vk_team_fill(vk_team *team, size_t index, const vk_teammate *mate)
{
	vk_teammate *own = &team->mate[index];

	if (isnan(own->is[VK_FACT_FTP]))
		memcpy(own->method, mate->method, sizeof own->method);
	if (isnan(own->is[VK_FACT_WEIGHT]))
		memcpy(own->weight_method, mate->weight_method,
		    sizeof own->weight_method);
	if (isnan(own->is[VK_FACT_TSB]))
		own->form_day = mate->form_day;
	for (int i = 0; i < VK_FACTS; i++)
		if (isnan(own->is[i]))
			own->is[i] = mate->is[i];
}

size_t
vk_team_count(const vk_team *team)
{
	return team->count;
}

const vk_teammate *
vk_team_at(const vk_team *team, size_t index)
{
	return index < team->count ? &team->mate[index] : NULL;
}

/* ------------------------------------------------------------------- names */

/* FNV-1a of the name without capitals and accents; a name that has no letter
 * of ours goes by its bytes. */
uint32_t
vk__team_hash(const char *name, size_t len)
{
	char key[VK__KEY_SIZE];
	size_t n = vk__key_fold(name, len, key);
	const char *text = n > 0 ? key : name;
	uint32_t h = 2166136261U;

	if (n == 0)
		n = len;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)text[i]) * 16777619U;
	return h;
}

static bool
is_same(const char *a, const char *b, size_t len)
{
	char key[2][VK__KEY_SIZE];

	if (strlen(a) == len && memcmp(a, b, len) == 0)
		return true;
	return vk__key_fold(a, strlen(a), key[0]) > 0 &&
	    vk__key_fold(b, len, key[1]) > 0 && strcmp(key[0], key[1]) == 0;
}

/* The slot of the name, or the free one where it belongs. */
static size_t
find_slot(const vk_team *team, const char *name, size_t len)
{
	size_t at = vk__team_hash(name, len) & (team->slots - 1);

	while (team->slot[at] != 0 &&
	    !is_same(team->mate[team->slot[at] - 1].name, name, len))
		at = (at + 1) & (team->slots - 1);
	return at;
}

size_t
vk_team_find(const vk_team *team, const char *name, size_t len)
{
	size_t at;

	if (team->slots == 0)
		return team->count;
	at = find_slot(team, name, len);
	return team->slot[at] != 0 ? team->slot[at] - 1 : team->count;
}

/* Room for one more. */
static vk_status
grow(vk_team *team)
{
	size_t cap = team->cap == 0 ? 16 : team->cap * 2;
	vk_teammate *mate;
	uint32_t *slot;

	if (team->count < team->cap)
		return VK_OK;
	slot = calloc(cap * 2, sizeof *slot);
	mate = realloc(team->mate, cap * sizeof *mate);
	if (mate != NULL)
		team->mate = mate;
	if (slot == NULL || mate == NULL) {
		free(slot);
		return VK_ENOMEM;
	}
	free(team->slot);
	team->slot = slot;
	team->slots = cap * 2;
	team->cap = cap;
	for (size_t i = 0; i < team->count; i++)
		slot[find_slot(team, mate[i].name, strlen(mate[i].name))] =
		    (uint32_t)i + 1;
	return VK_OK;
}

vk_status
vk_team_add(vk_team *team, const vk_teammate *mate, vk_error *err)
{
	size_t len = strlen(mate->name);

	if (len == 0 || vk__utf8_check(mate->name, len) < len)
		return vk_error_set(err, VK_EVALUE, 0, "team-nameless",
		    "an athlete without a name", NULL, NULL);
	if (team->count >= VK_TEAM_ATHLETES)
		return vk_error_set(err, VK_ELIMIT, 0, "team-limit",
		    "more than 100,000 athletes", NULL, NULL);
	if (grow(team) != VK_OK)
		return vk_error_set(err, VK_ENOMEM, 0, "no-memory",
		    "out of memory", NULL, NULL);
	if (vk_team_find(team, mate->name, len) < team->count)
		return vk_error_set(err, VK_EVALUE, 0, "team-twice",
		    "there are two athletes called %1", mate->name, NULL);
	team->slot[find_slot(team, mate->name, len)] =
	    (uint32_t)team->count + 1;
	team->mate[team->count++] = *mate;
	return VK_OK;
}
