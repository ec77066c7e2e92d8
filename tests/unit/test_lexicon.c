/* SPDX-License-Identifier: MIT */
#include "../../lib/text/lexicon.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static vk__lexicon *lex;

static void
begin(void)
{
	cr_assert_eq(vk__lexicon_new(&lex), VK_OK);
}

static void
end(void)
{
	vk__lexicon_free(lex);
	vk__lexicon_free(NULL);
}

TestSuite(lexicon, .init = begin, .fini = end);

static const struct vk__concept *
find(const char *key)
{
	return vk__lexicon_find(lex, key, strlen(key));
}

static void
means(const char *key, enum vk__class class, unsigned value)
{
	const struct vk__concept *c = find(key);

	cr_assert_not_null(c, "%s", key);
	cr_assert_eq(c->class, class, "%s: %d", key, c->class);
	cr_assert_eq(c->value, value, "%s: %d", key, c->value);
}

static void
adds(const char *rows)
{
	vk_error err = { 0 };

	cr_assert_eq(vk__lexicon_add(lex, "my.tsv", rows, strlen(rows), &err),
	    VK_OK, "%s", err.arg[0]);
}

/* Checks the message of a list that is refused. */
static void
refuses(const char *rows, size_t len, vk_status status, const char *code,
    const char *message)
{
	vk_error err = { 0 };
	char text[256];

	cr_assert_eq(vk__lexicon_add(lex, "my.tsv", rows, len, &err), status,
	    "%s", rows);
	cr_assert_eq(err.status, status);
	cr_assert_str_eq(err.code, code);
	cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text),
	    message);
}

#define REFUSES(rows, status, code, message) \
	refuses(rows, sizeof(rows) - 1, status, code, message)

Test(lexicon, words_of_both_languages)
{
	means("min", VK__CLASS_UNIT, VK__WU_MIN);
	means("echauffement", VK__CLASS_ROLE, VK__ROLE_WARMUP);
	means("warm up", VK__CLASS_ROLE, VK__ROLE_WARMUP);
	means("retour au calme", VK__CLASS_ROLE, VK__ROLE_COOLDOWN);
	means("fois", VK__CLASS_OP, VK__OP_TIMES);
	means("then", VK__CLASS_OP, VK__OP_THEN);
	means("mardi", VK__CLASS_DAY, 2);
	means("march", VK__CLASS_MONTH, 3);
	cr_assert(find("echauffement")->fr);
	cr_assert(find("warm up")->en);
}

Test(lexicon, what_is_not_there)
{
	cr_assert_null(find("qwertzu"));
	cr_assert_null(find("Échauffement"));
	cr_assert_null(vk__lexicon_find(lex, "", 0));
	cr_assert_null(vk__lexicon_find(lex, "min", 200));
}

Test(lexicon, beginnings_of_phrases_lead_on)
{
	const struct vk__concept *c = find("corps");

	cr_assert_not_null(c);
	cr_assert(c->more);
	cr_assert(find("corps de")->more);
	cr_assert_eq(find("corps de")->class, VK__CLASS_NONE);
}

Test(lexicon, numbers_in_words)
{
	cr_assert_eq(find("huit")->class, VK__CLASS_NUM);
	cr_assert_eq(find("huit")->number, 8);
	cr_assert_eq(find("thirty")->number, 30);
	cr_assert(find("twice")->times);
	cr_assert_not(find("two")->times);
}

Test(lexicon, capitals_can_mean_something_else)
{
	means("ou", VK__CLASS_OP, VK__OP_OR);
	means("^ou", VK__CLASS_OP, VK__OP_OVERUNDER);
}

Test(lexicon, zones_by_name)
{
	size_t i = vk__lexicon_zone_index(lex, "threshold", 9);
	const struct vk__zone *z = vk__lexicon_zone(lex, i);

	cr_assert_not_null(z);
	cr_assert_str_eq(z->name, "threshold");
	cr_assert_eq(z->unit, VK_UNIT_PCT_FTP);
	cr_assert_leq(z->from, z->to);
	cr_assert_eq(vk__lexicon_zone_index(lex, "thresh", 6), SIZE_MAX);
	cr_assert_null(vk__lexicon_zone(lex, SIZE_MAX));
	cr_assert(vk__lexicon_zone(lex,
	    vk__lexicon_zone_index(lex, "sprint", 6))->max);
}

