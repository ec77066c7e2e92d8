/* SPDX-License-Identifier: MIT */
/* Answers that are kept: for how long, how many, and which goes first. */
#include "../../lib/enrich/recall.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct vk__recall *cache;

static void
end(void)
{
	vk__recall_free(cache);
	cache = NULL;
}

TestSuite(cache, .fini = end);

static void
put(const char *key, const char *text, uint64_t now)
{
	vk_buf value = { 0 };

	vk_buf_add_text(&value, text);
	vk__recall_put(cache, key, strlen(key), &value, now);
	vk_buf_free(&value);
}

static const char *
get(const char *key, uint64_t now)
{
	const vk_buf *value = vk__recall_get(cache, key, strlen(key), now);
	static char text[32];

	if (value == NULL)
		return "none";
	snprintf(text, sizeof text, "%.*s", (int)value->len,
	    value->len > 0 ? value->data : "");
	return text;
}

Test(cache, nothing_is_older_than_it_was_told)
{
	cr_assert_eq(vk__recall_new(4, 60, &cache), VK_OK);
	put("a", "one", 100);
	cr_expect_str_eq(get("a", 100), "one");
	cr_expect_str_eq(get("a", 159), "one");
	cr_expect_str_eq(get("a", 160), "none");
	cr_expect_str_eq(get("a", 100), "none", "it is gone");
	put("a", "two", 200);
	put("a", "three", 230);
	cr_expect_str_eq(get("a", 289), "three");
	cr_expect_str_eq(get("b", 200), "none");
	cr_expect_str_eq(get("", 200), "none");
}

Test(cache, what_was_not_asked_for_the_longest_goes_first)
{
	cr_assert_eq(vk__recall_new(3, 60, &cache), VK_OK);
	put("a", "1", 0);
	put("b", "2", 0);
	put("c", "3", 0);
	cr_expect_str_eq(get("a", 1), "1");
	put("d", "4", 1);
	cr_expect_str_eq(get("b", 1), "none");
	cr_expect_str_eq(get("a", 1), "1");
	cr_expect_str_eq(get("c", 1), "3");
	cr_expect_str_eq(get("d", 1), "4");
	put("d", "", 1);
	cr_expect_str_eq(get("d", 1), "");
}

Test(cache, many)
{
	char key[16];

	cr_assert_eq(vk__recall_new(100, 60, &cache), VK_OK);
	for (int i = 0; i < 1000; i++) {
		snprintf(key, sizeof key, "k%d", i);
		put(key, key, 0);
	}
	for (int i = 0; i < 1000; i++) {
		snprintf(key, sizeof key, "k%d", i);
		cr_expect_str_eq(get(key, 59), i < 900 ? "none" : key);
	}
}

Test(cache, what_is_not_kept)
{
	static char key[VK__RECALL_KEY + 2];
	vk_buf broken = { .failed = true };

	memset(key, 'k', VK__RECALL_KEY + 1);
	cr_assert_eq(vk__recall_new(2, 60, &cache), VK_OK);
	put(key, "long", 0);
	cr_expect_str_eq(get(key, 0), "none");
	key[VK__RECALL_KEY] = '\0';
	put(key, "fits", 0);
	cr_expect_str_eq(get(key, 0), "fits");
	vk__recall_put(cache, "x", 1, &broken, 0);
	cr_expect_str_eq(get("x", 0), "none");
	vk__recall_free(cache);
	cr_assert_eq(vk__recall_new(0, 60, &cache), VK_OK);
	put("a", "1", 0);
	cr_expect_str_eq(get("a", 0), "none", "no room at all");
}
