/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/about.h"

#include "formats_record.h"

static struct vk__about about;
static struct vk__notes notes;

static void
start(void)
{
	memset(&about, 0, sizeof about);
	memset(&notes, 0, sizeof notes);
}

static void
end(void)
{
	vk__about_free(&about);
}

TestSuite(about, .init = start, .fini = end);

static void
fill(const char *json, bool ascii)
{
	vk_record *rec = record_of(json);
	vk_export_options options = { .ascii = ascii };

	cr_assert_eq(vk__about_fill(&about, rec, &notes, &options), VK_OK);
	vk_buf_text(&about.name);
	vk_buf_text(&about.description);
	vk_record_free(rec);
}

Test(about, language)
{
	vk_record *rec = record_of("{'vekta':{'lang':'fr'}}");

	cr_assert_eq(vk__about_lang(&about, rec), VK_OK);
	cr_assert_str_eq(about.lang, "fr");
	vk_record_free(rec);
	rec = record_of("{'vekta':{'lang':'de'}}");
	cr_assert_eq(vk__about_lang(&about, rec), VK_OK);
	cr_assert_str_eq(about.lang, "en");
	vk_record_free(rec);
}

Test(about, name)
{
	fill("{'name':'5 × 3 min'}", false);
	cr_assert_str_eq(about.name.data, "5 × 3 min");
	fill("{'name':'5 × 3\\n min é'}", true);
	cr_assert_str_eq(about.name.data, "5 x 3  min e");
	fill("{'name':' ','description':'one line\\nand more'}", false);
	cr_assert_str_eq(about.name.data, "one line");
	fill("{'vekta':{'lang':'fr'}}", false);
	cr_assert_str_eq(about.name.data, "Séance");
	fill("{'name':17}", false);
	cr_assert_str_eq(about.name.data, "Workout");
}

Test(about, long_names_are_cut)
{
	vk_buf json = { 0 };

	vk_buf_add_text(&json, "{'name':'");
	for (int i = 0; i < 300; i++)
		vk_buf_add_text(&json, "é");
	vk_buf_add_text(&json, "'}");
	fill(vk_buf_text(&json), false);
	cr_assert_eq(about.name.len, VK__ABOUT_NAME);
	vk_buf_free(&json);
}

Test(about, description)
{
	fill("{}", false);
	cr_assert_str_eq(about.description.data, "");
	fill("{'description':'a\\r\\nb\\u0000'}", false);
	cr_assert_str_eq(about.description.data, "a\nb");
	vk__notes_add(&notes, "export-free", NULL, NULL);
	fill("{'description':'séance','vekta':{'lang':'fr',"
	    "'parse':{'assumed':['seuil : 91–105 %',7,'',['x']]},"
	    "'score':{'verdict':'accept','confidence':0.968}}}", false);
	cr_assert_str_eq(about.description.data, "séance\n\n"
	    "Confiance : 97 %\n"
	    "Suppositions :\n"
	    "- seuil : 91–105 %\n"
	    "- sans cible de puissance : roulage libre");
}

Test(about, odd_members_are_passed_over)
{
	fill("{'description':[],'tags':'x','vekta':{'parse':[],'score':3}}",
	    false);
	cr_assert_str_eq(about.description.data, "");
	cr_assert_eq(about.tags.len, 0);
	fill("{'vekta':{'parse':{'assumed':{}},'score':{'confidence':'x'}}}",
	    false);
	cr_assert_str_eq(about.description.data, "");
}

Test(about, tags)
{
	fill("{'tags':[ 'vekta' , 3, '' , 'é\\n' ]}", false);
	cr_assert_eq(about.tags.len, 9);
	cr_assert_arr_eq(about.tags.data, "vekta\0é", 9);
	fill("{'tags':['é']}", true);
	cr_assert_arr_eq(about.tags.data, "e", 2);
	fill("{'tags':[]}", true);
	cr_assert_eq(about.tags.len, 0);
}

/* No file has more tags than so many. */
Test(about, many_tags)
{
	vk_buf json = { 0 };
	size_t count = 0;

	vk_buf_add_text(&json, "{'tags':['a'");
	for (int i = 0; i < 40; i++)
		vk_buf_add_text(&json, ",'a'");
	vk_buf_add_text(&json, "]}");
	fill(vk_buf_text(&json), false);
	for (size_t i = 0; i < about.tags.len; i++)
		count += about.tags.data[i] == '\0';
	cr_expect_eq(count, VK__ABOUT_TAGS);
	cr_expect_eq(about.tags.len, 2 * VK__ABOUT_TAGS);
	vk_buf_free(&json);
}
