/* SPDX-License-Identifier: MIT */
/* What was planned and what was done, athlete by athlete. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../history/sport.h"
#include "../record/deep.h"
#include "internal.h"
#include "plan.h"

struct asking {
	vk_log *log;
	const vk_log_question *q;
	struct vk__sports *sports;
	vk_record *rec;
	vk_buf text;
	struct vk__plans plans;
	int64_t *user;
	size_t users, cap;
};

const char *
vk_plan_state_text(vk_plan_state state)
{
	static const char *const names[] = { "unknown", "ahead", "done",
		"missed" };

	return names[state];
}

/* Makes room for one more of an array. */
static bool
reserve(void **at, size_t count, size_t *cap, size_t size)
{
	size_t more = *cap > 0 ? *cap * 2 : 64;
	void *grown;

	if (count < *cap)
		return true;
	grown = realloc(*at, more * size);
	if (grown == NULL)
		return false;
	*at = grown;
	*cap = more;
	return true;
}

static char *
copy(const char *text, size_t len)
{
	char *made = malloc(len + 1);

	if (made == NULL)
		return NULL;
	if (len > 0)
		memcpy(made, text, len);
	made[len] = '\0';
	return made;
}

/* ------------------------------------------------------------------ plans */

static double
number(const vk_record *rec, const char *path)
{
	double value;

	return vk_record_number(rec, path, &value) == VK_OK ? value :
	    (double)NAN;
}

/* The id at Garmin, as a number or in letters. */
static int64_t
workout_id(struct asking *a)
{
	static const char *const paths[] = { "vekta.workout_id", "workoutId" };

	for (size_t i = 0; i < 2; i++) {
		double value;

		if (vk_record_number(a->rec, paths[i], &value) == VK_OK)
			return value >= 1 && value < 9e15 ? (int64_t)value : 0;
		if (vk_record_string(a->rec, paths[i], &a->text) == VK_OK &&
		    vk_buf_text(&a->text) != NULL)
			return strtoll(a->text.data, NULL, 10);
	}
	return 0;
}

static vk_sport
sport(struct asking *a)
{
	vk_sport found = VK_SPORT_OTHER;

	if (vk_record_string(a->rec, "type", &a->text) != VK_OK)
		return VK_SPORT_CYCLING;
	(void)vk__sports_find(a->sports, a->text.len > 0 ? a->text.data : "",
	    a->text.len, &found, NULL, 0);
	return found;
}

static void
read_zones(struct asking *a, double zone[VK__PLAN_ZONES])
{
	const char *json;
	size_t len;
	vk_record *load = NULL;
	char name[] = "zones.z1";

	for (size_t z = 0; z < VK__PLAN_ZONES; z++)
		zone[z] = NAN;
	if (vk_record_get(a->rec, "vekta.load", &json, &len) != VK_OK ||
	    vk_record_new(&load) != VK_OK)
		return;
	if (vk_record_read(load, json, len, NULL) == VK_OK)
		for (size_t z = 0; z < VK__PLAN_ZONES; z++) {
			name[7] = (char)('1' + z);
			zone[z] = number(load, name);
		}
	vk_record_free(load);
}

static vk_status
add_plan(struct asking *a, const vk_planned *planned)
{
	struct vk__plans *p = &a->plans;
	struct vk__plan plan = { .day = planned->day, .len = planned->len,
		.seconds = NAN, .tss = NAN };
	void *at = p->plan;

	if (!reserve(&at, p->count, &p->cap, sizeof *p->plan))
		return VK_ENOMEM;
	p->plan = at;
	if (vk_record_read(a->rec, planned->record, planned->len, NULL) ==
	    VK_OK) {
		plan.workout_id = workout_id(a);
		plan.sport = sport(a);
		plan.seconds = number(a->rec, "workout_doc.duration");
		(void)vk__deep_number(a->rec, "vekta.load", "tss", &plan.tss);
		read_zones(a, plan.zone);
	}
	plan.id = copy(planned->id, strlen(planned->id));
	plan.record = copy(planned->record, planned->len);
	if (plan.id == NULL || plan.record == NULL) {
		free(plan.id);
		free(plan.record);
		return VK_ENOMEM;
	}
	p->plan[p->count++] = plan;
	return VK_OK;
}

/* --------------------------------------------------------------- activities */

static vk_status
add_activity(struct vk__plans *p, const vk_activity *activity, int32_t until)
{
	int32_t day = vk_activity_day(activity);
	void *at = p->activity;

	if (p->newest == VK_DAY_ANY || day > p->newest)
		p->newest = day;
	if (day > until)
		return VK_OK;
	if (!reserve(&at, p->activities, &p->activity_cap,
	    sizeof *p->activity))
		return VK_ENOMEM;
	p->activity = at;
	p->activity[p->activities++] = *activity;
	return VK_OK;
}

