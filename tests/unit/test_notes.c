/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/notes.h"

#include <criterion/criterion.h>
#include <stdio.h>

static void
written(const struct vk__notes *notes, const char *lang, const char *expected)
{
	vk_buf out = { 0 };

	vk__notes_write(notes, lang, "- ", &out);
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

Test(notes, kept_once_and_in_order)
{
	struct vk__notes notes = { 0 };

	written(&notes, "en", "");
	vk__notes_add(&notes, "export-target", "Z4", "98 % FTP");
	vk__notes_add(&notes, "export-free", NULL, NULL);
	vk__notes_add(&notes, "export-target", "Z4", "98 % FTP");
	cr_assert_eq(notes.count, 2);
	written(&notes, "en", "- Z4 is played at 98 % FTP\n"
	    "- no power target: free ride\n");
	vk__notes_clear(&notes);
	written(&notes, "en", "");
}

Test(notes, french_has_a_comma)
{
	struct vk__notes notes = { 0 };

	vk__notes_add(&notes, "export-target", "88–93 % FTP", "90.5 % FTP");
	written(&notes, "fr", "- 88–93 % FTP joué à 90,5 % FTP\n");
	written(&notes, NULL, "- 88–93 % FTP is played at 90.5 % FTP\n");
}

Test(notes, bounded)
{
	struct vk__notes notes = { 0 };
	vk_buf out = { 0 };
	char arg[100];

	for (int i = 0; i < VK__NOTES + 3; i++) {
		snprintf(arg, sizeof arg, "%080d", i);
		vk__notes_add(&notes, "export-target", arg, "x");
	}
	cr_assert_eq(notes.count, VK__NOTES - 31,
	    "long arguments are cut, here to the same text");
	vk__notes_clear(&notes);
	for (int i = 0; i < VK__NOTES + 3; i++) {
		snprintf(arg, sizeof arg, "%d", i);
		vk__notes_add(&notes, "export-target", arg, NULL);
	}
	cr_assert_eq(notes.count, VK__NOTES);
	cr_assert_eq(notes.more, 3);
	vk__notes_write(&notes, "en", "", &out);
	cr_assert(strstr(vk_buf_text(&out), "\n3 more\n") != NULL);
	vk_buf_free(&out);
}

Test(notes, phrase)
{
	vk_buf out = { 0 };

	vk__notes_phrase("fr", "export-confidence", "97.5", NULL, &out);
	cr_assert_str_eq(vk_buf_text(&out), "Confiance : 97,5 %");
	vk_buf_free(&out);
}
