/* SPDX-License-Identifier: MIT */
/* The words of commands: edit_words_NAME.tsv, and a user's. */
#ifndef VK_RECALL_WORDS_H
#define VK_RECALL_WORDS_H

#include "../base/table.h"
#include "../vekta.h"

/*
 * Classes that the code knows; those that only the tables know follow. The
 * order is that of the names in words.c.
 */
enum vk__cmd_class {
	VK__CMD_UNKNOWN,
	VK__CMD_TIME,  /* a: seconds */
	VK__CMD_PCT,   /* a: per cent */
	VK__CMD_NUM,
	VK__CMD_WATT,
	VK__CMD_RPM,
	VK__CMD_BPM,
	VK__CMD_SHAPE, /* a repetitions of b seconds (unit) or b of nothing */
	VK__CMD_PAIR,  /* 30/30: its text */
	VK__CMD_RANGE, /* a to b per cent */
	VK__CMD_ZONE,
	VK__CMD_KG,
	VK__CMD_LB,
	VK__CMD_DATE,  /* a: day, b: month, c: year or 0 */
	VK__CMD_OTHER, /* a quantity that no pattern takes */
	VK__CMD_SOFT,
	VK__CMD_ARTICLE, /* "a": also French "à" */
	VK__CMD_S,
	VK__CMD_FILL,
	VK__CMD_SEP,
	VK__CMD_NOTE,
	VK__CMD_BECAUSE,
	VK__CMD_AT,
	VK__CMD_PLUS,  /* the signs */
	VK__CMD_MINUS,
	VK__CMD_MORE,
	VK__CMD_LESS,
	VK__CMD_RAISE,
	VK__CMD_LOWER,
	VK__CMD_ADD,
	VK__CMD_DROP,
	VK__CMD_LENGTHEN,
	VK__CMD_SHORTEN,
	VK__CMD_LONGER,
	VK__CMD_SHORTER,
	VK__CMD_HARDER,
	VK__CMD_EASIER,
	VK__CMD_HALF,
	VK__CMD_DOUBLE,
	VK__CMD_REST,
	VK__CMD_WARMUP,
	VK__CMD_COOLDOWN,
	VK__CMD_REP,
	VK__CMD_SET,
	VK__CMD_KIND,
	VK__CMD_HEDGE,
	VK__CMD_NOUN,
	VK__CMD_PUT,
	VK__CMD_PASSE, /* French: put, or past */
	VK__CMD_INSTEAD,
	VK__CMD_WITHOUT,
	VK__CMD_UNIT,
	VK__CMD_ZONE_WORD,
	VK__CMD_LIKE,
	VK__CMD_FIT,
	VK__CMD_REDO,
	VK__CMD_DID,  /* "I did": of a session, or a report */
	VK__CMD_TOLD, /* "it felt": a report */
	VK__CMD_HAVE, /* "j'ai": a limit before a time, else the same */
	VK__CMD_NAMED,
	VK__CMD_SAME,
	VK__CMD_INSTEADEND,
	VK__CMD_LAST,
	VK__CMD_DAY,
	VK__CMD_WEEKDAY,
	VK__CMD_SHIFT,
	VK__CMD_MISSED, /* "I missed": a report, unless it is moved */
	VK__CMD_WORK,
	VK__CMD_KNOWN
};

enum { VK__CMD_CLASSES = 192, VK__CMD_LISTS = 8 };

struct vk__cmd_word {
	uint32_t key; /* offset in the pool */
	uint16_t len;
	uint16_t class;
	struct vk__cell value;
	bool fr;
	bool en;
	uint8_t rank; /* a user's list: goes before the built-in one */
};

/* Zero-initialise. */
struct vk__cmd_words {
	struct vk__cmd_word *word; /* sorted by key */
	size_t count;
	size_t cap;
	vk_buf pool; /* folded surfaces, a NUL behind each */
	struct vk__cell class[VK__CMD_CLASSES];
	size_t classes;
	char *list[VK__CMD_LISTS]; /* copies of users' lists */
	size_t lists;
};

/* Reads the built-in list. VK_OK, VK_ENOMEM, VK_ESYNTAX. */
vk_status vk__cmd_words_read(struct vk__cmd_words *words);
/*
 * Adds a user's list, whose words go before those that are there; its classes
 * must be known. file is named in messages. VK_OK, VK_ENOMEM, VK_ESYNTAX,
 * VK_EUTF8, VK_ELIMIT with err filled.
 */
vk_status vk__cmd_words_add(struct vk__cmd_words *words, const char *file,
    const char *data, size_t size, vk_error *err);
void vk__cmd_words_free(struct vk__cmd_words *words);
/* The class of that name, which is added; VK__CMD_CLASSES: no room. */
unsigned vk__cmd_class(struct vk__cmd_words *words, const char *name,
    size_t len);
/*
 * The word of that key, NULL when there is none; *longer tells whether others
 * begin with it and a blank.
 */
const struct vk__cmd_word *vk__cmd_word_find(const struct vk__cmd_words *words,
    const char *key, size_t len, bool *longer);
/* The one word nearest to a mistyped one of four letters or more, or NULL. */
const struct vk__cmd_word *vk__cmd_word_near(const struct vk__cmd_words *words,
    const char *key, size_t len);

#endif
