/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "text_workout.h"

TestSuite(parser, .init = parser_begin, .fini = parser_end);

static vk_status
status_of(const char *text, size_t len, vk_error *err)
{
	*err = (vk_error){ 0 };
	return vk_parser_read(parser, text, len, err);
}

Test(parser, options_are_optional)
{
	vk_parser *p = NULL;

	cr_assert_eq(vk_parser_new(NULL, &p, NULL), VK_OK);
	vk_parser_free(p);
	vk_parser_free(NULL);
}

Test(parser, nothing_read_yet)
{
	cr_assert_str_eq(vk_parser_lang(parser), "en");
	cr_assert_eq(vk_parser_workout(parser)->count, 0);
}

Test(parser, texts_one_after_the_other)
{
	for (int i = 0; i < 30; i++) {
		cr_assert_str_eq(workout_of("5x3min à 95% récup 2min"),
		    "5*(3m@95 /2m)");
		cr_assert_str_eq(workout_of(""), "");
		cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
	}
}

/* Some good, some not, an empty one; each a text of its own. */
static const vk_text mixed[] = { { "5x3min à 95% récup 2min", 25 },
	{ "5min \xff", 6 }, { "", 0 }, { "20min Z2", 8 },
	{ "200x(200x(1min Z4 + 1min Z1))", 29 },
	{ "échauffement 15min, 3x10min seuill", 35 }, { "\xc3", 1 },
	{ "demain peut-être", 17 }, { "1h at 70%", 9 } };

enum { MIXED = sizeof mixed / sizeof *mixed };

/* Text i as it is read alone. */
static void
same_alone(vk_parser *other, size_t i)
{
	vk_error one = { 0 }, all = { 0 };
	vk_buf a = { 0 }, b = { 0 };
	vk_status status = vk_parser_read(other, mixed[i].data, mixed[i].len,
	    &one);

	cr_assert_eq(vk_parser_choose(parser, i, &all), status, "%zu", i);
	cr_assert_eq(all.column, one.column);
	if (status != VK_OK) {
		cr_assert_str_eq(all.code, one.code);
		return;
	}
	cr_assert_str_eq(vk_parser_lang(parser), vk_parser_lang(other));
	vk_parser_line(parser, mixed[i].data, mixed[i].len, "f", i, &a);
	vk_parser_line(other, mixed[i].data, mixed[i].len, "f", i, &b);
	cr_assert_str_eq(vk_buf_text(&a), vk_buf_text(&b));
	vk_buf_free(&a);
	vk_buf_free(&b);
}

Test(parser, texts_at_once_are_texts_alone)
{
	vk_parser *other = NULL;

	cr_assert_eq(vk_parser_new(NULL, &other, NULL), VK_OK);
	for (int turn = 0; turn < 3; turn++) {
		vk_parser_read_all(parser, mixed, MIXED);
		for (size_t i = 0; i < MIXED; i++)
			same_alone(other, i);
		for (size_t i = MIXED; i-- > 0;)
			same_alone(other, i);
	}
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
	vk_parser_free(other);
}

Test(parser, as_many_at_once_as_promised)
{
	vk_text text[VK_PARSER_TEXTS];

	for (size_t i = 0; i < VK_PARSER_TEXTS; i++)
		text[i] = mixed[i % 2 == 0 ? 0 : 3];
	vk_parser_read_all(parser, text, VK_PARSER_TEXTS);
	for (size_t i = 0; i < VK_PARSER_TEXTS; i++) {
		cr_assert_eq(vk_parser_choose(parser, i, NULL), VK_OK);
		cr_assert_eq(vk_parser_workout(parser)->count,
		    i % 2 == 0 ? 4 : 2);
	}
	vk_parser_read_all(parser, text, 0);
}

Test(parser, language)
{
	read_text("échauffement puis 5min");
	cr_assert_str_eq(vk_parser_lang(parser), "fr");
	read_text("warm up then 5min");
	cr_assert_str_eq(vk_parser_lang(parser), "en");
}