/* The grammar counts on seven in a row. */
Test(lexicon, zones_i_are_in_order)
{
	size_t first = vk__lexicon_zone_index(lex, "i1", 2);
	char name[] = "i1";

	for (size_t i = 0; i < 7; i++) {
		name[1] = (char)('1' + i);
		cr_assert_str_eq(vk__lexicon_zone(lex, first + i)->name,
		    name);
	}
}

Test(lexicon, every_zone_is_sound)
{
	const struct vk__zone *z;
	size_t i;

	for (i = 0; (z = vk__lexicon_zone(lex, i)) != NULL; i++) {
		cr_assert_leq(z->from, z->to, "%s", z->name);
		cr_assert_eq(z->unit == VK_UNIT_NONE, z->max || z->hard,
		    "%s", z->name);
		cr_assert_eq(vk__lexicon_zone_index(lex, z->name,
		    strlen(z->name)), i, "%s is there twice", z->name);
	}
	cr_assert_gt(i, 20);
	cr_assert_lt(i, 63, "settle.c counts them in 63 bits");
}

Test(lexicon, named_sessions)
{
	const struct vk__concept *c = find("tabata");
	const struct vk__named *n;

	cr_assert_not_null(c);
	cr_assert_eq(c->class, VK__CLASS_NAMED);
	n = vk__lexicon_named(lex, c->value);
	cr_assert_not_null(n);
	cr_assert_eq(n->reps, 8);
	cr_assert_eq(n->effort, 20);
	cr_assert_eq(n->other, 10);
	cr_assert_null(vk__lexicon_named(lex, 1000));
}

Test(lexicon, typing_errors)
{
	const char *surface;
	size_t len;
	const struct vk__concept *c = vk__lexicon_correct(lex, "treshold", 8,
	    &surface, &len);

	cr_assert_not_null(c);
	cr_assert_eq(c->class, VK__CLASS_ZONE);
	cr_assert_eq(len, 9);
	cr_assert_eq(memcmp(surface, "threshold", 9), 0);
	cr_assert_null(vk__lexicon_correct(lex, "qqqqq", 5, &surface, &len));
	cr_assert_null(vk__lexicon_correct(lex, "mim", 3, &surface, &len));
}

Test(lexicon, a_users_words_come_first)
{
	means("seuil", VK__CLASS_ZONE,
	    (unsigned)vk__lexicon_zone_index(lex, "threshold", 9));
	adds("# mine\nSeuil\tzone:tempo\tfr\nPédalage Rond\tnote\tfr\n");
	means("seuil", VK__CLASS_ZONE,
	    (unsigned)vk__lexicon_zone_index(lex, "tempo", 5));
	means("pedalage rond", VK__CLASS_NOTE, 0);
	cr_assert(find("pedalage")->more);
	cr_assert(find("pedalage rond")->fr);
}

Test(lexicon, a_users_words_are_repaired_too)
{
	const char *surface;
	size_t len;

	cr_assert_null(vk__lexicon_correct(lex, "quintuplet", 10, &surface,
	    &len));
	adds("quintuplette\tset:set");
	cr_assert_not_null(vk__lexicon_correct(lex, "quintuplete", 11,
	    &surface, &len));
}

