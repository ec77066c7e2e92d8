/* SPDX-License-Identifier: MIT */
/* Headers of all kinds and languages. */
#include <history/layout.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct vk__layouts layouts;
static struct vk__layout layout;

static vk_status
find(const char *header)
{
	struct vk__csv *csv;
	struct vk__csv_row row;
	vk_status status;

	vk__layouts_read(&layouts);
	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, header, strlen(header), -1, 0);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	status = vk__layout_find(&layouts, &row, &layout);
	vk__csv_free(csv);
	return status;
}

static void
check(const char *header, vk_source source, const char *lang)
{
	cr_expect_eq(find(header), VK_OK, "%s", header);
	cr_expect_eq(layout.source, source, "%s: %d", header, layout.source);
	cr_expect_str_eq(layout.lang, lang, "%s: %s", header, layout.lang);
}

Test(layout, the_data_fit_and_name_what_exists)
{
	vk__layouts_read(&layouts);
	cr_expect_lt(layouts.count, VK__LAYOUT_WORDS);
	for (size_t i = 0; i < layouts.count; i++) {
		const struct vk__layout_word *w = &layouts.word[i];

		cr_expect_neq(w->source, VK_SOURCE_NONE, "%zu", i);
		cr_expect(w->column.role != VK__ROLE_NONE ||
		    w->source == VK_SOURCE_GARMIN_ACCOUNT, "%.*s",
		    (int)w->header.len, w->header.text);
		cr_expect_neq(w->key[0], '\0', "%zu", i);
	}
}

Test(layout, kinds_and_languages)
{
	check("Activity Type,Date,Favorite,Title,Distance,Time", 4, "en");
	check("Type d'activité,Date,Favori,Titre,Distance,Durée", 4, "fr");
	check("Type d\xe2\x80\x99" "activité,Date,Titre,Distance", 4, "fr");
	check("Aktivitätstyp,Datum,Titel,Distanz,Zeit,Ø HF", 4, "de");
	check("Tipo de actividad,Fecha,Título,Distancia,Tiempo", 4, "es");
	check("Tipo de atividade,Data,Título,Distância,Tempo", 4, "pt");
	check("Aktivitetstype,Dato,Titel,Distance,Tid", 4, "da");
	check("TYPE D ACTIVITE;DATE;TITRE;DISTANCE", 4, "fr");
	check("id,start_date_local,name,type,moving_time,icu_intensity",
	    VK_SOURCE_INTERVALS, "en");
	check("Title,WorkoutType,WorkoutDay,TimeTotalInHours,TSS",
	    VK_SOURCE_TRAININGPEAKS, "en");
	check("Start Time,Activity ID,Activity Name,Activity Type,"
	    "Duration (h:m:s),Distance (km)", VK_SOURCE_GARMIN_EXPORT, "en");
	check("id,date,name,type,description,elapsed_time,distance",
	    VK_SOURCE_STRAVA, "en");
	cr_expect_eq(find("a,b,c"), VK_ABSENT);
	cr_expect_eq(find("Name,Weight,FTP"), VK_ABSENT);
	/* Enough names, but no date. */
	cr_expect_eq(find("Activity Type,Title,Distance,Calories,Time"),
	    VK_ABSENT);
}

static const char *
field_of(size_t column)
{
	return layout.column[column].field != NULL ?
	    layout.column[column].field->name : "";
}

Test(layout, what_words_mean_depends_on_the_language)
{
	check("Tipo de atividade,Data,Tempo,Duração,Tempo em movimento", 4,
	    "pt");
	cr_expect_str_eq(field_of(2), "duration");
	cr_expect_str_eq(field_of(3), "elapsed_time");
	cr_expect_str_eq(field_of(4), "moving_time");
	/* Names that stay English. */
	check("Type d'activité,Date,Durée,Normalized Power® (NP®),"
	    "Training Stress Score®,Avg Power,Surprise,Titre,Pas", 4, "fr");
	cr_expect_str_eq(field_of(3), "normalized_watts");
	cr_expect_str_eq(field_of(4), "tss");
	cr_expect_str_eq(field_of(5), "average_watts");
	cr_expect_eq(layout.column[6].role, VK__ROLE_NONE);
}

Test(layout, names_that_occur_twice)
{
	check("id,date,type,Elapsed Time,Distance,Elapsed Time,Distance",
	    VK_SOURCE_STRAVA, "en");
	cr_expect_eq(layout.column[3].role, VK__ROLE_NONE);
	cr_expect_str_eq(field_of(5), "elapsed_time");
	cr_expect_str_eq(field_of(6), "distance");
	check("Activity Type,Date,Time,Distance,Distance", 4, "en");
	cr_expect_str_eq(field_of(3), "distance");
	cr_expect_eq(layout.column[4].role, VK__ROLE_NONE);
}

Test(layout, a_bulk_export_in_an_unknown_language)
{
	check("c0,c1,c2,c3,c4,zeit,weg,c7,c8,c9,c10,c11,c12,c13,c14,zeit,c16,"
	    "weg,c18,c19,c20,c21", VK_SOURCE_STRAVA, "");
	cr_expect_eq(layout.column[1].role, VK__ROLE_DATE);
	cr_expect_eq(layout.column[1].unit, VK__UNIT_UTC);
	cr_expect_eq(layout.column[6].role, VK__ROLE_NONE);
	cr_expect_str_eq(field_of(15), "elapsed_time");
	cr_expect_str_eq(field_of(17), "distance");
	cr_expect_str_eq(field_of(20), "total_elevation_gain");
}

Test(layout, a_great_many_columns)
{
	vk_buf header = { 0 };

	vk_buf_add_text(&header, "Activity Type,Date,Title,Distance");
	for (int i = 0; i < 3000; i++)
		vk_buf_add_text(&header, ",x");
	cr_expect_eq(find(vk_buf_text(&header)), VK_OK);
	cr_expect_eq(layout.count, VK__LAYOUT_COLUMNS);
	vk_buf_free(&header);
}
