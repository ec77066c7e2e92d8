/* SPDX-License-Identifier: MIT */
/*
 * From the grammar's tree to the workout: the order of riding, last recoveries,
 * roles. Each step beyond the text is listed as assumed, in the language of the
 * text. Nothing else is added: a length or a target that the text does not give
 * stays open or absent.
 */
#include "settle.h"

#include <math.h>
#include <string.h>

#include "../base/utf8.h"


void
vk__assume(struct vk__settle *s, const char *code, const char *a, const char *b)
{
	if (s->assumptions++ > 0)
		vk_buf_add_char(s->assumed, ',');
	vk__phrases_json(s->phrases, s->assumed, s->lang, code, a, b);
}

const char *
vk__settle_source(const struct vk__settle *s, uint32_t first, uint32_t end, size_t *len)
{
	const struct vk__piece *a = vk__g_at(s->g, first);
	const struct vk__piece *b = vk__g_at(s->g, end > first ? end - 1 : first);
	uint32_t last = b->raw + (b->raws > 0 ? b->raws - 1 : 0);
	uint32_t from = s->folded->map[s->raw[a->raw].beg];
	uint32_t to = s->folded->map[s->raw[last].end];

	*len = to > from ? to - from : 0;
	while (*len > 0 && (s->source[from + *len - 1] == ' ' ||
	    s->source[from + *len - 1] == '\n'))
		(*len)--;
	return s->source + from;
}

/* "40' recovery": a ride of its own, not the rest after something. */
static void
settle_recovery_ride(struct vk__settle *s)
{
	uint32_t first = vk__s_node(s, 0)->first;
	size_t zone;

	for (uint32_t c = first; c != 0; c = vk__s_node(s, c)->next)
		if (!vk__s_node(s, c)->rest && vk__s_node(s, c)->role == 0)
			return;
	if (first == 0)
		return;
	zone = vk__lexicon_zone_index(s->g->lexicon, "recovery", 8);
	for (uint32_t c = vk__s_node(s, 0)->first; c != 0; c = vk__s_node(s, c)->next)
		if (vk__s_node(s, c)->rest && !vk__node_targeted(vk__s_node(s, c)) && zone != SIZE_MAX) {
			vk__s_node(s, c)->zone = (uint8_t)(1 + zone);
			vk__s_node(s, c)->zone_piece = vk__s_node(s, c)->piece;
		}
}

/* "jusqu'à 75 %", "jusqu'au tempo": no more than a warm-up rises to. */
static bool
rises_low(const struct vk__settle *s, const struct vk__node *n)
{
	const struct vk__zone *z = n->zone == 0 ? NULL :
	    vk__lexicon_zone(s->g->lexicon, (size_t)(n->zone - 1));

	if (n->power.unit == VK_UNIT_NONE)
		return n->rises && z != NULL && z->unit == VK_UNIT_PCT_FTP && z->from <= 80;
	return n->power.start == n->power.end && (z == NULL || z->easy) &&
	    (n->power.unit == VK_UNIT_PCT_FTP ? n->power.end <= 80 :
	    n->rises && n->power.unit == VK_UNIT_POWER_ZONE && n->power.end <= 3);
}

/* "15 min progressif" at the beginning: a warm-up, though the word is not there. */
static void
infer_warmup(struct vk__settle *s)
{
	uint32_t first = vk__s_node(s, 0)->first;
	struct vk__node *n = vk__s_node(s, first);

	if (first == 0 || n->next == 0 || n->reps > 0 || n->role != 0 || n->rest ||
	    !n->ramp || (vk__node_targeted(n) && !rises_low(s, n)) || n->hard || n->seconds < 180)
		return;
	n->role = 1 + VK__ROLE_WARMUP;
	vk__assume(s, "parse-warmup", NULL, NULL);
}

/* Whether the last effort of a group alone has a power, and all a cadence. */
static bool
powered_last(const struct vk__settle *s, uint32_t group)
{
	uint32_t last = vk__s_node(s, group)->last;

	for (uint32_t c = vk__s_node(s, group)->first; c != 0; c = vk__s_node(s, c)->next)
		if (vk__s_node(s, c)->reps > 0 || vk__s_node(s, c)->rest ||
		    vk__s_node(s, c)->cadence.unit == VK_UNIT_NONE ||
		    vk__node_targeted(vk__s_node(s, c)) != (c == last))
			return false;
	return vk__s_node(s, group)->reps > 1 && vk__s_node(s, last)->power.unit != VK_UNIT_NONE &&
	    !vk__node_recovery(vk__s_node(s, last));
}

/* "1 min à 60 tpm et 1 min à 100 tpm à 80 %": one power for both. */
static void
share_power(struct vk__settle *s, uint32_t parent, unsigned depth)
{
	for (uint32_t c = vk__s_node(s, parent)->first; c != 0 && depth < VK__NODE_DEPTH;
	    c = vk__s_node(s, c)->next) {
		if (vk__s_node(s, c)->reps == 0)
			continue;
		share_power(s, c, depth + 1);
		if (!powered_last(s, c) || vk__settle_built(s, c))
			continue;
		for (uint32_t k = vk__s_node(s, c)->first; k != 0; k = vk__s_node(s, k)->next)
			vk__s_node(s, k)->power = vk__s_node(s, vk__s_node(s, c)->last)->power;
	}
}

