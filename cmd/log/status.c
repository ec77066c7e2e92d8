/* SPDX-License-Identifier: MIT */
/* What was planned beside what was done. */
#include <base/date.h>
#include <math.h>
#include <string.h>

#include "log.h"

static const struct grid_column columns[] = {
	{ "date", N_("date"), 10, true },
	{ "athlete", N_("athlete"), 16, true },
	{ "status", N_("status"), 8, true },
	{ "planned_duration", N_("planned"), 8, false },
	{ "duration", N_("done"), 8, false },
	{ "planned_tss", N_("TSS"), 5, false },
	{ "tss", N_("done"), 5, false },
	{ "duration_share", N_("time%"), 5, false },
	{ "tss_share", N_("TSS%"), 5, false },
	{ "target_share", N_("zone%"), 5, false },
	{ "name", N_("name"), 0, true }
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

struct telling {
	struct log_run *run;
	vk_record *rec;
	vk_buf json, name, activity;
};

static void
add_name(vk_buf *out, const char *name)
{
	vk_buf_add_text(out, out->data[out->len - 1] == '{' ? "\"" : ",\"");
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "\":");
}

static void
add_text(vk_buf *out, const char *name, const char *text, size_t len)
{
	add_name(out, name);
	vk_buf_add_json(out, text, len);
}

static void
add_number(vk_buf *out, const char *name, double value, unsigned decimals)
{
	if (isnan(value))
		return;
	add_name(out, name);
	vk_buf_add_fixed(out, value, decimals);
}

/* The members of an object that are known. */
static void
add_shares(vk_buf *out, const vk_fulfilment *f)
{
	add_name(out, "planned");
	vk_buf_add_char(out, '{');
	add_number(out, "duration", f->seconds, 0);
	add_number(out, "tss", f->tss, 1);
	vk_buf_add_char(out, '}');
	if (f->activity == NULL)
		return;
	add_name(out, "compliance");
	vk_buf_add_char(out, '{');
	add_number(out, "duration", f->by_duration, 2);
	add_number(out, "tss", f->by_tss, 2);
	add_number(out, "target", f->by_target, 2);
	vk_buf_add_char(out, '}');
}

static void
add_activity(struct telling *t, const vk_fulfilment *f)
{
	if (f->activity == NULL)
		return;
	add_text(&t->json, "link", f->exact ? "id" : "day",
	    f->exact ? 2 : 3);
	if (!isnan(f->done_tss)) {
		const char *method = vk_method_text(f->method);

		add_number(&t->json, "tss", f->done_tss, 1);
		add_text(&t->json, "tss_method", method, strlen(method));
	}
	add_name(&t->json, "activity");
	vk_buf_clear(&t->activity);
	vk_activity_write(f->activity, false, &t->activity);
	t->json.failed = t->json.failed || t->activity.failed;
	vk_buf_add(&t->json, t->activity.data, t->activity.len);
}

static vk_status
put_json(struct telling *t, const vk_planned *p, const vk_fulfilment *f)
{
	const char *state = vk_plan_state_text(f->state);
	char date[VK__DATE_SIZE] = "";
	vk_buf *out = &t->json;

	vk_buf_clear(out);
	vk_buf_add_char(out, '{');
	if (out->failed)
		return VK_ENOMEM;
	if (p->day != VK_DAY_ANY) {
		vk__date_write(p->day, date);
		add_text(out, "date", date, strlen(date));
	}
	add_text(out, "athlete", p->name, strlen(p->name));
	add_text(out, "id", p->id, strlen(p->id));
	add_text(out, "name", t->name.len > 0 ? t->name.data : "",
	    t->name.len);
	add_text(out, "status", state, strlen(state));
	add_shares(out, f);
	add_activity(t, f);
	vk_buf_add_char(out, '}');
	return out->failed ? VK_ENOMEM : grid_line(&t->run->grid, out->data,
	    out->len);
}

static vk_status
put_row(struct telling *t, const vk_planned *p, const vk_fulfilment *f)
{
	struct grid *grid = &t->run->grid;
	const char *state = vk_plan_state_text(f->state);

	log_put_day(grid, p->day);
	grid_text(grid, p->name, strlen(p->name));
	grid_text(grid, state, strlen(state));
	grid_seconds(grid, f->seconds);
	grid_seconds(grid, f->activity != NULL ? f->activity->duration :
	    (double)NAN);
	grid_number(grid, f->tss, 1);
	grid_number(grid, f->done_tss, 1);
	grid_number(grid, f->by_duration * 100, 0);
	grid_number(grid, f->by_tss * 100, 0);
	grid_number(grid, f->by_target * 100, 0);
	grid_text(grid, t->name.len > 0 ? t->name.data : "", t->name.len);
	return grid_row(grid);
}

static vk_status
tell(void *ctx, const vk_planned *p, const vk_fulfilment *f)
{
	struct telling *t = ctx;
	vk_error err;
	vk_status status = vk_record_read(t->rec, p->record, p->len, &err);

	vk_buf_clear(&t->name);
	if (status == VK_OK)
		status = vk_record_string(t->rec, "name", &t->name);
	if (status == VK_ENOMEM)
		return status;
	return t->run->options->form == GRID_JSON ? put_json(t, p, f) :
	    put_row(t, p, f);
}

vk_status
log_status(struct log_run *run, vk_error *err)
{
	const struct log_options *o = run->options;
	vk_log_question question = { .athlete = o->athlete,
		.since = o->since, .until = o->until, .today = o->today,
		.ftp = o->ftp };
	struct telling t = { .run = run };
	vk_status status = vk_record_new(&t.rec);

	if (status == VK_OK)
		status = grid_head(&run->grid, columns, COLUMNS);
	if (status == VK_OK)
		status = vk_log_status(run->log, &question, tell, &t, err);
	vk_record_free(t.rec);
	vk_buf_free(&t.json);
	vk_buf_free(&t.name);
	vk_buf_free(&t.activity);
	return status;
}
