/* SPDX-License-Identifier: MIT */
/* One record per test, with short words for loading and looking. */
#ifndef VK_TEST_RECORD_LINES_H
#define VK_TEST_RECORD_LINES_H

#include "../../lib/vekta.h"

#include <criterion/criterion.h>
#include <string.h>

static vk_record *rec;
static vk_error err;

static void
begin(void)
{
	cr_assert_eq(vk_record_new(&rec), VK_OK);
}

static void
end(void)
{
	vk_record_free(rec);
}

static void
load(const char *line)
{
	cr_assert_eq(vk_record_read(rec, line, strlen(line), &err), VK_OK,
	    "%s", line);
}

static void
is(const char *want)
{
	const char *json;
	size_t len;

	vk_record_bytes(rec, &json, &len);
	cr_assert_eq(len, strlen(want), "%.*s", (int)len, json);
	cr_assert_eq(memcmp(json, want, len), 0, "%.*s", (int)len, json);
}

static void
get_is(const char *path, const char *want)
{
	const char *json;
	size_t len;

	if (want == NULL) {
		cr_assert_eq(vk_record_get(rec, path, &json, &len),
		    VK_ABSENT, "%s", path);
		return;
	}
	cr_assert_eq(vk_record_get(rec, path, &json, &len), VK_OK, "%s",
	    path);
	cr_assert_eq(len, strlen(want), "%s: %.*s", path, (int)len, json);
	cr_assert_eq(memcmp(json, want, len), 0, "%s", path);
}

static void
set(const char *path, const char *json)
{
	cr_assert_eq(vk_record_set(rec, path, json,
	    json != NULL ? strlen(json) : 0), VK_OK);
}

#endif
