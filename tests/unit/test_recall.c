/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/recall.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct vk__recall *recall;

static void
keep(const char *key, const char *value, uint64_t now)
{
	vk_buf buf = { 0 };

	vk_buf_add_text(&buf, value);
	vk__recall_put(recall, key, strlen(key), &buf, now);
	vk_buf_free(&buf);
}

static bool
has(const char *key, const char *value, uint64_t now)
{
	const vk_buf *buf = vk__recall_get(recall, key, strlen(key), now);

	return buf == NULL ? value == NULL : value != NULL &&
	    buf->len == strlen(value) && (buf->len == 0 ||
	    memcmp(buf->data, value, buf->len) == 0);
}

static void
begin(size_t entries)
{
	cr_assert_eq(vk__recall_new(entries, 10, &recall), VK_OK);
}

Test(recall, keeps_and_replaces)
{
	begin(4);
	cr_assert(has("a", NULL, 0));
	keep("a", "1", 0);
	keep("b", "", 0);
	cr_assert(has("a", "1", 0));
	cr_assert(has("b", "", 0));
	keep("a", "2", 0);
	cr_assert(has("a", "2", 0));
	vk__recall_free(recall);
}

Test(recall, the_least_used_goes)
{
	begin(3);
	keep("a", "1", 0);
	keep("b", "2", 0);
	keep("c", "3", 0);
	cr_assert(has("a", "1", 0));
	keep("d", "4", 0);
	cr_assert(has("b", NULL, 0), "asked for the longest ago");
	cr_assert(has("a", "1", 0));
	cr_assert(has("c", "3", 0));
	cr_assert(has("d", "4", 0));
	vk__recall_free(recall);
}

Test(recall, old_ones_go)
{
	begin(3);
	keep("a", "1", 100);
	cr_assert(has("a", "1", 109));
	cr_assert(has("a", NULL, 110));
	cr_assert(has("a", NULL, 105), "it is gone");
	vk__recall_free(recall);
}

Test(recall, keeps_nothing)
{
	vk_buf failed = { .failed = true };
	char key[VK__RECALL_KEY + 1];

	begin(0);
	keep("a", "1", 0);
	cr_assert(has("a", NULL, 0));
	vk__recall_free(recall);
	begin(1);
	vk__recall_put(recall, "a", 1, &failed, 0);
	cr_assert(has("a", NULL, 0));
	memset(key, 'k', sizeof key);
	vk__recall_put(recall, key, sizeof key, &(vk_buf){ 0 }, 0);
	cr_assert_null(vk__recall_get(recall, key, sizeof key, 0));
	vk__recall_free(recall);
	vk__recall_free(NULL);
}

Test(recall, many)
{
	char key[32];

	begin(100);
	for (unsigned i = 0; i < 1000; i++) {
		snprintf(key, sizeof key, "key %u", i);
		keep(key, key, i / 200);
	}
	for (unsigned i = 900; i < 1000; i++) {
		snprintf(key, sizeof key, "key %u", i);
		cr_assert(has(key, key, 5));
	}
	cr_assert(has("key 899", NULL, 5));
	vk__recall_free(recall);
}
