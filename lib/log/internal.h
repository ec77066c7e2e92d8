/* SPDX-License-Identifier: MIT */
/* An open log, for the files that read it and write it. */
#ifndef VK_LOG_INTERNAL_H
#define VK_LOG_INTERNAL_H

#include "../base/date.h"
#include "../history/native.h"
#include "../store/store.h"
#include "../vekta.h"

struct vk_log {
	struct vk__native *native; /* to write; NULL: to read */
	struct vk__store *store;   /* that of native, or its own */
	unsigned wait_ms;
	bool empty;                /* nothing was ever logged in it */
	char now[40];              /* the time of what is logged */
	struct vk__query *find;
	struct vk__query *put;
	struct vk__query *rows;    /* of vk_log_select */
	char day[2][VK__DATE_SIZE]; /* that rows is bound to */
	vk_buf name;               /* of the athlete last looked for */
	bool known;                /* name and user are set */
	int64_t user;
	vk_buf scratch, date, id, who;
};

#endif
