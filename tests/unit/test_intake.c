/* SPDX-License-Identifier: MIT */
/* Whole files of every kind, by what they begin with. */
#include <history/intake.h>

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What came of a file: "+name" taken, "-line:code" refused, "?" skipped. */
static vk_buf got;
static vk_status taking;
static char units = 'm'; /* as asked */

static vk_status
take(void *ctx, const vk_activity *a, uint64_t line, vk_error *err)
{
	(void)ctx;
	(void)line;
	if (taking != VK_OK)
		return vk_error_set(err, taking, 0, "taking", "", NULL, NULL);
	vk_buf_add_char(&got, '+');
	vk_buf_add_text(&got, a->name);
	return VK_OK;
}

static vk_status
reject(void *ctx, uint64_t line, const vk_error *err)
{
	vk_buf_add_char(&got, '-');
	vk_buf_add_uint(&got, line);
	vk_buf_add_char(&got, ':');
	vk_buf_add_text(&got, err->code);
	return *(bool *)ctx ? VK_END : VK_OK;
}

static void
warn(void *ctx, uint64_t line, const vk_error *what)
{
	(void)ctx;
	vk_buf_add_char(&got, '!');
	vk_buf_add_uint(&got, line);
	vk_buf_add_text(&got, what->code);
}

static void
note(void *ctx, bool assumed, const vk_error *what)
{
	(void)ctx;
	(void)what;
	if (assumed)
		vk_buf_add_char(&got, '~');
}

static void
skip(void *ctx, uint64_t line)
{
	(void)ctx;
	(void)line;
	vk_buf_add_char(&got, '?');
}

static vk_status
import_bytes(const char *text, size_t len, bool strict, vk_error *err)
{
	struct vk__sink sink = { &strict, take, reject, warn, note, skip };
	struct vk__intake *import;
	FILE *file = tmpfile();
	vk_status status;

	vk_buf_clear(&got);
	memset(err, 0, sizeof *err);
	fwrite(text, 1, len, file);
	fflush(file);
	rewind(file);
	cr_assert_eq(vk__intake_new(&import), VK_OK);
	import->forced.units = units;
	status = vk__intake_file(import, fileno(file), &sink, err);
	vk__intake_free(import);
	fclose(file);
	return status;
}

static void
check(const char *text, vk_status want, const char *want_got)
{
	vk_error err;

	cr_expect_eq(import_bytes(text, strlen(text), false, &err), want,
	    "%.50s", text);
	cr_expect_str_eq(vk_buf_text(&got), want_got, "%.50s: %s", text,
	    got.data);
}

static void
check_kind(const char *text, size_t len, const char *code)
{
	vk_error err;

	cr_expect_eq(import_bytes(text, len, false, &err), VK_ESYNTAX);
	cr_assert_not_null(err.code);
	cr_expect_str_eq(err.code, code, "%s", err.code);
}

#define HEAD "Activity Type,Date,Title,Distance,Time\n"

Test(intake, kinds)
{
	check(HEAD "Cycling,2026-03-01 07:00:00,a,20.5,01:00:00\n", VK_OK,
	    "+a");
	check("{\"activityName\":\"a\",\"startTimeLocal\":"
	    "\"2026-03-01 07:00:00\",\"duration\":60}", VK_OK, "+a");
	check_kind("", 0, "file-empty");
	check_kind(" \n", 2, "file-empty");
	check_kind("\0\0", 2, "file-empty");
	check_kind("<xml/>", 6, "file-kind");
	check_kind("SQLite format 3\0", 16, "file-kind");
	check_kind("\xff\xfe" "a\0", 4, "file-kind");
	check_kind("\x1f\x8b", 2, "file-kind");
	check_kind("PK\3\4", 4, "file-kind");
	check_kind("a,b\n", 4, "header-unknown");
}

Test(intake, rows_and_places)
{
	check(HEAD "Cycling,2026-03-01 07:00:00,a,20.5,01:00:00\n"
	    "Cycling,soon,b,20.5,01:00:00\n" HEAD
	    "Cycling,2026-03-02 07:00:00,\"c,20.5,01:00:00\n"
	    "Cycling,2026-03-03 07:00:00,\"d\",20.5,01:00:00\n"
	    "Juggling,2026-03-04 07:00:00,e,20.5,01:00:00\n", VK_OK,
	    "+a-3:date-syntax-5:csv-quote+d!7type-unknown+e");
	check("Title,WorkoutType,WorkoutDay,TimeTotalInHours\n"
	    "a,Bike,2026-03-01,\nb,Bike,2026-03-01,1.5\n", VK_OK, "?+b");
}

Test(intake, units_that_nothing_tells)
{
	vk_error err;

	units = 0;
	check(HEAD "Cycling,2026-03-01 07:00:00,a,20.5,01:00:00\n", VK_EVALUE,
	    "");
	check("Type d'activité,Date,Titre,Distance,Durée\n"
	    "Vélo,2026-03-01 07:00:00,a,20.5,01:00:00\n", VK_OK, "+a");
	/* What names its units needs none. */
	cr_expect_eq(import_bytes("id,date,name,type,elapsed_time,distance\n"
	    "1,2026-03-01 07:00:00,a,Ride,60,10\n", 75, false, &err), VK_OK);
	cr_expect_str_eq(vk_buf_text(&got), "+a");
	units = 'm';
}

Test(intake, strictness_and_sinks_that_fail)
{
	static const char text[] = HEAD "Cycling,soon,b,20.5,01:00:00\n"
	    "Cycling,2026-03-01 07:00:00,a,20.5,01:00:00\n";
	vk_error err;

	cr_expect_eq(import_bytes(text, strlen(text), true, &err), VK_OK);
	cr_expect_str_eq(vk_buf_text(&got), "-2:date-syntax");
	taking = VK_EIO;
	cr_expect_eq(import_bytes(text, strlen(text), false, &err), VK_EIO);
	cr_expect_str_eq(err.code, "taking");
	taking = VK_EVALUE;
	cr_expect_eq(import_bytes(text, strlen(text), false, &err), VK_OK);
	cr_expect_str_eq(vk_buf_text(&got), "-2:date-syntax-3:taking");
	taking = VK_EBUSY;
	cr_expect_eq(import_bytes("[{\"startTimeLocal\":\"2026-03-01 07:00\","
	    "\"duration\":1}]", 53, false, &err), VK_EBUSY);
	taking = VK_OK;
}

Test(intake, longer_than_the_head)
{
	vk_buf text = { 0 };
	vk_error err;
	size_t n = 0;

	vk_buf_add_text(&text, HEAD);
	for (int i = 0; i < 40000; i++)
		vk_buf_add_text(&text,
		    "Cycling,2026-03-01 07:00:00,\"a\",20.5,01:00:00\n");
	cr_assert_gt(text.len, VK__INTAKE_HEAD);
	cr_expect_eq(import_bytes(text.data, text.len, false, &err), VK_OK);
	for (size_t i = 0; i < got.len; i++)
		n += got.data[i] == '+';
	cr_expect_eq(n, 40000);
	vk_buf_free(&text);
	vk_buf_free(&got);
}

Test(intake, a_descriptor_that_cannot_be_read)
{
	struct vk__sink sink = { NULL, take, reject, warn, note, skip };
	struct vk__intake *import;
	vk_error err;
	int fd = open("/", O_RDONLY);

	cr_assert_eq(vk__intake_new(&import), VK_OK);
	cr_expect_eq(vk__intake_file(import, fd, &sink, &err), VK_EIO);
	cr_expect_eq(errno, EISDIR);
	vk__intake_free(import);
	vk__intake_free(NULL);
	close(fd);
}
