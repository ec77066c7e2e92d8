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
