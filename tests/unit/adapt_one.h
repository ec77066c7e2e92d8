/* SPDX-License-Identifier: MIT */
/* One record made that of one athlete, for the tests of lib/adapt. */
#ifndef ADAPT_ONE_H
#define ADAPT_ONE_H

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "vekta.h"

struct one {
	vk_adapt *adapt;
	vk_record *rec;
	vk_workout w;
	vk_teammate mate;
};

/* steps with ' for ". */
static inline void
one_begin(struct one *o, const vk_adapt_options *how, const char *steps)
{
	vk_buf line = { 0 };
	vk_error err;

	memset(o, 0, sizeof *o);
	cr_assert_eq(vk_adapt_new(how, &o->adapt), VK_OK);
	cr_assert_eq(vk_record_new(&o->rec), VK_OK);
	vk_teammate_clear(&o->mate);
	memcpy(o->mate.name, "A", 2);
	vk_buf_add_text(&line, "{\"workout_doc\":{\"steps\":[");
	for (; *steps != '\0'; steps++)
		vk_buf_add_char(&line, *steps == '\'' ? '"' : *steps);
	vk_buf_add_text(&line, "]},\"vekta\":{}}");
	cr_assert_eq(vk_record_read(o->rec, line.data, line.len, &err), VK_OK);
	cr_assert_eq(vk_adapt_begin(o->adapt, o->rec, &err), VK_OK);
	vk_buf_free(&line);
}

/* Adapts, and reads what came out. */
static inline const vk_step *
one_write(struct one *o, size_t node)
{
	vk_error err;

	cr_assert_eq(vk_adapt_write(o->adapt, &o->mate), VK_OK);
	cr_assert_eq(vk_record_workout(o->rec, &o->w, &err), VK_OK);
	cr_assert_lt(node, o->w.count);
	return &o->w.node[node];
}

/* A member of the record as it stands, "" when there is none. */
static inline const char *
one_member(struct one *o, const char *path, vk_buf *buf)
{
	const char *json;
	size_t len;

	vk_buf_clear(buf);
	if (vk_record_get(o->rec, path, &json, &len) == VK_OK)
		vk_buf_add(buf, json, len);
	return vk_buf_text(buf);
}

static inline void
one_end(struct one *o)
{
	vk_adapt_free(o->adapt);
	vk_record_free(o->rec);
	vk_workout_free(&o->w);
}

#endif
