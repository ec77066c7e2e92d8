/* SPDX-License-Identifier: MIT */
/*
 * The unit system of a database, which nothing in its own tables tells.
 * A guess would make every distance wrong by six tenths, so without a witness
 * the answer is that nobody knows.
 */
#include "units.h"

#include <string.h>

vk_status
vk__beside_open(struct vk__store *store, const char *name, unsigned wait_ms,
    struct vk__store **beside, vk_error *err)
{
	const char *path = vk__store_path(store);
	const char *slash = strrchr(path, '/');
	vk_buf file = { 0 };
	vk_error own;
	vk_status status = VK_ENOMEM;

	*beside = NULL;
	if (slash != NULL)
		vk_buf_add(&file, path, (size_t)(slash - path) + 1);
	vk_buf_add_text(&file, name);
	if (vk_buf_text(&file) != NULL)
		status = vk__store_open(file.data, VK__STORE_READ, wait_ms,
		    beside, &own);
	vk_buf_free(&file);
	if (status == VK_ENOMEM)
		return vk_error_set(err, status, 0, "memory", "out of memory",
		    NULL, NULL);
	if (status == VK_EBUSY && err != NULL)
		*err = own;
	return status == VK_EBUSY ? status : VK_OK;
}

static vk_units
read_system(struct vk__store *beside)
{
	struct vk__query *query;
	vk_units units = VK_UNITS_UNKNOWN;
	size_t len;

	if (vk__query_new(beside, "SELECT value FROM attributes "
	    "WHERE key = 'measurement_system'", &query, NULL) != VK_OK)
		return units;
	if (vk__query_step(query, NULL) == VK_OK) {
		const char *system = vk__query_text(query, 0, &len);

		if (strstr(system, "metric") != NULL)
			units = VK_UNITS_METRIC;
		else if (strstr(system, "statute") != NULL)
			units = VK_UNITS_STATUTE;
	}
	vk__query_free(query);
	return units;
}

vk_status
vk__units_find(struct vk__store *store, vk_family family, unsigned wait_ms,
    vk_units *units, vk_error *err)
{
	struct vk__store *beside;
	vk_status status;

	*units = family == VK_FAMILY_CSV ? VK_UNITS_UNKNOWN :
	    VK_UNITS_METRIC;
	if (family != VK_FAMILY_GARMINDB)
		return VK_OK;
	*units = VK_UNITS_UNKNOWN;
	status = vk__beside_open(store, "garmin.db", wait_ms, &beside, err);
	if (status == VK_OK && beside != NULL)
		*units = read_system(beside);
	vk__store_close(beside);
	return status;
}