Test(parser, invalid_utf8_has_its_column)
{
	vk_error err;

	cr_assert_eq(status_of("5min \xff", 6, &err), VK_EUTF8);
	cr_assert_eq(err.column, 6);
	cr_assert_str_eq(err.code, "utf8");
	cr_assert_eq(status_of("\xc3", 1, &err), VK_EUTF8);
	cr_assert_eq(err.column, 1);
	cr_assert_eq(status_of("é\xed\xa0\x80", 5, &err), VK_EUTF8);
	cr_assert_eq(err.column, 3);
	cr_assert_eq(vk_parser_read(parser, "\xff", 1, NULL), VK_EUTF8);
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
}

/* A text of count signs; each is a token. */
static vk_status
read_signs(size_t count, vk_error *err)
{
	char *text = malloc(count);
	vk_status status;

	cr_assert_not_null(text);
	memset(text, '+', count);
	status = status_of(text, count, err);
	free(text);
	return status;
}

Test(parser, tokens_are_limited)
{
	vk_error err;

	cr_assert_eq(read_signs(VK_TEXT_TOKENS, &err), VK_OK);
	cr_assert_eq(read_signs(VK_TEXT_TOKENS + 1, &err), VK_ELIMIT);
	cr_assert_str_eq(err.code, "text-limit");
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
}

static vk_status
read_repeated(const char *part, size_t count, vk_error *err)
{
	size_t step = strlen(part);
	char *text = malloc(count * step);
	vk_status status;

	cr_assert_not_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * step, part, step);
	status = status_of(text, count * step, err);
	free(text);
	return status;
}

Test(parser, steps_are_limited)
{
	vk_error err;

	cr_assert_eq(read_repeated("5min Z4, ", 1000, &err), VK_OK);
	cr_assert_eq(vk_parser_workout(parser)->count, 1001);
	cr_assert_eq(read_repeated("5min Z4, ", VK_WORKOUT_NODES + 1, &err),
	    VK_ELIMIT);
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
}

Test(parser, rolled_out_steps_are_limited)
{
	vk_error err;
	static const char text[] = "200x(200x(1min Z4 + 1min Z1))";

	cr_assert_eq(status_of(text, sizeof text - 1, &err), VK_ELIMIT);
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
}

/* Each nests or repeats as deep as the text goes. */
Test(parser, hostile_shapes_end)
{
	static const char *const parts[] = { "(", "((((5x", "5x(", "1x1x",
		"1+", "1-2-3-", "5x3min ", "z4 ", "entre ", "x5 ", "\n",
		"- 3x\n", "total 1h ", "repeat ", "5min z4, warm up 1min, ", "<b", "&", ":00", "dont " };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		vk_error err;
		vk_status status = read_repeated(parts[i],
		    20000 / strlen(parts[i]), &err);

		cr_expect(status == VK_OK || status == VK_ELIMIT, "%s: %s",
		    parts[i], vk_status_text(status));
		if (status == VK_OK)
			cr_expect_eq(vk_workout_check(
			    vk_parser_workout(parser), NULL), VK_OK);
	}
}

Test(parser, jit_or_not_is_the_same)
{
	static const char *const texts[] = { "5x3min à 95% récup 2min",
		"éch 15', 10x40/20 @120% (r=2'30\"), rac 10mn",
		"- 15min 60%\n- 3x10min 95%\n\n- 5min 50%", "qwertzu 5", "" };
	const vk_parse_options options = { .no_jit = true };
	vk_parser *other = NULL;
	vk_buf a = { 0 }, b = { 0 };

	cr_assert_eq(vk_parser_new(&options, &other, NULL), VK_OK);
	for (int turn = 0; turn < 8; turn++)
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			size_t len = strlen(texts[i]);

			vk_buf_clear(&a);
			vk_buf_clear(&b);
			read_text(texts[i]);
			cr_assert_eq(vk_parser_read(other, texts[i], len,
			    NULL), VK_OK);
			vk_parser_line(parser, texts[i], len, "f", 1, &a);
			vk_parser_line(other, texts[i], len, "f", 1, &b);
			cr_assert_str_eq(vk_buf_text(&a), vk_buf_text(&b));
		}
	vk_buf_free(&a);
	vk_buf_free(&b);
	vk_parser_free(other);
}