static void
days_of(const struct vk__plans *p, int32_t *since, int32_t *until)
{
	*since = INT32_MAX;
	*until = VK_DAY_ANY;
	for (size_t i = 0; i < p->count; i++) {
		int32_t day = p->plan[i].day;

		if (day == VK_DAY_ANY)
			continue;
		*since = day < *since ? day : *since;
		*until = day > *until ? day : *until;
	}
}

static vk_status
read_activities(struct asking *a, const char *athlete, vk_error *err)
{
	vk_selection selection = { .athlete = athlete, .until = VK_DAY_ANY };
	vk_history *history;
	vk_activity activity;
	int32_t until;
	vk_status status;

	a->plans.newest = VK_DAY_ANY;
	days_of(&a->plans, &selection.since, &until);
	if (until == VK_DAY_ANY)
		return VK_OK;
	status = vk_history_open(vk__store_path(a->log->store),
	    a->log->wait_ms, &history, err);
	if (status == VK_OK)
		status = vk_history_select(history, &selection, err);
	while (status == VK_OK) {
		status = vk_history_next(history, &activity, err);
		if (status == VK_OK)
			status = add_activity(&a->plans, &activity, until);
		else if (status == VK_EVALUE)
			status = VK_OK;
	}
	vk_history_close(history);
	return status == VK_END ? VK_OK : status;
}

/* ---------------------------------------------------------------- athletes */

static vk_status
answer(struct asking *a, const vk_planned *who,
    vk_status (*fn)(void *ctx, const vk_planned *planned,
    const vk_fulfilment *fulfilment), void *ctx)
{
	vk_status status = VK_OK;

	for (size_t i = 0; i < a->plans.count && status == VK_OK; i++) {
		const struct vk__plan *plan = &a->plans.plan[i];
		vk_planned planned = *who;
		vk_fulfilment f;

		planned.id = plan->id;
		planned.day = plan->day;
		planned.record = plan->record;
		planned.len = plan->len;
		vk__plan_compare(&a->plans, plan, a->q->ftp, a->q->today, &f);
		status = fn(ctx, &planned, &f);
	}
	return status;
}

/* All of one athlete, known by number. */
static vk_status
one_athlete(struct asking *a, int64_t user, vk_status (*fn)(void *ctx,
    const vk_planned *planned, const vk_fulfilment *fulfilment), void *ctx,
    vk_error *err)
{
	vk_buf number_text = { 0 }, name = { 0 };
	vk_planned planned, who = { .user = user };
	vk_status status;

	vk_buf_add_uint(&number_text, (uint64_t)user);
	if (vk_buf_text(&number_text) == NULL)
		return vk__error_memory(err);
	status = vk_log_select(a->log, number_text.data, a->q->since,
	    a->q->until, err);
	while (status == VK_OK) {
		status = vk_log_next(a->log, &planned, err);
		if (status != VK_OK)
			break;
		vk_buf_clear(&name);
		vk_buf_add_text(&name, planned.name);
		status = add_plan(a, &planned);
	}
	if (status == VK_END)
		status = read_activities(a, number_text.data, err);
	if (status == VK_OK)
		status = vk__plans_pair(&a->plans);
	who.name = vk_buf_text(&name);
	if (status == VK_OK)
		status = who.name == NULL ? VK_ENOMEM : answer(a, &who, fn,
		    ctx);
	vk_buf_free(&number_text);
	vk_buf_free(&name);
	vk__plans_free(&a->plans);
	return status;
}

static vk_status
find_users(struct asking *a, vk_error *err)
{
	vk_planned planned;
	vk_status status = vk_log_select(a->log, a->q->athlete, a->q->since,
	    a->q->until, err);

	while (status == VK_OK) {
		void *at = a->user;
		bool known = false;

		status = vk_log_next(a->log, &planned, err);
		for (size_t i = a->users; status == VK_OK && i > 0 && !known;
		    i--)
			known = a->user[i - 1] == planned.user;
		if (status != VK_OK || known)
			continue;
		if (!reserve(&at, a->users, &a->cap, sizeof *a->user))
			return vk__error_memory(err);
		a->user = at;
		a->user[a->users++] = planned.user;
	}
	return status == VK_END ? VK_OK : status;
}

vk_status
vk_log_status(vk_log *log, const vk_log_question *question,
    vk_status (*fn)(void *ctx, const vk_planned *planned,
    const vk_fulfilment *fulfilment), void *ctx, vk_error *err)
{
	struct asking a = { .log = log, .q = question };
	vk_status status = vk_record_new(&a.rec);

	a.sports = calloc(1, sizeof *a.sports);
	if (status == VK_OK && a.sports == NULL)
		status = VK_ENOMEM;
	if (status == VK_OK) {
		vk__sports_read(a.sports);
		status = find_users(&a, err);
	}
	for (size_t i = 0; i < a.users && status == VK_OK; i++)
		status = one_athlete(&a, a.user[i], fn, ctx, err);
	vk_record_free(a.rec);
	vk_buf_free(&a.text);
	free(a.sports);
	free(a.user);
	return status == VK_ENOMEM ? vk__error_memory(err) : status;
}
