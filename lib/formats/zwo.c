/* SPDX-License-Identifier: MIT */
/*
 * Writes Zwift workout files in the one form that the open readers agree on:
 * a fixed head; SteadyState with Power; ramps whose PowerLow is their start;
 * IntervalsT for a plain pair only; whole seconds; FreeRide for everything
 * without a power. A file leaves only after it has been read back and
 * checked. Knows libxml2's writer; its parser is in zwo_check.c.
 */
#include <libxml/xmlwriter.h>

#include <stdlib.h>
#include <string.h>

#include "../base/number.h"
#include "../vekta.h"
#include "about.h"
#include "clean.h"
#include "profile.h"
#include "zwo_check.h"

enum { CUE_BYTES = 512 };

struct vk_zwo {
	xmlTextWriterPtr writer;
	vk_workout workout;
	struct vk__profile profile;
	struct vk__about about;
	struct vk__zwo_check check;
	vk_buf out;
	vk_buf scratch;
	vk_buf escaped;
	bool failed; /* the writer refused something since the document began */
};

/* --------------------------------------------------------------- objects */

static int
on_write(void *data, const char *bytes, int len)
{
	vk_buf *out = data;

	vk_buf_add(out, bytes, (size_t)len);
	return out->failed ? -1 : len;
}

static vk_status
writer_open(vk_zwo *zwo)
{
	xmlOutputBufferPtr buffer;

	if (zwo->writer != NULL)
		return VK_OK;
	buffer = xmlOutputBufferCreateIO(on_write, NULL, &zwo->out, NULL);
	if (buffer == NULL)
		return VK_ENOMEM;
	zwo->writer = xmlNewTextWriter(buffer);
	if (zwo->writer == NULL) {
		xmlOutputBufferClose(buffer);
		return VK_ENOMEM;
	}
	xmlTextWriterSetIndent(zwo->writer, 1);
	xmlTextWriterSetIndentString(zwo->writer, BAD_CAST "\t");
	return VK_OK;
}

/* After a failure the writer is inside of something: start a new one. */
static void
writer_close(vk_zwo *zwo)
{
	if (zwo->writer != NULL)
		xmlFreeTextWriter(zwo->writer);
	zwo->writer = NULL;
}

