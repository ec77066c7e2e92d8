/* SPDX-License-Identifier: MIT */
/* The present day, where this machine is. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

#include <stdint.h>

/* Days since 1970-01-01. */
int32_t cli_today(void);

#endif
