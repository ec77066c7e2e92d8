/* SPDX-License-Identifier: MIT */
/*
 * The outcome of a command as members of its record. The session that it
 * comes from is kept in vekta.recall, so that what was changed can be seen and
 * taken back.
 */
#include <math.h>
#include <string.h>

#include "../base/date.h"
#include "../base/phrase.h"
#include "../base/utf8.h"
#include "../base/uuid.h"
#include "../record/deep.h"
#include "../record/json.h"
#include "../score/evidence.h"
#include "../score/tag.h"
#include "../text/title.h"
#include "internal.h"

enum { OUT, SMALL, NAME, KEY };

static vk_status
set_json(vk_recall *r, vk_record *rec, const char *path, const char *text,
    size_t len)
{
	vk_buf *out = &r->buf[OUT];

	vk_buf_clear(out);
	vk_buf_add_json(out, text, len);
	return out->failed ? VK_ENOMEM :
	    vk_record_set(rec, path, out->data, out->len);
}

/* A member of the session that it comes from, when that has one. */
static vk_status
take_member(vk_recall *r, vk_record *rec, const char *path)
{
	const char *json;
	size_t len;

	if (vk_record_get(r->origin, path, &json, &len) != VK_OK)
		return VK_OK;
	return vk_record_set(rec, path, json, len);
}

static vk_status
set_workout(vk_recall *r, vk_record *rec)
{
	vk_buf *out = &r->buf[OUT];

	if (!r->changed)
		return take_member(r, rec, "workout_doc");
	vk_buf_clear(out);
	vk_workout_write(&r->w, out);
	return out->failed ? VK_ENOMEM :
	    vk_record_set(rec, "workout_doc", out->data, out->len);
}

/* A name that was made of the steps follows them; one of its own stays. */
static vk_status
set_name(vk_recall *r, vk_record *rec)
{
	vk_buf *old = &r->buf[SMALL], *made = &r->buf[NAME];
	vk_workout was = { 0 };
	bool own = true;
	vk_status status = VK_OK;

	if (!r->changed)
		return take_member(r, rec, "name");
	if (vk_record_string(r->origin, "name", old) == VK_OK &&
	    vk_record_workout(r->origin, &was, NULL) == VK_OK)
		for (unsigned i = 0; i < 2 && own; i++) {
			vk_buf_clear(made);
			vk__name_write(&was, i == 0 ? "fr" : "en", made);
			own = old->len != made->len || (made->len > 0 &&
			    memcmp(old->data, made->data, made->len) != 0);
		}
	vk_workout_free(&was);
	if (own && old->len > 0)
		return take_member(r, rec, "name");
	vk_buf_clear(made);
	vk__name_write(&r->w, r->cmd.lang, made);
	status = made->failed ? VK_ENOMEM : set_json(r, rec, "name",
	    made->len > 0 ? made->data : "", made->len);
	return status;
}

/* What a wrong reading of the command, or an older judgement, left behind. */
static vk_status
drop_stale(vk_record *rec)
{
	static const char *const stale[] = { "workout_doc", "vekta.score",
		"vekta.load", "vekta.parse", "vekta.enrich", "vekta.profile" };
	const char *json;
	size_t len;
	vk_status status = VK_OK;

	if (vk_record_get(rec, "vekta.parse", &json, &len) == VK_OK) {
		status = vk_record_set(rec, "tags", NULL, 0);
		if (status == VK_OK)
			status = vk_record_set(rec, "name", NULL, 0);
	}
	for (size_t i = 0; i < sizeof stale / sizeof *stale &&
	    status == VK_OK; i++)
		status = vk_record_set(rec, stale[i], NULL, 0);
	return status;
}