/* "RAC 10' (RPE 8)": how hard the session is, for no cool-down is that hard. */
static void
drop_rating(struct vk__settle *s)
{
	enum { EASY_MOST = 5 };
	struct vk__node *n = vk__s_node(s, vk__s_node(s, 0)->last);

	if (vk__s_node(s, 0)->last != 0 && n->reps == 0 && vk__s_role(n, VK__ROLE_COOLDOWN) &&
	    n->rpe.unit == VK_UNIT_RPE && n->rpe.start > EASY_MOST)
		n->rpe = (vk_target){ 0 };
}

/* "RI 3 min, WI 5 min, x6": the recovery comes after its effort. */
static void
turn_pairs(struct vk__settle *s, uint32_t parent)
{
	for (uint32_t c = vk__s_node(s, parent)->first; c != 0; c = vk__s_node(s, c)->next) {
		uint32_t first = vk__s_node(s, c)->first;
		uint32_t last = vk__s_node(s, c)->last;

		if (vk__s_node(s, c)->reps < 2 || first == 0 || vk__s_node(s, first)->next != last ||
		    first == last || vk__s_node(s, first)->reps > 0 || !vk__s_node(s, first)->rest ||
		    vk__s_node(s, last)->reps > 0 || vk__s_node(s, last)->rest)
			continue;
		vk__node_remove(s->g->nodes, c, first);
		vk__node_append(s->g->nodes, c, first);
	}
}

/* "Between" the repetitions: the last one has no recovery after it. */
static void
drop_last_rest(struct vk__settle *s, uint32_t parent, unsigned depth)
{
	uint32_t c = vk__s_node(s, parent)->first;

	if (depth > VK__NODE_DEPTH)
		return;
	while (c != 0) {
		uint32_t next = vk__s_node(s, c)->next;
		uint32_t last;
		uint32_t at = c;

		if (vk__s_node(s, c)->reps > 0)
			drop_last_rest(s, c, depth + 1);
		last = vk__s_node(s, c)->last;
		if (vk__s_node(s, c)->reps > 1 && last != 0 && vk__s_node(s, last)->rest &&
		    !vk__s_node(s, last)->between && vk__s_node(s, last)->sep == VK__SEP_COMMA &&
		    !vk__s_node(s, c)->paren)
			s->kept_last = true;
		if (vk__s_node(s, c)->reps > 1 && last != 0 && vk__s_node(s, last)->reps == 0 &&
		    vk__s_node(s, last)->between && vk__s_node(s, last)->rest &&
		    vk__s_node(s, c)->first != last) {
			vk__s_node(s, c)->reps--;
			for (uint32_t d = vk__s_node(s, c)->first; d != last; d = vk__s_node(s, d)->next) {
				uint32_t copy = vk__node_copy(s->g->nodes, d, 0);
				if (copy == 0)
					return;
				vk__s_node(s, copy)->repeated = true;
				vk__node_insert(s->g->nodes, parent, at, copy);
				at = copy;
			}
		}
		c = next;
	}
}

static vk_intensity
intensity_of(const struct vk__node *n, bool repeated)
{
	if (vk__s_role(n, VK__ROLE_WARMUP))
		return VK_INTENSITY_WARMUP;
	if (vk__s_role(n, VK__ROLE_COOLDOWN))
		return VK_INTENSITY_COOLDOWN;
	if (n->rest || vk__s_role(n, VK__ROLE_RECOVERY))
		return VK_INTENSITY_RECOVERY;
	return repeated || n->repeated ? VK_INTENSITY_INTERVAL : VK_INTENSITY_ACTIVE;
}

/* The words kept as text, on one line and without control characters. */
static vk_status
set_cue(struct vk__settle *s, const struct vk__node *n, uint32_t index)
{
	size_t len;
	const char *text = vk__settle_source(s, n->note, n->note_end, &len);

	if (memchr(text, '\n', len) != NULL)
		return VK_OK;
	vk_buf_clear(s->scratch);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] >= 0x20 && text[i] != 0x7f)
			vk_buf_add_char(s->scratch, text[i]);
	vk__prompt_times(s->scratch);
	if (s->scratch->failed)
		return VK_ENOMEM;
	if (s->scratch->len == 0)
		return VK_OK;
	return vk_workout_set_text(s->workout, index, s->scratch->data, s->scratch->len);
}

