/* SPDX-License-Identifier: MIT */
/*
 * Counters live longer than a process: their file is also their memory. What
 * cannot be read in it begins at nothing.
 */
#include "metrics.h"

#include <base/number.h>
#include <errno.h>
#include <string.h>

#include "../filter/aside.h"
#include "../filter/filter.h"

enum { OLD_BYTES = 1024 * 1024 };

/* The value behind a sample's name and labels in old, 0 when it is not there. */
static double
old_value(const char *old, const char *sample)
{
	size_t len = strlen(sample);
	const char *line = old;

	while (*line != '\0') {
		size_t end = strcspn(line, "\n");
		double value;

		if (end > len + 1 && memcmp(line, sample, len) == 0 &&
		    line[len] == ' ' && vk__number_read(line + len + 1,
		    end - len - 1, &value))
			return value;
		line += end + (line[end] == '\n');
	}
	return 0;
}

static void
add_family(vk_buf *out, const char *name, const char *type, const char *help)
{
	vk_buf_add_text(out, "# HELP ");
	vk_buf_add_text(out, name);
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, help);
	vk_buf_add_text(out, "\n# TYPE ");
	vk_buf_add_text(out, name);
	vk_buf_add_char(out, ' ');
	vk_buf_add_text(out, type);
	vk_buf_add_char(out, '\n');
}

/* "name{tool="...",result="..."}" */
static void
add_sample(vk_buf *out, const char *name, const char *tool,
    const char *result)
{
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "{tool=\"");
	vk_buf_add_text(out, tool);
	if (result != NULL) {
		vk_buf_add_text(out, "\",result=\"");
		vk_buf_add_text(out, result);
	}
	vk_buf_add_text(out, "\"}");
}

static void
add_gauge(vk_buf *out, const char *name, const char *tool, const char *help,
    double value)
{
	add_family(out, name, "gauge", help);
	add_sample(out, name, tool, NULL);
	vk_buf_add_char(out, ' ');
	vk_buf_add_number(out, value);
	vk_buf_add_char(out, '\n');
}

static void
add_counters(vk_buf *out, const struct metrics_run *run, const char *old)
{
	static const char name[] = "vekta_records_total";
	vk_buf sample = { 0 };
	size_t i;

	add_family(out, name, "counter", "Records, by tool and result.");
	for (i = 0; i < run->count; i++) {
		vk_buf_clear(&sample);
		add_sample(&sample, name, run->tool, run->counts[i].result);
		if (vk_buf_text(&sample) == NULL) {
			out->failed = true;
			break;
		}
		vk_buf_add_text(out, sample.data);
		vk_buf_add_char(out, ' ');
		vk_buf_add_number(out, old_value(old, sample.data) +
		    (double)run->counts[i].count);
		vk_buf_add_char(out, '\n');
	}
	vk_buf_free(&sample);
}

void
metrics_text(const struct metrics_run *run, const char *old, vk_buf *out)
{
	static const char success[] = "vekta_last_success_timestamp_seconds";
	bool well = run->status == 0 || run->status == 1;
	vk_buf sample = { 0 };
	double last = (double)run->time;

	if (!well) {
		add_sample(&sample, success, run->tool, NULL);
		last = vk_buf_text(&sample) != NULL ?
		    old_value(old, sample.data) : 0;
		vk_buf_free(&sample);
	}
	add_gauge(out, success, run->tool,
	    "Unix time of the last complete run.", last);
	add_gauge(out, "vekta_last_run_timestamp_seconds", run->tool,
	    "Unix time of the last run.", (double)run->time);
	add_gauge(out, "vekta_last_run_status", run->tool,
	    "Exit status of the last run.", run->status);
	add_gauge(out, "vekta_last_run_duration_seconds", run->tool,
	    "Time the last run took.", run->seconds);
	add_counters(out, run, old);
}

vk_status
metrics_write(const char *path, const struct metrics_run *run)
{
	struct aside aside = { 0 };
	vk_buf old = { 0 };
	vk_buf text = { 0 };
	vk_status status = filter_load(path, OLD_BYTES, &old);

	if (status != VK_OK)
		vk_buf_clear(&old);
	status = VK_ENOMEM;
	if (vk_buf_text(&old) != NULL) {
		metrics_text(run, old.data, &text);
		status = text.failed ? VK_ENOMEM :
		    aside_open(&aside, path, true);
	}
	if (status == VK_OK)
		status = aside_add(&aside, text.data, text.len);
	if (aside_close(&aside, status == VK_OK) != VK_OK)
		status = VK_EIO;
	vk_buf_free(&old);
	vk_buf_free(&text);
	return status;
}
