/* SPDX-License-Identifier: MIT */
/* Commands in the notation that records and tests show. */
#include <math.h>
#include <string.h>

#include "command.h"

static void
add_time(vk_buf *out, double seconds)
{
	bool minutes = fmod(seconds, 60) == 0;

	vk_buf_add_number(out, minutes ? seconds / 60 : seconds);
	vk_buf_add_char(out, minutes ? 'm' : 's');
}

static void
add_key(vk_buf *out, const char *key, const char *value, size_t len)
{
	if (out->len > 0)
		vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, key);
	vk_buf_add(out, value, len);
}

static void
add_cell(vk_buf *out, const char *key, const struct vk__cell *cell)
{
	if (cell->len > 0)
		add_key(out, key, cell->text, cell->len);
}

static void
add_number(vk_buf *out, const char *key, int32_t value, const char *unit)
{
	if (value == VK__CMD_NO)
		return;
	add_key(out, key, "", 0);
	if (*unit != '\0')
		vk_buf_add_char(out, value < 0 ? '-' : '+');
	vk_buf_add_number(out, *unit != '\0' ? fabs((double)value) : value);
	vk_buf_add_text(out, unit);
}

static void
add_day(vk_buf *out, const struct vk__cmd_selector *s)
{
	if (s->day_month == VK__CMD_NO)
		return;
	add_key(out, "date=", "", 0);
	if (s->year != VK__CMD_NO) {
		vk_buf_add_uint(out, (uint64_t)s->year);
		vk_buf_add_char(out, '-');
	}
	vk_buf_add_text(out, s->day_month < 1000 ? "0" : "");
	vk_buf_add_uint(out, (uint64_t)(s->day_month / 100));
	vk_buf_add_text(out, s->day_month % 100 < 10 ? "-0" : "-");
	vk_buf_add_uint(out, (uint64_t)(s->day_month % 100));
}

const char *
vk__cmd_weekday(int32_t day)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri",
		"sat", "sun" };

	return day >= 1 && day <= 7 ? days[day - 1] : "";
}

static void
add_when(vk_buf *out, const struct vk__cmd_selector *s)
{
	if (s->date != VK__CMD_NO)
		add_number(out, s->about ? "date~" : "date=", s->date, "d");
	add_day(out, s);
	add_number(out, "week=", s->week, "");
	add_number(out, "month=", s->month, "");
	if (s->weekday != VK__CMD_NO)
		add_key(out, "weekday=", vk__cmd_weekday(s->weekday), 3);
}

void
vk__cmd_write_selector(const struct vk__cmd *cmd, vk_buf *out)
{
	static const char *const refs[] = { "", "this", "last", "this|last",
		"last?", "habit" };
	const struct vk__cmd_selector *s = &cmd->selector;
	vk_buf text = { 0 };

	if (s->ref != VK__CMD_REF_NONE)
		add_key(&text, refs[s->ref], "", 0);
	add_when(&text, s);
	add_cell(&text, "kind=", &s->kind);
	add_cell(&text, "sport=", &s->sport);
	add_cell(&text, "format=", &s->format);
	add_cell(&text, s->name_like ? "name~" : "name=", &s->name);
	add_cell(&text, "exercise=", &s->exercise);
	if (s->reps != VK__CMD_NO) {
		add_number(&text, "shape=", s->reps, "");
		vk_buf_add_char(&text, 'x');
		if (fmod(s->each, 60) == 0)
			vk_buf_add_number(&text, s->each / 60);
		else
			add_time(&text, s->each);
	}
	add_number(&text, "n=", s->nth, "");
	add_cell(&text, "before=", &s->before);
	add_cell(&text, "max=", &s->most);
	add_cell(&text, "min=", &s->least);
	out->failed = out->failed || text.failed;
	if (text.len > 0)
		vk_buf_add(out, text.data, text.len);
	else
		vk_buf_add_char(out, '?');
	vk_buf_free(&text);
}

/* ------------------------------------------------------------------ edits */

