/* SPDX-License-Identifier: MIT */
/*
 * One activity and its accounts: whether two are of one activity, and what
 * the richer one adds.
 */
#include "activity.h"

#include <math.h>
#include <string.h>

enum {
	DAY = 86400,
	QUARTER = 900,
	NEAR = 120 /* s between two starts of one activity */
};

#define ALIKE 0.02 /* the share by which two durations may differ */

static const char *
text_of(const vk_activity *a, size_t i)
{
	return (const char *)a + vk__texts[i].at;
}

void
vk_activity_clear(vk_activity *a)
{
	size_t i;

	memset(a, 0, sizeof *a);
	a->utc_offset = VK_NO_OFFSET;
	for (i = 0; i < VK__FIELDS; i++)
		*vk__activity_value(a, &vk__fields[i]) = NAN;
	for (i = 0; i < VK_MEAN_MAX; i++)
		a->mean_max[i] = NAN;
}

size_t
vk_activity_count(const vk_activity *a)
{
	size_t count = 0;
	size_t i;

	count += a->id != 0 ? 1 : 0;
	count += a->workout_id != 0 ? 1 : 0;
	count += a->utc_offset != VK_NO_OFFSET ? 1 : 0;
	for (i = 0; i < VK__FIELDS; i++)
		count += isnan(vk__activity_get(a, &vk__fields[i])) ? 0 : 1;
	for (i = 0; i < VK_MEAN_MAX; i++)
		count += isnan(a->mean_max[i]) ? 0 : 1;
	for (i = 0; i < VK__TEXTS; i++)
		count += *text_of(a, i) != '\0' ? 1 : 0;
	return count;
}

static bool
is_alike(double a, double b)
{
	return fabs(a - b) <= ALIKE * fmax(a, b);
}

/* One has the timer, the other only moving or elapsed time: any may fit. */
static bool
lasts_alike(const vk_activity *a, const vk_activity *b)
{
	const double of_a[] = { a->duration, a->moving, a->elapsed };
	const double of_b[] = { b->duration, b->moving, b->elapsed };
	bool known[2] = { false, false };
	size_t i, k;

	if (!isnan(a->duration) && !isnan(b->duration))
		return is_alike(a->duration, b->duration);
	for (i = 0; i < 3; i++) {
		known[0] = known[0] || !isnan(of_a[i]);
		known[1] = known[1] || !isnan(of_b[i]);
		for (k = 0; k < 3; k++)
			if (is_alike(of_a[i], of_b[k]))
				return true;
	}
	/* Without a length only the same second says anything. */
	return !(known[0] && known[1]) && a->start == b->start;
}

static int64_t
day_of(int64_t start)
{
	return (start >= 0 ? start : start - DAY + 1) / DAY;
}

int64_t
vk__activity_apart(const vk_activity *a, const vk_activity *b)
{
	int64_t of_a = vk__activity_utc(a);
	int64_t of_b = vk__activity_utc(b);
	int64_t apart = of_a != 0 && of_b != 0 ? of_a - of_b :
	    a->start - b->start;

	return apart < 0 ? -apart : apart;
}

static bool
starts_alike(const vk_activity *a, const vk_activity *b)
{
	int64_t apart = vk__activity_apart(a, b);
	int32_t error = a->start_error > b->start_error ? a->start_error :
	    b->start_error;
	double length = fmin(a->duration, b->duration);

	if (error >= DAY - 1)
		return day_of(a->start) == day_of(b->start);
	/* Short ones may follow each other closely. */
	if (apart > error && (double)apart >= length)
		return false;
	return apart <= NEAR;
}

bool
vk_activity_same(const vk_activity *a, const vk_activity *b)
{
	if (a->id != 0 && b->id != 0)
		return a->id == b->id;
	if (a->source == b->source && a->source_id[0] != '\0' &&
	    b->source_id[0] != '\0')
		return strcmp(a->source_id, b->source_id) == 0;
	return a->sport == b->sport && starts_alike(a, b) &&
	    lasts_alike(a, b);
}

