/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "vekta.h"

struct heard {
	size_t warnings, errors;
	uint64_t line;
	const char *code;
};

static void
hear(void *ctx, uint64_t line, const vk_error *err)
{
	struct heard *h = ctx;

	if (err->status == VK_OK)
		h->warnings++;
	else
		h->errors++;
	h->line = line;
	h->code = err->code;
}

static vk_status
read(vk_team *team, const char *text, struct heard *heard)
{
	vk_error err;

	memset(heard, 0, sizeof *heard);
	return vk_team_read(team, text, strlen(text), hear, heard, &err);
}

Test(team, by_name)
{
	vk_team *team;
	vk_teammate mate;
	vk_error err;
	char name[32];

	cr_assert_eq(vk_team_new(&team), VK_OK);
	cr_expect_eq(vk_team_find(team, "A1", 2), 0);
	for (int i = 0; i < 1000; i++) {
		vk_teammate_clear(&mate);
		snprintf(mate.name, sizeof mate.name, "\xc3\x89lo\xc3\xaf""se %d", i);
		cr_assert_eq(vk_team_add(team, &mate, &err), VK_OK);
	}
	cr_expect_eq(vk_team_count(team), 1000);
	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "ELOISE %d", i);
		cr_expect_eq(vk_team_find(team, name, strlen(name)), (size_t)i);
	}
	cr_expect_eq(vk_team_find(team, "Eloise", 6), 1000);
	cr_expect_null(vk_team_at(team, 1000));
	cr_expect_eq(vk_team_add(team, &mate, &err), VK_EVALUE);
	cr_expect_str_eq(err.code, "team-twice");
	mate.name[0] = '\0';
	cr_expect_eq(vk_team_add(team, &mate, &err), VK_EVALUE);
	memcpy(mate.name, "\xff", 2);
	cr_expect_eq(vk_team_add(team, &mate, &err), VK_EVALUE);
	vk_team_free(team);
}

/* Names that have no letter of ours are not all one. */
Test(team, other_letters)
{
	vk_team *team;
	struct heard heard;

	cr_assert_eq(vk_team_new(&team), VK_OK);
	cr_expect_eq(read(team, "name\n\xe5\xb1\xb1\n\xe5\xb7\x9d\n", &heard),
	    VK_OK);
	cr_expect_eq(vk_team_count(team), 2);
	cr_expect_eq(vk_team_find(team, "\xe5\xb7\x9d", 3), 1);
	vk_team_free(team);
}

Test(team, table)
{
	static const char text[] = "\xef\xbb\xbfNom;zones;Poids;FTP;W'\r\n"
	    "Ana;137W 187W 225W 262W 300W 375W;58,5;250;18\r\n"
	    ";;;;\r\n"
	    "Ben;;;;\r\n";
	vk_team *team;
	const vk_teammate *ana;
	struct heard heard;

	cr_assert_eq(vk_team_new(&team), VK_OK);
	cr_assert_eq(read(team, text, &heard), VK_OK);
	cr_expect_eq(heard.warnings + heard.errors, 0);
	cr_assert_eq(vk_team_count(team), 2);
	ana = vk_team_at(team, 0);
	cr_expect_str_eq(ana->name, "Ana");
	cr_expect_float_eq(ana->is[VK_FACT_WEIGHT], 58.5, 1e-9);
	cr_expect_float_eq(ana->is[VK_FACT_W_PRIME], 18000, 1e-9);
	cr_expect(ana->own_zones);
	cr_expect_float_eq(ana->zone[0], 54.8, 1e-9);
	cr_expect(isnan(vk_team_at(team, 1)->is[VK_FACT_FTP]));
	vk_team_free(team);
}

