/* SPDX-License-Identifier: MIT */
/*
 * One run of an export command: decides which records go out, names their
 * files and puts them where they were wanted. A single file is held until
 * the input has ended, because a second record makes it an error.
 */
#include "export.h"

#include <errno.h>
#include <string.h>

#include "../cli/message.h"
#include "tar.h"

static vk_status
io_error(vk_error *err, const char *path)
{
	return vk_error_set(err, VK_EIO, 0, "export-io", "%1: %2", path,
	    message_errno(errno));
}

static vk_status
memory_error(vk_error *err)
{
	return vk_error_set(err, VK_ENOMEM, 0, "memory", "out of memory",
	    NULL, NULL);
}

/* Opens the directory part of path; "." when it has none. */
static vk_status
open_parent(struct export *export, const char *path, vk_error *err)
{
	const char *slash = strrchr(path, '/');
	vk_buf *dir = &export->name;

	vk_buf_clear(dir);
	if (slash == NULL)
		vk_buf_add_char(dir, '.');
	else
		vk_buf_add(dir, path,
		    slash == path ? 1 : (size_t)(slash - path));
	if (vk_buf_text(dir) == NULL)
		return memory_error(err);
	if (export_place_open(&export->place, dir->data, false) != VK_OK)
		return io_error(err, dir->data);
	return VK_OK;
}

vk_status
export_open(struct export *export, const struct export_options *options,
    vk_error *err)
{
	vk_record *rec;
	vk_status status = vk_record_new(&rec);

	export->options = *options;
	export->place.fd = -1;
	if (status != VK_OK)
		return memory_error(err);
	/* A wrong format is a mistake of the call, not of the first record. */
	vk_record_clear(rec);
	status = vk_name_make(options->name_format, rec, 0, false,
	    &export->name, err);
	vk_record_free(rec);
	if (status != VK_OK)
		return status;
	if (options->to == EXPORT_FILE)
		return open_parent(export, options->path, err);
	if (options->to == EXPORT_DIR &&
	    export_place_open(&export->place, options->path, true) != VK_OK)
		return io_error(err, options->path);
	return VK_OK;
}

void
export_free(struct export *export)
{
	if (export->place.fd >= 0)
		export_place_close(&export->place);
	export_names_free(&export->names);
	vk_buf_free(&export->name);
	vk_buf_free(&export->held);
}

/* ------------------------------------------------------------- admission */

static const char *
number_text(vk_buf *buf, double value)
{
	vk_buf_clear(buf);
	vk_buf_add_fixed(buf, value, 2);
	return vk_buf_text(buf);
}

/*
 * Read from a workout file: there was no text to be unsure about, so nothing
 * has to judge it.
 */
static bool
is_imported(const vk_record *rec)
{
	const char *parse;
	size_t len;

	return vk_record_get(rec, "vekta.parse", &parse, &len) != VK_OK &&
	    vk_record_source_format(rec) != NULL;
}

vk_status
export_admit(struct export *export, const vk_record *rec, vk_error *err)
{
	const struct export_options *o = &export->options;
	vk_verdict verdict;
	double confidence;
	vk_status status;

	export->records++;
	export->stem = 0;
	if (export->records > 1 &&
	    (o->to == EXPORT_STDOUT || o->to == EXPORT_FILE)) {
		export->files = 0; /* not the first one either */
		return vk_error_set(err, VK_ELIMIT, 0, "export-several",
		    "there are several records: give -d DIR or --tar", NULL,
		    NULL);
	}
	status = vk_record_verdict(rec, &verdict, &confidence);
	if (status == VK_ENOMEM)
		return memory_error(err);
	if (status == VK_ABSENT && is_imported(rec))
		return VK_OK;
	if (status != VK_OK)
		return vk_error_set(err, VK_ABSENT, 0, "export-unscored",
		    "not scored: pass the records through vk-score first",
		    NULL, NULL);
	if (verdict < o->lowest)
		return vk_error_set(err, VK_EUNABLE, 0, "export-verdict",
		    "not exported: the verdict is %1 (confidence %2)",
		    vk_verdict_text(verdict),
		    number_text(&export->name, confidence));
	if (!(confidence >= o->min_confidence))
		return vk_error_set(err, VK_EUNABLE, 0, "export-confidence",
		    "not exported: the confidence is %1",
		    number_text(&export->name, confidence), NULL);
	return VK_OK;
}

/* --------------------------------------------------------------- placing */

