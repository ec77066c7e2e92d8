/* SPDX-License-Identifier: MIT */
/*
 * Words about recoveries that are none themselves, looked at before the grammar
 * reads: "Tomorrow off." and "Thursday: rest" are of another day and are taken out;
 * "(same)" behind a repetition is the recovery told in the parenthesis before; a
 * plural, "recoveries", is all of them; "rest cool-down" is what is left.
 */
#include "parser.h"

#include <string.h>

/* The last raw token of a piece is a plural: "recoveries", "récups", no "repos". */
static bool
is_plural(const struct vk__reading *r, const struct vk__piece *p)
{
	const struct vk__raw *raw = &r->raws.raw[p->raw + p->raws - 1];
	const char *text = r->folded.text + raw->beg;
	size_t len = raw->end - raw->beg;

	return p->raws > 0 && raw->kind == VK__RAW_WORD && len >= 5 && text[len - 1] == 's' &&
	    !(len == 5 && memcmp(text, "repos", 5) == 0) &&
	    !(len > 5 && memcmp(text + len - 3, "res", 3) == 0); /* "tu récupères" */
}

/* Whether a raw token from one on, before another, names another day or half of it. */
static bool
names_day(const struct vk__reading *r, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++) {
		const struct vk__concept *c = r->terms.alone[k];

		if (c != NULL && (c->class == VK__CLASS_DAY || (c->class == VK__CLASS_FILL &&
		    c->value >= VK__FILL_MORNING) ||
		    (c->class == VK__CLASS_UNIT && c->value == VK__WU_OCLOCK)))
			return true;
	}
	return false;
}

static bool
is_rest(const struct vk__piece *p)
{
	return p->kind == VK__P_OFF || (p->kind == VK__P_ROLE && p->value == VK__ROLE_RECOVERY);
}

static bool
is_edge(const struct vk__piece *p)
{
	static const bool edge[VK__P_BAD + 1] = { [VK__P_STOP] = true, [VK__P_LINE] = true,
		[VK__P_END] = true, [VK__P_COMMA] = true, [VK__P_OPEN] = true,
		[VK__P_CLOSE] = true, [VK__P_DASH] = true };

	return edge[p->kind] && !(p->kind == VK__P_DASH && p->glued);
}

/* Whether the pieces between two edges say no more than that there is rest. */
static bool
tells_only_rest(const struct vk__reading *r, size_t begin, size_t end)
{
	const struct vk__piece *p = r->pieces.piece;
	bool rest = false;

	for (size_t i = begin; i < end; i++) {
		if (vk__piece_length(p[i].kind) || p[i].kind == VK__P_COUNT ||
		    p[i].kind == VK__P_BARE || p[i].kind == VK__P_TARGET ||
		    p[i].kind == VK__P_TARGETS || p[i].kind == VK__P_REST ||
		    p[i].kind == VK__P_ORD || p[i].setting || (p[i].kind == VK__P_ROLE &&
		    p[i].value != VK__ROLE_RECOVERY && p[i].value != VK__ROLE_EFFORT))
			return false;
		rest = rest || is_rest(&p[i]);
	}
	return rest && begin > 0 &&
	    names_day(r, p[begin - 1].raw + p[begin - 1].raws, p[end].raw);
}

/* "(same)", "(idem)", "(same recovery)": a parenthesis of no more than that. */
static bool
is_same(const struct vk__reading *r, size_t open, size_t close)
{
	const struct vk__piece *p = r->pieces.piece;

	return close == open + 2 && p[open + 1].kind == VK__P_OP &&
	    (p[open + 1].value == VK__OP_SAME || p[open + 1].value == VK__OP_SAMEREST);
}

/* "4 easy, rest cd": the rest is the cool-down, and no recovery before it. */
static bool
is_remainder(const struct vk__reading *r, size_t i)
{
	const struct vk__piece *p = r->pieces.piece;
	const struct vk__raw *raw = &r->raws.raw[p[i].raw];

	return i > 0 && is_edge(&p[i - 1]) && p[i].raws == 1 && raw->end - raw->beg == 4 &&
	    memcmp(r->folded.text + raw->beg, "rest", 4) == 0 &&
	    p[i + 1].kind == VK__P_ROLE && p[i + 1].value == VK__ROLE_COOLDOWN &&
	    (p[i + 2].kind == VK__P_END || (p[i + 2].kind == VK__P_STOP &&
	    p[i + 3].kind == VK__P_END));
}

/* What a role says by how it is written. */
static void
look_at_rest(struct vk__reading *r, size_t i)
{
	struct vk__piece *p = &r->pieces.piece[i];

	if (p->kind != VK__P_ROLE || p->value != VK__ROLE_RECOVERY)
		return;
	p->many = is_plural(r, p);
	if (is_remainder(r, i)) {
		p->kind = VK__P_OP;
		p->value = VK__OP_REMAINDER;
		p->a = 0;
	}
}

/* The parentheses so far. */
struct parens {
	size_t open; /* 1 + the last one's first piece; 0: none */
	bool told;   /* one held a length */
};

/* "(same)" behind "(3 min easy)" becomes ", same recovery"; true: it did. */
static bool
look_at_paren(struct vk__reading *r, size_t i, struct parens *parens)
{
	struct vk__piece *p = r->pieces.piece;
	size_t open = parens->open;

	if (p[i].kind == VK__P_OPEN)
		parens->open = i + 1;
	if (p[i].kind != VK__P_CLOSE || open == 0)
		return false;
	parens->open = 0;
	if (!parens->told || !is_same(r, open - 1, i)) {
		for (size_t k = open; k < i; k++)
			parens->told = parens->told || vk__piece_length(p[k].kind);
		return false;
	}
	r->terms.fate[p[open - 1].raw + 1] = VK__FATE_READ;
	p[i].kind = VK__P_OP;
	p[i].value = VK__OP_SAMEREST;
	return true;
}

void
vk__asides_read(struct vk__reading *r)
{
	struct vk__piece *p = r->pieces.piece;
	struct parens parens = { 0, false };
	size_t kept = 0, begin = 0;
	bool content = false, rest = false;

	for (size_t i = 0; i < r->pieces.count; i++) {
		if (rest || is_rest(&p[i])) {
			rest = true;
			look_at_rest(r, i);
		}
		content = content || vk__piece_length(p[i].kind);
		if (!is_edge(&p[i]))
			continue;
		if (look_at_paren(r, i, &parens)) {
			begin = i;
			p[kept - 1].kind = VK__P_COMMA; /* where it opened */
		} else if (rest && content && tells_only_rest(r, begin, i)) {
			vk__remarks_mute(r, begin, i);
			begin = i;
		}
		if (kept == begin)
			kept = begin = i + 1; /* mostly: nothing has been taken out */
		for (; begin <= i; begin++)
			p[kept++] = p[begin];
		rest = false;
	}
	r->pieces.count = kept;
}