/* A bad row says why, and the next one counts. */
Test(team, bad_rows)
{
	static const struct {
		const char *row, *code;
	} bad[] = {
		{ "A,x,,\n", "team-value" }, { "A,5,,\n", "team-range" },
		{ ",250,,\n", "team-nameless" }, { "A,250,100,\n", "team-cp" },
		{ "A,250,,1 2 3\n", "team-zones" },
		{ "A,,,1W 2W 3W 4W 5W 6W\n", "team-zones-ftp" },
		{ "A,,,90 80 100 120 150 200\n", "team-zones-order" },
		{ "A,,,55 75 90 105 120 450\n", "team-zones-order" },
		{ "Z,250,,\nA,\"\n", NULL },
	};
	struct heard heard;
	char text[128];

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		vk_team *team;

		cr_assert_eq(vk_team_new(&team), VK_OK);
		snprintf(text, sizeof text, "name,ftp,cp,zones\n%sB,200,,\n",
		    bad[i].row);
		cr_expect_eq(read(team, text, &heard), VK_OK);
		cr_expect_eq(heard.errors, 1, "%s", bad[i].row);
		if (bad[i].code != NULL)
			cr_expect_str_eq(heard.code, bad[i].code);
		cr_expect_lt(vk_team_find(team, "B", 1), vk_team_count(team),
		    "%s", bad[i].row);
		cr_expect_eq(vk_team_find(team, "A", 1), vk_team_count(team));
		vk_team_free(team);
	}
}

Test(team, nothing)
{
	static const char *const none[] = { "", "\n", "ftp,cp\n1,2\n", "name",
		"name\n\n", "{}", "[1]" };
	struct heard heard;

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		vk_team *team;

		cr_assert_eq(vk_team_new(&team), VK_OK);
		cr_expect_eq(read(team, none[i], &heard), VK_EVALUE, "%s",
		    none[i]);
		vk_team_free(team);
	}
}

/* What a mate does not say himself, a history may; the day of a form with it. */
Test(team, filled_from_elsewhere)
{
	vk_team *team;
	struct heard heard;
	vk_teammate more;
	const vk_teammate *mate;

	cr_assert_eq(vk_team_new(&team), VK_OK);
	cr_assert_eq(read(team, "name,ftp,tsb\nAna,250,-12\nBen,,\n", &heard),
	    VK_OK);
	vk_teammate_clear(&more);
	more.is[VK_FACT_FTP] = 300;
	more.is[VK_FACT_TSB] = 5;
	more.form_day = 20500;
	strcpy(more.method, "cp");
	vk_team_fill(team, 0, &more);
	vk_team_fill(team, 1, &more);
	mate = vk_team_at(team, 0);
	cr_expect_float_eq(mate->is[VK_FACT_FTP], 250, 0);
	cr_expect_float_eq(mate->is[VK_FACT_TSB], -12, 0);
	cr_expect_eq(mate->form_day, VK_DAY_ANY);
	cr_expect_str_eq(mate->method, "team");
	mate = vk_team_at(team, 1);
	cr_expect_float_eq(mate->is[VK_FACT_FTP], 300, 0);
	cr_expect_float_eq(mate->is[VK_FACT_TSB], 5, 0);
	cr_expect_eq(mate->form_day, 20500);
	cr_expect_str_eq(mate->method, "cp");
	vk_team_free(team);
}

/* Of objects, one a line, each unknown member is told of once, the first few. */
Test(team, members_that_nobody_knows)
{
	vk_buf text = { 0 };
	vk_team *team;
	struct heard heard;

	for (int k = 0; k < 2; k++) {
		vk_buf_add_text(&text, k == 0 ? "{\"name\":\"Ana\"" :
		    "{\"name\":\"Ben\"");
		for (int i = 0; i < 40; i++) {
			vk_buf_add_text(&text, ",\"member");
			vk_buf_add_uint(&text, (uint64_t)i);
			vk_buf_add_text(&text, "\":1");
		}
		vk_buf_add_text(&text, "}\n");
	}
	cr_assert_eq(vk_team_new(&team), VK_OK);
	cr_assert_eq(read(team, vk_buf_text(&text), &heard), VK_OK);
	cr_expect_eq(heard.warnings, 32, "%zu", heard.warnings);
	cr_expect_str_eq(heard.code, "team-column");
	cr_expect_eq(vk_team_count(team), 2);
	vk_team_free(team);
	vk_buf_free(&text);
}
