/* SPDX-License-Identifier: MIT */
#include "text_pipeline.h"

TestSuite(quantity, .init = pipeline_begin, .fini = pipeline_end);

/* What the text begins with; all of it must belong to the quantity. */
static struct vk__quantity
quantity(const char *text)
{
	struct vk__quantity q = { 0 };

	read_terms(text);
	cr_assert(vk__quantity_read(&terms, 0, &q), "%s", text);
	cr_expect_eq(q.end, terms.count, "%s: %zu of %zu", text, q.end,
	    terms.count);
	return q;
}

static void
seconds(const char *text, double value)
{
	struct vk__quantity q = quantity(text);

	cr_expect_eq(q.measure, VK__M_TIME, "%s", text);
	cr_expect_float_eq(q.value, value, 1e-6, "%s: %g", text, q.value);
}

/* How far the quantity at the beginning reaches. */
static size_t
quantity_end(const char *text)
{
	struct vk__quantity q = { 0 };

	read_terms(text);
	cr_assert(vk__quantity_read(&terms, 0, &q), "%s", text);
	return q.end;
}

static void
metres(const char *text, double value)
{
	struct vk__quantity q = quantity(text);

	cr_expect_eq(q.measure, VK__M_METRES, "%s", text);
	cr_expect_float_eq(q.value, value, 1e-6, "%s: %g", text, q.value);
}

static void
target(const char *text, vk_unit unit, double value)
{
	struct vk__quantity q = quantity(text);

	cr_expect_eq(q.measure, VK__M_TARGET, "%s", text);
	cr_expect_eq(q.unit, unit, "%s: %s", text,
	    vk_unit_text((vk_unit)q.unit));
	cr_expect_float_eq(q.value, value, 1e-6, "%s: %g", text, q.value);
}

static void
is(const char *text, enum vk__measure measure, double value)
{
	struct vk__quantity q = quantity(text);

	cr_expect_eq(q.measure, measure, "%s: %d", text, q.measure);
	cr_expect_float_eq(q.value, value, 1e-6, "%s: %g", text, q.value);
}

Test(quantity, minutes_in_every_spelling)
{
	static const char *const three[] = { "3min", "3 min", "3mn", "3 mn",
		"3'", "3’", "3′", "3 minutes", "trois minutes", "3:00",
		"3-minute", "three-minute", "0:03:00" };

	for (size_t i = 0; i < sizeof three / sizeof *three; i++)
		seconds(three[i], 180);
	seconds("1.5 min", 90);
	seconds("2,5 min", 150);
}

Test(quantity, seconds_and_hours)
{
	seconds("90s", 90);
	seconds("90\"", 90);
	seconds("90''", 90);
	seconds("90 sec", 90);
	seconds(":30", 30);
	seconds("1h", 3600);
	seconds("1.5h", 5400);
	seconds("0:45:00", 2700);
}

Test(quantity, two_units)
{
	seconds("1h30", 5400);
	seconds("1h30min", 5400);
	seconds("1 h 30 min", 5400);
	seconds("1h05", 3900);
	seconds("3min41s", 221);
	seconds("2mn20", 140);
	seconds("2'30", 150);
	seconds("2'30\"", 150);
	seconds("1'30''", 90);
	seconds("3 min 53", 233);
	seconds("1h02min30s", 3750);
	seconds("2 minutes et 30 secondes", 150);
}

Test(quantity, halves)
{
	seconds("deux minutes et demie", 150);
	seconds("two and a half minutes", 150);
}

Test(quantity, fractions_of_an_hour)
{
	seconds("1/2 h", 1800);
	seconds("1/2 hour", 1800);
	seconds("3/4 d'heure", 2700);
	cr_assert_neq(quantity_end("4 an hour"), 2);
}

Test(quantity, distances)
{
	metres("5km", 5000);
	metres("0.5 km", 500);
	metres("1000m", 1000);
	metres("1000 mètres", 1000);
	metres("3 miles", 4828.032);
	seconds("5m", 300);
}

Test(quantity, powers)
{
	target("95%", VK_UNIT_PCT_FTP, 95);
	target("88.5%FTP", VK_UNIT_PCT_FTP, 88.5);
	target("95 % FTP", VK_UNIT_PCT_FTP, 95);
	target("95 % de la FTP", VK_UNIT_PCT_FTP, 95);
	target("95 percent", VK_UNIT_PCT_FTP, 95);
	target("110 %PMA", VK_UNIT_PCT_PMA, 110);
	target("110% PAM", VK_UNIT_PCT_PMA, 110);
	target("250W", VK_UNIT_WATT, 250);
	target("250 watts", VK_UNIT_WATT, 250);
	target("4.5 W/kg", VK_UNIT_WATT_KG, 4.5);
}

Test(quantity, other_targets)
{
	target("85% FCmax", VK_UNIT_PCT_HR, 85);
	target("90% LTHR", VK_UNIT_PCT_LTHR, 90);
	target("150 bpm", VK_UNIT_BPM, 150);
	target("90rpm", VK_UNIT_RPM, 90);
	target("60 tr/min", VK_UNIT_RPM, 60);
	target("90 % d'effort", VK_UNIT_RPE, 9);
}

Test(quantity, no_part_of_a_workout)
{
	is("1000 kJ", VK__M_BAD, 1000);
	is("35 km/h", VK__M_BAD, 35);
	is("80 kg", VK__M_BAD, 80);
	is("10€", VK__M_BAD, 10);
}

Test(quantity, numbers_alone)
{
	is("12", VK__M_BARE, 12);
	is("douze", VK__M_BARE, 12);
	is("1.5", VK__M_BARE, 1.5);
	cr_assert(quantity("1.5").decimal);
	cr_assert_not(quantity("12").decimal);
}

/* What follows belongs to somebody else. */
static void
ends(const char *text, double value, size_t end)
{
	struct vk__quantity q = { 0 };

	read_terms(text);
	cr_assert(vk__quantity_read(&terms, 0, &q), "%s", text);
	cr_expect_float_eq(q.value, value, 1e-6, "%s: %g", text, q.value);
	cr_expect_eq(q.end, end, "%s: %zu", text, q.end);
}

Test(quantity, the_next_number_is_another)
{
	ends("3min 95%", 180, 2);
	ends("3min 2min", 180, 2);
	ends("10min 50→75%", 600, 2);
	ends("3' 2x", 180, 2);
	ends("3' 250", 180, 2);
	ends("5 3min", 5, 1);
	ends("1h30 60%", 5400, 3);
	ends("1m30 220w", 90, 3);
}

Test(quantity, no_number)
{
	struct vk__quantity q;

	read_terms("min 5");
	cr_assert_not(vk__quantity_read(&terms, terms.count, &q));
	read_terms("seuil");
	cr_assert_not(vk__quantity_read(&terms, 0, &q));
	read_terms("");
	cr_assert_not(vk__quantity_read(&terms, 0, &q));
	cr_assert_not(vk__quantity_read(&terms, 99, &q));
}
