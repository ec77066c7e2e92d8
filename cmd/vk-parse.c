/* SPDX-License-Identifier: MIT */
/*
 * vk-parse: reads what coaches write, a workout a line, and writes records.
 * The reading is lib/text's matter; here are the forms of input and the
 * options.
 */
#include <base/date.h>
#include <base/utf8.h>
#include <errno.h>
#include <string.h>

#include "cli/screen.h"
#include "explain/explain.h"
#include "filter/filter.h"
#include "lexicon/lexicon.h"

enum { LEXICONS = 16 };

/* The place of each word of --input in its list. */
enum { INPUT_TEXT, INPUT_JSON, INPUT_GUESS };

static const char *lexicons[LEXICONS];

static struct {
	bool paragraph, null, no_jit, explain;
	const char *week_of;
	struct cli_list lexicon;
	uint64_t source_offset;
	unsigned input;
} arg = { .input = INPUT_GUESS, .lexicon = { lexicons, LEXICONS, 0 } };

static const struct cli_option options[] = {
	CLI_CHOICE(0, "input", arg.input, "text|json",
	    N_("the form of the input; by default its first line tells")),
	CLI_FLAG(0, "paragraph", arg.paragraph,
	    N_("a workout ends at an empty line, not at each line")),
	CLI_FLAG('0', "null", arg.null, N_("a workout ends at a NUL byte")),
	CLI_TEXT(0, "week-of", arg.week_of, "DATE",
	    N_("weekdays are those of the week of this date")),
	CLI_LIST(0, "lexicon", arg.lexicon, "FILE",
	    N_("more words, before the built-in ones; repeatable")),
	CLI_UNSIGNED(0, "source-offset", arg.source_offset, "LINES", 0, 1e15,
	    N_("lines that came before the input, for vekta.source")),
	CLI_FLAG(0, "explain", arg.explain,
	    N_("show what was understood instead of writing records")),
	CLI_FLAG(0, "no-jit", arg.no_jit,
	    N_("do without machine code made at run time")),
	FILTER_METRICS,
	FILTER_OPTIONS,
	CLI_END
};

static const struct cli_command command = {
	.name = "vk-parse",
	.purpose = N_("Turn what coaches write into workout records."),
	.options = options
};

static filter_ahead_fn read_ahead;
static filter_fn parse_line;

/* One of the lines in work. */
struct item {
	vk_record *record; /* of a JSON line, or for --explain */
	vk_buf text;       /* the description of a JSON line */
	bool recalled;     /* vk-recall has made a session of it */
	vk_status status;  /* of reading the JSON */
	vk_error err;
};

static struct {
	struct filter filter;
	vk_parser *parser;
	struct item item[FILTER_LINES];
	vk_buf name;       /* the file's name as valid UTF-8 */
	const char *file;  /* the file that json and name are about */
	bool known;        /* json is */
	bool json;
	bool colour;
} run = { .filter = { .name = "vk-parse", .ahead = read_ahead,
	.line = parse_line } };

_Static_assert((int)FILTER_LINES <= (int)VK_PARSER_TEXTS, "all are read at once");

/* File names are any bytes, records are UTF-8: others become U+FFFD. */
static void
set_name(const char *file)
{
	size_t len = strlen(file);

	vk_buf_clear(&run.name);
	while (len > 0) {
		size_t good = vk__utf8_check(file, len);

		vk_buf_add(&run.name, file, good);
		if (good < len) {
			vk_buf_add_text(&run.name, "\xef\xbf\xbd");
			good++;
		}
		file += good;
		len -= good;
	}
}

static bool
begins_object(const struct filter_line *line)
{
	size_t i = 0;

	while (i < line->len && (line->data[i] == ' ' || line->data[i] == '\t'))
		i++;
	return i < line->len && line->data[i] == '{';
}

/* What holds for a whole file, at its first line. */
static void
begin_file(const struct filter_line *line)
{
	run.file = line->file;
	run.known = false;
	set_name(line->is_stdin ? "-" : line->file);
	(void)vk_buf_text(&run.name); /* parse_line looks whether it failed */
}

/* The description of a JSON line into item->text. */
static vk_status
read_record(struct item *item, const struct filter_line *line)
{
	vk_status status = vk_record_read(item->record, line->data, line->len,
	    &item->err);

	if (status != VK_OK)
		return status;
	status = vk_record_string(item->record, "description", &item->text);
	if (status == VK_ABSENT)
		return vk_error_set(&item->err, VK_EVALUE, 0, "no-description",
		    N_("no description to read"), NULL, NULL);
	return vk_buf_text(&item->text) == NULL ? VK_ENOMEM : status;
}

/* Whether word stands in data; neither has to end with a NUL. */
static bool
holds(const char *data, size_t len, const char *word)
{
	size_t n = strlen(word);
	const char *at = data;
	const char *end = data + len;

	while ((size_t)(end - at) >= n && (at = memchr(at, *word,
	    (size_t)(end - at) - n + 1)) != NULL) {
		if (memcmp(at, word, n) == 0)
			return true;
		at++;
	}
	return false;
}

/* What vk-recall made of a line stands among lines of text, or of records. */
static bool
is_recalled(struct item *item, const struct filter_line *line)
{
	const char *json;
	size_t len;

	return arg.input == INPUT_GUESS && begins_object(line) &&
	    holds(line->data, line->len, "\"recall\"") &&
	    vk_record_read(item->record, line->data, line->len, NULL) ==
	    VK_OK && vk_record_get(item->record, "vekta.recall", &json,
	    &len) == VK_OK;
}

