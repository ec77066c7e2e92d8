/* SPDX-License-Identifier: MIT */
/* Dates as services and spreadsheets write them. */
#include <history/activity.h>
#include <history/when.h>

#include <criterion/criterion.h>
#include <string.h>

static struct vk__cell
cell(const char *text)
{
	return (struct vk__cell){ text, strlen(text) };
}

static void
check(const char *text, enum vk__order order, const char *want,
    int32_t error)
{
	struct vk__when when;
	vk_status status = vk__when_read(cell(text), order, &when);
	char got[20];

	cr_assert_eq(status, VK_OK, "%s: %s", text, vk_status_text(status));
	cr_assert(vk__start_write(when.time, got));
	cr_expect_str_eq(got, want, "%s: %s", text, got);
	cr_expect_eq(when.error, error, "%s: %d", text, when.error);
}

static void
check_fails(const char *text, enum vk__order order, vk_status want)
{
	struct vk__when when;

	cr_expect_eq(vk__when_read(cell(text), order, &when), want, "%s",
	    text);
}

Test(when, iso)
{
	struct vk__when when;

	check("2026-03-03 07:05:09", 0, "2026-03-03T07:05:09", 0);
	check("2026-04-06T05:47:59.0", 0, "2026-04-06T05:47:59", 0);
	check("2025-08-03 11:50:38.000000", 0, "2025-08-03T11:50:38", 0);
	check("2026-03-03 07:05", 0, "2026-03-03T07:05:00", 59);
	check("2026-03-03", 0, "2026-03-03T00:00:00", 86399);
	check("2014-06-30 7:03", 0, "2014-06-30T07:03:00", 59);
	cr_assert_eq(vk__when_read(cell("2020-07-14T10:31:02+02:00"), 0,
	    &when), VK_OK);
	cr_expect_eq(when.offset, 7200);
	cr_assert_eq(vk__when_read(cell("2020-07-14T10:31:02"), 0, &when),
	    VK_OK);
	cr_expect_eq(when.offset, VK_NO_OFFSET);
}

Test(when, in_words)
{
	check("lun., 30 juin 2014 7:03", 0, "2014-06-30T07:03:00", 59);
	check("mar., 1 juil. 2014 18:30", 0, "2014-07-01T18:30:00", 59);
	check("mar., 4 mars 2014 18:30", 0, "2014-03-04T18:30:00", 59);
	check("sam., 2 ao\xc3\xbbt 2014 9:15", 0, "2014-08-02T09:15:00", 59);
	check("Oct 8, 2026, 11:00:00 AM", 0, "2026-10-08T11:00:00", 0);
	check("Oct 8, 2026, 12:05:01 AM", 0, "2026-10-08T00:05:01", 0);
	check("Oct 8, 2026, 12:05:01 PM", 0, "2026-10-08T12:05:01", 0);
	check("Oct 8, 2026, 6:05:09 p.m.", 0, "2026-10-08T18:05:09", 0);
	check("2 ene 2020 10:00", 0, "2020-01-02T10:00:00", 59);
	check("3. M\xc3\xa4rz 2020", 0, "2020-03-03T00:00:00", 86399);
	check("2020 Dez 24", 0, "2020-12-24T00:00:00", 86399);
}

Test(when, in_numbers)
{
	check("09.12.2022, 15:24:49", 0, "2022-12-09T15:24:49", 0);
	check("6. 9. 2026 11:18:40", 0, "2026-09-06T11:18:40", 0);
	check("12/08/2026 10:52", VK__ORDER_DMY, "2026-08-12T10:52:00", 59);
	check("12/08/2026 10:52", VK__ORDER_MDY, "2026-12-08T10:52:00", 59);
	check("7/14/2020 15:36", 0, "2020-07-14T15:36:00", 59);
	check("14/7/2020 15:36", 0, "2020-07-14T15:36:00", 59);
	check("4/4/2020 15:36", 0, "2020-04-04T15:36:00", 59);
	check("7/14/20 3:36 PM", 0, "2020-07-14T15:36:00", 59);
	check_fails("7/4/2020 15:36", 0, VK_EUNABLE);
	check_fails("14/7/2020 15:36", VK__ORDER_MDY, VK_EVALUE);
	check_fails("7/14/2020 15:36", VK__ORDER_DMY, VK_EVALUE);
}

Test(when, what_is_no_date)
{
	check_fails("", 0, VK_ABSENT);
	check_fails("--", 0, VK_ABSENT);
	check_fails("2026-02-30 07:00:00", 0, VK_EVALUE);
	check_fails("31.11.2020 10:00", 0, VK_EVALUE);
	check_fails("yesterday", 0, VK_ESYNTAX);
	check_fails("10:00", 0, VK_ESYNTAX);
	check_fails("1 2 3 4", 0, VK_ESYNTAX);
	check_fails("5 mars", 0, VK_ESYNTAX);
	check_fails("8 Oct 2026 25:00", 0, VK_ESYNTAX);
	check_fails("8 Oct 2026 14:00 PM", 0, VK_EVALUE);
	check_fails("8 Oct 2026; DROP", 0, VK_ESYNTAX);
	check_fails("99999999/1/2020", 0, VK_ESYNTAX);
}

Test(when, orders)
{
	cr_expect_eq(vk__when_order(cell("13/1/2020")), VK__ORDER_DMY);
	cr_expect_eq(vk__when_order(cell("1/13/2020")), VK__ORDER_MDY);
	cr_expect_eq(vk__when_order(cell("1/2/2020")), VK__ORDER_UNKNOWN);
	cr_expect_eq(vk__when_order(cell("2020-01-13")), VK__ORDER_UNKNOWN);
	cr_expect_eq(vk__when_order(cell("13.1.2020")), VK__ORDER_UNKNOWN);
	cr_expect_eq(vk__when_order(cell("--")), VK__ORDER_UNKNOWN);
}
