/* SPDX-License-Identifier: MIT */
#include "score/evidence.h"

#include <criterion/criterion.h>
#include <string.h>

static vk_record *rec;
static struct vk__evidence e;

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

TestSuite(evidence, .init = begin, .fini = end);

static void
read_line(const char *line)
{
	cr_assert_eq(vk_record_read(rec, line, strlen(line), NULL), VK_OK,
	    "%s", line);
	vk__evidence_read(rec, &e);
}

Test(evidence, counts)
{
	read_line("{\"vekta\":{\"parse\":{\"unread\":[],\"evidence\":"
	    "{\"bytes\":40,\"read\":38,\"unread_words\":1,"
	    "\"unread_numbers\":2,\"corrected\":3,\"assumed\":4,"
	    "\"stated_total\":3600,\"off_domain\":5}}}}");
	cr_assert(e.present);
	cr_assert_eq(e.bytes, 40);
	cr_assert_eq(e.read, 38);
	cr_assert_eq(e.unread_words, 1);
	cr_assert_eq(e.unread_numbers, 2);
	cr_assert_eq(e.corrected, 3);
	cr_assert_eq(e.assumed, 4);
	cr_assert_eq(e.stated_total, 3600);
	cr_assert_eq(e.off_domain, 5);
	cr_assert_null(e.doubts);
}

Test(evidence, lists_and_truths_count_too)
{
	read_line("{\"vekta\":{\"parse\":{\"evidence\":{\"corrected\": [ "
	    "\"a\" , {\"b\":[1,2]} ] ,\"assumed\":[],\"off_domain\":true,"
	    "\"unread_words\":false,\"read\":null,\"bytes\":-3}}}}");
	cr_assert_eq(e.corrected, 2);
	cr_assert_eq(e.assumed, 0);
	cr_assert_eq(e.off_domain, 1);
	cr_assert_eq(e.unread_words, 0);
	cr_assert_eq(e.read, 0);
	cr_assert_eq(e.bytes, 0);
}

Test(evidence, absent)
{
	static const char *const lines[] = { "{}", "{\"vekta\":1}",
		"{\"vekta\":{}}", "{\"vekta\":{\"parse\":[]}}",
		"{\"vekta\":{\"parse\":{\"evidence\":7}}}",
		"{\"vekta\":{\"parse\":{\"evidence\":{},\"evidence\":0}}}" };

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		read_line(lines[i]);
		cr_expect_not(e.present, "%s", lines[i]);
	}
}

Test(evidence, wherever_it_stands)
{
	static const char *const lines[] = {
		"{\"vekta\":{\"parse\":{\"assumed\":[],\"evidence\":{"
		    "\"read\":7}}}}",
		"{\"vekta\":{\"parse\":{\"evidence\":{\"read\":7},"
		    "\"assumed\":[]}}}",
		"{\"vekta\":{\"parse\":{\"evidence\" : { \"read\" : 7 } } } }",
		"{\"vekta\":{\"parse\":{\"x\":1,\"evidence\":{\"read\":9},"
		    "\"evidence\":{\"read\":7}}}}",
		"{\"vekta\":{\"parse\":{\"evidence\":{\"read\":7},\"y\":"
		    "{\"x\":1,\"evidence\":{\"read\":9}}}}}",
		"{\"vekta\":{\"parse\":{\"evidence\":{\"read\":7},\"y\":"
		    "\",\\\"evidence\\\":{\"}}}",
	};

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		read_line(lines[i]);
		cr_expect(e.present, "%s", lines[i]);
		cr_expect_eq(e.read, 7, "%s: %g", lines[i], e.read);
	}
	read_line("{\"vekta\":{\"parse\":{\"x\":1,\"evidence\":{}}}}");
	cr_assert(e.present);
	read_line("{\"vekta\":{\"parse\":{\"x\":1,\"evidence\":{ }}}}");
	cr_assert(e.present);
}

Test(evidence, empty_but_there)
{
	read_line("{\"vekta\":{\"parse\":{\"evidence\":{\"doubts\":3}}}}");
	cr_assert(e.present);
	cr_assert_eq(e.unread_numbers, 0);
	cr_assert_null(e.doubts);
}

Test(evidence, doubts_are_walked)
{
	const char *code, *at;
	size_t len;

	read_line("{\"vekta\":{\"parse\":{\"evidence\":{\"doubts\":"
	    "[ \"kept-rest\", 5 ,[\"x\"], \"r\" ]}}}}");
	at = e.doubts;
	cr_assert(vk__evidence_code(&at, &code, &len));
	cr_assert_eq(len, 9);
	cr_assert_eq(memcmp(code, "kept-rest", 9), 0);
	cr_assert(vk__evidence_code(&at, &code, &len));
	cr_assert_eq(len, 1);
	cr_assert_eq(*code, 'r');
	cr_assert_not(vk__evidence_code(&at, &code, &len));
	cr_assert_not(vk__evidence_code(&at, &code, &len));
}

Test(evidence, no_doubts_in_an_empty_list)
{
	const char *code, *at = "[ ]\0\0\0\0\0\0\0";
	size_t len;

	cr_assert_not(vk__evidence_code(&at, &code, &len));
}

/* Members of others, whatever is in their names, are passed over. */
Test(evidence, names_with_escapes)
{
	read_line("{\"vekta\":{\"parse\":{\"evidence\":{\"a\\\"b\":1,"
	    "\"\\\\\":[2],\"bytes\":40,\"bytes2\":7,\"read\":38}}}}");
	cr_expect(e.present);
	cr_expect_eq(e.bytes, 40);
	cr_expect_eq(e.read, 38);
}
