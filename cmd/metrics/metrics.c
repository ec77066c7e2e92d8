/* SPDX-License-Identifier: MIT */
/*
 * Counters live longer than a process: their file is also their memory. What
 * cannot be read in it begins at nothing.
 */
#include "metrics.h"

#include <base/number.h>
#include <base/reader.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../filter/aside.h"

enum { OLD_BYTES = 1024 * 1024, READ_BYTES = 16 * 1024 };
/* 2 ms each: ten seconds. */
enum { LOCK_TRIES = 5000 };

const double metrics_bound[METRICS_BOUNDS] = { 1e-5, 2.5e-5, 5e-5, 1e-4,
	2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.05, 0.1, 0.25, 1,
	10 };

void
metrics_time(struct metrics_times *times, double seconds)
{
	size_t i = 0;

	while (i < METRICS_BOUNDS && seconds > metrics_bound[i])
		i++;
	times->count[i]++;
	times->sum += seconds;
}

/* The value behind a sample's name and labels in old; 0: not there, or below. */
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
			return value > 0 ? value : 0;
		line += end + (line[end] == '\n');
	}
	return 0;
}

void
metrics_family(vk_buf *out, const char *name, const char *type, const char *help)
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

static void
add_sample(vk_buf *out, const char *name, const char *tool)
{
	vk_buf_add_text(out, name);
	vk_buf_add_text(out, "{tool=\"");
	vk_buf_add_text(out, tool);
	vk_buf_add_text(out, "\"}");
}

static void
add_gauge(vk_buf *out, const char *name, const char *tool, const char *help,
    double value)
{
	metrics_family(out, name, "gauge", help);
	add_sample(out, name, tool);
	vk_buf_add_char(out, ' ');
	vk_buf_add_number(out, value);
	vk_buf_add_char(out, '\n');
}

/* A sample whose value goes on from the old one; least: write it from there. */
static void
add_counter(vk_buf *out, const vk_buf *sample, const char *old, double more,
    double least)
{
	double value;

	if (sample->failed) {
		out->failed = true;
		return;
	}
	value = old_value(old, sample->data) + more;
	if (value < least)
		return;
	vk_buf_add(out, sample->data, sample->len - 1);
	vk_buf_add_char(out, ' ');
	vk_buf_add_number(out, value);
	vk_buf_add_char(out, '\n');
}

/* "name{tool="...",label="value"", with its NUL; more labels may follow. */
static void
begin_sample(vk_buf *sample, const char *name, const char *tool,
    const char *label, const char *value)
{
	vk_buf_clear(sample);
	vk_buf_add_text(sample, name);
	vk_buf_add_text(sample, "{tool=\"");
	vk_buf_add_text(sample, tool);
	if (label != NULL) {
		vk_buf_add_text(sample, "\",");
		vk_buf_add_text(sample, label);
		vk_buf_add_text(sample, "=\"");
		vk_buf_add_text(sample, value);
	}
	vk_buf_add_text(sample, "\"");
}

static void
end_sample(vk_buf *sample)
{
	vk_buf_add(sample, "}", 2); /* with the NUL that old_value wants */
}

static void
add_counters(vk_buf *out, const struct metrics_run *run, const char *old)
{
	static const char name[] = "vekta_records_total";
	vk_buf sample = { 0 };

	metrics_family(out, name, "counter", "Records, by tool and result.");
	for (size_t i = 0; i < run->count; i++) {
		begin_sample(&sample, name, run->tool, "result",
		    run->counts[i].result);
		end_sample(&sample);
		add_counter(out, &sample, old, (double)run->counts[i].count,
		    0);
	}
	vk_buf_free(&sample);
}

static const char verdicts_name[] = "vekta_verdicts_total";

/* Most pairs never occur: only those that ever did are written. */
static void
add_verdicts(vk_buf *out, const struct metrics_run *run, const char *old)
{
	const struct metrics_verdicts none = { { { 0 } } };
	const struct metrics_verdicts *judged = run->verdicts != NULL ?
	    run->verdicts : &none;
	vk_buf sample = { 0 };

	metrics_family(out, verdicts_name, "counter",
	    "Records judged, by tool, verdict and category.");
	for (int v = 0; v < VK_VERDICT_COUNT; v++)
		for (int c = 0; c < VK_CATEGORY_COUNT; c++) {
			const char *kind = vk_category_text((vk_category)c);

			begin_sample(&sample, verdicts_name, run->tool, "verdict",
			    vk_verdict_text((vk_verdict)v));
			vk_buf_add_text(&sample, ",category=\"");
			vk_buf_add_text(&sample, *kind != '\0' ? kind :
			    "none");
			vk_buf_add_char(&sample, '"');
			end_sample(&sample);
			add_counter(out, &sample, old,
			    (double)judged->count[v][c], 1);
		}
	vk_buf_free(&sample);
}

