/* SPDX-License-Identifier: MIT */
/*
 * Reads the parser's evidence from a record. Counts may stand as a number,
 * as true, or as a list of the things counted. Nothing here judges.
 */
#include "evidence.h"

#include <string.h>

#include "../base/number.h"
#include "../record/json.h"
#include "stated.h"

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

/* Reads the count at *at and goes behind it. */
static double
read_count(const char **at)
{
	const char *value = *at;
	double count = 0;

	/* Nearly all of them are a few digits. */
	while (**at >= '0' && **at <= '9' && *at - value < 15)
		count = count * 10 + (*(*at)++ - '0');
	if (*at > value && (**at == ',' || **at == '}'))
		return count;
	*at = value + vk__json_skip(value, 0);
	if (*value == '[')
		return count_elements(value);
	if (*value == 't')
		return 1;
	if (!vk__number_read(value, (size_t)(*at - value), &count) ||
	    count < 0)
		return 0;
	return count;
}

struct name {
	const char *text; /* with the quote that ends it */
	size_t len;
	size_t offset;
};

#define NAME(n) { #n "\"", sizeof #n, offsetof(struct vk__evidence, n) }

/* In the order in which the parser writes them. */
static const struct name names[] = { NAME(bytes), NAME(read),
	NAME(unread_words), NAME(unread_numbers), NAME(corrected),
	NAME(assumed), NAME(stated_total), NAME(off_domain) };

enum { NAMES = sizeof names / sizeof names[0] };

/* The name that the key is, first guessed to be the one at *next. */
static const struct name *
find_name(const char *key, size_t *next)
{
	for (size_t i = 0; i < NAMES; i++) {
		const struct name *name = &names[(*next + i) % NAMES];

		if (strncmp(name->text, key, name->len) != 0)
			continue;
		*next = (size_t)(name - names) + 1;
		return name;
	}
	return NULL;
}

/* The key after *at, without its first quote; NULL at the end. Keys with
 * escapes are none of ours. */
static const char *
next_key(const char *at)
{
	at += vk__json_space(at, 0);
	if (*at == '}')
		return NULL;
	at++;
	at += vk__json_space(at, 0);
	return *at == '}' ? NULL : at + 1;
}

/* The value behind a key, len bytes of which are known. */
static const char *
value_of(const char *key, size_t len)
{
	if (len > 0) {
		key += len;
	} else {
		while (*key != '"')
			key += *key == '\\' ? 2 : 1;
		key++;
	}
	key += vk__json_space(key, 0) + 1;
	return key + vk__json_space(key, 0);
}

/* Reads the object at at; returns the place behind it. */
static const char *
read_members(const char *at, struct vk__evidence *evidence)
{
	const char *key;
	size_t next = 0;

	memset(evidence, 0, sizeof *evidence);
	evidence->present = true;
	while ((key = next_key(at)) != NULL) {
		const struct name *name = find_name(key, &next);
		double count;

		at = value_of(key, name != NULL ? name->len : 0);
		if (name != NULL) {
			count = read_count(&at);
			memcpy((char *)evidence + name->offset, &count,
			    sizeof count);
			continue;
		}
		if (*at == '[' && strncmp(key, "doubts\"", 7) == 0)
			evidence->doubts = at;
		at += vk__json_skip(at, 0);
	}
	/* On the brace that ends it, or on one without members. */
	at += vk__json_space(at, 0);
	if (*at == '{')
		at += 1 + vk__json_space(at + 1, 0);
	return at + 1;
}

/*
 * The parser writes the evidence last, behind lists that take longer to pass
 * over than it takes to read. In checked text a comma and a bare quote begin
 * a name, and when only the end of vekta.parse follows the object, it is the
 * last member of that.
 */
static bool
read_last(const char *parse, size_t len, struct vk__evidence *evidence)
{
	static const char before[] = ",\"evidence\":";
	enum { BEFORE = sizeof before - 1, FAR = 512 };
	const char *end = parse + len;
	const char *at = len > FAR ? end - FAR : parse + 1;

	while ((at = memchr(at, '{', (size_t)(end - at))) != NULL) {
		if (at - parse > BEFORE &&
		    memcmp(at - BEFORE, before, BEFORE) == 0 &&
		    read_members(at, evidence) == end - 1)
			return true;
		at++;
	}
	return false;
}

void
vk__evidence_read(const vk_record *rec, struct vk__evidence *evidence)
{
	const char *at, *key, *found = NULL;
	size_t len;

	memset(evidence, 0, sizeof *evidence);
	if (vk_record_get(rec, "vekta.parse", &at, &len) != VK_OK ||
	    *at != '{' || read_last(at, len, evidence))
		return;
	memset(evidence, 0, sizeof *evidence);
	while ((key = next_key(at)) != NULL) {
		at = value_of(key, 0);
		if (strncmp(key, "evidence\"", 9) == 0)
			found = at;
		at += vk__json_skip(at, 0);
	}
	if (found != NULL && *found == '{')
		(void)read_members(found, evidence);
}

double
vk__stated_total(const vk_record *rec)
{
	struct vk__evidence evidence;

	vk__evidence_read(rec, &evidence);
	return evidence.stated_total;
}
