/* SPDX-License-Identifier: MIT */
/*
 * Writes Zwift workout files in the one form that the open readers agree on:
 * a fixed head; SteadyState with Power; ramps whose PowerLow is their start;
 * IntervalsT for a plain pair only; whole seconds; FreeRide for everything
 * without a power. Knows libxml2's writer; its parser is in zwo_check.c.
 */
#include "zwo_write.h"

#include <libxml/xmlwriter.h>

#include <string.h>

#include "../base/number.h"
#include "clean.h"
#include "zwo_check.h"

static int
on_write(void *data, const char *bytes, int len)
{
	struct vk__zwo_writer *w = data;

	vk_buf_add(w->out, bytes, (size_t)len);
	return w->out->failed ? -1 : len;
}

static vk_status
writer_open(struct vk__zwo_writer *w)
{
	xmlOutputBufferPtr buffer;

	if (w->xml != NULL)
		return VK_OK;
	buffer = xmlOutputBufferCreateIO(on_write, NULL, w, NULL);
	if (buffer == NULL)
		return VK_ENOMEM;
	w->xml = xmlNewTextWriter(buffer);
	if (w->xml == NULL) {
		xmlOutputBufferClose(buffer);
		return VK_ENOMEM;
	}
	xmlTextWriterSetIndent(w->xml, 1);
	xmlTextWriterSetIndentString(w->xml, BAD_CAST "\t");
	return VK_OK;
}

/* After a failure the writer is inside of something: start a new one. */
static void
writer_close(struct vk__zwo_writer *w)
{
	if (w->xml != NULL)
		xmlFreeTextWriter(w->xml);
	w->xml = NULL;
}

void
vk__zwo_writer_free(struct vk__zwo_writer *w)
{
	writer_close(w);
	vk_buf_free(&w->scratch);
	vk_buf_free(&w->escaped);
}

static void
start(struct vk__zwo_writer *w, const char *name)
{
	if (xmlTextWriterStartElement(w->xml, BAD_CAST name) < 0)
		w->failed = true;
}

static void
end(struct vk__zwo_writer *w)
{
	if (xmlTextWriterEndElement(w->xml) < 0)
		w->failed = true;
}

/* Clean text with its five characters escaped, in w->escaped. */
static const char *
escape(struct vk__zwo_writer *w, const char *value, size_t len)
{
	const char *escaped;

	vk_buf_clear(&w->escaped);
	vk__clean_attribute(&w->escaped, value, len);
	escaped = vk_buf_text(&w->escaped);
	if (escaped == NULL)
		w->failed = true;
	return escaped != NULL ? escaped : "";
}

static void
text(struct vk__zwo_writer *w, const char *name, const vk_buf *value)
{
	const char *escaped = escape(w, value->data, value->len);

	start(w, name);
	if (value->failed || xmlTextWriterWriteRaw(w->xml,
	    BAD_CAST escaped) < 0)
		w->failed = true;
	end(w);
}

static void
attribute(struct vk__zwo_writer *w, const char *name, const char *value)
{
	if (xmlTextWriterWriteAttribute(w->xml, BAD_CAST name,
	    BAD_CAST value) < 0)
		w->failed = true;
}

/*
 * libxml2's own way writes letters beyond ASCII as numbers here, which some
 * readers show as they are.
 */
static void
attribute_text(struct vk__zwo_writer *w, const char *name,
    const char *value, size_t len)
{
	const char *escaped = escape(w, value, len);

	if (xmlTextWriterStartAttribute(w->xml, BAD_CAST name) < 0 ||
	    xmlTextWriterWriteRaw(w->xml, BAD_CAST escaped) < 0 ||
	    xmlTextWriterEndAttribute(w->xml) < 0)
		w->failed = true;
}

static void
attribute_uint(struct vk__zwo_writer *w, const char *name, uint64_t value)
{
	char digits[VK__NUMBER_SIZE + 1];

	digits[vk__uint_write(digits, value)] = '\0';
	attribute(w, name, digits);
}

/* Four decimals are 0.04 W of 400 W; more would be noise of the division. */
static void
attribute_power(struct vk__zwo_writer *w, const char *name, double value)
{
	char digits[VK__NUMBER_SIZE + 1];

	digits[vk__fixed_write(digits, value, 4)] = '\0';
	attribute(w, name, digits);
}

static void
attribute_cadence(struct vk__zwo_writer *w, const char *name, uint32_t cadence)
{
	if (cadence > 0)
		attribute_uint(w, name, cadence);
}