Test(lexicon, every_class_is_taken)
{
	adds("aa1\tunit:wkg\nbb\tnum:12\ncc\tnum:2.5\ndd\trole:activation\n"
	    "ee\trest:set\nff\toff\ngg\tzone:vo2max\nhh\tscale:l\n"
	    "ii\tref:lthr\njj\top:press\nkk\tset:rep\nll\tnote\nmm\tfill\n"
	    "nn\toff_domain\noo\tday:7\npp\tmonth:12\n");
	means("aa 1", VK__CLASS_UNIT, VK__WU_WKG);
	means("bb", VK__CLASS_NUM, 12);
	cr_assert_float_eq(find("cc")->number, 2.5, 1e-6);
	means("dd", VK__CLASS_ROLE, VK__ROLE_ACTIVATION);
	means("ee", VK__CLASS_REST, VK__SET_SET);
	means("ff", VK__CLASS_OFF, 0);
	means("hh", VK__CLASS_SCALE, VK__SCALE_L);
	means("ii", VK__CLASS_REF, VK__REF_LTHR);
	means("jj", VK__CLASS_OP, VK__OP_PRESS);
	means("kk", VK__CLASS_SET, VK__SET_REP);
	means("ll", VK__CLASS_NOTE, 0);
	means("mm", VK__CLASS_FILL, 0);
	means("nn", VK__CLASS_OFF_DOMAIN, 0);
	means("oo", VK__CLASS_DAY, 7);
	means("pp", VK__CLASS_MONTH, 12);
}

Test(lexicon, marks_of_a_row)
{
	adds("grimpette\tset:rep\tfr\tmisspelling\nBLORP\tfill\n"
	    "thrice\tnum:3\ten\ttimes\n");
	cr_assert(find("grimpette")->misspelt);
	cr_assert(find("^blorp")->upper);
	cr_assert_eq(find("blorp")->class, VK__CLASS_NONE);
	cr_assert(find("blorp")->other, "in capitals only");
	cr_assert(find("thrice")->times);
}

Test(lexicon, empty_lists_are_fine)
{
	adds("");
	adds("# nothing\n\n\r\n");
}

Test(lexicon, faults_have_their_place)
{
	REFUSES("good\tfill\nalone\n", VK_ESYNTAX, "lexicon-cells",
	    "my.tsv:2:1: a row wants a word, a tab and a concept");
	REFUSES("a\tzone:nowhere\n", VK_ESYNTAX, "lexicon-concept",
	    "my.tsv:1:3: no such concept; vekta(7) lists them");
	REFUSES("#\n\nfoo\tunit\n", VK_ESYNTAX, "lexicon-concept",
	    "my.tsv:3:5: no such concept; vekta(7) lists them");
	REFUSES("-\tfill\n", VK_ESYNTAX, "lexicon-word",
	    "my.tsv:1:1: this word is empty or too long");
	REFUSES("a\t\xff\n", VK_EUTF8, "lexicon-utf8",
	    "my.tsv: not valid UTF-8");
}

Test(lexicon, what_is_no_concept)
{
	static const char *const concepts[] = { "", ":", "unit:", "unit:x",
		"UNIT:min", "unit:minn", "num:", "num:x", "num:1.2.3",
		"num:12345678", "num:-1", "role:rest", "zone:", "rest:",
		"rest:all", "off:x", "fill:", "note:1", "named:tabata", "op",
		"day:x", "day:-1", "day:8", "month:0", "month:13",
		"unit:min " };

	for (size_t i = 0; i < sizeof concepts / sizeof *concepts; i++) {
		char row[64] = "word\t";
		vk_error err = { 0 };

		strcat(row, concepts[i]);
		if (strcmp(concepts[i], "fill:") == 0)
			continue; /* an empty value is none */
		cr_expect_eq(vk__lexicon_add(lex, "f", row, strlen(row),
		    &err), VK_ESYNTAX, "%s", concepts[i]);
	}
}

Test(lexicon, long_phrases)
{
	char row[200];

	memset(row, 'a', sizeof row);
	memcpy(row + 90, "\tfill", 6);
	adds(row);
	memset(row, 'a', sizeof row);
	memcpy(row + 96, "\tfill", 6);
	refuses(row, strlen(row), VK_ESYNTAX, "lexicon-word",
	    "my.tsv:1:1: this word is empty or too long");
	/* Letters and digits are taken apart: that is longer still. */
	for (size_t i = 0; i < 80; i++)
		row[i] = i % 2 == 0 ? 'a' : '1';
	memcpy(row + 80, "\tfill", 6);
	refuses(row, strlen(row), VK_ESYNTAX, "lexicon-word",
	    "my.tsv:1:1: this word is empty or too long");
}
