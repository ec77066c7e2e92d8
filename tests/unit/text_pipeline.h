/* SPDX-License-Identifier: MIT */
/*
 * The stages of lib/text before the grammar, one after the other, and what
 * each of them makes of a text, written short.
 */
#ifndef TEXT_PIPELINE_H
#define TEXT_PIPELINE_H

#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/text/fold.h"
#include "../../lib/text/lexicon.h"
#include "../../lib/text/piece.h"
#include "../../lib/text/scan.h"
#include "../../lib/text/term.h"

static vk__lexicon *lexicon;
static vk__scanner *scanner;
static struct vk__folded folded;
static struct vk__raws raws;
static struct vk__terms terms;
static struct vk__pieces pieces;
static vk_buf shown;

static inline void
pipeline_begin(void)
{
	cr_assert_eq(vk__lexicon_new(&lexicon), VK_OK);
	cr_assert_eq(vk__scanner_new(&scanner), VK_OK);
}

static inline void
pipeline_end(void)
{
	vk__lexicon_free(lexicon);
	vk__scanner_free(scanner);
	vk__fold_free(&folded);
	vk__raws_free(&raws);
	vk__terms_free(&terms);
	vk__pieces_free(&pieces);
	vk_buf_free(&shown);
}

static inline void
scan_text(const char *text)
{
	cr_assert_eq(vk__fold(&folded, text, strlen(text)), VK_OK);
	cr_assert_eq(vk__scan(scanner, &folded, &raws), VK_OK, "%s", text);
}

static inline void
read_terms(const char *text)
{
	scan_text(text);
	cr_assert_eq(vk__terms_read(&terms, lexicon, &folded, text, raws.raw,
	    raws.count), VK_OK);
}

static inline void
read_pieces(const char *text)
{
	read_terms(text);
	cr_assert_eq(vk__pieces_read(&pieces, &terms, 0), VK_OK);
}

/* Both amounts of a range, with the way it was written between them. */
static inline void
show_range(const struct vk__piece *p)
{
	static const char joins[] = "?-~&>/,";

	vk_buf_add_fixed(&shown, p->a, 3);
	if (p->join == VK__JOIN_NONE)
		return;
	vk_buf_add_char(&shown, joins[p->join]);
	vk_buf_add_fixed(&shown, p->b, 3);
}

static inline void
show_list(const struct vk__piece *p)
{
	vk_buf_add_char(&shown, '[');
	for (size_t i = 0; i < (size_t)p->a; i++) {
		if (i > 0)
			vk_buf_add_char(&shown, ' ');
		vk_buf_add_fixed(&shown, pieces.number[p->list + i], 3);
	}
	vk_buf_add_char(&shown, ']');
}

static inline void
show_count(const struct vk__piece *p)
{
	vk_buf_add_text(&shown, p->sign_first ? "x" : "");
	vk_buf_add_fixed(&shown, p->a, 0);
	if (p->a != p->b) {
		vk_buf_add_text(&shown, "..");
		vk_buf_add_fixed(&shown, p->b, 0);
	}
	vk_buf_add_text(&shown, p->sign_first ? "" : p->times ? "x" : "*");
	vk_buf_add_text(&shown, p->set ? "set" : "");
}

static inline void
show_piece(const struct vk__piece *p)
{
	static const char *const names[] = { [VK__P_ROLE] = "role",
		[VK__P_REST] = "rest", [VK__P_OFF] = "off",
		[VK__P_SET] = "set", [VK__P_OP] = "op", [VK__P_NOTE] = "note",
		[VK__P_NAMED] = "named", [VK__P_OPEN] = "(",
		[VK__P_CLOSE] = ")", [VK__P_COMMA] = ",",
		[VK__P_SLASH] = "/", [VK__P_PLUS] = "+", [VK__P_COLON] = ":",
		[VK__P_DASH] = "-", [VK__P_STOP] = ".", [VK__P_LINE] = "|",
		[VK__P_AT] = "@", [VK__P_UNKNOWN] = "?", [VK__P_BAD] = "!" };

	switch (p->kind) {
	case VK__P_TIME:
	case VK__P_METRES:
		show_range(p);
		vk_buf_add_char(&shown, p->kind == VK__P_TIME ? 's' : 'm');
		break;
	case VK__P_BARE:
		vk_buf_add_fixed(&shown, p->a, 3);
		break;
	case VK__P_COUNT:
		show_count(p);
		break;
	case VK__P_PAIR:
		vk_buf_add_fixed(&shown, p->a, 3);
		vk_buf_add_char(&shown, '/');
		vk_buf_add_fixed(&shown, p->b, 3);
		vk_buf_add_text(&shown, p->bare ? "" : "s");
		break;
	case VK__P_TIMES:
		show_list(p);
		vk_buf_add_text(&shown, p->bare ? "" : "s");
		break;
	case VK__P_TARGETS:
		show_list(p);
		vk_buf_add_text(&shown, vk_unit_text((vk_unit)p->unit));
		break;
	case VK__P_TARGET:
		show_range(p);
		vk_buf_add_text(&shown, vk_unit_text((vk_unit)p->unit));
		break;
	case VK__P_ZONE:
		vk_buf_add_text(&shown, vk__lexicon_zone(lexicon,
		    p->value)->name);
		break;
	default:
		vk_buf_add_text(&shown, names[p->kind]);
		break;
	}
}

/* What the pieces of a text are, a blank between. */
static inline const char *
pieces_of(const char *text)
{
	read_pieces(text);
	vk_buf_clear(&shown);
	for (size_t i = 0; pieces.piece[i].kind != VK__P_END; i++) {
		if (i > 0)
			vk_buf_add_char(&shown, ' ');
		show_piece(&pieces.piece[i]);
	}
	return vk_buf_text(&shown);
}

/* A row: a text and its pieces. */
struct row {
	const char *text;
	const char *pieces;
};

static inline void
all_are(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cr_expect_str_eq(pieces_of(rows[i].text), rows[i].pieces,
		    "%s\n  is  %s\n  not %s", rows[i].text, shown.data,
		    rows[i].pieces);
}

#define ALL_ARE(rows) all_are(rows, sizeof(rows) / sizeof(*(rows)))

#endif
