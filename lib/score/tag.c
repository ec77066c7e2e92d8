/* SPDX-License-Identifier: MIT */
/* Tags of a record: an array of strings that others add to, too. */
#include "tag.h"

#include <string.h>

#include "../record/json.h"
#include "evidence.h"

vk_status
vk__tag_add(vk_record *rec, const char *tag, vk_buf *buf)
{
	const char *json, *at, *code;
	size_t len, code_len, tag_len = strlen(tag);
	bool empty = true;

	vk_buf_clear(buf);
	if (tag_len == 0)
		return VK_OK;
	if (vk_record_get(rec, "tags", &json, &len) != VK_OK ||
	    *json == 'n') {
		vk_buf_add_char(buf, '[');
	} else if (*json == '[') {
		at = json;
		while (vk__evidence_code(&at, &code, &code_len))
			if (code_len == tag_len &&
			    memcmp(code, tag, tag_len) == 0)
				return VK_OK;
		empty = json[1 + vk__json_space(json + 1, 0)] == ']';
		vk_buf_add(buf, json, len - 1);
	} else {
		return VK_OK;
	}
	vk_buf_add_text(buf, empty ? "\"" : ",\"");
	vk_buf_add_text(buf, tag);
	vk_buf_add_text(buf, "\"]");
	if (buf->failed)
		return VK_ENOMEM;
	return vk_record_set(rec, "tags", buf->data, buf->len);
}
