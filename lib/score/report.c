/* SPDX-License-Identifier: MIT */
/*
 * The members that vk-score adds to a record, as vekta-record(5) lists them:
 * codes in English, sentences in the language of the text.
 */
#include "report.h"

#include <math.h>
#include <string.h>

#include "../base/number.h"
#include "../base/phrase.h"
#include "../base/put.h"
#include "../record/deep.h"
#include "tag.h"

struct flag_name {
	unsigned flag;
	const char *code;
	enum vk__sentence say;
};

static const struct flag_name missing_names[] = {
	{ VK_MISSING_STRUCTURE, "structure", VK__SAY_STRUCTURE },
	{ VK_MISSING_DURATION, "duration", VK__SAY_DURATION },
	{ VK_MISSING_INTENSITY, "intensity", VK__SAY_INTENSITY },
	{ VK_MISSING_RECOVERY, "recovery", VK__SAY_RECOVERY },
};

static const struct flag_name implausible_names[] = {
	{ VK_IMPLAUSIBLE_EFFORT, "effort", VK__SAY_EFFORT },
	{ VK_IMPLAUSIBLE_TOTAL, "total", VK__SAY_TOTAL_EFFORT },
	{ VK_IMPLAUSIBLE_COUNT, "count", VK__SAY_COUNT },
	{ VK_IMPLAUSIBLE_ZERO, "zero", VK__SAY_ZERO },
	{ VK_IMPLAUSIBLE_LENGTH, "length", VK__SAY_LENGTH },
	{ VK_IMPLAUSIBLE_CADENCE, "cadence", VK__SAY_CADENCE },
	{ VK_IMPLAUSIBLE_TARGET, "target", VK__SAY_TARGET },
};

enum {
	MISSING = sizeof missing_names / sizeof missing_names[0],
	IMPLAUSIBLE = sizeof implausible_names / sizeof implausible_names[0]
};

static const char *const verdicts[VK_VERDICT_COUNT] = { "reject", "enrich",
	"accept" };
static const char *const actions[VK_VERDICT_COUNT] = {
	"structural_parsing_insufficient", "parsing_plus_corpus",
	"structural_parsing_complete" };

const char *
vk_verdict_text(vk_verdict verdict)
{
	if ((unsigned)verdict >= VK_VERDICT_COUNT)
		return "";
	return verdicts[verdict];
}

vk_status
vk_verdict_read(const char *text, size_t len, vk_verdict *verdict)
{
	for (size_t i = 0; i < VK_VERDICT_COUNT; i++) {
		if (strlen(verdicts[i]) != len ||
		    memcmp(verdicts[i], text, len) != 0)
			continue;
		*verdict = (vk_verdict)i;
		return VK_OK;
	}
	return VK_ABSENT;
}

const char *
vk_implausible_text(unsigned flag)
{
	for (size_t i = 0; i < IMPLAUSIBLE; i++)
		if (flag == implausible_names[i].flag)
			return implausible_names[i].code;
	return "";
}

/* Texts of known length. */
#define ADD(buf, text) VK__PUT(buf, text)

static void
add_codes(vk_buf *buf, const struct flag_name *names, size_t count,
    unsigned flags)
{
	bool first = true;

	if (flags == 0) {
		ADD(buf, "[]");
		return;
	}
	vk__put_char(buf, '[');
	for (size_t i = 0; i < count; i++) {
		if ((flags & names[i].flag) == 0)
			continue;
		vk_buf_add_text(buf, first ? "\"" : ",\"");
		vk_buf_add_text(buf, names[i].code);
		vk__put_char(buf, '"');
		first = false;
	}
	vk__put_char(buf, ']');
}

/* ------------------------------------------------------------- reasons */

struct reasons {
	vk_buf *buf;
	const struct vk__findings *found;
	bool french;
	bool first;
};

static void
add_comma(struct reasons *r)
{
	if (!r->first)
		vk__put_char(r->buf, ',');
	r->first = false;
}

static void
add_reason(struct reasons *r, enum vk__sentence which)
{
	add_comma(r);
	vk__sentence_add(r->found->sentences, which, r->french, r->buf);
}

/* One with arguments. */
static void
add_phrase(struct reasons *r, const char *code, const char *a, const char *b)
{
	add_comma(r);
	(void)vk__phrase_json(r->buf, r->french ? "fr" : "en", code, a, b);
}

static void
add_flag_reasons(struct reasons *r, const struct flag_name *names,
    size_t count, unsigned flags)
{
	for (size_t i = 0; i < count && flags != 0; i++)
		if ((flags & names[i].flag) != 0)
			add_reason(r, names[i].say);
}

/* "1h15", "45 min" or "1h" into text. */
static void
minutes_text(struct reasons *r, char text[24], double seconds)
{
	vk_buf buf = { 0 };
	uint64_t minutes = (uint64_t)(seconds / 60 + 0.5);
	const char *written;

	if (minutes >= 60) {
		vk_buf_add_uint(&buf, minutes / 60);
		vk_buf_add_text(&buf, "h");
		minutes %= 60;
		if (minutes > 0 && minutes < 10)
			vk_buf_add_text(&buf, "0");
		if (minutes > 0)
			vk_buf_add_uint(&buf, minutes);
	} else {
		vk_buf_add_uint(&buf, minutes);
		vk_buf_add_text(&buf, " min");
	}
	written = vk_buf_text(&buf);
	text[0] = '\0';
	if (written == NULL)
		r->buf->failed = true;
	else if (buf.len < 24)
		memcpy(text, written, buf.len + 1);
	vk_buf_free(&buf);
}

static void
add_total_reason(struct reasons *r)
{
	char stated[24], sum[24];

	minutes_text(r, stated, r->found->evidence->stated_total);
	minutes_text(r, sum, r->found->structure->seconds);
	add_phrase(r, "score-total", stated, sum);
}

