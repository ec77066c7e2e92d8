/* SPDX-License-Identifier: MIT */
/* The tree under construction: steps and groups that can still be moved. */
#ifndef VK_TEXT_NODE_H
#define VK_TEXT_NODE_H

#include "../vekta.h"

enum { VK__NODES = 4096, VK__NODE_DEPTH = VK_WORKOUT_DEPTH };

/* What stood before a part: how strongly it is bound to the part before. */
enum vk__sep {
	VK__SEP_NONE,
	VK__SEP_SLASH,
	VK__SEP_AND,
	VK__SEP_WITH,
	VK__SEP_OPEN,
	VK__SEP_COMMA,
	VK__SEP_DASH,
	VK__SEP_PLUS,      /* + */
	VK__SEP_PLUS_WORD, /* plus */
	VK__SEP_FOLLOWED,  /* suivi de */
	VK__SEP_COLON,
	VK__SEP_THEN,
	VK__SEP_STOP,
	VK__SEP_LINE
};

struct vk__node {
	uint32_t reps; /* 0: a step */
	uint32_t first;
	uint32_t last;
	uint32_t next;
	uint32_t sentence;
	uint32_t line;
	uint32_t piece; /* first piece, and the one after the last */
	uint32_t piece_end;
	uint32_t length_piece; /* 1 + the piece its length is from */
	uint32_t note; /* pieces kept as text: first, after the last */
	uint32_t note_end;
	uint32_t embeds; /* efforts inside it that are kept as its text */
	uint32_t ahead_of; /* 0: the first repetition */
	uint32_t zone_piece; /* where the word of zone stands */
	uint32_t targets; /* a list of targets, one for each repetition */
	uint32_t targets_count;
	vk_unit targets_unit;
	double seconds;
	double metres;
	double equal; /* so many times as long as the effort before it; 0: not said */
	vk_target power;
	vk_target hr;
	vk_target cadence;
	vk_target rpe;
	uint8_t sep;
	uint8_t ordinal; /* "the first block": its number; 0: not told */
	uint8_t zone;  /* 1 + index of a named intensity; 0: none */
	uint8_t zone2; /* the other end of "i3-i4" */
	uint8_t role;  /* 1 + enum vk__word_role; 0: none */
	bool rest;     /* a recovery */
	bool easy;     /* said by an easy word */
	bool open;
	bool at_end;  /* "the last 15 min" of the part before it */
	bool at_start;
	bool both_ends; /* before and after the rest */
	bool remainder; /* what is left of the stated total */
	bool press;   /* ends with the lap button, whatever its length */
	bool between; /* not after the last repetition */
	bool of_set;  /* between sets, not repetitions */
	bool of_rep;
	bool of_effort; /* of_rep, and told by the word for efforts */
	bool ramp;
	bool rises; /* its power is told as what it comes to */
	bool freeride;
	bool maxeffort;
	uint16_t longest; /* seconds that the word for "all out" goes with; 0: any */
	bool hard;
	bool bare;    /* the amount had no unit */
	bool at;      /* its target was written with "@" */
	bool counted; /* a group with a count in the text */
	bool paren;   /* a group in parentheses */
	bool first_in_line;
	bool ladder;  /* a group of steps that share what follows */
	bool pattern; /* a group whose count is still to be found */
	bool rested;  /* a group that has its recovery */
	bool total;   /* an amount that is a total */
	bool bike;
	bool repeated; /* was once inside a repetition */
	bool two_powers; /* "entre 104 et 88 %" */
	bool set_word;
	bool stair; /* a group of steps, each at its own target */
	bool with; /* "1h45 avec du Z2": what follows may be inside, too */
	bool detailed; /* a group whose step was told part by part */
	bool of_all; /* said of all steps of a group, "all at 80 %" */
	bool late; /* its target stood before the amount */
	bool during;  /* "in a ride of ...": what was told before is in it */
	bool inside;  /* "dont", "including": a part of what was told before */
	bool halfway; /* "au milieu" */
	uint16_t after; /* a pause after so many repetitions; 0: not said */
	bool every; /* and then again */
	bool placed; /* its role is of the place where it stands: "intensity=cooldown" */
	bool leads; /* told to be ridden before all else, wherever it stands */
	bool many; /* told of all recoveries: "recoveries off the bike" */
	bool throughout; /* a recovery of all repetitions, where it is one */
	bool ahead; /* ridden before what it was told behind: the part ahead_of */
	bool ahead_each; /* before each effort of the repetition before it */
	bool across; /* its range is from the first repetition to the last */
	bool cadence_apart; /* said after a recovery, and hardly of it */
};

/* Zero-initialise; reused from text to text. Node 0 is the root. */
struct vk__nodes {
	struct vk__node *node;
	size_t count;
	size_t cap;
	size_t most; /* that there is room for; 0: VK__NODES */
	bool full;
};

/* Where a target of that unit is kept. */
static inline vk_target *
vk__node_target(struct vk__node *n, vk_unit unit)
{
	switch (unit) {
	case VK_UNIT_RPM:
		return &n->cadence;
	case VK_UNIT_RPE:
		return &n->rpe;
	case VK_UNIT_BPM:
	case VK_UNIT_PCT_HR:
	case VK_UNIT_PCT_LTHR:
	case VK_UNIT_HR_ZONE:
		return &n->hr;
	default:
		return &n->power;
	}
}

void vk__nodes_clear(struct vk__nodes *nodes);
void vk__nodes_free(struct vk__nodes *nodes);
/* A copy of node without links, not yet in the tree. 0 when full. */
uint32_t vk__node_new(struct vk__nodes *nodes, const struct vk__node *node);
void vk__node_append(struct vk__nodes *nodes, uint32_t parent, uint32_t child);
/* Puts child after prev (0: first) in parent. */
void vk__node_insert(struct vk__nodes *nodes, uint32_t parent, uint32_t prev,
    uint32_t child);
/* Takes child out of parent. */
void vk__node_remove(struct vk__nodes *nodes, uint32_t parent, uint32_t child);
/* The child before another one, 0 when it is the first. */
uint32_t vk__node_before(const struct vk__nodes *nodes, uint32_t parent,
    uint32_t child);
/*
 * Puts a new group with reps around the children of parent from first to its
 * last. The group, or 0 when full.
 */
uint32_t vk__node_wrap(struct vk__nodes *nodes, uint32_t parent, uint32_t first,
    uint32_t reps);
/* A deep copy, not yet in the tree. 0 when full. */
uint32_t vk__node_copy(struct vk__nodes *nodes, uint32_t from, unsigned depth);
/* The seconds below a node, its repetitions included; steps by distance and
 * open ones count nothing. */
double vk__node_seconds(const struct vk__nodes *nodes, uint32_t at, unsigned depth);
/* The metres below a node; those of repetitions count as often. */
double vk__node_metres(const struct vk__nodes *nodes, uint32_t at, unsigned depth);
/* Whether all steps below are given by time. */
bool vk__node_timed(const struct vk__nodes *nodes, uint32_t at, unsigned depth);

#endif
