/* SPDX-License-Identifier: MIT */
#include "../../lib/record/deep.h"

#include "formats_record.h"

Test(deep, members)
{
	vk_record *rec = record_of("{'vekta':{'score':{'a':1,'b':'x\\n',"
	    "'a':2.5,'c':null},'parse':[1]}}");
	vk_buf out = { 0 };
	const char *json;
	double value;
	size_t len;

	cr_assert_eq(vk__deep_get(rec, "vekta.score", "c", &json, &len),
	    VK_OK);
	cr_assert_arr_eq(json, "null", len);
	cr_assert_eq(vk__deep_get(rec, "vekta.score", "d", &json, &len),
	    VK_ABSENT);
	cr_assert_eq(vk__deep_get(rec, "vekta.parse", "d", &json, &len),
	    VK_ABSENT);
	cr_assert_eq(vk__deep_number(rec, "vekta.score", "a", &value), VK_OK);
	cr_assert_eq(value, 2.5, "the last one counts");
	cr_assert_eq(vk__deep_number(rec, "vekta.score", "b", &value),
	    VK_ABSENT);
	cr_assert_eq(vk__deep_string(rec, "vekta.score", "b", &out), VK_OK);
	cr_assert_str_eq(vk_buf_text(&out), "x\n");
	cr_assert_eq(vk__deep_string(rec, "vekta.score", "a", &out),
	    VK_ABSENT);
	cr_assert_eq(out.len, 0);
	vk_buf_free(&out);
	vk_record_free(rec);
}
