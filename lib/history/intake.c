/* SPDX-License-Identifier: MIT */
/*
 * What a file is. Owns the head that is read ahead, so that pipes work as
 * files do; memory stays the same however long the file is.
 */
#include "intake.h"

#include <stdlib.h>
#include <string.h>

#include "../base/reader.h"
#include "intake_internal.h"

vk_status
vk__intake_new(struct vk__intake **import)
{
	struct vk__intake *i = calloc(1, sizeof *i);

	*import = NULL;
	if (i == NULL || (i->head = malloc(VK__INTAKE_HEAD)) == NULL) {
		free(i);
		return VK_ENOMEM;
	}
	/* All of it from the beginning: memory does not grow later. */
	memset(i->head, 0, VK__INTAKE_HEAD);
	vk__layouts_read(&i->layouts);
	vk__sports_read(&i->sports);
	*import = i;
	return VK_OK;
}

void
vk__intake_free(struct vk__intake *import)
{
	if (import == NULL)
		return;
	free(import->head);
	free(import);
}

static vk_status
read_head(struct vk__intake *import, int fd)
{
	size_t n = 1;
	vk_status status = VK_OK;

	import->head_len = 0;
	while (status == VK_OK && n > 0 &&
	    import->head_len < VK__INTAKE_HEAD) {
		status = vk__read_some(fd, import->head + import->head_len,
		    VK__INTAKE_HEAD - import->head_len, &n);
		if (status == VK_OK)
			import->head_len += n;
	}
	import->head_whole = n == 0;
	import->bytes = import->head_len;
	return status;
}

static bool
begins(const struct vk__intake *import, const char *bytes, size_t len)
{
	return import->head_len >= len &&
	    memcmp(import->head, bytes, len) == 0;
}

static vk_status
fail_kind(vk_error *err, const char *message)
{
	return vk_error_set(err, VK_ESYNTAX, 0, "file-kind", message, NULL,
	    NULL);
}

/* Files that are no text say so at their beginning. */
static vk_status
refuse_known(const struct vk__intake *import, vk_error *err)
{
	if (begins(import, "SQLite format 3", 16))
		return fail_kind(err,
		    "this is a database: import it with --from");
	if (begins(import, "\xff\xfe", 2) || begins(import, "\xfe\xff", 2))
		return fail_kind(err, "this is UTF-16: save it as UTF-8");
	if (begins(import, "\x1f\x8b", 2))
		return fail_kind(err,
		    "this is compressed: unpack it first");
	if (begins(import, "PK\x03\x04", 4))
		return fail_kind(err, "this is an archive or a spreadsheet: "
		    "unpack it, or save it as CSV");
	return VK_OK;
}

/* The first byte that says something. */
static char
first_sign(const struct vk__intake *import)
{
	size_t i = import->head_len >= 3 &&
	    memcmp(import->head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (i < import->head_len && strchr(" \t\r\n", import->head[i]) !=
	    NULL && import->head[i] != '\0')
		i++;
	return i < import->head_len ? import->head[i] : '\0';
}

/* The header of a FIT file holds its name. */
static bool
is_fit(const struct vk__intake *import)
{
	return import->head_len >= 12 &&
	    memcmp(import->head + 8, ".FIT", 4) == 0;
}

static bool
is_tcx(const struct vk__intake *import)
{
	static const char root[] = "TrainingCenterDatabase";
	size_t len = import->head_len < 4096 ? import->head_len : 4096;
	size_t i;

	for (i = 0; i + sizeof root - 1 <= len; i++)
		if (memcmp(import->head + i, root, sizeof root - 1) == 0)
			return true;
	return false;
}

vk_status
vk__intake_file(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err)
{
	vk_status status = read_head(import, fd);

	if (status == VK_OK)
		status = refuse_known(import, err);
	if (status != VK_OK)
		return status;
	if (is_fit(import))
		return vk__recorded_import(import, fd, false, sink, err);
	switch (first_sign(import)) {
	case '\0':
		return vk_error_set(err, VK_ESYNTAX, 0, "file-empty",
		    "the file is empty or no text", NULL, NULL);
	case '[':
	case '{':
		return vk__json_import(import, fd, sink, err);
	case '<':
		if (!is_tcx(import))
			return fail_kind(err,
			    "this kind of XML is not read");
		return vk__recorded_import(import, fd, true, sink, err);
	default:
		return vk__sheet_import(import, fd, sink, err);
	}
}
