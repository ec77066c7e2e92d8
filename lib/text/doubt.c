/* SPDX-License-Identifier: MIT */
/* The codes of doubts, as records carry them and weights.tsv weighs them. */
#include "grammar.h"

const char *
vk__doubt_code(enum vk__doubt doubt)
{
	static const char *const codes[] = { "rest-place", "bare-number", "count-scope",
		"count-range", "amount-range", "alternative", "negation", "contradiction",
		"total", "pattern", "embedded", "group-end", "count-alone", "target-place",
		"amount-missing", "embedded-edge",
		"question", "set-end", "period", "several", "condition",
		"table", "share" };

	return (unsigned)doubt < sizeof(codes) / sizeof(*codes) ? codes[doubt] : "";
}
