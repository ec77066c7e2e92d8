/* SPDX-License-Identifier: MIT */
/* How far a match can be trusted, by the corpus itself. */
#ifndef VK_ENRICH_CALIBRATE_H
#define VK_ENRICH_CALIBRATE_H

#include "../store/store.h"
#include "topic.h"

/*
 * Tries the phrases of the corpus file path with their own session left out
 * and writes calibration and meta. As vk_maker_finish.
 */
vk_status vk__calibrate(const char *path, const struct vk__topics *topics,
    vk_parser *parser, vk_corpus_report *report, vk_error *err);

#endif
