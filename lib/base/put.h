/* SPDX-License-Identifier: MIT */
/*
 * Appending to a buffer without a call while it has room, for the writers
 * of records. A failed append sets buf->failed, as that of vk_buf_add.
 */
#ifndef VK_BASE_PUT_H
#define VK_BASE_PUT_H

#include <string.h>

#include "../vekta.h"

static inline void
vk__put(vk_buf *buf, const void *data, size_t len)
{
	/* Less than all that is left: a buffer without memory has no room. */
	if (len < buf->cap - buf->len) {
		memcpy(buf->data + buf->len, data, len);
		buf->len += len;
	} else {
		vk_buf_add(buf, data, len);
	}
}

static inline void
vk__put_char(vk_buf *buf, char c)
{
	if (buf->len < buf->cap)
		buf->data[buf->len++] = c;
	else
		vk_buf_add_char(buf, c);
}

/* A text that the compiler knows the length of. */
#define VK__PUT(buf, literal) vk__put(buf, "" literal, sizeof literal - 1)

/* A word of a table: all of it is copied, which takes no loop. */
struct vk__word {
	char text[15]; /* ends with a NUL */
	uint8_t len;
};

#define VK__WORD(literal) { literal, sizeof literal - 1 }

static inline void
vk__put_word(vk_buf *buf, const struct vk__word *word)
{
	if (sizeof word->text < buf->cap - buf->len) {
		memcpy(buf->data + buf->len, word->text, sizeof word->text);
		buf->len += word->len;
	} else {
		vk_buf_add(buf, word->text, word->len);
	}
}

/*
 * Appends text as it stands inside a JSON string, without the quotes. The
 * bytes must be valid UTF-8.
 */
void vk__put_escaped(vk_buf *buf, const char *text, size_t len);

#endif
