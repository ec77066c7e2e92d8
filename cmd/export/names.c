/* SPDX-License-Identifier: MIT */
/*
 * Tells equal file names apart. Only names as records gave them are stored,
 * with how often each was met; the numbered ones follow from that count, so a
 * million equal names cost one entry.
 */
#include "names.h"

#include <stdlib.h>
#include <string.h>

void
export_names_free(struct export_names *names)
{
	free(names->key);
	free(names->count);
	memset(names, 0, sizeof *names);
}

/* FNV-1a, 64 bits. Equal hashes only cost a needless suffix. */
static uint64_t
hash(const char *text, size_t len)
{
	uint64_t h = 0xcbf29ce484222325U;
	size_t i;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c >= 'A' && c <= 'Z')
			c |= 0x20;
		h = (h ^ c) * 0x100000001b3U;
	}
	return h != 0 ? h : 1; /* 0 marks a free slot */
}

static size_t
slot(const struct export_names *names, uint64_t key)
{
	size_t at = (size_t)key & (names->cap - 1);

	while (names->key[at] != 0 && names->key[at] != key)
		at = (at + 1) & (names->cap - 1);
	return at;
}

/* How often the name was met; 0: never. */
static uint32_t
met(const struct export_names *names, const char *text, size_t len)
{
	uint64_t key = hash(text, len);
	size_t at;

	if (names->cap == 0)
		return 0;
	at = slot(names, key);
	return names->key[at] == key ? names->count[at] : 0;
}

static vk_status
grow(struct export_names *names)
{
	struct export_names bigger = { 0 };
	size_t i;

	bigger.cap = names->cap == 0 ? 256 : names->cap * 2;
	bigger.key = calloc(bigger.cap, sizeof *bigger.key);
	bigger.count = calloc(bigger.cap, sizeof *bigger.count);
	if (bigger.key == NULL || bigger.count == NULL) {
		export_names_free(&bigger);
		return VK_ENOMEM;
	}
	for (i = 0; i < names->cap; i++) {
		size_t at;

		if (names->key[i] == 0)
			continue;
		at = slot(&bigger, names->key[i]);
		bigger.key[at] = names->key[i];
		bigger.count[at] = names->count[i];
	}
	bigger.used = names->used;
	bigger.serial = names->serial;
	export_names_free(names);
	*names = bigger;
	return VK_OK;
}

/* Whether text is a numbered name that this run already gave away. */
static bool
was_given(const struct export_names *names, const char *text, size_t len)
{
	uint64_t number = 0;
	size_t digits = 0;
	uint64_t scale = 1;

	while (digits < len && digits < 9 &&
	    text[len - 1 - digits] >= '0' && text[len - 1 - digits] <= '9') {
		number += scale *
		    (uint64_t)(text[len - 1 - digits] - '0');
		scale *= 10;
		digits++;
	}
	if (digits == 0 || digits == len || text[len - 1 - digits] != '-' ||
	    text[len - digits] == '0' || number < 2)
		return false;
	return met(names, text, len - digits - 1) >= number;
}

static void
add_number(vk_buf *name, const char *joint, uint64_t number)
{
	vk_buf_add_text(name, joint);
	vk_buf_add_uint(name, number);
}

/* The name is taken: count it up to a number that is free. */
static void
renumber(struct export_names *names, vk_buf *name)
{
	size_t at = slot(names, hash(name->data, name->len));
	size_t len = name->len;

	do {
		name->len = len;
		names->count[at]++;
		add_number(name, "-", names->count[at]);
	} while (!name->failed && met(names, name->data, name->len) > 0);
}

vk_status
export_names_take(struct export_names *names, vk_buf *name)
{
	bool given;
	size_t at;

	names->serial++;
	if ((names->used + 1) * 4 > names->cap * 3 &&
	    names->used < EXPORT_NAMES && grow(names) != VK_OK)
		return VK_ENOMEM;
	if (met(names, name->data, name->len) > 0) {
		renumber(names, name);
		return name->failed ? VK_ENOMEM : VK_OK;
	}
	if (names->used >= EXPORT_NAMES) {
		add_number(name, "-n", names->serial);
		return name->failed ? VK_ENOMEM : VK_OK;
	}
	given = was_given(names, name->data, name->len);
	at = slot(names, hash(name->data, name->len));
	names->key[at] = hash(name->data, name->len);
	names->count[at] = 1;
	names->used++;
	if (given)
		renumber(names, name);
	return name->failed ? VK_ENOMEM : VK_OK;
}
