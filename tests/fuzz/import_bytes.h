/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file to import, and what must hold of all that comes out:
 * valid JSON, clean texts, numbers in their range, an account that merging
 * with itself does not change.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/base/utf8.h"
#include "../../lib/history/intake.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what) do { if (!(what)) must_fail(#what, __LINE__); } while (0)

static void
must_fail(const char *what, int line)
{
	fprintf(stderr, "import_bytes.h:%d: not so: %s\n", line, what);
	abort();
}

struct seen {
	vk_record *rec;
	vk_buf json;
};

static vk_status
take(void *ctx, const vk_activity *activity, uint64_t line, vk_error *err)
{
	struct seen *seen = ctx;
	vk_activity again = *activity;

	MUST(line > 0 || activity->source == VK_SOURCE_TCX ||
	    activity->source == VK_SOURCE_FIT);
	MUST(vk_activity_same(activity, activity));
	MUST(!vk_activity_merge(&again, activity));
	MUST(isnan(activity->duration) || (activity->duration > 0 &&
	    activity->duration <= 48 * 3600));
	MUST(isnan(activity->distance) || activity->distance >= 0);
	MUST(isnan(activity->hr) || (activity->hr >= 20 &&
	    activity->hr <= 250));
	vk_buf_clear(&seen->json);
	vk_activity_write(activity, true, &seen->json);
	MUST(!seen->json.failed);
	MUST(vk_record_read(seen->rec, seen->json.data, seen->json.len, err) ==
	    VK_OK);
	return VK_OK;
}

static void
look_at(uint64_t line, const vk_error *what)
{
	(void)line;
	MUST(what->format != NULL && what->code != NULL);
	MUST(vk__utf8_check(what->arg[0], strlen(what->arg[0])) ==
	    strlen(what->arg[0]));
}

static vk_status
reject(void *ctx, uint64_t line, const vk_error *err)
{
	(void)ctx;
	look_at(line, err);
	MUST(line == 0 || err->column > 0);
	return VK_OK;
}

static void
warn(void *ctx, uint64_t line, const vk_error *what)
{
	(void)ctx;
	look_at(line, what);
}

static void
note(void *ctx, bool assumed, const vk_error *what)
{
	(void)ctx;
	(void)assumed;
	look_at(1, what);
}

static void
skip(void *ctx, uint64_t line)
{
	(void)ctx;
	MUST(line > 0);
}

/* Through a pipe, which holds more than an input is long. */
static void
import_bytes(const uint8_t *data, size_t size)
{
	static struct vk__intake *import;
	static struct seen seen;
	const struct vk__sink sink = { &seen, take, reject, warn, note, skip };
	vk_error err = { 0 };
	int fd[2];

	if (import == NULL)
		MUST(vk__intake_new(&import) == VK_OK &&
		    vk_record_new(&seen.rec) == VK_OK);
	MUST(pipe(fd) == 0);
	MUST(write(fd[1], data, size) == (ssize_t)size);
	close(fd[1]);
	import->forced.units = "\0ms"[size % 3];
	(void)vk__intake_file(import, fd[0], &sink, &err);
	close(fd[0]);
}
