/* SPDX-License-Identifier: MIT */
/* vk-score: judges workout records and computes their load. */
#include <errno.h>
#include <stdlib.h>

#include "filter/aside.h"
#include "filter/filter.h"
#include "rider/rider.h"

/* The place of each word of --filter in its list. */
enum { ONLY_ACCEPT, ONLY_ENRICH, ONLY_REJECT, ALL };

/* What a thread judges with. */
struct hand {
	vk_record *record;
	vk_score *score;
};

static filter_fn score_line;
static filter_fork_fn hand_fork;
static filter_join_fn hand_join;

static struct {
	vk_score_options options;
	unsigned only;
	const char *rejects;
	bool force;
	struct filter filter;
	struct aside aside;
	struct hand hand;
	struct rider rider;
	vk_buf told; /* of the rider, as JSON; empty: nothing */
} run = { .options = VK_SCORE_OPTIONS, .only = ALL,
	.filter = { .name = "vk-score", .line = score_line, .fork = hand_fork,
	.join = hand_join, .ctx = &run.hand } };

static const struct cli_option options[] = {
	CLI_NUMBER(0, "accept", run.options.accept, "CONFIDENCE", 0, 1,
	    N_("the least confidence of accepted records (0.8)")),
	CLI_NUMBER(0, "enrich", run.options.enrich, "CONFIDENCE", 0, 1,
	    N_("the least confidence of records not rejected (0.4)")),
	CLI_FLAG(0, "coach", run.options.coach,
	    N_("trust the coach: no check of what a rider can do")),
	CLI_NUMBER(0, "ftp", run.options.athlete.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power")),
	CLI_NUMBER(0, "weight", run.options.athlete.weight, "KG", 1, 500,
	    N_("the rider's weight")),
	CLI_NUMBER(0, "pma-ratio", run.options.athlete.pma_ratio, "RATIO",
	    0.5, 1, N_("threshold power divided by PMA (0.80)")),
	RIDER_OPTIONS(run.rider),
	CLI_FLAG(0, "features", run.options.features,
	    N_("add what the confidence is computed from")),
	CLI_CHOICE(0, "filter", run.only, "accept|enrich|reject",
	    N_("write only records with this verdict")),
	CLI_TEXT(0, "rejects", run.rejects, "FILE",
	    N_("write the records that --filter holds back to FILE")),
	CLI_FLAG(0, "force", run.force,
	    N_("overwrite the file of --rejects")),
	FILTER_JOBS,
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-score",
	.purpose = N_("Judge workout records and compute their load."),
	.options = options
};

static bool
is_wanted(vk_verdict verdict)
{
	switch (run.only) {
	case ONLY_ACCEPT:
		return verdict == VK_VERDICT_ACCEPT;
	case ONLY_ENRICH:
		return verdict == VK_VERDICT_ENRICH;
	case ONLY_REJECT:
		return verdict == VK_VERDICT_REJECT;
	default:
		return true;
	}
}

/* The record goes out, or aside, or is dropped. */
static vk_status
send_record(const struct hand *hand, struct filter *filter, vk_verdict verdict,
    vk_buf *out)
{
	const char *json;
	size_t len;

	if (!is_wanted(verdict)) {
		out = &filter->back;
		if (run.rejects == NULL) {
			filter_count(filter);
			return VK_OK;
		}
	}
	vk_record_bytes(hand->record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	return out->failed ? VK_ENOMEM : VK_OK;
}

static vk_status
score_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	struct hand *hand = ctx;
	struct filter *filter = line->filter;
	vk_judgement judgement;
	vk_error steps = { 0 };
	vk_status status;

	status = vk_record_read(hand->record, line->data, line->len, err);
	if (status != VK_OK)
		return status;
	status = vk_score_record(hand->score, hand->record, &judgement, &steps);
	if (status == VK_OK && run.told.len > 0)
		status = vk_record_set(hand->record, "vekta.rider",
		    run.told.data, run.told.len);
	if (status != VK_OK)
		return status;
	figures_judged(&filter->figures, &judgement);
	if (steps.status != VK_OK && steps.status != VK_ABSENT)
		filter_report(filter, MESSAGE_ERROR, &steps);
	else if (judgement.verdict == VK_VERDICT_REJECT)
		filter_count(filter);
	return send_record(hand, filter, judgement.verdict, out);
}

static vk_status
hand_open(struct hand *hand)
{
	vk_status status = vk_score_new(&run.options, &hand->score);

	return status != VK_OK ? status : vk_record_new(&hand->record);
}

static void
hand_close(struct hand *hand)
{
	vk_score_free(hand->score);
	vk_record_free(hand->record);
}

static void
hand_join(void *ctx)
{
	hand_close(ctx);
	free(ctx);
}

static void *
hand_fork(void *ctx)
{
	struct hand *hand = calloc(1, sizeof *hand);

	(void)ctx;
	if (hand == NULL || hand_open(hand) == VK_OK)
		return hand;
	hand_join(hand);
	return NULL;
}

static int
score_run(char **files, size_t count)
{
	int status = filter_run(&run.filter, files, count);

	if (aside_close(&run.aside, status != CLI_IO) != VK_OK) {
		filter_failed(&run.filter, run.rejects, errno);
		status = CLI_IO;
	}
	return status;
}

static int
score_open(void)
{
	int status;

	if (run.rejects != NULL && run.only == ALL)
		return cli_usage(&command, N_("--rejects needs --filter"),
		    NULL, NULL);
	status = rider_read(&command, &run.rider, &run.options.athlete);
	if (status != CLI_GO_ON)
		return status;
	(void)rider_write(&run.rider, &run.told);
	switch (hand_open(&run.hand)) {
	case VK_OK:
		break;
	case VK_EVALUE:
		return cli_usage(&command,
		    N_("--enrich must not be above --accept"), NULL, NULL);
	default:
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	if (run.told.failed) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	if (run.rejects != NULL &&
	    aside_open(&run.aside, run.rejects, run.force) != VK_OK) {
		filter_failed(&run.filter, run.rejects, errno);
		return CLI_IO;
	}
	run.filter.aside = &run.aside;
	return CLI_GO_ON;
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = filter_opened(command.name, score_open());
	if (status == CLI_GO_ON)
		status = score_run(files, count);
	(void)aside_close(&run.aside, false);
	hand_close(&run.hand);
	vk_buf_free(&run.told);
	return status;
}
