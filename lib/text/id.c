/* SPDX-License-Identifier: MIT */
/*
 * Ids of readings. They are made of the folded text, the date and the
 * athlete: how a text is spelled and spaced does not change them.
 */
#include "id.h"

#include <string.h>

#include "../base/put.h"

/* The namespace of vekta's ids (UUIDv5): any fixed UUID serves. */
static const uint8_t space[VK__UUID_BYTES] = { 0x6e, 0x1b, 0x2f, 0x5c, 0x0d, 0x43,
	0x5a, 0x8e, 0x9b, 0x57, 0x4c, 0x1d, 0x86, 0xe2, 0x70, 0x33 };

/*
 * Blanks do not change a text: one between words, none at the ends. Tokens
 * with one blank or none between them are copied together.
 */
static void
add_words(vk_buf *key, const struct vk__reading *r)
{
	const char *text = r->folded.text;
	size_t from = 0;
	size_t to = 0; /* [from, to) is still to be copied */

	if (r->raws.even && r->raws.count > 0) {
		from = r->raws.raw[0].beg;
		vk__put(key, text + from, r->raws.raw[r->raws.count - 1].end - from);
		return;
	}
	for (size_t i = 0; i < r->raws.count; i++) {
		const struct vk__raw *raw = &r->raws.raw[i];

		if (raw->kind == VK__RAW_LINE)
			continue;
		if (to == 0 || (raw->beg != to && (raw->beg != to + 1 || text[to] != ' '))) {
			if (to > 0) {
				vk__put(key, text + from, to - from);
				vk__put_char(key, ' ');
			}
			from = raw->beg;
		}
		to = raw->end;
	}
	if (to > from)
		vk__put(key, text + from, to - from);
}

static vk_status
make_key(struct vk__reading *r, const char *date, const vk_buf *athlete)
{
	vk_buf *key = &r->key;

	vk__uuid_begin(key, space);
	add_words(key, r);
	vk__put_char(key, '\n');
	if (date[0] != '\0')
		vk__put(key, date, strlen(date));
	vk__put_char(key, '\n');
	if (athlete != NULL && athlete->len > 0)
		vk__put(key, athlete->data, athlete->len);
	vk__uuid_end(key);
	return key->failed ? VK_ENOMEM : VK_OK;
}

void
vk__id_date(const struct vk__reading *r, char date[VK__DATE_SIZE])
{
	date[0] = '\0';
	if (r->lead.has_date)
		vk__date_write(r->lead.date, date);
}

void
vk__id_all(struct vk__reading *reading, size_t count)
{
	const vk_buf *key[VK_PARSER_TEXTS] = { NULL };
	struct vk__reading *of[VK_PARSER_TEXTS];
	char id[VK_PARSER_TEXTS][VK__UUID_SIZE];
	char date[VK__DATE_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		struct vk__reading *r = &reading[i];

		if (r->status != VK_OK)
			continue;
		vk__id_date(r, date);
		r->status = make_key(r, date, NULL);
		if (r->status != VK_OK)
			continue;
		key[n] = &r->key;
		of[n++] = r;
	}
	vk__uuid_write(key, id, n);
	for (size_t i = 0; i < n; i++)
		memcpy(of[i]->id, id[i], VK__UUID_SIZE);
}

vk_status
vk__id_make(struct vk__reading *r, const char *date, const vk_buf *athlete,
    char id[VK__UUID_SIZE])
{
	const vk_buf *key = &r->key;
	char made[1][VK__UUID_SIZE];

	if (make_key(r, date, athlete) != VK_OK)
		return VK_ENOMEM;
	vk__uuid_write(&key, made, 1);
	memcpy(id, made[0], VK__UUID_SIZE);
	return VK_OK;
}
