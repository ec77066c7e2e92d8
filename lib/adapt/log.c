/* SPDX-License-Identifier: MIT */
/*
 * The list of changes, written as they happen. Equal changes of one rule are
 * one line of it, however many steps they were made to; a long list is cut,
 * and says so.
 */
#include <math.h>
#include <string.h>

#include "../base/put.h"
#include "adapt.h"

static bool
is_equal(const vk_target *a, const vk_target *b)
{
	return a->unit == b->unit && !(a->start < b->start) &&
	    !(a->start > b->start) && !(a->end < b->end) &&
	    !(a->end > b->end);
}

void
vk__log_begin(struct vk__log *log, const char *code, size_t len)
{
	log->count = 0;
	log->more = 0;
	log->begin = log->json.len;
	if (log->json.len > 0)
		vk__put_char(&log->json, ',');
	VK__PUT(&log->json, "{\"rule\":");
	vk_buf_add_json(&log->json, code, len);
	VK__PUT(&log->json, ",\"steps\":[");
}

void
vk__log_change(struct vk__log *log, const vk_target *before,
    const vk_target *after, bool ramp)
{
	struct vk__change *new;

	for (size_t i = 0; i < log->count; i++)
		if (is_equal(&log->seen[i].before, before) &&
		    is_equal(&log->seen[i].after, after) &&
		    log->seen[i].ramp == ramp)
			return;
	if (log->count == VK__ADAPT_SEEN) {
		log->more++;
		return;
	}
	new = &log->seen[log->count++];
	*new = (struct vk__change){ *before, *after, ramp };
	if (log->count > 1)
		vk__put_char(&log->json, ',');
	VK__PUT(&log->json, "{\"before\":");
	vk__target_write(before, ramp, &log->json);
	VK__PUT(&log->json, ",\"after\":");
	vk__target_write(after, ramp, &log->json);
	vk__put_char(&log->json, '}');
}

void
vk__log_end(struct vk__log *log, double effect, const vk_buf *message,
    bool keep)
{
	vk_buf *json = &log->json;

	if (json->failed)
		return;
	if (log->count == 0 && !keep) {
		json->len = log->begin;
		return;
	}
	vk__put_char(json, ']');
	if (log->more > 0) {
		VK__PUT(json, ",\"more\":");
		vk_buf_add_uint(json, log->more);
	}
	if (!isnan(effect)) {
		VK__PUT(json, ",\"effect\":");
		vk_buf_add_fixed(json, effect, 2);
	}
	VK__PUT(json, ",\"message\":");
	vk__put(json, message->data, message->len);
	vk__put_char(json, '}');
}

const vk_buf *
vk__adapt_phrase(vk_adapt *a, const char *code, const char *x, const char *y)
{
	vk_buf_clear(&a->out);
	(void)vk__phrases_json(&a->phrases, &a->out, a->french ? "fr" : "en",
	    code, x, y);
	return &a->out;
}

/* The same sentence is said once. */
void
vk__log_assume(vk_adapt *a, const char *code, const char *arg)
{
	const vk_buf *sentence = vk__adapt_phrase(a, code, arg, NULL);
	vk_buf *assumed = &a->log.assumed;

	if (sentence->failed)
		assumed->failed = true;
	if (assumed->failed)
		return;
	for (size_t i = 0; i + sentence->len <= assumed->len; i++)
		if (memcmp(assumed->data + i, sentence->data,
		    sentence->len) == 0)
			return;
	if (assumed->len > 0)
		vk__put_char(assumed, ',');
	vk__put(assumed, sentence->data, sentence->len);
}
