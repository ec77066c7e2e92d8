/* SPDX-License-Identifier: MIT */
/* Rows, as they should be and as they are found. */
#include <base/csv_rows.h>
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
add_row(vk_buf *got, const struct vk__csv_row *row)
{
	vk_buf_add_uint(got, row->line);
	for (size_t i = 0; i < row->count; i++) {
		vk_buf_add_char(got, i == 0 ? ':' : '|');
		vk_buf_add(got, row->cell[i].text, row->cell[i].len);
		cr_expect_eq(row->cell[i].text[row->cell[i].len], '\0');
	}
	vk_buf_add_char(got, ';');
}

static void
add_error(vk_buf *got, const struct vk__csv_row *row, const vk_error *err)
{
	vk_buf_add_uint(got, row->line);
	vk_buf_add_char(got, '!');
	vk_buf_add_text(got, err->code);
	vk_buf_add_char(got, '@');
	vk_buf_add_uint(got, err->column);
	vk_buf_add_char(got, ';');
}

/* All rows as "line:cell|cell;" and errors as "line!code@column;". */
static char *
read_all(const char *data, size_t len, int fd, char delimiter, size_t expect)
{
	struct vk__csv *csv;
	struct vk__csv_row row;
	vk_buf got = { 0 };
	vk_error err;
	vk_status status;
	char *text;

	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, data, len, fd, delimiter);
	vk__csv_expect(csv, expect);
	while ((status = vk__csv_next(csv, &row, &err)) != VK_END) {
		if (status == VK_OK)
			add_row(&got, &row);
		else
			add_error(&got, &row, &err);
		cr_assert(status == VK_OK || status == VK_ESYNTAX ||
		    status == VK_ELIMIT);
	}
	cr_expect_eq(vk__csv_next(csv, &row, &err), VK_END);
	vk__csv_free(csv);
	vk_buf_add_char(&got, '\0');
	text = strdup(got.data);
	vk_buf_free(&got);
	return text;
}

static void
check_with(const char *data, size_t len, char delimiter, size_t expect,
    const char *want)
{
	char *got = read_all(data, len, -1, delimiter, expect);

	cr_expect_str_eq(got, want, "%s\n want %s\n got  %s", data, want, got);
	free(got);
}

static void
check(const char *data, const char *want)
{
	check_with(data, strlen(data), 0, 0, want);
}

Test(csv, rows)
{
	check("", "");
	check("\n\r\n \n", "");
	check("a,b\nc,d\n", "1:a|b;2:c|d;");
	check("a,b\nc,d", "1:a|b;2:c|d;");
	check("a,b\r\nc,d\r\n", "1:a|b;2:c|d;");
	check("a,b\rc,d\r", "1:a|b;2:c|d;");
	check("a,b\n\n\nc,d", "1:a|b;4:c|d;");
	check("a,,\n,\n", "1:a||;2:|;");
	check(" a , b\n", "1:a|b;");
}

Test(csv, quotes)
{
	check("\"a,b\",\"c\"\"d\"\n", "1:a,b|c\"d;");
	check("a,\"b\nc\",d\ne\n", "1:a|b\nc|d;3:e;");
	check("a,\"b\r\nc\"\r\ne\r\n", "1:a|b\r\nc;3:e;");
	check("a,\"say \"hi\" now\",b\n", "1:a|say \"hi\" now|b;");
	check("a,5\" pipe,b\n", "1:a|5\" pipe|b;");
}

Test(csv, byte_order_mark_and_delimiters)
{
	check("\xef\xbb\xbf" "a,b\n", "1:a|b;");
	check("a;b,c;d\n1;2,5;3\n", "1:a|b,c|d;2:1|2,5|3;");
	check("a\tb\n1\t2\n", "1:a|b;2:1|2;");
	check("sep=;\na;b\n", "2:a|b;");
	check("sep=\t\r\na\tb,c,d\n", "2:a|b,c,d;");
	check_with("a;b,c\n", 6, ',', 0, "1:a;b|c;");
	check_with("sep=;\na;b,c\n", 12, ',', 0, "2:a;b|c;");
}

