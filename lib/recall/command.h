/* SPDX-License-Identifier: MIT */
/* A line as a command: which session of the past, and what of it changes. */
#ifndef VK_RECALL_COMMAND_H
#define VK_RECALL_COMMAND_H

#include "patterns.h"

enum { VK__CMD_EDITS = 12, VK__CMD_NAME = 40, VK__CMD_TEXT = 32 };

/* Which session, when nothing else says it. */
enum vk__cmd_ref {
	VK__CMD_REF_NONE,
	VK__CMD_REF_THIS,  /* the one before it in the input */
	VK__CMD_REF_LAST,
	VK__CMD_REF_SAME,  /* this one, else the last */
	VK__CMD_REF_MAYBE, /* the last one, if it is clear which */
	VK__CMD_REF_HABIT
};

#define VK__CMD_NO INT32_MIN /* a number that was not given */

/* All that is given must hold. */
struct vk__cmd_selector {
	enum vk__cmd_ref ref;
	int32_t date;      /* days from today */
	bool about;        /* date: within three days */
	int32_t week;      /* weeks from this one */
	int32_t month;
	int32_t weekday;   /* 1 Monday */
	int32_t nth;       /* from the newest, 1 */
	int32_t day_month; /* month * 100 + day */
	int32_t year;
	struct vk__cell kind, name, exercise, sport, format, before, most, least;
	bool name_like;
	int32_t reps;      /* 4x8: both */
	double each;       /* seconds */
	bool bare;         /* they are taken for minutes */
};

enum vk__cmd_change {
	VK__CMD_IS,     /* = */
	VK__CMD_ADDS,   /* += or -= */
	VK__CMD_SCALES, /* *= */
	VK__CMD_LIMITS, /* <= */
	VK__CMD_REMOVES,
	VK__CMD_SAYS    /* text only: "env=indoor" */
};

struct vk__cmd_edit {
	char name[VK__CMD_NAME]; /* "work.intensity" */
	enum vk__cmd_change change;
	double a, b;   /* b: the end of a range, the steps of a shape */
	uint16_t unit; /* enum vk__cmd_class */
	bool points;   /* percentage points */
	bool ramp;
	bool assumed;
	bool vague;    /* how much is not said */
	char text[VK__CMD_NAME];
};

struct vk__cmd {
	bool is;        /* a command at all */
	bool refused;   /* one that cannot be followed: why says it */
	const char *why; /* a code of phrases.tsv, NULL */
	struct vk__cmd_selector selector;
	struct vk__cmd_edit edit[VK__CMD_EDITS];
	size_t edits;
	bool negated;
	bool expects;   /* "instead of": what the source must have, of the
	                 * edit expect_of */
	size_t expect_of;
	struct vk__cmd_edit expect;
	char keep[16];  /* "" */
	size_t unread;  /* tokens, and the first of them */
	size_t unread_at;
	const char *lang;
};

void vk__cmd_clear(struct vk__cmd *cmd);
/*
 * Reads tokens, whose order may change; what cells point to are the words' and
 * the line's.
 */
void vk__cmd_read(struct vk__cmd *cmd, const struct vk__cmd_patterns *patterns,
    struct vk__cmd_tokens *tokens);

/* "mon" for 1; "" when there is no such day. */
const char *vk__cmd_weekday(int32_t day);
/* "last kind=tempo", "?" when it was refused without one. Check out->failed. */
void vk__cmd_write_selector(const struct vk__cmd *cmd, vk_buf *out);
/* "work.intensity*=1.10" */
void vk__cmd_write_edit(const struct vk__cmd_edit *edit, vk_buf *out);
/* "expect=4", "copy", "negate": what is no edit, blank separated. */
void vk__cmd_write_rest(const struct vk__cmd *cmd, vk_buf *out);

#endif