static vk_status
write_step(struct vk__settle *s, const struct vk__node *n, uint32_t parent, bool repeated)
{
	vk_step step = { .distance = n->metres, .power = n->power, .hr = n->hr,
		.rpe = n->rpe, .freeride = n->freeride,
		.maxeffort = n->maxeffort && n->power.unit == VK_UNIT_NONE,
		.warmup = vk__s_role(n, VK__ROLE_WARMUP),
		.cooldown = vk__s_role(n, VK__ROLE_COOLDOWN),
		.intensity = intensity_of(n, repeated) };
	uint32_t index;
	vk_status status;

	if (n->seconds >= 1 && n->seconds <= VK_STEP_SECONDS)
		step.duration = (uint32_t)lround(n->seconds);
	else if (n->seconds > 0 || n->metres > VK__METRES_MAX) {
		step.distance = 0;
		vk__g_doubt(s->g, VK__DOUBT_CONTRADICTION);
	}
	if (n->press)
		step.open = true; /* with an estimate, where the text gives one */
	if (step.duration == 0 && step.distance <= 0) {
		step.open = true;
		if (!n->open && !n->rest && !step.warmup && !step.cooldown)
			vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
	}
	/* "an hour of sprints", "40 min max": that is not how long an effort is */
	if (n->longest > 0 && step.duration > n->longest)
		vk__g_doubt(s->g, VK__DOUBT_AMOUNT_MISSING);
	vk__settle_aim(s, n, &step);
	status = vk_workout_add(s->workout, parent, &step, &index);
	if (status == VK_OK && n->note_end > n->note)
		status = set_cue(s, n, index);
	return status;
}

static vk_status
write_group(struct vk__settle *s, uint32_t at, uint32_t parent, unsigned depth)
{
	vk_status status = VK_OK;

	for (uint32_t c = vk__s_node(s, at)->first; c != 0 && status == VK_OK; c = vk__s_node(s, c)->next) {
		const struct vk__node *n = vk__s_node(s, c);
		uint32_t into = parent;

		if (n->reps == 0) {
			status = write_step(s, n, parent, vk__s_node(s, at)->counted ||
			    vk__s_node(s, at)->ladder || vk__s_node(s, at)->reps > 1);
			continue;
		}
		if (depth >= VK_WORKOUT_DEPTH)
			return VK_ELIMIT;
		if (n->reps > 1) {
			vk_step group = { .reps = n->reps };
			status = vk_workout_add(s->workout, parent, &group, &into);
		}
		if (status == VK_OK)
			status = write_group(s, c, into, depth + 1);
	}
	return status;
}

/* One sentence for each kind of reading that is not in the text. */
static void
assume_doubts(struct vk__settle *s)
{
	static const struct {
		enum vk__doubt doubt;
		const char *code;
	} rows[] = {
		{ VK__DOUBT_COUNT_RANGE, "parse-count-range" },
		{ VK__DOUBT_AMOUNT_RANGE, "parse-amount-range" },
		{ VK__DOUBT_ALTERNATIVE, "parse-alternative" },
		{ VK__DOUBT_EMBEDDED, "parse-embedded" },
		{ VK__DOUBT_EMBEDDED_EDGE, "parse-embedded-edge" },
		{ VK__DOUBT_REST_PLACE, "parse-rest-place" },
		{ VK__DOUBT_GROUP_END, "parse-group-end" },
		{ VK__DOUBT_COUNT_SCOPE, "parse-count-scope" },
		{ VK__DOUBT_PERIOD, "parse-period" },
		{ VK__DOUBT_SEVERAL, "parse-several" },
		{ VK__DOUBT_CONDITION, "parse-condition" },
		{ VK__DOUBT_SHARE, "parse-share" },
	};

	for (size_t i = 0; s->g->doubted != 0 && i < sizeof(rows) / sizeof(*rows); i++)
		if (s->g->doubts[rows[i].doubt] > 0)
			vk__assume(s, rows[i].code, NULL, NULL);
	if (s->kept_last)
		vk__assume(s, "parse-rest-last", NULL, NULL);
	if (s->g->pieces->bounds > 0 || s->g->pieces->sides == 1 || s->g->pieces->sides == 2)
		vk__assume(s, "parse-bound", NULL, NULL);
	if (s->g->bare > 0)
		vk__assume(s, "parse-bare", NULL, NULL);
}

static void
assume_named(struct vk__settle *s)
{
	char name[32];
	size_t len;
	const char *text;

	if (s->g->named == 0)
		return;
	text = vk__settle_source(s, s->g->named_piece, s->g->named_piece + 1, &len);
	len = vk__utf8_cut(text, len, sizeof(name) - 1);
	memcpy(name, text, len);
	name[len] = '\0';
	vk__assume(s, "parse-named", name, NULL);
}

vk_status
vk__settle(struct vk__settle *s)
{
	vk_status status;

	vk__heading_drop(s);
	vk__settle_order(s);
	vk__total_settle(s);
	infer_warmup(s);
	settle_recovery_ride(s);
	drop_rating(s);
	turn_pairs(s, 0);
	share_power(s, 0, 0);
	vk__total_fit(s);
	drop_last_rest(s, 0, 0);
	vk__total_fill(s);
	vk__total_check(s);
	vk__order_check(s);
	if (s->g->nodes->full)
		return s->g->nodes->count >= s->g->nodes->most ? VK_ELIMIT :
		    VK_ENOMEM;
	status = vk_workout_clear(s->workout);
	if (status == VK_OK)
		status = write_group(s, 0, 0, 0);
	assume_doubts(s);
	assume_named(s);
	return status;
}
