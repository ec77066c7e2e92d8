/* SPDX-License-Identifier: MIT */
/*
 * From a record to a Zwift workout file: lowers the steps, gathers name and
 * description, writes (zwo_write.c), and reads the file back to check it
 * (zwo_check.c). A file that fails its check never leaves.
 */
#include <stdlib.h>
#include <string.h>

#include "../vekta.h"
#include "about.h"
#include "profile.h"
#include "zwo_check.h"
#include "zwo_write.h"

struct vk_zwo {
	vk_workout workout;
	struct vk__profile profile;
	struct vk__about about;
	struct vk__zwo_writer writer;
	struct vk__zwo_check check;
	vk_buf scratch;
};

vk_status
vk_zwo_new(vk_zwo **zwo)
{
	*zwo = calloc(1, sizeof **zwo);
	return *zwo != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_zwo_free(vk_zwo *zwo)
{
	if (zwo == NULL)
		return;
	vk__zwo_writer_free(&zwo->writer);
	vk_workout_free(&zwo->workout);
	vk__profile_free(&zwo->profile);
	vk__about_free(&zwo->about);
	vk__zwo_check_free(&zwo->check);
	vk_buf_free(&zwo->scratch);
	free(zwo);
}

/* Only riding has an FTP in our records. */
static vk_status
check_type(vk_zwo *zwo, const vk_record *rec, vk_error *err)
{
	vk_status status = vk_record_string(rec, "type", &zwo->scratch);
	const char *type;

	if (status != VK_OK)
		return status == VK_ABSENT ? VK_OK : status;
	type = vk_buf_text(&zwo->scratch);
	if (type == NULL)
		return VK_ENOMEM;
	if (strstr(type, "Ride") != NULL || type[0] == '\0')
		return VK_OK;
	return vk_error_set(err, VK_EUNABLE, 0, "export-type",
	    "the workout is no ride but %1", type, NULL);
}

/* What was written must be what the record says, to the second. */
static vk_status
check_file(vk_zwo *zwo, vk_error *err)
{
	vk_zwo_report report;
	vk_extent extent;
	vk_error found = { 0 };
	vk_status status = vk__zwo_check_bytes(&zwo->check, zwo->writer.out.data,
	    zwo->writer.out.len, false, &report, &found);
	bool exact;

	if (status == VK_ENOMEM || status == VK_ELIMIT)
		return vk_error_set(err, status, 0, found.code, found.format,
		    NULL, NULL);
	if (status != VK_OK)
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", found.arg[0], NULL);
	vk_workout_extent(&zwo->workout, &extent);
	exact = extent.open == 0 && !(extent.metres > 0);
	if (report.seconds != zwo->profile.seconds ||
	    report.steps != zwo->writer.elements ||
	    zwo->profile.count != extent.steps ||
	    (exact ? report.seconds != extent.seconds :
	    report.seconds < extent.seconds))
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", "total time", NULL);
	return VK_OK;
}

vk_status
vk_zwo_write(vk_zwo *zwo, const vk_record *rec, const vk_export *options,
    vk_error *err)
{
	vk_status status;

	vk_buf_clear(&zwo->writer.out);
	vk__notes_clear(&zwo->profile.notes);
	status = check_type(zwo, rec, err);
	if (status == VK_OK)
		status = vk_record_workout(rec, &zwo->workout, err);
	if (status == VK_ABSENT)
		return vk_error_set(err, status, 0, "export-empty",
		    "the record holds no workout", NULL, NULL);
	if (status == VK_OK)
		status = vk__about_lang(&zwo->about, rec);
	if (status == VK_OK)
		status = vk__profile_build(&zwo->profile, &zwo->workout,
		    options, zwo->about.lang, err);
	if (status == VK_OK)
		status = vk__about_fill(&zwo->about, rec,
		    &zwo->profile.notes, options->ascii);
	if (status == VK_OK)
		status = vk__zwo_writer_run(&zwo->writer, &zwo->about,
		    &zwo->profile, options);
	if (status == VK_OK)
		status = check_file(zwo, err);
	if (status == VK_ENOMEM)
		vk_error_set(err, status, 0, "memory", "out of memory", NULL,
		    NULL);
	if (status != VK_OK)
		vk_buf_clear(&zwo->writer.out);
	return status;
}

void
vk_zwo_bytes(const vk_zwo *zwo, const char **data, size_t *len)
{
	*data = zwo->writer.out.data;
	*len = zwo->writer.out.len;
}

void
vk_zwo_notes(const vk_zwo *zwo, const char *lang, const char *prefix,
    vk_buf *out)
{
	vk__notes_write(&zwo->profile.notes, lang, prefix, out);
}

vk_status
vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err)
{
	return vk__zwo_check(&zwo->check, data, len, lenient, report, err);
}
