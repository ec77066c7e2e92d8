/* SPDX-License-Identifier: MIT */
/*
 * A signal that is not caught leaves half a file behind. Only those are caught
 * that end a program in its ordinary life: the terminal's, a supervisor's, and
 * that of a reader who has gone.
 */
#include "unfinished.h"

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t there;
static int dir_fd;
static const char *file;

static void
on_signal(int number)
{
	if (there)
		unlinkat(dir_fd, file, 0);
	/* The handler was reset (SA_RESETHAND): this one ends the program. */
	raise(number);
}

static void
catch_signals(void)
{
	static const int caught[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
	static bool done;
	struct sigaction action, old;
	size_t i;

	if (done)
		return;
	done = true;
	memset(&action, 0, sizeof action);
	action.sa_handler = on_signal;
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof caught / sizeof *caught; i++) {
		/* nohup's wish to ignore a signal stays. */
		if (sigaction(caught[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(caught[i], &action, NULL);
	}
}

void
unfinished_begin(int dir, const char *name)
{
	there = 0;
	dir_fd = dir;
	file = name;
	there = 1;
	catch_signals();
}

void
unfinished_done(void)
{
	there = 0;
}
