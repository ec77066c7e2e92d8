/* SPDX-License-Identifier: MIT */
/*
 * peak FILE COMMAND...: runs the command and writes its peak memory in kB to
 * FILE. A child of a large program (a Python, say) would be charged with the
 * memory of its parent before it became the command; this parent is small.
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	FILE *file;
	pid_t child;

	if (argc < 3 || (child = fork()) < 0)
		return 2;
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (wait4(child, &status, 0, &usage) < 0 ||
	    (file = fopen(argv[1], "w")) == NULL)
		return 2;
	fprintf(file, "%ld\n", usage.ru_maxrss);
	if (fclose(file) != 0 || !WIFEXITED(status))
		return 2;
	return WEXITSTATUS(status);
}
