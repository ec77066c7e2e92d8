/* SPDX-License-Identifier: MIT */
/* What those who read a database together know of it. */
#ifndef VK_HISTORY_READING_H
#define VK_HISTORY_READING_H

#include "../store/store.h"
#include "columns.h"
#include "family.h"
#include "row.h"

struct vk_history {
	struct vk__store *store;
	struct vk__layout layout;
	struct vk__columns columns;
	vk_units units;  /* as the files say */
	struct vk__sports sports;
	vk_selection selection;
	struct vk__row_options row;
	bool no_zone;
	bool has_user; /* the athlete's number is known */
	bool by_user;  /* and the rows are told apart by it */
	int64_t user;
	struct vk__query *query;
	struct vk__query *bests;
	int64_t last_id;
};

/* Appends FROM and WHERE of the athlete's rows, whatever their time. */
void vk__reading_from(const vk_history *h, vk_buf *sql);
/* Binds what vk__reading_from left open. */
void vk__reading_bind(const vk_history *h, struct vk__query *query);
/* The id of an activity as text, 0 when it has none. */
void vk__id_text(const vk_activity *activity, char out[32]);

#endif
