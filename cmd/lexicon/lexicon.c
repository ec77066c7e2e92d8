/* SPDX-License-Identifier: MIT */
/*
 * The user's word lists, from their files into the library. A list that cannot
 * be used is a wrong call: it is said why, and nothing is to be read then.
 */
#include "lexicon.h"

#include <errno.h>
#include <stdlib.h>

enum { LEXICON_BYTES = 4 * 1024 * 1024 };

int
lexicon_add(const struct lexicon *to, const char *path, bool optional)
{
	vk_buf data = { 0 };
	vk_error err = { 0 };
	vk_status status = filter_load(path, LEXICON_BYTES, &data);
	int result = CLI_GO_ON;

	if (status == VK_EIO && optional &&
	    (errno == ENOENT || errno == ENOTDIR)) {
		vk_buf_free(&data);
		return CLI_GO_ON;
	}
	if (status == VK_OK)
		status = to->add(to->ctx, path, data.len > 0 ? data.data : "",
		    data.len, &err);
	else if (status == VK_ELIMIT)
		vk_error_set(&err, status, 0, "lexicon-limit",
		    N_("%1: too large for a word list"), path, NULL);
	if (status == VK_EIO || status == VK_ENOMEM) {
		filter_failed(to->filter, path,
		    status == VK_EIO ? errno : ENOMEM);
		result = CLI_IO;
	} else if (status != VK_OK) {
		message_put((enum message_form)filter_options.form,
		    MESSAGE_ERROR, to->filter->name, NULL, &err);
		result = CLI_USAGE;
	}
	vk_buf_free(&data);
	return result;
}

int
lexicon_own(const struct lexicon *to)
{
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	vk_buf path = { 0 };
	int result = CLI_GO_ON;

	if (base != NULL && base[0] == '/') {
		vk_buf_add_text(&path, base);
	} else if (home != NULL && home[0] == '/') {
		vk_buf_add_text(&path, home);
		vk_buf_add_text(&path, "/.config");
	}
	if (path.len > 0) {
		vk_buf_add_text(&path, "/vekta/lexicon.tsv");
		if (vk_buf_text(&path) != NULL)
			result = lexicon_add(to, path.data, true);
	}
	vk_buf_free(&path);
	return result;
}
