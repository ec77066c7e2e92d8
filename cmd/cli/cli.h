/* SPDX-License-Identifier: MIT */
/*
 * The command line of every command, from one table of options: parsing,
 * --help, --version, and the hidden --list-options that completions and the
 * tests read. A main looks like this:
 *
 *	static struct score_args { bool coach; double ftp; } arg;
 *	static const struct cli_option options[] = {
 *		CLI_FLAG(0, "coach", arg.coach, N_("trust the coach")),
 *		CLI_NUMBER(0, "ftp", arg.ftp, "WATTS", 1, 3000,
 *		    N_("the rider's threshold power")),
 *		FILTER_OPTIONS,
 *		CLI_END
 *	};
 *	static const struct cli_command command = {
 *		.name = "vk-score",
 *		.purpose = N_("Judge workout records."),
 *		.options = options
 *	};
 *
 *	int status = cli_begin(&command, argc, argv, &operands, &count);
 *
 *	if (status != CLI_GO_ON)
 *		return status;
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

/* Exit statuses, the same for all commands (vekta.7). */
enum {
	CLI_GO_ON = -1,
	CLI_OK = 0,
	CLI_SOME = 1,   /* some record was rejected or not exported */
	CLI_USAGE = 2,
	CLI_IO = 3,     /* reading or writing failed: output incomplete */
	CLI_LOCKED = 75
};

enum cli_kind {
	CLI_KIND_FLAG,
	CLI_KIND_TEXT,
	CLI_KIND_NUMBER,   /* a decimal point, whatever the locale */
	CLI_KIND_UNSIGNED,
	CLI_KIND_LIST,     /* may be given several times */
	CLI_KIND_CHOICE    /* one of the words in arg, "text|json" */
};

/* The values of a CLI_LIST in their order; data is the caller's array. */
struct cli_list {
	const char **data;
	size_t cap; /* more than that many is a usage error */
	size_t count;
};

struct cli_option {
	char letter;      /* 0: only a long name */
	const char *name;
	enum cli_kind kind;
	union {
		bool *flag;
		const char **text;
		double *number;
		uint64_t *count;
		struct cli_list *list;
		unsigned *choice; /* the place of the word in arg, from 0 */
	} to;
	const char *arg;  /* "FILE" and "DIR" are completed as such */
	double min;       /* of numbers, both allowed */
	double max;
	const char *help; /* N_("..."), one line */
	bool *given;      /* set when the option occurs; NULL allowed */
};

#define CLI_FLAG(l, n, var, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_FLAG, \
	  .to = { .flag = &(var) }, .help = (h) }
#define CLI_TEXT(l, n, var, a, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_TEXT, \
	  .to = { .text = &(var) }, .arg = (a), .help = (h) }
#define CLI_NUMBER(l, n, var, a, lo, hi, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_NUMBER, \
	  .to = { .number = &(var) }, .arg = (a), .min = (lo), .max = (hi), \
	  .help = (h) }
#define CLI_UNSIGNED(l, n, var, a, lo, hi, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_UNSIGNED, \
	  .to = { .count = &(var) }, .arg = (a), .min = (lo), .max = (hi), \
	  .help = (h) }
#define CLI_LIST(l, n, var, a, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_LIST, \
	  .to = { .list = &(var) }, .arg = (a), .help = (h) }
#define CLI_CHOICE(l, n, var, a, h) \
	{ .letter = (l), .name = (n), .kind = CLI_KIND_CHOICE, \
	  .to = { .choice = &(var) }, .arg = (a), .help = (h) }
#define CLI_END { .name = NULL }

struct cli_command {
	const char *name;     /* "vk-score" */
	const char *purpose;  /* N_("..."), one sentence */
	const char *operands; /* NULL: "[FILE]...", "": none */
	const struct cli_option *options; /* CLI_END at the end */
};

/*
 * To be called first. Makes closed standard streams safe, chooses the
 * language, reads the options into their places (which keep their values when
 * an option is not given) and answers --help, --version and --list-options.
 * Returns CLI_GO_ON with the operands set, or the exit status.
 */
int cli_begin(const struct cli_command *command, int argc, char **argv,
    char ***operands, size_t *count);

/*
 * Reports wrong usage, with %1 and %2 as in vk_error and the hint to see
 * --help. Returns CLI_USAGE.
 */
int cli_usage(const struct cli_command *command, const char *format,
    const char *a, const char *b);

#endif
