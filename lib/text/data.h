/* SPDX-License-Identifier: MIT */
/* The data files of lib/text, as they are built in. */
#ifndef VK_TEXT_DATA_H
#define VK_TEXT_DATA_H

#include <stddef.h>

extern const char vk__data_words_tsv[];
extern const size_t vk__data_words_tsv_size;
extern const char vk__data_intensities_tsv[];
extern const size_t vk__data_intensities_tsv_size;
extern const char vk__data_named_tsv[];
extern const size_t vk__data_named_tsv_size;
extern const char vk__data_heads_tsv[];
extern const size_t vk__data_heads_tsv_size;

#endif
