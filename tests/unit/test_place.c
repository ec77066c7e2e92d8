/* SPDX-License-Identifier: MIT */
#include "../../cmd/export/place.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char dir[64];
static struct export_place place;

static void
start(void)
{
	snprintf(dir, sizeof dir, "/tmp/vekta-place-XXXXXX");
	cr_assert_neq(mkdtemp(dir), NULL);
	cr_assert_eq(export_place_open(&place, dir, false), VK_OK);
}

static const char *
in_dir(const char *name)
{
	static char path[512];

	snprintf(path, sizeof path, "%s/%s", dir, name);
	return path;
}

/* How many entries there are; removes them when asked. */
static int
entries(bool remove_them)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int n = 0;

	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		n++;
		if (remove_them)
			remove(in_dir(e->d_name));
	}
	closedir(d);
	return n;
}

static void
end(void)
{
	cr_assert_eq(export_place_close(&place), VK_OK);
	cr_assert_eq(export_place_close(&place), VK_OK, "twice is harmless");
	entries(true);
	rmdir(dir);
}

TestSuite(place, .init = start, .fini = end);

static void
contains(const char *name, const char *expected)
{
	char text[64];
	FILE *f = fopen(in_dir(name), "r");
	size_t len;

	cr_assert_neq(f, NULL);
	len = fread(text, 1, sizeof text - 1, f);
	text[len] = '\0';
	fclose(f);
	cr_assert_str_eq(text, expected);
}

Test(place, whole_files_only)
{
	cr_assert_eq(export_place_put(&place, "a.zwo", "one", 3, false),
	    VK_OK);
	contains("a.zwo", "one");
	cr_assert_eq(entries(false), 1);
}

Test(place, nothing_is_overwritten_without_force)
{
	cr_assert_eq(export_place_put(&place, "a", "one", 3, false), VK_OK);
	cr_assert_eq(export_place_put(&place, "a", "two", 3, false), VK_EIO);
	cr_assert_eq(errno, EEXIST);
	contains("a", "one");
	cr_assert_eq(export_place_put(&place, "a", "two", 3, true), VK_OK);
	contains("a", "two");
	cr_assert_eq(entries(false), 1);
}

Test(place, links_are_not_followed)
{
	cr_assert_eq(export_place_put(&place, "goal", "one", 3, false), VK_OK);
	cr_assert_eq(symlink("goal", in_dir("link")), 0);
	cr_assert_eq(export_place_put(&place, "link", "two", 3, false),
	    VK_EIO);
	cr_assert_eq(errno, EEXIST);
	cr_assert_eq(export_place_put(&place, "link", "two", 3, true), VK_OK);
	contains("goal", "one");
	contains("link", "two");
}

Test(place, directories_stay)
{
	cr_assert_eq(mkdir(in_dir("d"), 0777), 0);
	cr_assert_eq(export_place_put(&place, "d", "x", 1, true), VK_EIO);
	cr_assert_eq(export_place_put(&place, "d", "x", 1, false), VK_EIO);
	cr_assert_eq(entries(false), 1);
}

Test(place, no_device_is_replaced)
{
	cr_assert_eq(mkfifo(in_dir("p"), 0666), 0);
	cr_assert_eq(export_place_put(&place, "p", "x", 1, true), VK_EIO);
	cr_assert_eq(errno, EEXIST);
	cr_assert_eq(entries(false), 1);
}

Test(place, no_such_directory)
{
	struct export_place other;

	cr_assert_eq(export_place_open(&other, in_dir("none"), false), VK_EIO);
	cr_assert_eq(errno, ENOENT);
	cr_assert_eq(export_place_open(&other, in_dir("none/deep"), true),
	    VK_EIO);
	cr_assert_eq(export_place_open(&other, in_dir("new"), true), VK_OK);
	cr_assert_eq(export_place_close(&other), VK_OK);
	cr_assert_eq(export_place_open(&place, dir, true), VK_OK);
	cr_assert_eq(export_place_put(&place, "a", "x", 1, false), VK_OK);
	cr_assert_eq(export_place_open(&other, in_dir("a"), true), VK_EIO);
	cr_assert_eq(errno, ENOTDIR);
}

/* A child writes until it is killed: every file there is whole. */
Test(place, signals_leave_nothing_behind)
{
	static char data[300000];
	const struct timespec moment = { 0, 30000000 };
	struct stat info;
	int status, n = 0;
	pid_t child = fork();

	if (child == 0) {
		char name[32];

		signal(SIGTERM, SIG_DFL);
		if (export_place_open(&place, dir, false) != VK_OK)
			_exit(9);
		for (int i = 0;; i++) {
			snprintf(name, sizeof name, "f%d", i);
			export_place_put(&place, name, data, sizeof data,
			    false);
		}
	}
	nanosleep(&moment, NULL);
	kill(child, SIGTERM);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	for (;; n++) {
		char name[32];

		snprintf(name, sizeof name, "f%d", n);
		if (stat(in_dir(name), &info) != 0)
			break;
		cr_assert_eq(info.st_size, (off_t)sizeof data);
	}
	cr_assert_eq(entries(false), n);
}
