/* SPDX-License-Identifier: MIT */
/*
 * Numbers that letters make or mend: words that go on after a word of number
 * ("nonante-deux"), letters that make an ordinal ("3rd"), and the letter O that
 * stands for a nought where a text was scanned from paper.
 */
#include "lookup.h"

#include <math.h>

void
vk__numeral_ordinal(struct reader *r, size_t at)
{
	struct vk__term *t = &r->out->term[r->out->count - 1];
	bool first = t->value == 1;

	vk__reader_read(r, at, 1);
	vk__reader_read(r, t->raw, t->raws);
	t->raws += (uint32_t)(at + 1 - t->raw - t->raws);
	t->kind = VK__TERM_CONCEPT;
	t->concept = (struct vk__concept){ .class = first ? VK__CLASS_OP : VK__CLASS_ORD,
		.value = (uint16_t)(first ? VK__OP_FIRST :
		    fmin(t->value, UINT16_MAX)) };
}

bool
vk__numeral_place(struct reader *r, size_t *at)
{
	const struct vk__raw *raw = &r->raw[*at];
	const struct vk__raw *number = raw + 1;
	enum { MOST = 50 };

	if (*at == 0 || r->out->count == 0 || *at + 1 >= r->count ||
	    number->kind != VK__RAW_NUMBER || number->decimal || !number->glued ||
	    number->value > MOST || (raw[-1].kind != VK__RAW_LINE && raw[-1].sign != ':' &&
	    raw[-1].sign != ',' && raw[-1].sign != ';'))
		return false;
	vk__reader_push(r, VK__TERM_NUMBER, *at + 1, 1)->value = number->value;
	vk__numeral_ordinal(r, *at + 1);
	*at += 2;
	return true;
}

/* "deux cents", "three hundred": so many hundreds. */
static bool
counts_hundreds(double count, double hundred)
{
	return hundred == 100 && count >= 2 && count <= 9;
}

/* Whether a word of number goes on after another: "nonante-deux", "cent dix". */
static bool
goes_on(double tens, double ones)
{
	if (tens >= 100 && fmod(tens, 100) == 0)
		return ones < 100;
	tens = fmod(tens, 100); /* "two hundred and eighty-five" */
	return tens >= 20 && tens <= 90 && fmod(tens, 10) == 0 && ones >= 1 &&
	    (ones < 10 || ((tens == 60 || tens == 80) && ones < 20));
}

bool
vk__numeral_join(struct reader *r, size_t at, size_t n, double ones)
{
	struct vk__terms *out = r->out;
	size_t back = 1;
	struct vk__term *t;

	if (out->count > 1 && (vk__term_is(&out->term[out->count - 1], '-') ||
	    vk__term_op(&out->term[out->count - 1], VK__OP_AND)))
		back = 2; /* "hundred and five" */
	if (out->count < back)
		return false;
	t = &out->term[out->count - back];
	if (t->kind != VK__TERM_NUMBER || t->raw + t->raws + back - 1 != at)
		return false;
	if (back == 2 && ones == 0.5 && t->value >= 1 && t->value < 60 && !t->decimal &&
	    r->skipped == 0) {
		out->count--; /* "4 and a half minutes" */
		t->value += ones;
		t->raws = (uint32_t)(at + n - t->raw);
		return true;
	}
	if (!t->word || r->skipped > 0)
		return false;
	if (back == 1 && counts_hundreds(t->value, ones))
		t->value *= ones;
	else if (goes_on(t->value, ones))
		t->value += ones;
	else
		return false;
	out->count -= back - 1;
	t->raws = (uint32_t)(at + n - t->raw);
	return true;
}

/* Whether what follows belongs to a number: a unit, or a sign of one. */
static bool
wants_number(const struct reader *r, size_t at)
{
	struct vk__concept c;

	if (at >= r->count)
		return false;
	if (r->raw[at].kind == VK__RAW_SIGN)
		return r->raw[at].sign == '%' || r->raw[at].sign == '\'' ||
		    r->raw[at].sign == '"';
	return r->raw[at].kind == VK__RAW_WORD && vk__lookup_phrase(r, at, &c) > 0 &&
	    c.class == VK__CLASS_UNIT;
}

void
vk__numeral_zeros(struct reader *r, size_t *at)
{
	const struct vk__raw *raw = &r->raw[*at];
	struct vk__term *t = &r->out->term[r->out->count - 1];
	const char *word = r->folded->text + raw->beg;
	size_t n = vk__raw_letters(raw);

	if (!raw->glued || n > 2 || word[0] != 'o' || word[n - 1] != 'o' ||
	    r->source[r->folded->map[raw->beg]] != 'O' || !wants_number(r, *at + 1))
		return;
	t->value *= n == 1 ? 10 : 100;
	t->raws++;
	vk__reader_correct(r, *at, n == 1 ? "0" : "00", n);
	(*at)++;
}

bool
vk__numeral_ones(struct reader *r, size_t *at)
{
	const struct vk__raw *raw = &r->raw[*at];
	const struct vk__raw *digits = raw + 1;
	double tens = 1;
	struct vk__term *t;

	if (raw->end - raw->beg != 1 || r->source[r->folded->map[raw->beg]] != 'l' ||
	    *at + 2 >= r->count || digits->kind != VK__RAW_NUMBER || !digits->glued ||
	    digits->decimal || !wants_number(r, *at + 2))
		return false;
	for (uint32_t k = digits->beg; k < digits->end && tens < 1000; k++)
		tens *= 10;
	vk__reader_correct(r, *at, "1", 1);
	t = &r->out->term[r->out->count++];
	*t = (struct vk__term){ .kind = VK__TERM_NUMBER, .raw = (uint32_t)*at, .raws = 2,
		.glued = raw->glued, .skipped = r->skipped, .value = tens + digits->value };
	r->skipped = 0;
	vk__reader_read(r, *at + 1, 1);
	*at += 2;
	return true;
}
