/* SPDX-License-Identifier: MIT */
/*
 * A reading as record members. The same members are written in one go for a
 * line of plain text, or spliced into a record that came in as JSON.
 */
#include <string.h>

#include "../base/date.h"
#include "../base/put.h"
#include "../record/record.h"
#include "../record/workout.h"
#include "id.h"
#include "parser.h"
#include "settle.h"
#include "title.h"

static void
add_name(vk_parser *p, vk_buf *out)
{
	struct vk__reading *r = p->at;
	vk_buf *name = &p->scratch[1];
	vk_buf *made = &p->scratch[2];
	size_t len;

	vk_buf_clear(name);
	if (r->title > 0) {
		struct vk__settle s = { .g = &r->grammar, .raw = r->raws.raw,
			.folded = &r->folded, .source = r->source };
		const char *text = vk__settle_source(&s, 0, (uint32_t)r->title, &len);
		vk__name_title(text, len, name);
	}
	if (name->len == 0) {
		vk_buf_clear(made);
		vk__name_write(&r->workout, r->lang, made);
		out->failed = out->failed || made->failed;
		if (made->len > VK__NAME_CHARS)
			vk__name_title(made->data, made->len, name);
		else
			name = made;
		while (name->len > 0 && name->data[name->len - 1] == ' ')
			name->len--;
	}
	out->failed = out->failed || name->failed;
	vk_buf_add_json(out, name->data == NULL ? "" : name->data, name->len);
}

/* "vekta", the category, and a weekday that no date stands for. */
static void
add_tags(vk_parser *p, vk_buf *out)
{
	static const char *const days[][2] = { { "monday", "lundi" }, { "tuesday", "mardi" },
		{ "wednesday", "mercredi" }, { "thursday", "jeudi" }, { "friday", "vendredi" },
		{ "saturday", "samedi" }, { "sunday", "dimanche" } };
	const struct vk__reading *r = p->at;
	vk_category category = vk_rules_category(p->rules, &r->workout, NULL);

	VK__PUT(out, "[\"vekta\"");
	if (category != VK_CATEGORY_NONE) {
		VK__PUT(out, ",\"");
		vk_buf_add_text(out, vk_category_text(category));
		vk__put_char(out, '"');
	}
	if (r->lead.weekday != 0 && !r->lead.has_date) {
		VK__PUT(out, ",\"");
		vk_buf_add_text(out, days[r->lead.weekday - 1][strcmp(r->lang, "fr") == 0]);
		vk__put_char(out, '"');
	}
	vk__put_char(out, ']');
}

/* A count, unless it is zero. */
static void
add_count(vk_buf *out, const char *name, size_t len, uint64_t value)
{
	if (value == 0)
		return;
	vk__put(out, name, len);
	vk_buf_add_uint(out, value);
}

#define ADD_COUNT(out, name, value) \
	add_count(out, ",\"" name "\":", sizeof(name) + 3, value)

/* Neighbouring unread words are one entry. */
static void
add_unread(const struct vk__reading *r, vk_buf *out)
{
	bool first = true;
	size_t i = 0;

	VK__PUT(out, "\"unread\":[");
	while ((i = vk__terms_unread(&r->terms, i, r->raws.count)) < r->raws.count) {
		size_t from, to, j;

		if (r->raws.raw[i].kind == VK__RAW_LINE) {
			i++;
			continue;
		}
		for (j = i; j + 1 < r->raws.count && r->terms.fate[j + 1] == VK__FATE_UNREAD &&
		    r->raws.raw[j + 1].kind != VK__RAW_LINE; j++)
			;
		from = r->folded.map[r->raws.raw[i].beg];
		to = r->folded.map[r->raws.raw[j].end];
		if (!first)
			vk__put_char(out, ',');
		VK__PUT(out, "{\"text\":");
		vk_buf_add_json(out, r->source + from, to - from);
		VK__PUT(out, ",\"start\":");
		vk_buf_add_uint(out, from);
		VK__PUT(out, ",\"end\":");
		vk_buf_add_uint(out, to);
		vk__put_char(out, '}');
		first = false;
		i = j + 1;
	}
	vk__put_char(out, ']');
}

