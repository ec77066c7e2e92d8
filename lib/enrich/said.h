/* SPDX-License-Identifier: MIT */
/* What a text says in words, its numbers left out. */
#ifndef VK_ENRICH_SAID_H
#define VK_ENRICH_SAID_H

#include "../text/parser.h"
#include "topic.h"

enum {
	VK__SAID = 48,      /* different things said; more is no loose request */
	VK__SAID_TEXT = 40,
	VK__FIXES = 16
};

/* One thing that a text says. */
struct vk__said {
	char text[VK__SAID_TEXT]; /* as the index holds it: a topic or a word */
	uint8_t len;
	uint8_t class;    /* enum vk__topic_class */
	bool negated;
	bool numbered;    /* it holds a number: "zone 2" */
	bool fixed;       /* a typing error was repaired */
	bool known;       /* the corpus has it; set by the matcher */
	unsigned kinds;   /* that it may mean */
	uint32_t hash;
	uint32_t raw;     /* its first token */
	uint32_t start;   /* where it stands in the text, in bytes */
	uint32_t end;
	double weight;    /* set by the matcher */
};

enum vk__bound { VK__BOUND_NONE, VK__BOUND_MOST, VK__BOUND_LEAST };

/* Cleared by vk__words_read. */
struct vk__words {
	struct vk__said said[VK__SAID];
	size_t count;
	bool full;           /* there was more */
	unsigned kinds;      /* stated, one bit each */
	unsigned feel;       /* what all feelings allow; 0: nothing felt */
	unsigned about;      /* what all subjects allow; 0: no such subject */
	unsigned not_kinds;
	bool open;           /* only a place, a level, or that it is a ride */
	bool beginner;
	double total;        /* seconds said without a number; 0: none */
	enum vk__bound bound;
	bool effort;         /* a duration is that of an effort */
	bool joined;         /* "with", "then" stand between kinds */
	const char *stop;    /* topic of what makes it no request, or NULL */
	size_t stop_len;
};

/* A word that was mistyped, and what was meant. */
struct vk__fix {
	uint32_t raw;
	uint8_t len;
	char to[VK__SAID_TEXT];
};

struct vk__fixes {
	struct vk__fix fix[VK__FIXES];
	size_t count;
};

/* Reads what parser last read; fixes may be NULL. */
void vk__words_read(struct vk__words *words, const struct vk__topics *topics,
    const vk_parser *parser, const struct vk__fixes *fixes);
/* Adds a topic that stands in no text. */
void vk__words_add(struct vk__words *words, const struct vk__topic *topic);
/* Gives a thing said another meaning: a typing error was repaired. */
void vk__said_set(struct vk__said *said, enum vk__topic_class class,
    const char *text, size_t len, unsigned kinds);
/* What the index knows a text by. */
uint32_t vk__said_hash(const char *text, size_t len);
/* The categories that may be meant; 0: nothing says. */
unsigned vk__words_kinds(const struct vk__words *words);
/* Whether the words say what kind or how hard. */
bool vk__words_named(const struct vk__words *words);
/* Sums up again, after something said has changed its meaning. */
void vk__words_sum(struct vk__words *words);
/* The singular of most plurals, French and English: the length to keep. */
size_t vk__word_stem(const char *word, size_t len);

#endif
