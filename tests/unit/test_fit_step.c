/* SPDX-License-Identifier: MIT */
/* Names and words of FIT steps, and the list of them. */
#include "../../lib/formats/fit_step.h"

#include <criterion/criterion.h>
#include <string.h>

#include "score_steps.h"

/* The step of a record as its FIT name tells it, and that name read back. */
static void
labels(const char *steps, const char *want)
{
	vk_workout w = { 0 };
	vk_buf label = { 0 }, again = { 0 };
	unsigned slice, slices;
	vk_step step;

	read_steps(&w, steps);
	vk__fit_label_add(&w.node[1], 0, 0, &label);
	cr_expect_str_eq(vk_buf_text(&label), want, "%s", steps);
	if (want[0] != '\0') {
		cr_expect(vk__fit_label_read(label.data, label.len, &step,
		    &slice, &slices), "%s", want);
		cr_expect_eq(slices, 0);
		vk__fit_label_add(&step, 0, 0, &again);
		cr_expect_str_eq(vk_buf_text(&again), want);
	}
	vk_buf_free(&label);
	vk_buf_free(&again);
	vk_workout_free(&w);
}

#define TARGET(name, value, units) \
	"'" name "':{'value':" value ",'units':'" units "'}"
#define SPAN(name, start, end, units) \
	"'" name "':{'start':" start ",'end':" end ",'units':'" units "'}"

Test(fit_step, labels)
{
	labels("{'duration':60}", "");
	labels("{'duration':60," TARGET("power", "95", "%ftp") "}",
	    "95 % FTP");
	labels("{'duration':60," SPAN("power", "200", "220", "w") ","
	    TARGET("cadence", "90", "rpm") "}", "200–220 W · 90 rpm");
	labels("{'duration':60,'ramp':true," SPAN("power", "50", "62.5",
	    "%ftp") "}", "50→62.5 % FTP");
	labels("{'duration':60," TARGET("hr", "3", "hr_zone") "}", "HR Z3");
	labels("{'duration':60," SPAN("hr", "140", "150", "bpm") ","
	    TARGET("power", "4", "power_zone") ","
	    TARGET("rpe", "7", "rpe") "}", "Z4 · HR 140–150 bpm · RPE 7/10");
	labels("{'duration':60,'maxeffort':true}", "MAX");
	labels("{'duration':60,'freeride':true," TARGET("cadence", "60",
	    "rpm") "}", "FREE · 60 rpm");
}

static bool
reads(const char *text, unsigned slice, unsigned slices)
{
	vk_step step;
	unsigned a, b;

	return vk__fit_label_read(text, strlen(text), &step, &a, &b) &&
	    a == slice && b == slices;
}

Test(fit_step, slices)
{
	vk_step step = { .power = { VK_UNIT_PCT_FTP, 50, 70 }, .ramp = true };
	vk_buf label = { 0 };

	vk__fit_label_add(&step, 2, 4, &label);
	cr_assert_str_eq(vk_buf_text(&label), "50→70 % FTP 2/4");
	cr_expect(reads("50→70 % FTP 2/4", 2, 4));
	cr_expect(reads("50→70 % FTP", 0, 0));
	cr_expect(reads("50→70 % FTP · RPE 7/10 1/4", 1, 4));
	cr_expect(reads("RPE 7/10", 0, 0));
	cr_expect_not(reads("50–70 % FTP 2/4", 2, 4), "no ramp");
	cr_expect_not(reads("50→70 % FTP 5/4", 5, 4));
	cr_expect_not(reads("50→70 % FTP 0/4", 0, 4));
	cr_expect_not(reads("50→70 % FTP 2/", 2, 0));
	vk_buf_free(&label);
}

