/* SPDX-License-Identifier: MIT */
/*
 * Takes the messages of a FIT workout file as they stand in it. What they
 * mean together is looked at later; a file that holds no workout is told by
 * its first message, so that a long ride is not read to its end.
 */
#include "fit_load.h"

#include <string.h>

#include "../base/number.h"
#include "../base/utf8.h"
#include "cp1252.h"

void
vk__fit_file_free(struct vk__fit_file *file)
{
	vk__fit_steps_free(&file->steps);
	vk_buf_free(&file->name);
	vk_buf_free(&file->description);
	vk__fit_free(file->decoder);
}

/* Appends the text of a field as UTF-8 and returns its length. */
static size_t
add_text(struct vk__fit_file *file, const struct vk__fit_message *m,
    uint8_t number, vk_buf *out)
{
	size_t from = out->len;
	const char *text;
	size_t len;

	if (!vk__fit_text(m, number, &text, &len))
		return 0;
	if (vk__utf8_check(text, len) == len) {
		vk_buf_add(out, text, len);
	} else {
		file->recoded = true;
		vk__cp1252_add(out, text, len);
	}
	return out->len - from;
}

static vk_status
fail_at(uint64_t offset, vk_status status, const char *code,
    const char *format, const char *arg, vk_error *err)
{
	char text[VK__NUMBER_SIZE + 1];

	text[vk__uint_write(text, offset)] = '\0';
	return vk_error_set(err, status, 0, code, format, text, arg);
}

static vk_status
load_id(const struct vk__fit_message *m, vk_error *err)
{
	char text[VK__NUMBER_SIZE + 1];
	int64_t type = -1;

	if (vk__fit_integer(m, VK__FIT_ID_TYPE, 0, &type) &&
	    type == VK__FIT_TYPE_WORKOUT)
		return VK_OK;
	if (type < 0)
		type = 0;
	text[vk__uint_write(text, (uint64_t)type)] = '\0';
	return fail_at(m->offset, VK_EVALUE, "fit-type",
	    "byte %1: a FIT file of another kind (%2), no workout", text, err);
}

static vk_status
load_workout(struct vk__fit_file *file, const struct vk__fit_message *m,
    vk_error *err)
{
	if (file->has_workout)
		return fail_at(m->offset, VK_EVALUE, "fit-workouts",
		    "byte %1: a second workout in the file", NULL, err);
	file->has_workout = true;
	add_text(file, m, VK__FIT_WORKOUT_NAME, &file->name);
	add_text(file, m, VK__FIT_WORKOUT_DESCRIPTION, &file->description);
	(void)vk__fit_integer(m, VK__FIT_WORKOUT_SPORT, 0, &file->sport);
	(void)vk__fit_integer(m, VK__FIT_WORKOUT_STEPS, 0, &file->stated);
	return VK_OK;
}

static uint32_t
value_of(const struct vk__fit_message *m, uint8_t number)
{
	int64_t value;

	return vk__fit_integer(m, number, 0, &value) && value >= 0 &&
	    value < VK__FIT_NONE ? (uint32_t)value : VK__FIT_NONE;
}

static uint8_t
kind_of(const struct vk__fit_message *m, uint8_t number)
{
	uint32_t value = value_of(m, number);

	return value < 0xff ? (uint8_t)value : 0xff;
}

static vk_status
load_step(struct vk__fit_file *file, const struct vk__fit_message *m,
    vk_error *err)
{
	vk_buf *text = &file->steps.text;
	struct vk__fit_step f = {
		.length_type = kind_of(m, VK__FIT_STEP_LENGTH),
		.target_type = kind_of(m, VK__FIT_STEP_TARGET),
		.intensity = kind_of(m, VK__FIT_STEP_INTENSITY),
		.length = value_of(m, VK__FIT_STEP_LENGTH_VALUE),
		.target = value_of(m, VK__FIT_STEP_TARGET_VALUE),
		.low = value_of(m, VK__FIT_STEP_LOW),
		.high = value_of(m, VK__FIT_STEP_HIGH),
		.index = value_of(m, VK__FIT_STEP_INDEX),
		.offset = m->offset };
	vk_status status;

	f.label = (uint32_t)text->len;
	f.label_len = (uint32_t)add_text(file, m, VK__FIT_STEP_NAME, text);
	f.notes = (uint32_t)text->len;
	f.notes_len = (uint32_t)add_text(file, m, VK__FIT_STEP_NOTES, text);
	status = vk__fit_steps_add(&file->steps, &f);
	if (status == VK_ELIMIT)
		return fail_at(m->offset, status, "fit-steps",
		    "byte %1: more than 65534 steps", NULL, err);
	return status;
}

static vk_status
load_message(struct vk__fit_file *file, const struct vk__fit_message *m,
    bool *has_id, vk_error *err)
{
	vk_status status;

	if (!*has_id && m->number != VK__FIT_FILE_ID)
		return fail_at(m->offset, VK_EVALUE, "fit-no-id",
		    "byte %1: a FIT file that does not say what it is", NULL,
		    err);
	switch (m->number) {
	case VK__FIT_FILE_ID:
		status = load_id(m, err);
		*has_id = status == VK_OK;
		return status;
	case VK__FIT_WORKOUT:
		return load_workout(file, m, err);
	case VK__FIT_WORKOUT_STEP:
		return load_step(file, m, err);
	default:
		return VK_OK;
	}
}

static vk_status
begin(struct vk__fit_file *file)
{
	vk__fit_steps_clear(&file->steps);
	vk_buf_clear(&file->name);
	vk_buf_clear(&file->description);
	file->sport = file->stated = -1;
	file->has_workout = file->recoded = false;
	return file->decoder != NULL ? VK_OK : vk__fit_new(&file->decoder);
}

vk_status
vk__fit_load(struct vk__fit_file *file, const char *data, size_t len,
    vk_error *err)
{
	struct vk__fit_message m;
	bool has_id = false;
	vk_status status = begin(file);

	if (status != VK_OK)
		return status;
	vk__fit_open(file->decoder, data, len);
	while (status == VK_OK) {
		status = vk__fit_next(file->decoder, &m, err);
		if (status == VK_OK)
			status = load_message(file, &m, &has_id, err);
	}
	if (status == VK_END)
		status = file->name.failed || file->description.failed ||
		    file->steps.text.failed ? VK_ENOMEM : VK_OK;
	return status;
}
