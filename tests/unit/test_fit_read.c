/* SPDX-License-Identifier: MIT */
/* FIT workouts as a whole: repeats, ramps in parts, and the head. */
#include "fit_file.h"
#include "fit_made.h"

TestSuite(fit_read, .init = fit_begin, .fini = fit_end);

#define NONE VK__FIT_NONE

static void
add_minutes(unsigned count)
{
	unsigned i;

	for (i = 1; i <= count; i++)
		fit_add(fit_open(VK__FIT_LENGTH_TIME, i * 60000), "", "");
}

Test(fit_read, repeats)
{
	add_minutes(2);
	fit_add(fit_repeat(0, 5), "", "");
	add_minutes(1);
	fit_gives(false, "5*(1m 2m) 1m", "");
	fit_add(fit_repeat(0, 2), "", "");
	fit_gives(false, "2*(5*(1m 2m) 1m)", "");
	fit_add(fit_repeat(3, 3), "", "");
	fit_fails(false,
	    "0: step 6 repeats from a place where nothing begins: 3");
}

Test(fit_read, odd_repeats)
{
	static const struct {
		uint32_t first, passes;
		const char *fault;
	} rows[] = {
		{ 1, 0, "0: step 4 repeats less than once or over 1000 times" },
		{ 1, 1001,
		  "0: step 4 repeats less than once or over 1000 times" },
		{ 1, NONE,
		  "0: step 4 repeats less than once or over 1000 times" },
		{ 3, 2,
		  "0: step 4 repeats from a place where nothing begins: 3" },
		{ 9, 2,
		  "0: step 4 repeats from a place where nothing begins: 9" },
	};
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		fit_clear();
		add_minutes(3);
		fit_add(fit_repeat(rows[i].first, rows[i].passes), "", "");
		fit_fails(true, rows[i].fault);
	}
	fit_clear();
	fit_add(fit_repeat(0, 2), "", "");
	fit_fails(true, "0: step 1 repeats from a place where nothing begins: "
	    "0");
	fit_clear();
	add_minutes(2);
	fit_add(fit_repeat(0, 1), "", "");
	fit_gives(false, "1m 2m", "");
}

/* A repeat may not begin in the middle of another one. */
Test(fit_read, crossing_repeats)
{
	add_minutes(3);
	fit_add(fit_repeat(0, 2), "", "");
	add_minutes(1);
	fit_add(fit_repeat(1, 2), "", "");
	fit_fails(true,
	    "0: step 6 repeats from a place where nothing begins: 1");
}

Test(fit_read, depth)
{
	unsigned i;

	add_minutes(1);
	for (i = 0; i < 8; i++)
		fit_add(fit_repeat(0, 2), "", "");
	fit_gives(false, "2*(2*(2*(2*(2*(2*(2*(2*(1m))))))))", "");
	fit_add(fit_repeat(0, 2), "", "");
	fit_fails(true, "0: repeats inside each other, more than 8");
	for (i = 0; i < 10000; i++)
		fit_add(fit_repeat(0, 2), "", "");
	fit_fails(true, "0: repeats inside each other, more than 8");
}

static void
add_slice(uint32_t low, uint32_t high, const char *label, const char *notes)
{
	struct vk__fit_step step = fit_minute(4, 0, low, high);

	fit_add(step, label, notes);
}

Test(fit_read, ramps)
{
	add_slice(51, 54, "50→60 % FTP 1/2", "up");
	add_slice(56, 59, "50→60 % FTP 2/2", "");
	fit_gives(false, "2m@50>60\"up\"", "");
	add_minutes(1);
	fit_add(fit_repeat(0, 3), "", "");
	fit_gives(false, "3*(2m@50>60\"up\" 1m)", "");
}

/* Parts that are not whole stay parts. */
Test(fit_read, broken_ramps)
{
	add_slice(51, 54, "50→65 % FTP 1/3", "");
	add_slice(56, 59, "50→65 % FTP 2/3", "");
	fit_gives(false, "1m@51-54 1m@56-59", "");
	add_slice(61, 64, "50→66 % FTP 3/3", "");
	fit_gives(false, "1m@51-54 1m@56-59 1m@61-64", "");
	fit_clear();
	add_slice(56, 59, "50→60 % FTP 2/2", "");
	fit_gives(false, "1m@56-59", "");
	fit_clear();
	add_slice(51, 54, "50→60 % FTP 1/2", "");
	add_slice(56, 59, "50→60 % FTP 2/2", "new");
	fit_gives(false, "1m@51-54 1m@56-59\"new\"", "");
	fit_clear();
	add_slice(81, 84, "50→60 % FTP 1/2", "");
	add_slice(56, 59, "50→60 % FTP 2/2", "");
	fit_gives(false, "1m@81-84\"50→60 % FTP 1/2\" 1m@56-59", "");
}

Test(fit_read, head)
{
	add_minutes(1);
	fit_gives(false, "1m", "");
	cr_expect_str_eq(import_member("name"), "\"Né\"");
	cr_expect_str_eq(import_member("type"), "\"Ride\"");
	cr_expect_str_eq(import_member("vekta.source"),
	    "{\"format\":\"fit\",\"file\":\"a.zwo\"}");
	fit_clear();
	fit_fails(false, "0: the workout has no steps");
}

Test(fit_read, too_many_steps)
{
	unsigned i;

	for (i = 0; i < 5000; i++)
		fit_add(fit_open(VK__FIT_LENGTH_TIME, 1000 + 1000 * i), "",
		    "");
	fit_fails(true, "0: more than 4096 steps and groups");
}

/* Files of other makers: the count is wrong, the sport another. */
static vk_status
read_records(const char *records, bool lenient)
{
	vk_buf made = { 0 };
	vk_status status;

	vk__fit_begin(&made);
	add_hex(&made, records);
	cr_assert_eq(vk__fit_finish(&made, 0), VK_OK);
	status = import_bytes(made.data, made.len, lenient);
	vk_buf_free(&made);
	return status;
}

#define ID "40 00 00 0000 01 000100 00 05"
#define WORKOUT(sport, steps) "41 00 00 1a00 02 040100 060284 01" sport steps
#define MINUTES "42 00 00 1b00 03 fe0284 010100 020486"
#define MINUTE(index) "02" index "00 60ea0000"

Test(fit_read, heads_of_others)
{
	cr_expect_eq(read_records(ID WORKOUT("02", "0400") MINUTES
	    MINUTE("0000"), false), VK_OK);
	cr_expect_str_eq(import_shown(), "1m");
	cr_expect_str_eq(import_notes(),
	    "|the file says it has 4 steps, it has 1");
	cr_expect_eq(read_records(ID WORKOUT("01", "0100") MINUTES
	    MINUTE("0000"), true), VK_EVALUE);
	cr_expect_str_eq(import_fault(),
	    "0: only rides can be read, this is: 1");
	cr_expect_eq(read_records(ID WORKOUT("ff", "ffff") MINUTES
	    MINUTE("0000"), false), VK_OK);
	cr_expect_str_eq(import_notes(), "");
	cr_expect_eq(read_records(ID MINUTES MINUTE("0000") MINUTE("0100"),
	    false), VK_OK, "no workout message");
	cr_expect_str_eq(import_shown(), "1m 1m");
	cr_expect_eq(read_records(ID MINUTES MINUTE("ffff") MINUTE("0180"),
	    false), VK_OK, "no index, and a marked one");
	cr_expect_eq(read_records(ID MINUTES MINUTE("0000") MINUTE("0200"),
	    true), VK_EVALUE);
	cr_expect_str_eq(import_fault(),
	    "0: step 2 is numbered as another one");
}
