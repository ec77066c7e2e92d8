/* SPDX-License-Identifier: MIT */
/* Pieces to a tree: the grammar of coaches' prose. */
#ifndef VK_TEXT_GRAMMAR_H
#define VK_TEXT_GRAMMAR_H

#include "../vekta.h"
#include "lexicon.h"
#include "node.h"
#include "piece.h"

/* Doubts: readings that another reader might not share. Each is a code in
 * the record, and has a weight in the score. */
enum vk__doubt {
	VK__DOUBT_REST_PLACE,     /* which repetition a recovery belongs to */
	VK__DOUBT_BARE_NUMBER,    /* minutes or seconds */
	VK__DOUBT_COUNT_SCOPE,    /* what a count after the block repeats */
	VK__DOUBT_COUNT_RANGE,    /* "4 à 6 x" */
	VK__DOUBT_AMOUNT_RANGE,   /* "10-15 min" */
	VK__DOUBT_ALTERNATIVE,    /* "or" */
	VK__DOUBT_NEGATION,       /* "not", "without" */
	VK__DOUBT_CONTRADICTION,  /* two targets of one kind */
	VK__DOUBT_TOTAL,          /* a stated total that does not fit */
	VK__DOUBT_PATTERN,        /* an alternation that does not fill its time */
	VK__DOUBT_EMBEDDED,       /* efforts somewhere inside a longer ride */
	VK__DOUBT_GROUP_END,      /* whether a step is inside the repetition */
	VK__DOUBT_COUNT_ALONE,    /* a count that repeats nothing */
	VK__DOUBT_TARGET_PLACE,   /* which step a target belongs to */
	VK__DOUBT_AMOUNT_MISSING, /* an effort without a length */
	VK__DOUBT_EMBEDDED_EDGE,  /* the same, inside a warm-up */
	VK__DOUBT_QUESTION,       /* somebody asks */
	VK__DOUBT_SET_END,        /* which parts a set of several is made of */
	VK__DOUBT_PERIOD,         /* where in each period an effort stands */
	VK__DOUBT_SEVERAL,        /* several riders, days or sessions in one text */
	VK__DOUBT_CONDITION,      /* "except", "if", "on the climbs" */
	VK__DOUBT_TABLE,          /* a row of a table that does not say what it is */
	VK__DOUBT_SHARE,          /* what a percentage is of */
	VK__DOUBTS
};

/* The code of a doubt, for the record. */
const char *vk__doubt_code(enum vk__doubt doubt);

struct vk__grammar {
	const vk__lexicon *lexicon;
	struct vk__pieces *pieces;
	struct vk__nodes *nodes;
	size_t i;          /* the next piece */
	size_t stop;       /* pieces from here on are not read */
	uint32_t sentence;
	uint32_t line;
	uint32_t section;  /* 1 + role of the lines under a heading */
	enum vk__sep sep;  /* what stood before the next part */
	unsigned depth;
	double container;  /* seconds that an alternation must fill */
	uint32_t swap;     /* the first part of those that come after what follows */
	uint32_t swap_last;
	double period;     /* seconds: "every 5 min"; 0: none under way */
	double period_total; /* a total told in the same sentence */
	bool period_first; /* what comes back begins each period of a ride */
	uint32_t period_after; /* the part before those words */
	uint32_t period_parent;
	struct vk__node pending; /* attributes said before their step */
	bool has_pending;
	uint32_t steps_from; /* "repeat steps 2-3": their lines; 0: not said */
	uint32_t steps_to;
	bool repeat;       /* "repeat" was read: a count follows */
	bool again;        /* "another": that count is on top of the first time */
	uint32_t announced; /* "two sets.": how many, before they are told; 0: none */
	uint32_t detail;   /* the group that the next steps detail */
	uint32_t ahead;    /* parts told now are ridden before this one; 0: as told */
	double stated_total;
	double title_total; /* the only length of a title: it may be one */
	struct vk__node efforts; /* what is told of all efforts, before them */
	bool has_efforts;
	struct vk__node whole; /* of that total; told alone it is the ride itself */
	bool total_with;   /* "1h30 with 4x8 min": of which the rest is not told */
	unsigned doubts[VK__DOUBTS];
	uint32_t doubted;  /* a bit for each that was ever raised */
	unsigned bare;     /* amounts whose unit was inferred */
	uint32_t named;    /* 1 + index of a named session */
	uint32_t named_after; /* the node it was told after; 0: first */
	uint32_t named_piece;
	uint32_t heading;  /* the first half of a pair before a colon */
	uint32_t each_rest; /* a recovery told before all repetitions; 0: none */
	uint32_t pair;     /* a pair told before its counts: its first half */
	uint8_t ordinal;   /* the number of the next part, when told */
	bool content;      /* this line has had a part of the workout */
	bool headed;       /* this line is a heading with a role */
};

