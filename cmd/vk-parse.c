/* SPDX-License-Identifier: MIT */
/*
 * vk-parse: reads what coaches write, a workout a line, and writes records.
 * The reading is lib/text's matter, the forms of input are cmd/parse's; here
 * are the options.
 */
#include <base/date.h>
#include <errno.h>
#include <string.h>

#include "cli/screen.h"
#include "lexicon/lexicon.h"
#include "parse/hand.h"

static const char *lexicons[HAND_LEXICONS];

static struct {
	bool null;
	const char *week_of;
	struct cli_list lexicon;
} arg = { .lexicon = { lexicons, HAND_LEXICONS, 0 } };

static struct {
	struct hand_options options;
	struct filter filter;
	struct hand *hand;
} run = { .options = { .input = HAND_GUESS },
	.filter = { .name = "vk-parse", .ahead = hand_ahead, .line = hand_line,
	.fork = hand_fork, .join = hand_free, .steady = hand_steady } };

static const struct cli_option options[] = {
	CLI_CHOICE(0, "input", run.options.input, "text|json",
	    N_("the form of the input; by default its first line tells")),
	CLI_FLAG(0, "paragraph", run.options.paragraph,
	    N_("a workout ends at an empty line, not at each line")),
	CLI_FLAG('0', "null", arg.null, N_("a workout ends at a NUL byte")),
	CLI_TEXT(0, "week-of", arg.week_of, "DATE",
	    N_("weekdays are those of the week of this date")),
	CLI_LIST(0, "lexicon", arg.lexicon, "FILE",
	    N_("more words, before the built-in ones; repeatable")),
	CLI_UNSIGNED(0, "source-offset", run.options.source_offset, "LINES", 0, 1e15,
	    N_("lines that came before the input, for vekta.source")),
	CLI_FLAG(0, "explain", run.options.explain,
	    N_("show what was understood instead of writing records")),
	CLI_FLAG(0, "no-jit", run.options.parser.no_jit,
	    N_("do without machine code made at run time")),
	FILTER_JOBS,
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-parse",
	.purpose = N_("Turn what coaches write into workout records."),
	.options = options
};

static int
read_lexicons(void)
{
	const struct lexicon to = { hand_words, run.hand, &run.filter };
	int status = lexicon_own(&to);

	for (size_t i = 0; i < arg.lexicon.count && status == CLI_GO_ON; i++)
		status = lexicon_add(&to, arg.lexicon.data[i], false);
	return status;
}

static int
parse_open(void)
{
	vk_error err = { 0 };
	vk_status status;

	if (run.options.paragraph && arg.null)
		return cli_usage(&command,
		    N_("--paragraph and --null exclude each other"), NULL,
		    NULL);
	if (arg.week_of != NULL) {
		run.options.parser.has_week = true;
		if (vk__date_read(arg.week_of, strlen(arg.week_of),
		    &run.options.parser.week_of) != VK_OK)
			return cli_usage(&command,
			    N_("--week-of: '%1' is no date like 2026-03-03"),
			    arg.week_of, NULL);
	}
	status = hand_new(&run.options, &run.hand, &err);
	if (status == VK_ENOMEM) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	if (status != VK_OK) {
		message_put((enum message_form)filter_options.form,
		    MESSAGE_ERROR, command.name, NULL, &err);
		return CLI_IO;
	}
	run.filter.ctx = run.hand;
	return read_lexicons();
}

static int
parse_run(char **files, size_t count)
{
	run.options.colour = screen_colour();
	if (run.options.paragraph)
		run.filter.mode = VK__READER_PARAGRAPHS;
	else if (arg.null)
		run.filter.mode = VK__READER_NUL;
	return filter_run(&run.filter, files, count);
}

int
main(int argc, char **argv)
{
	char **files;
	size_t count;
	int status = cli_begin(&command, argc, argv, &files, &count);

	if (status == CLI_GO_ON)
		status = filter_opened(command.name, parse_open());
	if (status == CLI_GO_ON)
		status = parse_run(files, count);
	hand_free(run.hand);
	return status;
}
