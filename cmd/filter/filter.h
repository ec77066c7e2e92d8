/* SPDX-License-Identifier: MIT */
/*
 * The one loop of all filters: lines from files or standard input to a
 * callback, what it makes of them to standard output, promptly and in order.
 * See vekta(7) for the contract that it keeps.
 */
#ifndef FILTER_FILTER_H
#define FILTER_FILTER_H

#include <base/reader.h>
#include <vekta.h>

#include "../cli/cli.h"
#include "../cli/message.h"
#include "../cli/output.h"
#include "aside.h"
#include "figures.h"

struct filter;

/*
 * One line of the input, without its newline; never only blanks. Or all of a
 * file, whatever is in it.
 */
struct filter_line {
	const char *data; /* may hold any bytes; followed by no NUL */
	size_t len;
	const char *file; /* "<stdin>" for standard input */
	bool is_stdin;
	uint64_t number;  /* from 1, of its first line in a paragraph */
	size_t index;     /* among the lines that filter_ahead_fn was given */
	struct filter *filter; /* for what a callback reports of it */
};

/* How many lines are handled together, and how long they may be. */
enum { FILTER_LINES = 12, FILTER_LINE_BYTES = 512 };

/*
 * Handles one line. On VK_OK what it appended to out (empty when called) is
 * written as it is, so it ends its own lines with a newline. On any other
 * status nothing of it is written, err (zeroed when called) is reported and
 * the exit status is 1; VK_ENOMEM and VK_EIO end the run with 3, VK_EBUSY with
 * 75.
 */
typedef vk_status filter_fn(void *ctx, const struct filter_line *line,
    vk_buf *out, vk_error *err);
/*
 * Called before lines are handled, one after the other: for what takes less
 * time done for several at once. A long line, or one that nothing has come
 * after yet, is given alone; one that is too long to be read is not given.
 */
typedef void filter_ahead_fn(void *ctx, const struct filter_line *line,
    size_t count);
/* Called once after the last line, also when --strict ended the run. */
typedef vk_status filter_end_fn(void *ctx, vk_buf *out, vk_error *err);

/*
 * Called before a read that may have to wait, when what is held goes out: for
 * what must not stay half done meanwhile. It reports its own failures, with
 * filter_failed or filter_stop.
 */
typedef void filter_idle_fn(void *ctx);

/*
 * Called with what each line has made, in the order of the lines and with the
 * first ctx whichever thread made it, to append what is written of that: for
 * what a line must know of those before it. Returns as filter_fn does.
 */
typedef vk_status filter_place_fn(void *ctx, const char *made, size_t len,
    vk_buf *out, vk_error *err);

/*
 * What lets several threads share bulk input, each with a ctx of its own for
 * ahead and line. Called in the new thread, with the ctx of the first one,
 * which stays as long: what it returns is the new ctx. NULL: there is no
 * memory for another thread, the others go on without.
 */
typedef void *filter_fork_fn(void *ctx);
typedef void filter_join_fn(void *ctx);
/*
 * Whether nothing in ctx that is about the whole file changes from here on, so
 * that a thread may look at it. NULL: that is always so.
 */
typedef bool filter_steady_fn(const void *ctx, const char *file);

/* What the common options set. */
struct filter_options {
	bool quiet;
	bool strict;
	unsigned form; /* enum message_form */
	const char *metrics; /* the file for figures of the run; NULL: none */
	uint64_t jobs; /* threads at most; 0: one a processor, up to 4 */
};

extern struct filter_options filter_options;

#define FILTER_OPTIONS \
	CLI_FLAG('q', "quiet", filter_options.quiet, \
	    N_("no messages about single records")), \
	CLI_FLAG(0, "strict", filter_options.strict, \
	    N_("stop at the first record that fails")), \
	CLI_CHOICE(0, "messages", filter_options.form, "text|json", \
	    N_("the form of messages on standard error"))

/* Of those that work record by record. */
#define FILTER_METRICS \
	CLI_TEXT(0, "metrics", filter_options.metrics, "FILE", \
	    N_("write figures for Prometheus to FILE"))

/* Of those that have a filter_fork_fn. */
#define FILTER_JOBS \
	CLI_UNSIGNED('j', "jobs", filter_options.jobs, "N", 1, FILTER_JOBS_MOST, \
	    N_("threads for bulk input; one a processor, 4 at most"))

enum { FILTER_JOBS_MOST = 64, FILTER_JOBS_USUAL = 4 };

struct filter {
	const char *name;    /* of the command */
	filter_ahead_fn *ahead; /* NULL: nothing to do */
	filter_fn *line;
	filter_end_fn *end;  /* NULL: nothing to do */
	filter_idle_fn *idle; /* NULL: nothing to do */
	filter_place_fn *place; /* NULL: it is written as it is made */
	void *ctx;
	filter_fork_fn *fork; /* NULL: one thread does all */
	filter_join_fn *join;
	filter_steady_fn *steady;
	struct aside *aside; /* where what is held back goes; NULL: nowhere */
	enum vk__reader_mode mode;
	size_t whole;        /* not 0: a file is one line of at most so many
	                        bytes, its number is 0 */
	uint64_t about;      /* with whole: the line that a callback's messages
	                        are about; 0: none. Cleared for each file */
	vk_buf back;         /* what a callback that returns VK_OK holds back of
	                        its line, for aside; empty when called */
	/* The filter's own: */
	vk_buf placed;
	vk_buf *said;        /* where messages wait for their turn; NULL: they
	                        are written at once */
	const struct filter_line *at; /* the line in work, NULL between */
	struct output out;
	struct figures figures;
	uint64_t counted;    /* times that something made the exit status 1 */
	bool some;           /* exit status 1 */
	bool failed;         /* exit status 3 */
	int stop;            /* CLI_GO_ON, or stop with that status */
};

/*
 * Hands on the status of what a command does before filter_run. When it failed
 * (3, 75) the figures tell of that, since there will be no run to do so.
 */
int filter_opened(const char *name, int status);
/*
 * Runs over the files (standard input when there are none, or for "-").
 * Returns the exit status.
 */
int filter_run(struct filter *filter, char **files, size_t count);

/*
 * For use in a callback that returns VK_OK, on line->filter: a message about the line in work,
 * unless --quiet. An error makes the exit status 1 (and ends the run with
 * --strict), a warning or note does not.
 */
void filter_report(struct filter *filter, enum message_level level,
    const vk_error *err);
/* Makes the exit status 1 without a message. */
void filter_count(struct filter *filter);
/* Ends the run after this line with an exit status of its own. */
void filter_stop(struct filter *filter, int status);
/* A message that --quiet does not hide: reading or writing failed. */
void filter_failed(struct filter *filter, const char *file, int error);

/* Reads a whole small file (VK_ELIMIT above max). VK_OK, VK_EIO (errno), ... */
vk_status filter_load(const char *path, size_t max, vk_buf *out);

#endif
