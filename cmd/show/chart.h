/* SPDX-License-Identifier: MIT */
/* The power profile of a workout in block characters. */
#ifndef SHOW_CHART_H
#define SHOW_CHART_H

#include "page.h"

/*
 * Appends the profile, a row for each 25 % of FTP (more where the power is
 * beyond all measure): nothing where there is no room or no step, and why not
 * where watts want an FTP. Steps without a power of their own are drawn as a
 * light shade, at the power that their load counts.
 */
void chart_add(const struct page *page, const vk_workout *w,
    const vk_athlete *athlete);

#endif