static void
add_corrected(const struct vk__reading *r, vk_buf *out)
{
	VK__PUT(out, ",\"corrected\":[");
	for (size_t i = 0; i < r->terms.corrections; i++) {
		const struct vk__correction *c = &r->terms.correction[i];
		const struct vk__raw *raw = &r->raws.raw[c->raw];
		size_t from = r->folded.map[raw->beg];
		size_t to = r->folded.map[raw->end];

		if (i > 0)
			vk__put_char(out, ',');
		VK__PUT(out, "{\"from\":");
		vk_buf_add_json(out, r->source + from, to - from);
		if (c->to[0] != '\0') {
			VK__PUT(out, ",\"to\":");
			vk_buf_add_json(out, c->to, strlen(c->to));
		}
		VK__PUT(out, ",\"start\":");
		vk_buf_add_uint(out, from);
		VK__PUT(out, ",\"end\":");
		vk_buf_add_uint(out, to);
		vk__put_char(out, '}');
	}
	vk__put_char(out, ']');
}

static void
add_doubts(const struct vk__reading *r, vk_buf *out)
{
	bool first = true;

	for (uint32_t left = r->grammar.doubted; left != 0; left &= left - 1) {
		unsigned d = vk__lowest_bit(left);

		if (r->grammar.doubts[d] == 0)
			continue;
		vk_buf_add_text(out, first ? ",\"doubts\":[\"" : ",\"");
		vk_buf_add_text(out, vk__doubt_code((enum vk__doubt)d));
		vk__put_char(out, '"');
		first = false;
	}
	if (!first)
		vk__put_char(out, ']');
}

static void
add_evidence(const struct vk__reading *r, vk_buf *out)
{
	VK__PUT(out, ",\"evidence\":{\"bytes\":");
	vk_buf_add_uint(out, r->evidence.bytes);
	VK__PUT(out, ",\"read\":");
	vk_buf_add_uint(out, r->evidence.read);
	ADD_COUNT(out, "unread_words", r->evidence.unread_words);
	ADD_COUNT(out, "unread_numbers", r->evidence.unread_numbers);
	ADD_COUNT(out, "corrected", r->terms.corrections);
	ADD_COUNT(out, "assumed", r->assumptions);
	add_doubts(r, out);
	if (r->grammar.stated_total > 0)
		ADD_COUNT(out, "stated_total", (uint64_t)r->grammar.stated_total);
	ADD_COUNT(out, "off_domain", r->evidence.off_domain);
	vk__put_char(out, '}');
}

static void
add_vekta(const struct vk__reading *r, const char *id, const char *file, uint64_t line,
    vk_buf *out)
{
	VK__PUT(out, "{\"version\":1,\"id\":\"");
	vk__put(out, id, VK__UUID_SIZE - 1);
	VK__PUT(out, "\",\"lang\":\"");
	vk__put(out, r->lang, 2);
	vk__put_char(out, '"');
	if (file != NULL) {
		VK__PUT(out, ",\"source\":{\"file\":");
		vk_buf_add_json(out, file, strlen(file));
		ADD_COUNT(out, "line", line);
		vk__put_char(out, '}');
	}
	VK__PUT(out, ",\"parse\":{");
	add_unread(r, out);
	VK__PUT(out, ",\"assumed\":[");
	if (r->assumed.len > 0)
		vk__put(out, r->assumed.data, r->assumed.len);
	vk__put_char(out, ']');
	add_corrected(r, out);
	add_evidence(r, out);
	VK__PUT(out, "}}");
}

/* What a reading becomes, besides the reading itself. */
struct facts {
	const char *text;
	size_t len;
	const char *file;
	uint64_t line;
	char id[VK__UUID_SIZE];
	char date[VK__DATE_SIZE]; /* "": none */
};

/*
 * Members under way. Without a record they follow each other in out; with
 * one, those that it has already are kept or replaced in their place.
 */
struct draft {
	vk_buf *out;
	vk_record *rec;
	vk_status status;
	size_t start; /* of the member that is being written */
	bool replace;
	struct vk__member member[8];
	size_t count;
};

/* Whether the record lets this member be written; it may have its own. */
static bool
lets_write(struct draft *d, const char *name, size_t len, bool always)
{
	const char *text = d->rec->line.data;
	const struct vk__member *own = vk__members_find(&d->rec->index.top, text, name,
	    len);

	d->replace = own != NULL;
	return !d->replace || always || (own->value_len == 4 &&
	    memcmp(text + own->value, "null", 4) == 0);
}

/* key: the name in quotes, a colon behind it. False: the record has a value of
 * its own, which stays. */
