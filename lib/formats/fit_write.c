/* SPDX-License-Identifier: MIT */
/*
 * The messages of a FIT workout file: what it is, the workout, its steps.
 * Nothing depends on the clock: the serial number and the time of making,
 * which devices tell files apart by, come from the record.
 */
#include "fit_write.h"

#include <string.h>

#include "../base/date.h"
#include "clean.h"
#include "export.h"
#include "fit_check.h"
#include "fit_encode.h"
#include "fit_lower.h"

/* Local numbers of the messages. */
enum { LOCAL_ID, LOCAL_WORKOUT, LOCAL_STEP, LOCAL_STEP_NOTES };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct vk__fit_column id_columns[] = {
	{ VK__FIT_ID_TYPE, VK__FIT_ENUM, 0 },
	{ VK__FIT_ID_MANUFACTURER, VK__FIT_UINT16, 0 },
	{ VK__FIT_ID_PRODUCT, VK__FIT_UINT16, 0 },
	{ VK__FIT_ID_SERIAL, VK__FIT_UINT32Z, 0 },
	{ VK__FIT_ID_CREATED, VK__FIT_UINT32, 0 },
};

/* The columns of steps; the strings at the end are there when needed. */
static const struct vk__fit_column step_columns[] = {
	{ VK__FIT_STEP_INDEX, VK__FIT_UINT16, 0 },
	{ VK__FIT_STEP_LENGTH, VK__FIT_ENUM, 0 },
	{ VK__FIT_STEP_LENGTH_VALUE, VK__FIT_UINT32, 0 },
	{ VK__FIT_STEP_TARGET, VK__FIT_ENUM, 0 },
	{ VK__FIT_STEP_TARGET_VALUE, VK__FIT_UINT32, 0 },
	{ VK__FIT_STEP_LOW, VK__FIT_UINT32, 0 },
	{ VK__FIT_STEP_HIGH, VK__FIT_UINT32, 0 },
	{ VK__FIT_STEP_INTENSITY, VK__FIT_ENUM, 0 },
};

void
vk__fit_writer_free(struct vk__fit_writer *writer)
{
	vk__fit_steps_free(&writer->steps);
	vk__fit_file_free(&writer->check);
}

/* --------------------------------------------------------------- messages */

/*
 * Devices want the pair of them to be one file's own. Without a day of the
 * workout the time is one of the days before 2025.
 */
static void
put_id(vk_buf *out, uint64_t key, int32_t day)
{
	uint32_t serial = (uint32_t)(key >> 32);
	int64_t created = day > INT32_MIN ? (int64_t)day * 86400 :
	    INT64_C(1735689600) - (int64_t)(key & 0xffffff);

	if (created < VK__FIT_EPOCH || created > VK__FIT_EPOCH + UINT32_MAX -
	    1)
		created = INT64_C(1735689600);
	vk__fit_define(out, LOCAL_ID, VK__FIT_FILE_ID, id_columns,
	    COUNT(id_columns));
	vk__fit_data(out, LOCAL_ID);
	vk__fit_put(out, VK__FIT_ENUM, VK__FIT_TYPE_WORKOUT);
	vk__fit_put(out, VK__FIT_UINT16, VK__FIT_DEVELOPMENT);
	vk__fit_put(out, VK__FIT_UINT16, 0);
	vk__fit_put(out, VK__FIT_UINT32Z, serial > 0 ? serial : 1);
	vk__fit_put(out, VK__FIT_UINT32,
	    (uint64_t)(created - VK__FIT_EPOCH));
}

/* A column for strings of at most that many bytes and their NUL. */
static struct vk__fit_column
text_column(uint8_t number, size_t len)
{
	return (struct vk__fit_column){ number, VK__FIT_STRING,
		(uint8_t)(1 + (len < VK__FIT_TEXT ? len : VK__FIT_TEXT)) };
}

static void
put_workout(vk_buf *out, const vk_buf *name, const vk_buf *description,
    size_t steps)
{
	const struct vk__fit_column columns[] = {
		{ VK__FIT_WORKOUT_SPORT, VK__FIT_ENUM, 0 },
		{ VK__FIT_WORKOUT_STEPS, VK__FIT_UINT16, 0 },
		text_column(VK__FIT_WORKOUT_NAME, name->len),
		text_column(VK__FIT_WORKOUT_DESCRIPTION, description->len),
	};
	size_t count = COUNT(columns) - (description->len == 0);

	vk__fit_define(out, LOCAL_WORKOUT, VK__FIT_WORKOUT, columns, count);
	vk__fit_data(out, LOCAL_WORKOUT);
	vk__fit_put(out, VK__FIT_ENUM, VK__FIT_CYCLING);
	vk__fit_put(out, VK__FIT_UINT16, steps);
	vk__fit_put_text(out, name->data, name->len, columns[2].size);
	if (description->len > 0)
		vk__fit_put_text(out, description->data, description->len,
		    columns[3].size);
}

/* The longest strings, as all steps of a kind have the same size. */
struct sizes {
	size_t label;
	size_t notes;
};

static struct sizes
sizes_of(const struct vk__fit_steps *steps)
{
	struct sizes sizes = { 0, 0 };
	size_t i;

	for (i = 0; i < steps->count; i++) {
		const struct vk__fit_step *f = &steps->step[i];

		if (sizes.label < f->label_len)
			sizes.label = f->label_len;
		if (sizes.notes < f->notes_len)
			sizes.notes = f->notes_len;
	}
	return sizes;
}

