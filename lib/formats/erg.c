/* SPDX-License-Identifier: MIT */
/*
 * ERG and MRC files as formats: lowers the steps, writes (erg_write.c), and
 * reads the file back (erg_read.c) to check that it plays what was lowered.
 */
#include "erg.h"

#include <math.h>
#include <string.h>

#include "target.h"
#include "words.h"

/* --------------------------------------------------------------- writing */

/* Whether some step is in watts, and whether some is in anything else. */
static void
find_units(const vk_export *e, bool *watts, bool *other)
{
	size_t i;

	*watts = *other = false;
	for (i = 1; i < e->workout.count; i++) {
		const vk_step *s = &e->workout.node[i];

		if (s->reps > 0)
			continue;
		if (s->power.unit == VK_UNIT_WATT ||
		    s->power.unit == VK_UNIT_WATT_KG)
			*watts = true;
		else
			*other = true;
	}
}

/* What is in the file must be what was lowered, to the second. */
static bool
plays(const vk_export *e, const struct vk__erg_lines *lines, double scale,
    double tolerance)
{
	const struct vk__profile *p = &e->profile;
	const struct vk__erg_point *point;
	size_t count = vk__erg_points(lines, &point);
	uint64_t at = 0;
	size_t i;

	if (count != 2 * p->count)
		return false;
	for (i = 0; i < p->count; i++, point += 2) {
		const struct vk__segment *s = &p->segment[i];

		if (point[0].seconds != at ||
		    point[1].seconds != at + s->seconds ||
		    fabs(point[0].value - s->start * scale) > tolerance ||
		    fabs(point[1].value - s->end * scale) > tolerance)
			return false;
		at += s->seconds;
	}
	return at == p->seconds;
}

static vk_status
check_file(vk_export *e, enum vk__erg_kind kind, double scale, vk_error *err)
{
	struct vk__erg_lines lines = { 0 };
	struct vk__head head = { 0 };
	struct vk__notes notes = { 0 };
	struct vk__reading reading = { .data = e->out.data, .len = e->out.len,
		.head = &head, .notes = &notes };
	vk_error found = { 0 };
	vk_status status = vk__erg_scan(&reading, kind, &lines, &found);
	const char *what = found.format;

	if (status == VK_OK && (!plays(e, &lines, scale,
	    kind == VK__ERG ? 0.501 : 0.00501) ||
	    !vk__profile_fits(&e->profile, &e->extent))) {
		status = VK_EVALUE;
		what = "power or time";
	}
	vk__erg_lines_free(&lines);
	vk__head_free(&head);
	if (status == VK_OK || status == VK_ENOMEM)
		return status;
	return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
	    "the file failed its check: %1", what, NULL);
}

/*
 * A workout in watts only needs no FTP: any one serves to lower it and to
 * scale it back.
 */
static vk_status
find_scale(vk_export *e, bool other, vk_error *err)
{
	double *ftp = &e->options.athlete.ftp;
	char text[VK__SHORT];

	if (!(*ftp > 0) && other)
		return vk_error_set(err, VK_EUNABLE, 0, "export-erg-ftp",
		    "erg files are in watts and need the rider's FTP: "
		    "give --ftp", NULL, NULL);
	if (!(*ftp > 0)) {
		*ftp = 100;
		return VK_OK;
	}
	if (other) {
		vk__number_text(*ftp, text);
		vk__notes_add(&e->notes, "export-ftp", text, NULL);
	}
	return VK_OK;
}

/*
 * One reader scales all watts by its rider's FTP over that of the header.
 * That is right for per cents that became watts, and wrong for watts that the
 * coach wrote: then there is no such line.
 */
static vk_status
write_erg(vk_export *e, vk_error *err)
{
	bool watts, other;
	double ftp;
	vk_status status;

	find_units(e, &watts, &other);
	status = find_scale(e, other, err);
	if (status == VK_OK)
		status = vk__export_profile(e, VK__SAYS_WATTS, err);
	if (status == VK_OK)
		status = vk__export_about(e);
	if (status != VK_OK)
		return status;
	ftp = e->options.athlete.ftp;
	vk__erg_write(e, VK__ERG, ftp, watts ? 0 : ftp);
	return e->out.failed ? VK_ENOMEM : check_file(e, VK__ERG, ftp, err);
}

vk_status
vk__erg_export(vk_export *exporter, vk_error *err)
{
	double ftp = exporter->options.athlete.ftp;
	vk_status status = write_erg(exporter, err);

	exporter->options.athlete.ftp = ftp;
	return status;
}

vk_status
vk__mrc_export(vk_export *exporter, vk_error *err)
{
	vk_status status = vk__export_profile(exporter, 0, err);

	if (status == VK_OK)
		status = vk__export_about(exporter);
	if (status != VK_OK)
		return status;
	vk__erg_write(exporter, VK__MRC, 100, 0);
	return exporter->out.failed ? VK_ENOMEM :
	    check_file(exporter, VK__MRC, 100, err);
}

/* --------------------------------------------------------------- reading */

vk_status
vk__erg_import(struct vk__reading *reading, vk_error *err)
{
	return vk__erg_read(reading, VK__ERG, err);
}

vk_status
vk__mrc_import(struct vk__reading *reading, vk_error *err)
{
	return vk__erg_read(reading, VK__MRC, err);
}

/* ------------------------------------------------------------- detecting */

/*
 * Goes to the first line that holds something. False: there is none, or it
 * does not open the header of such a file.
 */
static bool
has_header(struct vk__words *w, const char *data, size_t len)
{
	static const char sign[] = "[course header]";
	const char *end = data + len;

	if (len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		data += 3;
	while (vk__words_line(w, &data, end)) {
		if (w->at < w->end && *w->at != ';')
			return vk__word_is(w->at, (size_t)(w->end - w->at),
			    sign);
	}
	return false;
}

/* Whether the units are per cent; false also without any. */
static bool
in_percent(const char *data, size_t len)
{
	const char *end = data + len;
	struct vk__words w;

	while (vk__words_line(&w, &data, end)) {
		if (vk__words_take(&w, "minutes"))
			return !vk__words_take(&w, "watts");
	}
	return false;
}

bool
vk__erg_detect(const char *data, size_t len)
{
	struct vk__words w;

	return has_header(&w, data, len) && !in_percent(data, len);
}

bool
vk__mrc_detect(const char *data, size_t len)
{
	struct vk__words w;

	return has_header(&w, data, len) && in_percent(data, len);
}
