/* SPDX-License-Identifier: MIT */
/*
 * vk-recall: lines that refer to a session of the past become that session,
 * edited; all others pass as they are. What such a line means is lib/recall's
 * matter, where the sessions come from that of cmd/recall.
 */
#include <base/date.h>
#include <errno.h>
#include <string.h>

#include "cli/today.h"
#include "lexicon/lexicon.h"
#include "recall/sources.h"

enum { FILES = 16, LEXICONS = 8 };

static vk_status recall_line(void *ctx, const struct filter_line *line,
    vk_buf *out, vk_error *err);

static const char *from[FILES], *lexicons[LEXICONS];

static struct {
	const char *db, *athlete, *today;
	struct cli_list from, lexicon;
	double ftp;
	uint64_t wait;
} arg = { .from = { from, FILES, 0 },
	.lexicon = { lexicons, LEXICONS, 0 }, .wait = 5 };

static const struct cli_option options[] = {
	CLI_TEXT(0, "db", arg.db, "FILE",
	    N_("look in what was planned and ridden")),
	CLI_TEXT(0, "athlete", arg.athlete, "NAME",
	    N_("with --db: whose, when there are several")),
	CLI_LIST(0, "from", arg.from, "FILE",
	    N_("look in these records; repeatable")),
	CLI_TEXT(0, "today", arg.today, "DATE",
	    N_("the day that \"yesterday\" comes before; default today")),
	CLI_LIST(0, "lexicon", arg.lexicon, "FILE",
	    N_("words of your own; repeatable")),
	CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
	    N_("the rider's threshold power")),
	CLI_UNSIGNED(0, "wait", arg.wait, "SECONDS", 0, 3600,
	    N_("how long to wait for a locked database; default 5")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-recall",
	.purpose = N_("Turn references to past sessions into those, edited."),
	.options = options
};

static struct {
	struct filter filter;
	vk_recall *recall;
	vk_record *record;
	vk_buf text;   /* the description of a record */
	vk_buf before; /* the line before, as it came or went */
} run = { .filter = { .name = "vk-recall", .line = recall_line } };

static bool
is_object(const char *data, size_t len)
{
	size_t i = 0;

	while (i < len && (data[i] == ' ' || data[i] == '\t'))
		i++;
	return i < len && data[i] == '{';
}

/* The line before may be the session that this one is about. */
static vk_status
tell_before(void)
{
	const char *data = run.before.len > 0 ? run.before.data : NULL;
	vk_status status;

	if (data == NULL)
		return vk_recall_before(run.recall, NULL, NULL, 0);
	if (!is_object(data, run.before.len))
		return vk_recall_before(run.recall, NULL, data,
		    run.before.len);
	status = vk_record_read(run.record, data, run.before.len, NULL);
	if (status == VK_ENOMEM)
		return status;
	return vk_recall_before(run.recall, status == VK_OK ? run.record :
	    NULL, NULL, 0);
}

static vk_status
keep(const char *data, size_t len)
{
	vk_buf_clear(&run.before);
	vk_buf_add(&run.before, data, len);
	return run.before.failed ? VK_ENOMEM : VK_OK;
}

/* What is no command goes on as it came. */
static vk_status
pass(const struct filter_line *line, vk_buf *out)
{
	vk_buf_add(out, line->data, line->len);
	vk_buf_add_char(out, '\n');
	return keep(line->data, line->len);
}

static vk_status
send(vk_recalled what, vk_buf *out, vk_error *err)
{
	const char *json;
	size_t len;

	if (err->status != VK_OK)
		filter_report(&run.filter, what == VK_RECALLED_REFUSED ?
		    MESSAGE_ERROR : MESSAGE_WARNING, err);
	if (what == VK_RECALLED_REFUSED)
		filter_count(&run.filter);
	memset(err, 0, sizeof *err);
	vk_record_bytes(run.record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	/* A refusal is no session: the one before it stays. */
	return what == VK_RECALLED_DONE ? keep(json, len) : VK_OK;
}

static vk_status
follow(const struct filter_line *line, const char *text, size_t len,
    bool object, vk_buf *out, vk_error *err)
{
	vk_recalled what;
	vk_status status = tell_before();

	if (status == VK_OK && !object)
		vk_record_clear(run.record);
	else if (status == VK_OK)
		status = vk_record_read(run.record, line->data, line->len,
		    err);
	if (status == VK_OK)
		status = vk_recall_text(run.recall, text, len, run.record,
		    &what, err);
	if (status != VK_OK)
		return status;
	return what == VK_RECALLED_NOT ? pass(line, out) :
	    send(what, out, err);
}

static vk_status
recall_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	vk_status status;

	(void)ctx;
	if (!is_object(line->data, line->len))
		return follow(line, line->data, line->len, false, out, err);
	status = vk_record_read(run.record, line->data, line->len, err);
	if (status != VK_OK)
		return status;
	status = vk_record_string(run.record, "description", &run.text);
	if (status == VK_ABSENT || run.text.len == 0)
		return pass(line, out);
	return status != VK_OK ? status : follow(line, run.text.data,
	    run.text.len, true, out, err);
}

/* ---------------------------------------------------------------- opening */

static int
read_options(vk_recall_options *o)
{
	*o = (vk_recall_options){ .athlete = { .ftp = arg.ftp } };
	if (arg.athlete != NULL && arg.db == NULL)
		return cli_usage(&command, N_("--athlete goes with --db"),
		    NULL, NULL);
	if (arg.today == NULL)
		o->today = cli_today();
	else if (vk__date_read(arg.today, strlen(arg.today), &o->today) !=
	    VK_OK)
		return cli_usage(&command, N_("\"%1\" is no date (written as "
		    "2026-03-03)"), arg.today, NULL);
	return CLI_GO_ON;
}

static vk_status
take_words(void *ctx, const char *file, const char *data, size_t size,
    vk_error *err)
{
	return vk_recall_lexicon(ctx, file, data, size, err);
}

static int
recall_open(void)
{
	vk_recall_options o;
	vk_error err = { 0 };
	struct sources sources = { .command = &command, .db = arg.db,
		.athlete = arg.athlete, .wait_ms = (unsigned)arg.wait * 1000,
		.file = arg.from.data, .files = arg.from.count };
	struct lexicon words = { take_words, NULL, &run.filter };
	int status = read_options(&o);

	if (status != CLI_GO_ON)
		return status;
	if (vk_recall_new(&o, &run.recall, &err) != VK_OK ||
	    vk_record_new(&run.record) != VK_OK) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	words.ctx = run.recall;
	for (size_t i = 0; i < arg.lexicon.count && status == CLI_GO_ON; i++)
		status = lexicon_add(&words, arg.lexicon.data[i], false);
	sources.recall = run.recall;
	sources.today = o.today;
	return status == CLI_GO_ON ? sources_read(&sources) : status;
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = filter_opened(command.name, recall_open());
	if (status == CLI_GO_ON)
		status = filter_run(&run.filter, files, count);
	vk_recall_free(run.recall);
	vk_record_free(run.record);
	vk_buf_free(&run.text);
	vk_buf_free(&run.before);
	return status;
}