/* The fates of a text, a letter for each span. */
static const char *
fates(const char *text)
{
	static const char letters[] = "?^.~";
	const vk_span *span;
	size_t count;

	read_text(text);
	cr_assert_eq(vk_parser_spans(parser, &span, &count), VK_OK);
	vk_buf_clear(&shown);
	for (size_t i = 0; i < count; i++) {
		cr_assert_leq(span[i].end, strlen(text));
		vk_buf_add_char(&shown, letters[span[i].fate]);
	}
	return vk_buf_text(&shown);
}

Test(parser, spans)
{
	const vk_span *span;
	size_t count;

	cr_assert_str_eq(fates("5x3min qwertzu"), "^^^^?");
	cr_assert_str_eq(fates("votre seuill 5min"), ".~^^");
	cr_assert_str_eq(fates(""), "");
	read_text("é 5min\nZ4");
	cr_assert_eq(vk_parser_spans(parser, &span, &count), VK_OK);
	cr_assert_eq(count, 5);
	cr_assert_eq(span[0].start, 0);
	cr_assert_eq(span[0].end, 2);
	cr_assert_eq(span[1].start, 3);
	cr_assert_eq(span[2].end, 7);
	cr_assert_eq(span[3].start, 8);
}

Test(parser, composed_and_decomposed_are_one)
{
	char first[256];

	strcpy(first, workout_of("échauffement 15min, 5x3min à 95% "
	    "récup 2min"));
	cr_assert_str_eq(workout_of("e\xcc\x81" "chauffement 15min, 5x3min "
	    "a\xcc\x80 95% re\xcc\x81" "cup 2min"), first);
	cr_assert_str_eq(workout_of("ECHAUFFEMENT 15MIN, 5X3MIN A 95% "
	    "RECUP 2MIN"), first);
}

Test(parser, a_users_words)
{
	static const char rows[] = "bosse\tzone:vo2max\tfr\tmine\n";
	vk_error err;

	cr_assert_eq(vk_parser_lexicon(parser, "my.tsv", rows,
	    sizeof rows - 1, &err), VK_OK);
	cr_assert_str_eq(workout_of("5x3min bosse"), "5*(3m@106-120)");
}

Test(parser, a_broken_word_list_is_told)
{
	vk_error err = { 0 };
	char text[200];

	cr_assert_eq(vk_parser_lexicon(parser, "my.tsv", "a\tb\n", 4, &err),
	    VK_ESYNTAX);
	cr_assert_str_eq(vk_error_text(&err, NULL, text, sizeof text),
	    "my.tsv:1:3: no such concept; vekta(7) lists them");
	cr_assert_eq(vk_parser_lexicon(parser, "my.tsv", "\xff", 1, &err),
	    VK_EUTF8);
	cr_assert_str_eq(workout_of("20min Z2"), "20m@z2");
}

/* Steps of no length are none that could be ridden, and that is said. */
Test(parser, a_list_of_nothing)
{
	static const char text[] = "0-0-0 min à 110%";

	cr_expect(parse_says(text, "\"amount-missing\""));
	cr_expect_str_eq(workout_of(text), "lap@110 lap@110 lap@110");
}

/* A zone that is half of another word is none, of the heart neither. */
Test(parser, a_zone_within_a_word)
{
	cr_expect_str_eq(workout_of("20 min HR d Z2rift"), "20m");
	cr_expect_str_eq(workout_of("20 min HR d Z2"), "20m@hrz2");
}