static void
add_times(vk_buf *out, const struct metrics_run *run, const char *old)
{
	static const char name[] = "vekta_record_duration_seconds";
	static const char bucket[] = "vekta_record_duration_seconds_bucket";
	vk_buf sample = { 0 }, bound = { 0 };
	double count = 0;

	metrics_family(out, name, "histogram", "Time that a record took.");
	for (size_t i = 0; i <= METRICS_BOUNDS; i++) {
		vk_buf_clear(&bound);
		if (i < METRICS_BOUNDS)
			vk_buf_add_number(&bound, metrics_bound[i]);
		else
			vk_buf_add_text(&bound, "+Inf");
		count += (double)run->times->count[i];
		if (vk_buf_text(&bound) == NULL)
			break;
		begin_sample(&sample, bucket, run->tool, "le", bound.data);
		end_sample(&sample);
		add_counter(out, &sample, old, count, 0);
	}
	out->failed |= bound.failed;
	begin_sample(&sample, "vekta_record_duration_seconds_sum", run->tool,
	    NULL, NULL);
	end_sample(&sample);
	add_counter(out, &sample, old, run->times->sum, 0);
	begin_sample(&sample, "vekta_record_duration_seconds_count",
	    run->tool, NULL, NULL);
	end_sample(&sample);
	add_counter(out, &sample, old, count, 0);
	vk_buf_free(&sample);
	vk_buf_free(&bound);
}

void
metrics_text(const struct metrics_run *run, const char *old, vk_buf *out)
{
	static const char success[] = "vekta_last_success_timestamp_seconds";
	bool well = run->status == 0 || run->status == 1;
	vk_buf sample = { 0 };
	double last = (double)run->time;

	if (!well) {
		add_sample(&sample, success, run->tool);
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
	/* Also of a run that judged nothing: what stood there goes on. */
	if (run->verdicts != NULL || strstr(old, verdicts_name) != NULL)
		add_verdicts(out, run, old);
	if (run->times != NULL)
		add_times(out, run, old);
}

/* ------------------------------------------------------------------- file */

/* 0 or errno; with a limit, since whoever may read the file may lock it. */
static int
lock(int fd)
{
	const struct timespec pause = { 0, 2000000 };
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	for (int i = 0; fcntl(fd, F_SETLK, &whole) != 0; i++) {
		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			/* Some file systems of a network have no locks. */
			return errno == ENOLCK ? 0 : errno;
		if (i == LOCK_TRIES)
			return EAGAIN;
		(void)nanosleep(&pause, NULL);
	}
	return 0;
}

/*
 * Opens path and locks it, so that runs at the same time add up: a run that
 * waited finds that the file was replaced, and opens the new one. -1: errno.
 */
static int
open_locked(const char *path, bool *made)
{
	for (;;) {
		struct stat at, now;
		int error;
		int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);

		*made = false;
		if (fd < 0 && errno == ENOENT) {
			fd = open(path, O_RDWR | O_CREAT | O_EXCL |
			    O_CLOEXEC, 0666);
			if (fd < 0 && errno == EEXIST)
				continue;
			*made = fd >= 0;
		}
		if (fd < 0)
			return -1;
		error = lock(fd);
		if (error == 0 && fstat(fd, &at) == 0 &&
		    lstat(path, &now) == 0 && at.st_dev == now.st_dev &&
		    at.st_ino == now.st_ino)
			return fd;
		(void)close(fd);
		if (error != 0) {
			errno = error;
			return -1;
		}
	}
}

/* What stands in the file; what is too long to be ours counts for nothing. */
static vk_status
read_old(int fd, vk_buf *old)
{
	vk_status status;
	size_t len;

	do {
		len = 0;
		status = vk_buf_reserve(old, READ_BYTES);
		if (status == VK_OK)
			status = vk__read_some(fd, old->data + old->len,
			    READ_BYTES, &len);
		old->len += len;
	} while (status == VK_OK && len > 0 && old->len <= OLD_BYTES);
	if (old->len > OLD_BYTES)
		vk_buf_clear(old);
	return status;
}

static vk_status
replace(const char *path, const struct metrics_run *run, const char *old)
{
	struct aside aside = { 0 };
	vk_buf text = { 0 };
	vk_status status;

	metrics_text(run, old, &text);
	status = text.failed ? VK_ENOMEM : aside_open(&aside, path, true);
	if (status == VK_OK)
		status = aside_add(&aside, text.data, text.len);
	if (aside_close(&aside, status == VK_OK) != VK_OK && status == VK_OK)
		status = VK_EIO;
	vk_buf_free(&text);
	return status;
}

/* What is no file, such as a pipe, has no counts to go on from. */
static bool
is_memory(const char *path)
{
	struct stat st;

	return stat(path, &st) != 0 || S_ISREG(st.st_mode);
}

vk_status
metrics_write(const char *path, const struct metrics_run *run)
{
	vk_buf old = { 0 };
	vk_status status;
	bool made = false;
	int fd, error;

	if (!is_memory(path))
		return replace(path, run, "");
	fd = open_locked(path, &made);
	if (fd < 0)
		return VK_EIO;
	status = read_old(fd, &old);
	if (status == VK_OK)
		status = vk_buf_text(&old) == NULL ? VK_ENOMEM :
		    replace(path, run, old.data);
	error = errno;
	if (status != VK_OK && made)
		(void)unlink(path);
	(void)close(fd);
	vk_buf_free(&old);
	errno = error;
	return status;
}
