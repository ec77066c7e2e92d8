/* SPDX-License-Identifier: MIT */
/*
 * Progress. The signal only sets a flag; the line is written where the
 * importer is between two rows, so that it never breaks another message.
 */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <vekta.h>

#include "../cli/message.h"
#include "../cli/text.h"

enum { ROWS = 1024, NANO = 1000000000 };

static volatile sig_atomic_t asked;

static void
on_signal(int number)
{
	(void)number;
	asked = 1;
}

void
progress_begin(struct progress *p, const char *tool, bool quiet)
{
	struct sigaction action;

	memset(p, 0, sizeof *p);
	p->tool = tool;
	p->terminal = !quiet && isatty(STDERR_FILENO);
	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	action.sa_flags = SA_RESTART;
	sigemptyset(&action.sa_mask);
	(void)sigaction(SIGUSR1, &action, NULL);
}

void
progress_file(struct progress *p, const char *file, int fd)
{
	struct stat info;

	p->file = file;
	p->size = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ?
	    (uint64_t)info.st_size : 0;
	(void)clock_gettime(CLOCK_MONOTONIC, &p->last);
}

void
progress_clear(struct progress *p)
{
	if (p->shown && write(STDERR_FILENO, "\r\033[K", 4) < 0) {
		/* There is no other place to say so. */
	}
	p->shown = false;
}

static void
write_state(char *text, size_t size, const struct progress *p,
    uint64_t bytes, uint64_t rows)
{
	if (p->size > 0)
		snprintf(text, size, "%llu %%, %llu",
		    (unsigned long long)(bytes < p->size ?
		    bytes * 100 / p->size : 100), (unsigned long long)rows);
	else
		snprintf(text, size, "%llu", (unsigned long long)rows);
}

static void
show(struct progress *p, uint64_t bytes, uint64_t rows)
{
	char state[64], line[160];
	int n;

	write_state(state, sizeof state, p, bytes, rows);
	n = snprintf(line, sizeof line, "\r%s: %s\033[K", p->tool, state);
	if (n > 0 && write(STDERR_FILENO, line, (size_t)n) < 0) {
		/* As above. */
	}
	p->shown = true;
}

static void
tell(struct progress *p, uint64_t bytes, uint64_t rows)
{
	struct message_place place = { p->file, 0 };
	char state[64];
	vk_error what;

	progress_clear(p);
	write_state(state, sizeof state, p, bytes, rows);
	(void)vk_error_set(&what, VK_OK, 0, "progress",
	    N_("%1 activities so far"), state, NULL);
	message_put(MESSAGE_TEXT, MESSAGE_INFO, p->tool, &place, &what);
}

void
progress_step(struct progress *p, uint64_t bytes, uint64_t rows)
{
	struct timespec now;

	if (asked) {
		asked = 0;
		tell(p, bytes, rows);
	}
	if (!p->terminal || rows % ROWS != 0 ||
	    clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return;
	if ((now.tv_sec - p->last.tv_sec) * NANO +
	    now.tv_nsec - p->last.tv_nsec < NANO / 4)
		return;
	p->last = now;
	show(p, bytes, rows);
}
