/* SPDX-License-Identifier: MIT */
/*
 * Reads a command line by its table of options, over getopt_long. All values
 * are checked here, so that a command sees only sense.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <base/number.h>
#include <vekta.h>

#include "help.h"
#include "message.h"
#include "nearest.h"
#include "output.h"

enum {
	OPTIONS = 64,    /* of one command, the common ones with it */
	LONG_FIRST = 256 /* values for getopt above all letters */
};

static const char list_options[] = "list-options";

int
cli_usage(const struct cli_command *command, const char *format,
    const char *a, const char *b)
{
	vk_error err;

	vk_error_set(&err, VK_EVALUE, 0, "usage", format, a, b);
	message_put(MESSAGE_TEXT, MESSAGE_ERROR, command->name, NULL, &err);
	vk_error_set(&err, VK_EVALUE, 0, "usage",
	    N_("try \"%1 --help\""), command->name, NULL);
	message_put(MESSAGE_TEXT, MESSAGE_ERROR, command->name, NULL, &err);
	return CLI_USAGE;
}

/*
 * A closed 0, 1 or 2 would be given to the next file that is opened, and a
 * message or record written into it. They become descriptors on which reading
 * (0) or writing (1) fails, so that the command reports what is missing.
 */
static void
keep_standard_streams(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)open("/dev/null", modes[fd]);
}

/* All options of one command as getopt_long wants them. */
struct table {
	const struct cli_option *row[OPTIONS];
	struct option names[OPTIONS + 2];
	char letters[2 * OPTIONS + 2];
	size_t count;
	bool list;
};

static void
table_add(struct table *table, const struct cli_option *o)
{
	size_t letter = strlen(table->letters);

	for (; o->name != NULL && table->count < OPTIONS; o++) {
		struct option *name = &table->names[table->count];

		name->name = o->name;
		name->has_arg = o->kind != CLI_KIND_FLAG;
		name->val = LONG_FIRST + (int)table->count;
		if (o->letter != 0) {
			table->letters[letter++] = o->letter;
			if (name->has_arg)
				table->letters[letter++] = ':';
		}
		table->row[table->count++] = o;
	}
}

static void
table_make(struct table *table, const struct cli_command *command)
{
	memset(table, 0, sizeof *table);
	table->letters[0] = ':';
	table_add(table, command->options);
	table_add(table, cli_common);
	table->names[table->count].name = list_options;
	table->names[table->count].val = LONG_FIRST + (int)table->count;
}

/* The option that getopt_long's answer stands for, NULL when none. */
static const struct cli_option *
table_find(const struct table *table, int value)
{
	size_t i;

	if (value >= LONG_FIRST)
		return (size_t)(value - LONG_FIRST) < table->count ?
		    table->row[value - LONG_FIRST] : NULL;
	for (i = 0; i < table->count; i++)
		if (table->row[i]->letter == value)
			return table->row[i];
	return NULL;
}

/* optopt tells a bad use of a known option from an unknown one. */
static int
bad_option(const struct cli_command *command, const struct table *table,
    const char *word)
{
	const struct cli_option *o = table_find(table, optopt);
	const char *known[OPTIONS];
	const char *near;
	char name[64];
	size_t i;

	if (optopt != 0) {
		if (o != NULL)
			snprintf(name, sizeof name, "--%s", o->name);
		else
			snprintf(name, sizeof name, "-%c", optopt);
		return cli_usage(command, o != NULL ?
		    N_("%1 takes no argument") : N_("unknown option %1"),
		    name, NULL);
	}
	for (i = 0; i < table->count; i++)
		known[i] = table->row[i]->name;
	near = nearest(word + 2, known, table->count);
	if (near == NULL)
		return cli_usage(command, N_("unknown option %1"), word,
		    NULL);
	snprintf(name, sizeof name, "--%s", near);
	return cli_usage(command,
	    N_("unknown option %1; did you mean %2?"), word, name);
}

static int
missing_argument(const struct cli_command *command,
    const struct table *table)
{
	const struct cli_option *o = table_find(table, optopt);
	char name[64];

	snprintf(name, sizeof name, "--%s", o != NULL ? o->name : "?");
	return cli_usage(command, N_("%1 needs an argument: %2"), name,
	    o != NULL ? o->arg : NULL);
}

static int
out_of_range(const struct cli_command *command, const char *name,
    const struct cli_option *o)
{
	vk_buf range = { 0 };

	vk_buf_add_number(&range, o->min);
	vk_buf_add_text(&range, "..");
	vk_buf_add_number(&range, o->max);
	(void)cli_usage(command, N_("%1: only values within %2"), name,
	    vk_buf_text(&range));
	vk_buf_free(&range);
	return CLI_USAGE;
}

