/* SPDX-License-Identifier: MIT */
/*
 * Cuts a line into words and quantities. Numbers with their units are read by
 * lib/text, so that "1'30", "half an hour" and "82,5 %" mean here what they
 * mean in a workout.
 */
#include <string.h>

#include "scanning.h"

enum { PHRASE = 64, MOST = 1000000 };

const struct vk__raw *
vk__cmd_raw(const struct vk__cmd_scan *s, size_t i)
{
	static const struct vk__raw none = { .kind = VK__RAW_LINE };

	return i < s->raws.count ? &s->raws.raw[i] : &none;
}

bool
vk__cmd_is_word(const struct vk__raw *raw)
{
	return raw->kind == VK__RAW_WORD || raw->kind == VK__RAW_ELISION;
}

bool
vk__cmd_is_number(const struct vk__raw *raw)
{
	return raw->kind == VK__RAW_NUMBER || raw->kind == VK__RAW_CLOCK;
}

bool
vk__cmd_is_sign(const struct vk__raw *raw, char sign)
{
	return raw->kind == VK__RAW_SIGN && raw->sign == sign;
}

size_t
vk__cmd_letters(const struct vk__raw *raw)
{
	return raw->end - raw->beg - (raw->kind == VK__RAW_ELISION ? 1 : 0);
}

bool
vk__cmd_spells(const struct vk__cmd_scan *s, size_t i, const char *word)
{
	const struct vk__raw *raw = vk__cmd_raw(s, i);

	return vk__cmd_is_word(raw) && vk__cmd_letters(raw) == strlen(word) &&
	    memcmp(s->folded.text + raw->beg, word, vk__cmd_letters(raw)) == 0;
}

struct vk__cmd_token *
vk__cmd_push(struct vk__cmd_tokens *t, unsigned class, size_t raw, size_t raws)
{
	struct vk__cmd_token *token;

	if (t->count == VK__CMD_TOKENS) {
		t->other = true;
		t->count--;
	}
	token = &t->token[t->count++];
	*token = (struct vk__cmd_token){ .class = (uint16_t)class,
		.raw = (uint32_t)raw, .raws = (uint32_t)raws };
	return token;
}

/* ------------------------------------------------------------------ words */

/* The letters of a raw token in a phrase; "en + cool" is written "plus". */
static size_t
spelled(const struct vk__cmd_scan *s, size_t i, const char **text)
{
	const struct vk__raw *raw = vk__cmd_raw(s, i);

	if (vk__cmd_is_sign(raw, '+') && vk__cmd_is_word(vk__cmd_raw(s, i + 1))) {
		*text = "plus";
		return 4;
	}
	*text = s->folded.text + raw->beg;
	return vk__cmd_letters(raw);
}

/* "home-trainer", "w/o": the sign of one word. */
static bool
joins(const struct vk__cmd_scan *s, size_t i)
{
	const struct vk__raw *raw = vk__cmd_raw(s, i);

	return raw->kind == VK__RAW_SIGN && raw->glued &&
	    strchr("-'./", raw->sign) != NULL &&
	    (raw->sign != '/' || vk__cmd_raw(s, i + 1)->glued);
}

/* The longest phrase of the list at a raw token: its tokens, 0: none. */
size_t
vk__cmd_phrase(const struct vk__cmd_scan *s, size_t at,
    const struct vk__cmd_word **word)
{
	char key[PHRASE];
	size_t len = 0;
	size_t found = 0;
	size_t i = at;

	for (bool longer = true; longer; i++) {
		const struct vk__raw *raw;
		const struct vk__cmd_word *w;
		const char *text;
		size_t n;

		i += i > at && joins(s, i);
		raw = vk__cmd_raw(s, i);
		n = spelled(s, i, &text);
		if (!vk__cmd_is_word(raw) && !vk__cmd_is_sign(raw, '+') &&
		    !(i > at && raw->kind == VK__RAW_NUMBER && !raw->decimal))
			break;
		if (len + n + 1 >= PHRASE)
			break;
		if (len > 0)
			key[len++] = ' ';
		memcpy(key + len, text, n);
		len += n;
		w = vk__cmd_word_find(s->words, key, len, &longer);
		if (w != NULL) {
			*word = w;
			found = i + 1 - at;
		}
	}
	return found;
}

