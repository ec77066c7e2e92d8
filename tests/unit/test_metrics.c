/* SPDX-License-Identifier: MIT */
#include "../../cmd/metrics/metrics.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
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

Test(metrics, times_and_verdicts)
{
	struct metrics_times times = { { 0 }, 0 };
	struct metrics_verdicts verdicts = { { { 0 } } };
	struct metrics_run one = run(0);
	vk_buf old = { 0 }, text = { 0 };

	metrics_time(&times, 0.00001); /* a bound holds itself */
	metrics_time(&times, 0.0001);
	metrics_time(&times, 11);
	verdicts.count[VK_VERDICT_ACCEPT][VK_CATEGORY_VO2MAX] = 2;
	verdicts.count[VK_VERDICT_REJECT][VK_CATEGORY_NONE] = 1;
	one.times = &times;
	one.verdicts = &verdicts;
	metrics_text(&one, "", &old);
	metrics_text(&one, vk_buf_text(&old), &text);
	cr_assert_not_null(vk_buf_text(&text));
	/* Both runs together: files of the same kind can be added up. */
	cr_expect(has(&text, "_bucket{tool=\"vk-x\",le=\"0.00001\"} 2\n"));
	cr_expect(has(&text, "_bucket{tool=\"vk-x\",le=\"0.0001\"} 4\n"));
	cr_expect(has(&text, "_bucket{tool=\"vk-x\",le=\"10\"} 4\n"));
	cr_expect(has(&text, "_bucket{tool=\"vk-x\",le=\"+Inf\"} 6\n"));
	cr_expect(has(&text, "_seconds_count{tool=\"vk-x\"} 6\n"));
	cr_expect(has(&text, "verdict=\"accept\",category=\"vo2max\"} 4\n"));
	cr_expect(has(&text, "verdict=\"reject\",category=\"none\"} 2\n"));
	cr_expect_not(has(&text, "category=\"tempo\""));
	vk_buf_free(&old);
	vk_buf_free(&text);
}

Test(metrics, what_is_not_judged_or_not_ours)
{
	struct metrics_verdicts verdicts = { { { 0 } } };
	struct metrics_run one = run(0), none = run(0);
	vk_buf old = { 0 }, text = { 0 };

	verdicts.count[VK_VERDICT_ACCEPT][VK_CATEGORY_VO2MAX] = 2;
	one.verdicts = &verdicts;
	metrics_text(&one, "", &old);
	metrics_text(&none, vk_buf_text(&old), &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect(has(&text, "verdict=\"accept\",category=\"vo2max\"} 2\n"));
	vk_buf_clear(&text);
	metrics_text(&none, "", &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect_not(has(&text, "verdict"));
	vk_buf_clear(&text);
	metrics_text(&none, "vekta_records_total{tool=\"vk-x\","
	    "result=\"added\"} -9\n", &text);
	cr_assert_not_null(vk_buf_text(&text));
	cr_expect(has(&text, "result=\"added\"} 5\n"));
	vk_buf_free(&old);
	vk_buf_free(&text);
}

static void
save(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	fputs(text, file);
	fclose(file);
}

Test(metrics, neither_links_nor_modes_are_replaced)
{
	struct metrics_run first = run(0);
	char path[64], link[80], at[64] = "";
	struct stat st;

	snprintf(path, sizeof path, "/tmp/vekta-mode-%ld.prom", (long)getpid());
	snprintf(link, sizeof link, "%s.link", path);
	save(path, "");
	chmod(path, 0640);
	cr_expect_eq(metrics_write(path, &first), VK_OK);
	cr_assert_eq(stat(path, &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0640);
	cr_expect_gt(st.st_size, 0);
	cr_assert_eq(symlink(path, link), 0);
	cr_expect_eq(metrics_write(link, &first), VK_EIO);
	cr_expect_gt(readlink(link, at, sizeof at - 1), 0);
	cr_expect_str_eq(at, path);
	unlink(link);
	/* What is no file is written, and not read. */
	cr_assert_eq(symlink("/dev/zero", link), 0);
	cr_expect_eq(metrics_write(link, &first), VK_OK);
	cr_expect_gt(readlink(link, at, sizeof at - 1), 0);
	unlink(link);
	unlink(path);
}
