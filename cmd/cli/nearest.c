/* SPDX-License-Identifier: MIT */
/* Finds the nearest known word by the number of edits between words. */
#include "nearest.h"

#include <string.h>

enum { LETTERS = 32 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

/* Levenshtein distance, one row at a time. */
static size_t
distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t row[LETTERS + 1];
	size_t i, j;

	for (j = 0; j <= b_len; j++)
		row[j] = j;
	for (i = 1; i <= a_len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (j = 1; j <= b_len; j++) {
			size_t above = row[j];

			row[j] = least(row[j - 1] + 1, above + 1,
			    diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[b_len];
}

const char *
nearest(const char *word, const char *const *known, size_t count)
{
	size_t len = strcspn(word, "=");
	size_t best = len / 3 + 1;
	const char *found = NULL;
	size_t i;

	if (len > LETTERS)
		return NULL;
	for (i = 0; i < count; i++) {
		size_t known_len = strlen(known[i]);
		size_t d;

		if (known_len > LETTERS)
			continue;
		d = distance(word, len, known[i], known_len);
		if (d <= best && (found == NULL || d < best)) {
			best = d;
			found = known[i];
		}
	}
	return found;
}