static void
add_value(vk_buf *out, const struct vk__cmd_edit *e, double value)
{
	static const char *const units[] = { [VK__CMD_PCT] = "%",
		[VK__CMD_WATT] = "W", [VK__CMD_RPM] = "rpm",
		[VK__CMD_BPM] = "bpm", [VK__CMD_KG] = "kg",
		[VK__CMD_LB] = "lb" };

	if (e->unit == VK__CMD_TIME) {
		add_time(out, value);
		return;
	}
	vk_buf_add_number(out, value);
	if (e->unit < sizeof units / sizeof *units && units[e->unit] != NULL)
		vk_buf_add_text(out, units[e->unit]);
}

/* A factor has two decimals, or none when it is a whole one or a half. */
static void
add_factor(vk_buf *out, double factor)
{
	double hundredths = round(factor * 100);

	if (fabs(factor * 100 - hundredths) > 1e-6 || factor == 0.5 ||
	    factor == floor(factor)) {
		vk_buf_add_fixed(out, factor, 4);
		return;
	}
	vk_buf_add_fixed(out, factor, 2);
	if (fmod(hundredths, 10) == 0)
		vk_buf_add_char(out, '0');
}

static void
add_range(vk_buf *out, const struct vk__cmd_edit *e)
{
	vk_buf_add_number(out, e->a);
	vk_buf_add_text(out, "%..");
	vk_buf_add_number(out, e->b);
	vk_buf_add_text(out, e->ramp ? "% ramp=across-reps" : "%");
}

static void
add_is(vk_buf *out, const struct vk__cmd_edit *e)
{
	if (e->unit == VK__CMD_RANGE && e->b > 0) {
		add_range(out, e);
	} else if (e->unit == VK__CMD_SHAPE) {
		vk_buf_add_number(out, e->a);
		vk_buf_add_char(out, 'x');
		add_time(out, e->b);
	} else {
		add_value(out, e, e->a);
	}
}

void
vk__cmd_write_edit(const struct vk__cmd_edit *e, vk_buf *out)
{
	vk_buf_add_text(out, e->name);
	switch (e->change) {
	case VK__CMD_IS:
		vk_buf_add_char(out, '=');
		add_is(out, e);
		break;
	case VK__CMD_ADDS:
		vk_buf_add_text(out, e->a < 0 ? "-=" : "+=");
		add_value(out, e, fabs(e->a));
		vk_buf_add_text(out, e->points ? "pp" : "");
		break;
	case VK__CMD_SCALES:
		vk_buf_add_text(out, "*=");
		add_factor(out, e->a);
		break;
	case VK__CMD_LIMITS:
		vk_buf_add_text(out, "<=");
		add_value(out, e, e->a);
		break;
	case VK__CMD_REMOVES:
		break;
	case VK__CMD_SAYS:
		vk_buf_add_char(out, strcmp(e->name, "exercise") == 0 ? ':' :
		    strcmp(e->name, "replace") == 0 ? ' ' : '=');
		vk_buf_add_text(out, e->text);
		if (strcmp(e->name, "append") == 0)
			vk_buf_add_text(out, " before=cooldown");
		break;
	}
}

void
vk__cmd_write_rest(const struct vk__cmd *cmd, vk_buf *out)
{
	vk_buf text = { 0 };

	if (cmd->edits == 0)
		add_key(&text, cmd->negated ? "negate" : "copy", "", 0);
	if (cmd->keep[0] != '\0')
		add_key(&text, "keep=", cmd->keep, strlen(cmd->keep));
	if (cmd->expects) {
		const struct vk__cmd_edit *e = &cmd->expect;

		bool reps = cmd->edits > 0 && strcmp(
		    cmd->edit[cmd->expect_of].name, "work.reps") == 0;

		add_key(&text, "expect=", "", 0);
		add_is(&text, e);
		if (reps && e->unit == VK__CMD_SHAPE && text.len > 0 &&
		    text.data[text.len - 1] == 'm')
			text.len--;
	}
	if (cmd->negated && cmd->edits > 0)
		add_key(&text, "negated-ref", "", 0);
	out->failed = out->failed || text.failed;
	vk_buf_add(out, text.data, text.len);
	vk_buf_free(&text);
}
