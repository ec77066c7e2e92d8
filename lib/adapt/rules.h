/* SPDX-License-Identifier: MIT */
/* The rules of context: see context.tsv. */
#ifndef VK_ADAPT_RULES_H
#define VK_ADAPT_RULES_H

#include "../base/table.h"
#include "../vekta.h"

enum {
	VK__RULES = 256,   /* rows */
	VK__RULE_TERMS = 4,
	VK__RULE_FILES = 8
};

/* Per cent: no rule changes power by more. */
#define VK__RULE_LEAST (-30.0)
#define VK__RULE_MOST 5.0

enum vk__effect {
	VK__EFFECT_POWER,
	VK__EFFECT_PLACE,
	VK__EFFECT_NO_POWER,
	VK__EFFECT_SAY,
	VK__EFFECT_BOUND,
	VK__EFFECT_OFF
};

enum vk__compare { VK__LESS, VK__AT_MOST, VK__EQUAL, VK__AT_LEAST, VK__MORE };

struct vk__rule {
	struct vk__cell code;
	size_t terms;
	struct vk__term {
		vk_fact fact;
		enum vk__compare how;
		double value;
	} term[VK__RULE_TERMS];
	enum vk__effect effect;
	double base;   /* per cent; of a place, 0 to 1 */
	double slope;  /* per unit of fact */
	vk_fact fact;  /* VK_FACTS: none */
	double from;
	double limit;  /* NaN: none */
	struct vk__cell text[2]; /* English, French */
};

struct vk__rules {
	struct vk__rule rule[VK__RULES];
	size_t count;
	char *file[VK__RULE_FILES]; /* of users, which the cells point into */
	size_t files;
};

/* A rule that holds. */
struct vk__finding {
	const struct vk__rule *rule;
	double effect; /* per cent, or a place */
};

/* Whether two names are one. */
bool vk__rules_same(struct vk__cell a, struct vk__cell b);
/* The built-in ones. VK_OK; VK_EVALUE when they are broken. */
vk_status vk__rules_open(struct vk__rules *rules);
void vk__rules_close(struct vk__rules *rules);
/*
 * Adds a user's, copied; a rule of a name that there is replaces all rows of
 * it. VK_OK; VK_EVALUE: a row makes no sense; VK_ELIMIT; VK_ENOMEM.
 */
vk_status vk__rules_read(struct vk__rules *rules, const char *file,
    const char *data, size_t len, vk_error *err);
/*
 * The rules that hold for what is known, each name once, in the order of the
 * table. Returns how many.
 */
size_t vk__rules_find(const struct vk__rules *rules,
    const double is[VK_FACTS], struct vk__finding found[VK__RULES]);
/* The most that all together take off, not above 0, and its row. */
double vk__rules_bound(const struct vk__rules *rules,
    const struct vk__rule **rule);
/* Appends the sentence of a finding as a JSON string. */
void vk__rules_say(const struct vk__finding *finding, bool french,
    const double is[VK_FACTS], vk_buf *out);

#endif
