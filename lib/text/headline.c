/* SPDX-License-Identifier: MIT */
/*
 * A title: a first line that only names what the lines below it tell. It is not
 * read as structure, or "Seuil 3x12" above its own list would be ridden twice.
 */
#include "lead.h"
#include "told.h"

static bool
is_content(const struct vk__piece *p)
{
	return vk__piece_length(p->kind) || p->kind == VK__P_COUNT;
}

/* "PMA 40/20", "3x12 @ threshold", "TEST 20 MIN": all numbers of the first line
 * come again below, and nothing in it says more than a name. */
static bool
is_retold(const struct vk__pieces *pieces, size_t end)
{
	const struct vk__piece *p = pieces->piece;
	bool any = false;

	for (size_t i = 0; i < end; i++) {
		bool told = true;

		switch (p[i].kind) {
		case VK__P_TIME:
		case VK__P_BARE:
		case VK__P_PAIR:
		case VK__P_COUNT:
			told = vk__told_elsewhere(pieces, 0, end, &p[i]);
			break;
		case VK__P_INTO: /* "en 3 séries" */
			told = vk__told_elsewhere(pieces, 0, end, &(struct vk__piece){
			    .kind = VK__P_COUNT, .a = p[i].value });
			break;
		case VK__P_ZONE:
		case VK__P_NOTE:
		case VK__P_NAMED:
		case VK__P_UNKNOWN:
		case VK__P_AT:
		case VK__P_DASH:
		case VK__P_COLON:
		case VK__P_SLASH:
		case VK__P_COMMA:
		case VK__P_OPEN:
		case VK__P_CLOSE:
			continue;
		case VK__P_OP:
			if (p[i].value == VK__OP_ALTERNATE && p[end].lines > 1) {
				any = true; /* "Alternance force / vélocité" names it */
				continue;
			}
			if (p[i].value != VK__OP_BIKE && p[i].value != VK__OP_OVERUNDER &&
			    p[i].value != VK__OP_CADENCE)
				return false;
			continue;
		default:
			return false;
		}
		if (!told)
			return false;
		any = true;
	}
	return any;
}

/* "4 hours total", "Total : 4 h" */
static bool
is_total(const struct vk__piece *p, size_t end)
{
	bool total = false, time = false;

	for (size_t i = 0; i < end; i++) {
		total = total || (p[i].kind == VK__P_OP && p[i].value == VK__OP_TOTAL);
		time = time || p[i].kind == VK__P_TIME;
	}
	return total && time;
}

/* "Tous les efforts à 105 %" above the list of them. */
static bool
tells_all(const struct vk__piece *p, size_t end)
{
	bool target = false, efforts = false;

	for (size_t i = 0; i < end; i++) {
		target = target || p[i].kind == VK__P_TARGET || p[i].kind == VK__P_ZONE;
		efforts = efforts || (p[i].kind == VK__P_OP && (p[i].value == VK__OP_EFFORTS ||
		    p[i].value == VK__OP_ALL));
	}
	return target && efforts;
}

/* "4x4 min Z4" above a list of other things: more than a name, and lost. */
bool
vk__title_loses(const struct vk__pieces *pieces, size_t title)
{
	const struct vk__piece *p = pieces->piece;

	if (vk__title_seconds(pieces, title) > 0)
		return false;
	for (size_t i = 0; i < title; i++)
		if ((p[i].kind == VK__P_TIME || p[i].kind == VK__P_METRES ||
		    p[i].kind == VK__P_PAIR || p[i].kind == VK__P_COUNT) &&
		    !vk__told_elsewhere(pieces, 0, title, &p[i]) &&
		    !vk__told_one_by_one(pieces, 0, title, &p[i]))
			return true;
	return false;
}

double
vk__title_seconds(const struct vk__pieces *pieces, size_t title)
{
	double seconds = 0;

	for (size_t i = 0; i < title; i++) {
		if (is_content(&pieces->piece[i]) && (seconds > 0 ||
		    pieces->piece[i].kind != VK__P_TIME))
			return 0;
		if (pieces->piece[i].kind == VK__P_TIME)
			seconds = vk__told_elsewhere(pieces, 0, title, &pieces->piece[i]) ? 0 :
			    pieces->piece[i].a;
	}
	return seconds;
}

size_t
vk__title_find(const struct vk__pieces *pieces)
{
	const struct vk__piece *p = pieces->piece;
	size_t end = 0;
	size_t listed = 0;
	size_t plain = 0;
	size_t edges = 0;
	bool bullet = false;
	bool heads; /* "Main set 4x": a count for the list, not a title */
	bool whole = false;

	while (p[end].kind != VK__P_LINE && p[end].kind != VK__P_END) {
		edges += p[end].kind == VK__P_ROLE && p[end].value <= VK__ROLE_MAIN;
		end++;
	}
	if (end == 0 || p[end].kind == VK__P_END || edges > 0 ||
	    p[end - 1].kind == VK__P_COLON)
		return 0;
	if (is_total(p, end) || tells_all(p, end))
		return 0;
	heads = p[end - 1].kind == VK__P_COUNT && (p[end - 1].times || p[end - 1].set ||
	    p[end - 1].rep);
	for (size_t i = end; p[i].kind != VK__P_END; i++) {
		if (p[i].kind == VK__P_LINE)
			bullet = p[i].bullet;
		/* a list with its own warm-up is the whole session */
		whole = whole || (p[i].kind == VK__P_ROLE && p[i].value <= VK__ROLE_COOLDOWN);
		if (!is_content(&p[i]))
			continue;
		/* a heading such as "Main set 4x" carries no length */
		if (bullet)
			listed++;
		else if (p[i].kind != VK__P_COUNT)
			plain++;
	}
	/* "4x" alone is the count of the list below, whatever follows that */
	if (heads && (end == 1 || !whole))
		return 0;
	if (listed > 0 && plain == 0 && (p[end].lines > 1 || p[end].bullet))
		return end;
	return whole && is_retold(pieces, end) ? end : 0;
}
