/* SPDX-License-Identifier: MIT */
/*
 * Export and erasure. An export names every table that holds something of
 * the athlete; erasing takes the same ones.
 */
#include "account.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "../cli/cli.h"
#include "../cli/output.h"

void
account_failed(const char *tool, const char *file, int error)
{
	struct message_place place = { file, 0 };
	vk_error err;

	(void)vk_error_set(&err, VK_EIO, 0, "io", "%1", message_errno(error),
	    NULL);
	message_put(MESSAGE_TEXT, MESSAGE_ERROR, tool, &place, &err);
}

static int
fail(const struct session *s, vk_status status, const vk_error *err)
{
	message_put(s->options->form, MESSAGE_ERROR, s->options->tool, NULL,
	    err);
	if (status == VK_EBUSY)
		return CLI_LOCKED;
	return status == VK_EIO || status == VK_ENOMEM ? CLI_IO : CLI_SOME;
}

static vk_status
write_line(void *ctx, const char *json, size_t len)
{
	struct output *out = ctx;

	if (output_add(out, json, len) != VK_OK)
		return VK_EIO;
	return output_add(out, "\n", 1);
}

int
account_export(struct session *s, const char *name)
{
	struct output out;
	vk_error err = { 0 };
	int64_t user;
	vk_status status = vk__native_athlete(s->native, name, false, &user,
	    &err);

	if (status != VK_OK)
		return fail(s, status, &err);
	output_begin(&out, STDOUT_FILENO);
	status = vk__native_dump(s->native, user, write_line, &out, &err);
	if (output_end(&out) != VK_OK) {
		account_failed(s->options->tool, "<stdout>", out.error);
		return CLI_IO;
	}
	return status == VK_OK ? CLI_OK : fail(s, status, &err);
}

int
account_forget(struct session *s, const char *name)
{
	vk_error err = { 0 };
	int64_t user, count = 0;
	vk_status status = vk__native_athlete(s->native, name, false, &user,
	    &err);
	vk_buf number = { 0 };

	if (status == VK_OK)
		status = vk__native_forget(s->native, user, &count, &err);
	if (status != VK_OK)
		return fail(s, status, &err);
	vk_buf_add_uint(&number, (uint64_t)count);
	(void)vk_error_set(&err, VK_OK, 0, "athlete-forgotten",
	    N_("%1: %2 activities and all else erased"), name,
	    vk_buf_text(&number));
	if (!s->options->quiet)
		message_put(s->options->form, MESSAGE_INFO, s->options->tool,
		    NULL, &err);
	vk_buf_free(&number);
	return CLI_OK;
}
