/* SPDX-License-Identifier: MIT */
/* A team in memory, and the reading of its file row by row. */
#ifndef VK_ADAPT_TEAM_H
#define VK_ADAPT_TEAM_H

#include "../base/table.h"
#include "../vekta.h"

struct vk_team {
	vk_teammate *mate;
	size_t count;
	size_t cap;
	uint32_t *slot; /* by name: 1 more than the index; 0: free */
	size_t slots;   /* a power of two, at least twice cap */
};

/* What a column holds: a fact, or one of these. */
enum {
	VK__TEAM_NAME = VK_FACTS,
	VK__TEAM_ZONES,
	VK__TEAM_EQUIPMENT,
	VK__TEAM_LOCATION,
	VK__TEAM_UNUSED,  /* known, and of no use here */
	VK__TEAM_UNKNOWN,
	VK__TEAM_COLUMNS = 256, /* of one file */
	VK__TEAM_TOLD = 32      /* members that were told to be unknown */
};

struct vk__team_reading {
	vk_team *team;
	vk_team_note note;
	void *ctx;
	uint64_t line;
	vk_teammate mate; /* of the row in work */
	bool bad;         /* something of it was not understood */
	size_t columns;
	uint8_t column[VK__TEAM_COLUMNS];
	uint32_t told[VK__TEAM_TOLD]; /* hashes of the names of such members */
	size_t told_count;
	vk_buf text;
};

/* Tells of the row in work; it is a bad one unless status is VK_OK. */
void vk__team_tell(struct vk__team_reading *r, vk_status status,
    const char *code, const char *format, const char *a, const char *b);
/* A cell for a message, until the next call. */
const char *vk__team_text(struct vk__team_reading *r, struct vk__cell cell);
/* Without regard to capitals and accents. */
uint32_t vk__team_hash(const char *name, size_t len);
/* What a column of that name holds. */
uint8_t vk__team_column(struct vk__cell name);
/* Takes a cell into the row in work; zones in watts want the FTP before. */
void vk__team_cell(struct vk__team_reading *r, uint8_t column,
    struct vk__cell cell);

#endif