/* Reads all pieces into the tree. */
void vk__grammar_read(struct vk__grammar *g);

/* ---- looking: clause.c */

/* What the words up to the next sign hold. */
struct vk__clause {
	size_t end;
	bool amount; /* a length, a pair, a list, a count or a group */
	bool count;
	bool rest;
	bool rest_amount;
	bool warm_cool;
	bool easy;
	bool between;
	bool attribute;
	bool power;
	bool numeric; /* a power in numbers */
	bool total;
	bool open;
	bool op; /* words that change the structure */
	bool low; /* a power only a recovery has */
	bool ramp;
};

static inline const struct vk__piece *
vk__g_at(const struct vk__grammar *g, size_t i)
{
	return &g->pieces->piece[vk__one_of(i < g->stop, i, g->pieces->count - 1)];
}

static inline bool
vk__g_op(const struct vk__grammar *g, size_t i, enum vk__word_op op)
{
	const struct vk__piece *p = vk__g_at(g, i);

	return p->kind == VK__P_OP && p->value == op;
}

/* Whether words that are only kept as text stand at piece i: "sans capteur", "pas
 * de bosses" negate nothing that is ridden. */
static inline bool
vk__g_note(const struct vk__grammar *g, size_t i)
{
	return vk__g_at(g, i)->kind == VK__P_NOTE;
}

/* The sign at piece i as a separator; VK__SEP_NONE when it is none. */
static inline enum vk__sep
vk__g_sep(const struct vk__grammar *g, size_t i)
{
	static const uint8_t of_kind[VK__P_BAD + 1] = { [VK__P_COMMA] = VK__SEP_COMMA,
		[VK__P_SLASH] = VK__SEP_SLASH, [VK__P_PLUS] = VK__SEP_PLUS,
		[VK__P_COLON] = VK__SEP_COLON, [VK__P_DASH] = VK__SEP_DASH,
		[VK__P_STOP] = VK__SEP_STOP, [VK__P_LINE] = VK__SEP_LINE };
	static const uint8_t of_op[UINT8_MAX + 1] = { [VK__OP_AND] = VK__SEP_AND,
		[VK__OP_WITH] = VK__SEP_WITH, [VK__OP_INSIDE] = VK__SEP_WITH, [VK__OP_THEN] = VK__SEP_THEN,
		[VK__OP_AFTER] = VK__SEP_THEN,
		[VK__OP_PLUS] = VK__SEP_PLUS_WORD, [VK__OP_FOLLOWED] = VK__SEP_FOLLOWED };
	const struct vk__piece *p = vk__g_at(g, i);

	return (enum vk__sep)(p->kind == VK__P_OP ? of_op[p->value] : of_kind[p->kind]);
}

/* A clause of more pieces is no coach's: looking ahead ends there. */
enum { VK__CLAUSE_PIECES = 1000 };

void vk__g_use(struct vk__grammar *g);
/* Takes all pieces before end. */
void vk__g_use_to(struct vk__grammar *g, size_t end);
/* Takes a length that is no step's: a total, a check, a period. */
void vk__g_use_length(struct vk__grammar *g);
/* Says of the lengths below a node that they are known to be left out. */
void vk__g_settle_lengths(struct vk__grammar *g, uint32_t node);
void vk__g_doubt(struct vk__grammar *g, enum vk__doubt doubt);
/* Whether nothing comes but "to finish" and a full stop. */
bool vk__clause_ends_text(const struct vk__grammar *g, size_t i);
struct vk__clause vk__clause_peek(const struct vk__grammar *g, size_t i);

static inline struct vk__node *
vk__g_node(const struct vk__grammar *g, uint32_t at)
{
	return &g->nodes->node[at];
}

/* Whether it is a warm-up or a cool-down. */
static inline bool
vk__node_edge(const struct vk__node *n)
{
	return n->role == 1 + VK__ROLE_WARMUP || n->role == 1 + VK__ROLE_COOLDOWN;
}

