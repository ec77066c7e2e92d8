/* SPDX-License-Identifier: MIT */
/*
 * Leave one out: every phrase asks the corpus without its own session, and
 * is right when it finds one of the same category. How often that is so for
 * a support, made to rise with it (pool adjacent violators), is how sure a
 * match of that support is.
 */
#include "calibrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "match.h"
#include "request.h"

struct trial {
	bool named;
	double support;
	double right; /* 0 or 1; pooled: the mean */
	double weight;
};

struct trials {
	struct vk__matcher matcher;
	vk_parser *parser;
	struct vk__request request;
	struct vk__match match;
	struct trial *trial;
	size_t count;
	size_t cap;
};

/* ------------------------------------------------------------------ trying */

static vk_status
keep(struct trials *t, bool named, double support, bool right)
{
	if (t->count == t->cap) {
		size_t cap = t->cap == 0 ? 1024 : 2 * t->cap;
		struct trial *grown = realloc(t->trial, cap * sizeof *grown);

		if (grown == NULL)
			return VK_ENOMEM;
		t->trial = grown;
		t->cap = cap;
	}
	t->trial[t->count++] = (struct trial){ named, support,
		right, 1 };
	return VK_OK;
}

/* A request that leaves the kind open means any of those it allows. */
static bool
is_right(const struct vk__match *match, vk_category category)
{
	if (match->count == 0)
		return false;
	return match->kinds != 0 ? (match->kinds & VK__KIND(category)) != 0 :
	    match->hit[0].category == category;
}

static vk_status
try_phrase(struct trials *t, const struct vk__except *except,
    vk_category category, const char *text, size_t len, vk_error *err)
{
	struct vk__wanted wanted = { 0, 0 };
	vk_status status = vk_parser_read(t->parser, text, len, NULL);

	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_OK;
	vk__request_read(&t->request, t->matcher.topics, t->parser, NULL,
	    vk_parser_workout(t->parser), t->parser->at->grammar.stated_total);
	wanted.seconds = t->request.total;
	wanted.kinds = t->request.kinds;
	status = vk__match(&t->matcher, &t->request.words, &wanted, except,
	    &t->match, err);
	if (status != VK_OK)
		return status;
	return keep(t, vk__words_named(&t->request.words),
	    t->match.count > 0 ? t->match.support : 0,
	    is_right(&t->match, category));
}

static vk_status
try_phrases(struct trials *t, struct vk__except *except,
    vk_category category, const char *text, size_t len, vk_error *err)
{
	vk_status status = VK_OK;

	while (len > 0 && status == VK_OK) {
		const char *bar = memchr(text, '|', len);
		size_t n = bar != NULL ? (size_t)(bar - text) : len;

		status = try_phrase(t, except, category, text, n, err);
		except->run++;
		n += bar != NULL;
		text += n;
		len -= n;
	}
	return status;
}

static vk_status
try_all(struct trials *t, struct vk__store *store, vk_error *err)
{
	struct vk__query *row;
	vk_status status = vk__query_new(store, "SELECT key, terms, category, "
	    "phrases_fr, phrases_en FROM session ORDER BY key", &row, err);

	while (status == VK_OK) {
		struct vk__except except;
		vk_category category;
		const char *text;
		size_t len;

		status = vk__query_step(row, err);
		if (status != VK_OK)
			break;
		except.key = vk__query_int(row, 0);
		except.terms = vk__query_bytes(row, 1, &len);
		except.count = len / 4;
		except.run = 4; /* after what it is, its efforts, its titles */
		text = vk__query_text(row, 2, &len);
		category = vk_category_read(text, len);
		for (int i = 3; i < 5 && status == VK_OK; i++) {
			text = vk__query_text(row, i, &len);
			status = try_phrases(t, &except, category, text, len,
			    err);
		}
	}
	vk__query_free(row);
	return status == VK_END ? VK_OK : status;
}

/* ----------------------------------------------------------------- judging */

static int
trial_order(const void *one, const void *other)
{
	const struct trial *a = one, *b = other;

	if (a->named != b->named)
		return a->named ? 1 : -1;
	return a->support < b->support ? -1 : a->support > b->support;
}

static struct trial
pooled(struct trial a, struct trial b)
{
	double weight = a.weight + b.weight;

	return (struct trial){ a.named, a.support, (a.right * a.weight +
	    b.right * b.weight) / weight, weight };
}

/* The same number of trials in each knot, but never one support in two. */
static size_t
bin(const struct trial *trial, size_t count, struct trial knot[VK__KNOTS])
{
	size_t each = count / VK__KNOTS + 1;
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		bool next = n == 0 || (knot[n - 1].weight >= (double)each &&
		    trial[i].support > trial[i - 1].support);

		if (next && n < VK__KNOTS)
			knot[n++] = trial[i];
		else
			knot[n - 1] = pooled(knot[n - 1], trial[i]);
	}
	return n;
}

/* Pool adjacent violators: what is less sure than the one before joins it. */
static size_t
pool(struct trial *knot, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		knot[n++] = knot[i];
		while (n > 1 && knot[n - 1].right <= knot[n - 2].right) {
			knot[n - 2] = pooled(knot[n - 2], knot[n - 1]);
			n--;
		}
	}
	return n;
}