Test(csv, bytes_of_any_kind)
{
	struct vk__csv *csv;
	struct vk__csv_row row;

	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, "a\0b,\"\0\",\xff\n", 10, -1, 0);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	cr_assert_eq(row.count, 3);
	cr_expect_eq(row.cell[0].len, 3);
	cr_expect_eq(memcmp(row.cell[0].text, "a\0b", 4), 0);
	cr_expect_eq(row.cell[1].len, 1);
	cr_expect_eq(memcmp(row.cell[2].text, "\xff", 2), 0);
	vk__csv_free(csv);
}

Test(csv, quotes_left_open_cost_one_line)
{
	check("a,\"b\nc,d\ne,f\n", "1!csv-quote@3;2:c|d;3:e|f;");
	check("\"a", "1!csv-quote@1;");
	check("a\n\"", "1:a;2!csv-quote@1;");
	/* The next quoted cell would close it. */
	check_with("a,\"b,1\nc,\"d\",2\n", 15, 0, 3,
	    "1!csv-quote@3;2:c|d|2;");
	/* Cells of several lines stay. */
	check_with("a,\"b\n c, d, e\nf\",1\ng,h,2\n", 24, 0, 3,
	    "1:a|b\n c, d, e\nf|1;4:g|h|2;");
	check_with("\"x\ny\",b,c\n", 10, 0, 3, "1:x\ny|b|c;");
}

Test(csv, many_open_quotes_stay_linear)
{
	vk_buf data = { 0 };
	char *got;
	size_t errors = 0;

	for (int i = 0; i < 200000; i++)
		vk_buf_add_text(&data, "a,\"b\n");
	got = read_all(data.data, data.len, -1, 0, 0);
	for (const char *at = got; (at = strchr(at, '!')) != NULL; at++)
		errors++;
	cr_expect_eq(errors, 200000);
	free(got);
	vk_buf_free(&data);
}

Test(csv, limits)
{
	vk_buf data = { 0 };
	char *got;

	for (int i = 0; i < VK__CSV_CELLS; i++)
		vk_buf_add_char(&data, ',');
	vk_buf_add_text(&data, "\nx\n");
	got = read_all(data.data, data.len, -1, ',', 0);
	cr_expect_str_eq(got, "1!csv-row@4097;2:x;", "%s", got);
	free(got);
	vk_buf_clear(&data);
	for (int i = 0; i < 3 * VK__CSV_ROW_BYTES; i++)
		vk_buf_add_char(&data, 'x');
	vk_buf_add_text(&data, "\r\ny,z\n");
	got = read_all(data.data, data.len, -1, 0, 0);
	cr_expect_str_eq(got, "1!csv-row@1;2:y|z;", "%s", got);
	free(got);
	vk_buf_clear(&data);
	/* A row of many lines. */
	vk_buf_add_text(&data, "a,\"");
	for (int i = 0; i <= VK__CSV_ROW_BYTES / 100; i++) {
		for (int k = 0; k < 99; k++)
			vk_buf_add_char(&data, '.');
		vk_buf_add_char(&data, '\n');
	}
	vk_buf_add_text(&data, "\",b\n");
	got = read_all(data.data, data.len, -1, 0, 0);
	cr_expect_eq(strncmp(got, "1!csv-row@3;2:....", 18), 0);
	free(got);
	vk_buf_free(&data);
}

Test(csv, a_descriptor_follows_the_head)
{
	FILE *file = tmpfile();
	char *got;

	for (int i = 0; i < 30000; i++)
		fprintf(file, "%d,\"x\ny\"\r\n", i);
	fflush(file);
	rewind(file);
	got = read_all("a,b\r", 4, fileno(file), 0, 0);
	cr_expect_eq(strncmp(got, "1:a|b;2:0|x\ny;4:1|x\ny;", 22), 0, "%.30s",
	    got);
	cr_expect_not_null(strstr(got, ";60000:29999|x\ny;"));
	free(got);
	fclose(file);
	int fd = open("/", O_RDONLY);
	struct vk__csv *csv;
	struct vk__csv_row row;

	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, NULL, 0, fd, 0);
	cr_expect_eq(vk__csv_next(csv, &row, NULL), VK_EIO);
	vk__csv_free(csv);
	close(fd);
}

