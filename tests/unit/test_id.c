/* SPDX-License-Identifier: MIT */
/* Ids of readings: what changes them, and that anybody can make them again. */
#include "../../lib/text/id.h"

#include <criterion/criterion.h>
#include <string.h>
#include <uuid/uuid.h>

static vk__scanner *scanner;
static struct vk__reading reading[3];

static void
begin(void)
{
	cr_assert_eq(vk__scanner_new(&scanner), VK_OK);
}

static void
end(void)
{
	vk__scanner_free(scanner);
	for (size_t i = 0; i < 3; i++) {
		vk__fold_free(&reading[i].folded);
		vk__raws_free(&reading[i].raws);
		vk_buf_free(&reading[i].key);
	}
}

TestSuite(id, .init = begin, .fini = end);

static struct vk__reading *
scanned(size_t i, const char *text)
{
	struct vk__reading *r = &reading[i];

	cr_assert_eq(vk__fold(&r->folded, text, strlen(text)), VK_OK);
	cr_assert_eq(vk__scan(scanner, &r->folded, &r->raws), VK_OK);
	r->lead.has_date = false;
	r->status = VK_OK;
	return r;
}

/* The id of a text; the last four of them stay valid. */
static const char *
id_of(const char *text, const char *date, const char *athlete)
{
	static char id[4][VK__UUID_SIZE];
	static size_t next;
	vk_buf who = { 0 };
	char *made = id[next++ % 4];

	vk_buf_add_text(&who, athlete);
	cr_assert_eq(vk__id_make(scanned(0, text), date, &who, made), VK_OK);
	vk_buf_free(&who);
	return made;
}

/* As an id is documented: UUIDv5 of the words, the date and the athlete. */
static void
check(const char *text, const char *date, const char *athlete,
    const char *name)
{
	char theirs[VK__UUID_SIZE];
	uuid_t space, uuid;

	cr_assert_eq(uuid_parse("6e1b2f5c-0d43-5a8e-9b57-4c1d86e27033", space),
	    0);
	uuid_generate_sha1(uuid, space, name, strlen(name));
	uuid_unparse_lower(uuid, theirs);
	cr_expect_str_eq(id_of(text, date, athlete), theirs, "%s", text);
}

Test(id, is_made_of_words_date_and_athlete)
{
	check("5x3min Z4", "", "", "5x3min z4\n\n");
	check("5x3min Z4", "2026-03-03", "Zoe", "5x3min z4\n2026-03-03\nZoe");
	check("  5x3min \t Z4  ", "", "", "5x3min z4\n\n");
	check("5x3min\n\nZ4", "", "", "5x3min z4\n\n");
	check("", "", "", "\n\n");
}

Test(id, spelling_and_spacing_do_not_change_it)
{
	const char *plain = id_of("échauffement 15min, 5x3min", "", "");

	cr_expect_str_eq(plain, id_of("ÉCHAUFFEMENT 15MIN, 5X3MIN", "", ""));
	cr_expect_str_eq(plain, id_of("echauffement  15min,\n 5x3min ", "", ""));
}

Test(id, what_is_another_session_changes_it)
{
	const char *plain = id_of("5x3min z4", "", "");

	cr_expect_str_neq(plain, id_of("5x3min z5", "", ""));
	cr_expect_str_neq(plain, id_of("5x3minz4", "", ""), "no blank");
	cr_expect_str_neq(plain, id_of("5x3min z4", "2026-03-03", ""));
	plain = id_of("5x3min z4", "2026-03-03", "");
	cr_expect_str_neq(plain, id_of("5x3min z4", "2026-03-04", ""));
	cr_expect_str_neq(plain, id_of("5x3min z4", "", "2026-03-03"));
}

Test(id, date)
{
	struct vk__reading *r = scanned(0, "5x3min");
	char date[VK__DATE_SIZE];

	vk__id_date(r, date);
	cr_expect_str_eq(date, "");
	r->lead.has_date = true;
	cr_assert(vk__date_make(2026, 3, 3, &r->lead.date));
	vk__id_date(r, date);
	cr_expect_str_eq(date, "2026-03-03");
}

/* All at once are as each alone; what failed gets none. */
Test(id, all)
{
	const char *text[3] = { "5x3min z4", "1h z2", "4x8min\n z4" };

	for (size_t i = 0; i < 3; i++)
		strcpy(scanned(i, text[i])->id, "none");
	reading[1].status = VK_EUTF8;
	reading[2].lead.has_date = true;
	cr_assert(vk__date_make(2026, 3, 3, &reading[2].lead.date));
	vk__id_all(reading, 3);
	cr_expect_str_eq(reading[1].id, "none");
	for (size_t i = 0; i < 3; i += 2) {
		char id[VK__UUID_SIZE], date[VK__DATE_SIZE];

		vk__id_date(&reading[i], date);
		cr_assert_eq(vk__id_make(&reading[i], date, NULL, id), VK_OK);
		cr_expect_str_eq(reading[i].id, id);
	}
	cr_expect_str_neq(reading[0].id, reading[2].id);
}