/* Adds to report what the trials of one kind come to. */
static void
sum_up(const struct trial *trial, size_t count, const struct trial *knot,
    size_t knots, vk_corpus_report *report)
{
	double answer = 2;

	for (size_t i = knots; i > 0 && knot[i - 1].right >= VK__SURE; i--)
		answer = knot[i - 1].support;
	for (size_t i = 0; i < count; i++) {
		bool right = trial[i].right > 0;
		bool answered = trial[i].support >= answer;

		report->asked++;
		report->right += right;
		report->answered += answered;
		report->answered_right += answered && right;
	}
}

/* ------------------------------------------------------------------ writing */

static vk_status
write_meta(struct vk__store *store, const char *name, double value,
    vk_error *err)
{
	struct vk__query *put;
	vk_buf text = { 0 };
	vk_status status = vk__query_new(store, "INSERT OR REPLACE INTO meta "
	    "(name, value) VALUES (?1, ?2)", &put, err);

	if (status == VK_OK) {
		vk_buf_add_fixed(&text, value, 4);
		vk__query_bind_text(put, 1, name, strlen(name));
		vk__query_bind_text(put, 2, text.data, text.len);
		status = text.failed ? VK_ENOMEM : vk__query_run(put, err);
	}
	vk__query_free(put);
	vk_buf_free(&text);
	return status;
}

static vk_status
write_knots(struct vk__store *store, const struct trial *knot, size_t knots,
    vk_error *err)
{
	struct vk__query *put;
	vk_status status = vk__query_new(store, "INSERT INTO calibration "
	    "(named, support, sure) VALUES (?1, ?2, ?3)", &put, err);

	for (size_t i = 0; i < knots && status == VK_OK; i++) {
		vk__query_bind_int(put, 1, knot[i].named);
		vk__query_bind_double(put, 2,
		    floor(knot[i].support * 10000) / 10000);
		vk__query_bind_double(put, 3,
		    floor(knot[i].right * 10000) / 10000);
		status = vk__query_run(put, err);
	}
	vk__query_free(put);
	return status;
}

static vk_status
write_all(struct vk__store *store, const struct trial *knot, size_t knots,
    const vk_corpus_report *report, vk_error *err)
{
	const struct {
		const char *name;
		uint64_t value;
	} meta[] = { { "sessions", report->sessions },
		{ "asked", report->asked }, { "right", report->right },
		{ "answered", report->answered },
		{ "answered_right", report->answered_right } };
	vk_status status = vk__store_begin(store, err);

	if (status == VK_OK)
		status = vk__store_exec(store, "DELETE FROM calibration", err);
	if (status == VK_OK)
		status = write_knots(store, knot, knots, err);
	for (size_t i = 0; i < sizeof meta / sizeof meta[0] &&
	    status == VK_OK; i++)
		status = write_meta(store, meta[i].name,
		    (double)meta[i].value, err);
	return status == VK_OK ? vk__store_commit(store, err) : status;
}

/* Knots of both kinds of trials, those without a named category first. */
static size_t
judge(struct trials *t, struct trial knot[2 * VK__KNOTS],
    vk_corpus_report *report)
{
	size_t first = 0, knots = 0;

	qsort(t->trial, t->count, sizeof *t->trial, trial_order);
	for (int named = 0; named < 2; named++) {
		size_t end = first, n;

		while (end < t->count && t->trial[end].named == named)
			end++;
		n = pool(knot + knots, bin(t->trial + first, end - first,
		    knot + knots));
		sum_up(t->trial + first, end - first, knot + knots, n,
		    report);
		knots += n;
		first = end;
	}
	return knots;
}

static vk_status
calibrate(struct trials *t, const char *path, vk_corpus_report *report,
    vk_error *err)
{
	struct trial knot[2 * VK__KNOTS];
	struct vk__store *store = NULL;
	vk_status status = vk_corpus_open(t->matcher.corpus, path, err);

	if (status == VK_OK)
		status = vk__store_open(path, VK__STORE_WRITE, 2000, &store,
		    err);
	if (status == VK_OK)
		status = try_all(t, store, err);
	if (status == VK_OK) {
		report->sessions = t->matcher.corpus->sessions;
		status = write_all(store, knot, judge(t, knot, report),
		    report, err);
	}
	vk__store_close(store);
	return status;
}

vk_status
vk__calibrate(const char *path, const struct vk__topics *topics,
    vk_parser *parser, vk_corpus_report *report, vk_error *err)
{
	struct trials *t = calloc(1, sizeof *t);
	vk_status status;

	if (t == NULL)
		return VK_ENOMEM;
	t->matcher.topics = topics;
	t->parser = parser;
	status = vk_corpus_new(&t->matcher.corpus);
	if (status == VK_OK)
		status = calibrate(t, path, report, err);
	vk_corpus_free(t->matcher.corpus);
	vk__matcher_free(&t->matcher);
	free(t->trial);
	free(t);
	return status;
}
