/* SPDX-License-Identifier: MIT */
/*
 * The findings as a table for people, as one JSON object, and as figures for
 * Prometheus.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../filter/aside.h"
#include "../history/grid.h"
#include "../metrics/metrics.h"
#include "doctor.h"

#ifndef VEKTA_VERSION
#define VEKTA_VERSION "unknown"
#endif

static const char *const words[] = { "ok", "doubtful", "bad" };
static const char *const titles[] = { N_("ok"), N_("doubtful"), N_("bad") };

static const struct grid_column columns[] = {
	{ "check", N_("check"), 9, true },
	{ "status", N_("state"), 9, true },
	{ "ms", N_("ms"), 8, false },
	{ "message", N_("finding"), 0, true }
};

static const char *
sentence(const struct doctor_finding *f, const char *translated, char *text,
    size_t size)
{
	return vk_error_text(&f->told, translated, text, size);
}

vk_status
doctor_table(const struct doctor_finding *f, size_t count)
{
	struct grid grid = { 0 };
	vk_status status;
	vk_status end;

	grid_begin(&grid, GRID_TABLE);
	status = grid_head(&grid, columns,
	    sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < count && status == VK_OK; i++) {
		const char *word = _(titles[f[i].state]);
		char text[512];

		sentence(&f[i], _(f[i].told.format), text, sizeof text);
		grid_text(&grid, f[i].check, strlen(f[i].check));
		grid_text(&grid, word, strlen(word));
		grid_number(&grid, f[i].seconds * 1000, 1);
		grid_text(&grid, text, strlen(text));
		status = grid_row(&grid);
	}
	end = grid_end(&grid);
	return status != VK_OK ? status : end;
}

static enum doctor_state
worst(const struct doctor_finding *f, size_t count)
{
	enum doctor_state state = DOCTOR_OK;

	for (size_t i = 0; i < count; i++)
		if (f[i].state > state)
			state = f[i].state;
	return state;
}

static void
add_string(vk_buf *out, const char *name, const char *value)
{
	vk_buf_add_json(out, name, strlen(name));
	vk_buf_add_char(out, ':');
	vk_buf_add_json(out, value, strlen(value));
	vk_buf_add_char(out, ',');
}

static void
add_finding(vk_buf *out, const struct doctor_finding *f)
{
	char text[512];

	vk_buf_add_char(out, '{');
	add_string(out, "check", f->check);
	add_string(out, "status", words[f->state]);
	add_string(out, "code", f->told.code != NULL ? f->told.code : "");
	add_string(out, "message", sentence(f, NULL, text, sizeof text));
	vk_buf_add_text(out, "\"ms\":");
	vk_buf_add_fixed(out, f->seconds * 1000, 3);
	vk_buf_add_char(out, '}');
}

vk_status
doctor_json(const struct doctor_finding *f, size_t count)
{
	struct output out;
	vk_buf text = { 0 };
	vk_status status = VK_ENOMEM;

	vk_buf_add_char(&text, '{');
	add_string(&text, "status", words[worst(f, count)]);
	add_string(&text, "version", VEKTA_VERSION);
	vk_buf_add_text(&text, "\"checks\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			vk_buf_add_char(&text, ',');
		add_finding(&text, &f[i]);
	}
	vk_buf_add_text(&text, "]}\n");
	output_begin(&out, 1);
	if (!text.failed)
		status = output_add(&out, text.data, text.len);
	if (output_end(&out) != VK_OK)
		status = VK_EIO;
	vk_buf_free(&text);
	return status;
}

/* ---------------------------------------------------------------- figures */

static void
add_sample(vk_buf *out, const char *name, const char *check, double value)
{
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "{tool=\"vk-doctor\"");
	if (check != NULL) {
		vk_buf_add_text(out, ",check=\"");
		vk_buf_add_text(out, check);
		vk_buf_add_char(out, '"');
	}
	vk_buf_add_text(out, "} ");
	vk_buf_add_number(out, value);
	vk_buf_add_char(out, '\n');
}

static void
add_figures(vk_buf *out, const struct doctor_finding *f, size_t count,
    int status)
{
	static const char state[] = "vekta_health_status";
	static const char took[] = "vekta_health_duration_seconds";
	static const char when[] = "vekta_last_run_timestamp_seconds";
	static const char how[] = "vekta_last_run_status";

	metrics_family(out, state, "gauge",
	    "What vk-doctor found: 0 ok, 1 doubtful, 2 bad.");
	for (size_t i = 0; i < count; i++)
		add_sample(out, state, f[i].check, f[i].state);
	metrics_family(out, took, "gauge", "Time that a check took.");
	for (size_t i = 0; i < count; i++)
		add_sample(out, took, f[i].check, f[i].seconds);
	/* The words of cmd/metrics: one metric has one help. */
	metrics_family(out, when, "gauge", "Unix time of the last run.");
	add_sample(out, when, NULL, (double)time(NULL));
	metrics_family(out, how, "gauge", "Exit status of the last run.");
	add_sample(out, how, NULL, status);
}

vk_status
doctor_figures(const char *path, const struct doctor_finding *f,
    size_t count, int status)
{
	struct aside aside = { 0 };
	vk_buf text = { 0 };
	vk_status result;

	add_figures(&text, f, count, status);
	result = text.failed ? VK_ENOMEM : aside_open(&aside, path, true);
	if (result == VK_OK)
		result = aside_add(&aside, text.data, text.len);
	vk_buf_free(&text);
	if (result != VK_OK) {
		(void)aside_close(&aside, false);
		return result;
	}
	return aside_close(&aside, true);
}
