/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

#include "../../lib/text/sheet_cut.h"

TestSuite(sheet_head, .init = pipeline_begin, .fini = pipeline_end);

static bool
read_head(const char *text, struct vk__sheet_head *head)
{
	scan_text(text);
	*head = (struct vk__sheet_head){ .end = (uint32_t)raws.count };
	return vk__sheet_head_read(head, raws.raw, &folded);
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
