/* SPDX-License-Identifier: MIT */
/* Reads back what a judgement left in a record. */
#include "../record/deep.h"
#include "../vekta.h"

vk_status
vk_record_verdict(const vk_record *rec, vk_verdict *verdict,
    double *confidence)
{
	vk_buf text = { 0 };
	vk_status status = vk__deep_string(rec, "vekta.score", "verdict",
	    &text);

	if (status == VK_OK)
		status = vk_verdict_read(text.data, text.len, verdict);
	if (status == VK_OK && vk__deep_number(rec, "vekta.score",
	    "confidence", confidence) != VK_OK)
		*confidence = 0;
	vk_buf_free(&text);
	return status;
}
