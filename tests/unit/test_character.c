/* SPDX-License-Identifier: MIT */
#include "../../lib/enrich/character.h"

#include <math.h>
#include <string.h>

#include "../../lib/base/table.h"
#include "formats_record.h"

extern const char vk__data_profiles_tsv[];
extern const size_t vk__data_profiles_tsv_size;

static vk_load
load_of(double intensity, uint64_t minutes, uint64_t above)
{
	return (vk_load){ .intensity_factor = intensity,
		.seconds = minutes * 60, .zone = { [5] = above * 60 } };
}

Test(character, difficulty)
{
	vk_load load = load_of(NAN, 60, 0);

	cr_assert(isnan(vk__difficulty(&load)));
	load = load_of(0.5, 0, 0);
	cr_assert_eq(vk__difficulty(&load), 0);
	load = load_of(1.05, 300, 20);
	cr_assert_float_eq(vk__difficulty(&load), 10, 1e-9);
	load = load_of(2, 600, 100);
	cr_assert_float_eq(vk__difficulty(&load), 10, 1e-9, "held");
	/* 4.5 * 0.35 / 0.55 + 3 / log2(6) */
	load = load_of(0.85, 60, 0);
	cr_assert_float_eq(vk__difficulty(&load), 4.0242, 1e-4);
	load = load_of(0.85, 60, 10);
	cr_assert_float_eq(vk__difficulty(&load), 5.2742, 1e-4);
}

static void
writes(vk_category category, const char *lang,
    const struct vk__character *character, const char *profile,
    const char *tags)
{
	vk_record *rec = record_of("{'tags':['a'],'vekta':{'id':'x'}}");
	vk_judgement judgement = { .category = category,
		.load = load_of(0.5, 0, 0) };
	vk_buf buf = { 0 };
	const char *json;
	size_t len;

	cr_assert_eq(vk__character_write(rec, &judgement, lang, character,
	    &buf), VK_OK);
	cr_assert_eq(vk_record_get(rec, "vekta.profile", &json, &len), VK_OK);
	cr_expect_eq(len, strlen(profile), "%.*s", (int)len, json);
	cr_expect_arr_eq(json, profile, len, "%.*s", (int)len, json);
	cr_assert_eq(vk_record_get(rec, "tags", &json, &len), VK_OK);
	cr_expect_arr_eq(json, tags, len, "%.*s", (int)len, json);
	vk_buf_free(&buf);
	vk_record_free(rec);
}

Test(character, by_category)
{
	writes(VK_CATEGORY_VO2MAX, "en", NULL, "{\"difficulty\":0,"
	    "\"systems\":[\"aerobic_power\"],\"purpose\":"
	    "\"Raise the ceiling of oxygen uptake.\"}",
	    "[\"a\",\"aerobic_power\"]");
	writes(VK_CATEGORY_SPRINT, "fr", NULL, "{\"difficulty\":0,"
	    "\"systems\":[\"neuromuscular\"],\"purpose\":"
	    "\"Aiguiser la vitesse de pointe et l'explosivité.\"}",
	    "[\"a\",\"neuromuscular\"]");
	writes(VK_CATEGORY_NONE, "fr", NULL, "{\"difficulty\":0,"
	    "\"systems\":[],\"purpose\":null}", "[\"a\"]");
}

Test(character, by_session)
{
	struct vk__character own = { "To suffer.",
		"short,recovery,lactate_threshold,aerobic" };
	struct vk__character plain = { "To ride.", "short" };

	writes(VK_CATEGORY_VO2MAX, "en", &own, "{\"difficulty\":0,"
	    "\"systems\":[\"recovery\",\"lactate_threshold\"],\"purpose\":"
	    "\"To suffer.\"}", "[\"a\",\"recovery\",\"lactate_threshold\"]");
	writes(VK_CATEGORY_TEMPO, "en", &plain, "{\"difficulty\":0,"
	    "\"systems\":[\"aerobic_base\",\"aerobic_capacity\"],\"purpose\":"
	    "\"To ride.\"}", "[\"a\",\"aerobic_base\",\"aerobic_capacity\"]");
}

Test(character, every_category_has_a_row)
{
	for (int i = 1; i < VK_CATEGORY_COUNT; i++) {
		struct vk__table row;
		bool found = false;

		vk__table_open(&row, vk__data_profiles_tsv,
		    vk__data_profiles_tsv_size);
		while (vk__table_next(&row))
			found |= vk__table_is(&row, 0,
			    vk_category_text((vk_category)i)) &&
			    row.count == 4;
		cr_expect(found, "%s", vk_category_text((vk_category)i));
	}
}