static inline bool
vk__node_length(const struct vk__node *n)
{
	return n->seconds > 0 || n->metres > 0;
}

/* ---- one step: atom.c, length.c, intensity.c */

/* Reads one step's words. False: nothing here belongs to a step. */
bool vk__atom_read(struct vk__grammar *g, struct vk__node *node, bool counted);
/* Gives a node the attributes of another that it lacks itself. */
void vk__atom_inherit(struct vk__node *node, const struct vk__node *from);
bool vk__node_targeted(const struct vk__node *node);
/* Whether some step so far has this length. */
bool vk__length_known(const struct vk__grammar *g, double length);
/* Whether a number without a unit is a length, by what follows it. */
bool vk__bare_begins(const struct vk__grammar *g, size_t i);
/* Whether a target is so low that only a recovery has it. */
bool vk__target_low(vk_unit unit, double from, double to);

/* ---- many steps: sequence.c, part.c, rework.c, redo.c, named.c, attach.c */

/* Reads parts into parent until a sign of the mask (1 << kind) or the end. */
void vk__sequence_read(struct vk__grammar *g, uint32_t parent, unsigned mask);
/* Reads one step, or attributes of a neighbour. */
void vk__part_read(struct vk__grammar *g, uint32_t parent);
/* Attributes without a length: of the next part, of the last, or of all. */
void vk__part_attributes(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* Reads a parenthesis that has no count before it. */
void vk__part_paren(struct vk__grammar *g, uint32_t parent);
/* Reads a word that changes the structure. */
void vk__rework_read(struct vk__grammar *g, uint32_t parent);
/* Reads a session's name: its structure, where the text gives none. */
void vk__named_read(struct vk__grammar *g, uint32_t parent);
/* "easy for the rest of the minute": what is left of a time; the words of its
 * intensity may stand before. */
void vk__rework_remainder(struct vk__grammar *g, uint32_t parent,
    const struct vk__node *before);
/* "soit huit fois 4 minutes": the steps just told, again. False: not that. */
bool vk__redo_summary(struct vk__grammar *g, uint32_t parent);
/* "repeat": the count that follows is of what stands before. */
void vk__redo_repeat(struct vk__grammar *g, uint32_t parent);
/* "5 min easy, then again", "another set.": the same. False: not that. */
bool vk__redo_again(struct vk__grammar *g, uint32_t parent);
/* "and do it all again": everything but warm-up and cool-down, twice; of what is
 * told by its length, that. */
void vk__redo_all(struct vk__grammar *g, uint32_t parent);
/* What can be settled only at the end of the text. */
/* "All efforts at 105 %", told before them. */
void vk__rework_settle_efforts(struct vk__grammar *g);
void vk__named_settle(struct vk__grammar *g);
/* The parts after "each goes like this" take the place of the step, once they
 * fill it; ends: of the text. */
void vk__rework_settle_detail(struct vk__grammar *g, uint32_t parent, bool ends);
/* "la dernière minute à 115 %, le reste à 95 %": the effort that a part was
 * taken from gets what is said. False: there is none. */
bool vk__sequence_waits(const struct vk__grammar *g, uint32_t parent); /* for that */
bool vk__sequence_rest_of(struct vk__grammar *g, uint32_t parent,
    const struct vk__node *said);
/* Puts the parts that were told before "after" behind those told since. */
void vk__sequence_swap(struct vk__grammar *g);
/* Puts a part where it belongs: into the tree, or into the group before. */
void vk__sequence_place(struct vk__grammar *g, uint32_t parent, uint32_t node);
/*
 * Takes efforts that lie somewhere inside the longer ride before them out of
 * the tree, and keeps them as its text. False: they do not.
 */
bool vk__sequence_embed(struct vk__grammar *g, uint32_t parent, uint32_t node);

/* ---- where a recovery belongs: belong.c. last, group: the part before it */

/* Whether an easy part is, by its length, the recovery of a repetition. */
bool vk__belong_fits(const struct vk__grammar *g, uint32_t group, const struct vk__node *n);
/* Whether a recovery belongs to the repetition before it. */
bool vk__belong_before(struct vk__grammar *g, uint32_t last, const struct vk__node *n);
/* Gives the recoveries below a group a target. False: none lacks one. */
bool vk__belong_target(struct vk__grammar *g, uint32_t group, const struct vk__node *from,
    unsigned depth);
/* Gives a cadence told behind the recovery to the efforts. */
void vk__belong_cadence(struct vk__grammar *g, uint32_t group, struct vk__node *rest);
/* Whether a repetition is none: "1 x 20 min". */
bool vk__belong_once(const struct vk__node *n);
/* Puts a recovery between the single steps before it. False: there are none. */
bool vk__belong_between(struct vk__grammar *g, uint32_t parent, uint32_t rest);
/* Whether a part is the recovery between sets: "rec 3 min / 8 min". */
bool vk__belong_outer(const struct vk__grammar *g, uint32_t last, const struct vk__node *n);
/* Appends a repetition with the recoveries told before it. False: none were. */
bool vk__belong_first(struct vk__grammar *g, uint32_t parent, uint32_t at);
/* Whether a part is the way back down of the repetition before it. */
bool vk__belong_descent(const struct vk__grammar *g, uint32_t last, const struct vk__node *n);
/* Gives "across the set" behind a recovery to the efforts. */
void vk__belong_across(struct vk__grammar *g, uint32_t parent, uint32_t rest);

/* ---- efforts inside a longer ride: ride.c */

/* About how many % FTP a step asks for; 0: not said. */
double vk__node_power(const struct vk__grammar *g, const struct vk__node *n);
/* Whether a part goes into the ride before it, or is the ride of what stands
 * before it; then it is in its place. */
bool vk__ride_takes(struct vk__grammar *g, uint32_t parent, uint32_t at);
/* Whether a recovery is one between the efforts that the part before keeps as text. */
bool vk__ride_rests(struct vk__grammar *g, uint32_t last, const struct vk__node *rest);
/* "90 min Z2 ride. Main part: ...": may be of that ride; a doubt. */
void vk__ride_main(struct vk__grammar *g);
/* Whether "including", "inside that:" stands just before piece i. */
bool vk__ride_inside(const struct vk__grammar *g, size_t i);
/* Whether such words are at i, and nothing is told behind them. */
bool vk__ride_ends(const struct vk__grammar *g, size_t i);
/* "..., 5 min easy on the way": the efforts just told are in the ride before them. */
void vk__ride_behind(struct vk__grammar *g, uint32_t parent, uint32_t last);
/* Efforts in a parenthesis behind a ride, or a warm-up, which then keeps them as its
 * text: true. */
bool vk__ride_holds(struct vk__grammar *g, uint32_t ride, uint32_t group);
/* "2 h Z2, 6 sprints every 20 min": the ride before them is what is between, or a
 * doubt. */
void vk__ride_between(struct vk__grammar *g, uint32_t parent, uint32_t group);
/* Raises a doubt where short efforts may be in the long ride before them. */
void vk__ride_check(struct vk__grammar *g);

/* ---- parts ridden before what they are told behind: ahead.c */

enum { VK__AHEAD_FIRST = INT32_MAX }; /* before the first repetition */

/* "avant les blocs", "entre l'échauffement et les blocs", "avant chaque bloc" at piece
 * i: where those words end; 0: they are others. */
size_t vk__ahead_words(const struct vk__grammar *g, size_t i, bool *each);
/* Whether what they name is told next, as words that end before piece i. */
bool vk__ahead_next(const struct vk__grammar *g, size_t i);
/* Reads such words, of the part before them or of those behind them. False: not that. */
bool vk__ahead_read(struct vk__grammar *g, uint32_t parent);
/* "précédés de 3 sprints", "mais d'abord 5' à 80 %". False: nothing to be before. */
bool vk__ahead_lead(struct vk__grammar *g, uint32_t parent);
/* Appends a part of which such words were said. False: none were. */
bool vk__ahead_place(struct vk__grammar *g, uint32_t parent, uint32_t at);
/* Puts those parts where they are ridden. */
void vk__ahead_settle(struct vk__grammar *g);
/* "start each rep with 20 s at 150 %", "en commençant par 30 s à 120 %". */
void vk__ahead_opens(struct vk__grammar *g, uint32_t parent);
/* "Start with 30 min Z2.", "First, ...", behind all that is ridden: comes before it.
 * False: not that. */
bool vk__ahead_first(struct vk__grammar *g, uint32_t parent);
/* "20' Z2 avant, 10' Z1 après": ridden first and last. False: not that. */
bool vk__ahead_trails(struct vk__grammar *g, uint32_t parent);
/* The repetition that "the last 30 s of each" is of; 0: there is none, or several. */
uint32_t vk__ahead_group(const struct vk__grammar *g, uint32_t parent, double seconds);
/* "1 sprint de 10 s après chaque". False: no effort stands before those words. */
bool vk__ahead_behind(struct vk__grammar *g, uint32_t parent);

/* ---- one pause somewhere in a repetition: pause.c */

/* "même récup": as long as the recovery told last, or as the effort. */
void vk__pause_same(struct vk__grammar *g, struct vk__node *rest);
/* "après la troisième" behind a recovery: takes the words. */
void vk__pause_read(struct vk__grammar *g, struct vk__node *rest);
/* The same behind a part that is no recovery: a doubt. */
void vk__pause_part(struct vk__grammar *g, uint32_t parent);
/* "Après la troisième, 5 min de récup". False: not that. */
bool vk__pause_begins(struct vk__grammar *g, uint32_t parent);
/* Puts such a pause into the repetition before it. False: it is none. */
bool vk__pause_place(struct vk__grammar *g, uint32_t parent, uint32_t rest);

/* "+20 W every 5 min up to 300 W" behind a step: stairs.c. False: not that. */
bool vk__stairs_read(struct vk__grammar *g, uint32_t parent);

/* A length told again is the step's that has it: recall.c. False: a step. */
bool vk__recall_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* The same for all parts of a parenthesis behind group. */
bool vk__recall_all(struct vk__grammar *g, uint32_t group, uint32_t told);

/* "Make that 4 min easy.": takes the place of the recovery before it: instead.c.
 * False: it is a part of its own. */
bool vk__instead_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* "Make that 5x8 min": a doubt. */
void vk__instead_block(struct vk__grammar *g, uint32_t parent);

/* "Recoveries off the bike.": of the recoveries that have been told: eased.c. False:
 * it is one itself. */
bool vk__eased_told(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* "5x2 min at 115%, easy": keeps an easy word that may be the recovery of the group
 * before it: eased.c. False: not that. */
bool vk__eased_note(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* Makes it one, where no other was told. */
void vk__eased_settle(struct vk__grammar *g);

/* "add 1 % each rep" behind a repetition: climb.c. False: not that. */
bool vk__climb_read(struct vk__grammar *g, uint32_t parent);
/* A range told across a repetition: each effort gets its share. No more than a
 * doubt where that cannot be. */
void vk__climb_across(struct vk__grammar *g, uint32_t parent, uint32_t group);

/* ---- efforts that come back: period.c */

/* "every 5 min": what comes back is told next. */
void vk__period_begin(struct vk__grammar *g, uint32_t parent, double period);
/* The same where all has been told before. False: not that. */
bool vk__period_within(struct vk__grammar *g, uint32_t parent, double period);
/* "1 min à 120 %, toutes les 3 min, 6 fois": told between. False: not that. */
bool vk__period_between(struct vk__grammar *g, uint32_t parent, double period);
/* "chaque 5e minute à 100 %": of the ride before. False: not that. */
bool vk__period_nth(struct vk__grammar *g, uint32_t parent);
/* Tries to make the repetition; ends: the sentence is over. */
bool vk__period_settle(struct vk__grammar *g, uint32_t parent, bool ends);

/* Raises a doubt where the text is for several riders, days or sessions:
 * several.c. */
void vk__several_check(struct vk__grammar *g);

/* ---- repetitions told apart: ordinal.c, moment.c */

/* "the last 30 s of the third at 120 %": of that one only. False: not that. */
bool vk__moment_read(struct vk__grammar *g, uint32_t parent);
/* "all at 95 rpm except the last at 70 rpm". False: nothing is said of it. */
bool vk__moment_last(struct vk__grammar *g, uint32_t parent);

/* "the second at 92 %", "une deuxième série de 10", or only a name. */
void vk__ordinal_read(struct vk__grammar *g, uint32_t parent);
/* "same again", "même chose à 115 %": again.c. */
void vk__again_read(struct vk__grammar *g, uint32_t parent);
/* Whether words about one of several repetitions come at piece i: ordinal_pick.c. */
bool vk__ordinal_begins(const struct vk__grammar *g, size_t i);
/* Whether the last part of parent is a repetition that may be told apart. */
bool vk__ordinal_follows(const struct vk__grammar *g, uint32_t parent);
/* A list of targets, one for each repetition or step just told. False: not so. */
bool vk__ordinal_list(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* "2 at 95 %, 2 at 100 %" behind "4x5 min". False: not that. */
bool vk__ordinal_shares(struct vk__grammar *g, uint32_t parent);
/* Whether such shares at piece i are as many as the group has repetitions, and not the
 * minutes of each. */
bool vk__ordinal_fills(const struct vk__grammar *g, size_t i, uint32_t group);

/* ---- repetitions: repeat.c, count_after.c, block.c, recovery.c, share.c */

/* "20x(...) en 2 séries": so many sets of the repetition just told. */
void vk__repeat_divide(struct vk__grammar *g, uint32_t parent);
/* A count before its block, or after it. */
void vk__repeat_read(struct vk__grammar *g, uint32_t parent);
/* How many repetitions a count is; 0: absurd. A range or a condition is a doubt. */
uint32_t vk__count_value(struct vk__grammar *g, const struct vk__piece *p);
/* Whether "(12 minutes)" at piece i only checks the sum of what a count repeats. */
bool vk__count_checks(const struct vk__grammar *g, size_t i);
/* Reads the count at g->i as one of what stands before it. above: where the lines begin
 * that it closes; 0: it stands on no own line. */
void vk__count_after(struct vk__grammar *g, uint32_t parent, uint32_t above);

/* Takes a count of what is no step, "2x bottles": tally.c. False: it may be of one. */
bool vk__tally_read(struct vk__grammar *g);
/* Whether the count at g->i is of something that is named, but not told. */
bool vk__tally_names(const struct vk__grammar *g);

/* ---- lines.c: counts on lines of their own */

/* The mark of the line that piece i stands on, the first piece on the first one. */
const struct vk__piece *vk__lines_of(const struct vk__grammar *g, size_t i);
/* Where the lines begin that the count at g->i closes, whose words end before
 * piece next; 0: it closes none. */
uint32_t vk__lines_above(struct vk__grammar *g, uint32_t parent, size_t next, bool colon);
/* The first of the parts from first on that "repeat five times" repeats: opening.c. */
uint32_t vk__opening_skip(struct vk__grammar *g, uint32_t first);
/* Reads what the count of group repeats; colon: a colon stood before it. */
void vk__block_read(struct vk__grammar *g, uint32_t group, bool colon);
/* As many parts as group counts, one for each: each.c; colon: before them. */
void vk__each_told(struct vk__grammar *g, uint32_t group, bool colon);
/* The same for "3 blocks: a; b; c", once all are told. */
void vk__each_settle(struct vk__grammar *g);
/* Parts told behind a repetition of sets belong to each set, when a pause between sets
 * follows: round.c. */
bool vk__round_fold(struct vk__grammar *g, uint32_t parent);
/* Raises a doubt where they may, and none follows. */
void vk__round_settle(struct vk__grammar *g);
/* "Two sets. Each is ...": reads what they are. */
void vk__block_announced(struct vk__grammar *g, uint32_t parent);
/* "4x8min alternant ...", "3x10 (30s on, 30s off)": what fills its step. */
void vk__block_fill(struct vk__grammar *g, uint32_t group);
/* Parts behind a colon that make up the step of a group: detail.c. False: not
 * that. */
bool vk__detail_read(struct vk__grammar *g, uint32_t group);
/* The steps told behind a set belong to it, when a pause between sets follows. */
bool vk__detail_fold(struct vk__grammar *g, uint32_t parent);
/* The same for a step: its parts take its place, with its role. */
bool vk__detail_step(struct vk__grammar *g, uint32_t parent, const struct vk__node *whole);
/* "..., for 12 min": the two steps just told, again and again. False: not that. */
bool vk__detail_go_on(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* Whether the efforts of a group come to so many seconds: "20 min à I5 en tout". */
bool vk__detail_sums(const struct vk__grammar *g, uint32_t group, double seconds);
/* Seconds of all efforts below parent, but for what comes first and last. */
double vk__detail_efforts(const struct vk__grammar *g, uint32_t parent);
/* Parts from c on that make up the whole get its role, and what they lack. */
void vk__detail_pass_on(struct vk__grammar *g, uint32_t c, const struct vk__node *whole);
/* "20 min warm-up in 4 x 5 min": a repetition as long as the step is the step. */
bool vk__detail_split(struct vk__grammar *g, uint32_t parent, const struct vk__node *whole);
/* Recoveries told one by one, "récup 5-4-3 min": rests.c. False: not that. */
bool vk__rests_read(struct vk__grammar *g, uint32_t parent, const struct vk__node *said);

/* ---- recoveries that are told already: rests_told.c */

/* "la 3e récup est de 6 min": that one. False: not that. */
bool vk__rests_pick(struct vk__grammar *g, uint32_t parent);
/* "r 3' (1' Z1 + 2' Z2)": the parts take its place. False: not that. */
bool vk__rests_made_of(struct vk__grammar *g, uint32_t parent);
/* Raises a doubt where a step may be a part of the recovery before it. */
void vk__rests_inside(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);
/* "Récup à 60 %.": how those are ridden that were told. False: a step. */
bool vk__rests_advice(struct vk__grammar *g, uint32_t parent, const struct vk__node *n);

/* Adds a recovery to the repetitions it belongs to. False: to none. */
bool vk__repeat_rest(struct vk__grammar *g, uint32_t parent, uint32_t rest);
/* A recovery after each step from first on; after the last only if kept. */
void vk__repeat_rests(struct vk__grammar *g, uint32_t parent, uint32_t first,
    uint32_t rest);
/* The same for repetitions of the sentence that stand before last, 0: for all. */
void vk__repeat_rests_before(struct vk__grammar *g, uint32_t parent, uint32_t last,
    uint32_t rest);
/* "Récup de 2 min après chaque effort.", told before several repetitions: those
 * that have none get it, too. */
void vk__repeat_rest_each(struct vk__grammar *g);
/* Gives the recovery of the last repetition to those it is told of, too: lost.c. */
void vk__lost_share(struct vk__grammar *g, uint32_t parent, uint32_t rest);
/* Raises a doubt where a repetition has no recovery and one is told next to it. */
void vk__lost_check(struct vk__grammar *g);
/* Whether the last part is a repetition whose recovery has not been told. */
bool vk__repeat_waits(const struct vk__grammar *g, uint32_t parent);
/* The repetition inside another, where that is all the other holds. */
uint32_t vk__repeat_inner(const struct vk__grammar *g, uint32_t group);
/* Whether a step can only be a recovery. */
bool vk__node_recovery(const struct vk__node *n);
/* Reads targets that stand behind a group, for its efforts. */
void vk__repeat_shared(struct vk__grammar *g, uint32_t group);
/* Gives all efforts below a group what they lack. */
void vk__repeat_share(struct vk__grammar *g, uint32_t group,
    const struct vk__node *from);

/* ---- shapes: shape.c: pairs, lists of durations, alternations, mirrors. */
void vk__shape_pair(struct vk__grammar *g, uint32_t parent);
uint32_t vk__shape_list(struct vk__grammar *g);
/* An alternation that begins here. container: seconds to fill, or 0. */
bool vk__shape_alternate(struct vk__grammar *g, uint32_t parent, double container);
/* Whether two lengths come at piece i that fill seconds a whole number of times. */
bool vk__pattern_follows(const struct vk__grammar *g, size_t i, double seconds);
/* "3x12 OU: 2 under, 1 over": makes the numbers minutes: overunder.c. False: they
 * are none. */
bool vk__overunder_minutes(struct vk__grammar *g, uint32_t group, double seconds);
/* "2U" as a member of an alternation. False: not that. */
bool vk__overunder_member(struct vk__grammar *g, uint32_t group);
/* "Start with the under": turn.c. */
void vk__turn_read(struct vk__grammar *g, uint32_t parent);
/* "40s entre 108 et 88 %": one step becomes two. False: not that. */
bool vk__shape_split(struct vk__grammar *g, uint32_t group);
/* Makes a group fill a time exactly. False: it does not fit. */
bool vk__shape_fill(struct vk__grammar *g, uint32_t group, double seconds);
void vk__shape_mirror(struct vk__grammar *g, uint32_t parent);
/* "the same in reverse": the steps before the last recovery, backwards. */
void vk__shape_reverse(struct vk__grammar *g, uint32_t parent);
/* A named session as a group; only what a name means, so it is assumed. */
uint32_t vk__shape_named(struct vk__grammar *g, uint32_t index);
/* Makes a list of the steps of parent from first on. */
void vk__shape_ladder(struct vk__grammar *g, uint32_t parent, uint32_t first);
/* One step for each target of a list. 0: not a list. */
uint32_t vk__shape_targets(struct vk__grammar *g, const struct vk__node *node,
    uint32_t reps);

#endif
