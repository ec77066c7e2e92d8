/* SPDX-License-Identifier: MIT */
#include "../../cmd/metrics/metrics.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct metrics_count counts[] = {
	{ "added", 5 }, { "rejected", 0 }
};

static struct metrics_run
run(int status)
{
	return (struct metrics_run){ .tool = "vk-x", .status = status,
	    .time = 1772518800, .seconds = 1.25, .counts = counts,
	    .count = 2 };
}

static bool
has(const vk_buf *text, const char *line)
{
	return strstr(text->data, line) != NULL;
}

Test(metrics, first_run)
{
	struct metrics_run first = run(0);
	vk_buf text = { 0 };

	metrics_text(&first, "", &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect(has(&text, "# TYPE vekta_records_total counter\n"
	    "vekta_records_total{tool=\"vk-x\",result=\"added\"} 5\n"
	    "vekta_records_total{tool=\"vk-x\",result=\"rejected\"} 0\n"));
	cr_expect(has(&text, "\nvekta_last_success_timestamp_seconds"
	    "{tool=\"vk-x\"} 1772518800\n"));
	cr_expect(has(&text, "\nvekta_last_run_duration_seconds{tool=\"vk-x\"}"
	    " 1.25\n"));
	cr_expect_eq(text.data[text.len - 1], '\n');
	vk_buf_free(&text);
}

Test(metrics, counters_go_on_and_success_stays)
{
	struct metrics_run first = run(1), second = run(3);
	vk_buf old = { 0 }, text = { 0 };

	metrics_text(&first, "", &old);
	second.time += 1000;
	metrics_text(&second, vk_buf_text(&old), &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect(has(&text, "result=\"added\"} 10\n"));
	cr_expect(has(&text, "vekta_last_success_timestamp_seconds"
	    "{tool=\"vk-x\"} 1772518800\n"));
	cr_expect(has(&text, "vekta_last_run_timestamp_seconds{tool=\"vk-x\"}"
	    " 1772519800\n"));
	vk_buf_clear(&text);
	/* Junk counts for nothing. */
	metrics_text(&second, "vekta_records_total{tool=\"vk-x\","
	    "result=\"added\"} many\n\n", &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect(has(&text, "result=\"added\"} 5\n"));
	cr_expect(has(&text, "success_timestamp_seconds{tool=\"vk-x\"} 0\n"));
	vk_buf_free(&old);
	vk_buf_free(&text);
}

Test(metrics, the_file_is_replaced)
{
	struct metrics_run first = run(0);
	char path[64], line[256];
	int lines = 0;
	FILE *file;

	snprintf(path, sizeof path, "/tmp/vekta-metrics-%ld.prom",
	    (long)getpid());
	for (int i = 0; i < 2; i++)
		cr_assert_eq(metrics_write(path, &first), VK_OK);
	file = fopen(path, "r");
	while (fgets(line, sizeof line, file) != NULL)
		lines += strstr(line, "added\"} 10\n") != NULL;
	fclose(file);
	unlink(path);
	cr_expect_eq(lines, 1);
	cr_expect_eq(metrics_write("/dev/null/x.prom", &first), VK_EIO);
}