static inline bool
begin(struct draft *d, const char *key, size_t key_len, bool always)
{
	struct vk__member *m = &d->member[d->count];

	if (d->rec != NULL && !lets_write(d, key + 1, key_len - 3, always))
		return false;
	d->start = d->out->len;
	if (d->count > 0)
		vk__put_char(d->out, ',');
	m->key = (uint32_t)d->out->len + 1;
	m->key_len = (uint32_t)key_len - 3;
	m->escaped = false;
	vk__put(d->out, key, key_len);
	m->value = (uint32_t)d->out->len;
	return true;
}

static void
end(struct draft *d, const char *name)
{
	struct vk__member *m = &d->member[d->count];

	m->value_len = (uint32_t)d->out->len - m->value;
	if (!d->replace) {
		d->count++;
		return;
	}
	if (d->out->failed)
		d->status = VK_ENOMEM;
	if (d->status == VK_OK)
		d->status = vk_record_set(d->rec, name,
		    d->out->data + m->value, m->value_len);
	d->out->len = d->start;
}

/* The compiler knows the lengths, so a name is moved and not copied. */
#define NAME(name) "\"" name "\":", sizeof(name) + 2

static void
add_members(vk_parser *p, const struct facts *f, struct draft *d)
{
	if (begin(d, NAME("name"), false)) {
		add_name(p, d->out);
		end(d, "name");
	}
	if (begin(d, NAME("type"), false)) {
		VK__PUT(d->out, "\"Ride\"");
		end(d, "type");
	}
	if (p->at->lead.has_date && begin(d, NAME("start_date_local"), false)) {
		vk__put_char(d->out, '"');
		vk_buf_add_text(d->out, f->date);
		VK__PUT(d->out, "T00:00:00\"");
		end(d, "start_date_local");
	}
	if (begin(d, NAME("description"), false)) {
		vk_buf_add_json(d->out, f->text, f->len);
		end(d, "description");
	}
	if (begin(d, NAME("tags"), false)) {
		add_tags(p, d->out);
		end(d, "tags");
	}
	if (begin(d, NAME("workout_doc"), true)) {
		vk__workout_put(&p->at->workout, &p->at->extent, d->out);
		end(d, "workout_doc");
	}
	if (begin(d, NAME("vekta"), true)) {
		add_vekta(p->at, f->id, f->file, f->line, d->out);
		end(d, "vekta");
	}
}

vk_status
vk_parser_line(vk_parser *p, const char *text, size_t len, const char *file,
    uint64_t line, vk_buf *out)
{
	struct facts f = { .text = text, .len = len, .file = file, .line = line };
	struct draft d = { .out = out };

	vk__id_date(p->at, f.date);
	memcpy(f.id, p->at->id, sizeof f.id);
	vk__put_char(out, '{');
	add_members(p, &f, &d);
	VK__PUT(out, "}\n");
	return out->failed ? VK_ENOMEM : VK_OK;
}

/* The day that the record is planned for, when the text names none. */
static vk_status
planned_date(const vk_record *rec, vk_buf *buf, char date[VK__DATE_SIZE])
{
	vk_status status = vk_record_string(rec, "start_date_local", buf);
	size_t n = buf->len < 10 ? buf->len : 10;

	if (status != VK_OK)
		return status == VK_ENOMEM ? status : VK_OK;
	if (n > 0)
		memcpy(date, buf->data, n);
	date[n] = '\0';
	return VK_OK;
}

vk_status
vk_parser_record(vk_parser *p, const char *text, size_t len, const char *file,
    uint64_t line, vk_record *rec)
{
	struct facts f = { .text = text, .len = len, .file = file, .line = line };
	struct draft d = { .out = &p->scratch[0], .rec = rec };
	vk_status status = VK_OK;

	vk__id_date(p->at, f.date);
	memcpy(f.id, p->at->id, sizeof f.id);
	if (f.date[0] == '\0')
		status = planned_date(rec, &p->scratch[1], f.date);
	if (status != VK_OK)
		return status;
	status = vk_record_string(rec, "vekta.athlete", &p->scratch[1]);
	if (status == VK_ENOMEM)
		return status;
	if (status == VK_OK || (f.date[0] != '\0' && !p->at->lead.has_date)) {
		if (status != VK_OK)
			vk_buf_clear(&p->scratch[1]);
		status = vk__id_make(p->at, f.date, &p->scratch[1], f.id);
		if (status != VK_OK)
			return status;
	}
	vk_buf_clear(d.out);
	add_members(p, &f, &d);
	if (d.status != VK_OK || d.out->failed)
		return d.status != VK_OK ? d.status : VK_ENOMEM;
	return vk__record_extend(rec, d.out, d.member, d.count);
}
