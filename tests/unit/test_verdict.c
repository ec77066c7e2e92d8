/* SPDX-License-Identifier: MIT */
#include "formats_record.h"

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
