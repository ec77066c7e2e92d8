/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into a command: its n-th call (FAIL_AT) of one kind (FAIL_CALL:
 * malloc, read, write, pread, pwrite, fsync or rename) fails, or with FAIL_ON all from there on. FAIL_COUNT
 * names a file that is made when the failure happened.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long left = -1;
static int begun, on;
static const char *call;

static int
fails(const char *name)
{
	const char *mark;

	if (!begun) {
		begun = 1;
		call = getenv("FAIL_CALL");
		on = getenv("FAIL_ON") != NULL;
		left = getenv("FAIL_AT") ? atol(getenv("FAIL_AT")) : 0;
	}
	if (call == NULL || strcmp(call, name) != 0 || left == 0)
		return 0;
	if (left > 1) {
		left--;
		return 0;
	}
	left = on ? 1 : 0;
	mark = getenv("FAIL_COUNT");
	if (mark != NULL)
		close(open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
	return 1;
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t size)
{
	if (!fails("malloc"))
		return __libc_malloc(size);
	errno = ENOMEM;
	return NULL;
}

void *
calloc(size_t n, size_t size)
{
	if (!fails("malloc"))
		return __libc_calloc(n, size);
	errno = ENOMEM;
	return NULL;
}

void *
realloc(void *old, size_t size)
{
	if (!fails("malloc"))
		return __libc_realloc(old, size);
	errno = ENOMEM;
	return NULL;
}

ssize_t
read(int fd, void *data, size_t size)
{
	static ssize_t (*real)(int, void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (!fails("read"))
		return real(fd, data, size);
	errno = EIO;
	return -1;
}

ssize_t
write(int fd, const void *data, size_t size)
{
	static ssize_t (*real)(int, const void *, size_t);

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "write");
	if (fd == 2 || !fails("write"))
		return real(fd, data, size);
	errno = ENOSPC;
	return -1;
}

/* Defines a call of the C library anew, to fail with error when it must. */
#define CALL(type, name, kind, error, params, args) \
	type name params \
	{ \
		static type (*real) params; \
		\
		if (real == NULL) \
			*(void **)&real = dlsym(RTLD_NEXT, #name); \
		if (!fails(kind)) \
			return real args; \
		errno = error; \
		return -1; \
	}

CALL(ssize_t, pread64, "pread", EIO, (int fd, void *data, size_t size,
    off64_t at), (fd, data, size, at))
CALL(ssize_t, pwrite64, "pwrite", ENOSPC, (int fd, const void *data,
    size_t size, off64_t at), (fd, data, size, at))
CALL(int, fsync, "fsync", EIO, (int fd), (fd))
CALL(int, fdatasync, "fsync", EIO, (int fd), (fd))
CALL(int, rename, "rename", EACCES, (const char *from, const char *to),
    (from, to))
