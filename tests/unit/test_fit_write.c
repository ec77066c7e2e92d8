/* SPDX-License-Identifier: MIT */
/* FIT workout files: the same record, the same bytes; what stands in them. */
#include "../../lib/formats/fit_write.h"

#include "fit_made.h"
#include "fit_workout.h"

static vk_export *exporter;
static vk_export_options options;

static void
begin(void)
{
	cr_assert_eq(vk_export_new(&exporter), VK_OK);
	vk_export_options_init(&options);
}

static void
end(void)
{
	vk_export_free(exporter);
	vk_buf_free(&fit_shown);
}

TestSuite(fit_write, .init = begin, .fini = end);

/* Appends the file of a record to out. */
static vk_status
export_to(const char *steps, const char *more, vk_buf *out, vk_error *err)
{
	vk_record *rec = steps_record(steps, more);
	vk_status status = vk_export_begin(exporter, rec, &options, err);
	const char *data;
	size_t len;

	if (status == VK_OK)
		status = vk_export_write(exporter, vk_format_find("fit"), err);
	if (status == VK_OK) {
		vk_export_bytes(exporter, &data, &len);
		vk_buf_add(out, data, len);
	}
	vk_record_free(rec);
	return status;
}

#define STEPS "{'duration':60,'power':{'value':95,'units':'%ftp'}," \
	"'text':'d\xc3\xa9part'}"

/* The first message of that kind. */
static void
find(struct vk__fit *fit, const vk_buf *file, uint16_t number,
    struct vk__fit_message *m)
{
	vk__fit_open(fit, file->data, file->len);
	do
		cr_assert_eq(vk__fit_next(fit, m, NULL), VK_OK);
	while (m->number != number);
}

static int64_t
value(const struct vk__fit_message *m, uint8_t number)
{
	int64_t v = -1;

	(void)vk__fit_integer(m, number, 0, &v);
	return v;
}

Test(fit_write, messages)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit;
	const char *text;
	size_t len;

	cr_assert_eq(export_to(STEPS, ",'name':'\xc3\xa9t\xc3\xa9',"
	    "'start_date_local':'2026-03-03T00:00:00'", &file, NULL), VK_OK);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	find(fit, &file, VK__FIT_FILE_ID, &m);
	cr_expect_eq(value(&m, VK__FIT_ID_TYPE), 5);
	cr_expect_eq(value(&m, VK__FIT_ID_MANUFACTURER), 255);
	cr_expect_gt(value(&m, VK__FIT_ID_SERIAL), 0);
	/* 2026-03-03 is day 20515. */
	cr_expect_eq(value(&m, VK__FIT_ID_CREATED),
	    INT64_C(20515) * 86400 - 631065600);
	find(fit, &file, VK__FIT_WORKOUT, &m);
	cr_expect_eq(value(&m, VK__FIT_WORKOUT_SPORT), 2);
	cr_expect_eq(value(&m, VK__FIT_WORKOUT_STEPS), 1);
	cr_assert(vk__fit_text(&m, VK__FIT_WORKOUT_NAME, &text, &len));
	cr_expect_eq(len, 5);
	cr_expect_arr_eq(text, "\xc3\xa9t\xc3\xa9", 5);
	find(fit, &file, VK__FIT_WORKOUT_STEP, &m);
	cr_expect_eq(value(&m, VK__FIT_STEP_INDEX), 0);
	cr_expect_eq(value(&m, VK__FIT_STEP_LENGTH_VALUE), 60000);
	cr_expect_eq(value(&m, VK__FIT_STEP_LOW), 92);
	cr_assert(vk__fit_text(&m, VK__FIT_STEP_NOTES, &text, &len));
	cr_expect_arr_eq(text, "d\xc3\xa9part", 7);
	vk__fit_free(fit);
	vk_buf_free(&file);
}

static int64_t
id_of(const vk_buf *file, uint8_t number)
{
	struct vk__fit_message m;
	struct vk__fit *fit;
	int64_t v;

	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	find(fit, file, VK__FIT_FILE_ID, &m);
	v = value(&m, number);
	vk__fit_free(fit);
	return v;
}