size_t
vk__cmd_push_word(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at,
    size_t n, const struct vk__cmd_word *word)
{
	struct vk__cmd_token *token = vk__cmd_push(t, word->class, at, n);

	token->value = word->value;
	token->word = true;
	/* "à", which is no article. */
	if (word->class == VK__CMD_ARTICLE &&
	    (unsigned char)s->source[s->folded.map[vk__cmd_raw(s, at)->beg]] >= 0x80)
		token->class = VK__CMD_AT;
	t->fr += word->fr;
	t->en += word->en;
	return n;
}

/* "lastweek", "avanthier": two words, or a phrase, without their blank. */
static bool
glued_words(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__raw *raw = vk__cmd_raw(s, at);
	const char *text = s->folded.text + raw->beg;
	size_t len = vk__cmd_letters(raw);
	char key[PHRASE];
	bool longer;

	for (size_t i = 3; i + 3 <= len && len + 1 < PHRASE; i++) {
		const struct vk__cmd_word *a, *b;

		memcpy(key, text, i);
		key[i] = ' ';
		memcpy(key + i + 1, text + i, len - i);
		a = vk__cmd_word_find(s->words, key, len + 1, &longer);
		b = a;
		if (a == NULL) {
			a = vk__cmd_word_find(s->words, text, i, &longer);
			b = vk__cmd_word_find(s->words, text + i, len - i, &longer);
		}
		if (a == NULL || b == NULL || a->class == VK__CMD_SOFT ||
		    b->class == VK__CMD_SOFT)
			continue;
		vk__cmd_push_word(s, t, at, 1, a);
		if (b != a)
			vk__cmd_push_word(s, t, at, 1, b);
		return true;
	}
	return false;
}

static size_t
unknown_word(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t,
    size_t at)
{
	const struct vk__raw *raw = vk__cmd_raw(s, at);
	const struct vk__cmd_word *word;

	if (glued_words(s, t, at))
		return 1;
	word = vk__cmd_word_near(s->words, s->folded.text + raw->beg,
	    vk__cmd_letters(raw));
	if (word == NULL) {
		vk__cmd_push(t, VK__CMD_UNKNOWN, at, 1);
		return 1;
	}
	vk__cmd_push_word(s, t, at, 1, word);
	t->token[t->count - 1].corrected = true;
	return 1;
}

static size_t
read_word(struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__cmd_word *word = NULL;
	struct vk__quantity q;
	size_t n = vk__cmd_zone(s, t, at);
	size_t phrase, number;

	if (n > 0)
		return n;
	phrase = vk__cmd_phrase(s, at, &word);
	number = vk__cmd_written(s, at, &q);
	/* "double" is no number here, "one" no session. */
	if (number > 0 && (number > phrase || (number == phrase &&
	    word->class != VK__CMD_DOUBLE && word->class != VK__CMD_HALF))) {
		struct vk__cmd_token *token;

		n = q.measure == VK__M_BARE ? vk__cmd_shape(s, t, at) : 0;
		if (n > 0) {
			t->token[t->count - 1].a = q.value;
			return n;
		}
		token = vk__cmd_push(t, vk__cmd_class_of(&q), at, number);
		token->a = q.value;
		token->word = true;
		return number;
	}
	if (phrase > 0)
		return vk__cmd_push_word(s, t, at, phrase, word);
	return unknown_word(s, t, at);
}

/* ------------------------------------------------------------------ signs */

/* "baisse-moi": no dash between words. */
static bool
is_hyphen(const struct vk__cmd_scan *s, size_t at)
{
	return vk__cmd_raw(s, at)->glued && vk__cmd_raw(s, at + 1)->glued &&
	    at > 0 && vk__cmd_is_word(vk__cmd_raw(s, at - 1)) &&
	    vk__cmd_is_word(vk__cmd_raw(s, at + 1));
}

