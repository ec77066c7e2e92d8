/* SPDX-License-Identifier: MIT */
/*
 * Says what a record says, in the order that a coach asks: what it is, how
 * long and how hard, whether it may be ridden, each step, the shape of it,
 * and what was not certain. Its own figures go before those computed here.
 */
#include "show.h"

#include <base/number.h>
#include <base/phrase.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../cli/text.h"
#include "../explain/lists.h"
#include "chart.h"
#include "findings.h"

enum { INDENT = 2, FTP_MOST = 3000 };

struct showing {
	const struct show_options *options;
	const vk_record *rec;
	vk_athlete athlete;
	struct page page;
	vk_buf text;  /* of the line under way */
	vk_buf value; /* of a member */
};

/* The text of a member, "" when it has none. */
static const char *
member(struct showing *s, const char *path)
{
	const char *text;

	vk_buf_clear(&s->value);
	if (vk_record_string(s->rec, path, &s->value) == VK_ENOMEM)
		s->page.out->failed = true;
	text = vk_buf_text(&s->value);
	if (text == NULL)
		s->page.out->failed = true;
	return text != NULL ? text : "";
}

/* What an object of the record, "vekta.load", has under a name. */
static bool
inner(const struct showing *s, const char *path, const char *name,
    const char **json, uint32_t *len)
{
	const char *object;
	size_t size;

	return vk_record_get(s->rec, path, &object, &size) == VK_OK &&
	    lists_find(object, name, json, len);
}

static void
add(struct showing *s, const char *text)
{
	vk_buf_add_text(&s->text, text);
}

static void
say(struct showing *s, const char *code, const char *a)
{
	(void)vk__phrase_add(&s->text, s->page.lang, code, a, NULL);
}

/* Puts the line on the page. */
static void
end_line(struct showing *s, size_t indent, bool title)
{
	const char *text = s->text.data != NULL ? s->text.data : "";

	s->page.out->failed |= s->text.failed;
	if (title)
		page_title(&s->page, text, s->text.len);
	else if (s->text.len > 0)
		page_add(&s->page, indent, text, s->text.len);
	vk_buf_clear(&s->text);
}

/* ------------------------------------------------------------------ head */

static void
choose_language(struct showing *s)
{
	const char *lang = member(s, "vekta.lang");

	s->page.lang = s->options->lang;
	if (s->page.lang == NULL)
		s->page.lang = strcmp(lang, "fr") == 0 ? "fr" :
		    strcmp(lang, "en") == 0 ? "en" : _("en");
}

/* What vk-score --db found out about the rider. */
static void
choose_athlete(struct showing *s)
{
	const char *ftp, *value;
	uint32_t len;
	double watts;

	s->athlete = s->options->athlete;
	if (s->athlete.ftp <= 0 && inner(s, "vekta.rider", "ftp", &ftp, &len) &&
	    lists_find(ftp, "value", &value, &len) &&
	    vk__number_read(value, len, &watts) && watts >= 1 &&
	    watts <= FTP_MOST)
		s->athlete.ftp = watts;
}

/* "2026-03-03  Camille  5 × 3 min à 95 %" */
static void
add_title(struct showing *s)
{
	const char *text = member(s, "start_date_local");

	if (strlen(text) >= 10) {
		vk_buf_add(&s->text, text, strcspn(text, "T "));
		add(s, " · ");
	}
	text = member(s, "vekta.athlete");
	if (*text != '\0') {
		add(s, text);
		add(s, " · ");
	}
	text = member(s, "name");
	if (*text != '\0')
		add(s, text);
	else
		say(s, "export-name", NULL);
	end_line(s, 0, true);
	text = member(s, "description");
	if (*text != '\0') {
		add(s, strcmp(s->page.lang, "fr") == 0 ? "« " : "“");
		add(s, text);
		add(s, strcmp(s->page.lang, "fr") == 0 ? " »" : "”");
		end_line(s, 0, false);
	}
}

/* --------------------------------------------------------------- figures */

/* A figure of the record, unless the rider's numbers were given. */
static double
figure(const struct showing *s, const char *name, double computed)
{
	const char *json;
	uint32_t len;
	double value;

	if (!(s->options->rider && !isnan(computed)) &&
	    inner(s, "vekta.load", name, &json, &len) &&
	    vk__number_read(json, len, &value))
		return value;
	return computed;
}

/* Two decimals are always two: "0.70". */
static void
add_hundredths(struct showing *s, double value)
{
	size_t from = s->text.len, end;

	vk_number_tell(value, 2, s->page.lang, &s->text);
	end = s->text.len;
	if (s->text.failed)
		return;
	while (from < end && s->text.data[from] >= '0')
		from++;
	if (from == end)
		add(s, strcmp(s->page.lang, "fr") == 0 ? ",00" : ".00");
	else if (end - from == 2)
		add(s, "0");
}

static void
add_figure(struct showing *s, const char *before, double value,
    unsigned decimals, const char *after, bool least)
{
	if (isnan(value))
		return;
	add(s, " · ");
	add(s, before);
	add(s, least ? " ≥ " : *before != '\0' ? " " : "");
	if (decimals == 2)
		add_hundredths(s, value);
	else
		vk_number_tell(value, decimals, s->page.lang, &s->text);
	add(s, after);
}

