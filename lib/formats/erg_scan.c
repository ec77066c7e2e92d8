/* SPDX-License-Identifier: MIT */
/*
 * Reads ERG and MRC files line by line, in all the ways they are written:
 * any line ends, blanks or tabs, comments, LAP marks, per cent signs, sections
 * of text and intervals; erg_header.c reads the header. What it cannot be sure of
 * (decimal commas, units behind numbers, time that runs back, a file that
 * breaks off) is refused with its line and column, never skipped.
 */
#include "erg_scan.h"

#include <string.h>

#include "erg_header.h"
#include "words.h"

enum section {
	NOWHERE,
	HEADER,
	DATA,
	TEXT,
	INTERVALS
};

struct scan {
	struct vk__reading *reading;
	struct vk__erg_lines *lines;
	vk_error *err;
	enum vk__erg_kind kind;
	enum section in;
	struct vk__words words;
	bool has_units;
	bool has_data;
	bool intervals; /* a member of the head is open for them */
};

void
vk__erg_lines_free(struct vk__erg_lines *lines)
{
	vk_buf_free(&lines->points);
	vk_buf_free(&lines->cues);
	vk_buf_free(&lines->text);
}

static vk_status
fail(const struct scan *s, const char *at, const char *code,
    const char *format)
{
	return vk__words_error(&s->words, at, s->err, code, format);
}

/* ------------------------------------------------------------------ data */

static void
add_cue(struct scan *s, double at, bool lap, const char *text, size_t len)
{
	struct vk__erg_cue cue = { at, lap, (uint32_t)s->lines->text.len,
		(uint32_t)len };

	vk_buf_add(&s->lines->text, text, len);
	vk_buf_add(&s->lines->cues, &cue, sizeof cue);
}

/* What stands right behind a number says what it is, or that it is none. */
static vk_status
bad_number(const struct scan *s, const char *from)
{
	if (s->words.at < s->words.end && *s->words.at == ',')
		return fail(s, s->words.at, "erg-comma",
		    "a decimal comma: numbers have a point");
	if (s->words.at == from || s->words.at == s->words.end)
		return fail(s, s->words.at, "erg-number",
		    "a number is expected here");
	return fail(s, s->words.at, "erg-number",
	    "the number ends here, but the line does not");
}

static vk_status
check_time(struct scan *s, double minutes, const char *from)
{
	const struct vk__erg_point *points;
	size_t count = vk__erg_points(s->lines, &points);

	if (!(minutes <= 1e8))
		return fail(s, from, "erg-time", "a time makes no sense");
	if (count == 0 && minutes > 0)
		return fail(s, from, "erg-begin",
		    "the first time is not 0");
	if (count > 0 && minutes < points[count - 1].minutes)
		return fail(s, from, "erg-back", "time runs back");
	return VK_OK;
}

static vk_status
read_value(struct scan *s, double minutes)
{
	struct vk__erg_point point = { (uint64_t)(minutes * 60 + 0.5), minutes,
		0, s->kind == VK__MRC, s->reading->line };
	const char *from = s->words.at;

	if (!vk__words_number(&s->words, &point.value))
		return bad_number(s, from);
	if (s->words.at < s->words.end && *s->words.at == '%') {
		point.percent = true;
		s->words.at++;
	}
	vk__words_skip(&s->words);
	if (s->words.at < s->words.end)
		return bad_number(s, from);
	if (!(point.value <= 10000))
		return fail(s, from, "erg-power", "a power makes no sense");
	vk_buf_add(&s->lines->points, &point, sizeof point);
	return VK_OK;
}

static vk_status
read_data(struct scan *s)
{
	const char *from = s->words.at;
	double minutes;
	vk_status status;

	if (!vk__words_number(&s->words, &minutes) ||
	    s->words.at == s->words.end || !vk__words_apart(&s->words))
		return bad_number(s, from);
	status = check_time(s, minutes, from);
	if (status != VK_OK)
		return status;
	vk__words_skip(&s->words);
	if (!vk__words_take(&s->words, "lap"))
		return read_value(s, minutes);
	add_cue(s, minutes, true, s->words.at,
	    (size_t)(s->words.end - s->words.at));
	return VK_OK;
}

/* ------------------------------------------------------------------ text */

/*
 * The end of the message: before the seconds that it is shown, which stand
 * behind a tab wherever tabs part the line, and may be missing.
 */
static const char *
message_end(const struct vk__words *w, bool tabs)
{
	const char *end = w->end;

	while (end > w->at && end[-1] >= '0' && end[-1] <= '9')
		end--;
	if (end == w->end || end == w->at ||
	    !(tabs ? end[-1] == '\t' : vk__is_blank(end[-1])))
		return w->end;
	while (end > w->at && vk__is_blank(end[-1]))
		end--;
	return end;
}

