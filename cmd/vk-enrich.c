/* SPDX-License-Identifier: MIT */
/* vk-enrich: completes loose requests from a corpus of sessions. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "corpus/find.h"
#include "filter/filter.h"

static vk_status enrich_line(void *ctx, const struct filter_line *line,
    vk_buf *out, vk_error *err);

static const char *corpora[VK_CORPUS_FILES - 1];

static struct {
	vk_enrich_options options;
	struct cli_list corpus;
	uint64_t cache, cache_seconds;
	bool no_own, summary;
} arg = { .options = VK_ENRICH_OPTIONS,
	.corpus = { corpora, VK_CORPUS_FILES - 1, 0 },
	.cache = 1024, .cache_seconds = 300 };

static const struct cli_option options[] = {
	CLI_LIST(0, "corpus", arg.corpus, "FILE",
	    N_("the sessions to complete requests from; repeatable")),
	CLI_FLAG(0, "no-own", arg.no_own,
	    N_("leave your own sessions out")),
	CLI_NUMBER(0, "accept", arg.options.score.accept, "CONFIDENCE", 0, 1,
	    N_("the least confidence of accepted records (0.8)")),
	CLI_NUMBER(0, "enrich", arg.options.score.enrich, "CONFIDENCE", 0, 1,
	    N_("the least confidence of records not rejected (0.4)")),
	CLI_FLAG(0, "coach", arg.options.score.coach,
	    N_("trust the coach: no check of what a rider can do")),
	CLI_NUMBER(0, "ftp", arg.options.score.athlete.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power")),
	CLI_NUMBER(0, "weight", arg.options.score.athlete.weight, "KG", 1,
	    500, N_("the rider's weight")),
	CLI_NUMBER(0, "pma-ratio", arg.options.score.athlete.pma_ratio,
	    "RATIO", 0.5, 1, N_("threshold power divided by PMA (0.80)")),
	CLI_UNSIGNED(0, "cache", arg.cache, "REQUESTS", 0, 100000,
	    N_("how many requests are remembered (1024)")),
	CLI_UNSIGNED(0, "cache-seconds", arg.cache_seconds, "SECONDS", 0,
	    86400, N_("for how long (300)")),
	CLI_FLAG(0, "explain", arg.options.explain,
	    N_("add how the sessions compare with the request")),
	CLI_FLAG(0, "summary", arg.summary,
	    N_("say at the end how many records were completed")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-enrich",
	.purpose = N_("Complete loose requests from a corpus of sessions."),
	.options = options
};

static struct {
	struct filter filter;
	vk_corpus *corpus;
	vk_enrich *enrich;
	vk_record *record;
	vk_buf path;
	bool open; /* some corpus is */
} run = { .filter = { .name = "vk-enrich", .line = enrich_line } };

static void
message(enum message_level level, const vk_error *err)
{
	message_put((enum message_form)filter_options.form, level,
	    command.name, NULL, err);
}

/* A record that waits for a corpus passes, and the exit status tells. */
static void
report(vk_outcome outcome, const vk_judgement *judgement)
{
	if (outcome == VK_OUTCOME_REFUSED ||
	    judgement->verdict == VK_VERDICT_REJECT ||
	    (!run.open && judgement->verdict != VK_VERDICT_ACCEPT))
		filter_count(&run.filter);
}

static bool
is_of_corpus(vk_status status)
{
	return status == VK_EIO || status == VK_EBUSY || status == VK_ESYNTAX;
}

static vk_status
enrich_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	vk_outcome outcome = VK_OUTCOME_KEPT;
	vk_judgement judgement;
	const char *json;
	size_t len;
	vk_status status = vk_record_read(run.record, line->data, line->len,
	    err);

	(void)ctx;
	if (status != VK_OK)
		return status;
	status = vk_enrich_record(run.enrich, run.record, &outcome,
	    &judgement, err);
	if (status == VK_ENOMEM)
		return status;
	if (status != VK_OK) {
		/* Nothing is lost: it goes on as it came. */
		filter_report(&run.filter, MESSAGE_ERROR, err);
		if (is_of_corpus(status))
			memset(err, 0, sizeof *err);
	} else {
		report(outcome, &judgement);
		figures_judged(&run.filter.figures, &judgement);
	}
	vk_record_bytes(run.record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	return VK_OK;
}

/* ---------------------------------------------------------------- corpora */

/* A corpus that cannot be opened is warned of: records pass without it. */
static int
open_corpus(const char *path, bool optional)
{
	vk_error err = { 0 };
	vk_status status;

	if (optional && access(path, F_OK) != 0)
		return CLI_GO_ON;
	status = vk_corpus_open(run.corpus, path, &err);
	if (status == VK_OK) {
		run.open = true;
		return CLI_GO_ON;
	}
	if (status == VK_ENOMEM) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	message(MESSAGE_WARNING, &err);
	return CLI_GO_ON;
}

static int
open_usual(void)
{
	int status = CLI_GO_ON;

	if (arg.corpus.count == 0) {
		if (corpus_find(&run.path) != VK_OK)
			return CLI_IO;
		status = open_corpus(run.path.data, false);
	}
	for (size_t i = 0; i < arg.corpus.count && status == CLI_GO_ON; i++)
		status = open_corpus(arg.corpus.data[i], false);
	if (status == CLI_GO_ON && !arg.no_own &&
	    corpus_own(&run.path) == VK_OK)
		status = open_corpus(run.path.data, true);
	return status;
}

static int
enrich_open(void)
{
	vk_error err = { 0 };
	vk_status status;

	arg.options.cache = (size_t)arg.cache;
	arg.options.cache_seconds = (uint32_t)arg.cache_seconds;
	status = vk_corpus_new(&run.corpus);
	if (status == VK_OK)
		status = vk_record_new(&run.record);
	if (status == VK_OK)
		status = vk_enrich_new(&arg.options, run.corpus, &run.enrich,
		    &err);
	if (status == VK_EVALUE)
		return cli_usage(&command,
		    N_("--enrich must not be above --accept"), NULL, NULL);
	if (status != VK_OK) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	return open_usual();
}

static void
summarize(void)
{
	vk_enrich_count count;
	vk_buf text[2] = { { 0 }, { 0 } };
	vk_error err;

	vk_enrich_counts(run.enrich, &count);
	vk_buf_add_uint(&text[0], count.outcome[VK_OUTCOME_COMPLETED]);
	vk_buf_add_text(&text[0], "/");
	vk_buf_add_uint(&text[0], count.asked);
	vk_buf_add_uint(&text[1], count.cached);
	vk_error_set(&err, VK_OK, 0, "summary",
	    N_("completed of those that asked: %1; remembered: %2"),
	    vk_buf_text(&text[0]), vk_buf_text(&text[1]));
	message(MESSAGE_INFO, &err);
	vk_buf_free(&text[0]);
	vk_buf_free(&text[1]);
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = filter_opened(command.name, enrich_open());
	if (status == CLI_GO_ON) {
		status = filter_run(&run.filter, files, count);
		if (status == CLI_OK && !run.open)
			status = CLI_SOME;
		if (arg.summary)
			summarize();
	}
	vk_enrich_free(run.enrich);
	vk_corpus_free(run.corpus);
	vk_record_free(run.record);
	vk_buf_free(&run.path);
	return status;
}