/* The id is that of the command, the session and the day: always the same. */
static vk_status
set_id(vk_recall *r, const char *text, size_t len, vk_record *rec)
{
	/* Of the ids of edited sessions: any fixed UUID serves. */
	static const uint8_t space[VK__UUID_BYTES] = { 0x2d, 0x9a, 0x41, 0x7e,
		0x66, 0x0b, 0x4d, 0x1f, 0xa3, 0xc8, 0x15, 0x5e, 0x90, 0x3b, 0x7d,
		0xe4 };
	vk_buf *key = &r->buf[KEY];
	const vk_buf *names[1] = { key };
	char id[1][VK__UUID_SIZE];

	vk__uuid_begin(key, space);
	vk_buf_add(key, text, len);
	vk_buf_add_char(key, '\n');
	vk__deep_date(rec, &r->buf[SMALL], key);
	vk_buf_add_char(key, '\n');
	vk__deep_athlete(rec, &r->buf[SMALL], key);
	vk_buf_add_char(key, '\n');
	if (vk_record_string(r->origin, "vekta.id", &r->buf[SMALL]) == VK_OK)
		vk_buf_add(key, r->buf[SMALL].data, r->buf[SMALL].len);
	vk__uuid_end(key);
	if (key->failed)
		return VK_ENOMEM;
	vk__uuid_write(names, id, 1);
	return set_json(r, rec, "vekta.id", id[0], strlen(id[0]));
}

static vk_status
set_head(vk_recall *r, const char *text, size_t len, vk_record *rec)
{
	vk_status status = drop_stale(rec);

	if (status == VK_OK)
		status = set_json(r, rec, "description", text, len);
	if (status == VK_OK)
		status = vk_record_set(rec, "vekta.version", "1", 1);
	if (status == VK_OK)
		status = set_json(r, rec, "vekta.lang", r->cmd.lang,
		    strlen(r->cmd.lang));
	return status;
}

static vk_status
set_date(vk_recall *r, vk_record *rec, const struct vk__cmd_edit *e)
{
	char text[VK__DATE_SIZE + 9];
	int32_t day = r->options.today;

	/* A weekday is the next one after today. */
	int64_t days = e->unit == VK__CMD_WEEKDAY ? ((int64_t)e->a + 6 -
	    (int64_t)vk__date_weekday(day)) % 7 + 1 : (int64_t)e->a;

	if (!vk__date_add(&day, days))
		return VK_OK;
	vk__date_write(day, text);
	memcpy(text + VK__DATE_SIZE - 1, "T00:00:00", 10);
	return set_json(r, rec, "start_date_local", text, strlen(text));
}

static vk_status
set_members(vk_recall *r, vk_record *rec)
{
	vk_status status = VK_OK;

	for (size_t i = 0; i < r->cmd.edits && status == VK_OK; i++) {
		const struct vk__cmd_edit *e = &r->cmd.edit[i];

		if (strcmp(e->name, "env") == 0)
			status = vk_record_set(rec, "indoor", strcmp(e->text,
			    "indoor") == 0 ? "true" : "false",
			    strcmp(e->text, "indoor") == 0 ? 4 : 5);
		else if (strcmp(e->name, "date") == 0)
			status = set_date(r, rec, e);
		else if (strcmp(e->name, "sport") == 0 &&
		    strcmp(e->text, "run") == 0)
			status = set_json(r, rec, "type", "Run", 3);
		else if (strcmp(e->name, "sport") == 0 &&
		    strcmp(e->text, "swim") == 0)
			status = set_json(r, rec, "type", "Swim", 4);
	}
	return status;
}

static vk_status
set_tags(vk_recall *r, vk_record *rec)
{
	vk_category category = vk_workout_category(&r->w,
	    &r->options.athlete);
	vk_status status = vk__tag_add(rec, "vekta", &r->buf[OUT]);

	return status != VK_OK ? status : vk__tag_add(rec,
	    vk_category_text(category), &r->buf[OUT]);
}

static bool
is_named(const char *object, const struct vk__member *m, const char *name)
{
	return vk__json_named(object, m, name, strlen(name));
}

/*
 * How well the text was read that the session was first told in. A length
 * that it told of the whole is no longer that of the whole.
 */
