/* SPDX-License-Identifier: MIT */
/* Lines as commands: words, quantities, patterns, what they come to. */
#include "command_scan.h"

#include "../../lib/recall/command.h"

static struct vk__cmd_patterns patterns;
static struct vk__cmd cmd;

static void
begin(void)
{
	size_t line = 0;

	begin_scan();
	cr_assert_eq(vk__cmd_patterns_read(&patterns, &words, &line), VK_OK,
	    "row in line %zu", line);
}

static void
end(void)
{
	vk__cmd_patterns_free(&patterns);
	end_scan();
}

TestSuite(command, .init = begin, .fini = end);

/* "selector; edits", "-" for no command, or why it was refused. */
static const char *
read_command(const char *text)
{
	static vk_buf out;
	vk_buf part = { 0 };

	vk_buf_clear(&out);
	cut(text);
	vk__cmd_read(&cmd, &patterns, &tokens);
	if (!cmd.is)
		return "-";
	if (cmd.refused)
		return cmd.why;
	vk__cmd_write_selector(&cmd, &out);
	vk_buf_add_text(&out, ";");
	for (size_t i = 0; i < cmd.edits; i++) {
		vk_buf_add_char(&out, ' ');
		vk__cmd_write_edit(&cmd.edit[i], &out);
	}
	vk__cmd_write_rest(&cmd, &part);
	if (part.len > 0) {
		vk_buf_add_char(&out, ' ');
		vk_buf_add(&out, part.data, part.len);
	}
	vk_buf_free(&part);
	return vk_buf_text(&out);
}

/* A class of the patterns that no word has would never be found. */
Test(command, patterns_have_words)
{
	bool has[VK__CMD_CLASSES] = { false };

	for (size_t i = 0; i < words.count; i++)
		has[words.word[i].class] = true;
	for (size_t i = VK__CMD_TIME; i < VK__CMD_SOFT; i++)
		has[i] = true;
	has[VK__CMD_PLUS] = has[VK__CMD_MINUS] = true;
	for (size_t i = 0; i < patterns.count; i++)
		for (size_t k = 0; k < patterns.pattern[i].items; k++) {
			const struct vk__cmd_item *item =
			    &patterns.pattern[i].item[k];

			for (size_t c = 0; c < item->classes; c++)
				cr_expect(has[item->class[c]],
				    "pattern %zu: %.*s", i,
				    (int)words.class[item->class[c]].len,
				    words.class[item->class[c]].text);
		}
}

Test(command, words_are_told_once)
{
	for (size_t i = 1; i < words.count; i++) {
		const struct vk__cmd_word *a = &words.word[i - 1];
		const struct vk__cmd_word *b = &words.word[i];

		cr_expect(a->len != b->len || memcmp(words.pool.data + a->key,
		    words.pool.data + b->key, a->len) != 0, "%s",
		    words.pool.data + a->key);
	}
}

Test(command, spelling)
{
	static const char *const same[][2] = {
		{ "yesteday", "yesterday" }, { "semiane", "semaine" },
		{ "dernierre", "derniere" }, { "tuesdya", "tuesday" },
	};
	bool longer;

	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
		const struct vk__cmd_word *near = vk__cmd_word_near(&words,
		    same[i][0], strlen(same[i][0]));
		const struct vk__cmd_word *right = vk__cmd_word_find(&words,
		    same[i][1], strlen(same[i][1]), &longer);

		cr_assert(near != NULL && right != NULL, "%s", same[i][0]);
		cr_expect_eq(near->class, right->class, "%s", same[i][0]);
	}
	cr_expect_null(vk__cmd_word_near(&words, "pogacar", 7));
	cr_expect_null(vk__cmd_word_near(&words, "abc", 3));
}

