/* SPDX-License-Identifier: MIT */
/* Lines, pieces and paragraphs from pipes and files. */
#include <base/reader.h>
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A descriptor to read these bytes from. */
static int
given(const char *data, size_t len)
{
	FILE *file = tmpfile();

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(data, 1, len, file), len);
	fflush(file);
	int fd = dup(fileno(file));
	cr_assert_eq(lseek(fd, 0, SEEK_SET), 0);
	fclose(file);
	return fd;
}

/* Reads all as "number:line|" with "!" for a line that is too long. */
static void
check_at(const char *data, size_t size, enum vk__reader_mode mode,
    size_t limit, const char *want)
{
	struct vk__reader r = { .limit = limit };
	vk_buf got = { 0 };
	const char *line;
	uint64_t number;
	size_t len;
	vk_status status;
	int fd = given(data, size);

	vk__reader_open(&r, fd, mode);
	while ((status = vk__reader_next(&r, &line, &len, &number)) ==
	    VK_OK || status == VK_ELIMIT) {
		vk_buf_add_uint(&got, number);
		if (status == VK_ELIMIT) {
			vk_buf_add_char(&got, '!');
			continue;
		}
		vk_buf_add_char(&got, ':');
		vk_buf_add(&got, line, len);
		vk_buf_add_char(&got, '|');
	}
	cr_expect_eq(status, VK_END);
	/* The end stays the end. */
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_END);
	cr_expect_str_eq(vk_buf_text(&got), want);
	vk_buf_free(&got);
	vk__reader_free(&r);
	close(fd);
}

static void
check(const char *data, enum vk__reader_mode mode, const char *want)
{
	check_at(data, strlen(data), mode, 0, want);
}

Test(reader, lines)
{
	check("", VK__READER_LINES, "");
	check("\n", VK__READER_LINES, "1:|");
	check("a\nb\n", VK__READER_LINES, "1:a|2:b|");
	check("a\nb", VK__READER_LINES, "1:a|2:b|");
	check("a\r\n\r\nb\r", VK__READER_LINES, "1:a|2:|3:b|");
	check("a\rb\n", VK__READER_LINES, "1:a\rb|");
}

Test(reader, byte_order_mark)
{
	check("\xef\xbb\xbf" "a\n", VK__READER_LINES, "1:a|");
	check("\xef\xbb\xbf", VK__READER_LINES, "");
	check("\xef\xbb", VK__READER_LINES, "1:\xef\xbb|");
	check("a\n\xef\xbb\xbf" "b", VK__READER_LINES,
	    "1:a|2:\xef\xbb\xbf" "b|");
	check("\xef\xbb\xbf\n\na", VK__READER_PARAGRAPHS, "3:a|");
}

Test(reader, nul_pieces)
{
	check_at("a\nb\0\0c", 6, VK__READER_NUL, 0, "1:a\nb|2:|3:c|");
	check_at("a\r\0", 3, VK__READER_NUL, 0, "1:a\r|");
	check_at("\0", 1, VK__READER_NUL, 0, "1:|");
}

Test(reader, paragraphs)
{
	check("", VK__READER_PARAGRAPHS, "");
	check("\n \t\n\r\n", VK__READER_PARAGRAPHS, "");
	check("a", VK__READER_PARAGRAPHS, "1:a|");
	check("a\nb", VK__READER_PARAGRAPHS, "1:a\nb|");
	check("a\nb\n\nc\n", VK__READER_PARAGRAPHS, "1:a\nb|4:c|");
	check("\n\na\r\nb\r\n \r\n\n\nc\r\n\n", VK__READER_PARAGRAPHS,
	    "3:a\r\nb|8:c|");
}

Test(reader, limit_of_lines)
{
	check_at("123\n1234\n12\n", 12, VK__READER_LINES, 3,
	    "1:123|2!3:12|");
	check_at("1234", 4, VK__READER_LINES, 3, "1!");
	check_at("1234\n", 5, VK__READER_LINES, 3, "1!");
	check_at("1234\0ab", 7, VK__READER_NUL, 3, "1!2:ab|");
}

Test(reader, limit_of_paragraphs)
{
	check_at("12\n34\n\nab\n", 10, VK__READER_PARAGRAPHS, 4, "1!4:ab|");
	check_at("12345\n3\n4\n\nab", 13, VK__READER_PARAGRAPHS, 4,
	    "1!5:ab|");
	check_at("1\n2\n3\n4\n5\n6", 11, VK__READER_PARAGRAPHS, 4, "1!");
	check_at("12\n3\n\nab\n", 9, VK__READER_PARAGRAPHS, 4,
	    "1:12\n3|4:ab|");
}

