/* SPDX-License-Identifier: MIT */
/* Sessions of the past, and looking for one of them. */
#ifndef VK_RECALL_PAST_H
#define VK_RECALL_PAST_H

#include "command.h"
#include "../text/fold.h"

enum { VK__PAST_MOST = 20000, VK__PAST_SHAPES = 4 };

struct vk__past {
	char *json;       /* the record, and a NUL */
	size_t len;
	char *text;       /* name and description, folded */
	vk_recall_source source;
	int32_t day;      /* VK_DAY_ANY: not known */
	int32_t second;   /* of the day */
	size_t order;     /* in which it was added */
	uint64_t seconds; /* of the workout */
	double score;     /* TSS; NaN */
	vk_category category;
	bool ride;
	bool strength;
	bool race;
	bool repeated;    /* holds a group that is done twice or more */
	struct {
		uint32_t reps, seconds;
	} shape[VK__PAST_SHAPES];
	size_t shapes;
};

struct vk__pasts {
	struct vk__past *at;
	size_t count;
	size_t cap;
	struct vk__folded folded;
	vk_workout w;
	vk_buf scratch;
};

void vk__pasts_free(struct vk__pasts *pasts);
/* VK_OK; VK_ABSENT: it holds no workout; VK_ENOMEM; VK_ELIMIT. */
vk_status vk__pasts_add(struct vk__pasts *pasts, const vk_record *rec,
    vk_recall_source source, const vk_athlete *athlete);

/* What came of a search. */
struct vk__found {
	const struct vk__past *past; /* NULL: nothing, or not one */
	const char *why;             /* then a code of phrases.tsv */
	const struct vk__past *other[3]; /* of several equally good ones */
	size_t others;
};

/* Looks in one source. */
void vk__pasts_find(const struct vk__pasts *pasts, vk_recall_source source,
    const struct vk__cmd_selector *selector, int32_t today,
    struct vk__found *found);

#endif