/* One text event, its time counted from the beginning of the element. */
static void
write_event(struct vk__zwo_writer *w, const struct vk__said *said,
    uint64_t offset)
{
	vk_buf *scratch = &w->scratch;

	vk_buf_clear(scratch);
	vk__clean_add(scratch, w->profile->text.data + said->text, said->len,
	    0, VK__CUE_BYTES);
	if (scratch->failed)
		w->failed = true;
	if (scratch->failed || scratch->len == 0)
		return;
	start(w, "textevent");
	attribute_uint(w, "timeoffset", offset);
	attribute_text(w, "message", scratch->data, scratch->len);
	end(w);
}

/* What is said during the next so many seconds, which are an element. */
static void
write_cues(struct vk__zwo_writer *w, uint64_t seconds)
{
	const struct vk__profile *p = w->profile;

	for (; w->said < p->said_count &&
	    p->said[w->said].at < w->seconds + seconds; w->said++)
		write_event(w, &p->said[w->said],
		    p->said[w->said].at - w->seconds);
	w->seconds += seconds;
}

static void
write_intervals(struct vk__zwo_writer *w, const struct vk__segment *on,
    const struct vk__segment *off)
{
	start(w, "IntervalsT");
	attribute_uint(w, "Repeat", on->pairs);
	attribute_uint(w, "OnDuration", on->seconds);
	attribute_uint(w, "OffDuration", off->seconds);
	attribute_power(w, "OnPower", on->start);
	attribute_power(w, "OffPower", off->start);
	attribute_cadence(w, "Cadence", on->cadence);
	attribute_cadence(w, "CadenceResting", off->cadence);
	write_cues(w, (uint64_t)on->pairs * (on->seconds + off->seconds));
	end(w);
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
write_segment(struct vk__zwo_writer *w, const struct vk__segment *s)
{
	start(w, element(s));
	attribute_uint(w, "Duration", s->seconds);
	if (s->kind == VK__STEADY) {
		attribute_power(w, "Power", s->start);
	} else if (s->kind == VK__RAMP) {
		attribute_power(w, "PowerLow", s->start);
		attribute_power(w, "PowerHigh", s->end);
	}
	attribute_cadence(w, "Cadence", s->cadence);
	write_cues(w, s->seconds);
	end(w);
}

static void
write_workout(struct vk__zwo_writer *w)
{
	const struct vk__profile *p = w->profile;
	size_t i = 0;

	start(w, "workout");
	while (i < p->count) {
		const struct vk__segment *s = &p->segment[i];

		if (s->pairs > 0) {
			write_intervals(w, s, s + 1);
			i += 2 * (size_t)s->pairs;
		} else {
			write_segment(w, s);
			i++;
		}
		w->elements++;
	}
	end(w);
}

static void
write_head(struct vk__zwo_writer *w)
{
	const struct vk__about *about = w->about;
	size_t i = 0;

	text(w, "author", &about->author);
	text(w, "name", &about->name);
	text(w, "description", &about->description);
	if (about->category.len > 0)
		text(w, "category", &about->category);
	vk_buf_clear(&w->scratch);
	vk_buf_add_text(&w->scratch, "bike");
	text(w, "sportType", &w->scratch);
	start(w, "tags");
	while (i < about->tags.len) {
		size_t len = strlen(about->tags.data + i);

		start(w, "tag");
		attribute_text(w, "name", about->tags.data + i, len);
		end(w);
		i += len + 1;
	}
	end(w);
}

static void
write_file(struct vk__zwo_writer *w)
{
	if (xmlTextWriterWriteRaw(w->xml, BAD_CAST
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") < 0)
		w->failed = true;
	start(w, "workout_file");
	write_head(w);
	write_workout(w);
	end(w);
	if (xmlTextWriterFlush(w->xml) < 0)
		w->failed = true;
}

vk_status
vk__zwo_writer_run(struct vk__zwo_writer *w, const struct vk__about *about,
    const struct vk__profile *profile, vk_buf *out)
{
	struct vk__xml_watch watch;
	vk_status status;

	w->out = out;
	w->failed = false;
	w->elements = 0;
	w->said = 0;
	w->seconds = 0;
	w->about = about;
	w->profile = profile;
	vk__xml_watch_begin(&watch);
	status = writer_open(w);
	if (status == VK_OK)
		write_file(w);
	if (status == VK_OK &&
	    (w->failed || w->out->failed || watch.no_memory)) {
		writer_close(w);
		status = VK_ENOMEM;
	}
	vk__xml_watch_end(&watch);
	return status;
}