/* Nothing comes from the clock; another record is another file. */
Test(fit_write, same_bytes)
{
	vk_buf a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

	cr_assert_eq(export_to(STEPS, ",'vekta':{'id':'x'}", &a, NULL),
	    VK_OK);
	cr_assert_eq(export_to(STEPS, ",'vekta':{'id':'x'}", &b, NULL),
	    VK_OK);
	cr_expect_eq(a.len, b.len);
	cr_expect_arr_eq(a.data, b.data, a.len);
	cr_assert_eq(export_to(STEPS, ",'vekta':{'id':'y'}", &c, NULL),
	    VK_OK);
	cr_expect_neq(id_of(&a, VK__FIT_ID_SERIAL),
	    id_of(&c, VK__FIT_ID_SERIAL));
	cr_assert_eq(export_to("{'duration':61}", ",'vekta':{'id':'x'}", &d,
	    NULL), VK_OK);
	cr_expect_neq(id_of(&a, VK__FIT_ID_SERIAL),
	    id_of(&d, VK__FIT_ID_SERIAL));
	cr_expect_gt(id_of(&d, VK__FIT_ID_CREATED), 0);
	vk_buf_free(&a);
	vk_buf_free(&b);
	vk_buf_free(&c);
	vk_buf_free(&d);
}

/* Days that FIT has no number for. */
Test(fit_write, odd_days)
{
	static const char *const days[] = { "1950-01-01", "9999-12-31",
		"2026-02-30", "soon", "1989-12-31" };
	size_t i;

	for (i = 0; i < sizeof days / sizeof *days; i++) {
		vk_buf file = { 0 }, more = { 0 };

		vk_buf_add_text(&more, ",'start_date_local':'");
		vk_buf_add_text(&more, days[i]);
		vk_buf_add_text(&more, "'");
		cr_assert_eq(export_to(STEPS, vk_buf_text(&more), &file,
		    NULL), VK_OK, "%s", days[i]);
		cr_expect_geq(id_of(&file, VK__FIT_ID_CREATED), 0);
		vk_buf_free(&file);
		vk_buf_free(&more);
	}
}

/* What the header's decoder counts on: a definition for each kind. */
Test(fit_write, without_texts)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit;

	cr_assert_eq(export_to("{'duration':60},{'duration':30}", "", &file,
	    NULL), VK_OK);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	find(fit, &file, VK__FIT_WORKOUT_STEP, &m);
	cr_expect_eq(m.count, 8, "no strings");
	cr_assert_eq(vk__fit_next(fit, &m, NULL), VK_OK);
	cr_expect_eq(value(&m, VK__FIT_STEP_INDEX), 1);
	cr_expect_eq(vk__fit_next(fit, &m, NULL), VK_END);
	vk__fit_free(fit);
	vk_buf_free(&file);
}

Test(fit_write, refused)
{
	vk_buf file = { 0 };
	vk_error err = { 0 };

	cr_expect_eq(export_to("{'duration':60,'power':{'value':3,"
	    "'units':'w/kg'}}", "", &file, &err), VK_EUNABLE);
	cr_expect_str_eq(err.code, "export-weight");
	cr_expect_eq(file.len, 0);
	cr_expect_eq(export_to("{'duration':60}", ",'type':'Run'", &file,
	    &err), VK_EUNABLE);
	vk_buf_free(&file);
}

/* The description in plain letters, where those are asked for. */
Test(fit_write, plain_letters)
{
	vk_buf file = { 0 };
	struct vk__fit_message m;
	struct vk__fit *fit;
	const char *text;
	size_t len;

	options.ascii = true;
	cr_assert_eq(export_to(STEPS, ",'name':'\xc3\xa9t\xc3\xa9',"
	    "'description':'\xc3\xa9t\xc3\xa9'", &file, NULL), VK_OK);
	cr_assert_eq(vk__fit_new(&fit), VK_OK);
	find(fit, &file, VK__FIT_WORKOUT, &m);
	cr_assert(vk__fit_text(&m, VK__FIT_WORKOUT_NAME, &text, &len));
	cr_expect_eq(len, 3);
	cr_expect_arr_eq(text, "ete", 3);
	cr_assert(vk__fit_text(&m, VK__FIT_WORKOUT_DESCRIPTION, &text,
	    &len));
	cr_expect_eq(len, 3);
	cr_expect_arr_eq(text, "ete", 3);
	vk__fit_free(fit);
	vk_buf_free(&file);
}
