/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/template.h"

#include "formats_record.h"

static vk_template *head;
static vk_error err;
static size_t line;

static void
end(void)
{
	vk_template_free(head);
}

TestSuite(template, .fini = end);

static vk_status
read_head(const char *text)
{
	vk_template_free(head);
	memset(&err, 0, sizeof err);
	return vk_template_read(&head, text, strlen(text), &line, &err);
}

static void
refuses(const char *text, vk_status status, const char *code, size_t at,
    size_t column)
{
	cr_assert_eq(read_head(text), status, "%s", text);
	cr_assert_eq(head, NULL);
	cr_assert_str_eq(err.code, code);
	cr_assert_eq(line, at, "%s: line %zu", text, line);
	cr_assert_eq(err.column, column, "%s: column %zu", text, err.column);
}

Test(template, mistakes_have_a_place)
{
	refuses("name: a {nam}", VK_ESYNTAX, "template-place", 1, 9);
	cr_assert_str_eq(err.arg[0], "nam");
	refuses("# c\r\n\r\n  \nname: {name", VK_ESYNTAX, "template-place", 4,
	    7);
	refuses("name: {}", VK_ESYNTAX, "template-place", 1, 7);
	refuses("title: x", VK_ESYNTAX, "template-key", 1, 1);
	refuses("name", VK_ESYNTAX, "template-key", 1, 1);
	refuses("# c\n  more", VK_ESYNTAX, "template-key", 2, 3);
	refuses("name: a\nname: b", VK_ESYNTAX, "template-twice", 2, 1);
	refuses("name: a\nauthor: \xff", VK_EUTF8, "utf8", 2, 9);
}

static struct vk__about about;

static void
fills(const char *text, const char *json, bool ascii)
{
	vk_record *rec = record_of(json);
	vk_export_options options = { .ascii = ascii };
	struct vk__notes notes = { 0 };

	vk__about_free(&about);
	memset(&about, 0, sizeof about);
	cr_assert_eq(read_head(text), VK_OK, "%s: %s", text, err.code);
	cr_assert_eq(vk__about_fill(&about, rec, &notes, &options), VK_OK);
	cr_assert_eq(vk__template_fill(head, &about, rec, 5400, ascii), VK_OK);
	vk_buf_text(&about.author);
	vk_buf_text(&about.name);
	vk_buf_text(&about.description);
	vk_buf_text(&about.category);
	vk_record_free(rec);
}

#define RECORD "{'name':'N','description':'d\\ne','tags':['a,b','c']," \
	"'start_date_local':'2026-03-03T00:00:00','athlete':'Zoé'," \
	"'vekta':{'parse':{'assumed':['x']},'score':{'confidence':0.954," \
	"'verdict':'accept'},'load':{'tss':44.6}}}"

Test(template, places)
{
	fills("name: {date} {name}, {duration}, {tss}, {confidence} {athlete} "
	    "{tags} {{name}", RECORD, false);
	cr_assert_str_eq(about.name.data,
	    "2026-03-03 N, 90 min, 45, 95 Zoé a,b, c {name}");
	cr_assert_str_eq(about.author.data, "vekta");
	cr_assert_str_eq(about.category.data, "");
	fills("AUTHOR: {athlete}\ncategory:{date}", RECORD, true);
	cr_assert_str_eq(about.author.data, "Zoe");
	cr_assert_str_eq(about.category.data, "2026-03-03");
	cr_assert_str_eq(about.name.data, "N");
}

Test(template, several_lines)
{
	fills("description: {description}\n\n\n  {assumed}\n end\nname: {tss}",
	    RECORD, false);
	cr_assert_str_eq(about.description.data, "d\ne\n\n\n"
	    "Confidence: 95%\nAssumed:\n- x\nend");
	cr_assert_eq(about.words, about.description.len);
}

Test(template, tags_are_parted)
{
	static const char tags[] = "a,b\0c\0club\0Zoé";

	fills("tags: {tags}, club ,,{athlete}", RECORD, false);
	cr_assert_eq(about.tags.len, sizeof tags);
	cr_assert_arr_eq(about.tags.data, tags, sizeof tags);
	fills("tags:", RECORD, false);
	cr_assert_eq(about.tags.len, 0);
}

Test(template, what_is_absent)
{
	fills("name: {name}{date}{athlete}{tss}{confidence}{tags}\n"
	    "author: {athlete}\ndescription: {description}", "{}", false);
	cr_assert_str_eq(about.name.data, "Workout");
	cr_assert_str_eq(about.author.data, "");
	cr_assert_str_eq(about.description.data, "");
	fills("name: {date}", "{}", false);
	cr_assert_str_eq(about.name.data, "Workout");
	fills("", RECORD, false);
	cr_assert_str_eq(about.name.data, "N");
}

/* As editors write it: with a mark of its bytes in front. */
Test(template, a_byte_order_mark)
{
	cr_assert_eq(read_head("\xef\xbb\xbf" "name: {name}\nauthor: x\n"),
	    VK_OK);
	cr_assert_not_null(head);
	refuses("\xef\xbb\xbf" "title: x", VK_ESYNTAX, "template-key", 1, 1);
}