/* ---------------------------------------------------------------- merging */

static bool
merge_number(double *into, double from, bool wins)
{
	if (isnan(from) || *into == from || (!wins && !isnan(*into)))
		return false;
	*into = from;
	return true;
}

static bool
merge_texts(vk_activity *into, const vk_activity *from, bool wins)
{
	bool changed = false;
	size_t i;

	for (i = 0; i < VK__TEXTS; i++) {
		char *to = (char *)into + vk__texts[i].at;
		const char *text = text_of(from, i);

		if (*text == '\0' || strcmp(to, text) == 0 ||
		    (!wins && *to != '\0'))
			continue;
		memcpy(to, text, vk__texts[i].size);
		changed = true;
	}
	return changed;
}

/*
 * Local time in one account and UTC in the other: what lies between is the
 * offset, from UTC-12 to UTC+14 to the quarter of an hour.
 */
static void
settle_offset(vk_activity *into, int64_t utc)
{
	int64_t quarters = (into->start - utc + QUARTER / 2 + DAY) / QUARTER -
	    DAY / QUARTER;

	if (utc != 0 && quarters >= -12 * 4 && quarters <= 14 * 4)
		into->utc_offset = (int32_t)(quarters * QUARTER);
}

/* Whether the start of from is the better one; a guessed one never is. */
static bool
starts_better(const vk_activity *into, const vk_activity *from, bool wins)
{
	if (from->start_error != into->start_error)
		return from->start_error < into->start_error;
	if ((from->utc != 0) != (into->utc != 0))
		return from->utc == 0;
	return wins;
}

static bool
merge_start(vk_activity *into, const vk_activity *from, bool wins)
{
	const vk_activity was = *into;
	int64_t utc = into->utc != 0 ? into->utc : from->utc;

	if (starts_better(into, from, wins)) {
		into->start = from->start;
		into->start_error = from->start_error;
		into->utc = from->utc;
	}
	if (from->utc_offset != VK_NO_OFFSET && (wins ||
	    into->utc_offset == VK_NO_OFFSET))
		into->utc_offset = from->utc_offset;
	if (into->utc == 0 && into->utc_offset == VK_NO_OFFSET)
		settle_offset(into, utc);
	if (into->utc != 0 && into->utc_offset != VK_NO_OFFSET) {
		into->start = into->utc + into->utc_offset;
		into->utc = 0;
	}
	return into->start != was.start || into->utc != was.utc ||
	    into->start_error != was.start_error ||
	    into->utc_offset != was.utc_offset;
}

static bool
merge_ids(vk_activity *into, const vk_activity *from)
{
	bool changed = false;

	if (into->id == 0 && from->id != 0) {
		into->id = from->id;
		changed = true;
	}
	if (into->workout_id == 0 && from->workout_id != 0) {
		into->workout_id = from->workout_id;
		changed = true;
	}
	return changed;
}

bool
vk_activity_merge(vk_activity *into, const vk_activity *from)
{
	bool wins = from->source >= into->source;
	bool changed = merge_ids(into, from);
	size_t i;

	changed |= merge_texts(into, from, wins);
	changed |= merge_start(into, from, wins);
	for (i = 0; i < VK__FIELDS; i++)
		changed |= merge_number(vk__activity_value(into,
		    &vk__fields[i]), vk__activity_get(from,
		    &vk__fields[i]), wins);
	for (i = 0; i < VK_MEAN_MAX; i++)
		changed |= merge_number(&into->mean_max[i],
		    from->mean_max[i], wins);
	if (from->source > into->source) {
		into->source = from->source;
		into->sport = from->sport;
		changed = true;
	}
	/* The file of the last account that said something new. */
	if (changed && from->source_file[0] != '\0')
		memcpy(into->source_file, from->source_file,
		    sizeof into->source_file);
	return changed;
}
