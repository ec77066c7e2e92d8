/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/sheet_cut.h"

TestSuite(sheet_head, .init = pipeline_begin, .fini = pipeline_end);

static bool
read_head(const char *text, struct vk__sheet_head *head)
{
	struct finder f = { .raws = &raws, .folded = &folded, .lexicon = lexicon };

	scan_text(text);
	*head = (struct vk__sheet_head){ .end = (uint32_t)raws.count };
	return vk__sheet_head_read(&f, head);
}

Test(sheet_head, columns_and_units)
{
	static const struct {
		const char *text;
		enum vk__sheet_column column;
		enum vk__sheet_unit unit;
	} rows[] = {
		{ "Durée", VK__SHEET_DURATION, VK__SHEET_BARE },
		{ "DURÉE (min)", VK__SHEET_DURATION, VK__SHEET_MIN },
		{ "Time [sec]", VK__SHEET_DURATION, VK__SHEET_S },
		{ "% FTP", VK__SHEET_POWER, VK__SHEET_FTP },
		{ "%FTP", VK__SHEET_POWER, VK__SHEET_FTP },
		{ "Puissance (W)", VK__SHEET_POWER, VK__SHEET_W },
		{ "Power, W/kg", VK__SHEET_POWER, VK__SHEET_WKG },
		{ "Target", VK__SHEET_POWER, VK__SHEET_BARE },
		{ "Cible (% PMA)", VK__SHEET_POWER, VK__SHEET_PMA },
		{ "Cadence (tr/min)", VK__SHEET_CADENCE, VK__SHEET_BARE },
		{ "FC (bpm)", VK__SHEET_HR, VK__SHEET_BARE },
		{ "% FC max", VK__SHEET_HR, VK__SHEET_HRMAX },
		{ "% LTHR", VK__SHEET_HR, VK__SHEET_LTHR },
		{ "Rest (s)", VK__SHEET_REST, VK__SHEET_S },
		{ "Récup", VK__SHEET_REST, VK__SHEET_BARE },
		{ "#", VK__SHEET_NUMBER, VK__SHEET_BARE },
		{ "N°", VK__SHEET_NUMBER, VK__SHEET_BARE },
		{ "**Étape**", VK__SHEET_NAME, VK__SHEET_BARE },
		{ "Nombre de répétitions", VK__SHEET_REPS, VK__SHEET_BARE },
		{ "RPE", VK__SHEET_RPE, VK__SHEET_BARE },
		{ "Zone", VK__SHEET_ZONE, VK__SHEET_BARE },
		{ "Commentaires :", VK__SHEET_NOTES, VK__SHEET_BARE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct vk__sheet_head head;

		cr_expect(read_head(rows[i].text, &head), "%s", rows[i].text);
		cr_expect_eq(head.column, rows[i].column, "%s", rows[i].text);
		cr_expect_eq(head.unit, rows[i].unit, "%s", rows[i].text);
	}
}

Test(sheet_head, languages)
{
	struct vk__sheet_head head;

	cr_assert(read_head("Durée (min)", &head));
	cr_expect(head.fr && !head.en);
	cr_assert(read_head("Rest (s)", &head));
	cr_expect(head.en && !head.fr);
}

Test(sheet_head, no_heads)
{
	static const char *const texts[] = { "", "|", "humeur", "durée humeur", "durée 12",
		"durée cadence", "durée min s", "le bloc", "12",
		"durée durée durée durée durée durée durée durée durée" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct vk__sheet_head head;

		cr_expect_not(read_head(texts[i], &head), "%s", texts[i]);
	}
}

Test(sheet_head, rows_of_a_list)
{
	static const char good[] = "humeur du jour\tpower:w\tfr";
	static const char *const bad[] = { "humeur\tmood\tfr", "humeur\tpower:mood\tfr" };
	struct vk__sheet_head head;

	cr_assert_eq(vk__lexicon_heads(lexicon, good, strlen(good)), VK_OK);
	cr_assert(read_head("Humeur du jour", &head));
	cr_expect_eq(head.column, VK__SHEET_POWER);
	cr_expect_eq(head.unit, VK__SHEET_W);
	cr_expect(head.fr && !head.en);
	cr_expect_not(read_head("humeur", &head));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_expect_eq(vk__lexicon_heads(lexicon, bad[i], strlen(bad[i])), VK_ESYNTAX);
}

/* Neither among the built-in words nor when those of a user are added. */
Test(sheet_head, no_head_is_what_a_word_was_meant_to_be)
{
	static const char word[] = "zzzz\tunit:min\tfr";
	const char *surface;
	size_t len;

	cr_expect_null(vk__lexicon_correct(lexicon, "|secondess", 10, &surface, &len));
	cr_assert_eq(vk__lexicon_add(lexicon, "my.tsv", word, strlen(word), NULL), VK_OK);
	cr_expect_null(vk__lexicon_correct(lexicon, "|secondess", 10, &surface, &len));
}
