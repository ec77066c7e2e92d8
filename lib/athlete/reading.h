/* SPDX-License-Identifier: MIT */
/* What those who read a database together know of it. */
#ifndef VK_ATHLETE_READING_H
#define VK_ATHLETE_READING_H

#include "../store/store.h"
#include "mapping.h"
#include "family.h"
#include "values.h"

struct vk_history {
	struct vk__store *store;
	struct vk__tables layout;
	struct vk__mapping columns;
	vk_units units;  /* as the files say */
	bool lean;       /* read only what load and power are found from */
	struct vk__sports sports;
	vk_selection selection;
	struct vk__values_options row;
	bool no_zone;
	bool no_log;
	bool has_user; /* the athlete's number is known */
	bool by_user;  /* and the rows are told apart by it */
	int64_t user;
	struct vk__query *query;
	struct vk__query *bests;
	int64_t last_id;
};

/* Finds the athlete, as vk_history_select says. */
vk_status vk__people_find(vk_history *h, const char *athlete, vk_error *err);
/* Finds the columns of the tables. */
vk_status vk__statement_columns(vk_history *h, bool bests, vk_error *err);
/* The time that rows are ordered by. */
const struct vk__mapped *vk__statement_time(const vk_history *h);
/* Appends the whole question of h->selection. */
void vk__statement_make(const vk_history *h, vk_buf *sql);
/* Appends a condition on the days of the selection. */
void vk__statement_days(const vk_history *h, vk_buf *sql);
/* Appends FROM and WHERE of the athlete's rows, whatever their time. */
void vk__statement_from(const vk_history *h, vk_buf *sql);
/* Binds what vk__statement_from left open. */
void vk__statement_bind(const vk_history *h, struct vk__query *query);
/* The id of an activity as text, 0 when it has none. */
void vk__id_text(const vk_activity *activity, char out[32]);

#endif
