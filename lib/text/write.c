/* SPDX-License-Identifier: MIT */
/*
 * A reading as record members. The same members are written in one go for a
 * line of plain text, or spliced into a record that came in as JSON.
 */
#include <string.h>
#include <uuid/uuid.h>

#include "../base/date.h"
#include "title.h"
#include "parser.h"
#include "settle.h"

enum { ID_BYTES = 37 };

/* The namespace of vekta's ids (UUIDv5): any fixed UUID serves. */
static const uuid_t id_space = { 0x6e, 0x1b, 0x2f, 0x5c, 0x0d, 0x43, 0x5a, 0x8e,
	0x9b, 0x57, 0x4c, 0x1d, 0x86, 0xe2, 0x70, 0x33 };

/* Folded text, date and athlete make the id: spelling does not change it. */
static void
make_id(vk_parser *p, const vk_buf *athlete, const char *date, char id[ID_BYTES])
{
	vk_buf *key = &p->scratch[2];
	uuid_t uuid;

	vk_buf_clear(key);
	vk_buf_add(key, p->folded.text, p->folded.len);
	vk_buf_add_char(key, '\n');
	vk_buf_add_text(key, date);
	vk_buf_add_char(key, '\n');
	if (athlete != NULL)
		vk_buf_add(key, athlete->data, athlete->len);
	uuid_generate_sha1(uuid, id_space, key->data == NULL ? "" : key->data, key->len);
	uuid_unparse_lower(uuid, id);
}

static void
add_name(vk_parser *p, vk_buf *out)
{
	vk_buf *name = &p->scratch[1];
	size_t len;

	vk_buf_clear(name);
	if (p->title > 0) {
		struct vk__settle s = { .g = &p->grammar, .raw = p->raw,
			.folded = &p->folded, .source = p->source };
		const char *text = vk__settle_source(&s, 0, (uint32_t)p->title, &len);
		vk__name_title(text, len, name);
	}
	if (name->len == 0) {
		vk__name_write(&p->workout, p->lang, &p->scratch[2]);
		vk__name_title(p->scratch[2].data == NULL ? "" : p->scratch[2].data,
		    p->scratch[2].len, name);
	}
	vk_buf_add_json(out, name->data == NULL ? "" : name->data, name->len);
}

/* "vekta", the category, and a weekday that no date stands for. */
static void
add_tags(vk_parser *p, vk_buf *out)
{
	static const char *const days[][2] = { { "monday", "lundi" }, { "tuesday", "mardi" },
		{ "wednesday", "mercredi" }, { "thursday", "jeudi" }, { "friday", "vendredi" },
		{ "saturday", "samedi" }, { "sunday", "dimanche" } };
	vk_category category = vk_workout_category(&p->workout, NULL);

	vk_buf_add_text(out, "[\"vekta\"");
	if (category != VK_CATEGORY_NONE) {
		vk_buf_add_text(out, ",\"");
		vk_buf_add_text(out, vk_category_text(category));
		vk_buf_add_char(out, '"');
	}
	if (p->lead.weekday != 0 && !p->lead.has_date) {
		vk_buf_add_text(out, ",\"");
		vk_buf_add_text(out, days[p->lead.weekday - 1][strcmp(p->lang, "fr") == 0]);
		vk_buf_add_char(out, '"');
	}
	vk_buf_add_char(out, ']');
}

static void
add_member(vk_buf *out, const char *name, uint64_t value)
{
	if (value == 0)
		return;
	vk_buf_add_text(out, ",\"");
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":");
	vk_buf_add_uint(out, value);
}

