/* SPDX-License-Identifier: MIT */
/* Faults that decoders of FIT files do not see are seen here. */
#include "../../lib/formats/fit_check.h"

#include <criterion/criterion.h>
#include <string.h>

static struct vk__fit_writer writer;
static vk_workout workout;
static vk_buf file;

static void
add(struct vk__fit_step step)
{
	cr_assert_eq(vk__fit_steps_add(&writer.steps, &step), VK_OK);
}

#define SOUND { .length_type = VK__FIT_LENGTH_TIME, .length = 60000, \
	.target_type = VK__FIT_TARGET_POWER, .target = 0, .low = 92, \
	.high = 98 }

/* One step of a minute, three times. */
static void
begin(void)
{
	const vk_step group = { .reps = 3 }, step = { .duration = 60 };
	struct vk__fit_step sound = SOUND;
	uint32_t at;

	cr_assert_eq(vk_workout_clear(&workout), VK_OK);
	cr_assert_eq(vk_workout_add(&workout, 0, &group, &at), VK_OK);
	cr_assert_eq(vk_workout_add(&workout, at, &step, NULL), VK_OK);
	vk_buf_add_text(&writer.steps.text, "abc\xc3\xa9");
	sound.label_len = 5;
	add(sound);
	add((struct vk__fit_step){ .length_type = VK__FIT_LENGTH_REPEAT,
	    .target_type = VK__FIT_TARGET_OPEN, .length = 0, .target = 3,
	    .low = VK__FIT_NONE, .high = VK__FIT_NONE });
}

static void
end(void)
{
	vk__fit_writer_free(&writer);
	vk_workout_free(&workout);
	vk_buf_free(&file);
}

TestSuite(fit_check, .init = begin, .fini = end);

static vk_status
check(void)
{
	vk_buf name = { 0 };
	vk_error err = { 0 };
	vk_status status;

	vk_buf_clear(&file);
	cr_assert_eq(vk__fit_writer_run(&writer, &name,
	    &(vk_buf){ 0 }, 1, 0, &file), VK_OK);
	status = vk__fit_check(&writer, &workout, &file, &err);
	cr_expect_eq(err.status, status);
	return status;
}

Test(fit_check, sound)
{
	cr_assert_eq(check(), VK_OK);
	cr_assert_eq(check(), VK_OK, "and again");
}

/* Sets the member to a value that is wrong, and back. */
#define WRONG(i, member, value) do { \
	struct vk__fit_step saved = writer.steps.step[i]; \
	writer.steps.step[i].member = value; \
	cr_expect_eq(check(), VK_EINVALID, #member " = " #value); \
	writer.steps.step[i] = saved; \
	cr_expect_eq(check(), VK_OK); \
} while (0)

Test(fit_check, wrong_members)
{
	WRONG(1, length, 1);
	WRONG(1, length, 9);
	WRONG(1, target, 0);
	WRONG(1, target, 1);
	WRONG(1, target, 2);
	WRONG(1, target, 1001);
	WRONG(0, length, 59000);
	WRONG(0, length, 0);
	WRONG(0, length, VK__FIT_NONE);
	WRONG(0, length_type, VK__FIT_LENGTH_OPEN);
	WRONG(0, length_type, 4);
	WRONG(0, target_type, VK__FIT_TARGET_OPEN);
	WRONG(0, target_type, VK__FIT_TARGET_SPEED);
	WRONG(0, target, 4);
	WRONG(0, target, VK__FIT_NONE);
	WRONG(0, low, 99);
	WRONG(0, high, VK__FIT_NONE);
	WRONG(0, high, 1098);
	WRONG(0, label_len, 4);
}

/* A file that says something else than what was meant. */
Test(fit_check, other_file)
{
	cr_assert_eq(check(), VK_OK);
	writer.steps.step[0].low = 91;
	cr_expect_eq(vk__fit_check(&writer, &workout, &file, NULL),
	    VK_EINVALID);
	writer.steps.step[0].low = 92;
	add(writer.steps.step[0]);
	cr_expect_eq(vk__fit_check(&writer, &workout, &file, NULL),
	    VK_EINVALID, "one step more");
	writer.steps.count--;
	file.data[file.len / 2] ^= 1;
	cr_expect_eq(vk__fit_check(&writer, &workout, &file, NULL),
	    VK_EINVALID, "damaged");
}

static void
length_is(uint64_t want, bool sound_wanted)
{
	uint64_t length;
	bool sound;

	cr_assert_eq(vk__fit_steps_length(&writer.steps, &length, &sound),
	    VK_OK);
	cr_expect_eq(length, want);
	cr_expect_eq(sound, sound_wanted);
}

/* Repeats of repeats multiply. */
Test(fit_check, length)
{
	length_is(180000, true);
	add((struct vk__fit_step)SOUND);
	add((struct vk__fit_step){ .length_type = VK__FIT_LENGTH_REPEAT,
	    .length = 0, .target = 2 });
	length_is(480000, true);
	add((struct vk__fit_step){ .length_type = VK__FIT_LENGTH_REPEAT,
	    .length = 9, .target = 2 });
	length_is(480000, false);
}
