/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/cues.h"

#include "text_workout.h"

static vk_workout workout;
static struct vk__notes notes;
static struct vk__reading reading = { .workout = &workout, .notes = &notes };

static void
start(void)
{
	const vk_step step = { .duration = 60 };
	uint32_t index;

	cr_assert_eq(vk_workout_clear(&workout), VK_OK);
	for (int i = 0; i < 3; i++)
		vk_workout_add(&workout, 0, &step, &index);
	vk__notes_clear(&notes);
}

static void
end(void)
{
	vk_workout_free(&workout);
	vk_buf_free(&shown);
}

TestSuite(cues, .init = start, .fini = end);

static void
puts_cues(struct vk__cue *cue, size_t count, const char *expected)
{
	cr_assert_eq(vk__cues_put(&reading, cue, count), VK_OK);
	vk_buf_clear(&shown);
	show_steps(&workout, 1, 0);
	cr_assert_str_eq(vk_buf_text(&shown), expected);
}

Test(cues, on_their_steps)
{
	struct vk__cue cue[] = { { 120, "c", 1 }, { 0, "a", 1 } };

	puts_cues(NULL, 0, "1m 1m 1m");
	puts_cues(cue, 2, "1m\"a\" 1m 1m\"c\"");
	cr_assert_eq(notes.count, 0);
}

Test(cues, inside_and_late)
{
	static const char text[] = "abcd";
	struct vk__cue cue[] = { { 185, text + 3, 1 }, { 60, text + 1, 1 },
		{ 60, text, 1 }, { 130, text + 2, 1 } };

	puts_cues(cue, 4, "1m 1m\"a · b\" 1m\"[0:10] c · [1:05] d\"");
	cr_assert_eq(notes.count, 2);
}
