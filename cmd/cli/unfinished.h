/* SPDX-License-Identifier: MIT */
/* The file that is being made under a name of its own, one at a time. */
#ifndef CLI_UNFINISHED_H
#define CLI_UNFINISHED_H

/*
 * From here on a signal that ends the program removes the file name in the
 * directory dir (AT_FDCWD: a path). Both must stay until unfinished_done.
 */
void unfinished_begin(int dir, const char *name);
/* It has its own name now, or is gone. */
void unfinished_done(void);

#endif
