/* SPDX-License-Identifier: MIT */
/* The lists inside a record as texts for people. */
#ifndef EXPLAIN_LISTS_H
#define EXPLAIN_LISTS_H

#include <vekta.h>

/*
 * One element: a string, the "text" or "message" of an object, or its "from"
 * and "to".
 */
typedef void lists_fn(void *ctx, const char *text, size_t len);

/*
 * Calls fn for each element of the array that is called name in the object,
 * which is JSON that a record holds; for none when there is no such array.
 * False: out of memory.
 */
bool lists_each(const char *object, const char *name, lists_fn *fn, void *ctx);
/* The value of a name in the object. False: there is none. */
bool lists_find(const char *object, const char *name, const char **value,
    uint32_t *len);

#endif