static int
set_number(const struct cli_command *command, const struct cli_option *o,
    const char *name, const char *text)
{
	double value;

	if (!vk__number_read(text, strlen(text), &value))
		return cli_usage(command, N_("%1: \"%2\" is not a number "
		    "(written as 250 or 0.85)"), name, text);
	if (value < o->min || value > o->max)
		return out_of_range(command, name, o);
	*o->to.number = value;
	return CLI_GO_ON;
}

static int
set_unsigned(const struct cli_command *command, const struct cli_option *o,
    const char *name, const char *text)
{
	uint64_t value;

	if (!vk__uint_read(text, strlen(text), UINT64_MAX, &value))
		return cli_usage(command, N_("%1: \"%2\" is not a whole "
		    "number"), name, text);
	if ((double)value < o->min || (double)value > o->max)
		return out_of_range(command, name, o);
	*o->to.count = value;
	return CLI_GO_ON;
}

static int
set_choice(const struct cli_command *command, const struct cli_option *o,
    const char *name, const char *text)
{
	const char *word = o->arg;
	unsigned i;

	for (i = 0; *word != '\0'; i++) {
		size_t len = strcspn(word, "|");

		if (strlen(text) == len && memcmp(text, word, len) == 0) {
			*o->to.choice = i;
			return CLI_GO_ON;
		}
		word += len + (word[len] == '|');
	}
	return cli_usage(command, N_("%1: choose one of %2"), name, o->arg);
}

static int
set_value(const struct cli_command *command, const struct cli_option *o,
    const char *text)
{
	char name[64];

	snprintf(name, sizeof name, "--%s", o->name);
	if (o->given != NULL)
		*o->given = true;
	switch (o->kind) {
	case CLI_KIND_FLAG:
		*o->to.flag = true;
		return CLI_GO_ON;
	case CLI_KIND_TEXT:
		*o->to.text = text;
		return CLI_GO_ON;
	case CLI_KIND_NUMBER:
		return set_number(command, o, name, text);
	case CLI_KIND_UNSIGNED:
		return set_unsigned(command, o, name, text);
	case CLI_KIND_CHOICE:
		return set_choice(command, o, name, text);
	case CLI_KIND_LIST:
		if (o->to.list->count == o->to.list->cap)
			return cli_usage(command,
			    N_("%1 is given too often"), name, NULL);
		o->to.list->data[o->to.list->count++] = text;
		return CLI_GO_ON;
	}
	return CLI_GO_ON;
}

static int
parse(const struct cli_command *command, struct table *table, int argc,
    char **argv)
{
	int list = LONG_FIRST + (int)table->count;
	int status = CLI_GO_ON;

	opterr = 0;
	while (status == CLI_GO_ON) {
		const struct cli_option *o;
		int value;

		optopt = 0;
		value = getopt_long(argc, argv, table->letters, table->names,
		    NULL);
		if (value == -1)
			break;
		o = table_find(table, value);
		if (value == '?')
			status = bad_option(command, table,
			    argv[optind - 1]);
		else if (value == ':')
			status = missing_argument(command, table);
		else if (value == list)
			table->list = true;
		else if (o != NULL)
			status = set_value(command, o, optarg);
	}
	return status;
}

/* Writes what was asked for: the help as well can meet a full disk. */
static int
answer(const struct cli_command *command,
    void (*write)(const struct cli_command *, vk_buf *))
{
	struct output out;
	vk_buf text = { 0 };
	vk_error err;
	vk_status status = VK_ENOMEM;

	write(command, &text);
	output_begin(&out, STDOUT_FILENO);
	if (!text.failed)
		status = output_add(&out, text.data, text.len);
	if (output_end(&out) != VK_OK)
		status = VK_EIO;
	vk_buf_free(&text);
	if (status == VK_OK)
		return CLI_OK;
	vk_error_set(&err, VK_EIO, 0, "io", N_("standard output: %1"),
	    message_errno(out.error), NULL);
	message_put(MESSAGE_TEXT, MESSAGE_ERROR, command->name, NULL, &err);
	return CLI_IO;
}

int
cli_begin(const struct cli_command *command, int argc, char **argv,
    char ***operands, size_t *count)
{
	struct table table;
	int status;

	keep_standard_streams();
	/* A limit of file sizes is a failed write, with its message. */
	signal(SIGXFSZ, SIG_IGN);
	cli_text_begin();
	table_make(&table, command);
	status = parse(command, &table, argc, argv);
	if (status != CLI_GO_ON)
		return status;
	if (*cli_common[0].to.flag)
		return answer(command, help_text);
	if (*cli_common[1].to.flag)
		return answer(command, help_version);
	if (table.list)
		return answer(command, help_list);
	*operands = argv + optind;
	*count = (size_t)(argc - optind);
	return CLI_GO_ON;
}