/* Longer than blocks and the first buffer; the next line is whole. */
Test(reader, long_lines)
{
	enum { LONG = 300000, LIMIT = 250000 };
	char *data = malloc(LONG + 4);
	struct vk__reader r = { .limit = LONG };
	const char *line;
	uint64_t number;
	size_t len;
	int fd;

	cr_assert_not_null(data);
	memset(data, 'x', LONG);
	memcpy(data + LONG, "\nab\n", 4);
	fd = given(data, LONG + 4);
	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_eq(len, LONG);
	cr_expect_eq(line[LONG - 1], 'x');
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_eq(len, 2);
	cr_expect_eq(memcmp(line, "ab", 2), 0);
	vk__reader_free(&r);
	close(fd);
	check_at(data, LONG + 4, VK__READER_LINES, LIMIT, "1!2:ab|");
	check_at(data, LONG + 4, VK__READER_PARAGRAPHS, LIMIT, "1!");
	free(data);
}

Test(reader, memory_is_bounded)
{
	struct vk__reader r = { .limit = 100000 };
	const char *line;
	uint64_t number;
	size_t len;
	int fd = open("/dev/zero", O_RDONLY);
	int ends[2];
	char block[4096];
	size_t i;

	cr_assert_geq(fd, 0);
	cr_assert_eq(pipe(ends), 0);
	if (fork() == 0) {
		close(ends[0]);
		for (i = 0; i < 2048; i++)
			if (read(fd, block, sizeof block) <= 0 ||
			    write(ends[1], block, sizeof block) <= 0)
				_exit(1);
		_exit(0);
	}
	close(ends[1]);
	vk__reader_open(&r, ends[0], VK__READER_LINES);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_ELIMIT);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_END);
	cr_expect_lt(r.cap, 400000);
	vk__reader_free(&r);
	close(ends[0]);
	close(fd);
}

Test(reader, bytes_one_by_one)
{
	static const char text[] = "\xef\xbb\xbf" "ab\r\n\nc";
	struct vk__reader r = { 0 };
	const char *line;
	uint64_t number;
	size_t len, i;
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	cr_assert_eq(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
	if (fork() == 0) {
		for (i = 0; i < sizeof text - 1; i++) {
			poll(NULL, 0, 1);
			if (write(ends[1], text + i, 1) != 1)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	vk__reader_open(&r, ends[0], VK__READER_LINES);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect(len == 2 && memcmp(line, "ab", 2) == 0);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_eq(len, 0);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect(len == 1 && line[0] == 'c' && number == 3);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_END);
	vk__reader_free(&r);
	close(ends[0]);
}

Test(reader, failures)
{
	struct vk__reader r = { 0 };
	const char *line;
	uint64_t number;
	size_t len;
	int fd = open("/", O_RDONLY);

	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_EIO);
	cr_expect_eq(errno, EISDIR);
	close(fd);
	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_EIO);
	cr_expect_eq(errno, EBADF);
	vk__reader_free(&r);
}

static vk_status
count_read(void *ctx, int fd)
{
	(void)fd;
	return ++*(int *)ctx < 3 ? VK_OK : VK_ENOMEM;
}

Test(reader, tells_before_it_reads)
{
	int reads = 0;
	struct vk__reader r = { .before_read = count_read, .ctx = &reads };
	const char *line;
	uint64_t number;
	size_t len;
	int fd = given("a\nb\n", 4);

	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_eq(reads, 1);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_eq(reads, 1);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_END);
	cr_expect_eq(reads, 2);
	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_expect_eq(vk__reader_next(&r, &line, &len, &number), VK_ENOMEM);
	vk__reader_free(&r);
	close(fd);
}

Test(reader, knows_what_is_in_memory)
{
	struct vk__reader r = { 0 };
	const char *first, *line;
	uint64_t number;
	size_t len;
	int fd = given("a\nbcd\n\nend", 10);

	vk__reader_open(&r, fd, VK__READER_LINES);
	cr_expect_not(vk__reader_ready(&r, 100), "nothing was read yet");
	cr_assert_eq(vk__reader_next(&r, &first, &len, &number), VK_OK);
	cr_expect_not(vk__reader_ready(&r, 2));
	cr_expect(vk__reader_ready(&r, 3));
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect(len == 3 && first[0] == 'a', "it stays where it is");
	cr_expect(vk__reader_ready(&r, 0), "an empty line");
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_not(vk__reader_ready(&r, 100), "its end is not known");
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_not(vk__reader_ready(&r, 100));
	vk__reader_free(&r);
	close(fd);
	fd = given("a\0b\nc\0\n", 7);
	vk__reader_open(&r, fd, VK__READER_NUL);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_not(vk__reader_ready(&r, 2));
	cr_expect(vk__reader_ready(&r, 3));
	lseek(fd, 0, SEEK_SET);
	vk__reader_open(&r, fd, VK__READER_PARAGRAPHS);
	cr_assert_eq(vk__reader_next(&r, &line, &len, &number), VK_OK);
	cr_expect_not(vk__reader_ready(&r, 100));
	vk__reader_free(&r);
	close(fd);
}
