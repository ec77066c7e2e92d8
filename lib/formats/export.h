/* SPDX-License-Identifier: MIT */
/* What the writers of all formats work with. */
#ifndef VK_FORMATS_EXPORT_H
#define VK_FORMATS_EXPORT_H

#include "about.h"
#include "fit_write.h"
#include "format.h"
#include "losses.h"
#include "notes.h"
#include "profile.h"
#include "zwo_check.h"
#include "zwo_write.h"

/*
 * A record on its way into files. vk_export_begin fills the first part once;
 * the second is that of one file.
 */
struct vk_export {
	const vk_record *rec;
	vk_export_options options;
	vk_workout workout;
	vk_extent extent;
	struct vk__about about; /* lang now, the rest by vk__export_about */

	struct vk__notes notes;
	struct vk__losses losses;
	struct vk__profile profile; /* by vk__export_profile */
	vk_buf out;                 /* the file */

	vk_buf scratch;
	/* Of single formats, kept from file to file: */
	struct vk__zwo_writer zwo;
	struct vk__zwo_check check;
	struct vk__fit_writer fit;
};

/* What is lowered, for a format that says so much. */
struct vk__terms vk__export_terms(vk_export *exporter, unsigned says);
/*
 * Lowers the workout to exporter->profile, with what the format says.
 * Returns as vk__profile_build.
 */
vk_status vk__export_profile(vk_export *exporter, unsigned says, vk_error *err);
/*
 * Fills exporter->about. To be called when all notes are made, as they are
 * part of the description. VK_OK or VK_ENOMEM.
 */
vk_status vk__export_about(vk_export *exporter);

#endif
