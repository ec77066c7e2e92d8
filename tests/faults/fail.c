/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into a command: its n-th call (FAIL_AT) of one kind (FAIL_CALL:
 * malloc, open, read, write, pread, pwrite, fsync or rename) fails, or with
 * FAIL_ON all from there on. FAIL_COUNT names a file that is made when the
 * failure happened, FAIL_LIVE one that gets the number of blocks of memory
 * that were not given back at the end.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static long left = -1;
static int begun, on;
static const char *call;
static long live;

/* What this file itself opens is none of the calls. */
static int
open_mark(const char *path)
{
	return (int)syscall(SYS_openat, AT_FDCWD, path,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

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
		close(open_mark(mark));
	return 1;
}

__attribute__((destructor)) static void
tell_live(void)
{
	const char *path = getenv("FAIL_LIVE");
	char text[32];
	int fd, len;

	if (path == NULL)
		return;
	len = snprintf(text, sizeof text, "%ld\n", live);
	fd = open_mark(path);
	(void)!syscall(SYS_write, fd, text, (size_t)len);
	close(fd);
}

/* Under valgrind memory is valgrind's. */
#ifndef CALLS_ONLY
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void __libc_free(void *);

static void *
counted(void *block)
{
	if (block != NULL)
		__atomic_add_fetch(&live, 1, __ATOMIC_RELAXED);
	return block;
}

void *
malloc(size_t size)
{
	if (!fails("malloc"))
		return counted(__libc_malloc(size));
	errno = ENOMEM;
	return NULL;
}

void *
calloc(size_t n, size_t size)
{
	if (!fails("malloc"))
		return counted(__libc_calloc(n, size));
	errno = ENOMEM;
	return NULL;
}

void *
realloc(void *old, size_t size)
{
	if (fails("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	if (old != NULL && size == 0)
		__atomic_sub_fetch(&live, 1, __ATOMIC_RELAXED);
	return old == NULL ? counted(__libc_realloc(old, size)) :
	    __libc_realloc(old, size);
}

void
free(void *block)
{
	if (block != NULL)
		__atomic_sub_fetch(&live, 1, __ATOMIC_RELAXED);
	__libc_free(block);
}

#endif

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

/* Opening takes its mode from what follows, when it makes a file. */
#define OPEN(name, params, args) \
	int name params \
	{ \
		va_list more; \
		mode_t mode; \
		\
		va_start(more, flags); \
		mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more); \
		if (!fails("open")) \
			return (int)syscall args; \
		errno = EMFILE; \
		return -1; \
	}

OPEN(open, (const char *path, int flags, ...),
    (SYS_openat, AT_FDCWD, path, flags, mode))
OPEN(open64, (const char *path, int flags, ...),
    (SYS_openat, AT_FDCWD, path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...),
    (SYS_openat, at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...),
    (SYS_openat, at, path, flags, mode))

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
CALL(int, renameat, "rename", EACCES, (int from_dir, const char *from,
    int to_dir, const char *to), (from_dir, from, to_dir, to))
CALL(int, linkat, "rename", EACCES, (int from_dir, const char *from,
    int to_dir, const char *to, int flags),
    (from_dir, from, to_dir, to, flags))