/* Neighbouring unread words are one entry. */
static void
add_unread(vk_parser *p, vk_buf *out)
{
	bool first = true;
	size_t i = 0;

	vk_buf_add_text(out, "\"unread\":[");
	while (i < p->raws) {
		size_t from, to, j;

		if (p->terms.fate[i] != VK__FATE_UNREAD || p->raw[i].kind == VK__RAW_LINE) {
			i++;
			continue;
		}
		for (j = i; j + 1 < p->raws && p->terms.fate[j + 1] == VK__FATE_UNREAD &&
		    p->raw[j + 1].kind != VK__RAW_LINE; j++)
			;
		from = p->folded.map[p->raw[i].beg];
		to = p->folded.map[p->raw[j].end];
		vk_buf_add_text(out, first ? "{\"text\":" : ",{\"text\":");
		vk_buf_add_json(out, p->source + from, to - from);
		vk_buf_add_text(out, ",\"start\":");
		vk_buf_add_uint(out, from);
		vk_buf_add_text(out, ",\"end\":");
		vk_buf_add_uint(out, to);
		vk_buf_add_char(out, '}');
		first = false;
		i = j + 1;
	}
	vk_buf_add_char(out, ']');
}

static void
add_corrected(vk_parser *p, vk_buf *out)
{
	vk_buf_add_text(out, ",\"corrected\":[");
	for (size_t i = 0; i < p->terms.corrections; i++) {
		const struct vk__correction *c = &p->terms.correction[i];
		const struct vk__raw *raw = &p->raw[c->raw];
		size_t from = p->folded.map[raw->beg];
		size_t to = p->folded.map[raw->end];

		vk_buf_add_text(out, i > 0 ? ",{\"from\":" : "{\"from\":");
		vk_buf_add_json(out, p->source + from, to - from);
		if (c->to[0] != '\0') {
			vk_buf_add_text(out, ",\"to\":");
			vk_buf_add_json(out, c->to, strlen(c->to));
		}
		vk_buf_add_text(out, ",\"start\":");
		vk_buf_add_uint(out, from);
		vk_buf_add_text(out, ",\"end\":");
		vk_buf_add_uint(out, to);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_char(out, ']');
}

static void
add_doubts(const vk_parser *p, vk_buf *out)
{
	bool first = true;

	for (unsigned d = 0; d < VK__DOUBTS; d++) {
		if (p->grammar.doubts[d] == 0)
			continue;
		vk_buf_add_text(out, first ? ",\"doubts\":[\"" : ",\"");
		vk_buf_add_text(out, vk__doubt_code((enum vk__doubt)d));
		vk_buf_add_char(out, '"');
		first = false;
	}
	if (!first)
		vk_buf_add_char(out, ']');
}

static void
add_evidence(vk_parser *p, vk_buf *out)
{
	vk_buf_add_text(out, ",\"evidence\":{\"bytes\":");
	vk_buf_add_uint(out, p->evidence.bytes);
	vk_buf_add_text(out, ",\"read\":");
	vk_buf_add_uint(out, p->evidence.read);
	add_member(out, "unread_words", p->evidence.unread_words);
	add_member(out, "unread_numbers", p->evidence.unread_numbers);
	add_member(out, "corrected", p->terms.corrections);
	add_member(out, "assumed", p->assumptions);
	add_doubts(p, out);
	if (p->grammar.stated_total > 0)
		add_member(out, "stated_total", (uint64_t)p->grammar.stated_total);
	add_member(out, "off_domain", p->evidence.off_domain);
	vk_buf_add_char(out, '}');
}

static void
add_vekta(vk_parser *p, const char *id, const char *file, uint64_t line, vk_buf *out)
{
	vk_buf_add_text(out, "{\"version\":1,\"id\":\"");
	vk_buf_add_text(out, id);
	vk_buf_add_text(out, "\",\"lang\":\"");
	vk_buf_add_text(out, p->lang);
	vk_buf_add_char(out, '"');
	if (file != NULL) {
		vk_buf_add_text(out, ",\"source\":{\"file\":");
		vk_buf_add_json(out, file, strlen(file));
		add_member(out, "line", line);
		vk_buf_add_char(out, '}');
	}
	vk_buf_add_text(out, ",\"parse\":{");
	add_unread(p, out);
	vk_buf_add_text(out, ",\"assumed\":[");
	vk_buf_add(out, p->assumed.data, p->assumed.len);
	vk_buf_add_char(out, ']');
	add_corrected(p, out);
	add_evidence(p, out);
	vk_buf_add_text(out, "}}");
}

static void
date_text(const vk_parser *p, char date[VK__DATE_SIZE])
{
	date[0] = '\0';
	if (p->lead.has_date)
		vk__date_write(p->lead.date, date);
}

vk_status
vk_parser_line(vk_parser *p, const char *text, size_t len, const char *file,
    uint64_t line, vk_buf *out)
{
	char id[ID_BYTES];
	char date[VK__DATE_SIZE];

	date_text(p, date);
	make_id(p, NULL, date, id);
	vk_buf_add_text(out, "{\"name\":");
	vk_buf_clear(&p->scratch[2]);
	add_name(p, out);
	vk_buf_add_text(out, ",\"type\":\"Ride\"");
	if (date[0] != '\0') {
		vk_buf_add_text(out, ",\"start_date_local\":\"");
		vk_buf_add_text(out, date);
		vk_buf_add_text(out, "T00:00:00\"");
	}
	vk_buf_add_text(out, ",\"description\":");
	vk_buf_add_json(out, text, len);
	vk_buf_add_text(out, ",\"tags\":");
	add_tags(p, out);
	vk_buf_add_text(out, ",\"workout_doc\":");
	vk_workout_write(&p->workout, out);
	vk_buf_add_text(out, ",\"vekta\":");
	add_vekta(p, id, file, line, out);
	vk_buf_add_text(out, "}\n");
	return out->failed ? VK_ENOMEM : VK_OK;
}

/* Sets a member that is not there yet. */
static vk_status
set_absent(vk_record *rec, const char *name, const vk_buf *value)
{
	const char *json;
	size_t len;

	if (vk_record_get(rec, name, &json, &len) == VK_OK && !(len == 4 &&
	    memcmp(json, "null", 4) == 0))
		return VK_OK;
	return value->failed ? VK_ENOMEM : vk_record_set(rec, name, value->data, value->len);
}

vk_status
vk_parser_record(vk_parser *p, const char *text, size_t len, const char *file,
    uint64_t line, vk_record *rec)
{
	vk_buf *out = &p->scratch[0];
	char id[ID_BYTES];
	char date[VK__DATE_SIZE];
	const char *json;
	size_t json_len;
	vk_status status = vk_record_string(rec, "vekta.athlete", &p->scratch[1]);
	vk_buf start = { 0 };

	if (status == VK_ENOMEM)
		return status;
	date_text(p, date);
	if (date[0] == '\0' && vk_record_string(rec, "start_date_local", &start) == VK_OK) {
		size_t n = start.len < 10 ? start.len : 10;
		memcpy(date, start.data, n);
		date[n] = '\0';
	}
	vk_buf_free(&start);
	make_id(p, status == VK_OK ? &p->scratch[1] : NULL, date, id);
	vk_buf_clear(out);
	vk_buf_clear(&p->scratch[2]);
	add_name(p, out);
	status = set_absent(rec, "name", out);
	vk_buf_clear(out);
	vk_buf_add_text(out, "\"Ride\"");
	if (status == VK_OK)
		status = set_absent(rec, "type", out);
	if (status == VK_OK && p->lead.has_date) {
		vk_buf_clear(out);
		vk_buf_add_char(out, '"');
		vk_buf_add_text(out, date);
		vk_buf_add_text(out, "T00:00:00\"");
		status = set_absent(rec, "start_date_local", out);
	}
	vk_buf_clear(out);
	vk_buf_add_json(out, text, len);
	if (status == VK_OK)
		status = set_absent(rec, "description", out);
	vk_buf_clear(out);
	add_tags(p, out);
	if (status == VK_OK)
		status = set_absent(rec, "tags", out);
	vk_buf_clear(out);
	vk_workout_write(&p->workout, out);
	if (status == VK_OK)
		status = out->failed ? VK_ENOMEM :
		    vk_record_set(rec, "workout_doc", out->data, out->len);
	vk_buf_clear(out);
	add_vekta(p, id, file, line, out);
	if (status == VK_OK && vk_record_get(rec, "vekta", &json, &json_len) == VK_ABSENT)
		return out->failed ? VK_ENOMEM : vk_record_set(rec, "vekta", out->data, out->len);
	return status == VK_OK ? vk_record_set(rec, "vekta", out->data, out->len) : status;
}