Test(csv, places)
{
	static const char data[] = "a,b\n12,\"x\ny\",  z,\"\"\"q\",last\n";
	struct vk__csv *csv;
	struct vk__csv_row row;
	uint64_t line;
	size_t column;

	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, data, strlen(data), -1, 0);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	vk__csv_place(csv, 1, &line, &column);
	cr_expect(line == 1 && column == 3);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	static const size_t want[][2] = { { 2, 1 }, { 2, 4 }, { 3, 4 },
		{ 3, 8 }, { 3, 14 } };
	for (size_t i = 0; i < 5; i++) {
		vk__csv_place(csv, i, &line, &column);
		cr_expect(line == want[i][0] && column == want[i][1],
		    "%zu: %d:%zu", i, (int)line, column);
	}
	cr_expect_eq(vk__csv_bytes(csv), strlen(data));
	cr_expect_eq(vk__csv_delimiter(csv), ',');
	vk__csv_free(csv);
}

Test(csv, a_cell_may_be_a_row)
{
	static const char data[] = "\"a,\"\"b, c\"\",d\"\n";
	struct vk__csv *csv;
	struct vk__csv_row row;

	cr_assert_eq(vk__csv_new(&csv), VK_OK);
	vk__csv_open(csv, data, strlen(data), -1, 0);
	cr_assert_eq(vk__csv_next(csv, &row, NULL), VK_OK);
	cr_assert_eq(row.count, 1);
	cr_assert_eq(vk__csv_split(csv, row.cell[0].text, row.cell[0].len,
	    &row), VK_OK);
	cr_assert_eq(row.count, 3);
	cr_expect_str_eq(row.cell[1].text, "b, c");
	cr_expect_eq(vk__csv_split(csv, "a,\"b", 4, &row), VK_ESYNTAX);
	cr_expect_eq(vk__csv_split(csv, "a\nb", 3, &row), VK_ESYNTAX);
	cr_expect_eq(vk__csv_split(csv, "a,b", 3, &row), VK_OK);
	cr_expect_eq(row.count, 2);
	cr_expect_eq(vk__csv_next(csv, &row, NULL), VK_END);
	vk__csv_free(csv);
}

/* A file that is read from its beginning, with what stands in text. */
static void
check_file(const vk_buf *text, const char *want)
{
	FILE *file = tmpfile();
	char *got;

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(text->data, 1, text->len, file), text->len);
	cr_assert_eq(fflush(file), 0);
	rewind(file);
	got = read_all(NULL, 0, fileno(file), ',', 0);
	cr_expect_str_eq(got, want, "%.200s", got);
	free(got);
	fclose(file);
}

/* A line that is too long costs itself, however far it goes, and no other. */
Test(csv, a_line_that_is_too_long)
{
	static const size_t lengths[] = { VK__CSV_ROW_BYTES + 1,
		VK__CSV_ROW_BYTES + 65536, 3 * VK__CSV_ROW_BYTES };
	static const char *const ends[] = { "\n", "\r\n", "\r" };

	for (size_t i = 0; i < 9; i++) {
		vk_buf text = { 0 };

		vk_buf_add_text(&text, "a,b");
		vk_buf_add_text(&text, ends[i % 3]);
		for (size_t k = 0; k < lengths[i / 3]; k++)
			vk_buf_add_char(&text, 'x');
		vk_buf_add_text(&text, ends[i % 3]);
		vk_buf_add_text(&text, "c,d");
		vk_buf_add_text(&text, ends[i % 3]);
		cr_assert_not(text.failed);
		check_file(&text, "1:a|b;2!csv-row@1;3:c|d;");
		text.len -= 3 + strlen(ends[i % 3]);
		check_file(&text, "1:a|b;2!csv-row@1;");
		vk_buf_free(&text);
	}
}
