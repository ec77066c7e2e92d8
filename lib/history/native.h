/* SPDX-License-Identifier: MIT */
/*
 * garmin_data.db as vekta keeps it: made, brought up to date, written. The
 * tables are those of native.sql. Statuses as in store/store.h.
 */
#ifndef VK_HISTORY_NATIVE_H
#define VK_HISTORY_NATIVE_H

#include "../store/store.h"
#include "../vekta.h"

enum { VK__NATIVE_VERSION = 4 };

struct vk__native;

enum vk__native_did {
	VK__NATIVE_ADDED,
	VK__NATIVE_UPDATED,
	VK__NATIVE_UNCHANGED
};

/*
 * Opens the file for writing, after a look for damage; makes it when it is
 * not there. A database of the original project is brought up to date, a
 * copy of it as it was kept beside it; not when dry is true. now is the time,
 * for the rows that are added.
 * VK_EUNABLE: a newer version, a database of another program, or (dry) one
 * that is not up to date; nothing was changed.
 */
vk_status vk__native_open(const char *path, unsigned wait_ms, bool dry,
    int64_t now, struct vk__native **native, vk_error *err);
void vk__native_close(struct vk__native *native);
/* The copy that was made before an upgrade, NULL when there was none. */
const char *vk__native_backup(const struct vk__native *native);
struct vk__store *vk__native_store(struct vk__native *native);

/*
 * The athlete of that name (family name, first name, or both in any order;
 * capitals do not matter) or number, who is added when create is true, else VK_ABSENT.
 * NULL is the only one there is, VK_EVALUE when there are more.
 */
vk_status vk__native_athlete(struct vk__native *native, const char *name,
    bool create, int64_t *user, vk_error *err);

vk_status vk__native_begin(struct vk__native *native, vk_error *err);
vk_status vk__native_commit(struct vk__native *native, vk_error *err);
void vk__native_rollback(struct vk__native *native);
/*
 * Takes an activity in, within a transaction: as a new row, or into the one
 * that it is another account of. VK_EVALUE: its id is another athlete's.
 */
vk_status vk__native_put(struct vk__native *native, int64_t user,
    const vk_activity *activity, enum vk__native_did *did, vk_error *err);

/*
 * Hands all activities of the athlete to fn, the oldest first, until it
 * returns anything but VK_OK, which is returned then.
 */
vk_status vk__native_each(struct vk__native *native, int64_t user,
    vk_status (*fn)(void *ctx, const vk_activity *activity), void *ctx,
    vk_error *err);
/*
 * Hands all that is kept of the athlete to fn as JSON: activities, and the
 * rows of all other tables with the name of theirs.
 */
vk_status vk__native_dump(struct vk__native *native, int64_t user,
    vk_status (*fn)(void *ctx, const char *json, size_t len), void *ctx,
    vk_error *err);
/*
 * Erases the athlete and all that is kept of them, so that no trace of it is
 * left in the file. *count is the number of activities.
 */
vk_status vk__native_forget(struct vk__native *native, int64_t user,
    int64_t *count, vk_error *err);

#endif
