/* SPDX-License-Identifier: MIT */
/* Texts of ERG and MRC files, for their readers. */
#ifndef TESTS_UNIT_ERG_FILE_H
#define TESTS_UNIT_ERG_FILE_H

#include "formats_file.h"

#define HEAD(units) "[COURSE HEADER]\nVERSION = 2\nUNITS = ENGLISH\n" \
	"DESCRIPTION = d\nFILE NAME = n\nMINUTES " units "\n" \
	"[END COURSE HEADER]\n"
#define DATA(points) "[COURSE DATA]\n" points "[END COURSE DATA]\n"
#define ERG(points) HEAD("WATTS") DATA(points)
#define MRC(points) HEAD("PERCENT") DATA(points)

#endif
