/* SPDX-License-Identifier: MIT */
/* Whether a database keeps kilometres or miles, where it may be either. */
#ifndef VK_ATHLETE_UNITS_H
#define VK_ATHLETE_UNITS_H

#include "../store/store.h"

/*
 * GarminDB says it in garmin.db, which stands beside the database; a CSV
 * export does not say it at all. VK_OK; VK_EBUSY, VK_ENOMEM.
 */
vk_status vk__units_find(struct vk__store *store, vk_family family,
    unsigned wait_ms, vk_units *units, vk_error *err);
/*
 * Opens the file of that name in the folder of the database. *beside is NULL
 * when there is none that can be read. VK_OK, VK_EBUSY, VK_ENOMEM.
 */
vk_status vk__beside_open(struct vk__store *store, const char *name,
    unsigned wait_ms, struct vk__store **beside, vk_error *err);

#endif
