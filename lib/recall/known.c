/* SPDX-License-Identifier: MIT */
/* The sessions that commands may mean: records, activities, the one before. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/date.h"
#include "../base/error.h"
#include "internal.h"

vk_status
vk_recall_lexicon(vk_recall *r, const char *file, const char *data,
    size_t size, vk_error *err)
{
	return vk__cmd_words_add(&r->words, file, data, size, err);
}

vk_status
vk_recall_add(vk_recall *r, const vk_record *rec, vk_recall_source source,
    vk_error *err)
{
	vk_status status = vk__pasts_add(&r->pasts, rec, source,
	    &r->options.athlete);

	if (status == VK_ENOMEM)
		return vk__error_memory(err);
	if (status == VK_ELIMIT)
		return vk_error_set(err, VK_ELIMIT, 0, "recall-limit",
		    "more sessions than can be looked through", NULL, NULL);
	return status;
}

/* One step of all of it: what its record honestly says. */
static void
write_step(const vk_activity *a, vk_buf *out)
{
	uint64_t seconds = (uint64_t)lround(a->duration);

	vk_buf_add_text(out, "{\"duration\":");
	vk_buf_add_uint(out, seconds);
	vk_buf_add_text(out, ",\"steps\":[{\"duration\":");
	vk_buf_add_uint(out, seconds);
	if (a->power > 0) {
		vk_buf_add_text(out, ",\"power\":{\"value\":");
		vk_buf_add_fixed(out, round(a->power), 0);
		vk_buf_add_text(out, ",\"units\":\"w\"}");
	} else if (a->hr > 0) {
		vk_buf_add_text(out, ",\"hr\":{\"value\":");
		vk_buf_add_fixed(out, round(a->hr), 0);
		vk_buf_add_text(out, ",\"units\":\"bpm\"}");
	}
	vk_buf_add_text(out, "}]}");
}

static vk_status
set_text(vk_record *rec, const char *path, const char *text, vk_buf *buf)
{
	vk_buf_clear(buf);
	vk_buf_add_json(buf, text, strlen(text));
	return buf->failed ? VK_ENOMEM :
	    vk_record_set(rec, path, buf->data, buf->len);
}

static vk_status
set_start(vk_record *rec, int64_t start, vk_buf *buf)
{
	struct vk__time time;
	char text[VK__TIME_SIZE];

	if (!vk__time_from_unix(start, &time))
		return VK_OK;
	time.zoned = false;
	vk__time_write(&time, text);
	return set_text(rec, "start_date_local", text, buf);
}

vk_status
vk_recall_add_activity(vk_recall *r, const vk_activity *a, vk_error *err)
{
	vk_buf *buf = &r->buf[0];
	char id[40];
	vk_status status;

	if (!(a->duration >= 1 && a->duration <= VK_STEP_SECONDS))
		return VK_ABSENT;
	vk_record_clear(r->origin);
	status = set_text(r->origin, "name", a->name, buf);
	if (status == VK_OK)
		status = set_text(r->origin, "type", a->sport ==
		    VK_SPORT_CYCLING ? "Ride" : a->sport == VK_SPORT_STRENGTH ?
		    "WeightTraining" : "Other", buf);
	if (status == VK_OK && strcmp(a->event, "race") == 0)
		status = set_text(r->origin, "category", "RACE", buf);
	if (status == VK_OK)
		status = set_start(r->origin, a->start, buf);
	vk_buf_clear(buf);
	write_step(a, buf);
	if (status == VK_OK)
		status = buf->failed ? VK_ENOMEM : vk_record_set(r->origin,
		    "workout_doc", buf->data, buf->len);
	snprintf(id, sizeof id, "activity-%lld", (long long)a->id);
	if (status == VK_OK)
		status = set_text(r->origin, "vekta.id", id, buf);
	return status != VK_OK ? vk__error_memory(err) :
	    vk_recall_add(r, r->origin, VK_RECALL_HISTORY, err);
}

/* What a text tells as the session before. */
static vk_status
before_text(vk_recall *r, const char *text, size_t len)
{
	vk_status status = vk_parser_read(r->parser, text, len, NULL);

	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_OK;
	status = vk_parser_record(r->parser, text, len, NULL, 0, r->before);
	r->has_before = status == VK_OK;
	return status;
}

vk_status
vk_recall_before(vk_recall *r, const vk_record *rec, const char *text,
    size_t len)
{
	vk_buf *told = &r->buf[1];
	const char *json;
	vk_status status = VK_OK;

	r->has_before = false;
	vk_record_clear(r->before);
	if (rec == NULL)
		return text != NULL ? before_text(r, text, len) : VK_OK;
	vk_record_bytes(rec, &json, &len);
	status = vk_record_read(r->before, json, len, NULL);
	r->has_before = status == VK_OK;
	if (status != VK_OK || vk_record_get(rec, "workout_doc", &json,
	    &len) == VK_OK)
		return status == VK_ENOMEM ? status : VK_OK;
	/* A record that has not been parsed yet. */
	status = vk_record_string(rec, "description", told);
	if (status == VK_OK && told->len > 0)
		return before_text(r, told->data, told->len);
	return status == VK_ENOMEM ? status : VK_OK;
}