vk_status
vk_zwo_new(vk_zwo **zwo)
{
	*zwo = calloc(1, sizeof **zwo);
	return *zwo != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_zwo_free(vk_zwo *zwo)
{
	if (zwo == NULL)
		return;
	writer_close(zwo);
	vk_workout_free(&zwo->workout);
	vk__profile_free(&zwo->profile);
	vk__about_free(&zwo->about);
	vk__zwo_check_free(&zwo->check);
	vk_buf_free(&zwo->out);
	vk_buf_free(&zwo->scratch);
	vk_buf_free(&zwo->escaped);
	free(zwo);
}

/* --------------------------------------------------------------- writing */

static void
start(vk_zwo *zwo, const char *name)
{
	if (xmlTextWriterStartElement(zwo->writer, BAD_CAST name) < 0)
		zwo->failed = true;
}

static void
end(vk_zwo *zwo)
{
	if (xmlTextWriterEndElement(zwo->writer) < 0)
		zwo->failed = true;
}

/* Clean text with its five characters escaped, in zwo->escaped. */
static const char *
escape(vk_zwo *zwo, const char *value, size_t len)
{
	const char *escaped;

	vk_buf_clear(&zwo->escaped);
	vk__clean_attribute(&zwo->escaped, value, len);
	escaped = vk_buf_text(&zwo->escaped);
	if (escaped == NULL)
		zwo->failed = true;
	return escaped != NULL ? escaped : "";
}

static void
text(vk_zwo *zwo, const char *name, const vk_buf *value)
{
	const char *escaped = escape(zwo, value->data, value->len);

	start(zwo, name);
	if (value->failed || xmlTextWriterWriteRaw(zwo->writer,
	    BAD_CAST escaped) < 0)
		zwo->failed = true;
	end(zwo);
}

static void
attribute(vk_zwo *zwo, const char *name, const char *value)
{
	if (xmlTextWriterWriteAttribute(zwo->writer, BAD_CAST name,
	    BAD_CAST value) < 0)
		zwo->failed = true;
}

/*
 * libxml2's own way writes letters beyond ASCII as numbers here, which some
 * readers show as they are.
 */
static void
attribute_text(vk_zwo *zwo, const char *name, const char *value, size_t len)
{
	const char *escaped = escape(zwo, value, len);

	if (xmlTextWriterStartAttribute(zwo->writer, BAD_CAST name) < 0 ||
	    xmlTextWriterWriteRaw(zwo->writer, BAD_CAST escaped) < 0 ||
	    xmlTextWriterEndAttribute(zwo->writer) < 0)
		zwo->failed = true;
}

static void
attribute_uint(vk_zwo *zwo, const char *name, uint64_t value)
{
	char digits[VK__NUMBER_SIZE + 1];

	digits[vk__uint_write(digits, value)] = '\0';
	attribute(zwo, name, digits);
}

/* Four decimals are 0.04 W of 400 W; more would be noise of the division. */
static void
attribute_power(vk_zwo *zwo, const char *name, double value)
{
	char digits[VK__NUMBER_SIZE + 1];

	digits[vk__fixed_write(digits, value, 4)] = '\0';
	attribute(zwo, name, digits);
}

static void
attribute_cadence(vk_zwo *zwo, const char *name, uint32_t cadence)
{
	if (cadence > 0)
		attribute_uint(zwo, name, cadence);
}

/* The rider reads the cue when the step begins. */
static void
write_cue(vk_zwo *zwo, const struct vk__segment *s)
{
	vk_buf *scratch = &zwo->scratch;

	if (s->cue_len == 0)
		return;
	vk_buf_clear(scratch);
	vk__clean_add(scratch, zwo->profile.text.data + s->cue, s->cue_len, 0,
	    CUE_BYTES);
	if (scratch->failed)
		zwo->failed = true;
	if (scratch->failed || scratch->len == 0)
		return;
	start(zwo, "textevent");
	attribute_uint(zwo, "timeoffset", 0);
	attribute_text(zwo, "message", scratch->data, scratch->len);
	end(zwo);
}

static void
write_intervals(vk_zwo *zwo, const struct vk__segment *on,
    const struct vk__segment *off)
{
	start(zwo, "IntervalsT");
	attribute_uint(zwo, "Repeat", on->pairs);
	attribute_uint(zwo, "OnDuration", on->seconds);
	attribute_uint(zwo, "OffDuration", off->seconds);
	attribute_power(zwo, "OnPower", on->start);
	attribute_power(zwo, "OffPower", off->start);
	attribute_cadence(zwo, "Cadence", on->cadence);
	attribute_cadence(zwo, "CadenceResting", off->cadence);
	write_cue(zwo, on);
	end(zwo);
}

/*
 * Warmup is for rising, Cooldown for falling ramps: one reader turns a rising
 * cool-down round.
 */
static const char *
element(const struct vk__segment *s)
{
	if (s->kind == VK__FREE)
		return "FreeRide";
	if (s->kind == VK__STEADY)
		return "SteadyState";
	if (s->role == VK__WARMUP && s->start < s->end)
		return "Warmup";
	if (s->role == VK__COOLDOWN && s->start > s->end)
		return "Cooldown";
	return "Ramp";
}

static void
write_segment(vk_zwo *zwo, const struct vk__segment *s)
{
	start(zwo, element(s));
	attribute_uint(zwo, "Duration", s->seconds);
	if (s->kind == VK__STEADY) {
		attribute_power(zwo, "Power", s->start);
	} else if (s->kind == VK__RAMP) {
		attribute_power(zwo, "PowerLow", s->start);
		attribute_power(zwo, "PowerHigh", s->end);
	}
	attribute_cadence(zwo, "Cadence", s->cadence);
	write_cue(zwo, s);
	end(zwo);
}

/* Returns the number of elements. */
static size_t
write_workout(vk_zwo *zwo)
{
	const struct vk__profile *p = &zwo->profile;
	size_t count = 0;
	size_t i = 0;

	start(zwo, "workout");
	while (i < p->count) {
		const struct vk__segment *s = &p->segment[i];

		if (s->pairs > 0) {
			write_intervals(zwo, s, s + 1);
			i += 2 * (size_t)s->pairs;
		} else {
			write_segment(zwo, s);
			i++;
		}
		count++;
	}
	end(zwo);
	return count;
}

static void
write_head(vk_zwo *zwo, const vk_export *options)
{
	struct vk__about *about = &zwo->about;
	size_t i = 0;

	vk_buf_clear(&zwo->scratch);
	if (options->author != NULL)
		vk__clean_add(&zwo->scratch, options->author,
		    strlen(options->author),
		    options->ascii ? VK__CLEAN_ASCII : 0, VK__ABOUT_NAME);
	if (zwo->scratch.len == 0)
		vk_buf_add_text(&zwo->scratch, "vekta");
	text(zwo, "author", &zwo->scratch);
	text(zwo, "name", &about->name);
	text(zwo, "description", &about->description);
	vk_buf_clear(&zwo->scratch);
	vk_buf_add_text(&zwo->scratch, "bike");
	text(zwo, "sportType", &zwo->scratch);
	start(zwo, "tags");
	while (i < about->tags.len) {
		size_t len = strlen(about->tags.data + i);

		start(zwo, "tag");
		attribute_text(zwo, "name", about->tags.data + i, len);
		end(zwo);
		i += len + 1;
	}
	end(zwo);
}

static void
write_file(vk_zwo *zwo, const vk_export *options, size_t *elements)
{
	if (xmlTextWriterWriteRaw(zwo->writer, BAD_CAST
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") < 0)
		zwo->failed = true;
	start(zwo, "workout_file");
	write_head(zwo, options);
	*elements = write_workout(zwo);
	end(zwo);
	if (xmlTextWriterFlush(zwo->writer) < 0)
		zwo->failed = true;
}

static vk_status
write_document(vk_zwo *zwo, const vk_export *options, size_t *elements)
{
	struct vk__xml_watch watch;
	vk_status status;

	vk_buf_clear(&zwo->out);
	zwo->failed = false;
	vk__xml_watch_begin(&watch);
	status = writer_open(zwo);
	if (status == VK_OK)
		write_file(zwo, options, elements);
	if (status == VK_OK &&
	    (zwo->failed || zwo->out.failed || watch.no_memory)) {
		writer_close(zwo);
		status = VK_ENOMEM;
	}
	vk__xml_watch_end(&watch);
	return status;
}

/* -------------------------------------------------------------- checking */

/* Only riding has an FTP in our records. */
static vk_status
check_type(vk_zwo *zwo, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_record_string(rec, "type", &zwo->scratch);
	const char *type;

	if (status != VK_OK)
		return status == VK_ABSENT ? VK_OK : status;
	type = vk_buf_text(&zwo->scratch);
	if (type == NULL)
		return VK_ENOMEM;
	if (strstr(type, "Ride") != NULL || type[0] == '\0')
		return VK_OK;
	return vk_error_set(err, VK_EUNABLE, 0, "export-type",
	    "the workout is no ride but %1", type, NULL);
}

/* What was written must be what the record says, to the second. */
static vk_status
check_file(vk_zwo *zwo, size_t elements, vk_error *err)
{
	vk_zwo_report report;
	vk_extent extent;
	vk_error found = { 0 };
	vk_status status = vk__zwo_check_bytes(&zwo->check, zwo->out.data,
	    zwo->out.len, false, &report, &found);
	bool exact;

	if (status == VK_ENOMEM || status == VK_ELIMIT)
		return vk_error_set(err, status, 0, found.code, found.format,
		    NULL, NULL);
	if (status != VK_OK)
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", found.arg[0], NULL);
	vk_workout_extent(&zwo->workout, &extent);
	exact = extent.open == 0 && !(extent.metres > 0);
	if (report.seconds != zwo->profile.seconds ||
	    report.steps != elements ||
	    zwo->profile.count != extent.steps ||
	    (exact ? report.seconds != extent.seconds :
	    report.seconds < extent.seconds))
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", "total time", NULL);
	return VK_OK;
}

vk_status
vk_zwo_write(vk_zwo *zwo, const vk_record *rec, const vk_export *options,
    vk_error *err)
{
	size_t elements = 0;
	vk_status status;

	vk_buf_clear(&zwo->out);
	vk__notes_clear(&zwo->profile.notes);
	status = check_type(zwo, rec, err);
	if (status == VK_OK)
		status = vk_record_workout(rec, &zwo->workout, err);
	if (status == VK_ABSENT)
		return vk_error_set(err, status, 0, "export-empty",
		    "the record holds no workout", NULL, NULL);
	if (status == VK_OK)
		status = vk__about_lang(&zwo->about, rec);
	if (status == VK_OK)
		status = vk__profile_build(&zwo->profile, &zwo->workout,
		    options, zwo->about.lang, err);
	if (status == VK_OK)
		status = vk__about_fill(&zwo->about, rec,
		    &zwo->profile.notes, options->ascii);
	if (status == VK_OK)
		status = write_document(zwo, options, &elements);
	if (status == VK_OK)
		status = check_file(zwo, elements, err);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	if (status != VK_OK)
		vk_buf_clear(&zwo->out);
	return status;
}

void
vk_zwo_bytes(const vk_zwo *zwo, const char **data, size_t *len)
{
	*data = zwo->out.data;
	*len = zwo->out.len;
}

void
vk_zwo_notes(const vk_zwo *zwo, const char *lang, const char *prefix,
    vk_buf *out)
{
	vk__notes_write(&zwo->profile.notes, lang, prefix, out);
}

vk_status
vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err)
{
	return vk__zwo_check(&zwo->check, data, len, lenient, report, err);
}
