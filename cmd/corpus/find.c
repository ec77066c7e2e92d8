/* SPDX-License-Identifier: MIT */
/*
 * Looks for corpus files. A program that is run from where it was built, or
 * from an installation that was moved, finds what stands beside it.
 */
#include "find.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef VEKTA_DATADIR
#define VEKTA_DATADIR "/usr/local/share/vekta"
#endif

static bool
is_there(vk_buf *path)
{
	const char *text = vk_buf_text(path);

	return text != NULL && access(text, R_OK) == 0;
}

/* dir/vekta/corpus.db instead of what path holds. */
static bool
try_dir(vk_buf *path, const char *dir, size_t len)
{
	if (len == 0 || dir[0] != '/')
		return false;
	vk_buf_clear(path);
	vk_buf_add(path, dir, len);
	vk_buf_add_text(path, "/vekta/corpus.db");
	return is_there(path);
}

/* The user's data folder. */
static bool
own_dir(vk_buf *dir)
{
	const char *base = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (base != NULL && base[0] == '/') {
		vk_buf_add_text(dir, base);
		return true;
	}
	if (home == NULL || home[0] != '/')
		return false;
	vk_buf_add_text(dir, home);
	vk_buf_add_text(dir, "/.local/share");
	return true;
}

static bool
try_xdg(vk_buf *path)
{
	const char *dirs = getenv("XDG_DATA_DIRS");
	vk_buf own = { 0 };
	bool found;

	found = own_dir(&own) && !own.failed &&
	    try_dir(path, own.data, own.len);
	vk_buf_free(&own);
	while (!found && dirs != NULL && *dirs != '\0') {
		size_t len = strcspn(dirs, ":");

		found = try_dir(path, dirs, len);
		dirs += len + (dirs[len] == ':');
	}
	return found;
}

/* ../share beside the program's own folder. */
static bool
try_program(vk_buf *path)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof self);

	for (int up = 0; up < 2; up++)
		while (len > 0 && self[--len] != '/')
			;
	if (len <= 0 || (size_t)len + sizeof "/share" > sizeof self)
		return false;
	memcpy(self + len, "/share", 6);
	return try_dir(path, self, (size_t)len + 6);
}

vk_status
corpus_find(vk_buf *path)
{
	const char *given = getenv("VEKTA_CORPUS");

	vk_buf_clear(path);
	if (given != NULL && *given != '\0') {
		vk_buf_add_text(path, given);
	} else if (!try_xdg(path) && !try_program(path)) {
		vk_buf_clear(path);
		vk_buf_add_text(path, VEKTA_DATADIR "/corpus.db");
	}
	return vk_buf_text(path) != NULL ? VK_OK : VK_ENOMEM;
}

vk_status
corpus_own(vk_buf *path)
{
	vk_buf_clear(path);
	if (!own_dir(path))
		return VK_ABSENT;
	vk_buf_add_text(path, "/vekta/sessions.db");
	return vk_buf_text(path) != NULL ? VK_OK : VK_ENOMEM;
}