/* SECONDS MESSAGE SECONDS */
static vk_status
read_text(struct scan *s)
{
	struct vk__words *w = &s->words;
	const char *from = w->at;
	const char *end;
	bool tabs;
	double at;

	if (!vk__words_number(w, &at) || w->at == w->end ||
	    !vk__words_apart(w))
		return bad_number(s, from);
	if (!(at <= 1e10))
		return fail(s, from, "erg-time", "a time makes no sense");
	tabs = *w->at == '\t';
	w->at++;
	end = message_end(w, tabs);
	while (w->at < end && vk__is_blank(*w->at))
		w->at++;
	if (end > w->at)
		add_cue(s, at, false, w->at, (size_t)(end - w->at));
	return VK_OK;
}

/* Names of parts; the steps do not need them, so they are kept as they are. */
static void
read_interval(struct scan *s)
{
	vk_buf *other = &s->reading->head->other;

	if (!s->intervals) {
		vk__head_other(s->reading->head, "intervals", 9);
		vk_buf_add_char(other, '[');
	} else {
		vk_buf_add_char(other, ',');
	}
	s->intervals = true;
	vk_buf_add_json(other, s->words.at,
	    (size_t)(s->words.end - s->words.at));
}

/* -------------------------------------------------------------- sections */

static vk_status
enter(struct scan *s, enum section section)
{
	/* A header without its end is whole when the data begin. */
	if (s->in == HEADER && section == DATA && s->reading->lenient)
		s->in = NOWHERE;
	if (s->in != NOWHERE)
		return fail(s, s->words.at, "erg-section",
		    "the section before has no end");
	if (section == DATA && s->has_data)
		return fail(s, s->words.at, "erg-section",
		    "a second section of data");
	if (section == DATA && !s->has_units)
		return fail(s, s->words.at, "erg-units-missing",
		    "no line with the units before the data");
	s->has_data |= section == DATA;
	s->in = section;
	return VK_OK;
}

static vk_status
leave(struct scan *s, enum section section)
{
	if (s->in != section)
		return fail(s, s->words.at, "erg-section",
		    "the end of a section that is not open");
	if (s->intervals && section == INTERVALS)
		vk_buf_add_char(&s->reading->head->other, ']');
	s->intervals = false;
	s->in = NOWHERE;
	return VK_OK;
}

static vk_status
read_section(struct scan *s)
{
	static const struct {
		const char *name;
		enum section section;
	} names[] = {
		{ "course header]", HEADER }, { "course data]", DATA },
		{ "course text]", TEXT }, { "interval data]", INTERVALS },
	};
	const char *name = s->words.at + 1;
	bool ends = (size_t)(s->words.end - name) > 4 &&
	    vk__word_is(name, 4, "end ");
	size_t len, i;

	name += ends ? 4 : 0;
	len = (size_t)(s->words.end - name);
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (vk__word_is(name, len, names[i].name))
			return ends ? leave(s, names[i].section) :
			    enter(s, names[i].section);
	}
	return fail(s, s->words.at, "erg-section", "no section of such a file");
}

static vk_status
read_line(struct scan *s)
{
	if (s->words.at == s->words.end || *s->words.at == ';')
		return VK_OK;
	if (*s->words.at == '[')
		return read_section(s);
	switch (s->in) {
	case HEADER:
		return vk__erg_header_line(s->reading, s->kind, &s->words,
		    &s->has_units, s->err);
	case DATA:
		return read_data(s);
	case TEXT:
		return read_text(s);
	case INTERVALS:
		read_interval(s);
		return VK_OK;
	default:
		return fail(s, s->words.at, "erg-outside",
		    "text outside of all sections");
	}
}

/* -------------------------------------------------------------- the file */

static vk_status
finish(struct scan *s)
{
	const struct vk__erg_point *points;

	if (!s->has_data)
		return vk_error_set(s->err, VK_ESYNTAX, 0, "erg-end",
		    "no [COURSE DATA]", NULL, NULL);
	if (s->in != NOWHERE)
		return vk_error_set(s->err, VK_ESYNTAX, 0, "erg-end",
		    "the last section has no end: the file breaks off", NULL,
		    NULL);
	if (vk__erg_points(s->lines, &points) < 2)
		return vk_error_set(s->err, VK_EVALUE, 0, "import-empty",
		    "the workout has no steps", NULL, NULL);
	if (s->lines->points.failed || s->lines->cues.failed ||
	    s->lines->text.failed)
		return VK_ENOMEM;
	return VK_OK;
}

vk_status
vk__erg_scan(struct vk__reading *reading, enum vk__erg_kind kind,
    struct vk__erg_lines *lines, vk_error *err)
{
	struct scan s = { .reading = reading, .lines = lines, .err = err,
		.kind = kind };
	const char *at = reading->data;
	const char *end = at + reading->len;
	vk_status status = VK_OK;

	vk_buf_clear(&lines->points);
	vk_buf_clear(&lines->cues);
	vk_buf_clear(&lines->text);
	if (reading->len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	reading->line = 0;
	while (status == VK_OK && vk__words_line(&s.words, &at, end)) {
		reading->line++;
		status = read_line(&s);
	}
	return status == VK_OK ? finish(&s) : status;
}
