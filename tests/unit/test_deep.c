/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/deep.h"

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

static void
verdict(const char *json, vk_status status, vk_verdict expected,
    double confidence)
{
	vk_record *rec = record_of(json);
	vk_verdict found = VK_VERDICT_COUNT;
	double value = -1;

	cr_assert_eq(vk_record_verdict(rec, &found, &value), status, "%s",
	    json);
	if (status == VK_OK) {
		cr_assert_eq(found, expected);
		cr_assert_eq(value, confidence);
	}
	vk_record_free(rec);
}

Test(deep, verdict)
{
	verdict("{'vekta':{'score':{'verdict':'accept','confidence':0.9}}}",
	    VK_OK, VK_VERDICT_ACCEPT, 0.9);
	verdict("{'vekta':{'score':{'verdict':'reject'}}}", VK_OK,
	    VK_VERDICT_REJECT, 0);
	verdict("{'vekta':{'score':{'verdict':'perhaps'}}}", VK_ABSENT, 0, 0);
	verdict("{'vekta':{'score':{'verdict':1}}}", VK_ABSENT, 0, 0);
	verdict("{'vekta':{}}", VK_ABSENT, 0, 0);
	verdict("{}", VK_ABSENT, 0, 0);
}
