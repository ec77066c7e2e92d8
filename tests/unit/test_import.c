/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/import.h"

#include "formats_file.h"
#include "formats_record.h"

TestSuite(import, .init = import_begin, .fini = import_end);

Test(import, what_is_no_workout)
{
	file_refused("", VK_ABSENT, "import-format", 0, 0);
	file_refused("hello\n", VK_ABSENT, "import-format", 0, 0);
	cr_assert_eq(vk_import_format(importer), NULL);
	vk_import_free(NULL);
}

Test(import, too_long)
{
	cr_assert_eq(vk_import_read(importer, vk_format_find("erg"), "",
	    VK_IMPORT_BYTES + 1, &import_options, &import_err), VK_ELIMIT);
	cr_assert_str_eq(import_err.code, "import-size");
}

Test(import, text_is_cleaned)
{
	file_reads("[COURSE HEADER]\nFILE NAME = a\x01\"\x1b[31mb\n"
	    "DESCRIPTION =\nMINUTES WATTS\n[END COURSE HEADER]\n"
	    "[COURSE DATA]\n0 100\n1 100\n[END COURSE DATA]\n"
	    "[COURSE TEXT]\n0\t a\x07\x1b b\t5\n[END COURSE TEXT]\n",
	    "1m@100w\"a b\"");
	cr_assert_str_eq(file_member("name"), "\"a\\\"[31mb\"");
	cr_assert_str_eq(file_member("description"), "");
	cr_assert_str_eq(file_member("workout_doc"), "{\"duration\":60,"
	    "\"steps\":[{\"text\":\"a b\",\"duration\":60,\"power\":{\"value\":100,"
	    "\"units\":\"w\"}}]}");
}

Test(import, head)
{
	struct vk__head head = { 0 };

	vk__head_other(&head, "a\"", 2);
	vk_buf_add_text(&head.other, "1");
	vk__head_other(&head, "b", 1);
	vk_buf_add_text(&head.other, "[]");
	cr_assert_str_eq(vk_buf_text(&head.other), "\"a\\\"\":1,\"b\":[]");
	head.type = "Run";
	vk__head_clear(&head);
	cr_assert_eq(head.other.len, 0);
	cr_assert_eq(head.type, NULL);
	vk__head_free(&head);
}

Test(import, source_of_a_record)
{
	static const struct {
		const char *json;
		const char *name;
	} rows[] = {
		{ "{}", NULL },
		{ "{'vekta':{'source':{'file':'a'}}}", NULL },
		{ "{'vekta':{'source':{'format':'doc'}}}", NULL },
		{ "{'vekta':{'source':{'format':'mrc'}}}", "mrc" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		vk_record *rec = record_of(rows[i].json);

		cr_expect_eq(vk_record_source_format(rec), rows[i].name ==
		    NULL ? NULL : vk_format_find(rows[i].name));
		vk_record_free(rec);
	}
}

#define WORKOUT "<workout_file><workout><MaxEffort Duration='5'/>" \
	"</workout></workout_file>"

static const char *
name_of(const char *file)
{
	vk_record *rec;

	cr_assert_eq(vk_record_new(&rec), VK_OK);
	cr_assert_eq(vk_import_record(importer, file, rec), VK_OK);
	(void)vk_record_string(rec, "name", &shown);
	vk_record_free(rec);
	return vk_buf_text(&shown);
}

/* Without a name of its own a workout has that of its file. */
Test(import, name_of_the_file)
{
	cr_assert_eq(import_bytes(WORKOUT, strlen(WORKOUT)), VK_OK);
	cr_expect_str_eq(name_of("a/b/c.d.zwo"), "c.d");
	cr_expect_str_eq(name_of("c"), "c");
	cr_expect_str_eq(name_of(".zwo"), ".zwo");
	cr_expect_str_eq(name_of("dir/"), "");
	cr_expect_str_eq(name_of(NULL), "");
}

/* Two equal sets are folded unless that is not wanted. */
Test(import, folding)
{
	static const char file[] = "<workout_file><workout>"
	    "<SteadyState Duration='60' Power='1'/>"
	    "<SteadyState Duration='30' Power='0.5'/>"
	    "<SteadyState Duration='60' Power='1'/>"
	    "<SteadyState Duration='30' Power='0.5'/>"
	    "</workout></workout_file>";

	file_reads(file, "2*(1m@100 30s@50)");
	import_options.flat = true;
	file_reads(file, "1m@100 30s@50 1m@100 30s@50");
}

/* A note stands in the record too. */
Test(import, notes)
{
	static const char file[] = "<workout_file><n>x</n><workout>"
	    "<Freeride Duration='60'/></workout></workout_file>";

	import_options.lenient = true;
	file_reads(file, "1m@free");
	cr_expect_str_eq(file_member("vekta.source"), "{\"format\":\"zwo\","
	    "\"file\":\"f\",\"notes\":[\"n is read as name\","
	    "\"Freeride is read as FreeRide\"]}");
}
