/* SPDX-License-Identifier: MIT */
/* What must hold of every recording, whatever bytes it came from. */
#ifndef TESTS_FUZZ_RIDE_H
#define TESTS_FUZZ_RIDE_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/recording.h"
#include "pieces.h"

static inline void
must(int holds)
{
	if (!holds)
		abort();
}

/* A best is at most that of a part of its time. */
static inline vk_status
check_ride(void *ctx, const struct vk__recording *r)
{
	(void)ctx;
	must(memchr(r->type, '\0', sizeof r->type) != NULL);
	must(r->elapsed >= 0 || isnan(r->elapsed));
	must(!(r->np > VK__RECORDING_WATTS) && !(r->np < 0));
	must(!(r->mean_pulse < 0));
	for (size_t i = 0; i < VK_MEAN_MAX; i++) {
		must(!(r->curve[i] < 0));
		must(!(r->curve[i] > VK__RECORDING_WATTS));
		for (size_t j = 0; j < i; j++)
			if (vk_mean_max_seconds[i] % vk_mean_max_seconds[j] == 0)
				must(!(r->curve[i] > r->curve[j] + 1e-6));
	}
	return VK_OK;
}

#endif