/* What the parser could not make sense of. */
static void
add_parse_reasons(struct reasons *r)
{
	const struct vk__evidence *e = r->found->evidence;

	if (e->off_domain > 0)
		add_reason(r, VK__SAY_OFF_DOMAIN);
	if (e->unread_numbers > 0)
		add_reason(r, VK__SAY_UNREAD_NUMBERS);
	else if (e->unread_words > 0)
		add_reason(r, VK__SAY_UNREAD_WORDS);
	if (e->doubts != NULL && e->doubts[1] == '"')
		add_reason(r, VK__SAY_DOUBT);
	if (r->found->feature[VK__ODD] > 0)
		add_reason(r, VK__SAY_ODD);
}

static void
add_reasons(vk_buf *buf, bool french, const struct vk__findings *found)
{
	const vk_judgement *j = found->judgement;
	struct reasons r = { buf, found, french, true };

	vk__put_char(buf, '[');
	if (found->trouble != NULL)
		add_phrase(&r, "score-unreadable", found->trouble, NULL);
	add_flag_reasons(&r, missing_names, MISSING, j->missing);
	add_flag_reasons(&r, implausible_names, IMPLAUSIBLE, j->implausible);
	if (vk__total_differs(found->evidence, found->structure))
		add_total_reason(&r);
	if (j->verdict != VK_VERDICT_ACCEPT)
		add_parse_reasons(&r);
	vk__put_char(buf, ']');
}

/* ------------------------------------------------------------- members */

static void
add_features(vk_buf *buf, const double *feature)
{
	vk_buf_add_text(buf, ",\"features\":{");
	for (int i = VK__BIAS + 1; i < VK__FEATURES; i++) {
		vk_buf_add_text(buf, i > VK__BIAS + 1 ? ",\"" : "\"");
		vk_buf_add_text(buf, vk__feature_text((enum vk__feature)i));
		vk_buf_add_text(buf, "\":");
		vk_buf_add_fixed(buf, feature[i], 6);
	}
	vk__put_char(buf, '}');
}

static void
add_score(vk_buf *buf, bool french, const struct vk__findings *found)
{
	const vk_judgement *j = found->judgement;

	ADD(buf, "{\"confidence\":");
	vk_buf_add_fixed(buf, j->confidence, 2);
	ADD(buf, ",\"verdict\":\"");
	vk_buf_add_text(buf, verdicts[j->verdict]);
	ADD(buf, "\",\"action\":\"");
	vk_buf_add_text(buf, actions[j->verdict]);
	ADD(buf, "\",\"missing\":");
	add_codes(buf, missing_names, MISSING, j->missing);
	ADD(buf, ",\"implausible\":");
	add_codes(buf, implausible_names, IMPLAUSIBLE, j->implausible);
	ADD(buf, ",\"reasons\":");
	add_reasons(buf, french, found);
	if (j->category == VK_CATEGORY_NONE) {
		ADD(buf, ",\"category\":null");
	} else {
		ADD(buf, ",\"category\":\"");
		vk_buf_add_text(buf, vk_category_text(j->category));
		vk__put_char(buf, '"');
	}
	if (found->features)
		add_features(buf, found->feature);
	vk__put_char(buf, '}');
}

static void
add_figure(vk_buf *buf, double value, unsigned decimals)
{
	if (isnan(value))
		ADD(buf, "null");
	else
		vk_buf_add_fixed(buf, value, decimals);
}

static void
add_zones(vk_buf *buf, const uint64_t *zone)
{
	static const char name[] = "\"z1\":";
	char text[VK_ZONES * (sizeof name + VK__NUMBER_SIZE)];
	char *at = text;

	for (unsigned i = 1; i <= VK_ZONES; i++) {
		memcpy(at, name, sizeof name - 1);
		at[2] = (char)('0' + i);
		at += sizeof name - 1;
		at += vk__uint_write(at, zone[i]);
		*at++ = ',';
	}
	vk_buf_add(buf, text, (size_t)(at - text));
	ADD(buf, "\"unknown\":");
	vk_buf_add_uint(buf, zone[0]);
}

void
vk__load_write(const vk_load *load, vk_buf *buf)
{
	ADD(buf, "{\"if\":");
	add_figure(buf, load->intensity_factor, 2);
	ADD(buf, ",\"tss\":");
	add_figure(buf, load->tss, 1);
	ADD(buf, ",\"kj\":");
	add_figure(buf, load->kj, 0);
	ADD(buf, ",\"np_pct\":");
	add_figure(buf, load->np_pct, 1);
	ADD(buf, ",\"zones\":{");
	add_zones(buf, load->zone);
	if (load->lower_bound)
		ADD(buf, "},\"lower_bound\":true,\"estimated\":");
	else
		ADD(buf, "},\"lower_bound\":false,\"estimated\":");
	vk_buf_add_text(buf, load->estimated ? "true}" : "false}");
}

static vk_status
set_member(vk_record *rec, const char *path, const vk_buf *buf)
{
	if (buf->failed)
		return VK_ENOMEM;
	return vk_record_set(rec, path, buf->data, buf->len);
}

vk_status
vk__report_write(vk_record *rec, const struct vk__findings *found,
    vk_buf *buf)
{
	vk_status status;

	vk_buf_clear(buf);
	add_score(buf, vk__deep_french(rec), found);
	status = set_member(rec, "vekta.score", buf);
	if (status != VK_OK)
		return status;
	vk_buf_clear(buf);
	vk__load_write(&found->judgement->load, buf);
	status = set_member(rec, "vekta.load", buf);
	if (status != VK_OK)
		return status;
	return vk__tag_add(rec, vk_category_text(found->judgement->category),
	    buf);
}