static void
add_load(struct showing *s, const vk_workout *w)
{
	const char *json;
	vk_load load;
	uint32_t len;
	bool least;

	vk_workout_load(w, &s->athlete, &load);
	least = load.lower_bound;
	if (!s->options->rider &&
	    inner(s, "vekta.load", "lower_bound", &json, &len))
		least = *json == 't';
	add_figure(s, "TSS", figure(s, "tss", load.tss), 0, "",
	    least);
	add_figure(s, "IF", figure(s, "if",
	    load.intensity_factor), 2, "", least);
	add_figure(s, "", figure(s, "kj", load.kj), 0, " kJ",
	    false);
	if (s->athlete.ftp > 0)
		add_figure(s, "FTP", s->athlete.ftp, 0, " W", false);
}

static void
add_extent(struct showing *s, const vk_workout *w)
{
	vk_extent extent;
	vk_buf total = { 0 };
	char count[24];

	vk_workout_extent(w, &extent);
	if (extent.seconds > 0 || extent.steps == 0)
		vk_seconds_tell(extent.seconds, s->page.lang, &total);
	if (extent.metres > 0) {
		vk_buf_add_text(&total, total.len > 0 ? " + " : "");
		vk_number_tell(extent.metres / 1000, 3, s->page.lang, &total);
		vk_buf_add_text(&total, " km");
	}
	if (extent.open > 0) {
		snprintf(count, sizeof count, "%zu", extent.open);
		vk_buf_add_text(&total, total.len > 0 ? " + " : "");
		(void)vk__phrase_add(&total, s->page.lang, extent.open == 1 ?
		    "show-open-one" : "show-open", count, NULL);
	}
	if (vk_buf_text(&total) != NULL)
		say(s, "show-total", total.data);
	s->text.failed |= total.failed;
	vk_buf_free(&total);
}

static void
add_verdict(struct showing *s)
{
	static const char *const codes[VK_VERDICT_COUNT] = {
		[VK_VERDICT_REJECT] = "show-verdict-reject",
		[VK_VERDICT_ENRICH] = "show-verdict-enrich",
		[VK_VERDICT_ACCEPT] = "show-verdict-accept" };
	vk_verdict verdict;
	double confidence;
	vk_buf number = { 0 };
	vk_status status = vk_record_verdict(s->rec, &verdict, &confidence);

	if (status == VK_ENOMEM)
		s->text.failed = true;
	if (status != VK_OK) {
		say(s, "show-verdict-none", NULL);
		return;
	}
	say(s, codes[verdict], NULL);
	vk_buf_add_fixed(&number, confidence * 100, 0);
	add(s, ", ");
	if (vk_buf_text(&number) != NULL)
		say(s, "show-confidence", number.data);
	s->text.failed |= number.failed;
	vk_buf_free(&number);
}

static void
add_category(struct showing *s)
{
	vk_category category = VK_CATEGORY_NONE;
	const char *json;
	uint32_t len;
	char code[48];

	if (inner(s, "vekta.score", "category", &json, &len) && len > 2 &&
	    *json == '"')
		category = vk_category_read(json + 1, len - 2);
	if (category == VK_CATEGORY_NONE)
		return;
	snprintf(code, sizeof code, "show-category-%s",
	    vk_category_text(category));
	add(s, " · ");
	say(s, code, NULL);
}

static void
add_summary(struct showing *s, const vk_workout *w)
{
	add_extent(s, w);
	add_load(s, w);
	add_category(s);
	end_line(s, 0, false);
	add_verdict(s);
	end_line(s, 0, false);
}

/* ----------------------------------------------------------------- steps */

static void
add_steps(struct showing *s, const vk_workout *w)
{
	uint32_t above[VK_WORKOUT_DEPTH + 2];
	size_t depth = 0;
	uint32_t at = w->node[0].child;

	if (at != 0)
		vk_buf_add_char(s->page.out, '\n');
	while (at != 0 || depth > 0) {
		const vk_step *step = &w->node[at];

		if (at == 0) {
			at = w->node[above[--depth]].next;
			continue;
		}
		vk_step_tell(w, step, s->page.lang, &s->athlete, &s->text);
		end_line(s, INDENT * (depth + 1), false);
		if (step->reps > 0 && depth < VK_WORKOUT_DEPTH + 2) {
			above[depth++] = at;
			at = step->child;
		} else {
			at = step->next;
		}
	}
}

vk_status
show_record(const struct show_options *options, const vk_record *rec,
    vk_workout *w, vk_buf *out, vk_error *err)
{
	struct showing s = { .options = options, .rec = rec, .page = { out,
		options->width, options->colour, NULL } };
	vk_status status = vk_record_workout(rec, w, err);

	if (status != VK_OK)
		return status;
	choose_language(&s);
	choose_athlete(&s);
	add_title(&s);
	add_summary(&s, w);
	add_steps(&s, w);
	if (options->profile)
		chart_add(&s.page, w, &s.athlete);
	findings_add(&s.page, rec);
	vk_buf_add_char(out, '\n');
	vk_buf_free(&s.text);
	vk_buf_free(&s.value);
	return out->failed ? VK_ENOMEM : VK_OK;
}
