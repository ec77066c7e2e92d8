/* SPDX-License-Identifier: MIT */
/*
 * From a record to a file of any format. What all formats need is read from
 * the record once; the rest is the matter of the row that the format has in
 * the table. A file that fails its check never leaves.
 */
#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "../record/deep.h"
#include "template.h"

void
vk_export_options_init(vk_export_options *options)
{
	memset(options, 0, sizeof *options);
	/* The means are what vk-score counts for the same steps. */
	options->recovery = VK__RECOVERY_PCT;
	options->warmup[0] = VK__WARMUP_PCT - 10;
	options->warmup[1] = VK__WARMUP_PCT + 10;
	options->cooldown[0] = VK__WARMUP_PCT + 10;
	options->cooldown[1] = VK__WARMUP_PCT - 10;
	options->tolerance = 3;
}

vk_status
vk_export_new(vk_export **exporter)
{
	*exporter = calloc(1, sizeof **exporter);
	return *exporter != NULL ? VK_OK : VK_ENOMEM;
}

void
vk_export_free(vk_export *exporter)
{
	if (exporter == NULL)
		return;
	vk_workout_free(&exporter->workout);
	vk__about_free(&exporter->about);
	vk__profile_free(&exporter->profile);
	vk_buf_free(&exporter->out);
	vk_buf_free(&exporter->scratch);
	vk__zwo_writer_free(&exporter->zwo);
	vk__zwo_check_free(&exporter->check);
	vk__fit_writer_free(&exporter->fit);
	free(exporter);
}

static vk_status
memory_error(vk_error *err)
{
	return vk_error_set(err, VK_ENOMEM, 0, "memory", "out of memory",
	    NULL, NULL);
}

/* Only riding has an FTP in our records. */
static vk_status
check_type(vk_export *exporter, vk_error *err)
{
	vk_status status = vk_record_string(exporter->rec, "type",
	    &exporter->scratch);
	const char *type;

	if (status != VK_OK)
		return status == VK_ABSENT ? VK_OK : status;
	type = vk_buf_text(&exporter->scratch);
	if (type == NULL)
		return VK_ENOMEM;
	if (strstr(type, "Ride") != NULL || type[0] == '\0')
		return VK_OK;
	return vk_error_set(err, VK_EUNABLE, 0, "export-type",
	    "the workout is no ride but %1", type, NULL);
}

/* What the last file left behind. */
static void
forget(vk_export *exporter)
{
	vk_buf_clear(&exporter->out);
	vk__notes_clear(&exporter->notes);
	vk__losses_clear(&exporter->losses);
	exporter->profile.count = 0;
}

/* The figure of the athlete whom vk-adapt made the record for. */
static bool
rider_figure(const vk_record *rec, const char *name, double *value)
{
	const char *json;
	size_t len;

	return vk_record_get(rec, "vekta.adapt", &json, &len) == VK_OK &&
	    vk__deep_figure(rec, name, value) == VK_OK && *value > 0;
}

/*
 * What the caller does not say of the rider, the record may: its athlete's
 * numbers; or a file in watts, for which FTP they were meant.
 */
static void
take_rider(vk_export *exporter)
{
	vk_athlete *athlete = &exporter->options.athlete;
	const vk_record *rec = exporter->rec;
	double value;

	if (!(athlete->ftp > 0) && rider_figure(rec, "ftp", &value))
		athlete->ftp = value;
	if (!(athlete->ftp > 0) && vk__deep_number(rec, "vekta.source", "ftp",
	    &value) == VK_OK && value > 0)
		athlete->ftp = value;
	if (!(athlete->weight > 0) && rider_figure(rec, "weight", &value))
		athlete->weight = value;
}

vk_status
vk_export_begin(vk_export *exporter, const vk_record *rec,
    const vk_export_options *options, vk_error *err)
{
	vk_status status;

	forget(exporter);
	exporter->rec = rec;
	exporter->options = *options;
	status = check_type(exporter, err);
	if (status == VK_OK)
		status = vk_record_workout(rec, &exporter->workout, err);
	if (status == VK_ABSENT)
		vk_error_set(err, status, 0, "export-empty",
		    "the record holds no workout", NULL, NULL);
	if (status == VK_OK)
		status = vk__about_lang(&exporter->about, rec);
	if (status == VK_ENOMEM)
		return memory_error(err);
	if (status != VK_OK) {
		exporter->rec = NULL;
		return status;
	}
	vk_workout_extent(&exporter->workout, &exporter->extent);
	take_rider(exporter);
	if (exporter->extent.steps == 0)
		return vk_error_set(err, VK_ABSENT, 0, "export-empty",
		    "the workout has no steps", NULL, NULL);
	return VK_OK;
}

struct vk__terms
vk__export_terms(vk_export *exporter, unsigned says)
{
	return (struct vk__terms){ &exporter->workout, &exporter->options,
		exporter->about.lang, says, &exporter->notes,
		&exporter->losses };
}

vk_status
vk__export_profile(vk_export *exporter, unsigned says, vk_error *err)
{
	const struct vk__terms terms = vk__export_terms(exporter, says);

	return vk__profile_build(&exporter->profile, &terms, err);
}

vk_status
vk__export_about(vk_export *exporter)
{
	const vk_export_options *o = &exporter->options;
	vk_status status = vk__about_fill(&exporter->about, exporter->rec,
	    &exporter->notes, o);

	if (status != VK_OK || o->head == NULL)
		return status;
	return vk__template_fill(o->head, &exporter->about, exporter->rec,
	    exporter->profile.count > 0 ? exporter->profile.seconds :
	    exporter->extent.seconds, o->ascii);
}

vk_status
vk_export_write(vk_export *exporter, const vk_format *format, vk_error *err)
{
	const struct vk__format *row = vk__format_row(format);
	vk_status status;

	forget(exporter);
	if (exporter->rec == NULL)
		return vk_error_set(err, VK_ABSENT, 0, "export-empty",
		    "the record holds no workout", NULL, NULL);
	if (row->write == NULL)
		return vk_error_set(err, VK_EUNABLE, 0, "export-format",
		    "%1 files cannot be written", format->name, NULL);
	status = row->write(exporter, err);
	if (status == VK_OK && exporter->out.failed)
		status = VK_ENOMEM;
	if (status == VK_ENOMEM)
		memory_error(err);
	if (status != VK_OK)
		vk_buf_clear(&exporter->out);
	return status;
}

void
vk_export_bytes(const vk_export *exporter, const char **data, size_t *len)
{
	*data = exporter->out.data;
	*len = exporter->out.len;
}

void
vk_export_notes(const vk_export *exporter, const char *lang, const char *prefix,
    vk_buf *out)
{
	vk__notes_write(&exporter->notes, lang, prefix, out);
}

const vk_loss *
vk_export_loss(const vk_export *exporter, size_t index)
{
	return index < exporter->losses.count ? &exporter->losses.loss[index] :
	    NULL;
}
