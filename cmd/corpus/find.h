/* SPDX-License-Identifier: MIT */
/* Where the corpus files are: vk-enrich.1 and vk-corpus.1 say the order. */
#ifndef CORPUS_FIND_H
#define CORPUS_FIND_H

#include <vekta.h>

/*
 * Appends the path of the corpus that comes with vekta: VEKTA_CORPUS, else
 * vekta/corpus.db in the data folders of XDG, where the program is installed
 * or was built, and where it was to be installed. The last of these when
 * there is none. VK_OK, VK_ENOMEM.
 */
vk_status corpus_find(vk_buf *path);
/*
 * Appends that of the user's own sessions, whether or not it is there.
 * VK_OK; VK_ABSENT: no home; VK_ENOMEM.
 */
vk_status corpus_own(vk_buf *path);

#endif