/* Names that other programs give. */
Test(fit_step, other_labels)
{
	static const char *const names[] = { "", "Interval", "Warm up", "95",
		"95%", "95 % FTP · ", " · ", "95 % FTP 90 rpm",
		"95 % FTP · 100 % FTP", "1/4", "HR", "MAXIMUM", "2/4" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		cr_expect_not(reads(names[i], 0, 0), "%s", names[i]);
}

static void
says(const char *steps, enum vk__fit_main first, const char *en,
    const char *fr)
{
	vk_workout w = { 0 };
	vk_buf words = { 0 };

	read_steps(&w, steps);
	cr_expect_eq(vk__fit_main(&w.node[1]), first, "%s", steps);
	vk__fit_words_add(&w.node[1], "en", &words);
	cr_expect_str_eq(vk_buf_text(&words), en, "%s", steps);
	vk_buf_clear(&words);
	vk__fit_words_add(&w.node[1], "fr", &words);
	cr_expect_str_eq(vk_buf_text(&words), fr, "%s", steps);
	vk_buf_free(&words);
	vk_workout_free(&w);
}

/* What is no target of the file is told in words. */
Test(fit_step, words)
{
	says("{'duration':60}", VK__FIT_MAIN_NONE, "", "");
	says("{'duration':60," TARGET("power", "95", "%ftp") ","
	    TARGET("hr", "85", "%hr") "," TARGET("cadence", "90", "rpm") ","
	    TARGET("rpe", "7", "rpe") "}", VK__FIT_MAIN_POWER,
	    "heart rate 85 % max · cadence 90 rpm · RPE 7/10",
	    "FC 85 % max · cadence 90 rpm · RPE 7/10");
	says("{'duration':60," TARGET("hr", "150", "bpm") ","
	    TARGET("cadence", "90", "rpm") "}", VK__FIT_MAIN_HR,
	    "cadence 90 rpm", "cadence 90 rpm");
	says("{'duration':60," TARGET("cadence", "90", "rpm") "}",
	    VK__FIT_MAIN_CADENCE, "", "");
	says("{'duration':60,'maxeffort':true}", VK__FIT_MAIN_NONE, "all out",
	    "à fond");
	says("{'duration':60,'freeride':true," TARGET("power", "95", "%ftp")
	    "}", VK__FIT_MAIN_NONE, "95 % FTP", "95 % FTP");
}

/* Heart rates that FIT has no numbers for. */
Test(fit_step, heart_rates)
{
	says("{'duration':60," TARGET("hr", "100", "%hr") "}",
	    VK__FIT_MAIN_HR, "", "");
	says("{'duration':60," TARGET("hr", "101", "%hr") "}",
	    VK__FIT_MAIN_NONE, "heart rate 101 % max", "FC 101 % max");
	says("{'duration':60," TARGET("hr", "95", "%lthr") "}",
	    VK__FIT_MAIN_NONE, "heart rate 95 % LTHR", "FC 95 % LTHR");
	says("{'duration':60," TARGET("hr", "2", "hr_zone") "}",
	    VK__FIT_MAIN_HR, "", "");
	says("{'duration':60," SPAN("hr", "2", "3", "hr_zone") "}",
	    VK__FIT_MAIN_NONE, "heart rate Z2–Z3", "FC Z2–Z3");
	says("{'duration':60," TARGET("hr", "300", "bpm") "}",
	    VK__FIT_MAIN_NONE, "heart rate 300 bpm", "FC 300 bpm");
}

Test(fit_step, intensities)
{
	vk_step step = { .intensity = VK_INTENSITY_INTERVAL };
	int64_t i;

	cr_expect_eq(vk__fit_intensity(&step), 5);
	step.intensity = VK_INTENSITY_NONE;
	cr_expect_eq(vk__fit_intensity(&step), 0);
	step.cooldown = true;
	cr_expect_eq(vk__fit_intensity(&step), 3);
	step.warmup = true;
	cr_expect_eq(vk__fit_intensity(&step), 2);
	for (i = 0; i < 7; i++) {
		step = (vk_step){ .intensity = vk__fit_intensity_read(i) };
		cr_expect_eq(vk__fit_intensity(&step), i);
	}
	cr_expect_eq(vk__fit_intensity_read(7), VK_INTENSITY_NONE);
	cr_expect_eq(vk__fit_intensity_read(-1), VK_INTENSITY_NONE);
	cr_expect_eq(vk__fit_intensity_read(255), VK_INTENSITY_NONE);
}

Test(fit_step, list)
{
	struct vk__fit_steps steps = { 0 };
	struct vk__fit_step step = { .length = 1 };
	uint32_t i;

	for (i = 0; i < VK__FIT_STEPS; i++) {
		step.length = i;
		cr_assert_eq(vk__fit_steps_add(&steps, i == 64 ?
		    &steps.step[3] : &step), VK_OK);
	}
	cr_expect_eq(vk__fit_steps_add(&steps, &step), VK_ELIMIT);
	cr_expect_eq(steps.step[64].length, 3, "from the list that grows");
	cr_expect_eq(steps.step[65].length, 65);
	vk__fit_steps_clear(&steps);
	cr_expect_eq(steps.count, 0);
	vk__fit_steps_free(&steps);
}
