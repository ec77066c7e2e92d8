/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the record: any bytes as a line. What is read must leave as it
 * came, edits must be found by a fresh reading, a workout must survive being
 * written, and cJSON must judge alike wherever it is strict.
 */
#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/vekta.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "fuzz_record.c:%d: not so: %s\n", line, what);
	abort();
}

static bool
same(const char *a, size_t a_len, const char *b, size_t b_len)
{
	return a_len == b_len && (a_len == 0 || memcmp(a, b, a_len) == 0);
}

/* --------------------------------------------------------------- judge */

/* RFC 8259's number, written apart from the library's. */
static bool
is_strict_number(const char *at, size_t len)
{
	char text[64];
	size_t i = 0;

	if (len >= sizeof text)
		return false; /* cJSON reads 63 characters of a number */
	memcpy(text, at, len);
	text[len] = '\0';
	i += text[i] == '-';
	if (text[i] == '0')
		i++;
	else if (text[i] >= '1' && text[i] <= '9')
		i += strspn(text + i, "0123456789");
	else
		return false;
	if (text[i] == '.') {
		if (strspn(text + i + 1, "0123456789") == 0)
			return false;
		i += 1 + strspn(text + i + 1, "0123456789");
	}
	if (text[i] == 'e' || text[i] == 'E') {
		i++;
		i += text[i] == '+' || text[i] == '-';
		if (strspn(text + i, "0123456789") == 0)
			return false;
		i += strspn(text + i, "0123456789");
	}
	return i == len;
}

static bool
is_number_byte(uint8_t c)
{
	return (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr("+-.eE", c) != NULL);
}

static size_t
hex_digits(const uint8_t *at)
{
	size_t n = 0;

	while (n < 4 && at[n] != '\0' &&
	    strchr("0123456789abcdefABCDEF", at[n]) != NULL)
		n++;
	return n;
}

/*
 * Whether the text holds nothing that cJSON takes and RFC 8259 does not:
 * control characters, loose numbers and escapes, bytes that are not ASCII.
 */
static bool
judge_is_strict(const uint8_t *data, size_t size)
{
	bool inside = false;
	size_t i = 0;

	while (i < size) {
		size_t from = i;

		if (data[i] < 0x20 || data[i] >= 0x7f)
			return false;
		if (data[i] == '"')
			inside = !inside;
		if (inside && data[i] == '\\') {
			/* It reads broken digits as U+0000. */
			if (i + 6 <= size && data[i + 1] == 'u' &&
			    hex_digits(data + i + 2) < 4)
				return false;
			i++;
		}
		if (inside || data[i] == '"' ||
		    !((data[i] >= '0' && data[i] <= '9') || data[i] == '-')) {
			i++;
			continue;
		}
		while (i < size && is_number_byte(data[i]))
			i++;
		if (!is_strict_number((const char *)data + from, i - from))
			return false;
	}
	return true;
}

static cJSON *
judge(const uint8_t *data, size_t size)
{
	const char *end = NULL;
	cJSON *json = cJSON_ParseWithLengthOpts((const char *)data, size,
	    &end, 0);

	if (json == NULL)
		return NULL;
	while (end < (const char *)data + size && strchr(" \t\r\n", *end) &&
	    *end != '\0')
		end++;
	if (cJSON_IsObject(json) && end == (const char *)data + size)
		return json;
	cJSON_Delete(json);
	return NULL;
}

/* A number too long for cJSON, which it refuses. */
static bool
has_long_number(const uint8_t *data, size_t size)
{
	size_t run = 0;

	for (size_t i = 0; i < size; i++) {
		run = is_number_byte(data[i]) ? run + 1 : 0;
		if (run > 60)
			return true;
	}
	return false;
}

/* A member that both know has one value. */
static void
compare_member(const vk_record *rec, const cJSON *object, const char *name)
{
	const cJSON *item = NULL;
	const cJSON *m;
	const char *json;
	size_t len;
	vk_buf text = { 0 };
	double value;

	for (m = object->child; m != NULL; m = m->next)
		if (strcmp(m->string, name) == 0)
			item = m;
	if (item == NULL) {
		vk_buf_free(&text);
		return;
	}
	MUST(vk_record_get(rec, name, &json, &len) == VK_OK);
	if (cJSON_IsNumber(item) && isfinite(item->valuedouble)) {
		MUST(vk_record_number(rec, name, &value) == VK_OK);
		MUST(value >= item->valuedouble && value <= item->valuedouble);
	} else if (cJSON_IsString(item)) {
		MUST(vk_record_string(rec, name, &text) == VK_OK);
		MUST(strcmp(vk_buf_text(&text), item->valuestring) == 0);
	} else {
		MUST(vk_record_number(rec, name, &value) == VK_ABSENT);
		MUST(vk_record_string(rec, name, &text) == VK_ABSENT);
	}
	vk_buf_free(&text);
}

