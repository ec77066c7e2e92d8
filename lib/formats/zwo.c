/* SPDX-License-Identifier: MIT */
/*
 * Zwift files as one of the formats: lowers the steps, writes (zwo_write.c),
 * and reads the file back to check it (zwo_check.c), in one object or alone.
 */
#include <stdlib.h>

#include "export.h"

/* -------------------------------------------------------------- checking */

struct vk_zwo {
	struct vk__zwo_check check;
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
	vk__zwo_check_free(&zwo->check);
	free(zwo);
}

vk_status
vk_zwo_check(vk_zwo *zwo, const char *data, size_t len, bool lenient,
    vk_zwo_report *report, vk_error *err)
{
	return vk__zwo_check(&zwo->check, data, len, lenient, report, err);
}

/* --------------------------------------------------------------- writing */

/* What was written must be what the record says, to the second. */
static vk_status
check_file(vk_export *exporter, vk_error *err)
{
	const vk_extent *extent = &exporter->extent;
	vk_zwo_report report;
	vk_error found = { 0 };
	vk_status status = vk__zwo_check_bytes(&exporter->check,
	    exporter->out.data, exporter->out.len, false, &report, &found);

	if (status == VK_ENOMEM || status == VK_ELIMIT)
		return vk_error_set(err, status, 0, found.code, found.format,
		    NULL, NULL);
	if (status != VK_OK)
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", found.arg[0], NULL);
	if (report.seconds != exporter->profile.seconds ||
	    report.steps != exporter->zwo.elements ||
	    !vk__profile_fits(&exporter->profile, extent))
		return vk_error_set(err, VK_EINVALID, 0, "export-invalid",
		    "the file failed its check: %1", "total time", NULL);
	return VK_OK;
}

vk_status
vk__zwo_export(vk_export *exporter, vk_error *err)
{
	vk_status status = vk__export_profile(exporter,
	    VK__SAYS_FREE | VK__SAYS_CADENCE, err);

	if (status == VK_OK)
		status = vk__export_about(exporter);
	if (status == VK_OK)
		status = vk__zwo_writer_run(&exporter->zwo, &exporter->about,
		    &exporter->profile, &exporter->out);
	if (status == VK_OK)
		status = check_file(exporter, err);
	return status;
}

/* ------------------------------------------------------------- detecting */

/* XML; of our formats only this one is. */
bool
vk__zwo_detect(const char *data, size_t len)
{
	size_t i = 0;

	if (len >= 3 && data[0] == '\xef' && data[1] == '\xbb' &&
	    data[2] == '\xbf')
		i = 3;
	while (i < len && (data[i] == ' ' || data[i] == '\t' ||
	    data[i] == '\r' || data[i] == '\n'))
		i++;
	return i < len && data[i] == '<';
}
