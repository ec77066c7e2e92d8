/* SPDX-License-Identifier: MIT */
/*
 * JSON as bytes: a strict check that notes where members stand, look-ups in
 * text that passed it, and the decoding of strings. Nothing is built.
 */
#ifndef VK_RECORD_JSON_H
#define VK_RECORD_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../vekta.h"

enum {
	VK__MEMBERS = 65536, /* of one object that is indexed */
	VK__JSON_SLACK = 8   /* NUL bytes that must follow a checked text */
};

/* Where a member stands: offsets from the beginning of the text. */
struct vk__member {
	uint32_t key; /* without its quotes */
	uint32_t key_len;
	uint32_t value;
	uint32_t value_len;
	bool escaped; /* the key holds a backslash */
};

struct vk__members {
	struct vk__member *at;
	size_t count;
	size_t cap;
	bool skipped; /* a part that has not been indexed: look in the text */
};

/* The members whose own members are indexed too. */
enum vk__part {
	VK__PART_VEKTA,
	VK__PART_WORKOUT, /* "workout_doc" */
	VK__PART_COUNT    /* any other */
};

struct vk__index {
	struct vk__members top;
	struct vk__members part[VK__PART_COUNT];
};

enum vk__part vk__part_named(const char *name, size_t len);
void vk__index_clear(struct vk__index *index);
void vk__index_free(struct vk__index *index);
/* Makes room for more. VK_OK, VK_ENOMEM, VK_ELIMIT. */
vk_status vk__members_reserve(struct vk__members *members, size_t more);

/*
 * Checks text[0..len): one object and nothing but white space around it,
 * by RFC 8259, UTF-8, VK_JSON_DEPTH; lone surrogates are refused. At least
 * VK__JSON_SLACK bytes after len must be readable and NUL. Notes where the
 * members of the object stand; a part that is no object has none.
 * VK_OK, VK_ENOMEM, VK_ELIMIT, VK_EUTF8, VK_ESYNTAX.
 */
vk_status vk__json_check(const char *text, size_t len,
    struct vk__index *index, vk_error *err);

/*
 * Walks the members of the checked object text[*at..), with *at first on its
 * "{" and then left alone by the caller. False at the end.
 */
bool vk__json_member(const char *text, uint32_t *at,
    struct vk__member *member);
/* The end of the value that begins at text[at], in checked text. */
uint32_t vk__json_skip(const char *text, uint32_t at);
/* The first offset from at on that holds no white space. */
uint32_t vk__json_space(const char *text, uint32_t at);
bool vk__json_named_escaped(const char *key, size_t key_len, const char *name,
    size_t len);

/* Whether the member of text is called name: no call where the compiler knows
 * the length. */
static inline bool
vk__json_named(const char *text, const struct vk__member *member,
    const char *name, size_t len)
{
	const char *key = text + member->key;

	if (member->escaped)
		return vk__json_named_escaped(key, member->key_len, name, len);
	return member->key_len == len && memcmp(key, name, len) == 0;
}

/* The last member of that name, NULL when there is none. */
struct vk__member *vk__members_find(const struct vk__members *members,
    const char *text, const char *name, size_t len);
/*
 * Appends the characters of a checked JSON string, given without quotes.
 * Check out->failed.
 */
void vk__json_decode(const char *text, size_t len, vk_buf *out);

#endif