static void
add_evidence(const char *object, vk_buf *out)
{
	struct vk__member m;
	uint32_t at = 0;

	vk_buf_add_char(out, '{');
	while (!out->failed && vk__json_member(object, &at, &m)) {
		const char *code = object + m.value;
		size_t len;
		bool first = true;

		if (is_named(object, &m, "stated_total"))
			continue;
		if (out->data[out->len - 1] != '{')
			vk_buf_add_char(out, ',');
		vk_buf_add_char(out, '"');
		vk_buf_add(out, object + m.key, m.key_len);
		vk_buf_add_text(out, "\":");
		if (!is_named(object, &m, "doubts") || *code != '[') {
			vk_buf_add(out, code, m.value_len);
			continue;
		}
		vk_buf_add_char(out, '[');
		for (const char *p = code; vk__evidence_code(&p, &code,
		    &len);) {
			if (len == 5 && memcmp(code, "total", 5) == 0)
				continue;
			vk_buf_add_text(out, first ? "\"" : ",\"");
			vk_buf_add(out, code, len);
			vk_buf_add_char(out, '"');
			first = false;
		}
		vk_buf_add_char(out, ']');
	}
	vk_buf_add_char(out, '}');
}

static vk_status
set_parse(vk_recall *r, vk_record *rec)
{
	vk_buf *out = &r->buf[OUT];
	const char *parse;
	struct vk__member m;
	uint32_t at = 0;
	size_t len;

	if (!r->changed || vk_record_get(r->origin, "vekta.parse", &parse,
	    &len) != VK_OK || *parse != '{')
		return take_member(r, rec, "vekta.parse");
	vk_buf_clear(out);
	vk_buf_add_char(out, '{');
	while (!out->failed && vk__json_member(parse, &at, &m)) {
		if (out->data[out->len - 1] != '{')
			vk_buf_add_char(out, ',');
		vk_buf_add_char(out, '"');
		vk_buf_add(out, parse + m.key, m.key_len);
		vk_buf_add_text(out, "\":");
		if (is_named(parse, &m, "evidence") && parse[m.value] == '{')
			add_evidence(parse + m.value, out);
		else
			vk_buf_add(out, parse + m.value, m.value_len);
	}
	vk_buf_add_char(out, '}');
	return out->failed ? VK_ENOMEM :
	    vk_record_set(rec, "vekta.parse", out->data, out->len);
}

vk_status
vk__recall_write(vk_recall *r, const char *text, size_t len, vk_record *rec)
{
	vk_status status = set_head(r, text, len, rec);

	if (status == VK_OK)
		status = set_name(r, rec);
	if (status == VK_OK)
		status = take_member(r, rec, "type");
	if (status == VK_OK)
		status = set_workout(r, rec);
	if (status == VK_OK)
		status = set_tags(r, rec);
	if (status == VK_OK)
		status = set_members(r, rec);
	if (status == VK_OK)
		status = set_parse(r, rec);
	if (status == VK_OK)
		status = set_id(r, text, len, rec);
	return status != VK_OK ? status : vk__recall_tell(r, text, len, rec);
}

/* The first word that was not understood. */
static void
keep_unread(vk_recall *r, const char *text)
{
	const struct vk__cmd_token *t;
	size_t from, end;

	r->word[0] = '\0';
	if (r->cmd.unread == 0)
		return;
	t = &r->tokens.token[r->cmd.unread_at];
	from = r->scan.folded.map[r->scan.raws.raw[t->raw].beg];
	end = r->scan.folded.map[r->scan.raws.raw[t->raw + t->raws - 1].end];
	end = from + vk__utf8_cut(text + from, end - from, sizeof r->word - 1);
	memcpy(r->word, text + from, end - from);
	r->word[end - from] = '\0';
}

vk_status
vk__recall_refuse(vk_recall *r, const char *text, size_t len, vk_record *rec)
{
	vk_status status;

	keep_unread(r, text);
	status = set_head(r, text, len, rec);
	return status != VK_OK ? status : vk__recall_tell_refusal(r, text,
	    len, rec);
}
