/* SPDX-License-Identifier: MIT */
/*
 * Requests. A lone step is hardly ever meant as one: "an hour of threshold"
 * says how long the whole is and what kind, so it becomes a total. All
 * numbers of the text are kept to be looked for in what comes out.
 */
#include "request.h"

#include <math.h>
#include <string.h>

#include "../score/resolve.h"
#include "efforts.h"

enum {
	LEAST_TOTAL = 20 * 60, /* seconds: shorter is rather one effort */
	MOST_EFFORT = 60 * 60,
	SHORT_EFFORT = 90
};

/* ---------------------------------------------------------------- numbers */

static void
add_number(struct vk__request *r, enum vk__number_kind kind, vk_unit unit,
    double a, double b)
{
	if (r->numbers == VK__NUMBERS)
		r->too_many = true;
	else
		r->number[r->numbers++] = (struct vk__number){ kind, unit,
			b > 0 ? fmin(a, b) : a, fmax(a, b) };
}

static void
add_list(struct vk__request *r, const struct vk__pieces *pieces,
    const struct vk__piece *piece, enum vk__number_kind kind)
{
	for (size_t i = 0; i < (size_t)piece->a; i++) {
		double value = pieces->number[piece->list + i];

		add_number(r, kind, (vk_unit)piece->unit, value, value);
	}
}