static void
read_sign(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__raw *raw = vk__cmd_raw(s, at);
	const struct vk__raw *next = vk__cmd_raw(s, at + 1);

	switch (raw->sign) {
	case '+':
		vk__cmd_push(t, VK__CMD_PLUS, at, 1);
		break;
	case '-':
		vk__cmd_push(t, vk__cmd_is_number(next) && (next->glued || !raw->glued) ?
		    VK__CMD_MINUS : is_hyphen(s, at) ? VK__CMD_SOFT :
		    VK__CMD_SEP, at, 1);
		break;
	case '@':
		vk__cmd_push(t, VK__CMD_AT, at, 1);
		break;
	case ':':
		vk__cmd_push(t, VK__CMD_SEP, at, 1)->value =
		    (struct vk__cell){ ":", 1 };
		break;
	case ',':
	case ';':
	case '.':
	case '!':
	case '?':
	case '&':
		vk__cmd_push(t, VK__CMD_SEP, at, 1);
		break;
	case '(':
	case ')':
	case '[':
	case ']':
	case '"':
	case '\'':
	case '~':
	case '/':
	case '=':
		vk__cmd_push(t, VK__CMD_SOFT, at, 1);
		break;
	default:
		vk__cmd_push(t, VK__CMD_UNKNOWN, at, 1);
	}
}

/* "+ dur" is a phrase of the list, "+ 5 %" a sign. */
static size_t
read_plus(const struct vk__cmd_scan *s, struct vk__cmd_tokens *t, size_t at)
{
	const struct vk__cmd_word *word = NULL;
	size_t n = vk__cmd_is_sign(vk__cmd_raw(s, at), '+') &&
	    vk__cmd_is_word(vk__cmd_raw(s, at + 1)) ?
	    vk__cmd_phrase(s, at, &word) : 0;

	if (n > 1)
		return vk__cmd_push_word(s, t, at, n, word);
	read_sign(s, t, at);
	return 1;
}

bool
vk__cmd_soft(const struct vk__cmd_token *token)
{
	return token->class == VK__CMD_SOFT || token->class == VK__CMD_ARTICLE ||
	    token->class == VK__CMD_S || token->class == VK__CMD_FILL ||
	    (token->class == VK__CMD_NUM && token->word && token->a == 1);
}

size_t
vk__cmd_past_soft(const struct vk__cmd_tokens *t, size_t at)
{
	while (at < t->count && vk__cmd_soft(&t->token[at]))
		at++;
	return at;
}

vk_status
vk__cmd_tokens_read(struct vk__cmd_scan *s, const char *text, size_t len,
    struct vk__cmd_tokens *t)
{
	vk_status status;

	t->count = 0;
	t->fr = t->en = 0;
	t->other = len > VK__CMD_BYTES;
	if (t->other)
		return VK_OK;
	s->source = text;
	status = vk__fold(&s->folded, text, len);
	if (status == VK_OK)
		status = vk__scan(s->scanner, &s->folded, &s->raws);
	for (size_t i = 0; status == VK_OK && i < s->raws.count && !t->other;) {
		const struct vk__raw *raw = &s->raws.raw[i];

		if (raw->kind == VK__RAW_LINE) {
			t->other = i > 0 && i + 1 < s->raws.count;
			i++;
		} else if (raw->kind == VK__RAW_SIGN) {
			i += read_plus(s, t, i);
		} else if (vk__cmd_is_number(raw)) {
			i += vk__cmd_quantity(s, t, i);
		} else {
			i += read_word(s, t, i);
		}
	}
	/* No edit has a number like that; all below is safe from it. */
	for (size_t i = 0; i < t->count; i++)
		if (!(t->token[i].a <= MOST && t->token[i].b <= MOST &&
		    t->token[i].c <= MOST))
			t->token[i].class = VK__CMD_OTHER;
	/* "5 % under" limits nothing. */
	for (size_t i = 1; i < t->count; i++)
		if (t->token[i].class == VK__CMD_FIT && t->token[i].value.len > 0 &&
		    (t->token[i - 1].class == VK__CMD_PCT ||
		    t->token[i - 1].class == VK__CMD_WATT))
			t->token[i].class = VK__CMD_LESS;
	/* In French "a" is "à" without its accent. */
	for (size_t i = 0; i < t->count && t->fr > t->en; i++)
		if (t->token[i].class == VK__CMD_ARTICLE &&
		    t->token[i].raws == 1 && vk__cmd_spells(s, t->token[i].raw, "a"))
			t->token[i].class = VK__CMD_AT;
	return status;
}

void
vk__cmd_scan_free(struct vk__cmd_scan *s)
{
	vk__fold_free(&s->folded);
	vk__raws_free(&s->raws);
	vk__terms_free(&s->terms);
}