/* Full, read-only and broken disks end a run; a name in use does not. */
static vk_status
place(struct export *export, const char *name, const char *data, size_t len,
    vk_error *err)
{
	if (export_place_put(&export->place, name, data, len,
	    export->options.force) == VK_OK)
		return VK_OK;
	if (errno == EEXIST)
		return vk_error_set(err, VK_EUNABLE, 0, "export-exists",
		    "%1 is already there (--force overwrites files)", name,
		    NULL);
	if (errno == EISDIR)
		return vk_error_set(err, VK_EUNABLE, 0, "export-exists",
		    "%1 is a directory", name, NULL);
	return io_error(err, name);
}

static vk_status
make_name(struct export *export, const struct export_file *file, vk_error *err)
{
	vk_buf *name = &export->name;
	vk_status status;

	if (export->stem == 0) {
		status = vk_name_make(export->options.name_format, file->rec,
		    file->line, export->options.ascii, name, err);
		if (status != VK_OK)
			return status;
		/* In an archive it is kept apart from the others later. */
		if (export->options.to != EXPORT_TAR &&
		    export_names_take(&export->names, name) != VK_OK)
			return memory_error(err);
		export->stem = name->len;
	}
	name->len = export->stem;
	vk_buf_add_text(name, file->extension);
	return vk_buf_text(name) != NULL ? VK_OK : memory_error(err);
}

/* Lengths of what follows them in what export_put makes for an archive. */
struct packed {
	size_t stem; /* of the name, without what keeps it apart from others */
	size_t name;
	size_t data;
};

static void
pack(const struct export *export, const struct export_file *file, vk_buf *out)
{
	struct packed packed = { export->stem, export->name.len, file->len };

	vk_buf_add(out, &packed, sizeof packed);
	vk_buf_add(out, export->name.data, packed.name);
	vk_buf_add(out, file->data, packed.data);
}

vk_status
export_place_tar(struct export *export, const char *made, size_t len,
    vk_buf *out, vk_error *err)
{
	vk_buf *name = &export->name;
	struct packed packed;
	size_t stem = 0;

	while (len > 0) {
		memcpy(&packed, made, sizeof packed);
		made += sizeof packed;
		if (stem == 0) {
			vk_buf_clear(name);
			vk_buf_add(name, made, packed.stem);
			if (export_names_take(&export->names, name) != VK_OK)
				return memory_error(err);
			stem = name->len;
		}
		name->len = stem;
		vk_buf_add(name, made + packed.stem, packed.name - packed.stem);
		made += packed.name;
		if (vk_buf_text(name) == NULL || export_tar_add(out, name->data,
		    made, packed.data) != VK_OK)
			return memory_error(err);
		made += packed.data;
		len -= sizeof packed + packed.name + packed.data;
	}
	return VK_OK;
}

vk_status
export_put(struct export *export, const struct export_file *file, vk_buf *out,
    vk_error *err)
{
	enum export_to to = export->options.to;
	vk_status status;

	if (to == EXPORT_STDOUT || to == EXPORT_FILE) {
		vk_buf_clear(&export->held);
		vk_buf_add(&export->held, file->data, file->len);
		export->files = 1;
		return export->held.failed ? memory_error(err) : VK_OK;
	}
	status = make_name(export, file, err);
	if (status != VK_OK)
		return status;
	if (to == EXPORT_DIR)
		status = place(export, export->name.data, file->data,
		    file->len, err);
	else
		pack(export, file, out);
	if (status == VK_OK)
		export->files++;
	return status;
}

static vk_status
finish_file(struct export *export, vk_error *err)
{
	const char *path = export->options.path;
	const char *slash = strrchr(path, '/');

	return place(export, slash != NULL ? slash + 1 : path,
	    export->held.data, export->held.len, err);
}

vk_status
export_finish(struct export *export, vk_buf *out, vk_error *err)
{
	enum export_to to = export->options.to;
	vk_status status = VK_OK;

	if (to == EXPORT_STDOUT && export->files > 0) {
		vk_buf_add(out, export->held.data, export->held.len);
		status = out->failed ? memory_error(err) : VK_OK;
	} else if (to == EXPORT_FILE && export->files > 0) {
		status = finish_file(export, err);
	} else if (to == EXPORT_TAR && export_tar_end(out) != VK_OK) {
		status = memory_error(err);
	}
	if (export_place_close(&export->place) != VK_OK && status == VK_OK)
		status = io_error(err, export->options.path);
	return status;
}
