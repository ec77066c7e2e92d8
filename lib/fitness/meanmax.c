/* SPDX-License-Identifier: MIT */
/*
 * Best means over durations. A ring holds the work done up to each of the
 * last seconds, so that a mean over any duration is one subtraction; the ring
 * is as long as the longest duration, whatever the length of the ride.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../vekta.h"

const uint16_t vk_mean_max_seconds[VK_MEAN_MAX] = {
	1, 2, 5, 10, 20, 30, 60, 120, 180, 240, 300, 420, 480, 600, 720, 900,
	1200, 1800, 2700, 3600, 5400, 7200, 10800, 18000
};

struct best {
	uint32_t seconds;
	bool reached;
	double work;
};

struct vk_meanmax {
	struct best *best;
	size_t count;
	double *work; /* up to a second, by its number modulo size */
	size_t size;
	uint64_t seconds;
};

size_t
vk_mean_max_index(uint32_t seconds)
{
	size_t i = 0;

	while (i < VK_MEAN_MAX && vk_mean_max_seconds[i] != seconds)
		i++;
	return i;
}

vk_status
vk_meanmax_new(const uint16_t *durations, size_t count, vk_meanmax **mm)
{
	vk_meanmax *m = calloc(1, sizeof *m);
	uint32_t longest = 0;

	*mm = NULL;
	for (size_t i = 0; i < count; i++) {
		if (durations[i] < 1 || durations[i] > VK_MEAN_MAX_LONGEST) {
			free(m);
			return VK_EVALUE;
		}
		longest = durations[i] > longest ? durations[i] : longest;
	}
	if (m == NULL)
		return VK_ENOMEM;
	m->count = count;
	m->size = (size_t)longest + 1;
	m->work = malloc(m->size * sizeof *m->work);
	m->best = calloc(count + 1, sizeof *m->best);
	if (m->work == NULL || m->best == NULL) {
		vk_meanmax_free(m);
		return VK_ENOMEM;
	}
	for (size_t i = 0; i < count; i++)
		m->best[i].seconds = durations[i];
	vk_meanmax_clear(m);
	*mm = m;
	return VK_OK;
}

void
vk_meanmax_free(vk_meanmax *mm)
{
	if (mm == NULL)
		return;
	free(mm->work);
	free(mm->best);
	free(mm);
}

void
vk_meanmax_clear(vk_meanmax *mm)
{
	mm->seconds = 0;
	mm->work[0] = 0;
	for (size_t i = 0; i < mm->count; i++)
		mm->best[i].reached = false;
}

static void
add_second(vk_meanmax *mm, double watts)
{
	double work = mm->work[mm->seconds % mm->size] + watts;

	mm->seconds++;
	mm->work[mm->seconds % mm->size] = work;
	for (size_t i = 0; i < mm->count; i++) {
		struct best *best = &mm->best[i];
		double of;

		if (mm->seconds < best->seconds)
			continue;
		of = work -
		    mm->work[(mm->seconds - best->seconds) % mm->size];
		if (!best->reached || of > best->work) {
			best->reached = true;
			best->work = of;
		}
	}
}

void
vk_meanmax_add(vk_meanmax *mm, double watts, uint64_t seconds)
{
	/* Past the longest duration more of the same finds nothing new. */
	if (seconds > mm->size)
		seconds = mm->size;
	for (; seconds > 0; seconds--)
		add_second(mm, watts);
}

double
vk_meanmax_best(const vk_meanmax *mm, size_t index)
{
	if (index >= mm->count || !mm->best[index].reached)
		return NAN;
	return mm->best[index].work / mm->best[index].seconds;
}
