/* SPDX-License-Identifier: MIT */
/* Files say nothing of their encoding; old ones are in windows-1252. */
#include "decode.h"

#include "../base/utf8.h"
#include "cp1252.h"

/* The line of the first byte that is no UTF-8. */
static vk_status
bad_utf8(struct vk__reading *reading, size_t at, vk_error *err)
{
	const char *data = reading->data;
	size_t from = 0;
	size_t i;

	reading->line = 1;
	for (i = 0; i < at; i++) {
		if (data[i] == '\n' || (data[i] == '\r' &&
		    data[i + 1] != '\n')) {
			reading->line++;
			from = i + 1;
		}
	}
	return vk_error_set(err, VK_EUTF8, at - from + 1, "import-utf8",
	    "no UTF-8: --lenient reads windows-1252", NULL, NULL);
}

vk_status
vk__decode(struct vk__reading *reading, vk_buf *text, vk_error *err)
{
	size_t at = vk__utf8_check(reading->data, reading->len);

	if (at == reading->len)
		return VK_OK;
	if (!reading->lenient)
		return bad_utf8(reading, at, err);
	vk__cp1252_add(text, reading->data, reading->len);
	if (text->failed)
		return VK_ENOMEM;
	vk__notes_add(reading->notes, "import-recoded", NULL, NULL);
	reading->data = text->data;
	reading->len = text->len;
	return VK_OK;
}