static void
compare(const vk_record *rec, vk_status status, const vk_error *err,
    const uint8_t *data, size_t size)
{
	cJSON *json = judge(data, size);
	bool nul = false;

	for (size_t i = 0; i + 5 < size; i++)
		nul = nul || memcmp(data + i, "\\u0000", 6) == 0;
	if (status == VK_OK && !has_long_number(data, size))
		MUST(json != NULL);
	if (status != VK_OK && json != NULL && judge_is_strict(data, size))
		MUST(strcmp(err->code, "json-depth") == 0 ||
		    strcmp(err->code, "json-surrogate") == 0);
	if (status == VK_OK && json != NULL && !nul) {
		compare_member(rec, json, "a");
		compare_member(rec, json, "name");
	}
	cJSON_Delete(json);
}

/* --------------------------------------------------------------- edits */

static const char *const path[] = {
	"vekta.score", "vekta", "name", "workout_doc.steps", "a", "a.b", ""
};

static const char *const value[] = {
	"{\"b\":[1,2]}", "\"text\"", "null", NULL, "{}",
	"{ \"score\" : 1 , \"steps\":[] }"
};

enum { PATHS = sizeof path / sizeof path[0] };
enum { VALUES = sizeof value / sizeof value[0] };

/* All paths must lead to the same bytes in both. */
static void
must_agree(const vk_record *rec, vk_record *fresh)
{
	const char *a, *b;
	size_t a_len, b_len;

	vk_record_bytes(rec, &a, &a_len);
	MUST(vk_record_read(fresh, a, a_len, NULL) == VK_OK);
	for (size_t i = 0; i < PATHS; i++) {
		vk_status status = vk_record_get(rec, path[i], &a, &a_len);

		MUST(vk_record_get(fresh, path[i], &b, &b_len) == status);
		MUST(status != VK_OK || same(a, a_len, b, b_len));
	}
}

static void
edit(vk_record *rec, vk_record *fresh, uint32_t seed)
{
	for (int i = 0; i < 6; i++) {
		const char *p, *v, *json;
		size_t len;

		seed = seed * 1664525 + 1013904223;
		p = path[(seed >> 8) % PATHS];
		v = value[(seed >> 16) % VALUES];
		MUST(vk_record_set(rec, p, v, v ? strlen(v) : 0) == VK_OK);
		must_agree(rec, fresh);
		if (v == NULL)
			MUST(vk_record_get(rec, p, &json, &len) == VK_ABSENT);
		else
			MUST(vk_record_get(rec, p, &json, &len) == VK_OK &&
			    same(json, len, v, strlen(v)));
	}
}

static void
write_again(vk_record *rec, vk_record *fresh)
{
	vk_workout w = { 0 };
	vk_buf one = { 0 };
	vk_buf two = { 0 };
	vk_error err;
	vk_walk walk = { 0 };
	vk_extent extent;
	size_t steps = 0;

	if (vk_record_workout(rec, &w, &err) == VK_OK) {
		vk_workout_write(&w, &one);
		vk_workout_extent(&w, &extent);
		while (vk_workout_walk(&w, &walk) != NULL)
			steps++;
		MUST(steps == extent.steps && steps <= VK_WORKOUT_EXPANDED);
		vk_record_clear(fresh);
		MUST(vk_record_set(fresh, "workout_doc", one.data, one.len) ==
		    VK_OK);
		MUST(vk_record_workout(fresh, &w, &err) == VK_OK);
		vk_workout_write(&w, &two);
		MUST(same(one.data, one.len, two.data, two.len));
	}
	vk_buf_free(&one);
	vk_buf_free(&two);
	vk_workout_free(&w);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	vk_record *rec = NULL;
	vk_record *fresh = NULL;
	vk_error err = { 0 };
	const char *json;
	size_t len;
	vk_status status;

	MUST(vk_record_new(&rec) == VK_OK && vk_record_new(&fresh) == VK_OK);
	status = vk_record_read(rec, (const char *)data, size, &err);
	compare(rec, status, &err, data, size);
	if (status == VK_OK) {
		vk_record_bytes(rec, &json, &len);
		MUST(same(json, len, (const char *)data, size));
		write_again(rec, fresh);
		edit(rec, fresh, (uint32_t)size * 2654435761u +
		    (size > 2 ? data[size / 2] : 0));
	} else {
		MUST(err.status == status && err.column <= size + 1);
	}
	vk_record_free(rec);
	vk_record_free(fresh);
	return 0;
}
