/* SPDX-License-Identifier: MIT */
#include "../../lib/formats/losses.h"

#include <stdio.h>

#include "formats_record.h"

static struct vk__losses losses;
static vk_workout workout;

static void
start(void)
{
	vk_record *rec = steps_record("{'duration':60},{'reps':2,'steps':["
	    "{'duration':30},{'reps':3,'steps':[{'duration':10},"
	    "{'duration':20}]}]},{'duration':40}", "");

	memset(&losses, 0, sizeof losses);
	cr_assert_eq(vk_record_workout(rec, &workout, NULL), VK_OK);
	vk_record_free(rec);
}

static void
end(void)
{
	vk_workout_free(&workout);
}

TestSuite(losses, .init = start, .fini = end);

static void
says(const vk_loss *loss, const char *lang, const char *expected)
{
	vk_buf out = { 0 };

	vk_loss_text(loss, lang, &out);
	cr_assert_str_eq(vk_buf_text(&out), expected);
	vk_buf_free(&out);
}

Test(losses, paths)
{
	static const char *const paths[] = { "", "1", "2", "2.1", "2.2",
		"2.2.1", "2.2.2", "3" };
	char path[48];

	for (uint32_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		vk__step_path(&workout, i, path, sizeof path);
		cr_expect_str_eq(path, paths[i]);
	}
	vk__step_path(&workout, 6, path, 4);
	cr_assert_str_eq(path, "2.2");
}

Test(losses, equal_ones_are_counted)
{
	vk__losses_add(&losses, &workout, 3, "loss-hr", "150 bpm", NULL);
	vk__losses_add(&losses, &workout, 5, "loss-hr", "150 bpm", NULL);
	vk__losses_add(&losses, &workout, 7, "loss-hr", "151.5 bpm", NULL);
	vk__losses_add(&losses, &workout, 0, "loss-hr", "1 bpm", NULL);
	cr_assert_eq(losses.count, 3);
	says(&losses.loss[0], "en",
	    "step 2.1 and 1 more: heart rate 150 bpm is only a cue");
	says(&losses.loss[1], "fr",
	    "bloc 3 : la FC 151,5 bpm n'est qu'une consigne");
	says(&losses.loss[2], NULL, "heart rate 1 bpm is only a cue");
	vk__losses_clear(&losses);
	cr_assert_eq(losses.count, 0);
}

Test(losses, bounded)
{
	char arg[16];

	for (int i = 0; i < VK__LOSSES + 3; i++) {
		snprintf(arg, sizeof arg, "%d", i);
		vk__losses_add(&losses, &workout, 1, "loss-hr", arg, NULL);
	}
	cr_assert_eq(losses.count, VK__LOSSES + 1);
	says(&losses.loss[VK__LOSSES], "en", "3 further losses");
}
