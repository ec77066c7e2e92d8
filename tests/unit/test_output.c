/* SPDX-License-Identifier: MIT */
/* Checked, buffered writes. */
#include <cli/output.h>
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Test(output, holds_until_flushed)
{
	struct output out;
	struct pollfd there = { .events = POLLIN };
	char got[16];
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	there.fd = ends[0];
	output_begin(&out, ends[1]);
	cr_expect_eq(output_add(&out, "ab", 2), VK_OK);
	cr_expect_eq(output_add(&out, "c", 1), VK_OK);
	cr_expect_eq(poll(&there, 1, 0), 0);
	cr_expect_eq(output_flush(&out), VK_OK);
	cr_expect_eq(read(ends[0], got, sizeof got), 3);
	cr_expect_eq(memcmp(got, "abc", 3), 0);
	cr_expect_eq(output_add(&out, "d", 1), VK_OK);
	cr_expect_eq(output_end(&out), VK_OK);
	cr_expect_eq(read(ends[0], got, sizeof got), 1);
	/* It was closed. */
	cr_expect_eq(read(ends[0], got, sizeof got), 0);
	close(ends[0]);
}

Test(output, keeps_the_order_of_large_data)
{
	enum { LARGE = 200000 };
	struct output out;
	char *data = malloc(LARGE);
	char *got = malloc(LARGE + 4);
	char path[] = "/tmp/vekta-output-XXXXXX";
	int fd = mkstemp(path);

	cr_assert(data != NULL && got != NULL && fd >= 0);
	memset(data, 'x', LARGE);
	output_begin(&out, fd);
	cr_expect_eq(output_add(&out, "ab", 2), VK_OK);
	cr_expect_eq(output_add(&out, data, LARGE), VK_OK);
	cr_expect_eq(output_add(&out, "cd", 2), VK_OK);
	cr_expect_eq(output_end(&out), VK_OK);
	fd = open(path, O_RDONLY);
	cr_expect_eq(read(fd, got, LARGE + 4), LARGE + 4);
	cr_expect_eq(memcmp(got, "abx", 3), 0);
	cr_expect_eq(memcmp(got + LARGE + 1, "xcd", 3), 0);
	close(fd);
	unlink(path);
	free(data);
	free(got);
}

/* A reader that is slow and a descriptor that never waits. */
Test(output, waits_for_room)
{
	enum { LARGE = 300000 };
	struct output out;
	char *data = calloc(1, LARGE);
	char block[4096];
	size_t left = LARGE;
	int ends[2];

	cr_assert_not_null(data);
	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	if (fork() == 0) {
		close(ends[1]);
		poll(NULL, 0, 20);
		while (left > 0) {
			ssize_t n = read(ends[0], block, sizeof block);

			if (n <= 0)
				_exit(1);
			left -= (size_t)n;
		}
		_exit(0);
	}
	close(ends[0]);
	output_begin(&out, ends[1]);
	cr_expect_eq(output_add(&out, data, LARGE), VK_OK);
	cr_expect_eq(output_end(&out), VK_OK);
	free(data);
}

Test(output, remembers_a_failure)
{
	struct output out;

	output_begin(&out, open("/dev/full", O_WRONLY));
	cr_expect_eq(output_add(&out, "a", 1), VK_OK);
	cr_expect_eq(output_flush(&out), VK_EIO);
	cr_expect_eq(errno, ENOSPC);
	errno = 0;
	cr_expect_eq(output_add(&out, "b", 1), VK_EIO);
	cr_expect_eq(errno, ENOSPC);
	cr_expect_eq(output_end(&out), VK_EIO);
	cr_expect_eq(errno, ENOSPC);
	cr_expect_eq(out.error, ENOSPC);
}

Test(output, closed_descriptor)
{
	struct output out;
	int fd = open("/dev/null", O_RDONLY);

	output_begin(&out, fd);
	cr_expect_eq(output_add(&out, "a", 1), VK_OK);
	cr_expect_eq(output_end(&out), VK_EIO);
	cr_expect_eq(errno, EBADF);
}