static void
define_steps(vk_buf *out, const struct sizes *sizes)
{
	struct vk__fit_column columns[COUNT(step_columns) + 2];
	size_t count = COUNT(step_columns);

	memcpy(columns, step_columns, sizeof step_columns);
	if (sizes->label > 0)
		columns[count++] = text_column(VK__FIT_STEP_NAME,
		    sizes->label);
	vk__fit_define(out, LOCAL_STEP, VK__FIT_WORKOUT_STEP, columns, count);
	if (sizes->notes == 0)
		return;
	columns[count++] = text_column(VK__FIT_STEP_NOTES, sizes->notes);
	vk__fit_define(out, LOCAL_STEP_NOTES, VK__FIT_WORKOUT_STEP, columns,
	    count);
}

static void
put_step(vk_buf *out, const struct vk__fit_steps *steps, size_t index,
    const struct sizes *sizes)
{
	const struct vk__fit_step *f = &steps->step[index];
	const char *text = steps->text.data;

	vk__fit_data(out, f->notes_len > 0 ? LOCAL_STEP_NOTES : LOCAL_STEP);
	vk__fit_put(out, VK__FIT_UINT16, index);
	vk__fit_put(out, VK__FIT_ENUM, f->length_type);
	vk__fit_put(out, VK__FIT_UINT32, f->length);
	vk__fit_put(out, VK__FIT_ENUM, f->target_type);
	vk__fit_put(out, VK__FIT_UINT32, f->target);
	vk__fit_put(out, VK__FIT_UINT32, f->low);
	vk__fit_put(out, VK__FIT_UINT32, f->high);
	vk__fit_put(out, VK__FIT_ENUM, f->intensity);
	if (sizes->label > 0)
		vk__fit_put_text(out, text + f->label, f->label_len,
		    sizes->label + 1);
	if (f->notes_len > 0)
		vk__fit_put_text(out, text + f->notes, f->notes_len,
		    sizes->notes + 1);
}

vk_status
vk__fit_writer_run(struct vk__fit_writer *writer, const vk_buf *name,
    const vk_buf *description, uint64_t key, int32_t day, vk_buf *out)
{
	const struct vk__fit_steps *steps = &writer->steps;
	struct sizes sizes = sizes_of(steps);
	size_t from = out->len;
	size_t i;

	vk__fit_begin(out);
	put_id(out, key, day);
	put_workout(out, name, description, steps->count);
	define_steps(out, &sizes);
	for (i = 0; i < steps->count; i++)
		put_step(out, steps, i, &sizes);
	return vk__fit_finish(out, from);
}

/* ---------------------------------------------------------------- exports */

static uint64_t
hash(uint64_t sum, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		sum = (sum ^ (unsigned char)text[i]) *
		    UINT64_C(1099511628211);
	return sum;
}

/* The record's name for itself, and its steps: a new plan is a new file. */
static uint64_t
key_of(const vk_record *rec)
{
	static const char *const paths[] = { "vekta.id", "name",
		"start_date_local", "workout_doc" };
	uint64_t sum = UINT64_C(14695981039346656037);
	const char *json;
	size_t len, i;

	for (i = 0; i < COUNT(paths); i++) {
		if (vk_record_get(rec, paths[i], &json, &len) == VK_OK)
			sum = hash(sum, json, len);
		sum = hash(sum, "\n", 1);
	}
	return sum ^ sum >> 29;
}

static int32_t
day_of(vk_export *exporter)
{
	struct vk__time time;
	vk_buf *text = &exporter->scratch;

	if (vk_record_string(exporter->rec, "start_date_local", text) != VK_OK ||
	    vk__time_read(text->data, text->len, &time) != VK_OK)
		return INT32_MIN;
	return time.date;
}

/* The coach's own words, in scratch. */
static void
take_description(vk_export *exporter)
{
	const struct vk__about *about = &exporter->about;

	vk_buf_clear(&exporter->scratch);
	vk__clean_add(&exporter->scratch, about->description.data,
	    about->words, VK__CLEAN_LINES |
	    (exporter->options.ascii ? VK__CLEAN_ASCII : 0), VK__FIT_TEXT);
	if (about->words > VK__FIT_TEXT)
		vk__losses_add(&exporter->losses, &exporter->workout, 0,
		    "loss-description", NULL, NULL);
}

vk_status
vk__fit_export(vk_export *exporter, vk_error *err)
{
	const struct vk__terms terms = { &exporter->workout, &exporter->options,
		exporter->about.lang, 0, &exporter->notes, &exporter->losses };
	vk_status status = vk__fit_lower(&exporter->fit.steps, &terms, err);
	int32_t day = day_of(exporter);

	if (status == VK_OK)
		status = vk__export_about(exporter);
	if (status == VK_OK) {
		take_description(exporter);
		status = exporter->scratch.failed ? VK_ENOMEM :
		    vk__fit_writer_run(&exporter->fit, &exporter->about.name,
		    &exporter->scratch, key_of(exporter->rec), day,
		    &exporter->out);
	}
	if (status == VK_OK)
		status = vk__fit_check(&exporter->fit, &exporter->workout,
		    &exporter->out, err);
	return status;
}