static void
add_piece(struct vk__request *r, const struct vk__pieces *pieces,
    const struct vk__piece *piece)
{
	switch (piece->kind) {
	case VK__P_TIME:
		add_number(r, VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_METRES:
		add_number(r, VK__NUMBER_METRES, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_COUNT:
		add_number(r, VK__NUMBER_COUNT, VK_UNIT_NONE, piece->a,
		    piece->b);
		break;
	case VK__P_BARE:
		add_number(r, VK__NUMBER_BARE, VK_UNIT_NONE, piece->a,
		    piece->a);
		break;
	case VK__P_PAIR:
		add_number(r, piece->bare ? VK__NUMBER_BARE :
		    VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->a, piece->a);
		add_number(r, piece->bare ? VK__NUMBER_BARE :
		    VK__NUMBER_SECONDS, VK_UNIT_NONE, piece->b, piece->b);
		break;
	case VK__P_TARGET:
		add_number(r, VK__NUMBER_TARGET, (vk_unit)piece->unit,
		    piece->a, piece->b);
		break;
	case VK__P_TIMES:
		add_list(r, pieces, piece, VK__NUMBER_SECONDS);
		break;
	case VK__P_TARGETS:
		add_list(r, pieces, piece, VK__NUMBER_TARGET);
		break;
	default:
		break;
	}
}

/* Whether the token belongs to what the words say without it. */
static bool
is_said_in_words(const struct vk__request *r, const vk_parser *parser,
    size_t raw, bool any)
{
	uint32_t at = parser->at->folded.map[parser->at->raws.raw[raw].beg];

	for (size_t i = 0; i < r->words.count; i++) {
		const struct vk__said *said = &r->words.said[i];

		if ((any || said->class == VK__TOPIC_TOTAL) &&
		    at >= said->start && at < said->end)
			return true;
	}
	return false;
}

/* Whether the token is of a target. */
static bool
is_of_target(const vk_parser *parser, size_t raw)
{
	for (size_t i = 0; i < parser->at->pieces.count; i++) {
		const struct vk__piece *piece = &parser->at->pieces.piece[i];

		if (piece->kind == VK__P_TARGET && raw >= piece->raw &&
		    raw < piece->raw + piece->raws)
			return true;
	}
	return false;
}

bool
vk__request_knows(const struct vk__request *r, const vk_parser *parser,
    size_t raw)
{
	return is_said_in_words(r, parser, raw, true) ||
	    (r->lone_power && is_of_target(parser, raw));
}

static void
read_numbers(struct vk__request *r, const vk_parser *parser)
{
	const struct vk__pieces *pieces = &parser->at->pieces;

	for (size_t i = parser->at->title; i < pieces->count; i++) {
		const struct vk__piece *piece = &pieces->piece[i];

		if (piece->raw >= parser->at->raws.count || !is_said_in_words(r, parser,
		    piece->raw, false))
			add_piece(r, pieces, piece);
	}
	if (r->words.total > 0)
		add_number(r, VK__NUMBER_SECONDS, VK_UNIT_NONE,
		    r->words.total, r->words.total);
}

/* Whether the text gives a target in numbers, not by a word. */
static bool
is_number(const struct vk__request *r, const vk_target *target)
{
	for (size_t i = 0; i < r->numbers; i++) {
		const struct vk__number *n = &r->number[i];

		if (n->kind == VK__NUMBER_TARGET && n->unit == target->unit)
			return true;
	}
	return false;
}

/* ---------------------------------------------------------------- targets */

static void
take_target(const struct vk__request *r, vk_target *to, const vk_target *from)
{
	if (from->unit != VK_UNIT_NONE && is_number(r, from))
		*to = *from;
}

/* The categories that a power may belong to: those of its Coggan zone and,
 * near a bound, of the next one. */
static unsigned
kinds_of_power(const vk_target *power)
{
	static const struct {
		double from, to;
		vk_category kind;
	} range[] = {
		{ 0, 58, VK_CATEGORY_RECOVERY },
		{ 50, 78, VK_CATEGORY_ENDURANCE },
		{ 74, 90, VK_CATEGORY_TEMPO },
		{ 85, 96, VK_CATEGORY_SWEET_SPOT },
		{ 90, 108, VK_CATEGORY_THRESHOLD },
		{ 102, 125, VK_CATEGORY_VO2MAX },
		{ 118, 165, VK_CATEGORY_ANAEROBIC },
		{ 145, 999, VK_CATEGORY_SPRINT },
	};
	double start, end, middle;
	unsigned kinds = 0;

	if (vk_target_resolve(power, NULL, &start, &end) != VK_OK)
		return 0;
	middle = (start + end) / 2;
	for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
		if (middle >= range[i].from && middle <= range[i].to)
			kinds |= VK__KIND(range[i].kind);
	return kinds;
}

static void
take_targets(struct vk__request *r, const vk_step *step)
{
	take_target(r, &r->targets.power, &step->power);
	take_target(r, &r->targets.hr, &step->hr);
	take_target(r, &r->targets.cadence, &step->cadence);
	take_target(r, &r->targets.rpe, &step->rpe);
	if (r->targets.power.unit != VK_UNIT_NONE)
		r->kinds = kinds_of_power(&r->targets.power);
}

/* --------------------------------------------------------------- structure */

struct top {
	uint32_t single; /* the last lone step that is no warm-up or cool-down */
	size_t singles;
	size_t groups;
	double seconds; /* of the groups */
};

static double
node_seconds(const vk_workout *w, uint32_t at, unsigned depth)
{
	const vk_step *node = &w->node[at];
	double sum = 0;

	if (node->reps == 0)
		return node->duration;
	for (uint32_t i = node->child; i != 0 && depth < VK_WORKOUT_DEPTH;
	    i = w->node[i].next)
		sum += node_seconds(w, i, depth + 1);
	return sum * node->reps;
}

static struct top
look(const vk_workout *w)
{
	struct top top = { 0, 0, 0, 0 };

	for (uint32_t i = w->count > 0 ? w->node[0].child : 0; i != 0;
	    i = w->node[i].next) {
		const vk_step *node = &w->node[i];

		if (node->reps != 0) {
			top.groups++;
			top.seconds += node_seconds(w, i, 0);
		} else if (!node->warmup && !node->cooldown) {
			top.singles++;
			top.single = i;
		}
	}
	return top;
}

/* A lone step: the total, or how long each effort is. */
static void
read_single(struct vk__request *r, const vk_step *step)
{
	bool test = r->words.kinds == VK__KIND(VK_CATEGORY_TEST) &&
	    step->duration <= 30 * 60;
	unsigned kinds = vk__words_kinds(&r->words);
	bool easy = (kinds & (VK__KIND(VK_CATEGORY_RECOVERY) |
	    VK__KIND(VK_CATEGORY_ENDURANCE))) != 0;
	bool repeated = r->words.effort && step->duration <= MOST_EFFORT;

	take_targets(r, step);
	if (step->duration == 0)
		return;
	if (repeated || test || (!easy && step->duration < (kinds != 0 ?
	    LEAST_TOTAL : LEAST_TOTAL / 2)))
		r->effort = step->duration;
	else
		r->total = step->duration;
}

/* Whether the text counts repetitions. */
static bool
is_counted(const struct vk__request *r)
{
	for (size_t i = 0; i < r->numbers; i++)
		if (r->number[i].kind == VK__NUMBER_COUNT)
			return true;
	return false;
}

/* Whether the text says that number of seconds. */
static bool
is_said(const struct vk__request *r, double seconds)
{
	for (size_t i = 0; i < r->numbers; i++)
		if (r->number[i].kind == VK__NUMBER_SECONDS &&
		    r->number[i].a == seconds)
			return true;
	return false;
}

/* A group of one short effort and its rest, and nothing else. */
static bool
take_pair(struct vk__request *r, const vk_workout *w, uint32_t group)
{
	const vk_step *effort = &w->node[w->node[group].child];
	const vk_step *rest = &w->node[effort->next];

	if (effort->next == 0 || effort->next != w->node[group].last ||
	    effort->reps != 0 || rest->reps != 0 || effort->duration == 0 ||
	    effort->duration > SHORT_EFFORT || rest->duration == 0)
		return false;
	r->pair[0] = effort->duration;
	r->pair[1] = rest->duration;
	return true;
}

/*
 * An alternation of short efforts without a count, as "30/30 for an hour":
 * its time is that of the whole.
 */
static bool
read_pattern(struct vk__request *r, const vk_workout *w)
{
	const vk_step *root, *first;
	double seconds;

	if (w->count < 3 || is_counted(r))
		return false;
	root = &w->node[0];
	first = &w->node[root->child];
	if (first->reps == 0)
		return take_pair(r, w, 0);
	if (root->child != root->last || !take_pair(r, w, root->child))
		return false;
	seconds = node_seconds(w, root->child, 0);
	if (seconds >= LEAST_TOTAL && is_said(r, seconds))
		r->total = seconds;
	return true;
}

/* "z2", "séance à 95 %": a power that the parser has no step for. */
static void
take_lone_power(struct vk__request *r)
{
	const struct vk__number *power = NULL;

	for (size_t i = 0; i < r->numbers; i++) {
		const struct vk__number *n = &r->number[i];

		if (n->kind != VK__NUMBER_TARGET)
			continue;
		if (power != NULL || (n->unit != VK_UNIT_PCT_FTP &&
		    n->unit != VK_UNIT_POWER_ZONE &&
		    n->unit != VK_UNIT_PCT_PMA))
			return;
		power = n;
	}
	if (power == NULL)
		return;
	r->targets.power = (vk_target){ power->unit, power->a, power->b };
	r->lone_power = true;
	r->kinds = kinds_of_power(&r->targets.power);
}

static void
read_structure(struct vk__request *r, const vk_workout *w, double stated)
{
	struct top top = look(w);

	if (r->words.total > 0 && top.groups == 0 && top.singles <= 1) {
		r->total = r->words.total;
		r->whole = top.single;
		if (top.single != 0)
			take_targets(r, &w->node[top.single]);
	} else if (read_pattern(r, w)) {
		r->structure = false;
	} else if (top.singles == 1 && top.groups == 0) {
		r->whole = top.single;
		read_single(r, &w->node[top.single]);
	} else if (top.singles == 1 && w->node[top.single].duration >=
	    fmax(top.seconds, LEAST_TOTAL)) {
		r->structure = true;
		r->whole = top.single;
		r->total = w->node[top.single].duration;
		take_targets(r, &w->node[top.single]);
	} else {
		r->structure = top.singles + top.groups > 0;
	}
	if (top.singles + top.groups == 0)
		take_lone_power(r);
	if (stated > 0)
		r->total = stated;
}

void
vk__request_read(struct vk__request *r, const struct vk__topics *topics,
    const vk_parser *parser, const struct vk__fixes *fixes,
    const vk_workout *w, double stated)
{
	*r = (struct vk__request){ 0 };
	vk__words_read(&r->words, topics, parser, fixes);
	read_numbers(r, parser);
	read_structure(r, w, stated);
	r->bound = r->words.bound;
	vk__terms_of_efforts(&r->words, w);
	vk__words_sum(&r->words);
	r->open = vk__words_kinds(&r->words) == 0 && r->kinds == 0 &&
	    r->words.open && !r->structure && (r->total > 0 ||
	    r->words.beginner);
	if (r->open)
		r->kinds = VK__KIND(VK_CATEGORY_ENDURANCE);
}
