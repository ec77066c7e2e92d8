/* SPDX-License-Identifier: MIT */
/*
 * Reads the parser's evidence from a record. Counts may stand as a number,
 * as true, or as a list of the things counted. Nothing here judges.
 */
#include "evidence.h"

#include <string.h>

#include "../base/number.h"
#include "../record/json.h"

/* From after "[" or "," to the next element; false at the end. */
static bool
next_element(const char **at)
{
	const char *p = *at;

	p += vk__json_space(p, 0);
	if (*p == ']')
		return false;
	p++;
	p += vk__json_space(p, 0);
	*at = p;
	return *p != ']';
}

bool
vk__evidence_code(const char **at, const char **code, size_t *len)
{
	while (next_element(at)) {
		const char *value = *at;

		*at += vk__json_skip(value, 0);
		if (*value != '"')
			continue;
		*code = value + 1;
		*len = (size_t)(*at - value) - 2;
		return true;
	}
	return false;
}

static double
count_elements(const char *array)
{
	double count = 0;

	while (next_element(&array)) {
		array += vk__json_skip(array, 0);
		count++;
	}
	return count;
}

static double
read_count(const char *value, size_t len)
{
	double count = 0;

	if (*value == '[')
		return count_elements(value);
	if (*value == 't')
		return 1;
	if (!vk__number_read(value, len, &count) || count < 0)
		return 0;
	return count;
}

struct name {
	const char *text;
	size_t len;
	size_t offset;
};

#define NAME(n) { #n, sizeof #n - 1, offsetof(struct vk__evidence, n) }

static const struct name names[] = { NAME(bytes), NAME(read),
	NAME(unread_words), NAME(unread_numbers), NAME(corrected),
	NAME(assumed), NAME(off_domain), NAME(stated_total) };

static void
take_member(const char *json, const struct vk__member *member,
    struct vk__evidence *evidence)
{
	const char *value = json + member->value;
	double count;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (!vk__json_named(json, member, names[i].text,
		    names[i].len))
			continue;
		count = read_count(value, member->value_len);
		memcpy((char *)evidence + names[i].offset, &count,
		    sizeof count);
		return;
	}
	if (*value == '[' && vk__json_named(json, member, "doubts", 6))
		evidence->doubts = value;
}

void
vk__evidence_read(const vk_record *rec, struct vk__evidence *evidence)
{
	struct vk__member member;
	const char *parse, *json = NULL;
	size_t len;
	uint32_t at = 0;

	memset(evidence, 0, sizeof *evidence);
	if (vk_record_get(rec, "vekta.parse", &parse, &len) != VK_OK ||
	    *parse != '{')
		return;
	while (vk__json_member(parse, &at, &member))
		if (vk__json_named(parse, &member, "evidence", 8))
			json = parse + member.value;
	if (json == NULL || *json != '{')
		return;
	evidence->present = true;
	at = 0;
	while (vk__json_member(json, &at, &member))
		take_member(json, &member, evidence);
}