Test(command, quantities)
{
	static const struct {
		const char *text;
		unsigned class;
		double a, b;
	} rows[] = {
		{ "1'30", VK__CMD_TIME, 90, 0 }, { "1h15", VK__CMD_TIME, 4500, 0 },
		{ "half an hour", VK__CMD_TIME, 1800, 0 },
		{ "une demi-heure", VK__CMD_TIME, 1800, 0 },
		{ "an hour", VK__CMD_TIME, 3600, 0 },
		{ "82,5 %", VK__CMD_PCT, 82.5, 0 },
		{ "10 pourcent", VK__CMD_PCT, 10, 0 },
		{ "250 watts", VK__CMD_WATT, 250, 0 },
		{ "90 rpm", VK__CMD_RPM, 90, 0 }, { "deux", VK__CMD_NUM, 2, 0 },
		{ "4x8", VK__CMD_SHAPE, 4, 8 },
		{ "3 x 30 s", VK__CMD_SHAPE, 3, 30 },
		{ "2x20min", VK__CMD_SHAPE, 2, 1200 },
		{ "30/30", VK__CMD_PAIR, 30, 30 },
		{ "12/03", VK__CMD_DATE, 12, 3 },
		{ "2026-02-17", VK__CMD_DATE, 17, 2 },
		{ "88-93 %", VK__CMD_RANGE, 88, 93 },
		{ "de 88 à 93 %", VK__CMD_RANGE, 88, 93 },
		{ "Z4", VK__CMD_ZONE, 4, 0 }, { "zone 3", VK__CMD_ZONE, 3, 0 },
		{ "2,5 kg", VK__CMD_KG, 2.5, 0 }, { "10 lb", VK__CMD_LB, 10, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct vk__cmd_token *t;

		cut(rows[i].text);
		t = &tokens.token[tokens.count - 1];
		while (t > tokens.token && t->class == VK__CMD_SOFT)
			t--;
		cr_expect_eq(t->class, rows[i].class, "%s: %u", rows[i].text,
		    (unsigned)t->class);
		cr_expect_float_eq(t->a, rows[i].a, 1e-9, "%s", rows[i].text);
		cr_expect(rows[i].b <= 0 || t->b == rows[i].b, "%s",
		    rows[i].text);
	}
	cut("2 more minutes");
	cr_expect_eq(tokens.token[0].class, VK__CMD_TIME);
	cr_expect_float_eq(tokens.token[0].a, 120, 1e-9);
	cr_expect_eq(tokens.token[1].class, VK__CMD_MORE);
}

Test(command, readings)
{
	static const char *const rows[][2] = {
		/* "de" is relative, "à" absolute. */
		{ "monte de 5 %", "this; work.intensity*=1.05" },
		{ "monte à 105 %", "this; work.intensity=105%" },
		{ "monte a 105 %", "this; work.intensity=105%" },
		{ "récup réduite de 1 min", "this; rest.duration-=1m" },
		{ "récup réduite à 1 min", "this; rest.duration=1m" },
		{ "bump it up by 5%", "this; work.intensity*=1.05" },
		{ "bump it up to 105%", "this; work.intensity=105%" },
		{ "passe de 4 à 6 répétitions", "this; work.reps=6 expect=4" },
		/* What the verb is about may stand before its measure. */
		{ "raise last week's intervals by 3 points",
		    "week=-1 kind=intervals; work.intensity+=3pp" },
		{ "baisse la récup d'hier à 2 min",
		    "date=-1d; rest.duration=2m" },
		{ "make it 10% longer", "this; total.duration*=1.10" },
		/* "instead of" is of the change before it. */
		{ "comme mardi, 6 reps au lieu de 5 et 2 min de récup",
		    "weekday=tue; work.reps=6 rest.duration=2m expect=5" },
		{ "récup 2 min au lieu de 3",
		    "this; rest.duration=2m expect=3m" },
		/* The kind decides what "+20 %" is of. */
		{ "dernière sortie longue +20%",
		    "last kind=long; total.duration*=1.20" },
		{ "hier +20%", "date=-1d; work.intensity*=1.20" },
		{ "mon dernier tempo + 10 min",
		    "last kind=tempo; work.duration+=10m" },
		{ "hier + 10 min", "date=-1d; total.duration+=10m" },
		/* French days. */
		{ "comme il y a 15 jours", "date=-14d; copy" },
		{ "same as 15 days ago", "date=-15d; copy" },
		{ "comme la semaine dernière", "date=-7d; copy" },
		{ "tempo comme la semaine dernière", "week=-1 kind=tempo; copy" },
		{ "mm seance ke hier", "date=-1d; copy" },
		/* Refused. */
		{ "+10%", "recall-which" },
		{ "comme la séance de Pogacar", "recall-unknown" },
		{ "same as yesterday blablabla", "recall-unread" },
		{ "pas comme hier", "recall-negated" },
		{ "comme hier, -10% plus dur", "recall-contrary" },
		{ "comme hier plus dur à 95%", "recall-twice" },
		/* No commands. */
		{ "5x3 min à 95 %, récup 2 min", "-" },
		{ "3x10 min à 95 %, même récup", "-" },
		{ "mardi : 3x10 min à 95 %", "-" },
		{ "pas plus d'une heure de Z2", "-" },
		{ "Monday: rest, Tuesday: 4x8, Wednesday: like Monday", "-" },
		{ "comme hier\n5x3 min", "-" },
		{ "", "-" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_expect_str_eq(read_command(rows[i][0]), rows[i][1], "%s: %s",
		    rows[i][0], read_command(rows[i][0]));
}

/* A line of any length is left alone when it is too long for a command. */
Test(command, long_lines_are_none)
{
	static char text[4096];

	memset(text, 'x', sizeof text - 1);
	memcpy(text, "comme hier ", 11);
	cr_expect_str_eq(read_command(text), "-");
	for (size_t i = 0; i + 6 < 490; i += 6)
		memcpy(text + i, "+10 % ", 6);
	text[480] = '\0';
	cr_expect_str_eq(read_command(text), "-");
}
