/* SPDX-License-Identifier: MIT */
/* A command in the making: what each match adds, and what all come to. */
#ifndef VK_RECALL_RESOLVE_H
#define VK_RECALL_RESOLVE_H

#include "command.h"

struct vk__draft {
	struct vk__cmd *cmd;
	const struct vk__cmd_tokens *tokens;
	/* What the words amount to, for the judgement: */
	unsigned anchors;     /* words that point to a session */
	unsigned weak_selectors; /* a kind, a shape, a name alone */
	unsigned quantities;
	bool marked;          /* same as, like, repeat */
	bool like;
	bool begins_like;
	bool begins_with;     /* "avec", "with" */
	bool headed;          /* the reference stands first */
	bool trailing;        /* "the same", behind what is told */
	bool strong;          /* more than a day or a weekday */
	bool noun;
	bool noun_first;      /* "la séance de jeudi": before the day */
	bool changed;         /* a word of change */
	bool verb;
	bool comparative;
	bool bare_percent;    /* "+10%" */
	bool bare_time;       /* "45 min" */
	size_t head;          /* the first token that is no filler */
	bool own;             /* tells a workout of its own */
	bool past_sep;        /* behind "but", after a reference */
	bool but;             /* a word of that kind, behind a reference */
	bool several_days;
	int32_t target;       /* "tomorrow", beside a day that is past; 0: none */
	bool possessive;      /* "Tuesday's" */
	bool shifted;         /* to another day */
	bool conflict;        /* "-10 % harder" */
	bool twice;           /* one thing is changed in two ways */
	bool overflow;
	unsigned fits;        /* words for a limit */
	bool vague_rest;
	bool short_week;      /* S-1: the week and not the day */
	int32_t ago;
	int32_t ago_unit;
	bool other;           /* "the other day": only of a kind that is told */
	bool sameday;
	bool set_intensity, set_time, set_shape;
	bool shape_edit;      /* cmd->edit of that index waits for the rest */
	size_t shape_index;
	size_t last_anchor_end; /* the token behind what points to a day */
	size_t last_shape_end; /* the token behind a shape that selects */
};

void vk__draft_begin(struct vk__draft *draft);
void vk__draft_take(struct vk__draft *draft, const struct vk__cmd_match *match);
/* When all have been taken: what depends on each other. */
void vk__draft_resolve(struct vk__draft *draft);

#endif