static vk_text
text_of(struct item *item, const struct filter_line *line)
{
	item->status = VK_OK;
	item->recalled = is_recalled(item, line);
	if (item->recalled)
		return (vk_text){ "", 0 };
	/* The first line of its own tells what a file holds. */
	if (!run.known)
		run.json = arg.input == INPUT_JSON || (arg.input ==
		    INPUT_GUESS && !arg.paragraph && begins_object(line));
	run.known = true;
	if (!run.json)
		return (vk_text){ line->data, line->len };
	item->err.status = VK_OK;
	item->status = read_record(item, line);
	if (item->status != VK_OK)
		return (vk_text){ "", 0 };
	return (vk_text){ item->text.data, item->text.len };
}

static void
read_ahead(void *ctx, const struct filter_line *line, size_t count)
{
	vk_text text[FILTER_LINES];
	size_t i;

	(void)ctx;
	if (run.file != line->file)
		begin_file(line);
	for (i = 0; i < count; i++)
		text[i] = text_of(&run.item[i], &line[i]);
	vk_parser_read_all(run.parser, text, count);
}

/*
 * The name for vekta.source. Standard input has none, unless the caller says
 * that it is a part of something.
 */
static const char *
source_file(const struct filter_line *line)
{
	return line->is_stdin && arg.source_offset == 0 ? NULL : run.name.data;
}

static vk_status
explain(struct item *item, const char *text, size_t len, vk_buf *out)
{
	return explain_add(run.parser, text, len, item->record, run.colour,
	    out);
}

static vk_status
parse_text(struct item *item, const struct filter_line *line, vk_buf *out)
{
	const char *file = source_file(line);
	uint64_t number = line->number + arg.source_offset;
	vk_status status;

	if (!arg.explain)
		return vk_parser_line(run.parser, line->data, line->len, file,
		    number, out);
	vk_record_clear(item->record);
	status = vk_parser_record(run.parser, line->data, line->len, file,
	    number, item->record);
	return status != VK_OK ? status :
	    explain(item, line->data, line->len, out);
}

static vk_status
parse_json(struct item *item, const struct filter_line *line, vk_buf *out)
{
	const char *json;
	size_t len;
	vk_status status = vk_parser_record(run.parser, item->text.data,
	    item->text.len, source_file(line),
	    line->number + arg.source_offset, item->record);

	if (status != VK_OK)
		return status;
	if (arg.explain)
		return explain(item, item->text.data, item->text.len, out);
	vk_record_bytes(item->record, &json, &len);
	vk_buf_add(out, json, len);
	vk_buf_add_char(out, '\n');
	return VK_OK;
}

static vk_status
parse_line(void *ctx, const struct filter_line *line, vk_buf *out,
    vk_error *err)
{
	struct item *item = &run.item[line->index];
	vk_status status;

	(void)ctx;
	if (run.name.failed)
		return VK_ENOMEM;
	if (item->recalled) {
		vk_buf_add(out, line->data, line->len);
		vk_buf_add_char(out, '\n');
		return VK_OK;
	}
	if (run.json && item->status != VK_OK) {
		*err = item->err;
		return item->status;
	}
	status = vk_parser_choose(run.parser, line->index, err);
	if (status != VK_OK) {
		/* The column of a fault in a description is none of the line. */
		if (run.json)
			err->column = 0;
		return status;
	}
	return run.json ? parse_json(item, line, out) :
	    parse_text(item, line, out);
}

static vk_status
new_records(void)
{
	vk_status status = VK_OK;
	size_t i;

	for (i = 0; i < FILTER_LINES && status == VK_OK; i++)
		status = vk_record_new(&run.item[i].record);
	return status;
}

static vk_status
take_words(void *ctx, const char *file, const char *data, size_t size,
    vk_error *err)
{
	return vk_parser_lexicon(ctx, file, data, size, err);
}

static int
read_lexicons(void)
{
	const struct lexicon to = { take_words, run.parser, &run.filter };
	int status = lexicon_own(&to);

	for (size_t i = 0; i < arg.lexicon.count && status == CLI_GO_ON; i++)
		status = lexicon_add(&to, arg.lexicon.data[i], false);
	return status;
}

static int
parse_open(void)
{
	vk_parse_options settings = { .no_jit = arg.no_jit };
	vk_error err = { 0 };

	if (arg.paragraph && arg.null)
		return cli_usage(&command,
		    N_("--paragraph and --null exclude each other"), NULL,
		    NULL);
	if (arg.week_of != NULL) {
		settings.has_week = true;
		if (vk__date_read(arg.week_of, strlen(arg.week_of),
		    &settings.week_of) != VK_OK)
			return cli_usage(&command,
			    N_("--week-of: '%1' is no date like 2026-03-03"),
			    arg.week_of, NULL);
	}
	if (new_records() != VK_OK ||
	    vk_parser_new(&settings, &run.parser, &err) == VK_ENOMEM) {
		filter_failed(&run.filter, NULL, ENOMEM);
		return CLI_IO;
	}
	if (run.parser == NULL) {
		message_put((enum message_form)filter_options.form,
		    MESSAGE_ERROR, command.name, NULL, &err);
		return CLI_IO;
	}
	return read_lexicons();
}

static int
parse_run(char **files, size_t count)
{
	run.colour = screen_colour();
	if (arg.paragraph)
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
		status = parse_open();
	if (status == CLI_GO_ON)
		status = parse_run(files, count);
	vk_parser_free(run.parser);
	for (size_t i = 0; i < FILTER_LINES; i++) {
		vk_record_free(run.item[i].record);
		vk_buf_free(&run.item[i].text);
	}
	vk_buf_free(&run.name);
	return status;
}
