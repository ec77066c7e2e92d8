/* SPDX-License-Identifier: MIT */
/*
 * Writes ERG and MRC files in the one form that all readers looked at take:
 * LF, one tab, one blank in the line of units, no empty line, no LAP; minutes
 * that no reader loses a second of; a DESCRIPTION that is there and one line.
 */
#include <string.h>

#include "../base/number.h"
#include "clean.h"
#include "erg.h"
#include "minutes.h"

enum { CUE_SECONDS = 10 }; /* how long a cue is shown */

/* ------------------------------------------------------------------ text */

/*
 * One reader looks for settings and sections in every line, so what would
 * look like one there is written in another way.
 */
static void
add_tame(vk_buf *out, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		char c = text[i];

		vk_buf_add_char(out, c == '=' ? ':' : c == '[' ? '(' :
		    c == ']' ? ')' : c);
	}
}

/* Text as one line of at most max bytes, in scratch. */
static void
clean_line(vk_export *e, const char *text, size_t len, size_t max)
{
	vk_buf_clear(&e->scratch);
	vk__clean_add(&e->scratch, text, len,
	    e->options.ascii ? VK__CLEAN_ASCII : 0, max);
	e->out.failed |= e->scratch.failed;
}

static void
add_setting(vk_export *e, const char *key, const char *value, size_t len)
{
	clean_line(e, value, len, VK__ABOUT_TEXT);
	vk_buf_add_text(&e->out, key);
	vk_buf_add_text(&e->out, " = ");
	add_tame(&e->out, e->scratch.data, e->scratch.len);
	vk_buf_add_char(&e->out, '\n');
}

/* ------------------------------------------------------------------ head */

/* The coach's words; without any, the name: a reader trips over nothing. */
static void
write_head(vk_export *e, enum vk__erg_kind kind, double ftp)
{
	const struct vk__about *about = &e->about;
	vk_buf *out = &e->out;

	vk_buf_add_text(out, "[COURSE HEADER]\nVERSION = 2\n"
	    "UNITS = ENGLISH\n");
	if (about->words > 0)
		add_setting(e, "DESCRIPTION", about->description.data,
		    about->words);
	else
		add_setting(e, "DESCRIPTION", about->name.data,
		    about->name.len);
	add_setting(e, "FILE NAME", about->name.data, about->name.len);
	if (ftp > 0) {
		vk_buf_add_text(out, "FTP = ");
		vk_buf_add_fixed(out, ftp, 2);
		vk_buf_add_char(out, '\n');
	}
	vk_buf_add_text(out, kind == VK__ERG ? "MINUTES WATTS\n" :
	    "MINUTES PERCENT\n");
	vk_buf_add_text(out, "[END COURSE HEADER]\n");
}

/* ------------------------------------------------------------------ data */

/* Watts are whole, as in all files that were looked at. */
static void
add_point(vk_export *e, uint64_t seconds, double value, unsigned decimals)
{
	vk__minutes_add(&e->out, seconds, e->options.decimals);
	vk_buf_add_char(&e->out, '\t');
	vk_buf_add_fixed(&e->out, value, decimals);
	vk_buf_add_char(&e->out, '\n');
}

static void
write_data(vk_export *e, enum vk__erg_kind kind, double scale)
{
	const struct vk__profile *p = &e->profile;
	unsigned decimals = kind == VK__ERG ? 0 : 2;
	uint64_t at = 0;
	size_t i;

	vk_buf_add_text(&e->out, "[COURSE DATA]\n");
	for (i = 0; i < p->count && !e->out.failed; i++) {
		const struct vk__segment *s = &p->segment[i];

		add_point(e, at, s->start * scale, decimals);
		at += s->seconds;
		add_point(e, at, s->end * scale, decimals);
	}
	vk_buf_add_text(&e->out, "[END COURSE DATA]\n");
}

/* ------------------------------------------------------------------ cues */

/* A cue that begins with LAP would be a lap. */
static bool
is_lap(const vk_buf *text)
{
	return text->len >= 3 && (text->data[0] | 0x20) == 'l' &&
	    (text->data[1] | 0x20) == 'a' && (text->data[2] | 0x20) == 'p';
}

/* seconds: how long the step still lasts. */
static void
write_cue(vk_export *e, const struct vk__said *said, uint64_t seconds)
{
	vk_buf *out = &e->out;

	clean_line(e, e->profile.text.data + said->text, said->len,
	    VK__CUE_BYTES);
	if (e->scratch.len == 0)
		return;
	vk_buf_add_uint(out, said->at);
	vk_buf_add_char(out, '\t');
	if (is_lap(&e->scratch))
		vk_buf_add_text(out, "- ");
	add_tame(out, e->scratch.data, e->scratch.len);
	vk_buf_add_char(out, '\t');
	vk_buf_add_uint(out, seconds < CUE_SECONDS ? seconds :
	    (uint64_t)CUE_SECONDS);
	vk_buf_add_char(out, '\n');
}

static void
write_cues(vk_export *e)
{
	static const char begin[] = "[COURSE TEXT]\n";
	const struct vk__profile *p = &e->profile;
	size_t from = e->out.len;
	uint64_t at = 0;
	size_t i, n = 0;

	vk_buf_add_text(&e->out, begin);
	for (i = 0; i < p->count && !e->out.failed; i++) {
		at += p->segment[i].seconds;
		for (; n < p->said_count && p->said[n].at < at; n++)
			write_cue(e, &p->said[n], at - p->said[n].at);
	}
	if (e->out.len == from + sizeof begin - 1)
		e->out.len = from;
	else
		vk_buf_add_text(&e->out, "[END COURSE TEXT]\n");
}

void
vk__erg_write(vk_export *exporter, enum vk__erg_kind kind, double scale,
    double ftp)
{
	write_head(exporter, kind, ftp);
	write_data(exporter, kind, scale);
	write_cues(exporter);
}
