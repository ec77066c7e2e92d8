/* SPDX-License-Identifier: MIT */
/* The readers that intake.c chooses from. Status as vk__intake_file. */
#ifndef VK_HISTORY_INTAKE_INTERNAL_H
#define VK_HISTORY_INTAKE_INTERNAL_H

#include "intake.h"

vk_status vk__sheet_import(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err);
/* A FIT or TCX file. */
vk_status vk__recorded_import(struct vk__intake *import, int fd, bool tcx,
    const struct vk__sink *sink, vk_error *err);
vk_status vk__json_import(struct vk__intake *import, int fd,
    const struct vk__sink *sink, vk_error *err);

#endif
