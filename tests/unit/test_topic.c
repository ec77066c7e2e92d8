/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/topic.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/base/table.h"

extern const char vk__data_topics_tsv[];
extern const size_t vk__data_topics_tsv_size;

static struct vk__topics *topics;

static void
begin(void)
{
	cr_assert_eq(vk__topics_new(&topics), VK_OK);
}

static void
end(void)
{
	vk__topics_free(topics);
}

TestSuite(topic, .init = begin, .fini = end);

static void
finds(const char *key, const char *text, unsigned kinds)
{
	struct vk__topic topic;

	cr_assert(vk__topics_find(topics, key, strlen(key), &topic, NULL),
	    "%s", key);
	cr_expect_eq(topic.len, strlen(text), "%s", key);
	cr_expect_arr_eq(topic.text, text, topic.len, "%s", key);
	cr_expect_eq(topic.kinds & kinds, kinds, "%s", key);
}

Test(topic, surfaces)
{
	finds("seuil", "kind:threshold", VK__KIND(VK_CATEGORY_THRESHOLD));
	finds("sweet spot", "kind:sweet_spot",
	    VK__KIND(VK_CATEGORY_SWEET_SPOT));
	finds("vo 2 max", "kind:vo2max", VK__KIND(VK_CATEGORY_VO2MAX));
	finds("z 2", "kind:endurance", VK__KIND(VK_CATEGORY_ENDURANCE));
	finds("facile", "feel:easy", VK__KIND(VK_CATEGORY_RECOVERY) |
	    VK__KIND(VK_CATEGORY_ENDURANCE));
	finds("over unders", "about:overunder",
	    VK__KIND(VK_CATEGORY_THRESHOLD));
	finds("3 4 d heure", "total:2700", 0);
	finds("pas plus de", "bound:most", 0);
}

Test(topic, unknown_surfaces)
{
	struct vk__topic topic;
	bool more = true;

	cr_assert_not(vk__topics_find(topics, "zorglub", 7, &topic, &more));
	cr_assert_not(more);
	cr_assert_not(vk__topics_find(topics, "", 0, &topic, &more));
	cr_assert_not(more);
}

Test(topic, a_beginning_tells_that_there_is_more)
{
	struct vk__topic topic;
	bool more = false;

	(void)vk__topics_find(topics, "sweet", 5, &topic, &more);
	cr_assert(more);
	cr_assert(vk__topics_find(topics, "sweet spot", 10, &topic, &more));
}

Test(topic, parser_names)
{
	static const char *const names[] = { "recovery", "easy", "endurance",
		"tempo", "sweetspot", "threshold", "vo2max", "pma",
		"anaerobic", "sprint", "allout", "hard", "force",
		"velocity" };
	struct vk__topic topic;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		cr_expect(vk__topics_zone(topics, names[i], &topic) &&
		    topic.kinds != 0, "%s", names[i]);
	cr_assert_not(vk__topics_zone(topics, "i4", &topic));
	cr_assert_not(vk__topics_zone(topics, "a name that is longer than any "
	    "that an intensity could ever have been given", &topic));
}

struct count {
	size_t words;
	size_t alone;
	bool blank;
};

static bool
count_word(void *ctx, const struct vk__topic *topic, const char *word,
    size_t len, bool alone)
{
	struct count *count = ctx;

	cr_assert_gt(topic->len, 0);
	count->words++;
	count->alone += alone;
	count->blank |= memchr(word, ' ', len) != NULL || len == 0;
	return count->words < 100000;
}

static bool
stop_at_once(void *ctx, const struct vk__topic *topic, const char *word,
    size_t len, bool alone)
{
	(void)topic;
	(void)word;
	(void)len;
	(void)alone;
	++*(size_t *)ctx;
	return false;
}

Test(topic, all_words)
{
	struct count count = { 0, 0, false };
	size_t calls = 0;

	vk__topics_words(topics, count_word, &count);
	cr_assert_gt(count.words, 3000);
	cr_assert_gt(count.alone, 1000);
	cr_assert_lt(count.alone, count.words);
	cr_assert_not(count.blank);
	vk__topics_words(topics, stop_at_once, &calls);
	cr_assert_eq(calls, 1);
}

/* Every row has its language and source, and a surface of its own. */
Test(topic, rows)
{
	struct vk__table t;

	vk__table_open(&t, vk__data_topics_tsv, vk__data_topics_tsv_size);
	while (vk__table_next(&t)) {
		cr_expect_eq(t.count, 4, "line %zu", t.line);
		cr_expect(vk__table_is(&t, 2, "fr") ||
		    vk__table_is(&t, 2, "en") || vk__table_is(&t, 2, "xx"),
		    "line %zu", t.line);
		cr_expect_gt(t.cell[3].len, 0, "line %zu", t.line);
	}
}
