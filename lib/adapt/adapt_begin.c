/* SPDX-License-Identifier: MIT */
/*
 * Takes a record in hand: its day, its language, its steps and how often each
 * is done, with room for what they become. What cannot be adapted says so
 * here, before the first athlete.
 */
#include "adapt.h"

#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/error.h"
#include "../record/deep.h"
#include "../record/json.h"
#include "../record/workout.h"

/* Room for as many nodes as the workout has. */
static vk_status
make_room(vk_adapt *a)
{
	size_t cap = a->workout.count < 64 ? 64 : a->workout.count * 2;
	struct vk__aim *aim;
	uint64_t *times;
	vk_step *node;

	if (a->workout.count <= a->cap)
		return VK_OK;
	a->cap = 0;
	aim = realloc(a->aim, cap * sizeof *aim);
	if (aim != NULL)
		a->aim = aim;
	times = realloc(a->times, cap * sizeof *times);
	if (times != NULL)
		a->times = times;
	node = realloc(a->mine.node, cap * sizeof *node);
	if (node != NULL)
		a->mine.node = node;
	if (aim == NULL || times == NULL || node == NULL)
		return VK_ENOMEM;
	a->cap = a->mine.cap = cap;
	return VK_OK;
}

static void
count_times(vk_adapt *a)
{
	struct vk__visit v = { 0 };

	while (vk__workout_visit(&a->workout, &v))
		a->times[v.index] = v.times;
}

/* The bytes of workout_doc, to be spliced again for every athlete. */
static vk_status
keep_doc(vk_adapt *a)
{
	const char *doc, *steps;
	size_t len, steps_len;

	if (vk_record_get(a->rec, "workout_doc", &doc, &len) != VK_OK ||
	    vk_record_get(a->rec, "workout_doc.steps", &steps, &steps_len) !=
	    VK_OK)
		return VK_ABSENT;
	a->steps = (size_t)(steps - doc);
	vk_buf_clear(&a->doc);
	vk_buf_add(&a->doc, doc, len);
	if (a->doc.failed || vk_buf_reserve(&a->doc, VK__JSON_SLACK) != VK_OK)
		return VK_ENOMEM;
	memset(a->doc.data + a->doc.len, 0, VK__JSON_SLACK);
	return VK_OK;
}

/* The numbers of the team are those of riding. */
static vk_status
check_type(vk_adapt *a, vk_error *err)
{
	const char *type;

	if (vk_record_string(a->rec, "type", &a->out) != VK_OK ||
	    a->out.len == 0)
		return VK_OK;
	type = vk_buf_text(&a->out);
	if (type == NULL)
		return vk__error_memory(err);
	return strstr(type, "Ride") != NULL ? VK_OK :
	    vk_error_set(err, VK_EUNABLE, 0, "adapt-type",
	    "the workout is no ride but %1", type, NULL);
}

static int32_t
day_of(const vk_record *rec, vk_buf *text)
{
	int32_t day;

	if (vk_record_string(rec, "start_date_local", text) != VK_OK ||
	    text->len < 10 || vk__date_read(text->data, 10, &day) != VK_OK)
		return VK_DAY_ANY;
	return day;
}

vk_status
vk_adapt_begin(vk_adapt *adapt, vk_record *rec, vk_error *err)
{
	const char *json;
	size_t len;
	vk_status status;

	adapt->rec = rec;
	adapt->readable = false;
	adapt->french = vk__deep_french(rec);
	adapt->day = day_of(rec, &adapt->out);
	if (vk_record_get(rec, "vekta.adapt", &json, &len) == VK_OK)
		return vk_error_set(err, VK_EVALUE, 0, "adapt-twice",
		    "the record has been adapted before", NULL, NULL);
	status = check_type(adapt, err);
	if (status == VK_OK)
		status = vk__record_workout(rec, &adapt->workout,
		    &adapt->spots, err);
	if (status != VK_OK)
		return status;
	if (make_room(adapt) != VK_OK || keep_doc(adapt) != VK_OK)
		return vk__error_memory(err);
	count_times(adapt);
	adapt->readable = true;
	return VK_OK;
}
